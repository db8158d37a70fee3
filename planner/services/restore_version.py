"""Bring an older version of a week back as its draft."""

from __future__ import annotations

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.ports import Store
from planner.rules import availability
from planner.rules.catalogue import check
from planner.services.allow_exceptions import Allowance, hours_of_contract
from planner.services.freeze_problem import freeze_problem
from planner.services.past_plan import DraftPut, PlanEdit
from planner.services.published_proof import as_it_stands
from planner.services.relax_team import team_edit_of
from planner.services.working_draft import as_draft


def restoring(store: Store, old: Rota) -> PlanEdit:
    """The edit that makes a version the draft; what it was proved for, the team may ask no longer.

    Other hours that were agreed since for a day of the version fall, for it has the person's own.
    """
    team = store.team()
    since = _agreed_since(team, old)
    problem = freeze_problem(since.applied(team), old.first_day, old.weeks, old)
    draft = as_draft(as_it_stands(store, old, problem))
    what = f"Restore version {old.version}"
    return PlanEdit(
        team_edit_of(team, since, what), (DraftPut(old.first_day, store.draft(old.first_day), draft),)
    )


def _agreed_since(team: Team, old: Rota) -> Allowance:
    problem = freeze_problem(team, old.first_day, old.weeks, old)
    outside = {
        shift
        for finding in check(problem, old.shifts)
        if finding.rule == availability.RULE
        for shift in finding.shifts
    }
    return hours_of_contract(team, [shift for shift in old.shifts if shift.id in outside])
