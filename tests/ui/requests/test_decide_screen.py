"""The manager's requests: decided with their effect in sight, undone like any step; the register."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.check_ins import CheckIn
from planner.domain.contracts import OffDay
from planner.domain.flexible_working import FlexibleRequest
from planner.domain.own_requests import OwnRequest
from planner.domain.records import DateRange
from planner.services.flexible.register import ask_for_flexible_working
from planner.services.pattern_templates import template
from planner.services.requests.own_leave import ask_for_leave, ask_for_toil, cancel_request
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, StillClock
from tests.planner.services.swaps.office import ANA, JO
from tests.ui.desk_factory import fake_solver
from tests.ui.desk_screens import shown_screen, team_of
from tests.ui.requests.office import press, titles, worker_desk
from tests.ui.swaps.published_office import hand_to
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame
from ui.requests import decide_rows, decide_screen
from ui.requests.decide_screen import DecideScreen
from ui.requests.pattern_sheet import PatternSheet

WEDNESDAY = DateRange(first=date(2026, 11, 25), last=date(2026, 11, 25))


@pytest.fixture
def desk(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """Ana has asked for leave, TOIL and flexible working; Jo sits at the desk."""
    desk = worker_desk(new_desk(), tmp_path, ANA)
    do = desk.session.do
    do(lambda store, caller, clock: ask_for_leave(store, caller, "ana", "annual_leave", WEDNESDAY, clock))
    do(lambda store, caller, clock: ask_for_toil(store, caller, "ana", 60, date(2026, 12, 1), clock))
    pattern = template("four-short").made("asked", MONDAY)
    do(
        lambda store, caller, clock: ask_for_flexible_working(
            store,
            caller,
            "ana",
            "Fridays off",
            date(2027, 1, 4),
            clock,
            pattern=pattern,
            minutes_per_week=1776,
        )
    )
    hand_to(desk, JO)
    return desk


@pytest.fixture
def screen(
    qtbot: QtBot, light: QApplication, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> Iterator[DecideScreen]:
    del light
    monkeypatch.setattr(decide_screen, "solver_command", lambda: fake_solver("answer"))
    for screen in shown_screen(qtbot, desk, DecideScreen, width=1360):
        screen.show()
        yield screen
        screen.search.stop()


def entry(desk: Desk) -> FlexibleRequest:
    (only,) = desk.session.store.own_records(FlexibleRequest)
    return only


def words_in(screen: DecideScreen) -> list[str]:
    """All that the entry in the pane says."""
    return [label.text() for label in screen.pane.entry.findChildren(QLabel)]


def click(screen: DecideScreen, text: str) -> None:
    button = next(
        each
        for each in screen.pane.findChildren(QPushButton)
        if each.text() == text and each.isVisibleTo(screen.pane)
    )
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_waits_is_listed_by_its_day(screen: DecideScreen) -> None:
    assert titles(screen.page.asked) == [
        "Ana Alvi: annual leave Wed 25 Nov: waits",
        "Ana Alvi: 1 h TOIL, Tue 1 Dec: waits",
    ]
    assert screen.status_line() == ("1 check-in overdue · 2 requests to decide", "info", "text2")


def test_leave_is_approved_with_its_effect_in_sight_and_undone(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.asked, 0, "Decide…")
    sentences = [label.text() for label in screen.pane.detail.findChildren(QLabel)]
    assert "No half-hour falls short, and nothing planned needs somebody else." in sentences
    assert any(text.startswith("Takes 7.4 h of leave") for text in sentences)
    click(screen, "Approve")
    assert [each.state for each in team_of(desk).absences] == ["approved"]
    assert titles(screen.page.answered) == ["Ana Alvi: annual leave Wed 25 Nov: approved"]
    assert screen.pane.kind == ""
    focused = screen.window().focusWidget()
    assert focused is screen.page.asked.rows[0].buttons[0]
    desk.undo_stack.undo()
    assert [each.state for each in team_of(desk).absences] == ["requested"]
    assert len(screen.page.asked.rows) == 2


def test_declining_needs_a_reason_that_the_person_reads(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.asked, 0, "Decide…")
    click(screen, "Decline")
    assert screen.pane.reason.problem_at("note") == "A reason is needed: the person reads it."
    screen.pane.reason["note"].put("Two are away already")
    click(screen, "Decline")
    assert team_of(desk).absences == ()
    answered = desk.session.store.own_records(OwnRequest)[0]
    assert (answered.state, answered.history[-1].note) == ("declined", "Two are away already")


def test_toil_in_advance_is_agreed(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.asked, 1, "Decide…")
    click(screen, "Approve")
    assert [each.state for each in team_of(desk).toil] == ["agreed"]


def test_what_somebody_else_has_decided_meanwhile_closes(screen: DecideScreen, desk: Desk) -> None:
    from planner.services.requests.decide import decline_request

    press(screen.page.asked, 0, "Decide…")
    request = desk.session.store.own_records(OwnRequest)[0]
    desk.session.do(lambda store, caller, _: decline_request(store, caller, request.id, "Too late"))
    assert screen.pane.kind == ""
    assert isinstance(desk.frame, NoFrame)
    assert desk.frame.messages == []


def test_what_is_taken_back_in_another_program_closes_and_is_told(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.asked, 0, "Decide…")
    request = desk.session.store.own_records(OwnRequest)[0]
    assert desk.session.path is not None
    other = SqliteStore.open(desk.session.path, desk.session.clock)
    cancel_request(other, ANA, request.id, "ana", desk.session.clock)
    other.close()
    desk.session.look_again()
    assert screen.pane.kind == ""
    assert isinstance(desk.frame, NoFrame)
    assert desk.frame.messages[-1][1] == "This request was taken back or decided meanwhile."


def test_of_hundreds_of_visits_the_most_pressing_are_rows(
    screen: DecideScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decide_rows, "MOST_VISITS", 0)
    screen.renew()
    assert titles(screen.page.visits) == []
    said = [label.text() for label in screen.page.visits.findChildren(QLabel)]
    assert "And 1 of earlier days; the settings can let them go." in said
    assert screen.page.visits.waiting == 1


def test_the_manager_makes_sure_that_somebody_is_safe(screen: DecideScreen, desk: Desk) -> None:
    assert titles(screen.page.visits) == ["Ana Alvi: visit R-0931, 17:45–18:45: 35 min late"]
    press(screen.page.visits, 0, "They are safe…")
    screen.save()
    assert "how you know" in screen.pane.safe.trouble.text()
    screen.pane.safe["note"].put("She rang the desk")
    screen.save()
    (told,) = desk.session.store.own_records(CheckIn)
    assert (told.state, told.history[-1].who) == ("closed", "Jo Patel")


def test_nothing_is_refused_before_it_was_talked_about(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.register, 0, "Open…")
    click(screen, "Refuse…")
    screen.pane.refuse["grounds"].put(("demand",))
    screen.pane.refuse["note"].put("Fridays are short")
    screen.save()
    assert "consulted" in screen.pane.refuse.trouble.text()
    screen.close_form()
    click(screen, "Record a talk…")
    screen.pane.consult["note"].put("Met on Tuesday")
    screen.save()
    click(screen, "Refuse…")
    screen.pane.refuse["grounds"].put(("demand",))
    screen.pane.refuse["note"].put("Fridays are short")
    screen.save()
    assert entry(desk).state == "refused"
    assert "detrimental effect on the ability to meet customer demand" in words_in(screen)


def test_an_option_is_added_agreed_and_becomes_the_contract(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.register, 0, "Open…")
    click(screen, "Add option…")
    screen.save()
    assert [each.name for each in entry(desk).options] == ["As asked", "Compressed week"]
    click(screen, "Agree or try…")
    screen.pane.agree["option"].put("option-2")
    screen.save()
    assert entry(desk).state == "agreed"
    contracts = team_of(desk).staff[0].contracts
    assert [each.dates.first for each in contracts] == [date(2026, 1, 5), date(2027, 1, 4)]


# Said by the screenless platform of itself, of any sheet.
@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_option_can_be_what_was_asked_for_with_other_days(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.register, 0, "Open…")
    click(screen, "Add option…")
    field = screen.pane.option.pattern
    field.put("own")
    field.days.click()
    sheet = screen.window().findChild(PatternSheet)
    assert sheet is not None
    sheet.editor.choose_day(0, 3)
    sheet.editor.day_form.day_changed.emit(OffDay())
    sheet.accept()
    screen.save()
    asked, other = entry(desk).options
    assert (asked.minutes_per_week, other.minutes_per_week) == (1776, 1332)
    assert other.pattern.weeks[0].days[3] == OffDay()


def test_a_trial_has_an_end(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.register, 0, "Open…")
    click(screen, "Agree or try…")
    assert screen.pane.bar.save.text() == "Agree"
    screen.pane.agree["until"].put(date(2027, 3, 28))
    screen.pane.agree["until"].edited.emit()
    assert screen.pane.bar.save.text() == "Begin the trial"
    screen.save()
    assert (entry(desk).state, entry(desk).trial_until) == ("on_trial", date(2027, 3, 28))
    assert len(team_of(desk).staff[0].contracts) == 3


def test_the_decision_is_put_off_with_the_words_of_the_agreement(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.register, 0, "Open…")
    click(screen, "Put off…")
    screen.pane.extend["note"].put("By e-mail of today")
    screen.save()
    assert entry(desk).decide_by == date(2027, 2, 6)


def test_evidence_is_solved_in_the_background_and_kept(
    screen: DecideScreen, desk: Desk, qtbot: QtBot
) -> None:
    press(screen.page.register, 0, "Open…")
    click(screen, "Show what it does: week from Mon 23 Nov")
    assert "Solving the week as it is…" in words_in(screen)
    with qtbot.waitSignal(screen.search.finished, timeout=60_000):
        pass
    evidence = entry(desk).options[0].evidence
    assert evidence is not None
    assert evidence.first_day == MONDAY
    assert "Whether cover is better or worse with it was not proved in the time." in words_in(screen)
    assert entry(desk).history[-1].deed == "evidence"


def test_a_search_that_is_stopped_keeps_nothing(screen: DecideScreen, desk: Desk) -> None:
    press(screen.page.register, 0, "Open…")
    click(screen, "Show what it does: week from Mon 23 Nov")
    click(screen, "Stop")
    assert not screen.search.is_running
    assert entry(desk).options[0].evidence is None


def test_a_notice_opens_the_request_it_is_of(screen: DecideScreen, desk: Desk) -> None:
    screen.open_record("request", desk.session.store.own_records(OwnRequest)[0].id)
    assert screen.pane.kind == "request"
    screen.open_record("request", entry(desk).id)
    assert screen.pane.kind == "flexible"


def test_hours_that_were_other_than_planned_are_in_sight(screen: DecideScreen, desk: Desk) -> None:
    from planner.domain.time_grid import Span
    from planner.services.worked.confirm import correct_day
    from tests.planner.rules.factory import at

    span = Span(at("Mon 09:00"), at("Mon 18:30"))
    desk.session.do(
        lambda store, caller, clock: correct_day(
            store, caller, "ana", span, clock, break_minutes=30, note="Crisis call"
        )
    )
    (row,) = screen.page.worked.rows
    assert row.words.title == "Ana Alvi, Mon 23 Nov"
    assert row.words.detail == "1.5 h longer than planned: 0.5 h TOIL, 1 h flexi · Crisis call"


def test_a_late_finish_is_told_with_the_next_start_and_mended_by_a_click(
    screen: DecideScreen, desk: Desk
) -> None:
    from planner.domain.time_grid import Span
    from planner.services.worked.confirm import correct_day
    from tests.planner.rules.factory import at

    clock = desk.session.clock
    assert isinstance(clock, StillClock)
    clock.at = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)
    span = Span(at("Tue 12:00"), at("Tue 21:15"))
    desk.session.do(lambda store, caller, now: correct_day(store, caller, "ana", span, now, break_minutes=30))
    row = screen.page.worked.rows[0]
    assert row.words.chip[0] == "next start too early"
    assert row.words.detail.endswith("begins Wed 25 Nov at 09:00, not before 10:15")
    press(screen.page.worked, 0, "Start at 10:15")
    assert screen.page.worked.rows[0].words.chip[0] == "corrected"
