"""The rows of the problems panel, made from what is shown."""

from __future__ import annotations

from planner.domain.rota import Uncovered
from planner.domain.time_grid import Span
from ui.item_models.problems_item_model import Problem, problem_of, when_label
from ui.session.shown_rota import ShownRota
from ui.views.uncovered_words import case_of, found_words, what_words


def problem_rows(shown: ShownRota) -> tuple[Problem, ...]:
    """Uncovered demand, broken laws, policy exceptions, wishes. What only falls short of its ideal counts as
    a wish: nothing is uncovered there."""
    names = {person.id: person.name for person in shown.problem.people}
    told = {entry.demand for entry in shown.uncovered}
    others = (f for f in shown.findings if f.kind != "shortfall" or f.demand not in told)
    return (
        *(_uncovered_row(shown, entry) for entry in shown.uncovered),
        *(problem_of(finding, names) for finding in others),
    )


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
        left=shown.rota.left_reason(entry.demand) if shown.rota is not None else "",
    )
