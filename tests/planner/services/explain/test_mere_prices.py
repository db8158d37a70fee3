"""Rules that can keep nobody away are not asked; the funnel is the same without them."""

from __future__ import annotations

from planner.services.explain.asks import need_of
from planner.services.explain.examiner import Examiner
from planner.services.explain.funnel import best_ask, count
from planner.services.explain.obstacles import mere_prices
from planner.services.explain.shortages import shortages
from planner.services.freeze_problem import freeze_problem
from tests.planner.rules import factory as make
from tests.planner.services.explain.planted import SITUATIONS
from tests.planner.services.explain.small_teams import MONDAY


def test_policy_that_is_kept_is_asked() -> None:
    assert "toil_limits" in mere_prices(make.settings())
    assert "toil_limits" not in mere_prices(make.settings(toil_limits={"solver": "keep"}))


def test_funnel_is_that_of_all_rules() -> None:
    for situation in SITUATIONS:
        problem = freeze_problem(situation.team(), MONDAY)
        asked, unasked = Examiner(problem, ()), Examiner(problem, (), mere_prices(problem.settings))
        for asks in shortages(asked.lookup, need_of(problem, situation.demand)):
            assert count(unasked, best_ask(unasked, asks)) == count(asked, best_ask(asked, asks))
