"""Shifts by person, day and demand: after any edit as if they had been sorted anew."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.served_rota import served_rota
from planner.domain.indexed_shifts import indexed, sorted_anew
from planner.domain.rota import Shift
from planner.importers.team_file import parse_team
from planner.services.freeze_problem import freeze_problem
from resources import sample_text
from tests.planner.rules.random_rotas import ONE_SHIFT, named
from tests.planner.services.random_team_edits import MONDAY

TEAM = parse_team(sample_text("riverside"), "Riverside")
PROBLEM = freeze_problem(TEAM, MONDAY, 2)
ROTA = tuple(served_rota(PROBLEM))


@st.composite
def edited(draw: st.DrawFn, shifts: tuple[Shift, ...]) -> tuple[Shift, ...]:
    """Shifts put in (perhaps under an id that is there), taken out, given away, put at another place."""
    after = list(shifts)
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(after) - 1))
        shift = after[at]
        match draw(st.sampled_from(("put in", "take out", "give", "empty", "move"))):
            case "put in":
                new = draw(ONE_SHIFT)
                after.insert(at, named(new, shift.id) if draw(st.booleans()) else new)
            case "take out":
                del after[at]
            case "give":
                after[at] = shift.model_copy(update={"staff": after[0].staff, "start": shift.start - 30})
            case "empty":
                after[at] = shift.model_copy(update={"activities": ()})
            case "move":
                after.insert(0, after.pop(at))
    return tuple(after)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_after_any_edits_the_index_is_what_it_would_be_from_nothing(data: st.DataObject) -> None:
    shifts = ROTA
    for _ in range(3):
        shifts = data.draw(edited(shifts))
        assert indexed(shifts) == sorted_anew(shifts)


def test_what_an_edit_leaves_alone_is_the_very_same() -> None:
    before = indexed(ROTA)
    given_up = ROTA[0].model_copy(update={"activities": ()})
    after = indexed((given_up, *ROTA[1:]))
    assert after.of_person[given_up.staff] != before.of_person[given_up.staff]
    others = before.of_person.keys() - {given_up.staff}
    assert all(after.of_person[each] is before.of_person[each] for each in others)


def test_the_same_rota_is_indexed_once() -> None:
    assert indexed(ROTA) is indexed(ROTA)
