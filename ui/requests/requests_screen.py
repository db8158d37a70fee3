"""A person's own screen of leave, TOIL and hours: confirmed in a click, asked for at the right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.flexible_working import FlexibleRequest
from planner.domain.own_requests import OwnRequest
from planner.domain.staff import Preference
from planner.domain.time_grid import ACTIVITY_GRID, civil_of, date_of, day_label, hours_label, times_label
from planner.services.check_in.watch import Watched
from planner.services.worked.work_days import WorkDay
from ui.forms.form_screen import OVERLAY_BELOW
from ui.people.wishes_tab import FRESH
from ui.requests.deed_pane import DeedPane
from ui.requests.own_balances import cost_words, show_balances
from ui.requests.own_deeds import typed_deed
from ui.requests.own_forms import shift_words
from ui.requests.own_page import OwnPage
from ui.requests.own_pane import OwnPane
from ui.requests.own_rows import OwnRows
from ui.requests.telling_screen import TellingScreen
from ui.theme import px

if TYPE_CHECKING:
    from planner.domain.team import Team
    from ui.main_window.desk import Desk


class RequestsScreen(TellingScreen):
    """Every deed goes through the gate of permissions in the caller's name, and is on no undo stack."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.page = OwnPage()
        super().__init__(desk, self.page, parent)
        self.pane = OwnPane(self)
        self.rows = OwnRows(self.page, self)
        # What the form in front is about, where it is about something that is there.
        self._record: Any = None
        self._connect()

    @property
    def staff(self) -> str:
        """Who the caller is in the team; nothing where they are nobody in it."""
        return self.desk.session.caller.staff or ""

    @property
    def side(self) -> DeedPane:
        return self.pane

    @Slot()
    def renew(self) -> None:
        session, team = self.desk.session, self.desk.session.team
        if team is None or session.is_locked or not self.staff:
            return
        self.rows.show(session.store, team, self.staff, session.clock.now())
        self._show_balances(team)
        self.place()

    @Slot()
    def place(self) -> None:
        """In a narrow window the balances lie over the rest while they are asked for."""
        super().place()
        is_overlay = self.width() < px(OVERLAY_BELOW)
        self.page.balances.setVisible(is_overlay)
        if is_overlay and not self.has_form:
            self.side.setVisible(self.page.balances.isChecked())

    def panes(self) -> Sequence[QWidget]:
        return (self.page, self.pane)

    def status_line(self) -> tuple[str, str, str] | None:
        waiting = self.rows.waiting
        return (waiting, "info", "text2") if waiting else ("Nothing waits for you", "tick-circle", "okInk")

    def start_new(self, what: str) -> None:
        {"toil": self.begin_toil, "wish": self.begin_wish, "flexible": self.begin_flexible}.get(
            what, self.begin_leave
        )()

    def keep_typed(self) -> bool:
        """A request is asked by its button alone: what is typed and not asked is no request."""
        return True

    # --- what the rows do --------------------------------------------------------------------------------

    def confirm(self, day: WorkDay) -> None:
        from planner.services.worked.confirm import confirm_day

        on = date.fromordinal(day.day)
        self.do_deed(lambda store, caller, clock: confirm_day(store, caller, day.staff, on, clock))

    def correct(self, day: WorkDay) -> None:
        values = self.pane.day.of_day(day.day, day.shift, day.told)
        self._begin("day", values, day_label(day.day), shift_words(day.shift))
        self.pane.day["end"].begin()

    def claim(self, day: WorkDay) -> None:
        from planner.services.worked.claim import claim_extra

        on = date.fromordinal(day.day)
        done = self.do_deed(lambda store, caller, _: claim_extra(store, caller, day.staff, on))
        if done is not None:
            self.desk.say(f"{hours_label(done.minutes)} TOIL is asked for; {self._manager} agrees it.")

    def start_later(self, day: WorkDay) -> None:
        from planner.services.worked.later_start import ask_later_start

        on = date.fromordinal(day.day)
        request = self.do_deed(
            lambda store, caller, clock: ask_later_start(store, caller, day.staff, on, clock)
        )
        if isinstance(request, OwnRequest) and request.later_start is not None:
            later = request.later_start
            times = times_label(later.start, later.end)
            if request.state == "approved":
                self.desk.say(f"{day_label(later.start // 1440)} is {times} now, and published so.")
            else:
                self.desk.say(f"Others wait for that time: {self._manager} decides on {times}.")

    def tell_safe(self, watched: Watched) -> None:
        from planner.services.check_in.tell import i_am_safe

        check_in = watched.check_in
        self.do_deed(lambda store, caller, _: i_am_safe(store, caller, check_in.staff, check_in.start))

    def stay(self, watched: Watched, minutes: int) -> None:
        from planner.services.check_in.tell import stay_until

        check_in = watched.check_in
        now = civil_of(self.desk.session.clock.now())
        until = max(check_in.due, now) + minutes
        until = -(-until // ACTIVITY_GRID) * ACTIVITY_GRID
        self.do_deed(
            lambda store, caller, clock: stay_until(
                store, caller, check_in.staff, check_in.start, until, clock
            )
        )

    def make_sure(self, watched: Watched) -> None:
        self._begin("safe", self.pane.safe.fresh(), f"Visit {watched.case}", record=watched)

    def take_back(self, request: OwnRequest) -> None:
        from planner.services.requests.own_leave import cancel_request

        self.do_deed(
            lambda store, caller, clock: cancel_request(store, caller, request.id, request.staff, clock)
        )

    def change_wish(self, wish: Preference) -> None:
        values = {name: getattr(wish, name) for name in FRESH}
        self._begin("wish", values, "Change a wish", record=wish, is_new=False)

    def remove_wish(self, wish: Preference) -> None:
        from planner.services.requests.own_wishes import remove_wish

        self.do_deed(lambda store, caller, _: remove_wish(store, caller, wish.id, wish.staff))

    def withdraw(self, request: FlexibleRequest) -> None:
        from planner.services.flexible.register import withdraw

        self.do_deed(lambda store, caller, clock: withdraw(store, caller, request.id, request.staff, clock))

    def appeal(self, request: FlexibleRequest) -> None:
        self._begin("appeal", self.pane.appeal.fresh(), request.asks, record=request)

    # --- forms -------------------------------------------------------------------------------------------

    def _begin(
        self,
        kind: str,
        values: Mapping[str, Any],
        title: str,
        note: str = "",
        *,
        record: Any = None,
        is_new: bool = True,
    ) -> None:
        """A form in front. `record`: what it is about, where it is about something that is there."""
        self.note_opener()
        self._record = record
        self.pane.show_form(kind, title, note, is_new=is_new).put(values)
        self.place()

    @Slot()
    def begin_leave(self, kind: str = "annual_leave") -> None:
        values = self.pane.leave.fresh(self._tomorrow, kind or "annual_leave")
        self._begin("leave", values, "New request", f"{self._manager} decides, and sees what it does.")
        self.show_effect()

    @Slot()
    def begin_toil(self) -> None:
        self._begin("toil", self.pane.toil.fresh(self._today), "New request", "In quarters of an hour.")

    @Slot()
    def take_it(self) -> None:
        """Hours that run out: a request to take them off."""
        self.begin_leave("toil")

    @Slot()
    def begin_wish(self) -> None:
        self._begin("wish", self.pane.wish.fresh(), "New")

    @Slot()
    def begin_flexible(self) -> None:
        self.pane.flexible.pattern.compare_with(self.desk.session.team, self.staff, self._today)
        values = self.pane.flexible.fresh(self._today)
        self._begin("flexible", values, "A request under the Employment Rights Act 1996, s. 80F")

    @Slot()
    def begin_day(self) -> None:
        self._begin("day", self.pane.day.of_day(self._today.toordinal(), None, None), "Another day")

    @Slot()
    def save(self) -> None:
        """Ask or tell what is in the form."""
        kind, form = self.pane.kind, self.pane.form
        if form is None:
            return
        make = partial(typed_deed, self.pane, self.staff, self._record)
        self.save_form(form, make, partial(self._told, kind))

    def _told(self, kind: str, done: Any) -> None:
        self._tell_done(kind, done)
        self.close_form()

    @Slot()
    def close_form(self) -> None:
        """The balances again; the focus goes back to where the form was asked for."""
        self._record = None
        team = self.desk.session.team
        self.pane.show_balances(team.staff_names.get(self.staff, "") if team else "")
        self.renew()
        self.go_back(self.page.ask_leave)

    # --- showing -----------------------------------------------------------------------------------------

    @Slot()
    def show_effect(self) -> None:
        """What the leave in the form would take from the pot."""
        team = self.desk.session.team
        if team is None or self.pane.kind != "leave":
            return
        self.pane.show_cost(cost_words(self.desk, team, self.staff, self.pane.leave))

    def _show_balances(self, team: Team) -> None:
        if not self.pane.kind:
            show_balances(self.desk, team, self.staff, self.pane)

    def _tell_done(self, kind: str, done: Any) -> None:
        sentences = {
            "leave": f"Asked for; {self._manager} decides.",
            "toil": f"Asked for; {self._manager} agrees it.",
            "flexible": "Asked for; the clock of two months runs from today.",
        }
        if kind in sentences:
            self.desk.say(sentences[kind])
        elif kind == "day":
            self.desk.say(f"{day_label(date_of(done.start).toordinal())} is kept as you worked it.")

    @property
    def _manager(self) -> str:
        team = self.desk.session.team
        return team.manager if team is not None else "The manager"

    @property
    def _today(self) -> date:
        return self.desk.session.clock.now().date()

    @property
    def _tomorrow(self) -> date:
        return self._today + timedelta(days=1)

    def _connect(self) -> None:
        self.page.balances.toggled.connect(self.place)
        self.page.ask_leave.clicked.connect(lambda: self.begin_leave())
        self.page.ask_toil.clicked.connect(self.begin_toil)
        self.page.add_wish.clicked.connect(self.begin_wish)
        self.page.ask_flexible.clicked.connect(self.begin_flexible)
        self.page.other_day.clicked.connect(self.begin_day)
        self.pane.take_requested.connect(self.take_it)
        self.pane.save_requested.connect(self.save)
        self.pane.cancel_requested.connect(self.close_form)
        self.pane.changed.connect(self._changed)

    @Slot()
    def _changed(self) -> None:
        self.pane.show_changed(is_changed=True, is_new=True)
        self.effect_timer.start()
