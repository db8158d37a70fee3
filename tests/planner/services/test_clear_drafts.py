"""Who or what is taken out of the team goes out of the drafts in the same step, and comes back with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from planner.domain.demand import Visit
from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.findings import TIER_NAMES
from planner.domain.occurrences import on_day
from planner.domain.records import TimeSpan
from planner.domain.repeats import Repeat
from planner.domain.rota import Activity, LeftUncovered, Rota, Tier
from planner.services.edit_rota import PinShift, edit_rota
from planner.services.edit_team import edit_team
from planner.services.judge_rota import PRICED_TIERS
from planner.services.proof_sentence import status_line
from planner.services.record_edits import add_record, change_record, remove_record
from planner.services.repeat_edits import change_occurrence, leave_out
from planner.services.rota_edits import ReplaceRota
from planner.services.staff_edits import remove_staff
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.small_office import StillClock, hand_rota, small_team, usual_shifts

WHO = "Jo Patel"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    window = TimeSpan(start=at("Wed 09:00"), end=at("Wed 12:00"))
    team = small_team(visits=(Visit(id="visit-R-9", case="R-9", windows=(window,)),))
    store = SqliteStore.create(tmp_path / "t.rotabene", team, WHO, StillClock())
    with store.unit_of_work(WHO) as work:
        work.save_draft(with_visit(), what="Build rota", subject="week")
    yield store
    store.close()


def with_visit() -> Rota:
    """A draft in which the first shift of Wednesday makes the visit, which is also left uncovered."""
    visit = Activity(kind="visit", start=at("Wed 10:00"), end=at("Wed 11:00"), demand="visit-R-9")
    shifts = list(usual_shifts())
    place = next(index for index, shift in enumerate(shifts) if shift.start < at("Wed 10:00") < shift.end)
    shifts[place] = shifts[place].model_copy(update={"activities": (visit,)})
    left = LeftUncovered(demand="visit-R-9", reason="Away", by=WHO, at=StillClock().now())
    return hand_rota(*shifts, left_uncovered=(left,))


def draft(store: SqliteStore) -> Rota:
    found = store.draft(with_visit().first_day)
    assert found is not None
    return found


def demands(rota: Rota) -> set[str]:
    return {each.demand for shift in rota.shifts for each in shift.activities if each.demand}


def test_a_removed_persons_shifts_leave_the_draft_and_come_back_with_the_person(store: SqliteStore) -> None:
    before = draft(store)
    assert any(shift.staff == "ana" for shift in before.shifts)
    back = edit_team(store, remove_staff(store.team(), "ana"), WHO)
    assert not any(shift.staff == "ana" for shift in draft(store).shifts)
    again = edit_team(store, back, WHO)
    assert draft(store) == before
    edit_team(store, again, WHO)
    assert not any(shift.staff == "ana" for shift in draft(store).shifts)


def test_a_removed_visit_leaves_the_draft_and_comes_back_with_its_reason(store: SqliteStore) -> None:
    before = draft(store)
    assert "visit-R-9" in demands(before)
    back = edit_team(store, remove_record(store.team(), "visits", "visit-R-9"), WHO)
    after = draft(store)
    assert demands(after) == demands(before) - {"visit-R-9"}
    assert not after.left_uncovered
    assert len(after.shifts) == len(before.shifts)
    edit_team(store, back, WHO)
    assert draft(store) == before


def test_a_draft_changed_since_is_not_overwritten(store: SqliteStore) -> None:
    back = edit_team(store, remove_staff(store.team(), "ana"), WHO)
    week = with_visit().first_day
    edit_rota(store, week, PinShift(draft(store).shifts[0].id), WHO, clock=StillClock())
    with pytest.raises(RefusedEditError, match="changed since"):
        edit_team(store, back, WHO)
    assert all(member.id != "ana" for member in store.team().staff)


def test_who_is_in_a_published_rota_is_not_removed(store: SqliteStore) -> None:
    with store.unit_of_work(WHO) as work:
        work.publish(draft(store))
    with pytest.raises(PlannerError, match="Ana Alvi is in the published rota of the week from Mon 23 Nov"):
        edit_team(store, remove_staff(store.team(), "ana"), WHO)
    assert any(member.id == "ana" for member in store.team().staff)


def proved_draft(store: SqliteStore) -> Rota:
    tiers = tuple(Tier(name=TIER_NAMES[each], value=0, bound=0, proved=True) for each in PRICED_TIERS)
    with store.unit_of_work(WHO) as work:
        work.save_draft(draft(store).model_copy(update={"tiers": tiers}), what="Build rota", subject="week")
    return draft(store)


def test_nothing_is_proved_of_a_draft_once_more_is_asked_and_undo_brings_the_proof_back(
    store: SqliteStore,
) -> None:
    before = proved_draft(store)
    assert before.tiers
    window = TimeSpan(start=at("Thu 09:00"), end=at("Thu 12:00"))
    visit = Visit(id="visit-R-10", case="R-10", windows=(window,))
    back = edit_team(store, add_record(store.team(), "visits", visit), WHO)
    after = draft(store)
    assert after.shifts == before.shifts
    assert not any(tier.proved for tier in after.tiers)
    assert status_line(after, store.team()).startswith("Changed since it was built: nothing is proved")
    edit_team(store, back, WHO)
    assert draft(store) == before


def test_undo_brings_the_proof_back_over_a_build_that_was_undone_too(store: SqliteStore) -> None:
    before = proved_draft(store)
    window = TimeSpan(start=at("Thu 09:00"), end=at("Thu 12:00"))
    visit = Visit(id="visit-R-8", case="R-8", windows=(window,))
    undo = edit_team(store, add_record(store.team(), "visits", visit), WHO)
    listed = draft(store)
    built = hand_rota(*usual_shifts())
    changes = edit_rota(store, built.first_day, ReplaceRota(built, "Build rota"), WHO)
    assert any(each.demand == "visit-R-8" for each in draft(store).uncovered)
    assert changes.inverse is not None
    edit_rota(store, built.first_day, changes.inverse, WHO)
    assert draft(store) == listed
    redo = edit_team(store, undo, WHO)
    assert draft(store) == before
    edit_team(store, redo, WHO)
    assert draft(store) == listed


def test_an_edit_that_asks_nothing_of_the_week_keeps_its_proof(store: SqliteStore) -> None:
    before = proved_draft(store)
    window = TimeSpan(start=at("Thu 09:00") + 28 * 1440, end=at("Thu 12:00") + 28 * 1440)
    later = Visit(id="visit-R-11", case="R-11", windows=(window,))
    edit_team(store, add_record(store.team(), "visits", later), WHO)
    assert draft(store) == before


def test_undo_of_an_added_visit_leaves_later_work_on_the_rota(store: SqliteStore) -> None:
    proved_draft(store)
    window = TimeSpan(start=at("Thu 09:00"), end=at("Thu 12:00"))
    visit = Visit(id="visit-R-10", case="R-10", windows=(window,))
    back = edit_team(store, add_record(store.team(), "visits", visit), WHO)
    week = with_visit().first_day
    edit_rota(store, week, PinShift(draft(store).shifts[0].id), WHO, clock=StillClock())
    pinned = draft(store).shifts
    edit_team(store, back, WHO)
    assert draft(store).shifts == pinned


def of_r9(rota: Rota) -> set[str]:
    return {each for each in demands(rota) if "R-9" in each}


def repeating(store: SqliteStore) -> None:
    """The visit comes every week from now on."""
    visit = store.team().visits[0].model_copy(update={"repeats": Repeat(rule="FREQ=WEEKLY")})
    edit_team(store, change_record(store.team(), "visits", visit), WHO)


def test_a_visit_that_begins_to_repeat_keeps_who_makes_it(store: SqliteStore) -> None:
    before = draft(store)
    repeating(store)
    after = draft(store)
    assert of_r9(after) == {"visit-R-9@2026-11-25"}
    assert after.left_uncovered[0].demand == "visit-R-9@2026-11-25"
    once = store.team().visits[0].model_copy(update={"repeats": None})
    edit_team(store, change_record(store.team(), "visits", once), WHO)
    assert draft(store).shifts == before.shifts


def test_an_occurrence_that_is_left_out_leaves_the_draft_and_comes_back(store: SqliteStore) -> None:
    repeating(store)
    before = draft(store)
    demand = "visit-R-9@2026-11-25"
    inverse = edit_team(store, leave_out(store.team(), "visits", demand, "one"), WHO)
    assert of_r9(draft(store)) == set()
    assert draft(store).left_uncovered == ()
    edit_team(store, inverse, WHO)
    assert draft(store) == before


def test_a_series_that_goes_on_as_another_keeps_who_makes_it(store: SqliteStore) -> None:
    week = store.team().visits[0]
    earlier = on_day(week, at("Wed-1 00:00") // 1440).model_copy(
        update={"id": week.id, "repeats": Repeat(rule="FREQ=WEEKLY")}
    )
    edit_team(store, change_record(store.team(), "visits", earlier), WHO)
    demand = "visit-R-9@2026-11-25"
    assert of_r9(draft(store)) == {demand}
    later = on_day(earlier, at("Wed 00:00") // 1440).model_copy(update={"repeats": earlier.repeats})
    edit_team(store, change_occurrence(store.team(), "visits", demand, later, "on"), WHO)
    assert of_r9(draft(store)) == {"visit-R-9.2@2026-11-25"}
