"""What the leave screen counts: the leave accounts of a year, what a leave takes, TOIL, the scheme's days."""

from __future__ import annotations

from planner.domain.plan_settings import LEAVE_DAYS
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import hours_label
from planner.reports.toil_forecast import ToilForecast, toil_forecast
from planner.services.leave_year import (
    FULL_TIME_DAYS,
    LeaveAccount,
    leave_accounts,
    leave_cost,
    leave_year_of,
    leave_year_words,
)
from ui.session.session import Session
from ui.session.shown_rota import ShownRota


class LeaveCounts:
    """Of the session's plan and week; a year's accounts are counted again only when something has changed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._counted: tuple[Team, object, tuple[LeaveAccount, ...]] | None = None

    @property
    def full_time_days(self) -> int:
        """Days of leave a year that the scheme gives for full time."""
        kept = self._session.store.setting(LEAVE_DAYS)
        return int(kept) if kept is not None and kept.isdecimal() else FULL_TIME_DAYS

    def put_full_time_days(self, days: int) -> None:
        """Keep the days of the scheme."""
        self._session.store.put_setting(LEAVE_DAYS, str(days))

    def accounts(self, team: Team) -> tuple[LeaveAccount, ...]:
        """Everybody's leave year. A year of everybody's days takes a moment."""
        session, days = self._session, self.full_time_days
        today = session.clock.now().date()
        asked = (leave_year_of(session.first_day), today, days)
        if self._counted is None or self._counted[0] is not team or self._counted[1] != asked:
            accounts = leave_accounts(team, session.first_day, today=today, full_time_days=days)
            self._counted = (team, asked, accounts)
        return self._counted[2]

    def cost_words(self, team: Team, absence: Absence) -> str:
        """`Takes 14.8 h of leave; 32 h are left then.`"""
        today = self._session.clock.now().date()
        cost = leave_cost(team, absence, today=today, full_time_days=self.full_time_days)
        if cost is None:
            return ""
        over = ", more than there is" if cost.left < 0 else ""
        return f"Takes {hours_label(cost.takes)} of leave; {hours_label(cost.left)} are left then{over}."

    def year_words(self, team: Team) -> str:
        """Which year is counted, and of which nation's bank holidays."""
        year, nation = leave_year_words(self._session.first_day), team.nation.replace("_", " ").title()
        return f"{year}, bank holidays of {nation} in the same pot of hours"


def forecast_of(shown: ShownRota) -> ToilForecast:
    """What the rota on screen does to everybody's TOIL."""
    return toil_forecast(shown.problem, shown.shifts)
