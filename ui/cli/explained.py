"""The explanations of a rota as the verb `explain` prints them, in sentences or as plain objects."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from planner.domain.errors import PlannerError
from planner.domain.problem import RotaProblem
from planner.domain.time_grid import iso_minute
from planner.ports import ShouldStop
from planner.reports.fairness_shares import FairnessShares, fairness_shares
from planner.services.explain.funnel import funnel
from planner.services.explain.prove_fairness import FairnessProof
from planner.services.explain.records import Clash, Fix, Funnel
from planner.services.freeze_problem import freeze_problem
from planner.services.proof_sentence import status_line
from planner.services.proof_story import ProofStory, proof_story
from ui.cli.clash_lines import clash_lines
from ui.cli.explaining_process import ExplainingProcess
from ui.cli.judged_rota import JudgedRota

Show = Callable[[str], None]
# For the proof of fairness where no time was given for fixes.
FAIRNESS_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class Explained:
    """Each demand's funnel with its fixes, and what nobody looked at."""

    demands: tuple[tuple[Funnel, tuple[Fix, ...]], ...]
    not_looked_at: tuple[str, ...]
    fairness: FairnessShares
    # What would be proved of fairness, where that was asked for.
    proof: FairnessProof | None
    status: str
    story: ProofStory
    clashes: tuple[Clash, ...]


def explained(
    judged: JudgedRota,
    demand: str | None,
    process: ExplainingProcess,
    *,
    seconds: float,
    workers: int,
    proves_fairness: bool = False,
    show: Show | None,
    should_stop: ShouldStop,
) -> Explained:
    """Explain one demand, or all that are uncovered; `show` is given each line as soon as it is known."""
    tell = show or _silent
    problem = freeze_problem(judged.team, judged.rota.first_day, judged.rota.weeks, judged.rota)
    demands = [_demand_of(problem, demand)] if demand is not None else _uncovered(judged)
    found: list[tuple[Funnel, tuple[Fix, ...]]] = []
    for each in demands:
        if should_stop():
            break
        why_not = funnel(problem, judged.rota.shifts, each)
        for line in funnel_lines(problem, why_not):
            tell(line)
        fixes: tuple[Fix, ...] = ()
        if seconds > 0:
            fixes = process.fixes(
                judged.team,
                judged.rota,
                each,
                seconds=seconds,
                workers=workers,
                on_fix=_passed_over,
                should_stop=should_stop,
            )
            for line in fix_lines(fixes):
                tell(line)
        tell("")
        found.append((why_not, fixes))
    clashes = _clashes(judged, process, workers)
    for line in clash_lines(clashes):
        tell(line)
    shares = fairness_shares(problem, judged.rota.shifts, judged.rota.tiers)
    proof = None
    if proves_fairness and not should_stop():
        seconds = seconds or FAIRNESS_SECONDS
        proof = process.fairness(
            judged.team, judged.rota, seconds=seconds, workers=workers, should_stop=should_stop
        )
    status = status_line(judged.rota, judged.team)
    story = proof_story(judged.team, problem, judged.rota)
    if demand is None or proof is not None:
        for line in fairness_lines(shares, proof):
            tell(line)
    if demand is None:
        for line in story_lines(status, story):
            tell(line)
    for sentence in story.left_out:
        tell(f"Not looked at: {sentence}")
    return Explained(tuple(found), story.left_out, shares, proof, status, story, clashes)


def _clashes(judged: JudgedRota, process: ExplainingProcess, workers: int) -> tuple[Clash, ...]:
    """Only where the law is broken and something is pinned could pins be what clashes."""
    rota = judged.rota
    is_pinned = bool(judged.team.pins) or any(
        shift.is_pinned or any(each.is_pinned for each in shift.activities) for shift in rota.shifts
    )
    if not is_pinned or all(finding.kind != "law" for finding in judged.findings):
        return ()
    return process.clashes(judged.team, rota.first_day, rota.weeks, rota, workers=workers)


def _passed_over(_: Fix) -> None:
    return None


def _silent(_: str) -> None:
    return None


def _uncovered(judged: JudgedRota) -> list[str]:
    return list(dict.fromkeys(entry.demand for entry in judged.uncovered))


def _demand_of(problem: RotaProblem, text: str) -> str:
    """The demand of an id, or the visit of a case, in capitals or not."""
    wanted = text.casefold()
    known = [visit.id for visit in problem.visits if wanted in (visit.id.casefold(), visit.case.casefold())]
    if len(known) > 1 and text not in known:
        raise PlannerError(
            f"Case {text} has {len(known)} visits in these weeks.", f"Name one of them: {', '.join(known)}."
        )
    return text if text in known or not known else known[0]


