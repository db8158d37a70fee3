"""The window: every action in reach and in the right state, bad files told, themes, panes, overlay."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLineEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from planner.services.publish_rota import reason_key
from planner.services.rota_edits import MoveShift, PinShift, PutShifts, ShiftChange
from planner.services.rule_edits import change_rule
from tests.planner.services.small_office import small_team, usual_shifts
from tests.ui.desk_factory import GivenAnswers, fake_solver, make_plan
from tests.ui.patience import PATIENCE_MS
from ui.forms.field import Field
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.frame_port import Screen
from ui.main_window.rota_screen import LEAST_BOARD
from ui.main_window.window import MainWindow
from ui.settings.page_card import PageCard
from ui.settings.preferences import Preferences
from ui.settings.settings_screen import SettingsScreen
from ui.theme import apply_theme, is_dark, px
from ui.widgets.empty_state import NO_PEOPLE

ANA = "ana@2026-11-24"


def frame_of(window: MainWindow) -> Frame:
    assert window.frame is not None
    return window.frame


def setting_field(window: MainWindow, page: str, name: str) -> Field:
    """The field of a setting, brought to the front."""
    frame = frame_of(window)
    frame.open_setting(f"{page}/{name}")
    screen = frame.shelf.screen
    assert isinstance(screen, SettingsScreen)
    assert isinstance(screen.page, PageCard)
    return screen.page.form[name]


def choose_setting(window: MainWindow, page: str, name: str, value: Any) -> None:
    """As a person does who chooses in the field."""
    field = setting_field(window, page, name)
    field.put(value)
    field.edited.emit()


def state_of(desk: Desk) -> dict[str, bool]:
    return {action.objectName(): action.isEnabled() for action in desk.actions.actions}


def test_the_title_names_the_team(window: MainWindow) -> None:
    assert window.windowTitle() == "North – Rotabene"


def test_every_action_can_be_reached_by_a_key_a_menu_or_a_button(window: MainWindow, desk: Desk) -> None:
    frame = frame_of(window)
    menus = (frame.menu, *frame.menu.inside)
    in_menu = {action.objectName() for menu in menus for action in menu.actions()}
    in_export = {action.objectName() for action in frame.top_bar.export_button.menu().actions()}
    in_weeks = {action.objectName() for action in frame.top_bar.weeks_button.menu().actions()}
    on_board = {action.objectName() for action in frame.board.actions()} | in_weeks
    on_card = {"rota.use_best", "rota.stop"}
    for action in desk.actions.actions:
        name = action.objectName()
        has_key = bool(action.shortcuts()) or bool(action.row.board_key)
        assert has_key or name in in_menu | in_export | on_board | on_card, name


def test_each_menu_of_the_bar_has_what_it_says(window: MainWindow) -> None:
    bar = frame_of(window).top_bar
    weeks = [each.objectName() for each in bar.weeks_button.menu().actions()]
    assert all(each.startswith("build.weeks_") for each in weeks)
    assert [each.objectName() for each in bar.export_button.menu().actions()][-1] == "print.cover"


def test_no_two_actions_share_a_key(window: MainWindow, desk: Desk) -> None:
    keys = [keys.toString() for action in desk.actions.actions for keys in action.shortcuts()]
    keys += [shortcut.key().toString() for shortcut in window.findChildren(QShortcut)]
    letters = [action.row.board_key for action in desk.actions.actions if action.row.board_key]
    assert len(keys) == len(set(keys))
    assert len(letters) == len(set(letters))


def test_actions_are_possible_when_they_would_do_something(window: MainWindow, desk: Desk) -> None:
    del window
    state = state_of(desk)
    assert state["rota.build"]
    assert state["rota.publish"]
    assert state["export.pdf"]
    assert not state["shift.pin"]
    assert not state["edit.undo"]
    assert not state["rota.stop"]
    desk.select_shift(ANA)
    assert state_of(desk)["shift.pin"]
    desk.edit(MoveShift("ben@2026-11-25", by_minutes=30))
    assert state_of(desk)["edit.undo"]
    desk.show_next_week(1)
    state = state_of(desk)
    assert not state["export.pdf"]
    assert not state["rota.publish"]
    assert state["edit.undo"]


def test_what_is_not_possible_says_why(window: MainWindow, desk: Desk) -> None:
    del window
    assert desk.actions["edit.undo"].toolTip() == "Nothing to undo"
    assert desk.actions["shift.pin"].toolTip() == "Choose a shift first"


def test_a_window_closed_in_the_middle_of_a_build_has_nothing_more_to_show(
    qtbot: QtBot, new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path
) -> None:
    desk = new_desk(fake_solver("wait"))
    desk.open_path(plan)
    window = new_window(desk)
    desk.actions.trigger("view.weeks8")
    desk.actions.trigger("rota.build")
    qtbot.waitUntil(lambda: desk.builds.so_far is not None, timeout=PATIENCE_MS)
    # Quitting is an action too: the names of all are looked at once more after it.
    desk.actions.trigger("app.quit")
    assert not window.isVisible()
    assert desk.shown is None


def test_while_a_build_runs_nothing_else_changes_the_rota(
    qtbot: QtBot, new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path
) -> None:
    desk = new_desk(fake_solver("wait"))
    desk.open_path(plan)
    frame = frame_of(new_window(desk))
    with qtbot.waitSignal(desk.builder.improved, timeout=PATIENCE_MS):
        desk.actions.trigger("rota.build")
    state = state_of(desk)
    assert state["rota.stop"]
    assert state["rota.use_best"]
    assert not any(
        state[name] for name in ("rota.build", "rota.publish", "file.open", "week.next", "edit.undo")
    )
    assert not frame.inspector.card.isHidden()
    before = desk.session.rota
    assert not desk.edit(MoveShift("ben@2026-11-25", by_minutes=30))
    assert "being built" in frame.message_bar.text
    assert desk.session.rota == before
    with qtbot.waitSignal(desk.builder.ended, timeout=PATIENCE_MS):
        desk.actions.trigger("rota.stop")
    assert desk.session.rota == before
    assert frame.inspector.card.isHidden()


def test_the_board_shows_the_best_so_far_with_what_still_moves(
    qtbot: QtBot, new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path
) -> None:
    desk = new_desk(fake_solver("wait"))
    desk.open_path(plan)
    desk.show_next_week(0)
    desk.edit(MoveShift("ben@2026-11-25", by_minutes=30))
    frame = frame_of(new_window(desk))
    with qtbot.waitSignal(desk.shown_changed, timeout=PATIENCE_MS):
        desk.actions.trigger("rota.build")
    snapshot = frame.board.snapshot
    assert snapshot is not None
    assert snapshot.moving == {"ben@2026-11-25"}
    assert "best rota so far" in frame.status_line.text


def test_a_killed_solver_leaves_the_window_its_best_rota_and_a_sentence(
    qtbot: QtBot, new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path
) -> None:
    desk = new_desk(fake_solver("deaf"))
    desk.open_path(plan)
    frame = frame_of(new_window(desk))
    with qtbot.waitSignal(desk.builder.improved, timeout=PATIENCE_MS):
        desk.actions.trigger("rota.build")
    with qtbot.waitSignal(desk.builder.ended, timeout=PATIENCE_MS):
        os.kill(desk.builder.process_id, signal.SIGKILL)
    assert "ended unexpectedly" in frame.message_bar.text
    assert "best rota so far was kept" in frame.message_bar.text
    assert desk.session.rota is not None
    assert desk.actions["edit.undo"].isEnabled()


def test_a_build_that_finds_less_than_the_rota_at_hand_leaves_it(
    qtbot: QtBot, new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path
) -> None:
    desk = new_desk(fake_solver("poor"))
    desk.open_path(plan)
    frame = frame_of(new_window(desk))
    at_hand = desk.session.rota
    assert at_hand is not None
    with qtbot.waitSignal(desk.builder.ended, timeout=PATIENCE_MS):
        desk.actions.trigger("rota.build")
    assert desk.session.rota == at_hand
    assert "better than what the build found" in frame.message_bar.text
    assert not desk.actions["edit.undo"].isEnabled()


def test_a_build_that_finds_none_better_moves_no_shift(
    qtbot: QtBot, new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path
) -> None:
    desk = new_desk(fake_solver("answer"))
    desk.open_path(plan)
    rota = desk.session.rota
    old = rota.shift("ben@2026-11-25") if rota is not None else None
    assert old is not None
    later = {"break_start": old.start + 180, "break_end": old.start + 210}
    assert desk.edit(PutShifts((ShiftChange(old, old.model_copy(update=later)),)))
    at_hand = desk.session.rota
    assert at_hand is not None
    frame = frame_of(new_window(desk))
    with qtbot.waitSignal(desk.builder.ended, timeout=PATIENCE_MS):
        desk.actions.trigger("rota.build")
    assert desk.session.rota is not None
    assert desk.session.rota.shifts == at_hand.shifts != usual_shifts()
    assert frame.message_bar.text.startswith("No better rota was found: every shift stays as it is.")
    assert (at_hand.made.status, desk.session.rota.made.status) == ("by_hand", "feasible")
    desk.actions.trigger("edit.undo")
    assert desk.session.rota == at_hand


def test_that_the_rota_is_published_is_not_said_any_more_once_it_is_changed(
    window: MainWindow, desk: Desk
) -> None:
    assert desk.session.shown is not None
    assert isinstance(desk.ask, GivenAnswers)
    desk.ask.reasons = {reason_key(finding): "agreed" for finding in desk.session.shown.findings}
    bar = frame_of(window).message_bar
    desk.actions.trigger("rota.publish")
    assert bar.text.startswith("The rota is published as version")
    assert bar.isVisible()
    assert desk.edit(MoveShift(ANA, by_minutes=30))
    assert not bar.isVisible()


def test_in_a_closed_window_no_action_does_anything(window: MainWindow, desk: Desk) -> None:
    window.close()
    desk.renew_actions()
    assert not any(action.isEnabled() for action in desk.actions.actions)
    desk.actions.trigger("edit.undo")
    desk.actions.trigger("rota.build")
    assert not desk.builder.is_running


def test_closing_the_window_ends_the_build_and_the_plan(
    qtbot: QtBot, new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path
) -> None:
    desk = new_desk(fake_solver("deaf"))
    desk.open_path(plan)
    window = new_window(desk)
    with qtbot.waitSignal(desk.builder.improved, timeout=PATIENCE_MS):
        desk.actions.trigger("rota.build")
    process = desk.builder.process_id
    window.close()
    assert not Path(f"/proc/{process}/stat").exists()
    assert not desk.session.is_open


def test_a_bad_file_is_told_in_the_message_bar_with_all_that_is_wrong(
    window: MainWindow, desk: Desk, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"format": "rotabene-team/1", "id": "x", "staff": [{"id": 1}]}', encoding="utf-8")
    assert not desk.open_path(bad)
    bar = frame_of(window).message_bar
    assert bar.isVisible()
    assert "bad.json" in bar.text
    assert len(bar.more) >= 2
    assert desk.session.team is not None
    assert desk.session.team.name == "North"


def test_f8_walks_the_problems_and_the_inspector_follows(window: MainWindow, desk: Desk) -> None:
    frame = frame_of(window)
    first = frame.problems.problems[0]
    desk.actions.trigger("problem.next")
    assert desk.chosen.demand == first.demand
    assert frame.inspector.page is frame.inspector.uncovered_page
    assert frame.board.selection.demand == first.demand
    for _ in range(len(frame.problems.problems) - 1):
        desk.actions.trigger("problem.next")
    assert frame.problems.chosen == frame.problems.problems[-1]
    desk.actions.trigger("problem.next")
    assert desk.chosen.demand == first.demand


def test_escape_clears_the_selection(window: MainWindow, desk: Desk) -> None:
    desk.select_shift(ANA)
    desk.actions.trigger("selection.clear")
    assert desk.selected_shift is None
    assert frame_of(window).board.selection.kind == "nothing"


def test_the_pin_button_of_the_inspector_pins(window: MainWindow, desk: Desk) -> None:
    desk.select_shift(ANA)
    QTest.mouseClick(frame_of(window).inspector.shift_page.pin_button, Qt.MouseButton.LeftButton)
    assert desk.selected_shift is not None
    assert desk.selected_shift.is_pinned


def test_a_letter_on_the_board_acts_and_can_be_turned_off(window: MainWindow, desk: Desk) -> None:
    frame = frame_of(window)
    frame.board.setFocus()
    desk.select_shift(ANA)
    QTest.keyClick(frame.board, Qt.Key.Key_P)
    assert desk.selected_shift is not None
    assert desk.selected_shift.is_pinned
    choose_setting(window, "keys", "has_single_letters", False)
    QTest.keyClick(frame.board, Qt.Key.Key_P)
    assert desk.selected_shift.is_pinned


def test_a_figure_on_the_board_makes_its_day_wide(window: MainWindow, desk: Desk) -> None:
    frame = frame_of(window)
    frame.board.setFocus()
    QTest.keyClick(frame.board, Qt.Key.Key_4)
    assert frame.board.wide_day == 3
    assert desk.preferences.wide_day == 3
    QTest.keyClick(frame.board, Qt.Key.Key_0)
    assert frame.board.wide_day is None


def test_f6_goes_round_the_panes(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    frame = frame_of(window)
    window.activateWindow()
    frame.board.setFocus()
    qtbot.waitUntil(lambda: frame.board.hasFocus())
    seen: list[str] = []
    for _ in range(5):
        desk.actions.trigger("pane.next")
        widget = QApplication.focusWidget()
        assert widget is not None
        panes = {
            "board": frame.board,
            "problems": frame.problems,
            "inspector": frame.inspector,
            "rail": frame.rail,
            "top bar": frame.top_bar,
        }
        seen += [name for name, pane in panes.items() if pane is widget or pane.isAncestorOf(widget)]
    assert seen[0] == "problems"
    assert set(seen) >= {"problems", "rail", "top bar", "board"}


@pytest.mark.parametrize("per_cent", [100, 150])
def test_the_theme_can_be_switched_without_losing_anything(
    qtbot: QtBot, window: MainWindow, desk: Desk, per_cent: int
) -> None:
    frame = frame_of(window)
    desk.select_shift(ANA)
    desk.frame.show_screen("settings")
    choose_setting(window, "look", "theme", "dark")
    qtbot.waitUntil(lambda: window.frame not in (None, frame))
    choose_setting(window, "look", "scale", per_cent)
    qtbot.waitUntil(lambda: window.frame is not None and px(100) == per_cent)
    new = frame_of(window)
    assert is_dark()
    assert new.front == "settings"
    assert desk.selected_shift is not None
    assert new.inspector.page is new.inspector.shift_page
    assert new.board.snapshot is not None
    assert setting_field(window, "look", "theme").value() == "dark"


def test_below_1280_px_the_inspector_lies_over_the_board_and_comes_when_called(
    window: MainWindow, desk: Desk
) -> None:
    frame = frame_of(window)
    assert not frame.rota_screen.is_overlay
    window.resize(1100, 800)
    assert frame.rota_screen.is_overlay
    assert not frame.inspector.isVisible()
    desk.select_shift(ANA)
    assert frame.inspector.isVisible()
    assert frame.inspector.geometry().right() == frame.rota_screen.width() - 1
    desk.select_nothing()
    assert not frame.inspector.isVisible()


def test_a_week_without_a_rota_offers_to_build_one(window: MainWindow, desk: Desk) -> None:
    frame = frame_of(window)
    assert frame.rota_screen.empty.isHidden()
    desk.actions.trigger("week.next")
    assert frame.rota_screen.empty.isVisible()
    assert frame.top_bar.picker.text() == "Mon 30 Nov – Sun 6 Dec 2026"
    assert frame.top_bar.state.isHidden()
    desk.actions.trigger("week.previous")
    assert frame.rota_screen.empty.isHidden()


def test_a_team_without_people_begins_with_adding_them(
    new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], tmp_path: Path
) -> None:
    desk = new_desk()
    desk.open_path(make_plan(tmp_path, small_team(staff=(), visits=(), cover=())))
    frame = frame_of(new_window(desk))
    assert frame.rota_screen.empty.accessibleName() == NO_PEOPLE
    assert frame.top_bar.state.isHidden()


def test_what_is_chosen_in_the_window_is_kept_for_the_next_start(
    window: MainWindow, desk: Desk, tmp_path: Path, plan: Path
) -> None:
    choose_setting(window, "build", "build_seconds", 12)
    desk.widen_day(4)
    desk.actions.trigger("pane.problems")
    window.close()
    again = Preferences(tmp_path)
    assert again.build_seconds == 12
    assert again.wide_day == 4
    assert not again.shows_problems
    assert again.last_plan == plan
    assert again.recent_files == (plan,)
    assert not again.bytes_of("geometry").isEmpty()


def test_publishing_is_offered_once_and_shown(
    new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], plan: Path
) -> None:
    desk = new_desk(reasons={"*": "agreed with the team"})
    desk.open_path(plan)
    frame = frame_of(new_window(desk))
    assert frame.top_bar.state.text == "Draft"
    desk.actions.trigger("rota.publish")
    assert frame.top_bar.state.text.startswith("Published")
    assert not desk.actions["rota.publish"].isEnabled()


INTERACTIVE = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit)


def is_own(widget: QWidget) -> bool:
    """Not a part that Qt puts into its own composite widgets."""
    return not widget.objectName().startswith("qt_") and not isinstance(
        widget.parent(), QComboBox | QAbstractSpinBox
    )


def takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def alternatives(button: QAbstractButton) -> list[QAbstractButton]:
    """Of several of which one is chosen Tab comes to that one; arrow keys go on from there."""
    group = button.group()
    return group.buttons() if group is not None and button.autoExclusive() else [button]


@pytest.mark.parametrize("screen", ["rota", "demand", "people", "leave", "start", "settings"])
def test_every_control_has_a_name_and_a_place_in_the_tab_order(
    window: MainWindow, desk: Desk, screen: Screen
) -> None:
    desk.select_shift(ANA)
    desk.frame.show_screen(screen)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    controls = [
        widget
        for widget in window.findChildren(QWidget)
        if isinstance(widget, INTERACTIVE) and is_own(widget) and widget.isVisible()
    ]
    assert len(controls) > 5
    nameless = [w for w in controls if not w.accessibleName() and not getattr(w, "text", str)()]
    assert [type(widget).__name__ for widget in nameless] == []
    buttons = [widget for widget in controls if isinstance(widget, QAbstractButton)]
    skipped = [button for button in buttons if not any(map(takes_tab, alternatives(button)))]
    assert [button.accessibleName() or button.text() for button in skipped] == []


def test_the_height_of_the_problems_is_kept(window: MainWindow, tmp_path: Path) -> None:
    screen = frame_of(window).rota_screen
    total = sum(screen.splitter.sizes())
    screen.splitter.setSizes([total - 200, 200])
    window.close()
    assert Preferences(tmp_path).problems_height == 200


def test_problems_are_folded_to_their_bar_and_unfold_to_the_height_they_had(
    window: MainWindow, desk: Desk
) -> None:
    frame = frame_of(window)
    screen, panel = frame.rota_screen, frame.problems
    total = sum(screen.splitter.sizes())
    screen.splitter.setSizes([total - 200, 200])
    panel.bar.fold.click()
    assert not desk.preferences.shows_problems
    assert panel.isVisible()
    assert screen.splitter.sizes()[1] == panel.bar.height()
    assert panel.bar.fold.accessibleName() == "Show problems"
    panel.bar.tabs["law"].click()
    assert desk.preferences.shows_problems
    assert (panel.tab, screen.splitter.sizes()[1]) == ("law", 200)


def test_in_a_low_window_the_board_keeps_its_room(window: MainWindow, qtbot: QtBot) -> None:
    splitter = frame_of(window).rota_screen.splitter
    total = sum(splitter.sizes())
    splitter.setSizes([total - 400, 400])
    window.resize(1440, 560)
    qtbot.waitUntil(lambda: sum(splitter.sizes()) < total)
    board, problems = splitter.sizes()
    assert 0 < problems <= max((board + problems) // 3, board + problems - px(LEAST_BOARD))


def test_at_200_per_cent_the_problems_begin_folded(light: QApplication, tmp_path: Path) -> None:
    preferences = Preferences(tmp_path)
    assert preferences.shows_problems
    apply_theme(light, "light", 200)
    assert not preferences.shows_problems
    preferences.shows_problems = True
    assert preferences.shows_problems


def test_a_message_that_advises_undo_goes_when_that_is_done(window: MainWindow, desk: Desk) -> None:
    assert desk.edit(MoveShift(ANA, by_minutes=-120))
    bar = frame_of(window).message_bar
    assert "Undo brings it back" in bar.text
    assert not bar.isHidden()
    desk.actions.trigger("edit.undo")
    assert bar.isHidden()


def test_shift_f10_opens_the_menu_of_what_has_the_focus(
    window: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QContextMenuEvent] = []
    board = frame_of(window).board
    monkeypatch.setattr(board, "contextMenuEvent", asked.append)
    board.setFocus()
    qtbot.waitUntil(board.hasFocus)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    assert [event.reason() for event in asked] == [QContextMenuEvent.Reason.Keyboard]


def test_in_a_narrow_window_words_give_way_and_come_back(window: MainWindow) -> None:
    bar = frame_of(window).top_bar
    full = bar.picker.text()
    window.resize(900, 700)
    layout = bar.layout()
    assert layout is not None
    assert layout.minimumSize().width() <= bar.width()
    assert bar.export_button.text() == ""
    assert bar.export_button.accessibleName() == "Export the week"
    assert bar.picker.accessibleName() == f"Week, {full}"
    window.resize(1440, 900)
    assert bar.export_button.text() == "Export"
    assert bar.picker.text() == full


@pytest.mark.parametrize("width", [1440, 1366, 1280])
def test_the_field_for_finding_stays_beside_a_published_week(
    window: MainWindow, qtbot: QtBot, width: int
) -> None:
    bar = frame_of(window).top_bar
    window.resize(width, 900)
    bar.show_state("Published Fri 20 Nov, changed since", "warn", "pencil-simple")
    layout = bar.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: layout.minimumSize().width() <= bar.width())
    assert not bar.find_button.isHidden()
    assert not bar.state.isHidden()
    assert bar.state.maximumWidth() > 0


@pytest.mark.parametrize(("width", "scale"), [(1440, 100), (1440, 150), (1440, 200), (900, 100), (700, 100)])
def test_what_has_no_room_in_the_bar_stands_in_its_menu(
    light: QApplication,
    desk: Desk,
    new_window: Callable[[Desk], MainWindow],
    qtbot: QtBot,
    width: int,
    scale: int,
) -> None:
    desk.preferences.scale = scale
    apply_theme(light, "light", scale)
    window = new_window(desk)
    bar = frame_of(window).top_bar
    window.resize(width, 900)
    layout = bar.layout()
    assert layout is not None
    qtbot.waitUntil(lambda: layout.minimumSize().width() <= bar.width())
    left_out = set(bar.more.offered)
    assert bar.more.isHidden() is not bool(left_out)
    for parts, actions in (
        ((bar.find_button,), [desk.actions["find.open"]]),
        (bar.ways_back, [desk.actions["edit.undo"], desk.actions["edit.redo"]]),
        (bar.arrows, [desk.actions["week.previous"], desk.actions["week.next"]]),
        ((bar.view_switch,), [desk.actions["view.weeks8"], desk.actions["filter.open"]]),
        ((bar.export_button,), [bar.export_button.menu().menuAction()]),
        ((bar.weeks_button,), [bar.weeks_button.menu().menuAction()]),
    ):
        for part in parts:
            assert part.isHidden() is left_out.issuperset(actions)
    if (width, scale) != (700, 100):
        assert not bar.find_button.isHidden()
        assert not any(each.isHidden() for each in (*bar.ways_back, *bar.arrows))


def test_where_there_is_little_room_one_button_has_all_views(window: MainWindow, desk: Desk) -> None:
    switch = frame_of(window).top_bar.view_switch
    switch.show_short(is_short=True)
    assert (switch.one.text(), switch.one.accessibleName()) == ("Week", "View: Week")
    desk.actions.trigger("view.weeks4")
    assert switch.one.text() == "4 w"
    switch.one.menu().aboutToShow.emit()
    entries = {entry.text().partition("\t")[0]: entry for entry in switch.one.menu().actions()}
    assert entries["4 weeks"].isChecked()
    entries["8 weeks"].trigger()
    assert desk.board_look.view == "weeks8"


def test_words_that_another_screen_has_room_for_give_way_again_on_the_rota(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    bar = frame_of(window).top_bar
    layout = bar.layout()
    assert layout is not None
    for screen in ("settings", "rota", "wheel", "rota"):
        desk.frame.show_screen(screen)
        qtbot.waitUntil(lambda: layout.minimumSize().width() <= bar.width())


def test_a_message_moves_no_row_away_from_under_the_pointer(light: QApplication, window: MainWindow) -> None:
    assert window.frame is not None
    board = window.frame.board.viewport()
    tops = []
    for act in (window.frame.message_bar.hide, lambda: window.frame.show_message("info", "Done.")):
        act()
        light.processEvents()
        tops.append(board.mapTo(window, QPoint(0, 0)))
    assert window.frame.message_bar.isVisible()
    assert tops[0] == tops[1]


@pytest.mark.parametrize("width", [1066, 1000])
def test_whether_the_week_is_published_is_said_in_a_narrow_window_too(
    window: MainWindow, qtbot: QtBot, width: int
) -> None:
    bar = frame_of(window).top_bar
    window.resize(width, 700)
    layout = bar.layout()
    assert layout is not None
    for text, said in (("Draft", "Draft"), ("Published Fri 20 Nov", "Published")):
        bar.show_state(text, "ok", "check-circle")
        qtbot.waitUntil(lambda: layout.minimumSize().width() <= bar.width())
        assert bar.state.maximumWidth() > 0
        assert bar.state.text.startswith(said)
        assert bar.state.accessibleName() == text


def test_a_refusal_goes_with_the_next_deed(window: MainWindow, desk: Desk) -> None:
    bar = frame_of(window).message_bar
    desk.frame.show_message("danger", "What was pasted has 1 problem.", "Mend it.", ("A2: no time",))
    assert desk.edit(PinShift(ANA))
    assert bar.isHidden()


def test_the_weeks_on_the_board_are_named_in_the_bar(window: MainWindow, desk: Desk) -> None:
    desk.actions.trigger("view.weeks8")
    assert frame_of(window).top_bar.picker.accessibleName() == "8 weeks, Mon 23 Nov 2026 – Sun 17 Jan 2027"
    desk.actions.trigger("view.week")
    assert frame_of(window).top_bar.picker.accessibleName() == "Week, Mon 23 – Sun 29 Nov 2026"


def test_a_large_rota_is_marked_as_being_checked_until_other_rules_are_worked_out(
    window: MainWindow, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.session.session.QUICK_PERSON_WEEKS", 0)
    frame, team = window.frame, desk.session.team
    assert frame is not None
    assert team is not None
    desk.frame.show_screen("settings")
    edit = change_rule(team, "evenings", {"evening_from": 9 * 60, "most_a_week": 0}, "Tried out")
    with qtbot.waitSignal(desk.session.bus.rota_changed):
        assert desk.edit_team(edit, "Tried out") is None
        assert "Being checked" in frame.status_line.text
        assert "being checked" in frame.problems.bar.standing
    assert "Being checked" not in frame.status_line.text
    desk.frame.show_screen("rota")
    assert not frame.problems.bar.standing
    assert any(each.rule == "evenings" for each in frame.problems.problems)


def test_behind_another_screen_the_board_is_brought_up_to_date_by_itself(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    frame = window.frame
    assert frame is not None
    desk.frame.show_screen("people")
    desk.edit(MoveShift("ben@2026-11-25", by_minutes=60))
    qtbot.waitUntil(
        lambda: frame.board.snapshot is not None and frame.board.snapshot.rota is desk.session.rota
    )
    desk.undo_stack.undo()
    desk.frame.show_screen("rota")
    assert frame.board.snapshot is not None
    assert frame.board.snapshot.rota is desk.session.rota
