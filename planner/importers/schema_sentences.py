"""Schema errors as sentences that a manager understands, each with its place and the record's name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from planner.domain.errors import InputProblem
from planner.domain.records import NAME_PATTERN
from planner.importers.schemas import schema_at
from planner.importers.strict_json import path_text

Loc = tuple[str | int, ...]
Context = Mapping[str, Any]

_NAMES_OF_RECORDS = ("name", "case", "id")
_PATTERNS = {
    NAME_PATTERN: "holds a line break or a character that cannot be seen; write it again on one line",
    r"^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,63}$": (
        "is no id; use letters, digits and _ . : @ - (64 at most, a letter or digit first)"
    ),
    r"^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,99}$": (
        "is no id; use letters, digits and _ . : @ - (100 at most, a letter or digit first)"
    ),
    r"^[A-Za-z0-9][A-Za-z0-9/-]{1,19}$": (
        "is no case reference; use letters, digits, / and - (2 to 20), never a name"
    ),
}


def sentences(errors: Iterable[ErrorDetails], value: Any, schema: dict[str, Any]) -> list[InputProblem]:
    """One problem for each error that is not a mere consequence of another; `value` is the parsed JSON."""
    problems = []
    for error in errors:
        if _is_consequence(error, value):
            continue
        loc = _plain_loc(error["loc"], value)
        text = _sentence(error, schema)
        record = record_name(value, loc)
        problems.append(InputProblem(path_text(loc), f"{record}: {text}" if record else text))
    return problems


def record_name(value: Any, loc: Loc) -> str:
    """What the record is called in which the place lies: `“Amira Khan”`, `“R-1042”`; empty at the top."""
    found = ""
    node = value
    for part in loc[:2]:
        node = _child(node, part)
        if isinstance(node, dict) and isinstance(part, int):
            names = (node.get(name) for name in _NAMES_OF_RECORDS)
            found = next((f"“{name[:60]}”" for name in names if isinstance(name, str) and name), "")
    return found


def _child(node: Any, part: str | int) -> Any:
    if isinstance(node, dict) and isinstance(part, str):
        return node.get(part)
    if isinstance(node, list) and isinstance(part, int) and part < len(node):
        return node[part]
    return None


def _plain_loc(loc: Loc, value: Any) -> Loc:
    """The place without the kind of day, which pydantic puts into it."""
    plain: list[str | int] = []
    node = value
    for part in loc:
        if isinstance(node, dict) and part not in node and part == node.get("kind"):
            continue
        plain.append(part)
        node = _child(node, part)
    return tuple(plain)


def _is_consequence(error: ErrorDetails, value: Any) -> bool:
    """A list that is only too short because some of its entries are wrong is no problem of its own."""
    if error["type"] != "too_short":
        return False
    node = value
    for part in _plain_loc(error["loc"], value):
        node = _child(node, part)
    return isinstance(node, list) and len(node) >= error["ctx"]["min_length"]


def _sentence(error: ErrorDetails, schema: dict[str, Any]) -> str:
    field = f"“{error['loc'][-1]}”" if error["loc"] and isinstance(error["loc"][-1], str) else "this entry"
    kind = error["type"]
    if kind == "missing":
        return f"{field} is missing; add it."
    if kind == "extra_forbidden":
        return _unknown_field(error, field, schema)
    if kind in ("union_tag_invalid", "union_tag_not_found"):
        return "“kind” must be one of off, fixed, flexible or named."
    say = _SAYINGS.get(kind)
    if say is not None:
        return f"{field} {say(error.get('ctx', {}), error['input'])}."
    return f"{field} is not right: {error['msg'][:1].lower()}{error['msg'][1:]}."


def _unknown_field(error: ErrorDetails, field: str, schema: dict[str, Any]) -> str:
    known = list(schema_at(schema, error["loc"][:-1]).get("properties", {}))
    near = get_close_matches(str(error["loc"][-1]), known, 1)
    advice = f"did you mean “{near[0]}”?" if near else "take it out."
    return f"{field} is not known here; {advice}"


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return f"“{value[:40]}…”" if len(value) > 40 else f"“{value}”"
    if isinstance(value, int | float):
        text = str(value)
        return text if len(text) < 40 else f"{text[:20]}…"
    return "null" if value is None else "this"


def _must_be(noun: str) -> Callable[[Context, Any], str]:
    return lambda _, value: f"must be {noun}, not {_shown(value)}"


def _pattern(context: Context, value: Any) -> str:
    return f"{_shown(value)} {_PATTERNS.get(context['pattern'], 'is not written as it should be')}"


def _one_of(context: Context, value: Any) -> str:
    allowed = str(context["expected"]).replace("'", "")
    return f"must be {'one of ' if ' or ' in allowed else ''}{allowed}, not {_shown(value)}"


_SAYINGS: dict[str, Callable[[Context, Any], str]] = {
    "value_error": lambda context, _: f"is not right: {context['error']}",
    "string_pattern_mismatch": _pattern,
    "literal_error": _one_of,
    "string_too_short": lambda *_: "is empty; write something",
    "string_too_long": lambda context, _: f"is longer than {context['max_length']} characters; shorten it",
    "too_short": lambda context, _: f"needs {context['min_length']} or more entries",
    "too_long": lambda context, _: f"has more than {context['max_length']} entries; take some out",
    "greater_than_equal": lambda context, value: f"is {_shown(value)}; {context['ge']} is the least",
    "less_than_equal": lambda context, value: f"is {_shown(value)}; {context['le']} is the most",
    "int_type": _must_be("a whole number"),
    "int_from_float": _must_be("a whole number"),
    "int_parsing_size": _must_be("a whole number of sensible size"),
    "string_type": _must_be("text in quotes"),
    "bool_type": _must_be("true or false"),
    "tuple_type": _must_be("a list in [ ]"),
    "dict_type": _must_be("an object in { }"),
    "model_type": _must_be("an object in { }"),
    "model_attributes_type": _must_be("an object in { }"),
    "date_type": _must_be("a date like “2026-11-24”"),
    "date_parsing": _must_be("a date like “2026-11-24”"),
    "date_from_datetime_parsing": _must_be("a date like “2026-11-24”"),
    "date_from_datetime_inexact": _must_be("a date like “2026-11-24” without a time"),
    "datetime_type": _must_be("an instant like “2026-11-20T09:30:00Z”"),
    "datetime_parsing": _must_be("an instant like “2026-11-20T09:30:00Z”"),
    "datetime_from_date_parsing": _must_be("an instant like “2026-11-20T09:30:00Z”"),
    "timezone_aware": lambda *_: "must say its time zone, like “2026-11-20T09:30:00Z”",
    "finite_number": _must_be("a whole number"),
    "float_type": _must_be("a number"),
}
