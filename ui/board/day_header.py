"""The frozen head of the board: day names with hours, the cover strip, the uncovered lane."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QHeaderView, QWidget

from planner.domain.time_grid import weekday_of
from ui.board.board_ink import pill
from ui.board.board_scene import BoardScene, is_same_sheet
from ui.board.cover_painter import CoverPainter
from ui.board.ground_painter import tick_hours
from ui.board.lane_painter import LaneMark
from ui.item_models.board_cover import DayCover, DayState
from ui.item_models.board_words import short_day
from ui.theme import px_exact

# A day as wide as this, at 100 %, says its month.
NAMED_FULL = 240
# The states of a day that are marked in red, each with its icon.
TROUBLED = {"short": "uncovered", "broken": "shield-warning"}


class DayHeader(QHeaderView):
    """Paints itself from the board's scene; says what was clicked and leaves the rest to the board."""

    day_clicked = Signal(int)
    day_double_clicked = Signal(int)
    uncovered_clicked = Signal(object)
    # After what lies there was chosen; a place of the screen.
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._scene: BoardScene | None = None
        self._selected_demand: str | None = None
        self._selected_day: int | None = None
        # Each day's head with what it shows, painted once: selecting and scrolling only copy it, and an edit
        # paints anew only the days that show something else then.
        self._heads: dict[int, tuple[_Shown, QPixmap]] = {}
        self.setAccessibleName("Days")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_scene(self, scene: BoardScene | None) -> None:
        """Paint another scene."""
        before, self._scene = self._scene, scene
        if before is not None and scene is not None and is_same_sheet(before, scene):
            self._paint_what_differs(before, scene)
            return
        self._heads.clear()
        if scene is not None:
            self.setFixedHeight(scene.ink.metrics.header_height)
        self.viewport().update()

    def _paint_what_differs(self, before: BoardScene, scene: BoardScene) -> None:
        """The heads of days that show something else, and the lane where a mark does."""
        area, height = self.viewport().rect(), scene.ink.metrics.header_height
        for column in _columns_in(scene, area.translated(self.offset(), 0)):
            if _shown(before, column) != _shown(scene, column):
                left, width = scene.axis.left(column), scene.axis.width(column)
                self.viewport().update(left - self.offset(), 0, width, height)
        if before.snapshot.uncovered != scene.snapshot.uncovered and before.lane.marks != scene.lane.marks:
            self.viewport().update(area.adjusted(0, self.lane_top(scene), 0, 0))

    def show_selection(self, demand: str | None, day: int | None) -> None:
        """Ring the mark of a demand, or the name of a day (an ordinal)."""
        if (demand, day) != (self._selected_demand, self._selected_day):
            self._selected_demand, self._selected_day = demand, day
            self.viewport().update()

    def sizeHint(self) -> QSize:
        hint = super().sizeHint()
        if self._scene is not None:
            hint.setHeight(self._scene.ink.metrics.header_height)
        return hint

    def lane_mark_at(self, place: QPointF) -> LaneMark | None:
        """The lane's mark under a place of the viewport."""
        scene = self._scene
        if scene is None or place.y() < self.lane_top(scene):
            return None
        return scene.lane.mark_at(place.x() + self.offset())

    def lane_top(self, scene: BoardScene) -> int:
        """Where the uncovered lane begins."""
        return scene.ink.metrics.day_header + scene.ink.metrics.cover_strip

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() not in (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton):
            return
        mark = self.lane_mark_at(event.position())
        if mark is not None:
            self.uncovered_clicked.emit(mark)
            return
        column = self.logicalIndexAt(event.position().toPoint())
        if column >= 0:
            self.day_clicked.emit(column)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Of the day, or of what is uncovered; the press before it has chosen that."""
        self.menu_requested.emit(event.globalPos())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        scene = self._scene
        column = self.logicalIndexAt(event.position().toPoint())
        if scene is None or column < 0 or event.position().y() >= scene.ink.metrics.day_header:
            return
        self.day_double_clicked.emit(column)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        is_mark = self.lane_mark_at(event.position()) is not None
        self.viewport().setCursor(
            Qt.CursorShape.PointingHandCursor if is_mark else Qt.CursorShape.ArrowCursor
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        scene = self._scene
        painter = QPainter(self.viewport())
        if scene is None or self.model() is None or self.count() == 0:
            painter.fillRect(event.rect(), self.palette().base())
            painter.end()
            return
        painter.translate(-self.offset(), 0)
        exposed = event.rect().translated(self.offset(), 0)
        painter.fillRect(exposed, scene.ink.brush("surface"))
        columns = _columns_in(scene, exposed)
        for column in columns:
            painter.drawPixmap(QPointF(scene.axis.left(column), 0), self._head(scene, column))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scene.lane.paint(painter, self.lane_top(scene), self._selected_demand, exposed)
        selected = scene.snapshot.column_of(self._selected_day or 0)
        if selected in columns:
            _paint_day_ring(painter, scene, selected)
        painter.end()

    def _head(self, scene: BoardScene, column: int) -> QPixmap:
        shown, kept = _shown(scene, column), self._heads.get(column)
        if kept is None or kept[0] != shown:
            kept = self._heads[column] = (shown, _painted_head(scene, column))
        return kept[1]


# All that the head of a day follows from, beside inks and places: cover and state of the day, whether it is
# planned, the scale of the strip and the day that is wide.
_Shown = tuple[DayCover, DayState, bool, int, int | None]


def _shown(scene: BoardScene, column: int) -> _Shown:
    snapshot = scene.snapshot
    state, is_planned = snapshot.day_state(column), snapshot.is_planned_on(column)
    return snapshot.cover(column), state, is_planned, snapshot.cover_top, scene.wide


def _painted_head(scene: BoardScene, column: int) -> QPixmap:
    """One day's head with its part of the cover strip and the ground of the lane."""
    ink, axis = scene.ink, scene.axis
    width, height = axis.width(column), ink.metrics.header_height
    pixmap = QPixmap(round(width * ink.ratio), round(height * ink.ratio))
    pixmap.setDevicePixelRatio(ink.ratio)
    painter = QPainter(pixmap)
    painter.translate(-axis.left(column), 0)
    area = QRect(axis.left(column), 0, width, height)
    HeadPainter(scene).paint(painter, area, range(column, column + 1))
    painter.end()
    return pixmap


