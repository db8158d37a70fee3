"""The manager's requests: decided with their effect in sight, flexible working, lone visits."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors import PlannerError
from planner.domain.flexible_working import FlexibleOption, FlexibleRequest
from planner.domain.own_requests import OwnRequest
from planner.domain.time_grid import monday_of
from planner.domain.worked_days import WorkedDay
from planner.ports import SolveSettings
from planner.services.check_in.watch import Watched
from planner.services.requests.own_leave import name_of
from ui.bootstrap import search_workers, solver_command
from ui.item_models.request_words import what_is_asked
from ui.leave.leave_counts import LeaveCounts
from ui.requests.decide_deeds import register_deed
from ui.requests.decide_effect import effects
from ui.requests.decide_page import DecidePage
from ui.requests.decide_pane import DecidePane
from ui.requests.decide_rows import DecideRows
from ui.requests.deed_pane import DeedPane
from ui.requests.own_deeds import Deed, made_sure
from ui.requests.register_entry import fill_entry
from ui.requests.telling_screen import TellingScreen
from ui.tasks.evidence_search import EvidenceSearch
from ui.widgets.refilled import refilled, stops

if TYPE_CHECKING:
    from planner.domain.flexible_working import Evidence
    from planner.services.edit_team import TeamEdit
    from ui.main_window.desk import Desk


class DecideScreen(TellingScreen):
    """Leave and TOIL are decided by steps of undo; the register keeps what was done by itself."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        self.page = DecidePage()
        super().__init__(desk, self.page, parent)
        self.pane = DecidePane(self)
        self.rows = DecideRows(self.page, self)
        self.search = EvidenceSearch(solver_command(), desk.session.clock, self)
        self._request: OwnRequest | None = None
        self._entry = ""
        self._solved = ""
        self._watched: Watched | None = None
        self._connect()

    @property
    def side(self) -> DeedPane:
        return self.pane

    @property
    def entry(self) -> FlexibleRequest | None:
        """The entry of the register in the pane."""
        records = self.desk.session.store.own_records(FlexibleRequest)
        return next((each for each in records if each.id == self._entry), None)

    @Slot()
    def renew(self) -> None:
        session, team = self.desk.session, self.desk.session.team
        if team is None or session.is_locked or not session.caller.is_manager:
            return
        self.rows.show(session.store, team, session.clock.now())
        if self.pane.kind == "request" and self._request is not None and not self._is_open(self._request):
            if session.is_looking_again:
                self.desk.say("This request was taken back or decided meanwhile.")
            self.close_form()
        elif self.pane.kind == "flexible":
            self._show_entry()
        self.place()

    def panes(self) -> Sequence[QWidget]:
        return (self.page, self.pane)

    def status_line(self) -> tuple[str, str, str] | None:
        waiting = self.rows.waiting
        return (waiting, "info", "text2") if waiting else ("Nothing waits for you", "tick-circle", "okInk")

    def keep_typed(self) -> bool:
        """Nothing is decided but by its button; a search ends with the window it belongs to."""
        self.search.stop()
        return True

    def open_record(self, kind: str, key: str) -> None:
        """A request or an entry, found elsewhere."""
        del kind
        store = self.desk.session.store
        for request in store.own_records(OwnRequest):
            if request.id == key and request.is_open:
                self.open_request(request)
        for entry in store.own_records(FlexibleRequest):
            if entry.id == key:
                self.open_entry(entry)

    # --- requests for time -------------------------------------------------------------------------------

    def open_request(self, request: OwnRequest) -> None:
        """Show what it does, to be decided."""
        team = self.desk.session.team
        if team is None:
            return
        self.note_opener()
        self._request = request
        name = name_of(team, request.staff)
        note = request.history[0].note if request.history and request.later_start is None else ""
        if request.absence is not None:
            note = request.absence.note
        if request.entry is not None:
            note = request.entry.reason
        icon_name = "leave" if request.absence is not None else "clock"
        self.pane.show_request(icon_name, f"{name}: {what_is_asked(request)}", f"“{note}”" if note else "")
        self.show_effect()
        self.pane.approve.setFocus()
        self.place()

    @Slot()
    def show_effect(self) -> None:
        team, request = self.desk.session.team, self._request
        if team is None or request is None or self.pane.kind != "request":
            return
        monday = date.fromordinal(monday_of(request.on))
        rota = self.desk.session.rota_of(monday)
        found = effects(team, request, rota, self._today, LeaveCounts(self.desk.session).full_time_days)
        self.pane.show_effect(tuple(found))

    @Slot()
    def approve(self) -> None:
        """Grant it: one step of undo, or, for a later start, published at once."""
        from planner.services.requests.decide import approval, approve_request

        team, request = self.desk.session.team, self._request
        if team is None or request is None:
            return
        reason = self.pane.reason.values()["note"]
        if request.later_start is not None:
            self._close_after(
                lambda store, caller, clock: approve_request(store, caller, request.id, clock, reason)
            )
            return
        self._decide(lambda: approval(team, request, self._today), reason)

    @Slot()
    def decline(self) -> None:
        """Decline it, with the reason that is in the form."""
        from planner.services.allow_exceptions import usable_reason
        from planner.services.requests.decide import decline_request, refusal

        team, request = self.desk.session.team, self._request
        if team is None or request is None:
            return
        reason = usable_reason(self.pane.reason.values()["note"])
        if not reason:
            self.pane.reason.show_problems({"note": "A reason is needed: the person reads it."})
            return
        if request.later_start is not None:
            self._close_after(lambda store, caller, _: decline_request(store, caller, request.id, reason))
            return
        self._decide(lambda: refusal(team, request), reason)

    def _decide(self, make: Callable[[], TeamEdit], reason: str) -> None:
        try:
            problems = self.desk.edit_team(make(), reason or None)
        except PlannerError as trouble:
            self.pane.reason.show_problems({"": f"{trouble.sentence} {trouble.next_step}".strip()})
            return
        if problems:
            self.pane.reason.show_problems({"": problems[0].sentence})
        elif problems is None:
            self.close_form()

    def _is_open(self, request: OwnRequest) -> bool:
        team = self.desk.session.team
        if team is None:
            return False
        if request.later_start is not None:
            kept = self.desk.session.store.own_record(OwnRequest, request.id)
            return kept is not None and kept.is_open
        open_ones = {each.id for each in team.absences if each.state == "requested"}
        return request.id in open_ones | {each.id for each in team.toil if each.state == "requested"}

    # --- the register ------------------------------------------------------------------------------------

    def open_entry(self, request: FlexibleRequest) -> None:
        """Show the entry with its options and its story."""
        self.note_opener()
        self._entry = request.id
        self._show_entry()
        self.place()
        self.pane.close_button.setFocus()

    def _show_entry(self) -> None:
        entry, team = self.entry, self.desk.session.team
        if entry is None or team is None:
            self.close_form()
            return
        name = name_of(team, entry.staff)
        with refilled(self.pane.entry, self.pane.close_button):
            column = self.pane.show_entry(f"{name}: {entry.asks}", "")
            fill_entry(column, entry, self._today, self, self.search.stage, self.desk.session.first_day)

    def begin_step(self, kind: str) -> None:
        """The form of a step of the entry."""
        entry = self.entry
        if entry is None:
            return
        if kind == "agree" and not entry.options:
            self.desk.say("Add an option first: its pattern becomes the contract.")
            return
        self.pane.option.pattern.compare_with(self.desk.session.team, entry.staff, entry.wanted_from)
        form = self.pane.show_form(kind, entry.asks)
        fresh: Any = form
        form.put(self.pane.consult.fresh() if kind == "consult" else fresh.fresh(entry))
        self.place()

    def solve(self, option: FlexibleOption) -> None:
        """Solve a week with the option and without, in the background."""
        from planner.services.flexible.evidence import scenario

        entry, team = self.entry, self.desk.session.team
        if entry is None or team is None or self.search.is_running:
            return
        if self.desk.builder.is_running:
            self.desk.say("A rota is being built: wait until it is done.")
            return
        try:
            both = scenario(team, entry.staff, option, self.desk.session.first_day)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return
        self._solved = option.id
        self.search.start(
            both, SolveSettings(seconds=self.desk.preferences.build_seconds, workers=search_workers())
        )

    @Slot()
    def stop_solving(self) -> None:
        """Leave the search."""
        self.search.stop()

    @Slot(object)
    def _keep_evidence(self, evidence: Evidence) -> None:
        from planner.services.flexible.evidence import keep_evidence

        entry, option = self._entry, self._solved
        self.do_deed(
            lambda store, caller, clock: keep_evidence(store, caller, entry, option, evidence, clock)
        )

    @Slot(object)
    def _evidence_broken(self, trouble: PlannerError | None) -> None:
        if trouble is not None:
            self.desk.tell_trouble(trouble)

    @Slot()
    def _search_changed(self) -> None:
        if self.pane.kind == "flexible":
            self._show_entry()

    # --- lone visits and forms ---------------------------------------------------------------------------

    def make_sure(self, watched: Watched) -> None:
        """How the manager knows that somebody is safe."""
        self.note_opener()
        self._watched = watched
        self.pane.show_form("safe", f"Visit {watched.case}").put(self.pane.safe.fresh())
        self.place()

    def start_later(self, worked: WorkedDay) -> None:
        """The shift after a late finish begins later: at once where nobody waits, else to be decided."""
        from planner.services.worked.later_start import ask_later_start

        self.do_deed(
            lambda store, caller, clock: ask_later_start(store, caller, worked.staff, worked.on, clock)
        )

    @Slot()
    def save(self) -> None:
        """Do what is in the form."""
        kind, form, entry = self.pane.kind, self.pane.form, self.entry
        if form is None:
            return
        values = form.values()
        if kind == "safe" and self._watched is not None:
            check_in = self._watched.check_in
            self.save_form(form, lambda: made_sure(check_in, values["note"]), lambda _: self.close_form())
        elif entry is not None:
            self.save_form(form, lambda: register_deed(kind, entry, values), lambda _: self._to_entry())

    def _to_entry(self) -> None:
        self._show_entry()
        self.pane.close_button.setFocus()

    @Slot()
    def close_form(self) -> None:
        """From a step back to its entry, else to nothing chosen, and to the next thing to decide."""
        if self.pane.form is not None and self.pane.kind != "safe":
            self._to_entry()
            return
        self._request, self._entry, self._watched = None, "", None
        self.pane.show_nothing()
        self.place()
        self.go_back(*self.page.asked.stops, *stops(self.page))

    def _close_after(self, deed: Deed) -> None:
        if self.do_deed(deed) is not None:
            self.close_form()

    @property
    def _today(self) -> date:
        return self.desk.session.clock.now().date()

    def _connect(self) -> None:
        self.pane.approve_requested.connect(self.approve)
        self.pane.decline_requested.connect(self.decline)
        self.pane.save_requested.connect(self.save)
        self.pane.cancel_requested.connect(self.close_form)
        self.search.changed.connect(self._search_changed)
        self.search.finished.connect(self._keep_evidence)
        self.search.broken.connect(self._evidence_broken)
