"""Several weeks on the board, and edits that reach over them: each week's rota changes in its own part."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.domain.errors import PlannerError
from planner.domain.rota import Made, Rota, Shift
from planner.services.last_checked import LastChecked
from planner.services.put_shifts import PutShifts, ShiftChange
from ui.session.shown_rota import ShownRota
from ui.session.weeks_seen import SeenWeeks, see_weeks

if TYPE_CHECKING:
    from planner.services.put_shifts import RotaEdit
    from ui.main_window.desk import Desk

# Behind all that are there.
LAST_PLACE = 1_000_000


class WeeksOnBoard(QObject):
    """Belongs to the desk. One edit of the board is one step of undo, however many weeks it reaches over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._last: tuple[ShownRota, int, SeenWeeks] | None = None
        # An edit is checked in its own small part, of several weeks, too.
        self._checked = LastChecked()
        desk.session.bus.rota_changed.connect(self._forget)
        desk.session.bus.plan_changed.connect(self._forget)

    @Slot()
    def _forget(self) -> None:
        self._last = None

    @property
    def seen(self) -> SeenWeeks | None:
        """What is shown, with the weeks after it where more of them are looked at."""
        desk, shown = self._desk, self._desk.shown
        weeks = desk.board_look.weeks
        if shown is None:
            return None
        if weeks <= shown.problem.weeks or desk.builder.is_running:
            return SeenWeeks(shown)
        last = self._last
        if last is not None and shown.is_being_checked:
            # What it says of the weeks is worked out with the rest.
            return last[2]
        if last is None or last[0] is not shown or last[1] != weeks:
            last = self._last = (shown, weeks, see_weeks(shown, weeks, desk.session.rota_of, self._checked))
        return last[2]

    @property
    def is_wider(self) -> bool:
        """Whether more is seen than the rota on screen."""
        seen, shown = self.seen, self._desk.shown
        return seen is not None and shown is not None and seen.shown is not shown

    def has(self, week: date) -> bool:
        """Whether the week is seen beside the one on screen."""
        first = self._desk.session.first_day
        return self.is_wider and first < week < first + timedelta(weeks=self._desk.board_look.weeks)

    def edit(self, edit: RotaEdit) -> bool:
        """Do an edit of what is seen."""
        desk, seen = self._desk, self.seen
        if not self.is_wider or seen is None or seen.shown.rota is None:
            return desk.edit(edit)
        try:
            edited, _ = edit.apply(seen.shown.rota)
        except PlannerError as trouble:
            desk.tell_trouble(trouble)
            return False
        parts = self._parts(seen.shown.rota, edited)
        if set(parts) <= {desk.session.first_day}:
            return desk.edit(edit)
        return self._edit_parts(parts, edit.what)

    def _parts(self, before: Rota, after: Rota) -> dict[date, list[tuple[Shift | None, Shift | None]]]:
        """What changes in the rota of each week: shifts that go and shifts that come."""
        old = {shift.id: shift for shift in before.shifts}
        new = {shift.id: shift for shift in after.shifts}
        parts: dict[date, list[tuple[Shift | None, Shift | None]]] = {}
        for gone in (shift for key, shift in old.items() if new.get(key) != shift):
            parts.setdefault(self._week_of(gone), []).append((gone, None))
        for come in (shift for key, shift in new.items() if old.get(key) != shift):
            parts.setdefault(self._week_of(come), []).append((None, come))
        return parts

    def _week_of(self, shift: Shift) -> date:
        from planner.services.planned_weeks import covering_day

        day = date.fromordinal(shift.day)
        return covering_day(self._desk.session.store.kept_spans(), day)

    def _edit_parts(self, parts: dict[date, list[tuple[Shift | None, Shift | None]]], what: str) -> bool:
        """All of them or none; where a shift comes is tried first, for that is what is refused."""
        stack = self._desk.undo_stack
        order = sorted(parts, key=lambda week: all(new is None for _, new in parts[week]))
        stack.beginMacro(what)
        done = 0
        for week in order:
            if not self._edit_part(week, parts[week], what):
                break
            done += 1
        stack.endMacro()
        if done < len(order) and stack.canUndo():
            stack.undo()
            # What was not done whole is nothing that could be repeated: Qt throws such a step away, and it
            # would not even undo one.
            if stack.canRedo():
                stack.command(stack.index()).setObsolete(True)
                stack.redo()
        return done == len(order)

    def begin_by_hand(self, week: date) -> Rota | None:
        """An empty rota for a week that has none; None where that is refused."""
        from planner.services.rota_edits import ReplaceRota

        session = self._desk.session
        if session.team is None:
            return None
        made = Made(by=session.who, at=session.clock.now(), status="by_hand")
        empty = Rota(team=session.team.id, first_day=week, made=made)
        is_kept = self._desk.edit(ReplaceRota(empty, "Begin a rota by hand"), week=week)
        return empty if is_kept else None

    def _edit_part(self, week: date, part: list[tuple[Shift | None, Shift | None]], what: str) -> bool:
        desk = self._desk
        rota = desk.session.rota_of(week) or self.begin_by_hand(week)
        if rota is None:
            return False
        places = sorted(rota.shifts.index(gone) for gone, _ in part if gone is not None)
        changes = [
            ShiftChange(rota.shifts[place], None, place - number) for number, place in enumerate(places)
        ]
        changes += [ShiftChange(None, come, LAST_PLACE) for _, come in part if come is not None]
        return desk.edit(PutShifts(tuple(changes), what), week=week)
