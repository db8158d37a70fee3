"""docs/team-file.md shows every kind of record and every field, and what it shows is a sound file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from planner.importers.rota_checks import rota_team_problems
from planner.importers.schemas import rota_schema, team_schema
from planner.importers.team_file import parse_rota, parse_team

DOC = (Path(__file__).parents[3] / "docs" / "team-file.md").read_text(encoding="utf-8")
EXAMPLES: list[dict[str, Any]] = [json.loads(block) for block in re.findall(r"```json\n(.*?)```", DOC, re.S)]
TEAM_PARTS, ROTA = EXAMPLES[:-1], EXAMPLES[-1]
WHOLE_TEAM: dict[str, Any] = {name: value for part in TEAM_PARTS for name, value in part.items()}


def test_the_parts_together_are_a_sound_team_file() -> None:
    team = parse_team(json.dumps(WHOLE_TEAM), "the team of docs/team-file.md")
    rota = parse_rota(json.dumps(ROTA), "the rota of docs/team-file.md")
    assert rota_team_problems(rota, team) == []


def test_each_section_of_the_file_has_one_example() -> None:
    shown = [name for part in TEAM_PARTS for name in part]
    assert sorted(shown) == sorted(team_schema()["properties"])


@pytest.mark.parametrize("schema", [team_schema(), rota_schema()], ids=["team", "rota"])
def test_every_field_of_every_record_is_shown(schema: dict[str, Any]) -> None:
    """Rules are many and alike, so for them the schema is the list."""
    rules = {name for name in schema["$defs"] if "source" in schema["$defs"][name].get("properties", {})}
    shown = set(_names(EXAMPLES))
    for record, definition in schema["$defs"].items():
        if record not in rules and record != "RuleSettings":
            missing = set(definition.get("properties", {})) - shown
            assert not missing, f"{record}: {sorted(missing)}"


def _names(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [*value, *(name for child in value.values() for name in _names(child))]
    return [name for child in value for name in _names(child)] if isinstance(value, list) else []
