"""A row of short bars, one a stage: done, running, still to come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import colour, px


class StageBars(QWidget):
    """Filled up to the stage that runs; the rest shows its track only."""

    def __init__(self, stages: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._stages, self._now = stages, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_stage(1)

    def sizeHint(self) -> QSize:
        return QSize(px(100), px(5))

    def show_stage(self, now: int) -> None:
        """`now` counts from 1."""
        self._now = now
        self.setAccessibleName(f"Stage {now} of {self._stages}")
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = px(4)
        width = (self.width() - gap * (self._stages - 1)) / self._stages
        for stage in range(self._stages):
            painter.setBrush(colour("accent" if stage < self._now else "lineStrong"))
            bar = QRectF(stage * (width + gap), 0, width, self.height())
            painter.drawRoundedRect(bar, px(2), px(2))
        painter.end()
