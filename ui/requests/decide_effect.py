"""What a request would do, told before the manager decides it: to cover, to the balance, to the next day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.own_requests import OwnRequest
from planner.domain.rota import Rota
from planner.domain.staff import Absence, ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import hours_label, monday_of
from planner.services.freeze_problem import freeze_problem
from planner.services.leave_effect import leave_effect
from planner.services.leave_year import leave_cost
from planner.services.toil_entries import owed_on

# Icon, ink, sentence.
Effect = tuple[str, str, str]
HOLDS: Effect = ("tick", "okInk", "No half-hour falls short, and nothing planned needs somebody else.")


def effects(
    team: Team, request: OwnRequest, rota: Rota | None, today: date, full_time_days: int
) -> Iterator[Effect]:
    """Gravest first. `rota`: of the week in which the leave begins."""
    if request.absence is not None:
        yield from _of_leave(team, request.absence, rota, today, full_time_days)
    if request.entry is not None:
        yield from _of_toil(team, request.entry)
    if request.later_start is not None and request.history:
        yield ("rest", "text2", request.history[0].note)


def _of_leave(
    team: Team, absence: Absence, rota: Rota | None, today: date, full_time_days: int
) -> Iterator[Effect]:
    found = leave_effect(team, absence, rota)
    if not found:
        yield HOLDS
    for sentence in found:
        yield ("warning", "warnInk", sentence)
    cost = leave_cost(
        _without(team, absence),
        absence.model_copy(update={"state": "approved"}),
        today=today,
        full_time_days=full_time_days,
    )
    if cost is not None:
        over = ", more than there is" if cost.left < 0 else ""
        takes, left = hours_label(cost.takes), hours_label(cost.left)
        yield ("leave", "text2", f"Takes {takes} of leave; {left} are left then{over}.")
    if absence.kind == "toil":
        balance = _owed(team, absence.staff, absence.dates.first)
        yield ("clock", "text2", f"TOIL owed until then: {hours_label(balance)}.")


def _without(team: Team, absence: Absence) -> Team:
    others = tuple(each for each in team.absences if each.id != absence.id)
    return team.model_copy(update={"absences": others})


def _owed(team: Team, staff: str, on: date) -> int:
    """Minutes in lieu on a day, as the plan of its week counts them."""
    return owed_on(team, freeze_problem(team, date.fromordinal(monday_of(on))), staff, on)


def _of_toil(team: Team, entry: ToilEntry) -> Iterator[Effect]:
    cap = team.rules.settings.toil_limits.cap_minutes
    balance = _owed(team, entry.staff, entry.on)
    after = balance + entry.minutes
    tone = ("warning", "warnInk") if after > cap else ("clock", "text2")
    words = f"TOIL owed {hours_label(balance)}, with it {hours_label(after)}"
    yield (*tone, f"{words}; at most {hours_label(cap)}.")
    if entry.is_beyond_rota:
        yield ("calendar-blank", "text2", "Worked beyond the published rota, as the hours worked say.")
