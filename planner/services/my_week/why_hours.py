"""What fixes the hours of a shift, as far as it is known without solving: windows of visits, turns on duty,
filings, and the rest that is owed since the day before."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import clock, day_label, day_of, hours_label, moment_label
from planner.services.my_week.my_week import MyWeek

LONGEST_REST_TOLD = 14 * 60


def why_these_hours(week: MyWeek, shift: Shift, start: int | None = None) -> tuple[str, ...]:
    """Sentences to the person whose shift it is; with `start`, of the part that starts then alone."""
    wanted = [each for each in shift.activities if start in (None, each.start)]
    told = [sentence for each in wanted for sentence in _of(week, each)]
    return tuple(dict.fromkeys((*told, *(_rest(week, shift) if start is None else ()))))


def _of(week: MyWeek, activity: Activity) -> Iterator[str]:
    if activity.kind == "visit":
        yield from _of_visit(week, activity)
    elif activity.kind == "duty":
        turn = week.problem.turn_by_id.get(activity.demand or "")
        if turn is not None:
            yield f"The duty desk has to be held {turn.span.times}."
    elif activity.kind == "court_writing":
        need = next((each for each in week.problem.writing if each.id == activity.demand), None)
        if need is not None:
            yield f"{need.case} is filed {moment_label(need.filing)}, and you write it."
    elif activity.kind == "event":
        event = next((each for each in week.problem.events if each.id == activity.demand), None)
        if event is not None:
            yield f"{event.name} is {event.span.times}."


def _of_visit(week: MyWeek, activity: Activity) -> Iterator[str]:
    visit = week.problem.visit_by_id.get(activity.demand or "")
    if visit is None:
        return
    day = day_of(activity.start)
    today = [each for each in visit.windows if day_of(each.start) == day]
    others = len(visit.windows) - len(today)
    when = " or ".join(each.times for each in today) or "another day"
    more = f", or on {others} other {'day' if others == 1 else 'days'}" if others else ""
    yours = "; it is allocated to you" if visit.allocated == week.person.id else ""
    yield f"Visit {visit.case} can be made {when}{more}{yours}."
    missing = visit.workers - len(workers_of(week, activity))
    if missing > 0:
        yield f"It needs {visit.workers} workers; {missing} {'is' if missing == 1 else 'are'} not found yet."


def workers_of(week: MyWeek, activity: Activity) -> tuple[str, ...]:
    """Who makes the visit, by their ids; nobody where it is no visit."""
    if activity.kind != "visit" or activity.demand is None or week.rota is None:
        return ()
    return tuple(
        shift.staff
        for shift in week.rota.shifts
        if any(each.demand == activity.demand and each.kind == "visit" for each in shift.activities)
    )


def _rest(week: MyWeek, shift: Shift) -> Iterator[str]:
    rest = week.rest_before(shift)
    if rest is not None and rest.minutes <= LONGEST_REST_TOLD:
        ended = f"{day_label(day_of(rest.start - 1))} {clock(rest.start)}"
        yield f"You finish {ended}: {hours_label(rest.minutes)} of rest come before this start."
