"""Turns are given to weeks at the true least cost: no other giving out is cheaper."""

from __future__ import annotations

from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.services.least_cost_turns import Costs, assign

WITHOUT = 50


def brute_force(turns: int, places: list[int], costs: Costs) -> int:
    best = WITHOUT * turns
    for weeks in product((None, *range(len(places))), repeat=turns):
        if any(weeks.count(week) > most for week, most in enumerate(places)):
            continue
        if any(week is not None and (turn, week) not in costs for turn, week in enumerate(weeks)):
            continue
        cost = sum(WITHOUT if week is None else costs[turn, week] for turn, week in enumerate(weeks))
        best = min(best, cost)
    return best


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    turns=st.integers(0, 5),
    places=st.lists(st.integers(0, 2), min_size=1, max_size=4),
    data=st.data(),
)
def test_no_giving_out_is_cheaper(turns: int, places: list[int], data: st.DataObject) -> None:
    pairs = st.dictionaries(
        st.tuples(st.integers(0, max(0, turns - 1)), st.integers(0, len(places) - 1)), st.integers(0, 60)
    )
    costs = {pair: cost for pair, cost in data.draw(pairs).items() if turns}
    found = assign(turns, places, costs, WITHOUT)
    assert found.cost == brute_force(turns, places, costs)
    assert all(found.weeks.count(week) <= most for week, most in enumerate(places))
    assert all(week is None or (turn, week) in costs for turn, week in enumerate(found.weeks))


def test_somebody_moves_on_to_make_room() -> None:
    assert assign(2, [1, 1], {(0, 0): 1, (0, 1): 2, (1, 0): 1}, WITHOUT).weeks == (1, 0)


def test_a_turn_without_a_week_stays_without() -> None:
    assert assign(2, [1], {(0, 0): 5, (1, 0): 3}, WITHOUT).weeks == (None, 0)
