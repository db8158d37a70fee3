"""Offers to repair a published week in which somebody still stands who is away since: on leave or sick, on
loan, or out of post."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.domain.staff import Absence, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import day_label

if TYPE_CHECKING:
    from planner.domain.rota import Shift
    from ui.main_window.desk import Desk
    from ui.main_window.frame import Frame

# What may take somebody out of a week: leave, and the contracts and loans of each.
Cause = Absence | StaffMember
ADVICE = "What was published stays until the week is repaired."


class RepairOffer(QObject):
    """Belongs to the frame; says so once, when the leave is recorded or approved, or the loan or the end of a
    contract kept, by whatever road."""

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(frame)
        self._desk, self._frame = desk, frame
        self._known = _causes(desk.session.team)
        # What the message that is shown is about.
        self._offered = ""
        bus = desk.session.bus
        bus.plan_changed.connect(self._begin)
        bus.team_changed.connect(self._look)
        bus.rota_changed.connect(self._withdraw_done)

    @Slot()
    def _begin(self) -> None:
        self._known = _causes(self._desk.session.team)

    @Slot()
    def _look(self) -> None:
        known, self._known = self._known, _causes(self._desk.session.team)
        new = [key for key, each in self._known.items() if _is_other(known.get(key), each)]
        for key in new if self._desk.plans else ():
            if shifts := self._shifts(key):
                self._offer(key, shifts)
                return
        self._withdraw_done()

    def _offer(self, key: str, shifts: tuple[Shift, ...]) -> None:
        from planner.rules.availability import OFF_SENTENCES

        team, cause = self._desk.session.team, self._known[key]
        name = team.staff_names.get(shifts[0].staff, "") if team else ""
        why = OFF_SENTENCES[
            "away" if isinstance(cause, Absence) else cause.lent(shifts[0].day) or "out of post"
        ]
        days = [day_label(shift.day) for shift in shifts]
        which = days[0] if len(days) == 1 else f"{len(days)} days from {days[0]} on"
        sentence = f"{name} {why} now, and stands in the published rota on {which}."
        self._offered = key
        self._desk.frame.show_message("warn", sentence, ADVICE, act=("Repair the week…", self._repair))

    def _repair(self) -> None:
        """Show the first such week, and ask from which day on."""
        shifts = self._shifts(self._offered)
        if not shifts:
            return
        self._desk.session.show_week(date.fromordinal(shifts[0].day))
        self._desk.frame.show_screen("rota")
        self._desk.actions.trigger("rota.repair")

    @Slot()
    def _withdraw_done(self) -> None:
        """What took them out was taken back, or the week was published without them."""
        if self._offered and not self._shifts(self._offered):
            self._offered = ""
            self._frame.message_bar.withdraw(ADVICE)

    def _shifts(self, key: str) -> tuple[Shift, ...]:
        """The published shifts for which somebody is not there."""
        from planner.services.planned_while_away import planned_while_away, planned_while_out

        team, cause = self._desk.session.team, self._known.get(key)
        if team is None or cause is None:
            return ()
        today = self._desk.session.clock.now().date()
        if isinstance(cause, Absence):
            return planned_while_away(team, cause, today)
        return planned_while_out(team, cause, today)


def _causes(team: Team | None) -> dict[str, Cause]:
    """What may take somebody out of a week, by a key of its own."""
    if team is None:
        return {}
    leave = {f"leave {each.id}": each for each in team.absences if each.state == "approved"}
    return {**leave, **{f"post {each.id}": each for each in team.staff}}


def _is_other(before: Cause | None, now: Cause) -> bool:
    if isinstance(now, Absence):
        return before != now
    # Somebody who is new stands in no rota.
    return isinstance(before, StaffMember) and (
        (before.contracts, before.secondments) != (now.contracts, now.secondments)
    )
