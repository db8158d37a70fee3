"""What one changed shift would bring is what the full check says, before and after."""

from __future__ import annotations

from collections import Counter

import pytest

from planner.domain.findings import Finding
from planner.rules.catalogue import RULE_BY_NAME, check
from planner.services.explain.examiner import Examiner
from planner.services.explain.obstacles import ASKED_FIRST, ASKED_LAST, ASKED_NEXT
from planner.services.new_findings import new_findings
from tests.planner.rules.factory import (
    activity,
    duty_turn,
    person,
    presence_need,
    problem,
    shift,
    visit_need,
)

TURN = duty_turn()
WEEK = problem(
    person("ana"),
    person("ben", skills=("amhp",)),
    visits=(visit_need("v1", "Tue 10:00-16:00"), visit_need("v2", "Tue 18:00-20:00", skills=("amhp",))),
    duty_turns=(TURN,),
    presence=(presence_need(least=2),),
)
ANA = shift(
    "ana",
    "Tue 09:00-17:00",
    activity("duty", "Tue 09:00-13:00", TURN.id),
    activity("visit", "Tue 13:45-15:15", "v1", travel=15),
)
BEN = shift("ben", "Tue 09:00-17:00")
WED = shift("ana", "Wed 07:00-15:00")
CHANGES = (
    (BEN, shift("ben", "Tue 12:00-20:00", activity("visit", "Tue 17:45-19:15", "v2", travel=15))),
    (ANA, shift("ana", "Tue 13:00-21:30", activity("visit", "Tue 17:45-19:15", "v2", travel=15))),
    (ANA, ANA.model_copy(update={"activities": ANA.activities[:1]})),
    (BEN, BEN.model_copy(update={"place": "home"})),
    (ANA, None),
    (None, shift("ben", "Wed 09:00-17:00")),
)


def told(findings: tuple[Finding, ...]) -> Counter[str]:
    return Counter(each.sentence for each in findings if each.tier != 4)


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_objections_are_those_of_the_full_check(number: int) -> None:
    old, new = CHANGES[number]
    present = [ANA, BEN, WED]
    examiner = Examiner(WEEK, present)
    after = [each for each in present if each != old] + ([new] if new else [])
    whole = new_findings(check(WEEK, present), check(WEEK, after))
    assert told(examiner.objections(old, new)) == told(whole)
    # The rota is left as it was.
    assert told(examiner.objections(old, new)) == told(whole)


@pytest.mark.parametrize("number", range(len(CHANGES)))
def test_rules_asked_by_name_object_what_they_object_among_all(number: int) -> None:
    old, new = CHANGES[number]
    examiner = Examiner(WEEK, [ANA, BEN, WED])
    for asked in (ASKED_FIRST, ASKED_NEXT, ASKED_LAST):
        whole = tuple(each for each in examiner.objections(old, new) if each.rule in asked)
        assert examiner.objections(old, new, asked) == whole


def test_every_rule_is_asked_once() -> None:
    assert frozenset(RULE_BY_NAME) == ASKED_FIRST | ASKED_NEXT | ASKED_LAST
    assert not ASKED_FIRST & ASKED_NEXT
    assert not (ASKED_FIRST | ASKED_NEXT) & ASKED_LAST


def test_what_stands_of_a_demand_is_what_the_full_check_says_of_it() -> None:
    present = [ANA, BEN.model_copy(update={"place": "home"}), WED]
    examiner = Examiner(WEEK, present)
    short = [each for each in check(WEEK, present) if each.kind == "shortfall"]
    assert {each.rule for each in short} >= {"visits", "presence"}
    for each in short:
        mine = [other for other in short if (other.rule, other.demand) == (each.rule, each.demand)]
        assert list(examiner.standing(each.rule, each.demand)) == mine
    assert examiner.standing("visits", "no such visit") == ()
    assert examiner.standing("visits", None) == ()
