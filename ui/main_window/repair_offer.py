"""Offers to repair a published week in which somebody still stands who is away since: on leave, or sick."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import day_label

if TYPE_CHECKING:
    from planner.domain.rota import Shift
    from ui.main_window.desk import Desk
    from ui.main_window.frame import Frame

ADVICE = "What was published stays until the week is repaired."


class RepairOffer(QObject):
    """Belongs to the frame; says so once, when the leave is recorded or approved, by whatever road."""

    def __init__(self, desk: Desk, frame: Frame) -> None:
        super().__init__(frame)
        self._desk, self._frame = desk, frame
        self._known = _approved(desk.session.team)
        # What the message that is shown is about.
        self._offered: Absence | None = None
        bus = desk.session.bus
        bus.plan_changed.connect(self._begin)
        bus.team_changed.connect(self._look)
        bus.rota_changed.connect(self._withdraw_done)

    @Slot()
    def _begin(self) -> None:
        self._known = _approved(self._desk.session.team)

    @Slot()
    def _look(self) -> None:
        known, self._known = self._known, _approved(self._desk.session.team)
        new = [each for key, each in self._known.items() if known.get(key) != each]
        for absence in new if self._desk.plans else ():
            if shifts := self._shifts(absence):
                self._offer(absence, shifts)
                return
        self._withdraw_done()

    def _offer(self, absence: Absence, shifts: tuple[Shift, ...]) -> None:
        team = self._desk.session.team
        name = next((each.name for each in team.staff if each.id == absence.staff), "") if team else ""
        days = [day_label(shift.day) for shift in shifts]
        which = days[0] if len(days) == 1 else f"{len(days)} days from {days[0]} on"
        sentence = f"{name} is away now, and stands in the published rota on {which}."
        self._offered = absence
        self._desk.frame.show_message("warn", sentence, ADVICE, act=("Repair the week…", self._repair))

    def _repair(self) -> None:
        """Show the first such week, and ask from which day on."""
        shifts = self._shifts(self._offered) if self._offered is not None else ()
        if not shifts:
            return
        self._desk.session.show_week(date.fromordinal(shifts[0].day))
        self._desk.frame.show_screen("rota")
        self._desk.actions.trigger("rota.repair")

    @Slot()
    def _withdraw_done(self) -> None:
        """The leave was taken back, or the week was published without them."""
        offered = self._offered
        if offered is not None and (self._known.get(offered.id) != offered or not self._shifts(offered)):
            self._offered = None
            self._frame.message_bar.withdraw(ADVICE)

    def _shifts(self, absence: Absence) -> tuple[Shift, ...]:
        from planner.services.planned_while_away import planned_while_away

        team = self._desk.session.team
        today = self._desk.session.clock.now().date()
        return planned_while_away(team, absence, today) if team is not None else ()


def _approved(team: Team | None) -> dict[str, Absence]:
    absences = team.absences if team is not None else ()
    return {each.id: each for each in absences if each.state == "approved"}
