"""Which other published weeks are looked through for what may come back, and how."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from planner.domain.time_grid import civil
from planner.services.swaps.eligible import freeze_in_steps, other_weeks, takers_for
from tests.planner.rules.factory import at, shift
from tests.planner.services.small_office import MONDAY, hand_rota
from tests.planner.services.swaps.office import DEE, published, work_of

WEEK = timedelta(weeks=1)


def test_published_weeks_near_the_work_from_the_present_one_on(tmp_path: Path) -> None:
    store = published(tmp_path)
    work = work_of(store, "dee")
    with store.unit_of_work("Jo Patel") as unit:
        for weeks in (-2, -1, 1, 3, 4):
            unit.publish(hand_rota(first_day=MONDAY + weeks * WEEK, shifts=()))
    team = store.team()
    near = [civil(MONDAY + weeks * WEEK) for weeks in (-1, 1, 3)]
    assert list(other_weeks(team, work, at("Sun-1 12:00"))) == near
    assert list(other_weeks(team, work, at("Tue 12:00"))) == near[1:]
    store.close()


def test_a_shift_of_another_week_is_found_among_what_could_come_back(tmp_path: Path) -> None:
    store = published(tmp_path)
    work = work_of(store, "dee")
    with store.unit_of_work("Jo Patel") as unit:
        unit.publish(hand_rota(shift("cy", "Tue+1 09:00-17:00"), first_day=MONDAY + WEEK))
    takers = takers_for(store, DEE, work, [civil(MONDAY + WEEK)])
    assert len(list(freeze_in_steps(takers))) == 5
    back = [each.legs[1].work.shift for each in takers.returns_of(work, "cy") if each.is_possible]
    assert back == ["cy@2026-11-25", "cy@2026-12-01"]
    store.close()
