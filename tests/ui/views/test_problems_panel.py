"""The problems panel: tabs with counts, rows to choose, F8 round and round."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.item_models.problems_item_model import (
    PROBLEM_KINDS,
    FixNote,
    Problem,
    ProblemKind,
    ProblemsItemModel,
)
from ui.views.problems_panel import ProblemsPanel

GAP = Problem("uncovered", "Visit has nobody", demand="v1", start=10)
LATE = Problem("policy", "Late twice", shifts=("ana@2026-11-24",), start=5)
EARLY = Problem("policy", "Early", shifts=("ben@2026-11-24",), start=1)


@pytest.fixture
def panel(qtbot: QtBot, light: QApplication) -> ProblemsPanel:
    del light
    panel = ProblemsPanel()
    qtbot.addWidget(panel)
    panel.show_problems((GAP, LATE, EARLY))
    return panel


def test_rows_of_a_tab_stand_in_the_order_of_time(panel: ProblemsPanel) -> None:
    assert panel.problems == (GAP, EARLY, LATE)


def test_choosing_a_row_asks_to_show_it(qtbot: QtBot, panel: ProblemsPanel) -> None:
    panel.show_tab("policy")
    with qtbot.waitSignal(panel.problem_chosen) as chosen:
        panel.table("policy").selectRow(1)
    assert chosen.args == [LATE]


def test_the_next_problem_goes_from_tab_to_tab_and_round(panel: ProblemsPanel) -> None:
    seen = []
    for _ in range(4):
        problem = panel.neighbour(1)
        assert problem is not None
        panel.choose(problem)
        seen.append(problem)
    assert seen == [GAP, EARLY, LATE, GAP]
    assert panel.neighbour(-1) == LATE


def test_what_is_chosen_on_the_board_is_marked_here(qtbot: QtBot, panel: ProblemsPanel) -> None:
    with qtbot.assertNotEmitted(panel.problem_chosen):
        panel.choose_subject(demand="v1")
    assert panel.chosen == GAP
    panel.choose_subject(shift="somebody@2026-11-24")
    assert panel.chosen is None


def test_without_problems_there_is_a_green_tick_and_a_sentence(panel: ProblemsPanel) -> None:
    panel.show_problems(())
    assert panel.nothing_text == "Nothing uncovered, no rule broken."
    assert panel.neighbour(1) is None


def test_without_a_rota_nothing_is_claimed(panel: ProblemsPanel) -> None:
    panel.show_problems((), is_planned=False)
    assert "nothing to check" in panel.nothing_text


@pytest.mark.parametrize("kind", PROBLEM_KINDS)
def test_every_cell_reads_with_its_heading(light: QApplication, kind: ProblemKind) -> None:
    del light
    problems = ProblemsItemModel(kind)
    problems.show_problems((GAP, LATE))
    for row in range(problems.rowCount()):
        for column in range(problems.columnCount()):
            said = problems.index(row, column).data(Qt.ItemDataRole.AccessibleTextRole)
            assert said.startswith(f"{problems.columns[column].heading}: ")


@pytest.mark.parametrize("width", [560, 640, 1000])
def test_no_tab_is_cut_whatever_gives_way(
    qtbot: QtBot, panel: ProblemsPanel, around: QWidget, width: int
) -> None:
    panel.setParent(around)
    around.resize(width, 200)
    panel.setGeometry(0, 0, width, 200)
    with qtbot.waitExposed(around):
        around.show()
    panel.show_problems([Problem("uncovered", f"Visit {number}") for number in range(112)])
    tabs = panel.bar.tabs.values()
    qtbot.waitUntil(lambda: all(tab.width() == tab.sizeHint().width() for tab in tabs))
    assert panel.bar.hint.isHidden() is (width < 1000)


def test_how_many_fixes_there_are_is_said_whole(panel: ProblemsPanel) -> None:
    panel.show_note("v1", FixNote("Ben Boyd stays until 18:00", "10 fixes"))
    table = panel.table("uncovered")
    assert table.sizeHintForIndex(table.model().index(0, 5)).width() <= table.columnWidth(5)


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_the_chosen_row_is_as_high_as_all_that_it_says(qtbot: QtBot, panel: ProblemsPanel) -> None:
    long = replace(LATE, what=" ".join(["Ana Alvi finishes late and starts early the day after."] * 6))
    panel.show_problems((long, EARLY))
    panel.resize(1000, 200)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.show_tab("policy")
    table = panel.table("policy")
    usual = table.rowHeight(0)
    assert table.rowHeight(1) == usual
    table.selectRow(1)
    assert table.rowHeight(1) >= table.sizeHintForRow(1) > usual
    table.selectRow(0)
    assert (table.rowHeight(0), table.rowHeight(1)) == (usual, usual)
