"""What is said of a week of one's own in the status line; no widgets."""

from __future__ import annotations

from datetime import datetime

from planner.domain.time_grid import civil_of, clock
from planner.services.my_week.my_week import MyWeek

OFFLINE = "works offline"


def status_words(week: MyWeek, calendar_at: datetime | None = None) -> tuple[str, str, str]:
    """`Your week keeps every rest and hours rule · calendar file updated 12:04 · works offline`, or what it
    breaks; icon and ink."""
    icon, ink = ("check-circle", "ok") if week.is_kept else ("warning", "warnInk")
    parts = [_kept_words(week)]
    if calendar_at is not None:
        parts.append(f"calendar file updated {clock(civil_of(calendar_at))}")
    return " · ".join((*parts, OFFLINE)), "info" if week.rota is None else icon, ink


def _kept_words(week: MyWeek) -> str:
    if week.rota is None:
        return "This week is not published yet"
    broken = [each for each in week.findings if not each.is_overridden]
    if not broken:
        return "Your week keeps every rest and hours rule"
    more = f", and {len(broken) - 1} more" if len(broken) > 1 else ""
    return f"{broken[0].sentence.rstrip('.')}{more}"
