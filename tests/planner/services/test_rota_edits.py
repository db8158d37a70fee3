"""Edits by hand: each knows its way back, exactly."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.domain.errors import RefusedEditError
from planner.domain.rota import ActivityKind, Rota, Shift, Tier
from planner.domain.time_grid import Span
from planner.services.rota_edits import (
    AddShift,
    MoveShift,
    PinActivity,
    PinShift,
    RemoveShift,
    ReplaceRota,
    ResizeShift,
    RotaEdit,
    UnpinActivity,
    UnpinShift,
)
from tests.planner.rules.factory import MONDAY, activity, at, shift, span
from tests.planner.services.small_office import hand_rota

KINDS: tuple[ActivityKind, ...] = ("visit", "duty", "court_writing", "protected_admin", "debrief", "reserve")
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@st.composite
def shifts(draw: st.DrawFn, who: str, day: int) -> Shift:
    start = draw(st.integers(28, 56)) * 15
    length = draw(st.integers(16, 36)) * 15
    first = (MONDAY + day) * 1440 + start
    parts, reached = [], first
    for kind in draw(st.lists(st.sampled_from(KINDS), max_size=4)):
        begin = reached + draw(st.integers(0, 4)) * 15
        end = begin + draw(st.integers(2, 6)) * 15
        if end > first + length:
            break
        made = activity(kind, "Mon 00:00-00:15", "d" if kind == "visit" else None)
        parts.append(made.model_copy(update={"start": begin, "end": end, "travel_before": 0}))
        reached = end
    return shift(who, "Mon 09:00-17:00", rest=None).model_copy(
        update={
            "id": f"{who}@{date.fromordinal(MONDAY + day)}",
            "start": first,
            "end": first + length,
            "break_start": first + 120,
            "break_end": first + 150,
            "activities": tuple(parts),
            "is_pinned": draw(st.booleans()),
        }
    )


@st.composite
def rotas(draw: st.DrawFn) -> Rota:
    chosen = draw(
        st.lists(
            st.tuples(st.sampled_from(("ana", "ben")), st.integers(0, 6)), min_size=1, unique=True, max_size=8
        )
    )
    return hand_rota(*(draw(shifts(who, day)) for who, day in chosen))


@st.composite
def edits(draw: st.DrawFn, rota: Rota) -> RotaEdit:
    old = draw(st.sampled_from(rota.shifts))
    minutes = draw(st.integers(-40, 40)) * 15
    made: list[RotaEdit] = [
        MoveShift(old.id, by_minutes=minutes),
        MoveShift(old.id, to_day=draw(st.integers(MONDAY, MONDAY + 6))),
        MoveShift(old.id, to_staff=draw(st.sampled_from(("ana", "ben", "cy")))),
        MoveShift(old.id, to_start=old.start + minutes, to_end=old.end + minutes + 60),
        ResizeShift(old.id, end=old.end + minutes),
        PinShift(old.id),
        UnpinShift(old.id),
        RemoveShift(old.id),
        AddShift(draw(shifts("cy", draw(st.integers(0, 6))))),
    ]
    made += [pin(old.id, each.start) for each in old.activities for pin in (PinActivity, UnpinActivity)]
    return draw(st.sampled_from(made))


@given(st.data())
def test_edit_then_inverse_gives_the_same_rota(data: st.DataObject) -> None:
    rota = data.draw(rotas())
    edit = data.draw(edits(rota))
    try:
        changed, inverse = edit.apply(rota)
    except RefusedEditError:
        return
    back, again = inverse.apply(changed)
    assert back == rota
    assert again.apply(back)[0] == changed


@given(st.data())
def test_edited_shift_holds_its_activities_apart_and_inside(data: st.DataObject) -> None:
    rota = data.draw(rotas())
    try:
        changed, _ = data.draw(edits(rota)).apply(rota)
    except RefusedEditError:
        return
    for each in changed.shifts:
        parts = sorted(part.span for part in each.activities)
        assert all(each.span.contains(part) for part in parts)
        assert all(first.end <= second.start for first, second in pairwise(parts))
        assert len({other.id for other in changed.shifts}) == len(changed.shifts)


def test_move_to_another_day_keeps_the_time_of_day_and_renames_the_shift() -> None:
    moved, _ = MoveShift("ben@2026-11-25", to_day=date(2026, 11, 26)).apply(hand_rota())
    found = moved.shift("ben@2026-11-26")
    assert found is not None
    assert found.span == span("Thu 09:00-17:00")


def test_move_to_a_person_with_a_shift_that_day_is_refused() -> None:
    with pytest.raises(RefusedEditError, match="already has a shift"):
        MoveShift("ana@2026-11-24", to_staff="ben").apply(hand_rota())


def test_pinned_shift_is_not_moved() -> None:
    pinned, _ = PinShift("ben@2026-11-25").apply(hand_rota())
    with pytest.raises(RefusedEditError, match="is pinned") as caught:
        MoveShift("ben@2026-11-25", by_minutes=30).apply(pinned)
    assert caught.value.next_step == "Unpin it first."


def test_shift_that_is_gone_is_refused_with_a_next_step() -> None:
    with pytest.raises(RefusedEditError, match="no longer in this rota"):
        MoveShift("nobody@2026-11-25", by_minutes=30).apply(hand_rota())


def test_undo_is_refused_when_the_shift_was_changed_since() -> None:
    moved, undo = MoveShift("ben@2026-11-25", by_minutes=30).apply(hand_rota())
    later, _ = MoveShift("ben@2026-11-25", by_minutes=30).apply(moved)
    with pytest.raises(RefusedEditError, match="changed since"):
        undo.apply(later)


def test_undo_leaves_other_peoples_later_edits_alone() -> None:
    moved, undo = MoveShift("ben@2026-11-25", by_minutes=30).apply(hand_rota())
    later, _ = PinShift("ana@2026-11-24").apply(moved)
    back, _ = undo.apply(later)
    ana, ben = back.shift("ana@2026-11-24"), back.shift("ben@2026-11-25")
    assert ana is not None
    assert ana.is_pinned
    assert ben is not None
    assert ben.start == at("Wed 09:00")


def test_unpinning_drops_the_proof_and_undoing_it_brings_it_back() -> None:
    proved = Tier(name="statutory demand", value=100, bound=100, proved=True)
    rota = hand_rota(tiers=(proved,))
    rota, _ = PinShift("ben@2026-11-25").apply(rota)
    unpinned, undo = UnpinShift("ben@2026-11-25").apply(rota)
    assert not unpinned.tiers[0].proved
    assert undo.apply(unpinned)[0].tiers == (proved,)


def test_pin_of_an_activity_that_is_not_there_is_refused() -> None:
    with pytest.raises(RefusedEditError, match="Nothing is planned at 08:00"):
        PinActivity("ana@2026-11-24", at("Tue 08:00")).apply(hand_rota())


def test_whole_rota_is_replaced_and_brought_back() -> None:
    old = hand_rota()
    new = hand_rota(shift("cy", "Mon 09:00-17:00"))
    put, undo = ReplaceRota(new).apply(old)
    assert put == new
    assert undo.apply(put)[0] == old
    assert ReplaceRota(new).apply(None)[1].rota is None


def test_taking_back_the_first_rota_of_a_week_is_about_that_week() -> None:
    assert ReplaceRota(hand_rota()).apply(None)[1].subject == "2026-11-23"


def test_rota_of_another_week_does_not_replace() -> None:
    other = hand_rota().model_copy(update={"first_day": date(2026, 11, 30)})
    with pytest.raises(RefusedEditError, match="another team or week"):
        ReplaceRota(other).apply(hand_rota())


def test_names_tell_undo_from_do() -> None:
    edit: RotaEdit = MoveShift("ben@2026-11-25", by_minutes=30)
    moved, undo = edit.apply(hand_rota())
    redo = undo.apply(moved)[1]
    assert (edit.what, undo.what, redo.what) == ("Move shift", "Undo: Move shift", "Move shift")


def test_new_id_is_numbered_where_the_usual_one_is_taken() -> None:
    rota = hand_rota()
    odd = replace(MoveShift("ben@2026-11-25"), to_day=date(2026, 11, 27))
    taken = rota.shifts[0].model_copy(update={"id": "ben@2026-11-27", "staff": "cy"})
    moved, _ = odd.apply(rota.model_copy(update={"shifts": (taken, *rota.shifts[1:])}))
    assert moved.shift("ben@2026-11-27.2") is not None


def test_span_over_midnight_stays_whole_when_moved() -> None:
    night = shift("cy", "Mon 22:00-06:00", name="night")
    moved, _ = MoveShift(night.id, to_day=MONDAY + 1).apply(hand_rota(night))
    assert moved.shifts[0].span == Span(at("Tue 22:00"), at("Wed 06:00"))
    assert moved.shifts[0].name == "night"
