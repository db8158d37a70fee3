"""Several edits as one step: done one after the other, undone together."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Rota
from planner.services.group_edits import joined_subject
from planner.services.put_shifts import PutShifts, RotaEdit, Standing, undo_name


@dataclass(frozen=True, slots=True)
class SeveralEdits:
    """All of them or, when one is refused, none."""

    edits: tuple[RotaEdit, ...]
    what: str

    @property
    def subject(self) -> str:
        return joined_subject(edit.subject for edit in self.edits)

    def apply(self, rota: Rota) -> tuple[Rota, RotaEdit]:
        """Raises what the first refused edit raises."""
        if not self.edits:
            raise RefusedEditError("There is nothing to change.", "Choose something first.")
        before = Standing.of(rota)
        ways_back = []
        for edit in self.edits:
            rota, inverse = edit.apply(rota)
            ways_back += [inverse] if isinstance(inverse, PutShifts) else []
        changes = tuple(change for inverse in reversed(ways_back) for change in inverse.changes)
        return rota, PutShifts(changes, undo_name(self.what), before)
