"""My week: the days by the hour, and at the right the balances, who can take what is chosen, and requests."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import PlannerError
from planner.domain.rota import Shift
from planner.domain.time_grid import monday_of
from planner.services.my_week.my_week import MyWeek, my_week
from planner.services.my_week.why_hours import why_these_hours
from ui.item_models.my_week_columns import day_columns
from ui.main_window.desk_screen import DeskScreen
from ui.my_week.hours_card import HoursCard
from ui.my_week.offer_card import OfferCard
from ui.my_week.offering import Offering
from ui.my_week.week_menu import WeekMenu
from ui.my_week.week_view import WeekView
from ui.my_week.week_words import status_words
from ui.my_week.whose_week import WhoseWeek
from ui.my_week.why_card import WhyCard
from ui.swaps.answering import Answering
from ui.swaps.requests_card import RequestsCard
from ui.theme import px

if TYPE_CHECKING:
    from ui.main_window.desk import Desk
    from ui.printing.paper import Printable

# The pane beside the days; below so much room it stands under them, with a share of the height.
PANE, PANE_BELOW, PANE_SHARE = 346, 1120, 0.42


class MyWeekScreen(DeskScreen):
    """A worker sees their own week; the manager that of whoever they choose, to do things for them."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.week: MyWeek | None = None
        self._monday = desk.session.first_day
        # Somebody has just asked who can take it: the answer is brought into sight.
        self._is_asked = False
        self.whose = WhoseWeek(self)
        self.view = WeekView(self)
        self.menu = WeekMenu(self.view)
        self.nothing = QLabel(self)
        self.stack = QStackedWidget(self)
        self.hours = HoursCard(self)
        self.offer = OfferCard(self)
        self.offering = Offering(desk, self.offer, self.view, self)
        self.why = WhyCard(self)
        self.requests = RequestsCard(self.view, self)
        self.answering = Answering(desk, self.requests, self)
        self._lay_out()
        self._connect()

    @property
    def staff(self) -> str:
        """Whose week it is; empty where nobody is chosen."""
        caller = self.desk.session.caller
        return caller.staff or "" if not caller.is_manager else self.whose.staff

    def renew(self) -> None:
        session = self.desk.session
        team, caller = session.team, session.caller
        self.view.has_letters = self.desk.preferences.has_single_letters
        shown = session.shown
        if shown is not None and self._monday.toordinal() not in shown.problem.days:
            self._monday = session.first_day
        self.whose.show_team(team if caller.is_manager else None, caller.staff)
        before = self.week
        self.week = self._week_of(self.staff) if team is not None and self.staff else None
        if self.week is not None and self.week.rota is not None:
            today = session.clock.now().date().toordinal()
            self.view.show_columns(day_columns(self.week), today)
            self.stack.setCurrentWidget(self.view)
        else:
            self.nothing.setText(self._why_nothing())
            self.stack.setCurrentWidget(self.nothing)
        self.hours.setVisible(self.week is not None)
        if self.week is not None:
            self.hours.show_hours(self.week.hours)
        self.answering.show_requests_of(self.staff)
        if not (session.is_looking_again and self._is_planned_as(before)):
            self._renew_offer()
        self._show_answer()

    def printables(self) -> Sequence[Printable]:
        """The week of whoever is shown, where it is published."""
        from ui.printing.tables import own_week_printable

        week = self.week
        return (own_week_printable(week),) if week is not None and week.rota is not None else ()

    def _is_planned_as(self, before: MyWeek | None) -> bool:
        """Whether the published week is the same: what is ticked to be asked may stand then, whatever else
        somebody has done; asking judges it anew."""
        now = self.week
        return now is not None and before is not None and now.rota == before.rota

    # --- offering ----------------------------------------------------------------------------------------

    @Slot()
    def begin_offer(self) -> None:
        """Who can take what is chosen."""
        piece = self.view.chosen_piece
        shift = self._chosen_shift()
        if piece is not None and shift is not None:
            self.offering.begin(shift, piece)
            self.pane.ensureWidgetVisible(self.offer)

    @Slot()
    def _show_takers(self) -> None:
        """Where they lie below what is seen of the pane, their card goes to its top."""
        bar, viewport = self.pane.verticalScrollBar(), self.pane.viewport()
        if self.offer.isVisible() and self.offer.geometry().bottom() > bar.value() + viewport.height():
            bar.setValue(self.offer.y() - px(10))

    @Slot()
    def _ask_offer(self) -> None:
        """By a key, the menu or the button on the shift; asked again, the keys go to the answer."""
        piece, shift = self.view.chosen_piece, self._chosen_shift()
        is_there = piece is not None and shift is not None and self.offering.is_about(shift, piece)
        if is_there and self.offer.isVisible():
            self.offer.take_focus()
        else:
            self.begin_offer()
            self.desk.frame.renew_status()
            self._is_asked = True

    @Slot()
    def _takers_found(self) -> None:
        if self._is_asked:
            self._is_asked = False
            # The card has its height a moment later.
            QTimer.singleShot(0, self, self._show_takers)

    def _chosen_shift(self) -> Shift | None:
        day = self.view.chosen_day
        return self.week.shift_on(day) if self.week is not None and day else None

    @Slot(int, object)
    def _choose_part(self, _day: int, _start: object) -> None:
        """Another piece of work: what is known of the last one no longer holds."""
        has_shift = self._chosen_shift() is not None
        self.view.show_offer(is_possible=has_shift)
        self.desk.frame.renew_status()
        if self.offer.isVisible() and has_shift:
            self.begin_offer()
        elif not has_shift:
            self.offering.end()
        self._show_answer()

    def _renew_offer(self) -> None:
        """After a change of the plan the question is asked anew."""
        if self._chosen_shift() is None:
            self.offering.end()
        elif self.offer.isVisible():
            self.begin_offer()

    @Slot()
    def _choose_person(self) -> None:
        self.view.clear_choice()
        self.offering.end()
        self.renew()

    # --- why ---------------------------------------------------------------------------------------------

    @Slot()
    def _ask_why(self) -> None:
        """Solve the week without it, as far as whoever asks may see the week."""
        shown, shift = self.desk.session.shown, self._chosen_shift()
        if shown is None or shift is None:
            return
        if shown.shift(shift.id) != shift:
            self.desk.say("The rota on the board is another one: publish it, or look at that week's board.")
            return
        piece = self.view.chosen_piece
        self.desk.explainer.ask_why(shown, shift.id, piece.start if piece is not None else None)
        self._show_answer()
        self.pane.ensureWidgetVisible(self.why)

    @Slot()
    def _show_answer(self) -> None:
        shift, piece = self._chosen_shift(), self.view.chosen_piece
        if shift is None or piece is None:
            self.why.show_answer(None)
            return
        known = why_these_hours(self.week, shift, piece.start) if self.week is not None else ()
        self.why.show_answer(self.desk.explainer.answer(shift.id, piece.start), known)

    @Slot()
    def _take_hours(self) -> None:
        """Where time off in lieu is asked for: by oneself, or for somebody by the manager."""
        self.desk.actions.trigger("screen.leave" if self.desk.plans else "requests.toil")

    def _week_of(self, staff: str) -> MyWeek | None:
        session = self.desk.session
        try:
            return my_week(session.store, session.caller, staff, self._monday)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return None

    def _why_nothing(self) -> str:
        team = self.desk.session.team
        if team is None or not team.staff:
            return "There is nobody in the team yet."
        if not self.staff:
            return "Your sign-in is not joined to anybody of this team. Ask the manager."
        return f"{team.manager} has not published this week yet."

    def status_line(self) -> tuple[str, str, str] | None:
        calendar = self.desk.calendar
        at = calendar.updated_at if calendar.staff == self.staff else None
        is_own = self.staff == self.desk.session.caller.staff
        return status_words(self.week, at, is_own=is_own) if self.week is not None else None

    def status_key(self) -> tuple[str, str] | None:
        key = "O" if self.view.has_letters else "Enter"
        if self._chosen_shift() is None:
            return None
        return "Go to who can take it" if self.offer.isVisible() else "Offer the selected shift", key

    @property
    def monday(self) -> date | None:
        return self._monday

    def choose_week(self, day: date) -> bool:
        session = self.desk.session
        self._monday = date.fromordinal(monday_of(day))
        shown = session.shown
        if shown is not None and self._monday.toordinal() in shown.problem.days:
            self.renew()
        else:
            session.show_week(day)
        return True

    def panes(self) -> Sequence[QWidget]:
        return (self.view, self.pane)

    # --- making ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.whose.chosen.connect(self._choose_person)
        self.view.chosen.connect(self._choose_part)
        self.view.offer_requested.connect(self._ask_offer)
        self.view.why_requested.connect(self._ask_why)
        self.offer.closed.connect(self.offering.end)
        self.offer.why_requested.connect(self._ask_why)
        self.offering.search.found.connect(self._takers_found)
        self.hours.take_requested.connect(self._take_hours)
        self.desk.explainer.answer_moved.connect(self._show_answer)

    def _lay_out(self) -> None:
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.stack.addWidget(self.view)
        self.stack.addWidget(self.nothing)
        self.pane = QScrollArea(self)
        self.pane.setObjectName("sidePane")
        self.pane.setAccessibleName("Hours, offers and requests")
        self.pane.setWidgetResizable(True)
        self.pane.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self.pane)
        self.cards = QVBoxLayout(inside)
        self.cards.setContentsMargins(px(10), px(10), px(10), px(10))
        self.cards.setSpacing(px(10))
        for card in (self.whose, self.hours, self.offer, self.why, self.requests):
            self.cards.addWidget(card)
        self.cards.addStretch(1)
        self.pane.setWidget(inside)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.stack, 1)
        self._row.addWidget(self.pane)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a narrow window the pane stands below the days, which would else be too narrow to read."""
        super().resizeEvent(event)
        is_narrow = self.width() < px(PANE_BELOW)
        sides = QBoxLayout.Direction
        self._row.setDirection(sides.TopToBottom if is_narrow else sides.LeftToRight)
        self.pane.setMinimumWidth(0 if is_narrow else px(PANE))
        self.pane.setMaximumWidth(self.width() if is_narrow else px(PANE))
        self.pane.setMaximumHeight(round(self.height() * PANE_SHARE) if is_narrow else self.height())
