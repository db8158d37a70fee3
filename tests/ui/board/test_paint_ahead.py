"""The rows next to those in view are painted before they are scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.board import BoardView
from ui.board.paint_ahead import PaintAhead, next_to
from ui.board.row_strips import RowStrips


class Strips(RowStrips):
    """Remembers what was to be made ready."""

    def __init__(self) -> None:
        super().__init__()
        self.made: list[int] = []

    def prepare(self, row: int, columns: range) -> None:
        assert columns == range(7)
        self.made.append(row)


def test_the_rows_below_come_first_then_those_above() -> None:
    assert next_to(range(5, 8), 100) == [8, 9, 10, 4, 3, 2]


def test_there_is_nothing_beyond_the_first_and_last_rows() -> None:
    assert next_to(range(3), 4) == [3]
    assert next_to(range(1, 4), 4) == [0]


def test_rows_are_made_ready_in_idle_time_and_then_it_rests(qtbot: QtBot) -> None:
    strips, parent = Strips(), QObject()
    ahead = PaintAhead(strips, parent)
    ahead.follow(range(2, 4), range(7), 10)
    assert ahead.is_waiting
    assert strips.made == []
    qtbot.waitUntil(lambda: not ahead.is_waiting)
    assert strips.made == [4, 5, 1, 0]


def test_another_view_takes_the_place_of_the_one_before(qtbot: QtBot) -> None:
    strips, parent = Strips(), QObject()
    ahead = PaintAhead(strips, parent)
    ahead.follow(range(2, 4), range(7), 10)
    ahead.follow(range(8), range(7), 9)
    qtbot.waitUntil(lambda: not ahead.is_waiting)
    assert strips.made == [8]


def test_what_was_in_view_of_more_days_is_not_painted_of_fewer(board: BoardView) -> None:
    strips = RowStrips()
    strips.show_scene(board.scene)
    strips.prepare(0, range(7))
    strips.prepare(0, range(49, 56))
    assert strips.to_be_painted(range(1), range(7)) == []
