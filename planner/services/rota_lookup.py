"""A problem and the shifts that answer it, indexed for the questions that reasons ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from planner.domain.person import Person, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift


class RotaLookup:
    """Looks things up; `shifts` must not change meanwhile."""

    def __init__(self, problem: RotaProblem, shifts: Sequence[Shift]) -> None:
        self.problem, self.shifts = problem, shifts

    @cached_property
    def _serving(self) -> dict[str, list[tuple[Shift, Activity]]]:
        found: dict[str, list[tuple[Shift, Activity]]] = {}
        for shift in self.shifts:
            for activity in shift.activities:
                if activity.demand is not None:
                    found.setdefault(activity.demand, []).append((shift, activity))
        return found

    @cached_property
    def _by_day(self) -> dict[int, list[Shift]]:
        found: dict[int, list[Shift]] = {}
        for shift in self.shifts:
            found.setdefault(shift.day, []).append(shift)
        return found

    def serving(self, demand: str) -> Sequence[tuple[Shift, Activity]]:
        """The activities that serve a demand, each with its shift."""
        return self._serving.get(demand, ())

    @cached_property
    def _by_person(self) -> dict[str, list[Shift]]:
        found: dict[str, list[Shift]] = {}
        for shift in self.shifts:
            found.setdefault(shift.staff, []).append(shift)
        return found

    def shifts_of(self, person: str) -> Sequence[Shift]:
        """The person's shifts."""
        return self._by_person.get(person, ())

    def starting_on(self, day: int) -> Sequence[Shift]:
        """The shifts that start on a day (an ordinal)."""
        return self._by_day.get(day, ())

    def names(self, people: Sequence[str], last: str = "and") -> str:
        """`Ana Alvi`, `Ana Alvi and Ben Boyd`: names of ids."""
        known = self.problem.person_by_id
        words = [known[person].name if person in known else person for person in people]
        return f" {last} ".join([", ".join(words[:-1]), words[-1]]) if len(words) > 1 else "".join(words)

    def day_of_person(self, person: str, day: int) -> PersonDay | None:
        """What the person may do on the day; None when the problem does not know."""
        found: Person | None = self.problem.person_by_id.get(person)
        index = day - self.problem.first_day
        return found.days[index] if found is not None and 0 <= index < len(found.days) else None

    def missing_of(
        self, day: int, found: Sequence[str], least: int, skills: tuple[tuple[str, int], ...]
    ) -> tuple[str, int]:
        """How many people are missing: of all, or where enough are there, of those with a skill (named)."""
        if len(found) < least:
            return "", least - len(found)
        for skill, wanted in skills:
            days = (self.day_of_person(person, day) for person in found)
            holding = sum(today is not None and skill in today.skills for today in days)
            if holding < wanted:
                return skill, wanted - holding
        return "", 0
