"""Typed times become shifts: all of them or none, with every bad cell listed."""

from __future__ import annotations

import pytest

from planner.domain.errors import BadInputError, RefusedEditError
from planner.domain.rota import Rota
from planner.importers.typed_hours import TypedCell
from planner.services.freeze_problem import freeze_problem
from planner.services.new_shift import new_shift, usual_hours
from planner.services.put_days import PutDays, put_typed
from tests.planner.rules.factory import shift, span
from tests.planner.services.small_office import MONDAY, hand_rota, small_team
from tests.planner.services.test_group_edits import there_and_back

TUESDAY = MONDAY.toordinal() + 1
PROBLEM = freeze_problem(small_team(), MONDAY)


def typed(*cells: tuple[str, int, str]) -> PutDays:
    made = [TypedCell(who, MONDAY.toordinal() + day, text, f"{who} {day}") for who, day, text in cells]
    return put_typed(small_team(), PROBLEM, made)


def hours(rota: Rota) -> dict[str, tuple[int, int]]:
    return {each.id: (each.start % 1440, each.end % 1440) for each in rota.shifts}


def test_a_time_on_a_free_day_makes_a_shift_with_its_break() -> None:
    changed = there_and_back(typed(("cy", 1, "12:00–20:00 home")), hand_rota())
    made = changed.shift("cy@2026-11-24")
    assert made is not None
    assert (made.span, made.place) == (span("Tue 12:00-20:00"), "home")
    assert made.break_span is not None
    assert made.span.contains(made.break_span)


def test_a_time_on_a_shift_changes_it_and_keeps_what_fits() -> None:
    changed = there_and_back(typed(("ana", 1, "11-19")), hand_rota())
    made = changed.shift("ana@2026-11-24")
    assert made is not None
    assert made.span == span("Tue 11:00-19:00")
    assert [each.demand for each in made.activities if each.kind == "visit"] == ["v1"]


def test_off_takes_the_shift_out_and_a_blank_leaves_it() -> None:
    changed = there_and_back(
        typed(("ana", 1, "off"), ("ben", 1, ""), ("ben", 2, "Annual leave")), hand_rota()
    )
    assert set(hours(changed)) == {"ben@2026-11-24", "ben@2026-11-25"}


def test_all_that_is_wrong_is_listed_and_nothing_is_done() -> None:
    with pytest.raises(BadInputError) as told:
        typed(("ana", 1, "lunch"), ("ben", 1, "9-5"), ("cy", 40, "9-5"), ("dee", 1, "25-26"))
    assert [problem.path for problem in told.value.problems] == ["ana 1", "cy 40", "dee 1"]
    assert "nothing was pasted" in told.value.next_step


def test_a_pinned_shift_is_not_typed_over() -> None:
    rota = hand_rota(shift("ana", "Tue 10:00-18:00", is_pinned=True))
    with pytest.raises(RefusedEditError, match="pinned"):
        typed(("ana", 1, "9-5")).apply(rota)
    assert there_and_back(typed(("ana", 1, "10-18")), rota).shifts == rota.shifts


def test_cells_that_say_nothing_are_no_edit() -> None:
    with pytest.raises(RefusedEditError, match="no times"):
        typed(("ana", 1, " "))


def test_a_short_shift_has_no_break_and_a_long_one_has_it_in_its_middle() -> None:
    short = new_shift(PROBLEM, "cy", span("Tue 09:00-13:00"))
    long = new_shift(PROBLEM, "cy", span("Tue 09:00-17:00"))
    assert short.break_span is None
    assert long.break_span == span("Tue 12:45-13:15")


def test_usual_hours_are_those_of_the_pattern_and_of_a_day_off_none() -> None:
    found = usual_hours(PROBLEM, "cy", TUESDAY)
    assert found is not None
    assert 4 * 60 <= found.minutes <= 10 * 60
    assert usual_hours(PROBLEM, "cy", TUESDAY + 5) is None
