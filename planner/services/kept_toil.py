"""Time off in lieu of the weeks that kept rotas have planned before: earned and repaid as they say.

A week counts as its rota has it as long as nobody has entered anything for it: then the entries count alone.
Hours worked beyond the plan are entered beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planner.domain.contracts import Contract
from planner.domain.person import PersonWeek
from planner.domain.rota import Shift
from planner.domain.staff import ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.rules.lieu_reserve import outside_minutes
from planner.rules.toil_ledger import earned_minutes, ordinary_minutes


@dataclass(frozen=True, slots=True)
class WeeksOf:
    """One person's week of any Monday as it is frozen, and the minutes of agreed leave in lieu in it."""

    week: Callable[[int], PersonWeek]
    agreed: Callable[[int], int]


@dataclass(frozen=True, slots=True)
class KeptWeek:
    """Minutes that a week of a kept rota earns and repays one person."""

    monday: int
    earned: int
    repaid: int


def kept_entries(
    team: Team, staff: str, first_day: int, contract: Contract, of: WeeksOf
) -> Iterator[ToilEntry]:
    """What kept rotas say of one person's weeks before a day, as entries of those weeks' Sundays."""
    told = {
        monday_of(entry.on)
        for entry in team.toil
        if entry.staff == staff and entry.state != "requested" and not entry.is_beyond_rota
    }
    for each in kept_weeks(team, staff, range(first_day), contract, of):
        if each.monday in told:
            continue
        for state, minutes in (("earned", each.earned), ("repaid", each.repaid)):
            if minutes:
                sunday = date.fromordinal(each.monday + 6)
                yield ToilEntry.model_validate(
                    {
                        "id": f"{state}-{staff}"[:60],
                        "staff": staff,
                        "state": state,
                        "minutes": minutes,
                        "on": sunday,
                    }
                )


def kept_weeks(team: Team, staff: str, days: range, contract: Contract, of: WeeksOf) -> Iterator[KeptWeek]:
    """What kept rotas earn and repay one person in the weeks of the days, in order; leave in lieu that was
    agreed for them repays, too."""
    evening_from = team.rules.settings.evenings.evening_from
    for monday, shifts in _weeks(team, staff, days):
        outside = sum(outside_minutes(shift, evening_from) for shift in shifts)
        taken = sum(ordinary_minutes(each, evening_from) for shift in shifts for each in shift.activities)
        earned = repaid = 0
        if outside or taken:
            # To freeze a week takes longer than all the rest, and most weeks have neither.
            week = of.week(monday)
            earned, repaid = _earned(team, contract, week, outside), _repaid(week, shifts, taken)
        yield KeptWeek(monday, earned, repaid + of.agreed(monday))


def _weeks(team: Team, staff: str, days: range) -> Iterable[tuple[int, list[Shift]]]:
    """The person's shifts of kept rotas by Monday, those of a later rota in place of an earlier one's."""
    weeks: dict[int, dict[int, Shift]] = {}
    for rota in team.rotas:
        for shift in rota.shifts:
            if shift.staff == staff and shift.day in days:
                weeks.setdefault(monday_of(shift.day), {})[shift.day] = shift
    return ((monday, list(shifts.values())) for monday, shifts in sorted(weeks.items()))


def _earned(team: Team, contract: Contract, week: PersonWeek, outside: int) -> int:
    if contract.is_evening_contract:
        return 0
    least = team.rules.settings.toil_limits.least_claim_minutes
    return earned_minutes(outside - week.reserve_minutes, least, contract.toil_rate_per_mille)


def _repaid(week: PersonWeek, shifts: Sequence[Shift], taken: int) -> int:
    left = week.contract_minutes - week.credit_minutes - sum(shift.paid_minutes for shift in shifts)
    return min(taken, max(0, left + taken))
