"""A person's balances in the pane, and what the leave in the form would take from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.errors import PlannerError
from planner.domain.records import DateRange
from planner.domain.staff import Absence
from planner.services.record_form import made_record
from ui.leave.leave_counts import LeaveCounts

if TYPE_CHECKING:
    from planner.domain.team import Team
    from ui.main_window.desk import Desk
    from ui.requests.own_forms import OwnLeaveForm
    from ui.requests.own_pane import OwnPane


def cost_words(desk: Desk, team: Team, staff: str, form: OwnLeaveForm) -> str:
    """`Takes 14.8 h of leave; 32 h are left then.`; nothing while the days cannot be."""
    values = form.values()
    try:
        start, end = form.times() or (None, None)
        fields = {"id": "new", "staff": staff, "kind": values["kind"], "start": start, "end": end}
        dates = DateRange(first=values["first"], last=values["last"])
        absence = made_record(Absence, {**fields, "dates": dates, "state": "requested"}, "The leave")
        return LeaveCounts(desk.session).cost_words(team, absence)
    except (PlannerError, ValueError):
        return ""


def show_balances(desk: Desk, team: Team, staff: str, pane: OwnPane) -> None:
    """Hours of the week on screen, TOIL, flexi, and the account of the leave year."""
    from planner.services.leave_year import leave_accounts, leave_year_words
    from planner.services.my_week.my_week import my_week

    session, today = desk.session, desk.session.clock.now().date()
    me = tuple(member for member in team.staff if member.id == staff)
    alone = team.model_copy(update={"staff": me, "job_shares": (), "lockdown": None})
    accounts = leave_accounts(alone, today, today=today, full_time_days=LeaveCounts(session).full_time_days)
    pane.account.show_account(accounts[0] if accounts else None, leave_year_words(today))
    try:
        week = my_week(session.store, session.caller, staff, session.first_day)
    except PlannerError:
        pane.hours.hide()
    else:
        pane.hours.show()
        pane.hours.show_hours(week.hours)
    pane.show_balances(me[0].name if me else "")
