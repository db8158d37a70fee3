"""A grid on which people draw: drag across cells, or hold Shift with the arrow keys and press Enter."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView, QWidget

from ui.theme import px

SelectionFlag = QItemSelectionModel.SelectionFlag
TELLING_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class DrawnGrid(QTableView):
    """`tell` is called when a selection is finished: the button let go, or Enter."""

    def __init__(self, item_model: QAbstractItemModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("needGrid")
        self.setAccessibleName(name)
        self.setModel(item_model)
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)

    def lay_out(
        self,
        delegate: QStyledItemDelegate,
        across: QHeaderView,
        *,
        rows: str,
        row_height: int,
        header_height: int,
        name_width: int,
        least_width: int,
    ) -> None:
        """Headers and sizes, in px at 100 %; `rows` says what the rows are."""
        self.setItemDelegate(delegate)
        self.setHorizontalHeader(across)
        across.setMinimumSectionSize(px(least_width))
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setFixedHeight(px(header_height))
        down = self.verticalHeader()
        down.setFixedWidth(px(name_width))
        down.setDefaultSectionSize(px(row_height))
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.setHighlightSections(False)
        down.setTextElideMode(Qt.TextElideMode.ElideRight)
        down.setAccessibleName(rows)

    def tell(self) -> None:
        """The selection is finished."""
        raise NotImplementedError

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TELLING_KEYS:
            if not self.selectedIndexes():
                # The cell that the keys are on, as at first, or where a form was closed.
                self.selectionModel().select(self.currentIndex(), SelectionFlag.ClearAndSelect)
            self.tell()
        else:
            super().keyPressEvent(event)
