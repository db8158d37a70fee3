"""`preferences`: wishes to work, to be free, to be at home."""

from __future__ import annotations

from typing import Any

from planner.domain.needs import Wish
from planner.domain.problem import RotaProblem
from planner.rules.preferences import RULE
from tests.planner.rules.factory import found, person, prices, problem, settings, shift, span, wish


def week(*wishes: Wish, **parts: Any) -> RotaProblem:
    return problem(person("ana"), person("ben"), wishes=wishes, **parts)


def test_not_to_work_in_a_time() -> None:
    free_evening = week(wish("ana", "not_work", "Tue 17:00-20:00"))
    assert not found(RULE, free_evening, shift("ana", "Tue 09:00-17:00"))
    (finding,) = found(RULE, free_evening, shift("ana", "Tue 09:00-17:15"))
    assert (finding.tier, finding.price, finding.kind) == (4, 3, "wish")
    assert finding.sentence == "Ana asked not to work Tue 24 Nov 17:00–20:00."
    assert finding.measured == "working"


def test_to_work_in_a_time() -> None:
    morning = week(wish("ana", "work", "Tue 08:00-12:00"))
    assert not found(RULE, morning, shift("ana", "Tue 11:00-19:00"))
    (finding,) = found(RULE, morning, shift("ana", "Tue 12:00-19:00"))
    assert finding.sentence == "Ana asked to work Tue 24 Nov 08:00–12:00."
    assert found(RULE, morning, shift("ben", "Tue 08:00-12:00"))


def test_a_named_shift_is_meant_by_its_name() -> None:
    late = week(wish("ana", "not_work", "Tue 00:00-24:00", shift="Late"))
    assert found(RULE, late, shift("ana", "Tue 14:00-22:00", name="Late"))
    assert not found(RULE, late, shift("ana", "Tue 07:00-15:00", name="Early"))
    wanted = week(wish("ana", "work", "Tue 00:00-24:00", shift="Late"))
    assert not found(RULE, wanted, shift("ana", "Tue 14:00-22:00", name="Late"))
    (finding,) = found(RULE, wanted, shift("ana", "Tue 07:00-15:00", name="Early"))
    assert finding.sentence == "Ana asked to work Late on Tue 24 Nov."


def test_at_home_on_a_day() -> None:
    at_home = week(wish("ana", "home", "Tue 00:00-24:00"))
    assert not found(RULE, at_home, shift("ana", "Tue 09:00-17:00", place="home"))
    assert not found(RULE, at_home)
    (finding,) = found(RULE, at_home, shift("ana", "Tue 09:00-17:00"))
    assert finding.sentence == "Ana asked to work at home on Tue 24 Nov."


def test_the_wishs_weight_times_the_rules() -> None:
    strong = wish("ana", "work", "Tue 08:00-12:00", weight=10)
    assert prices(RULE, week(strong, settings=settings(preferences={"weight": 4}))) == {4: 40}


def test_a_team_may_weigh_its_wishes_against_cover() -> None:
    with_cover = week(wish("ana", "work", "Tue 08:00-12:00"), settings=settings(preferences={"tier": 2}))
    assert prices(RULE, with_cover) == {2: 3}


def test_a_night_of_the_day_before_is_not_this_days_shift() -> None:
    free_tuesday = week(wish("ana", "not_work", "Tue 00:00-24:00"))
    assert not found(RULE, free_tuesday, shift("ana", "Mon 20:00-04:00"))


def test_the_rule_can_be_off() -> None:
    off = settings(preferences={"is_on": False})
    assert not found(RULE, week(wish("ana", "work", "Tue 08:00-12:00"), settings=off))


def test_what_a_private_wish_asks_is_not_for_sharing() -> None:
    private = week(wish("ana", "not_work", "Tue 16:00-18:00", is_private=True))
    (finding,) = found(RULE, private, shift("ana", "Tue 09:00-17:00"))
    assert "16:00" in finding.sentence
    shared = finding.for_sharing
    assert shared.sentence == "A private wish of Ana is not granted."
    assert (shared.measured, shared.allowed) == ("", "private")
    assert shared.span == span("Tue 00:00-24:00")
    assert shared.price == finding.price
    (open_one,) = found(
        RULE, week(wish("ana", "not_work", "Tue 16:00-18:00")), shift("ana", "Tue 09:00-17:00")
    )
    assert open_one.for_sharing == open_one
