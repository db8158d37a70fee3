"""What cannot stand together when a week has no lawful rota: the smallest sets of pins, leave and rules.

First the checker is asked about the pins alone: each broken law names the pins that break it, and a set is
made smaller as long as the law stays broken. What the checker does not see (a week too full for its rest) is
found by solving without demand, leaving out pin after pin. Every relaxation that is told has been tried.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.domain.errors import PlannerError
from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.ports import RotaSolver, SolveSettings
from planner.rules.availability import OFF_SENTENCES, shared_off_sentence
from planner.rules.catalogue import RULE_BY_NAME
from planner.rules.pinned_parts import Pin, pins_of, with_pins_only
from planner.rules.wording import day_text
from planner.services.explain.clash_pins import is_same_clash, law_broken_by
from planner.services.explain.clash_ways import ClashWays
from planner.services.explain.records import Clash, Relaxation
from planner.services.freeze_problem import freeze_problem

SECONDS_EACH = 2.0


def smallest_clashes(
    team: Team,
    first_day: date,
    weeks: int,
    base: Rota | None,
    solver: RotaSolver,
    *,
    seconds: float = 10.0,
    workers: int = 2,
) -> tuple[Clash, ...]:
    """The clashes of the week's pins; empty when there is none."""
    problem = freeze_problem(team, first_day, weeks, base, is_anew=True)
    ways = ClashWays(team, problem, base)
    found = tuple(_by_checker(problem, ways))
    if found:
        return found
    return tuple(_Deleting(problem, ways, solver, workers, time.monotonic() + seconds).clashes())


def _by_checker(problem: RotaProblem, ways: ClashWays) -> Iterator[Clash]:
    pins = pins_of(problem)
    told: set[tuple[object, ...]] = set()
    # Hours outside a pattern may be kept by the pin; what no pin can excuse is told first.
    for finding in sorted(law_broken_by(problem, pins), key=lambda each: each.rule == "availability"):
        clashing = _smaller(problem, pins, finding)
        key = (finding.rule, *clashing)
        if key in told:
            continue
        told.add(key)
        clash = _clash(_parts(problem, clashing, finding), _ways_out(problem, ways, pins, clashing, finding))
        yield replace(clash, shared_parts=_parts(problem, clashing, finding.for_sharing, is_shared=True))


def _parts(
    problem: RotaProblem, clashing: Sequence[Pin], finding: Finding, *, is_shared: bool = False
) -> tuple[str, ...]:
    leave = _leave_words(problem, clashing, is_shared) if finding.rule == "availability" else []
    law = "the law: " if RULE_BY_NAME[finding.rule].kind == "law" else ""
    return (*(pin.words(problem) for pin in clashing), *leave, f"{law}{finding.sentence}")


def _ways_out(
    problem: RotaProblem,
    ways: ClashWays,
    pins: Sequence[Pin],
    clashing: Sequence[Pin],
    finding: Finding,
) -> list[Relaxation]:
    """What would do, each tried with the checker: one pin let go, or the team's records changed."""

    def holds_without(pin: Pin) -> bool:
        return not _is_broken(problem, [each for each in pins if each is not pin], finding)

    return [*ways.unpinned(clashing, holds_without), *ways.in_the_records(clashing, finding)]


def _clash(parts: Sequence[str], ways: Sequence[Relaxation]) -> Clash:
    return Clash(tuple(parts), tuple(way.sentence for way in ways), tuple(ways))


def _smaller(problem: RotaProblem, pins: Sequence[Pin], finding: Finding) -> list[Pin]:
    """The fewest pins with which the person still breaks the rule."""
    left = [pin for pin in pins if pin.staff in finding.people]
    for pin in list(left):
        rest = [each for each in left if each is not pin]
        if _is_broken(problem, rest, finding):
            left = rest
    return left


def _is_broken(problem: RotaProblem, pins: Sequence[Pin], finding: Finding) -> bool:
    return any(is_same_clash(each, finding) for each in law_broken_by(problem, pins))


def _leave_words(problem: RotaProblem, pins: Sequence[Pin], is_shared: bool) -> list[str]:
    words = []
    for pin in pins:
        person = problem.person_by_id.get(pin.staff)
        index = pin.day - problem.first_day
        if person is None or not 0 <= index < len(person.days):
            continue
        today = person.days[index]
        if not today.options and today.off_reason:
            told = shared_off_sentence(today.off_reason) if is_shared else OFF_SENTENCES[today.off_reason]
            words.append(f"{person.name} {told}, {day_text(pin.day)}")
    return list(dict.fromkeys(words))


@dataclass(frozen=True)
class _Deleting:
    """Finds a smallest set of pins by solving; the solver says of each trial whether there is a rota."""

    problem: RotaProblem
    ways: ClashWays
    solver: RotaSolver
    workers: int
    ends: float

    def clashes(self) -> Iterator[Clash]:
        pins = pins_of(self.problem)
        if not pins or not self._is_impossible(pins):
            return
        left = list(pins)
        for pin in pins:
            if time.monotonic() >= self.ends:
                break
            rest = [each for each in left if each is not pin]
            if self._is_impossible(rest):
                left = rest
        parts = [pin.words(self.problem) for pin in left]

        def holds_without(pin: Pin) -> bool:
            return not self._is_impossible([each for each in left if each is not pin])

        yield _clash(
            (*parts, "the laws of rest, breaks and skills"), list(self.ways.unpinned(left, holds_without))
        )

    def _is_impossible(self, pins: Sequence[Pin]) -> bool:
        bare = with_pins_only(self.problem, pins)
        try:
            result = self.solver.solve(bare, SolveSettings(seconds=SECONDS_EACH, workers=self.workers))
        except PlannerError:
            return False
        return result.status == "infeasible"
