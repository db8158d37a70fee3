"""What is settled round the planned weeks: shifts worked before them, published or pinned after them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from planner.domain.person import PastWork, Tally
from planner.domain.rota import Activity, Shift
from planner.domain.staff import PastTally
from planner.domain.team import Team
from planner.domain.time_grid import civil, monday_of, weekday_of

PAST_DAYS = 28
# Four weeks end with each of the three weeks after the plan; the rest is in need of far less.
AHEAD_DAYS = 28
Work = dict[int, list[PastWork]]


@dataclass(frozen=True)
class History:
    """One team's settled work round the days `planned` (ordinals)."""

    team: Team
    planned: range

    def past(self, staff: str) -> tuple[PastWork, ...]:
        """The person's shifts of the last weeks before the plan, in order."""
        return _in_days(self._work.get(staff, {}), range(self.planned.start - PAST_DAYS, self.planned.start))

    def told(self, staff: str) -> tuple[PastWork, ...]:
        """The person's work on planned days as it was told afterwards, in order."""
        return _in_days(self._told.get(staff, {}), self.planned)

    def ahead(self, staff: str) -> tuple[PastWork, ...]:
        """The person's settled shifts of the first weeks after the plan, in order."""
        return _in_days(self._work.get(staff, {}), range(self.planned.stop, self.planned.stop + AHEAD_DAYS))

    def tally(self, staff: str) -> Tally:
        """What the person has done in the fairness weeks before the plan, and is to do in those after it. A
        week with its tally counts by it; single shifts count for the weeks without one."""
        rules = self.team.rules.settings
        weeks = 7 * rules.fairness.weeks
        before = range(self.planned.start - weeks, self.planned.start)
        after = range(self.planned.stop, self.planned.stop + weeks)
        told = [each for each in self._tallies.get(staff, ()) if monday_of(each.week) in before]
        told_weeks = {monday_of(each.week) for each in told}
        works = self._work.get(staff, {})
        single = [work for work in _in_days(works, before) if monday_of(work.day) not in told_weeks]
        single += _in_days(works, after)
        evening = rules.evenings.evening_from
        return Tally(
            evenings=sum(each.evenings for each in told)
            + sum(work.end > civil(work.day, evening) for work in single),
            duty_minutes=sum(each.duty_minutes for each in told) + sum(work.duty_minutes for work in single),
            weekend_days=sum(each.weekend_days for each in told)
            + sum(weekday_of(work.day) >= 5 for work in single),
        )

    @cached_property
    def _tallies(self) -> dict[str, list[PastTally]]:
        by_staff: dict[str, list[PastTally]] = {}
        for tally in self.team.past_tallies:
            by_staff.setdefault(tally.staff, []).append(tally)
        return by_staff

    @cached_property
    def _work(self) -> dict[str, Work]:
        """By person and day. A later rota goes before an earlier one, a pin before what was published, and
        what is told as worked before any plan of it."""
        work: dict[str, Work] = {}
        for shift in (shift for rota in self.team.rotas for shift in rota.shifts):
            work.setdefault(shift.staff, {})[shift.day] = [_as_work(shift)]
        for pin in self.team.pins:
            if pin.is_pinned and pin.day >= self.planned.stop:
                work.setdefault(pin.staff, {})[pin.day] = [_as_work(pin)]
        for staff, days in self._told.items():
            work.setdefault(staff, {}).update(days)
        return work

    @cached_property
    def _told(self) -> dict[str, Work]:
        told: dict[str, Work] = {}
        for each in self.team.past_shifts:
            worked = PastWork(each.start, each.end, each.duty_minutes)
            told.setdefault(each.staff, {}).setdefault(worked.day, []).append(worked)
        return told


def _in_days(works: Work, days: range) -> tuple[PastWork, ...]:
    found = (work for day in works.keys() & set(days) for work in works[day])
    return tuple(sorted(found, key=lambda work: (work.start, work.end)))


def _as_work(shift: Shift) -> PastWork:
    return PastWork(shift.start, shift.end, _duty_minutes(shift.activities), is_named=shift.name is not None)


def _duty_minutes(activities: Iterable[Activity]) -> int:
    return sum(each.span.minutes for each in activities if each.kind == "duty")
