"""Gaps of a rota on its way: the same as at the end, but for the reasons."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.served_rota import served_rota
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.importers.team_file import parse_team
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.list_gaps import REASON_LATER, list_gaps, with_known_reasons
from planner.services.list_uncovered import list_uncovered
from resources import sample_text
from tests.planner.services.random_team_edits import MONDAY as RIVERSIDE_MONDAY
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


TEAM = parse_team(sample_text("riverside"), "Riverside")
PROBLEM = freeze_problem(TEAM, RIVERSIDE_MONDAY, 1)
ROTA = tuple(served_rota(PROBLEM))
ANEW = count()
Edited = tuple[RotaProblem, tuple[Shift, ...]]


@st.composite
def after_any_edit(draw: st.DrawFn, problem: RotaProblem, shifts: tuple[Shift, ...]) -> Edited:
    """Shifts go, are given away or lose their work; a visit or a turn asks for more."""
    changed, at = list(shifts), draw(st.integers(0, len(shifts) - 1))
    match draw(st.sampled_from(("take out", "give", "empty", "longer visit", "longer turn"))):
        case "take out":
            del changed[at]
        case "give":
            changed[at] = changed[at].model_copy(update={"staff": changed[0].staff})
        case "empty":
            changed[at] = changed[at].model_copy(update={"activities": ()})
        case "longer visit":
            visit, *visits = problem.visits
            problem = replace(problem, visits=(replace(visit, workers=visit.workers + 1), *visits))
        case "longer turn":
            turn, *turns = problem.duty_turns
            problem = replace(problem, duty_turns=(replace(turn, least=turn.least + 1), *turns))
    return problem, tuple(changed)


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_after_any_edits_the_gaps_are_what_they_would_be_from_nothing(data: st.DataObject) -> None:
    problem, shifts = PROBLEM, ROTA
    for _ in range(3):
        problem, shifts = data.draw(after_any_edit(problem, shifts))
        findings = check(problem, shifts)
        # Nothing is known of a team that was not asked about before.
        stranger = replace(problem, team_id=f"anew-{next(ANEW)}")
        assert list_gaps(problem, shifts, findings) == list_gaps(stranger, shifts, findings)
