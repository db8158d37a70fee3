"""Whoever works over 6 hours has a break of at least 20 minutes, not at either end of the shift, with nothing
planned in it.

Working Time Regulations 1998, reg 12. The break of a shorter shift is free, but it too lies inside the shift
and has nothing planned in it.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import LAW, Finding
from planner.domain.person import Person
from planner.domain.rota import Shift
from planner.domain.time_grid import Span
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import minutes_text, span_text

RULE = "breaks"


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each shift whose break is missing, too short, in the wrong place or planned over."""
    for shift in view.shifts_of(person.id):
        yield from _shift_findings(view, person, shift)


def _shift_findings(view: RotaView, person: Person, shift: Shift) -> Iterator[Finding]:
    rule = view.settings.breaks
    pause = shift.break_span
    is_due = shift.worked_minutes > rule.over_minutes
    length = pause.end - pause.start if pause is not None else 0
    if pause is None or length <= 0:
        if is_due:
            least = minutes_text(rule.least_minutes)
            sentence = f"{_told(person, shift)} without a break; the law asks for {least}."
            yield _broken(person, shift, sentence, least)
        return
    if is_due and length < rule.least_minutes:
        least = minutes_text(rule.least_minutes)
        told = f"{_told(person, shift)} with a break of {minutes_text(length)}"
        sentence = f"{told}; the law asks for {least}."
        yield _broken(person, shift, sentence, least)
    from_ends = rule.from_ends_minutes if is_due else 0
    if pause.start < shift.start + from_ends or shift.end - from_ends < pause.end:
        inner = Span(shift.start + from_ends, shift.end - from_ends)
        told = f"{_told(person, shift)} with the break at {pause.times}"
        sentence = f"{told}; it has to lie within {inner.times}."
        yield _broken(person, shift, sentence, f"within {inner.times}")
    if not shift.is_break_kept:
        sentence = f"{person.name} has work planned in the break {span_text(pause)}."
        yield _broken(person, shift, sentence, "nothing planned")


def _told(person: Person, shift: Shift) -> str:
    return f"{person.name} works {span_text(shift.span)}"


def _broken(person: Person, shift: Shift, sentence: str, allowed: str) -> Finding:
    pause = shift.break_span
    return Finding(
        rule=RULE,
        tier=LAW,
        sentence=sentence,
        measured=minutes_text(pause.minutes) if pause else "no break",
        allowed=allowed,
        people=(person.id,),
        span=shift.span,
        shifts=(shift.id,),
    )


PARTS = (EACH_PERSON.part(findings),)
