"""The live check says what the full check says, after any edit."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.rota import Shift
from planner.rules.catalogue import check
from planner.rules.live_check import LiveCheck
from tests.planner.rules.factory import activity, person, problem, shift, visit_need
from tests.planner.rules.random_rotas import CROWDED, ONE_SHIFT, named, rotas

IDS = st.sampled_from([f"s{number}" for number in range(14)])


CHANGES = st.none() | ONE_SHIFT


@st.composite
def edits(draw: st.DrawFn) -> dict[str, Shift | None]:
    """A few shifts changed, put in or taken out."""
    ids = draw(st.lists(IDS, unique=True, min_size=1, max_size=3))
    return {each: named(made, each) if (made := draw(CHANGES)) else None for each in ids}


@given(rotas(), st.lists(edits(), max_size=3))
@settings(max_examples=60, deadline=None)
def test_the_live_check_equals_the_full_check_after_any_edits(
    rota: list[Shift], changes: list[dict[str, Shift | None]]
) -> None:
    live = LiveCheck(CROWDED, rota)
    assert live.findings == check(CROWDED, rota)
    for change in changes:
        found = live.after(change)
        assert found == live.findings
        assert found == check(CROWDED, live.shifts)


@given(rotas(), edits())
@settings(max_examples=30, deadline=None)
def test_a_preview_tells_what_the_edit_would_bring_and_changes_nothing(
    rota: list[Shift], change: dict[str, Shift | None]
) -> None:
    live = LiveCheck(CROWDED, rota)
    before, shifts_before = live.findings, live.shifts
    foreseen = live.preview(change)
    assert live.findings == before
    assert live.shifts == shifts_before
    assert foreseen == live.after(change)


def test_an_edit_and_its_way_back_leave_the_findings_as_they_were() -> None:
    ana, ben = person("ana"), person("ben")
    visit = activity("visit", "Tue 10:00-11:30", "v1", travel=15)
    goes, stays = shift("ana", "Tue 09:00-17:00", visit), shift("ana", "Tue 09:00-17:00")
    live = LiveCheck(problem(ana, ben, visits=(visit_need("v1"),)), [goes])
    before = live.findings
    assert live.after({goes.id: stays}) != before
    assert live.after({goes.id: goes}) == before


def test_a_shift_given_to_somebody_else_is_looked_at_for_both() -> None:
    ana, ben = person("ana"), person("ben")
    late = shift("ana", "Tue 12:00-20:30")
    early = shift("ana", "Wed 07:00-15:00")
    live = LiveCheck(problem(ana, ben), [late, early])
    assert any(finding.rule == "daily_rest" for finding in live.findings)
    found = live.after({early.id: early.model_copy(update={"staff": "ben"})})
    assert not any(finding.rule == "daily_rest" for finding in found)


def test_taking_out_a_shift_that_is_not_there_changes_nothing() -> None:
    live = LiveCheck(problem(person("ana")), [])
    assert live.after({"gone": None}) == live.findings


def test_a_shift_that_comes_under_another_id_replaces_the_one_of_its_own_id() -> None:
    first = shift("ana", "Tue 09:00-17:00", id="one")
    live = LiveCheck(problem(person("ana")), [first])
    live.after({"two": first.model_copy(update={"place": "home"})})
    assert [each.place for each in live.shifts] == ["home"]
