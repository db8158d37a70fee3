"""`rotabene toil TEAM ROTA`: time off in lieu, person by person and week by week, and what is to be known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from planner.domain.problem import RotaProblem
    from planner.reports.toil_forecast import PersonForecast, ToilForecast


@click.command()
@click.argument("team", metavar="TEAM")
@click.argument("rota", metavar="ROTA")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of a table.")
def toil(team: str, rota: str, as_json: bool) -> None:
    """Forecast time off in lieu under ROTA: earned, repaid, expired, and when a cap is reached."""
    from planner.reports.toil_forecast import toil_forecast
    from planner.services.freeze_problem import freeze_problem
    from ui.cli.documents import load_rota, load_team, refuse_reading_twice
    from ui.cli.plan_result import print_object
    from ui.cli.streams import console_for, output
    from ui.cli.toil_table import print_forecast

    refuse_reading_twice([team, rota])
    stream = output()
    loaded = load_team(team)
    plan = load_rota(rota, loaded)
    problem = freeze_problem(loaded, plan.first_day, plan.weeks, plan)
    forecast = toil_forecast(problem, plan.shifts)
    if as_json:
        print_object(_object(problem, forecast))
    else:
        print_forecast(console_for(stream), problem, forecast)


def _object(problem: RotaProblem, forecast: ToilForecast) -> dict[str, Any]:
    from planner.domain.time_grid import day_iso

    return {
        "team": problem.team_id,
        "first_day": day_iso(problem.first_day),
        "weeks": problem.weeks,
        "sentences": list(forecast.sentences),
        "people": [_person(person) for person in forecast.people],
        "unclaimed": [
            {
                "staff": lost.staff,
                "minutes": lost.minutes,
                "earned_on": day_iso(lost.earned_on),
                "lapsed_on": day_iso(lost.lapsed_on),
            }
            for lost in forecast.unclaimed
        ],
    }


def _person(person: PersonForecast) -> dict[str, Any]:
    from planner.domain.time_grid import day_iso, iso_minute

    return {
        "staff": person.staff,
        "amber_in_week": person.amber_in,
        "cap_in_week": person.cap_in,
        "times_off": [
            {"start": iso_minute(off.start), "end": iso_minute(off.end)} for off in person.times_off
        ],
        "weeks": [
            {
                "week": day_iso(week.monday),
                "opening": week.opening,
                "earned": week.earned,
                "repaid": week.repaid,
                "expired": week.expired,
                "closing": week.closing,
                "late": week.late,
            }
            for week in person.weeks
        ],
    }
