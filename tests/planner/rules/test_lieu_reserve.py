"""`lieu_reserve`: a tenth of the week kept free, evening work paid back from it."""

from __future__ import annotations

import pytest

from planner.domain.time_grid import hours_label
from planner.rules.lieu_reserve import RULE, outside_minutes
from tests.planner.rules.factory import activity, found, override, person, prices, problem, settings, shift

WEEK = problem(person("ana", week={"reserve_minutes": 210}))


def test_ten_per_cent_of_four_weeks_is_two_standard_days() -> None:
    assert hours_label(4 * 2220 // 10) == "14.8 h"
    assert 4 * 2220 // 10 == 2 * 444


def test_a_reserve_kept_in_blocks_is_fine() -> None:
    one, two = activity("reserve", "Tue 09:00-11:00"), activity("reserve", "Wed 09:00-10:30")
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", one), shift("ana", "Wed 09:00-17:00", two))


def test_each_quarter_of_an_hour_that_is_missing_costs() -> None:
    one = activity("reserve", "Tue 09:00-11:00")
    (finding,) = found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", one))
    assert (finding.tier, finding.price) == (3, 8 * 6)
    assert finding.sentence == (
        "Ana has 2 h in reserve blocks in the week of Mon 23 Nov; the reserve is 3.5 h."
    )


def test_a_block_under_an_hour_is_no_reserve() -> None:
    short = activity("reserve", "Tue 09:00-09:45")
    assert prices(RULE, WEEK, shift("ana", "Tue 09:00-17:00", short)) == {3: 8 * 14}
    hour = activity("reserve", "Tue 09:00-10:00")
    assert prices(RULE, WEEK, shift("ana", "Tue 09:00-17:00", hour)) == {3: 8 * 10}


def test_evening_work_is_paid_back_from_the_reserve_first() -> None:
    evening = shift("ana", "Tue 12:00-20:30", activity("reserve", "Tue 12:00-13:00"))
    assert not found(RULE, WEEK, evening)
    (finding,) = found(RULE, WEEK, shift("ana", "Tue 12:00-20:30"))
    assert finding.price == 8 * 4
    assert "(2.5 h of it is used by evening and weekend work)" in finding.sentence


def test_evening_work_beyond_the_reserve_would_be_banked() -> None:
    evenings = [shift("ana", f"{day} 12:00-20:00") for day in ("Mon", "Wed")]
    (finding,) = found(RULE, WEEK, *evenings)
    assert finding.price == 8 * 2
    assert "so 0.5 h would be banked as time off in lieu" in finding.sentence


@pytest.mark.parametrize(
    ("times", "minutes"),
    [
        ("Tue 09:00-17:00", 0),
        ("Tue 10:00-18:00", 0),
        ("Tue 12:00-20:30", 150),
        ("Tue 19:00-22:00", 180),
        ("Tue 22:00-06:00", 480),
        ("Sat 09:00-13:00", 240),
        ("Sun 12:00-20:00", 480),
    ],
)
def test_hours_outside_ordinary_ones(times: str, minutes: int) -> None:
    assert outside_minutes(shift("ana", times), 1080) == minutes


def test_an_evening_contract_pays_nothing_back_and_keeps_its_reserve() -> None:
    week = problem(person("ana", week={"reserve_minutes": 60}, is_evening_contract=True))
    assert prices(RULE, week, shift("ana", "Tue 14:00-22:00")) == {3: 8 * 4}


def test_no_reserve_agreed_none_looked_for() -> None:
    assert not found(RULE, problem(person("ana")), shift("ana", "Tue 12:00-22:00"))


def test_override_and_off() -> None:
    overridden = problem(*WEEK.people, overrides=(override(RULE, staff="ana"),))
    assert prices(RULE, overridden) == {3: 0}
    assert not found(RULE, problem(*WEEK.people, settings=settings(lieu_reserve={"is_on": False})))
