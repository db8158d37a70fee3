"""Nobody holds more cases than was promised: 18 for a full-time post, fewer for a part of one, and a tenth
less in the first year of practice.

The number of cases is kept with the person; no rota changes it. It is told, with the visits of these weeks
that are allocated to the person, and costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import counted

RULE = "caseload"


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """The person, when they hold too many cases."""
    problem = view.problem
    if person.cases is None or person.cases <= person.most_cases:
        return
    if problem.is_overridden(RULE, problem.days.start, problem.days.stop - 1, person.id):
        return
    visits = sum(visit.allocated == person.id for visit in problem.visits)
    of_these = f"; {counted(visits, 'visit')} of these weeks {_are(visits)} theirs" if visits else ""
    yield Finding(
        rule=RULE,
        tier=4,
        sentence=(
            f"{person.name} holds {counted(person.cases, 'case')}, {person.cases - person.most_cases} more "
            f"than the {person.most_cases} promised{of_these}."
        ),
        measured=counted(person.cases, "case"),
        allowed=f"at most {person.most_cases}",
        people=(person.id,),
        span=problem.span,
    )


def _are(number: int) -> str:
    return "is" if number == 1 else "are"


PARTS = (EACH_PERSON.part(findings),)
