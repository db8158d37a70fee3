"""The Riverside sample over several weeks: its week's demand comes again each week, and the wheel turns.

What falls on a bank holiday is left out, as nobody would ask for it; leave, pins and what was due once stay
in the first week. The days agreed for the first week's hearings are agreed again with each.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from planner.domain.bank_holidays import is_bank_holiday
from planner.domain.demand import CourtDeadline, Event, Visit
from planner.domain.records import TimeSpan
from planner.domain.staff import AgreedChange, LockdownWeek, LockdownWheel
from planner.domain.team import Team
from planner.domain.time_grid import DAY, day_of
from planner.importers.team_file import parse_team
from resources import sample_text

RIVERSIDE_WEEK = date(2026, 11, 23)


def riverside_weeks(weeks: int) -> Team:
    """The team, to be planned over so many weeks (1–12) from Monday 23 November 2026."""
    team = parse_team(sample_text("riverside"), "the sample")
    visits, deadlines = list(team.visits), list(team.court_deadlines)
    events, changes = list(team.events), list(team.agreed_changes)
    for week in range(1, weeks):
        visits += [each for visit in team.visits if (each := _visit(visit, week)).windows]
        deadlines += [_deadline(each, week) for each in team.court_deadlines]
        events += [_event(each, week) for each in team.events]
        changes += [_change(each, week) for each in team.agreed_changes]
    return team.model_copy(
        update={
            "visits": tuple(visits),
            "court_deadlines": tuple(each for each in deadlines if _is_asked(day_of(each.filing))),
            "events": tuple(each for each in events if _is_asked(day_of(each.start))),
            "agreed_changes": tuple(each for each in changes if _is_asked(each.day.toordinal())),
            "lockdown": _wheel(team, weeks),
        }
    )


def _is_asked(day: int) -> bool:
    return not is_bank_holiday("england", day)


def _visit(visit: Visit, week: int) -> Visit:
    by = 7 * DAY * week
    windows = tuple(
        TimeSpan(start=window.start + by, end=window.end + by)
        for window in visit.windows
        if _is_asked(day_of(window.start + by))
    )
    due = visit.due and visit.due + timedelta(weeks=week)
    return visit.model_copy(
        update={"id": f"{visit.id}-w{week}", "case": f"{visit.case}-{week}", "windows": windows, "due": due}
    )


def _deadline(deadline: CourtDeadline, week: int) -> CourtDeadline:
    return deadline.model_copy(
        update={
            "id": f"{deadline.id}-w{week}",
            "case": f"{deadline.case}-{week}",
            "filing": deadline.filing + 7 * DAY * week,
        }
    )


def _event(event: Event, week: int) -> Event:
    by = 7 * DAY * week
    return event.model_copy(
        update={"id": f"{event.id}-w{week}", "start": event.start + by, "end": event.end + by}
    )


def _change(change: AgreedChange, week: int) -> AgreedChange:
    return change.model_copy(update={"id": f"{change.id}-w{week}", "day": change.day + timedelta(weeks=week)})


def _wheel(team: Team, weeks: int) -> LockdownWheel | None:
    """The wheel with a turn for each week, in its order; the next in the order covers."""
    wheel = team.lockdown
    if wheel is None:
        return None
    return wheel.model_copy(update={"weeks": (*wheel.weeks, *_turns(wheel.order, weeks))})


def _turns(order: Sequence[str], weeks: int) -> list[LockdownWeek]:
    return [
        LockdownWeek(
            staff=order[week % len(order)],
            week=RIVERSIDE_WEEK + timedelta(weeks=week),
            cover_person=order[(week + 1) % len(order)],
        )
        for week in range(1, weeks)
    ]
