"""Joins what is chosen in the week with the card that says who can take it, and with the asking."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors import PlannerError
from planner.domain.rota import Shift
from planner.domain.swaps import Work
from planner.domain.time_grid import civil_of, day_of, hours_label, instant
from planner.services.shift_refit import GOES_WITH_THE_SHIFT
from planner.services.swaps.takers import Outlook, Takers, part, whole
from ui.item_models.my_week_columns import Piece
from ui.my_week.offer_card import OfferCard
from ui.my_week.taker_search import TakerSearch
from ui.my_week.taker_words import chain_line, group_lines, taker_line, work_words
from ui.swaps.swap_deeds import SwapDeeds
from ui.widgets.refilled import give_focus_on

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

OWN = "This is nobody else's to take: choose the shift, a visit or a turn on duty."
BEGUN = "This work has begun already."


class Offering(QObject):
    """One piece of work at a time."""

    def __init__(self, desk: Desk, card: OfferCard, week: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._card, self._week = desk, card, week
        self.work: Work | None = None
        self.search = TakerSearch(self)
        self.deeds = SwapDeeds(desk, self)
        card.hide()
        self.search.found.connect(self._show_takers)
        self.search.chains_found.connect(self._show_chains)
        self.search.returns_found.connect(self._show_returns)
        self.search.failed.connect(self._show_trouble)
        card.asked.connect(self._ask)
        card.put_up.connect(self._put_up)
        card.returns_wanted.connect(self._look_for_returns)
        card.other_weeks_wanted.connect(self._look_in_other_weeks)

    def begin(self, shift: Shift, piece: Piece) -> None:
        """Look who can take the shift, or the one part of it."""
        self._card.show()
        self.work = self._work_of(shift, piece)
        if self.work is None:
            self.search.stop()
            self._card.show_work(piece.title)
            self._card.show_trouble(OWN)
            return
        self._card.show_work(work_words(self.work, _contents(shift, piece)))
        if instant(self.work.start) <= self._desk.session.clock.now():
            self.search.stop()
            self._card.show_trouble(BEGUN)
            return
        session = self._desk.session
        self.search.look(session.store, session.caller, self.work)

    @Slot()
    def end(self) -> None:
        """Nothing is offered any more; the keys are the week's again."""
        self.search.stop()
        self.work = None
        if not self._card.isHidden():
            give_focus_on(self._card, self._week)
            self._card.hide()
            self._desk.frame.renew_status()

    def is_about(self, shift: Shift, piece: Piece) -> bool:
        """Whether it is known, or being found out, who can take it."""
        return self.work is not None and self.work == self._work_of(shift, piece)

    @staticmethod
    def _work_of(shift: Shift, piece: Piece) -> Work | None:
        if piece.start is None:
            return whole(shift)
        try:
            activity = next(each for each in shift.activities if each.start == piece.start)
            return part(shift, piece.start) if activity.kind in GOES_WITH_THE_SHIFT else None
        except (PlannerError, StopIteration):
            return None

    # --- what was found ----------------------------------------------------------------------------------

    @Slot(object)
    def _show_takers(self, outlooks: Sequence[Outlook]) -> None:
        takers = self.search.takers
        if takers is None:
            return
        can = [taker_line(takers, each) for each in outlooks if each.is_possible]
        can_put_up = any(len(line.outlook.legs) == 1 for line in can)
        self._card.has_other_weeks = bool(self._other_weeks)
        self._card.show_takers(can, group_lines(takers, outlooks), can_put_up=can_put_up)

    @Slot(object)
    def _show_chains(self, outlooks: Sequence[Outlook]) -> None:
        takers = self.search.takers
        if takers is not None:
            self._card.show_chains([chain_line(takers, each) for each in outlooks])

    @Slot(str, object, object)
    def _show_returns(self, staff: str, takers: Takers, outlooks: Sequence[Outlook]) -> None:
        now = civil_of(self._desk.session.clock.now())
        to_come = [each for each in outlooks if each.is_possible and each.legs[1].work.start > now]
        self._card.show_returns(staff, [taker_line(takers, each) for each in to_come])
        own = self.search.takers
        if own is not None and takers is not own and all(_is_of(own, each) for each in to_come):
            self._desk.say("Nothing of other weeks can come back.")

    @property
    def _other_weeks(self) -> tuple[int, ...]:
        """Moments of the other published weeks out of which something may come back."""
        from planner.services.swaps.eligible import other_weeks

        team, now = self._desk.session.team, civil_of(self._desk.session.clock.now())
        return other_weeks(team, self.work, now) if team is not None and self.work is not None else ()

    @Slot(str)
    def _look_in_other_weeks(self, staff: str) -> None:
        if self.work is not None:
            self.search.look_for_returns(self.work, staff, self._other_weeks)

    @Slot(str)
    def _look_for_returns(self, staff: str) -> None:
        if self.work is not None:
            self.search.look_for_returns(self.work, staff)

    @Slot(object)
    def _show_trouble(self, trouble: PlannerError) -> None:
        self._card.show_trouble(trouble.sentence)

    # --- asking ------------------------------------------------------------------------------------------

    @Slot(object)
    def _ask(self, ways: Sequence[Outlook]) -> None:
        if self.work is not None and ways and self.deeds.ask(self.work, [each.legs for each in ways]):
            self.end()

    @Slot()
    def _put_up(self) -> None:
        if self.work is not None and self.deeds.ask(self.work, ()):
            self.end()


def _is_of(takers: Takers, outlook: Outlook) -> bool:
    """Whether what comes back lies in these weeks."""
    return day_of(outlook.legs[1].work.start) in takers.weeks.rota_of_day


def _contents(shift: Shift, piece: Piece) -> str:
    """`2 visits, 1.5 h reserve` of a shift; what a part is."""
    if piece.start is not None:
        return piece.title
    visits = sum(1 for each in shift.activities if each.kind == "visit")
    duty = sum(each.end - each.start for each in shift.activities if each.kind == "duty")
    reserve = sum(each.end - each.start for each in shift.activities if each.kind == "reserve")
    parts = [f"{visits} visit{'s' if visits > 1 else ''}"] if visits else []
    parts += [f"{hours_label(duty)} duty"] if duty else []
    parts += [f"{hours_label(reserve)} reserve"] if reserve else []
    return ", ".join(parts)
