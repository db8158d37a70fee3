"""What everybody has done of what nobody likes, pro rata, and what is proved about it."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.person import Tally
from planner.domain.rota import Tier
from planner.reports.fairness_shares import fairness_shares
from tests.planner.rules.factory import person, problem, shift


def tiers(value: int, bound: int, fairness: int) -> tuple[Tier, ...]:
    done = [
        Tier(name=name, value=0, bound=0, proved=True)
        for name in ("statutory demand", "other demand", "policy exceptions")
    ]
    rules = {"fairness": fairness} if fairness else {}
    return (*done, Tier(name="wishes", value=value, bound=bound, proved=value == bound, by_rule=rules))


def test_past_and_planned_evenings_are_told_apart_and_counted_pro_rata() -> None:
    ana = replace(person("ana"), tally=Tally(evenings=3))
    half = replace(person("ben"), contract_minutes_per_week=1110)
    late = (shift("ben", "Tue 12:00-20:00"),)
    found = fairness_shares(problem(ana, half), late, tiers(4, 4, 4))
    evenings = next(each for each in found.measures if each.measure == "evenings")
    by_person = {share.person: share for share in evenings.shares}
    assert (by_person["ana"].done, by_person["ana"].planned, by_person["ana"].load) == (3, 0, 30)
    assert (by_person["ben"].done, by_person["ben"].planned, by_person["ben"].load) == (0, 1, 20)
    assert evenings.spread == 1.0
    assert "Ana has most and Ben least" in evenings.sentence


def test_a_proof_is_claimed_only_where_there_is_one() -> None:
    week = problem(person("ana"), person("ben"))
    late = (shift("ana", "Tue 12:00-20:00"),)
    assert fairness_shares(week, late, tiers(4, 4, 4)).sentence.startswith("No rota under these rules")
    open_end = fairness_shares(week, late, tiers(4, 0, 4)).sentence
    assert "at most 100 % of the whole could be spared" in open_end
    assert fairness_shares(week, late).sentence == "Nothing is proved about sharing them more evenly."


def test_even_shares_need_no_proof() -> None:
    week = problem(person("ana"), person("ben"))
    assert fairness_shares(week, (), tiers(0, 0, 0)).sentence.startswith("No rota can share them more evenly")
