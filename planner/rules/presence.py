"""Enough people are present in the office, or contactable, at each time of the day; home days stay within the
contract; desks and quiet rooms are not exceeded.

Cover is counted by the half-hour. Who is on a visit or at an event outside is not present; who is on a
break is. Who has time off in lieu, or released reserve, is neither present nor contactable.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from planner.domain.findings import Finding
from planner.domain.needs import PresenceNeed
from planner.domain.person import Person
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import COVER_GRID, WEEK, Span, civil, day_of
from planner.rules.availability import is_option
from planner.rules.half_hours import bits_between
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_DAY, EACH_PERSON, EACH_PRESENCE
from planner.rules.wording import counted, day_text, span_text, week_text

RULE = "presence"


@dataclass(frozen=True, slots=True)
class _ShortCell:
    """A half-hour with too few people: how many are there, what lacks, and what that costs."""

    span: Span
    there: int
    missing: int
    below_ideal: int
    lacking: tuple[str, ...]
    price: int


def need_findings(view: RotaView, need: PresenceNeed) -> Iterator[Finding]:
    """Each run of half-hours with too few people."""
    run: list[_ShortCell] = []
    for cell in _short_cells(view, need):
        if run and run[-1].span.end != cell.span.start:
            yield _run_finding(need, run)
            run = []
        run.append(cell)
    if run:
        yield _run_finding(need, run)


def _short_cells(view: RotaView, need: PresenceNeed) -> Iterator[_ShortCell]:
    rule, whole = view.settings.presence, need.span
    counts, skilled = counts_by_cell(view, need)
    enough = max(need.least, need.ideal)
    for number, at in enumerate(cell_starts(need)):
        lacking: list[str] = []
        worst = missing = max(0, need.least - counts[number])
        for skill, wanted in need.skills:
            short = wanted - skilled[skill][number]
            if short > 0:
                lacking += [skill] * short
                worst = max(worst, short)
        if counts[number] >= enough and not lacking:
            continue
        below_ideal = max(0, need.ideal - max(counts[number], need.least))
        price = rule.weight * (missing + len(lacking)) + rule.ideal_weight * below_ideal
        cell = Span(max(at, whole.start), min(at + COVER_GRID, whole.end))
        yield _ShortCell(cell, counts[number], worst, below_ideal, tuple(lacking), price)


def counts_by_cell(view: RotaView, need: PresenceNeed) -> tuple[list[int], dict[str, list[int]]]:
    """How many people count in each half-hour of the need, and of them, skill by skill, those who hold it."""
    there = _cells_of_people(view, need)
    skilled = {skill: _counted(_holding(view, need, there, skill), need) for skill, _ in need.skills}
    return _counted(there.values(), need), skilled


def cell_starts(need: PresenceNeed) -> range:
    """The starts of the half-hours that the need touches."""
    return range(need.span.start - need.span.start % COVER_GRID, need.span.end, COVER_GRID)


def _counted(people: Iterable[int], need: PresenceNeed) -> list[int]:
    """How many of the people, each given by the bits of their half-hours, are there in each of them."""
    counts = [0] * len(cell_starts(need))
    # Most people are there all the time, or from some hour on: equal bits are counted once.
    for cells, number in Counter(people).items():
        for index in range(len(counts)):
            if cells >> index & 1:
                counts[index] += number
    return counts


def _holding(view: RotaView, need: PresenceNeed, there: Mapping[str, int], skill: str) -> Iterator[int]:
    """The half-hours of those who hold the skill, on the day of each half-hour."""
    starts = [max(at, need.span.start) for at in cell_starts(need)]
    days = range(day_of(starts[0]), day_of(starts[-1]) + 1)
    ends = [sum(at < civil(day) for at in starts) for day in (*days, days.stop)]
    parts = [
        (day - view.problem.first_day, bits_between(begin, end))
        for day, begin, end in zip(days, ends, ends[1:], strict=False)
        if day in view.problem.days
    ]
    people = view.problem.person_by_id
    for staff, cells in there.items():
        person_days, held = people[staff].days, 0
        for number, of_day in parts:
            if skill in person_days[number].skills:
                held |= of_day
        yield cells & held


def _cells_of_people(view: RotaView, need: PresenceNeed) -> Mapping[str, int]:
    """Who counts for the need, with the half-hours in which they do, numbered from the first, as bits."""
    return view.bits_near(need, _cells_there(need))


def _cells_there(need: PresenceNeed) -> Callable[[Shift], int]:
    """What gives the half-hours of the need in which who works a shift counts, as bits."""
    whole, must_be_in = need.span, need.state == "present"
    first, number_of_cells = whole.start - whole.start % COVER_GRID, len(cell_starts(need))
    all_cells = bits_between(0, number_of_cells)

    def cells(shift: Shift) -> int:
        if must_be_in and shift.place != "office":
            return 0
        there = all_cells
        if shift.start > whole.start or shift.end < whole.end:
            begin = 0 if shift.start <= whole.start else -(-(shift.start - first) // COVER_GRID)
            end = number_of_cells if shift.end >= whole.end else (shift.end - first) // COVER_GRID
            there = bits_between(begin, end)
        return there & ~_cells_out(shift, need, first) if shift.away else there

    return cells


def _cells_out(shift: Shift, need: PresenceNeed, first: int) -> int:
    """The half-hours, numbered from `first`, that time off touches or, where people are to be present, visits
    and events outside, as bits."""
    whole, cells = need.span, 0
    must_be_in = need.state == "present"
    for activity in shift.away:
        if activity.is_off or (must_be_in and _is_out(activity)):
            start, end = max(activity.start, whole.start) - first, min(activity.end, whole.end) - first
            if start < end:
                cells |= bits_between(start // COVER_GRID, -(-end // COVER_GRID))
    return cells


def _is_out(activity: Activity) -> bool:
    """Whether who does it is out of the office."""
    return activity.kind == "visit" or (activity.kind == "event" and activity.place == "field")


def _run_finding(need: PresenceNeed, run: list[_ShortCell]) -> Finding:
    worst = max(run, key=lambda cell: (cell.missing, cell.below_ideal))
    span = Span(run[0].span.start, run[-1].span.end)
    where, state = f"{need.name} {span_text(span)}", need.state
    there = counted(worst.there, "person", "people")
    if worst.there < need.least:
        sentence = f"{where}: {worst.there} of {counted(need.least, 'person', 'people')} {state}."
    elif worst.lacking:
        short = counted(worst.missing, "person", "people")
        sentence = f"{where}: short of {short} with “{worst.lacking[0]}”."
    else:
        sentence = f"{where}: {there} {state}; {need.ideal} would be ideal."
    return Finding(
        rule=RULE,
        tier=2,
        sentence=sentence,
        measured=f"{worst.there} {state}",
        allowed=f"at least {need.least}" if need.least == need.ideal else f"{need.least} to {need.ideal}",
        price=sum(cell.price for cell in run),
        span=span,
        demand=need.id,
        missing=worst.missing or worst.below_ideal,
        unit="people",
        is_of_ideal=not worst.missing,
    )


def person_findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Weeks with too many home days, and shifts worked from a place that the day does not offer."""
    weight = view.settings.presence.desk_weight
    for week in person.weeks:
        shifts = view.shifts_in_week(person.id, week.monday)
        at_home = [shift for shift in shifts if shift.place == "home"]
        over = len(at_home) - week.home_days_most
        if over > 0:
            finding = Finding(
                rule=RULE,
                tier=3,
                sentence=(
                    f"{person.name} works {counted(len(at_home), 'day')} at home in "
                    f"{week_text(week.monday)}; the contract has {week.home_days_most}."
                ),
                measured=counted(len(at_home), "home day"),
                allowed=f"at most {week.home_days_most}",
                price=weight * over,
                people=(person.id,),
                span=Span(civil(week.monday), civil(week.monday) + WEEK),
                shifts=tuple(shift.id for shift in at_home),
            )
            yield view.judged(finding, week.monday, week.monday + 6, person.id)
        for shift in shifts:
            places = (shift.place, "either")
            if [each for each in view.person_day(person, shift.day).options if each.place not in places]:
                yield from _wrong_place(view, person, shift, weight)


