"""The way back to a step that was made before the plan was opened, or in another window: one step of undo."""

from __future__ import annotations

from planner.domain.errors import PlannerError
from planner.ports import AuditRow
from planner.services.past_plan import going_back
from ui.item_models.history_item_models import HistoryRow, when_text
from ui.main_window.desk import Desk

ALL_ROWS = 10**9
STAYS = "What was published stays."


def go_back(desk: Desk, row: HistoryRow) -> bool:
    """Bring the plan back to what it was after a row of the log; whether anything was changed."""
    assert row.number is not None
    try:
        edit = going_back(desk.session.store, row.number, f"Go back to {when_text(row.at)}")
        if edit is None:
            desk.say(f"The plan is already as it was after: {row.sentence}.")
            return False
        gone = [each for each in desk.session.store.audit(most=ALL_ROWS) if each.number > row.number]
    except PlannerError as trouble:
        desk.tell_trouble(trouble)
        return False
    if not desk.edits.go_back(edit):
        return False
    # What was left behind is not before all that was done since, but beside it.
    since = STAYS if row.state == "left" else taken_back(gone, desk.session.who)
    words = f"The plan is as it was after: {row.sentence}. {since}"
    desk.frame.show_message("info", words, "Undo takes it back.")
    return True


def taken_back(gone: list[AuditRow], who: str) -> str:
    """How much that was, and whose: `12 steps are taken back, 3 of them by Amira Khan.`"""
    steps = {each.step: each.who for each in gone}
    others = sorted({name for name in steps.values() if name != who})
    number = sum(name != who for name in steps.values())
    words = "One step is taken back" if len(steps) == 1 else f"{len(steps)} steps are taken back"
    if not others:
        return f"{words}. {STAYS}"
    of = "it" if len(steps) == 1 else "them"
    return f"{words}, {number} of {of} by {', '.join(others)}. {STAYS}"
