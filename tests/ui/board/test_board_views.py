"""A day, a week, four or eight weeks fill the board; zoom makes it wider; narrow days are condensed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.services.freeze_problem import freeze_problem
from tests.ui.board.drawn_week import MONDAY, drawn_rota, drawn_snapshot, riverside
from tests.ui.board.test_board_mouse import LEFT
from ui.board import BoardView
from ui.board.column_widths import BoardSpan, view_widths
from ui.board.condensed_painter import HOURS_BELOW, LANE_STEP, LANES_BELOW
from ui.board.day_header import HeadPainter
from ui.item_models.board_arrangement import Arrangement
from ui.item_models.board_snapshot import BoardSnapshot
from ui.theme import apply_theme, colour, px, px_exact

WEEKENDS = [False] * 5 + [True] * 2


def eight_weeks() -> BoardSnapshot:
    rota = drawn_rota()
    problem = freeze_problem(riverside(), MONDAY, 8, rota)
    return BoardSnapshot(riverside(), problem, rota, unplanned=frozenset(range(1, 8)))


@pytest.fixture
def wide(new_board: Callable[[BoardSnapshot | None], BoardView]) -> BoardView:
    board = new_board(eight_weeks())
    board.set_view("weeks8")
    return board


@pytest.mark.parametrize(
    ("view", "weeks", "days"), [("day", 1, 1), ("week", 1, 7), ("weeks4", 4, 28), ("weeks8", 8, 56)]
)
def test_what_a_view_is_named_after_fills_the_room(view: BoardSpan, weeks: int, days: int) -> None:
    widths = view_widths(WEEKENDS * weeks, 1, 1000, view)
    assert sum(widths[:days]) == 1000


def test_four_weeks_of_eight_leave_the_others_beyond(light: object) -> None:
    del light
    widths = view_widths(WEEKENDS * 8, None, 1000, "weeks4")
    assert sum(widths[:28]) <= 1000 < sum(widths)


def test_zoom_makes_every_day_wider() -> None:
    plain, zoomed = (view_widths(WEEKENDS * 4, None, 1000, "weeks4", zoom) for zoom in (1.0, 2.0))
    assert all(wider == 2 * width for wider, width in zip(zoomed, plain, strict=True))


def test_eight_weeks_fit_without_a_bar(wide: BoardView) -> None:
    assert not wide.horizontalScrollBar().isVisible()
    assert wide.scene is not None
    assert wide.scene.axis.is_condensed(0)


def test_a_condensed_shift_is_hit_in_the_middle_of_its_day(wide: BoardView) -> None:
    scene = wide.scene
    assert scene is not None
    x = scene.axis.left(1) + scene.axis.width(1) // 2
    QTest.mouseClick(wide.viewport(), LEFT, pos=QPoint(x, round(scene.ink.metrics.bar_middle)))
    assert wide.selection.shift == "amira-khan@2026-11-24"


def test_weeks_without_a_rota_show_patterns_and_no_shortage(wide: BoardView) -> None:
    snapshot = wide.snapshot
    assert snapshot is not None
    assert snapshot.cell(0, 8).pattern is not None
    assert snapshot.day_state(8).kind == "unplanned"
    assert not wide.grab().isNull()


def test_one_day_alone_shows_its_hours_and_keys_go_to_the_next(board: BoardView) -> None:
    board.select_shift("amira-khan@2026-11-24")
    board.set_view("day")
    scene = board.scene
    assert scene is not None
    assert board.horizontalOffset() == scene.axis.left(1)
    QTest.keyClick(board, Qt.Key.Key_Right)
    assert board.horizontalOffset() == scene.axis.left(2)


def test_control_and_the_wheel_zoom(board: BoardView, qtbot: QtBot) -> None:
    place = QPointF(50, 50)
    event = QWheelEvent(
        place,
        QPointF(board.mapToGlobal(QPoint(50, 50))),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(board.action_requested) as told:
        board.wheelEvent(event)
    assert told.args == ["zoom.in"]


def test_rows_of_groups_lie_below_their_bands_and_are_hit_there(board: BoardView) -> None:
    board.arrange(Arrangement(group="role"))
    scene = board.scene
    assert scene is not None
    bands = [row for row, has_band in enumerate(scene.row_axis.bands) if has_band]
    assert len(bands) > 1
    last = bands[-1]
    middle = scene.row_top(last) + scene.ink.metrics.row // 2
    assert scene.row_axis.row_at(middle) == last
    assert scene.row_axis.is_in_band(scene.row_axis.tops[last] + 2)
    assert board.verticalHeader().sectionSize(last) == scene.row_axis.section(last)
    assert not board.grab().isNull()


def test_a_filter_that_nobody_passes_leaves_an_empty_board_and_clearing_it_all(board: BoardView) -> None:
    board.arrange(Arrangement(text="zzz"))
    assert board.scene is None
    QTest.keyClick(board, Qt.Key.Key_Down)
    board.arrange(Arrangement())
    assert board.scene is not None
    assert len(board.scene.snapshot.rows) == 14


def test_a_shift_after_the_hours_of_the_last_day_is_painted_in_every_view(board: BoardView) -> None:
    board.show_snapshot(drawn_snapshot(drawn_rota("imran-malik Sun 21:30-22:30")))
    for view in ("week", "day", "weeks4", "weeks8"):
        board.set_view(view)
        assert not board.grab().isNull()


def test_the_day_that_is_chosen_by_its_head_is_shown_alone(board: BoardView) -> None:
    scene = board.scene
    assert scene is not None
    x = scene.axis.left(3) + scene.axis.width(3) // 2
    QTest.mouseClick(board.horizontalHeader().viewport(), LEFT, pos=QPoint(x, 8))
    assert board.selection.kind == "day"
    board.set_view("day")
    assert board.scene is not None
    assert board.horizontalOffset() == board.scene.axis.left(3)


@pytest.mark.parametrize("room", [400, 900, 1600])
def test_no_day_of_many_weeks_is_narrower_than_the_figures_of_its_date(room: int) -> None:
    weekends = [day % 7 >= 5 for day in range(56)]
    assert min(view_widths(weekends, None, room, "weeks8")) >= px(15)


def test_the_first_day_and_the_first_of_a_month_have_their_month_however_narrow(wide: BoardView) -> None:
    scene = wide.scene
    assert scene is not None
    painter = HeadPainter(scene)
    below = [painter.month_column(column) for column in range(56)]
    # 23 November, 1 December and 1 January, each over the day after, too.
    assert [(at, named) for at, named in enumerate(below) if named is not None] == [
        (0, 0),
        (1, 0),
        (8, 8),
        (9, 8),
        (39, 39),
        (40, 39),
    ]


def test_no_line_between_days_goes_through_words_of_the_head(qapp: QApplication, wide: BoardView) -> None:
    apply_theme(qapp, "contrast", 100)
    wide.show_snapshot(eight_weeks())
    scene, days = wide.scene, wide.day_header
    assert scene is not None
    picture, line = days.grab().toImage(), colour("lineStrong")
    mark = scene.lane.marks[0]
    lane = days.lane_top(scene) + scene.ink.metrics.lane // 2
    words = range(round(mark.right) + px(7), round(mark.right) + px(7) + 100)
    crossed = [scene.axis.lefts[column] - 1 for column in range(56) if scene.axis.lefts[column] - 1 in words]
    assert crossed
    assert line not in [picture.pixelColor(x, y) for x in crossed for y in range(lane - 7, lane + 7)]
    # `Nov` goes on over the day after the first, and `Dec` over the day after the ninth.
    month = range(scene.ink.metrics.day_header - px(14), scene.ink.metrics.day_header - px(6))
    for column in (1, 9):
        assert line not in [picture.pixelColor(scene.axis.lefts[column] - 1, y) for y in month]


def test_the_lines_of_a_narrow_shift_end_above_the_rule_of_its_row(wide: BoardView) -> None:
    scene = wide.scene
    assert scene is not None
    lowest = scene.ink.metrics.bar_bottom + px_exact(HOURS_BELOW + LANES_BELOW + 2 * LANE_STEP + 2)
    assert lowest < scene.ink.metrics.row - 1
