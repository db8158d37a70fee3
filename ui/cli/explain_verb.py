"""`rotabene explain TEAM ROTA [DEMAND]`: why a demand is not covered, and what would cover it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ui.cli.plan_verb import Seconds

if TYPE_CHECKING:
    from ui.cli.explained import Explained


@click.command()
@click.argument("team", metavar="TEAM")
@click.argument("rota", metavar="ROTA")
@click.argument("demand", metavar="[DEMAND]", required=False)
@click.option(
    "--seconds",
    metavar="S",
    type=Seconds(0.1, 86_400),
    default=8.0,
    help="Longest search for the fixes of one demand [8].",
)
@click.option("--workers", metavar="N", type=click.IntRange(1, 64), help="Trials at a time [one a core].")
@click.option("--fairness", is_flag=True, help="Prove how evenly work can be shared: one more search.")
@click.option("--no-fixes", is_flag=True, help="Only say why; nothing is solved.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of sentences.")
def explain(
    team: str,
    rota: str,
    demand: str | None,
    seconds: float,
    workers: int | None,
    fairness: bool,
    no_fixes: bool,
    as_json: bool,
) -> int:
    """Say why DEMAND (all that is uncovered, if left out) is not covered by ROTA, and what would cover it.

    DEMAND is an id, or the case of a visit. Each fix has been tried by solving again with just that change.
    Without DEMAND also how work is shared, what was proved, and what was not looked at.
    """
    from ui.bootstrap import explainer_command, search_workers
    from ui.cli.explained import explained
    from ui.cli.explaining_process import ExplainingProcess
    from ui.cli.judged_rota import load_judged
    from ui.cli.plan_result import print_object
    from ui.cli.stop_signal import StopSignal
    from ui.cli.streams import output, say
    from ui.cli.troubles import DONE

    output()
    judged = load_judged(team, rota)
    shown = None if as_json else say
    with ExplainingProcess(explainer_command()) as process, StopSignal() as stop:
        found = explained(
            judged,
            demand,
            process,
            seconds=0.0 if no_fixes else seconds,
            workers=workers or search_workers(),
            proves_fairness=fairness,
            show=shown,
            should_stop=lambda: stop.is_asked,
        )
    if as_json:
        print_object(_object(judged.team.id, found))
    elif not found.demands:
        say("Nothing is uncovered.")
    return DONE


def _object(team: str, found: Explained) -> dict[str, Any]:
    from ui.cli.clash_lines import clash_objects
    from ui.cli.explained import fairness_object, fix_object, funnel_object, story_object

    return {
        "team": team,
        "demands": [
            {"funnel": funnel_object(funnel), "fixes": [fix_object(fix) for fix in fixes]}
            for funnel, fixes in found.demands
        ],
        "clashes": clash_objects(found.clashes),
        "fairness": fairness_object(found.fairness, found.proof),
        "status": story_object(found.status, found.story),
        "not_looked_at": list(found.not_looked_at),
    }
