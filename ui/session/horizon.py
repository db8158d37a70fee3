"""How many weeks a build plans: those of the rota at hand, else as many as were chosen last for the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.plan_settings import BUILD_WEEKS
from ui.session.session import Session
from ui.session.shown_rota import ShownRota, show_rota

if TYPE_CHECKING:
    from planner.domain.rota import Rota
    from planner.services.rota_edits import ReplaceRota

MOST_WEEKS = 12


class Horizon:
    """Asks the session; it is a setting of the plan, not of the machine."""

    def __init__(self, session: Session) -> None:
        self._session = session

    @property
    def weeks(self) -> int:
        """How many weeks the next build plans when nobody says otherwise."""
        session = self._session
        if session.rota is not None and session.shown is not None:
            return session.shown.problem.weeks
        kept = session.store.setting(BUILD_WEEKS) if session.is_open else None
        wanted = int(kept) if kept is not None and kept.isdecimal() else 1
        return self.possible(max(1, min(wanted, MOST_WEEKS)))

    def choose(self, weeks: int) -> None:
        """Keep the choice for the weeks that have no rota yet."""
        self._session.store.put_setting(BUILD_WEEKS, str(weeks))

    def possible(self, weeks: int) -> int:
        """As many of the weeks as end before a later published one begins, and before other rules do."""
        from planner.services.planned_weeks import weeks_together

        session = self._session
        spans = session.store.kept_spans()
        return weeks_together(session.store.team(), spans, session.first_day, weeks)

    def ends_with_rules(self, weeks: int) -> bool:
        """Whether other rules are in force from the week on that follows so many weeks."""
        from planner.services.rules_in_force import packs_within

        first = self._session.first_day.toordinal()
        end = first + 7 * weeks
        packs = packs_within(self._session.store.team(), range(first, end + 7))
        return any(monday == end for monday, _ in packs)

    def shown_for(self, weeks: int) -> ShownRota:
        """What is shown of so many weeks before their build has found anything."""
        from planner.services.planned_weeks import rota_at_hand

        session = self._session
        team = session.store.team()
        hand = rota_at_hand(session.store, team, session.first_day, weeks)
        if hand is not None:
            return show_rota(team, session.first_day, hand)
        from planner.services.freeze_problem import freeze_problem

        return ShownRota(team, freeze_problem(team, session.first_day, weeks), None)

    def replacing(self, rota: Rota, what: str) -> ReplaceRota:
        """The edit that puts a planned rota in the place of the drafts of its weeks."""
        from planner.services.planned_weeks import replacing

        return replacing(self._session.store, rota, what)
