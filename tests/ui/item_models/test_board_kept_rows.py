"""After an edit only what it changes is made anew, and nothing that follows from it is forgotten."""

from __future__ import annotations

from dataclasses import replace
from itertools import count

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.findings import Finding
from planner.domain.rota import Rota, Shift
from planner.domain.time_grid import Span, civil
from planner.rules.catalogue import check
from tests.ui.board.drawn_week import MONDAY, drawn_rota, drawn_snapshot
from ui.item_models.board_marks import BoardCell
from ui.item_models.board_snapshot import BoardSnapshot

TUESDAY = MONDAY.toordinal() + 1
BUILDS = count()
AMIRA_TUESDAY = "amira-khan@2026-11-24"


def with_shift(rota: Rota, changed: Shift) -> Rota:
    shifts = tuple(changed if shift.id == changed.id else shift for shift in rota.shifts)
    return rota.model_copy(update={"shifts": shifts})


def of(snapshot: BoardSnapshot, staff: str) -> tuple[BoardCell, ...]:
    return snapshot.cells(snapshot.row_of[staff])


def shift(rota: Rota, shift_id: str) -> Shift:
    return next(each for each in rota.shifts if each.id == shift_id)


def test_an_edit_leaves_the_rows_of_the_others_as_they_are() -> None:
    before = drawn_snapshot()
    rota = drawn_rota()
    moved = shift(rota, AMIRA_TUESDAY)
    later = moved.model_copy(update={"end": moved.end + 30})
    rows = {person.id: of(before, person.id) for person in before.people}
    heads = before.rows
    after = replace(before, rota=with_shift(rota, later))
    changed = {person.id for person in after.people if of(after, person.id) is not rows[person.id]}
    assert changed == {"amira-khan"}
    assert {row.id for old, row in zip(heads, after.rows, strict=True) if row is not old} == {"amira-khan"}
    mark = of(after, "amira-khan")[1].shift
    assert mark is not None
    assert mark.shift == later


def test_a_worker_who_leaves_a_visit_is_missing_in_the_row_of_the_other() -> None:
    before = drawn_snapshot()
    rota = drawn_rota()
    visits = [each for each in rota.shifts for work in each.activities if work.demand == "visit-R-0987"]
    gone, stays = visits
    assert of(before, stays.staff)
    rest = tuple(work for work in gone.activities if work.demand != "visit-R-0987")
    after = replace(before, rota=with_shift(rota, gone.model_copy(update={"activities": rest})))
    mark = of(after, stays.staff)[stays.day - MONDAY.toordinal()].shift
    assert mark is not None
    assert [block.missing for block in mark.blocks if block.text == "0987"] == [1]


def test_a_new_finding_marks_a_shift_that_has_not_changed() -> None:
    before = drawn_snapshot()
    unmarked = of(before, "amira-khan")[1].shift
    whole = Span(civil(TUESDAY), civil(TUESDAY + 1))
    broken = Finding("daily_rest", 0, "Rest is short.", "10.5 h", shifts=(AMIRA_TUESDAY,), span=whole)
    marked = of(replace(before, findings=(*before.findings, broken)), "amira-khan")[1].shift
    assert unmarked is not None
    assert marked is not None
    assert marked.trouble != unmarked.trouble
    assert marked.trouble is not None
    assert marked.trouble.kind == "law"


def test_a_shift_is_no_longer_marked_as_changed_once_it_is_published() -> None:
    rota = drawn_rota()
    moved = shift(rota, AMIRA_TUESDAY)
    later = with_shift(rota, moved.model_copy(update={"end": moved.end + 30}))
    before = replace(drawn_snapshot(), rota=later, published=rota)
    changed = of(before, "amira-khan")[1].shift
    published = of(replace(before, published=later), "amira-khan")[1].shift
    assert changed is not None
    assert published is not None
    assert (changed.is_changed, published.is_changed) == (True, False)


@st.composite
def after_any_edit(draw: st.DrawFn, before: BoardSnapshot) -> BoardSnapshot:
    """Somebody's work goes to another, a shift comes, goes or is moved; findings come and go with it."""
    rota, problem = before.rota, before.problem
    assert rota is not None
    shifts = list(rota.shifts)
    at, other = (draw(st.integers(0, len(shifts) - 1)) for _ in range(2))
    match draw(st.sampled_from(("move", "take out", "swap work", "give", "longer visit", "rename"))):
        case "move":
            shifts[at] = shifts[at].model_copy(update={"end": shifts[at].end + 30})
        case "take out":
            del shifts[at]
        case "swap work":
            one, two = shifts[at], shifts[other]
            shifts[at] = one.model_copy(update={"activities": two.activities})
            shifts[other] = two.model_copy(update={"activities": one.activities})
        case "give":
            shifts[at] = shifts[at].model_copy(update={"staff": shifts[other].staff})
        case "longer visit":
            longer = draw(st.sampled_from(problem.visits))
            with_two = replace(longer, workers=3 - longer.workers)
            visits = tuple(with_two if each is longer else each for each in problem.visits)
            problem = replace(problem, visits=visits)
        case "rename":
            person, *people = problem.people
            problem = replace(problem, people=(replace(person, name=f"{person.name}-Lee"), *people))
    possible = [finding for finding in before.findings if finding.shifts]
    found = draw(st.sets(st.sampled_from(possible))) if possible else set()
    kept = tuple(each for each in before.findings if each not in found)
    return replace(
        before, problem=problem, rota=rota.model_copy(update={"shifts": tuple(shifts)}), findings=kept
    )


@given(st.data())
@settings(max_examples=60, deadline=None)
def test_after_any_edits_the_rows_are_what_they_would_be_from_nothing(data: st.DataObject) -> None:
    snapshot = drawn_snapshot()
    snapshot = replace(snapshot, findings=check(snapshot.problem, snapshot.shifts))
    for _ in range(3):
        snapshot = data.draw(after_any_edit(snapshot))
        # As if another build were on its way: nothing that was made before stands then.
        anew = replace(snapshot, moving=frozenset({f"nobody-{next(BUILDS)}"}))
        rows = range(len(snapshot.people))
        assert [snapshot.cells(row) for row in rows] == [anew.cells(row) for row in rows]
