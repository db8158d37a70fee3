"""A tenth of the contracted hours is kept unscheduled inside the week: evening and weekend work is paid back
from it first, and what is left stays in reserve blocks of at least an hour.

Evening and weekend work beyond the reserve has to be banked as time off in lieu, which is what the reserve is
there to prevent. What is not used by Thursday 12:00 of the week is released: time off for the person, where
cover holds without them.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.person import Person, PersonWeek
from planner.domain.records import WEEKDAY_NAMES
from planner.domain.rota import Shift
from planner.domain.rule_pack import LieuReserve
from planner.domain.time_grid import DAY, WEEK, Span, civil, hours_label, weekday_of
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import week_text

RULE = "lieu_reserve"
QUARTER = 15


def outside_minutes(shift: Shift, evening_from: int) -> int:
    """Minutes of the shift outside ordinary hours: after `evening_from`, or all of it at a weekend."""
    if weekday_of(shift.day) >= 5:
        return shift.end - shift.start
    evening = shift.day * DAY + evening_from
    return shift.end - max(shift.start, evening) if shift.end > evening else 0


def outside_by_week(view: RotaView, person: Person) -> tuple[int, ...]:
    """Of each week of the person, the minutes that all shifts together lie outside ordinary hours."""
    evening_from = view.settings.evenings.evening_from
    return tuple(
        sum(outside_minutes(shift, evening_from) for shift in view.shifts_in_week(person.id, week.monday))
        for week in person.weeks
    )


def release_moment(rule: LieuReserve, monday: int) -> int:
    """The civil minute at which the unused reserve of the week is released."""
    return civil(monday + WEEKDAY_NAMES.index(rule.released_on), rule.released_from)


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each week with too little reserve, or with more evening work than the reserve pays back."""
    for week, outside in zip(person.weeks, view.of_person(person, outside_by_week), strict=True):
        if week.reserve_minutes > 0:
            yield from _week_findings(view, person, week, 0 if person.is_evening_contract else outside)


def _week_findings(view: RotaView, person: Person, week: PersonWeek, paid_back: int) -> Iterator[Finding]:
    rule, reserve = view.settings.lieu_reserve, week.reserve_minutes
    kept = sum(
        activity.end - activity.start
        for activity in view.work_in_week(person.id, week.monday, "reserve")
        if activity.end - activity.start >= rule.shortest_block_minutes
    )
    missing = max(0, reserve - paid_back) - kept
    if missing > 0:
        used = f" ({hours_label(paid_back)} of it is used by evening and weekend work)" if paid_back else ""
        sentence = (
            f"{person.name} has {hours_label(kept)} in reserve blocks in {week_text(week.monday)}; the "
            f"reserve is {hours_label(reserve)}{used}."
        )
        left = hours_label(max(0, reserve - paid_back))
        yield _judged(view, person, week, sentence, hours_label(kept), f"at least {left}", missing)
    if paid_back > reserve:
        sentence = (
            f"{person.name} works {hours_label(paid_back)} in evenings and at the weekend of "
            f"{week_text(week.monday)}; the reserve pays back {hours_label(reserve)}, so "
            f"{hours_label(paid_back - reserve)} would be banked as time off in lieu."
        )
        allowed = f"at most {hours_label(reserve)}"
        yield _judged(view, person, week, sentence, hours_label(paid_back), allowed, paid_back - reserve)


def _judged(
    view: RotaView, person: Person, week: PersonWeek, sentence: str, measured: str, allowed: str, minutes: int
) -> Finding:
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=sentence,
        measured=measured,
        allowed=allowed,
        price=view.settings.lieu_reserve.weight * -(-minutes // QUARTER),
        people=(person.id,),
        span=Span(civil(week.monday), civil(week.monday) + WEEK),
    )
    return view.judged(finding, week.monday, week.monday + 6, person.id)


PARTS = (EACH_PERSON.part(findings),)
