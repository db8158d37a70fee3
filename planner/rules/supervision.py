"""Supervisor and worker have 90 uninterrupted minutes together, every four weeks or as the plan says."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import SupervisionNeed
from planner.domain.time_grid import Span, day_of
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_SUPERVISION
from planner.rules.wording import days_text, minutes_text

RULE = "supervision"


def findings(view: RotaView, need: SupervisionNeed) -> Iterator[Finding]:
    """The supervision, when the two are not together for long enough."""
    if _spans_of(view, need, need.supervisor) & _spans_of(view, need, need.worker):
        return
    first, last = day_of(need.window.start), day_of(need.window.end - 1)
    yield Finding(
        rule=RULE,
        tier=2,
        sentence=(
            f"{view.name(need.supervisor)} and {view.name(need.worker)} do not have "
            f"{minutes_text(need.minutes)} of supervision together, {days_text(first, last)}."
        ),
        measured="not booked",
        allowed=f"{minutes_text(need.minutes)} together",
        price=view.settings.supervision.weight,
        people=(need.supervisor, need.worker),
        span=need.window,
        demand=need.id,
        missing=1,
        unit="people",
    )


def _spans_of(view: RotaView, need: SupervisionNeed, staff: str) -> set[Span]:
    return {
        activity.span
        for shift, activity in view.serving(need.id)
        if shift.staff == staff
        and activity.kind == "supervision"
        and activity.end - activity.start >= need.minutes
        and need.window.contains(activity.span)
    }


PARTS = (EACH_SUPERVISION.part(findings),)
