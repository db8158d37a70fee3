"""The TOIL page: an account over time, entries added, changed and agreed, hours written off and exported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.records import DateRange
from planner.domain.staff import Absence, ToilEntry
from planner.importers.team_file import write_team
from planner.services.record_edits import add_record
from tests.ui.desk_factory import GivenAnswers
from tests.ui.desk_screens import shown_screen, team_of
from ui.item_models.text_table_item_model import TextRow, TextTableItemModel
from ui.leave.leave_screen import LeaveScreen
from ui.main_window.desk import Desk

MONDAY = date(2026, 11, 23)


@pytest.fixture
def screen(qtbot: QtBot, light: QApplication, desk: Desk) -> Iterator[LeaveScreen]:
    del light
    for screen in shown_screen(qtbot, desk, LeaveScreen, 1400, 850):
        QTest.keyClick(screen.view.buttons[1], Qt.Key.Key_Space)
        yield screen


def enter(desk: Desk, state: str, minutes: int, weeks_ago: int, **fields: Any) -> str:
    values = {
        "id": f"{state}-{weeks_ago}",
        "staff": "ana",
        "state": state,
        "minutes": minutes,
        "on": MONDAY - timedelta(weeks=weeks_ago),
        **fields,
    }
    entry = ToilEntry.model_validate(values)
    assert desk.edit_team(add_record(team_of(desk), "toil", entry)) is None
    return entry.id


def cells(screen: LeaveScreen) -> list[tuple[str, ...]]:
    return [row.cells[2:5] for row in screen.toil.entry_model.rows]


def test_the_account_is_listed_with_the_balance_after_each_entry(screen: LeaveScreen, desk: Desk) -> None:
    enter(desk, "earned", 150, 4)
    enter(desk, "repaid", 60, 2)
    enter(desk, "requested", 45, 1)
    assert cells(screen) == [
        ("asked for", "0.75 h", "–"),
        ("repaid", "−1 h", "+1.5 h"),
        ("earned", "+2.5 h", "+2.5 h"),
    ]
    said = screen.toil.chart.accessibleDescription()
    assert said.startswith("Ana Alvi: 1.5 h owed")
    assert "The cap is 15 h, amber 10 h." in said
    screen.toil.chart.resize(600, 220)
    assert not screen.toil.chart.grab().isNull()


def test_an_entry_is_agreed_earned_and_taken_back(screen: LeaveScreen, desk: Desk) -> None:
    key = enter(desk, "requested", 90, 1)
    screen.toil.entries.activated.emit(screen.toil.entry_model.index(0, 0))
    assert screen.key == key
    assert screen.pane.step.text() == "Agree"
    screen.pane.step.click()
    assert team_of(desk).toil[0].state == "agreed"
    assert desk.actions["edit.undo"].text() == "Undo agree: TOIL of Ana Alvi"
    assert screen.pane.step.text() == "Mark as earned"
    screen.pane.step.click()
    assert cells(screen) == [("earned", "+1.5 h", "+1.5 h")]
    screen.pane.take_back.click()
    values = screen.pane.toil.values()
    assert (values["state"], values["minutes"]) == ("repaid", 90)
    screen.pane.toil["on"].put(MONDAY - timedelta(days=2))
    assert screen.save()
    assert cells(screen)[0] == ("repaid", "−1.5 h", "0 h")


def test_what_is_typed_is_kept_with_the_step(screen: LeaveScreen, desk: Desk) -> None:
    key = enter(desk, "requested", 90, 1)
    screen.toil_hand.open(key)
    screen.pane.toil["minutes"].put(120)
    screen.pane.toil.changed.emit()
    screen.pane.step.click()
    assert (team_of(desk).toil[0].minutes, team_of(desk).toil[0].state) == (120, "agreed")


def test_an_entry_is_changed_and_removed(screen: LeaveScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    key = enter(desk, "earned", 90, 1)
    screen.toil_hand.open(key)
    screen.pane.toil["minutes"].put(100)
    assert not screen.save()
    assert "steps of 15 min" in screen.pane.toil.problem_at("minutes")
    screen.pane.toil["minutes"].put(105)
    assert screen.save()
    assert team_of(desk).toil[0].minutes == 105
    screen.toil_hand.open(key)
    screen.pane.bar.remove.click()
    assert write_team(team_of(desk)) == before


def test_nobody_chosen_is_told_at_the_field(screen: LeaveScreen, desk: Desk) -> None:
    screen.toil.add.click()
    screen.pane.toil["staff"].put(None)
    assert not screen.save()
    assert screen.pane.toil.problem_at("staff") == "Choose one."
    assert team_of(desk).toil == ()


def test_a_request_for_toil_stands_among_the_requests(screen: LeaveScreen, desk: Desk) -> None:
    enter(desk, "requested", 60, 1, reason="Visit until 20:00")
    assert screen.requests.item(0).text() == "Ana Alvi: 1 h TOIL, Mon 16 Nov: Visit until 20:00"
    screen.requests.itemClicked.emit(screen.requests.item(0))
    assert screen.pane.kind == "toil"


def test_unclaimed_hours_are_written_off_and_stay_in_the_report(screen: LeaveScreen, desk: Desk) -> None:
    enter(desk, "earned", 120, 20)
    page = screen.toil
    assert page.tabs.tabText(3) == "Unclaimed hours (1)"
    page.unclaimed.setCurrentIndex(page.unclaimed_model.index(0, 0))
    page.write_off.click()
    values = screen.pane.toil.values()
    assert (values["state"], values["minutes"]) == ("expired", 120)
    assert values["reason"].startswith("Not taken by")
    assert screen.save()
    [row] = page.unclaimed_model.rows
    assert row.cells[4].startswith("written off on")
    page.unclaimed.setCurrentIndex(page.unclaimed_model.index(0, 0))
    assert not page.write_off.isEnabled()


def test_the_report_is_exported(
    screen: LeaveScreen, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not screen.toil.export.isEnabled()
    enter(desk, "earned", 120, 20)
    asked: list[Path] = []

    def answer(_title: str, suggested: Path, _kinds: str) -> Path:
        asked.append(suggested)
        return tmp_path / "report.csv"

    monkeypatch.setattr(desk.ask, "file_to_save", answer)
    screen.toil.export.click()
    assert asked[0].name.startswith("Unclaimed hours 2026-")
    assert "Ana Alvi" in (tmp_path / "report.csv").read_text(encoding="utf-8-sig")


def test_the_flexi_balance_is_shown_week_by_week(screen: LeaveScreen) -> None:
    columns = screen.toil.flexi_model.columns
    assert columns[:2] == ("Who", "Week 1")
    assert columns[-2:] == ("Balance", "Within")
    row = screen.toil.flexi_model.rows[0]
    assert row.cells[0] == "Ana Alvi"
    assert any(cell.startswith("23 Nov: ") and not cell.endswith("–") for cell in row.cells)


def test_a_balance_leads_to_the_account_of_its_person(screen: LeaveScreen) -> None:
    QTest.keyClick(screen.view.buttons[0], Qt.Key.Key_Space)
    screen.balances.activated.emit(screen.balance_model.index(1, 0))
    assert screen.view.value() == "toil"
    assert screen.toil.staff == "ben"


def test_leave_tells_what_it_takes_from_the_pot(screen: LeaveScreen, desk: Desk) -> None:
    tuesday = MONDAY + timedelta(days=1)
    asked = Absence(
        id="l1",
        staff="ana",
        kind="annual_leave",
        dates=DateRange(first=tuesday, last=tuesday),
        state="requested",
    )
    desk.edit_team(add_record(team_of(desk), "absences", asked))
    screen.open_absence("l1")
    whole = screen.pane.cost.text()
    assert whole.startswith("Takes ")
    screen.pane.absence["part"].put("morning")
    screen.show_effect()
    assert screen.pane.cost.text() != whole
    screen.pane.absence["kind"].put("sick")
    screen.show_effect()
    assert screen.pane.cost.text() == ""


def test_the_table_keeps_the_contract_of_qt(qtbot: QtBot) -> None:
    del qtbot
    table: TextTableItemModel[TextRow] = TextTableItemModel(("A", "B"), warned="B")
    QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    table.show_rows((TextRow("a", ("x", "1")),))
    table.show_rows((TextRow("a", ("x", "2"), "warn"),))
    assert table.data(table.index(0, 1)) == "⚠ 2"
    assert table.data(table.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "x, B: 2"


def test_what_is_entered_for_the_planned_week_is_no_second_balance(screen: LeaveScreen, desk: Desk) -> None:
    enter(desk, "earned", 150, 4)
    enter(desk, "earned", 60, 0)
    assert cells(screen) == [("earned", "+1 h", "not yet"), ("earned", "+2.5 h", "+2.5 h")]
    said = screen.toil.sentence.text()
    assert said.startswith("Ana Alvi: 2.5 h owed; 2.5 h after this rota")
    assert said.endswith("+1 h entered for Mon 23 Nov or later: counted once the week has gone.")
    assert screen.balance_model.rows[0].cells[7:9] == ("+2.5 h", "+2.5 h")
    assert screen.page.toil_model.rows[0].cells[3:7] == ("2.5 h", "–", "–", "+2.5 h")


def test_hours_above_the_cap_or_of_a_day_to_come_are_asked_about(screen: LeaveScreen, desk: Desk) -> None:
    desk.ask = asked = GivenAnswers(sure=False)
    enter(desk, "earned", 150, 4)
    screen.toil.add.click()
    form = screen.pane.toil
    # Not the first day of the coming week: nothing has been worked then.
    assert form.values()["on"] == date(2026, 11, 20)
    form["minutes"].put(6000)
    form["on"].put(MONDAY)
    assert not screen.save()
    assert len(team_of(desk).toil) == 1
    (question,) = asked.asked
    assert "Mon 23 Nov is still to come" in question
    assert "Ana Alvi would be owed 102.5 h; the cap is 15 h." in question
    form["minutes"].put(60)
    form["on"].put(date(2026, 11, 20))
    assert screen.save()
    assert len(asked.asked) == 1


def test_an_entry_without_its_day_is_neither_asked_about_nor_kept(screen: LeaveScreen, desk: Desk) -> None:
    asked = desk.ask
    assert isinstance(asked, GivenAnswers)
    kept = team_of(desk)
    screen.toil_hand.begin_for("ana", date(2027, 1, 5))
    day = screen.pane.toil["on"].target()
    QTest.keyClick(day, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(day, Qt.Key.Key_Delete)
    screen.pane.bar.save.click()
    assert screen.pane.toil.problem_at("on") == "Give a day."
    assert asked.asked == []
    assert team_of(desk) == kept


def test_an_agreed_entry_is_asked_about_when_it_is_earned_before_its_day(
    screen: LeaveScreen, desk: Desk
) -> None:
    desk.ask = asked = GivenAnswers(sure=False)
    screen.toil_hand.open(enter(desk, "agreed", 60, 0))
    screen.pane.step.click()
    assert team_of(desk).toil[0].state == "agreed"
    asked.sure = True
    screen.pane.step.click()
    assert team_of(desk).toil[0].state == "earned"


def test_no_unclaimed_hours_are_said_in_a_line(screen: LeaveScreen, desk: Desk) -> None:
    page = screen.toil
    page.tabs.setCurrentIndex(3)
    parts = (page.no_unclaimed, page.unclaimed, page.write_off, page.export)
    assert [not part.isHidden() for part in parts] == [True, False, False, False]
    enter(desk, "earned", 120, 20)
    assert [not part.isHidden() for part in parts] == [False, True, True, True]
