"""The week by the hour: where things lie, what is read out, and how it is walked by keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.planner.rules.factory import at
from tests.planner.services.swaps.office import ANA, BEN
from tests.ui.swaps.published_office import hand_to
from ui.item_models.board_away import BARS
from ui.item_models.my_week_columns import DayColumn
from ui.main_window.desk import Desk
from ui.my_week.my_week_screen import MyWeekScreen
from ui.my_week.week_heads import line_for
from ui.my_week.week_scale import NARROW, make_scale
from ui.my_week.week_view import WeekView
from ui.theme import px, text_font

TUESDAY = at("Tue 00:00") // 1440


def shown_for_ana(screen: MyWeekScreen, office: Desk) -> MyWeekScreen:
    hand_to(office, ANA)
    screen.renew()
    screen.window().show()
    return screen


def kind_chosen(view: WeekView) -> str:
    return view.chosen_piece.kind if view.chosen_piece is not None else ""


def test_each_part_of_a_day_is_read_out(screen: MyWeekScreen, office: Desk) -> None:
    view = shown_for_ana(screen, office).view
    told = [str(view.model().index(row, 1).data(Qt.ItemDataRole.AccessibleTextRole)) for row in range(3)]
    assert told[0].startswith("Tuesday 24 November, 12:00 to 20:00, in the office, 7.5 h. Visit R-1042 on")
    assert told[1] == "Break 30 min, 14:00 to 14:30."
    assert told[2].startswith("Visit R-1042, 16:15 to 17:15")


def test_a_screen_reader_finds_the_cells_where_they_are_drawn(screen: MyWeekScreen, office: Desk) -> None:
    view = shown_for_ana(screen, office).view
    interface = QAccessible.queryAccessibleInterface(view)
    assert interface is not None
    cells = [interface.child(number) for number in range(interface.childCount())]
    drawn = {each.text(QAccessible.Text.Name): each.rect() for each in cells if each is not None}
    (words,) = (each for each in drawn if each.startswith("Tuesday 24 November, 12:00 to 20:00"))
    assert drawn[words].height() > 100


def test_a_message_below_moves_no_hour(screen: MyWeekScreen, office: Desk) -> None:
    view = shown_for_ana(screen, office).view
    tops = []
    for height in (1000, 950, 1000, 850):
        view.resize(view.width(), height)
        tops.append(view.visualRect(view.model().index(2, 1)).y())
    assert tops[0] == tops[1] == tops[2] > tops[3]


def test_arrows_go_to_the_next_day_and_through_its_parts(screen: MyWeekScreen, office: Desk) -> None:
    view = shown_for_ana(screen, office).view
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    assert view.chosen_day == 0
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert (view.chosen_day, kind_chosen(view)) == (TUESDAY, "shift")
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert kind_chosen(view) == "break"
    for _ in range(5):
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert kind_chosen(view) == "block"
    QTest.keyClick(view, Qt.Key.Key_Right)
    assert kind_chosen(view) == ""
    QTest.keyClick(view, Qt.Key.Key_Left)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert view.chosen_day == 0


def test_a_click_chooses_the_part_that_lies_there(screen: MyWeekScreen, office: Desk) -> None:
    view = shown_for_ana(screen, office).view
    visit = view.visualRect(view.model().index(2, 1))
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=visit.center())
    assert kind_chosen(view) == "block"
    shift = view.visualRect(view.model().index(0, 1))
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(visit.center().x(), shift.top() + 60)
    )
    assert kind_chosen(view) == "shift"


def test_what_is_chosen_stays_chosen_when_the_plan_moves(screen: MyWeekScreen, office: Desk) -> None:
    view = shown_for_ana(screen, office).view
    view.choose(TUESDAY, None)
    office.session.bus.rota_changed.emit()
    assert view.chosen_day == TUESDAY


def test_a_low_window_scrolls_and_brings_the_chosen_part_into_view(
    screen: MyWeekScreen, office: Desk
) -> None:
    view = shown_for_ana(screen, office).view
    screen.resize(1000, 300)
    QApplication.processEvents()
    assert view.verticalScrollBar().maximum() > 0
    view.setCurrentIndex(view.model().index(2, 1))
    area = view.visualRect(view.model().index(2, 1))
    assert area.top() >= 0
    assert area.bottom() <= view.viewport().height()


def test_free_weekends_are_narrow_and_the_hours_hold_every_shift(screen: MyWeekScreen, office: Desk) -> None:
    hand_to(office, BEN)
    screen.renew()
    scale = make_scale(screen.view.columns, 1000, 700)
    widths = [scale.lefts[n + 1] - scale.lefts[n] for n in range(7)]
    assert max(widths[5:]) < min(widths[:5])
    assert (scale.first_hour, scale.last_hour) == (7, 21)


def test_no_head_of_a_free_weekend_day_is_cut(screen: MyWeekScreen) -> None:
    room = make_scale(screen.view.columns, 1000, 700)
    width = px(NARROW)
    assert width in {room.lefts[n + 1] - room.lefts[n] for n in (5, 6)}
    measured = QFontMetricsF(text_font("body"))
    for words, brief in (*((words, brief) for words, _, _, brief in BARS.values()), ("Out of post", "Off")):
        column = DayColumn(TUESDAY + 4, "Sat 28", "", "", words, brief=brief)
        assert measured.horizontalAdvance(line_for(column, width)) <= width
