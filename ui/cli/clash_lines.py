"""What cannot stand together, in lines for people and as plain objects for programs; why somebody is away is
private."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.services.explain.records import Clash
from ui.bootstrap import explainer_command, search_workers
from ui.cli.explaining_process import ExplainingProcess


def clashes_of_week(team: Team, first_day: date, weeks: int, base: Rota | None) -> tuple[Clash, ...]:
    """Looked for in a process of its own; none where that fails: the search has told what it knew."""
    try:
        with ExplainingProcess(explainer_command()) as process:
            return process.clashes(team, first_day, weeks, base, workers=search_workers())
    except PlannerError:
        return ()


def clash_lines(clashes: Sequence[Clash]) -> list[str]:
    """Each clash with its parts and what would do."""
    lines: list[str] = []
    for clash in clashes:
        parts = clash.shared_parts or clash.parts
        number = len(parts)
        lines.append(f"These {number} cannot stand together:" if number > 1 else "This cannot stand:")
        lines += [f"  {part}" for part in parts]
        for way in clash.ways:
            cost = f" ({way.cost})" if way.cost else ""
            lines.append(f"  It would do to: {way.sentence.rstrip('.')}{cost}.")
    return lines


def clash_objects(clashes: Sequence[Clash]) -> list[dict[str, Any]]:
    """The clashes as plain data."""
    return [
        {
            "parts": list(clash.shared_parts or clash.parts),
            "ways": [{"sentence": way.sentence, "cost": way.cost} for way in clash.ways],
        }
        for clash in clashes
    ]
