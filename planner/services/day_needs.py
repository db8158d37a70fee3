"""Whether a team can spare somebody on a day, judged from the frozen problem before anything is planned.

Careful rather than clever: whatever only that person can do on that day, or too few others could, keeps them.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from planner.domain.person import Person, PersonDay, PersonWeek
from planner.domain.problem import RotaProblem
from planner.domain.time_grid import Span, civil, day_of, monday_of

Away = Set[tuple[str, int]]
Others = Sequence[tuple[Person, PersonDay]]
# The author keeps so many times the hours of the writing before a court filing.
ROOM_TO_WRITE = 2
# Others who could be on duty, or on a visit, beside those who are needed: they have other work, too.
SPARE = 1


def can_spare(problem: RotaProblem, person: Person, day: PersonDay, away: Away) -> bool:
    """Whether the person may be off on the day; `away`: who is off when beside what the problem says."""
    if _is_bound(problem, person, day.day) or not _can_write(problem, person, day.day, away):
        return False
    at_work = [
        (each, its)
        for each in problem.people
        if each is not person and (each.id, day.day) not in away
        if (its := each.days[day.day - problem.first_day]).options
    ]
    free = [(each, its) for each, its in at_work if not _week(problem, each, day.day).is_lockdown]
    return (
        _meets_others(problem, person, day.day, away)
        and _duty_holds(problem, day.day, free)
        and _presence_holds(problem, day.day, at_work)
        and _shifts_hold(problem, day.day, at_work)
        and _hours_suffice(problem, person, day.day, away)
        and _visits_hold(problem, day.day, free)
    )


def _week(problem: RotaProblem, person: Person, day: int) -> PersonWeek:
    return person.weeks[(day - problem.first_day) // 7]


def _is_bound(problem: RotaProblem, person: Person, day: int) -> bool:
    """Whether something of the day is the person's own: a pin, an event, a visit of no other day."""
    whole = Span(civil(day), civil(day + 1))
    return (
        any(pin.staff == person.id and pin.day == day for pin in problem.pinned_shifts)
        or any(who == person.id and each.span.overlaps(whole) for who, each in problem.pinned_activities)
        or any(person.id in event.people and event.span.overlaps(whole) for event in problem.events)
        or any(
            visit.allocated == person.id and all(day_of(window.start) == day for window in visit.windows)
            for visit in problem.visits
        )
    )


def _days_left(person: Person, day: int, away: Away) -> list[PersonDay]:
    """The person's working days without that one."""
    return [
        each for each in person.days if each.options and each.day != day and (person.id, each.day) not in away
    ]


def _can_write(problem: RotaProblem, person: Person, day: int, away: Away) -> bool:
    left = _days_left(person, day, away)
    return all(
        ROOM_TO_WRITE * need.minutes
        <= sum(each.target_minutes for each in left if civil(each.day) < need.finish_by)
        for need in problem.writing
        if need.author == person.id and civil(day) < need.finish_by
    )


def _meets_others(problem: RotaProblem, person: Person, day: int, away: Away) -> bool:
    """Whether supervision keeps a common day, and the partner of a shared post is there."""
    mine = {each.day for each in _days_left(person, day, away)}
    for supervision in problem.supervision:
        pair = (supervision.supervisor, supervision.worker)
        if person.id not in pair or not supervision.window.contains(Span(civil(day), civil(day + 1))):
            continue
        other = problem.person_by_id.get(pair[pair[0] == person.id])
        theirs = _days_left(other, -1, away) if other is not None else []
        window = supervision.window
        if not any(
            each.day in mine and civil(each.day) in range(window.start, window.end) for each in theirs
        ):
            return False
    return not any(person.id in need.people and day in need.days for need in problem.handovers)


def _duty_holds(problem: RotaProblem, day: int, others: Others) -> bool:
    for turn in problem.duty_turns:
        if day_of(turn.span.start) != day:
            continue
        able = [its for _, its in others if _can_hold(its, turn.span)]
        if len(able) < turn.least + SPARE:
            return False
        if any(sum(skill in its.skills for its in able) < least + SPARE for skill, least in turn.skills):
            return False
    return True


def _can_hold(day: PersonDay, span: Span) -> bool:
    return any(
        option.start_earliest <= span.start and span.end <= option.end_latest for option in day.options
    )


def _presence_holds(problem: RotaProblem, day: int, others: Others) -> bool:
    for need in problem.presence:
        if day_of(need.span.start) != day:
            continue
        there = [
            its
            for _, its in others
            if _can_hold(its, need.span)
            and (need.state == "contactable" or any(option.place != "home" for option in its.options))
        ]
        if len(there) < max(need.least + SPARE, need.ideal):
            return False
        if any(sum(skill in its.skills for its in there) < least for skill, least in need.skills):
            return False
    return True


def _hours_suffice(problem: RotaProblem, person: Person, day: int, away: Away) -> bool:
    """Whether the contracts have hours for the named shifts of the week with these people off."""
    monday = monday_of(day)
    week = range(monday, monday + 7)
    asked = sum(need.least * _paid(problem, need.shift) for need in problem.shift_needs if need.day in week)
    if not asked:
        return True
    there = sum(
        its.contract_minutes - its.credit_minutes
        for each in problem.people
        for its in each.weeks
        if its.monday == monday
    )
    off = {(who, when) for who, when in away if when in week} | {(person.id, day)}
    longest = max((_paid(problem, need.shift) for need in problem.shift_needs), default=0)
    return asked <= there - longest * len(off)


def _paid(problem: RotaProblem, shift: str) -> int:
    """Paid minutes of a named shift; 0 where nobody can work it."""
    options = (option for person in problem.people for day in person.days for option in day.options)
    found = next((option for option in options if option.name == shift), None)
    return found.shortest - found.break_minutes if found is not None else 0


def _shifts_hold(problem: RotaProblem, day: int, others: Others) -> bool:
    """The named shifts of the day have people enough among the others."""
    of_day = [need for need in problem.shift_needs if need.day == day]
    if not of_day:
        return True
    if len(others) < sum(need.least for need in of_day) + SPARE:
        return False
    return all(
        sum(any(option.name == need.shift for option in its.options) for _, its in others)
        >= need.least + SPARE
        for need in of_day
    )


def _visits_hold(problem: RotaProblem, day: int, others: Others) -> bool:
    """Each visit of that day alone has workers enough among the others."""
    for visit in problem.visits:
        if any(day_of(window.start) != day for window in visit.windows):
            continue
        able = sum(
            set(visit.skills) <= its.skills
            and any(
                _can_hold(its, Span(window.start - visit.travel_before, window.start + visit.minutes))
                for window in visit.windows
            )
            for _, its in others
        )
        if able < visit.workers + SPARE:
            return False
    return True
