"""The pane at the right of the demand screen: the form of what was chosen, and its effect on cover."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.domain.team import Team
from planner.services.repeat_edits import Scope
from ui.demand.begin_page import AskingPage, BeginPage
from ui.demand.court_form import CourtForm
from ui.demand.cover_form import CoverForm
from ui.demand.demand_form import DemandForm
from ui.demand.effect_chart import EffectChart
from ui.demand.event_form import EventForm
from ui.demand.peak_form import PeakForm
from ui.demand.supervision_form import SupervisionForm
from ui.demand.visit_form import VisitForm
from ui.forms.choice_fields import SegmentField
from ui.forms.form_pane import FormPane
from ui.item_models.asking_rows import AskingRow
from ui.theme import px
from ui.widgets.chip import Chip

# From this height of the pane on the effect has its chart.
CHART_FROM = 540
SCOPES = (("This one", "one"), ("From then on", "on"), ("All", "all"))
COVER_SCOPES = ("This week", "From now on", "All weeks")


class SidePane(FormPane):
    """`begin_requested` comes with the kind of form, `record_requested` with a kind and a key; the rest is
    asked for by signals."""

    begin_requested = Signal(str)
    record_requested = Signal(str, str)
    draw_requested = Signal()
    week_requested = Signal()
    scope_chosen = Signal()
    # What is new is to be kept, and another of its kind begun.
    next_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.forms: dict[str, DemandForm] = {
            "peak": PeakForm(),
            "cover": CoverForm(),
            "visits": VisitForm(),
            "court_deadlines": CourtForm(),
            "supervision_plans": SupervisionForm(),
            "events": EventForm(),
        }
        self.kind = ""
        self.start_page, self.asking_page = BeginPage(self), AskingPage(self)
        self._plain_areas: dict[QWidget, QWidget] = {}
        for page in (self.start_page, self.asking_page):
            self._plain_areas[page] = area = self.scrolling(page)
            self.pages.addWidget(area)
            page.begin_requested.connect(self.begin_requested)
        self.asking_page.record_requested.connect(self.record_requested)
        self.asking_page.draw_requested.connect(self.draw_requested)
        self._areas = {kind: self.add_form(form) for kind, form in self.forms.items()}
        self.scope_field = SegmentField(SCOPES)
        self.scope_field.name_parts("For how much of what repeats", "")
        self.scope_field.edited.connect(self._scope_edited)
        self.effect_title, self.effect_chip = QLabel(self), Chip("", "ok", "", self)
        self.effect_title.setProperty("role", "heading")
        self.chart = EffectChart(self)
        self.effect_words = QLabel(self)
        self.effect_words.setWordWrap(True)
        self.effect_words.setObjectName("small")
        self.week_button = QPushButton(self)
        self.week_button.setProperty("small", True)
        self.week_button.clicked.connect(self.week_requested)
        self.next_button = QPushButton("Save and next", self.bar)
        self.next_button.setToolTip("Save it, and begin another (Shift+Enter)")
        self.next_button.clicked.connect(self.next_requested)
        self.bar.add_before_save(self.next_button)
        self._lay_out_parts()
        self.show_nothing()

    @property
    def begin_buttons(self) -> Mapping[str, QPushButton]:
        """The buttons of the first page, by the kind that they begin."""
        return self.start_page.buttons

    @property
    def form(self) -> DemandForm | None:
        """The form in front."""
        return self.forms.get(self.kind)

    @property
    def scope(self) -> Scope:
        """For how much of what repeats the change in the form is."""
        scope: Scope = self.scope_field.value()
        return scope

    def show_nothing(self) -> None:
        """What can be begun."""
        self._show_plain("info", "Nothing chosen", "Demand of this week", self.start_page)

    def show_asking(self, title: str, rows: Sequence[AskingRow]) -> None:
        """What asks for people in one half-hour."""
        self.asking_page.show_rows(rows)
        self._show_plain("chart-bar", "People needed", title, self.asking_page)
        self.close_button.show()

    def show_form(
        self, kind: str, title: str, team: Team, values: Mapping[str, Any], *, is_new: bool, note: str = ""
    ) -> None:
        """Show the form of a kind with values."""
        self.kind = kind
        form = self.forms[kind]
        form.offer(team)
        form.put(values)
        self.show_head(form.icon, form.title, title or f"New {form.title.lower()}", note)
        # Beside “Save and next” there is no room for more; the head says what it is.
        self.show_page(self._areas[kind], is_new=is_new, save="Save" if is_new else form.save)
        self.next_button.setVisible(is_new)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_next = is_enter and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if is_next and self.next_button.isVisibleTo(self):
            self.next_requested.emit()
        else:
            super().keyPressEvent(event)

    def show_scope(self, scope: Scope | None) -> None:
        """Ask for how much of what repeats the change is; None: it does not repeat."""
        self._scope_box.setVisible(scope is not None)
        words = COVER_SCOPES if self.kind == "cover" else tuple(text for text, _ in SCOPES)
        for button, text in zip(self.scope_field.buttons, words, strict=True):
            button.setText(text)
        self.scope_field.name_parts("For how much of what repeats", "")
        self.scope_field.put(scope or "one")
        self._scope_edited()

    def show_week_button(self, text: str) -> None:
        """The way to leave it out of the week, or to have it as usual again; nothing hides it."""
        self.week_button.setText(text)
        self._week_box.setVisible(bool(text))

    def show_effect(
        self, title: str, need: tuple[int, ...], free: tuple[int, ...], words: str, short: int
    ) -> None:
        """The day's cover with what is typed."""
        self._effect.setVisible(bool(self.kind))
        self.effect_title.setText(title)
        self.chart.show_day(need, free)
        self.effect_words.setText(words)
        if short:
            self.effect_chip.show_state(f"{short} short", "danger", "warning")
        else:
            self.effect_chip.show_state("enough people", "ok", "tick")
        if self.kind:
            self.tell_effect(f"{title}: {self.effect_chip.text}. {words}")

    def hide_effect(self) -> None:
        """There is no day to look at."""
        self._effect.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where there is little height the form needs it more than the chart, whose words stay.
        self.chart.setVisible(event.size().height() >= px(CHART_FROM))

    @Slot()
    def _scope_edited(self) -> None:
        form = self.form
        if form is None:
            return
        is_asked = not self._scope_box.isHidden()
        form.fit_scope(self.scope if is_asked else "")
        is_one = is_asked and self.scope == "one" and self.kind != "cover"
        self.bar.remove.setText("Leave out" if is_one else "Delete")
        self.scope_chosen.emit()

    def _show_plain(self, icon_name: str, kind: str, title: str, page: QWidget) -> None:
        self.kind = ""
        self.show_head(icon_name, kind, title)
        self._effect.hide()
        self._scope_box.hide()
        self.show_week_button("")
        self.show_no_form(self._plain_areas[page])

    def _lay_out_parts(self) -> None:
        self._scope_box = QWidget(self)
        scope = QVBoxLayout(self._scope_box)
        scope.setContentsMargins(px(16), 0, px(16), px(10))
        scope.addWidget(self.scope_field)
        self.above.addWidget(self._scope_box)
        self._effect = QFrame(self)
        self._effect.setObjectName("saveBar")
        box = QVBoxLayout(self._effect)
        box.setContentsMargins(px(16), px(10), px(16), px(8))
        box.setSpacing(px(6))
        top = QHBoxLayout()
        top.addWidget(self.effect_title, 1)
        top.addWidget(self.effect_chip)
        box.addLayout(top)
        box.addWidget(self.chart)
        box.addWidget(self.effect_words)
        self._week_box = QWidget(self)
        week = QHBoxLayout(self._week_box)
        week.setContentsMargins(px(16), 0, px(16), px(8))
        week.addWidget(self.week_button)
        week.addStretch(1)
        self.below.addWidget(self._week_box)
        self.below.addWidget(self._effect)
