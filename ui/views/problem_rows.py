"""The rows of the problems panel, made from what is shown."""

from __future__ import annotations

from functools import partial

from planner.domain.findings import Finding
from planner.domain.remembered import RememberedOfEach
from planner.domain.rota import Uncovered
from planner.domain.time_grid import Span
from ui.item_models.problems_item_model import Problem, problem_of, when_label
from ui.session.shown_rota import ShownRota
from ui.views.uncovered_words import case_of, found_words, what_words

_UNCOVERED: RememberedOfEach[Uncovered, Problem] = RememberedOfEach()
_FINDINGS: RememberedOfEach[Finding, Problem] = RememberedOfEach()


def problem_rows(shown: ShownRota) -> tuple[Problem, ...]:
    """Uncovered demand, broken laws, policy exceptions, wishes. What only falls short of its ideal counts as
    a wish: nothing is uncovered there."""
    names = {person.id: person.name for person in shown.problem.people}
    told = {entry.demand for entry in shown.uncovered}
    others = [each for each in shown.findings if each.tier not in (1, 2) or each.demand not in told]
    left = shown.rota.left_uncovered if shown.rota is not None else ()
    serving, visits, words = shown.serving, shown.problem.visit_by_id, shown.words
    return (
        *_UNCOVERED.of(
            shown.uncovered,
            (names, left),
            partial(_uncovered_row, shown),
            lambda entry: (serving.get(entry.demand, ()), visits.get(entry.demand), words.of(entry.demand)),
        ),
        *_FINDINGS.of(others, (names,), lambda finding: problem_of(finding, names)),
    )


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
