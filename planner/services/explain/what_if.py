"""What if this person did it? The checker's answer at once; nothing is solved."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.rules.wording import counted
from planner.services.explain.asks import Ask, need_of
from planner.services.explain.examiner import Examiner
from planner.services.explain.funnel import best_ask
from planner.services.explain.obstacles import objections, obstacle
from planner.services.explain.placements import Placement, placements, stretched
from planner.services.explain.records import WhatIf
from planner.services.explain.shortages import asks_anyway
from planner.services.explain.ways import shift_sentence


def what_if(problem: RotaProblem, shifts: Sequence[Shift], person: str, demand: str) -> WhatIf:
    """The person put onto the demand, covered or not: which laws and policies object, which demand is lost.

    Raises PlannerError for a person or demand that these weeks do not have.
    """
    examiner = Examiner(problem, shifts)
    someone = problem.person_by_id.get(person)
    if someone is None:
        raise PlannerError(f"Nobody called “{person}” is planned in these weeks.", "Choose somebody else.")
    ask = best_ask(examiner, asks_anyway(examiner.lookup, need_of(problem, demand)))
    against = obstacle(examiner, someone, ask)
    placement = _mildest(examiner, someone, ask)
    if placement is None:
        reason = against.reason if against is not None else f"{someone.name} is not planned then."
        return WhatIf(person, demand, False, reason, (), (), None, ask.span)
    found = objections(examiner, placement)
    against_it = tuple(each for each in found if each.kind in ("law", "policy") and not each.is_overridden)
    lost = tuple(each for each in found if each.kind == "shortfall" and each.missing)
    law = [each for each in against_it if each.kind == "law"]
    # Whoever is off has no shift whose hours the checker could object to: the day itself does.
    is_lawful = not law and (against is None or against.rule != "availability")
    sentence = _sentence(placement, against_it, lost) if law or is_lawful else _reason(against)
    return WhatIf(person, demand, is_lawful, sentence, against_it, lost, placement.new, ask.span)


def _reason(against: object) -> str:
    return str(getattr(against, "reason", ""))


def _mildest(examiner: Examiner, person: Person, ask: Ask) -> Placement | None:
    """The placement to which the fewest rules object, law first."""
    old = examiner.present_shift(person.id, ask.span)
    found = list(placements(examiner.problem, person, old, ask))
    if not any(each.keeps_hours for each in found):
        found += stretched(examiner.problem, person, old, ask)
    return min(found, key=lambda each: _weight(objections(examiner, each)), default=None)


def _weight(findings: Sequence[Finding]) -> tuple[int, int, int]:
    law = sum(each.kind == "law" for each in findings)
    lost = sum(each.kind == "shortfall" for each in findings)
    return law, lost, len(findings)


def _sentence(placement: Placement, objections: Sequence[Finding], lost: Sequence[Finding]) -> str:
    what = shift_sentence(placement)
    if not objections and not lost:
        return f"{what}: no rule objects."
    told = [each.sentence for each in (*objections, *lost)]
    number = counted(len(told), "objection")
    return f"{what}: {number}. {' '.join(told)}"
