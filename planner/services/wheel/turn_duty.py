"""Duty given out in turn: who has had least of it for their hours is next, and nobody twice a day.

A proposal for the weeks that have no rota yet, made turn by turn in the order of the days. The duty of the
last weeks counts, as fairness counts it; a turn that asks for a skill gets somebody who holds it first.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from planner.domain.needs import DutyTurn
from planner.domain.person import Person
from planner.domain.time_grid import day_of, monday_of
from planner.services.wheel.wheel_view import WheelView
from planner.services.wheel.who_can import could_serve

# A day's gap is worth so many minutes of duty: turns of one person are spread over the weeks.
NEAR_DAYS, NEAR_MINUTES = 7, 480


def turn_duty(view: WheelView) -> tuple[tuple[str, DutyTurn], ...]:
    """Who gets which turn, in the order of the turns; turns that nobody can take are left out."""
    return _Round(view).given()


@dataclass
class _Round:
    view: WheelView
    minutes: dict[str, int] = field(default_factory=dict)
    days: dict[str, list[int]] = field(default_factory=dict)

    @cached_property
    def locked(self) -> frozenset[tuple[str, int]]:
        """Who is in lockdown when, turns that only fall due included."""
        return frozenset((turn.staff, turn.monday) for turn in self.view.turns if turn.kind == "lockdown")

    def __post_init__(self) -> None:
        for person in self.view.people:
            self.minutes[person.id] = person.tally.duty_minutes
            self.days[person.id] = []
        for turn in self.view.turns:
            if turn.kind == "duty" and turn.staff in self.minutes and turn.day is not None:
                self._note(turn.staff, turn.day, sum(end - start for start, end in turn.times))

    def given(self) -> tuple[tuple[str, DutyTurn], ...]:
        found: list[tuple[str, DutyTurn]] = []
        for turn in sorted(self.view.problem.duty_turns, key=lambda each: (each.span.start, each.id)):
            if self.view.rota_of(monday_of(day_of(turn.span.start))) is not None:
                continue
            for person in self._for(turn):
                found.append((person.id, turn))
                self._note(person.id, day_of(turn.span.start), turn.span.minutes)
        return tuple(found)

    def _for(self, turn: DutyTurn) -> Iterable[Person]:
        """Whom the turn still needs: first those with the skills it asks for."""
        on = [
            each.staff
            for each in self.view.turns
            if each.kind == "duty"
            and each.record == turn.requirement
            and any(start <= turn.span.start < end for start, end in each.times)
        ]
        able = sorted((each for each in self.view.people if self._can(each, turn)), key=self._next_for(turn))
        chosen: list[Person] = []
        for skill, least in turn.skills:
            held = sum(self._holds(who, turn, skill) for who in on)
            holders = [each for each in able if self._holds(each.id, turn, skill) and each not in chosen]
            chosen += holders[: max(0, least - held)]
        missing = turn.least - len(on) - len(chosen)
        return [*chosen, *[each for each in able if each not in chosen][: max(0, missing)]]

    def _can(self, person: Person, turn: DutyTurn) -> bool:
        day = day_of(turn.span.start)
        is_free = day not in self.days[person.id] and day not in person.off_front_line
        is_here = (person.id, monday_of(day)) not in self.locked
        return is_free and is_here and could_serve(person, turn, self.view.first_day)

    def _next_for(self, turn: DutyTurn) -> _Order:
        return _Order(self, day_of(turn.span.start))

    def _holds(self, staff: str, turn: DutyTurn, skill: str) -> bool:
        person = self.view.person(staff)
        place = day_of(turn.span.start) - self.view.first_day
        return person is not None and skill in person.days[place].skills

    def _note(self, staff: str, day: int, minutes: int) -> None:
        self.minutes[staff] += minutes
        self.days[staff].append(day)


@dataclass(frozen=True)
class _Order:
    """Less duty for the hours of the contract comes first; who was on it lately waits."""

    round: _Round
    day: int

    def __call__(self, person: Person) -> tuple[float, str]:
        lately = any(abs(day - self.day) < NEAR_DAYS for day in self.round.days[person.id])
        minutes = self.round.minutes[person.id] + (NEAR_MINUTES if lately else 0)
        return minutes / max(1, person.contract_minutes_per_week), person.id
