"""Several weeks planned at once: drafts in them give way, a published week never does."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from planner.domain.rota import Rota, Shift
from planner.domain.rule_pack import RulePack
from planner.services.edit_rota import ReplaceRota, edit_rota
from planner.services.planned_weeks import (
    covering_day,
    replacing,
    rota_at_hand,
    weeks_together,
)
from planner.services.publish_rota import FOR_ALL, publish_rota
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team, usual_shifts


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    team = small_team(visits=(), cover=())
    made = SqliteStore.create(tmp_path / "north.rotabene", team, "Jo Patel", StillClock())
    yield made
    made.close()


def week(number: int) -> date:
    return MONDAY + timedelta(weeks=number)


def shift_in(number: int) -> Shift:
    """Ben's Wednesday of a week."""
    plain = usual_shifts()[2]
    later = 7 * 1440 * number
    day = date.fromordinal(plain.day + 7 * number)
    times = {name: getattr(plain, name) for name in ("start", "end", "break_start", "break_end")}
    moved = {name: value + later if value is not None else None for name, value in times.items()}
    return plain.model_copy(update={"id": f"ben@{day.isoformat()}", **moved})


def rota(first: int, weeks: int) -> Rota:
    shifts = tuple(shift_in(number) for number in range(first, first + weeks))
    return hand_rota(*shifts, first_day=week(first), weeks=weeks)


def put(store: SqliteStore, first: int, weeks: int) -> None:
    edit_rota(store, week(first), ReplaceRota(rota(first, weeks)), "Jo Patel", clock=StillClock())


def drafts(store: SqliteStore) -> dict[date, int]:
    return {span.first_day: span.weeks for span in store.kept_spans() if not span.is_published}


def test_drafts_within_the_weeks_give_way_in_one_step_and_undo_brings_them_back(store: SqliteStore) -> None:
    for number in (1, 2, 6):
        put(store, number, 1)
    edit = replacing(store, rota(0, 4), "Build rota")
    changes = edit_rota(store, MONDAY, edit, "Jo Patel", clock=StillClock())
    assert drafts(store) == {MONDAY: 4, week(6): 1}
    assert isinstance(changes.inverse, ReplaceRota)
    again = edit_rota(store, MONDAY, changes.inverse, "Jo Patel", clock=StillClock())
    assert drafts(store) == {week(1): 1, week(2): 1, week(6): 1}
    assert again.inverse is not None
    edit_rota(store, MONDAY, again.inverse, "Jo Patel", clock=StillClock())
    assert drafts(store) == {MONDAY: 4, week(6): 1}


def test_what_a_shorter_rota_no_longer_reaches_stays_a_draft_of_its_own(store: SqliteStore) -> None:
    put(store, 0, 4)
    edit_rota(store, MONDAY, replacing(store, rota(0, 1), "Build rota"), "Jo Patel", clock=StillClock())
    assert drafts(store) == {MONDAY: 1, week(1): 3}
    rest = store.draft(week(1))
    assert rest is not None
    assert [shift.id for shift in rest.shifts] == [shift_in(number).id for number in (1, 2, 3)]


def test_a_week_inside_a_longer_rota_leads_to_it(store: SqliteStore) -> None:
    put(store, 0, 4)
    spans = store.kept_spans()
    assert covering_day(spans, week(3) + timedelta(days=2)) == MONDAY
    assert covering_day(spans, week(4)) == week(4)
    put(store, 2, 1)
    assert covering_day(store.kept_spans(), week(2)) == week(2)


def test_planning_ends_before_a_published_week(store: SqliteStore) -> None:
    put(store, 3, 1)
    publish_rota(store, week(3), "Jo Patel", {FOR_ALL: "agreed"}, clock=StillClock())
    spans = store.kept_spans()
    assert weeks_together(store.team(), spans, MONDAY, 8) == 3
    assert weeks_together(store.team(), spans, week(3), 8) == 8
    assert weeks_together(store.team(), spans, MONDAY, 2) == 2


def test_planning_ends_before_the_first_whole_week_of_other_rules() -> None:
    wednesday = week(2) - timedelta(days=5)
    team = small_team(coming_rules=(RulePack(name="Later", in_force_from=wednesday),))
    assert weeks_together(team, (), MONDAY, 8) == 2
    assert weeks_together(team, (), week(2), 8) == 8
    assert weeks_together(team, (), week(1), 1) == 1


def test_the_rotas_at_hand_are_where_the_search_starts(store: SqliteStore) -> None:
    put(store, 0, 1)
    put(store, 2, 1)
    found = rota_at_hand(store, store.team(), MONDAY, 4)
    assert found is not None
    assert (found.weeks, [shift.id for shift in found.shifts]) == (4, [shift_in(0).id, shift_in(2).id])
    assert rota_at_hand(store, store.team(), week(7), 2) is None
