"""From visits to the needs of a frozen problem, for the planned days only.

What has no window in them is told in `not_planned` and never dropped in silence.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property, partial

from planner.domain.demand import Visit
from planner.domain.needs import VisitNeed
from planner.domain.person import Person
from planner.domain.remembered import Remembered, RememberedOfEach
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil, day_label, day_of

# Visits that were frozen last, or why they could not be.
FROZEN_VISITS: RememberedOfEach[Visit, VisitNeed | str] = RememberedOfEach(of_about=4)
FROZEN_LISTS: Remembered[tuple[object, ...], tuple[tuple[VisitNeed, ...], tuple[str, ...]]] = Remembered(12)


@dataclass(frozen=True)
class VisitFreezer:
    """Freezes one team's visits for the days of the plan (ordinals)."""

    team: Team
    days: range
    people: tuple[Person, ...]
    not_planned: list[str] = field(default_factory=list)

    def needs(self) -> tuple[VisitNeed, ...]:
        """Visits with at least one window in the planned days; windows are cut to the days and due dates."""
        rules = self.team.rules.settings
        weights = (rules.visits.weight, rules.visits.statutory_weight)
        follows_from = (self.team.visits, weights, rules.paired_visits.is_on, self._gone_alone)
        # An edit of anything else leaves the list as it is.
        needs, sentences = FROZEN_LISTS.answer(
            (self.team.id, self.days), follows_from, partial(self._frozen, weights)
        )
        self.not_planned.extend(sentences)
        return tuple(map(self._covered, needs)) if self._locked_down else needs

    def _frozen(self, weights: tuple[int, int]) -> tuple[tuple[VisitNeed, ...], tuple[str, ...]]:
        """The visits, and a sentence for each that is not planned."""
        rules, span = self.team.rules.settings, Span(civil(self.days.start), civil(self.days.stop))
        in_pairs = rules.paired_visits.is_on

        def goes_in_pairs(visit: Visit) -> bool:
            return in_pairs and visit.id not in self._gone_alone

        # What has not changed since is not frozen again.
        found = FROZEN_VISITS.of(
            self.team.visits,
            (self.team.id, self.days, weights),
            lambda visit: _visit_need(visit, span, weights, goes_in_pairs(visit)),
            goes_in_pairs,
        )
        needs = tuple(each for each in found if isinstance(each, VisitNeed))
        return needs, tuple(each for each in found if isinstance(each, str))

    @cached_property
    def _gone_alone(self) -> frozenset[str | None]:
        """Visits that a manager has excepted, for whoever makes them, from going in pairs."""
        return frozenset(
            override.demand
            for override in self.team.rules.overrides
            if override.rule == "paired_visits" and override.staff is None
        )

    @cached_property
    def _locked_down(self) -> dict[str, Person]:
        """Those who have a lockdown week with a cover person."""
        return {
            person.id: person
            for person in self.people
            if any(week.is_lockdown and week.cover_person for week in person.weeks)
        }

    def _covered(self, need: VisitNeed) -> VisitNeed:
        """The visit, given to the named cover person when it is statutory and falls into the lockdown week of
        its allocated worker."""
        person = self._locked_down.get(need.allocated or "")
        if person is None or not need.is_statutory:
            return need
        week = person.weeks[(day_of(need.windows[0].start) - self.days.start) // 7]
        return replace(need, allocated=week.cover_person) if week.is_lockdown and week.cover_person else need


def _visit_need(visit: Visit, span: Span, weights: tuple[int, int], goes_in_pairs: bool) -> VisitNeed | str:
    """The visit in the planned span; or why it is not planned. `weights`: of a visit, of a statutory one."""
    inside = [part for window in visit.windows if (part := window.span.common(span)) is not None]
    if not inside:
        return f"Visit {visit.case} ({visit.id}) has no window in these weeks."
    due_end = civil(visit.due) + DAY if visit.due is not None and visit.is_statutory else None
    in_time = [
        part for window in inside if (part := window.common(Span(0, due_end or window.end))) is not None
    ]
    fitting = tuple(window for window in in_time if window.minutes >= visit.minutes)
    if not fitting:
        when = f" by {day_label(due_end // DAY - 1)}" if due_end is not None else ""
        return (
            f"Visit {visit.case} ({visit.id}) has no window of {visit.minutes} minutes{when} in these weeks."
        )
    is_paired = goes_in_pairs and visit.risk != "none"
    return VisitNeed(
        id=visit.id,
        case=visit.case,
        minutes=visit.minutes,
        travel_before=visit.travel_before,
        travel_after=visit.travel_after,
        windows=tuple(sorted(fitting)),
        workers=2 if is_paired else visit.workers,
        skills=visit.skills,
        allocated=visit.allocated_worker,
        is_statutory=visit.is_statutory,
        is_paired=is_paired,
        needs_debrief=visit.needs_debrief,
        weight=weights[visit.is_statutory],
    )
