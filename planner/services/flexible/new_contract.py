"""The contract that an option would bring, from a day on; for a trial, until a day."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.contracts import Contract
from planner.domain.errors import RefusedEditError
from planner.domain.flexible_working import FlexibleOption
from planner.domain.records import DateRange
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import new_id, record_of
from planner.services.staff_edits import change_contract_from
from planner.services.team_changes import added, replaced


def contract_edit(
    team: Team, staff: str, option: FlexibleOption, first: date, until: date | None = None
) -> TeamEdit:
    """The option's pattern as one of the person's own, and the contract on it.

    After a trial the contract that was in force before goes on as it was.
    """
    member: StaffMember = record_of(team, "staff", staff)
    now = member.contract_on(first.toordinal())
    if now is None:
        raise RefusedEditError(f"{member.name} has no contract on {first}.", "Choose another day.")
    pattern = option.pattern.model_copy(update={"id": new_id(team, f"pattern-{staff}")})
    contract = now.model_copy(
        update={
            "dates": DateRange(first=first, last=now.dates.last),
            "minutes_per_week": option.minutes_per_week,
            "pattern": pattern.id,
            "protected_admin_minutes": _pro_rata(now, option.minutes_per_week),
        }
    )
    after = _changed(team, staff, contract)
    if until is not None and (now.dates.last is None or until < now.dates.last):
        again = now.model_copy(
            update={"dates": DateRange(first=until + timedelta(days=1), last=now.dates.last)}
        )
        after = _changed(after, staff, again)
    # Both steps as one change of the person.
    return TeamEdit(
        f"Flexible working: contract of {member.name}"[:120],
        member.name,
        (added(team, "patterns", pattern), replaced(team, "staff", member, record_of(after, "staff", staff))),
    )


def with_option(team: Team, staff: str, option: FlexibleOption, first: date) -> Team:
    """The team as if the option were agreed from a day on: what evidence is solved with."""
    return contract_edit(team, staff, option, first).apply(team)[0]


def _changed(team: Team, staff: str, contract: Contract) -> Team:
    return change_contract_from(team, staff, contract).apply(team)[0]


def _pro_rata(contract: Contract, minutes: int) -> int:
    """Protected admin in proportion to the hours, in whole quarters."""
    if not contract.minutes_per_week:
        return contract.protected_admin_minutes
    return round(contract.protected_admin_minutes * minutes / contract.minutes_per_week / 15) * 15
