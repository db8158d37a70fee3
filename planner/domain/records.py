"""What every record is built from: a frozen, strict base and the field types of the team and rota files."""

from __future__ import annotations

from collections.abc import Container
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationInfo,
    WithJsonSchema,
)

from planner.domain.time_grid import (
    DAY,
    Span,
    clock_of_day,
    end_of_day,
    iso_minute,
    parse_clock,
    parse_iso_minute,
)


class Record(BaseModel):
    """A frozen record; unknown fields are refused so that a misspelt one is never silently dropped."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def free_id(wanted: str, taken: Container[str]) -> str:
    """The id, or where it is taken `wanted.2`, `wanted.3` and so on."""
    number, free = 2, wanted
    while free in taken:
        free, number = f"{wanted}.{number}", number + 1
    return free


def _read_clock(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, str):
        return parse_clock(value)
    _refuse_numbers_in_files(value, info, "time of day", "18:30")
    return value


def _read_moment(value: Any, info: ValidationInfo) -> Any:
    if isinstance(value, str):
        return parse_iso_minute(value)
    _refuse_numbers_in_files(value, info, "moment", "2026-11-24T18:30")
    return value


def _refuse_numbers_in_files(value: Any, info: ValidationInfo, noun: str, example: str) -> None:
    """In a file a time is text only: a bare number there is hours to one reader and minutes to another."""
    if info.mode == "json" and isinstance(value, int | float):
        raise ValueError(f"{value} is not a {noun}; write it as “{example}”")


_ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,63}$"

Id = Annotated[str, Field(pattern=_ID_PATTERN, description="Letters, digits and _ . : @ - (64 at most)")]
# An id of the team file, or one made from it for one day: `duty-desk@2026-11-24T09:00`.
DemandId = Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:@-]{0,99}$")]
# On one line; no control characters, which could drive a terminal, and none that turn the text around a name.
NAME_PATTERN = r"^[^\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]*$"
Name = Annotated[str, Field(min_length=1, max_length=120, pattern=NAME_PATTERN)]
Note = Annotated[str, Field(max_length=500)]
# Minutes since midnight, written 18:30; 24:00 is the end of the day.
ClockTime = Annotated[
    int,
    BeforeValidator(_read_clock),
    PlainSerializer(clock_of_day, return_type=str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$", "examples": ["18:30"]}
    ),
    Field(ge=0, le=DAY),
]
# The same of an end, which 00:00 says as well.
EndTime = Annotated[ClockTime, AfterValidator(end_of_day)]
# A civil minute (see time_grid), written 2026-11-24T18:30.
Moment = Annotated[
    int,
    BeforeValidator(_read_moment),
    PlainSerializer(iso_minute, return_type=str),
    WithJsonSchema(
        {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d$", "examples": ["2026-11-24T18:30"]}
    ),
    Field(ge=DAY),
]
Minutes = Annotated[int, Field(ge=0, le=100_000)]
WeekdayName = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
WEEKDAY_NAMES: tuple[WeekdayName, ...] = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class TimeSpan(Record):
    """A half-open span of civil minutes, `start` before `end`."""

    start: Moment
    end: Moment

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


class DateRange(Record):
    """Days from `first` to `last`, both included; without `last` it goes on."""

    first: date
    last: date | None = None

    def has(self, day: int) -> bool:
        """Whether the day (an ordinal) lies in the range."""
        return self.first.toordinal() <= day and (self.last is None or day <= self.last.toordinal())
