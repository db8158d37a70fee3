"""`skills`: whoever makes a visit holds what it asks for on that day."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.domain.findings import LAW, Finding
from planner.rules.skills import RULE
from tests.planner.rules.factory import (
    activity,
    event_need,
    found,
    person,
    problem,
    shift,
    visit_need,
    writing_need,
)

VISIT = visit_need("v1", skills=("sw", "amhp"))
GOES = shift("ana", "Tue 09:00-17:00", activity("visit", "Tue 10:00-11:30", "v1", travel=15))


def test_a_worker_with_all_the_skills_is_fine() -> None:
    assert not found(RULE, problem(person("ana", skills=("sw", "amhp", "driver")), visits=(VISIT,)), GOES)


def test_a_worker_without_one_of_them_breaks_the_law() -> None:
    (finding,) = found(RULE, problem(person("ana", skills=("sw",)), visits=(VISIT,)), GOES)
    assert (finding.tier, finding.people, finding.demand) == (LAW, ("ana",), "v1")
    assert finding.sentence == "Ana is planned for visit C-v1 on Tue 24 Nov, which asks for “amhp”."


def test_a_skill_counts_on_the_day_it_is_held() -> None:
    ana = person("ana", skills=("sw", "amhp"))
    lapsed = replace(ana, days=tuple(replace(day, skills=frozenset({"sw"})) for day in ana.days))
    tuesday = replace(ana, days=(lapsed.days[0], ana.days[1], *lapsed.days[2:]))
    assert found(RULE, problem(lapsed, visits=(VISIT,)), GOES)
    assert not found(RULE, problem(tuesday, visits=(VISIT,)), GOES)


def test_each_of_two_workers_needs_them() -> None:
    ben = GOES.model_copy(update={"staff": "ben", "id": "ben"})
    team = person("ana", skills=("sw", "amhp")), person("ben")
    (finding,) = found(RULE, problem(*team, visits=(replace(VISIT, workers=2),)), GOES, ben)
    assert finding.people == ("ben",)
    assert "“sw” and “amhp”" in finding.sentence


def test_a_debrief_after_the_visit_asks_for_nothing() -> None:
    debrief = shift("ben", "Tue 09:00-17:00", activity("debrief", "Tue 12:00-12:30", "v1"))
    assert not found(RULE, problem(person("ben"), visits=(VISIT,)), debrief)


def test_a_skill_is_told_by_its_name() -> None:
    week = replace(
        problem(person("ana", skills=("sw",)), visits=(VISIT,)),
        skill_names=(("amhp", "Approved mental health professional"),),
    )
    (finding,) = found(RULE, week, GOES)
    assert "asks for “Approved mental health professional”" in finding.sentence


def test_in_the_first_year_nobody_is_at_a_hearing_alone() -> None:
    people = person("ana", is_first_year=True), person("ben")
    hearing = event_need("h1", "Tue 10:00-12:00", "ana", "ben", kind="hearing", name="The hearing")
    there = activity("event", "Tue 10:00-12:00", "h1")
    ana, ben = (shift(who, "Tue 09:00-17:00", there) for who in ("ana", "ben"))
    week = problem(*people, events=(hearing,))
    (alone,) = found(RULE, week, ana)
    assert alone.sentence == (
        "Ana is in the first year of practice and at The hearing on Tue 24 Nov without an experienced "
        "colleague."
    )
    assert found(RULE, week, ana, ben) == []
    assert found(RULE, week, ben) == []
    meeting = event_need("h1", "Tue 10:00-12:00", "ana")
    assert found(RULE, problem(*people, events=(meeting,)), ana) == []


def writing(**changes: Any) -> list[Finding]:
    ana = person("ana", is_first_year=changes.pop("is_first_year", True))
    ben, cy = person("ben"), person("cy", is_first_year=True)
    need = writing_need(**changes)
    block = activity("court_writing", "Tue 09:00-12:30", "w1")
    return found(RULE, problem(ana, ben, cy, writing=(need,)), shift("ana", "Tue 09:00-17:00", block))


def test_nobody_in_the_first_year_writes_for_court_alone() -> None:
    (finding,) = writing()
    assert finding.kind == "law"
    assert finding.sentence == (
        "Ana is in the first year of practice and writes for case C-100 on Tue 24 Nov without an experienced "
        "joint author."
    )
    assert not writing(is_first_year=False)


def test_a_joint_author_has_to_be_experienced_and_in_post() -> None:
    assert not writing(co_author="ben")
    assert writing(co_author="cy")
    assert writing(co_author="gone")
