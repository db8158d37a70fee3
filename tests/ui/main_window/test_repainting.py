"""After an edit only the parts of the window are painted that show something else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtWidgets import QApplication

from planner.services.rota_edits import MoveShift
from ui.main_window.desk import Desk


class Painted(QObject):
    """Notes who is asked to paint."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: set[str] = set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.parts.add(type(watched).__name__)
        return False


@pytest.mark.usefixtures("window")
def test_an_edit_paints_the_board_and_neither_the_rail_nor_the_samples_of_the_marks(
    light: QApplication, desk: Desk
) -> None:
    painted = Painted()
    # The first edit changes the words of undo, and with them what stands in the top bar.
    for minutes in (30, -30):
        light.processEvents()
        painted.parts.clear()
        light.installEventFilter(painted)
        assert desk.edit(MoveShift("ana@2026-11-24", by_minutes=minutes))
        for kind in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateRequest):
            QCoreApplication.sendPostedEvents(None, kind.value)
        light.removeEventFilter(painted)
    assert "BoardView" in painted.parts
    assert painted.parts & {"RailButton", "Avatar", "MarkSample"} == set()
