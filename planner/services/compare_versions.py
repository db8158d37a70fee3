"""Two versions of a week side by side: what each says of a person's day, where they differ."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.rules.wording import listed
from planner.services.freeze_problem import freeze_problem
from planner.services.rota_diff import DayChange, activity_words, rota_diff

OFF = "off"


@dataclass(frozen=True, slots=True)
class DayPair:
    """One person's day in both versions."""

    staff: str
    name: str
    day: int
    before: str
    after: str

    @property
    def words(self) -> str:
        """For somebody who hears it."""
        return f"{self.name}, {day_label(self.day)}: {self.before}; then {self.after}"


@dataclass(frozen=True, slots=True)
class Comparison:
    """`headline` in one sentence, and each day that differs, by person and day."""

    headline: str
    pairs: tuple[DayPair, ...]


def compare_versions(team: Team, before: Rota, after: Rota) -> Comparison:
    """What differs between two rotas of the same weeks."""
    problem = freeze_problem(team, after.first_day, after.weeks, after)
    diff = rota_diff(problem, before.shifts, after.shifts)
    pairs = tuple(
        DayPair(
            person.staff,
            person.name,
            change.day,
            _side(problem, change.before, change, is_after=False),
            _side(problem, change.after, change, is_after=True),
        )
        for person in diff.people
        for change in person.days
    )
    left = {shift.staff for shift in (*before.shifts, *after.shifts)} - set(problem.person_by_id)
    names = team.staff_names
    gone = sorted(names.get(each, each) for each in left)
    words = f" {listed(gone)} left the team since." if gone else ""
    return Comparison(f"{diff.headline}{words}", pairs)


def _side(problem: RotaProblem, shift: Shift | None, change: DayChange, *, is_after: bool) -> str:
    """`09:00–17:00, at home, with visit R-1042`."""
    if shift is None:
        return OFF
    own = change.gained if is_after else change.lost
    parts = [shift.span.times]
    if shift.place == "home":
        parts.append("at home")
    if own:
        parts.append(f"with {listed(activity_words(problem, own))}")
    return ", ".join(parts)
