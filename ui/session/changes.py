"""The change bus: what an edit returned is told to the views that care, and to no others."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class ChangeBus(QObject):
    """`plan_changed`: another plan or week is shown. `rota_changed`: the draft or its publication changed.

    `check_began`: the rota is being checked in idle time; `rota_changed` comes at the end of it, or
    `check_failed` with the PlannerError.
    `reasons_found`: why demand is uncovered has been worked out, in idle time. `team_changed`: people, demand
    or rules changed. `saved`: something was put into the store.
    """

    plan_changed = Signal()
    rota_changed = Signal()
    check_began = Signal()
    check_failed = Signal(object)
    reasons_found = Signal()
    team_changed = Signal()
    saved = Signal()
