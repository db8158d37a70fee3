"""Offer or swap: who can take the chosen work and for what, chains of three, and who cannot and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QToolButton, QWidget

from planner.rules.wording import counted
from planner.services.swaps.takers import Outlook
from ui.forms.choice_fields import ChoiceField
from ui.my_week.cannot_row import CannotRow
from ui.my_week.taker_words import ChainLine, GroupLine, TakerLine
from ui.my_week.way_row import WayRow
from ui.theme import icon, px
from ui.widgets.card import Card
from ui.widgets.column import Column
from ui.widgets.escape import claims_escape
from ui.widgets.icon_label import IconLabel
from ui.widgets.refilled import give_focus_on, refilled

OTHER_WEEKS = "Other weeks…"
LOOKING = "Looking who can take it…"
# So many are shown at first: what to ask with stands below them.
FEW, FEW_CHAINS = 4, 2
OFFER_TIP = "Whoever takes it first gets it, for nothing in return"


class OfferCard(Card):
    """What is ticked is asked. `asked` comes with the ways, `put_up` offers to anyone."""

    asked = Signal(object)
    put_up = Signal()
    closed = Signal()
    why_requested = Signal()
    # A colleague, of whom it is to be seen what they could give in return.
    returns_wanted = Signal(str)
    # The same of other published weeks.
    other_weeks_wanted = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__("Offer or swap", parent)
        self.head.insertWidget(0, IconLabel("arrows-left-right", "text", 15))
        self.close_button = _close_button(self)
        self.close_button.clicked.connect(self.closed)
        self.head.addStretch(1)
        self.head.addWidget(self.close_button)
        self.work = WrappedHeading(self)
        self.said = QLabel(self)
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.ways, self.chains, self.others = Column(self), Column(self), Column(self)
        self.in_return = ChoiceField((), self)
        self.in_return.box.setAccessibleName("In return")
        self._return_row = _labelled("In return", self.in_return, self)
        self.more_button = QPushButton("More", self)
        self.more_button.setProperty("link", True)
        self.ask_button = QPushButton("Ask", self)
        self.ask_all_button = QPushButton("Ask all", self)
        self.put_up_button = QPushButton("Offer to anyone", self)
        self.why_button = QPushButton("Why is this mine?", self)
        self.rows: list[tuple[WayRow, TakerLine | ChainLine]] = []
        self._returns: dict[str, tuple[TakerLine, ...]] = {}
        # Whether there are other weeks out of which something may come back, and of whom they were asked.
        self.has_other_weeks = False
        self._asked_wider: set[str] = set()
        # The one that is ticked to begin with, until somebody ticks another.
        self._suggested: WayRow | None = None
        # Those who could take it for nothing in return.
        self._for_nothing: dict[str, TakerLine] = {}
        self._lay_out()
        self._connect()

    # --- what is shown -----------------------------------------------------------------------------------

    def show_work(self, words: str) -> None:
        """Begin with a piece of work; nothing is known yet."""
        self.work.setText(words)
        self._clear()
        self._say(LOOKING)
        self._renew_buttons()

    def show_trouble(self, sentence: str) -> None:
        """It cannot be given away, or not now."""
        self._clear()
        self._say(sentence)
        self._renew_buttons()

    def show_takers(self, can: Sequence[TakerLine], cannot: Sequence[GroupLine], *, can_put_up: bool) -> None:
        """All colleagues have been asked about."""
        self._clear()
        self._say(f"{len(can)} can take it" if can else "Nobody can take it by themselves.")
        with refilled(self.ways, self.close_button):
            for line in can:
                row = WayRow(line.name, _detail(line), line.chip, line.tone, line.words, self)
                self._add_way(self.ways, row, line)
                if not line.is_swap:
                    self._for_nothing[line.staff] = line
        if self.rows:
            self.rows[0][0].setChecked(True)
            self._suggested = self.rows[0][0]
        for row, _ in self.rows[FEW:]:
            row.hide()
        self.more_button.setText(f"{max(0, len(can) - FEW)} more who can")
        self.more_button.setVisible(len(can) > FEW)
        with refilled(self.others, self.why_button):
            total = sum(line.count for line in cannot)
            self.others.add_text(f"{total} cannot, and why", "heading")
            for group in cannot:
                self.others.add(CannotRow(group, self))
        self.others.setVisible(bool(cannot))
        self.put_up_button.setEnabled(can_put_up)
        self._renew_buttons()

    @Slot()
    def _show_more(self) -> None:
        """Everybody who can take it; the keys go on with the first who was left out."""
        for row, _ in self.rows:
            row.show()
        if self.more_button.hasFocus():
            self.rows[FEW][0].setFocus()
        self.more_button.hide()

    def show_chains(self, lines: Sequence[ChainLine]) -> None:
        """Chains of three, found a little later."""
        self.chains.setVisible(bool(lines))
        if not lines:
            return
        with refilled(self.chains, self.more_button):
            self.chains.add_text("Chains of three", "heading")
            for line in lines[:FEW_CHAINS]:
                words = f"{line.title}: {', '.join(line.gives)}. {line.note}"
                detail = "\n".join(filter(None, (*line.gives, line.note.capitalize())))
                row = WayRow(line.title, detail, "", "neutral", words, self)
                row.clicked.connect(self._end_suggestion)
                self._add_way(self.chains, row, line)
        self._renew_buttons()

    def show_returns(self, staff: str, lines: Sequence[TakerLine]) -> None:
        """What a colleague could give for it."""
        self._returns[staff] = tuple(lines)
        self._renew_returns()

    def _say(self, words: str) -> None:
        self.said.setText(words)
        self.said.setProperty("role", "heading")

    def _clear(self) -> None:
        self.rows.clear()
        self._suggested = None
        self._returns.clear()
        self._asked_wider.clear()
        self._for_nothing.clear()
        for column in (self.ways, self.chains, self.others):
            give_focus_on(column, self.close_button)
            column.clear()
            column.layout_without_margins()
            column.hide()
        self._return_row.hide()
        self.more_button.hide()
        self.put_up_button.setEnabled(False)

    def _add_way(self, column: Column, row: WayRow, line: TakerLine | ChainLine) -> None:
        self.rows.append((row, line))
        row.toggled.connect(self._renew_buttons)
        column.add(row)
        column.show()

    # --- what is ticked ----------------------------------------------------------------------------------

    def take_focus(self) -> None:
        """The keys are on the first who can take it."""
        first = self.rows[0][0] if self.rows else self.close_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    @property
    def ticked(self) -> list[TakerLine | ChainLine]:
        return [line for row, line in self.rows if row.isChecked()]

    @property
    def ways_asked(self) -> tuple[Outlook, ...]:
        return tuple(line.outlook for line in self.ticked)

    @Slot()
    def _renew_buttons(self) -> None:
        ticked = self.ticked
        takers = [line for _, line in self.rows if isinstance(line, TakerLine)]
        self.ask_button.setEnabled(bool(ticked))
        self.ask_button.setText(_ask_words(ticked))
        self.ask_button.setAccessibleName(self.ask_button.text())
        self.ask_all_button.setVisible(len(takers) > 1)
        self.ask_all_button.setText(f"Ask all {len(takers)}")
        self._renew_returns()

    def _renew_returns(self) -> None:
        """What could come back is asked of the one person who is ticked."""
        ticked = self.ticked
        one = ticked[0] if len(ticked) == 1 else None
        self._return_row.setVisible(False)
        if not isinstance(one, TakerLine) or one.outlook.legs[0].work.demand is not None:
            return
        if one.staff not in self._returns:
            self.returns_wanted.emit(one.staff)
            return
        choices = list(self._returns[one.staff])
        nothing = self._for_nothing.get(one.staff)
        named = [*([("Nothing", nothing)] if nothing else []), *((line.detail, line) for line in choices)]
        wider = self.has_other_weeks and one.staff not in self._asked_wider
        if len(named) + wider < 2:
            return
        self.in_return.offer([*named, *([(OTHER_WEEKS, OTHER_WEEKS)] if wider else [])])
        now = next((line for _, line in named if line.outlook.legs == one.outlook.legs), None)
        self.in_return.put(now)
        self._return_row.setVisible(True)

    @Slot()
    def _choose_return(self) -> None:
        """The way of the ticked person is another one."""
        chosen = self.in_return.value()
        if chosen == OTHER_WEEKS:
            self._look_wider()
            return
        for number, (row, line) in enumerate(self.rows):
            if row.isChecked() and isinstance(line, TakerLine) and isinstance(chosen, TakerLine):
                self.rows[number] = (row, chosen)
                row.show_way(_detail(chosen), chosen.chip, chosen.tone, chosen.words)
        self._renew_buttons()

    def _look_wider(self) -> None:
        """What is chosen stays so until something of another week is."""
        (one,) = self.ticked
        if isinstance(one, TakerLine):
            self._asked_wider.add(one.staff)
            self.other_weeks_wanted.emit(one.staff)
        self._renew_returns()

    @Slot(bool)
    def _end_suggestion(self, is_on: bool) -> None:
        """Whoever chooses a chain does not mean to ask the one who was ticked for them, too."""
        suggested, self._suggested = self._suggested, None
        if is_on and suggested is not None and len(self.ticked) == 2 and suggested.isChecked():
            suggested.setChecked(False)

    @Slot()
    def _ask(self) -> None:
        self.asked.emit(self.ways_asked)

    @Slot()
    def _ask_all(self) -> None:
        self.asked.emit(tuple(line.outlook for _, line in self.rows if isinstance(line, TakerLine)))

    # --- making ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.ask_button.clicked.connect(self._ask)
        self.ask_all_button.clicked.connect(self._ask_all)
        self.put_up_button.clicked.connect(self.put_up)
        self.why_button.clicked.connect(self.why_requested)
        self.more_button.clicked.connect(self._show_more)
        self.in_return.edited.connect(self._choose_return)

    def _lay_out(self) -> None:
        self.box.addWidget(self.work)
        self.box.addWidget(self.said)
        for part in (self.ways, self.more_button, self.chains, self._return_row):
            self.box.addWidget(part)
        self.ask_button.setProperty("primary", True)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.ask_button, 1)
        buttons.addWidget(self.ask_all_button)
        self.box.addLayout(buttons)
        links = QHBoxLayout()
        for link in (self.put_up_button, self.why_button):
            link.setProperty("link", True)
            links.addWidget(link)
        links.insertStretch(1, 1)
        self.put_up_button.setToolTip(OFFER_TIP)
        self.box.addLayout(links)
        self.box.addWidget(self.others)


class WrappedHeading(QLabel):
    """What is given away, in bold over what is in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("heading")
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)


