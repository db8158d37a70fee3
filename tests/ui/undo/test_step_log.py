"""The log of steps: stamped when they are made, steps of several parts told as one."""

from __future__ import annotations

from planner.services.rota_edits import MoveShift
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame


def test_a_step_of_several_parts_is_one_step_with_all_it_is_about(desk: Desk) -> None:
    stack = desk.undo_stack
    stack.beginMacro("Move shifts")
    assert desk.edit(MoveShift("ben@2026-11-25", by_minutes=30))
    assert desk.edit(MoveShift("ben@2026-11-24", by_minutes=30))
    stack.endMacro()
    (step,) = desk.steps.steps()
    assert (step.index, step.what, step.who) == (1, "Move shifts", "Team manager")
    assert step.subject == "ben@2026-11-25, ben@2026-11-24"
    desk.steps.go_to(0)
    assert not desk.steps.steps()[0].is_done


def test_undo_says_what_it_took_where_the_last_step_was_made_in_another_window(desk: Desk) -> None:
    frame = NoFrame()
    desk.frame = frame
    assert desk.edit(MoveShift("ben@2026-11-25", by_minutes=30))
    assert desk.edit(MoveShift("ben@2026-11-24", by_minutes=30))
    frame.messages.clear()
    desk.actions.trigger("edit.undo")
    assert frame.messages == []
    last = desk.session.last_logged
    desk.session.by_others = (range(last + 1, last + 2),)
    desk.actions.trigger("edit.undo")
    assert frame.messages[-1][1] == "Undone here: move shift."
    assert "in another window" in frame.messages[-1][2]
