"""What an edit would do, tried without keeping it: allowed, against a policy, or against the law."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota
from planner.domain.time_grid import day_of
from planner.rules.catalogue import check
from planner.services.new_findings import GONE, dropped_activities
from planner.services.rota_edits import RotaEdit

WOULD_GO = "{} would no longer fit."


@dataclass(frozen=True, slots=True)
class EditVerdict:
    """`fine`, `policy` (allowed, marked, may need a reason) or `refused`; `words` say why."""

    kind: Literal["fine", "policy", "refused"]
    words: str = ""


EditProbe = Callable[[RotaEdit], EditVerdict]


def make_probe(problem: RotaProblem, rota: Rota) -> EditProbe:
    """A probe that checks edits of this rota against all rules; nothing is kept."""
    before: list[tuple[Finding, ...]] = []

    def probe(edit: RotaEdit) -> EditVerdict:
        if not before:
            before.append(check(problem, rota.shifts))
        try:
            edited, _ = edit.apply(rota)
        except PlannerError as error:
            return EditVerdict("refused", _with_names(error.sentence, problem))
        lost = dropped_activities(problem, rota, edited)
        return _verdict(_beyond(before[0], check(problem, edited.shifts)), lost)

    return probe


def _with_names(sentence: str, problem: RotaProblem) -> str:
    """An edit knows people by their ids; people know them by their names."""
    for person in problem.people:
        sentence = sentence.replace(person.id, person.name)
    return sentence


def _verdict(new: Sequence[Finding], lost: Sequence[str]) -> EditVerdict:
    """The gravest first: the law, then work that falls out of the rota, then policy and demand."""
    broken = _first(new, "law")
    if broken:
        return EditVerdict("refused", broken)
    words = [WOULD_GO.format(sentence.removesuffix(GONE)) for sentence in lost[:1]]
    words += [sentence for kind in ("policy", "shortfall") if (sentence := _first(new, kind))][:1]
    return EditVerdict("policy", " ".join(words)) if words else EditVerdict("fine")


def _first(findings: Sequence[Finding], kind: str) -> str:
    return next((finding.sentence for finding in findings if finding.kind == kind), "")


def _beyond(before: Sequence[Finding], after: Sequence[Finding]) -> list[Finding]:
    """Findings that were not there before, told apart by rule, people, demand and day."""
    standing = Counter(_key(finding) for finding in before)
    new = []
    for finding in after:
        key = _key(finding)
        standing[key] -= 1
        if standing[key] < 0:
            new.append(finding)
    return new


def _key(finding: Finding) -> tuple[object, ...]:
    day = day_of(finding.span.start) if finding.span else None
    return finding.rule, finding.tier, finding.people, finding.demand, day
