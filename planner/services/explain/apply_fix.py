"""Apply a fix: its shifts and the team's records together, as one edit with its way back."""

from __future__ import annotations

from datetime import date

from planner.domain.errors import RefusedEditError
from planner.ports import Clock, Store
from planner.services.edit_rota import Changes, edit_rota
from planner.services.explain.records import Fix
from planner.services.system_clock import SystemClock


def apply_fix(store: Store, first_day: date, fix: Fix, who: str, *, clock: Clock | None = None) -> Changes:
    """Put the verified rota in place. `Changes.inverse` takes it back, records and all.

    Raises `RefusedEditError` when the rota has changed since it was verified, for that one.
    """
    standing = store.draft(first_day) or store.published(first_day)
    if standing is None or standing.shifts != fix.base.shifts:
        raise RefusedEditError(
            "The rota has changed since this fix was tried.", "Look for fixes again; it takes seconds."
        )
    edit = fix.edit_by(who, (clock or SystemClock()).now())
    return edit_rota(store, first_day, edit, who, reason=fix.sentence[:500], clock=clock)
