"""Hypothesis strategies that make any record of the domain, sound in form, from its own fields."""

from __future__ import annotations

import types
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from hypothesis import strategies as st
from pydantic import AwareDatetime
from pydantic.fields import FieldInfo

from planner.domain.records import NAME_PATTERN, Record
from planner.domain.repeats import Repeat
from planner.domain.rota import Rota
from planner.domain.rule_pack import RulePack
from planner.domain.team import Team

_SURROGATES: tuple[Literal["Cs"]] = ("Cs",)
_TEXT = st.text(
    st.characters(exclude_categories=_SURROGATES, exclude_characters="\0"), min_size=1, max_size=8
)
_NAMES = st.from_regex(NAME_PATTERN.replace("]*$", r"\ud800-\udfff]{1,8}\Z"))
_ONE_IN_THREE = st.sampled_from((False, False, True))
_IDS = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9_.:@-]{0,8}\Z")
_CASES = st.from_regex(r"\A[A-Za-z0-9][A-Za-z0-9/-]{1,8}\Z")
_DATES = st.dates(date(2000, 1, 1), date(2090, 1, 1))
_RULES = st.sampled_from(
    ("FREQ=DAILY", "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU", "FREQ=MONTHLY;BYDAY=-1FR", "FREQ=MONTHLY;BYMONTHDAY=-1")
)
_INSTANTS = st.integers(0, 3_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def teams() -> st.SearchStrategy[Team]:
    """Teams whose every field is sound by itself."""
    return _record(Team)


def rotas() -> st.SearchStrategy[Rota]:
    """Rotas whose every field is sound by itself."""
    return _record(Rota)


@st.composite
def _record(draw: st.DrawFn, record: type[Record]) -> Any:
    """Fields with a default are left out more often than not, so that defaults are written and read too."""
    given = [
        name for name, field in record.model_fields.items() if field.is_required() or draw(_ONE_IN_THREE)
    ]
    return record(**{name: draw(_field(record, name)) for name in given})


def _repeats(**way: st.SearchStrategy[Any]) -> st.SearchStrategy[Repeat]:
    """By a rule or by working days, never by both."""
    days = st.lists(_DATES, max_size=2).map(tuple)
    return st.builds(Repeat, last=st.none() | _DATES, skip=days, rests_on_bank_holidays=st.booleans(), **way)


@cache
def _field(record: type[Record], name: str) -> st.SearchStrategy[Any]:
    """Made once: making a strategy takes longer than drawing from it."""
    field = record.model_fields[name]
    return _of(field.annotation, _flat(field.metadata))


def _flat(metadata: list[Any]) -> list[Any]:
    return [part for each in metadata for part in (each.metadata if isinstance(each, FieldInfo) else [each])]


def _of(kind: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    origin, args = get_origin(kind), get_args(kind)
    if origin is Annotated:
        return _of(args[0], [*_flat(list(args[1:])), *metadata])
    if origin in (Union, types.UnionType):
        return st.one_of([st.none() if part is type(None) else _of(part, metadata) for part in args])
    if origin is Literal:
        return st.sampled_from(args)
    if origin is tuple:
        return _tuple(args[0], metadata)
    if origin is dict:
        return st.dictionaries(_of(args[0], []), _of(args[1], []), max_size=2)
    if kind is Repeat:
        return st.one_of(_repeats(rule=_RULES), _repeats(every_working_days=st.integers(1, 260)))
    if isinstance(kind, type) and issubclass(kind, Record):
        return _record(kind)
    return _plain(kind, metadata)


def _tuple(kind: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    least = _bound(metadata, "min_length", 0)
    # A rule pack is as large as all the rest of a team.
    usual = 1 if kind is RulePack else 2
    most = min(_bound(metadata, "max_length", usual), max(usual, least))
    return st.lists(_of(kind, []), min_size=least, max_size=most).map(tuple)


def _plain(kind: Any, metadata: list[Any]) -> st.SearchStrategy[Any]:
    if kind is bool:
        return st.booleans()
    if kind is int:
        low, high = _bound(metadata, "ge", -1000), _bound(metadata, "le", 2_000_000_000)
        step = _bound(metadata, "multiple_of", 1)
        return st.integers(-(-low // step), min(high, 1_000_000_000) // step).map(lambda times: times * step)
    if kind is float:
        return st.floats(allow_nan=False, allow_infinity=False)
    if kind is date:
        return _DATES
    if kind is AwareDatetime:
        return _INSTANTS
    pattern = next((each.pattern for each in metadata if getattr(each, "pattern", None)), None)
    if pattern == NAME_PATTERN:
        return _NAMES
    if pattern is not None:
        return _CASES if "/" in pattern else _IDS
    least = _bound(metadata, "min_length", 0)
    return _TEXT.map(lambda text: (text * 3)[: max(least, len(text))] if least > 1 else text)


def _bound(metadata: list[Any], name: str, default: int) -> int:
    for each in metadata:
        value = getattr(each, name, None)
        if value is not None:
            return int(value)
    return default
