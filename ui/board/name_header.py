"""The name column: name, TOIL balance, chips, hours against contract; and the corner above it."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QApplication, QHeaderView, QWidget

from ui.board.board_ink import BoardInk, pill
from ui.board.board_scene import BoardScene, is_same_sheet
from ui.item_models.board_marks import PersonRow
from ui.theme import px, px_exact


class NameHeader(QHeaderView):
    """Paints one head a row from the board's scene."""

    person_clicked = Signal(int)
    # A person is dragged out of the column: row and global place; then where they were let go.
    person_dragged = Signal(int, QPoint)
    person_dropped = Signal(QPoint)
    # After the person was chosen; a place of the screen.
    menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._pressed: tuple[int, QPoint] | None = None
        self._is_dragging = False
        self._scene: BoardScene | None = None
        self._hovered_row = -1
        self._selected_row = -1
        self._pointed_rows: frozenset[int] = frozenset()
        self.setAccessibleName("People")
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_scene(self, scene: BoardScene | None) -> None:
        """Paint another scene."""
        before, self._scene = self._scene, scene
        if before is not None and scene is not None and is_same_sheet(before, scene):
            self._paint_what_differs(before, scene)
            return
        if scene is not None:
            self.setFixedWidth(scene.ink.metrics.name_width)
            self.setMinimumSectionSize(scene.ink.metrics.row)
            self.setDefaultSectionSize(scene.ink.metrics.row)
            self._size_sections(scene)
        self.viewport().update()

    def _paint_what_differs(self, before: BoardScene, scene: BoardScene) -> None:
        """The heads that show something else, with the brackets that reach into their neighbours."""
        room = scene.ink.metrics.row // 2
        for row in self._rows_in(self.viewport().rect()):
            if before.snapshot.rows[row] != scene.snapshot.rows[row]:
                top, height = self.sectionViewportPosition(row), self.sectionSize(row)
                self.viewport().update(0, top - room, self.viewport().width(), height + 2 * room)

    def _rows_in(self, area: QRect) -> range:
        """The rows that lie in an area of the viewport."""
        first = max(self.logicalIndexAt(QPoint(0, max(area.top(), 0))), 0)
        last = self.logicalIndexAt(QPoint(0, area.bottom()))
        return range(first, (last if last >= 0 else self.count() - 1) + 1)

    def _size_sections(self, scene: BoardScene) -> None:
        """Rows that begin a group are higher by its band."""
        for row in range(min(self.count(), scene.row_axis.count)):
            if self.sectionSize(row) != scene.row_axis.section(row):
                self.resizeSection(row, scene.row_axis.section(row))

    def show_rows(self, hovered: int, selected: int) -> None:
        """Tint the row under the pointer and the row of the person who is selected."""
        if (hovered, selected) != (self._hovered_row, self._selected_row):
            self._hovered_row, self._selected_row = hovered, selected
            self.viewport().update()

    def show_pointed(self, rows: frozenset[int]) -> None:
        """Mark the people of a step of the funnel that is pointed at."""
        self._pointed_rows = rows
        self.viewport().update()

    def sizeHint(self) -> QSize:
        # Qt would measure the texts of the rows, after every edit; the width is always the same.
        if self._scene is None:
            return super().sizeHint()
        return QSize(self._scene.ink.metrics.name_width, self.height())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = self.logicalIndexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and row >= 0:
            self._pressed = (row, event.position().toPoint())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        row, start = self._pressed
        gone = (event.position().toPoint() - start).manhattanLength()
        if self._is_dragging or gone >= QApplication.startDragDistance():
            self._is_dragging = True
            self.person_dragged.emit(row, event.globalPosition().toPoint())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click chooses the person; what is chosen stays so while they are dragged onto it."""
        pressed, was_dragging = self._pressed, self._is_dragging
        self._pressed, self._is_dragging = None, False
        if was_dragging:
            self.person_dropped.emit(event.globalPosition().toPoint())
        elif pressed is not None:
            self.person_clicked.emit(pressed[0])

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu of the person."""
        row = self.logicalIndexAt(event.pos())
        if row >= 0:
            self.person_clicked.emit(row)
            self.menu_requested.emit(event.globalPos())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self.palette().base())
        scene = self._scene
        if scene is not None and self.model() is not None and self.count():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            rows = self._rows_in(event.rect())
            # The bracket of a job share reaches into its neighbour.
            for row in range(max(rows.start - 1, 0), min(rows.stop + 1, self.count())):
                self._paint_row(painter, scene, row)
        painter.end()

    def _paint_row(self, painter: QPainter, scene: BoardScene, row: int) -> None:
        top, ink = self.sectionViewportPosition(row), scene.ink
        if scene.row_axis.bands[row]:
            self._paint_group(painter, scene, row, top)
            top += scene.row_axis.band_height
        area = QRect(0, top, ink.metrics.name_width, ink.metrics.row)
        if row == self._selected_row or row in self._pointed_rows:
            painter.fillRect(area, ink.brush("accentTint"))
        elif row == self._hovered_row:
            painter.fillRect(area, ink.brush("surface2"))
        if row in self._pointed_rows:
            painter.fillRect(QRect(0, top, px(3), area.height() - 1), ink.brush("accent"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(ink.pen("line", 1.0))
        painter.drawLine(0, area.bottom(), area.right(), area.bottom())
        painter.setPen(ink.pen("lineStrong", 1.0))
        painter.drawLine(area.right(), area.top(), area.right(), area.bottom())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _PersonPainter(ink, scene.snapshot.rows[row], top).paint(painter)

    def _paint_group(self, painter: QPainter, scene: BoardScene, row: int, top: int) -> None:
        ink, height, width = scene.ink, scene.row_axis.band_height, scene.ink.metrics.name_width
        painter.fillRect(QRect(0, top, width, height), ink.brush("sunken"))
        painter.setPen(ink.pen("line", 1.0))
        painter.drawLine(0, top + height - 1, width, top + height - 1)
        name = ink.fitted("small_bold", scene.snapshot.rows[row].group, width - px_exact(24))
        baseline = ink.middle_baseline("small_bold", top + height / 2)
        ink.text(painter, "small_bold", "text2", px_exact(14), baseline, name)


class _PersonPainter:
    """Paints one person's head."""

    def __init__(self, ink: BoardInk, row: PersonRow, top: int) -> None:
        self._ink, self._row, self._top = ink, row, top
        self._left, self._right = px_exact(14), ink.metrics.name_width - px_exact(10)

    def paint(self, painter: QPainter) -> None:
        row = self._row
        toil_left = self._paint_toil(painter)
        room = toil_left - px_exact(6) - self._left
        name = self._ink.fitted("head", row.name, room)
        self._ink.text(painter, "head", "text", self._left, self._top + px_exact(17), name)
        hours_left = self._paint_hours(painter)
        self._paint_chips(painter, hours_left - px_exact(4))
        self._paint_bracket(painter)

    def _paint_toil(self, painter: QPainter) -> float:
        minutes = self._row.toil_minutes
        ink = "okInk" if minutes > 0 else "warnInk" if minutes < 0 else "text3"
        x = self._right - self._ink.width("figures", self._row.toil_text)
        self._ink.text(painter, "figures", ink, x, self._top + px_exact(17), self._row.toil_text)
        return x

    def _paint_hours(self, painter: QPainter) -> float:
        """`37/37` and a bar of how much of the contract is planned; an amber tick when it is over."""
        ink, row = self._ink, self._row
        if not row.hours_text:
            return self._right
        middle = self._top + px_exact(30)
        text_left = self._right - ink.width("time", row.hours_text)
        ink.text(painter, "time", "text2", text_left, ink.middle_baseline("time", middle), row.hours_text)
        width, height = px_exact(21), px_exact(6)
        left = round(text_left - px_exact(8) - width)
        share = min(1.0, row.planned_minutes / row.contract_minutes) if row.contract_minutes else 0.0
        painter.setPen(ink.no_pen)
        painter.setBrush(ink.brush("sunken"))
        pill(painter, QRectF(left, middle - height / 2, width, height), height / 2)
        if share > 0:
            painter.setBrush(ink.brush("barLine"))
            pill(painter, QRectF(left, middle - height / 2, max(height, width * share), height), height / 2)
        if row.is_over:
            painter.setBrush(ink.brush("warn"))
            painter.drawRect(QRectF(left + width - px(2), middle - px_exact(5), px(2), px_exact(10)))
        return left

    def _paint_chips(self, painter: QPainter, limit: float) -> None:
        """As many chips as fit before the hours; a long one is cut to its first two words."""
        ink, x = self._ink, self._left
        top, height = round(self._top + px_exact(23)), px(14)
        pad = px_exact(9)
        for whole in self._row.chips:
            shorter = (whole, " ".join(whole.split()[:2])) if whole.count(" ") > 1 else (whole,)
            text = next((each for each in shorter if x + ink.width("words", each) + pad <= limit), "")
            if not text:
                continue
            width = ink.width("words", text) + pad
            painter.setPen(ink.no_pen)
            painter.setBrush(ink.brush("sunken"))
            pill(painter, QRectF(x, top, width, height), px_exact(4))
            baseline = ink.middle_baseline("words", top + height / 2)
            ink.text(painter, "words", "text2", x + px_exact(4.5), baseline, text)
            x += width + px_exact(4)

    def _paint_bracket(self, painter: QPainter) -> None:
        """A bracket with a link joins the two people of a job share."""
        row, ink = self._row, self._ink
        if not (row.shares_post_below or row.shares_post_above):
            return
        x, tip, height = px_exact(5) + 0.5, px_exact(10), ink.metrics.row
        curve = px_exact(3)
        path = QPainterPath()
        if row.shares_post_below:
            top, bottom = self._top + px_exact(8), self._top + height - px_exact(7)
            path.moveTo(tip, top)
            path.lineTo(x + curve, top)
            path.quadTo(x, top, x, top + curve)
            path.lineTo(x, bottom)
        else:
            top, bottom = self._top + px_exact(6), self._top + height - px_exact(8)
            path.moveTo(x, top)
            path.lineTo(x, bottom - curve)
            path.quadTo(x, bottom, x + curve, bottom)
            path.lineTo(tip, bottom)
        painter.setPen(ink.pen("accent", 1.5))
        painter.setBrush(ink.no_brush)
        painter.drawPath(path)
        side = px_exact(11)
        y = self._top + height - 0.5 if row.shares_post_below else self._top - 0.5
        ink.draw_icon(painter, "link", "accent", x - side / 2, y, side)


class BoardCorner(QWidget):
    """The corner: team, key of the cover strip, how much is uncovered."""

    uncovered_clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._scene: BoardScene | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def show_scene(self, scene: BoardScene | None) -> None:
        """Paint another scene."""
        before, self._scene = self._scene, scene
        if scene is not None:
            count = len(scene.snapshot.uncovered)
            self.setAccessibleName(f"{scene.snapshot.problem.team_name}, {count} uncovered")
        if before is None or scene is None or _told(before) != _told(scene):
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        scene = self._scene
        if scene is None or not scene.snapshot.uncovered:
            return
        if event.position().y() >= scene.ink.metrics.day_header + scene.ink.metrics.cover_strip:
            self.uncovered_clicked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self.palette().base())
        scene = self._scene
        if scene is not None:
            metrics = scene.ink.metrics
            ground, width = scene.ink.brush("surface2"), self.width()
            painter.fillRect(QRect(0, 0, width, metrics.day_header), ground)
            painter.fillRect(QRect(0, metrics.day_header + metrics.cover_strip, width, metrics.lane), ground)
            painter.setPen(scene.ink.pen("line", 1.0))
            for y in (metrics.day_header, metrics.day_header + metrics.cover_strip):
                painter.drawLine(0, y - 1, width, y - 1)
            painter.setPen(scene.ink.pen("lineStrong", 1.0))
            painter.drawLine(0, metrics.header_height - 1, width, metrics.header_height - 1)
            painter.drawLine(width - 1, 0, width - 1, metrics.header_height)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_team(painter, scene)
            self._paint_key(painter, scene)
            self._paint_uncovered(painter, scene)
        painter.end()

    def _paint_team(self, painter: QPainter, scene: BoardScene) -> None:
        ink, left, right = scene.ink, px_exact(14), self.width() - px_exact(10)
        name = ink.fitted("team", scene.snapshot.problem.team_name, self.width() - left - px_exact(3))
        ink.text(painter, "team", "text", left, px_exact(16.5), name)
        count = len(scene.snapshot.rows)
        words = f"{count} {'person' if count == 1 else 'people'}"
        baseline = ink.metrics.day_header - px_exact(6)
        ink.text(painter, "words", "text2", left, baseline, words)
        ink.text(
            painter, "words", "text2", right - ink.width("words", "TOIL, hours"), baseline, "TOIL, hours"
        )

    def _paint_key(self, painter: QPainter, scene: BoardScene) -> None:
        ink, x = scene.ink, px_exact(14)
        top = ink.metrics.day_header
        ink.text(painter, "head", "text", x, top + px_exact(22), "Cover each half-hour")
        middle = top + px_exact(39)
        baseline = ink.middle_baseline("words", middle)
        painter.setPen(ink.pen("need", 2.0))
        painter.drawLine(QPointF(x, middle), QPointF(x + px_exact(14), middle))
        x = ink.text(painter, "words", "text2", x + px_exact(18), baseline, "need") + px_exact(8)
        for edge, brush, words in (
            ("supplyLine", ink.brush("supply"), "free to help"),
            ("danger", ink.pattern("shortage"), "short"),
        ):
            painter.setPen(ink.pen(edge, 1.2))
            painter.setBrush(brush)
            area = QRectF(round(x) + 0.5, round(middle - px_exact(5)) + 0.5, px_exact(13), px_exact(9))
            pill(painter, area, px_exact(2.5))
            x = ink.text(painter, "words", "text2", x + px_exact(17), baseline, words) + px_exact(8)

    def _paint_uncovered(self, painter: QPainter, scene: BoardScene) -> None:
        ink, count = scene.ink, len(scene.snapshot.uncovered)
        middle = ink.metrics.header_height - ink.metrics.lane / 2
        name, token = ("uncovered", "danger") if count else ("tick", "ok")
        if not scene.snapshot.is_planned:
            name, token = "uncovered", "text3"
        x = ink.draw_icon(painter, name, token, px_exact(14), middle, px_exact(13)) + px_exact(5)
        ink.text(painter, "head", "text", x, ink.middle_baseline("head", middle), "Uncovered")
        if not scene.snapshot.is_planned:
            return
        text = str(count)
        width = max(ink.width("small_bold", text) + px_exact(11), px_exact(18))
        area = QRectF(self.width() - px_exact(10) - width, middle - px_exact(8), width, px_exact(16))
        painter.setPen(ink.no_pen)
        painter.setBrush(ink.brush("dangerTint" if count else "okTint"))
        pill(painter, area, px_exact(8))
        x = area.center().x() - ink.width("small_bold", text) / 2
        baseline = ink.middle_baseline("small_bold", middle)
        ink.text(painter, "small_bold", "dangerInk" if count else "okInk", x, baseline, text)


def _told(scene: BoardScene) -> tuple[object, ...]:
    """All that the corner says, and with which inks."""
    snapshot = scene.snapshot
    facts = (snapshot.problem.team_name, len(snapshot.rows), len(snapshot.uncovered), snapshot.is_planned)
    return (id(scene.ink), *facts)
