"""A week by the hour as a table view: one paint event of its own, a cell for each part of each day.

Left and right go from day to day, up and down through the parts of a day; what is chosen is a shift or one
part of it. Enter asks who can take it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget

from ui.item_models.my_week_columns import DayColumn, Piece
from ui.item_models.my_week_item_model import MyWeekItemModel
from ui.my_week.week_heads import ClockScale, DayHeads
from ui.my_week.week_painter import (
    offer_area,
    paint_choice,
    paint_day,
    paint_ground,
    paint_offer,
    piece_area,
)
from ui.my_week.week_scale import WeekScale, make_scale
from ui.theme import colour, px
from ui.widgets.escape import claims_escape

AnyIndex = QModelIndex | QPersistentModelIndex
# How high the bar of a message below gets, with two lines.
MESSAGE = 72
OFFER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
# Letters, which can be turned off with the others (WCAG 2.1.4).
OFFER_LETTER, WHY_LETTER = Qt.Key.Key_O, Qt.Key.Key_W
STEPS = {
    QAbstractItemView.CursorAction.MoveLeft: (-1, 0),
    QAbstractItemView.CursorAction.MovePrevious: (-1, 0),
    QAbstractItemView.CursorAction.MoveRight: (1, 0),
    QAbstractItemView.CursorAction.MoveNext: (1, 0),
    QAbstractItemView.CursorAction.MoveUp: (0, -1),
    QAbstractItemView.CursorAction.MoveDown: (0, 1),
}


class WeekView(QTableView):
    """`chosen` comes with the day (an ordinal; 0: none) and the start of the part, or None for the shift."""

    chosen = Signal(int, object)
    offer_requested = Signal()
    why_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("myWeek")
        self.setAccessibleName("My week, parts of days by days")
        self._parts = MyWeekItemModel(self)
        self._scale: WeekScale | None = None
        self._fitted = 0
        self._can_offer = False
        # Whether single letters do something.
        self.has_letters = True
        self.setModel(self._parts)
        self.heads, self.clock = DayHeads(self), ClockScale(self)
        self.setHorizontalHeader(self.heads)
        self.setVerticalHeader(self.clock)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.selectionModel().selectionChanged.connect(self._choice_moved)
        self.setMouseTracking(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    # --- what is shown -----------------------------------------------------------------------------------

    @property
    def columns(self) -> tuple[DayColumn, ...]:
        return self._parts.columns

    @property
    def chosen_piece(self) -> Piece | None:
        """The shift or part that is chosen."""
        return self._parts.piece(self.currentIndex()) if self.selectedIndexes() else None

    @property
    def chosen_day(self) -> int:
        """The day of what is chosen (an ordinal); 0 where nothing is."""
        return self._choice()[0]

    def show_columns(self, columns: tuple[DayColumn, ...], today: int) -> None:
        """Show these days; what is chosen stays chosen where it is still there."""
        day, start = self._choice()
        self._parts.show_columns(columns)
        self.heads.show_columns(columns, today)
        self._fit()
        if day:
            self.choose(day, start)

    def show_offer(self, *, is_possible: bool) -> None:
        """Whether the chosen shift has its button."""
        self._can_offer = is_possible
        self.viewport().update()

    def choose(self, day: int, start: int | None) -> None:
        """Choose the shift of a day, or the part of it that starts then; nothing where it is not there."""
        for column, each in enumerate(self.columns):
            if each.day != day:
                continue
            row = next((n for n, piece in enumerate(each.pieces) if piece.start == start), 0)
            if each.pieces:
                self.setCurrentIndex(self._parts.index(row, column))

    def _choice(self) -> tuple[int, int | None]:
        index, piece = self.currentIndex(), self.chosen_piece
        if piece is None:
            return 0, None
        return self.columns[index.column()].day, piece.start

    def clear_choice(self) -> None:
        """Choose nothing; the current part stays for the keys."""
        self.clearSelection()
        self.viewport().update()

    # --- Qt's side ---------------------------------------------------------------------------------------

    @Slot()
    def _choice_moved(self) -> None:
        self.viewport().update()
        self.chosen.emit(*self._choice())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        if not self.columns:
            self._scale = None
        else:
            self._scale = make_scale(self.columns, self.viewport().width(), self._fitted_height())
            for column in range(len(self.columns)):
                width = self._scale.lefts[column + 1] - self._scale.lefts[column]
                self.heads.resizeSection(column, width)
        self.updateGeometries()
        self._scrolled()

    def _fitted_height(self) -> int:
        """The height that the hours fill: a message below covers their end, and moves nothing."""
        height = self.viewport().height()
        if not 0 < self._fitted - height <= px(MESSAGE):
            self._fitted = height
        return self._fitted

    def updateGeometries(self) -> None:
        super().updateGeometries()
        bar = self.verticalScrollBar()
        more = self._scale.height - self.viewport().height() if self._scale is not None else 0
        bar.setRange(0, max(0, more))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(round(self._scale.hour_height / 2) if self._scale is not None else 1)

    def _scrolled(self) -> None:
        self.clock.show_scale(self._scale, self.verticalScrollBar().value())
        self.viewport().update()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        self._scrolled()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.viewport().rect(), colour("surface"))
        scale = self._scale
        if scale is not None:
            painter.translate(0, -self.verticalScrollBar().value())
            paint_ground(painter, scale, max(scale.height, self.viewport().height()))
            for number in range(len(scale.columns)):
                paint_day(painter, scale, number)
            self._paint_choice(painter, scale)
        painter.end()

    def _paint_choice(self, painter: QPainter, scale: WeekScale) -> None:
        piece, number = self.chosen_piece, self.currentIndex().column()
        if piece is None:
            return
        is_piece = piece.kind != "shift"
        paint_choice(painter, piece_area(scale, number, piece), is_piece=is_piece)
        if self._can_offer:
            paint_offer(painter, scale, number)

    def visualRect(self, index: AnyIndex) -> QRect:
        """Where the part is on the screen; a day without work fills its column."""
        scale, piece = self._scale, self._parts.piece(index)
        if scale is None or not index.isValid() or index.column() >= len(scale.columns):
            return QRect()
        if piece is None:
            if index.row():
                return QRect()
            left, right = scale.lefts[index.column()], scale.lefts[index.column() + 1]
            return QRect(left, 0, right - left, self.viewport().height())
        area = piece_area(scale, index.column(), piece)
        return area.translated(0, -self.verticalScrollBar().value()).toAlignedRect()

    def indexAt(self, place: QPoint) -> QModelIndex:
        """The smallest part at a place, else the shift, else the day."""
        scale = self._scale
        column = scale.column_at(place.x()) if scale is not None else -1
        if scale is None or column < 0:
            return QModelIndex()
        pieces = scale.columns[column].pieces
        for row in range(len(pieces) - 1, -1, -1):
            index = self._parts.index(row, column)
            if self.visualRect(index).contains(place):
                return index
        return self._parts.index(0, column)

    def scrollTo(
        self, index: AnyIndex, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        del hint
        area, bar = self.visualRect(index), self.verticalScrollBar()
        height = self.viewport().height()
        if area.height() > height or area.top() < 0:
            bar.setValue(bar.value() + area.top() - 8)
        elif area.bottom() > height:
            bar.setValue(bar.value() + area.bottom() - height + 8)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, _modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """To the next day (its shift), or the next part of this one."""
        if not self.columns:
            return QModelIndex()
        index = self.currentIndex()
        if not index.isValid():
            return self._parts.index(0, 0)
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self._parts.index(0, 0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self._parts.index(0, len(self.columns) - 1)
        across, down = STEPS.get(action, (0, 0))
        column = min(max(index.column() + across, 0), len(self.columns) - 1)
        most = max(0, len(self.columns[column].pieces) - 1)
        row = min(max(index.row() + down, 0), most) if not across else 0
        return self._parts.index(row, column)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event, lambda: bool(self.selectedIndexes())) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        keys = (*OFFER_KEYS, OFFER_LETTER) if self.has_letters else OFFER_KEYS
        if event.key() in keys and is_plain and self.chosen_piece is not None:
            self.offer_requested.emit()
        elif self.has_letters and event.key() == WHY_LETTER and is_plain and self.chosen_piece is not None:
            self.why_requested.emit()
        elif event.key() == Qt.Key.Key_Escape and self.selectedIndexes():
            self.clear_choice()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and self._is_on_offer(event.position().toPoint()):
            self.offer_requested.emit()
            return
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        on = self._is_on_offer(event.position().toPoint())
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on else Qt.CursorShape.ArrowCursor)

    def _is_on_offer(self, place: QPoint) -> bool:
        scale, piece = self._scale, self.chosen_piece
        if scale is None or piece is None or not self._can_offer:
            return False
        area = offer_area(scale, self.currentIndex().column())
        return area.contains(place.x(), place.y() + self.verticalScrollBar().value())
