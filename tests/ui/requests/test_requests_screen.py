"""A person's own screen: the day confirmed in a click, out safe in a click, leave asked for by keys alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.check_ins import CheckIn
from planner.domain.flexible_working import FlexibleRequest
from planner.domain.own_requests import OwnRequest
from planner.domain.worked_days import WorkedDay
from planner.services.requests.own_leave import ask_for_leave
from tests.planner.rules.factory import at
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, BEN, JO
from tests.ui.forms.typed import type_into
from tests.ui.requests.office import LATE, press, shown, titles, worker_desk
from tests.ui.swaps.published_office import hand_to
from ui.main_window.desk import Desk
from ui.requests.own_forms import OwnLeaveForm
from ui.requests.requests_screen import RequestsScreen
from ui.widgets.refilled import name_of


@pytest.fixture
def desk(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    return worker_desk(new_desk(), tmp_path, ANA)


@pytest.fixture
def screen(qtbot: QtBot, light: QApplication, desk: Desk) -> Iterator[RequestsScreen]:
    del light
    yield from shown(qtbot, desk)


def test_a_day_is_confirmed_by_one_click(screen: RequestsScreen, desk: Desk) -> None:
    card = screen.page.worked
    # Tuesday's shift has not ended yet.
    assert titles(card) == ["Mon 23 Nov: to confirm"]
    assert card.count.text == "1 to confirm"
    press(card, 0, "Confirm")
    assert titles(card) == ["Mon 23 Nov: as planned"]
    (told,) = desk.session.store.own_records(WorkedDay)
    assert (told.staff, told.state, told.history[0].who) == ("ana", "confirmed", "Ana Alvi")
    assert card.count.isHidden()


def test_a_day_is_corrected_by_a_click_a_time_and_enter(screen: RequestsScreen, desk: Desk) -> None:
    press(screen.page.worked, 0, "Correct…")
    form = screen.pane.day
    assert form.values()["end"] == 1020
    assert "Planned Mon 23 Nov 09:00–17:00." in screen.pane.note.text()
    form["end"].put(1125)
    QTest.keyClick(form["note"].target(), Qt.Key.Key_Return)
    (told,) = desk.session.store.own_records(WorkedDay)
    assert (told.state, told.end) == ("corrected", at("Mon 18:45"))
    words = screen.page.worked.rows[0].words
    assert "1.75 h longer than planned: 0.75 h TOIL, 1 h flexi" in words.detail
    press(screen.page.worked, 0, "Claim 0.75 h")
    (entry,) = desk.session.store.team().toil
    assert (entry.minutes, entry.state, entry.is_beyond_rota) == (45, "requested", True)
    assert titles(screen.page.asked) == ["0.75 h TOIL, Mon 23 Nov: waits for Team manager"]


def test_times_that_cannot_be_are_told_at_their_field(screen: RequestsScreen, desk: Desk) -> None:
    press(screen.page.worked, 0, "Correct…")
    screen.pane.day["break_minutes"].put(240)
    screen.pane.day["end"].put(720)
    screen.save()
    assert screen.pane.day.problem_at("break_minutes") == "The break is as long as the day."
    assert desk.session.store.own_records(WorkedDay) == ()
    QTest.keyClick(screen.pane, Qt.Key.Key_Escape)
    assert screen.pane.kind == ""


@pytest.mark.parametrize("typed", ["late", ""])
def test_a_day_ends_at_no_other_time_than_was_typed(screen: RequestsScreen, desk: Desk, typed: str) -> None:
    press(screen.page.worked, 0, "Correct…")
    type_into(screen.pane.day, "end", typed)
    assert screen.pane.kind == "day"
    assert "time of day" in screen.pane.day.problem_at("end")
    assert desk.session.store.own_records(WorkedDay) == ()


@pytest.mark.parametrize("typed", ["noon", ""])
def test_leave_of_hours_asks_for_times_of_day(screen: RequestsScreen, desk: Desk, typed: str) -> None:
    screen.begin_leave()
    form = screen.pane.leave
    form["part"].put("hours")
    form["part"].edited.emit()
    type_into(form, "start", typed)
    screen.show_effect()
    assert screen.pane.cost.text() == ""
    assert "time of day" in form.problem_at("start")
    assert desk.session.store.own_records(OwnRequest) == ()
    type_into(form, "start", "9.30")
    (request,) = desk.session.store.own_records(OwnRequest)
    assert request.absence is not None
    assert (request.absence.start, request.absence.end) == (570, 780)


def test_after_a_late_finish_the_next_start_is_moved_in_one_click(
    qtbot: QtBot, light: QApplication, new_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    del light
    moment = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
    desk = worker_desk(new_desk(), tmp_path, ANA, moment)
    for screen in shown(qtbot, desk):
        press(screen.page.worked, 0, "Correct…")
        screen.pane.day["end"].put(1275)
        screen.save()
        row = screen.page.worked.rows[1]
        assert row.words.title == "Your next start"
        assert "Not before 10:15: 13 h of rest" in row.words.detail
        press(screen.page.worked, 1, "Start at 10:15")
        wednesday = [each for each in desk.session.store.team().rotas[0].shifts if each.staff == "ana"][-1]
        assert (wednesday.start, wednesday.end) == (at("Wed 10:15"), at("Wed 17:45"))
        assert "Your next start" not in [row.words.title for row in screen.page.worked.rows]


def test_out_safe_is_one_click(screen: RequestsScreen, desk: Desk) -> None:
    card = screen.page.visits
    assert titles(card) == ["Visit R-0931, 17:45–18:45: 35 min late"]
    assert card.count.text == "1 overdue"
    press(card, 0, "I am out of R-0931")
    assert titles(card) == ["Visit R-0931, 17:45–18:45: out safe, told 19:20"]
    (told,) = desk.session.store.own_records(CheckIn)
    assert told.state == "safe"


def test_staying_longer_moves_the_moment(screen: RequestsScreen, desk: Desk) -> None:
    press(screen.page.visits, 0, "+30 min")
    (told,) = desk.session.store.own_records(CheckIn)
    assert told.due == at("Tue 20:00")
    assert titles(screen.page.visits) == ["Visit R-0931, 17:45–18:45: out now"]


def test_the_buddy_sees_it_and_says_how_they_know(screen: RequestsScreen, desk: Desk) -> None:
    hand_to(desk, BEN)
    screen.renew()
    card = screen.page.visits
    assert titles(card) == ["Ana Alvi: visit R-0931, 17:45–18:45: 35 min late"]
    assert card.rows[0].words.detail == "Ben Boyd rings Ana Alvi, who was to be out at 18:45."
    press(card, 0, "They are safe…")
    screen.pane.safe["note"].put("She rang from the car")
    screen.save()
    assert titles(card) == ["Ana Alvi: visit R-0931, 17:45–18:45: made sure"]
    (told,) = desk.session.store.own_records(CheckIn)
    assert (told.state, told.history[-1].who) == ("closed", "Ben Boyd")


def test_leave_is_asked_for_by_keys_alone(screen: RequestsScreen, desk: Desk, qtbot: QtBot) -> None:
    window = screen.window()
    window.show()
    qtbot.waitUntil(window.isVisible)
    screen.page.ask_leave.setFocus()
    QTest.keyClick(screen.page.ask_leave, Qt.Key.Key_Space)
    form = screen.pane.leave
    form["first"].put(date(2026, 12, 7))
    form["last"].put(date(2026, 12, 8))
    form["note"].put("Wedding")
    screen.show_effect()
    assert screen.pane.cost.text() == "Takes 14.8 h of leave; 177.6 h are left then."
    QTest.keyClick(form["note"].target(), Qt.Key.Key_Return)
    (request,) = desk.session.store.own_records(OwnRequest)
    assert (request.staff, request.state) == ("ana", "asked")
    assert titles(screen.page.asked) == ["Annual leave Mon 7 Dec – Tue 8 Dec: waits for Team manager"]
    press(screen.page.asked, 0, "Take back")
    assert titles(screen.page.asked) == ["Annual leave Mon 7 Dec – Tue 8 Dec: taken back"]


def test_leave_that_begins_later_ends_no_earlier(qtbot: QtBot) -> None:
    form = OwnLeaveForm()
    qtbot.addWidget(form)
    form.put(form.fresh(date(2026, 11, 23)))
    box = form["first"].target()
    assert isinstance(box, QDateEdit)
    box.setDate(QDate(2026, 11, 25))
    assert form.values()["last"] == date(2026, 11, 25)
    box.setDate(QDate(2026, 11, 24))
    assert (form.values()["first"], form.values()["last"]) == (date(2026, 11, 24), date(2026, 11, 25))


def test_what_was_declined_says_by_whom_and_why(screen: RequestsScreen, desk: Desk) -> None:
    from planner.domain.records import DateRange
    from planner.services.requests.decide import decline_request

    days = DateRange(first=date(2026, 12, 7), last=date(2026, 12, 7))
    made = desk.session.do(
        lambda store, caller, clock: ask_for_leave(store, caller, "ana", "annual_leave", days, clock)
    )
    hand_to(desk, JO)
    desk.session.do(lambda store, caller, _: decline_request(store, caller, made.id, "Two are away already"))
    hand_to(desk, ANA)
    screen.renew()
    words = screen.page.asked.rows[0].words
    assert words.chip[0] == "declined"
    assert words.detail == "Jo Patel, Tue 24 Nov: Two are away already"


def test_a_private_time_is_kept_changed_and_removed(screen: RequestsScreen, desk: Desk) -> None:
    QTest.mouseClick(screen.page.add_wish, Qt.MouseButton.LeftButton)
    form = screen.pane.wish
    form["wants"].put("cannot_work")
    form["weekdays"].put(("wed",))
    form["start"].put(960)
    form["end"].put(1080)
    form["is_private"].put(True)
    form["reason"].put("School run")
    screen.save()
    assert titles(screen.page.wishes) == ["Cannot work · Wed 16:00–18:00 · private: kept free"]
    press(screen.page.wishes, 0, "Change…")
    form["weekdays"].put(("thu",))
    screen.save()
    (wish,) = desk.session.store.team().preferences
    assert (wish.weekdays, wish.reason) == (("thu",), "School run")
    press(screen.page.wishes, 0, "Remove")
    assert desk.session.store.team().preferences == ()


def test_who_is_overdue_reads_about_it_as_you(screen: RequestsScreen, desk: Desk) -> None:
    clock = desk.session.clock
    assert isinstance(clock, StillClock)
    told = []
    for minutes in (0, 20, 60):
        clock.at = LATE + timedelta(minutes=minutes)
        screen.renew()
        told.append(screen.page.visits.rows[0].words.detail)
    say_it = "Say that you are out safe, or until when you stay."
    looked_for = f"The duty manager looks for you: you were to be out at 18:45. {say_it}"
    assert told == [f"Ben Boyd rings you now. {say_it}", looked_for, looked_for]


def test_the_focus_comes_back_to_what_opened_a_form(screen: RequestsScreen) -> None:
    opener = next(each for each in screen.page.worked.rows[0].buttons if each.text() == "Correct…")
    opener.setFocus()
    opener.click()
    screen.close_form()
    focused = screen.window().focusWidget()
    assert focused is not None
    assert focused.accessibleName() == opener.accessibleName()


def test_tab_goes_from_card_to_card_and_from_the_last_field_to_its_button(screen: RequestsScreen) -> None:
    screen.window().show()
    QApplication.processEvents()
    told: list[str] = []
    stop: QWidget = screen.page.ask_toil
    while stop is not screen.page.add_wish:
        told.append(name_of(stop))
        stop = next_stop(stop)
    visit = "Visit R-0931, 17:45–18:45"
    assert told == [
        "Ask for TOIL",
        "Ask for leave",
        *(f"I stay {time} longer: {visit}" for time in ("30 min", "1 h", "2 h")),
        f"I am out of R-0931: {visit}",
        "Tell of another day",
        "Confirm: Mon 23 Nov",
        "Correct: Mon 23 Nov",
    ]
    screen.begin_toil()
    assert next_stop(screen.pane.toil["reason"].target()) is screen.pane.bar.cancel
    assert next_stop(screen.pane.bar.cancel) is screen.pane.bar.save


def next_stop(stop: QWidget) -> QWidget:
    """What Tab comes to next."""
    after = stop.nextInFocusChain()
    while after is not None and not _takes_tab(after):
        after = after.nextInFocusChain()
    assert after is not None
    return after


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible() and widget.isEnabled()


def test_escape_is_the_forms_before_it_is_the_windows(screen: RequestsScreen) -> None:
    def is_claimed() -> bool:
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
        asked.ignore()
        QApplication.sendEvent(screen.pane.leave["note"].target(), asked)
        return asked.isAccepted()

    screen.window().show()
    assert not is_claimed()
    screen.begin_leave()
    assert is_claimed()
    QTest.keyClick(screen.pane.leave["note"].target(), Qt.Key.Key_Escape)
    assert screen.pane.kind == ""


def test_flexible_working_is_asked_for_and_withdrawn(screen: RequestsScreen, desk: Desk) -> None:
    QTest.mouseClick(screen.page.ask_flexible, Qt.MouseButton.LeftButton)
    screen.save()
    assert screen.pane.flexible.problem_at("asks") == "Say what is asked for."
    screen.pane.flexible["asks"].put("Fridays off")
    screen.save()
    (request,) = desk.session.store.own_records(FlexibleRequest)
    assert request.options[0].minutes_per_week == 1776
    assert titles(screen.page.flexible) == ["Fridays off: 60 days left"]
    assert not screen.page.ask_flexible.isEnabled()
    press(screen.page.flexible, 0, "Withdraw")
    assert titles(screen.page.flexible) == ["Fridays off: withdrawn"]


def test_hours_and_leave_stand_at_the_right_until_something_is_asked(screen: RequestsScreen) -> None:
    assert screen.pane.title.text() == "Ana Alvi"
    assert screen.pane.account.left.text().endswith(" h")
    screen.begin_leave()
    assert screen.pane.pages.currentWidget() is not screen.pane.account


def test_every_control_has_a_name_and_a_place_in_the_tab_order(screen: RequestsScreen) -> None:
    for kind in ("leave", "toil", "day", "wish", "flexible", "safe", "appeal"):
        screen.pane.show_form(kind, "title")
        for button in screen.findChildren(QPushButton):
            assert button.accessibleName() or button.text(), button
    for button in screen.page.findChildren(QPushButton):
        assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.text()


def test_the_status_line_says_what_waits(screen: RequestsScreen) -> None:
    assert screen.status_line() == ("1 check-in overdue · 1 day to confirm", "info", "text2")
    press(screen.page.visits, 0, "I am out of R-0931")
    press(screen.page.worked, 0, "Confirm")
    assert screen.status_line() == ("Nothing waits for you", "tick-circle", "okInk")


def test_in_a_narrow_window_the_balances_are_brought_by_a_button(screen: RequestsScreen) -> None:
    screen.window().show()
    screen.resize(1400, 700)
    assert screen.page.balances.isHidden()
    screen.resize(900, 700)
    assert not screen.page.balances.isHidden()
    assert screen.pane.isHidden()
    screen.page.balances.click()
    assert not screen.pane.isHidden()
    screen.page.balances.click()
    assert screen.pane.isHidden()
    screen.begin_leave()
    assert not screen.pane.isHidden()
