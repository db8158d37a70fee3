"""What is said of a week of one's own in the status line; no widgets."""

from __future__ import annotations

from datetime import datetime

from planner.domain.time_grid import civil_of, clock
from planner.services.my_week.my_week import MyWeek

OFFLINE = "works offline"


def status_words(
    week: MyWeek, calendar_at: datetime | None = None, *, is_own: bool = True
) -> tuple[str, str, str]:
    """`Your week keeps every rest and hours rule · calendar file updated 12:04 · works offline`, or what it
    breaks; icon and ink."""
    icon, ink = ("check-circle", "ok") if week.is_kept else ("warning", "warnInk")
    whose = "Your" if is_own else f"{week.member.name.split()[0]}'s"
    parts = [_kept_words(week, whose, is_own=is_own)]
    if calendar_at is not None:
        parts.append(f"calendar file updated {clock(civil_of(calendar_at))}")
    return " · ".join((*parts, OFFLINE)), "info" if week.rota is None else icon, ink


def _kept_words(week: MyWeek, whose: str, *, is_own: bool) -> str:
    if week.rota is None:
        return "This week is not published yet"
    broken = [each for each in week.findings if not each.is_overridden]
    if not broken:
        return f"{whose} week keeps every rest and hours rule"
    more = f", and {len(broken) - 1} more" if len(broken) > 1 else ""
    told = broken[0].sentence.rstrip(".")
    if is_own:
        told = told.replace(f"{week.member.name}'s", "your")
    return f"{told[:1].upper()}{told[1:]}{more}"
