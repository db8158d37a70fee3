"""The pane at the right of the demand screen: the form of what was chosen, and its effect on cover."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from planner.domain.team import Team
from ui.demand.demand_forms import (
    CourtForm,
    CoverForm,
    DemandForm,
    EventForm,
    PeakForm,
    SupervisionForm,
    VisitForm,
)
from ui.demand.effect_chart import EffectChart
from ui.forms.save_bar import SaveBar
from ui.theme import icon, px
from ui.widgets.chip import Chip
from ui.widgets.icon_label import IconLabel

WIDTH = 324
# What can be begun from the empty pane, with its words.
NEW: tuple[tuple[str, str], ...] = (
    ("visits", "Visit"),
    ("peak", "Peak of visits"),
    ("cover", "Cover"),
    ("court_deadlines", "Court deadline"),
    ("supervision_plans", "Supervision"),
    ("events", "Event"),
)


class SidePane(QFrame):
    """`changed` with every change of the form; the rest is asked for by signals."""

    changed = Signal()
    save_requested = Signal()
    cancel_requested = Signal()
    remove_requested = Signal()
    begin_requested = Signal(str)
    week_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self.setAccessibleName("Form")
        self.setFixedWidth(px(WIDTH))
        self.forms: dict[str, DemandForm] = {
            "peak": PeakForm(),
            "cover": CoverForm(),
            "visits": VisitForm(),
            "court_deadlines": CourtForm(),
            "supervision_plans": SupervisionForm(),
            "events": EventForm(),
        }
        self.kind = ""
        self._icon = IconLabel("calendar-blank", "text2", 14, self)
        self._kind_label, self._title = QLabel(self), QLabel(self)
        self._kind_label.setObjectName("small")
        self._title.setObjectName("title")
        self._title.setWordWrap(True)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("x", "text2"))
        self.close_button.setAccessibleName("Close the form")
        self.close_button.setToolTip("Close the form (Esc)")
        self.close_button.clicked.connect(self.cancel_requested)
        self.pages = QStackedWidget(self)
        self._empty = self._make_empty()
        self.pages.addWidget(self._empty)
        self._areas = {kind: self._make_area(form) for kind, form in self.forms.items()}
        self.effect_title, self.effect_chip = QLabel(self), Chip("", "ok", "", self)
        self.effect_title.setProperty("role", "heading")
        self.chart = EffectChart(self)
        self.effect_words = QLabel(self)
        self.effect_words.setWordWrap(True)
        self.effect_words.setObjectName("small")
        self.week_button = QPushButton(self)
        self.week_button.setProperty("small", True)
        self.week_button.clicked.connect(self.week_requested)
        self.bar = SaveBar(self, remove="Delete")
        self.bar.save_requested.connect(self.save_requested)
        self.bar.cancel_requested.connect(self.cancel_requested)
        self.bar.remove_requested.connect(self.remove_requested)
        for form in self.forms.values():
            form.changed.connect(self.changed)
        self._lay_out()
        self.show_nothing()
        self.show_week_button("")

    @property
    def form(self) -> DemandForm | None:
        """The form in front."""
        return self.forms.get(self.kind)

    def show_nothing(self) -> None:
        """What can be begun."""
        self.kind = ""
        self._show_head("info", "Nothing chosen", "Demand of this week")
        self.close_button.hide()
        self.pages.setCurrentWidget(self._empty)
        self._below.hide()
        self.bar.hide()

    def show_form(
        self, kind: str, title: str, team: Team, values: Mapping[str, Any], *, is_new: bool
    ) -> None:
        """Show the form of a kind with values."""
        self.kind = kind
        form = self.forms[kind]
        form.offer(team)
        form.put(values)
        self._show_head(form.icon, form.title, title or f"New {form.title.lower()}")
        self.close_button.show()
        self.pages.setCurrentWidget(self._areas[kind])
        self.bar.show()
        self.bar.save.setText(form.save)
        self.bar.remove.setVisible(not is_new)
        self.bar.show_changed(is_changed=False, is_new=is_new)
        self.bar.cancel.setEnabled(True)

    def show_week_button(self, text: str) -> None:
        """The way to leave cover out of the week, or to hold it again; nothing hides it."""
        self.week_button.setText(text)
        self.week_button.setVisible(bool(text))

    def show_effect(
        self, title: str, need: tuple[int, ...], free: tuple[int, ...], words: str, short: int
    ) -> None:
        """The day's cover with what is typed."""
        self._below.setVisible(bool(self.kind))
        self.effect_title.setText(title)
        self.chart.show_day(need, free)
        self.effect_words.setText(words)
        if short:
            self.effect_chip.show_state(f"{short} short", "danger", "warning")
        else:
            self.effect_chip.show_state("enough people", "ok", "tick")

    def hide_effect(self) -> None:
        """There is no day to look at."""
        self._below.hide()

    def _show_head(self, icon_name: str, kind: str, title: str) -> None:
        self._icon.show_icon(icon_name, "text2")
        self._kind_label.setText(kind)
        self._title.setText(title)

    def _make_empty(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(4), px(16), px(16))
        column.setSpacing(px(8))
        hint = QLabel(
            "Drag across the grid to draw a peak, or hold Shift with the arrow keys and press Enter. "
            "Choose a row of a list to change it.",
            page,
        )
        hint.setWordWrap(True)
        hint.setObjectName("secondary")
        column.addWidget(hint)
        heading = QLabel("Add", page)
        heading.setProperty("role", "heading")
        column.addSpacing(px(6))
        column.addWidget(heading)
        self.begin_buttons = {kind: BeginButton(kind, words, page) for kind, words in NEW}
        for button in self.begin_buttons.values():
            button.begin_requested.connect(self.begin_requested)
            column.addWidget(button)
        column.addStretch(1)
        return page

    def _make_area(self, form: DemandForm) -> QScrollArea:
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(px(16), px(4), px(16), px(12))
        box.addWidget(form)
        box.addStretch(1)
        area = QScrollArea(self.pages)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        self.pages.addWidget(area)
        return area

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(self._icon)
        line.addWidget(self._kind_label, 1)
        line.addWidget(self.close_button)
        head = QVBoxLayout()
        head.setContentsMargins(px(16), px(14), px(16), px(10))
        head.setSpacing(px(5))
        head.addLayout(line)
        head.addWidget(self._title)
        self._below = QFrame(self)
        self._below.setObjectName("saveBar")
        box = QVBoxLayout(self._below)
        box.setContentsMargins(px(16), px(10), px(16), px(8))
        box.setSpacing(px(6))
        top = QHBoxLayout()
        top.addWidget(self.effect_title, 1)
        top.addWidget(self.effect_chip)
        box.addLayout(top)
        box.addWidget(self.chart)
        box.addWidget(self.effect_words)
        week = QHBoxLayout()
        week.setContentsMargins(px(16), 0, px(16), px(8))
        week.addWidget(self.week_button)
        week.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
        column.addLayout(week)
        column.addWidget(self._below)
        column.addWidget(self.bar)


class BeginButton(QPushButton):
    """Begins one kind of demand."""

    begin_requested = Signal(str)

    def __init__(self, kind: str, words: str, parent: QWidget) -> None:
        super().__init__(words, parent)
        self._kind = kind
        self.setIcon(icon("plus", "text2"))
        self.setIconSize(QSize(px(20), px(14)))
        self.setAccessibleName(f"Add {words.lower()}")
        self.clicked.connect(self._begin)

    @Slot()
    def _begin(self) -> None:
        self.begin_requested.emit(self._kind)


def title_day(day: date) -> str:
    """`Tue 24`."""
    return f"{day:%a} {day.day}"
