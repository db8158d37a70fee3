"""The wheel's page: turns moved by keys and pointer, reasons live, everything undone by its name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.records import DateRange
from planner.domain.staff import Secondment
from planner.services.wheel.turns import WheelTurn
from planner.services.wheel.wheel_view import WheelView
from tests.planner.services.wheel.wheels import CONTRACT, leave, monday, wheel_team
from tests.planner.services.wheel.wheels import view_of as wheel_of
from tests.ui.desk_factory import make_plan
from tests.ui.desk_screens import shown_screen
from ui.item_models.wheel_words import away_words
from ui.main_window.desk import Desk
from ui.wheel.wheel_screen import WheelScreen
from ui.widgets.icon_row import IconRow

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
TEAM = wheel_team(("p0", 0), ("p1", 2), absences=(leave("p0", monday(1)),))


@pytest.fixture
def wheel_desk(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    desk = new_desk()
    desk.open_path(make_plan(tmp_path, TEAM))
    desk.session.show_week(monday(0))
    return desk


@pytest.fixture
def screen(qtbot: QtBot, wheel_desk: Desk) -> Iterator[WheelScreen]:
    for made in shown_screen(qtbot, wheel_desk, WheelScreen, 1300, 700):
        around = made.window()
        around.resize(1300, 700)
        with qtbot.waitExposed(around):
            around.show()
        yield made


def view_of(screen: WheelScreen) -> WheelView:
    assert screen.view is not None
    return screen.view


def lockdown(screen: WheelScreen) -> set[tuple[str, int]]:
    first = monday(0).toordinal()
    return {
        (turn.staff, (turn.monday - first) // 7) for turn in view_of(screen).turns if turn.kind == "lockdown"
    }


def turn_of(screen: WheelScreen, staff: str, kind: str = "lockdown") -> WheelTurn:
    return next(each for each in view_of(screen).turns if (each.staff, each.kind) == (staff, kind))


def press(screen: WheelScreen, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(screen.grid, key)


def go_to(screen: WheelScreen, row: int, column: int) -> None:
    screen.grid.setFocus()
    screen.grid.setCurrentIndex(screen.item_model.index(row, column))


def test_space_picks_a_turn_up_the_arrows_carry_it_and_space_puts_it_down(
    screen: WheelScreen, wheel_desk: Desk
) -> None:
    go_to(screen, 1, 2)
    press(screen, Qt.Key.Key_Space, Qt.Key.Key_Right)
    assert screen.state.text == "may go here"
    press(screen, Qt.Key.Key_Space)
    assert lockdown(screen) == {("p0", 0), ("p1", 3)}
    assert wheel_desk.undo_stack.undoText() == "Move lockdown week of Person 1"
    wheel_desk.actions.trigger("edit.undo")
    assert lockdown(screen) == {("p0", 0), ("p1", 2)}


def test_a_place_that_will_not_do_says_why_and_keeps_the_turn_in_the_hand(screen: WheelScreen) -> None:
    go_to(screen, 0, 0)
    press(screen, Qt.Key.Key_Space, Qt.Key.Key_Right)
    assert screen.state.text == "may not go here"
    assert "works too little in the week of Mon 30 Nov" in screen.hint.text()
    press(screen, Qt.Key.Key_Space)
    assert screen.grid.hand.turn is not None
    press(screen, Qt.Key.Key_Escape)
    assert screen.grid.hand.turn is None
    assert lockdown(screen) == {("p0", 0), ("p1", 2)}


def test_who_takes_a_week_over_is_told_what_comes_back(screen: WheelScreen) -> None:
    go_to(screen, 0, 0)
    press(screen, Qt.Key.Key_Space, Qt.Key.Key_Down)
    assert "Person 0 takes Person 1's turn in the week of Mon 7 Dec for it." in screen.hint.text()
    press(screen, Qt.Key.Key_Return)
    assert lockdown(screen) == {("p1", 0), ("p0", 2)}


def test_a_turn_is_dragged_to_another_week(screen: WheelScreen) -> None:
    grid = screen.grid
    start = grid.visualRect(screen.item_model.index(1, 2)).topLeft() + QPoint(20, 10)
    end = grid.visualRect(screen.item_model.index(1, 4)).center()
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(grid.viewport(), start + QPoint(30, 2))
    QTest.mouseMove(grid.viewport(), end)
    assert grid.hand.turn is not None
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=end)
    assert lockdown(screen) == {("p0", 0), ("p1", 4)}


def test_the_wheel_turns_and_goes_back_in_one_step(screen: WheelScreen, wheel_desk: Desk) -> None:
    screen.turn_button.click()
    assert {who for who, _ in lockdown(screen)} == {f"p{number}" for number in range(8)}
    assert wheel_desk.undo_stack.undoText() == "Turn the wheel"
    wheel_desk.actions.trigger("edit.undo")
    assert lockdown(screen) == {("p0", 0), ("p1", 2)}


def test_turns_are_given_and_taken_back_by_the_menu_which_says_what_cannot_be(screen: WheelScreen) -> None:
    menu = screen.make_menu(4, 1)
    words = {action.text(): action for action in menu.actions()}
    words["Give Duty desk, Wed 2 Dec 09:00–13:00"].trigger()
    assert turn_of(screen, "p4", "duty").words == "Duty desk, Wed 2 Dec 09:00–13:00"
    again = {action.text(): action for action in screen.make_menu(4, 1).actions()}
    against = "Give Duty desk, Wed 2 Dec 09:00–13:00 – Person 4 is on duty on Wed 2 Dec already."
    assert not again[against].isEnabled()
    go_to(screen, 4, 1)
    press(screen, Qt.Key.Key_Delete)
    assert not [turn for turn in view_of(screen).turns if turn.kind == "duty"]


def test_the_settings_of_the_wheel_are_edits_of_the_team(screen: WheelScreen, wheel_desk: Desk) -> None:
    screen.show_how()
    QTest.keyClick(screen.pane.gives_out.target(), Qt.Key.Key_Space)
    team = wheel_desk.session.team
    assert team is not None
    assert team.lockdown is not None
    assert team.lockdown.gives_out_turns
    assert any(turn.origin == "due" for turn in view_of(screen).turns if turn.kind == "lockdown")
    wheel_desk.actions.trigger("edit.undo")
    assert wheel_desk.session.team == TEAM


def test_a_cover_person_is_chosen_in_the_pane(screen: WheelScreen, wheel_desk: Desk) -> None:
    screen.grid.choose(turn_of(screen, "p1"))
    box = screen.pane.cover
    box.setCurrentIndex(box.findData("p5"))
    box.activated.emit(box.currentIndex())
    assert turn_of(screen, "p1").cover_person == "p5"
    assert wheel_desk.undo_stack.undoText() == "Cover for Person 1"


def test_cells_and_cover_are_read_out(screen: WheelScreen) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole
    assert screen.item_model.data(screen.item_model.index(0, 0), role) == (
        "Person 0, week of Mon 23 Nov: Lockdown week, agreed"
    )
    assert screen.item_model.data(screen.item_model.index(0, 1), role) == (
        "Person 0, week of Mon 30 Nov: leave 5 d"
    )
    cover = screen.cover_model.data(screen.cover_model.index(0, 1), role)
    assert cover.startswith("Cover of the week of Mon 30 Nov: enough people: 7 free, 1 needed")


def test_the_number_of_weeks_is_kept_with_the_plan(screen: WheelScreen, wheel_desk: Desk) -> None:
    screen.weeks.buttons[2].click()
    assert screen.item_model.columnCount() == 12
    assert WheelScreen(wheel_desk, screen).view is None
    again = WheelScreen(wheel_desk, screen)
    again.renew()
    assert again.item_model.columnCount() == 12


def test_duty_is_given_out_in_one_step(screen: WheelScreen, wheel_desk: Desk) -> None:
    screen.duty_button.click()
    assert wheel_desk.undo_stack.undoText() == "Give out duty"
    assert len([turn for turn in view_of(screen).turns if turn.kind == "duty"]) == 74
    wheel_desk.actions.trigger("edit.undo")
    assert wheel_desk.session.team == TEAM


def test_no_week_is_cut_where_columns_are_narrow(screen: WheelScreen) -> None:
    across, item_model = screen.grid.horizontalHeader(), screen.item_model
    heard = item_model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole)
    for width, shown in ((900, "23 Nov"), (420, "23/11")):
        screen.grid.resize(width, 300)
        assert item_model.headerData(0, Qt.Orientation.Horizontal) == shown
        room = across.sectionSize(0)
        assert across.fontMetrics().horizontalAdvance(shown) <= room
    assert heard == "23 Nov"
    assert item_model.headerData(0, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == heard


def test_the_names_have_a_fifth_of_a_narrow_grid_whatever_the_weeks_get(screen: WheelScreen) -> None:
    down = screen.grid.verticalHeader()
    for width in range(400, 430):
        screen.grid.resize(width, 300)
        assert down.width() == width // 5


def test_a_cover_person_in_lockdown_is_told_of_and_goes_to_a_free_week(
    screen: WheelScreen, wheel_desk: Desk
) -> None:
    go_to(screen, 1, 2)
    box = screen.pane.cover
    box.setCurrentIndex(box.findData("p0"))
    box.activated.emit(box.currentIndex())
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Left, Qt.Key.Key_Left):
        press(screen, key)
    assert "Person 0, who makes its statutory visits, is in lockdown too" in screen.hint.text()
    press(screen, Qt.Key.Key_Space)
    assert lockdown(screen) == {("p0", 0), ("p1", 0)}
    go_to(screen, 1, 0)
    assert screen.pane.cover.currentText() == "Person 0 (cannot)"
    said = [row.accessibleName() for row in screen.pane.findChildren(IconRow)]
    assert any("Person 0 has lockdown in the week of Mon 23 Nov, too" in each for each in said)
    button = next(
        each for each in screen.pane.findChildren(QPushButton) if each.text().startswith("Move that week to")
    )
    assert button.text() == "Move that week to 7 Dec"
    button.click()
    assert lockdown(screen) == {("p0", 2), ("p1", 0)}
    assert screen.pane.cover.currentText() == "Person 0"
    assert screen.grid.chosen is not None
    assert screen.grid.chosen.staff == "p1"
    wheel_desk.actions.trigger("edit.undo")
    assert lockdown(screen) == {("p0", 0), ("p1", 0)}


def test_a_cell_says_that_somebody_is_out_of_post_or_on_loan() -> None:
    team = wheel_team()
    loan = Secondment(
        dates=DateRange(first=monday(1) + timedelta(days=3), last=monday(3) + timedelta(days=1)),
        direction="away",
        other_team="North Moor",
    )
    left = CONTRACT.model_copy(update={"dates": DateRange(first=CONTRACT.dates.first, last=monday(2))})
    staff = (
        team.staff[0].model_copy(update={"secondments": (loan,)}),
        team.staff[1].model_copy(update={"contracts": (left,)}),
        *team.staff[2:],
    )
    view = wheel_of(team.model_copy(update={"staff": staff}))
    lent, gone = view.people[:2]
    assert [away_words(view, lent, week) for week in range(5)] == [
        "",
        "from Thu on loan",
        "on loan",
        "to Tue on loan",
        "",
    ]
    assert [away_words(view, gone, week) for week in range(1, 4)] == [
        "",
        "from Tue out of post",
        "out of post",
    ]


def test_the_weeks_on_screen_are_what_is_printed(screen: WheelScreen) -> None:
    (printable,) = screen.printables()
    assert printable.name.startswith("Wheel, Mon 23 Nov 2026 – Sun 17 Jan 2027")
    assert printable.pages("a4", 40)
