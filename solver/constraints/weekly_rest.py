"""Every Monday week has an uninterrupted rest of at least 35 hours, or every fortnight one of at least 59, or
two of 35.

    one of the gaps of the week is long enough: from the week's start or the end of a worked day's shift to
    the start of a later worked day's shift or the week's end, with every day between left free
    two in a fortnight: the gaps long enough, and once more those that are a day longer, are two or more
Where leaving one day free is always rest enough, that stands for the gaps around it. Weeks with two
neighbouring days that are never worked need no constraint. Over a clock change hours that really pass count.
"""

from __future__ import annotations

from planner.domain.person import Person, PersonWeek
from planner.domain.time_grid import DAY, WEEK, Span, civil, minus, worked_minutes
from solver.clock_changes import most_lost
from solver.filled_cp_model import Value
from solver.objective import Penalty
from solver.plans import DayPlan
from solver.terms import Literal, add, clause, implies, negated, total
from solver.variables import Variables


def constrain(variables: Variables) -> list[Penalty]:
    """One long rest in each week."""
    for person in variables.problem.people:
        for week in person.weeks:
            _rest_in_week(variables, person, week)
    return []


def _rest_in_week(variables: Variables, person: Person, week: PersonWeek) -> None:
    rule = variables.problem.settings.weekly_rest
    asked, begins_at = rule.minutes, civil(week.monday)
    if rule.every != "week":
        if (week.monday - 1) // 7 % 2 == 0:
            return
        asked, begins_at = rule.fortnight_minutes, begins_at - WEEK
    whole = variables.local(Span(begins_at, civil(week.monday) + WEEK))
    plans = [plan for plan in variables.days_of(person.id) if plan.can_work and plan.reach.overlaps(whole)]
    past = [variables.local(Span(work.start, work.end)) for work in person.past]
    work = [*past, *(plan.reach for plan in plans)]
    if rule.every == "twice_a_fortnight":
        _two_rests(variables, plans, whole, past)
        return
    free = minus(whole, [each for each in work if each.overlaps(whole)])
    if any(_minutes(variables, gap.start, gap.end) >= asked for gap in free):
        return
    begins = max([whole.start, *(span.end for span in past if span.end > whole.start)])
    sure = {
        number
        for number in range(len(plans))
        if _minutes(variables, *_sure_rest(plans, number, begins, whole.end)) >= asked
    }
    gaps: list[Literal] = [negated(plans[number].works) for number in sorted(sure)]
    if len(sure) < len(plans):
        gaps += [
            gap
            for first in range(-1, len(plans))
            for last in range(first + 1, len(plans) + 1)
            if sure.isdisjoint(range(first + 1, last))
            and (gap := _gap(variables, plans, (first, last), Span(begins, whole.end), asked)) is not None
        ]
    clause(variables.cp, *gaps)


def _two_rests(variables: Variables, plans: list[DayPlan], whole: Span, past: list[Span]) -> None:
    """Two rests of a week's length in the fortnight; a gap that is a day longer counts twice."""
    asked = variables.problem.settings.weekly_rest.minutes
    begins = max([whole.start, *(span.end for span in past if span.end > whole.start)])
    before = minus(Span(whole.start, begins), [each for each in past if each.overlaps(whole)])
    lengths = [_minutes(variables, gap.start, gap.end) for gap in before]
    wanted = 2 - sum(1 + (minutes - asked) // DAY for minutes in lengths if minutes >= asked)
    if wanted <= 0 or not plans:
        return
    gaps = [
        gap
        for first in range(-1, len(plans))
        for last in range(first + 1, len(plans) + 1)
        for length in (asked, asked + DAY)
        if (gap := _gap(variables, plans, (first, last), Span(begins, whole.end), length)) is not None
    ]
    add(variables.cp, total(gaps) >= wanted)


def _minutes(variables: Variables, begin: int, end: int) -> int:
    """Minutes that really pass between the two moments; none when the end comes first."""
    return worked_minutes(Span(begin, end).shifted(variables.origin)) if begin < end else 0


def _sure_rest(plans: list[DayPlan], number: int, begins: int, ends: int) -> tuple[int, int]:
    """From when to when leaving the one day free gives rest, whatever is worked on the other days."""
    begin = max([begins, *(plan.ends.end for plan in plans[:number])])
    return begin, min([ends, *(plan.starts.start for plan in plans[number + 1 :])])


def _gap(
    variables: Variables, plans: list[DayPlan], between: tuple[int, int], whole: Span, asked: int
) -> Literal | None:
    """A literal that the rest between two worked days (or the week's ends) is long enough."""
    first, last = between
    before = plans[first] if first >= 0 else None
    after = plans[last] if last < len(plans) else None
    earliest = max(whole.start, before.ends.start) if before else whole.start
    latest = min(whole.end, after.starts.end) if after else whole.end
    if _minutes(variables, earliest, latest) < asked:
        return None
    cp = variables.cp
    gap = cp.new_bool_var(f"rest:{plans[0].person.id}:{whole.end}:{first}:{last}:{asked}")
    between_them = plans[first + 1 : last]
    ends = [plan for plan in (before, after) if plan is not None]
    for plan in between_them:
        implies(cp, gap, negated(plan.works))
    # Both ends are worked: were one left free, the rest would go on to another day's shift.
    for plan in ends:
        implies(cp, gap, plan.works)
    if before and after:
        lost = most_lost(variables, _ends_of(before.ends), _ends_of(after.starts))
        add(cp, after.start - before.end >= asked + lost, gap)
    if after:
        lost = most_lost(variables, (whole.start,), _ends_of(after.starts))
        add(cp, after.start >= whole.start + asked + lost, gap)
    if before:
        lost = most_lost(variables, _ends_of(before.ends), (whole.end,))
        add(cp, before.end <= whole.end - asked - lost, gap)

    def is_long(value: Value) -> int:
        begin = max(whole.start, value(before.end)) if before else whole.start
        end = min(whole.end, value(after.start)) if after else whole.end
        all_free = not any(value(plan.works) for plan in between_them)
        is_rest = all_free and all(value(plan.works) for plan in ends)
        return int(is_rest and _minutes(variables, begin, end) >= asked)

    cp.fill(gap, is_long)
    return gap


def _ends_of(span: Span) -> tuple[int, int]:
    return span.start, span.end
