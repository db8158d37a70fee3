"""Days of people put as typed: a shift made, changed or taken out for each, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.domain.errors import BadInputError, InputProblem, RefusedEditError
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil, day_label
from planner.importers.typed_hours import TypedCell, TypedHours, typed_hours
from planner.services.group_edits import counted_shifts, exchanged, joined_subject
from planner.services.new_shift import new_shift
from planner.services.put_shifts import RotaEdit
from planner.services.shift_refit import refitted


@dataclass(frozen=True, slots=True)
class PutDay:
    """What a person is to work on a day: `shift` as it would be made anew, None for a day off.

    `place`: where it was said; a shift that is there keeps its place otherwise.
    """

    staff: str
    day: int
    shift: Shift | None
    has_place: bool = False


@dataclass(frozen=True, slots=True)
class PutDays:
    """Put them. A shift that is there keeps what still fits into the new hours."""

    days: tuple[PutDay, ...]
    name: str = ""

    @property
    def what(self) -> str:
        return self.name or f"Paste {counted_shifts(len(self.days))}"

    @property
    def subject(self) -> str:
        return joined_subject(f"{each.staff} {day_label(each.day)}" for each in self.days)

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """Raises `RefusedEditError` when a shift that would change is pinned."""
        there = {(shift.staff, shift.day): shift for shift in rota.shifts}
        gone: list[Shift] = []
        come: list[Shift] = []
        for each in self.days:
            old = there.get((each.staff, each.day))
            new = _renewed(old, each)
            if old is not None and old != new:
                if old.is_pinned:
                    raise RefusedEditError(f"The shift “{old.id}” is pinned.", "Unpin it first.")
                gone.append(old)
            if new is not None and old != new:
                come.append(new)
        return exchanged(rota, gone, come, self.what)


def _renewed(old: Shift | None, put: PutDay) -> Shift | None:
    new = put.shift
    if old is None or new is None:
        return new
    place = new.place if put.has_place else old.place
    if old.span == new.span:
        return old if old.place == place else old.model_copy(update={"place": place})
    changed = refitted(old, new.span, old.staff, carries_free_time=False)
    rest = {} if old.break_span else {"break_start": new.break_start, "break_end": new.break_end}
    return changed.model_copy(update={"place": place, "name": new.name, **rest})


def put_typed(team: Team, problem: RotaProblem, cells: Sequence[TypedCell], what: str = "") -> PutDays:
    """The edit for typed cells.

    Raises `BadInputError` with every cell that is no time, or lies outside of the planned weeks; nothing is
    changed then. `RefusedEditError` when no cell says anything.
    """
    problems: list[InputProblem] = []
    days: list[PutDay] = []
    named = named_shifts(team)
    for cell in cells:
        try:
            read = typed_hours(cell.text, named)
        except ValueError as error:
            problems.append(InputProblem(cell.where, str(error)))
            continue
        if read.kind == "nothing":
            continue
        if cell.day not in problem.days or cell.staff not in problem.person_by_id:
            problems.append(InputProblem(cell.where, "This day is not in the weeks on the board."))
            continue
        days.append(_put(problem, cell, read))
    if problems:
        raise BadInputError(
            "What was pasted", tuple(problems), "Correct it and paste again; nothing was pasted."
        )
    if not days:
        raise RefusedEditError("There are no times to paste.", "Copy cells such as 12:00–20:00 first.")
    return PutDays(tuple(days), what)


def _put(problem: RotaProblem, cell: TypedCell, read: TypedHours) -> PutDay:
    if read.kind == "off":
        return PutDay(cell.staff, cell.day, None)
    span = Span(civil(cell.day, read.start), civil(cell.day, read.end))
    shift = new_shift(problem, cell.staff, span, read.place, read.name)
    return PutDay(cell.staff, cell.day, shift, has_place=read.place is not None)


def named_shifts(team: Team) -> Mapping[str, tuple[str, int, int]]:
    """The team's named shifts by name, id and, where only one begins so, first letter."""
    known: dict[str, tuple[str, int, int]] = {}
    letters = [shift.name[:1].casefold() for shift in team.named_shifts]
    for shift in team.named_shifts:
        end = shift.end if shift.end > shift.start else shift.end + DAY
        entry = (shift.id, shift.start, end)
        known[shift.name.casefold()] = known[shift.id.casefold()] = entry
        if letters.count(shift.name[:1].casefold()) == 1:
            known[shift.name[:1].casefold()] = entry
    return known
