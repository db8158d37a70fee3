"""Exchange two shifts of one day: each of two people works the other's."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Rota, Shift
from planner.services.put_shifts import PutShifts, RotaEdit, ShiftChange, unpinned_shift
from planner.services.shift_refit import refitted


@dataclass(frozen=True, slots=True)
class ExchangeShifts:
    """What belongs to a person (their supervision, admin, reserve) does not go along: see `shift_refit`."""

    shift_id: str
    other_id: str

    @property
    def what(self) -> str:
        return "Exchange shifts"

    @property
    def subject(self) -> str:
        return f"{self.shift_id}, {self.other_id}"

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """Raises `RefusedEditError` when one is gone or pinned, or they are not of one day and two people."""
        one, other = unpinned_shift(rota, self.shift_id), unpinned_shift(rota, self.other_id)
        if one.staff == other.staff or one.day != other.day:
            raise RefusedEditError(
                "Only two people's shifts of one day can be exchanged.", "Choose two shifts of one day."
            )
        changes = (ShiftChange(one, _of(one, other)), ShiftChange(other, _of(other, one)))
        return PutShifts(changes, self.what).apply(rota)


def _of(own: Shift, other: Shift) -> Shift:
    """The other's shift for the person of `own`, under the name that theirs had."""
    return refitted(other, other.span, own.staff).model_copy(update={"id": own.id})
