"""A screen reader finds the board as a table and can read every cell, head and demand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest

from ui.board import BoardView

NAME = QAccessible.Text.Name


def table_of(board: BoardView) -> QAccessibleInterface:
    interface = QAccessible.queryAccessibleInterface(board)
    assert interface is not None
    return interface


def children(interface: QAccessibleInterface) -> list[QAccessibleInterface]:
    return [child for index in range(interface.childCount()) if (child := interface.child(index))]


def names(board: BoardView, role: QAccessible.Role) -> list[str]:
    return [child.text(NAME) for child in children(table_of(board)) if child.role() == role]


def test_the_board_is_a_table_with_a_name(board: BoardView) -> None:
    table = table_of(board)
    assert table.role() == QAccessible.Role.Table
    assert table.text(NAME) == "Rota board"


def test_every_cell_can_be_read(board: BoardView) -> None:
    cells = names(board, QAccessible.Role.Cell)
    assert len(cells) == 14 * 7
    assert all(text.endswith(".") for text in cells)
    assert any(
        text.startswith("Amira Khan, Tuesday 24 November, 12:00 to 20:00, office.")
        and "Visit R-1042, 18:30 to 20:00, two workers, one missing." in text
        for text in cells
    )


def test_every_head_can_be_read(board: BoardView) -> None:
    days = names(board, QAccessible.Role.ColumnHeader)
    people = names(board, QAccessible.Role.RowHeader)
    assert (len(days), len(people)) == (7, 14)
    assert any("Tuesday 24 November, 1 short at 18:30." in text for text in days)
    assert any(text.startswith("Amira Khan, Flexi, 37 h, planned 37 of 37 hours") for text in people)


def test_the_cell_that_keys_work_on_has_the_focus(board: BoardView) -> None:
    QTest.keyClick(board, Qt.Key.Key_Right)
    focused = [child for child in children(table_of(board)) if child.state().focused]
    assert [child.text(NAME).partition(",")[0] for child in focused] == ["Amira Khan"]


def test_the_corner_says_how_much_is_uncovered(board: BoardView) -> None:
    corner = board.findChild(type(board.corner))
    assert corner is board.corner
    assert board.corner.accessibleName() == "Riverside Family Safeguarding, 1 uncovered"
