"""Lists that are longer than a team file may have them: a plan with such a list could not be read again.

A file is refused by its form; an edit, which changes records one at a time, is refused here.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.errors import InputProblem
from planner.domain.team import Team


def limit_problems(team: Team) -> Iterator[InputProblem]:
    """A problem for each list that is too long."""
    for name, most in _MOST.items():
        count = len(getattr(team, name))
        if count > most:
            words = name.replace("_", " ")
            yield InputProblem(name, f"“{words}” has {count:,} entries; a team has {most:,} at most.")


def _most_of_each() -> dict[str, int]:
    return {
        name: limit
        for name, field in Team.model_fields.items()
        for rule in field.metadata
        if isinstance(limit := getattr(rule, "max_length", None), int) and field.default == ()
    }


_MOST = _most_of_each()
