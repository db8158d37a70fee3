"""Every week from Monday to Sunday has an uninterrupted rest of at least 35 hours: 24 hours and the 11 of
a night.

Working Time Regulations 1998, reg 11 with reg 10. A night shift that runs into the week counts as work in it.
A team may have one rest of 48 hours and 11 in each fortnight instead (reg 11(2)(b)), or two of 24 hours and
11 wherever they lie in it (reg 11(2)(a)): two in a row are one of 48 hours and 11.
The rest is counted in hours that really pass: the night on which the clocks go forward takes one of them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from planner.domain.findings import LAW, Finding
from planner.domain.person import Person
from planner.domain.time_grid import DAY, WEEK, Span, civil, hours_label, worked_minutes
from planner.rules.rota_view import LONGEST_SHIFT, RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import counted, day_text, span_text, week_text

RULE = "weekly_rest"
# By how much a rest in real hours is at most shorter than its ends say.
CLOCK_CHANGE = 60


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each week without its long rest."""
    rule = view.settings.weekly_rest
    in_fortnights = rule.every != "week"
    asked = rule.fortnight_minutes if rule.every == "fortnight" else rule.minutes
    shifts = view.shifts_of(person.id)
    if not shifts:
        return
    work = [(past.start, past.end) for past in person.past[-14:]]
    work += [(shift.start, shift.end) for shift in shifts]
    for week in person.weeks:
        whole = Span(civil(week.monday), civil(week.monday) + WEEK)
        if in_fortnights:
            if not ends_fortnight(week.monday):
                continue
            whole = Span(whole.start - WEEK, whole.end)
        if rule.every == "twice_a_fortnight":
            yield from _two_rests(view, person, whole, work)
            continue
        gaps = _gaps(whole, work)
        if any(end - start >= asked + CLOCK_CHANGE for start, end in gaps):
            continue
        # The first of equal ones, and none as an empty span.
        spans = [Span(whole.start, whole.start), *(Span(start, end) for start, end in gaps)]
        longest = max(spans, key=worked_minutes)
        minutes = worked_minutes(longest)
        if minutes >= asked:
            continue
        measured, allowed = hours_label(minutes), hours_label(asked)
        period = f"the two weeks to {day_text(week.monday + 6)}" if in_fortnights else week_text(week.monday)
        where = f", {span_text(longest)}" if longest.minutes else ""
        yield Finding(
            rule=RULE,
            tier=LAW,
            sentence=(
                f"{person.name}'s longest rest in {period} is {measured}{where}; "
                f"the law asks for {allowed} without a break."
            ),
            measured=measured,
            allowed=allowed,
            people=(person.id,),
            span=whole,
            shifts=tuple(shift.id for shift in view.shifts_in_week(person.id, week.monday)),
        )


def _two_rests(
    view: RotaView, person: Person, whole: Span, work: Sequence[tuple[int, int]]
) -> Iterator[Finding]:
    """The fortnight, when it has fewer than two rests of a week's length."""
    asked = view.settings.weekly_rest.minutes
    number = sum(rests_in(worked_minutes(Span(*gap)), asked) for gap in _gaps(whole, work))
    if number >= 2:
        return
    monday = whole.end // DAY - 7
    yield Finding(
        rule=RULE,
        tier=LAW,
        sentence=(
            f"{person.name} has {counted(number, 'rest')} of {hours_label(asked)} in the two weeks to "
            f"{day_text(monday + 6)}; the law asks for two."
        ),
        measured=counted(number, "rest"),
        allowed=f"2 rests of {hours_label(asked)}",
        people=(person.id,),
        span=whole,
        shifts=tuple(shift.id for shift in view.shifts_in_week(person.id, monday)),
    )


def rests_in(minutes: int, asked: int) -> int:
    """How many rests of 24 hours a gap has, which begin with what a rest needs beyond them."""
    return 1 + (minutes - asked) // DAY if minutes >= asked else 0


def _gaps(whole: Span, work: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of the span without work; the work is in order of its starts."""
    free_from, gaps = whole.start, []
    # What began days before the span is over by then.
    for number in range(bisect_left(work, (whole.start - LONGEST_SHIFT, 0)), len(work)):
        start, end = work[number]
        if start >= whole.end:
            break
        if start > free_from:
            gaps.append((free_from, start))
        free_from = max(free_from, end)
    if free_from < whole.end:
        gaps.append((free_from, whole.end))
    return gaps


def ends_fortnight(monday: int) -> bool:
    """Whether the week is the second of its fortnight; fortnights are counted through, whatever the plan."""
    return (monday - 1) // 7 % 2 == 1


PARTS = (EACH_PERSON.part(findings),)
