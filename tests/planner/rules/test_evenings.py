"""`evenings`: how many in a week, in a row, in four weeks."""

from __future__ import annotations

from planner.domain.rota import Shift
from planner.rules.evenings import RULE
from tests.planner.rules.factory import found, override, person, prices, problem, settings, shift, worked

WEEK = problem(person("ana"))


def evenings(*days: str) -> list[Shift]:
    return [shift("ana", f"{day} 11:00-19:00") for day in days]


def test_two_evenings_a_week_are_agreed() -> None:
    assert not found(RULE, WEEK, *evenings("Mon", "Wed"))


def test_each_evening_more_costs() -> None:
    (finding,) = found(RULE, WEEK, *evenings("Mon", "Wed", "Fri"))
    assert (finding.tier, finding.price, finding.measured) == (3, 60, "3 evenings")
    assert finding.sentence == "Ana works 3 evenings in the week of Mon 23 Nov; at most 2 are agreed."
    assert len(finding.shifts) == 3


def test_six_o_clock_is_not_yet_evening() -> None:
    days = [shift("ana", f"{day} 10:00-18:00") for day in ("Mon", "Tue", "Wed", "Thu")]
    assert not found(RULE, WEEK, *days)
    assert found(RULE, WEEK, *(shift("ana", f"{day} 10:15-18:15") for day in ("Mon", "Tue")))


def test_two_in_a_row_need_consent() -> None:
    (finding,) = found(RULE, WEEK, *evenings("Tue", "Wed"))
    assert finding.price == 60
    assert finding.sentence == (
        "Ana works two evenings in a row, Tue 24 Nov and Wed 25 Nov, and has not agreed to that."
    )
    assert not found(
        RULE, problem(person("ana", consents_to_evenings_in_a_row=True)), *evenings("Tue", "Wed")
    )
    allowed = settings(evenings={"allows_two_in_a_row": True})
    assert not found(RULE, problem(person("ana"), settings=allowed), *evenings("Tue", "Wed"))


def test_three_in_a_row_are_two_pairs_and_one_too_many() -> None:
    assert prices(RULE, WEEK, *evenings("Tue", "Wed", "Thu")) == {3: 180}


def test_the_evening_before_the_planned_week_makes_a_pair() -> None:
    week = problem(person("ana", past=(worked("Sun-1 12:00-20:00"),)))
    assert prices(RULE, week, *evenings("Mon")) == {3: 60}
    assert not found(RULE, problem(person("ana", past=(worked("Sun-1 10:00-18:00"),))), *evenings("Mon"))


def test_a_pair_over_two_planned_weeks_counts_once() -> None:
    fortnight = problem(person("ana", weeks=2, works_weekends=True), weeks=2)
    assert prices(RULE, fortnight, *evenings("Sun", "Mon+1")) == {3: 60}


def test_six_in_four_weeks_are_agreed_with_the_past_counted() -> None:
    past = tuple(worked(f"{day} 12:00-20:00") for day in ("Mon-3", "Wed-3", "Mon-2", "Wed-2"))
    week = problem(person("ana", past=past))
    assert not found(RULE, week, *evenings("Mon", "Wed"))
    one_more = problem(person("ana", past=(*past, worked("Mon-1 12:00-20:00"))))
    (finding,) = found(RULE, one_more, *evenings("Mon", "Wed"))
    assert (
        finding.sentence == "Ana works 7 evenings in the four weeks up to Sun 29 Nov; at most 6 are agreed."
    )
    sunday_before = problem(person("ana", past=(worked("Sun-4 12:00-20:00"), *past)))
    assert not found(RULE, sunday_before, *evenings("Mon", "Wed"))
    four_weeks_ago = problem(person("ana", past=(worked("Mon-4 12:00-20:00"), *past)))
    assert not found(RULE, four_weeks_ago, *evenings("Mon", "Wed"))


def test_part_timers_have_their_part_of_the_six() -> None:
    """Half of 37 h: three in four weeks; 18 h: 6 x 1080 / 2220, rounded up, is three too."""
    past = (worked("Mon-2 12:00-20:00"), worked("Mon-1 12:00-20:00"))
    half = problem(person("ana", contract_minutes_per_week=1110, past=past))
    assert not found(RULE, half, *evenings("Mon"))
    assert prices(RULE, half, *evenings("Mon", "Wed")) == {3: 60}


def test_the_weeks_most_is_the_persons_own() -> None:
    assert prices(RULE, problem(person("ana", week={"evenings_most": 1})), *evenings("Mon", "Wed")) == {3: 60}


def test_evening_contracts_are_exempt() -> None:
    exempt = person("ana", week={"evenings_most": None}, is_evening_contract=True)
    assert not found(RULE, problem(exempt), *evenings("Mon", "Tue", "Wed", "Thu", "Fri"))


def test_an_override_of_a_day_in_the_week_takes_the_price() -> None:
    week = problem(person("ana"), overrides=(override(RULE, "Fri", "Fri", staff="ana"),))
    (finding,) = found(RULE, week, *evenings("Mon", "Wed", "Fri"))
    assert finding.is_overridden
    pair = problem(person("ana"), overrides=(override(RULE, "Fri", "Fri"),))
    assert prices(RULE, pair, *evenings("Tue", "Wed")) == {3: 60}
    assert prices(RULE, pair, *evenings("Thu", "Fri")) == {3: 0}
    assert prices(RULE, pair, *evenings("Wed", "Thu")) == {3: 60}


def test_the_rule_can_be_off() -> None:
    off = problem(person("ana"), settings=settings(evenings={"is_on": False}))
    assert not found(RULE, off, *evenings("Mon", "Tue", "Wed"))
