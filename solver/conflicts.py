"""Why a problem has no rota: the pins that cannot stand together with the law.

A smallest set is found by leaving pins out one after the other, as long as there is still no rota. Demand,
policies and agreed days are left out throughout: none of them can be what makes a rota impossible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from planner.domain.findings import LAW
from planner.domain.problem import RotaProblem
from planner.domain.rule_pack import RuleSettings
from planner.ports import ShouldStop
from planner.rules.catalogue import check
from planner.rules.pinned_parts import Pin, pins_of, with_pins_only
from planner.rules.wording import listed
from solver.found import Found
from solver.model_builder import Relaxation, build
from solver.search import Effort, search
from solver.status import Outcome

SECONDS_EACH = 2.0
MOST_LAWS = 3
STOPPED = "The search was stopped before it was known whether fewer of them clash."
PAST = "The shifts worked before these weeks and the law leave no rota, whatever is planned."


def find_conflicts(
    problem: RotaProblem, seed: int = 1, should_stop: ShouldStop | None = None
) -> tuple[str, ...]:
    """Sentences on what cannot stand together in a problem without a rota; when it is stopped, of the pins
    that it has come down to."""
    stopped = should_stop or (lambda: False)
    pins = pins_of(problem)
    if not stopped() and _is_impossible(with_pins_only(problem, ()), seed, stopped):
        return (PAST,)
    clashing = list(pins)
    for pin in pins:
        if stopped():
            return (*_sentences(problem, clashing), STOPPED)
        rest = [each for each in clashing if each is not pin]
        if _is_impossible(with_pins_only(problem, rest), seed, stopped):
            clashing = rest
    return _sentences(problem, clashing)


def _is_impossible(problem: RotaProblem, seed: int, stopped: ShouldStop) -> bool:
    formulation = build(problem, 1, relaxation=Relaxation(keeps_policies=False, keeps_patterns=False))
    effort = Effort(SECONDS_EACH, None, 1, seed, is_repeatable=False)

    def is_enough(found: Found) -> bool:
        return found.values is not None or stopped()

    return search(formulation, effort, is_enough).outcome is Outcome.IMPOSSIBLE


def _sentences(problem: RotaProblem, pins: Sequence[Pin]) -> tuple[str, ...]:
    names = listed(pin.words(problem) for pin in pins)
    if len(pins) == 1:
        clash = f"{names} cannot be kept: no lawful rota holds it."
    else:
        clash = f"{names} cannot all be kept: no lawful rota holds them together."
    return (clash, *_laws(problem, pins))


def _laws(problem: RotaProblem, pins: Sequence[Pin]) -> tuple[str, ...]:
    """The laws that the pinned shifts break by themselves."""
    shifts = [pin.shift for pin in pins if pin.shift is not None]
    bare = replace(with_pins_only(problem, pins), pinned_activities=(), settings=RuleSettings())
    broken = [finding.for_sharing.sentence for finding in check(bare, shifts) if finding.tier == LAW]
    return tuple(broken[:MOST_LAWS])
