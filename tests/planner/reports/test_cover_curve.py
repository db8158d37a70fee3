"""The cover strip: need, free to help and short, half-hour by half-hour."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift, Uncovered
from planner.domain.time_grid import Span, clock
from planner.reports.cover_curve import CoverCell, cover_curve
from tests.planner.rules.factory import (
    activity,
    at,
    duty_turn,
    on,
    person,
    presence_need,
    problem,
    shift,
    shift_need,
    visit_need,
)

PLAIN = problem(person("ana"), person("ben"))


def cells(week: RotaProblem, *shifts: Shift, **more: tuple[Uncovered, ...]) -> dict[str, CoverCell]:
    curve = cover_curve(week, shifts, on("Tue"), more.get("uncovered", ()))
    return {clock(cell.start): cell for cell in curve}


def numbers(cell: CoverCell) -> tuple[int, int, int]:
    return cell.need, cell.free, cell.short


def test_day_has_48_half_hours_from_midnight() -> None:
    curve = cover_curve(PLAIN, (), date(2026, 11, 24))
    assert len(curve) == 48
    assert (curve[0].start, curve[-1].end) == (at("Tue 00:00"), at("Wed 00:00"))
    assert all(numbers(cell) == (0, 0, 0) for cell in curve)


def test_people_at_work_are_free_to_help_except_on_their_break() -> None:
    day = cells(PLAIN, shift("ana", "Tue 09:00-17:00"), shift("ben", "Tue 12:00-20:00"))
    assert [day[time].free for time in ("08:30", "09:00", "12:00", "13:00", "16:00", "17:00", "20:00")] == [
        0,
        1,
        2,
        1,
        1,
        1,
        0,
    ]


def test_work_that_cannot_be_left_is_not_free() -> None:
    parts = (
        activity("protected_admin", "Tue 09:00-10:00"),
        activity("supervision", "Tue 10:00-11:00"),
        activity("court_writing", "Tue 11:00-12:00"),
        activity("handover", "Tue 12:00-13:00"),
        activity("duty", "Tue 14:00-15:00"),
        activity("visit", "Tue 15:00-16:00"),
        activity("reserve", "Tue 16:00-17:00"),
    )
    day = cells(PLAIN, shift("ana", "Tue 09:00-17:00", *parts))
    assert [day[f"{hour:02d}:30"].free for hour in range(9, 17)] == [0, 0, 0, 0, 1, 1, 1, 1]


def test_lockdown_week_is_not_free() -> None:
    week = problem(person("ana", week={"is_lockdown": True}))
    assert cells(week, shift("ana", "Tue 09:00-17:00"))["10:00"].free == 0


def test_duty_and_visits_add_up_and_presence_asks_for_a_least() -> None:
    week = problem(
        person("ana"),
        duty_turns=(duty_turn("Tue 09:00-13:00", least=2),),
        presence=(presence_need("Tue 09:00-17:00", least=3),),
        visits=(visit_need("v1", "Tue 10:00-12:00", workers=2),),
    )
    made = shift("ana", "Tue 09:00-17:00", activity("visit", "Tue 10:00-11:30", "v1", travel=15))
    day = cells(week, made)
    assert [day[time].need for time in ("09:00", "10:00", "11:30", "13:00", "17:00")] == [3, 5, 3, 3, 0]


def test_visit_nobody_makes_counts_at_its_shown_time() -> None:
    week = problem(person("ana"), visits=(visit_need("v1", "Tue 10:00-16:00"),))
    early = cells(week)
    assert [early[time].short for time in ("09:00", "09:30", "11:00", "11:30")] == [0, 1, 1, 0]
    entry = Uncovered(
        demand="v1",
        kind="visit",
        start=at("Tue 14:00"),
        end=at("Tue 15:00"),
        missing=1,
        unit="workers",
        reason="Nobody.",
    )
    shown = cells(week, uncovered=(entry,))
    assert [shown[time].short for time in ("10:00", "13:30", "14:30", "15:30")] == [0, 1, 1, 0]


def test_two_worker_visit_with_one_is_one_short() -> None:
    week = problem(person("ana"), visits=(visit_need("v1", "Tue 18:00-20:00", workers=2),))
    late = shift("ana", "Tue 12:00-20:00", activity("visit", "Tue 18:00-19:30", "v1", travel=15))
    assert numbers(cells(week, late)["18:30"]) == (2, 1, 1)


def test_day_without_anybody_is_short_and_not_blank() -> None:
    day = cells(problem(duty_turns=(duty_turn("Tue 09:00-13:00", least=2),)))
    assert numbers(day["10:00"]) == (2, 0, 2)
    assert numbers(day["13:00"]) == (0, 0, 0)


def test_worst_moment_of_the_half_hour_counts() -> None:
    week = problem(person("ana"), duty_turns=(duty_turn("Tue 09:00-13:00"),))
    assert numbers(cells(week, shift("ana", "Tue 09:15-17:15"))["09:00"]) == (1, 0, 1)


def test_night_shift_of_the_day_before_helps_after_midnight() -> None:
    day = cells(PLAIN, shift("ana", "Mon 22:00-06:00", rest="Mon 23:30-00:00"))
    assert [day[time].free for time in ("00:00", "05:30", "06:00")] == [1, 1, 0]


def test_named_shift_asks_at_its_times() -> None:
    week = problem(person("ana", options=("Late 13:00-21:00",)), shift_needs=(shift_need("Late", least=2),))
    day = cells(week, shift("ana", "Tue 13:00-21:00", name="Late"))
    assert [numbers(day[time]) for time in ("12:30", "13:00", "20:30", "21:00")] == [
        (0, 0, 0),
        (2, 1, 1),
        (2, 1, 1),
        (0, 0, 0),
    ]


TIMES = st.tuples(st.integers(-300, 1500), st.integers(30, 600))


@settings(max_examples=20)
@given(st.lists(TIMES, max_size=6), st.lists(TIMES, max_size=4), st.lists(TIMES, max_size=3))
def test_curve_is_what_counting_at_every_minute_gives(
    free: list[tuple[int, int]], turns: list[tuple[int, int]], presence: list[tuple[int, int]]
) -> None:
    midnight = at("Tue 00:00")

    def spans(times: list[tuple[int, int]]) -> list[Span]:
        return [Span(midnight + start, midnight + start + length) for start, length in times]

    def covering(minute: int, times: list[tuple[int, int]]) -> int:
        return sum(span.start <= minute < span.end for span in spans(times))

    people = [replace(person("ana"), id=f"p{number}") for number in range(len(free))]
    week = problem(
        *people,
        duty_turns=tuple(
            replace(duty_turn("Tue 09:00-13:00", least=2), id=f"t{number}", span=span)
            for number, span in enumerate(spans(turns))
        ),
        presence=tuple(
            replace(presence_need("Tue 09:00-13:00", least=3), id=f"n{number}", span=span)
            for number, span in enumerate(spans(presence))
        ),
    )
    work = shift("p0", "Tue 09:00-13:00")
    shifts = [
        work.model_copy(
            update={
                "id": each.id,
                "staff": each.id,
                "start": span.start,
                "end": span.end,
                "break_start": None,
                "break_end": None,
            }
        )
        for each, span in zip(people, spans(free), strict=True)
    ]
    for cell in cover_curve(week, shifts, on("Tue")):
        counted = [
            (
                max(2 * covering(minute, turns), 3 * min(covering(minute, presence), 1)),
                covering(minute, free),
            )
            for minute in range(cell.start, cell.end)
        ]
        assert numbers(cell) == (
            max(need for need, _ in counted),
            min(ready for _, ready in counted),
            max(max(0, need - ready) for need, ready in counted),
        )
