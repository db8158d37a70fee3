"""What the pointer rests on: the row and the shift that are tinted, and the tooltip after a moment."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QToolTip, QWidget

from ui.board.board_hits import Hit
from ui.board.board_scene import BoardScene
from ui.board.board_tips import tip_of_hit

TIP_AFTER_MS = 400
# Letters in a line of the tooltip.
TIP_WIDTH = 76


class BoardHover(QObject):
    """`moved` carries the hit before and the hit now."""

    moved = Signal(object, object)

    def __init__(self, surface: QWidget, is_quiet: Callable[[], bool]) -> None:
        """`is_quiet`: whether something is in hand; what is said of it lies where a tooltip would."""
        super().__init__(surface)
        self._is_quiet = is_quiet
        self.hit: Hit | None = None
        self._surface = surface
        self._scene: BoardScene | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(TIP_AFTER_MS)
        self._timer.timeout.connect(self._show_tip)

    @property
    def row(self) -> int:
        """The row under the pointer, or -1."""
        return self.hit.row if self.hit else -1

    def show_scene(self, scene: BoardScene | None) -> None:
        """Another scene: what was under the pointer may be gone."""
        if scene is None or self._scene is None or self._scene.snapshot is not scene.snapshot:
            self.hit = None
            self._timer.stop()
        self._scene = scene

    def move_to(self, hit: Hit | None) -> None:
        """The pointer is over something else, or over nothing."""
        if hit == self.hit:
            return
        before, self.hit = self.hit, hit
        QToolTip.hideText()
        self._timer.stop()
        if hit is not None:
            self._timer.start()
        self.moved.emit(before, hit)

    @Slot()
    def _show_tip(self) -> None:
        if self.hit is None or self._scene is None or not self._surface.isVisible() or self._is_quiet():
            return
        words = tip_of_hit(self._scene, self.hit)
        if words:
            QToolTip.showText(QCursor.pos(), _wrapped(words), self._surface)

    def hush(self) -> None:
        """No tooltip now: a menu lies there."""
        self._timer.stop()
        QToolTip.hideText()

    def say_at(self, place: QPoint, words: str, area: QRect) -> None:
        """Say something at a place of the surface now."""
        QToolTip.showText(self._surface.mapToGlobal(place), words, self._surface, area)


def _wrapped(words: str) -> str:
    return "\n".join("\n".join(textwrap.wrap(line, TIP_WIDTH)) for line in words.splitlines())
