"""Records: strict, frozen, and written as they are read."""

from __future__ import annotations

import importlib
import pkgutil
from datetime import date
from types import NoneType
from typing import get_args

import pytest
from pydantic import ValidationError

import planner.domain
from planner.domain.contracts import Contract, FixedShiftDay, FlexibleDay, NamedShift
from planner.domain.demand import CoverRequirement, Visit
from planner.domain.records import DateRange, Record, TimeSpan
from planner.domain.rota import Activity, Shift
from planner.domain.staff import Absence, Preference
from planner.domain.time_grid import Span, parse_iso_minute

for module in pkgutil.iter_modules(planner.domain.__path__):
    importlib.import_module(f"planner.domain.{module.name}")


def every_record(base: type[Record] = Record) -> list[type[Record]]:
    found = []
    for each in base.__subclasses__():
        if each.__module__.startswith("planner.domain."):
            found += [each, *every_record(each)]
    return found


def test_a_record_cannot_be_changed() -> None:
    day = FixedShiftDay(start=540, end=1020)
    with pytest.raises(ValidationError, match="frozen"):
        day.__setattr__("start", 600)


def test_a_misspelt_field_is_refused() -> None:
    with pytest.raises(ValidationError, match="brek_minutes"):
        FixedShiftDay.model_validate({"start": "09:00", "end": "17:00", "brek_minutes": 30})


@pytest.mark.parametrize("record", every_record(), ids=lambda record: record.__name__)
def test_a_field_that_may_be_none_is_none_by_default(record: type[Record]) -> None:
    """Files leave out what is None, so None must be what leaving out means."""
    for name, field in record.model_fields.items():
        if NoneType in get_args(field.annotation):
            assert field.default is None, name


def test_times_are_read_from_text_and_written_as_text() -> None:
    day = FlexibleDay.model_validate_json('{"earliest": "07:00", "latest": "24:00"}')
    assert (day.earliest, day.latest) == (420, 1440)
    assert '"latest":"24:00"' in day.model_dump_json()


@pytest.mark.parametrize(
    ("record", "field", "other"),
    [
        (FixedShiftDay, "end", {"start": "16:00"}),
        (NamedShift, "end", {"start": "16:00", "id": "late", "name": "Late"}),
        (FlexibleDay, "latest", {}),
        (CoverRequirement, "end", {"id": "desk", "name": "Desk", "kind": "duty", "least": 1}),
        (Absence, "end", {"id": "a", "staff": "ana", "kind": "toil", "dates": {"first": "2026-11-24"}}),
        (Preference, "end", {"id": "p", "staff": "ana", "wants": "not_work"}),
    ],
)
def test_an_end_at_00_is_the_end_of_its_day(
    record: type[Record], field: str, other: dict[str, object]
) -> None:
    made = [record.model_validate({**other, field: text}) for text in ("00:00", "24:00")]
    assert made[0] == made[1]
    assert made[0].model_dump(mode="json")[field] == "24:00"


@pytest.mark.parametrize("text", ['{"start": 540, "end": "17:00"}', '{"start": 9.5, "end": "17:00"}'])
def test_a_bare_number_is_no_time_in_a_file(text: str) -> None:
    with pytest.raises(ValidationError, match="is not a time of day; write it as"):
        FixedShiftDay.model_validate_json(text)


def test_in_code_times_are_minutes() -> None:
    assert FixedShiftDay(start=540, end=1020).start == 540


def test_a_day_has_24_hours() -> None:
    with pytest.raises(ValidationError, match="1440"):
        FixedShiftDay(start=540, end=1500)


def test_a_range_of_dates_holds_both_its_ends() -> None:
    days = DateRange(first=date(2026, 11, 23), last=date(2026, 11, 25))
    assert [days.has(date(2026, 11, day).toordinal()) for day in (22, 23, 25, 26)] == [
        False,
        True,
        True,
        False,
    ]
    assert DateRange(first=date(2026, 11, 23)).has(date(2099, 1, 1).toordinal())


def test_a_case_is_a_reference_and_never_a_name() -> None:
    window = TimeSpan(start=parse_iso_minute("2026-11-24T18:30"), end=parse_iso_minute("2026-11-24T20:00"))
    assert window.span == Span(window.start, window.end)
    with pytest.raises(ValidationError, match="case"):
        Visit(id="v", case="Tommy Smith", windows=(window,))


def test_the_defaults_are_those_of_the_agreements() -> None:
    contract = Contract(dates=DateRange(first=date(2026, 1, 1)), pattern="p")
    assert (contract.minutes_per_week, contract.flexi_credit_minutes, contract.flexi_debit_minutes) == (
        2220,
        900,
        444,
    )
    assert contract.lieu_reserve_per_mille == 100
    cover = CoverRequirement(id="desk", name="Desk", kind="duty", least=2)
    assert (cover.start, cover.end, cover.turn_minutes) == (540, 1020, 240)


def test_an_activity_holds_its_travel_and_a_shift_its_break() -> None:
    start = parse_iso_minute("2026-11-24T12:00")
    visit = Activity(kind="visit", start=start, end=start + 90, travel_before=15, travel_after=15)
    assert visit.span_on_site == Span(start + 15, start + 75)
    shift = Shift(
        id="a", staff="a", start=start, end=start + 480, break_start=start + 180, break_end=start + 210
    )
    assert shift.break_span == Span(start + 180, start + 210)
    assert shift.paid_minutes == 450
    assert Shift(id="a", staff="a", start=start, end=start + 240).paid_minutes == 240
