"""`protected_admin`: the contract's minutes, in whole blocks."""

from __future__ import annotations

from planner.rules.protected_admin import RULE
from tests.planner.rules.factory import activity, found, override, person, prices, problem, settings, shift

WEEK = problem(person("ana", week={"admin_blocks": 2, "admin_block_minutes": 90}))


def test_two_blocks_of_ninety_minutes_are_fine_apart_or_together() -> None:
    one, two = activity("protected_admin", "Tue 09:00-10:30"), activity("protected_admin", "Wed 09:00-10:30")
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", one), shift("ana", "Wed 09:00-17:00", two))
    long = activity("protected_admin", "Tue 09:00-12:00")
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", long))


def test_a_missing_block_costs_its_quarters() -> None:
    one = activity("protected_admin", "Tue 09:00-10:30")
    (finding,) = found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", one))
    assert (finding.tier, finding.price) == (3, 10 * 6)
    assert finding.sentence == (
        "Ana has 1 of 2 blocks of 1 h 30 min of protected admin time in the week of Mon 23 Nov."
    )


def test_pieces_do_not_add_up_to_a_block() -> None:
    pieces = activity("protected_admin", "Tue 09:00-10:15"), activity("protected_admin", "Tue 11:00-12:15")
    assert prices(RULE, WEEK, shift("ana", "Tue 09:00-17:00", *pieces)) == {3: 120}


def test_other_work_is_no_admin() -> None:
    assert prices(RULE, WEEK, shift("ana", "Tue 09:00-17:00", activity("recording", "Tue 09:00-12:00"))) == {
        3: 120
    }


def test_a_contract_without_protected_time_asks_for_none() -> None:
    assert not found(RULE, problem(person("ana")))


def test_override_and_off() -> None:
    overridden = problem(*WEEK.people, overrides=(override(RULE, "Wed", "Wed", staff="ana"),))
    assert prices(RULE, overridden) == {3: 0}
    assert not found(RULE, problem(*WEEK.people, settings=settings(protected_admin={"is_on": False})))
