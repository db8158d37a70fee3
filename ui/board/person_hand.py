"""The hand that carries a person: onto a demand that is not met, or onto another person's shift.

What the rules say is asked of the checker alone, at once; nothing is solved, and nothing is changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from planner.domain.errors import PlannerError
from planner.domain.rota import Shift
from planner.domain.time_grid import times_label
from planner.services.exchange_shifts import ExchangeShifts
from planner.services.explain.records import WhatIf
from planner.services.explain.what_if import what_if
from planner.services.rota_edits import MoveShift
from ui.board.edit_verdict import EditProbe, EditVerdict, make_probe
from ui.item_models.board_marks import UncoveredMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.board_words import short_day, uncovered_accessible_text


@dataclass(frozen=True, slots=True)
class CarriedPerson:
    """A person in hand over a demand or a shift, or over nothing."""

    staff: str
    name: str
    demand: UncoveredMark | None = None
    shift: Shift | None = None

    @property
    def is_over_something(self) -> bool:
        return self.demand is not None or self.shift is not None


@dataclass(frozen=True, slots=True)
class PutPerson:
    """Put down: the person does the demand, in the shift that the answer shows."""

    staff: str
    demand: str
    shift: Shift


class PersonHand:
    """Holds at most one person. `moved`: called when somebody was taken in hand, or let go."""

    def __init__(self, moved: Callable[[], None] = lambda: None) -> None:
        self.carried: CarriedPerson | None = None
        self._moved = moved
        self._snapshot: BoardSnapshot | None = None
        self._probe: EditProbe | None = None
        self._answers: dict[tuple[str, str], WhatIf | PlannerError] = {}

    @property
    def is_carrying(self) -> bool:
        return self.carried is not None

    def pick_up(self, snapshot: BoardSnapshot, row: int) -> None:
        """Take the person of a row in hand."""
        if self._snapshot is not snapshot:
            self._snapshot, self._answers, self._probe = snapshot, {}, None
        person = snapshot.rows[row]
        self.carried = CarriedPerson(person.id, person.name)
        self._moved()

    def drop(self) -> None:
        """Let go."""
        was_carrying = self.is_carrying
        self.carried = None
        if was_carrying:
            self._moved()

    def change_person(self, row: int) -> None:
        """Take another person in hand over the same place."""
        if self.carried is not None and self._snapshot is not None:
            person = self._snapshot.rows[row]
            self.carried = replace(self.carried, staff=person.id, name=person.name)

    def hold(self, *, demand: UncoveredMark | None = None, shift: Shift | None = None) -> None:
        """Hold the person over a demand, a shift, or nothing."""
        if self.carried is not None:
            is_own = shift is not None and shift.staff == self.carried.staff
            self.carried = replace(self.carried, demand=demand, shift=None if is_own else shift)

    def verdict(self) -> EditVerdict | None:
        """What the rules say of it; None over nothing."""
        carried = self.carried
        if carried is None or not carried.is_over_something:
            return None
        if carried.demand is None:
            return self._of_shift(carried)
        if self.is_on(carried.staff, carried.demand.demand):
            return EditVerdict("refused", f"{carried.name} is on it already.")
        return _verdict(self._answer(carried.staff, carried.demand.demand))

    def is_on(self, staff: str, demand: str) -> bool:
        """Whether the person serves the demand already; who only writes a visit up does not."""
        shifts = self._snapshot.shifts if self._snapshot is not None else ()
        return any(
            each.demand == demand and each.kind != "recording"
            for shift in shifts
            if shift.staff == staff
            for each in shift.activities
        )

    def put_down(self) -> PutPerson | ExchangeShifts | MoveShift | None:
        """What is asked for by letting go here; None over nothing and where the law objects."""
        carried, verdict = self.carried, self.verdict()
        if carried is None or verdict is None or verdict.is_final:
            return None
        self.drop()
        if carried.demand is None:
            return self._edit(carried.shift, carried.staff) if carried.shift is not None else None
        answer = self._answer(carried.staff, carried.demand.demand)
        if isinstance(answer, PlannerError) or answer.shift is None:
            return None
        return PutPerson(carried.staff, carried.demand.demand, answer.shift)

    def title(self) -> str:
        """`Ben Okafor on R-1042?`, `Ben Okafor instead of Amira Khan, Tue 24 Nov?`"""
        carried = self.carried
        if carried is None:
            return ""
        if carried.demand is not None:
            return f"{carried.name} on {carried.demand.label}?"
        if carried.shift is not None and self._snapshot is not None:
            row = self._snapshot.row_of.get(carried.shift.staff)
            other = self._snapshot.rows[row].name if row is not None else "somebody else"
            times = times_label(carried.shift.start, carried.shift.end)
            if self._own_shift(carried.shift, carried.staff) is not None:
                return f"{carried.name} and {other} exchange {short_day(carried.shift.day)}?"
            return f"{carried.name} instead of {other}, {short_day(carried.shift.day)} {times}?"
        return carried.name

    def words(self) -> str:
        """Title and verdict, for a screen reader."""
        verdict = self.verdict()
        if verdict is None:
            return self.title()
        said = {
            "fine": "No rule objects.",
            "wish": "Possible, against a wish:",
            "policy": "Possible, but:",
            "refused": "Not without agreement:" if verdict.is_agreeable else "Not possible:",
        }
        where = ""
        if self.carried is not None and self.carried.demand is not None:
            where = uncovered_accessible_text(self.carried.demand)
        return " ".join(part for part in (self.title(), said[verdict.kind], verdict.words, where) if part)

    def _answer(self, staff: str, demand: str) -> WhatIf | PlannerError:
        key = (staff, demand)
        snapshot = self._snapshot
        assert snapshot is not None
        if key not in self._answers:
            try:
                self._answers[key] = what_if(snapshot.problem, snapshot.shifts, staff, demand)
            except PlannerError as trouble:
                self._answers[key] = trouble
        return self._answers[key]

    def _of_shift(self, carried: CarriedPerson) -> EditVerdict | None:
        snapshot = self._snapshot
        if snapshot is None or snapshot.rota is None or carried.shift is None:
            return None
        if carried.shift.is_pinned:
            return EditVerdict("refused", "This shift is pinned. Unpin it to give it away.")
        self._probe = self._probe or make_probe(snapshot.problem, snapshot.rota)
        return self._probe(self._edit(carried.shift, carried.staff))

    def _own_shift(self, shift: Shift, staff: str) -> Shift | None:
        """What the person in hand works on the day of that shift."""
        shifts = self._snapshot.shifts if self._snapshot is not None else ()
        return next((each for each in shifts if each.staff == staff and each.day == shift.day), None)

    def _edit(self, shift: Shift, staff: str) -> ExchangeShifts | MoveShift:
        """Who is off that day takes the shift over; who works exchanges it for theirs."""
        own = self._own_shift(shift, staff)
        if own is not None:
            return ExchangeShifts(own.id, shift.id)
        return MoveShift(shift.id, to_staff=staff)


def _verdict(answer: WhatIf | PlannerError) -> EditVerdict:
    if isinstance(answer, PlannerError):
        return EditVerdict("refused", answer.sentence)
    if not answer.is_lawful or answer.shift is None:
        law = [finding.sentence for finding in answer.objections if finding.kind == "law"]
        return EditVerdict("refused", law[0] if law else answer.sentence)
    against = [finding.sentence for finding in (*answer.objections, *answer.lost)]
    return EditVerdict("policy", " ".join(against)) if against else EditVerdict("fine", "No rule objects.")
