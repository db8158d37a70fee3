"""What has not changed is not frozen again, and the problem is the one that freezing everything gives."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered, RememberedOfEach, SameObjects
from planner.domain.roles import Caller
from planner.domain.team import Team
from planner.importers.team_file import parse_team
from planner.services import freeze_people, freeze_visits
from planner.services import freeze_problem as freezing
from planner.services.freeze_problem import freeze_problem
from planner.services.seen_by import seen_team
from resources import sample_text
from tests.planner.services.random_team_edits import MONDAY, edited_at_random

TEAM = parse_team(sample_text("riverside"), "Riverside")
SEEDS = st.lists(st.integers(0, 10**6), min_size=1, max_size=4)


def frozen_anew(team: Team, weeks: int, monkeypatch: pytest.MonkeyPatch) -> RotaProblem:
    """The problem when nothing is remembered."""
    with monkeypatch.context() as forgetful:
        forgetful.setattr(freeze_people, "FROZEN_PEOPLE", Remembered(0))
        forgetful.setattr(freeze_visits, "FROZEN_VISITS", RememberedOfEach(of_about=0))
        forgetful.setattr(freezing, "SAME_NEEDS", SameObjects(0))
        return freeze_problem(team, MONDAY, weeks)


@given(seeds=SEEDS, weeks=st.sampled_from((1, 2)))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_edits_the_problem_is_the_one_that_freezing_everything_gives(
    seeds: list[int], weeks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    team = TEAM
    freeze_problem(team, MONDAY, weeks)
    for seed in seeds:
        team = edited_at_random(team, seed)
        assert freeze_problem(team, MONDAY, weeks) == frozen_anew(team, weeks, monkeypatch)


def test_only_who_is_touched_by_an_edit_is_frozen_again() -> None:
    before = freeze_problem(TEAM, MONDAY)
    member = TEAM.staff[3]
    shorter = member.model_copy(
        update={
            "contracts": tuple(
                each.model_copy(update={"minutes_per_week": each.minutes_per_week - 60})
                for each in member.contracts
            )
        }
    )
    staff = tuple(shorter if each is member else each for each in TEAM.staff)
    after = freeze_problem(TEAM.model_copy(update={"staff": staff}), MONDAY)
    changed = [
        was.id for was, now in zip(before.people, after.people, strict=True) if was.days is not now.days
    ]
    assert changed == [member.id]
    assert all(was is now for was, now in zip(before.visits, after.visits, strict=True))


def test_the_plan_and_what_a_worker_may_see_of_it_are_frozen_in_turns_once_each() -> None:
    worker = Caller(TEAM.staff[0].name, "worker", TEAM.staff[0].id)
    seen = seen_team(worker, TEAM)
    whole, theirs = freeze_problem(TEAM, MONDAY), freeze_problem(seen, MONDAY)
    assert whole.people != theirs.people
    again = freeze_problem(TEAM, MONDAY), freeze_problem(seen, MONDAY)
    assert all(was.days is now.days for was, now in zip(whole.people, again[0].people, strict=True))
    assert all(was.days is now.days for was, now in zip(theirs.people, again[1].people, strict=True))
