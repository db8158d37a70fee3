"""`rotabene repair TEAM ROTA`: plan again near a published rota, from a moment on, and say what changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ui.cli.plan_verb import Seconds, tell_no_rota

if TYPE_CHECKING:
    from planner.services.repair_rota import RepairedRota


@click.command()
@click.argument("team", metavar="TEAM")
@click.argument("rota", metavar="ROTA")
@click.option(
    "--from",
    "moment",
    metavar="WHEN",
    help="What begins before it stays: 2026-11-24T12:00, or 2026-11-24 [now].",
)
@click.option(
    "--sick",
    metavar="PERSON:DAY[..DAY]",
    multiple=True,
    help="Who is away beside what the team file says: an id or a name; may be given again.",
)
@click.option("--seconds", metavar="S", type=Seconds(0.1, 86_400), default=30.0, help="Longest search [30].")
@click.option("--seed", metavar="N", type=click.IntRange(0, 2**31 - 1), default=1, help="Of the search [1].")
@click.option("--workers", metavar="N", type=click.IntRange(1, 64), help="Search threads [one a core].")
@click.option("--repeatable", is_flag=True, help="The same seed gives the same rota; slower.")
@click.option(
    "-o", "--output", "path", metavar="ROTA", help="Write the repaired rota (- for standard output)."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of sentences.")
@click.option("-q", "--quiet", is_flag=True, help="Show no progress.")
def repair(
    team: str,
    rota: str,
    moment: str | None,
    sick: tuple[str, ...],
    seconds: float,
    seed: int,
    workers: int | None,
    repeatable: bool,
    path: str | None,
    as_json: bool,
    quiet: bool,
) -> int:
    """Repair ROTA for TEAM as it is now: after sickness, a new visit or a moved hearing.

    Pins stay, and as little changes as meets the demand. Ctrl+C keeps the best repair so far.
    """
    from planner.domain.errors import PlannerError
    from planner.ports import SolveSettings
    from planner.services.build_rota import NoRotaError
    from ui.bootstrap import search_workers
    from ui.cli.kept_rota import keep_rota
    from ui.cli.plan_result import print_object, unusable_object
    from ui.cli.repair_request import RepairRequest
    from ui.cli.troubles import BAD_INPUT, NO_ROTA

    settings = SolveSettings(seconds, seed, workers or search_workers(), repeatable)
    request = RepairRequest(team, rota, moment, sick, settings, path, not quiet, as_json)
    try:
        repaired = request.run()
    except NoRotaError as error:
        tell_no_rota(error, as_json)
        return BAD_INPUT if error.result.status == "invalid" else NO_ROTA
    except PlannerError as error:
        if as_json:
            print_object(unusable_object(error))
        raise
    keep_rota(repaired.planned.rota, path)
    if path != "-":
        _tell(repaired, path, as_json)
    return 0


def _tell(repaired: RepairedRota, path: str | None, as_json: bool) -> None:
    from ui.cli.plan_result import plan_object, print_object
    from ui.cli.streams import console_for, output

    if as_json:
        print_object(plan_object(repaired.planned) | {"changes": changes_object(repaired)})
        return
    console, rota = console_for(output()), repaired.planned.rota
    console.print(repaired.diff.headline, style="bold", soft_wrap=True, markup=False)
    for sentence in repaired.diff.sentences[1:]:
        console.print(f"  {sentence}", soft_wrap=True, markup=False)
    for line in rota.uncovered:
        console.print(f"  Uncovered: {line.reason}", soft_wrap=True, markup=False)
    for note in (*rota.made.notes[:1], *repaired.planned.result.notes):
        console.print(note, style="dim", soft_wrap=True, markup=False)
    if path is None:
        console.print("Nothing was written. To keep the rota, name a file with -o.", style="dim")
    else:
        console.print(f"Written to {path}", style="bold", soft_wrap=True)


def changes_object(repaired: RepairedRota) -> dict[str, Any]:
    """What the repair changes, for programs."""
    from planner.domain.time_grid import day_iso

    diff = repaired.diff
    return {
        "headline": diff.headline,
        "shifts": diff.shifts,
        "people": [
            {
                "staff": person.staff,
                "is_away": person.is_away,
                "days_off_lost": [day_iso(day) for day in person.days_off_lost],
                "sentences": list(person.sentences),
            }
            for person in diff.people
        ],
        "short_notice": list(diff.short_notice),
    }