def funnel_lines(problem: RotaProblem, found: Funnel) -> list[str]:
    """The funnel from everybody down to those left, a line a step."""
    names = {person.id: person.name for person in problem.people}
    lines = [found.title, f"  {len(found.team):>3} in the team"]
    for step in found.steps:
        who = ", ".join(names[person] for person in step.people)
        lines.append(f"  {-len(step.people):>3} {step.words} ({who}); {step.left} left".replace("-", "−", 1))
    lines.append(f"  {len(found.found):>3} found{_listed(names, found.found)}")
    if found.free:
        lines.append(f"  {len(found.free):>3} could do it{_listed(names, found.free)}")
    lines.append(f"  {found.sentence}")
    return lines


def _listed(names: dict[str, str], people: Sequence[str]) -> str:
    return f": {', '.join(names[person] for person in people)}" if people else ""


def fairness_lines(shares: FairnessShares, proof: FairnessProof | None = None) -> list[str]:
    """How evenly evenings, duty and weekends are shared, and what is proved about it."""
    told = [measure.sentence for measure in shares.measures]
    claim = proof.sentence if proof is not None else shares.sentence
    return [f"Shared out over the last {shares.weeks} weeks and this rota: {' '.join(told)}", claim]


def story_lines(status: str, story: ProofStory) -> list[str]:
    """What was proved, tier by tier, and under which hours and rules."""
    lines = [f"{status}."]
    for claim in story.claims:
        sign = "proved" if claim.is_proved else "not proved"
        lines.append(f"  {claim.name} ({sign}): {claim.words}")
    return [*lines, *(f"  {sentence}" for sentence in story.scope)]


def story_object(status: str, story: ProofStory) -> dict[str, Any]:
    """The same as plain data."""
    return {
        "sentence": status,
        "claims": [
            {"tier": claim.name, "proved": claim.is_proved, "sentence": claim.words} for claim in story.claims
        ],
        "scope": list(story.scope),
    }


def fairness_object(shares: FairnessShares, proof: FairnessProof | None = None) -> dict[str, Any]:
    """The shares as plain data; loads in tenths as for a full-time post."""
    return {
        "weeks": shares.weeks,
        "sentence": shares.sentence,
        "proof": None
        if proof is None
        else {
            "sentence": proof.sentence,
            "proved": proof.is_proved,
            "units": proof.units,
            "best": proof.best,
            "bound": proof.bound,
        },
        "measures": [
            {
                "measure": each.measure,
                "spread": each.spread,
                "sentence": each.sentence,
                "shares": [
                    {"person": part.person, "done": part.done, "planned": part.planned, "load": part.load}
                    for part in each.shares
                ],
            }
            for each in shares.measures
        ],
    }


def fix_lines(fixes: Sequence[Fix]) -> list[str]:
    """The ranked fixes, each with what it changes and who must agree."""
    if not fixes:
        return ["  No fix was found in the time."]
    lines = ["  Fixes, each tried by solving again:"]
    for number, fix in enumerate(fixes, 1):
        lines.append(f"  {number}. {fix.sentence}")
        lines.append(f"     {' · '.join(chip.words for chip in fix.chips)}")
        lines += [f"     {sentence}" for sentence in fix.consequences.policies]
        lines.append(f"     {fix.proof}")
    return lines


def funnel_object(found: Funnel) -> dict[str, Any]:
    """A funnel as plain data."""
    return {
        "demand": found.demand,
        "kind": found.kind,
        "title": found.title,
        "start": iso_minute(found.span.start),
        "end": iso_minute(found.span.end),
        "wanted": found.wanted,
        "missing": found.missing,
        "unit": found.unit,
        "team": list(found.team),
        "steps": [
            {
                "rule": step.rule,
                "words": step.words,
                "people": list(step.people),
                "reasons": list(step.reasons),
                "left": step.left,
            }
            for step in found.steps
        ],
        "found": list(found.found),
        "free": list(found.free),
        "with_other_hours": list(found.with_other_hours),
        "sentence": found.sentence,
    }


def fix_object(fix: Fix) -> dict[str, Any]:
    """A fix as plain data; the shifts are those of the verified rota that differ."""
    cost = fix.consequences
    return {
        "kind": fix.kind,
        "sentence": fix.sentence,
        "asks": list(fix.asks),
        "risk": fix.risk,
        "people": sorted(fix.people),
        "moved": list(cost.moved),
        "shifts_changed": cost.shifts_changed,
        "work_moved": list(cost.work_moved),
        "toil_minutes": cost.toil_minutes,
        "policies": list(cost.policies),
        "wishes_lost": list(cost.wishes_lost),
        "rest": cost.rest,
        "is_proved_cheapest": fix.is_proved_cheapest,
        "proof": fix.proof,
    }
