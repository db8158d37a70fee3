"""Releasing the lieu reserve that nobody has used in the week on screen."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.file_actions import has_rota

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


def release(desk: Desk) -> None:
    """Ask by which day, and make the blocks that lie ahead free time where cover holds."""
    from planner.domain.time_grid import civil
    from planner.rules.lieu_reserve import release_moment
    from planner.services.release_reserve import WHAT, release_reserve

    shown = desk.session.shown
    if shown is None or shown.rota is None:
        return
    rule = shown.problem.settings.lieu_reserve
    due = release_moment(rule, shown.rota.first_day.toordinal())
    day = desk.ask.day(WHAT, "What is not used by this day is free time", date.fromordinal(due // 1440))
    if day is None:
        return
    released = release_reserve(shown.problem, shown.rota.shifts, civil(day, rule.released_from))
    if not released.edit.changes:
        nothing = released.sentences[0] if released.sentences else "No reserve is to be released by that day."
        desk.frame.show_message("info", nothing, "")
    elif desk.edit(released.edit, WHAT):
        desk.frame.show_message("info", " ".join(released.sentences), "Undo takes it back.")


RESERVE_ROWS: tuple[ActionRow, ...] = (
    ActionRow(
        "reserve.release",
        "Release unused reserve…",
        release,
        icon="leave",
        enabled_when=has_rota,
        off_because="There is no rota for this week",
        words="emergency spare duty",
    ),
)
