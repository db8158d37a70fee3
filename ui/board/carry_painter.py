"""Paints what is in hand: its ghost, itself, what the rules say of it, and the marks on its targets."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter

from planner.domain.time_grid import day_of, hours_label, times_label
from ui.board.bar_painter import bar_shape
from ui.board.board_ink import BoardInk, pill
from ui.board.board_scene import BoardScene
from ui.board.carry import Carry
from ui.board.carry_hand import CarryHand
from ui.board.edit_verdict import EditVerdict
from ui.item_models.board_marks import ShiftMark
from ui.theme import px_exact

# Icon, ground and ink of a verdict.
LOOKS = {
    "fine": ("thumbs-up", "okTint", "okInk"),
    "wish": ("wish", "okTint", "okInk"),
    "policy": ("warning", "warnTint", "warnInk"),
    "agree": ("debrief", "warnTint", "warnInk"),
    "refused": ("thumbs-down", "dangerTint", "dangerInk"),
    # The rules have not been asked yet.
    "asked": ("clock", "surface", "text"),
    "taken": ("close", "surface", "text3"),
}
# The words beside what is in hand: pixels at 100 %, and lines.
TAG_WIDTH, TAG_LINES = 420, 4
HATCH_OPACITY = 0.35


def look_of(verdict: EditVerdict | None) -> tuple[str, str, str]:
    """Icon, ground and ink; a place that nothing is said of is fine."""
    if verdict is None:
        return LOOKS["fine"]
    return LOOKS["agree" if verdict.is_agreeable else verdict.kind]


def mark_of(verdict: EditVerdict) -> tuple[str, str, str]:
    """The same for a place that is not held over: where there is only no room, a quiet one."""
    is_taken = verdict.is_final and not verdict.is_unlawful
    return LOOKS["taken"] if is_taken else look_of(verdict)


class CarryPainter:
    """Paints over the rows of one scene; places are in content coordinates, the painter antialiases."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene, self._ink, self._axis = scene, scene.ink, scene.axis
        self._snapshot = scene.snapshot

    def paint(
        self, painter: QPainter, hand: CarryHand, targets: Iterable[tuple[int, int]], view: QRect
    ) -> None:
        """All of it; `targets` are the rows and days in `view`, which is what of the board is seen."""
        carry = hand.carry
        if carry is None:
            return
        verdict = hand.known_verdict()
        if carry.part == "whole":
            held = (carry.row, day_of(carry.span.start))
            self._paint_targets(painter, hand, held, targets)
        if carry.has_moved and not carry.is_copy:
            self._paint_ghosts(painter, carry)
        if verdict is not None and verdict.is_unlawful:
            self._hatch(painter, carry.row, day_of(carry.span.start))
        self._paint_held(painter, carry)
        self._paint_tag(painter, carry, verdict, view, is_known=hand.knows_place or not carry.has_moved)

    def _paint_targets(
        self,
        painter: QPainter,
        hand: CarryHand,
        held: tuple[int, int],
        targets: Iterable[tuple[int, int]],
    ) -> None:
        for row, day in targets:
            if (row, day) == held or not hand.knows(row, day):
                continue
            verdict = hand.verdict_on(row, day)
            if verdict is None:
                continue
            if verdict.is_unlawful:
                self._hatch(painter, row, day)
            self._paint_mark(painter, row, day, verdict)

    def _hatch(self, painter: QPainter, row: int, day: int) -> None:
        """Red, where it would break the law."""
        column = self._snapshot.column_of(day)
        if not 0 <= column < self._axis.days:
            return
        area = QRectF(
            self._axis.left(column) + 0.5,
            self._scene.row_top(row) + 0.5,
            self._axis.width(column) - 1,
            self._ink.metrics.row - 1,
        )
        self._ink.stamps.stamp(painter, "hatch", area, self._draw_hatch)

    def _draw_hatch(self, painter: QPainter, area: QRectF) -> None:
        painter.setOpacity(HATCH_OPACITY)
        painter.setPen(self._ink.no_pen)
        painter.setBrush(self._ink.pattern("shortage"))
        painter.drawRect(area)

    def _paint_mark(self, painter: QPainter, row: int, day: int, verdict: EditVerdict) -> None:
        """A small disc at the upper right of the cell, in a narrow one in its middle."""
        column = self._snapshot.column_of(day)
        if not 0 <= column < self._axis.days:
            return
        ink, radius = self._ink, px_exact(7.5)
        look = mark_of(verdict)
        width = self._axis.width(column)
        x = self._axis.lefts[column + 1] - radius - px_exact(3)
        if width < 4 * radius:
            x = self._axis.left(column) + width / 2
        y = self._scene.row_top(row) + ink.metrics.row - radius - px_exact(2)
        disc = QRectF(round(x - radius) + 0.5, round(y - radius) + 0.5, 2 * radius, 2 * radius)
        ink.stamps.stamp(painter, ("verdict", *look), disc, partial(self._draw_disc, look))

    def _draw_disc(self, look: tuple[str, str, str], painter: QPainter, area: QRectF) -> None:
        icon, ground, token = look
        painter.setPen(self._ink.pen(token, 1.0))
        painter.setBrush(self._ink.brush(ground))
        painter.drawEllipse(area)
        side, middle = px_exact(10), area.center()
        self._ink.draw_icon(painter, icon, token, middle.x() - side / 2, middle.y(), side)

    def _paint_ghosts(self, painter: QPainter, carry: Carry) -> None:
        """Where it was stays as a pale outline."""
        for mark, row in carry.marks_before():
            shape = bar_shape(self._axis, self._ink, mark.shift.span, self._scene.row_top(row))
            painter.setPen(self._ink.pen("barLine", 1.2, "dashes"))
            painter.setBrush(self._ink.brush("surface", 0.6))
            pill(painter, shape.area, self._ink.metrics.radius)

    def _paint_held(self, painter: QPainter, carry: Carry) -> None:
        for mark, row in carry.moved_marks():
            top = self._scene.row_top(row)
            painter.setOpacity(0.8)
            self._scene.rows.shifts.paint(painter, mark, top)
            painter.setOpacity(1.0)
            painter.setPen(self._ink.pen("focus", 2.0))
            painter.setBrush(self._ink.no_brush)
            painter.drawPath(self._scene.rows.shifts.outline(mark, top, px_exact(3)))

    def _paint_tag(
        self, painter: QPainter, carry: Carry, verdict: EditVerdict | None, view: QRect, *, is_known: bool
    ) -> None:
        """The new time and what the rules say of it, under the bar and within what is seen."""
        ink, mark = self._ink, carry.moved_mark()
        top = self._scene.row_top(carry.row)
        words = tag_words(carry, mark, verdict)
        icon, ground, token = look_of(verdict) if is_known else LOOKS["asked"]
        side, step = px_exact(12), px_exact(15)
        lines = wrapped(ink, words, px_exact(TAG_WIDTH))
        width = max(ink.width("small", line) for line in lines) + side + px_exact(18)
        height = px_exact(5) + step * len(lines)
        shape = bar_shape(self._axis, ink, mark.shift.span, top)
        right = min(self._axis.lefts[-1], view.right())
        x = max(self._axis.lefts[0] + 2.0, view.left() + 2.0, min(shape.left, right - width - 2))
        y = shape.bottom + px_exact(5)
        if y + height > self._scene.height:
            y = shape.top - height - px_exact(5)
        area = QRectF(round(x) + 0.5, round(y) + 0.5, round(width), height)
        painter.setPen(ink.pen(token, 1.0))
        painter.setBrush(ink.brush(ground))
        pill(painter, area, px_exact(5))
        middle = area.top() + px_exact(2.5) + step / 2
        x = ink.draw_icon(painter, icon, token, area.left() + px_exact(6), middle, side) + px_exact(5)
        for number, line in enumerate(lines):
            ink.text(painter, "small", token, x, ink.middle_baseline("small", middle + number * step), line)


def tag_words(carry: Carry, mark: ShiftMark, verdict: EditVerdict | None) -> str:
    """`Copy  12:00–20:00  Ben Okafor already has a shift …`"""
    parts = [times_label(mark.shift.start, mark.shift.end)]
    if carry.part != "whole":
        parts.append(hours_label(mark.shift.span.minutes))
    if carry.others:
        parts.insert(0, f"{len(carry.others) + 1} shifts")
    if carry.is_copy:
        parts.insert(0, "Copy")
    if verdict is not None and verdict.words:
        parts.append(verdict.words)
    return "  ".join(parts)


def wrapped(ink: BoardInk, words: str, width: float) -> list[str]:
    """The words in lines no wider than `width`; what goes beyond the last line is shortened."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(lines) < TAG_LINES and ink.width("small", longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return [*lines[:-1], ink.fitted("small", lines[-1], width)]
