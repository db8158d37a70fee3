"""Between the end of one day's work and the start of the next lie at least 11 hours (12 for people under 18);
travel and recording count as work.

Working Time Regulations 1998, reg 10. The rest is counted in hours that really pass, so a night on which the
clocks go forward is an hour shorter. The last shift before the planned weeks counts, and the first that is
settled after them; and of a day that has been worked, what was told of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import LAW, Finding
from planner.domain.person import PastWork, Person
from planner.domain.rota import Shift
from planner.domain.time_grid import Span, hours_label, worked_minutes
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import moment_text

RULE = "daily_rest"
HOUR = 60


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each rest that is too short, with the shifts on either side of it."""
    end = max((work.end for work in person.past), default=None)
    before: Shift | None = None
    for shift in view.shifts_of(person.id):
        told = view.problem.told_before(person, shift.day) if person.told else None
        if told is not None:
            end, before = told.end, None
        # Two shifts at once are no short rest; `availability` tells of them. Clocks go on by an hour at most.
        is_near = end is not None and shift.start - end < person.rest_minutes + HOUR
        if end is not None and is_near and (before is None or shift.start >= end):
            rest = max(0, worked_minutes(Span(end, shift.start))) if shift.start > end else 0
            if rest < person.rest_minutes:
                yield _too_short(person, end, before, shift, rest)
        if end is None or shift.end > end:
            end, before = shift.end, shift
    if before is not None and person.ahead:
        after = person.ahead[0]
        rest = max(0, worked_minutes(Span(before.end, after.start))) if after.start > before.end else 0
        if rest < person.rest_minutes:
            yield _too_short(person, before.end, before, after, rest)


def _too_short(person: Person, end: int, before: Shift | None, after: Shift | PastWork, rest: int) -> Finding:
    measured, allowed = f"{hours_label(rest)} rest", hours_label(person.rest_minutes)
    return Finding(
        rule=RULE,
        tier=LAW,
        sentence=(
            f"{person.name} finishes {moment_text(end)} and starts {moment_text(after.start)}: "
            f"{measured}, the law asks for {allowed}."
        ),
        measured=measured,
        allowed=allowed,
        people=(person.id,),
        span=Span(min(end, after.start), max(end, after.start)),
        shifts=tuple(each.id for each in (before, after) if isinstance(each, Shift)),
    )


PARTS = (EACH_PERSON.part(findings),)