def _detail(line: TakerLine) -> str:
    return f"{line.detail}; {line.note}" if line.note else line.detail


def _ask_words(ticked: Sequence[TakerLine | ChainLine]) -> str:
    """`Ask Imran to swap`, `Ask Eilidh to take it`, `Ask these 2`, `Ask 1 person and 1 chain`."""
    if not ticked:
        return "Ask"
    chains = sum(isinstance(line, ChainLine) for line in ticked)
    people = len(ticked) - chains
    if chains and people:
        return f"Ask {counted(people, 'person', 'people')} and {counted(chains, 'chain')}"
    if len(ticked) > 1:
        return f"Ask these {len(ticked)}"
    (line,) = ticked
    if isinstance(line, ChainLine):
        return "Ask the chain"
    return f"Ask {line.first_name} to {'swap' if line.is_swap else 'take it'}"


def _labelled(words: str, field: QWidget, parent: QWidget) -> QWidget:
    row = QWidget(parent)
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    label = QLabel(words, row)
    label.setBuddy(field)
    line.addWidget(label)
    line.addWidget(field, 1)
    return row


def _close_button(parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setIcon(icon("close", "text2"))
    button.setIconSize(QSize(px(14), px(14)))
    button.setProperty("flat", True)
    button.setAccessibleName("Close offer or swap")
    button.setToolTip("Close (Esc)")
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
