"""The screen *Swaps*: requests on the left, the chosen one in full beside them; the manager's rules."""

from __future__ import annotations

from collections.abc import Container, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from planner.domain.permissions import may
from planner.domain.swaps import SwapRequest, SwapRules
from planner.services.swaps.rules_edit import change_swap_rules
from ui.forms.choice_fields import SegmentField
from ui.item_models.swap_words import RequestLine, SwapWords, in_order
from ui.main_window.desk_screen import DeskScreen
from ui.swaps.offered_deeds import offered_deeds
from ui.swaps.request_delegate import LINE_ROLE, RequestDelegate
from ui.swaps.request_details import Offered, RequestDetails
from ui.swaps.request_list import requests_of, words_of
from ui.swaps.swap_deeds import SwapDeeds
from ui.swaps.swap_rules_card import SwapRulesCard
from ui.theme import px
from ui.widgets.flow import Flow

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

PANE = 420
VIEWS = (("To do", "todo"), ("Open", "open"), ("Ended", "ended"))
NOTHING = {
    "todo": "Nothing waits for you.",
    "open": "No request is open. Ask on My week: choose a shift, then Offer or swap.",
    "ended": "No request has ended yet.",
}


class SwapsScreen(DeskScreen):
    """Everybody sees the requests that concern them; the manager all of them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.deeds = SwapDeeds(desk, self)
        self.view = SegmentField(VIEWS, self)
        self.view.name_parts("Which requests", "")
        self.behalf = QPushButton("Ask for somebody…", self)
        self.list = QListWidget(self)
        self.nothing = QLabel(self)
        self.rules = SwapRulesCard(self)
        self.details = RequestDetails((self.list, *self.view.buttons), self)
        self._chosen = ""
        # The request that is in front, as it was when it was shown.
        self._shown: SwapRequest | None = None
        self._is_filling = False
        self.view.put("todo")
        self._lay_out()
        self._connect()

    # --- what is shown -----------------------------------------------------------------------------------

    def renew(self) -> None:
        caller, team, words = self.desk.session.caller, self.desk.session.team, words_of(self.desk)
        self.rules.setVisible(caller.is_manager)
        self.behalf.setVisible(caller.is_manager)
        if team is not None:
            self.rules.show_rules(team.swaps)
        requests = requests_of(self.desk) if words is not None else ()
        lines = in_order([words.line(each) for each in requests]) if words is not None else ()
        self._fill([line for line in lines if self._is_in_view(line, requests)])
        self._show_details()

    def _is_in_view(self, line: RequestLine, requests: Sequence[SwapRequest]) -> bool:
        is_open = next(each.is_open for each in requests if each.id == line.id)
        which = self.view.value()
        if which == "todo":
            return bool(line.need)
        return is_open if which == "open" else not is_open

    def _fill(self, lines: Sequence[RequestLine]) -> None:
        self._is_filling = True
        self.list.clear()
        for line in lines:
            item = QListWidgetItem(line.words, self.list)
            item.setData(LINE_ROLE, line)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, line.words)
        rows = {line.id: n for n, line in enumerate(lines)}
        if self._is_gone(rows):
            self.list.setCurrentRow(-1)
        else:
            row = rows.get(self._chosen, 0 if lines else -1)
            self.list.setCurrentRow(row)
            self._chosen = lines[row].id if lines else ""
        self._is_filling = False
        self.nothing.setText(NOTHING[self.view.value()])
        self.nothing.setVisible(not lines)
        if not lines and self.list.hasFocus():
            self.view.begin()
        self.list.setVisible(bool(lines))

    def _is_gone(self, listed: Container[str]) -> bool:
        """Whether somebody else has answered or taken the request in front. No other one comes in its place,
        whose button would be pressed instead."""
        is_others = self.desk.session.is_looking_again
        is_gone = is_others and bool(self._chosen) and self._chosen not in listed
        if is_gone and self._shown is not None and self._request() is None:
            self.deeds.tell_gone()
        return is_gone

    def _request(self) -> SwapRequest | None:
        kept = self.desk.session.store.swaps() if self.desk.session.is_open else ()
        return next((each for each in kept if each.id == self._chosen), None)

    def _show_details(self) -> None:
        request, words = self._request(), words_of(self.desk)
        self._shown = request
        if request is None or words is None:
            self.details.show_nothing("Choose a request to see its ways and its history.")
            return
        self.details.show_request(
            words.line(request),
            words.ways(request),
            offered_deeds(request, self.desk.session.caller, words),
            words.steps(request),
            self._notes(request, words),
        )

    def _notes(self, request: SwapRequest, words: SwapWords) -> tuple[str, ...]:
        """By when it ends; and for the manager what approving would allow."""
        told = [words.deadline(request, self.desk.session.clock.now())]
        if request.state == "agreed" and may(self.desk.session.caller, "approve a request for work"):
            told += self.deeds.against(request)
        me = self.desk.session.caller.staff
        if request.verb == "offer" and request.state == "asked" and me not in (None, request.giver):
            against = words.against_taking(request)
            told.append(f"You cannot take it: {against}" if against else "")
        return tuple(each for each in told if each)

    # --- from outside ------------------------------------------------------------------------------------

    def open_record(self, kind: str, key: str) -> None:
        """Show one request, whichever list it stands in."""
        del kind
        words = words_of(self.desk)
        request = next((each for each in self.desk.session.store.swaps() if each.id == key), None)
        if words is None or request is None:
            return
        self._chosen = key
        need = words.need(request)
        self.view.put("todo" if need else "open" if request.is_open else "ended")
        self.renew()
        self.list.setFocus()

    def status_line(self) -> tuple[str, str, str] | None:
        words = words_of(self.desk)
        if words is None:
            return None
        kept = self.desk.session.store.swaps()
        waiting = sum(1 for each in kept if words.need(each))
        still = sum(1 for each in kept if each.is_open)
        verb = "waits" if waiting == 1 else "wait"
        told = f"{waiting} {verb} for you" if waiting else "Nothing waits for you"
        return f"{told} · {still} open · works offline", "clock" if waiting else "check-circle", "text2"

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.view, self.pane)

    # --- what is done ------------------------------------------------------------------------------------

    @Slot(int)
    def _choose(self, row: int) -> None:
        if self._is_filling:
            return
        item = self.list.item(row)
        line = item.data(LINE_ROLE) if item is not None else None
        self._chosen = line.id if isinstance(line, RequestLine) else ""
        self._show_details()

    @Slot()
    def _to_deeds(self) -> None:
        """Enter on a request goes on to what can be done with it."""
        if self.details.buttons:
            self.details.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)

    @Slot(object)
    def _do(self, offered: Offered) -> None:
        # Not as it is by now: what has changed is told by whoever refuses.
        request = self._shown
        if request is None:
            return
        staff = offered.staff or None
        if offered.deed == "accept":
            self.deeds.accept(request, offered.way, staff)
        elif offered.deed == "decline":
            self.deeds.decline(request, staff)
        elif offered.deed == "take":
            self.deeds.take(request, staff)
        else:
            {
                "cancel": self.deeds.cancel,
                "approve": self.deeds.approve,
                "refuse": self.deeds.refuse,
                "undo": self.deeds.undo,
            }[offered.deed](request)

    @Slot(object)
    def _change_rules(self, rules: SwapRules) -> None:
        team = self.desk.session.team
        if team is not None and team.swaps != rules:
            self.desk.edit_team(change_swap_rules(team, rules))

    @Slot()
    def _ask_for_somebody(self) -> None:
        self.desk.actions.trigger("screen.my_week")

    @Slot()
    def _view_chosen(self) -> None:
        self.renew()

    # --- making ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.view.edited.connect(self._view_chosen)
        self.list.currentRowChanged.connect(self._choose)
        self.list.itemActivated.connect(self._to_deeds)
        self.details.wanted.connect(self._do)
        self.rules.edited.connect(self._change_rules)
        self.behalf.clicked.connect(self._ask_for_somebody)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The requests keep half of the room at the least."""
        super().resizeEvent(event)
        self.pane.setFixedWidth(min(px(PANE), event.size().width() // 2))

    def _lay_out(self) -> None:
        self.list.setObjectName("requests")
        self.list.setAccessibleName("Requests")
        self.list.setItemDelegate(RequestDelegate(self.list))
        self.list.setTabKeyNavigation(False)
        self.behalf.setToolTip("Open a person's week to ask on their behalf (Ctrl+9)")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setProperty("role", "secondary")
        # One below the other where the room is narrow for the size of the type.
        head = Flow([self.view, self.behalf], self)
        left = QVBoxLayout()
        left.setContentsMargins(px(20), px(16), px(20), px(16))
        left.setSpacing(px(12))
        left.addWidget(head)
        left.addWidget(self.list, 1)
        left.addWidget(self.nothing, 1)
        left.addWidget(self.rules)
        self.pane = QScrollArea(self)
        self.pane.setObjectName("requestPane")
        self.pane.setAccessibleName("The chosen request")
        self.pane.setWidgetResizable(True)
        self.pane.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.pane.setWidget(self.details)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.pane)
