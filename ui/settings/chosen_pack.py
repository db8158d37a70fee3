"""Which rule pack the settings show and change, and the edits that go into it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from planner.domain.errors import InputProblem, PlannerError
from planner.domain.team import Team
from ui.forms.attempt import attempt
from ui.main_window.desk import Desk

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit

# A file may hold rules of any year; none is suggested that no calendar has.
LAST_YEAR = 9999


class ChosenPack:
    """`first` is the day from which the chosen pack is in force; None: the one in force."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.first: date | None = None

    def shown(self, team: Team) -> Team:
        """The team as if the chosen pack were in force; a pack that has gone is chosen no more."""
        from planner.services.coming_rules import as_with

        if all(pack.in_force_from != self.first for pack in team.coming_rules):
            self.first = None
        return as_with(team, self.first)

    def edit(self, edit: TeamEdit, reason: str | None = None) -> tuple[InputProblem, ...] | None:
        """Do an edit of the rules that are shown; where it gives them another day, that is chosen now."""
        from planner.services.coming_rules import as_with, put_into

        team = self._desk.session.team
        if team is None:
            return ()
        before = self.first
        put = put_into(team, before, edit)
        if before is not None:
            after = edit.apply(as_with(team, before))[0]
            self.first = after.rules.in_force_from
        problems = self._desk.edit_team(put, reason)
        if problems is not None:
            self.first = before
        return problems

    def prepare(self) -> None:
        """A pack for a year after the last one; its page has its name and day to be set."""
        from planner.services.coming_rules import prepare_rules

        team = self._desk.session.team
        if team is None:
            return
        last = max(pack.in_force_from for pack in (team.rules, *team.coming_rules))
        day = next_year(last, self._desk.session.clock.now().date())
        before, self.first = self.first, day
        problems = attempt(self._desk.edit_team, lambda: prepare_rules(team, "Later rules", day))
        if problems is not None:
            self.first = before
            self._desk.tell_trouble(PlannerError(" ".join(problems.values()), "Remove a later pack first."))

    def remove(self) -> None:
        """Take the chosen pack away; undo brings it back."""
        from planner.services.coming_rules import drop_rules

        team = self._desk.session.team
        pack = (
            next((each for each in team.coming_rules if each.in_force_from == self.first), None)
            if team
            else None
        )
        if team is not None and pack is not None:
            self._desk.edit_team(drop_rules(team, pack))


def next_year(day: date, today: date) -> date:
    """The same day of a year to come: agreements run from April to April."""
    year = max(day.year, today.year) if day.year < LAST_YEAR else today.year
    is_leap_day = (day.month, day.day) == (2, 29)
    suggested = date(year, 3, 1) if is_leap_day else day.replace(year=year)
    is_later = suggested > today and suggested != day
    return suggested if is_later else suggested.replace(year=year + 1)
