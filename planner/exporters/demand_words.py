"""What a demand is called on paper: `Visit R-1042`, `Duty desk`, `Supervision, Ben Okafor with Jo Patel`."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.domain.remembered import Remembered
from planner.domain.rota import Activity
from planner.domain.team import Team

_AFTER_A_VISIT = {"recording": "Write-up", "debrief": "Debrief after"}


@dataclass(frozen=True, slots=True)
class DemandWords:
    """A demand's label, its case reference ("" where it has none) and what kind of mark it is drawn with.

    `kind` is None where the activity's own kind says it.
    """

    label: str
    case: str = ""
    kind: str | None = None
    is_statutory: bool = False


class DemandLookUp:
    """The words of every demand of a team, by the ids that a rota's activities and shortfalls carry."""

    def __init__(self, team: Team) -> None:
        self._words: dict[str, DemandWords] = {}
        names = team.staff_names
        for visit in team.visits:
            label = f"{visit.purpose} {visit.case}"
            self._words[visit.id] = DemandWords(label, visit.case, is_statutory=visit.is_statutory)
        for deadline in team.court_deadlines:
            label = f"{deadline.document} {deadline.case}"
            self._words[deadline.id] = DemandWords(label, deadline.case, is_statutory=True)
        for event in team.events:
            self._words[event.id] = DemandWords(
                event.name, event.case or "", event.kind, is_statutory=event.kind == "hearing"
            )
        for plan in team.supervision_plans:
            worker = names.get(plan.worker, plan.worker)
            supervisor = names.get(plan.supervisor, plan.supervisor)
            self._words[plan.id] = DemandWords(f"Supervision, {worker} with {supervisor}")
        for task in team.recording_tasks:
            self._words[task.id] = DemandWords(f"Write-up {task.case or ''}".strip(), task.case or "")
        for cover in team.cover:
            self._words[cover.id] = DemandWords(cover.name, is_statutory=cover.kind == "duty")
        for share in team.job_shares:
            self._words[share.id] = DemandWords(f"Handover, {share.name}")

    def of_activity(self, activity: Activity) -> DemandWords | None:
        """The words of what an activity serves; of what follows a visit in its own words: `Write-up R-1042`,
        `Debrief after R-1042`."""
        words = self.of(activity.demand)
        if words is None or not words.case or activity.kind not in _AFTER_A_VISIT:
            return words
        return replace(words, label=f"{_AFTER_A_VISIT[activity.kind]} {words.case}", is_statutory=False)

    def of(self, demand: str | None) -> DemandWords | None:
        """The words of a demand id, with or without the `@day` that planning adds; None if it is gone."""
        if demand is None:
            return None
        return self._words.get(demand) or self._words.get(demand.partition("@")[0])


_OF_TEAMS: Remembered[Team, DemandLookUp] = Remembered(most=2)


def demand_words(team: Team) -> DemandLookUp:
    """The look-up of the team, made once as long as the team stays as it is."""
    return _OF_TEAMS.answer(team.id, team, lambda: DemandLookUp(team))
