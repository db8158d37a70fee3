"""`daily_rest`: 11 hours between one day's work and the next, in hours that really pass."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.findings import LAW
from planner.domain.person import PastWork
from planner.domain.repair import Repair
from planner.rules.daily_rest import RULE
from tests.planner.rules.factory import at, found, person, problem, shift, span, worked

WEEK = problem(person("ana"))
# Clocks go forward on Sun 28 March 2027 and back on Sun 31 October 2027.
SPRING, AUTUMN = date(2027, 3, 22).toordinal(), date(2027, 10, 25).toordinal()


def test_a_finish_at_half_past_eight_and_a_start_at_seven_breaks_the_law() -> None:
    late = shift("ana", "Tue 12:00-20:30")
    (finding,) = found(RULE, WEEK, late, shift("ana", "Wed 07:00-15:00"))
    assert finding.tier == LAW
    assert finding.sentence == (
        "Ana finishes Tue 24 Nov 20:30 and starts Wed 25 Nov 07:00: 10.5 h rest, the law asks for 11 h."
    )
    assert (finding.measured, finding.allowed) == ("10.5 h rest", "11 h")
    assert finding.shifts == (late.id, "ana@2026-11-25")


@pytest.mark.parametrize(("end", "start", "is_broken"), [
    ("20:30", "07:30", False),
    ("20:30", "07:15", True),
    ("22:00", "09:00", False),
    ("22:00", "08:45", True),
    ("22:30", "09:00", True),
    ("22:30", "11:00", False),
])  # fmt: skip
def test_the_law_is_kept_from_eleven_hours_on(end: str, start: str, is_broken: bool) -> None:
    pair = shift("ana", f"Tue 14:00-{end}"), shift("ana", f"Wed {start}-15:00")
    assert bool(found(RULE, WEEK, *pair)) is is_broken


def test_people_under_eighteen_have_twelve_hours() -> None:
    week = problem(person("ana", rest_minutes=720))
    (finding,) = found(RULE, week, shift("ana", "Tue 12:00-20:30"), shift("ana", "Wed 08:00-15:00"))
    assert finding.allowed == "12 h"


def test_the_last_shift_before_the_planned_week_counts() -> None:
    week = problem(person("ana", past=(worked("Sat-1 09:00-17:00"), worked("Sun-1 14:00-22:30"))))
    assert not found(RULE, week, shift("ana", "Mon 09:30-17:00"))
    (finding,) = found(RULE, week, shift("ana", "Mon 09:00-17:00"))
    assert "finishes Sun 22 Nov 22:30 and starts Mon 23 Nov 09:00" in finding.sentence
    assert finding.shifts == ("ana@2026-11-23",)


def test_a_past_night_that_runs_into_the_first_shift_leaves_no_rest() -> None:
    week = problem(person("ana", past=(worked("Sun-1 22:00-08:00"),)))
    (finding,) = found(RULE, week, shift("ana", "Mon 07:00-15:00"))
    assert finding.measured == "0 h rest"


def test_two_shifts_at_once_are_told_of_once_by_availability() -> None:
    pair = shift("ana", "Tue 09:00-17:00", id="a"), shift("ana", "Tue 16:00-20:00", id="b")
    assert not found(RULE, WEEK, *pair)


def test_a_shift_that_starts_when_another_ends_leaves_no_rest() -> None:
    pair = shift("ana", "Tue 09:00-13:00", id="a"), shift("ana", "Tue 13:00-17:00", id="b")
    (finding,) = found(RULE, WEEK, *pair)
    assert finding.measured == "0 h rest"


def test_a_short_shift_inside_a_long_one_does_not_hide_the_long_ones_end() -> None:
    long, inner = shift("ana", "Tue 09:00-21:00", id="a"), shift("ana", "Tue 10:00-14:00", id="b")
    (finding,) = found(RULE, WEEK, long, inner, shift("ana", "Wed 07:00-15:00"))
    assert finding.measured == "10 h rest"


def test_when_the_clocks_go_forward_eleven_hours_on_the_wall_are_ten() -> None:
    week = problem(person("ana", monday=SPRING, works_weekends=True), monday=SPRING)
    saturday = shift("ana", "Sat 12:00-20:30", monday=SPRING)
    (finding,) = found(RULE, week, saturday, shift("ana", "Sun 07:30-15:30", monday=SPRING))
    assert finding.measured == "10 h rest"
    assert not found(RULE, week, saturday, shift("ana", "Sun 08:30-16:30", monday=SPRING))


def test_when_the_clocks_go_back_ten_hours_on_the_wall_are_eleven() -> None:
    week = problem(person("ana", monday=AUTUMN, works_weekends=True), monday=AUTUMN)
    saturday = shift("ana", "Sat 12:00-20:30", monday=AUTUMN)
    assert not found(RULE, week, saturday, shift("ana", "Sun 06:30-14:30", monday=AUTUMN))
    assert found(RULE, week, saturday, shift("ana", "Sun 06:15-14:15", monday=AUTUMN))


def test_no_shifts_need_no_rest() -> None:
    past = PastWork(*((whole := span("Sun-1 22:00-08:00")).start, whole.end))
    assert not found(RULE, problem(person("ana", past=(past,))))


def test_what_was_told_of_a_day_goes_before_its_plan() -> None:
    planned, early = shift("ana", "Tue 09:00-17:00"), shift("ana", "Wed 09:00-17:00")
    late = problem(person("ana", told=(worked("Tue 09:00-22:30"),)))
    (finding,) = found(RULE, late, planned, early)
    assert "finishes Tue 24 Nov 22:30 and starts Wed 25 Nov 09:00: 10.5 h rest" in finding.sentence
    assert finding.shifts == (early.id,)
    assert not found(RULE, late, planned, shift("ana", "Wed 09:30-17:00"))
    went_home = problem(person("ana", told=(worked("Tue 14:00-19:00"),)))
    assert not found(RULE, went_home, shift("ana", "Tue 14:00-22:30"), shift("ana", "Wed 07:00-15:00"))


def test_a_day_that_was_told_of_itself_is_no_plan_any_more() -> None:
    both = problem(person("ana", told=(worked("Tue 09:00-22:30"), worked("Wed 10:00-17:00"))))
    assert not found(RULE, both, shift("ana", "Tue 09:00-17:00"), shift("ana", "Wed 09:00-17:00"))


def test_in_a_repair_what_had_begun_stays_as_it_was() -> None:
    began = shift("ana", "Wed 09:00-17:00")
    for moment, is_broken in (("Wed 08:00", True), ("Wed 12:00", False)):
        week = problem(person("ana", told=(worked("Tue 09:00-22:30"),)), repair=Repair((began,), at(moment)))
        assert bool(found(RULE, week, began)) is is_broken
