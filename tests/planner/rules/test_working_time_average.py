"""`working_time_average`: 48 hours a week over 17 weeks, leave made up; night workers 8 hours in 24."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.findings import LAW
from planner.domain.person import Person, WorkingTime
from planner.domain.rota import Shift
from planner.rules.working_time_average import RULE
from tests.planner.rules.factory import activity, found, on, person, problem, settings, shift

LIMIT = 17 * 2880
EIGHT_HOURS = 480


def ana(**time: Any) -> Person:
    """Somebody whose past weeks leave eight hours for this one, unless told otherwise."""
    fields: dict[str, Any] = {"weeks": 17, "past_minutes": LIMIT - EIGHT_HOURS}
    return person("ana", week={"working_time": WorkingTime(**(fields | time))})


def tuesday(times: str = "09:00-17:30") -> Shift:
    """Eight hours of work with half an hour's break."""
    return shift("ana", f"Tue {times}")


@pytest.mark.parametrize(("times", "is_broken"), [("09:00-17:30", False), ("09:00-17:45", True)])
def test_forty_eight_hours_on_average_are_allowed_and_not_a_quarter_more(times: str, is_broken: bool) -> None:
    assert bool(found(RULE, problem(ana()), tuesday(times))) is is_broken


def test_the_finding_says_the_average_and_the_weeks() -> None:
    (finding,) = found(RULE, problem(ana(past_minutes=LIMIT)), tuesday())
    assert finding.tier == LAW
    assert finding.price == 0
    assert finding.sentence == (
        "Ana works 48.48 h a week on average over the 17 weeks up to Sun 29 Nov; "
        "the law allows 48 h to who has not opted out."
    )


def test_who_has_opted_out_may_work_more() -> None:
    assert not found(RULE, problem(ana(past_minutes=LIMIT, is_opted_out=True)), tuesday())


def test_in_the_first_weeks_of_a_post_the_average_is_over_those() -> None:
    assert not found(RULE, problem(ana(weeks=2, past_minutes=2 * 2880 - EIGHT_HOURS)), tuesday())
    assert found(RULE, problem(ana(weeks=2, past_minutes=2 * 2880 - EIGHT_HOURS + 1)), tuesday())


def test_leave_is_made_up_by_the_days_after_the_weeks() -> None:
    beyond = ana(make_up_minutes=15)
    assert found(RULE, problem(beyond), tuesday())
    two_weeks = person(
        "ana",
        weeks=2,
        week={"working_time": WorkingTime(17, LIMIT - 2 * EIGHT_HOURS, make_up_days=(on("Mon+1"),))},
    )
    both = problem(two_weeks, weeks=2)
    monday = shift("ana", "Mon+1 09:00-17:45")
    assert not found(RULE, both, tuesday())
    # It makes up leave in the first week's average and is worked in the second week's.
    assert [finding.span for finding in found(RULE, both, tuesday(), monday)] == [
        problem(ana()).span,
        problem(ana()).span.shifted(7 * 1440),
    ]


def test_time_off_in_lieu_is_no_work() -> None:
    off = activity("time_off", "Tue 16:30-17:30")
    assert not found(RULE, problem(ana(past_minutes=LIMIT - 420)), shift("ana", "Tue 09:00-17:30", off))
    assert found(RULE, problem(ana(past_minutes=LIMIT - 420)), tuesday())


def test_what_the_past_alone_has_used_up_is_no_fault_of_a_plan_without_work() -> None:
    assert not found(RULE, problem(ana(past_minutes=LIMIT + 60)))


@pytest.mark.parametrize(("night_days", "is_broken"), [(102, False), (101, True)])
def test_night_workers_work_eight_hours_a_day_on_average(night_days: int, is_broken: bool) -> None:
    worker = ana(night_days=night_days, is_opted_out=True)
    findings = found(RULE, problem(worker), tuesday())
    assert bool(findings) is is_broken
    if findings:
        assert "who works nights, works 8.08 h in each 24 hours" in findings[0].sentence


def test_a_team_may_be_stricter() -> None:
    stricter = settings(working_time_average={"most_minutes_a_week": 2700})
    assert found(RULE, problem(ana(past_minutes=17 * 2700), settings=stricter), tuesday())


def test_nothing_is_said_where_nobody_keeps_the_average() -> None:
    assert not found(RULE, problem(person("ana")), tuesday())
