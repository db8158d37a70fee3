"""`rotabene why TEAM ROTA SHIFT`: what would happen without a shift, or without one of its activities."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ui.cli.plan_verb import Seconds

if TYPE_CHECKING:
    from planner.domain.rota import Shift


PROVED = "Proved: no rota without it does better."
NOT_PROVED = "The best found in the time; a better rota without it may exist."


@click.command()
@click.argument("team", metavar="TEAM")
@click.argument("rota", metavar="ROTA")
@click.argument("shift", metavar="SHIFT")
@click.option("--at", "clock_time", metavar="TIME", help="Ask about the activity at this time, as 18:30.")
@click.option("--seconds", metavar="S", type=Seconds(0.1, 86_400), default=5.0, help="Longest search [5].")
@click.option("--workers", metavar="N", type=click.IntRange(1, 64), help="Search threads [one a core].")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of sentences.")
def why(
    team: str,
    rota: str,
    shift: str,
    clock_time: str | None,
    seconds: float,
    workers: int | None,
    as_json: bool,
) -> int:
    """Say why somebody works SHIFT of ROTA: solve the week again without it and tell what would be lost.

    SHIFT is an id as in the rota file: person@date, ben-okafor@2026-11-26.
    """
    from planner.domain.errors import PlannerError
    from planner.domain.time_grid import iso_minute
    from ui.bootstrap import explainer_command, search_workers
    from ui.cli.explaining_process import ExplainingProcess
    from ui.cli.judged_rota import load_judged
    from ui.cli.plan_result import print_object
    from ui.cli.stop_signal import StopSignal
    from ui.cli.streams import output, say
    from ui.cli.troubles import DONE

    output()
    judged = load_judged(team, rota)
    asked = judged.rota.shift(shift)
    if asked is None:
        raise PlannerError(f"There is no shift “{shift}” in this rota.", "Its id is person@date.")
    start = start_of(asked, clock_time)
    with ExplainingProcess(explainer_command()) as process, StopSignal() as stop:
        found = process.why(
            judged.team,
            judged.rota,
            shift,
            start,
            seconds=seconds,
            workers=workers or search_workers(),
            should_stop=lambda: stop.is_asked,
        )
    if as_json:
        print_object(
            {
                "shift": shift,
                "subject": found.subject,
                "sentence": found.sentence,
                "is_free": found.is_free,
                "lost": list(found.lost),
                "gained": list(found.gained),
                "is_proved": found.is_proved,
                "activity": iso_minute(start) if start is not None else None,
            }
        )
        return DONE
    say(
        found.sentence,
        *(f"  {sentence}" for sentence in found.lost[1:]),
        *(f"  It would spare: {sentence}" for sentence in found.gained),
    )
    if not found.is_free:
        say(PROVED if found.is_proved else NOT_PROVED)
    return DONE


def start_of(shift: Shift, text: str | None) -> int | None:
    """The civil minute at which the activity at that time of day starts."""
    from planner.domain.errors import PlannerError
    from planner.domain.time_grid import DAY, civil, parse_clock

    if text is None:
        return None
    try:
        minute = civil(shift.day, parse_clock(text))
    except ValueError as error:
        raise PlannerError(f"{error}.", "Give a time of day.") from error
    if minute < shift.start:
        minute += DAY
    found = next((each for each in shift.activities if each.start <= minute < each.end), None)
    if found is None:
        raise PlannerError(f"Nothing is planned at {text} in this shift.", "Look at it with “show”.")
    return found.start
