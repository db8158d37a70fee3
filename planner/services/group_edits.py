"""Edits of several shifts at once: placed elsewhere, copied, exchanged over days. One step, one way back.

The shifts are taken out together and put back together, so that a week can be moved on by a day although
each shift lands where another has just been.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.domain.errors import RefusedEditError
from planner.domain.records import free_id
from planner.domain.rota import Rota, Shift, shift_id
from planner.domain.time_grid import Span, civil
from planner.services.put_shifts import (
    PutShifts,
    RotaEdit,
    ShiftChange,
    refuse_clash,
    shift_of,
    unpinned_shift,
)
from planner.services.shift_refit import refitted

# What a copy takes along: work of the person that no one demand asks for.
COPIED_WORK = frozenset({"protected_admin", "reserve", "cpd"})
LONGEST_SUBJECT = 120


@dataclass(frozen=True, slots=True)
class Placing:
    """Where a shift goes: to whom, and from when to when (civil minutes)."""

    shift_id: str
    staff: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class PlaceShifts:
    """Move several shifts in one step. For what becomes of their activities see `shift_refit`."""

    placings: tuple[Placing, ...]
    name: str = ""

    @property
    def what(self) -> str:
        return self.name or f"Move {counted_shifts(len(self.placings))}"

    @property
    def subject(self) -> str:
        return joined_subject(each.shift_id for each in self.placings)

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """Raises `RefusedEditError` when a shift is gone or pinned, or two would lie on one day."""
        gone = [unpinned_shift(rota, each.shift_id) for each in self.placings]
        come = [
            refitted(shift, placing.span, placing.staff)
            for shift, placing in zip(gone, self.placings, strict=True)
        ]
        return exchanged(rota, gone, come, self.what)


@dataclass(frozen=True, slots=True)
class CopyShifts:
    """Copy shifts to other days or people: hours, break, place, and the person's own desk work.

    Visits, duty, meetings and writing are there once and stay where they are; a pin is not copied.
    """

    placings: tuple[Placing, ...]
    name: str = ""

    @property
    def what(self) -> str:
        return self.name or f"Copy {counted_shifts(len(self.placings))}"

    @property
    def subject(self) -> str:
        return joined_subject(each.shift_id for each in self.placings)

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """Raises `RefusedEditError` when a shift is gone, or the person has one on that day already."""
        come = [
            copied(shift_of(rota, placing.shift_id), placing.span, placing.staff) for placing in self.placings
        ]
        return exchanged(rota, (), come, self.what)


@dataclass(frozen=True, slots=True)
class ExchangeOverDays:
    """Two shifts of different days change places: two people work each other's, or one person's days swap
    their hours."""

    shift_id: str
    other_id: str

    @property
    def what(self) -> str:
        return "Exchange shifts"

    @property
    def subject(self) -> str:
        return f"{self.shift_id}, {self.other_id}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        one, other = unpinned_shift(rota, self.shift_id), unpinned_shift(rota, self.other_id)
        if one.id == other.id:
            raise RefusedEditError("A shift cannot be exchanged with itself.", "Choose another shift.")
        if one.staff == other.staff:
            minutes = civil(other.day) - civil(one.day)
            spans = (one.span.shifted(minutes), other.span.shifted(-minutes))
        else:
            spans = (one.span, other.span)
        placings = (
            Placing(one.id, other.staff, spans[0].start, spans[0].end),
            Placing(other.id, one.staff, spans[1].start, spans[1].end),
        )
        return PlaceShifts(placings, self.what).apply(rota)


def copied(shift: Shift, span: Span, staff: str) -> Shift:
    """The shift again elsewhere, with what a copy takes along."""
    kept = tuple(
        each.model_copy(update={"is_pinned": False})
        for each in shift.activities
        if each.kind in COPIED_WORK and each.demand is None
    )
    bare = shift.model_copy(update={"activities": kept, "is_pinned": False, "note": ""})
    return refitted(bare, span, staff)


def exchanged(rota: Rota, gone: Sequence[Shift], come: Sequence[Shift], what: str) -> tuple[Rota, RotaEdit]:
    """The rota with shifts taken out and others put in, see `put_among`."""
    places = sorted(rota.shifts.index(shift) for shift in gone)
    # Each is taken out of what those before it have left.
    changes = [ShiftChange(rota.shifts[place], None, place - number) for number, place in enumerate(places)]
    left = [shift for place, shift in enumerate(rota.shifts) if place not in places]
    put = put_among(left, come)
    changes += [ShiftChange(None, shift, len(left) + number) for number, shift in enumerate(put)]
    return PutShifts(tuple(changes), what).apply(rota)


def put_among(left: Sequence[Shift], come: Iterable[Shift]) -> list[Shift]:
    """The shifts as they come in beside those that are left: named anew where their day or person is other.

    Raises `RefusedEditError` where two of a person would lie on one day.
    """
    there = list(left)
    for shift in come:
        new_id = free_id(shift_id(shift.staff, shift.day), {other.id for other in there})
        named = shift if shift.id == new_id else shift.model_copy(update={"id": new_id})
        refuse_clash(there, named)
        there.append(named)
    return there[len(left) :]


def counted_shifts(number: int) -> str:
    """`shift`, `3 shifts`."""
    return f"{number} shifts" if number != 1 else "shift"


def joined_subject(ids: Iterable[str]) -> str:
    """The ids for the audit log, as many as it keeps."""
    joined = ", ".join(ids)
    return joined if len(joined) <= LONGEST_SUBJECT else f"{joined[: LONGEST_SUBJECT - 1]}…"
