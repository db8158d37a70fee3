"""What is not right is seen and heard."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.widgets.trouble_line import TroubleLine


def test_a_trouble_is_read_out_each_time_and_takes_no_room_once_it_is_over(
    around: QWidget, heard: list[str]
) -> None:
    line = TroubleLine(around)
    assert line.isHidden()
    line.tell("Say where the plan is kept.")
    line.tell("Say where the plan is kept.")
    assert not line.isHidden()
    line.tell("")
    assert line.isHidden()
    assert heard == ["Say where the plan is kept."] * 2
