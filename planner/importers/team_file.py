"""Team and rota files: text to records with ALL that is wrong listed at once, and records to stable text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from planner.domain.errors import BadInputError, InputProblem
from planner.domain.records import Record
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.importers.file_format import require_format
from planner.importers.json_layout import json_text
from planner.importers.rota_checks import rota_problems
from planner.importers.safe_files import read_text
from planner.importers.schema_sentences import sentences
from planner.importers.schemas import rota_schema, team_schema
from planner.importers.sound_part import AnyRecord, Check, first_entries, problems_of_the_sound_part
from planner.importers.strict_json import parse_json
from planner.importers.team_checks import team_problems

__all__ = [
    "parse_rota",
    "parse_team",
    "read_rota",
    "read_team",
    "rota_schema",
    "team_schema",
    "write_rota",
    "write_team",
]

TEAM_FORMAT = "rotabene-team/1"
ROTA_FORMAT = "rotabene-rota/1"
MOST_FORM_PROBLEMS = 20_000


def parse_team(text: str, what: str) -> Team:
    """The team of a team file's text; `what` names the file in sentences.

    Raises BadInputError with every problem of form and of cross-reference, each with its path.
    """
    return _parse(text, what, Team, TEAM_FORMAT, team_schema(), team_problems)


def parse_rota(text: str, what: str) -> Rota:
    """The rota of a rota file's text; raises BadInputError as `parse_team` does."""
    return _parse(text, what, Rota, ROTA_FORMAT, rota_schema(), lambda rota, _: rota_problems(rota))


def read_team(path: Path | str) -> Team:
    """The team in the file; raises PlannerError for trouble with the disk, BadInputError for its content."""
    return parse_team(read_text(path), f"“{Path(path).name}”")


def read_rota(path: Path | str) -> Rota:
    """The rota in the file; raises PlannerError for trouble with the disk, BadInputError for its content."""
    return parse_rota(read_text(path), f"“{Path(path).name}”")


def write_team(team: Team) -> str:
    """The text of a team file: the same team gives the same bytes, and reading it gives the same team."""
    return _write(team)


def write_rota(rota: Rota) -> str:
    """The text of a rota file: the same rota gives the same bytes, and reading it gives the same rota."""
    return _write(rota)


def _write(record: Team | Rota) -> str:
    """Numbers are written even when they are the default, so that the file means the same to a version with
    other defaults; only what is empty by default is left out."""
    whole = record.model_dump(mode="json")
    lean = record.model_dump(mode="json", exclude_defaults=True)
    return json_text(_without_empty_defaults(whole, lean)) + "\n"


def _without_empty_defaults(whole: Any, lean: Any) -> Any:
    if isinstance(whole, list):
        parts = lean if isinstance(lean, list) else [None] * len(whole)
        return [_without_empty_defaults(*pair) for pair in zip(whole, parts, strict=True)]
    if not isinstance(whole, dict):
        return whole
    said = lean if isinstance(lean, dict) else {}
    pruned = {name: _without_empty_defaults(value, said.get(name)) for name, value in whole.items()}
    return {name: value for name, value in pruned.items() if name in said or value not in (None, "", [], {})}


def _parse(
    text: str, what: str, record: type[AnyRecord], form: str, schema: dict[str, Any], check: Check[AnyRecord]
) -> AnyRecord:
    value = parse_json(text, what)
    require_format(value, what, form)
    try:
        result = record.model_validate_json(text, strict=True)
    except ValidationError as error:
        if error.error_count() > MOST_FORM_PROBLEMS:
            raise BadInputError(what, _examples(error.error_count(), value, record, schema)) from error
        problems = sentences(error.errors(include_url=False), value, schema)
        problems += problems_of_the_sound_part(value, error, record, check)
        raise BadInputError(what, tuple(problems)) from error
    if found := check(result, frozenset()):
        raise BadInputError(what, tuple(found))
    return result


def _examples(
    count: int, value: dict[str, Any], record: type[Record], schema: dict[str, Any]
) -> tuple[InputProblem, ...]:
    """A flood is nearly always one mistake made everywhere: its first examples say it."""
    part = first_entries(value)
    whole = InputProblem("", f"It has {count:,} problems of form; some examples follow.")
    try:
        record.model_validate_json(json.dumps(part), strict=True)
    except ValidationError as error:
        return (whole, *sentences(error.errors(include_url=False), part, schema))
    return (whole,)
