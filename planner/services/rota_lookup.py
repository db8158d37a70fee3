"""A problem and the shifts that answer it, indexed for the questions that reasons ask."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from planner.domain.indexed_shifts import IndexedShifts, indexed
from planner.domain.person import Person, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift


class RotaLookup:
    """Looks things up; `shifts` must not change meanwhile."""

    def __init__(self, problem: RotaProblem, shifts: Sequence[Shift]) -> None:
        self.problem, self.shifts = problem, shifts

    @cached_property
    def _index(self) -> IndexedShifts:
        return indexed(self.shifts)

    def serving(self, demand: str) -> Sequence[tuple[Shift, Activity]]:
        """The activities that serve a demand, each with its shift."""
        return self._index.serving.get(demand, ())

    def shifts_of(self, person: str) -> Sequence[Shift]:
        """The person's shifts."""
        return self._index.of_person.get(person, ())

    def starting_on(self, day: int) -> Sequence[Shift]:
        """The shifts that start on a day (an ordinal)."""
        return self._index.starting_on.get(day, ())

    def names(self, people: Sequence[str], last: str = "and") -> str:
        """`Ana Alvi`, `Ana Alvi and Ben Boyd`: names of ids."""
        words = [*map(self.problem.name_of, people)]
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
