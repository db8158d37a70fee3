"""A part of a rota searched anew with CP-SAT: some people on some days, all else as it is.

    works[p, d, kind]  only where the cell is open, else what the rota has
    exactly one kind, or a day off, a day;  successions, runs, weekends, counts and minutes of each person
    there + short - surplus = least     for each row that an open cell adds to
    least: wishes + missing x short + surplus price x surplus
The search starts from the rota as it is, so that what comes back is never dearer.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from solver.schedules.team_view import OFF, PersonView, Schedule, TeamView
from solver.schedules.working_rota import WorkingRota
from solver.terms import negated

Term = cp_model.LinearExpr | int
Bool = cp_model.BoolVarT | int


@dataclass(frozen=True, slots=True)
class PartEffort:
    """How long to search a part, and with how many workers."""

    seconds: float
    workers: int
    seed: int
    deterministic: float | None = None


@dataclass(eq=False)
class Part:
    """The CpModel of the open cells."""

    rota: WorkingRota
    people: tuple[int, ...]
    days: frozenset[int]
    # What a rota of all people and days costs at least, if it is known.
    bound: int = 0
    cp: cp_model.CpModel = field(default_factory=cp_model.CpModel)

    def __post_init__(self) -> None:
        self._team: TeamView = self.rota.team
        self._solver = cp_model.CpSolver()
        # By person and day: the literal of each kind that may be worked, and of a day off.
        self._cells: dict[tuple[int, int], dict[int, Bool]] = {}
        self._there = self.rota.there.copy()
        self._added: dict[int, list[Bool]] = {}
        self._price: list[Term] = []
        for person in self.people:
            schedule = self.rota.schedules[person]
            assert schedule is not None
            self._add_person(person, self._team.people[person], schedule)
        self._add_rows()
        price = cp_model.LinearExpr.sum(self._price)
        if self.bound:
            self.cp.add(price >= self.bound)
        self.cp.minimize(price)

    def search(self, effort: PartEffort) -> tuple[bool, dict[int, Schedule]]:
        """Whether what was found is proved the best, and the schedules of the part's people."""
        solver = self._solver
        given = solver.parameters
        given.num_workers = effort.workers
        given.random_seed = effort.seed
        given.max_time_in_seconds = effort.seconds
        given.cp_model_probing_level = 0
        if effort.deterministic is not None:
            given.max_deterministic_time = effort.deterministic
            given.interleave_search = True
        if effort.workers > 1:
            given.subsolvers.append("max_lp")
        else:
            given.linearization_level = 2
        status = solver.solve(self.cp)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return False, {}
        found = {
            person: tuple(
                next(kind for kind, literal in self._cells[person, day].items() if _holds(solver, literal))
                for day in range(self._team.days)
            )
            for person in self.people
        }
        return status == cp_model.OPTIMAL, found

    def stop(self) -> None:
        """End the search with what it has found; from another thread."""
        self._solver.stop_search()

    def _add_person(self, number: int, person: PersonView, schedule: Schedule) -> None:
        for day in range(self._team.days):
            self._cells[number, day] = self._cell(number, person, schedule, day)
        self._add_successions(number, person)
        worked = [negated(self._cells[number, day].get(OFF, 0)) for day in range(self._team.days)]
        self._add_runs(person, worked)
        self._add_weekends(person, worked, schedule)
        self._add_counts(number, person)

    def _cell(self, number: int, person: PersonView, schedule: Schedule, day: int) -> dict[int, Bool]:
        if day not in self.days:
            return {schedule[day]: 1}
        for row in self._team.rows_at.get((day, schedule[day]), ()):
            people = self._team.rows[row].people
            self._there[row] -= people is None or number in people
        kinds = [kind for kind in range(len(self._team.kinds)) if person.allowed[day, kind]]
        choices = kinds if person.must_work[day] else [*kinds, OFF]
        if len(choices) == 1:
            literals: dict[int, Bool] = {choices[0]: 1}
        else:
            literals = {kind: self.cp.new_bool_var("") for kind in choices}
            self.cp.add_exactly_one(literals.values())
        for kind, literal in literals.items():
            if not isinstance(literal, int):
                self.cp.add_hint(literal, schedule[day] == kind)
            cost = int(person.off_cost[day] if kind == OFF else person.wish_cost[day, kind])
            if cost:
                self._price.append(cost * literal)
            for row in self._team.rows_at.get((day, kind), ()):
                people = self._team.rows[row].people
                if people is None or number in people:
                    self._added.setdefault(row, []).append(literal)
        return literals

    def _add_successions(self, number: int, person: PersonView) -> None:
        for day in range(self._team.days - 1):
            if day not in self.days and day + 1 not in self.days:
                continue
            after = self._cells[number, day + 1]
            for kind, literal in self._cells[number, day].items():
                if kind != OFF:
                    for other, other_literal in after.items():
                        if other != OFF and person.forbidden[kind, other]:
                            self._not_all([literal, other_literal])

    def _add_runs(self, person: PersonView, worked: list[Bool]) -> None:
        before = person.run_before or 0
        known: list[Bool] = [1] * before
        if person.run_before is not None and person.off_before:
            known = [0] * min(person.off_before, person.shortest_off)
        whole = known + worked
        for first in range(max(0, len(known) - person.longest), len(whole) - person.longest):
            self._not_all(whole[first : first + person.longest + 1])
        self._add_shortest(whole, len(known), person.shortest, person.run_before is not None)
        free = [negated(each) for each in whole]
        self._add_shortest(free, len(known), person.shortest_off, person.off_before is not None)

    def _add_shortest(self, holds: list[Bool], past: int, shortest: int, is_known: bool) -> None:
        """No run ends in the horizon before it is long enough; a run whose beginning is not known may."""
        for start in range(len(holds)):
            if start == 0 and not (is_known and past):
                continue
            for length in range(1, shortest):
                stop = start + length
                if past < stop < len(holds):
                    before = [negated(holds[start - 1])] if start else []
                    self._not_all([*before, *holds[start:stop], negated(holds[stop])])

    def _add_weekends(self, person: PersonView, worked: list[Bool], schedule: Schedule) -> None:
        if person.most_weekends is None:
            return
        weekends: list[Bool] = []
        for saturday in range(5, len(worked), 7):
            of_weekend = worked[saturday : saturday + 2]
            if any(isinstance(literal, int) and literal for literal in of_weekend):
                weekends.append(1)
                continue
            open_ones = [literal for literal in of_weekend if not isinstance(literal, int)]
            if open_ones:
                weekend = self.cp.new_bool_var("")
                self.cp.add_hint(weekend, int(any(kind != OFF for kind in schedule[saturday : saturday + 2])))
                for literal in open_ones:
                    self.cp.add_implication(literal, weekend)
                weekends.append(weekend)
        if len(weekends) > person.most_weekends:
            self._add(cp_model.LinearExpr.sum(weekends) <= person.most_weekends)

    def _add_counts(self, number: int, person: PersonView) -> None:
        terms: list[Term] = []
        fixed = 0
        of_kind: dict[int, list[Bool]] = {}
        for day in range(self._team.days):
            for kind, literal in self._cells[number, day].items():
                if kind == OFF:
                    continue
                of_kind.setdefault(kind, []).append(literal)
                if isinstance(literal, int):
                    fixed += self._team.minutes[kind]
                else:
                    terms.append(self._team.minutes[kind] * literal)
            if day in person.minutes_by and terms:
                least, most = person.minutes_by[day]
                self.cp.add_linear_constraint(cp_model.LinearExpr.sum(terms), least - fixed, most - fixed)
        for kind, most in person.most_of.items():
            if len(of_kind.get(kind, ())) > most:
                self._add(cp_model.LinearExpr.sum(of_kind[kind]) <= most)
        if terms:
            least, most = person.least_minutes - fixed, person.most_minutes - fixed
            self.cp.add_linear_constraint(cp_model.LinearExpr.sum(terms), least, most)

    def _add_rows(self) -> None:
        for number, literals in self._added.items():
            row, there = self._team.rows[number], int(self._there[number])
            now = int(self.rota.there[number])
            total = cp_model.LinearExpr.sum(literals) + there
            most_there = there + len(literals)
            terms: list[Term] = []
            if row.least > there and row.missing:
                short = self.cp.new_int_var(0, row.least - there, "")
                self.cp.add_hint(short, max(0, row.least - now))
                self._price.append(row.missing * short)
                terms.append(short)
            if row.ideal is not None and most_there > row.ideal and row.surplus:
                surplus = self.cp.new_int_var(0, most_there - row.ideal, "")
                self.cp.add_hint(surplus, max(0, now - row.ideal))
                self._price.append(row.surplus * surplus)
                if row.ideal == row.least and terms:
                    self.cp.add(total + terms[0] - surplus == row.least)
                    continue
                self.cp.add(total - surplus <= row.ideal)
            if terms:
                self.cp.add(total + terms[0] >= row.least)

    def _not_all(self, literals: list[Bool]) -> None:
        if any(isinstance(literal, int) and not literal for literal in literals):
            return
        self.cp.add_bool_or([literal.negated() for literal in literals if not isinstance(literal, int)])

    def _add(self, claim: cp_model.BoundedLinearExpression | bool) -> None:
        if claim is not True:
            self.cp.add(claim)


def _holds(solver: cp_model.CpSolver, literal: Bool) -> bool:
    return bool(literal) if isinstance(literal, int) else solver.boolean_value(literal)
