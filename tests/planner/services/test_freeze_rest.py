"""A day after a late finish is worked from the rested start on, whatever hours were agreed for it."""

from __future__ import annotations

from typing import Any

from planner.domain.contracts import FixedShiftDay, FlexibleDay, NamedShift, NamedShiftsDay, PatternDay
from planner.domain.person import PersonDay
from planner.domain.staff import PastShift
from planner.domain.team import Team
from planner.ports import SolveSettings
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from solver.rota_solver import CpSatRotaSolver
from tests.brief_usual_hours import brief_usual_hours
from tests.planner.rules.factory import at, on
from tests.planner.services.small_office import MONDAY, small_team, with_weekdays

__all__ = ["brief_usual_hours"]
NINE_TO_FIVE = FixedShiftDay(start=540, end=1020)
CORE = FlexibleDay(earliest=420, latest=1140, core_start=600, core_end=900)


def team_of(day: PatternDay, finish: str, **changes: Any) -> Team:
    """Ana works each weekday like `day`, and has told of a shift on Tuesday until `finish`."""
    told = PastShift(staff="ana", start=at("Tue 12:00"), end=at(finish))
    return with_weekdays(small_team(visits=(), cover=(), past_shifts=(told,), **changes), "ana", day)


def wednesday(day: PatternDay, finish: str, **changes: Any) -> PersonDay:
    problem = freeze_problem(team_of(day, finish, **changes), MONDAY)
    return problem.person_by_id["ana"].days[2]


def starts(day: PersonDay) -> list[tuple[int, int]]:
    return [(option.start_earliest, option.start_latest) for option in day.options]


def test_a_fixed_shift_may_begin_later_and_end_as_agreed() -> None:
    day = wednesday(NINE_TO_FIVE, "Tue 22:30")
    agreed, later = day.options
    assert (agreed.start_latest, agreed.end_latest) == (at("Wed 09:00"), at("Wed 17:00"))
    # 13 hours, and not before ten; half past eleven.
    assert (later.start_earliest, later.end_latest) == (at("Wed 11:30"), at("Wed 17:00"))
    assert not day.may_be_off


def test_core_time_that_has_begun_gives_way() -> None:
    later = wednesday(CORE, "Tue 23:45").options[-1]
    assert later.core is None
    assert later.start_earliest == at("Wed 12:45")


def test_hours_that_can_wait_stay_as_they_are() -> None:
    assert starts(wednesday(CORE, "Tue 20:00")) == [(at("Wed 07:00"), at("Wed 10:00"))]
    assert len(wednesday(NINE_TO_FIVE, "Tue 18:00").options) == 1


def test_named_shifts_are_worked_whole_or_not_at_all() -> None:
    early = NamedShift(id="Early", name="Early", start=420, end=900)
    day = wednesday(NamedShiftsDay(shifts=("Early",)), "Tue 22:30", named_shifts=(early,))
    assert [option.name for option in day.options] == ["Early"]
    assert day.may_be_off


def test_a_day_that_nobody_could_begin_rested_may_be_left_free() -> None:
    short = FixedShiftDay(start=420, end=720)
    assert wednesday(short, "Tue 23:45").may_be_off


def test_the_day_is_worked_and_no_other_rule_is_given_up_for_it() -> None:
    for day in (NINE_TO_FIVE, CORE):
        problem = freeze_problem(team_of(day, "Tue 23:45"), MONDAY)
        result = CpSatRotaSolver().solve(problem, SolveSettings(seconds=20, workers=1))
        (shift,) = (each for each in result.shifts or () if (each.staff, each.day) == ("ana", on("Wed")))
        assert shift.start >= at("Wed 12:45")
        assert not [finding for finding in check(problem, result.shifts or ()) if finding.tier in (0, 3)]
        assert len(result.notes) == 1
