"""Planned paid time and leave credit together are the contracted hours of the week; over the settlement
period they stay within the flexi limits (15 h over, 7.4 h under).

A difference within the flexi limits is a wish (each 15 minutes off has a small price); beyond them it is a
policy exception. A part-timer over a two-week cycle is measured by each week's own hours, so the long week is
no overtime. For named-shift teams the agreed most and least of the whole plan are kept here too.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.person import Person, PersonWeek
from planner.domain.time_grid import WEEK, Span, civil, hours_label
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import week_text

RULE = "contract_hours"
QUARTER, HOUR = 15, 60


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Weeks off their hours, the running balance beyond the flexi limits, totals beyond the agreed ones."""
    balance = person.flexi_balance_minutes
    total = 0
    for week in person.weeks:
        planned = sum(shift.paid_minutes for shift in view.shifts_in_week(person.id, week.monday))
        asked = week.contract_minutes - week.credit_minutes
        total += planned
        balance += planned - asked
        yield from _deviation(view, person, week, planned, asked)
        yield from _beyond_flexi(view, person, week, balance)
    yield from _totals(view, person, total)


def _deviation(
    view: RotaView, person: Person, week: PersonWeek, planned: int, asked: int
) -> Iterator[Finding]:
    if abs(planned - asked) < QUARTER:
        return
    price = view.settings.contract_hours.deviation_weight * (abs(planned - asked) // QUARTER)
    way = "over" if planned > asked else "under"
    credit = f" after {hours_label(week.credit_minutes)} of leave" if week.credit_minutes else ""
    yield Finding(
        rule=RULE,
        tier=4,
        sentence=(
            f"{person.name} is planned {hours_label(planned)} in {week_text(week.monday)}: "
            f"{hours_label(abs(planned - asked))} {way} the {hours_label(asked)} due{credit}."
        ),
        measured=hours_label(planned),
        allowed=hours_label(asked),
        price=price,
        people=(person.id,),
        span=_span(week),
    )


def _span(week: PersonWeek) -> Span:
    return Span(civil(week.monday), civil(week.monday) + WEEK)


def _beyond_flexi(view: RotaView, person: Person, week: PersonWeek, balance: int) -> Iterator[Finding]:
    credit, debit = person.flexi_credit_minutes, person.flexi_debit_minutes
    excess = balance - credit if balance > 0 else -balance - debit
    if excess <= 0:
        return
    way, limit = ("over", credit) if balance > 0 else ("under", debit)
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{person.name}'s flexi balance at the end of {week_text(week.monday)} is "
            f"{hours_label(abs(balance))} {way}; at most {hours_label(limit)} {way} is agreed."
        ),
        measured=f"{hours_label(abs(balance))} {way}",
        allowed=f"at most {hours_label(limit)} {way}",
        price=view.settings.contract_hours.weight * -(-excess // HOUR),
        people=(person.id,),
        span=_span(week),
    )
    yield view.judged(finding, week.monday, week.monday + 6, person.id)


def _totals(view: RotaView, person: Person, total: int) -> Iterator[Finding]:
    limits, days = person.limits, view.problem.days
    over = total - limits.most_minutes if limits.most_minutes is not None else 0
    under = limits.least_minutes - total if limits.least_minutes is not None else 0
    for excess, word, limit in ((over, "most", limits.most_minutes), (under, "least", limits.least_minutes)):
        if excess <= 0 or limit is None:
            continue
        finding = Finding(
            rule=RULE,
            tier=3,
            sentence=(
                f"{person.name} is planned {hours_label(total)} in all; "
                f"at {word} {hours_label(limit)} is agreed."
            ),
            measured=hours_label(total),
            allowed=f"at {word} {hours_label(limit)}",
            price=view.settings.contract_hours.weight * -(-excess // HOUR),
            people=(person.id,),
            span=view.problem.span,
        )
        yield view.judged(finding, days[0], days[-1], person.id)


PARTS = (EACH_PERSON.part(findings),)
