"""What is published of which days: a later rota of the team's list goes before an earlier one."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.rota import Rota, Shift
from planner.domain.team import Team


def rota_of_day(team: Team, days: range) -> dict[int, Rota]:
    """The published rota that holds on each of the days (ordinals)."""
    found: dict[int, Rota] = {}
    for rota in team.rotas:
        if rota.state == "published":
            own = rota.days
            found |= dict.fromkeys(range(max(own.start, days.start), min(own.stop, days.stop)), rota)
    return found


def shifts_on(team: Team, days: range) -> Iterator[Shift]:
    """The published shifts that begin on the days, rota by rota."""
    held = rota_of_day(team, days)
    for rota in {id(rota): rota for rota in held.values()}.values():
        yield from (shift for shift in rota.shifts if held.get(shift.day) is rota)
