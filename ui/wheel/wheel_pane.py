"""The pane beside the wheel: how it turns, or the chosen turn with what can be done to it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.rules.wording import week_text
from planner.services.wheel.stand_ins import StandIn
from planner.services.wheel.turns import WheelTurn
from planner.services.wheel.wheel_view import WheelView
from ui.forms.choice_fields import StepField, TickField
from ui.item_models.wheel_item_models import week_label
from ui.item_models.wheel_words import origin_words
from ui.theme import icon, px
from ui.wheel.wheel_delegate import LOOKS
from ui.widgets.column import Column
from ui.widgets.icon_label import IconLabel
from ui.widgets.icon_row import IconRow
from ui.widgets.key_cap import KeyCap
from ui.widgets.named_box import NamedBox

WIDTH = 312
NOBODY = "Nobody named"
TITLES = {"lockdown": "Lockdown week", "supervision": "Supervision", "duty": "Duty"}
KEYS = (
    ("Space", "pick a turn up and put it down"),
    ("Enter", "next turn of the cell"),
    ("Del", "take a turn back"),
    ("Shift+F10", "give a turn"),
    ("Esc", "put it back where it was"),
)


class WheelPane(QFrame):
    """Says what is wanted by signals; the screen does it."""

    wheel_toggled = Signal(bool)
    gives_out_toggled = Signal(bool)
    every_changed = Signal(int)
    cover_chosen = Signal(object)
    move_requested = Signal()
    remove_requested = Signal()
    # A turn is to go to the week of a Monday.
    week_requested = Signal(object, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self.setAccessibleName("The wheel and the chosen turn")
        self.setFixedWidth(px(WIDTH))
        self.has_wheel = TickField("This team has lockdown weeks", self)
        self.gives_out = TickField("Give turns out when weeks are built", self)
        self.every = StepField(2, 26, self)
        self.every.name_parts("One week in", "How often each person's lockdown week comes")
        self.cover = NamedBox(self)
        self.cover.setAccessibleName("Who makes the statutory visits")
        self.move_button, self.remove_button = QPushButton("Move", self), QPushButton("Take back", self)
        self._title, self._kind, self._icon = QLabel(self), QLabel(self), IconLabel("info", "text2", 14, self)
        self._facts = Column(self, margin=0)
        self._facts.layout_without_margins()
        self.pages = QStackedWidget(self)
        self._overview, self._detail = self._make_overview(), self._make_detail()
        for page in (self._overview, self._detail):
            self.pages.addWidget(self._area(page))
        self._connect()
        self._lay_out()

    def show_wheel(self, view: WheelView) -> None:
        """How the wheel turns."""
        wheel = view.team.lockdown
        self.has_wheel.put(wheel is not None)
        self.gives_out.put(wheel is not None and wheel.gives_out_turns)
        self.every.put(wheel.every_weeks if wheel is not None else 8)
        self._turning.setVisible(wheel is not None)
        self._title.setText("How the wheel turns")
        self._kind.setText("Nothing chosen")
        self._icon.show_icon("info", "text2")
        self.pages.setCurrentIndex(0)

    def show_turn(self, view: WheelView, turn: WheelTurn, stand_ins: tuple[StandIn, ...]) -> None:
        """The turn, and for a lockdown week who makes the statutory visits in it."""
        name, _, _, ink = LOOKS[turn.kind]
        self._icon.show_icon(name, ink)
        self._kind.setText(TITLES[turn.kind])
        self._title.setText(view.name(turn.staff))
        self._facts.clear()
        self._facts.add_text(f"{turn.words}, {week_text(turn.monday)}".replace("Lockdown week, t", "T"))
        state = origin_words(turn)
        self._facts.add_text(f"{state[:1].upper()}{state[1:]}.", "small")
        self._show_visits(view, turn)
        self._show_clash(view, turn)
        self._covered.setVisible(turn.kind == "lockdown" and turn.origin != "due")
        self._offer_cover(view, turn, stand_ins)
        is_fixed = turn.origin == "published" or (turn.kind == "duty" and turn.origin == "draft")
        self.move_button.setEnabled(not is_fixed)
        is_back = not is_fixed and turn.origin != "due"
        self.remove_button.setEnabled(is_back)
        self.remove_button.setToolTip("" if is_back else "It is not given out by hand")
        self.pages.setCurrentIndex(1)

    def _show_visits(self, view: WheelView, turn: WheelTurn) -> None:
        from planner.services.wheel.stand_ins import statutory_visits

        if turn.kind != "lockdown":
            return
        visits = statutory_visits(view, turn.staff, turn.monday)
        cases = ", ".join(visit.case for visit in visits)
        if visits and turn.cover_person is None:
            words = f"Statutory visits of that week need somebody: {cases}."
            self._facts.add(IconRow("warning", "warn", words, says="Warning"))
        elif visits:
            self._facts.add_text(f"Statutory visits of that week: {cases}.", "small")
        else:
            self._facts.add_text("No statutory visit falls in that week only.", "small")

    def _show_clash(self, view: WheelView, turn: WheelTurn) -> None:
        """That who is named cannot stand in, and the week that would free them."""
        from planner.services.wheel.cover_clash import cover_clash

        clash = cover_clash(view, turn)
        if clash is None:
            return
        first, *why = clash.sentences
        self._facts.add(IconRow("warning", "warn", first, says="Warning"))
        for sentence in why:
            self._facts.add_text(sentence, "small")
        if clash.own is not None and clash.free is not None:
            button = QPushButton(f"Move that week to {week_label(clash.free)}")
            button.setAccessibleName(f"{button.text()}: the lockdown week of {clash.name}")
            button.setProperty("small", True)
            button.clicked.connect(partial(self.week_requested.emit, clash.own, clash.free))
            self._facts.add(button)

    def _offer_cover(self, view: WheelView, turn: WheelTurn, stand_ins: tuple[StandIn, ...]) -> None:
        self.cover.blockSignals(True)
        self.cover.clear()
        self.cover.addItem(NOBODY, None)
        if turn.cover_person not in (None, *(stand_in.staff for stand_in in stand_ins)):
            # Named before the week was no longer theirs: the warning says why.
            self.cover.addItem(f"{view.name(turn.cover_person or '')} (cannot)", turn.cover_person)
        for stand_in in stand_ins:
            self.cover.addItem(stand_in.words, stand_in.staff)
        self.cover.setCurrentIndex(max(0, self.cover.findData(turn.cover_person)))
        self.cover.blockSignals(False)

    @Slot(int)
    def _cover_picked(self, _index: int) -> None:
        self.cover_chosen.emit(self.cover.currentData())

    @Slot()
    def _wheel_ticked(self) -> None:
        self.wheel_toggled.emit(self.has_wheel.value())

    @Slot()
    def _gives_ticked(self) -> None:
        self.gives_out_toggled.emit(self.gives_out.value())

    @Slot()
    def _every_stepped(self) -> None:
        self.every_changed.emit(self.every.value())

    def _connect(self) -> None:
        self.has_wheel.edited.connect(self._wheel_ticked)
        self.gives_out.edited.connect(self._gives_ticked)
        self.every.edited.connect(self._every_stepped)
        self.cover.activated.connect(self._cover_picked)
        self.move_button.clicked.connect(self.move_requested)
        self.remove_button.clicked.connect(self.remove_requested)

    def _make_overview(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(4), px(16), px(16))
        column.setSpacing(px(10))
        column.addWidget(self.has_wheel)
        self._turning = QWidget(page)
        turning = QVBoxLayout(self._turning)
        turning.setContentsMargins(0, 0, 0, 0)
        turning.setSpacing(px(8))
        label = QLabel("One week in", self._turning)
        label.setProperty("role", "fieldLabel")
        label.setBuddy(self.every.target())
        turning.addWidget(label)
        turning.addWidget(self.every)
        turning.addWidget(self.gives_out)
        column.addWidget(self._turning)
        for kind, words in (
            ("lockdown", "Lockdown week: office only, to catch up and learn"),
            ("duty", "Duty of a day, agreed beforehand"),
            ("supervision", "Supervision, with whom"),
        ):
            name, _, _, ink = LOOKS[kind]
            column.addWidget(IconRow(name, ink, words))
        dashed = QLabel("Dashed: falls due. Without a fill: in a rota. Below: people free / needed.", page)
        dashed.setObjectName("small")
        dashed.setWordWrap(True)
        column.addWidget(dashed)
        for key, words in KEYS:
            row = QHBoxLayout()
            row.setSpacing(px(8))
            row.addWidget(KeyCap(key, page))
            hint = QLabel(words, page)
            hint.setObjectName("small")
            row.addWidget(hint, 1)
            column.addLayout(row)
        column.addStretch(1)
        return page

    def _make_detail(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(px(16), px(4), px(16), px(16))
        column.setSpacing(px(10))
        column.addWidget(self._facts)
        self._covered = QWidget(page)
        box = QVBoxLayout(self._covered)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(4))
        label = QLabel("Statutory visits go to", self._covered)
        label.setProperty("role", "fieldLabel")
        label.setBuddy(self.cover)
        box.addWidget(label)
        box.addWidget(self.cover)
        column.addWidget(self._covered)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        for button, name, tip in (
            (self.move_button, "arrows-left-right", "Pick it up (Space); the arrows carry it"),
            (self.remove_button, "x", "Take it back (Del)"),
        ):
            button.setIcon(icon(name, "text"))
            button.setIconSize(QSize(px(18), px(14)))
            button.setToolTip(tip)
            buttons.addWidget(button, 1)
        column.addLayout(buttons)
        column.addStretch(1)
        return page

    def _area(self, page: QWidget) -> QScrollArea:
        area = QScrollArea(self.pages)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        return area

    def _lay_out(self) -> None:
        self._kind.setObjectName("small")
        self._title.setObjectName("title")
        self._title.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(self._icon)
        line.addWidget(self._kind, 1)
        head = QVBoxLayout()
        head.setContentsMargins(px(16), px(14), px(16), px(10))
        head.setSpacing(px(5))
        head.addLayout(line)
        head.addWidget(self._title)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self.pages, 1)
