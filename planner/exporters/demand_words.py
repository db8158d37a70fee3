"""What a demand is called on paper: `Visit R-1042`, `Duty desk`, `Supervision, Ben Okafor with Jo Patel`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from planner.domain.demand import (
    CourtDeadline,
    CoverRequirement,
    Event,
    RecordingTask,
    SupervisionPlan,
    Visit,
)
from planner.domain.remembered import Remembered, RememberedOfEach
from planner.domain.rota import Activity
from planner.domain.staff import JobShare
from planner.domain.team import Team

Demand = Visit | CourtDeadline | Event | SupervisionPlan | RecordingTask | CoverRequirement | JobShare
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
        names = team.staff_names
        records: tuple[Demand, ...] = (
            *team.visits,
            *team.court_deadlines,
            *team.events,
            *team.supervision_plans,
            *team.recording_tasks,
            *team.cover,
            *team.job_shares,
        )
        words = _OF_RECORDS.of(records, (names,), lambda record: _words_of(record, names))
        self._words = {record.id: each for record, each in zip(records, words, strict=True)}

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


def _words_of(record: Demand, names: Mapping[str, str]) -> DemandWords:
    match record:
        case Visit():
            label = f"{record.purpose} {record.case}"
            return DemandWords(label, record.case, is_statutory=record.is_statutory)
        case CourtDeadline():
            return DemandWords(f"{record.document} {record.case}", record.case, is_statutory=True)
        case Event():
            is_hearing = record.kind == "hearing"
            return DemandWords(record.name, record.case or "", record.kind, is_statutory=is_hearing)
        case SupervisionPlan():
            worker = names.get(record.worker, record.worker)
            supervisor = names.get(record.supervisor, record.supervisor)
            return DemandWords(f"Supervision, {worker} with {supervisor}")
        case RecordingTask():
            return DemandWords(f"Write-up {record.case or ''}".strip(), record.case or "")
        case JobShare():
            return DemandWords(f"Handover, {record.name}")
    return DemandWords(record.name, is_statutory=record.kind == "duty")


# Of the records that were asked for last: an edit leaves nearly all of them as they are.
_OF_RECORDS: RememberedOfEach[Demand, DemandWords] = RememberedOfEach()
_OF_TEAMS: Remembered[Team, DemandLookUp] = Remembered(most=2)


def demand_words(team: Team) -> DemandLookUp:
    """The look-up of the team, made once as long as the team stays as it is."""
    return _OF_TEAMS.answer(team.id, team, lambda: DemandLookUp(team))
