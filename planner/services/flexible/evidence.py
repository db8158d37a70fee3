"""Evidence for a request: a week solved with the contract as it is, and with the option, side by side.

Both are solved from nothing, with the same limits and the same seed, so that they differ by the option alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.flexible_working import (
    CoverFigures,
    Evidence,
    FlexibleOption,
    FlexibleRequest,
    flexibly_stepped,
)
from planner.domain.own_records import Step
from planner.domain.problem import RotaProblem
from planner.domain.roles import Caller
from planner.domain.team import Team
from planner.domain.time_grid import day_label, day_of
from planner.ports import Clock, RotaSolver, SolveResult, SolveSettings, Store
from planner.rules.wording import counted
from planner.services.flexible.new_contract import with_option
from planner.services.freeze_problem import freeze_problem
from planner.services.judge_rota import checked_tiers, judge_rota
from planner.services.permitted import permitted
from planner.services.week_to_plan import week_to_plan

MOST_NAMED = 5
# Demand has the first two tiers.
Verdict = Literal["same", "better", "worse", "open"]
VERDICTS: Mapping[Verdict, str] = {
    "same": "Cover is the same with it.",
    "better": "Cover is better with it.",
    "worse": "Cover is worse with it.",
    "open": "Whether cover is better or worse with it was not proved in the time.",
}


@dataclass(frozen=True, slots=True)
class Scenario:
    """What is solved: the same weeks with the contract as it is and with the option."""

    first_day: date
    before: RotaProblem
    after: RotaProblem


def scenario(team: Team, staff: str, option: FlexibleOption, first_day: date, weeks: int = 1) -> Scenario:
    """The two problems of the weeks from a Monday on, the option in force on all of their days.

    Raises `RefusedEditError` where the person has no contract then.
    """
    changed = with_option(team, staff, option, first_day)
    before, after = freeze_problem(team, first_day, weeks), freeze_problem(changed, first_day, weeks)
    return Scenario(first_day, before, after)


def figures(problem: RotaProblem, result: SolveResult) -> CoverFigures:
    """What the checker says of a solved week. PlannerError where there is no rota at all."""
    if result.shifts is None:
        raise PlannerError(
            "No lawful rota was found for this week.", "Choose another week, or give it more time."
        )
    judged = judge_rota(problem, result.shifts)
    tiers = checked_tiers(judged.findings, result.tiers)
    names = tuple(dict.fromkeys(_named(problem, each.demand) for each in judged.uncovered))
    return CoverFigures(
        uncovered=len(judged.uncovered),
        policies=len(judged.open_policy),
        named=names[:MOST_NAMED],
        tiers=tuple(tier.value for tier in tiers),
        bounds=tuple(tier.bound for tier in tiers),
        is_proved=all(tier.proved for tier in tiers[:2]),
    )


def evidence_words(evidence: Evidence) -> Iterator[str]:
    """What an option does to cover, in sentences; the first says whether it holds."""
    before, after = evidence.before, evidence.after
    yield VERDICTS[verdict(before, after)]
    yield f"Uncovered: {_count(before)} as it is, {_count(after)} with it."
    new = [name for name in after.named if name not in before.named]
    if new:
        yield f"Newly uncovered: {', '.join(new)}."
    if after.policies != before.policies:
        yield f"Policy exceptions: {before.policies} as it is, {after.policies} with it."
    if after.tiers[3:] != before.tiers[3:] and len(after.tiers) > 3:
        way = "fewer" if after.tiers[3] < before.tiers[3] else "more"
        yield f"Wishes that cannot be met: {way} than as it is."
    if not (before.is_proved and after.is_proved):
        yield "The search was ended before it was proved that no rota covers more: give it more time."


def verdict(before: CoverFigures, after: CoverFigures) -> Verdict:
    """What is proved of the demand, the statutory first; a rota not found in the time proves nothing."""
    for tier in (0, 1):
        was, now = before.tiers[tier], after.tiers[tier]
        if now < before.bounds[tier]:
            return "better"
        if after.bounds[tier] > was:
            return "worse"
        if was != now or not (before.is_proved and after.is_proved):
            return "open"
    return "same"


def solve_evidence(
    team: Team,
    request: FlexibleRequest,
    option_id: str,
    solver: RotaSolver,
    settings: SolveSettings,
    clock: Clock,
    *,
    first_day: date | None = None,
    weeks: int = 1,
) -> Evidence:
    """Solve both and compare, in the next week with demand where none is said.

    Raises PlannerError as the solver does, and where there is no such option.
    """
    option = request.option(option_id)
    if option is None:
        raise RefusedEditError("There is no such option.", "Look at the request again.")
    both = scenario(
        team, request.staff, option, first_day or week_to_plan(team, clock.now().date().toordinal()), weeks
    )
    results = [solver.solve(problem, settings) for problem in (both.before, both.after)]
    return evidence_of(both, results[0], results[1], clock)


def evidence_of(both: Scenario, before: SolveResult, after: SolveResult, clock: Clock) -> Evidence:
    """The figures of two solved weeks, beside each other."""
    return Evidence(
        at=clock.now(),
        first_day=both.first_day,
        weeks=both.before.weeks,
        seconds=round(before.seconds + after.seconds, 2),
        before=figures(both.before, before),
        after=figures(both.after, after),
    )


def keep_evidence(
    store: Store, caller: Caller, request_id: str, option_id: str, evidence: Evidence, clock: Clock
) -> FlexibleRequest:
    """Keep what was found with the option, in the register."""
    with permitted(store, caller, "decide on flexible working") as unit:
        request = unit.own_record(FlexibleRequest, request_id)
        if request is None or request.option(option_id) is None:
            raise RefusedEditError("There is no such option.", "Look at the request again.")
        options = tuple(
            each.model_copy(update={"evidence": evidence}) if each.id == option_id else each
            for each in request.options
        )
        words = " ".join(evidence_words(evidence))
        step = Step(deed="evidence", who=caller.name, at=clock.now(), note=words[:500])
        done = flexibly_stepped(request, "evidence", step).model_copy(update={"options": options})
        unit.save_own(done, what="Solve option of flexible working")
        return done


def _count(found: CoverFigures) -> str:
    if not found.uncovered:
        return "nothing"
    return counted(found.uncovered, "demand")


def _named(problem: RotaProblem, demand: str) -> str:
    """What the demand is called: a case, or a name and its day."""
    plain, _, day = demand.partition("@")
    cases = {each.id: each.case for each in problem.visits} | {each.id: each.case for each in problem.writing}
    if case := cases.get(demand) or cases.get(plain):
        return case
    names = {each.id: (each.name, each.span.start) for each in problem.duty_turns}
    names |= {each.id: (each.name, each.span.start) for each in problem.presence}
    if demand in names:
        name, start = names[demand]
        return f"{name} {day_label(day_of(start))}"
    return f"{plain} {day}".strip()
