"""Gaps of a rota on its way: the same as at the end, but for the reasons."""

from __future__ import annotations

from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.list_gaps import REASON_LATER, list_gaps, with_known_reasons
from planner.services.list_uncovered import list_uncovered
from tests.planner.services.small_office import MONDAY, small_team, usual_shifts


def test_the_gaps_are_those_of_the_full_list_without_their_reasons() -> None:
    problem = freeze_problem(small_team(), MONDAY)
    for shifts in ((), usual_shifts()[:1], usual_shifts()):
        findings = check(problem, shifts)
        full = list_uncovered(problem, shifts, findings)
        gaps = list_gaps(problem, shifts, findings)
        assert [(gap.demand, gap.missing, gap.unit) for gap in gaps] == [
            (entry.demand, entry.missing, entry.unit) for entry in full
        ]
        assert {gap.reason for gap in gaps} <= {REASON_LATER}


def test_a_known_reason_stands_until_another_is_worked_out() -> None:
    problem = freeze_problem(small_team(), MONDAY)
    findings = check(problem, ())
    gaps, full = list_gaps(problem, (), findings), list_uncovered(problem, (), findings)
    assert gaps
    assert with_known_reasons(gaps, full) == full
    other = [each.model_copy(update={"reason": "Nobody has the skill."}) for each in full]
    assert with_known_reasons(full, other) == full
    more = [each.model_copy(update={"missing": each.missing + 1}) for each in full]
    assert with_known_reasons(gaps, more) == gaps
