"""Why not, and what would do: the funnel, fixes that stream in, previewed, applied and undone; why this."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from planner.domain.rota import Shift
from planner.ports import SolveResult
from planner.services.build_rota import NoRotaError
from planner.services.rota_edits import PinShift
from tests.conftest import is_living
from tests.ui.desk_factory import fake_explainer
from tests.ui.patience import PATIENCE_MS
from ui.bootstrap import explainer_command
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.window import MainWindow
from ui.tasks import explainer
from ui.tasks.rota_builder import BuildEnd
from ui.views.fix_list import LOOKING, NONE
from ui.views.uncovered_details import UncoveredDetails
from ui.widgets.refilled import stops

ANA = "ana@2026-11-24"
VISIT = "v1"


@pytest.fixture
def open_window(
    new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path
) -> Callable[[list[str]], Frame]:
    """The plan in a window, with an explaining process of choice."""

    def make(command: list[str]) -> Frame:
        desk = new_desk(explain_command=command)
        desk.open_path(plan)
        window = new_window(desk)
        assert window.frame is not None
        return window.frame

    return make


def desk_of(frame: Frame) -> Desk:
    return frame._desk


def page_of(frame: Frame) -> UncoveredDetails:
    return frame.inspector.uncovered_page


def shifts_of(desk: Desk) -> tuple[Shift, ...]:
    return desk.session.rota.shifts if desk.session.rota is not None else ()


def wait_for_fixes(qtbot: QtBot, desk: Desk, state: str = "ended") -> None:
    qtbot.waitUntil(lambda: desk.explainer.ways(VISIT).state == state, timeout=PATIENCE_MS)


def best_fix_cell(frame: Frame) -> str:
    row = [problem.demand for problem in frame.problems.problems].index(VISIT)
    return str(frame.problems.table("uncovered").model().index(row, 4).data())


def test_the_funnel_is_shown_and_its_steps_mark_their_people(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("wait"))
    desk_of(frame).select_demand(VISIT)
    step = page_of(frame).steps[0]
    assert step.accessibleName() == "4 in the team"
    qtbot.waitUntil(step.isVisible, timeout=PATIENCE_MS)
    step.setFocus()
    assert frame.board.pointed_rows == {0, 1, 2, 3}
    frame.board.setFocus()
    assert frame.board.pointed_rows == frozenset()


def test_fixes_stream_in_and_the_better_one_goes_first(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("two"))
    desk = desk_of(frame)
    desk.select_demand(VISIT)
    assert page_of(frame).fixes.says == LOOKING
    assert best_fix_cell(frame) == "Looking for fixes…"
    wait_for_fixes(qtbot, desk)
    assert [card.fix.id for card in page_of(frame).fixes.cards] == ["cy", "dee"]
    assert page_of(frame).fixes.says == ""
    assert best_fix_cell(frame) == "Let Cy work on Tue 24 Nov · no TOIL"


def test_a_fix_that_has_the_focus_is_drawn_on_the_board(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("two"))
    desk_of(frame).select_demand(VISIT)
    wait_for_fixes(qtbot, desk_of(frame))
    card = page_of(frame).fixes.cards[0]
    qtbot.waitUntil(card.isVisible, timeout=PATIENCE_MS)
    card.setFocus()
    assert {ghost.staff for ghost in frame.board.ghosts} == {"cy"}
    QTest.keyClick(card, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is card.apply_button
    assert frame.board.ghosts
    frame.board.setFocus()
    assert frame.board.ghosts == ()


def test_the_first_fix_is_applied_undone_and_done_again(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("two"))
    desk = desk_of(frame)
    before = desk.session.rota
    assert before is not None
    desk.select_demand(VISIT)
    wait_for_fixes(qtbot, desk)
    QTest.keyClick(frame.board, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    after = desk.session.rota
    assert after is not None
    assert after.shift("cy@2026-11-24") is not None
    assert VISIT not in {entry.demand for entry in after.uncovered}
    assert desk.chosen.shift == "cy@2026-11-24"
    assert desk.undo_stack.count() == 1
    desk.undo_stack.undo()
    assert shifts_of(desk) == before.shifts
    desk.undo_stack.redo()
    assert shifts_of(desk) == after.shifts


def test_a_fix_of_an_earlier_rota_is_refused(qtbot: QtBot, open_window: Callable[[list[str]], Frame]) -> None:
    frame = open_window(fake_explainer("two"))
    desk = desk_of(frame)
    desk.select_demand(VISIT)
    wait_for_fixes(qtbot, desk)
    first, second = desk.explainer.ways(VISIT).fixes
    assert desk.questions.apply_fix(first)
    assert not desk.questions.apply_fix(second)
    assert "has changed since" in frame.message_bar.text


def test_choosing_something_else_ends_the_search(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("wait"))
    desk = desk_of(frame)
    desk.select_demand(VISIT)
    qtbot.waitUntil(lambda: bool(desk.explainer.ways(VISIT).fixes), timeout=PATIENCE_MS)
    assert desk.explainer.is_searching
    desk.select_shift(ANA)
    assert not desk.explainer.is_searching
    assert desk.explainer.ways(VISIT).state == "stopped"
    desk.select_demand(VISIT)
    assert desk.explainer.ways(VISIT).is_searching


def test_without_a_fix_that_is_said(qtbot: QtBot, open_window: Callable[[list[str]], Frame]) -> None:
    frame = open_window(fake_explainer("none"))
    desk_of(frame).select_demand(VISIT)
    wait_for_fixes(qtbot, desk_of(frame))
    assert page_of(frame).fixes.says == NONE
    assert best_fix_cell(frame) == "None found"
    assert not desk_of(frame).actions["fix.apply_first"].isEnabled()


def test_a_process_that_dies_is_told_and_can_be_asked_again(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("wait"))
    desk = desk_of(frame)
    desk.select_demand(VISIT)
    qtbot.waitUntil(lambda: bool(desk.explainer.ways(VISIT).fixes), timeout=PATIENCE_MS)
    os.kill(desk.explainer.process_id, signal.SIGKILL)
    wait_for_fixes(qtbot, desk, "failed")
    assert "ended by itself" in page_of(frame).fixes.says
    page_of(frame).fixes.again.click()
    qtbot.waitUntil(lambda: desk.explainer.process_id > 0, timeout=PATIENCE_MS)


def test_closing_the_window_while_searching_leaves_no_process(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("deaf"))
    desk = desk_of(frame)
    desk.select_demand(VISIT)
    qtbot.waitUntil(lambda: desk.explainer.process_id > 0, timeout=PATIENCE_MS)
    number = desk.explainer.process_id
    frame.window().close()
    qtbot.waitUntil(lambda: not is_living(number), timeout=PATIENCE_MS)


def test_w_asks_why_a_shift_is_there(qtbot: QtBot, open_window: Callable[[list[str]], Frame]) -> None:
    frame = open_window(fake_explainer("two"))
    desk = desk_of(frame)
    desk.select_shift(ANA)
    frame.board.setFocus()
    QTest.keyClick(frame.board, Qt.Key.Key_W)
    qtbot.waitUntil(lambda: _answered(desk), timeout=PATIENCE_MS)
    assert not frame.inspector.shift_page.answer.isHidden()


def _answered(desk: Desk) -> bool:
    answer = desk.explainer.answer(ANA)
    return answer is not None and answer.why is not None


def test_w_goes_to_the_reasons_of_something_uncovered(
    open_window: Callable[[list[str]], Frame],
) -> None:
    frame = open_window(fake_explainer("wait"))
    desk_of(frame).select_demand(VISIT)
    frame.board.setFocus()
    QTest.keyClick(frame.board, Qt.Key.Key_W)
    assert QApplication.focusWidget() is page_of(frame).steps[0]


def test_the_real_process_finds_a_fix_that_covers_the_visit(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame], monkeypatch: pytest.MonkeyPatch
) -> None:
    # On a busy machine the first fix comes late.
    monkeypatch.setattr(explainer, "FIX_SECONDS", PATIENCE_MS / 1000)
    frame = open_window(explainer_command())
    desk = desk_of(frame)
    desk.select_demand(VISIT)
    qtbot.waitUntil(lambda: desk.questions.first_fix is not None, timeout=PATIENCE_MS)
    assert desk.questions.first_fix is not None
    assert desk.questions.apply_fix(desk.questions.first_fix)
    assert VISIT not in {entry.demand for entry in desk.shown.uncovered} if desk.shown else False
    assert frame.message_bar.text.endswith("Undo takes it back.")
    desk.undo_stack.undo()
    assert frame.message_bar.message is None
    assert VISIT in {entry.demand for entry in desk.shown.uncovered} if desk.shown else False


def test_a_week_without_a_lawful_rota_names_what_clashes(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("two"))
    desk = desk_of(frame)
    desk.edit(PinShift(ANA))
    shown = desk.session.shown
    assert shown is not None
    problem = NoRotaError(shown.problem, SolveResult("infeasible", None, conflicts=("Ana cannot.",)))
    desk.builder.ended.emit(BuildEnd(None, problem))
    strip = frame.rota_screen.clash_strip
    qtbot.waitUntil(lambda: bool(strip.clashes), timeout=PATIENCE_MS)
    assert strip.words == (
        "No lawful rota: these 2 cannot stand together",
        "Ana is pinned on Monday.",
        "Ana is on leave.",
    )
    assert strip.relax_buttons[0].text() == "Unpin Ana's Monday · it may move when the rota is built"
    assert frame.message_bar.message is None


def test_a_relaxation_is_one_step_of_undo_and_what_clashes_is_asked_again(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("two"))
    desk = desk_of(frame)
    desk.edit(PinShift(ANA))
    desk.ways_out.look_again()
    strip = frame.rota_screen.clash_strip
    qtbot.waitUntil(lambda: bool(strip.relax_buttons), timeout=PATIENCE_MS)
    steps = desk.undo_stack.count()
    strip.relax_buttons[0].click()
    qtbot.waitUntil(lambda: not strip.clashes, timeout=PATIENCE_MS)
    assert desk.undo_stack.count() == steps + 1
    shift = desk.session.rota.shift(ANA) if desk.session.rota else None
    assert shift is not None
    assert not shift.is_pinned
    assert "Nothing clashes any more." in frame.message_bar.text


def test_tab_goes_from_the_pane_through_what_is_drawn_in_it(
    qtbot: QtBot, open_window: Callable[[list[str]], Frame]
) -> None:
    frame = open_window(fake_explainer("two"))
    desk, page = desk_of(frame), page_of(frame)
    desk.select_demand(VISIT)
    wait_for_fixes(qtbot, desk)
    qtbot.waitUntil(page.fixes.cards[-1].isVisible, timeout=PATIENCE_MS)
    area = next(each for each in frame.inspector.findChildren(QScrollArea) if each.widget() is page)

    def heights_by_tab() -> list[int]:
        drawn, found, each = stops(page), list[int](), area.nextInFocusChain()
        while len(found) < len(drawn) and each is not None and each is not area:
            if each in drawn:
                found.append(each.mapTo(page, QPoint(0, 0)).y())
            elif each.isVisible() and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
                return []
            each = each.nextInFocusChain()
        return found

    qtbot.waitUntil(lambda: 3 < len(heights_by_tab()) == len(stops(page)), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: heights_by_tab() == sorted(heights_by_tab()), timeout=PATIENCE_MS)
