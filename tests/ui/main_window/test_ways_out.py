"""Leave uncovered and record why; activities have a page and a why of their own; fairness and proof."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.planner.rules.factory import at
from tests.ui.desk_factory import fake_explainer
from tests.ui.patience import PATIENCE_MS
from ui.dialogs.publish_sheet import uncovered_sentences
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.window import MainWindow
from ui.session.chosen import Chosen

VISIT, ANA = "v1", "ana@2026-11-24"
WHY = "The family is away"


@pytest.fixture
def frame(new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path) -> Frame:
    desk = new_desk(explain_command=fake_explainer("two"), leave_reason=WHY)
    desk.open_path(plan)
    window = new_window(desk)
    assert window.frame is not None
    return window.frame


def best_fix_cell(frame: Frame) -> str:
    row = [problem.demand for problem in frame.problems.problems].index(VISIT)
    return str(frame.problems.table("uncovered").model().index(row, 4).data())


def test_leaving_uncovered_is_recorded_shown_and_taken_back(frame: Frame) -> None:
    desk = frame._desk
    desk.select_demand(VISIT)
    frame.inspector.uncovered_page.leave_button.click()
    assert best_fix_cell(frame) == f"Left uncovered: {WHY}"
    assert desk.session.shown is not None
    assert WHY in "".join(uncovered_sentences(desk.session.shown))
    assert desk.session.store.audit()[0].reason == WHY
    assert desk.undo_stack.undoText() == "Leave uncovered"
    desk.undo_stack.undo()
    assert WHY not in best_fix_cell(frame)
    assert WHY not in "".join(uncovered_sentences(desk.session.shown))


def test_an_activity_chosen_on_the_board_has_its_own_page(frame: Frame) -> None:
    desk = frame._desk
    desk.choose(Chosen("shift", shift=ANA, activity=at("Tue 16:15")))
    assert frame.inspector.page is frame.inspector.activity_page
    assert frame.board.selection.kind == "activity"
    assert desk.actions["shift.pin"].text() == "Pin visit"
    desk.actions.trigger("shift.pin")
    shift = desk.selected_shift
    assert shift is not None
    assert [each.is_pinned for each in shift.activities if each.demand == VISIT] == [True]
    assert not shift.is_pinned


def test_w_asks_why_the_activity_is_there(qtbot: QtBot, frame: Frame) -> None:
    desk = frame._desk
    start = at("Tue 16:15")
    desk.choose(Chosen("shift", shift=ANA, activity=start))
    frame.board.setFocus()
    QTest.keyClick(frame.board, Qt.Key.Key_W)
    answer = desk.explainer.answer(ANA, start)
    assert answer is not None
    qtbot.waitUntil(lambda: not frame.inspector.activity_page.why_button.isEnabled(), timeout=PATIENCE_MS)
    assert desk.explainer.answer(ANA) is None


def test_pressing_an_activity_in_the_shift_goes_to_it_and_back(frame: Frame) -> None:
    desk = frame._desk
    desk.select_shift(ANA)
    row = next(each for each in frame.inspector.shift_page.rows if each.start == at("Tue 16:15"))
    QTest.keyClick(row, Qt.Key.Key_Return)
    assert desk.chosen.activity == at("Tue 16:15")
    frame.inspector.activity_page.shift_requested.emit()
    assert desk.chosen == Chosen("shift", shift=ANA)


def test_fairness_is_shown_and_proved_when_asked(qtbot: QtBot, frame: Frame) -> None:
    desk = frame._desk
    desk.actions.trigger("fairness.show")
    page = frame.inspector.fairness_page
    assert frame.inspector.page is page
    assert page.charts[0].accessibleName().startswith("Evenings.")
    page.prove_button.click()
    qtbot.waitUntil(lambda: page.prove_button.isHidden(), timeout=PATIENCE_MS)
    assert desk.explainer.fairness is not None
    assert desk.explainer.fairness.proof is not None


def test_the_arrow_keys_go_from_person_to_person_in_the_chart(frame: Frame) -> None:
    frame._desk.actions.trigger("fairness.show")
    chart = frame.inspector.fairness_page.charts[0]
    chart.setFocus()
    QTest.keyClick(chart, Qt.Key.Key_Down)
    now = chart.current
    assert now is not None
    QTest.keyClick(chart, Qt.Key.Key_Return)
    assert frame._desk.chosen == Chosen("person", person=now.person)


def test_the_status_line_opens_the_story_of_the_proof(frame: Frame) -> None:
    frame.status_line.story_button.click()
    assert frame.inspector.page is frame.inspector.proof_page


def test_a_fix_that_is_clicked_stays_drawn_until_it_is_clicked_again(qtbot: QtBot, frame: Frame) -> None:
    desk = frame._desk
    desk.select_demand(VISIT)
    qtbot.waitUntil(lambda: desk.explainer.ways(VISIT).state == "ended", timeout=PATIENCE_MS)
    card = frame.inspector.uncovered_page.fixes.cards[0]
    QTest.keyClick(card, Qt.Key.Key_Space)
    frame.board.setFocus()
    assert card.is_selected
    assert {ghost.staff for ghost in frame.board.ghosts} == {"cy"}
    QTest.keyClick(card, Qt.Key.Key_Space)
    assert frame.board.ghosts == ()


def test_the_line_at_the_foot_tells_of_the_screen_as_it_is_after_a_deed(
    frame: Frame, monkeypatch: pytest.MonkeyPatch
) -> None:
    frame.show_screen("leave")
    screen = frame.shelf.screen
    assert screen is not None
    looked: list[str] = []
    monkeypatch.setattr(screen, "renew", lambda: looked.append("once more"))
    monkeypatch.setattr(screen, "status_line", lambda: (f"Looked {len(looked)}", "info", "text2"))
    frame.show_all()
    assert frame.status_line.text == "Looked 1"
