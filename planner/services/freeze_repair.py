"""Freeze the repair of a published rota: what has begun stays, pins stay, the rest is planned near to it.

Everything that begins before the moment of the repair is fixed, with what was done in it; nothing new begins
before it. Who has fallen ill, whose hours were changed since, or who has told of a finish too late for the
next shift, is not held to what was published.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from planner.domain.errors import PlannerError
from planner.domain.needs import VisitNeed
from planner.domain.person import Person, PersonDay, ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.repair import Repair
from planner.domain.rota import Activity, Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, Span, civil, day_label, day_of, moment_label
from planner.rules.late_finish import earliest_start, rested
from planner.rules.pinned_parts import Pin
from planner.services.freeze_problem import freeze_problem

# Reasons for which somebody did not come although the rota said so.
STAYED_AWAY = ("annual leave", "sick", "study leave", "time off in lieu", "away", "out of post", "on loan")


def freeze_repair(team: Team, rota: Rota, moment: int) -> RotaProblem:
    """The problem of repairing the rota from the civil minute `moment` on (the next quarter of an hour).

    The team is as it is now: with the new absences, visits and hearings. Raises PlannerError when nothing of
    the rota lies after the moment.
    """
    problem = freeze_problem(team, rota.first_day, rota.weeks, rota)
    moment = -(-max(moment, problem.span.start) // ACTIVITY_GRID) * ACTIVITY_GRID
    if moment >= problem.span.end:
        raise PlannerError(
            f"Nothing of this rota lies after the moment given: it ends with {_dated(problem.days[-1])}.",
            "Repair from an earlier moment, or plan the next weeks.",
        )
    return _Freezer(problem, rota.shifts, moment).problem()


def _dated(day: int) -> str:
    return f"{day_label(day)} {date.fromordinal(day).year}"


@dataclass(frozen=True)
class _Freezer:
    plain: RotaProblem
    published: tuple[Shift, ...]
    moment: int

    def problem(self) -> RotaProblem:
        plain = self.plain
        return replace(
            plain,
            people=tuple(
                replace(person, days=tuple(self._day(person, day) for day in person.days))
                for person in plain.people
            ),
            visits=tuple(self._visit(need) for need in plain.visits),
            pinned_shifts=(*self._begun.values(), *self._later_pins),
            pinned_activities=(
                *self._begun_activities,
                *self._later_pinned_activities,
                *self._released_later,
            ),
            not_planned=(*plain.not_planned, *self._given_up()),
            repair=Repair(self.published, self.moment, tuple(self._uncounted())),
        )

    def _person_day(self, staff: str, day: int) -> PersonDay | None:
        person = self.plain.person_by_id.get(staff)
        return person.days[day - self.plain.first_day] if person and day in self.plain.days else None

    @cached_property
    def _begun(self) -> dict[tuple[str, int], Shift]:
        """What was worked, or is being worked, at the moment: as published, cut where somebody went home."""
        begun = {}
        for shift in self.published:
            person_day = self._person_day(shift.staff, shift.day)
            if shift.start < self.moment and person_day is not None:
                worked = _until_away(shift, person_day)
                if worked is not None:
                    begun[shift.staff, shift.day] = self._fixed(worked)
        return begun

    def _fixed(self, shift: Shift) -> Shift:
        activities = tuple(
            each.model_copy(update={"is_pinned": True})
            for each in shift.activities
            if each.start < self.moment
        )
        return shift.model_copy(update={"is_pinned": True, "activities": activities})

    @property
    def _begun_activities(self) -> Iterator[tuple[str, Activity]]:
        return ((shift.staff, each) for shift in self._begun.values() for each in shift.activities)

    @property
    def _later_pins(self) -> Iterator[Shift]:
        return (
            pin
            for pin in self.plain.pinned_shifts
            if (pin.staff, pin.day) not in self._begun and not self._gives_way(pin.staff, pin.day)
        )

    @property
    def _later_pinned_activities(self) -> Iterator[tuple[str, Activity]]:
        known = {(staff, each.start, each.kind) for staff, each in self._begun_activities}
        return (
            (staff, activity)
            for staff, activity in self.plain.pinned_activities
            if (staff, activity.start, activity.kind) not in known
            and activity.start >= self.moment
            and not self._gives_way(staff, day_of(activity.start))
        )

    @property
    def _released_later(self) -> Iterator[tuple[str, Activity]]:
        """Reserve that has been released: who has been told that they are free stays so."""
        for shift in self.published:
            person_day = self._person_day(shift.staff, shift.day)
            begun = self._begun.get((shift.staff, shift.day))
            stays = begun.span == shift.span if begun else person_day and _can_stay(shift, person_day)
            for each in shift.activities if stays else ():
                if each.is_released and not each.is_pinned and each.start >= self.moment:
                    yield shift.staff, each.model_copy(update={"is_pinned": True})

    def _gives_way(self, staff: str, day: int) -> bool:
        """Whether what is pinned there cannot stay: the person is away for the day."""
        person_day = self._person_day(staff, day)
        return person_day is not None and not person_day.options and person_day.off_reason in STAYED_AWAY

    def _given_up(self) -> Iterator[str]:
        for pin in self.plain.pinned_shifts:
            if self._gives_way(pin.staff, pin.day) and pin.start >= self.moment:
                name = self.plain.person_by_id[pin.staff].name
                yield f"{name}'s pinned shift on {moment_label(pin.start)} is given up: {name} is away then."
        for staff, work in self.plain.pinned_activities:
            if self._gives_way(staff, day_of(work.start)) and work.start >= self.moment:
                what = Pin(staff, activity=work).words(self.plain)
                name = self.plain.person_by_id[staff].name
                yield f"{what[:1].upper()}{what[1:]} is given up: {name} is away then."

    def _uncounted(self) -> Iterator[tuple[str, int]]:
        for shift in self.published:
            person_day = self._person_day(shift.staff, shift.day)
            fixed = self._begun.get((shift.staff, shift.day))
            if fixed is not None and fixed.span == shift.span:
                continue
            can_stay = fixed is None and person_day is not None and _can_stay(shift, person_day)
            if not can_stay or (shift.staff, shift.day) in self._later_starts:
                yield shift.staff, shift.day

    @cached_property
    def _later_starts(self) -> dict[tuple[str, int], int]:
        """By person and day, when a shift may begin that was published to begin before: the day before, as it
        was told, ended too late for it."""
        plain, found = self.plain, {}
        for shift in self.published:
            person = plain.person_by_id.get(shift.staff)
            told = plain.told_before(person, shift.day) if person is not None else None
            if person is None or told is None:
                continue
            is_free = shift.name is not None or not plain.settings.late_finish.is_on
            earliest = told.end if is_free else earliest_start(plain.settings, told.day, told.end)
            earliest = max(earliest, rested(told.end, person.rest_minutes))
            if shift.start < earliest:
                found[shift.staff, shift.day] = earliest
        return found

    def _day(self, person: Person, day: PersonDay) -> PersonDay:
        """The day as it may still be worked."""
        later = self._later_starts.get((person.id, day.day))
        if later is not None and any(_from(option, later) for option in day.options):
            # Who has finished late begins later; that is no reason not to come at all.
            day = replace(day, may_be_off=False)
        if civil(day.day) >= self.moment:
            return day
        begun = self._begun.get((person.id, day.day))
        if begun is not None:
            return replace(day, options=(_as_worked(begun),), may_be_off=False)
        options = tuple(left for option in day.options if (left := _from(option, self.moment)) is not None)
        return replace(day, options=options, may_be_off=True)

    def _visit(self, need: VisitNeed) -> VisitNeed:
        """A visit that has not begun has what is left of its windows; without any left it stays uncovered."""
        if any(activity.demand == need.id for _, activity in self._begun_activities):
            return need
        rest = Span(self.moment + need.travel_before, self.plain.span.end)
        left = [part for window in need.windows if (part := window.common(rest)) is not None]
        windows = tuple(part for part in left if part.minutes >= need.minutes)
        return replace(need, windows=windows) if windows else need


def _until_away(shift: Shift, person_day: PersonDay) -> Shift | None:
    """The shift up to the moment at which the person went away; None when they did not come."""
    if not person_day.options and person_day.off_reason in STAYED_AWAY and not person_day.blocked:
        return None
    ends = [hole.start for hole in person_day.blocked if hole.overlaps(shift.span)]
    if not ends:
        return shift
    end = min(ends)
    if end <= shift.start:
        return None
    rest = shift.break_span
    keeps_break = rest is not None and rest.end <= end
    return shift.model_copy(
        update={
            "end": end,
            "break_start": shift.break_start if keeps_break else None,
            "break_end": shift.break_end if keeps_break else None,
            "activities": tuple(each for each in shift.activities if each.end <= end),
        }
    )


def _can_stay(shift: Shift, person_day: PersonDay) -> bool:
    if any(hole.overlaps(shift.span) for hole in person_day.blocked):
        return False
    return any(
        option.name == shift.name and option.admits(shift.start, shift.end) for option in person_day.options
    )


def _as_worked(shift: Shift) -> ShiftOption:
    """The one way to work a day that has begun."""
    length = shift.end - shift.start
    rest = shift.break_span.minutes if shift.break_span else 0
    return ShiftOption(
        shift.name, shift.start, shift.start, shift.end, shift.end, length, length, rest, shift.place
    )


def _from(option: ShiftOption, moment: int) -> ShiftOption | None:
    """What is left of the option when it cannot begin before the moment."""
    start = max(option.start_earliest, moment)
    if start > option.start_latest:
        return None
    earliest_end = max(option.end_earliest, start + option.shortest)
    if earliest_end > option.end_latest:
        return None
    return replace(option, start_earliest=start, end_earliest=earliest_end)
