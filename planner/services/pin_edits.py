"""Edits of pins: what is pinned, the solver leaves as it is."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Activity, Rota, Shift
from planner.domain.time_grid import clock
from planner.services.put_shifts import RotaEdit, shift_of, with_shift


@dataclass(frozen=True, slots=True)
class PinShift:
    """Pin a shift: the solver keeps its person, times, place and break."""

    shift_id: str

    @property
    def what(self) -> str:
        return "Pin shift"

    @property
    def subject(self) -> str:
        return self.shift_id

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = shift_of(rota, self.shift_id)
        return with_shift(rota, shift, shift.model_copy(update={"is_pinned": True}), self.what)


@dataclass(frozen=True, slots=True)
class UnpinShift:
    """Let the solver and the board move the shift again; what was proved with the pin is proved no longer."""

    shift_id: str

    @property
    def what(self) -> str:
        return "Unpin shift"

    @property
    def subject(self) -> str:
        return self.shift_id

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = shift_of(rota, self.shift_id)
        return with_shift(rota, shift, shift.model_copy(update={"is_pinned": False}), self.what, frees=True)


@dataclass(frozen=True, slots=True)
class PinActivity:
    """Pin the activity of a shift that starts at `start` (civil minute, travel included)."""

    shift_id: str
    start: int

    @property
    def what(self) -> str:
        return "Pin activity"

    @property
    def subject(self) -> str:
        return f"{self.shift_id} {clock(self.start)}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = shift_of(rota, self.shift_id)
        return with_shift(rota, shift, _with_pin(shift, self.start, is_pinned=True), self.what)


@dataclass(frozen=True, slots=True)
class UnpinActivity:
    """Unpin the activity of a shift that starts at `start`."""

    shift_id: str
    start: int

    @property
    def what(self) -> str:
        return "Unpin activity"

    @property
    def subject(self) -> str:
        return f"{self.shift_id} {clock(self.start)}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        shift = shift_of(rota, self.shift_id)
        return with_shift(rota, shift, _with_pin(shift, self.start, is_pinned=False), self.what, frees=True)


def _with_pin(shift: Shift, start: int, *, is_pinned: bool) -> Shift:
    def pinned(activity: Activity) -> Activity:
        hit = activity.start == start
        return activity.model_copy(update={"is_pinned": is_pinned}) if hit else activity

    if all(activity.start != start for activity in shift.activities):
        raise RefusedEditError(f"Nothing is planned at {clock(start)} in this shift.", "Look at it again.")
    return shift.model_copy(update={"activities": tuple(pinned(activity) for activity in shift.activities)})
