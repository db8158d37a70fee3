"""Pins that the team holds: an unpinned visit is unpinned for good, and what no rota keeps can be let go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from planner.domain.rota import Shift
from planner.services.activity_edits import RemoveActivity
from planner.services.edit_rota import UnpinActivity
from planner.services.freeze_problem import freeze_problem
from planner.services.several_edits import SeveralEdits
from planner.services.shift_edits import ResizeShift
from planner.services.team_pins import lost_team_pins, unpin_lost
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.drafted import draft, drafted, edit
from tests.planner.services.edit_and_back import done
from tests.planner.services.small_office import MONDAY, hand_rota, small_team, usual_shifts

ANA = "ana@2026-11-24"


def with_pinned_visit() -> Shift:
    ana = usual_shifts()[0]
    return ana.model_copy(
        update={
            "activities": tuple(
                each.model_copy(update={"is_pinned": each.kind == "visit"}) for each in ana.activities
            )
        }
    )


def team_pin() -> Shift:
    pinned = with_pinned_visit()
    return pinned.model_copy(
        update={"activities": tuple(each for each in pinned.activities if each.is_pinned)}
    )


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    rota = hand_rota(with_pinned_visit(), *usual_shifts()[1:])
    with closing(drafted(tmp_path, small_team(pins=(team_pin(),)), rota)) as made:
        yield made


def test_unpinning_work_on_the_board_lets_the_pin_of_the_team_go_and_undo_brings_it_back(
    store: SqliteStore,
) -> None:
    start = team_pin().activities[0].start
    unpinned = edit(store, UnpinActivity(ANA, start))
    assert store.team().pins == ()
    assert unpinned.problem is not None
    assert unpinned.problem.pinned_activities == ()
    removed = edit(store, RemoveActivity(ANA, start))
    assert not [each for each in removed.new_findings if each.kind == "law"]
    assert removed.inverse is not None
    assert unpinned.inverse is not None
    edit(store, removed.inverse)
    edit(store, unpinned.inverse)
    assert store.team().pins == (team_pin(),)
    assert draft(store).shifts[0] == with_pinned_visit()


def test_hours_agreed_in_the_same_step_leave_the_pin_let_go(store: SqliteStore) -> None:
    unpinned = UnpinActivity(ANA, team_pin().activities[0].start)
    late = ResizeShift(ANA, end=with_pinned_visit().end + 300)
    edit(store, SeveralEdits((unpinned, late), "Free the visit, and stay late"), "Agreed with Ana")
    assert [change.staff for change in store.team().agreed_changes] == ["ana"]
    assert store.team().pins == ()


def test_what_no_rota_keeps_is_let_go_as_one_edit_of_the_team() -> None:
    team = small_team(pins=(team_pin(),))
    problem = freeze_problem(team, MONDAY)
    kept = hand_rota().shifts
    assert lost_team_pins(team, problem, kept, "ana") == ()
    assert unpin_lost(team, problem, kept, "ana") is None
    without = tuple(shift for shift in kept if shift.id != ANA)
    asked = unpin_lost(team, problem, without, "ana")
    assert asked is not None
    assert asked.what == "Unpin a visit pinned for Ana Alvi at Tue 24 Nov 16:15–17:45"
    assert done(team, asked).pins == ()


def test_of_a_pinned_shift_with_pinned_work_only_what_is_lost_goes() -> None:
    whole = team_pin().model_copy(update={"is_pinned": True})
    team = small_team(pins=(whole,))
    problem = freeze_problem(team, MONDAY)
    bare = whole.model_copy(update={"activities": ()})
    asked = unpin_lost(team, problem, (bare,), "ana")
    assert asked is not None
    (left,) = done(team, asked).pins
    assert left.is_pinned
    assert left.activities == ()
