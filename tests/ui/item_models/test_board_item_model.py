"""The board's item model: rows are people, columns are days, every cell can be read out."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.domain.findings import Finding
from tests.ui.board.drawn_week import drawn_rota, drawn_snapshot, riverside, riverside_problem
from ui.item_models.board_item_model import CELL_ROLE, BoardItemModel
from ui.item_models.board_marks import BoardCell
from ui.item_models.board_snapshot import BoardSnapshot

TEXT = Qt.ItemDataRole.AccessibleTextRole
FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def read(item_model: BoardItemModel, person: str, column: int) -> str:
    snapshot = item_model.snapshot
    assert snapshot is not None
    return str(item_model.data(item_model.index(snapshot.row_of[person], column), TEXT))


@pytest.mark.usefixtures("qapp")
def test_it_keeps_qts_rules_for_item_models() -> None:
    item_model = BoardItemModel()
    tester = QAbstractItemModelTester(item_model, FATAL)
    item_model.show_snapshot(drawn_snapshot())
    item_model.show_snapshot(drawn_snapshot())
    item_model.show_snapshot(None)
    assert tester.model() is item_model


def test_a_row_is_a_person_and_a_column_a_day() -> None:
    item_model = BoardItemModel(drawn_snapshot())
    assert (item_model.rowCount(), item_model.columnCount()) == (14, 7)
    assert item_model.headerData(0, Qt.Orientation.Vertical) == "Amira Khan"
    assert item_model.headerData(1, Qt.Orientation.Horizontal) == "Tue 24"
    assert isinstance(item_model.data(item_model.index(0, 0), CELL_ROLE), BoardCell)


def test_without_a_plan_there_is_nothing() -> None:
    item_model = BoardItemModel()
    assert (item_model.rowCount(), item_model.columnCount()) == (0, 0)
    assert item_model.data(QModelIndex()) is None
    assert item_model.headerData(0, Qt.Orientation.Vertical) is None


def test_a_shift_is_read_out_with_all_that_is_in_it() -> None:
    text = read(BoardItemModel(drawn_snapshot()), "amira-khan", 1)
    assert text.startswith("Amira Khan, Tuesday 24 November, 12:00 to 20:00, office.")
    assert "Visit R-1042, 18:30 to 20:00, two workers, one missing." in text
    assert "Protected admin, 12:15 to 13:45." in text
    assert "Break 16:30 to 17:00." in text
    assert "14 hours' rest" in text


def test_days_not_worked_are_read_out_with_their_reason() -> None:
    item_model = BoardItemModel(drawn_snapshot())
    assert read(item_model, "farah-siddiqui", 0) == "Farah Siddiqui, Monday 23 November, not working."
    leave = read(item_model, "kwame-boateng", 1)
    assert leave == "Kwame Boateng, Tuesday 24 November, annual leave, Mon 23 – Wed 25 · approved."


def test_what_two_people_do_together_names_the_other() -> None:
    item_model = BoardItemModel(drawn_snapshot())
    assert "Handover with Farah Siddiqui, 11:30 to 12:30." in read(item_model, "eilidh-fraser", 2)
    assert "Supervision with Niamh Doyle, 10:00 to 11:30." in read(item_model, "amira-khan", 0)


def test_a_lockdown_week_and_a_pin_are_said() -> None:
    item_model = BoardItemModel(drawn_snapshot())
    assert "Lockdown week." in read(item_model, "lucy-tran", 1)
    assert "Pinned." in read(item_model, "niamh-doyle", 3)


def test_a_day_head_says_what_is_short() -> None:
    item_model = BoardItemModel(drawn_snapshot())
    text = str(item_model.headerData(1, Qt.Orientation.Horizontal, TEXT))
    assert text.startswith("Tuesday 24 November, 1 short at 18:30.")
    assert "Uncovered: R-1042 needs 1 more worker." in text


def test_a_day_with_a_broken_law_is_not_said_to_be_covered() -> None:
    shifts = ("amira-khan@2026-11-25", "amira-khan@2026-11-26")
    finding = Finding(
        "daily_rest", 0, "Too little rest.", "10.5 h", "11 h", people=("amira-khan",), shifts=shifts
    )
    item_model = BoardItemModel(drawn_snapshot(findings=(finding,)))
    said = [str(item_model.headerData(day, Qt.Orientation.Horizontal, TEXT)) for day in (0, 2, 3)]
    assert said[0] == "Monday 23 November, covered."
    assert said[1] == "Wednesday 25 November, 1 law broken."
    assert said[2] == "Thursday 26 November, 1 law broken."


def test_a_row_head_says_hours_and_toil() -> None:
    item_model = BoardItemModel(drawn_snapshot())
    text = str(item_model.headerData(0, Qt.Orientation.Vertical, TEXT))
    assert text == "Amira Khan, Flexi, 37 h, planned 37 of 37 hours, TOIL +2.5 h."
    shared = str(item_model.headerData(4, Qt.Orientation.Vertical, TEXT))
    assert shared.endswith("shares a post with the next row.")


def test_another_rota_of_the_same_week_keeps_the_selection(qtbot: QtBot) -> None:
    item_model = BoardItemModel(drawn_snapshot())
    with qtbot.waitSignal(item_model.dataChanged), qtbot.assertNotEmitted(item_model.modelReset):
        item_model.show_snapshot(drawn_snapshot(drawn_rota("ben-okafor Mon 09:00-17:00")))


def test_another_week_starts_afresh(qtbot: QtBot) -> None:
    item_model = BoardItemModel(drawn_snapshot())
    with qtbot.waitSignal(item_model.modelReset):
        item_model.show_snapshot(None)


def test_before_a_build_the_cells_show_patterns() -> None:
    snapshot = BoardSnapshot(riverside(), riverside_problem())
    cell = snapshot.cell(snapshot.row_of["ben-okafor"], 0)
    assert cell.shift is None
    assert cell.pattern is not None
    assert snapshot.cell(snapshot.row_of["kwame-boateng"], 0).pattern is None
