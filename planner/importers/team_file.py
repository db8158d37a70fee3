"""Team and rota files: text to records with ALL that is wrong listed at once, and records to stable text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from planner.domain.errors import BadInputError, InputProblem
from planner.domain.records import Record
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.importers.id_checks import ids_in_json
from planner.importers.json_layout import json_text
from planner.importers.rota_checks import rota_problems
from planner.importers.safe_files import read_text
from planner.importers.schema_sentences import sentences
from planner.importers.schemas import rota_schema, team_schema
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
AnyRecord = TypeVar("AnyRecord", bound=Record)
Check = Callable[[AnyRecord, frozenset[str]], list[InputProblem]]


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
    _require_format(value, what, form)
    try:
        result = record.model_validate_json(text, strict=True)
    except ValidationError as error:
        problems = sentences(error.errors(include_url=False), value, schema)
        problems += _problems_of_the_sound_part(value, error, record, check)
        raise BadInputError(what, tuple(problems)) from error
    if found := check(result, frozenset()):
        raise BadInputError(what, tuple(found))
    return result


def _require_format(value: Any, what: str, form: str) -> None:
    """The format is looked at before all else: a file of another kind would only give a flood of problems."""
    kind, _, version = form.partition("/")
    if not isinstance(value, dict):
        sentence = f'The file must hold one object in {{ }} that begins with "format": "{form}".'
        raise BadInputError(what, (InputProblem("", sentence),))
    given = value.get("format")
    if given == form:
        return
    sentence = f"“format” must be “{form}”; this is no file that Rotabene wrote."
    step = ""
    if given is None:
        sentence = f'“format” is missing; a file of this kind begins with "format": "{form}".'
    elif isinstance(given, str) and given.startswith("rotabene-"):
        other, _, number = given.partition("/")
        names = other.removeprefix("rotabene-")[:20], kind.removeprefix("rotabene-")
        sentence = f"This is a {names[0]} file, not a {names[1]} file."
        step = "Choose the other file; nothing was changed."
        if other == kind:
            newer = number.isdigit() and int(number[:9]) > int(version)
            age = "a newer" if newer else "another"
            sentence = f"The file is written by {age} version of Rotabene (format “{given[:40]}”)."
            step = "Update Rotabene, or ask for the file in the format it knows; nothing was changed."
    raise BadInputError(what, (InputProblem("format", sentence),), step)


def _problems_of_the_sound_part(
    value: dict[str, Any], error: ValidationError, record: type[AnyRecord], check: Check[AnyRecord]
) -> list[InputProblem]:
    """Cross-checks of the entries whose own form is right, so that nobody mends a file twice.

    Entries with an error are left out; their ids still count as known, and places are those of the file.
    """
    bad: dict[str, set[int]] = {}
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        place = detail["loc"][1:2]
        where = bad.setdefault(str(detail["loc"][0]) if detail["loc"] else "", set())
        where.update(part for part in place if isinstance(part, int))
        if not place or not isinstance(place[0], int):
            where.add(-1)
    kept: dict[str, Any] = {}
    places: dict[str, list[int]] = {}
    for name, field in value.items():
        wrong = bad.get(name, set())
        if not wrong:
            kept[name] = field
        elif isinstance(field, list) and -1 not in wrong:
            places[name] = [place for place in range(len(field)) if place not in wrong]
            kept[name] = [field[place] for place in places[name]]
    for name in ("id", "name", "team", "made", "first_day"):
        if name in bad:
            kept.pop(name, None)
    try:
        sound = record.model_validate_json(json.dumps({**_STAND_INS[record], **kept}), strict=True)
    except ValidationError:
        return []
    return [_at_its_place(problem, places) for problem in check(sound, ids_in_json(value))]


_STAND_INS: dict[type[Record], dict[str, Any]] = {
    Team: {"id": "team", "name": "Team"},
    Rota: {"team": "team", "first_day": "2026-11-23", "made": {"by": "—", "at": "2026-11-20T09:00:00Z"}},
}
_ENTRY = re.compile(r"^(\w+)\[(\d+)\]")


def _at_its_place(problem: InputProblem, places: dict[str, list[int]]) -> InputProblem:
    found = _ENTRY.match(problem.path)
    if not found or found[1] not in places:
        return problem
    place = places[found[1]][int(found[2])]
    return InputProblem(f"{found[1]}[{place}]{problem.path[found.end() :]}", problem.sentence)
