"""Which cell of a table the keys are on: there is one as they come to it, and it is told."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from shiboken6 import isValid

from ui.widgets.speech import tell_cell


class CellKeys(QObject):
    """One for the application. Qt tells of the table as a whole, and a table in which nothing was chosen has
    no cell at all: nobody would see or hear where they are until they press an arrow key."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._table: QTableView | None = None
        self._cells: QAbstractItemModel | None = None
        # A moment later: Qt itself tells of the table first.
        self._moment = QTimer(self)
        self._moment.setSingleShot(True)
        self._moment.setInterval(0)
        self._moment.timeout.connect(self._begin)
        app.focusChanged.connect(self._come_to)

    @Slot(QWidget, QWidget)
    def _come_to(self, _before: QWidget | None, now: QWidget | None) -> None:
        self._table = now if isinstance(now, QTableView) and not QApplication.mouseButtons().value else None
        self._follow(self._table.model() if self._table is not None else None)
        self._soon()

    def _follow(self, cells: QAbstractItemModel | None) -> None:
        """A table may be filled while it has the keys, as at the first look at its screen."""
        if self._cells is not None and isValid(self._cells):
            self._cells.modelReset.disconnect(self._soon)
        self._cells = cells
        if cells is not None:
            cells.modelReset.connect(self._soon)

    @Slot()
    def _soon(self) -> None:
        if self._table is not None:
            self._moment.start()

    @Slot()
    def _begin(self) -> None:
        table = self._table
        if table is not None and QApplication.focusWidget() is table:
            _give_cell(table)
            tell_cell(table)


def watch_cells() -> None:
    """Of every table that has the keys from now on."""
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.findChild(CellKeys) is None:
        CellKeys(app)


def _give_cell(table: QTableView) -> None:
    """In the first cell in sight; nothing is chosen by that."""
    cells = table.model()
    if table.currentIndex().isValid() or cells is None or not cells.rowCount() or not cells.columnCount():
        return
    first = cells.index(max(table.rowAt(0), 0), max(table.columnAt(0), 0))
    table.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
    table.viewport().update()
