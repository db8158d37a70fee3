"""One edit is one transaction: checked, settled, logged, and with its way back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from planner.domain.contracts import FixedShiftDay
from planner.domain.demand import CoverRequirement
from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.records import DateRange
from planner.domain.rota import Tier
from planner.domain.staff import Absence
from planner.rules.catalogue import check
from planner.services.edit_rota import (
    AddShift,
    MoveShift,
    PinShift,
    ReasonNeededError,
    RemoveShift,
    ReplaceRota,
    RotaEdit,
    UnpinShift,
)
from planner.services.freeze_problem import freeze_problem
from planner.services.list_gaps import REASON_LATER
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at, on, shift, span
from tests.planner.services.drafted import draft, drafted, edit
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team, usual_shifts

ANA = "ana@2026-11-24"
BEN_WED = "ben@2026-11-25"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(drafted(tmp_path)) as made:
        yield made


def test_edit_is_kept_with_its_row(store: SqliteStore) -> None:
    changes = edit(store, MoveShift(BEN_WED, by_minutes=60))
    moved = draft(store).shift(BEN_WED)
    assert moved is not None
    assert moved.span == span("Wed 10:00-18:00")
    assert (changes.rota, changes.team, changes.shifts) == (True, False, (BEN_WED,))
    assert changes.new_rota == draft(store)
    row = store.audit()[0]
    assert (row.who, row.what, row.subject) == ("Jo Patel", "Move shift", BEN_WED)


def test_edit_that_breaks_the_law_is_refused_with_the_sentence_and_nothing_is_kept(
    store: SqliteStore,
) -> None:
    before, rows = draft(store), store.audit()
    with pytest.raises(RefusedEditError, match="rest") as caught:
        edit(store, AddShift(shift("ben", "Thu 07:00-15:00").model_copy(update={"start": at("Thu 03:30")})))
    assert "law" in caught.value.next_step
    assert draft(store) == before
    assert store.audit() == rows


def test_edit_elsewhere_is_not_refused_for_a_law_broken_before(store: SqliteStore) -> None:
    tired = (shift("cy", "Tue 14:00-22:00"), shift("cy", "Wed 07:00-15:00"), shift("dee", "Mon 09:00-17:00"))
    edit(store, ReplaceRota(hand_rota(*tired)))
    changes = edit(store, MoveShift("dee@2026-11-23", by_minutes=60))
    assert not any(finding.kind == "law" for finding in changes.new_findings)
    assert any(finding.kind == "law" for finding in changes.findings)


def test_edit_that_makes_a_broken_law_smaller_is_not_refused(store: SqliteStore) -> None:
    tired = (shift("cy", "Tue 14:00-22:00"), shift("cy", "Wed 07:00-15:00"))
    edit(store, ReplaceRota(hand_rota(*tired)))
    edit(store, MoveShift("cy@2026-11-25", by_minutes=60), "Agreed with Cy")
    mended = edit(store, MoveShift("cy@2026-11-25", by_minutes=180))
    assert not any(finding.kind == "law" for finding in mended.findings)


def late_then_early(store: SqliteStore) -> MoveShift:
    """Ben finishes at 20:00 on Tuesday; moved to 08:00 on Wednesday he keeps the law and not the policy."""
    edit(store, MoveShift(BEN_WED, by_minutes=180))
    edit(store, MoveShift("ben@2026-11-24", by_minutes=180))
    return MoveShift(BEN_WED, to_start=at("Wed 08:00"), to_end=at("Wed 16:00"))


def test_kept_policy_needs_a_reason(store: SqliteStore) -> None:
    move = late_then_early(store)
    before = draft(store)
    with pytest.raises(ReasonNeededError) as caught:
        edit(store, move)
    assert [finding.rule for finding in caught.value.findings] == ["late_finish"]
    assert draft(store) == before


def test_reason_becomes_an_exception_of_that_person_and_day(store: SqliteStore) -> None:
    changes = edit(store, late_then_early(store), "Court at 9, agreed with Ben")
    (override,) = store.team().rules.overrides
    assert (override.rule, override.staff, override.reason, override.by) == (
        "late_finish",
        "ben",
        "Court at 9, agreed with Ben",
        "Jo Patel",
    )
    assert on("Tue") <= override.first.toordinal() <= override.last.toordinal() <= on("Wed")
    assert changes.team
    late = [finding for finding in changes.findings if finding.rule == "late_finish"]
    assert [finding.is_overridden for finding in late] == [True]
    assert [row.reason for row in store.audit()[:2]] == ["Court at 9, agreed with Ben"] * 2


def test_undo_takes_the_exception_back_and_redo_grants_it_again(store: SqliteStore) -> None:
    done = edit(store, late_then_early(store), "Court at 9, agreed with Ben")
    overrides = store.team().rules.overrides
    undone = edit(store, done.inverse)
    assert store.team().rules.overrides == ()
    edit(store, undone.inverse)
    assert store.team().rules.overrides == overrides


def test_undo_restores_the_draft_exactly(store: SqliteStore) -> None:
    settled = edit(store, PinShift(ANA)).new_rota
    changes = edit(store, MoveShift(BEN_WED, by_minutes=60))
    edit(store, changes.inverse)
    assert draft(store) == settled
    assert store.audit()[0].what == "Undo: Move shift"


def test_undo_and_redo_bring_back_to_the_letter_what_was_there(store: SqliteStore) -> None:
    before = draft(store)
    done = edit(store, RemoveShift(BEN_WED))
    after = draft(store)
    back = edit(store, done.inverse)
    assert draft(store) == before
    again = edit(store, back.inverse)
    assert draft(store) == after
    edit(store, again.inverse)
    assert draft(store) == before


def test_undo_after_a_change_of_the_team_says_what_is_so_now(store: SqliteStore) -> None:
    edit(store, RemoveShift(ANA))
    assert any(each.demand == "v1" for each in draft(store).uncovered)
    done = edit(store, RemoveShift(BEN_WED))
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(small_team(visits=()), what="Remove visit", subject="v1")
    edit(store, done.inverse)
    assert all(each.demand != "v1" for each in draft(store).uncovered)


def test_dropped_visit_is_told_and_uncovered(store: SqliteStore) -> None:
    changes = edit(store, MoveShift(ANA, to_start=at("Tue 07:30"), to_end=at("Tue 15:30")))
    assert changes.dropped == ("Visit R-1042 no longer fits and was taken out.",)
    assert {entry.demand: entry.missing for entry in draft(store).uncovered}["v1"] == 2


def test_hand_made_rota_claims_only_the_proof_that_still_holds(store: SqliteStore) -> None:
    edit(store, PinShift(ANA))
    proved = tuple(
        tier.model_copy(update={"bound": tier.value, "proved": True}) for tier in draft(store).tiers
    )
    built = draft(store).model_copy(update={"tiers": proved})
    edit(store, ReplaceRota(built))
    pinned = edit(store, PinShift(BEN_WED)).new_rota
    assert pinned is not None
    assert pinned.tiers == proved
    worse = edit(store, RemoveShift("ben@2026-11-24")).new_rota
    assert worse is not None
    assert worse.made.status == "by_hand"
    assert not any(tier.proved for tier in worse.tiers)
    assert worse.tiers[0].value > proved[0].value


def test_whole_rota_is_one_edit_and_comes_back(store: SqliteStore) -> None:
    before = draft(store)
    new = hand_rota(shift("cy", "Mon 09:00-17:00"))
    changes = edit(store, ReplaceRota(new))
    assert draft(store).shifts == new.shifts
    edit(store, changes.inverse)
    assert draft(store) == before


def test_undo_of_a_build_brings_back_what_was_listed_then_to_the_letter(store: SqliteStore) -> None:
    # More is asked since the rota was made, and the list that is kept with it does not say so.
    desk = CoverRequirement(id="desk", name="Desk", kind="duty", start=540, end=1020, least=2)
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(small_team(cover=(desk,)), what="Add cover", subject="desk")
    before = draft(store)
    built = edit(store, ReplaceRota(hand_rota(shift("cy", "Mon 09:00-17:00"))))
    undone = edit(store, built.inverse)
    assert draft(store) == before
    again = edit(store, undone.inverse)
    edit(store, again.inverse)
    assert draft(store) == before


def test_undo_of_the_first_build_leaves_no_rota(tmp_path: Path) -> None:
    store = SqliteStore.create(tmp_path / "new.rotabene", small_team(), "Jo", StillClock())
    built = edit(store, ReplaceRota(hand_rota()))
    undone = edit(store, built.inverse)
    assert store.draft(MONDAY) is None
    edit(store, undone.inverse)
    assert draft(store).shifts == hand_rota().shifts
    store.close()


def test_week_without_a_rota_cannot_be_edited(tmp_path: Path) -> None:
    store = SqliteStore.create(tmp_path / "new.rotabene", small_team(), "Jo", StillClock())
    with pytest.raises(PlannerError, match="no rota for this week"):
        edit(store, PinShift(ANA))
    store.close()


def test_rota_of_another_week_is_refused(store: SqliteStore) -> None:
    other = hand_rota(first_day=MONDAY.replace(day=30))
    with pytest.raises(RefusedEditError, match="another week"):
        edit(store, ReplaceRota(other))


def test_edit_of_a_published_week_begins_a_new_draft(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as work:
        work.publish(draft(store))
    edit(store, MoveShift(BEN_WED, by_minutes=60))
    published = store.published(MONDAY)
    assert published is not None
    assert published.shifts != draft(store).shifts
    assert (draft(store).state, draft(store).version) == ("draft", 0)


def test_undo_of_the_first_edit_of_a_published_week_takes_its_draft_away(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as work:
        published = work.publish(draft(store))
    moved = edit(store, MoveShift(BEN_WED, by_minutes=60))
    pinned = edit(store, PinShift(ANA))
    redo_pin = edit(store, pinned.inverse).inverse
    assert store.draft(MONDAY) == moved.new_rota
    back = edit(store, moved.inverse)
    assert store.draft(MONDAY) is None
    assert back.new_rota == published
    redone = edit(store, back.inverse)
    assert draft(store) == moved.new_rota
    edit(store, redo_pin)
    edit(store, pinned.inverse)
    edit(store, redone.inverse)
    assert store.draft(MONDAY) is None


def test_undo_of_the_first_edit_of_a_published_week_keeps_what_others_did_since(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as work:
        work.publish(draft(store))
    moved = edit(store, MoveShift(BEN_WED, by_minutes=60))
    edit(store, PinShift(ANA))
    edit(store, moved.inverse)
    pinned, ben = draft(store).shift(ANA), draft(store).shift(BEN_WED)
    assert pinned is not None
    assert pinned.is_pinned
    assert ben is not None
    assert ben.span == span("Wed 09:00-17:00")


def test_undo_of_an_edit_that_was_published_begins_a_draft_of_the_version_before(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as work:
        first = work.publish(draft(store))
    moved = edit(store, MoveShift(BEN_WED, by_minutes=60))
    with store.unit_of_work("Jo Patel") as work:
        second = work.publish(draft(store))
    edit(store, moved.inverse)
    assert draft(store).shifts == first.shifts
    assert store.published(MONDAY) == second


def test_tiers_say_what_the_checker_counts(store: SqliteStore) -> None:
    edit(store, PinShift(ANA))
    assert draft(store).tiers[0] == Tier(
        name="statutory demand", value=160, bound=0, proved=False, by_rule={"duty_cover": 60, "visits": 100}
    )


def test_undo_goes_back_even_to_what_breaks_a_rule(store: SqliteStore) -> None:
    tired = (
        shift("cy", "Tue 14:00-22:00"),
        shift("cy", "Wed 07:00-15:00"),
        shift("dee", "Tue 12:00-20:00"),
        shift("dee", "Wed 08:00-16:00"),
    )
    built = edit(store, ReplaceRota(hand_rota(*tired))).new_rota
    mends = [edit(store, MoveShift(f"{who}@2026-11-25", by_minutes=240)) for who in ("cy", "dee")]
    for mend in reversed(mends):
        edit(store, mend.inverse)
    assert built is not None
    assert draft(store).shifts == built.shifts


def test_findings_after_many_edits_are_those_of_a_full_check(store: SqliteStore) -> None:
    edits: tuple[RotaEdit, ...] = (
        MoveShift(BEN_WED, by_minutes=60),
        PinShift(BEN_WED),
        MoveShift(ANA, to_staff="cy"),
        AddShift(shift("dee", "Thu 09:00-17:00")),
        UnpinShift(BEN_WED),
        RemoveShift("dee@2026-11-26"),
        MoveShift(BEN_WED, to_day=on("Fri")),
    )
    for each in edits:
        changes = edit(store, each)
        problem = freeze_problem(store.team(), MONDAY, 1, draft(store))
        assert changes.findings == check(problem, draft(store).shifts)
        assert changes.new_rota == draft(store)


def test_team_changed_meanwhile_is_checked_anew(store: SqliteStore) -> None:
    edit(store, PinShift(BEN_WED))
    sick = Absence(
        id="a1", staff="cy", kind="sick", dates=DateRange(first=date(2026, 11, 26), last=date(2026, 11, 26))
    )
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(small_team(absences=(sick,)), what="Add absence", subject="cy")
    with pytest.raises(RefusedEditError, match="sick") as caught:
        edit(store, AddShift(shift("cy", "Thu 09:00-17:00")), "Cy feels better")
    assert not isinstance(caught.value, ReasonNeededError)


BEFORE_SEVEN = MoveShift(BEN_WED, to_start=at("Wed 06:00"), to_end=at("Wed 14:00"))


def test_hours_outside_the_pattern_need_the_persons_agreement(store: SqliteStore) -> None:
    before = draft(store)
    with pytest.raises(ReasonNeededError, match="outside") as caught:
        edit(store, BEFORE_SEVEN)
    assert caught.value.is_agreement
    assert "Agree the hours with the person" in caught.value.next_step
    assert draft(store) == before
    assert store.team().agreed_changes == ()


def test_what_would_fall_short_comes_with_the_hours_to_be_agreed(store: SqliteStore) -> None:
    with pytest.raises(ReasonNeededError) as caught:
        edit(store, BEFORE_SEVEN)
    assert caught.value.costs == ()
    # He is on the duty desk that morning, from nine.
    tuesday = MoveShift("ben@2026-11-24", to_start=at("Tue 06:00"), to_end=at("Tue 12:00"))
    with pytest.raises(ReasonNeededError) as caught:
        edit(store, tuesday)
    assert any("on duty" in sentence for sentence in caught.value.costs)


def test_agreed_hours_are_recorded_for_the_day_and_go_with_undo(store: SqliteStore) -> None:
    changes = edit(store, BEFORE_SEVEN, "Ben asked for it")
    (agreed,) = store.team().agreed_changes
    assert (agreed.staff, agreed.day, agreed.reason) == ("ben", date(2026, 11, 25), "Ben asked for it")
    assert agreed.pattern == FixedShiftDay(start=360, end=840, break_minutes=30)
    assert changes.team
    assert not any(finding.kind == "law" for finding in changes.findings)
    undone = edit(store, changes.inverse)
    assert store.team().agreed_changes == ()
    edit(store, undone.inverse)
    assert store.team().agreed_changes == (agreed,)


def test_hours_agreed_again_take_the_place_of_the_earlier_ones(store: SqliteStore) -> None:
    edit(store, BEFORE_SEVEN, "Ben asked for it")
    edit(store, MoveShift(BEN_WED, by_minutes=-30), "Ben asked for still more")
    (agreed,) = store.team().agreed_changes
    assert agreed.pattern == FixedShiftDay(start=330, end=810, break_minutes=30)


def test_back_in_the_hours_of_the_contract_nobody_is_asked(store: SqliteStore) -> None:
    edit(store, BEFORE_SEVEN, "Ben asked for it")
    changes = edit(store, MoveShift(BEN_WED, to_start=at("Wed 09:00"), to_end=at("Wed 17:00")))
    assert store.team().agreed_changes == ()
    assert not any(finding.kind == "law" for finding in changes.findings)
    edit(store, changes.inverse)
    (agreed,) = store.team().agreed_changes
    assert agreed.pattern == FixedShiftDay(start=360, end=840, break_minutes=30)


def test_undo_brings_agreed_hours_back_to_their_place_among_the_others(store: SqliteStore) -> None:
    edit(store, BEFORE_SEVEN, "Ben asked for it")
    edit(store, MoveShift("ana@2026-11-24", by_minutes=-240), "Ana asked for it")
    before = store.team()
    assert [each.staff for each in before.agreed_changes] == ["ben", "ana"]
    change = edit(store, MoveShift(BEN_WED, to_start=at("Wed 09:00"), to_end=at("Wed 17:00")))
    assert [each.staff for each in store.team().agreed_changes] == ["ana"]
    undone = edit(store, change.inverse)
    assert store.team() == before
    done_again = edit(store, undone.inverse)
    edit(store, done_again.inverse)
    assert store.team() == before


def test_night_over_midnight_can_be_agreed(store: SqliteStore) -> None:
    edit(store, MoveShift(BEN_WED, to_start=at("Wed 22:00"), to_end=at("Thu 05:00")), "Once only")
    (agreed,) = store.team().agreed_changes
    assert agreed.pattern == FixedShiftDay(start=1320, end=300, break_minutes=30)


def test_rest_is_not_agreed_away(store: SqliteStore) -> None:
    edit(store, AddShift(shift("cy", "Tue 14:00-22:00")))
    with pytest.raises(RefusedEditError, match="rest") as caught:
        edit(store, AddShift(shift("cy", "Wed 05:30-13:30")), "Cy asked for it")
    assert not isinstance(caught.value, ReasonNeededError)
    assert store.team().agreed_changes == ()


def test_reason_that_is_too_long_is_told(store: SqliteStore) -> None:
    with pytest.raises(PlannerError, match="501 letters"):
        edit(store, BEFORE_SEVEN, "x" * 501)


def test_a_rota_put_in_place_lists_what_it_leaves_uncovered_now(store: SqliteStore) -> None:
    """It may have been built when less was asked for, or more."""
    with_gaps = edit(store, ReplaceRota(hand_rota(usual_shifts()[2]))).new_rota
    assert with_gaps is not None
    assert {"v1", "desk@2026-11-24T09:00"} <= {each.demand for each in with_gaps.uncovered}
    assert not any(each.reason == REASON_LATER for each in with_gaps.uncovered)
    stale = hand_rota().model_copy(update={"uncovered": with_gaps.uncovered})
    kept = edit(store, ReplaceRota(stale)).new_rota
    assert kept is not None
    assert "desk@2026-11-24T09:00" not in {each.demand for each in kept.uncovered}
    assert draft(store) == kept
    again = edit(store, ReplaceRota(with_gaps)).new_rota
    assert again is not None
    assert again.uncovered == with_gaps.uncovered
