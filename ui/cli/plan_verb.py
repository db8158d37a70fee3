"""`rotabene plan TEAM`: build the rota of a week, show the search, print or write what it found."""

from __future__ import annotations

import math
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from planner.services.build_rota import NoRotaError, PlannedRota
    from planner.services.explain.records import Clash
    from ui.cli.plan_request import PlanRequest


class Seconds(click.FloatRange):
    """A number of seconds; `nan` would pass every comparison and is refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        seconds = float(super().convert(value, param, ctx))
        if math.isnan(seconds):
            self.fail(f"{value!r} is not a number of seconds.", param, ctx)
        return seconds


class Day(click.DateTime):
    """A day, refused in words that say how to write one."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            day: datetime = super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(f"“{value}” is no day; write it as 2026-11-23.", param, ctx)
        return day


@click.command()
@click.argument("team", metavar="TEAM")
@click.option(
    "--week",
    metavar="DATE",
    type=Day(["%Y-%m-%d"]),
    help="Any day of the first week, as 2026-11-23 [the next week with visits or events].",
)
@click.option(
    "--weeks", metavar="N", type=click.IntRange(1, 12), default=1, show_default=True, help="How many weeks."
)
@click.option("--seconds", metavar="S", type=Seconds(0.1, 86_400), default=30.0, help="Longest search [30].")
@click.option("--seed", metavar="N", type=click.IntRange(0, 2**31 - 1), default=1, help="Of the search [1].")
@click.option("--workers", metavar="N", type=click.IntRange(1, 64), help="Search threads [one a core].")
@click.option("--repeatable", is_flag=True, help="The same seed gives the same rota; slower.")
@click.option(
    "--from", "base", metavar="ROTA", help="Keep the pins of this rota and start the search from it."
)
@click.option(
    "-o", "--output", "path", metavar="ROTA", help="Write the rota to this file (- for standard output)."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of tables.")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def plan(
    team: str,
    week: datetime | None,
    weeks: int,
    seconds: float,
    seed: int,
    workers: int | None,
    repeatable: bool,
    base: str | None,
    path: str | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Build the rota of TEAM. Ctrl+C stops the search and keeps the best rota so far."""
    from planner.domain.errors import PlannerError
    from planner.ports import SolveSettings
    from planner.services.build_rota import NoRotaError
    from ui.bootstrap import search_workers
    from ui.cli.kept_rota import keep_rota
    from ui.cli.plan_request import PlanRequest
    from ui.cli.plan_result import plan_object, print_object, unusable_object
    from ui.cli.troubles import BAD_INPUT, NO_ROTA

    request = PlanRequest(
        team=team,
        first_day=week.date() if week else None,
        weeks=weeks,
        settings=SolveSettings(seconds, seed, workers or search_workers(), repeatable),
        base=base,
        path=path,
        as_json=as_json,
        shows_progress=not quiet,
    )
    try:
        planned = request.run()
    except NoRotaError as error:
        tell_no_rota(error, as_json, request.clashes(error))
        return BAD_INPUT if error.result.status == "invalid" else NO_ROTA
    except PlannerError as error:
        if as_json:
            print_object(unusable_object(error))
        raise
    keep_rota(planned.rota, path)
    if as_json and path != "-":
        print_object(plan_object(planned))
    elif path != "-":
        _print_rota(request, planned)
    return 0


def tell_no_rota(error: NoRotaError, as_json: bool, clashes: tuple[Clash, ...] = ()) -> None:
    """Say that there is no rota, what cannot stand together, and what would do."""
    from ui.cli.clash_lines import clash_lines, clash_objects
    from ui.cli.plan_result import no_rota_object, print_object
    from ui.cli.streams import note

    if as_json:
        print_object(no_rota_object(error.result) | {"clashes": clash_objects(clashes)})
    note(f"rotabene: {error}")
    for line in clash_lines(clashes):
        note(line)


def _print_rota(request: PlanRequest, planned: PlannedRota) -> None:
    from planner.reports.front_line_hours import front_line_hours
    from ui.cli.rota_view import print_rota
    from ui.cli.streams import console_for, output

    console = console_for(output())
    print_rota(console, request.loaded_team, planned.rota, planned.findings)
    # Among them that the solver's process ended early: the rota may then be worse than it need be.
    hours = front_line_hours(request.loaded_team, planned.problem)
    for note in (*planned.result.notes, hours.sentence):
        console.print(note, style="dim")
    if request.path is None:
        console.print("Nothing was written. To keep the rota, name a file with -o.", style="dim")
    else:
        console.print(f"Written to {request.path}", style="bold", soft_wrap=True)