def _wrong_place(view: RotaView, person: Person, shift: Shift, weight: int) -> Iterator[Finding]:
    options = [each for each in view.person_day(person, shift.day).options if is_option(shift, each)]
    if not options or any(option.place in ("either", shift.place) for option in options):
        return
    where, agreed = ("at home", "in the office") if shift.place == "home" else ("in the office", "at home")
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=f"{person.name} works {where} on {day_text(shift.day)}; {agreed} is agreed for that day.",
        measured=where,
        allowed=agreed,
        price=weight,
        people=(person.id,),
        span=shift.span,
        shifts=(shift.id,),
    )
    yield view.judged(finding, shift.day, shift.day, person.id)


@dataclass(frozen=True, slots=True)
class _Office:
    """A day of the office, and who comes to it."""

    id: str
    span: Span


def day_findings(view: RotaView, day: int) -> Iterator[Finding]:
    """The day, when desks or quiet rooms do not suffice."""
    problem, weight = view.problem, view.settings.presence.desk_weight
    whole = Span(civil(day), civil(day + 1))
    office = _Office(f"the office on {day}", whole)
    people = view.bits_near(office, lambda shift: shift.day == day and shift.place == "office")
    if len(people) > problem.desks:
        sentence = (
            f"{counted(len(people), 'person', 'people')} work in the office on {day_text(day)}; it has "
            f"{counted(problem.desks, 'desk')}."
        )
        measured, allowed = counted(len(people), "person", "people"), counted(problem.desks, "desk")
        price = weight * (len(people) - problem.desks)
        finding = Finding(RULE, 3, sentence, measured, allowed, price, span=whole)
        yield view.judged(finding, day, day)
    peak = quiet_room_peak(view, day)
    if peak > problem.quiet_rooms:
        rooms = counted(problem.quiet_rooms, "quiet room")
        sentence = f"{counted(peak, 'person', 'people')} need a quiet room at once on {day_text(day)}; there "
        sentence += f"{'is' if problem.quiet_rooms == 1 else 'are'} {rooms}."
        price = weight * (peak - problem.quiet_rooms)
        finding = Finding(RULE, 3, sentence, counted(peak, "quiet room"), rooms, price, span=whole)
        yield view.judged(finding, day, day)


def quiet_room_peak(view: RotaView, day: int) -> int:
    """The most people in quiet rooms at one time of the day."""
    steps: list[tuple[int, int]] = []
    for shift in view.shifts_touching(day):
        for activity in shift.quiet:
            start = max(activity.start, shift.start, civil(day))
            end = min(activity.end, shift.end, civil(day + 1))
            if start < end:
                steps += [(start, 1), (end, -1)]
    peak = number = 0
    # Who leaves at 13:00 makes room for who comes at 13:00: leaving sorts first.
    for _, step in sorted(steps):
        number += step
        peak = max(peak, number)
    return peak


PARTS = (EACH_PRESENCE.part(need_findings), EACH_PERSON.part(person_findings), EACH_DAY.part(day_findings))
