"""After any edit of the team the check that looks only at what differs says what the full check says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.served_rota import served_rota
from planner.importers.team_file import parse_team
from planner.rules.catalogue import check
from planner.rules.live_check import LiveCheck
from planner.rules.problem_changes import change_between
from planner.services.freeze_problem import freeze_problem
from resources import sample_text
from tests.planner.rules.factory import activity, person, problem, shift, visit_need
from tests.planner.services.random_team_edits import MONDAY, edited_at_random

TEAM = parse_team(sample_text("riverside"), "Riverside")
WEEKS = 2
PROBLEM = freeze_problem(TEAM, MONDAY, WEEKS)
ROTA = served_rota(PROBLEM)
SEEDS = st.lists(st.integers(0, 10**6), min_size=1, max_size=4)


def nobody(_: str) -> tuple[str, ...]:
    return ()


@given(SEEDS, st.data())
@settings(max_examples=60, deadline=None)
def test_the_moved_check_equals_the_full_check_after_any_edits_of_the_team(
    seeds: list[int], data: st.DataObject
) -> None:
    team, live = TEAM, LiveCheck(PROBLEM, ROTA)
    for seed in seeds:
        team = edited_at_random(team, seed)
        live = live.moved_to(freeze_problem(team, MONDAY, WEEKS))
        assert live.findings == check(live.problem, live.shifts)
        gone = data.draw(st.sampled_from(ROTA)).id
        assert live.after({gone: None}) == check(live.problem, live.shifts)


def test_problems_that_do_not_differ_have_no_change() -> None:
    same = change_between(PROBLEM, replace(PROBLEM), nobody)
    assert same is not None
    assert not same.people
    assert not same.needs
    assert not same.joined_or_left


def test_another_setting_asks_for_the_whole_check() -> None:
    other = PROBLEM.settings.model_copy(
        update={"fairness": PROBLEM.settings.fairness.model_copy(update={"is_on": False})}
    )
    assert change_between(PROBLEM, replace(PROBLEM, settings=other), nobody) is None


def test_a_visit_that_differs_touches_its_worker_and_nobody_else() -> None:
    ana, ben = person("ana"), person("ben")
    longer = visit_need("v1", minutes=90)
    before = problem(ana, ben, visits=(visit_need("v1", allocated="ana"), visit_need("v2")))
    after = problem(ana, ben, visits=(replace(longer, allocated="ana"), visit_need("v2")))
    change = change_between(before, after, nobody)
    assert change is not None
    assert change.needs == {"v1"}
    assert change.people == {"ana"}
    assert not change.differing


def test_who_joins_is_no_stranger_any_more() -> None:
    ana, ben = person("ana"), person("ben")
    live = LiveCheck(problem(ana), [shift("ben", "Tue 09:00-17:00", activity("reserve", "Tue 10:00-11:00"))])
    assert any("not planned" in finding.sentence for finding in live.findings)
    moved = live.moved_to(problem(ana, ben))
    assert moved.findings == check(problem(ana, ben), moved.shifts)
