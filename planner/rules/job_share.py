"""The two people of a job share keep their split: they are at work together for their handover and no longer,
have it each week, and are not both absent by plan on a day of the post.

A day on which one of them is on leave or sick is nobody's plan and does not count. Which days or halves of
days are whose is in their patterns; longer together they hold the one post twice and leave it elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import HandoverNeed
from planner.domain.time_grid import Span, civil, day_of
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_HANDOVER
from planner.rules.wording import day_text, days_text, listed, minutes_text

RULE = "job_share"
HALF_HOUR = 30
PLANNED_OFF = ("", "not working")


def findings(view: RotaView, need: HandoverNeed) -> Iterator[Finding]:
    """Handover time that is missing, and days with neither of the two."""
    yield from _handover(view, need)
    yield from _too_long_together(view, need)
    for day in need.days:
        yield from _both_absent(view, need, day)


def _handover(view: RotaView, need: HandoverNeed) -> Iterator[Finding]:
    first, second = (_spans_of(view, need, staff) for staff in need.people)
    together = sum(span.minutes for span in first & second)
    short = need.minutes - together
    if short <= 0:
        return
    days = day_of(need.window.start), day_of(need.window.end - 1)
    names = listed(view.name(staff) for staff in need.people)
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{names} ({need.name}) have {minutes_text(together)} of {minutes_text(need.minutes)} of "
            f"handover together, {days_text(*days)}."
        ),
        measured=minutes_text(together),
        allowed=f"at least {minutes_text(need.minutes)}",
        price=view.settings.job_share.weight * -(-short // HALF_HOUR),
        people=need.people,
        span=need.window,
        demand=need.id,
        missing=short,
        unit="minutes",
    )
    yield view.judged(finding, *days)


def _too_long_together(view: RotaView, need: HandoverNeed) -> Iterator[Finding]:
    if need.most_together is None:
        return
    monday = day_of(need.window.start)
    first, second = (view.shifts_in_week(staff, monday) for staff in need.people)
    both = (
        common.minutes
        for one in first
        for other in second
        if one.day == other.day and (common := one.span.common(other.span)) is not None
    )
    together = sum(both)
    over = together - need.most_together
    if over <= 0:
        return
    days = monday, day_of(need.window.end - 1)
    names = listed(view.name(staff) for staff in need.people)
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{names} ({need.name}) are at work together for {minutes_text(together)}, {days_text(*days)}; "
            f"{minutes_text(need.most_together)} are agreed for their handover."
        ),
        measured=f"{minutes_text(together)} together",
        allowed=f"at most {minutes_text(need.most_together)}",
        price=view.settings.job_share.weight * -(-over // HALF_HOUR),
        people=need.people,
        span=need.window,
        demand=need.id,
    )
    yield view.judged(finding, *days)


def _spans_of(view: RotaView, need: HandoverNeed, staff: str) -> set[Span]:
    return {
        activity.span
        for shift, activity in view.serving(need.id)
        if shift.staff == staff and activity.kind == "handover" and need.window.contains(activity.span)
    }


def _both_absent(view: RotaView, need: HandoverNeed, day: int) -> Iterator[Finding]:
    if day not in view.problem.days:
        return
    if any(shift.day == day for staff in need.people for shift in view.shifts_of(staff)):
        return
    people = [view.problem.person_by_id.get(staff) for staff in need.people]
    if any(person is None or view.person_day(person, day).off_reason not in PLANNED_OFF for person in people):
        return
    names = listed(view.name(staff) for staff in need.people)
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=f"Neither of {names} ({need.name}) is at work on {day_text(day)}.",
        measured="nobody at work",
        allowed="one of the two",
        price=view.settings.job_share.weight,
        people=need.people,
        span=Span(civil(day), civil(day + 1)),
        demand=need.id,
    )
    yield view.judged(finding, day, day)


PARTS = (EACH_HANDOVER.part(findings),)
