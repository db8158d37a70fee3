"""Repeating demand on screen: a series begun, one occurrence moved or left out, the usual week beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.occurrences import visits_in
from planner.importers.team_file import write_team
from planner.services.repeat_choice import RepeatChoice
from tests.ui.desk_screens import shown_screen, team_of
from ui.demand.demand_screen import DemandScreen
from ui.demand.visit_form import VisitForm
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame

MONDAY = date(2026, 11, 23)
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def screen(qtbot: QtBot, light: QApplication, desk: Desk) -> Iterator[DemandScreen]:
    del light
    yield from shown_screen(qtbot, desk, DemandScreen, 1400, 850)


def begin_weekly(screen: DemandScreen, start: int = 600) -> str:
    """A visit every Tuesday; the key of its occurrence this week."""
    screen.begin("visits")
    form = screen.pane.forms["visits"]
    form.put({"case": "R-9", "on": TUESDAY, "start": start, "end": start + 120})
    form["repeats"].put(RepeatChoice("weeks"))
    assert screen.save()
    return f"visit-R-9-{TUESDAY}@{TUESDAY}"


def times(desk: Desk, week: int = 0) -> list[int]:
    """When the windows of R-9 begin in a week."""
    first = MONDAY.toordinal() + 7 * week
    return [
        visit.windows[0].start % 1440
        for visit in visits_in(team_of(desk), range(first, first + 7))
        if visit.case == "R-9"
    ]


def scope(screen: DemandScreen, number: int) -> None:
    QTest.keyClick(screen.pane.scope_field.buttons[number], Qt.Key.Key_Space)


def rows(screen: DemandScreen) -> dict[str, str]:
    return {row.title: row.differs or row.chip for row in screen.visits.item_model.rows}


def test_a_visit_is_asked_every_week_and_one_of_them_moved(screen: DemandScreen, desk: Desk) -> None:
    key = begin_weekly(screen)
    before = write_team(team_of(desk))
    assert [times(desk, week) for week in range(3)] == [[600]] * 3
    screen.visits.row_chosen.emit("visits", key)
    assert screen.key == key
    assert "Every week on Tue" in screen.pane.note.text()
    assert screen.pane.scope == "one"
    screen.pane.forms["visits"]["start"].put(660)
    assert screen.save()
    assert [times(desk, week) for week in range(3)] == [[660], [600], [600]]
    assert rows(screen)["R-9"] == "usually 10:00"
    assert "R-9" in screen.card.note.toolTip()
    desk.actions.trigger("edit.undo")
    assert write_team(team_of(desk)) == before


def test_all_later_ones_are_changed_or_the_whole_series(screen: DemandScreen, desk: Desk) -> None:
    begin_weekly(screen)
    desk.session.show_week(MONDAY + timedelta(weeks=1))
    screen.open_record("visits", team_of(desk).visits[-1].id)
    assert screen.key.endswith("@2026-12-01")
    scope(screen, 1)
    screen.pane.forms["visits"]["start"].put(660)
    assert screen.save()
    assert [times(desk, week) for week in range(3)] == [[600], [660], [660]]
    screen.open_record("visits", team_of(desk).visits[-1].id)
    scope(screen, 2)
    screen.pane.forms["visits"]["end"].put(780)
    assert screen.save()
    assert len(team_of(desk).visits) == 3


def test_one_is_left_out_and_asked_for_again(screen: DemandScreen, desk: Desk) -> None:
    key = begin_weekly(screen)
    before = write_team(team_of(desk))
    screen.visits.row_chosen.emit("visits", key)
    assert screen.pane.bar.remove.text() == "Leave out"
    screen.pane.bar.remove.click()
    assert times(desk) == []
    assert rows(screen)["R-9"] == "left out"
    assert screen.item_model.change(1, 6) == -1
    screen.visits.row_chosen.emit("visits", key)
    assert screen.pane.week_button.text() == "Ask for it again on Tue 24 Nov"
    screen.pane.week_button.click()
    assert write_team(team_of(desk)) == before
    scope(screen, 2)
    assert screen.pane.bar.remove.text() == "Delete"
    screen.pane.bar.remove.click()
    assert times(desk, 2) == []


def test_the_usual_week_has_what_repeats_and_nothing_else(screen: DemandScreen) -> None:
    key = begin_weekly(screen)
    screen.visits.row_chosen.emit("visits", key)
    screen.pane.bar.remove.click()
    screen.week.buttons[1].click()
    assert {row.title: row.subtitle for row in screen.visits.item_model.rows} == {
        "R-9": "every week on Tue, 10:00–12:00"
    }
    assert screen.item_model.cell(1, 7).visits == 1
    screen.visits.row_chosen.emit("visits", screen.visits.item_model.rows[0].key)
    assert screen.pane.scope == "all"


def test_cover_asks_for_more_in_one_week(screen: DemandScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    screen.cover.row_chosen.emit("cover", "desk")
    assert screen.pane.scope == "all"
    assert screen.pane.scope_field.buttons[0].text() == "This week"
    scope(screen, 0)
    screen.pane.forms["cover"]["least"].put(2)
    assert screen.save()
    assert screen.cover.beside.text() == "1"
    assert screen.cover.item_model.rows[0].differs == "2 instead of 1"
    assert screen.item_model.change(1, 4) == 1
    spoken = screen.item_model.data(screen.item_model.index(1, 4), Qt.ItemDataRole.AccessibleTextRole)
    assert "1 more than usual" in spoken
    screen.cover.row_chosen.emit("cover", screen.cover.item_model.rows[0].key)
    assert screen.pane.scope_field.value() == "one"
    screen.pane.week_button.click()
    assert write_team(team_of(desk)) == before


def test_a_meeting_comes_on_the_last_friday(screen: DemandScreen) -> None:
    screen.begin("events")
    form = screen.pane.forms["events"]
    friday = date(2026, 11, 27)
    form.put({"name": "Team meeting", "on": friday})
    form["repeats"].put(RepeatChoice("last_weekday", rests_on_bank_holidays=True))
    assert screen.save()
    screen.lists.show_other("events")
    row, later = screen.others.item_model.rows
    # Christmas Day would be the next: it is a bank holiday.
    assert later.key == "team-meeting@2027-01-29"
    assert row.key == "team-meeting@2026-11-27"
    screen.others.row_chosen.emit("events", row.key)
    assert "Monthly on the last Fri, not on bank holidays" in screen.pane.note.text()


def test_a_repeat_that_is_not_right_is_told_at_its_field(screen: DemandScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    screen.begin("visits")
    form = screen.pane.forms["visits"]
    form.put({"case": "R-9", "on": TUESDAY})
    form["repeats"].put(RepeatChoice("rule", rule="FREQ=YEARLY"))
    assert not screen.save()
    assert "daily, weekly or monthly" in form.problem_at("repeats")
    form["repeats"].put(RepeatChoice())
    form["start"].put(None)
    assert not screen.save()
    assert "time of day" in form.problem_at("start")
    assert write_team(team_of(desk)) == before


def test_a_visit_has_several_windows(screen: DemandScreen, desk: Desk) -> None:
    screen.begin("visits")
    form = screen.pane.forms["visits"]
    form.put({"case": "R-9", "on": TUESDAY, "more": ()})
    assert isinstance(form, VisitForm)
    more = form.more
    QTest.keyClick(more.more, Qt.Key.Key_Space)
    QTest.keyClick(more.more, Qt.Key.Key_Space)
    assert [row.day.value() for row in more.rows] == [TUESDAY + timedelta(days=number) for number in (1, 2)]
    more.rows[1].remove.click()
    more.rows[0].end.put(None)
    assert not screen.save()
    assert "time of day" in form.problem_at("more")
    more.rows[0].end.put(960)
    assert screen.save()
    assert len(team_of(desk).visits[-1].windows) == 2


def test_the_frame_of_a_visit_is_pulled_at_its_handles(screen: DemandScreen, desk: Desk) -> None:
    key = begin_weekly(screen)
    screen.show()
    screen.visits.row_chosen.emit("visits", key)
    grid, form = screen.grid, screen.pane.forms["visits"]
    box = grid.visualRect(screen.item_model.index(1, 6)).united(
        grid.visualRect(screen.item_model.index(1, 9))
    )
    width = grid.columnWidth(0)
    drag(grid.viewport(), QPoint(box.right(), box.center().y()), QPoint(2 * width, 0))
    assert (form["start"].value(), form["end"].value()) == (600, 780)
    drag(grid.viewport(), QPoint(box.left(), box.center().y()), QPoint(width, 0))
    assert (form["start"].value(), form["end"].value()) == (630, 780)
    drag(grid.viewport(), box.center(), QPoint(-width, grid.rowHeight(0)))
    assert (form["on"].value(), form["start"].value()) == (TUESDAY + timedelta(days=1), 600)
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(grid, Qt.Key.Key_Left, both)
    assert (form["start"].value(), form["end"].value()) == (630, 750)
    assert screen.save()
    assert times(desk) == [630]


def drag(widget: QWidget, start: QPoint, by: QPoint) -> None:
    QTest.mousePress(widget, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(widget, start + by / 2)
    QTest.mouseMove(widget, start + by)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=start + by)


def test_a_half_hour_tells_what_asks_in_it(screen: DemandScreen) -> None:
    begin_weekly(screen)
    screen.grid.setCurrentIndex(screen.item_model.index(1, 7))
    QTest.keyClick(screen.grid, Qt.Key.Key_Return)
    page = screen.pane.asking_page
    assert screen.pane.title.text() == "Tue 24 Nov 10:30–11:00"
    names = [row.accessibleName() for row in page.rows]
    assert names == ["R-9, 10:00–12:00, 1 worker", "Duty desk, 09:00–17:00, at least 1"]
    QTest.keyClick(page.rows[1], Qt.Key.Key_Return)
    assert screen.key == "desk"
    screen.hand.ask_cell(1, 7)
    page.draw.click()
    assert (screen.pane.kind, screen.pane.forms["peak"]["start"].value()) == ("peak", 630)


def test_travel_asks_for_people_too(screen: DemandScreen) -> None:
    begin_weekly(screen)
    screen.hand.ask_cell(1, 5)
    names = [row.accessibleName() for row in screen.pane.asking_page.rows]
    assert names[0] == "R-9, 10:00–12:00, 1 worker, with its travel"


def test_what_is_half_typed_stays_when_a_half_hour_is_asked_about(screen: DemandScreen, desk: Desk) -> None:
    frame = NoFrame()
    desk.frame = frame
    screen.hand.draw_peak(1, 1, 1110, 1200)
    form = screen.pane.forms["peak"]
    form["cases"].put("R-11")
    form.changed.emit()
    for column, words in ((4, "Duty desk (09:00–17:00, at least 1)."), (0, "nothing asks for people.")):
        screen.hand.ask_cell(1, column)
        assert frame.messages.pop()[1].endswith(words)
    values = form.values()
    assert (values["weekdays"], values["start"], values["cases"]) == (("tue",), 1110, "R-11")


def test_the_focus_comes_back_to_where_the_form_was_opened(qtbot: QtBot, screen: DemandScreen) -> None:
    with qtbot.waitExposed(screen.window()):
        screen.window().show()
    screen.window().activateWindow()
    for opener in (screen.grid, screen.pane.begin_buttons["peak"]):
        opener.setFocus()
        screen.hand.draw_peak(1, 1, 1110, 1200)
        assert not opener.hasFocus()
        screen.pane.bar.cancel.click()
        assert QApplication.focusWidget() is opener


def test_a_peak_is_opened_from_the_grid_changed_and_removed(screen: DemandScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    screen.hand.draw_peak(1, 1, 420, 540)
    form = screen.pane.forms["peak"]
    form.put({"name": "Early visits", "cases": "R-11, R-12"})
    assert screen.save()
    screen.hand.ask_cell(1, 1)
    QTest.keyClick(screen.pane.asking_page.rows[0], Qt.Key.Key_Return)
    assert (screen.pane.kind, form["cases"].value()) == ("peak", "R-11, R-12")
    form["cases"].put("R-12, R-13")
    form["workers"].put(2)
    assert screen.save()
    early = [visit for visit in team_of(desk).visits if visit.purpose == "Early visits"]
    assert [(visit.case, visit.workers) for visit in early] == [("R-12", 2), ("R-13", 2)]
    screen.hand.ask_cell(1, 1)
    QTest.keyClick(screen.pane.asking_page.rows[0], Qt.Key.Key_Return)
    screen.pane.bar.remove.click()
    assert write_team(team_of(desk)) == before


def test_enter_saves_and_escape_closes(screen: DemandScreen, desk: Desk) -> None:
    screen.show()
    screen.begin("visits")
    form = screen.pane.forms["visits"]
    case = form["case"].target()
    QTest.keyClicks(case, "R-5")
    QTest.keyClick(case, Qt.Key.Key_Return)
    assert team_of(desk).visits[-1].case == "R-5"
    screen.begin("visits")
    QTest.keyClick(form["minutes"].target(), Qt.Key.Key_Escape)
    assert screen.pane.kind == ""


def test_a_week_is_copied_to_the_next_as_one_step(screen: DemandScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    screen.card.copy.click()
    assert len(team_of(desk).visits) == 2
    assert desk.actions["edit.undo"].text() == "Undo copy 1 thing to the week of Mon 30 Nov"
    desk.actions.trigger("edit.undo")
    assert write_team(team_of(desk)) == before
    screen.start_new("copy_week")
    screen.start_new("copy_week")
    assert len(team_of(desk).visits) == 2


def test_the_status_line_tells_of_what_is_not_saved(screen: DemandScreen) -> None:
    assert screen.status() == ""
    screen.begin("cover")
    assert screen.status().startswith("Cover not saved yet")


def test_the_keys_copy_the_week_on_this_screen(screen: DemandScreen, qtbot: QtBot, desk: Desk) -> None:
    around = screen.window()
    with qtbot.waitExposed(around):
        around.show()
    around.activateWindow()
    screen.grid.setFocus()
    QTest.keyClick(screen.grid, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert len(team_of(desk).visits) == 2
