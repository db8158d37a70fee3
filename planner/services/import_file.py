"""Bring a team file or a rota file into the open plan, as one step that undo takes back.

A team file puts its people, demand and rules in the place of the plan's; what is not in the file goes. The
plan's rotas stay: versions that came with the file are left out. A rota file becomes the draft of its weeks.
"""

from __future__ import annotations

from pathlib import Path
from typing import get_args

from planner.domain.errors import BadInputError, PlannerError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.importers.rota_checks import rota_team_problems
from planner.importers.safe_files import read_text
from planner.importers.strict_json import parse_json
from planner.importers.team_file import ROTA_FORMAT, parse_rota, parse_team
from planner.ports import Store
from planner.services.edit_team import TeamEdit
from planner.services.planned_weeks import replacing
from planner.services.published_proof import unclaimed
from planner.services.rota_edits import ReplaceRota
from planner.services.team_changes import FieldChange, TeamField, TeamList, WholePart

PARTS: tuple[TeamField | TeamList | WholePart, ...] = (
    *get_args(TeamField),
    *get_args(TeamList),
    *get_args(WholePart),
)


def import_file(store: Store, path: Path) -> TeamEdit | ReplaceRota:
    """The edit that brings the file in. BadInputError lists all that is wrong with it, PlannerError says that
    it is of another team, or has nothing new."""
    text, what = read_text(path), f"“{path.name}”"
    team = store.team()
    found = parse_json(text, what)
    if isinstance(found, dict) and found.get("format") == ROTA_FORMAT:
        return _rota(store, team, parse_rota(text, what), path)
    return _team(team, parse_team(text, what), path)


def _team(team: Team, new: Team, path: Path) -> TeamEdit:
    _refuse_other(team, new.id, new.name, path)
    changes = tuple(
        FieldChange(part, getattr(team, part), getattr(new, part))
        for part in PARTS
        if getattr(team, part) != getattr(new, part)
    )
    if not changes:
        raise PlannerError(f"“{path.name}” has nothing that is not in this plan already.", "")
    return TeamEdit("Import team file", path.name, changes)


def _rota(store: Store, team: Team, rota: Rota, path: Path) -> ReplaceRota:
    _refuse_other(team, rota.team, rota.team, path)
    if problems := rota_team_problems(rota, team):
        raise BadInputError(f"“{path.name}”", tuple(problems), "Correct it; nothing was changed.")
    # What was proved elsewhere may not hold of this plan.
    draft = unclaimed(rota.model_copy(update={"state": "draft", "version": 0}))
    return replacing(store, draft, "Import rota file")


def _refuse_other(team: Team, other: str, name: str, path: Path) -> None:
    if other != team.id:
        raise PlannerError(
            f"“{path.name}” is of the team “{name}”, and this plan is of “{team.name}”.",
            "Open it as a plan of its own.",
        )
