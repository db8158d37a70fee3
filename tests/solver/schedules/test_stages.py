"""A long horizon is begun some weeks at a time; the whole keeps every rule."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from solver.schedules import stages
from solver.schedules.stages import begin_in_stages, from_further_back
from solver.schedules.team_view import OFF, Schedule, TeamView
from tests.solver.schedules.small_teams import keeps_rules, small_view


def long_view(seed: int) -> TeamView:
    view = small_view(seed, people=3, days=56)
    people = tuple(
        replace(
            person,
            allowed=np.ones_like(person.allowed),
            most_of={},
            least_minutes=6000,
            most_minutes=12000,
            most_weekends=5,
            longest=5,
            shortest_off=2,
        )
        for person in view.people
    )
    return replace(view, people=people)


@pytest.mark.parametrize("seed", range(6))
def test_stages_join_into_schedules_that_keep_the_rules(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stages, "MOST_WEEKS", 2)
    view = long_view(seed)
    rota = begin_in_stages(view, lambda: False)
    assert rota is not None
    assert [len(schedule) for schedule in rota] == [56, 56, 56]
    assert all(keeps_rules(view, person, schedule) for person, schedule in enumerate(rota))


def test_a_long_horizon_is_left_when_it_is_told_to() -> None:
    assert begin_in_stages(long_view(1), lambda: True) is None


def test_who_has_too_few_hours_left_in_the_last_weeks_is_planned_anew_from_further_back() -> None:
    view = long_view(1)
    people = tuple(replace(person, least_minutes=9000) for person in view.people)
    view = replace(view, people=people)
    rota: list[Schedule] = [(OFF,) * 42 for _ in people]
    found = from_further_back(view, rota, 0, (42, 56))
    assert found is not None
    assert (len(rota[0]), len(found[1])) == (42, 14)
    assert keeps_rules(view, 0, rota[0] + found[1])
    assert rota[1] == (OFF,) * 42


def test_who_can_never_have_the_hours_is_not_found_a_schedule() -> None:
    view = long_view(1)
    people = tuple(replace(person, least_minutes=56 * 600) for person in view.people)
    rota: list[Schedule] = [(OFF,) * 42 for _ in people]
    assert from_further_back(replace(view, people=people), rota, 0, (42, 56)) is None
