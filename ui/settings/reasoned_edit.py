"""The road of a settings page's edit: it may carry a reason for the audit log."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planner.domain.errors import InputProblem
    from planner.services.edit_team import TeamEdit

# Does an edit with its reason; None when it is done, else what is not right.
DoReasonedEdit = Callable[["TeamEdit", "str | None"], "tuple[InputProblem, ...] | None"]
