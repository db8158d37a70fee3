"""Paints one person's row: leave bars, shifts with their times, rests, and words for days not worked."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QLineF, QRectF
from PySide6.QtGui import QPainter

from planner.domain.time_grid import Span, clock
from ui.board.bar_painter import BarShape, bar_shape
from ui.board.board_ink import BoardInk, pill
from ui.board.day_axis import DayAxis
from ui.board.shift_painter import ShiftPainter
from ui.item_models.board_marks import AwayMark, BoardCell, RestMark, ShiftMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.board_words import bar_times, brief_times
from ui.theme import px_exact

DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class TimeText:
    """Where the time of a shift is written; a house stands at `left` if `text_left` is further on."""

    left: float
    right: float
    text_left: float
    text: str
    baseline: float


class RowPainter:
    """Paints rows of one snapshot with one set of inks onto one axis."""

    def __init__(self, ink: BoardInk, axis: DayAxis, snapshot: BoardSnapshot) -> None:
        self._ink, self._axis, self._snapshot = ink, axis, snapshot
        self.shifts = ShiftPainter(ink, axis)

    def paint(self, painter: QPainter, row: int, columns: range, row_top: int) -> None:
        """The row's cells in `columns`."""
        cells = [self._snapshot.cell(row, column) for column in columns]
        days = self._snapshot.days
        for away in self._snapshot.away(row):
            if away.first < days[columns.start] + len(columns) and away.last >= days[columns.start]:
                self._paint_away(painter, away, row_top)
        for column, cell in zip(columns, cells, strict=True):
            for part in cell.parts:
                self._paint_part_away(painter, part, row_top)
            if cell.shift is None:
                self._paint_free_day(painter, row, column, cell, row_top)
            else:
                self.shifts.paint(painter, cell.shift, row_top)
        self._paint_lockdown_words(painter, row, columns, row_top)
        for column, cell in zip(columns, cells, strict=True):
            if cell.shift is not None and not self._axis.is_condensed(column):
                self._paint_texts(painter, row, column, cell.shift, row_top)

    # -- days not worked ----------------------------------------------------------------------------------

    def away_area(self, away: AwayMark, row_top: float) -> QRectF:
        """The bar of days away."""
        metrics, axis = self._ink.metrics, self._axis
        first = max(self._snapshot.column_of(away.first), 0)
        last = min(self._snapshot.column_of(away.last), axis.days - 1)
        left, right = axis.left(first) + px_exact(3), axis.lefts[last + 1] - px_exact(3)
        return QRectF(left + 0.5, row_top + metrics.bar_top + 0.5, right - left - 1, metrics.bar - 1)

    def _paint_away(self, painter: QPainter, away: AwayMark, row_top: int) -> None:
        ink, area = self._ink, self.away_area(away, row_top)
        painter.setBrushOrigin(area.topLeft().toPoint())
        painter.setPen(ink.pen("leaveLine", 1.2))
        painter.setBrush(ink.pattern("leave"))
        pill(painter, area, ink.metrics.radius)
        self._paint_away_words(painter, away, area)

    def _paint_away_words(self, painter: QPainter, away: AwayMark, area: QRectF) -> None:
        """Icon, word and dates, each where it still fits, on plain ground that the hatch leaves free."""
        ink, middle = self._ink, area.center().y()
        inner = area.width() - px_exact(16)
        beside = ink.metrics.icon + px_exact(6)
        words = next(
            (each for each in (away.words, away.brief) if beside + ink.width("small_bold", each) <= inner), ""
        )
        width = beside + ink.width("small_bold", words)
        has_words = bool(words)
        has_detail = width + px_exact(10) + ink.width("small", away.detail) <= inner
        if inner < ink.metrics.icon - px_exact(8):
            return
        if has_words:
            ground = width + (px_exact(10) + ink.width("small", away.detail) if has_detail else 0)
            painter.setPen(ink.no_pen)
            painter.setBrush(ink.brush("leave"))
            painter.drawRect(
                QRectF(area.left() + px_exact(5), area.top() + 3, ground + px_exact(8), area.height() - 6)
            )
        x = area.left() + (px_exact(9) if has_words else (area.width() - ink.metrics.icon) / 2)
        x = ink.draw_icon(painter, away.icon, "leaveInk", round(x), middle) + px_exact(6)
        if has_words:
            baseline = ink.middle_baseline("small", middle)
            x = ink.text(painter, "small_bold", "leaveInk", x, baseline, words) + px_exact(10)
            if has_detail:
                ink.text(painter, "small", "leaveInk", x, baseline, away.detail)

    def _paint_part_away(self, painter: QPainter, away: AwayMark, row_top: int) -> None:
        if away.part is None:
            return
        ink, shape = self._ink, bar_shape(self._axis, self._ink, away.part, row_top)
        painter.setBrushOrigin(shape.area.topLeft().toPoint())
        painter.setPen(ink.pen("leaveLine", 1.0))
        painter.setBrush(ink.pattern("leave"))
        pill(painter, shape.area, ink.metrics.block_radius)
        if shape.area.width() >= ink.metrics.icon + 2:
            x = round(shape.area.center().x() - ink.metrics.icon / 2)
            ink.draw_icon(painter, away.icon, "leaveInk", x, shape.area.center().y())

    def _paint_free_day(
        self, painter: QPainter, row: int, column: int, cell: BoardCell, row_top: int
    ) -> None:
        ink, axis = self._ink, self._axis
        if cell.pattern is not None:
            self._paint_pattern(painter, cell.pattern, row, column, row_top)
            return
        if not cell.off_text or self._is_away(row, cell.day) or self._snapshot.is_weekend(column):
            return
        left = axis.left(column) + px_exact(8)
        night = self._snapshot.cell(row, column - 1).shift if column else None
        if night is not None and axis.x_end(night.shift.end) > axis.left(column):
            left = axis.x_end(night.shift.end) + px_exact(6)
        if left + ink.width("words", cell.off_text) <= axis.lefts[column + 1] - px_exact(4):
            baseline = ink.middle_baseline("words", row_top + ink.metrics.bar_middle)
            ink.text(painter, "words", "text3", left, baseline, cell.off_text)

    def _is_away(self, row: int, day: int) -> bool:
        return any(away.first <= day <= away.last for away in self._snapshot.away(row))

    def _paint_pattern(self, painter: QPainter, pattern: Span, row: int, column: int, row_top: int) -> None:
        """The usual shift of a week that is not built: a quiet dashed outline with its times."""
        ink = self._ink
        shape = bar_shape(self._axis, ink, pattern, row_top)
        painter.setPen(ink.pen("control", 1.0, "dashes"))
        painter.setBrush(ink.no_brush)
        pill(painter, shape.area, ink.metrics.radius)
        texts = (pattern.times, clock(pattern.start))
        is_lockdown = column // DAYS_A_WEEK in self._snapshot.rows[row].lockdown_weeks
        if not is_lockdown and not self._axis.is_condensed(column):
            self._write_in_column(painter, column, shape, texts, row_top)

    def _write_in_column(
        self, painter: QPainter, column: int, shape: BarShape, texts: tuple[str, ...], row_top: int
    ) -> None:
        ink, axis = self._ink, self._axis
        room = axis.width(column) - px_exact(4)
        text = next((each for each in texts if ink.width("time", each) <= room), "")
        if text:
            right = axis.lefts[column + 1] - px_exact(2)
            x = max(axis.left(column) + px_exact(2), min(shape.left + 1, right - ink.width("time", text)))
            ink.text(painter, "time", "text3", x, row_top + ink.metrics.time_baseline, text)

    # -- words under the bars -----------------------------------------------------------------------------

    def _paint_lockdown_words(self, painter: QPainter, row: int, columns: range, row_top: int) -> None:
        wheel = self._snapshot.team.lockdown
        words = f"Lockdown week, 1 in {wheel.every_weeks}" if wheel else "Lockdown week"
        ink, axis = self._ink, self._axis
        for week in self._snapshot.rows[row].lockdown_weeks:
            first = 7 * week
            is_seen = columns.start < first + 7 and first < columns.stop
            if not is_seen or self._axis.is_condensed(first):
                continue
            middle = row_top + ink.metrics.time_baseline - ink.cap_heights["time"] / 2
            x = axis.left(first) + px_exact(8)
            x = ink.draw_icon(painter, "lockdown", "lockInk", round(x), middle, px_exact(11)) + px_exact(4)
            text = f"{words}: CPD and catch-up"
            # The lines of hours and days end before the words, as far as the ground of the row goes.
            ground = QRectF(
                x,
                row_top + ink.metrics.time_baseline - px_exact(10),
                ink.width("words_bold", text),
                px_exact(12),
            )
            painter.fillRect(ground, ink.brush("surface"))
            painter.fillRect(ground, ink.brush("lock", 0.55))
            ink.text(painter, "words_bold", "lockInk", x, row_top + ink.metrics.time_baseline, text)

    def _paint_texts(self, painter: QPainter, row: int, column: int, mark: ShiftMark, row_top: int) -> None:
        ink = self._ink
        place = self.time_text(row, column, mark, row_top)
        if place is not None and self._law_takes_the_place(column, mark, place):
            place = None
        if place is not None:
            style, token = ("time_bold", "text") if mark.is_unusual else ("time", "text3")
            if place.text_left > place.left:
                middle = place.baseline - ink.cap_heights["time"] / 2
                side = px_exact(11)
                ink.draw_icon(
                    painter, "home", token if mark.is_unusual else "text2", place.left, middle, side
                )
            ink.text(painter, style, token, place.text_left, place.baseline, place.text)
        if mark.trouble is not None and mark.trouble.kind != "wish" and not mark.is_lockdown:
            self._paint_trouble_words(painter, column, mark, place, row_top)
        if mark.rest_after is not None and not self._says_rest(mark):
            self._paint_rest(painter, row, mark.rest_after, place, row_top)

    @staticmethod
    def _says_rest(mark: ShiftMark) -> bool:
        return mark.trouble is not None and mark.trouble.text.startswith("rest")

    def time_text(self, row: int, column: int, mark: ShiftMark, row_top: float) -> TimeText | None:
        """Where the shift's time stands: under its bar, or beside it where a handover needs the place."""
        if mark.is_lockdown:
            return None
        ink, axis, shift = self._ink, self._axis, mark.shift
        style = "time_bold" if mark.is_unusual else "time"
        shape = bar_shape(axis, ink, shift.span, row_top)
        house = px_exact(13) if shift.place == "home" else 0.0
        edge_left, edge_right = axis.left(column) + px_exact(2), axis.lefts[column + 1] - px_exact(2)
        if self._hands_over_below(row, mark):
            width = ink.width(style, bar_times(shift)) + house
            if shape.right + px_exact(5) + width <= edge_right:
                baseline = ink.middle_baseline("time", row_top + ink.metrics.bar_middle)
                left = shape.right + px_exact(5)
                return TimeText(left, left + width, left + house, bar_times(shift), baseline)
        for text in (bar_times(shift), brief_times(shift), bar_times(shift)[:5]):
            width = ink.width(style, text) + house
            if width <= edge_right - edge_left:
                left = max(edge_left, min(shape.left, edge_right - width))
                baseline = row_top + ink.metrics.time_baseline
                return TimeText(left, left + width, left + house, text, baseline)
        return None

    def _hands_over_below(self, row: int, mark: ShiftMark) -> bool:
        return any(
            handover.rows[0] == row and mark.shift.span.contains(handover.span)
            for handover in self._snapshot.handovers
        )

    def _law_takes_the_place(self, column: int, mark: ShiftMark, place: TimeText) -> bool:
        """A broken law is said in words even where the time then has to be looked up."""
        if mark.trouble is None or mark.trouble.kind != "law":
            return False
        width = self._ink.width("block", mark.trouble.text)
        room = self._axis.lefts[column + 1] - px_exact(2)
        return place.right + px_exact(6) + width > room

    def _paint_trouble_words(
        self, painter: QPainter, column: int, mark: ShiftMark, place: TimeText | None, row_top: int
    ) -> None:
        if mark.trouble is None:
            return
        ink, axis = self._ink, self._axis
        width = ink.width("block", mark.trouble.text)
        edge = axis.lefts[column + 1] - px_exact(2)
        bar_left = max(bar_shape(axis, ink, mark.shift.span, row_top).left, axis.left(column) + px_exact(3))
        left = place.right + px_exact(6) if place else min(bar_left, edge - width)
        if left + width > edge or left < axis.left(column):
            return
        token = "dangerInk" if mark.trouble.kind == "law" else "warnInk"
        ink.text(painter, "block", token, left, row_top + ink.metrics.time_baseline, mark.trouble.text)

    def _paint_rest(
        self, painter: QPainter, row: int, rest: RestMark, place: TimeText | None, row_top: int
    ) -> None:
        """A thin ├─┤ up to the next shift, between what is written of both; the words only where nothing else
        is written."""
        ink, axis = self._ink, self._axis
        left, right = axis.x_end(rest.span.start) + 0.5, axis.x(rest.span.end) - 0.5
        column = self._snapshot.column_of(rest.span.end // 1440)
        after = self._snapshot.cell(row, column).shift if column < axis.days else None
        next_place = self.time_text(row, column, after, row_top) if after else None
        if place is not None:
            left = max(left, place.right + px_exact(3))
        if next_place is not None:
            right = min(right, next_place.left - px_exact(3))
        if right - left < px_exact(6):
            return
        y, cap = row_top + ink.metrics.rest_line, px_exact(2.5)
        painter.setPen(ink.pen("warn" if rest.is_tight else "barLine", 1.2))
        tips = (
            QLineF(left, y, right, y),
            QLineF(left, y - cap, left, y + cap),
            QLineF(right, y - cap, right, y + cap),
        )
        painter.drawLines(list(tips))
        limit = right + px_exact(30)
        if column < axis.days:
            limit = min(limit, (next_place.left if next_place else right) - px_exact(7))
        start = max(place.right + px_exact(7) if place else left - px_exact(20), left - px_exact(20))
        width = ink.width("block", rest.text)
        if start + width <= limit:
            x = min(limit - width, (left + right) / 2)
            token = "warnInk" if rest.is_tight else "text2"
            baseline = row_top + ink.metrics.time_baseline
            self._end_line_before(painter, x, x + width, baseline)
            ink.text(painter, "block", token, x, baseline, rest.text)

    def _end_line_before(self, painter: QPainter, left: float, right: float, baseline: float) -> None:
        """Take the line between two days out from behind words that stand across it."""
        top = baseline - self._ink.cap_heights["block"]
        for edge in self._axis.lefts[1:]:
            if left < edge < right:
                ground = QRectF(edge - 1, top, 1, baseline - top + px_exact(2))
                painter.fillRect(ground, self._ink.brush("surface"))
