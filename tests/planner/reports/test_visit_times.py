"""When visits are made or shown: after any edits as if all had been placed anew."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.reports import visit_times as times
from planner.rules.catalogue import check
from planner.services.list_gaps import list_gaps
from tests.planner.domain.test_indexed_shifts import PROBLEM, ROTA, edited

# As if nobody made any visit: each of them may be shown at some time.
GAPS = list_gaps(PROBLEM, (), check(PROBLEM, ()))


@given(st.data())
@settings(max_examples=40, deadline=None)
def test_after_any_edits_the_times_are_what_they_would_be_from_nothing(data: st.DataObject) -> None:
    problem, shifts = PROBLEM, ROTA
    for _ in range(3):
        shifts = data.draw(edited(shifts))
        if data.draw(st.booleans()):
            changed = data.draw(st.integers(0, len(problem.visits) - 1))
            longer = replace(problem.visits[changed], minutes=problem.visits[changed].minutes + 15)
            visits = (*problem.visits[:changed], longer, *problem.visits[changed + 2 :])
            problem = replace(problem, visits=visits)
        uncovered = tuple(data.draw(st.lists(st.sampled_from(GAPS), max_size=3)))
        kept = times.visit_times(problem, shifts, uncovered)
        times.forget()
        anew = times.visit_times(problem, shifts, uncovered)
        assert (kept.placed, kept.of_day) == (anew.placed, anew.of_day)
