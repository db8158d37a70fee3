"""`rotabene takers TEAM ROTA SHIFT`: who could take a shift, for what in return, and who cannot and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from planner.domain.roles import Caller
    from planner.domain.swaps import Leg, Work
    from planner.services.swaps.published_weeks import PublishedWeeks
    from planner.services.swaps.takers import Outlook
    from ui.cli.judged_rota import JudgedRota


@click.command()
@click.argument("team", metavar="TEAM")
@click.argument("rota", metavar="ROTA")
@click.argument("shift", metavar="SHIFT")
@click.option("--at", "clock_time", metavar="TIME", help="Only the visit or turn on duty then, as 18:30.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object instead of lines.")
def takers(team: str, rota: str, shift: str, clock_time: str | None, as_json: bool) -> int:
    """Say who could take SHIFT of ROTA as it stands, and which chains of three would do; nothing is changed.

    SHIFT is an id as in the rota file: person@date, ben-okafor@2026-11-26.
    """
    from planner.services.swaps.chains import Chains
    from planner.services.swaps.published_weeks import PublishedWeeks
    from planner.services.swaps.takers import Takers
    from ui.cli.judged_rota import load_judged
    from ui.cli.plan_result import print_object
    from ui.cli.streams import say
    from ui.cli.troubles import DONE

    judged = load_judged(team, rota)
    work = _work(judged, shift, clock_time)
    as_published = judged.rota.model_copy(update={"state": "published"})
    kept = judged.team.model_copy(update={"rotas": (*judged.team.rotas, as_published)})
    weeks = PublishedWeeks(kept, judged.rota.first_day, judged.rota.weeks)
    asked = Takers(weeks)
    found, chains = asked.all_for(work), Chains(asked).of_three(work)
    if as_json:
        print_object(
            {
                "shift": shift,
                "people": [_told(each) for each in found],
                "chains": [_told(each) for each in chains],
            }
        )
        return DONE
    say(*told_lines(weeks, found, chains))
    return DONE


def _work(judged: JudgedRota, shift_id: str, clock_time: str | None) -> Work:
    from planner.domain.errors import PlannerError
    from planner.services.swaps.takers import part, whole
    from ui.cli.why_verb import start_of

    shift = judged.rota.shift(shift_id)
    if shift is None:
        raise PlannerError(f"There is no shift “{shift_id}” in this rota.", "Its id is person@date.")
    start = start_of(shift, clock_time)
    return whole(shift) if start is None else part(shift, start)


def _told(outlook: Outlook) -> dict[str, Any]:
    return {
        "legs": [{"shift": leg.work.shift, "to": leg.to} for leg in outlook.legs],
        "is_possible": outlook.is_possible,
        "obstacle": outlook.obstacle,
        "touched": [finding.for_sharing.sentence for finding in outlook.touched],
        "agrees": list(outlook.agrees),
    }


def told_lines(
    weeks: PublishedWeeks,
    found: tuple[Outlook, ...],
    chains: tuple[Outlook, ...],
    caller: Caller | None = None,
) -> list[str]:
    """`caller`: whom it is told; None for whoever has the whole rota as a file."""
    can = [each for each in found if each.is_possible]
    lines = [f"{len(can)} can take it" if can else "Nobody can take it by themselves"]
    for each in can:
        lines += _possible(weeks, each, f"{each.legs[0].to}  {_in_return(weeks, each.legs)}", caller)
    if chains:
        lines.append("Chains of three")
        for each in chains:
            lines += _possible(weeks, each, ", ".join(_gives(weeks, leg) for leg in each.legs), caller)
    against = [each for each in found if not each.is_possible]
    told = (f"  {each.legs[0].to}  {_name(weeks, each.legs[0].to)}: {each.obstacle}" for each in against)
    return [*lines, f"{len(against)} cannot", *told] if against else lines


def return_lines(weeks: PublishedWeeks, found: Sequence[Outlook], caller: Caller) -> list[str]:
    """What could come back, each with the id of its shift, and what could not, and why."""
    from planner.domain.time_grid import span_label

    can = [each for each in found if each.is_possible]
    lines = [f"{len(can)} can come back" if can else "Nothing can come back"]
    for each in can:
        back = each.legs[1].work
        lines += _possible(weeks, each, f"{back.shift}  {span_label(back.span)}", caller)
    against = [each for each in found if not each.is_possible]
    told = (f"  {each.legs[1].work.shift}: {each.obstacle}" for each in against)
    return [*lines, f"{len(against)} cannot", *told] if against else lines


def _possible(weeks: PublishedWeeks, outlook: Outlook, words: str, caller: Caller | None) -> list[str]:
    from planner.services.swaps.for_colleagues import what_is_touched

    lines = [f"  {words}"]
    if outlook.agrees:
        lines.append(f"    agrees to other hours: {', '.join(_name(weeks, each) for each in outlook.agrees)}")
    needs = dict.fromkeys(
        what_is_touched(each, caller) if caller is not None else each.for_sharing.sentence
        for each in outlook.touched
    )
    return lines + [f"    needs the manager: {each}" for each in needs]


def _in_return(weeks: PublishedWeeks, legs: tuple[Leg, ...]) -> str:
    from planner.domain.time_grid import span_label

    name = _name(weeks, legs[0].to)
    return f"{name}, for their {span_label(legs[1].work.span)}" if len(legs) > 1 else name


def _gives(weeks: PublishedWeeks, leg: Leg) -> str:
    from planner.domain.time_grid import span_label

    return f"{_name(weeks, leg.work.staff)}'s {span_label(leg.work.span)} to {_name(weeks, leg.to)}"


def _name(weeks: PublishedWeeks, staff: str) -> str:
    return weeks.problem.name_of(staff)
