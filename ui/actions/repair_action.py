"""Repairing the published rota of the week on screen, from a day on; today counts from now on."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.file_actions import has_rota

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


def repair(desk: Desk) -> None:
    """Ask from which day on, and build near to what was published (or to the draft, before that)."""
    from planner.domain.time_grid import civil, civil_of

    rota = desk.session.published or desk.session.rota
    if rota is None:
        return
    now = civil_of(desk.session.clock.now())
    last = rota.first_day.toordinal() + 7 * rota.weeks - 1
    suggested = min(max(now // 1440, rota.first_day.toordinal()), last)
    desk.builder.get_ready()
    day = desk.ask.day(
        "Repair the rota", "What begins before this day stays as it is", date.fromordinal(suggested)
    )
    if day is None:
        desk.builder.stand_down()
        return
    desk.builds.repair(rota, now if now // 1440 == day.toordinal() else civil(day))


REPAIR_ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "rota.repair",
        "Repair from a day…",
        repair,
        ("Shift+F5",),
        "wrench",
        has_rota,
        "There is no rota to repair yet",
        words="sick absent mend reschedule",
    ),
)
