"""In a lockdown week a person is in the office only, to catch up and to learn: no visits, no duty, no home
days, and each day its CPD time in blocks of at least an hour.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.person import Person, PersonWeek
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import Span, hours_label
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import day_text, span_text

RULE = "lockdown"
QUARTER, SHORTEST_CPD_MINUTES = 15, 60
FORBIDDEN = {"visit": "a visit", "duty": "a turn on duty"}


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Visits, duty and home days in a lockdown week, and CPD time that is missing."""
    for week in person.weeks:
        if not week.is_lockdown:
            continue
        for shift in view.shifts_in_week(person.id, week.monday):
            yield from _forbidden(view, person, shift)
            yield from _cpd(view, person, week, shift)


def _forbidden(view: RotaView, person: Person, shift: Shift) -> Iterator[Finding]:
    weight = view.settings.lockdown.weight
    in_lockdown = f"{person.name} is in lockdown"
    for activity in shift.activities:
        if activity.kind in FORBIDDEN:
            sentence = f"{in_lockdown} and has {FORBIDDEN[activity.kind]} {span_text(activity.span)}."
            yield _judged(view, person, shift, sentence, FORBIDDEN[activity.kind], weight, activity)
    if shift.place == "home":
        sentence = f"{in_lockdown} and works at home on {day_text(shift.day)}."
        yield _judged(view, person, shift, sentence, "at home", weight)


def _cpd(view: RotaView, person: Person, week: PersonWeek, shift: Shift) -> Iterator[Finding]:
    lengths = (activity.end - activity.start for activity in shift.activities if activity.kind == "cpd")
    booked = sum(length for length in lengths if length >= SHORTEST_CPD_MINUTES)
    short = week.cpd_minutes_per_day - booked
    if short > 0:
        asked = hours_label(week.cpd_minutes_per_day)
        sentence = (
            f"{person.name} has {hours_label(booked)} of {asked} of CPD on {day_text(shift.day)}, "
            f"a lockdown day."
        )
        price = view.settings.lockdown.cpd_weight * -(-short // QUARTER)
        yield _judged(view, person, shift, sentence, hours_label(booked), price, allowed=f"at least {asked}")


def _judged(
    view: RotaView,
    person: Person,
    shift: Shift,
    sentence: str,
    measured: str,
    price: int,
    activity: Activity | None = None,
    allowed: str = "office only",
) -> Finding:
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=sentence,
        measured=measured,
        allowed=allowed,
        price=price,
        people=(person.id,),
        span=activity.span if activity else Span(shift.start, shift.end),
        shifts=(shift.id,),
        demand=activity.demand if activity else None,
    )
    return view.judged(finding, shift.day, shift.day, person.id)


PARTS = (EACH_PERSON.part(findings),)
