"""Undo and redo: of moves, pins and whole builds, always back to the rota it began with."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from planner.domain.records import DateRange
from planner.domain.rota import Rota
from planner.domain.staff import Absence
from planner.services.record_edits import add_record, change_record
from planner.services.rota_edits import MoveShift, PinShift, ReplaceRota, UnpinShift
from tests.planner.services.small_office import hand_rota
from tests.ui.desk_factory import fake_solver
from ui.main_window.desk import Desk

ANA, BEN_WEDNESDAY = "ana@2026-11-24", "ben@2026-11-25"


def rota_of(desk: Desk) -> Rota:
    rota = desk.session.rota
    assert rota is not None
    return rota


def test_a_move_is_undone_and_redone_by_name(desk: Desk) -> None:
    before = rota_of(desk)
    assert desk.edit(MoveShift(BEN_WEDNESDAY, by_minutes=60))
    moved = rota_of(desk)
    assert moved != before
    assert desk.actions["edit.undo"].text() == "Undo move shift"
    desk.actions.trigger("edit.undo")
    assert rota_of(desk) == before
    assert desk.actions["edit.redo"].text() == "Redo move shift"
    desk.actions.trigger("edit.redo")
    assert rota_of(desk).shifts == moved.shifts


def test_pinning_is_undone(desk: Desk) -> None:
    desk.select_shift(ANA)
    desk.actions.trigger("shift.pin")
    assert desk.selected_shift is not None
    assert desk.selected_shift.is_pinned
    assert desk.actions["shift.pin"].text() == "Unpin shift"
    desk.actions.trigger("edit.undo")
    assert not desk.selected_shift.is_pinned


def test_a_refused_edit_leaves_no_trace_on_the_stack(desk: Desk) -> None:
    before = rota_of(desk)
    assert not desk.edit(MoveShift("nobody@2026-11-24", by_minutes=60))
    assert desk.undo_stack.count() == 0
    assert rota_of(desk) == before


def test_an_undo_that_is_refused_leaves_the_stack(desk: Desk) -> None:
    desk.edit(MoveShift(BEN_WEDNESDAY, by_minutes=60))
    # Somebody else changes the same shift beside us.
    desk.session.apply(MoveShift(BEN_WEDNESDAY, by_minutes=60))
    now = rota_of(desk)
    desk.actions.trigger("edit.undo")
    assert rota_of(desk) == now
    assert desk.undo_stack.count() == 0


def test_a_whole_build_is_one_step_back(qtbot: QtBot, new_desk: Callable[..., Desk], plan: Path) -> None:
    desk = new_desk(fake_solver("answer"))
    desk.open_path(plan)
    desk.edit(MoveShift(BEN_WEDNESDAY, by_minutes=60))
    before = rota_of(desk)
    with qtbot.waitSignal(desk.builder.ended, timeout=20_000):
        desk.actions.trigger("rota.build")
    assert desk.actions["edit.undo"].text() == "Undo build rota"
    assert rota_of(desk).made.status == "feasible"
    desk.actions.trigger("edit.undo")
    assert rota_of(desk) == before


def test_a_first_build_is_undone_to_a_week_without_a_rota(desk: Desk) -> None:
    desk.show_next_week(1)
    later = hand_rota(first_day=desk.session.first_day, shifts=())
    assert desk.session.rota is None
    desk.edit(ReplaceRota(later), "Build rota")
    assert desk.session.rota is not None
    desk.actions.trigger("edit.undo")
    assert desk.session.rota is None


moves = st.builds(
    MoveShift,
    st.sampled_from([ANA, "ben@2026-11-24", BEN_WEDNESDAY]),
    by_minutes=st.integers(-8, 8).map(lambda steps: steps * 15),
)
pins = st.sampled_from([ANA, BEN_WEDNESDAY]).map(PinShift)
unpins = st.sampled_from([ANA, BEN_WEDNESDAY]).map(UnpinShift)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(moves | pins | unpins, min_size=1, max_size=6))
def test_undo_to_the_start_gives_the_rota_it_began_with(
    desk: Desk, edits: list[MoveShift | PinShift | UnpinShift]
) -> None:
    before = rota_of(desk)
    for edit in edits:
        desk.edit(edit)
    ends = rota_of(desk)
    while desk.undo_stack.canUndo():
        desk.undo_stack.undo()
    assert rota_of(desk) == before
    while desk.undo_stack.canRedo():
        desk.undo_stack.redo()
    assert rota_of(desk).shifts == ends.shifts
    while desk.undo_stack.canUndo():
        desk.undo_stack.undo()
    desk.undo_stack.clear()
    assert rota_of(desk) == before


def test_undo_from_another_week_shows_the_week_that_it_changes(desk: Desk) -> None:
    before, week = desk.session.rota, desk.session.first_day
    desk.edit(MoveShift(BEN_WEDNESDAY, by_minutes=60))
    moved = desk.session.rota
    assert moved != before
    desk.session.show_next_week()
    desk.actions.trigger("edit.undo")
    assert desk.session.first_day == week
    assert desk.session.rota == before


def test_edits_of_team_and_rota_are_undone_in_the_order_they_were_made(desk: Desk) -> None:
    assert desk.session.team is not None
    team, rota = desk.session.team, desk.session.rota
    ana = team.staff[0].model_copy(update={"role": "Senior"})
    desk.edit(MoveShift(BEN_WEDNESDAY, by_minutes=60))
    assert desk.edit_team(change_record(team, "staff", ana)) is None
    assert desk.actions["edit.undo"].text() == "Undo change Ana Alvi"
    assert desk.session.team.staff[0].role == "Senior"
    desk.actions.trigger("edit.undo")
    assert desk.session.team == team
    assert desk.session.rota != rota
    desk.actions.trigger("edit.undo")
    assert desk.session.rota == rota
    desk.actions.trigger("edit.redo")
    desk.actions.trigger("edit.redo")
    assert desk.session.team.staff[0].role == "Senior"


def test_an_edit_of_the_team_that_is_not_right_returns_its_problems(desk: Desk) -> None:
    assert desk.session.team is not None
    team = desk.session.team
    ana = team.staff[0].model_copy(update={"supervisor": "ana"})
    problems = desk.edit_team(change_record(team, "staff", ana))
    assert problems is not None
    assert problems[0].path == "staff[0].supervisor"
    assert desk.session.team == team
    assert not desk.actions["edit.undo"].isEnabled()


def test_leave_given_by_an_edit_is_checked_against_the_rota_at_once(desk: Desk) -> None:
    assert desk.session.team is not None
    on = DateRange(first=date(2026, 11, 24), last=date(2026, 11, 24))
    leave = Absence(id="l1", staff="ana", kind="annual_leave", dates=on)
    desk.edit_team(add_record(desk.session.team, "absences", leave))
    assert desk.session.shown is not None
    assert any(each.rule == "availability" and "ana" in each.people for each in desk.session.shown.findings)


def test_opening_another_plan_forgets_what_could_be_undone(desk: Desk, plan: Path, tmp_path: Path) -> None:
    desk.edit(MoveShift(BEN_WEDNESDAY, by_minutes=60))
    other = tmp_path / "other.rotabene"
    shutil.copy(plan, other)
    desk.open_path(other)
    assert not desk.actions["edit.undo"].isEnabled()
