"""Time off in lieu stays within 15 hours owed, is taken back within 10 working days of being earned, and only
what is owed is taken.

Hours that nobody has taken after 13 weeks are told of and never deleted; they still count towards the cap.
What is earned in a week is to be taken back by the tenth working day after its Sunday, in the week in which
that day lies; the way of counting is a setting. Evening and weekend work of a week is paid back from the lieu
reserve first; what is left is earned, at the contract's rate, from the least claim on. Time off in a shift
repays as far as the week's work is below the contracted hours. What is settled for the weeks after the plan
counts towards the cap at its end; time off that is settled there takes back what is owed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.time_grid import WEEK, Span, civil, hours_label
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.toil_ledger import ToilWeek, is_untouched, ledger
from planner.rules.wording import day_text, week_text

RULE = "toil_limits"
HOUR = 60


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Weeks that end with too much owed, with hours not taken back in time or taken in advance."""
    if is_untouched(person, view):
        return
    weeks = ledger(person, view)
    for week in weeks:
        after = person.toil.settled_after if person.toil and week is weeks[-1] else 0
        yield from _over_the_cap(view, person, week, after)
        yield from _late(view, person, week)
        yield from _in_advance(view, person, week)
        yield from _expired(view, person, week)


def _over_the_cap(view: RotaView, person: Person, week: ToilWeek, after: int) -> Iterator[Finding]:
    """`after`: what settled weeks after the plan add to the balance."""
    cap, owed = view.settings.toil_limits.cap_minutes, week.owed + after
    if owed > cap:
        settled = f" with {hours_label(after)} settled for the weeks after it" if after else ""
        sentence = (
            f"{person.name} is owed {hours_label(owed)} in lieu at the end of {week_text(week.monday)}"
            f"{settled}; the cap is {hours_label(cap)}."
        )
        yield _judged(view, person, week, sentence, owed, cap, owed - cap)


def _late(view: RotaView, person: Person, week: ToilWeek) -> Iterator[Finding]:
    if week.late:
        sentence = (
            f"{person.name} should have taken back {hours_label(week.late)} more in lieu by the end of "
            f"{week_text(week.monday)}."
        )
        yield _judged(view, person, week, sentence, week.late, 0, week.late)


def _in_advance(view: RotaView, person: Person, week: ToilWeek) -> Iterator[Finding]:
    if week.in_advance:
        sentence = (
            f"{person.name} takes {hours_label(week.in_advance)} in lieu by the end of "
            f"{week_text(week.monday)} that {'is' if week.in_advance == HOUR else 'are'} not owed."
        )
        yield _judged(view, person, week, sentence, week.in_advance, 0, week.in_advance)


def _expired(view: RotaView, person: Person, week: ToilWeek) -> Iterator[Finding]:
    if week.expired:
        limit = view.settings.toil_limits.take_within_weeks
        sentence = (
            f"{hours_label(week.expired)} owed to {person.name} in lieu are older than {limit} weeks by "
            f"{day_text(week.monday + 6)} and unclaimed; they need a decision."
        )
        # Told, not priced: no plan is the better for it.
        yield replace(_finding(view, person, week, sentence, (week.expired, 0, 0)), tier=4)


def _judged(
    view: RotaView, person: Person, week: ToilWeek, sentence: str, measured: int, allowed: int, over: int
) -> Finding:
    finding = _finding(view, person, week, sentence, (measured, allowed, over))
    return view.judged(finding, week.monday, week.monday + 6, person.id)


def _finding(
    view: RotaView, person: Person, week: ToilWeek, sentence: str, minutes: tuple[int, int, int]
) -> Finding:
    """`minutes`: measured, allowed, and what is to be paid for."""
    measured, allowed, over = minutes
    return Finding(
        rule=RULE,
        tier=3,
        sentence=sentence,
        measured=hours_label(measured),
        allowed=f"at most {hours_label(allowed)}",
        price=view.settings.toil_limits.weight * -(-over // HOUR),
        people=(person.id,),
        span=Span(civil(week.monday), civil(week.monday) + WEEK),
    )


PARTS = (EACH_PERSON.part(findings),)
