"""Building one to twelve weeks at once; the choice stays for the weeks that have no rota yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.actions.action_row import ActionRow
from ui.actions.rota_actions import can_build
from ui.session.horizon import MOST_WEEKS

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


def build_weeks(desk: Desk, weeks: int) -> None:
    """Build so many weeks, or as many as end before a published one or before other rules; that is said."""
    from planner.rules.wording import counted

    horizon = desk.builds.horizon
    possible = horizon.possible(weeks)
    horizon.choose(weeks)
    desk.builds.build(possible)
    if possible < weeks:
        built = f"{counted(possible, 'week')} {'is' if possible == 1 else 'are'} built"
        if horizon.ends_with_rules(possible):
            why, step = "other rules are in force after that", "Open the week after and build on from there."
        else:
            why, step = "the week after is published", "Open that week and change it on its own."
        desk.frame.show_message("info", f"{built}: {why}.", step)


def _row(weeks: int) -> ActionRow:
    def build(desk: Desk) -> None:
        build_weeks(desk, weeks)

    text = "Build 1 week" if weeks == 1 else f"Build {weeks} weeks"
    return ActionRow(
        f"build.weeks_{weeks}",
        text,
        build,
        enabled_when=can_build,
        off_because="Wait until the build ends",
    )


HORIZON_ROWS: tuple[ActionRow, ...] = tuple(_row(weeks) for weeks in range(1, MOST_WEEKS + 1))
