"""What is said of a week of one's own in the status line; no widgets."""

from __future__ import annotations

from planner.services.my_week.my_week import MyWeek

OFFLINE = "works offline"


def status_words(week: MyWeek) -> tuple[str, str, str]:
    """`Your week keeps every rest and hours rule · works offline`, or what it breaks; icon and ink."""
    icon, ink = ("check-circle", "ok") if week.is_kept else ("warning", "warnInk")
    return f"{_kept_words(week)} · {OFFLINE}", "info" if week.rota is None else icon, ink


def _kept_words(week: MyWeek) -> str:
    if week.rota is None:
        return "This week is not published yet"
    broken = [each for each in week.findings if not each.is_overridden]
    if not broken:
        return "Your week keeps every rest and hours rule"
    more = f", and {len(broken) - 1} more" if len(broken) > 1 else ""
    return f"{broken[0].sentence.rstrip('.')}{more}"
