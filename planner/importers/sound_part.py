"""The part of a file whose form is right: it is cross-checked too, so that nobody mends a file twice."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any, TypeVar

from pydantic import ValidationError

from planner.domain.errors import InputProblem
from planner.domain.records import Record
from planner.domain.rota import Rota
from planner.domain.team import DEMAND_KINDS, Team
from planner.importers.id_checks import OTHER_KINDS, ids_in_json

AnyRecord = TypeVar("AnyRecord", bound=Record)
Check = Callable[[AnyRecord, frozenset[str]], list[InputProblem]]
EXAMPLES = 20

# What may be wrong as a whole and still leave the rest to be checked.
_STAND_INS: dict[type[Record], dict[str, Any]] = {
    Team: {"name": "Team"},
    Rota: {"made": {"by": "—", "at": "2026-11-20T09:00:00Z"}},
}
# What other parts refer to: unreadable as a whole, it would make every reference look wrong.
_REFERRED_TO = (*DEMAND_KINDS, *OTHER_KINDS, "id", "team", "first_day", "weeks")
_ENTRY = re.compile(r"^(\w+)\[(\d+)\]")


def problems_of_the_sound_part(
    value: dict[str, Any], error: ValidationError, record: type[AnyRecord], check: Check[AnyRecord]
) -> list[InputProblem]:
    """Cross-checks of the entries whose own form is right.

    Entries with an error are left out; their ids still count as known, and places are those of the file.
    """
    wrong = _wrong_entries(error)
    if any(None in wrong.get(name, ()) for name in _REFERRED_TO):
        return []
    kept: dict[str, Any] = dict(_STAND_INS[record])
    places: dict[str, list[int]] = {}
    for name, section in value.items():
        if name not in wrong:
            kept[name] = section
        elif isinstance(section, list) and None not in wrong[name]:
            places[name] = [place for place in range(len(section)) if place not in wrong[name]]
            kept[name] = [section[place] for place in places[name]]
    try:
        sound = record.model_validate_json(json.dumps(kept), strict=True)
    except ValidationError:
        return []
    return [_at_its_place(problem, places) for problem in check(sound, ids_in_json(value))]


def _wrong_entries(error: ValidationError) -> dict[str, set[int | None]]:
    """Section → places of its entries that are wrong; None when the section is wrong as a whole."""
    wrong: dict[str, set[int | None]] = {}
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        section, place = (*detail["loc"], None, None)[:2]
        wrong.setdefault(str(section), set()).add(place if isinstance(place, int) else None)
    return wrong


def first_entries(value: Any) -> Any:
    """The value with every list cut to its first entries."""
    if isinstance(value, dict):
        return {name: first_entries(child) for name, child in value.items()}
    return [first_entries(child) for child in value[:EXAMPLES]] if isinstance(value, list) else value


def _at_its_place(problem: InputProblem, places: dict[str, list[int]]) -> InputProblem:
    found = _ENTRY.match(problem.path)
    if not found or found[1] not in places:
        return problem
    place = places[found[1]][int(found[2])]
    return InputProblem(f"{found[1]}[{place}]{problem.path[found.end() :]}", problem.sentence)
