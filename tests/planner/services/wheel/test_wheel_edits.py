"""Turns given, moved and taken back: each edit leads back to the very same team."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from planner.domain.errors import RefusedEditError
from planner.domain.rota import Activity, Shift
from planner.domain.staff import LockdownWeek
from planner.domain.team import Team
from planner.services.edit_rota import ReplaceRota, edit_rota
from planner.services.edit_team import edit_team
from planner.services.freeze_problem import freeze_problem
from planner.services.record_edits import remove_record
from planner.services.wheel.turns import turns_of_day
from planner.services.wheel.wheel_edits import (
    give_duty,
    give_lockdown,
    give_out,
    give_out_duty,
    move_turn,
    name_cover,
    remove_turn,
)
from planner.services.wheel.wheel_view import rotas_of_weeks, wheel_view
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.edit_and_back import done
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team
from tests.planner.services.wheel.wheels import duty_at, monday, turn_of, view_of, wheel_team


def lockdown(team: Team) -> set[tuple[str, int]]:
    assert team.lockdown is not None
    return {(turn.staff, (turn.week - MONDAY).days // 7) for turn in team.lockdown.weeks}


def test_a_lockdown_week_is_given_moved_and_taken_back() -> None:
    team = wheel_team()
    given = done(team, give_lockdown(view_of(team), "p2", monday(3).toordinal()))
    assert lockdown(given) == {("p2", 3)}
    view = view_of(given)
    moved = done(given, move_turn(view, turn_of(view, "lockdown", "p2"), "p2", monday(4).toordinal()))
    assert lockdown(moved) == {("p2", 4)}
    view = view_of(moved)
    assert lockdown(done(moved, remove_turn(view, turn_of(view, "lockdown", "p2")))) == set()


def test_two_exchange_their_lockdown_weeks_in_one_step() -> None:
    team = wheel_team(("p0", 0), ("p1", 2))
    view = view_of(team)
    edit = move_turn(view, turn_of(view, "lockdown", "p0"), "p1", monday(0).toordinal())
    assert edit.what == "Exchange lockdown weeks of Person 0 and Person 1"
    assert lockdown(done(team, edit)) == {("p1", 0), ("p0", 2)}


def test_duty_of_a_day_is_given_and_handed_to_another() -> None:
    team = wheel_team()
    given = done(team, give_duty(view_of(team), duty_at(view_of(team), 1), "p0"))
    assert [(pin.staff, pin.is_pinned, pin.activities[0].is_pinned) for pin in given.pins] == [
        ("p0", False, True)
    ]
    view = view_of(given)
    turn = turn_of(view, "duty", "p0")
    assert turn.words == "Duty desk, Tue 24 Nov 09:00–13:00"
    moved = done(given, move_turn(view, turn, "p4", monday(2).toordinal()))
    assert [(pin.staff, pin.day) for pin in moved.pins] == [("p4", monday(2).toordinal() + 1)]
    view = view_of(moved)
    assert done(moved, remove_turn(view, turn_of(view, "duty", "p4"))).pins == ()


def test_supervision_moved_to_another_week_falls_due_from_there() -> None:
    team = wheel_team()
    view = view_of(team)
    moved = done(team, move_turn(view, turn_of(view, "supervision", "p1"), "p1", monday(1).toordinal()))
    weeks = [(each.monday - MONDAY.toordinal()) // 7 for each in view_of(moved).turns]
    assert weeks == [1, 5]
    view = view_of(moved)
    assert done(moved, remove_turn(view, turn_of(view, "supervision", "p1"))) == team


def test_the_wheel_turns_for_everybody_in_one_step() -> None:
    team = wheel_team(("p5", 0))
    edit = give_out(view_of(team))
    assert edit is not None
    weeks = lockdown(done(team, edit))
    assert {who for who, _ in weeks} == {f"p{number}" for number in range(8)}
    assert give_out(view_of(done(team, edit))) is None


def test_a_cover_person_is_named() -> None:
    team = wheel_team(("p0", 0))
    view = view_of(team)
    covered = done(team, name_cover(view, turn_of(view, "lockdown", "p0"), "p3"))
    assert covered.lockdown is not None
    assert covered.lockdown.weeks[0].cover_person == "p3"


def test_a_place_that_will_not_do_refuses_the_edit_with_its_reason() -> None:
    team = wheel_team()
    view = view_of(team)
    with pytest.raises(RefusedEditError, match="own supervision"):
        move_turn(view, turn_of(view, "supervision", "p1"), "p5", monday(0).toordinal())


def test_a_turn_that_a_draft_gave_out_goes_out_of_the_draft_with_the_move(tmp_path: Path) -> None:
    team = wheel_team()
    store = SqliteStore.create(tmp_path / "wheel.rotabene", team, "Jo Patel", StillClock())
    turn = LockdownWeek(staff="p6", week=MONDAY)
    rota = hand_rota().model_copy(update={"shifts": (), "lockdown": (turn,)})
    edit_rota(store, MONDAY, ReplaceRota(rota), "Jo Patel", clock=StillClock())
    view = wheel_view(store.team(), MONDAY, 8, rotas_of_weeks(store, MONDAY, 8))
    given = turn_of(view, "lockdown", "p6")
    assert given.origin == "draft"
    back = edit_team(store, move_turn(view, given, "p6", monday(2).toordinal()), "Jo Patel")
    draft = store.draft(MONDAY)
    assert draft is not None
    assert draft.lockdown == ()
    assert lockdown(store.team()) == {("p6", 2)}
    edit_team(store, back, "Jo Patel")
    draft = store.draft(MONDAY)
    assert draft is not None
    assert draft.lockdown == (turn,)
    assert store.team() == team
    store.close()


def test_a_pin_of_the_team_that_the_rota_has_too_counts_once() -> None:
    duty = Activity(
        kind="duty",
        start=at("Tue 09:00"),
        end=at("Tue 13:00"),
        demand="desk@2026-11-24T09:00",
        is_pinned=True,
    )
    pin = Shift(id="pin", staff="ben", start=duty.start, end=duty.end, activities=(duty,))
    rota = hand_rota(pin.model_copy(update={"id": "ben@2026-11-24", "end": at("Tue 17:00")}))
    frozen = freeze_problem(small_team(pins=(pin,)), MONDAY, 1, rota)
    assert frozen.pinned_activities == (("ben", duty),)


def test_duty_goes_round_by_hours_and_never_twice_a_day_or_in_lockdown() -> None:
    team = wheel_team(("p7", 0), people=8)
    edit = give_out_duty(view_of(team, 8))
    assert edit is not None
    given = done(team, edit)
    view = view_of(given, 8)
    turns = [turn for turn in view.turns if turn.kind == "duty"]
    # Five days of two turns, eight weeks, less the bank holidays of Christmas and New Year.
    assert len(turns) == 80 - 2 * 3
    counts = Counter(turn.staff for turn in turns)
    assert set(counts) == {f"p{number}" for number in range(8)}
    assert max(counts.values()) - min(counts.values()) <= 2
    assert len({(turn.staff, turn.day) for turn in turns}) == len(turns)
    assert not [turn for turn in turns if (turn.staff, turn.monday) == ("p7", MONDAY.toordinal())]
    assert give_out_duty(view) is None


def test_a_lockdown_week_takes_the_duty_agreed_in_it_back_in_the_same_step() -> None:
    team = wheel_team()
    given = done(team, give_duty(view_of(team), duty_at(view_of(team), 1), "p0"))
    locked = done(given, give_lockdown(view_of(given), "p0", MONDAY.toordinal()))
    assert locked.pins == ()
    assert lockdown(locked) == {("p0", 0)}


def test_duty_agreed_for_the_monday_after_is_no_business_of_the_week() -> None:
    team = wheel_team()
    next_monday = turns_of_day(view_of(team).problem, "desk", MONDAY.toordinal() + 7)[0]
    given = done(team, give_duty(view_of(team), next_monday, "p0"))
    assert freeze_problem(given, MONDAY, 1).pinned_activities == ()
    assert len(freeze_problem(given, monday(1), 1).pinned_activities) == 1


def test_duty_agreed_for_cover_that_is_removed_goes_with_it() -> None:
    team = wheel_team()
    given = done(team, give_duty(view_of(team), duty_at(view_of(team), 1), "p0"))
    bare = done(given, remove_record(given, "cover", "desk"))
    assert (bare.cover, bare.pins) == ((), ())


def test_a_team_without_a_wheel_gets_one_with_its_first_turns_in_one_step() -> None:
    team = wheel_team(lockdown=None)
    edit = give_out(view_of(team))
    assert edit is not None
    turning = done(team, edit)
    assert turning.lockdown is not None
    assert turning.lockdown.gives_out_turns
    assert len(lockdown(turning)) == 8


def test_the_wheel_leaves_weeks_that_have_a_rota_alone() -> None:
    team = wheel_team()
    rotas = tuple(
        hand_rota().model_copy(update={"shifts": (), "first_day": monday(number)}) for number in (0, 1, 4)
    )
    edit = give_out(wheel_view(team, MONDAY, 8, rotas))
    assert edit is not None
    weeks = {week for _, week in lockdown(done(team, edit))}
    assert weeks
    assert not weeks & {0, 1, 4}
