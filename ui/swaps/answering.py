"""Answering requests from the card beside one's week."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.domain.swaps import SwapRequest
from ui.swaps.request_list import lines_of, requests_of, words_of
from ui.swaps.requests_card import RequestsCard
from ui.swaps.swap_deeds import SwapDeeds

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


class Answering(QObject):
    """Joins the card with the deeds, for one person: oneself, or whoever the manager looks after."""

    def __init__(self, desk: Desk, card: RequestsCard, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._card, self._staff = desk, card, ""
        self._deeds = SwapDeeds(desk, self)
        card.opened.connect(self._open)
        card.accepted.connect(self._accept)
        card.declined.connect(self._decline)
        card.all_wanted.connect(self._open_all)

    def show_requests_of(self, staff: str) -> None:
        """Whose requests the card shows; nobody's where it is empty."""
        self._staff = staff
        self._card.show_lines(lines_of(self._desk, staff) if staff else ())

    @Slot(str)
    def _open(self, request_id: str) -> None:
        self._desk.frame.open_record("swaps", "swap", request_id)

    @Slot()
    def _open_all(self) -> None:
        self._desk.frame.show_screen("swaps")

    def _request(self, request_id: str) -> SwapRequest | None:
        return next((each for each in requests_of(self._desk) if each.id == request_id), None)

    @Slot(str)
    def _accept(self, request_id: str) -> None:
        """The one way that is open to the person; of several one is chosen on the screen of requests."""
        request, words = self._request(request_id), words_of(self._desk, self._staff)
        if request is None or words is None:
            self._tell_gone()
            return
        if words.need(request) == "take":
            self._deeds.take(request, self._staff)
            return
        ways = words.to_answer(request, self._staff)
        if len(ways) == 1:
            self._deeds.accept(request, ways[0].id, self._staff)
        else:
            self._open(request_id)

    @Slot(str)
    def _decline(self, request_id: str) -> None:
        request = self._request(request_id)
        if request is not None:
            self._deeds.decline(request, self._staff)
        else:
            self._tell_gone()

    def _tell_gone(self) -> None:
        """The card still shows what is not there any more."""
        self._desk.session.look_again()
        self._deeds.tell_gone()
