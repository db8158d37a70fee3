"""`rotabene teams PLAN...`: several teams at a glance, for a service lead; each has its own sign-in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ui.cli.signed_in import open_plan

if TYPE_CHECKING:
    from planner.services.team_glance import TeamGlance


@click.command()
@click.argument("plans", metavar="PLAN...", type=Path, nargs=-1, required=True)
@click.option("--as", "name", metavar="NAME", help="Who you are, where people sign in.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def teams(plans: tuple[Path, ...], name: str | None, as_json: bool) -> int:
    """Say of each team which weeks are published, from this one on, and how much they leave uncovered.

    A plan that cannot be opened, or is not open to you, is told, the others go on, and the command ends
    with 2.
    """
    from planner.domain.errors import PlannerError
    from planner.services.team_glance import team_glance
    from ui.cli.plan_result import print_object
    from ui.cli.streams import note, say
    from ui.cli.troubles import BAD_INPUT, DONE

    found: list[tuple[Path, TeamGlance]] = []
    for plan in plans:
        try:
            with open_plan(plan, name) as opened:
                found.append((plan, team_glance(opened.store, opened.clock.now().date())))
        except PlannerError as error:
            note(f"rotabene: {plan.name}: {error}")
    if as_json:
        print_object({"teams": [_object(plan, glance) for plan, glance in found]})
    else:
        say(*(line for _, glance in found for line in _lines(glance)))
    return DONE if len(found) == len(plans) else BAD_INPUT


def _lines(glance: TeamGlance) -> list[str]:
    from planner.domain.time_grid import day_label

    words = {"published": "published", "draft": "draft", "none": "nothing yet"}
    lines = [f"{glance.team}, {glance.people} in post"]
    for week in glance.weeks:
        gaps = f", {week.uncovered} uncovered" if week.uncovered else ""
        lines.append(f"  {day_label(week.monday.toordinal())}  {words[week.state]}{gaps}")
    return lines


def _object(plan: Path, glance: TeamGlance) -> dict[str, Any]:
    return {
        "plan": str(plan),
        "team": glance.team,
        "people": glance.people,
        "weeks": [
            {"monday": week.monday.isoformat(), "state": week.state, "uncovered": week.uncovered}
            for week in glance.weeks
        ],
    }
