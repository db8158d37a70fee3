"""Documents whose records are known: what was just written, or read before, is not read again.

Records are frozen, so that the same text may give the same record. What is written is known only when all
that is new in it reads back as it was: else it is read, with the sentence that this deserves, like any other.
"""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Iterable
from typing import TypeVar, cast

from pydantic import ValidationError

from planner.domain.indexed_shifts import differing
from planner.domain.records import Record
from planner.domain.remembered import Remembered
from planner.domain.rota import Rota
from planner.domain.team import Team

AnyRecord = TypeVar("AnyRecord", bound=Record)
# Of teams and rotas a few; of requests, days worked and check-ins, which are read all at once, many.
MOST, MOST_SMALL = 8, 4000
LONGEST_SMALL = 10_000
Shelf = OrderedDict[tuple[type[Record], str], Record]
_known: Shelf = OrderedDict()
_small: Shelf = OrderedDict()
# The texts of a team's records, and of its lists of them: an edit changes one of them.
_TEXTS: Remembered[Record, str] = Remembered(5000)
_LISTS: Remembered[tuple[Record, ...], str] = Remembered(60)


def read(record: type[AnyRecord], text: str) -> AnyRecord:
    """The record of a text. Raises pydantic's ValidationError when it cannot be one."""
    found = _shelf(text).get((record, text))
    if found is None:
        found = record.model_validate_json(text)
    _remember(found, text)
    return cast(AnyRecord, found)


def rota_text(rota: Rota) -> str:
    """The rota as `model_dump_json` writes it; shifts that were written before are not written out again."""
    head = rota.model_copy(update={"shifts": ()}).model_dump_json()
    shifts = ",".join(shift.document for shift in rota.shifts)
    return head.replace('"shifts":[]', f'"shifts":[{shifts}]', 1)


def team_text(team: Team) -> str:
    """The team without its kept rotas as `model_dump_json` writes it; nor are records of it that were written
    before written out again."""
    return "{" + ",".join(f'"{name}":{_field_text(team, name)}' for name in type(team).model_fields) + "}"


def _field_text(team: Team, name: str) -> str:
    value = getattr(team, name)
    if name == "rotas" or value == ():
        return "[]"
    if isinstance(value, Record):
        return _record_text(value)
    if _is_records(value):
        return _LISTS.answer(id(value), value, lambda: f"[{','.join(map(_record_text, value))}]")
    return json.dumps(value, ensure_ascii=False)


def _record_text(record: Record) -> str:
    return _TEXTS.answer(id(record), record, record.model_dump_json)


def note_rota(text: str, rota: Rota, before: Rota | None) -> None:
    """Remember what was just written; `before` stood in its place."""
    _note(text, rota, before)


def note_team(text: str, team: Team, before: Team | None) -> None:
    """The same of a team, whose kept rotas are not in the text."""
    _note(text, team.model_copy(update={"rotas": ()}), before)


def _note(text: str, record: Record, before: Record | None) -> None:
    """Remember it where what is new in it reads back: the records of its lists, and the rest as a whole."""
    lists = [name for name in type(record).model_fields if _is_records(getattr(record, name))]
    others = [
        each
        for name in lists
        for each in differing(getattr(before, name) if before is not None else (), getattr(record, name))[1]
    ]
    head = type(record).model_fields.keys() - {*lists, "rotas"}
    if before is None or any(getattr(record, name) is not getattr(before, name) for name in head):
        others.append(record.model_copy(update=dict.fromkeys(lists, ())))
    if _reads_back(others):
        _remember(record, text)


def _remember(record: Record, text: str) -> None:
    key, shelf = (type(record), text), _shelf(text)
    shelf[key] = record
    shelf.move_to_end(key)
    while len(shelf) > (MOST if shelf is _known else MOST_SMALL):
        shelf.popitem(last=False)


def _shelf(text: str) -> Shelf:
    return _small if len(text) <= LONGEST_SMALL else _known


def _is_records(value: object) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Record)


def _reads_back(records: Iterable[Record]) -> bool:
    try:
        return all(type(each).model_validate_json(each.model_dump_json()) == each for each in records)
    except ValidationError:
        return False


def forget_all() -> None:
    """Read every document again."""
    _known.clear()
    _small.clear()
