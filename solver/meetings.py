"""Time that two people have together: supervision and handover."""

from __future__ import annotations

from dataclasses import dataclass

from ortools.sat.python import cp_model

from planner.domain.rota import ActivityKind
from planner.domain.time_grid import Span
from solver.plans import Candidate, DayPlan, MeetingPlan
from solver.terms import Expression, add
from solver.variables import Variables, grid


@dataclass(frozen=True, slots=True)
class Together:
    """A meeting of two people of `shortest` to `longest` minutes inside the window (horizon minutes)."""

    kind: ActivityKind
    demand: str
    people: tuple[str, str]
    shortest: int
    longest: int
    window: Span


def put_meetings(variables: Variables, meeting: Together) -> list[Candidate]:
    """One possible meeting for each day that both may work; the first person's candidates are returned."""
    first, second = meeting.people
    pinned = _pinned(variables, meeting)
    made = []
    for plan in variables.days_of(first):
        other = variables.days.get((second, plan.day))
        if other is None or not plan.can_work or not other.can_work:
            continue
        at, common = pinned.get(plan.day), plan.reach.common(other.reach)
        inside = common.common(meeting.window) if common else None
        if inside is not None and at is None:
            inside = _not_begun(variables, inside)
        if inside is not None and inside.minutes >= meeting.shortest:
            made.append(_meet(variables, meeting, (plan, other), inside, at))
            variables.meetings.setdefault(meeting.demand, []).append(MeetingPlan((plan, other), made[-1]))
    return made


def _not_begun(variables: Variables, inside: Span) -> Span | None:
    """What of the span is left in a repair: nothing new begins before its moment."""
    repair = variables.problem.repair
    begin = inside.start if repair is None else max(inside.start, repair.moment - variables.origin)
    return Span(begin, inside.end) if begin < inside.end else None


def _pinned(variables: Variables, meeting: Together) -> dict[int, Span]:
    """Pinned meetings by day: those that one or both of the two have pinned at a useful length."""
    found: dict[int, Span] = {}
    for person in meeting.people:
        for plan, _, span in variables.take_pins(
            meeting.kind,
            meeting.demand,
            person,
            lambda day, activity: (
                found.get(day.day) in (None, variables.local(activity.span))
                and meeting.shortest <= activity.end - activity.start <= meeting.longest
                and meeting.window.contains(variables.local(activity.span))
                and all(variables.days[who, day.day].can_work for who in meeting.people)
            ),
        ):
            found[plan.day] = span
    return found


def _meet(
    variables: Variables,
    meeting: Together,
    plans: tuple[DayPlan, DayPlan],
    inside: Span,
    pinned: Span | None,
) -> Candidate:
    cp = variables.cp
    name = f"{meeting.kind}:{meeting.demand}:{plans[0].day}"
    present = cp.new_bool_var(name)
    moments = grid(inside.start, inside.end - meeting.shortest)
    if pinned is not None:
        moments = sorted({*moments, pinned.start})
    start: Expression = cp.new_int_var_from_domain(cp_model.Domain.from_values(moments), f"start:{name}")
    size: Expression = meeting.shortest
    amount: Expression = meeting.shortest * present
    if meeting.longest > meeting.shortest:
        sizes = grid(meeting.shortest, min(meeting.longest, inside.minutes))
        if pinned is not None:
            sizes = sorted({*sizes, pinned.minutes})
        size = amount = cp.new_int_var_from_domain(cp_model.Domain.from_values([0, *sizes]), f"size:{name}")
        add(cp, size >= meeting.shortest, present)
        add(cp, size == 0, present.negated())
    if pinned is not None:
        for claim in (present == 1, start == pinned.start, size == pinned.minutes):
            add(cp, claim)
    candidate = Candidate(
        kind=meeting.kind,
        demand=meeting.demand,
        literal=present,
        start=start,
        size=size,
        reach=Span(moments[0], inside.end),
        longest=min(meeting.longest, inside.minutes),
        amount=amount,
        is_pinned=pinned is not None,
    )
    placed = [variables.put(plan, candidate) for plan in plans]
    if meeting.window.end < max(plan.reach.end for plan in plans):
        add(cp, start + size <= meeting.window.end, present)
    return placed[0]
