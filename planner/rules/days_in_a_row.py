"""Nobody works more than five days in a row. Where the team has agreed limits for them, runs of working days
and of days off are not too short, and weekends and kinds of shift stay under their most.

The days worked before the planned weeks count, and those settled after them. A run that may go on beyond the
planned weeks is not short. The most and least hours of named-shift teams are priced with `contract_hours`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.time_grid import Span, civil, monday_of, weekday_of
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import counted, days_text

RULE = "days_in_a_row"


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Runs that are too long or too short, weekends and kinds of shift over their most."""
    worked = {shift.day for shift in view.shifts_of(person.id)}
    known = worked | {work.day for work in person.past} | {work.day for work in person.ahead}
    yield from _long_runs(view, person, known)
    yield from _short_runs(view, person, known)
    yield from _weekends(view, person, worked)
    yield from _shift_counts(view, person)


def _runs(days: set[int]) -> list[range]:
    """The days as runs of consecutive ones, in order."""
    starts = [day for day in sorted(days) if day - 1 not in days]
    ends = [day + 1 for day in sorted(days) if day + 1 not in days]
    return [range(start, end) for start, end in zip(starts, ends, strict=True)]


def _long_runs(view: RotaView, person: Person, known: set[int]) -> Iterator[Finding]:
    longest = person.limits.longest_run or view.settings.days_in_a_row.longest_run
    for run in _runs(known):
        # Settled days after the planned weeks are too many only in a run that began before them.
        days = range(view.problem.days.start, view.problem.days.stop + longest)
        beyond = [day for day in run[longest:] if day in days]
        if not beyond:
            continue
        # Each day too many is excused by itself: an override of one day does not free the others.
        excused = [day for day in beyond if view.problem.is_overridden(RULE, day, day, person.id)]
        sentence = (
            f"{person.name} works {counted(len(run), 'day')} in a row, {days_text(run[0], run[-1])}; "
            f"at most {longest} {'is' if longest == 1 else 'are'} agreed."
        )
        yield Finding(
            rule=RULE,
            tier=3,
            sentence=sentence,
            measured=f"{counted(len(run), 'day')} in a row",
            allowed=f"at most {longest}",
            price=view.settings.days_in_a_row.weight * (len(beyond) - len(excused)),
            people=(person.id,),
            span=_span(beyond[0], beyond[-1]),
            shifts=_shift_ids(view, person, beyond),
            is_overridden=len(excused) == len(beyond),
        )


def _span(first: int, last: int) -> Span:
    return Span(civil(first), civil(last + 1))


def _shift_ids(view: RotaView, person: Person, days: Sequence[int]) -> tuple[str, ...]:
    return tuple(shift.id for shift in view.shifts_of(person.id) if shift.day in days)


def _short_runs(view: RotaView, person: Person, known: set[int]) -> Iterator[Finding]:
    limits, days = person.limits, view.problem.days
    # With nothing known of the time before, the first run may have begun there.
    first = min((work.day for work in person.past), default=days.start)
    if limits.shortest_run is not None:
        for run in _runs(known):
            if _is_decided(run, person, days) and len(run) < limits.shortest_run:
                yield _short(view, person, run, limits.shortest_run, f"{counted(len(run), 'working day')}")
    if limits.shortest_run_off is not None:
        for run in _runs(set(range(first, days.stop)) - known):
            if _is_decided(run, person, days) and len(run) < limits.shortest_run_off:
                yield _short(view, person, run, limits.shortest_run_off, f"{counted(len(run), 'day')} off")


def _is_decided(run: range, person: Person, days: range) -> bool:
    """Whether the run ends in the planned weeks, and its beginning is known."""
    return days.start < run.stop < days.stop and (run.start > days.start or bool(person.past))


def _short(view: RotaView, person: Person, run: range, shortest: int, what: str) -> Finding:
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{person.name} has a run of only {what}, {days_text(run[0], run[-1])}; "
            f"at least {shortest} are agreed."
        ),
        measured=what,
        allowed=f"at least {shortest}",
        price=view.settings.days_in_a_row.weight * (shortest - len(run)),
        people=(person.id,),
        span=_span(run[0], run[-1]),
        shifts=_shift_ids(view, person, run),
    )
    return view.judged(finding, run[0], run[-1], person.id)


def _weekends(view: RotaView, person: Person, worked: set[int]) -> Iterator[Finding]:
    most = person.limits.most_weekends
    weekend_days = {day for day in worked if weekday_of(day) >= 5}
    number = len({monday_of(day) for day in weekend_days})
    if most is not None and number > most:
        what = counted(number, "weekend")
        yield _too_many(view, person, what, number, most, _shift_ids(view, person, sorted(weekend_days)))


def _shift_counts(view: RotaView, person: Person) -> Iterator[Finding]:
    for name, most in person.limits.most_of_shift:
        found = [shift for shift in view.shifts_of(person.id) if shift.name == name]
        if len(found) > most:
            what = f"{counted(len(found), 'shift')} “{view.problem.shift_name(name)}”"
            yield _too_many(view, person, what, len(found), most, tuple(shift.id for shift in found))


def _too_many(
    view: RotaView, person: Person, what: str, number: int, most: int, shifts: tuple[str, ...]
) -> Finding:
    days = view.problem.days
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{person.name} works {what} from {days_text(days[0], days[-1])}; "
            f"at most {most} {'is' if most == 1 else 'are'} agreed."
        ),
        measured=what,
        allowed=f"at most {most}",
        price=view.settings.days_in_a_row.weight * (number - most),
        people=(person.id,),
        span=view.problem.span,
        shifts=shifts,
    )
    return view.judged(finding, days[0], days[-1], person.id)


PARTS = (EACH_PERSON.part(findings),)
