"""`rotabene release TEAM ROTA`: the lieu reserve that nobody has used becomes free time."""

from __future__ import annotations

import click


@click.command()
@click.argument("team", metavar="TEAM")
@click.argument("rota", metavar="ROTA")
@click.option(
    "--at",
    "moment",
    metavar="WHEN",
    help="Release what is unused then: 2026-11-26T12:00, or 2026-11-27 [now].",
)
@click.option(
    "-o", "--output", "path", metavar="ROTA", help="Write the rota with it (- for standard output)."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of sentences.")
def release(team: str, rota: str, moment: str | None, path: str | None, as_json: bool) -> None:
    """Release the unused lieu reserve of ROTA: from Thursday 12:00 of its week on (or what the rule pack
    says) a block that begins later is time off, where cover holds without the person."""
    from planner.domain.time_grid import civil_of
    from planner.reports.reserve_use import reserve_use
    from planner.services.freeze_problem import freeze_problem
    from planner.services.release_reserve import release_reserve
    from planner.services.system_clock import SystemClock
    from ui.cli.documents import load_rota, load_team, refuse_reading_twice, refuse_unwritable
    from ui.cli.kept_rota import keep_rota
    from ui.cli.plan_result import print_object
    from ui.cli.repair_request import read_moment
    from ui.cli.streams import console_for, output

    refuse_reading_twice([team, rota])
    refuse_unwritable(path)
    loaded = load_team(team)
    plan = load_rota(rota, loaded)
    at = civil_of(SystemClock().now()) if moment is None else read_moment(moment)
    problem = freeze_problem(loaded, plan.first_day, plan.weeks, plan)
    released = release_reserve(problem, plan.shifts, at)
    keep_rota(plan.model_copy(update={"shifts": released.shifts}), path)
    if path == "-":
        return
    use = reserve_use(problem, released.shifts)
    if as_json:
        print_object({"sentences": list(released.sentences), "use": use.sentence})
        return
    console = console_for(output())
    for sentence in released.sentences or ("Nothing is to be released at that moment.",):
        console.print(sentence, soft_wrap=True, markup=False)
    console.print(use.sentence, soft_wrap=True, markup=False)
    if path is None:
        console.print("Nothing was written. To keep the rota, name a file with -o.", style="dim")
    else:
        console.print(f"Written to {path}", style="bold", soft_wrap=True)
