"""JSON read strictly: a repeated name, NaN or a nesting bomb is a problem with its place, not a guess."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from planner.domain.errors import BadInputError, InputProblem

DEEPEST = 40
MOST_VALUES = 2_000_000
LONGEST_LIST = 50_000
_BLAME_SYNTAX = "Check commas, quotes and brackets there; nothing was changed."
_DATE = re.compile(r"^(\d{4})-\d\d-\d\d(T|$)")
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


class _Object(dict[str, Any]):
    """An object that remembers which names it was given twice."""

    repeated: tuple[str, ...] = ()


class _NotANumber:
    """What stands for NaN and the infinities."""


def parse_json(text: str, what: str) -> Any:
    """The JSON value of the text.

    Raises BadInputError with line and column when it is not JSON; with every place at once for names given
    twice, NaN, infinities and years that can only be slips; and when it is nested or long beyond reason.
    """
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=lambda _: _NotANumber())
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        sentence = "The file is empty." if not text.strip() else f"It is not JSON: {_plain(error.msg)}."
        raise BadInputError(what, (InputProblem(place, sentence),), _BLAME_SYNTAX) from error
    except RecursionError as error:
        raise BadInputError(what, (_too_deep(""),)) from error
    except ValueError as error:
        sentence = "A number in it has thousands of digits; no number here is that long."
        raise BadInputError(what, (InputProblem("", sentence),)) from error
    problems = tuple(_oddities(value))
    if problems:
        raise BadInputError(what, problems)
    return value


def path_text(parts: tuple[str | int, ...]) -> str:
    """`staff[3].contracts[1].dates.first`; list places count from 0, as JSON tools do."""
    text = ""
    for part in parts:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _object(pairs: list[tuple[str, Any]]) -> _Object:
    result = _Object(pairs)
    if len(result) < len(pairs):
        counts = Counter(name for name, _ in pairs)
        result.repeated = tuple(name for name, count in counts.items() if count > 1)
    return result


def _oddities(value: Any) -> Iterator[InputProblem]:
    """Walks without recursion, so that no nesting can exhaust the stack."""
    waiting: list[tuple[tuple[str | int, ...], Any]] = [((), value)]
    values = 0
    while waiting:
        path, node = waiting.pop()
        values += 1
        if values > MOST_VALUES:
            yield InputProblem("", f"It holds more than {MOST_VALUES:,} values; no team file is that large.")
            return
        if len(path) > DEEPEST:
            yield _too_deep(path_text(path[:6]) + "…")
            return
        if isinstance(node, dict):
            yield from _repeated(path, node)
            waiting.extend(((*path, name), child) for name, child in reversed(node.items()))
        elif isinstance(node, list):
            if len(node) > LONGEST_LIST:
                yield InputProblem(
                    path_text(path), f"The list has {len(node):,} entries; {LONGEST_LIST:,} is the most."
                )
                continue
            waiting.extend(((*path, place), node[place]) for place in reversed(range(len(node))))
        elif isinstance(node, _NotANumber):
            yield InputProblem(path_text(path), "NaN and Infinity are no numbers here; write a whole number.")
        elif isinstance(node, str):
            yield from _strange_year(path, node)


def _repeated(path: tuple[str | int, ...], node: dict[str, Any]) -> Iterator[InputProblem]:
    for name in getattr(node, "repeated", ()):
        yield InputProblem(path_text((*path, name)), f"“{name}” is given twice; keep one of them.")


def _strange_year(path: tuple[str | int, ...], text: str) -> Iterator[InputProblem]:
    found = _DATE.match(text)
    if found and not _FIRST_YEAR <= int(found[1]) <= _LAST_YEAR:
        sentence = f"“{text[:16]}” lies in the year {found[1]}; dates run from {_FIRST_YEAR} to {_LAST_YEAR}."
        yield InputProblem(path_text(path), sentence)


def _too_deep(place: str) -> InputProblem:
    return InputProblem(place, f"It is nested more than {DEEPEST} deep; no team file is.")


def _plain(message: str) -> str:
    """The parser's message without its capital and its technical words."""
    text = message.replace("delimiter", "sign").replace("property name", "name")
    return text[:1].lower() + text[1:]
