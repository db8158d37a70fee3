"""The funnel: from everyone in the team down to those left for a demand, each step a rule in plain words.

Each person is put onto the demand by hand and the checker's rules are asked what they object; the first
objection, in a fixed order, is the person's step. Nothing is solved: it takes milliseconds.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.errors import PlannerError
from planner.domain.in_steps import Steps, at_once
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import day_of, span_label
from planner.rules.wording import listed
from planner.services.explain.asks import Ask, need_of
from planner.services.explain.examiner import Examiner
from planner.services.explain.obstacles import (
    AWAY_WORDS,
    NOT_ASKED_WORDS,
    Obstacle,
    covers,
    mere_prices,
    obstacle,
)
from planner.services.explain.records import Funnel, FunnelStep
from planner.services.explain.shortages import shortages

# How near a person is to serving an ask, for choosing the time that is looked at.
FREE, THERE, POSSIBLE, NO = 100, 10, 1, 0
MOST_TIMES = 12


def funnel(problem: RotaProblem, shifts: Sequence[Shift], demand: str) -> Funnel:
    """Why the demand is not met: the worst of its shortages.

    Raises PlannerError for a demand that these weeks do not have, or that is met.
    """
    examiner = Examiner(problem, shifts, mere_prices(problem.settings))
    short = shortages(examiner.lookup, need_of(problem, demand))
    if not short:
        raise PlannerError(f"“{demand}” is covered.", "Choose one of the uncovered demands.")
    worst = max(short, key=lambda asks: (asks[0].missing, -asks[0].span.start))
    return count(examiner, best_ask(examiner, worst))


def best_ask(examiner: Examiner, asks: Sequence[Ask]) -> Ask:
    """The ask for which most people are near: where another look pays most; of equal ones the first."""
    return at_once(best_ask_in_steps(examiner, asks))


def best_ask_in_steps(examiner: Examiner, asks: Sequence[Ask]) -> Steps[Ask]:
    """The same, an ask a step."""
    if len(asks) == 1:
        return asks[0]
    places: list[tuple[int, int, int]] = []
    for number, ask in enumerate(asks):
        places.append((-nearness(examiner, ask), ask.span.start, number))
        yield
    nearest = [asks[number] for _, _, number in sorted(places)]
    if nearest[0].people is None:
        return nearest[0]
    # Where one or two people are asked, the rules themselves say which time is nearest.
    against: list[tuple[tuple[int, int], int]] = []
    for number, ask in enumerate(nearest[:MOST_TIMES]):
        against.append((_against(examiner, ask), number))
        yield
    return nearest[min(against)[1]]


def _against(examiner: Examiner, ask: Ask) -> tuple[int, int]:
    """How many of those asked are kept from it, and how early in the order of the rules."""
    known = examiner.problem.person_by_id
    found = (obstacle(examiner, known[person], ask) for person in ask.people or ())
    kept = [each for each in found if each is not None]
    return len(kept), -sum(each.order for each in kept)


def nearness(examiner: Examiner, ask: Ask) -> int:
    """How near the team is to serving the ask: those free count most, then those at work."""
    people = examiner.problem.people
    asked = people if ask.people is None else [each for each in people if each.id in ask.people]
    return sum(_near(examiner, person, ask) for person in asked)


def _near(examiner: Examiner, person: Person, ask: Ask) -> int:
    index = day_of(ask.span.start) - examiner.problem.first_day
    if not 0 <= index < len(person.days) or _lacks(person.days[index].skills, ask):
        return NO
    if person.weeks[index // 7].is_lockdown and ask.kind in ("visit", "duty"):
        return NO
    today = person.days[index]
    shift = examiner.present_shift(person.id, ask.span)
    if (not today.options and shift is None) or any(hole.overlaps(ask.span) for hole in today.blocked):
        return NO
    if shift is not None and covers(ask.span, shift):
        busy = any(each.span.overlaps(ask.span) and each.kind in FIXED for each in shift.activities)
        return THERE if busy else FREE
    reaches = any(
        option.start_earliest <= ask.span.start and ask.span.end <= option.end_latest
        for option in today.options
    )
    return 2 * POSSIBLE if reaches else POSSIBLE


FIXED = ("visit", "duty", "event", "supervision", "court_writing", "handover")


def _lacks(held: frozenset[str], ask: Ask) -> bool:
    wanted = getattr(ask.need, "skills", ()) if ask.kind == "visit" else ()
    return bool(set(wanted) - held) or bool(ask.skill and ask.skill not in held)


def count(examiner: Examiner, ask: Ask) -> Funnel:
    """The funnel of one ask."""
    return at_once(count_in_steps(examiner, ask))


def count_in_steps(examiner: Examiner, ask: Ask) -> Steps[Funnel]:
    """The same, a person a step."""
    people = examiner.problem.people
    found: list[str] = []
    free: list[str] = []
    movable: list[str] = []
    removed: dict[tuple[int, str, str, str], list[tuple[str, Obstacle]]] = {}
    for person in people:
        if person.id in ask.found:
            found.append(person.id)
            continue
        against = obstacle(examiner, person, ask)
        yield
        if against is None:
            free.append(person.id)
            if not covers(ask.span, examiner.present_shift(person.id, ask.span)):
                movable.append(person.id)
        else:
            key = (against.order, against.step, against.rule, against.words)
            removed.setdefault(key, []).append((person.id, against))
    left = len(people)
    steps: list[FunnelStep] = []
    # People are removed in the order of the rules, the larger group of one rule first.
    ordered = sorted(removed.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][3]))
    for (_, _, rule, words), group in ordered:
        left -= len(group)
        reasons = tuple(against.reason for _, against in group)
        steps.append(FunnelStep(rule, words, tuple(who for who, _ in group), left, reasons))
    return Funnel(
        demand=ask.demand,
        kind=ask.kind,
        title=ask.title,
        span=ask.span,
        wanted=ask.wanted,
        missing=ask.missing,
        unit=ask.unit,
        team=tuple(person.id for person in people),
        steps=tuple(steps),
        found=tuple(found),
        free=tuple(free),
        with_other_hours=tuple(movable),
        sentence=_sentence(examiner, ask, steps, free, movable),
    )


def _sentence(
    examiner: Examiner, ask: Ask, steps: Sequence[FunnelStep], free: Sequence[str], movable: Sequence[str]
) -> str:
    """`1 of 2 workers found (Ana); of 14: 4 on leave or not working, 5 finish before 20:00.`"""
    if ask.people is not None:
        return f"{ask.opening}; {_by_name(examiner, ask, steps, free)}."
    parts = [step.sentence for step in steps]
    if movable:
        parts.append(f"{len(movable)} could come at other hours")
    if len(free) > len(movable):
        parts.append(f"{len(free) - len(movable)} free then")
    told = ", ".join(parts) if parts else "nobody is left"
    return f"{ask.opening}; of {len(examiner.problem.people)}: {told}."


def _by_name(examiner: Examiner, ask: Ask, steps: Sequence[FunnelStep], free: Sequence[str]) -> str:
    """Where only certain people are asked, each is named with what keeps them."""
    known = examiner.problem.person_by_id
    words: list[str] = []
    for step in steps:
        if step.words == AWAY_WORDS:
            words += [reason.rstrip(".") for reason in step.reasons]
        elif step.words != NOT_ASKED_WORDS:
            names = listed(known[person].name for person in step.people)
            words.append(f"{names} {told_of(step.words, len(step.people))}")
    if free:
        who = listed(known[person].name for person in free)
        words.append(f"{who} could, {span_label(ask.span)}")
    return "; ".join(words) if words else "nobody is left"


def told_of(words: str, people: int) -> str:
    """The words of a step after names: `Ana is already on a visit`, `Ana and Ben finish before 18:00`."""
    begins = words.split()[0]
    if begins in ("would", "could", "cannot"):
        return words
    if begins in ("finish", "start"):
        return words if people > 1 else words.replace(begins, SINGULAR[begins], 1)
    return f"{'are' if people > 1 else 'is'} {words}"


SINGULAR = {"finish": "finishes", "start": "starts"}
