"""What a new version of a rota changes for whom, in words: 3 people change, 5 shifts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from planner.domain.problem import RotaProblem
from planner.domain.repair import SHARED_KINDS, known_as
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import clock, day_of
from planner.rules.availability import ACTIVITY_NAMES
from planner.rules.wording import counted, day_text, listed

PLACES = {"office": "in the office", "home": "at home"}


@dataclass(frozen=True, slots=True)
class DayChange:
    """One person's day: the shift before and now, and what is new or gone of visits, turns, meetings."""

    day: int
    before: Shift | None
    after: Shift | None
    gained: tuple[Activity, ...] = ()
    lost: tuple[Activity, ...] = ()
    # What was published could not stay, whatever is planned.
    is_unavoidable: bool = False

    @property
    def is_day_off_lost(self) -> bool:
        return self.before is None and self.after is not None


@dataclass(frozen=True, slots=True)
class PersonChange:
    """What changes for one person."""

    staff: str
    name: str
    days: tuple[DayChange, ...]
    # Whether the person can come as published on every day that changes.
    is_away: bool
    sentences: tuple[str, ...]

    @property
    def cannot_all(self) -> bool:
        """Whether they cannot come as published on one of the days at least."""
        return any(change.is_unavoidable for change in self.days)

    @property
    def days_off_lost(self) -> tuple[int, ...]:
        return tuple(change.day for change in self.days if change.is_day_off_lost)


@dataclass(frozen=True, slots=True)
class RotaDiff:
    """All changes between two versions, by person; `short_notice` names changes that come soon."""

    people: tuple[PersonChange, ...]
    headline: str
    short_notice: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.people

    @property
    def shifts(self) -> int:
        """Shifts that change for those who are not away."""
        return sum(not change.is_unavoidable for person in self.people for change in person.days)

    @property
    def sentences(self) -> tuple[str, ...]:
        """The headline, then what changes person by person."""
        return (
            self.headline,
            *(sentence for person in self.people for sentence in person.sentences),
            *self.short_notice,
        )


def rota_diff(problem: RotaProblem, before: Sequence[Shift], after: Sequence[Shift]) -> RotaDiff:
    """What `after` changes of `before` for the people of the problem (a repair, or any other one)."""
    people = tuple(
        change
        for person in problem.people
        if (change := _person(problem, person.id, person.name, before, after)) is not None
    )
    return RotaDiff(people, _headline(people), _short_notice(problem, people))


def _person(
    problem: RotaProblem, staff: str, name: str, before: Sequence[Shift], after: Sequence[Shift]
) -> PersonChange | None:
    was = {shift.day: shift for shift in before if shift.staff == staff}
    now = {shift.day: shift for shift in after if shift.staff == staff}
    days = []
    for day in sorted(was.keys() | now.keys()):
        change = _day(problem, staff, day, was.get(day), now.get(day))
        if change is not None:
            days.append(change)
    if not days:
        return None
    sentences = tuple(_sentence(problem, name, change) for change in days)
    return PersonChange(staff, name, tuple(days), all(each.is_unavoidable for each in days), sentences)


def _day(
    problem: RotaProblem, staff: str, day: int, before: Shift | None, after: Shift | None
) -> DayChange | None:
    had, has = _shared(before), _shared(after)
    gained = tuple(each for known, each in has.items() if known not in had)
    lost = tuple(each for known, each in had.items() if known not in has)
    if _face(before) == _face(after) and not gained and not lost:
        return None
    unavoidable = problem.repair is not None and problem.repair.is_uncounted(staff, day)
    return DayChange(day, before, after, gained, lost, unavoidable)


def _shared(shift: Shift | None) -> dict[object, Activity]:
    kinds = (*SHARED_KINDS, "event")
    return {known_as(each): each for each in (shift.activities if shift else ()) if each.kind in kinds}


def _face(shift: Shift | None) -> tuple[int, int, str, str | None] | None:
    return None if shift is None else (shift.start, shift.end, shift.place, shift.name)


def _headline(people: Sequence[PersonChange]) -> str:
    away = [person.name for person in people if person.cannot_all]
    others = [person for person in people if not person.cannot_all]
    shifts = sum(not change.is_unavoidable for person in people for change in person.days)
    opening = f"{listed(away)} cannot work as planned. " if away else ""
    if not others:
        return f"{opening}Nobody else's plan changes." if away else "Nothing changes."
    noun = "other person changes" if away else "person changes"
    nouns = "other people change" if away else "people change"
    losing = [person.name for person in people if person.days_off_lost]
    days_off = f"{listed(losing)} {'loses' if len(losing) == 1 else 'lose'} a day off" if losing else ""
    return (
        f"{opening}{counted(len(others), noun, nouns)}, {counted(shifts, 'shift')}; "
        f"{days_off or 'nobody loses a day off'}."
    )


def _sentence(problem: RotaProblem, name: str, change: DayChange) -> str:
    before, after = change.before, change.after
    day = day_text(change.day)
    if before is None and after is not None:
        return f"{name} works on {day}, a day off before: {after.span.times}{_added(problem, change)}."
    if before is not None and after is None:
        left = f", with {listed(activity_words(problem, change.lost))}" if change.lost else ""
        return f"{name} does not work on {day} (was {before.span.times}{left})."
    assert before is not None
    assert after is not None
    parts = []
    if (before.start, before.end, before.name) != (after.start, after.end, after.name):
        parts.append(f"works {after.span.times} instead of {before.span.times}")
    if before.place != after.place:
        parts.append(f"is {PLACES[after.place]} instead of {PLACES[before.place]}")
    gained = [f"{word} at {clock(each.span_on_site.start)}" for word, each in _told(problem, change.gained)]
    if gained:
        parts.append(f"takes on {listed(gained)}")
    if change.lost:
        parts.append(f"no longer has {listed(activity_words(problem, change.lost))}")
    return f"{name} on {day}: {', '.join(parts)}."


def _added(problem: RotaProblem, change: DayChange) -> str:
    return f", with {listed(activity_words(problem, change.gained))}" if change.gained else ""


def activity_words(problem: RotaProblem, activities: Sequence[Activity]) -> list[str]:
    """Visits, turns and meetings as people call them."""
    return [word for word, _ in _told(problem, activities)]


def _told(problem: RotaProblem, activities: Sequence[Activity]) -> Iterator[tuple[str, Activity]]:
    visits = {need.id: need.case for need in problem.visits}
    turns = {need.id: need.name for need in problem.duty_turns}
    events = {need.id: need.name for need in problem.events}
    for each in activities:
        demand = each.demand or ""
        if each.kind == "visit" and demand in visits:
            yield f"visit {visits[demand]}", each
        else:
            yield turns.get(demand) or events.get(demand) or ACTIVITY_NAMES[each.kind], each


def _short_notice(problem: RotaProblem, people: Sequence[PersonChange]) -> tuple[str, ...]:
    if problem.repair is None:
        return ()
    until = day_of(problem.repair.moment) + problem.settings.stability.notice_days
    soon = [
        (change.day, person.name)
        for person in people
        for change in person.days
        if not change.is_unavoidable and change.day < until
    ]
    if not soon:
        return ()
    names = list(dict.fromkeys(name for _, name in sorted(soon)))
    days = problem.settings.stability.notice_days
    notice = f"Less than {counted(days, 'day')}' notice"
    return (f"{notice} for {listed(names)}; the first change is on {day_text(min(soon)[0])}.",)
