"""Time off in lieu inside a shift: owed hours taken back at an end of it, in ordinary hours.

    time off = [end - size, end) of a weekday's shift that ends by the evening; [start, start + size) of one
    that is sure to end later; never in the core time
    size is 0, or from the shortest to the longest piece on the 15-minute grid
Only people who have something to gain by it get the choice; pinned time off is there for everyone.
"""

from __future__ import annotations

from ortools.sat.python import cp_model

from planner.domain.person import Person
from planner.domain.time_grid import ACTIVITY_GRID, Span, weekday_of
from solver.evening_work import evening_from, most_earned
from solver.plans import Candidate, DayPlan, TimeOff
from solver.terms import Expression, add, implies, total
from solver.variables import Variables


def time_off_of(variables: Variables, plan: DayPlan) -> TimeOff:
    """The day's time off; made for all days of the person when first asked for."""
    if plan.name not in variables.time_off:
        _make_for(variables, plan.person)
    return variables.time_off[plan.name]


def _make_for(variables: Variables, person: Person) -> None:
    pinned: dict[str, list[Candidate]] = {}
    for plan, activity, _ in variables.take_pins("time_off", None, person.id):
        pinned.setdefault(plan.name, []).append(variables.put_pinned(plan, activity))
    most = most_to_take_back(variables, person)
    for plan in variables.days_of(person.id):
        fixed = pinned.get(plan.name, [])
        piece = None if fixed else _piece(variables, plan, most)
        size: Expression = piece.size if piece is not None else 0
        in_hours = sum(_ordinary(variables, each.reach) for each in fixed)
        variables.time_off[plan.name] = TimeOff(
            minutes=total([size, *(each.longest for each in fixed)]),
            ordinary=total([size, in_hours]),
            size=size,
            longest=piece.longest if piece is not None else 0,
        )


def _ordinary(variables: Variables, span: Span) -> int:
    """Minutes of the span in the ordinary hours of the day on which it begins."""
    day = (span.start + variables.origin) // 1440
    evening = (day * 1440 - variables.origin) + variables.problem.settings.evenings.evening_from
    return max(0, min(span.end, evening) - span.start) if weekday_of(day) < 5 else 0


def most_to_take_back(variables: Variables, person: Person) -> int:
    """The most minutes that it can be of use to take back in the plan: due in it, or over the cap."""
    rule, account = variables.problem.settings.toil_limits, person.toil
    if account is None or not rule.is_on:
        return 0
    end = variables.problem.days.stop
    earned = [most_earned(variables, person, week) for week in person.weeks]
    due = sum(
        lot.minutes
        for lot in account.lots
        if lot.due_on < end and lot.lapses_on >= variables.problem.first_day
    )
    due += sum(minutes for minutes, due_on in zip(earned, account.due_on, strict=True) if due_on < end)
    return max(0, due, account.balance + account.settled_after + sum(earned) - rule.cap_minutes)


def _piece(variables: Variables, plan: DayPlan, most: int) -> Candidate | None:
    """The time off that may be planned in the day's shift."""
    rule, cp = variables.problem.settings.toil_limits, variables.cp
    evening = evening_from(variables, plan)
    longest = rule.longest_time_off_minutes if most > 0 else 0
    shortest = min(rule.shortest_time_off_minutes, longest, -(-most // ACTIVITY_GRID) * ACTIVITY_GRID)
    is_named = any(option.name is not None for option, _ in plan.options)
    if longest <= 0 or is_named or not plan.can_work or weekday_of(plan.day) >= 5:
        return None
    if max(option.longest for option, _ in plan.options) <= longest:
        return None
    there = cp.new_bool_var(f"time off:{plan.name}")
    sizes = cp_model.Domain.from_values([0, *range(shortest, longest + 1, ACTIVITY_GRID)])
    size = cp.new_int_var_from_domain(sizes, f"size:time off:{plan.name}")
    add(cp, size >= shortest, there)
    add(cp, size == 0, there.negated())
    comes_later = _comes_later(variables, plan)
    start, end, reach = (_first_part if comes_later else _last_part)(variables, plan, size, longest)
    placed = Candidate(
        kind="time_off",
        demand=None,
        literal=there,
        start=start,
        size=size,
        reach=Span(reach.start, min(reach.end, evening)),
        longest=longest,
        shortest=shortest,
        amount=size,
        interval=cp.new_optional_interval_var(start, size, end, there, f"off:{plan.name}"),
    )
    plan.candidates.append(placed)
    implies(cp, there, plan.works)
    if reach.end > evening:
        add(cp, end <= evening, there)
    for option, literal in plan.options:
        if option.core is not None:
            add(cp, end <= option.core.start if comes_later else start >= option.core.end, there, literal)
    return placed


def _comes_later(variables: Variables, plan: DayPlan) -> bool:
    """Whether time off is at the beginning of the day's shift, because its end lies in the evening."""
    return plan.ends.start > evening_from(variables, plan)


def _last_part(
    variables: Variables, plan: DayPlan, size: cp_model.IntVar, longest: int
) -> tuple[Expression, Expression, Span]:
    """Start, end and reach of time off that ends with the shift, as an interval can have them."""
    cp, end = variables.cp, _affine(variables, plan.end, plan.ends.end, f"end of time off:{plan.name}")
    reach = Span(plan.ends.start - longest, plan.ends.end)
    if isinstance(end, int):
        return end - size, end, reach
    start = cp.new_int_var(-longest, plan.ends.end, f"start of time off:{plan.name}")
    cp.add(start + size == end)
    cp.fill(start, lambda value: value(end) - value(size))
    return start, end, reach


def _first_part(
    variables: Variables, plan: DayPlan, size: cp_model.IntVar, longest: int
) -> tuple[Expression, Expression, Span]:
    """Start, end and reach of time off that begins with the shift, as an interval can have them."""
    cp, start = (
        variables.cp,
        _affine(variables, plan.start, plan.starts.end, f"start of time off:{plan.name}"),
    )
    reach = Span(plan.starts.start, plan.starts.end + longest)
    if isinstance(start, int):
        return start, start + size, reach
    end = cp.new_int_var(0, reach.end, f"end of time off:{plan.name}")
    cp.add(start + size == end)
    cp.fill(end, lambda value: value(start) + value(size))
    return start, end, reach


def _affine(variables: Variables, moment: Expression, latest: int, name: str) -> Expression:
    """The moment as a number or one variable: the end of one of several fixed options is a sum."""
    if isinstance(moment, int | cp_model.IntVar):
        return moment
    one = variables.cp.new_int_var(0, latest, name)
    variables.cp.add(one == moment)
    variables.cp.fill(one, lambda value: value(moment))
    return one


def may_be_off(variables: Variables, plan: DayPlan, cell: Span) -> bool:
    """Whether planned time off may touch the span, which lies in the shift."""
    off = variables.time_off.get(plan.name)
    if off is None or off.longest == 0:
        return False
    if _comes_later(variables, plan):
        return cell.start < plan.starts.end + off.longest
    return plan.ends.start - off.longest < cell.end


def clearance(variables: Variables, plan: DayPlan, cell: Span) -> Expression:
    """Minutes between the span, which lies in the shift, and planned time off: below 0 where they meet."""
    if not may_be_off(variables, plan, cell):
        return 0
    size = variables.time_off[plan.name].size
    if _comes_later(variables, plan):
        return cell.start - plan.start - size
    return plan.end - size - cell.end
