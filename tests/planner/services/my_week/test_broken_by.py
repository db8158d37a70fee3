"""What one person's week breaks is what the full check says of it."""

from __future__ import annotations

import pytest

from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.my_week.broken_by import KINDS, broken_by
from tests.planner.rules.factory import activity, shift
from tests.planner.services.small_office import MONDAY, small_team

SHIFTS = (
    shift("ana", "Tue 07:00-22:00", activity("visit", "Tue 16:00-17:30", "v1", travel=15)),
    shift("ana", "Wed 07:00-20:00"),
    shift("ben", "Tue 12:00-20:00", activity("visit", "Tue 16:00-17:30", "v1", travel=15)),
    shift("ben", "Wed 12:00-20:00"),
    shift("cy", "Thu 09:00-17:00"),
)


@pytest.mark.parametrize("who", ["ana", "ben", "cy", "dee"])
def test_it_is_the_part_of_the_full_check_that_names_the_person(who: str) -> None:
    problem = freeze_problem(small_team(), MONDAY)
    all_of = [f for f in check(problem, SHIFTS) if who in f.people and f.kind in KINDS]
    mine = broken_by(problem, SHIFTS, problem.person_by_id[who])
    assert sorted(f.sentence for f in mine) == sorted(f.for_sharing.sentence for f in all_of)
    assert bool(mine) == (who in ("ana", "ben"))
