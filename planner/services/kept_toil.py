"""Time off in lieu of the weeks that kept rotas have planned before: earned and repaid as they say.

A week counts as its rota has it as long as nobody has entered anything for it: then the entries count alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from planner.domain.contracts import Contract
from planner.domain.problem import PersonWeek
from planner.domain.rota import Shift
from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.rules.lieu_reserve import outside_minutes
from planner.rules.toil_ledger import earned_minutes, ordinary_minutes

WeekOf = Callable[[int], PersonWeek]


def kept_entries(
    team: Team, staff: str, first_day: int, contract: Contract, week_of: WeekOf
) -> Iterator[ToilEntry]:
    """What kept rotas say of one person's weeks before a day, as entries of those weeks' Sundays.

    `week_of` gives the person's week of a Monday as it was frozen for the plan of that time.
    """
    told = {monday_of(entry.on) for entry in team.toil if entry.staff == staff and entry.state != "requested"}
    for monday, shifts in _weeks(team, staff, first_day):
        if monday in told:
            continue
        week = week_of(monday)
        for state, minutes in (
            ("earned", _earned(team, contract, week, shifts)),
            ("repaid", _repaid(team, week, shifts)),
        ):
            if minutes:
                sunday = date.fromordinal(monday + 6)
                yield ToilEntry.model_validate(
                    {
                        "id": f"{state}-{staff}"[:60],
                        "staff": staff,
                        "state": state,
                        "minutes": minutes,
                        "on": sunday,
                    }
                )


def _weeks(team: Team, staff: str, first_day: int) -> Iterable[tuple[int, list[Shift]]]:
    """The person's shifts of kept rotas by Monday, those of a later rota in place of an earlier one's."""
    weeks: dict[int, dict[int, Shift]] = {}
    for rota in team.rotas:
        for shift in rota.shifts:
            if shift.staff == staff and shift.day < first_day:
                weeks.setdefault(monday_of(shift.day), {})[shift.day] = shift
    return ((monday, list(shifts.values())) for monday, shifts in sorted(weeks.items()))


def _earned(team: Team, contract: Contract, week: PersonWeek, shifts: Sequence[Shift]) -> int:
    if contract.is_evening_contract:
        return 0
    settings = team.rules.settings
    outside = sum(outside_minutes(shift, settings.evenings.evening_from) for shift in shifts)
    return earned_minutes(
        outside - week.reserve_minutes, settings.toil_limits.least_claim_minutes, contract.toil_rate_per_mille
    )


def _repaid(team: Team, week: PersonWeek, shifts: Sequence[Shift]) -> int:
    evening_from = team.rules.settings.evenings.evening_from
    taken = sum(ordinary_minutes(each, evening_from) for shift in shifts for each in shift.activities)
    left = week.contract_minutes - week.credit_minutes - sum(shift.paid_minutes for shift in shifts)
    return min(taken, max(0, left + taken))
