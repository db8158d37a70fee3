"""What would do where pins clash: a pin let go, leave moved, hours agreed; each tried before it is told."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.rules.pinned_parts import Pin
from planner.rules.wording import span_text
from planner.services.allow_exceptions import Allowance, agreed_hours
from planner.services.explain.clash_pins import is_same_clash, law_broken_by
from planner.services.explain.moved_leave import leave_moved
from planner.services.explain.records import Relaxation
from planner.services.explain.ways import CAN_COME_BACK
from planner.services.freeze_problem import freeze_problem
from planner.services.pin_edits import UnpinActivity, UnpinShift
from planner.services.put_shifts import RotaEdit
from planner.services.team_pins import pins_let_go

AGREED = "Agreed, so that the pinned shift can stay."


@dataclass(frozen=True)
class ClashWays:
    """Finds the ways out of clashes of one team's week."""

    team: Team
    problem: RotaProblem
    base: Rota | None

    def unpinned(self, clashing: Sequence[Pin], holds_without: Callable[[Pin], bool]) -> Iterator[Relaxation]:
        """Each pin without which the rest stands."""
        for pin in clashing:
            if holds_without(pin):
                edit = self._edit(pin)
                allowance = Allowance() if edit is not None else pins_let_go(self.team, (pin,))
                sentence = f"Unpin {pin.words(self.problem, is_pinned=False)}."
                yield Relaxation(sentence, "then it may move", edit, allowance)

    def in_the_records(self, clashing: Sequence[Pin], finding: Finding) -> Iterator[Relaxation]:
        """The leave moved into which a pin falls, or the pinned hours agreed with the person."""
        for pin in clashing if finding.rule == "availability" else ():
            for way in (self._leave_moved(pin), self._hours_agreed(pin)):
                if way is not None and self._holds_with(way.allowance, clashing, finding):
                    yield way

    def _holds_with(self, allowance: Allowance, pins: Sequence[Pin], finding: Finding) -> bool:
        first_day = date.fromordinal(self.problem.first_day)
        problem = freeze_problem(
            allowance.applied(self.team), first_day, self.problem.weeks, self.base, is_anew=True
        )
        return not any(is_same_clash(each, finding) for each in law_broken_by(problem, pins))

    def _edit(self, pin: Pin) -> RotaEdit | None:
        """Where the draft holds the pin, the edit that lets it go."""
        for shift in self.base.shifts if self.base is not None else ():
            if pin.shift is not None and shift.id == pin.shift.id and shift.is_pinned:
                return UnpinShift(shift.id)
            if pin.activity is not None and shift.staff == pin.staff and pin.activity in shift.activities:
                return UnpinActivity(shift.id, pin.activity.start)
        return None

    def _leave_moved(self, pin: Pin) -> Relaxation | None:
        absence = self._absence(pin)
        person = self.problem.person_by_id.get(pin.staff)
        if absence is None or person is None or absence.kind not in CAN_COME_BACK:
            return None
        what = f"the {CAN_COME_BACK[absence.kind]} of {day_label(pin.day)}"
        cost = f"only if {person.name.split()[0]} offers"
        moved = leave_moved(self.team, absence, pin.day)
        return Relaxation(f"Ask {person.name} to move {what}.", cost, None, moved)

    def _absence(self, pin: Pin) -> Absence | None:
        return next(
            (
                each
                for each in self.team.absences
                if each.staff == pin.staff and each.start is None and each.dates.has(pin.day)
            ),
            None,
        )

    def _hours_agreed(self, pin: Pin) -> Relaxation | None:
        person = self.problem.person_by_id.get(pin.staff)
        if pin.shift is None or person is None or self._absence(pin) is not None:
            return None
        sentence = f"Agree {span_text(pin.shift.span)} with {person.name}."
        cost = f"outside the pattern: ask {person.name.split()[0]}"
        return Relaxation(sentence, cost, None, agreed_hours(self.team, (pin.shift,), AGREED))
