"""A repair: what is told, and what a stop keeps, while the first tier is searched."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from solver.near_search import NearRota
from solver.repair_search import RepairSearch
from solver.search import Searched, Solution
from solver.status import Outcome


class Tiers:
    """Finds a rota that is better in the first tier and knows nothing of the second."""

    def __init__(self, *, is_stopping: bool) -> None:
        self.tells = True
        self.told: list[bool] = []
        self.reporter = SimpleNamespace(is_stopping=is_stopping)

    def solve(self, _tier: int) -> Searched:
        self.told.append(self.tells)
        return Searched(Outcome.FOUND, solution("far", 0), 0, 1.0)


def solution(name: str, value: int) -> Solution:
    formulation: Any = name
    return Solution(formulation, (), value, 0)


@pytest.mark.parametrize(("is_stopping", "kept"), [(True, "near"), (False, "far")])
def test_the_rota_near_by_is_told_and_kept_until_the_second_tier_is_searched(
    is_stopping: bool, kept: str
) -> None:
    tiers: Any = Tiers(is_stopping=is_stopping)
    repair = RepairSearch(tiers, near=NearRota(solution("near", 0), (), first=1, second=4, changes=3))
    vars(repair)["near_repair"] = SimpleNamespace(unavoidable=SimpleNamespace(first=0))
    searched = repair.solve(1)
    assert searched.best is not None
    assert str(searched.best.formulation) == kept
    assert searched.outcome is Outcome.FOUND
    assert tiers.told == [False]
    assert tiers.tells
