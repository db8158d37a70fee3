"""A board on screen with the drawn week."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.board.drawn_week import drawn_snapshot
from ui.board import BoardView
from ui.item_models.board_snapshot import BoardSnapshot


@pytest.fixture
def new_board(qtbot: QtBot, light: QApplication) -> Callable[[BoardSnapshot | None], BoardView]:
    """Makes boards of the design's size, on screen and with the focus."""
    del light

    def make(snapshot: BoardSnapshot | None) -> BoardView:
        board = BoardView()
        qtbot.addWidget(board)
        board.resize(1048, 716)
        board.show_snapshot(snapshot)
        with qtbot.waitExposed(board):
            board.show()
        board.activateWindow()
        board.setFocus()
        return board

    return make


@pytest.fixture
def board(new_board: Callable[[BoardSnapshot | None], BoardView]) -> BoardView:
    return new_board(drawn_snapshot())
