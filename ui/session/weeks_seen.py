"""Several weeks on one board: the rota of the week on screen, with those of the weeks after it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from planner.domain.rota import Rota, Shift
from planner.services.freeze_problem import freeze_problem
from planner.services.last_checked import LastChecked
from ui.session.shown_rota import ShownRota, with_base

RotaOf = Callable[[date], Rota | None]


@dataclass(frozen=True, slots=True)
class SeenWeeks:
    """What is shown of several weeks; `unplanned` are those (0 is the first) that have no rota."""

    shown: ShownRota
    unplanned: frozenset[int] = frozenset()


def see_weeks(shown: ShownRota, weeks: int, rota_of: RotaOf, last: LastChecked) -> SeenWeeks:
    """What is shown of `weeks` weeks from the first day on; `rota_of` gives the rota of a Monday, `last` is
    the check of what was seen before."""
    first = date.fromordinal(shown.problem.first_day)
    shifts: list[Shift] = list(shown.shifts)
    uncovered = list(shown.uncovered)
    week = shown.problem.weeks
    unplanned = set(range(week)) if shown.rota is None else set()
    while week < weeks:
        later = rota_of(first + timedelta(weeks=week))
        if later is not None:
            shifts += [shift for shift in later.shifts if shift.day < first.toordinal() + 7 * weeks]
            uncovered += later.uncovered
        else:
            unplanned.add(week)
        week += later.weeks if later is not None else 1
    if shown.rota is None and not shifts:
        return SeenWeeks(ShownRota(shown.team, freeze_problem(shown.team, first, weeks), None))
    base = shown.rota or _empty(shown, first)
    rota = base.model_copy(
        update={"weeks": weeks, "shifts": tuple(shifts), "uncovered": tuple(uncovered), "tiers": ()}
    )
    live = last.take(shown.team, rota)
    last.keep(shown.team, rota, live)
    seen = ShownRota(
        shown.team,
        with_base(live.problem, rota),
        rota,
        live.findings,
        still_moving=shown.still_moving,
        is_so_far=shown.is_so_far,
    )
    return SeenWeeks(seen, frozenset(unplanned))


def _empty(shown: ShownRota, first: date) -> Rota:
    from planner.domain.rota import Made
    from planner.domain.time_grid import utc_now

    return Rota(team=shown.team.id, first_day=first, made=Made(by=shown.team.manager, at=utc_now()))