def _paint_day_ring(painter: QPainter, scene: BoardScene, column: int) -> None:
    inset = px_exact(2)
    area = QRectF(scene.axis.left(column), 0, scene.axis.width(column) - 1, scene.ink.metrics.day_header - 1)
    painter.setPen(scene.ink.pen("focus", 2.0))
    painter.setBrush(scene.ink.no_brush)
    pill(painter, area.adjusted(inset, inset, -inset, -inset), px_exact(5))


def _columns_in(scene: BoardScene, area: QRect) -> range:
    first = max(scene.axis.column_at(area.left()), 0)
    last = min(scene.axis.column_at(area.right()), scene.axis.days - 1)
    return range(first, last + 1)


class HeadPainter:
    """Paints the three bands of the head."""

    def __init__(self, scene: BoardScene) -> None:
        self._scene, self._ink, self._axis = scene, scene.ink, scene.axis
        self._snapshot = scene.snapshot
        metrics = scene.ink.metrics
        self._strip_top, self._lane_top = metrics.day_header, metrics.day_header + metrics.cover_strip

    def paint(self, painter: QPainter, area: QRect, columns: range) -> None:
        ink, metrics = self._ink, self._ink.metrics
        painter.fillRect(area, ink.brush("surface"))
        width = area.width()
        painter.fillRect(QRect(area.left(), 0, width, metrics.day_header), ink.brush("surface2"))
        painter.fillRect(QRect(area.left(), self._lane_top, width, metrics.lane), ink.brush("surface2"))
        for column in columns:
            self._paint_ground(painter, column)
        self._paint_rules(painter, area, columns)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cover = CoverPainter(ink, self._axis, self._snapshot)
        for column in columns:
            self._paint_day(painter, column)
            cover.paint_day(painter, column, self._strip_top)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)

    def _paint_ground(self, painter: QPainter, column: int) -> None:
        metrics, snapshot = self._ink.metrics, self._snapshot
        left, width = self._axis.left(column), self._axis.width(column)
        if column == self._scene.wide:
            painter.fillRect(QRect(left, 0, width, metrics.day_header), self._ink.brush("accentTint"))
        if snapshot.is_weekend(column) or snapshot.day_state(column).kind == "closed":
            ground = QRect(left, self._strip_top, width, metrics.cover_strip + metrics.lane)
            painter.fillRect(ground, self._ink.brush("bg"))

    def _paint_rules(self, painter: QPainter, area: QRect, columns: range) -> None:
        ink, metrics = self._ink, self._ink.metrics
        painter.setPen(ink.pen("line", 1.0))
        right = min(area.right(), self._axis.lefts[-1])
        for y in (self._strip_top, self._lane_top):
            painter.drawLine(area.left(), y - 1, right, y - 1)
        painter.setPen(ink.pen("lineStrong", 1.0))
        bottom = metrics.header_height
        painter.drawLine(area.left(), bottom - 1, right, bottom - 1)
        for column in columns:
            x = self._axis.lefts[column + 1] - 1
            painter.drawLine(x, 0, x, bottom)

    def _paint_day(self, painter: QPainter, column: int) -> None:
        left, width = self._axis.left(column), self._axis.width(column)
        if self._axis.is_condensed(column):
            self._paint_narrow_day(painter, column)
            return
        right = left + width - px_exact(8 if width >= px_exact(60) else 3)
        right = self._paint_state(painter, column, right)
        day = self._snapshot.days[column]
        texts = (short_day(day, with_month=True), short_day(day), short_day(day)[:3], str(short_day(day)[4:]))
        is_monday = self._axis.days > 7 and weekday_of(day) == 0
        wants_month = column == self._scene.wide or is_monday or width >= px_exact(NAMED_FULL)
        pad = px_exact(8) if width >= px_exact(60) else px_exact(3)
        for text in texts if wants_month else texts[1:]:
            text_width = self._ink.width("head", text)
            if left + pad + text_width <= right:
                x = left + pad if width >= px_exact(60) else left + (width - text_width) / 2
                self._ink.text(painter, "head", "text", x, px_exact(16.5), text)
                break
        self._paint_hours(painter, column)

    def _paint_narrow_day(self, painter: QPainter, column: int) -> None:
        """The number over the letter of the weekday; a Monday has its month where there is room. The first of
        a month and the first day of all always have it, if need be in the place of letters."""
        ink, day, width = self._ink, self._snapshot.days[column], self._axis.width(column)
        number, below = short_day(day)[4:], short_day(day)[:1]
        named, low = self.month_column(column), ink.metrics.day_header - px_exact(6)
        if named is not None:
            # Where the month is wider than its day it goes on over the next one.
            name = short_day(self._snapshot.days[named], with_month=True).split()[-1]
            self._paint_month(painter, name, self._axis.left(named) + 2, low)
            below = ""
        for style, text, baseline in (
            ("time_bold", self._named(column) or number, px_exact(16.5)),
            ("time", below, low),
        ):
            if ink.width(style, text) > width - 2:
                continue
            x = self._axis.left(column) + (width - ink.width(style, text)) / 2
            ink.text(painter, style, "text" if style == "time_bold" else "text2", x, baseline, text)
        if self._snapshot.day_state(column).kind in TROUBLED:
            self._paint_red_dot(painter, self._axis.lefts[column + 1] - px_exact(8))

    def _paint_month(self, painter: QPainter, name: str, x: float, baseline: float) -> None:
        """The name, and under it the ground instead of the line between its day and the next."""
        ink = self._ink
        ground = QRectF(x, baseline - px_exact(9), ink.width("time", name) + 1, px_exact(11))
        painter.fillRect(ground, ink.brush("surface2"))
        ink.text(painter, "time", "text2", x, baseline, name)

    def _named(self, column: int) -> str:
        """`23 Nov` where such a day has its month beside its number; nothing where it has not."""
        day = self._snapshot.days[column]
        month = short_day(day, with_month=True)[4:]
        may_be = weekday_of(day) == 0 or month.startswith("1 ")
        return month if may_be and self._ink.width("time_bold", month) <= self._axis.width(column) else ""

    def month_column(self, column: int) -> int | None:
        """The column whose month stands below this number: its own, or that of the day before."""
        days = self._snapshot.days
        firsts = [each for each in range(len(days)) if short_day(days[each])[4:] == "1"]
        begins = {*firsts, 0} - {each - 1 for each in firsts}
        return next((e for e in (column, column - 1) if e in begins and not self._named(e)), None)

    def _paint_state(self, painter: QPainter, column: int, right: float) -> float:
        """A tick, or what is short or breaks a law; returns where the day's name must end."""
        state, ink, middle = self._snapshot.day_state(column), self._ink, px_exact(12)
        width = self._axis.width(column)
        if state.kind == "covered" and width >= px_exact(80):
            side = px_exact(13)
            ink.draw_icon(painter, "tick", "ok", round(right - side), round(middle), side)
            return right - side - px_exact(4)
        if state.kind not in TROUBLED or width < px_exact(80):
            return self._paint_red_dot(painter, right) if state.kind in TROUBLED else right
        day = self._snapshot.days[column]
        month, plain = (ink.width("head", short_day(day, with_month=is_long)) for is_long in (True, False))
        count = str(state.count)
        for text, has_icon, name in ((state.text, True, month), (count, True, plain), (count, False, plain)):
            side = px_exact(11) if has_icon else 0.0
            chip = ink.width("words_bold", text) + side + px_exact(15 if has_icon else 11)
            if chip <= width - name - px_exact(18) or not has_icon:
                area = QRectF(right - chip + px_exact(3), middle - px_exact(8), chip, px_exact(16))
                painter.setPen(ink.no_pen)
                painter.setBrush(ink.brush("dangerTint"))
                pill(painter, area, px_exact(8))
                x = area.left() + px_exact(6 if has_icon else 5.5)
                if has_icon:
                    x = ink.draw_icon(
                        painter, TROUBLED[state.kind], "dangerInk", round(x), middle, side
                    ) + px_exact(4)
                baseline = ink.middle_baseline("words_bold", middle)
                ink.text(painter, "words_bold", "dangerInk", x, baseline, text)
                return area.left() - px_exact(3)
        return right

    def _paint_red_dot(self, painter: QPainter, right: float) -> float:
        """A red dot on the corner of a column that has no room for words; its tooltip says more."""
        painter.setPen(self._ink.no_pen)
        painter.setBrush(self._ink.brush("danger"))
        painter.drawEllipse(QPointF(right + px_exact(3), px_exact(5)), px_exact(2.5), px_exact(2.5))
        return right

    def _paint_hours(self, painter: QPainter, column: int) -> None:
        ink, axis = self._ink, self._axis
        midnight = (axis.first_day + column) * 1440
        bottom = ink.metrics.day_header
        baseline = bottom - px_exact(6)
        for hour in tick_hours(axis, column):
            x, text = axis.x(midnight + hour * 60), f"{hour:02d}"
            width = ink.width("time", text)
            left = max(x - width / 2, axis.left(column) + px_exact(3))
            if left + width <= axis.lefts[column + 1] - px_exact(1):
                ink.text(painter, "time", "text2", left, baseline, text)
            if x > axis.left(column):
                painter.setPen(ink.pen("lineStrong", 1.0))
                painter.drawLine(
                    QPointF(round(x) + 0.5, bottom - px_exact(4)), QPointF(round(x) + 0.5, bottom - 1)
                )
