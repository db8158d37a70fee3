"""What a person does with an explanation: relax a clash, leave something uncovered, put somebody onto it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from ui.session.chosen import Chosen

if TYPE_CHECKING:
    from planner.services.explain.records import Clash, Relaxation
    from ui.board.person_hand import PutPerson
    from ui.main_window.desk import Desk

NO_CLASH = "Nothing clashes any more."
BUILD = "Build the rota (F5)."


class WaysOut(QObject):
    """Belongs to the desk; every step is one edit with its way back."""

    # What cannot stand together is other than before; none when the strip has gone.
    clashes_moved = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self.clashes: tuple[Clash, ...] = ()
        self._was_relaxed = False
        desk.explainer.clashes_found.connect(self._take_clashes)
        desk.builder.started.connect(self.forget_clashes)
        desk.session.bus.plan_changed.connect(self.forget_clashes)

    # --- clashes -----------------------------------------------------------------------------------------

    def relax(self, way: Relaxation) -> bool:
        """Put a relaxation in place as one step of undo, and look what still clashes."""
        desk, name = self._desk, f"Relax: {way.sentence.rstrip('.')}"
        is_done = desk.edit(way.edit, name) if way.edit is not None else self._relax_records(way, name)
        if is_done:
            self._was_relaxed = True
            self.look_again()
        return is_done

    def _relax_records(self, way: Relaxation, name: str) -> bool:
        from planner.services.relax_team import team_edit_of

        team = self._desk.session.team
        if team is None or not way.allowance:
            return False
        problems = self._desk.edit_team(team_edit_of(team, way.allowance, name))
        for problem in problems or ():
            self._desk.say(problem.sentence)
        return problems is None

    def look_again(self) -> None:
        """Ask once more what cannot stand together."""
        shown = self._desk.session.shown
        if shown is not None and not self._desk.builder.is_running:
            self._desk.explainer.ask_clashes(shown)

    def rota_moved(self) -> None:
        """The rota or the team is another: what clashed may clash no longer, or again after an undo."""
        if self.clashes:
            self.look_again()

    @Slot(object)
    def _take_clashes(self, clashes: tuple[Clash, ...]) -> None:
        had = bool(self.clashes)
        self.clashes = clashes
        self.clashes_moved.emit()
        if had and not clashes and self._was_relaxed:
            self._desk.frame.show_message("info", NO_CLASH, BUILD)
        if not clashes:
            self._was_relaxed = False

    @Slot()
    def forget_clashes(self) -> None:
        """The strip is put away."""
        self._was_relaxed = False
        if self.clashes:
            self.clashes = ()
            self.clashes_moved.emit()

    # --- what stays uncovered ----------------------------------------------------------------------------

    def leave_uncovered(self) -> bool:
        """Record why the chosen demand stays uncovered; where it is recorded already, take that back."""
        from planner.domain.errors import PlannerError
        from planner.services.leave_uncovered import LeaveUncovered, leave_uncovered

        desk, demand = self._desk, self._desk.chosen.demand
        rota = desk.session.rota
        if rota is None or demand is None:
            return False
        if rota.left_reason(demand):
            return desk.edit(LeaveUncovered(demand, None), "Take the reason back")
        reason = desk.ask.reason_to_leave(self._words_of(demand))
        if reason is None:
            return False
        try:
            edit = leave_uncovered(demand, reason, who=desk.session.who, at=desk.session.clock.now())
        except PlannerError as trouble:
            desk.tell_trouble(trouble)
            return False
        return desk.edit(edit, "Leave uncovered", reason)

    def _words_of(self, demand: str) -> str:
        from ui.views.uncovered_words import uncovered_words

        shown = self._desk.session.shown
        entry = shown.uncovered_demand(demand) if shown is not None else None
        if shown is None or entry is None:
            return demand
        words = uncovered_words(shown, entry)
        return f"{words.title}: {words.short}."

    # --- what if -----------------------------------------------------------------------------------------

    def put(self, asked: PutPerson) -> bool:
        """Put a person onto a demand as one step of undo; then show their shift."""
        from planner.services.rota_edits import PutShifts, ShiftChange

        rota = self._desk.session.rota
        if rota is None:
            return False
        place = (asked.staff, asked.shift.day)
        old = next((each for each in rota.shifts if (each.staff, each.day) == place), None)
        position = rota.shifts.index(old) if old is not None else len(rota.shifts)
        shown = self._desk.session.shown
        person = shown.problem.person_by_id.get(asked.staff) if shown is not None else None
        name = f"Put {person.name if person else asked.staff} on it"
        change = ShiftChange(old, asked.shift, position)
        if not self._desk.edit(PutShifts((change,), name), name):
            return False
        self._desk.choose(Chosen("shift", shift=asked.shift.id))
        return True
