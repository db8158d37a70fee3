"""How many things wait on the screens of requests: the figures of the rail."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from planner.domain.time_grid import civil_of
from planner.services.worked.work_days import DAYS_BACK

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

# Older records wait for nobody; reading all would take long after a few years.
DAYS = timedelta(days=DAYS_BACK)


def to_decide(desk: Desk) -> int:
    """Requests for time that wait for the manager, and check-ins that are overdue; nothing for others."""
    from planner.domain.own_requests import OwnRequest
    from planner.services.check_in.watch import overdue_in

    session, team = desk.session, desk.session.team
    if team is None or not session.caller.is_manager:
        return 0
    now = session.clock.now()
    lately = now.date() - DAYS
    requests = session.store.own_records(OwnRequest, lately)
    later = sum(each.is_open and each.later_start is not None for each in requests)
    asked = sum(each.state == "requested" for each in team.absences)
    asked += sum(each.state == "requested" for each in team.toil)
    return asked + later + len(overdue_in(session.store, now))


def to_tell(desk: Desk) -> int:
    """Check-ins that are overdue and days to confirm, of the person; nothing for others."""
    from planner.domain.worked_days import WorkedDay
    from planner.services.check_in.watch import overdue_in
    from planner.services.worked.work_days import open_days, work_days

    session, team = desk.session, desk.session.team
    staff = session.caller.staff
    if team is None or staff is None or session.caller.role != "worker":
        return 0
    moment = session.clock.now()
    now, lately = civil_of(moment), moment.date() - DAYS
    days = work_days(team, session.store.own_records(WorkedDay, lately), staff, now)
    late = overdue_in(session.store, moment)
    mine = sum(staff in (each.check_in.staff, each.check_in.buddy) for each in late)
    return open_days(days) + mine
