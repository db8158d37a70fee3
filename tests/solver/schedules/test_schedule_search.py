"""The search of schedules finds the best rota of small teams, proves it, and stops when it is told to."""

from __future__ import annotations

import pytest

from solver.schedules.schedule_search import Incumbent, ScheduleSearch
from tests.solver.schedules.small_teams import best_cost, keeps_rules, small_view


def goes_on(incumbent: Incumbent) -> bool:
    del incumbent
    return False


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize("seed", range(6))
def test_the_best_rota_of_a_small_team_is_found_and_proved(seed: int, workers: int) -> None:
    view = small_view(seed)
    best = best_cost(view)
    found = ScheduleSearch(view, 20.0, workers, 1).run(goes_on)
    assert found.cost == best
    if best is not None:
        assert found.bound == best
        assert found.schedules is not None
        assert view.cost(found.schedules) == best


def test_a_search_that_is_stopped_keeps_what_it_has() -> None:
    view = small_view(1, people=8, days=14)
    found = ScheduleSearch(view, 60.0, 2, 1).run(lambda incumbent: incumbent.cost is not None)
    assert found.schedules is not None
    assert all(keeps_rules(view, person, schedule) for person, schedule in enumerate(found.schedules))
