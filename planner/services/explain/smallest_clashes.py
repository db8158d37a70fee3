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
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.ports import RotaSolver, SolveSettings
from planner.rules.availability import OFF_SENTENCES
from planner.rules.catalogue import RULE_BY_NAME, check
from planner.rules.wording import day_text, span_text
from planner.services.explain.records import Clash
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
    problem = freeze_problem(team, first_day, weeks, base)
    found = tuple(_by_checker(problem))
    if found:
        return found
    return tuple(_Deleting(problem, solver, workers, time.monotonic() + seconds).clashes())


def _whole(problem: RotaProblem) -> list[Shift]:
    """The pinned shifts with their pinned work."""
    return [
        shift.model_copy(
            update={
                "activities": tuple(
                    each
                    for who, each in problem.pinned_activities
                    if who == shift.staff and shift.span.overlaps(each.span)
                )
            }
        )
        for shift in problem.pinned_shifts
    ]


def _law(problem: RotaProblem, pins: Sequence[Shift]) -> list[Finding]:
    bare = replace(problem, pinned_shifts=(), pinned_activities=())
    return [finding for finding in check(bare, pins) if finding.kind == "law"]


def _by_checker(problem: RotaProblem) -> Iterator[Clash]:
    pins = _whole(problem)
    told: set[tuple[str, ...]] = set()
    for finding in _law(problem, pins):
        clashing = _smaller(problem, pins, finding)
        key = (finding.rule, *(pin.id for pin in clashing))
        if key in told:
            continue
        told.add(key)
        parts = [_pin_words(problem, pin) for pin in clashing]
        parts += _leave_words(problem, clashing) if finding.rule == "availability" else []
        rule = RULE_BY_NAME[finding.rule]
        parts.append(f"the law: {finding.sentence}" if rule.kind == "law" else finding.sentence)
        yield Clash(tuple(parts), tuple(_relaxations(problem, pins, clashing, finding)))


def _smaller(problem: RotaProblem, pins: Sequence[Shift], finding: Finding) -> list[Shift]:
    """The fewest pins with which the person still breaks the rule."""
    left = [pin for pin in pins if pin.staff in finding.people]
    for pin in list(left):
        rest = [each for each in left if each is not pin]
        if _is_broken(problem, rest, finding):
            left = rest
    return left


def _is_broken(problem: RotaProblem, pins: Sequence[Shift], finding: Finding) -> bool:
    return any(
        (each.rule, each.people, each.sentence) == (finding.rule, finding.people, finding.sentence)
        for each in _law(problem, pins)
    )


def _pin_words(problem: RotaProblem, pin: Shift) -> str:
    name = problem.person_by_id[pin.staff].name if pin.staff in problem.person_by_id else pin.staff
    return f"{name}'s pinned shift {span_text(pin.span)}"


def _leave_words(problem: RotaProblem, pins: Sequence[Shift]) -> list[str]:
    words = []
    for pin in pins:
        person = problem.person_by_id.get(pin.staff)
        index = pin.day - problem.first_day
        if person is None or not 0 <= index < len(person.days):
            continue
        today = person.days[index]
        if not today.options and today.off_reason:
            words.append(f"{person.name} {OFF_SENTENCES[today.off_reason]}, {day_text(pin.day)}")
    return words


def _relaxations(
    problem: RotaProblem, pins: Sequence[Shift], clashing: Sequence[Shift], finding: Finding
) -> Iterator[str]:
    """What would do, each tried with the checker: one pin let go, or the leave that it falls into moved."""
    for pin in clashing:
        rest = [each for each in pins if each is not pin]
        if not _is_broken(problem, rest, finding):
            yield f"Unpin {_pin_words(problem, pin).replace('pinned shift', 'shift')}."
    yield from (f"Or move what is there instead: {words}." for words in _leave_words(problem, clashing))


@dataclass(frozen=True)
class _Deleting:
    """Finds a smallest set of pins by solving; the solver says of each trial whether there is a rota."""

    problem: RotaProblem
    solver: RotaSolver
    workers: int
    ends: float

    def clashes(self) -> Iterator[Clash]:
        pins = list(self.problem.pinned_shifts)
        if not pins or not self._is_impossible(pins):
            return
        left = list(pins)
        for pin in pins:
            if time.monotonic() >= self.ends:
                break
            rest = [each for each in left if each is not pin]
            if self._is_impossible(rest):
                left = rest
        parts = tuple(_pin_words(self.problem, pin) for pin in left)
        relaxations = tuple(
            f"Unpin {_pin_words(self.problem, pin).replace('pinned shift', 'shift')}."
            for pin in left
            if not self._is_impossible([each for each in left if each is not pin])
        )
        yield Clash((*parts, "the law's rest"), relaxations)

    def _is_impossible(self, pins: Sequence[Shift]) -> bool:
        kept = {(pin.staff, pin.day) for pin in pins}
        days = {(pin.staff, pin.day) for pin in self.problem.pinned_shifts} - kept
        bare = replace(
            self.problem,
            visits=(),
            writing=(),
            duty_turns=(),
            presence=(),
            shift_needs=(),
            supervision=(),
            events=(),
            handovers=(),
            wishes=(),
            pinned_shifts=tuple(pins),
            pinned_activities=tuple(
                (who, each)
                for who, each in self.problem.pinned_activities
                if (who, each.start // 1440) not in days
            ),
        )
        try:
            result = self.solver.solve(bare, SolveSettings(seconds=SECONDS_EACH, workers=self.workers))
        except PlannerError:
            return False
        return result.status == "infeasible"
