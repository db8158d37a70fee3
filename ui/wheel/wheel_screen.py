"""The wheel's page: people by weeks with their turns, live reasons, cover below, and the pane."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.domain.plan_settings import WHEEL_WEEKS
from planner.domain.time_grid import day_label
from planner.rules.wording import counted, week_text
from planner.services.wheel.stand_ins import stand_ins
from planner.services.wheel.turns import WheelTurn
from planner.services.wheel.wheel_view import (
    LEAST_WEEKS,
    MOST_WEEKS,
    rotas_of_weeks,
    wheel_view,
)
from ui.forms.choice_fields import SegmentField
from ui.item_models.wheel_item_models import WeekCoverItemModel, WheelItemModel
from ui.main_window.desk import Desk
from ui.printing.paper import Printable
from ui.theme import icon, px
from ui.wheel.cover_row import CoverRow
from ui.wheel.wheel_deeds import WheelDeeds
from ui.wheel.wheel_grid import WheelGrid
from ui.wheel.wheel_pane import WIDTH, WheelPane
from ui.widgets.chip import Chip
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.empty_state import NO_PEOPLE
from ui.widgets.short_words import shorten

WEEKS = tuple((f"{number} w", number) for number in range(LEAST_WEEKS, MOST_WEEKS + 1, 2))
OVERLAY_BELOW = 1120
# From this width on the buttons have their words beside their icons.
WORDS_FROM = 780


class WheelScreen(WheelDeeds):
    """Every change is one step of undo; the weeks begin with the week on screen."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.item_model, self.cover_model = WheelItemModel(self), WeekCoverItemModel(self)
        # Tab comes to them in the order in which they are made.
        self.weeks = SegmentField(WEEKS, self)
        self.weeks.name_parts("Weeks on the page", "")
        self.weeks.put(LEAST_WEEKS)
        self.how_button = QPushButton("How it turns", self)
        self.duty_button = QPushButton("Give out duty", self)
        self.turn_button = QPushButton("Turn the wheel", self)
        self.grid = WheelGrid(self.item_model, self)
        self.cover = CoverRow(self.cover_model, self.grid, self)
        self.pane = WheelPane(self)
        self._wants_pane = False
        self.hint, self.state = ElidedLabel(self), Chip("", "neutral", "", self)
        self._asked: tuple[object, ...] = ()
        self._connect()
        self._lay_out()

    def renew(self) -> None:
        team = self.desk.session.team
        if team is None:
            return
        kept = self.desk.session.store.setting(WHEEL_WEEKS)
        if kept is not None and kept.isdecimal() and int(kept) in dict(WEEKS).values():
            self.weeks.put(int(kept))
        first_day, weeks = self.desk.session.first_day, int(self.weeks.value())
        asked = (team, first_day, weeks, self.desk.session.saved_at, self.desk.session.rota)
        if len(asked) != len(self._asked) or any(a is not b for a, b in zip(asked, self._asked, strict=True)):
            self._asked = asked
            rotas = rotas_of_weeks(self.desk.session.store, first_day, weeks)
            self.item_model.show_view(wheel_view(team, first_day, weeks, rotas))
        self._show()

    def start_new(self, what: str) -> None:
        """`turn`: give out what is due."""
        if what == "turn":
            self.turn_wheel()

    def printables(self) -> Sequence[Printable]:
        from ui.printing.tables import wheel_printable

        return (wheel_printable(self.view),) if self.view is not None and self.view.team.staff else ()

    def panes(self) -> Sequence[QWidget]:
        return (self.grid, self.cover, self.pane)

    def status(self) -> str:
        view = self.view
        if view is None:
            return ""
        if not view.team.staff:
            return NO_PEOPLE
        short = [cover for cover in view.covers if cover.is_short]
        words = "every week has enough people"
        if short:
            words = f"{counted(len(short), 'week')} short of people, first: {short[0].words}"
        return f"{counted(view.problem.weeks, 'week')} from {day_label(view.first_day)} · {words}"

    @Slot()
    def _weeks_chosen(self) -> None:
        self.desk.session.store.put_setting(WHEEL_WEEKS, str(self.weeks.value()))
        self.renew()

    # --- showing -----------------------------------------------------------------------------------------

    def _show(self) -> None:
        view = self.view
        if view is None:
            return
        self.cover_model.show_covers(view.covers)
        self.since.setText(f"from {day_label(view.first_day)}")
        has_duty = any(cover.kind == "duty" for cover in view.team.cover)
        self.turn_button.setEnabled(not self.desk.builder.is_running)
        self.duty_button.setEnabled(has_duty and not self.desk.builder.is_running)
        chosen = self.grid.chosen
        still = next((turn for turn in view.turns if chosen is not None and turn.key == chosen.key), None)
        self.grid.delegate.chosen = still
        self._show_turn(still)
        self._show_hint()
        QTimer.singleShot(0, self.cover, self.cover.align)

    @Slot(object)
    def _show_turn(self, turn: WheelTurn | None) -> None:
        view = self.view
        if view is None:
            return
        if turn is None:
            self.pane.show_wheel(view)
        else:
            self._wants_pane = False
            able = stand_ins(view, turn.staff, turn.monday) if turn.kind == "lockdown" else ()
            self.pane.show_turn(view, turn, able)
        self._place()

    @Slot()
    def _show_hint(self) -> None:
        """The reason of the place under a carried turn, live; else the cover of the page."""
        self._place()
        hand, view = self.grid.hand, self.view
        if view is None:
            return
        if hand.turn is None:
            self.hint.setText(self.status())
            if any(cover.is_short for cover in view.covers):
                self.state.show_state("short", "warn", "warning")
            elif not view.team.staff:
                self.state.show_state("nobody yet", "neutral", "users")
            else:
                self.state.show_state("cover holds", "ok", "tick")
            return
        verdict = hand.verdict
        place = str(self.item_model.headerData(hand.target[0], Qt.Orientation.Vertical))
        exchanged = verdict.exchanged
        back = ""
        if exchanged is not None and hand.turn is not None:
            week = week_text(exchanged.monday)
            back = (
                f" {view.name(hand.turn.staff)} takes {view.name(exchanged.staff)}'s turn in {week} for it."
            )
        words = verdict.against or f"{verdict.warning or 'May go here.'}{back}"
        self.hint.setText(f"{place}: {words}")
        if verdict.against:
            self.state.show_state("may not go here", "danger", "warning-octagon")
        elif verdict.warning:
            self.state.show_state("may go, unwise", "warn", "warning")
        else:
            self.state.show_state("may go here", "ok", "tick")

    @Slot()
    def show_how(self) -> None:
        """How the wheel turns; where the pane lies over the rest it comes and goes."""
        was_there = self.pane.isVisible() and self.grid.chosen is None
        self.grid.choose(None)
        self._wants_pane = not was_there
        self._place()
        if self.pane.isVisible():
            self.pane.has_wheel.begin()

    @Slot()
    def _begin_move(self) -> None:
        if self.grid.chosen is not None:
            self.grid.setFocus()
            self.grid.hand.pick_up(self.grid.chosen)

    @Slot()
    def _remove_chosen(self) -> None:
        if self.grid.chosen is not None:
            self.take_back(self.grid.chosen)

    @Slot(str)
    def _tell_refusal(self, reason: str) -> None:
        self.hint.setText(reason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()
        QTimer.singleShot(0, self.cover, self.cover.align)

    def _place(self) -> None:
        width = px(WIDTH)
        is_overlay = self.width() < px(OVERLAY_BELOW)
        for button in (self.how_button, self.duty_button, self.turn_button):
            shorten(button, is_short=self.width() < px(WORDS_FROM))
        self._left.setContentsMargins(px(16), px(12), px(14) + (0 if is_overlay else width), px(12))
        self.pane.setGeometry(self.width() - width, 0, width, self.height())
        # While a turn is carried nothing lies over the places it may go to.
        is_wanted = (self._wants_pane or self.grid.chosen is not None) and self.grid.hand.turn is None
        self.pane.setVisible(not is_overlay or is_wanted)
        self.pane.raise_()

    def _connect(self) -> None:
        self.grid.turn_chosen.connect(self._show_turn)
        self.grid.turn_dropped.connect(self.put_turn)
        self.grid.remove_requested.connect(self.take_back)
        self.grid.menu_requested.connect(self.open_menu)
        self.grid.refused.connect(self._tell_refusal)
        self.grid.hand.moved.connect(self._show_hint)
        self.weeks.edited.connect(self._weeks_chosen)
        self.turn_button.clicked.connect(self.turn_wheel)
        self.how_button.clicked.connect(self.show_how)
        self.duty_button.clicked.connect(self.give_out_duty)
        self.pane.wheel_toggled.connect(self._toggle_wheel)
        self.pane.gives_out_toggled.connect(self._toggle_giving)
        self.pane.every_changed.connect(self._change_every)
        self.pane.cover_chosen.connect(self._name_cover)
        self.pane.move_requested.connect(self._begin_move)
        self.pane.remove_requested.connect(self._remove_chosen)
        self.pane.week_requested.connect(self._free_cover)

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("card", True)
        title, self.since = QLabel("The wheel", card), ElidedLabel(card)
        title.setObjectName("title")
        self.since.setObjectName("secondary")
        self.turn_button.setIcon(icon("arrows-clockwise", "text"))
        self.turn_button.setIconSize(QSize(px(20), px(14)))
        self.turn_button.setToolTip("Give out every lockdown week that is due, each where cover holds")
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(title)
        head.addWidget(self.since, 1)
        head.addWidget(self.weeks)
        self.how_button.setIcon(icon("sliders-horizontal", "text"))
        self.how_button.setIconSize(QSize(px(20), px(14)))
        head.addWidget(self.how_button)
        self.duty_button.setIcon(icon("duty", "text"))
        self.duty_button.setIconSize(QSize(px(20), px(14)))
        self.duty_button.setToolTip("Duty to who has had least of it, in weeks without a rota")
        head.addWidget(self.duty_button)
        head.addWidget(self.turn_button)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.state)
        foot.addWidget(self.hint, 1)
        box = QVBoxLayout(card)
        box.setContentsMargins(px(14), px(10), px(14), px(10))
        box.setSpacing(px(8))
        box.addLayout(head)
        box.addWidget(self.grid, 1)
        box.addWidget(self.cover)
        box.addLayout(foot)
        self._left = QVBoxLayout(self)
        self._left.addWidget(card)
