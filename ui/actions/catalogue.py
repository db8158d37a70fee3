"""All rows in one list: the only place that knows every action."""

from __future__ import annotations

from ui.actions.action_row import ActionRow
from ui.actions.board_actions import BOARD_ROWS
from ui.actions.calendar_actions import CALENDAR_ROWS
from ui.actions.file_actions import FILE_ROWS
from ui.actions.horizon_actions import HORIZON_ROWS
from ui.actions.look_actions import LOOK_ROWS
from ui.actions.print_action import PRINT_ROWS
from ui.actions.repair_action import REPAIR_ROWS
from ui.actions.reserve_action import RESERVE_ROWS
from ui.actions.rota_actions import ROTA_ROWS
from ui.actions.screen_actions import SCREEN_ROWS
from ui.actions.sign_in_actions import SIGN_IN_ROWS
from ui.actions.view_actions import VIEW_ROWS
from ui.actions.wall_actions import WALL_ROWS

ROWS: tuple[ActionRow, ...] = (
    *FILE_ROWS,
    *WALL_ROWS,
    *CALENDAR_ROWS,
    *ROTA_ROWS,
    *HORIZON_ROWS,
    *REPAIR_ROWS,
    *RESERVE_ROWS,
    *PRINT_ROWS,
    *BOARD_ROWS,
    *LOOK_ROWS,
    *VIEW_ROWS,
    *SCREEN_ROWS,
    *SIGN_IN_ROWS,
)
