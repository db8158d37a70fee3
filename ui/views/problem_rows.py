"""The rows of the problems panel, made from what is shown."""

from __future__ import annotations

from functools import partial

from planner.domain.remembered import Remembered
from planner.domain.rota import Uncovered
from planner.domain.time_grid import Span
from ui.item_models.problems_item_model import FindingRows, Problem, when_label
from ui.session.shown_rota import ShownRota
from ui.views.shift_words import visit_need
from ui.views.uncovered_words import case_of, found_names, found_words, what_words

# Rows of demand not met that were made last: after an edit nearly all are those of before.
_ROWS: Remembered[tuple[object, ...], Problem] = Remembered(5000)
_FINDING_ROWS = FindingRows()


def problem_rows(shown: ShownRota) -> tuple[Problem, ...]:
    """Uncovered demand, broken laws, policy exceptions, wishes. What only falls short of its ideal counts as
    a wish: nothing is uncovered there."""
    names = {person.id: person.name for person in shown.problem.people}
    told = {entry.demand for entry in shown.uncovered}
    others = (f for f in shown.findings if f.kind != "shortfall" or f.demand not in told)
    return (
        *(_known_row(shown, entry) for entry in shown.uncovered),
        *_FINDING_ROWS.of(others, names),
    )


def _known_row(shown: ShownRota, entry: Uncovered) -> Problem:
    follows_from = (
        entry,
        visit_need(shown, entry.demand),
        found_names(shown, entry),
        shown.words.of(entry.demand),
        _left(shown, entry),
    )
    key = (shown.team.id, entry.demand, entry.start, entry.kind)
    return _ROWS.answer(key, follows_from, partial(_uncovered_row, shown, entry))


def _left(shown: ShownRota, entry: Uncovered) -> str:
    """Why it is left uncovered, where that was recorded."""
    return shown.rota.left_reason(entry.demand) if shown.rota is not None else ""


def _uncovered_row(shown: ShownRota, entry: Uncovered) -> Problem:
    return Problem(
        kind="uncovered",
        what=what_words(shown, entry),
        when=when_label(Span(entry.start, entry.end)),
        case=case_of(shown, entry),
        measured=found_words(shown, entry),
        reason=entry.reason,
        demand=entry.demand,
        start=entry.start,
        left=_left(shown, entry),
    )
