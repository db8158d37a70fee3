"""`presence`: people in the office or contactable by the half-hour, home days, desks, quiet rooms."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.rota import Activity, Shift
from planner.rules.presence import RULE
from tests.planner.rules.factory import (
    activity,
    flexible_option,
    found,
    on,
    override,
    person,
    presence_need,
    prices,
    problem,
    settings,
    shift,
    span,
    working_day,
)

NEED = presence_need()
TEAM = person("ana", skills=("manager",)), person("ben"), person("cy")
WEEK = problem(*TEAM, presence=(NEED,))
AT_HOME = problem(
    person("ana", week={"home_days_most": 2}, days={"Tue": working_day(on("Tue"))}), presence=(NEED,)
)


def test_somebody_there_all_day_is_fine() -> None:
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-17:00"))
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-13:00"), shift("ben", "Tue 13:00-17:00"))


def test_each_half_hour_too_few_costs_and_a_run_of_them_is_one_finding() -> None:
    (finding,) = found(RULE, WEEK, shift("ana", "Tue 09:00-15:00"))
    assert (finding.tier, finding.price, finding.missing, finding.unit) == (2, 20, 1, "people")
    assert finding.span == span("Tue 15:00-17:00")
    assert finding.sentence == "Office Tue 24 Nov 15:00–17:00: 0 of 1 person present."


def test_two_gaps_are_two_findings() -> None:
    two = found(RULE, WEEK, shift("ana", "Tue 10:00-16:00"))
    assert [finding.span for finding in two] == [span("Tue 09:00-10:00"), span("Tue 16:00-17:00")]


def test_who_is_there_for_a_part_of_the_half_hour_does_not_count_in_it() -> None:
    (finding,) = found(RULE, WEEK, shift("ana", "Tue 09:15-17:00"))
    assert finding.span == span("Tue 09:00-09:30")


@pytest.mark.parametrize(
    ("work", "is_out"),
    [
        (activity("visit", "Tue 10:15-11:45", "v1", travel=15), True),
        (activity("event", "Tue 10:15-11:45", place="field"), True),
        (activity("event", "Tue 10:15-11:45"), False),
        (activity("court_writing", "Tue 10:15-11:45", place="quiet_room"), False),
        (activity("duty", "Tue 10:15-11:45"), False),
    ],
)
def test_who_is_out_is_not_present_in_each_half_hour_touched(work: Activity, is_out: bool) -> None:
    gaps = [finding.span for finding in found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", work))]
    assert gaps == ([span("Tue 10:00-12:00")] if is_out else [])


def test_a_break_is_taken_in_the_building() -> None:
    assert not found(RULE, WEEK, shift("ana", "Tue 09:00-17:00", rest="Tue 12:00-13:00"))


def test_contactable_people_may_be_out_or_at_home() -> None:
    contactable = replace(WEEK, presence=(replace(NEED, state="contactable"),))
    visit = activity("visit", "Tue 10:15-11:45", "v1", travel=15)
    assert not found(RULE, contactable, shift("ana", "Tue 09:00-17:00", visit))
    home = replace(AT_HOME, presence=contactable.presence)
    assert prices(RULE, home, shift("ana", "Tue 09:00-17:00", place="home")).get(2) is None
    assert prices(RULE, AT_HOME, shift("ana", "Tue 09:00-17:00", place="home"))[2] == 16 * 5


def test_below_the_ideal_costs_less() -> None:
    ideal = replace(WEEK, presence=(replace(NEED, ideal=3),))
    (finding,) = found(RULE, ideal, shift("ana", "Tue 09:00-17:00"))
    assert finding.price == 16 * 2
    assert finding.is_of_ideal
    assert finding.sentence == "Office Tue 24 Nov 09:00–17:00: 1 person present; 3 would be ideal."
    assert prices(RULE, ideal) == {2: 16 * (5 + 2)}


def test_somebody_with_the_skill_has_to_be_among_them() -> None:
    managed = replace(WEEK, presence=(replace(NEED, skills=(("manager", 1),)),))
    assert not found(RULE, managed, shift("ana", "Tue 09:00-17:00"))
    (finding,) = found(RULE, managed, shift("ben", "Tue 09:00-17:00"))
    assert (finding.price, finding.missing, finding.is_of_ideal) == (16 * 5, 1, False)
    assert finding.sentence == "Office Tue 24 Nov 09:00–17:00: short of 1 person with “manager”."
    assert prices(RULE, managed) == {2: 16 * 10}


def test_a_run_says_its_worst_half_hour() -> None:
    two = replace(WEEK, presence=(replace(NEED, least=2, ideal=2),))
    (finding,) = found(RULE, two, shift("ana", "Tue 09:00-13:00"))
    assert (finding.price, finding.missing, finding.measured) == (8 * 5 + 8 * 10, 2, "0 present")


def test_cover_over_midnight_and_nights_that_began_the_day_before() -> None:
    night = presence_need("Tue 22:00-06:00", state="contactable")
    team = person("ana", options=("Night 22:00-06:00", "Long 18:00-06:00"))
    week = problem(team, presence=(night,))
    assert not found(RULE, week, shift("ana", "Tue 22:00-06:00", name="Night"))
    (finding,) = found(RULE, week, shift("ana", "Mon 22:00-06:00", name="Night"))
    assert finding.span == span("Tue 22:00-06:00")
    morning = problem(team, presence=(presence_need("Wed 02:00-06:00"),))
    assert not found(RULE, morning, shift("ana", "Tue 22:00-06:00", name="Night"))


def test_a_span_off_the_half_hours_is_counted_to_its_ends() -> None:
    odd = replace(WEEK, presence=(presence_need("Tue 09:15-10:45"),))
    assert not found(RULE, odd, shift("ana", "Tue 09:15-15:00"))
    (finding,) = found(RULE, odd, shift("ana", "Tue 10:00-15:00"))
    assert finding.span == span("Tue 09:15-10:00")


def home(*days: str) -> list[Shift]:
    return [shift("ana", f"{day} 09:00-17:00", place="home") for day in days]


def test_home_days_stay_within_the_contract() -> None:
    options = {
        day: working_day(on(day), flexible_option(on(day), place="either")) for day in ("Mon", "Wed", "Fri")
    }
    week = problem(person("ana", week={"home_days_most": 2}, days=options))
    assert not found(RULE, week, *home("Mon", "Wed"))
    (finding,) = found(RULE, week, *home("Mon", "Wed", "Fri"))
    assert (finding.tier, finding.price) == (3, 20)
    assert finding.sentence == ("Ana works 3 days at home in the week of Mon 23 Nov; the contract has 2.")


def test_a_shift_is_worked_where_the_day_offers_it() -> None:
    week = problem(person("ana", week={"home_days_most": 2}))
    (finding,) = found(RULE, week, *home("Mon"))
    assert finding.price == 20
    assert finding.sentence == "Ana works at home on Mon 23 Nov; in the office is agreed for that day."
    home_day = working_day(on("Mon"), flexible_option(on("Mon"), place="home"))
    at_home = problem(person("ana", week={"home_days_most": 2}, days={"Mon": home_day}))
    assert not found(RULE, at_home, *home("Mon"))
    assert prices(RULE, at_home, shift("ana", "Mon 09:00-17:00")) == {3: 20}


def test_more_people_than_desks_cost_each() -> None:
    week = problem(*TEAM, desks=2)
    day = [shift(staff, "Tue 09:00-17:00") for staff in ("ana", "ben", "cy")]
    assert not found(RULE, week, *day[:2])
    (finding,) = found(RULE, week, *day)
    assert (finding.tier, finding.price) == (3, 20)
    assert finding.sentence == "3 people work in the office on Tue 24 Nov; it has 2 desks."
    overridden = replace(week, overrides=(override(RULE, "Tue", "Tue"),))
    assert prices(RULE, overridden, *day) == {3: 0}


def test_quiet_rooms_are_counted_at_each_time() -> None:
    week = problem(*TEAM, quiet_rooms=1)
    first = activity("court_writing", "Tue 09:00-12:30", place="quiet_room")
    later = activity("court_writing", "Tue 12:30-16:00", place="quiet_room")
    clash = activity("court_writing", "Tue 12:15-15:45", place="quiet_room")
    ana = shift("ana", "Tue 09:00-17:00", first, rest=None)
    assert not found(RULE, week, ana, shift("ben", "Tue 09:00-17:00", later, rest=None))
    (finding,) = found(RULE, week, ana, shift("ben", "Tue 09:00-17:00", clash, rest=None))
    assert (finding.price, finding.sentence) == (
        20,
        "2 people need a quiet room at once on Tue 24 Nov; there is 1 quiet room.",
    )
    in_the_office = activity("court_writing", "Tue 10:00-13:30")
    assert not found(RULE, week, ana, shift("ben", "Tue 09:00-17:00", in_the_office, rest=None))
    assert not found(RULE, replace(week, quiet_rooms=2), ana, shift("ben", "Tue 09:00-17:00", clash))


def test_the_rule_can_be_off() -> None:
    assert not found(RULE, replace(WEEK, settings=settings(presence={"is_on": False})))


def test_the_peak_of_the_day_counts_whenever_it_is() -> None:
    def writes(staff: str, *times: str) -> Shift:
        blocks = (activity("court_writing", f"Tue {each}", place="quiet_room") for each in times)
        return shift(staff, "Tue 09:00-17:00", *blocks, rest=None)

    ana, ben = writes("ana", "09:00-10:00", "11:00-12:00", "14:00-15:00"), writes("ben", "14:00-15:00")
    cy = writes("cy", "14:30-15:30")
    assert prices(RULE, problem(*TEAM, quiet_rooms=1), ana, ben, cy) == {3: 40}
