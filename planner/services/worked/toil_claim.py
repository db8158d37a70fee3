"""What a longer day earns: time off in lieu for work in the evening or at a weekend, flexi for the rest."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.team import Team
from planner.domain.time_grid import Span, hours_label, outside_hours
from planner.domain.worked_days import WorkedDay
from planner.services.rules_in_force import settings_on

QUARTER = 15


@dataclass(frozen=True, slots=True)
class Extra:
    """Minutes beyond the plan of a day (below it, negative): `toil` that can be claimed, `flexi` the rest.

    `claimed`: of the TOIL, what entries of the day cover already.
    """

    minutes: int
    toil: int
    claimed: int = 0

    @property
    def flexi(self) -> int:
        return self.minutes - self.toil - self.claimed

    @property
    def words(self) -> str:
        """`1.25 h longer than planned: 1 h in the evening or at the weekend, 0.25 h flexi`."""
        if not self.minutes:
            return "as long as planned"
        if self.minutes < 0:
            return f"{hours_label(-self.minutes)} shorter than planned, from the flexi balance"
        outside = self.toil + self.claimed
        told = f"{hours_label(self.minutes)} longer than planned"
        if not outside:
            return f"{told}, on the flexi balance"
        rest = f", {hours_label(self.flexi)} flexi" if self.flexi else ""
        return f"{told}: {hours_label(outside)} TOIL{rest}"


def extra_of(team: Team, worked: WorkedDay) -> Extra:
    """What the day has beyond its plan. Claims go in whole quarters, from the team's least claim on; evening
    work is the contract itself for those with an evening contract."""
    minutes = worked.extra_minutes
    claimed = sum(
        each.minutes
        for each in team.toil
        if each.staff == worked.staff
        and each.on == worked.on
        and each.state in ("requested", "agreed", "earned")
    )
    if minutes <= 0 or _has_evening_contract(team, worked):
        return Extra(minutes, 0)
    rules = settings_on(team, worked.on.toordinal())
    planned = worked.planned_span
    outside = _outside(worked.span, rules.evenings.evening_from)
    outside -= _outside(planned, rules.evenings.evening_from) if planned is not None else 0
    open_minutes = max(0, min(minutes, outside) - claimed)
    whole = open_minutes // QUARTER * QUARTER
    toil = whole if whole >= rules.toil_limits.least_claim_minutes else 0
    return Extra(minutes, toil, min(claimed, minutes))


def _outside(span: Span, evening_from: int) -> int:
    return sum(part.minutes for part in outside_hours(span, evening_from))


def _has_evening_contract(team: Team, worked: WorkedDay) -> bool:
    return any(
        contract.is_evening_contract and contract.dates.has(worked.on.toordinal())
        for member in team.staff
        if member.id == worked.staff
        for contract in member.contracts
    )
