"""Leave in a published week leads to its repair, and so does a loan or the end of a contract."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.records import DateRange
from planner.domain.staff import Absence, Secondment
from planner.services.record_edits import add_record, change_record
from planner.services.staff_edits import archive_staff
from tests.planner.services.small_office import MONDAY
from tests.ui.desk_screens import answers_of, team_of
from tests.ui.swaps.published_office import publish_office
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
THURSDAY = date(2026, 11, 26)


@pytest.fixture
def frame(qtbot: QtBot, new_desk: Callable[..., Desk], tmp_path: Path) -> Frame:
    """A published week in which Dee works late on Thursday; another week is on screen."""
    desk = new_desk()
    desk.open_path(publish_office(tmp_path))
    window = MainWindow(desk.preferences)
    qtbot.addWidget(window)
    window.fill(desk)
    window.show()
    desk.session.show_next_week(1)
    assert window.frame is not None
    return window.frame


def leave_of(desk: Desk, staff: str, first: date) -> None:
    leave = Absence(
        id="new-leave", staff=staff, kind="annual_leave", dates=DateRange(first=first, last=first)
    )
    assert desk.edit_team(add_record(team_of(desk), "absences", leave)) is None


def test_who_is_planned_while_away_is_told_with_a_button_that_repairs_the_week(frame: Frame) -> None:
    desk = frame._desk
    leave_of(desk, "dee", THURSDAY)
    assert "is away now, and stands in the published rota on Thu 26 Nov" in frame.message_bar.text
    frame.message_bar.act.click()
    assert frame.front == "rota"
    assert desk.session.first_day == MONDAY
    assert any("Repair the rota" in asked for asked in answers_of(desk).asked)


def test_the_offer_goes_with_the_leave(frame: Frame) -> None:
    desk = frame._desk
    leave_of(desk, "dee", THURSDAY)
    desk.undo_stack.undo()
    assert frame.message_bar.isHidden()


def test_leave_on_days_without_published_work_offers_nothing(frame: Frame) -> None:
    leave_of(frame._desk, "dee", date(2027, 1, 20))
    assert frame.message_bar.isHidden()


def test_a_loan_is_told_with_the_same_offer_and_goes_with_it(frame: Frame) -> None:
    desk = frame._desk
    dee = next(each for each in team_of(desk).staff if each.id == "dee")
    loan = Secondment(dates=DateRange(first=MONDAY), direction="away", other_team="North Moor")
    lent = dee.model_copy(update={"secondments": (loan,)})
    assert desk.edit_team(change_record(team_of(desk), "staff", lent)) is None
    words = f"{dee.name} is on loan to another team now, and stands in the published rota on Thu 26 Nov."
    assert words in frame.message_bar.text
    noted = lent.model_copy(update={"note": "Back in spring"})
    assert desk.edit_team(change_record(team_of(desk), "staff", noted)) is None
    assert words in frame.message_bar.text
    desk.undo_stack.undo()
    desk.undo_stack.undo()
    assert frame.message_bar.isHidden()


def test_who_leaves_the_team_before_a_published_shift_is_told_with_the_same_offer(frame: Frame) -> None:
    desk = frame._desk
    assert desk.edit_team(archive_staff(team_of(desk), "dee", MONDAY)) is None
    assert "is out of post now, and stands in the published rota on Thu 26 Nov" in frame.message_bar.text
    frame.message_bar.act.click()
    assert desk.session.first_day == MONDAY
