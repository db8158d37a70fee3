"""Who holds more cases than were promised is named; no rota changes it and nothing is charged."""

from __future__ import annotations

from tests.planner.rules import factory as make


def test_a_case_too_many_is_told_without_a_price() -> None:
    ana = make.person("ana", cases=21, most_cases=18)
    visits = (make.visit_need("v1", allocated="ana"), make.visit_need("v2", allocated="ben"))
    (found,) = make.found("caseload", make.problem(ana, visits=visits))
    assert found.sentence == (
        "Ana holds 21 cases, 3 more than the 18 promised; 1 visit of these weeks is theirs."
    )
    assert (found.tier, found.price) == (4, 0)


def test_the_number_promised_is_not_too_many_and_no_number_says_nothing() -> None:
    people = (make.person("ana", cases=18, most_cases=18), make.person("ben", most_cases=18))
    assert make.found("caseload", make.problem(*people)) == []


def test_an_exception_or_the_switch_silences_it() -> None:
    ana = make.person("ana", cases=21, most_cases=18)
    assert (
        make.found("caseload", make.problem(ana, overrides=(make.override("caseload", staff="ana"),))) == []
    )
    off = make.settings(caseload={"is_on": False})
    assert make.found("caseload", make.problem(ana, settings=off)) == []
