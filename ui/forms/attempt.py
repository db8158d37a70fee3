"""The road of an edit that a form asks for: done, or sentences for its fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from planner.domain.errors import BadInputError, InputProblem, PlannerError

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit

# Does an edit; None when it is done, else what is not right.
DoEdit = Callable[["TeamEdit"], "tuple[InputProblem, ...] | None"]


def attempt(do: DoEdit, make: Callable[[], TeamEdit]) -> dict[str, str] | None:
    """Make an edit and do it; None when it is done, else sentences by field (an empty name: the whole)."""
    from planner.services.record_form import field_problems

    try:
        problems = do(make())
    except BadInputError as refused:
        return {problem.path: problem.sentence for problem in refused.problems}
    except PlannerError as refused:
        return {"": f"{refused.sentence} {refused.next_step}".strip()}
    return None if problems is None else field_problems(problems)
