"""Going back to any step of the log: what is brought back, what stays, and the way forth again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.services.edit_rota import MoveShift, RemoveShift, ReplaceRota, edit_rota
from planner.services.edit_team import TeamEdit, edit_team
from planner.services.past_plan import PastPlan, PlanEdit, going_back, plan_after, put_plan
from planner.services.publish_rota import publish_rota
from planner.services.record_edits import remove_record
from planner.services.team_changes import FieldChange, RecordChange
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team

WHO = "Jo Patel"
LATER = MoveShift("ben@2026-11-25", by_minutes=30)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore.create(tmp_path / "north.rotabene", small_team(), WHO, StillClock())
    edit_rota(made, MONDAY, ReplaceRota(hand_rota()), WHO)
    yield made
    made.close()


def last_row(store: SqliteStore) -> int:
    return store.audit(most=1)[0].number


def now_of(store: SqliteStore) -> tuple[Team, Rota | None]:
    return store.team().model_copy(update={"rotas": ()}), store.draft(MONDAY)


def go_back(store: SqliteStore, number: int) -> None:
    edit = going_back(store, number, "Go back")
    assert edit is not None
    put_plan(store, edit, WHO)


def rename(store: SqliteStore, name: str) -> None:
    change = FieldChange("manager", store.team().manager, name)
    edit_team(store, TeamEdit("Rename", "north", (change,)), WHO)


def test_a_step_of_a_closed_session_is_gone_back_to(store: SqliteStore, tmp_path: Path) -> None:
    began, row = now_of(store), last_row(store)
    edit_rota(store, MONDAY, LATER, WHO)
    edit_team(store, remove_record(store.team(), "visits", "v1"), WHO)
    rename(store, "Sam Shah")
    store.close()
    again = SqliteStore.open(tmp_path / "north.rotabene", StillClock())
    go_back(again, row)
    assert now_of(again) == began
    again.close()


def test_undo_brings_back_what_was_before_it(store: SqliteStore) -> None:
    row = last_row(store)
    edit_rota(store, MONDAY, LATER, WHO)
    rename(store, "Sam Shah")
    before = now_of(store)
    edit = going_back(store, row, "Go back")
    assert edit is not None
    inverse = put_plan(store, edit, WHO)
    gone_back = now_of(store)
    forth = put_plan(store, inverse, WHO)
    assert now_of(store) == before
    put_plan(store, forth, WHO)
    assert now_of(store) == gone_back


def test_a_draft_that_was_so_then_as_well_stays_as_it_is_whatever_the_team_was(store: SqliteStore) -> None:
    team, draft = now_of(store)
    assert draft is not None
    assert any(each.demand == "v1" for shift in draft.shifts for each in shift.activities)
    without_visit = PlanEdit(
        TeamEdit("Go back", team.id, (FieldChange("visits", team.visits, ()),)), drafts=()
    )
    inverse = put_plan(store, without_visit, WHO)
    assert (store.team().visits, store.draft(MONDAY)) == ((), draft)
    put_plan(store, inverse, WHO)
    assert now_of(store) == (team, draft)


def test_where_nothing_has_changed_since_there_is_nothing_to_do(store: SqliteStore) -> None:
    assert going_back(store, last_row(store), "Go back") is None


def test_a_draft_that_was_not_there_yet_goes(store: SqliteStore) -> None:
    first = store.audit()[-1].number
    go_back(store, first)
    assert store.draft(MONDAY) is None


def test_what_was_published_stays_and_its_draft_comes_back(store: SqliteStore) -> None:
    draft, row = store.draft(MONDAY), last_row(store)
    published = publish_rota(store, MONDAY, WHO, {"*": "agreed with the team"})
    overrides = store.team().rules.overrides
    assert store.draft(MONDAY) is None
    go_back(store, row)
    assert store.draft(MONDAY) == draft
    assert store.published(MONDAY) == published
    assert store.team().rotas == (published,)
    assert store.team().rules.overrides == overrides


def test_later_work_of_somebody_else_is_not_lost(store: SqliteStore) -> None:
    row = last_row(store)
    edit_rota(store, MONDAY, LATER, WHO)
    edit = going_back(store, row, "Go back")
    assert edit is not None
    edit_rota(store, MONDAY, RemoveShift("ben@2026-11-25"), "Ana Alvi")
    kept = now_of(store)
    with pytest.raises(RefusedEditError, match="changed or published since"):
        put_plan(store, edit, WHO)
    inverse = replace(edit, drafts=())
    rename(store, "Sam Shah")
    change = FieldChange("manager", "Nobody", "Jo Patel")
    with pytest.raises(RefusedEditError):
        put_plan(store, replace(inverse, team=TeamEdit("Go back", "north", (change,))), WHO)
    assert now_of(store) == (kept[0].model_copy(update={"manager": "Sam Shah"}), kept[1])


def test_it_is_logged_as_one_step_with_its_person(store: SqliteStore) -> None:
    row = last_row(store)
    edit_rota(store, MONDAY, LATER, WHO)
    rename(store, "Sam Shah")
    go_back(store, row)
    said = {(each.what, each.subject, each.who) for each in store.audit() if each.number > row + 2}
    assert said == {("Go back", "north", WHO)}


def test_before_the_plan_there_is_nothing_to_go_back_to(store: SqliteStore) -> None:
    with pytest.raises(PlannerError, match="does not reach back"):
        plan_after(store, 0)


@pytest.mark.parametrize("seed", range(4))
def test_every_step_of_random_work_is_found_again_with_the_order_of_its_lists(
    store: SqliteStore, seed: int
) -> None:
    random = Random(seed)
    states = {last_row(store): now_of(store)}
    for _ in range(25):
        work_at_random(store, random)
        states[last_row(store)] = now_of(store)
    for number, state in random.sample(sorted(states.items()), 8):
        past = plan_after(store, number)
        assert (past.team, past.drafts.get(MONDAY)) == state
        if going_back(store, number, "Go back") is not None:
            go_back(store, number)
        assert now_of(store) == state


def work_at_random(store: SqliteStore, random: Random) -> None:
    """An edit of the rota, of a list of the team, or a way back."""
    team, draft = store.team(), store.draft(MONDAY)
    act = random.choice(("move", "remove", "visit in", "visit out", "order", "back"))
    try:
        if draft is not None and draft.shifts and act in ("move", "remove"):
            shift = random.choice(draft.shifts).id
            edit = (
                MoveShift(shift, by_minutes=random.choice((-30, 30))) if act == "move" else RemoveShift(shift)
            )
            edit_rota(store, MONDAY, edit, WHO, reason="agreed with them")
        elif act == "visit in":
            new = small_team().visits[0].model_copy(update={"id": f"v{random.randrange(1000)}"})
            change = RecordChange("visits", None, new, random.randrange(len(team.visits) + 1))
            edit_team(store, TeamEdit("Add visit", new.id, (change,)), WHO)
        elif act == "visit out" and team.visits:
            edit_team(store, remove_record(team, "visits", random.choice(team.visits).id), WHO)
        elif act == "order":
            visits = tuple(random.sample(team.visits, len(team.visits)))
            edit_team(store, TeamEdit("Sort", "visits", (FieldChange("visits", team.visits, visits),)), WHO)
        else:
            back = going_back(store, random.choice(store.audit()).number, "Go back")
            if back is not None:
                put_plan(store, back, WHO)
    except PlannerError:
        pass


def test_a_past_plan_is_of_records(store: SqliteStore) -> None:
    past = plan_after(store, last_row(store))
    assert isinstance(past, PastPlan)
    assert set(past.drafts) == {MONDAY}


@pytest.mark.parametrize(
    "change",
    [
        "after = '{'",
        "after = '[1, 2]', before = '{}'",
        "after = '{\"shifts\": [{\"id\": 5}]}', before = '{}'",
        "after = '{\"staff\": 7}', before = '{}', record = 'team'",
        "record = 'draft tomorrow'",
        "at = 'yesterday'",
    ],
)
def test_a_log_that_something_else_has_written_into_is_refused_in_a_sentence(
    store: SqliteStore, tmp_path: Path, change: str
) -> None:
    last, path = last_row(store), tmp_path / "north.rotabene"
    store.close()
    database = sqlite3.connect(path)
    database.executescript(f"DROP TRIGGER audit_stays; UPDATE audit SET {change} WHERE number = {last}")
    database.close()
    again = SqliteStore.open(path, StillClock())
    with pytest.raises(PlannerError, match=r"Restore a backup"):
        plan_after(again, last)
    again.close()
