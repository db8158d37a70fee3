"""From staff records to the people of a frozen problem. Who has not changed is not frozen again."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.in_steps import Steps, at_once
from planner.domain.person import Person
from planner.domain.remembered import Remembered
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.services.freeze_person import PersonFreezer
from planner.services.staff_records import StaffIndex, StaffRecords

# Three hundred people over three horizons; each as the plan has them, and as who has signed in may see them.
FROZEN_PEOPLE: Remembered[StaffRecords, Person] = Remembered(1000, of_each=2)


@dataclass(frozen=True)
class PeopleFreezer:
    """Freezes the people of one team for the days `first_day` .. `first_day + 7 * weeks - 1` (ordinals)."""

    team: Team
    first_day: int
    weeks: int

    def people(self) -> tuple[Person, ...]:
        """Everyone who has a contract on at least one of the days, in the team's order.

        What depends on others (breaks with backfill) is not in yet.
        """
        return at_once(self.in_steps())

    def in_steps(self) -> Steps[tuple[Person, ...]]:
        """The same, a person a step."""
        index = StaffIndex(self.team)
        people = []
        for member in self.in_post():
            people.append(self.person(index.of(member)))
            yield
        return tuple(people)

    def in_post(self) -> tuple[StaffMember, ...]:
        """Who has a contract on at least one of the days, in the team's order."""
        return tuple(member for member in self.team.staff if self._is_in_post(member))

    def _is_in_post(self, member: StaffMember) -> bool:
        days = range(self.first_day, self.first_day + 7 * self.weeks)
        return any(
            contract.dates.first.toordinal() < days.stop
            and (contract.dates.last is None or days.start <= contract.dates.last.toordinal())
            for contract in member.contracts
        )

    def person(self, records: StaffRecords) -> Person:
        """One person, whose records are given."""
        # With the wheel a person is frozen twice: without its turns, to give them out, and with them.
        turns = len(records.lockdown.weeks) if records.lockdown else 0
        key = (self.team.id, records.member.id, self.first_day, self.weeks, turns)
        return FROZEN_PEOPLE.answer(
            key, records, lambda: PersonFreezer(records.as_team(), self.first_day, self.weeks).person()
        )
