"""The board paints every state, stays sharp at any scale, and repaints only what an edit has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QLineF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.domain.findings import Finding
from tests.ui.board.drawn_week import MONDAY, drawn_rota, drawn_snapshot, riverside, riverside_problem
from ui.board import BoardView
from ui.board.board_ink import BoardInk
from ui.board.overlay_painter import OverlayPainter
from ui.board.row_painter import RowPainter, TimeText
from ui.board.row_strips import RowStrips
from ui.item_models.board_marks import ShiftMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.fix_ghosts import GhostMark
from ui.theme import apply_theme, colour

AMIRA = "amira-khan@2026-11-24"
TUESDAY = MONDAY.toordinal() + 1
NewBoard = Callable[[BoardSnapshot | None], BoardView]


def picture(board: BoardView) -> QImage:
    return board.grab().toImage()


def shows(image: QImage, wanted: QColor) -> bool:
    pixels = image.convertToFormat(QImage.Format.Format_RGB32).constBits()
    return wanted.rgb() & 0xFFFFFF in {value & 0xFFFFFF for value in set(memoryview(pixels).cast("I"))}


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("scale", [100, 150])
def test_it_paints_in_both_themes_at_any_scale(
    qapp: QApplication, new_board: NewBoard, mode: str, scale: int
) -> None:
    board = new_board(drawn_snapshot())
    apply_theme(qapp, "dark" if mode == "dark" else "light", scale)
    board.resize(1048 * scale // 100, 716 * scale // 100)
    image = picture(board)
    for token in ("office", "duty", "visit", "court", "superv", "lock", "surface"):
        assert shows(image, colour(token)), token


def test_switching_theme_or_scale_changes_an_open_board(qapp: QApplication, board: BoardView) -> None:
    before = board.verticalHeader().sectionSize(0)
    apply_theme(qapp, "dark", 150)
    assert board.verticalHeader().sectionSize(0) == before * 3 // 2
    assert shows(picture(board), colour("office"))


def test_the_word_of_a_handover_gives_way_to_a_time_that_stands_below_its_bar(
    board: BoardView, monkeypatch: pytest.MonkeyPatch
) -> None:
    scene, written = board.scene, []
    assert scene is not None
    row = scene.snapshot.handovers[0].rows[0]
    beside = scene.rows.time_text

    def below(row: int, column: int, mark: ShiftMark, top: float) -> TimeText | None:
        place = beside(row, column, mark, top)
        return replace(place, baseline=top + scene.ink.metrics.time_baseline) if place is not None else None

    def note(
        _ink: BoardInk, _painter: QPainter, _style: str, _token: str, x: float, _y: float, text: str
    ) -> float:
        written.append(text)
        return x

    monkeypatch.setattr(BoardInk, "text", note)
    image = QImage(board.size(), QImage.Format.Format_ARGB32)
    for is_below in (False, True):
        if is_below:
            monkeypatch.setattr(RowPainter, "time_text", lambda _self, *place: below(*place))
        written.clear()
        painter = QPainter(image)
        OverlayPainter(scene).paint_handovers(painter, range(row, row + 1))
        painter.end()
        assert ("handover" in written) is not is_below


def test_every_state_of_a_shift_is_painted(new_board: NewBoard) -> None:
    rota = drawn_rota()
    ghost = rota.shift("ben-okafor@2026-11-24")
    assert ghost is not None
    findings = (
        Finding("daily_rest", 0, "Rest is broken.", "10.5 h", shifts=("daniel-mensah@2026-11-25",)),
        Finding("evenings", 3, "Three evenings.", shifts=("imran-malik@2026-11-26",)),
        Finding("preferences", 4, "A wish.", shifts=("ben-okafor@2026-11-26",)),
    )
    published = rota.model_copy(update={"shifts": rota.shifts[:20]})
    moving = frozenset({"harriet-cole@2026-11-24"})
    board = new_board(drawn_snapshot(rota, findings, published, moving))
    board.show_ghosts((GhostMark(ghost.staff, ghost.day, ghost.span, "09:00–17:00"),))
    board.select_uncovered("visit-R-1042")
    image = picture(board)
    for token in ("danger", "warn", "accent", "accentTint"):
        assert shows(image, colour(token)), token


def test_a_shift_in_hand_is_painted_with_what_the_rules_say(board: BoardView) -> None:
    board.select_shift("ben-okafor@2026-11-24")
    QTest.keyClick(board, Qt.Key.Key_Space)
    QTest.keyClick(board, Qt.Key.Key_Down)
    assert shows(picture(board), colour("dangerTint"))


def test_a_week_that_is_not_built_shows_patterns_and_needs(new_board: NewBoard) -> None:
    board = new_board(BoardSnapshot(riverside(), riverside_problem()))
    image = picture(board)
    assert shows(image, colour("control"))
    assert not shows(image, colour("office"))


def test_no_plan_and_no_people_leave_a_plain_surface(new_board: NewBoard) -> None:
    board = new_board(None)
    assert picture(board).pixelColor(600, 400) == colour("surface")
    nobody = riverside().model_copy(update={"staff": (), "job_shares": ()})
    from planner.services.freeze_problem import freeze_problem

    board.show_snapshot(BoardSnapshot(nobody, freeze_problem(nobody, MONDAY)))
    assert picture(board).pixelColor(600, 400) == colour("surface")


def test_nights_are_painted_across_midnight(new_board: NewBoard) -> None:
    lines = "ben-okafor Mon 22:00-07:00\nben-okafor Sun 22:00-07:00"
    board = new_board(drawn_snapshot(drawn_rota(lines)))
    scene = board.scene
    assert scene is not None
    row = scene.ink.metrics.row + scene.ink.metrics.bar_middle
    x = scene.axis.x(TUESDAY * 1440 + 3 * 60) + board.verticalHeader().width()
    seen = picture(board).pixelColor(round(x), round(row + scene.ink.metrics.header_height))
    assert seen == colour("office")


def test_heads_stay_when_rows_scroll(board: BoardView) -> None:
    board.resize(1048, 400)
    head = board.horizontalHeader().height()
    board.verticalScrollBar().setValue(board.verticalScrollBar().maximum())
    assert board.horizontalHeader().height() == head
    assert board.rowAt(board.viewport().height() - 2) == 13


def test_after_an_edit_only_the_rows_that_differ_are_painted_anew(board: BoardView) -> None:
    rota = drawn_rota()
    moved = rota.shift(AMIRA)
    assert moved is not None
    later = moved.model_copy(update={"start": moved.start - 30})
    edited = rota.model_copy(
        update={"shifts": tuple(later if each.id == AMIRA else each for each in rota.shifts)}
    )
    before = board.scene
    board.grab()
    board.show_snapshot(drawn_snapshot(edited))
    after = board.scene
    assert before is not None
    assert after is not None
    assert board.strips.kept_rows() == set(range(1, 14))


def test_strips_of_another_size_are_not_kept(board: BoardView) -> None:
    board.grab()
    assert board.strips.kept_rows()
    strips = RowStrips()
    strips.show_scene(board.scene)
    assert strips.kept_rows() == set()
    board.resize(1248, 716)
    board.show_snapshot(board.snapshot)
    assert board.strips.kept_rows() in (set(), set(range(14)))


def test_texts_are_shortened_and_never_cut(qapp: QApplication) -> None:
    apply_theme(qapp, "light", 100)
    ink = BoardInk(1.0)
    text = ink.fitted("head", "Bartholomew Featherstonehaugh-Cholmondeley", 90)
    assert text.endswith("…")
    assert ink.width("head", text) <= 90


def test_a_time_stays_inside_its_day(board: BoardView) -> None:
    scene = board.scene
    assert scene is not None
    for row in range(14):
        for column in range(7):
            mark = scene.snapshot.cell(row, column).shift
            place = scene.rows.time_text(row, column, mark, 0) if mark else None
            if place is not None:
                assert scene.axis.left(column) <= place.left
                assert place.right <= scene.axis.lefts[column + 1]


def test_the_wide_day_can_be_any_or_none(board: BoardView) -> None:
    head = board.horizontalHeader()
    board.set_wide_day(4)
    assert head.sectionSize(4) == 284
    board.set_wide_day(None)
    assert max(head.sectionSize(c) for c in range(7)) - min(head.sectionSize(c) for c in range(7)) <= 1


def test_selection_follows_a_shift_that_is_still_there_and_lets_go_of_one_that_is_not(
    board: BoardView,
) -> None:
    board.select_shift(AMIRA)
    board.show_snapshot(drawn_snapshot())
    assert board.selection.shift == AMIRA
    board.show_snapshot(drawn_snapshot(drawn_rota("ben-okafor Tue 09:00-17:00")))
    assert board.selection.kind == "nothing"


class NotedLines:
    """A painter that keeps the lines it is to draw."""

    def __init__(self) -> None:
        self.lines: list[QLineF] = []

    def setPen(self, _pen: object) -> None:  # noqa: N802 - Qt's name
        """Of no matter."""

    def fillRect(self, *_: object) -> None:  # noqa: N802 - Qt's name
        """Of no matter."""

    def drawLines(self, lines: list[QLineF]) -> None:  # noqa: N802 - Qt's name
        self.lines += lines


@pytest.mark.parametrize("width", [900, 1048, 1400])
def test_the_line_of_a_rest_crosses_no_time_of_the_shifts_beside_it(
    board: BoardView, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    monkeypatch.setattr(BoardInk, "text", lambda *_: 0.0)
    board.resize(width, 716)
    scene = board.scene
    assert scene is not None
    number = 0
    for row in range(len(scene.snapshot.rows)):
        marks = [scene.snapshot.cell(row, column).shift for column in range(7)]
        times = [scene.rows.time_text(row, at, each, 0) if each else None for at, each in enumerate(marks)]
        for column, mark in enumerate(marks):
            if mark is None or mark.rest_after is None:
                continue
            painter: Any = NotedLines()
            scene.rows._paint_rest(painter, row, mark.rest_after, times[column], 0)
            number += bool(painter.lines)
            for line in painter.lines[:1]:
                beside = [place for place in times[column : column + 2] if place is not None]
                assert not any(place.left < line.x2() and line.x1() < place.right for place in beside)
    assert number


def test_no_line_between_days_goes_through_the_words_of_a_rest(qapp: QApplication, board: BoardView) -> None:
    apply_theme(qapp, "contrast", 100)
    scene = board.scene
    assert scene is not None
    rest = scene.snapshot.cell(0, 1).shift
    assert rest is not None
    assert rest.rest_after is not None
    image, line = picture(board), colour("lineStrong")
    x = board.verticalHeader().width() + scene.axis.lefts[2] - 1
    top = scene.ink.metrics.header_height
    assert image.pixelColor(x, top + 2) == line
    words = range(
        top + round(scene.ink.metrics.time_baseline) - 5, top + round(scene.ink.metrics.time_baseline)
    )
    assert line not in [image.pixelColor(x, y) for y in words]
