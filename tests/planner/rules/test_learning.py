"""Time for CPD and training over the weeks before and the plan; training cancelled for service."""

from __future__ import annotations

from planner.domain.person import Learning, Person
from tests.planner.rules import factory as make

CPD = make.activity("cpd", "Tue 10:00-12:00")


def ana(past_minutes: int = 250, past_weeks: int = 9, cancelled: tuple[str, ...] = ()) -> Person:
    """Somebody with 30 minutes a week agreed."""
    return make.person("ana", learning=Learning(30, past_weeks, past_minutes, cancelled))


def test_too_little_time_to_learn_is_told_without_a_price() -> None:
    (found,) = make.found("learning", make.problem(ana()))
    assert found.sentence == "Ana has 4.17 h of CPD and training in 10 weeks; 5 h are agreed."
    assert (found.tier, found.price) == (4, 0)


def test_cpd_and_training_of_the_plan_count_other_meetings_do_not() -> None:
    training = make.event_need("e1", "Tue 10:00-12:00", "ana", kind="training")
    meeting = make.event_need("e1", "Tue 10:00-12:00", "ana")
    there = make.shift("ana", "Tue 09:00-17:00", make.activity("event", "Tue 10:00-12:00", "e1"))
    assert make.found("learning", make.problem(ana()), make.shift("ana", "Tue 09:00-17:00", CPD)) == []
    assert make.found("learning", make.problem(ana(), events=(training,)), there) == []
    assert len(make.found("learning", make.problem(ana(), events=(meeting,)), there)) == 1


def test_the_shares_of_job_peers_and_courses_go_with_it() -> None:
    together = make.activity("supervision", "Tue 13:00-14:00", "sup")
    short = make.activity("cpd", "Tue 10:00-11:00")
    (found,) = make.found(
        "learning", make.problem(ana(0)), make.shift("ana", "Tue 09:00-17:00", short, together, rest=None)
    )
    assert found.measured == "1 h; in these weeks 50:50:0 by job, peers and courses"
    assert found.allowed == "at least 5 h; 70:20:10"


def test_without_a_record_of_past_weeks_nobody_is_judged() -> None:
    assert make.found("learning", make.problem(make.person("ana"))) == []
    assert make.found("learning", make.problem(ana(0, 0))) == []


def test_training_cancelled_for_service_is_counted() -> None:
    (found,) = make.found("learning", make.problem(ana(900, cancelled=("Neglect", "Court skills"))))
    assert found.sentence == "Ana's training “Neglect” and “Court skills” were cancelled for service."
    assert found.measured == "2 trainings cancelled"


def test_an_exception_or_the_switch_silences_it() -> None:
    excused = make.problem(ana(cancelled=("Neglect",)), overrides=(make.override("learning", staff="ana"),))
    assert make.found("learning", excused) == []
    off = make.problem(ana(), settings=make.settings(learning={"is_on": False}))
    assert make.found("learning", off) == []
