"""Each turn on duty has its least number of people, with the skills asked for, and ideally more.

    person p on turn t only when the shift contains the turn (and is in the office where presence is asked)
    short(t)  >= least - on duty                 price = weight x short, tier 1
    lacking(t, skill) >= least - on duty with it price = weight x lacking, tier 1
    on duty + short + wanting >= ideal           price = ideal weight x wanting, tier 2
    over(p, week) >= (duty minutes - share)/240  price = over-share weight x over, tier 3
A named shift's cover (people on the shift that day) is priced in tier 2 by its own weights.
"""

from __future__ import annotations

from planner.domain.needs import DutyTurn, ShiftNeed
from planner.domain.person import Person, PersonWeek
from planner.domain.time_grid import DAY, Span
from solver.constraints.lockdown import keeps_off
from solver.objective import Penalty
from solver.plans import Candidate, DayPlan
from solver.terms import Expression, Literal, add, excess, not_all, total
from solver.variables import Variables

RULE = "duty_cover"
OVER_UNIT = 240


def constrain(variables: Variables) -> list[Penalty]:
    """Duty turns, then named-shift cover, then each person's share."""
    if not variables.problem.settings.duty_cover.is_on:
        return []
    penalties = [penalty for turn in variables.problem.duty_turns for penalty in _turn(variables, turn)]
    if variables.deepest_tier >= 2:
        penalties += [p for need in variables.problem.shift_needs for p in _shift_need(variables, need)]
    if variables.deepest_tier >= 3:
        penalties += [
            _over_share(variables, person, week)
            for person in variables.problem.people
            for week in person.weeks
        ]
    return penalties


def _turn(variables: Variables, turn: DutyTurn) -> list[Penalty]:
    rule = variables.problem.settings.duty_cover
    span = variables.local(turn.span)
    exact = variables.take_pins("duty", turn.id, counts=lambda _, activity: activity.span == turn.span)
    pinned = {plan.name for plan, _, _ in exact}
    people: dict[str, Literal] = {}
    with_skills: dict[str, list[Literal]] = {skill: [] for skill, _ in turn.skills}
    for plan in variables.working_days():
        if not _fits(plan, span) or (keeps_off(variables, plan, turn.id) and plan.name not in pinned):
            continue
        on_duty = _let_serve(variables, turn, plan, plan.name in pinned)
        people[plan.person.id] = on_duty
        for skill, literals in with_skills.items():
            if skill in plan.person_day.skills:
                literals.append(on_duty)
    variables.duty[turn.id] = (turn, people)
    number = total(people.values())
    # Nobody is put on duty beyond the ideal number and what the skills ask.
    most = max(turn.least, turn.ideal, sum(least for _, least in turn.skills), len(pinned))
    add(variables.cp, number <= most)
    short = excess(variables.cp, turn.least - number, turn.least, f"short:{turn.id}")
    penalties = [Penalty(RULE, short, rule.weight, 1)]
    for skill, least in turn.skills:
        lacking = excess(variables.cp, least - total(with_skills[skill]), least, f"lacking:{turn.id}:{skill}")
        penalties.append(Penalty(RULE, lacking, rule.weight, 1))
    if variables.deepest_tier >= 2 and turn.ideal > turn.least:
        wanting = variables.cp.new_int_var(0, turn.ideal - turn.least, f"wanting:{turn.id}")
        variables.cp.fill(wanting, lambda value: turn.ideal - value(number) - value(short))
        variables.cp.add(number + short + wanting >= turn.ideal)
        penalties.append(Penalty(RULE, wanting, rule.ideal_weight, 2))
    return penalties


def _fits(plan: DayPlan, span: Span) -> bool:
    return any(
        option.start_earliest <= span.start
        and span.end <= option.end_latest
        and span.end - span.start <= option.longest
        for option, _ in plan.options
    )


def _let_serve(variables: Variables, turn: DutyTurn, plan: DayPlan, is_pinned: bool) -> Literal:
    span = variables.local(turn.span)
    if turn.state == "present" and plan.is_home_only and not is_pinned:
        return 0
    on_duty: Literal = 1 if is_pinned else variables.cp.new_bool_var(f"duty:{turn.id}:{plan.name}")
    if turn.state == "present":
        not_all(variables.cp, on_duty, plan.at_home)
    return variables.put(
        plan,
        Candidate(
            kind="duty",
            demand=turn.id,
            literal=on_duty,
            start=span.start,
            size=span.minutes,
            reach=span,
            longest=span.minutes,
            is_pinned=is_pinned,
        ),
    ).literal


def _shift_need(variables: Variables, need: ShiftNeed) -> list[Penalty]:
    on_shift: list[Literal] = []
    skilled: dict[str, list[Literal]] = {skill: [] for skill, _ in need.skills}
    for plan in variables.working_days():
        if plan.day != need.day:
            continue
        for option, literal in plan.options:
            if option.name == need.shift:
                on_shift.append(literal)
                for skill in skilled.keys() & plan.person_day.skills:
                    skilled[skill].append(literal)
    number, cp = total(on_shift), variables.cp
    short = excess(cp, need.least - number, need.least, f"short:{need.id}")
    surplus = excess(cp, number - need.ideal, len(on_shift) - need.ideal, f"surplus:{need.id}")
    lacking = [
        excess(cp, least - total(skilled[skill]), least, f"lacking:{need.id}:{skill}")
        for skill, least in need.skills
    ]
    return [
        Penalty(RULE, total([short, *lacking]), need.weight_missing, 2),
        Penalty(RULE, surplus, need.weight_surplus, 2),
    ]


def _over_share(variables: Variables, person: Person, week: PersonWeek) -> Penalty:
    rule = variables.problem.settings.duty_cover
    first, last = week.monday, week.monday + 6
    turns = [
        (variables.local(turn.span), people[person.id])
        for turn, people in variables.duty.values()
        if person.id in people and first <= turn.span.start // DAY <= last
    ]
    if variables.problem.is_overridden(RULE, first, last, person.id):
        return Penalty(RULE, 0, rule.over_share_weight, 3)
    minutes = total(span.minutes * on_duty for span, on_duty in turns)
    most = sum(span.minutes for span, _ in turns) - week.duty_share_minutes
    over = excess(
        variables.cp, minutes - week.duty_share_minutes, most, f"over:{person.id}:{first}", OVER_UNIT
    )
    _tighten(variables, over, turns, week.duty_share_minutes)
    return Penalty(RULE, over, rule.over_share_weight, 3)


def _tighten(variables: Variables, over: Expression, turns: list[tuple[Span, Literal]], share: int) -> None:
    """Turns of one length: each further one adds whole units, which makes the bound stronger."""
    lengths = {span.minutes for span, _ in turns}
    if len(lengths) != 1 or isinstance(over, int):
        return
    (length,) = lengths
    costs = [max(0, -(-(number * length - share) // OVER_UNIT)) for number in range(len(turns) + 1)]
    number = total(on_duty for _, on_duty in turns)
    for few in range(len(turns)):
        slope = costs[few + 1] - costs[few]
        line = [costs[few] + slope * (n - few) for n in range(len(turns) + 1)]
        if slope and all(cost >= on_line for cost, on_line in zip(costs, line, strict=True)):
            variables.cp.add(over >= costs[few] + slope * (number - few))
