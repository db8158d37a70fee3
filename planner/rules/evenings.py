"""Nobody works more than two evenings (after 18:00) a week, nor two in a row without consent, nor more than
six in four weeks; part-timers in proportion. Contracts for evening work are exempt.

Evenings worked before the plan count, and those settled after it: in the four weeks that end after it they
leave fewer for the plan.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.contracts import FULL_TIME_WEEK_MINUTES
from planner.domain.findings import Finding
from planner.domain.person import PastWork, Person, PersonWeek
from planner.domain.rota import Shift
from planner.domain.time_grid import DAY, WEEK, Span, civil
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import counted, day_text, week_text

RULE = "evenings"


def is_evening(view: RotaView, work: Shift | PastWork) -> bool:
    """Whether the shift ends after 18:00 (or what is set) of the day it starts."""
    return work.end > work.start - work.start % DAY + view.settings.evenings.evening_from


def evening_shifts(view: RotaView, person: Person) -> Sequence[Shift]:
    """The person's shifts that are evenings, in order."""
    evening_from = view.settings.evenings.evening_from
    return [each for each in view.shifts_of(person.id) if each.end - each.day * DAY > evening_from]


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Evenings over the week's and the four weeks' most, and evenings in a row."""
    if all(week.evenings_most is None for week in person.weeks):
        return
    evenings = view.of_person(person, evening_shifts)
    past_days = {work.day for work in person.past if is_evening(view, work)}
    ahead_days = {work.day for work in person.ahead if is_evening(view, work)}
    if not evenings and not past_days and not ahead_days:
        return
    for week in person.weeks:
        if week.evenings_most is not None:
            yield from _week_findings(view, person, week, evenings)
            yield from _row_findings(view, person, week, evenings, past_days)
            yield from _four_week_findings(view, person, week, evenings, past_days)
    if person.weeks[-1].evenings_most is not None:
        yield from _row_ahead(view, person, evenings, ahead_days)
        yield from _four_weeks_ahead(view, person, evenings, past_days, ahead_days)


def _row_ahead(
    view: RotaView, person: Person, evenings: Sequence[Shift], ahead_days: set[int]
) -> Iterator[Finding]:
    """An evening on the last planned day, with one settled on the day after it."""
    last = view.problem.days[-1]
    if last + 1 not in ahead_days or _may_follow(view, person):
        return
    for shift in _in_days(evenings, range(last, last + 1))[:1]:
        yield _in_a_row(view, person, last + 1, shift.span, (shift.id,))


def _may_follow(view: RotaView, person: Person) -> bool:
    return person.consents_to_evenings_in_a_row or view.settings.evenings.allows_two_in_a_row


def _week_findings(
    view: RotaView, person: Person, week: PersonWeek, evenings: Sequence[Shift]
) -> Iterator[Finding]:
    found = _in_days(evenings, range(week.monday, week.monday + 7))
    most = week.evenings_most or 0
    if len(found) > most:
        sentence = (
            f"{person.name} works {counted(len(found), 'evening')} in {week_text(week.monday)}; "
            f"at most {most} {'is' if most == 1 else 'are'} agreed."
        )
        yield _over(view, person, week, sentence, len(found), most, found)


def _in_days(evenings: Sequence[Shift], days: range) -> list[Shift]:
    return [shift for shift in evenings if shift.day in days]


def _row_findings(
    view: RotaView, person: Person, week: PersonWeek, evenings: Sequence[Shift], past_days: set[int]
) -> Iterator[Finding]:
    if _may_follow(view, person):
        return
    by_day = {shift.day: shift for shift in evenings}
    for day in range(week.monday, week.monday + 7):
        before = by_day.get(day - 1)
        if day not in by_day or (before is None and day - 1 not in past_days):
            continue
        shifts = (before.id, by_day[day].id) if before else (by_day[day].id,)
        yield _in_a_row(view, person, day, by_day[day].span, shifts)


def _in_a_row(view: RotaView, person: Person, day: int, span: Span, shifts: tuple[str, ...]) -> Finding:
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{person.name} works two evenings in a row, {day_text(day - 1)} and {day_text(day)}, "
            f"and has not agreed to that."
        ),
        measured="2 evenings in a row",
        allowed="1 in a row",
        price=view.settings.evenings.weight,
        people=(person.id,),
        span=span,
        shifts=shifts,
    )
    return view.judged(finding, day - 1, day, person.id)


def _four_week_findings(
    view: RotaView, person: Person, week: PersonWeek, evenings: Sequence[Shift], past_days: set[int]
) -> Iterator[Finding]:
    days = range(week.monday - 21, week.monday + 7)
    found = _in_days(evenings, days)
    number = len(found) + sum(day in days for day in past_days)
    most = _most_in_four_weeks(view, person)
    if number > most:
        sentence = (
            f"{person.name} works {counted(number, 'evening')} in the four weeks up to "
            f"{day_text(week.monday + 6)}; at most {most} {'is' if most == 1 else 'are'} agreed."
        )
        yield _over(view, person, week, sentence, number, most, found)


def _four_weeks_ahead(
    view: RotaView, person: Person, evenings: Sequence[Shift], past_days: set[int], ahead_days: set[int]
) -> Iterator[Finding]:
    """Four weeks that end after the plan, in a week with settled evenings: what these leave of the most."""
    last = person.weeks[-1]
    for monday in range(last.monday + 7, last.monday + 28, 7):
        if not any(monday <= day < monday + 7 for day in ahead_days):
            continue
        days = range(monday - 21, monday + 7)
        found = _in_days(evenings, days)
        settled = sum(day in days for day in past_days) + sum(day in days for day in ahead_days)
        most = _most_in_four_weeks(view, person)
        # Settled evenings that are too many by themselves are nobody's choice now.
        if settled + len(found) > max(most, settled):
            sentence = (
                f"{person.name} works {counted(settled + len(found), 'evening')} in the four weeks up to "
                f"{day_text(monday + 6)}, {settled} of them settled; at most {most} "
                f"{'is' if most == 1 else 'are'} agreed."
            )
            over = settled + len(found) - max(most, settled)
            yield _over(view, person, last, sentence, most + over, most, found)


def _most_in_four_weeks(view: RotaView, person: Person) -> int:
    most = view.settings.evenings.most_in_four_weeks * person.contract_minutes_per_week
    return -(-most // FULL_TIME_WEEK_MINUTES)


def _over(
    view: RotaView,
    person: Person,
    week: PersonWeek,
    sentence: str,
    number: int,
    most: int,
    found: Sequence[Shift],
) -> Finding:
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=sentence,
        measured=counted(number, "evening"),
        allowed=f"at most {most}",
        price=view.settings.evenings.weight * (number - most),
        people=(person.id,),
        span=Span(civil(week.monday), civil(week.monday) + WEEK),
        shifts=tuple(shift.id for shift in found),
    )
    return view.judged(finding, week.monday, week.monday + 6, person.id)


PARTS = (EACH_PERSON.part(findings),)
