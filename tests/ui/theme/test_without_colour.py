"""No meaning by colour alone: with black and white alone every mark can still be told from every other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import get_args

import pytest
from PySide6.QtCore import QRect, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.findings import Finding
from planner.domain.rota import Rota
from tests.ui.board.drawn_week import drawn_rota, drawn_snapshot
from ui.board import BoardView
from ui.board.carry_painter import LOOKS
from ui.board.condensed_painter import LANES
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.leave_rows import DayMark, Mark
from ui.leave.leave_grid import MarkDelegate
from ui.theme import apply_theme
from ui.theme.tokens import tokens
from ui.views.finding_rows import LOOKS as FINDING_LOOKS
from ui.views.mark_samples import MARK_KEYS, MarkSample

# In the wide day: there is room for the words of any rule beside its time.
BEN = "ben-okafor@2026-11-24"
# What is drawn dark on a light ground; every other colour is a ground.
DARK = ("text", "danger", "warn", "ok", "accent", "focus", "control", "lineStrong", "need")
SIDE = 40


@pytest.fixture
def two_tones(qapp: QApplication) -> Iterator[QApplication]:
    """Black and white in the place of all colours."""
    colours = tokens().colours["light"]
    kept = dict(colours)
    for name in colours:
        is_dark = name in DARK or name.endswith(("Ink", "Line")) or name in ("text2", "text3")
        colours[name] = "#000000" if is_dark else "#FFFFFF"
    apply_theme(qapp, "light", 100)
    yield qapp
    colours.update(kept)
    apply_theme(qapp, "light", 100)


def pixels(image: QImage) -> bytes:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return bytes(grey.constBits())


def differing(one: bytes, two: bytes) -> int:
    """How many pixels are other, well beyond what the edges of letters blur."""
    return sum(abs(a - b) > 96 for a, b in zip(one, two, strict=True))


def cell_of(board: BoardView, shift: str) -> QImage:
    """The cell of a shift with the badges over its edge: heads of days would tell more."""
    board.grab()
    scene, snapshot = board.scene, board.snapshot
    assert scene is not None
    assert snapshot is not None
    place = snapshot.place_of(shift)
    assert place is not None
    row, column = place
    top, left = round(scene.row_top(row)) - 6, scene.axis.left(column)
    area = QRect(left, top, scene.axis.width(column), scene.row_axis.row_height)
    return board.viewport().grab(area).toImage()


def law(tier: int) -> Finding:
    """The same words, whatever it breaks: only the marks may tell."""
    return Finding("late_finish", 0 if tier == 0 else 3 if tier == 3 else 4, "Late.", "11 h", shifts=(BEN,))


def with_ben(**fields: object) -> Rota:
    rota = drawn_rota()
    shifts = [each.model_copy(update=fields) if each.id == BEN else each for each in rota.shifts]
    return rota.model_copy(update={"shifts": tuple(shifts)})


def states() -> dict[str, BoardSnapshot]:
    """One shift in every state that is marked on its bar."""
    plain = drawn_rota()
    without = plain.model_copy(update={"shifts": tuple(s for s in plain.shifts if s.id != BEN)})
    return {
        "as usual": drawn_snapshot(),
        "at home": drawn_snapshot(with_ben(place="home")),
        "pinned": drawn_snapshot(with_ben(is_pinned=True)),
        "changed": drawn_snapshot(published=without),
        "still moving": drawn_snapshot(moving=frozenset({BEN})),
        "breaks the law": drawn_snapshot(findings=(law(0),)),
        "breaks a policy": drawn_snapshot(findings=(law(3),)),
        "unmet wish": drawn_snapshot(findings=(law(4),)),
    }


@pytest.mark.parametrize("view", ["week", "weeks8"])
def test_states_of_a_shift_differ_in_shape(two_tones: QApplication, qtbot: QtBot, view: str) -> None:
    del two_tones
    seen = {}
    for name, snapshot in states().items():
        board = BoardView()
        qtbot.addWidget(board)
        board.resize(1048, 300)
        board.show_snapshot(snapshot)
        if view == "weeks8":
            board.set_view("weeks8")
        seen[name] = pixels(cell_of(board, BEN))
    for (one, first), (two, second) in combinations(seen.items(), 2):
        # A wish is no mark of the narrow days: nothing is broken.
        if view == "weeks8" and {one, two} & {"unmet wish", "at home", "pinned", "still moving"}:
            continue
        assert differing(first, second) >= 4, f"{one} looks like {two}"


def test_heads_of_days_differ_in_shape(two_tones: QApplication, qtbot: QtBot) -> None:
    del two_tones
    heads = set()
    for snapshot in (drawn_snapshot(), drawn_snapshot(findings=(law(0),))):
        board = BoardView()
        qtbot.addWidget(board)
        board.resize(1048, 300)
        board.show_snapshot(snapshot)
        heads.add(pixels(board.day_header.grab().toImage()))
    assert len(heads) == 2


def test_samples_of_the_key_differ_in_shape(two_tones: QApplication, qtbot: QtBot) -> None:
    del two_tones
    seen = {}
    for mark in MARK_KEYS:
        # Letters are taken away, too: shape and icon alone must do.
        sample = MarkSample(replace(mark, text=""))
        qtbot.addWidget(sample)
        seen[mark.name] = pixels(sample.grab().toImage())
    for (one, first), (two, second) in combinations(seen.items(), 2):
        assert differing(first, second) >= 4, f"{one} looks like {two}"


def test_kinds_of_leave_differ_in_shape(two_tones: QApplication, qtbot: QtBot) -> None:
    del two_tones
    seen = {}
    around = QWidget()
    qtbot.addWidget(around)
    for mark in get_args(Mark):
        image = QImage(QSize(SIDE, SIDE), QImage.Format.Format_RGB32)
        image.fill(0xFFFFFF)
        painter = QPainter(image)
        MarkDelegate.paint_mark(painter, QRectF(4, 4, SIDE - 8, SIDE - 8), DayMark(mark))
        painter.end()
        seen[mark or "nothing"] = pixels(image)
    for (one, first), (two, second) in combinations(seen.items(), 2):
        # A day off is a dot.
        assert differing(first, second) >= 2, f"{one} looks like {two}"


def test_every_verdict_and_every_finding_has_an_icon_of_its_own() -> None:
    for looks in (LOOKS, FINDING_LOOKS):
        icons = [look[0] for look in looks.values()]
        assert len(set(icons)) == len(icons)


def test_lines_of_narrow_days_stand_one_below_the_other() -> None:
    assert len({LANES[look] for look in ("visit", "duty", "court")}) == 3
