"""The leave and TOIL screen: leave drawn, asked for, decided with its effect in sight; balances in hours."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.records import DateRange
from planner.domain.staff import Absence
from planner.importers.team_file import write_team
from planner.services.record_edits import add_record
from tests.ui.desk_factory import GivenAnswers
from tests.ui.desk_screens import shown_screen, team_of
from ui.item_models.leave_item_models import MARK_ROLE, BalanceItemModel, LeaveGridItemModel
from ui.item_models.leave_rows import BALANCE_COLUMNS, BalanceRow, DayMark, absence_words
from ui.leave.leave_screen import LeaveScreen
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.session.chosen import Chosen
from ui.widgets.refilled import stops

TUESDAY = date(2026, 11, 24)
ASKED = Absence(
    id="l1",
    staff="ana",
    kind="annual_leave",
    dates=DateRange(first=TUESDAY, last=TUESDAY),
    state="requested",
)


@pytest.fixture
def screen(qtbot: QtBot, light: QApplication, desk: Desk) -> Iterator[LeaveScreen]:
    del light
    yield from shown_screen(qtbot, desk, LeaveScreen)


def mark_at(screen: LeaveScreen, row: int, column: int) -> DayMark:
    mark = screen.grid_model.data(screen.grid_model.index(row, column), MARK_ROLE)
    assert isinstance(mark, DayMark)
    return mark


def balance(screen: LeaveScreen, column: str, row: int = 0) -> str:
    return screen.balance_model.rows[row].cells[BALANCE_COLUMNS.index(column)]


def test_leave_is_drawn_by_keys_and_kept_as_a_request(screen: LeaveScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    screen.grid.setCurrentIndex(screen.grid_model.index(1, 2))
    QTest.keyClick(screen.grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(screen.grid, Qt.Key.Key_Return)
    values = screen.pane.absence.values()
    assert (values["staff"], values["first"], values["last"]) == (
        "ben",
        date(2026, 11, 25),
        date(2026, 11, 26),
    )
    assert screen.save()
    assert team_of(desk).absences[0].state == "requested"
    assert mark_at(screen, 1, 2).mark == "requested"
    assert "Ben Boyd: annual leave Wed 25 Nov – Thu 26 Nov" in screen.requests.item(0).text()
    desk.actions.trigger("edit.undo")
    assert write_team(team_of(desk)) == before


def test_a_request_shows_its_effect_and_is_approved(screen: LeaveScreen, desk: Desk) -> None:
    desk.edit_team(add_record(team_of(desk), "absences", ASKED))
    screen.requests.itemClicked.emit(screen.requests.item(0))
    assert screen.key == "l1"
    assert screen.pane.effect_chip.text == "work to hand over"
    QTest.keyClick(screen.pane.approve, Qt.Key.Key_Space)
    assert team_of(desk).absences[0].state == "approved"
    assert desk.undo_stack.undoText() == "Approve leave of Ana Alvi"
    assert mark_at(screen, 0, 1).mark == "leave"
    assert desk.session.shown is not None
    assert any(each.rule == "availability" for each in desk.session.shown.findings)


def test_enter_on_leave_that_is_there_goes_into_its_form_and_on_a_request_to_what_decides_it(
    window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    settled = ASKED.model_copy(update={"id": "l2", "staff": "ben", "state": "approved"})
    for absence in (ASKED, settled):
        desk.edit_team(add_record(team_of(desk), "absences", absence))
    desk.actions.trigger("screen.leave")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, LeaveScreen)
    for row, held in ((0, screen.pane.approve), (1, screen.pane.absence["staff"].target())):
        screen.grid.setFocus()
        screen.grid.setCurrentIndex(screen.grid_model.index(row, 1))
        screen.grid.clearSelection()
        QTest.keyClick(screen.grid, Qt.Key.Key_Return)
        assert screen.key == ("l1", "l2")[row]
        assert any(words.startswith("Effect on cover: ") for words in heard)
        heard.clear()
        assert window.focusWidget() is held
    screen.grid.setFocus()
    screen.grid.setCurrentIndex(screen.grid_model.index(0, 1))
    QTest.keyClick(screen.grid, Qt.Key.Key_Return)
    between = chain(screen.pane.decline, screen.pane.bar.save)
    mine = [each for each in between if each in stops(screen)]
    assert mine == [screen.pane.decline, screen.pane.approve, *stops(screen.pane.bar)]


def chain(first: QWidget, last: QWidget) -> list[QWidget]:
    """From one to the other as Tab goes."""
    found: list[QWidget] = [first]
    while found[-1] is not last:
        following = found[-1].nextInFocusChain()
        assert following is not None
        found.append(following)
    return found


def test_tab_comes_to_the_page_of_the_leave_screen_before_what_is_on_it(screen: LeaveScreen) -> None:
    way = chain(screen.view.buttons[0], screen.requests)
    assert screen.grid in way
    assert screen.pane.bar.save not in way


def test_a_request_is_declined_and_that_is_undone(screen: LeaveScreen, desk: Desk) -> None:
    desk.edit_team(add_record(team_of(desk), "absences", ASKED))
    screen.open_absence("l1")
    screen.pane.decline.click()
    assert team_of(desk).absences == ()
    assert screen.pane.kind == ""
    assert desk.session.store.audit(most=1)[0].reason == "Nobody else can sit on the desk"
    desk.actions.trigger("edit.undo")
    assert team_of(desk).absences == (ASKED,)


def test_a_request_is_not_declined_without_a_reason(screen: LeaveScreen, desk: Desk) -> None:
    asker = GivenAnswers()
    asker.decline_reason = None
    desk.ask = asker
    desk.edit_team(add_record(team_of(desk), "absences", ASKED))
    screen.open_absence("l1")
    screen.pane.decline.click()
    assert asker.asked == ["Ana Alvi: annual leave Tue 24 Nov, asked for"]
    assert team_of(desk).absences == (ASKED,)


def test_leave_begins_with_who_is_chosen_and_else_asks(screen: LeaveScreen, desk: Desk) -> None:
    screen.start_new("leave")
    form = screen.pane.absence
    assert form.values()["staff"] is None
    assert screen.focusWidget() is form["staff"].target()
    assert not screen.save()
    assert form.problem_at("staff") == "Choose one."
    assert team_of(desk).absences == ()
    desk.choose(Chosen("person", person="ben"))
    assert screen.pane.title.text() == "Who is it for?"
    assert not screen.pane.effect_chip.isVisibleTo(screen.pane)
    screen.start_new("leave")
    assert form.values()["staff"] == "ben"
    assert screen.pane.title.text() == "Ben Boyd"
    assert screen.pane.effect_chip.isVisibleTo(screen.pane)


def test_leave_for_a_chosen_shift_is_of_its_person_and_day(screen: LeaveScreen, desk: Desk) -> None:
    rota = desk.session.rota
    assert rota is not None
    shift = rota.shifts[-1]
    desk.choose(Chosen("shift", shift=shift.id))
    screen.start_new("leave")
    values = screen.pane.absence.values()
    assert (values["staff"], values["first"].toordinal()) == (shift.staff, shift.day)


def test_half_days_and_hours_are_entered(screen: LeaveScreen, desk: Desk) -> None:
    screen.draw_days(0, 1, 1)
    form = screen.pane.absence
    form["part"].put("morning")
    assert screen.save()
    assert (team_of(desk).absences[0].start, team_of(desk).absences[0].end) == (0, 780)
    screen.open_absence(team_of(desk).absences[0].id)
    assert form.values()["part"] == "morning"
    form["part"].put("hours")
    form["start"].put(600)
    form["end"].put(720)
    form.changed.emit()
    assert screen.save()
    assert (team_of(desk).absences[0].start, team_of(desk).absences[0].end) == (600, 720)
    assert mark_at(screen, 0, 1).is_part


def test_leave_that_ends_before_it_begins_is_told_at_its_field(screen: LeaveScreen, desk: Desk) -> None:
    screen.draw_days(0, 1, 1)
    screen.pane.absence["last"].put(date(2026, 11, 1))
    assert not screen.save()
    assert screen.pane.absence.problem_at("last")
    assert team_of(desk).absences == ()


def test_balances_are_in_hours_and_follow_the_days_of_the_scheme(screen: LeaveScreen) -> None:
    first = balance(screen, "Leave a year")
    screen.days.setValue(30)
    assert balance(screen, "Leave a year") != first
    assert balance(screen, "Person") == "Ana Alvi"


def test_toil_is_entered_and_counts_in_the_balance(screen: LeaveScreen, desk: Desk) -> None:
    screen.start_new("toil")
    assert screen.pane.toil.values()["staff"] is None
    screen.pane.toil["staff"].put("ana")
    screen.pane.toil["minutes"].put(90)
    screen.pane.toil["reason"].put("Visit until 20:00")
    assert screen.save()
    assert team_of(desk).toil[0].minutes == 90
    assert balance(screen, "TOIL balance") == "+1.5 h"
    desk.actions.trigger("edit.undo")
    assert balance(screen, "TOIL balance") == "0 h"


def test_toil_off_the_quarter_of_an_hour_is_refused_with_a_sentence(screen: LeaveScreen, desk: Desk) -> None:
    screen.start_new("toil")
    screen.pane.toil["staff"].put("ana")
    screen.pane.toil["minutes"].put(50)
    assert not screen.save()
    assert "steps of 15 min" in screen.pane.toil.problem_at("minutes")
    assert team_of(desk).toil == ()


def test_the_item_models_keep_the_contract_of_qt(qtbot: QtBot) -> None:
    del qtbot
    modes = QAbstractItemModelTester.FailureReportingMode.Fatal
    grid, balances = LeaveGridItemModel(), BalanceItemModel()
    QAbstractItemModelTester(grid, modes)
    QAbstractItemModelTester(balances, modes)
    marks = {"ana": (DayMark("leave", words="annual leave"), DayMark())}
    for _ in range(2):
        grid.show_marks((("ana", "Ana"),), (739943, 739944), marks)
    assert "Ana, Mon 23 Nov: annual leave" in grid.data(grid.index(0, 0), Qt.ItemDataRole.AccessibleTextRole)
    balances.show_rows((BalanceRow("ana", ("Ana",) + ("1 h",) * 9, "warn"),))
    assert balances.data(balances.index(0, 7)) == "⚠ 1 h"


def test_leave_is_put_into_words() -> None:
    assert absence_words(ASKED, "Ana") == "Ana: annual leave Tue 24 Nov, asked for"
    to_the_end = ASKED.model_copy(update={"start": 540, "end": 1440})
    assert absence_words(to_the_end, "Ana") == "Ana: annual leave Tue 24 Nov 09:00–24:00, asked for"


def test_bank_holidays_of_the_nation_are_named(screen: LeaveScreen, desk: Desk) -> None:
    desk.session.show_week(date(2026, 12, 21))
    screen.renew()
    friday = mark_at(screen, 0, 4)
    assert (friday.mark, friday.words) == ("bank_holiday", "bank holiday, Christmas Day")
