"""The log of steps: stamped when they are made, steps of several parts told as one."""

from __future__ import annotations

from planner.services.rota_edits import MoveShift
from ui.main_window.desk import Desk


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
