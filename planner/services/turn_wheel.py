"""The lockdown wheel over the planned weeks: who is locked down when, so that each turn is on time and the
cover of every week holds; and who makes the statutory visits that fall into it.

A turn costs by the weeks it is early or late, by leave in its week and by the visits that would have to go to
others; the cheapest giving out of all turns together is found, with the true least cost. What cannot turn is
said in words.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from planner.domain.needs import DutyTurn, VisitNeed
from planner.domain.person import Person
from planner.domain.rota import Rota
from planner.domain.staff import LockdownWeek, LockdownWheel
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.rules.wording import listed, week_text
from planner.services.least_cost_turns import Assignment, assign
from planner.services.wheel.who_can import (
    Able,
    able_people,
    can_make,
    days_of_week,
    lacking,
    own_visits,
    works_enough,
)

# A turn may be so many weeks early or late.
EARLIEST, LATEST = 1, 2
EARLY_COST, LATE_COST, LEAVE_COST, STATUTORY_COST, VISIT_COST = 12, 10, 20, 5, 2
# Of a week in which the person is to make the statutory visits of somebody else's lockdown.
COVERING_COST = 35
# Of one person more in a week than the share of each.
CROWDED_COST = 40
WITHOUT_TURN = 10_000
# Of those tried where cover does not hold at once.
MOST_TRIED = 400


@dataclass(frozen=True, slots=True)
class Turns:
    """The turns given out for the planned weeks, and why others could not be, in sentences."""

    weeks: tuple[LockdownWeek, ...] = ()
    sentences: tuple[str, ...] = ()


def with_turns(team: Team, turns: Turns) -> Team:
    """The team with these turns in its wheel."""
    if team.lockdown is None or not turns.weeks:
        return team
    wheel = team.lockdown.model_copy(update={"weeks": (*team.lockdown.weeks, *turns.weeks)})
    return team.model_copy(update={"lockdown": wheel})


def turn_wheel(
    team: Team,
    first_day: int,
    people: Sequence[Person],
    visits: Sequence[VisitNeed],
    duty: Sequence[DutyTurn],
    base: Rota | None = None,
    *,
    is_anew: bool = False,
) -> Turns:
    """The turns that the team's wheel still has to give out in the planned weeks; `people`, `visits` and
    `duty` are frozen without them. Turns of the rota at hand stay where they still can; it gets others only
    where it is a draft that is planned anew."""
    if team.lockdown is None or not team.lockdown.gives_out_turns or not people:
        return Turns()
    is_open = base is None or (is_anew and base.state == "draft")
    return _Wheel(team, team.lockdown, first_day, people, visits, duty, base, is_open=is_open).turns()


@dataclass(frozen=True, slots=True)
class _Turn:
    person: Person
    # In weeks from the first planned one.
    due: int


@dataclass(frozen=True)
class _Wheel:
    team: Team
    wheel: LockdownWheel
    first_day: int
    people: Sequence[Person]
    visits: Sequence[VisitNeed]
    duty: Sequence[DutyTurn]
    base: Rota | None
    # Whether turns that are due are given out at all.
    is_open: bool
    sentences: list[str] = field(default_factory=list)

    @property
    def _weeks(self) -> range:
        return range(len(self.people[0].weeks))

    def turns(self) -> Turns:
        kept = [turn for turn in self._of_base() if works_enough(self._person(turn.staff), self._at(turn))]
        due = [turn for turn in self._due() if self._is_open(turn, kept)]
        found = self._cheapest(due, kept)
        given = list(kept)
        for turn, week in zip(due, found.weeks, strict=True):
            if week is None:
                # Late in the plan there are weeks after it that would do.
                if turn.due + LATEST in self._weeks:
                    self.sentences.append(self._why_not(turn))
            else:
                monday = date.fromordinal(self.first_day + 7 * week)
                given.append(LockdownWeek(staff=turn.person.id, week=monday))
        self.sentences.extend(self._without_cover(given))
        return Turns(tuple(self._covered(turn, given) for turn in given), tuple(self.sentences))

    def _without_cover(self, given: Sequence[LockdownWeek]) -> Iterator[str]:
        """Whose named cover person has a turn in the same week now."""
        away = {(turn.staff, monday_of(turn.week)) for turn in given}
        for turn in self.wheel.weeks:
            monday = monday_of(turn.week)
            if (turn.cover_person, monday) in away:
                names = (self._person(turn.cover_person or "").name, self._person(turn.staff).name)
                yield (
                    f"{names[0]} has lockdown in {week_text(monday)}, too: name somebody else for the "
                    f"statutory visits of {names[1]}."
                )

    def _person(self, staff: str) -> Person:
        return next(person for person in self.people if person.id == staff)

    def _at(self, turn: LockdownWeek) -> int:
        return (monday_of(turn.week) - self.first_day) // 7

    def _of_base(self) -> Iterator[LockdownWeek]:
        known = {person.id for person in self.people}
        for turn in self.base.lockdown if self.base else ():
            if turn.staff in known and self._at(turn) in self._weeks:
                yield turn

    @cached_property
    def _given(self) -> dict[str, list[int]]:
        """Weeks given out by person, from the first planned one: by hand, or by rotas kept with the team."""
        given: dict[str, list[int]] = {}
        kept = (turn for rota in self.team.rotas for turn in rota.lockdown)
        for turn in (*self.wheel.weeks, *kept):
            at = self._at(turn)
            if turn in self.wheel.weeks or at not in self._weeks:
                given.setdefault(turn.staff, []).append(at)
        return given

    @cached_property
    def _members(self) -> list[Person]:
        """Those whom the wheel takes in turn: its order where it has one, else all but sessional workers."""
        by_id = {person.id: person for person in self.people}
        sessional = {member.id for member in self.team.staff if member.is_sessional}
        order = self.wheel.order or [person.id for person in self.people if person.id not in sessional]
        return [by_id[each] for each in order if each in by_id]

    def _due(self) -> Iterator[_Turn]:
        every = self.wheel.every_weeks
        fresh = 0
        for person in self._members:
            given = self._given.get(person.id, [])
            last = max((week for week in given if week < 0), default=None)
            if last is None and not given:
                due, fresh = fresh % every, fresh + 1
            else:
                due = min(given) % every if last is None else last + every
            for week in range(max(0, due), len(self._weeks), every):
                yield _Turn(person, week)

    def _is_open(self, turn: _Turn, kept: Sequence[LockdownWeek]) -> bool:
        """Whether the turn is to be given out: what a rota has given out, or been published with, stands."""
        if not self.is_open:
            return False
        known = {each.staff for each in self._of_base()}
        if known and turn.person.id not in known - {each.staff for each in kept}:
            return False
        return not self._is_settled(turn, kept)

    def _is_settled(self, turn: _Turn, kept: Sequence[LockdownWeek]) -> bool:
        """Whether a turn near to it is given out already, in these weeks or after them."""
        given = [
            *self._given.get(turn.person.id, []),
            *(self._at(k) for k in kept if k.staff == turn.person.id),
        ]
        half = self.wheel.every_weeks // 2
        return any(abs(week - turn.due) < half for week in given if week >= 0)

    def _cheapest(self, due: Sequence[_Turn], kept: Sequence[LockdownWeek]) -> Assignment:
        """Best first: where the cover of a week would not hold, each of its people is tried elsewhere."""
        weeks = len(self._weeks)
        share = -(-len(self._members) // self.wheel.every_weeks)
        # The second half stands for one place more in each week, which is dearer.
        places = [max(0, share - len(self._locked(week, kept))) for week in self._weeks] + [1] * weeks
        costs = {
            (number, week + crowded): cost + (CROWDED_COST if crowded else 0)
            for number, turn in enumerate(due)
            for week in self._weeks
            if (cost := self._cost(turn, week)) is not None
            for crowded in (0, weeks)
        }
        first = assign(len(due), places, costs, WITHOUT_TURN)
        waiting: list[tuple[int, int, Assignment, frozenset[tuple[int, int]]]] = [
            (first.cost, 0, first, frozenset())
        ]
        tried = 0
        while waiting:
            _, _, found, barred = heapq.heappop(waiting)
            clash = self._uncovered_week(due, found, kept)
            if clash is None or tried >= MOST_TRIED:
                return replace(found, weeks=tuple(w if w is None else w % weeks for w in found.weeks))
            for number, week in enumerate(found.weeks):
                if week is not None and week % weeks == clash:
                    tried += 1
                    ban = barred | {(number, clash), (number, clash + weeks)}
                    left = {pair: cost for pair, cost in costs.items() if pair not in ban}
                    other = assign(len(due), places, left, WITHOUT_TURN)
                    heapq.heappush(waiting, (other.cost, tried, other, ban))
        raise AssertionError("without turns every cover holds")

    @cached_property
    def _covering(self) -> frozenset[tuple[str | None, int]]:
        """Who is named for the statutory visits of a lockdown week that is given out, and the week."""
        return frozenset((turn.cover_person, self._at(turn)) for turn in self.wheel.weeks)

    def _locked(self, week: int, kept: Sequence[LockdownWeek]) -> set[str]:
        """Who is locked down in the week already."""
        by_hand = {who for who, given in self._given.items() if week in given}
        return by_hand | {turn.staff for turn in kept if self._at(turn) == week}

    def _cost(self, turn: _Turn, week: int) -> int | None:
        """What the turn costs in the week; None where it cannot be."""
        late = week - turn.due
        if not -EARLIEST <= late <= LATEST or not works_enough(turn.person, week):
            return None
        cost = late * LATE_COST if late > 0 else -late * EARLY_COST
        days = days_of_week(turn.person, week)
        cost += LEAVE_COST * sum(day.credit_minutes > 0 and day.off_reason != "bank holiday" for day in days)
        cost += COVERING_COST if (turn.person.id, week) in self._covering else 0
        for visit in self._visits_of(turn.person, week):
            cost += STATUTORY_COST if visit.is_statutory else VISIT_COST
        return cost

    def _uncovered_week(
        self, due: Sequence[_Turn], found: Assignment, kept: Sequence[LockdownWeek]
    ) -> int | None:
        """The first week whose duty would lack people, with somebody in it who could be moved."""
        for week in self._weeks:
            moved = {
                due[number].person.id
                for number, at in enumerate(found.weeks)
                if at is not None and at % len(self._weeks) == week
            }
            if moved and self._lacking(week, moved | self._locked(week, kept)) is not None:
                return week
        return None

    def _visits_of(self, person: Person, week: int) -> Iterator[VisitNeed]:
        return own_visits(self.visits, person.id, self.first_day, week)

    def _lacking(self, week: int, locked: set[str]) -> DutyTurn | None:
        return lacking(self._able, self.first_day, week, locked)

    @cached_property
    def _able(self) -> tuple[Able, ...]:
        return able_people(self.people, self.duty, self.first_day)

    def _why_not(self, turn: _Turn) -> str:
        opening = f"The lockdown wheel cannot turn for {turn.person.name}, whose turn is due in"
        due = week_text(self.first_day + 7 * turn.due)
        near = [w for w in range(turn.due - EARLIEST, turn.due + LATEST + 1) if w in self._weeks]
        if not any(works_enough(turn.person, week) for week in near):
            return f"{opening} {due}: away in each week that would do."
        short = [need.name for w in near if (need := self._lacking(w, {turn.person.id})) is not None]
        if len(short) == len([w for w in near if works_enough(turn.person, w)]):
            return f"{opening} {due}: {listed(dict.fromkeys(short))} would lack people without them."
        return f"{opening} {due}: every week that would do has as many in lockdown as its cover can bear."

    def _covered(self, turn: LockdownWeek, given: Sequence[LockdownWeek]) -> LockdownWeek:
        """The turn with who stands in for the person's statutory visits."""
        if turn.cover_person is not None:
            return turn
        week = self._at(turn)
        locked = self._locked(week, given)
        visits = [each for each in self._visits_of(self._person(turn.staff), week) if each.is_statutory]
        able = [
            (can_make(person, visits, self.first_day), -number, person.id)
            for number, person in enumerate(self.people)
            if person.id not in locked and works_enough(person, week)
        ]
        if not able:
            return turn
        made, _, cover = max(able)
        if made < len(visits):
            self.sentences.append(
                f"Nobody can make all statutory visits of {self._person(turn.staff).name}'s lockdown in "
                f"{week_text(monday_of(turn.week))}; {self._person(cover).name} can make most."
            )
        return turn.model_copy(update={"cover_person": cover})
