"""What cannot be done says what to do first: open a plan, where none is open, whatever else it waits for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from ui.actions.file_actions import NO_PLAN
from ui.main_window.desk import Desk


def test_without_a_plan_all_that_is_off_asks_for_one(new_desk: Callable[..., Desk], plan: Path) -> None:
    desk = new_desk()
    desk.renew_actions()
    off = [action for action in desk.actions.actions if not action.isEnabled() and action.isVisible()]
    told = {action.objectName(): action.toolTip() for action in off}
    for name in ("rota.build", "rota.publish", "edit.undo"):
        assert told[name] == NO_PLAN
    assert set(told.values()) == {NO_PLAN}
    desk.open_path(plan)
    assert desk.actions["rota.build"].isEnabled()
    assert desk.actions["edit.undo"].toolTip() == "Nothing to undo"
