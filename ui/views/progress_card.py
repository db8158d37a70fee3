"""The card of a running build: the best rota so far, how far the proof has come, and two ways out."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QGraphicsDropShadowEffect,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ui.theme import colour, icon, px
from ui.views.build_story import STAGES, BuildStory, elapsed_label
from ui.views.staircase_chart import StaircaseChart
from ui.widgets.icon_label import IconLabel
from ui.widgets.stage_bars import StageBars

TICK_MS = 250


class BuildView(Protocol):
    """What the card wants to know of a build."""

    story: BuildStory

    @property
    def state(self) -> str: ...

    @property
    def is_running(self) -> bool: ...

    @property
    def has_rota(self) -> bool: ...

    @property
    def elapsed_seconds(self) -> float: ...

    @property
    def weeks(self) -> int: ...


class ProgressCard(QFrame):
    """Asks for two things and does neither itself: to keep the best rota so far, or to drop the build."""

    use_this_requested = Signal()
    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("progressCard")
        self.setAccessibleName("Build in progress")
        self._builder: BuildView | None = None
        self._ticker = QTimer(self)
        self._ticker.setInterval(TICK_MS)
        self._ticker.timeout.connect(self._tick)
        self._make_parts()
        self._lay_out()
        self.hide()

    def show_build(self, builder: BuildView, note: str) -> None:
        """Show how far the build has come, or put the card away; `note`: what the buttons leave behind."""
        if not builder.is_running:
            self._ticker.stop()
            self.hide()
            return
        self._builder = builder
        self._note.setText(note)
        is_stopping = builder.state == "stopping"
        self._stop.setEnabled(not is_stopping)
        self._stop.setText("Stopping…" if is_stopping else "Stop")
        self._use_this.setEnabled(builder.has_rota and not is_stopping)
        self._refresh(builder.story)
        self._ticker.start()
        self.show()

    @Slot()
    def _tick(self) -> None:
        if self._builder is not None:
            now = self._builder.elapsed_seconds
            self._elapsed.setText(elapsed_label(now))
            self._chart.show_steps(self._builder.story.steps, now, self._builder.story.at_best)

    def _refresh(self, story: BuildStory) -> None:
        weeks = self._builder.weeks if self._builder is not None else 1
        self._title.setText(f"Building {weeks} weeks" if weeks > 1 else "Building 1 week")
        self._headline.setText(story.headline)
        self._what.setText("uncovered, best so far" if story.steps else "looking for a first rota")
        self._bars.show_stage(story.stage)
        self._stage.setText(story.stage_sentence)
        self._tick()

    def _make_parts(self) -> None:
        self._title = QLabel()
        self._title.setObjectName("cardTitle")
        self._elapsed = QLabel("0:00")
        self._elapsed.setObjectName("cardClock")
        self._elapsed.setAccessibleName("Time since the start")
        self._headline = QLabel()
        self._headline.setObjectName("figure")
        self._what = QLabel()
        self._what.setObjectName("secondary")
        self._chart = StaircaseChart()
        self._bars = StageBars(len(STAGES))
        self._stage = QLabel()
        self._stage.setObjectName("small")
        self._stage.setWordWrap(True)
        self._use_this = QPushButton("Use this one")
        self._use_this.setProperty("primary", True)
        self._use_this.setToolTip("End the build and keep the best rota so far")
        self._use_this.clicked.connect(self._ask_to_use)
        self._stop = QPushButton("Stop")
        self._stop.setToolTip("End the build and go back (Esc)")
        self._stop.clicked.connect(self._ask_to_stop)
        self._note = QLabel()
        self._note.setObjectName("small")
        self._note.setWordWrap(True)
        self._shade()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(IconLabel("building", "accent", 16))
        head.addWidget(self._title, 1)
        head.addWidget(IconLabel("clock", "text2", 14))
        head.addWidget(self._elapsed)
        figures = QHBoxLayout()
        figures.addWidget(self._headline)
        figures.addWidget(self._what, 1, Qt.AlignmentFlag.AlignBottom)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self._use_this, 2)
        buttons.addWidget(self._stop, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(12), px(10), px(12), px(12))
        column.setSpacing(px(8))
        for part in (head, figures):
            column.addLayout(part)
        for widget in (self._chart, self._bars, self._stage):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addWidget(self._note)

    def _shade(self) -> None:
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(px(18))
        shadow.setOffset(0, px(3))
        shadow.setColor(colour("text", 0.22))
        self.setGraphicsEffect(shadow)
        self._use_this.setIcon(icon("tick", "onAccent"))
        self._stop.setIcon(icon("stop", "text"))
        for button in (self._use_this, self._stop):
            button.setIconSize(QSize(px(22), px(14)))

    @Slot()
    def _ask_to_use(self) -> None:
        self.use_this_requested.emit()

    @Slot()
    def _ask_to_stop(self) -> None:
        self.stop_requested.emit()
