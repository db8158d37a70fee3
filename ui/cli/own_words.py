"""What verbs about one person share: whose it is, days and times as they are typed, rows as lines."""

from __future__ import annotations

import math
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ui.cli.signed_in import OpenPlan
    from ui.item_models.request_words import RowWords

AnyCommand = Callable[..., Any]


class Hours(click.FloatRange):
    """A number of hours; `nan` would pass every comparison and is refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        hours = float(super().convert(value, param, ctx))
        if math.isnan(hours):
            self.fail(f"{value!r} is not a number of hours.", param, ctx)
        return hours


def of_option(command: AnyCommand) -> AnyCommand:
    """The option `--of STAFF`: whose it is, for the manager."""
    return click.option("--of", "staff", metavar="STAFF", help="The id of the person; else your own.")(
        command
    )


def whose(opened: OpenPlan, staff: str | None) -> str:
    """The person's id. PlannerError where nobody is said and the caller is nobody of the team."""
    from planner.domain.errors import PlannerError

    wanted = staff or opened.caller.staff
    if wanted is None:
        raise PlannerError("It is not said who this is for.", "Name the person with --of ID.")
    return wanted


def typed_day(text: str) -> date:
    """`2026-11-26`. PlannerError for anything else."""
    from planner.domain.errors import PlannerError

    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise PlannerError(f"“{text}” is not a date.", "Write it as 2026-11-26.") from error


def typed_time(text: str) -> int:
    """`18:30` as minutes since midnight. PlannerError for anything else."""
    from planner.domain.errors import PlannerError
    from planner.domain.time_grid import parse_clock

    try:
        return parse_clock(text)
    except ValueError as error:
        raise PlannerError(f"“{text}” is not a time of day.", "Write it as 18:30.") from error


def print_rows(rows: list[tuple[str, RowWords]], nothing: str) -> None:
    """A line for each: its id, what it is, its state, and what more there is to say."""
    from ui.cli.streams import say

    if not rows:
        say(nothing)
    for row_id, words in rows:
        more = f"  {words.detail}" if words.detail else ""
        say(f"{row_id}  {words.title}  [{words.chip[0]}]{more}")
