"""The demand screen: peaks drawn by pointer and by keys, forms, exceptions, the effect at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPixmap, QRegion
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.occurrences import visits_in
from planner.importers.team_file import write_team
from planner.services.repeat_choice import RepeatChoice
from tests.ui.desk_screens import shown_screen, team_of
from ui.demand.demand_delegate import DemandDelegate, words_width
from ui.demand.demand_lists import DemandLists
from ui.demand.demand_screen import DemandScreen
from ui.demand.effect_chart import effect_sentence, short_spans
from ui.demand.need_card import NeedCard
from ui.demand.need_grid import HourHeader
from ui.forms.choice_fields import SegmentField
from ui.item_models.demand_item_model import DemandItemModel
from ui.item_models.demand_rows import DemandRow, days_words
from ui.item_models.need_grid_item_model import NeedGridItemModel
from ui.main_window.desk import NOT_KEPT, Desk
from ui.main_window.no_frame import NoFrame
from ui.main_window.window import MainWindow
from ui.theme import text_font


@pytest.fixture
def screen(qtbot: QtBot, light: QApplication, desk: Desk) -> Iterator[DemandScreen]:
    del light
    yield from shown_screen(qtbot, desk, DemandScreen)


def choose(segments: SegmentField, number: int) -> None:
    QTest.keyClick(segments.buttons[number], Qt.Key.Key_Space)


def type_peak(screen: DemandScreen, cases: str, workers: int = 1) -> None:
    form = screen.pane.forms["peak"]
    form["cases"].put(cases)
    form["workers"].put(workers)
    form.changed.emit()
    screen.show_effect()


def test_the_grid_and_the_lists_show_the_week(screen: DemandScreen) -> None:
    assert screen.item_model.cell(1, 4).people == 1
    assert [row.title for row in screen.cover.item_model.rows] == ["Duty desk"]
    visit = screen.visits.item_model.rows[0]
    assert visit.title == "R-1042"
    assert visit.chip == "1/2"
    assert "16:00–19:30" in visit.spoken
    assert visit.spoken.endswith("for 2 workers, 1 of 2 found")
    assert "1 person" in screen.cover.item_model.rows[0].spoken


def test_a_peak_is_drawn_by_dragging(screen: DemandScreen) -> None:
    grid = screen.grid
    boxes = [grid.visualRect(screen.item_model.index(1, column)).center() for column in (20, 22)]
    QTest.mousePress(grid.viewport(), Qt.MouseButton.LeftButton, pos=boxes[0])
    QTest.mouseMove(grid.viewport(), boxes[1] + QPoint(1, 0))
    QTest.mouseRelease(grid.viewport(), Qt.MouseButton.LeftButton, pos=boxes[1])
    values = screen.pane.forms["peak"].values()
    assert screen.pane.kind == "peak"
    assert values["weekdays"] == ("tue",)
    assert values["start"] == 420 + 20 * 30
    assert values["end"] in (420 + 21 * 30, 420 + 23 * 30)


def test_a_peak_is_drawn_by_keys(screen: DemandScreen) -> None:
    grid = screen.grid
    grid.setCurrentIndex(screen.item_model.index(3, 23))
    for _ in range(2):
        QTest.keyClick(grid, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    values = screen.pane.forms["peak"].values()
    assert (values["weekdays"], values["start"], values["end"]) == (("thu",), 1110, 1200)


def test_what_is_typed_shows_its_effect_before_it_is_kept(screen: DemandScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    screen.hand.draw_peak(1, 1, 1110, 1200)
    type_peak(screen, "R-1 R-2 R-3", workers=2)
    assert screen.item_model.cell(1, 23).people >= 6
    assert "could be at work then" in screen.pane.effect_words.text()
    assert screen.pane.effect_chip.text == "2 short"
    assert write_team(team_of(desk)) == before


def test_the_effect_of_what_is_typed_is_read_out_once_it_is_another(
    window: MainWindow, desk: Desk, heard: list[str]
) -> None:
    desk.actions.trigger("screen.demand")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, DemandScreen)
    screen.hand.draw_peak(1, 1, 1110, 1200)
    type_peak(screen, "R-1 R-2 R-3", workers=2)
    QApplication.processEvents()
    assert heard[-1].startswith("Tue 24 with this: 2 short. ")
    heard.clear()
    screen.show_effect()
    assert not heard
    type_peak(screen, "R-1", workers=1)
    assert heard[-1].startswith("Tue 24 with this: enough people.")


def test_a_week_s_visits_are_entered_one_after_the_other(screen: DemandScreen, desk: Desk) -> None:
    screen.begin("visits")
    for case in ("R-21", "R-22", "R-23"):
        form = screen.pane.forms["visits"]
        field = form["case"].target()
        QTest.keyClicks(field, case)
        form["on"].put(date(2026, 11, 25))
        QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
        assert screen.key == ""
        assert form.values()["case"] == ""
        assert form.values()["on"] == date(2026, 11, 25)
    assert [visit.case for visit in team_of(desk).visits][-3:] == ["R-21", "R-22", "R-23"]


def test_what_is_not_right_is_not_followed_by_the_next(screen: DemandScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    screen.begin("visits")
    screen.pane.next_button.click()
    assert screen.pane.kind == "visits"
    assert write_team(team_of(desk)) == before


def test_a_peak_is_kept_as_one_step_and_taken_back(screen: DemandScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    screen.hand.draw_peak(1, 1, 1110, 1200)
    type_peak(screen, "R-11 R-12")
    weekly = RepeatChoice("weeks", last=date(2026, 12, 8))
    screen.pane.forms["peak"]["repeats"].put(weekly)
    assert screen.save()
    assert len(team_of(desk).visits) == 1 + 2
    days = range(date(2026, 11, 23).toordinal(), date(2026, 12, 31).toordinal())
    assert len(visits_in(team_of(desk), days)) == 1 + 2 * 3
    assert desk.actions["edit.undo"].text().startswith("Undo add peak")
    desk.actions.trigger("edit.undo")
    assert write_team(team_of(desk)) == before


def test_what_is_not_right_is_said_at_its_field(screen: DemandScreen, desk: Desk) -> None:
    before = team_of(desk)
    screen.begin("visits")
    form = screen.pane.forms["visits"]
    form["case"].put("R-12")
    form["minutes"].put(600)
    assert not screen.save()
    assert "shorter than its 600 min" in screen.pane.forms["visits"].problem_at("end")
    assert team_of(desk) == before


def test_cover_is_changed_and_left_out_for_one_week(screen: DemandScreen, desk: Desk) -> None:
    screen.cover.row_chosen.emit("cover", "desk")
    form = screen.pane.forms["cover"]
    form["least"].put(2)
    form.changed.emit()
    assert screen.save()
    assert team_of(desk).cover[0].least == 2
    assert screen.pane.week_button.text() == "Leave it out this week"
    screen.pane.week_button.click()
    assert team_of(desk).cover[0].except_dates == (date(2026, 11, 24),)
    assert screen.item_model.cell(1, 4).people == 0
    assert screen.cover.item_model.rows[0].chip == "left out"
    choose(screen.week, 1)
    assert screen.item_model.cell(1, 4).people == 2
    screen.pane.week_button.click()
    assert team_of(desk).cover[0].except_dates == ()


def test_every_kind_of_demand_is_added_and_deleted(screen: DemandScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    typed = {
        "visits": {"case": "R-77"},
        "cover": {"name": "Late desk"},
        "court_deadlines": {"case": "R-78", "author": "ana"},
        "supervision_plans": {"worker": "ana", "supervisor": "ben"},
        "events": {"name": "Team meeting"},
    }
    for kind, values in typed.items():
        screen.begin(kind)
        form = screen.pane.forms[kind]
        for name, value in values.items():
            form[name].put(value)
        assert screen.save(), (kind, form.trouble.text())
        added = getattr(team_of(desk), kind)[-1]
        screen.cover.row_chosen.emit(kind, added.id)
        assert screen.key == added.id
        screen.pane.bar.remove.click()
        assert screen.key == ""
    assert write_team(team_of(desk)) == before


def test_going_to_another_record_keeps_what_was_typed(screen: DemandScreen, desk: Desk) -> None:
    screen.cover.row_chosen.emit("cover", "desk")
    screen.pane.forms["cover"]["name"].put("Front desk")
    screen.visits.row_chosen.emit("visits", "v1")
    assert team_of(desk).cover[0].name == "Front desk"
    assert screen.pane.kind == "visits"


def test_the_item_models_keep_the_contract_of_qt(qtbot: QtBot, screen: DemandScreen) -> None:
    del qtbot
    modes = QAbstractItemModelTester.FailureReportingMode.Fatal
    grid, rows = NeedGridItemModel(), DemandItemModel()
    QAbstractItemModelTester(grid, modes)
    QAbstractItemModelTester(rows, modes)
    grid.show_days(screen.item_model.days)
    grid.show_days(screen.item_model.days)
    rows.show_rows((DemandRow("a", "cover", "A", "Mon"),))
    rows.show_rows((DemandRow("a", "cover", "A", "Tue"), DemandRow("b", "cover", "B", "Mon")))
    spoken = grid.data(grid.index(1, 4), Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Tue 24 Nov 09:00–09:30: 1 needed")


def test_shortages_are_said_with_their_times() -> None:
    need = (0,) * 36 + (4, 4, 4, 2) + (0,) * 8
    free = (0,) * 36 + (3, 3, 3, 3) + (0,) * 8
    assert short_spans(need, free) == ((1080, 1170, 1),)
    assert effect_sentence(need, free) == "4 needed 18:00–19:30, 3 could be at work then."
    assert "Enough people" in effect_sentence(free, free)


def test_days_are_named_as_people_name_them() -> None:
    assert days_words(("mon", "tue", "wed", "thu", "fri")) == "Mon–Fri"
    assert days_words(("mon", "wed")) == "Mon, Wed"


def test_the_head_of_an_empty_list_stays_at_the_top(screen: DemandScreen) -> None:
    screen.show()
    card = screen.visits
    full = card.title.y()
    card.show_rows((), "0 this week", "No visits this week.")
    QApplication.processEvents()
    assert card.title.y() == full
    assert card.nothing.y() < card.height() // 4


def test_a_full_caseload_is_told_when_a_visit_is_allocated(screen: DemandScreen, desk: Desk) -> None:
    team = team_of(desk)
    full = team.staff[0].model_copy(update={"caseload": 18})
    screen.begin("visits")
    form = screen.pane.forms["visits"]
    form.offer(team.model_copy(update={"staff": (full, *team.staff[1:])}))
    form.put({"allocated_worker": full.id})
    assert form.problem_at("allocated_worker") == f"{full.name} holds 18 cases, the most promised."
    form.put({"allocated_worker": team.staff[1].id})
    assert form.problem_at("allocated_worker") == ""


def test_a_court_deadline_names_its_joint_author(screen: DemandScreen, desk: Desk) -> None:
    screen.begin("court_deadlines")
    form = screen.pane.forms["court_deadlines"]
    for name, value in (("case", "R-79"), ("author", "ana"), ("co_author", "ben")):
        form[name].put(value)
    assert screen.save(), form.trouble.text()
    assert team_of(desk).court_deadlines[-1].co_author == "ben"


def test_hours_stay_whole_when_a_half_hour_before_them_is_painted_anew(screen: DemandScreen) -> None:
    header = screen.grid.horizontalHeader()
    section = 11
    assert isinstance(header, HourHeader)
    whole = header.viewport().grab()
    rect = QRect(header.sectionViewportPosition(section), 0, header.sectionSize(section), header.height())
    anew = QPixmap(whole)
    painter = QPainter(anew)
    header.paintSection(painter, rect, section)
    painter.end()
    assert anew.copy(rect).toImage() == whole.copy(rect).toImage()


@pytest.mark.parametrize(("width", "across"), [(1100, 3), (800, 2), (400, 1)])
def test_lists_stand_side_by_side_only_where_their_words_fit(
    around: QWidget, width: int, across: int
) -> None:
    lists = DemandLists(around)
    lists.resize(width, 600)
    lists.grab()
    assert len({card.x() for card in (lists.cover, lists.visits, lists.others)}) == across


def test_tools_of_the_grid_go_below_its_title_where_there_is_little_room(around: QWidget) -> None:
    card = NeedCard(around)
    for width, is_below in ((1100, False), (560, True), (1100, False)):
        card.resize(width, 400)
        card.grab()
        top = card.week.mapTo(card, QPoint()).y()
        assert (top > card.title.geometry().bottom()) == is_below


def test_the_next_visit_begins_on_the_day_of_the_one_before(screen: DemandScreen, desk: Desk) -> None:
    screen.start_new("visit")
    form = screen.pane.forms["visits"]
    form["case"].put("R-2001")
    form["on"].put(date(2026, 11, 26))
    assert screen.save()
    screen.start_new("visit")
    assert form.values()["on"] == date(2026, 11, 26)
    screen.begin("visits", on=date(2026, 11, 25))
    assert form.values()["on"] == date(2026, 11, 25)
    desk.session.show_next_week(1)
    screen.start_new("visit")
    assert form.values()["on"] == date(2026, 11, 30)


def test_a_record_that_cannot_be_kept_yet_says_why_another_does_not_open(
    screen: DemandScreen, desk: Desk
) -> None:
    frame = NoFrame()
    desk.frame = frame
    screen.open_record("visits", "v1")
    screen.pane.forms["visits"]["case"].put("")
    screen.open_record("cover", "desk")
    assert screen.key == "v1"
    assert frame.messages[-1][1] == NOT_KEPT[0]


def test_enter_in_a_form_that_nobody_has_changed_makes_no_step(screen: DemandScreen, desk: Desk) -> None:
    screen.open_record("visits", "v1")
    form = screen.pane.forms["visits"]
    QTest.keyClick(form["end"].target(), Qt.Key.Key_Return)
    assert not desk.actions["edit.undo"].isEnabled()
    before = form["case"].value()
    line = form["case"].target()
    line.setFocus()
    QTest.keyClicks(line, "9")
    assert screen.pane.bar.save.isEnabled()
    QTest.keyClick(line, Qt.Key.Key_Backspace)
    assert form["case"].value() == before
    assert not screen.pane.bar.save.isEnabled()


@pytest.mark.parametrize("chip", ["3.5 h to go", "✓"])
def test_the_hour_of_a_filing_is_never_cut(light: QApplication, chip: str) -> None:
    """In the narrowest list at 100 %, beside what is still to be written."""
    del light
    area = QRectF(0, 0, 210, 43)
    row = DemandRow(
        key="c",
        kind="court_deadlines",
        title="R-0917",
        subtitle="to file Wed 25 Nov 16:00",
        filled=0.5,
        chip=chip,
    )
    needed = QFontMetricsF(text_font("small")).horizontalAdvance(row.subtitle)
    assert needed <= words_width(area, row) <= area.width()


def test_the_columns_of_visits_stand_below_one_another(light: QApplication) -> None:
    """Whether all of their workers are found or some."""
    del light
    delegate, picture, area = DemandDelegate(), QPixmap(300, 43), QRectF(0, 0, 300, 43)
    painter = QPainter(picture)
    row = DemandRow(key="v", kind="visits", title="R-0917", subtitle="Visit", icon="user")
    left = [delegate._paint_end(painter, area, replace(row, chip=chip)) for chip in ("✓", "1/2", "0/1")]
    painter.end()
    assert left[0] == left[1] == left[2]


class PaintedParts(QObject):
    """The parts of a widget that were painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.region = QRegion()
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.region = self.region.united(event.region())
        return super().eventFilter(watched, event)


def test_the_ring_of_the_grid_is_there_before_an_arrow_is_pressed_and_leaves_nothing_behind(
    qtbot: QtBot, screen: DemandScreen
) -> None:
    grid, window = screen.grid, screen.window()
    window.resize(1300, 900)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    screen.cover.setFocus()
    grid.clearSelection()
    without = grid.grab().toImage()
    grid.setFocus()
    assert grid.grab().toImage() != without
    QTest.keyClick(grid, Qt.Key.Key_Down)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Right):
        ring = grid.visualRect(grid.currentIndex()).adjusted(-1, -1, 1, 1) & grid.viewport().rect()
        QApplication.processEvents()
        painted = PaintedParts(grid.viewport())
        QTest.keyClick(grid, key)
        QApplication.processEvents()
        assert painted.region.united(QRegion(ring)) == painted.region
