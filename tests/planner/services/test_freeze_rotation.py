"""Breaks from the front line are planned with their backfill; heavy weeks are followed back to the last light
one."""

from __future__ import annotations

from datetime import date

from planner.domain.problem import RotaProblem
from planner.domain.records import DateRange
from planner.domain.staff import FrontLineBreak, PastTally
from planner.domain.time_grid import monday_of
from planner.services.freeze_problem import freeze_problem
from planner.services.preset_teams.riverside import riverside

MONDAY = date(2026, 11, 23)
TUESDAY = DateRange(first=date(2026, 11, 24), last=date(2026, 11, 24))


def frozen(**changes: object) -> RotaProblem:
    return freeze_problem(riverside().model_copy(update=changes), MONDAY)


def on_break(backfill: str | None) -> RotaProblem:
    away = FrontLineBreak(id="b1", staff="amira-khan", dates=TUESDAY, backfill=backfill)
    return frozen(front_line_breaks=(away,))


def test_a_break_with_backfill_in_post_is_planned() -> None:
    problem = on_break("ben-okafor")
    assert problem.person_by_id["amira-khan"].off_front_line == {date(2026, 11, 24).toordinal()}
    assert not any("front line" in each for each in problem.not_planned)


def test_without_backfill_or_while_it_is_on_leave_the_break_is_not_planned_and_told_of() -> None:
    for backfill, told in (
        (None, "Amira Khan's break from the front line is not planned: no backfill is named for it."),
        (
            "kwame-boateng",
            "Amira Khan's break from the front line is not planned on Tue 24 Nov: Kwame Boateng, who is to "
            "stand in, is away.",
        ),
    ):
        problem = on_break(backfill)
        assert problem.person_by_id["amira-khan"].off_front_line == frozenset()
        assert told in problem.not_planned


def test_heavy_weeks_are_counted_back_to_the_last_light_one() -> None:
    tallies = tuple(
        PastTally(
            staff="amira-khan",
            week=date.fromordinal(monday_of(MONDAY) - 7 * back),
            paid_minutes=2220,
            duty_minutes=minutes,
        )
        for back, minutes in ((1, 480), (2, 960), (3, 240), (4, 480))
    )
    people = frozen(past_tallies=tallies, past_shifts=()).person_by_id
    assert people["amira-khan"].heavy_weeks_before == 2
    assert people["ben-okafor"].heavy_weeks_before == 0
