"""Enough people are present in the office, or contactable, at each time of the day; home days stay within the
contract; desks and quiet rooms are not exceeded.

    there(p, cell) only when the shift holds the half-hour; for presence also only in the office and with no
    visit or field event in it; never during time off in lieu
    short >= least - there, lacking(skill) >= least - there with it     price = weight x each, tier 2
    there + short + wanting >= ideal                                    price = ideal weight x wanting, tier 2
    office shifts of a day over desks, home shifts of a week over the contract's: desk weight each, tier 3
    people in quiet rooms at one time over the rooms: desk weight each, tier 3; writing never (kept)
Half-hours that are sure to have enough people make no variables, nor, where the caller gives a list of those
to watch, do the others: then the bounds hold, and a solution holds once no other half-hour is short in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from planner.domain.needs import PresenceNeed
from planner.domain.person import Person, PersonWeek
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import COVER_GRID, Span, civil
from planner.rules.presence import need_findings
from planner.rules.rota_view import RotaView
from solver.objective import Penalty
from solver.plans import Candidate, DayPlan
from solver.quiet_rooms import keep_rooms
from solver.terms import (
    Expression,
    Literal,
    add,
    any_of,
    excess,
    implies,
    is_always,
    is_never,
    negated,
    not_all,
    total,
)
from solver.time_off import clearance, may_be_off
from solver.variables import Variables, WatchedCell

RULE = "presence"


def constrain(variables: Variables) -> list[Penalty]:
    """Cover by the half-hour, then places; run when all visits and events are in."""
    if not variables.problem.settings.presence.is_on:
        return []
    penalties = [*_home_days(variables)]
    if variables.deepest_tier >= 2:
        counter = HalfHours(variables)
        penalties += [p for need in variables.problem.presence for p in _need(variables, counter, need)]
    if variables.deepest_tier >= 3:
        penalties += _desks(variables)
        penalties += _quiet_rooms(variables)
    return penalties


@dataclass(frozen=True, slots=True)
class Shortfall:
    """The half-hours in which a rota leaves presence needs short, and what they cost in tier 2."""

    cells: frozenset[WatchedCell]
    price: int


def shortfall(problem: RotaProblem, shifts: Sequence[Shift]) -> Shortfall:
    """What presence the shifts leave short; the checker's word is taken for it."""
    if not problem.settings.presence.is_on:
        return Shortfall(frozenset(), 0)
    view, origin = RotaView(problem, shifts), civil(problem.first_day)
    findings = [(need, finding) for need in problem.presence for finding in need_findings(view, need)]
    cells = {
        (need.id, cell.start)
        for need, finding in findings
        if finding.span is not None
        for cell in _cells(finding.span.shifted(-origin))
    }
    return Shortfall(frozenset(cells), sum(finding.price for _, finding in findings))


def _cells(whole: Span) -> Iterator[Span]:
    for start in range(whole.start - whole.start % COVER_GRID, whole.end, COVER_GRID):
        yield Span(max(start, whole.start), min(start + COVER_GRID, whole.end))


def _need(variables: Variables, counter: HalfHours, need: PresenceNeed) -> Iterator[Penalty]:
    rule, cp = variables.problem.settings.presence, variables.cp
    is_present = need.state == "present"
    for cell in _cells(variables.local(need.span)):
        name = f"{need.id}:{cell.start}"
        if variables.watched_cells is not None and (need.id, cell.start) not in variables.watched_cells:
            continue
        if counter.sure_number(cell, is_present) >= max(need.least, need.ideal) and not need.skills:
            continue
        there = counter.there(cell, is_present)
        number = total(literal for _, literal in there)
        short = excess(cp, need.least - number, need.least, f"short:{name}")
        yield Penalty(RULE, short, rule.weight, 2)
        if need.ideal > need.least:
            wanting = excess(cp, need.ideal - number - short, need.ideal - need.least, f"wanting:{name}")
            yield Penalty(RULE, wanting, rule.ideal_weight, 2)
        day = variables.problem.first_day + cell.start // 1440
        for skill, least in need.skills:
            holders = total(
                literal
                for plan, literal in there
                if skill in plan.person.days[day - variables.problem.first_day].skills
            )
            yield Penalty(RULE, excess(cp, least - holders, least, f"lacking:{name}:{skill}"), rule.weight, 2)


@dataclass(slots=True)
class HalfHours:
    """Who counts in which half-hour; shared by the needs of a day."""

    variables: Variables
    known: dict[tuple[Span, bool], list[tuple[DayPlan, Literal]]] = field(default_factory=dict)
    begun: dict[tuple[str, int], Literal] = field(default_factory=dict)
    lasting: dict[tuple[str, int], Literal] = field(default_factory=dict)
    out_in: dict[tuple[str | None, Span], Literal] = field(default_factory=dict)

    def sure_number(self, cell: Span, is_present: bool) -> int:
        """People who are certainly at work in the cell, less those who may be out in it."""
        sure = out = 0
        visits: set[str | None] = set()
        for plan in self.variables.working_days():
            if plan.sure is None or not plan.sure.contains(cell):
                continue
            if is_present and not is_never(plan.at_home):
                continue
            if may_be_off(self.variables, plan, cell):
                continue
            sure += 1
            for each in self._out(plan, cell, is_present):
                if each.kind == "visit" and each.demand not in visits:
                    visits.add(each.demand)
                    out += self.variables.visits[each.demand or ""].need.workers if not each.is_pinned else 1
                elif each.kind != "visit":
                    out += 1
        return sure - out

    def there(self, cell: Span, is_present: bool) -> list[tuple[DayPlan, Literal]]:
        """The people who may count in the cell, each with a literal that holds only when they do."""
        key = cell, is_present
        if key not in self.known:
            self.known[key] = [
                (plan, literal)
                for plan in self.variables.working_days()
                if not is_never(literal := self._literal(plan, cell, is_present))
            ]
        return self.known[key]

    def _out(self, plan: DayPlan, cell: Span, is_present: bool) -> list[Candidate]:
        """What may keep the person from counting, but for planned time off (see `clearance`)."""
        return [
            each
            for each in plan.candidates
            if each.reach.overlaps(cell)
            and (
                (each.is_pinned and (each.kind == "time_off" or each.is_released))
                or (is_present and each.kind == "visit")
                or (is_present and each.kind == "event" and each.place == "field")
            )
        ]

    def _literal(self, plan: DayPlan, cell: Span, is_present: bool) -> Literal:
        if not plan.reach.contains(cell) or (is_present and plan.is_home_only):
            return 0
        conditions = [self._at_work(plan, cell)]
        out = self._out(plan, cell, is_present)
        may_leave = may_be_off(self.variables, plan, cell)
        if is_present:
            conditions.append(negated(plan.at_home))
        if any(is_never(condition) for condition in conditions):
            return 0
        if not out and not may_leave and all(is_always(condition) for condition in conditions):
            return 1
        open_conditions = [condition for condition in conditions if not is_always(condition)]
        if not out and not may_leave and len(open_conditions) == 1:
            return open_conditions[0]
        cp = self.variables.cp
        # Before the variable: what it follows from must be filled in by then.
        away = [(each.literal, self._out_in(each, cell)) for each in out]
        there = cp.new_bool_var(f"there:{plan.name}:{cell.start}:{cell.end}:{int(is_present)}")
        for condition in open_conditions:
            implies(cp, there, condition)
        for goes, at_that_time in away:
            not_all(cp, there, goes, at_that_time)
        clear = clearance(self.variables, plan, cell)
        add(cp, clear >= 0, there)
        cp.fill(
            there,
            lambda value: int(
                all(value(condition) for condition in open_conditions)
                and not any(value(goes) and value(at_that_time) for goes, at_that_time in away)
                and value(clear) >= 0
            ),
        )
        return there

    def _out_in(self, each: Candidate, cell: Span) -> Literal:
        """A literal that holds when the visit, travel included, overlaps the cell; an event always does."""
        key = each.demand, cell
        if not each.starts:
            return 1
        if key not in self.out_in:
            inside = [
                literal
                for start, literal in each.starts.items()
                if start - each.travel_before < cell.end
                and cell.start < start - each.travel_before + each.longest
            ]
            name = f"out:{each.demand}:{cell.start}:{cell.end}"
            self.out_in[key] = any_of(self.variables.cp, inside, name)
        return self.out_in[key]

    def _at_work(self, plan: DayPlan, cell: Span) -> Literal:
        """A literal that holds only when the shift contains the cell."""
        if plan.sure is not None and plan.sure.contains(cell):
            return 1
        cp = self.variables.cp
        if all(option.is_fixed for option, _ in plan.options):
            holding = [
                literal
                for option, literal in plan.options
                if Span(option.start_earliest, option.end_latest).contains(cell)
            ]
            if len(holding) == len(plan.options):
                return plan.works
            return any_of(cp, holding, f"at work:{plan.name}:{cell.start}:{cell.end}")
        conditions = [plan.works]
        if plan.starts.end > cell.start:
            conditions.append(self._begun(plan, cell.start))
        if plan.ends.start < cell.end:
            conditions.append(self._lasting(plan, cell.end))
        open_ones = [condition for condition in conditions if not is_always(condition)]
        if len(open_ones) == 1:
            return open_ones[0]
        at_work = cp.new_bool_var(f"at work:{plan.name}:{cell.start}:{cell.end}")
        for condition in open_ones:
            implies(cp, at_work, condition)
        cp.fill(at_work, lambda value: int(all(value(condition) for condition in open_ones)))
        return at_work

    def _begun(self, plan: DayPlan, moment: int) -> Literal:
        """A literal that holds only when the shift has begun by the moment."""
        key = plan.name, moment
        if key not in self.begun:
            begun = self.variables.cp.new_bool_var(f"begun:{plan.name}:{moment}")
            add(self.variables.cp, plan.start <= moment, begun)
            self.variables.cp.fill(begun, lambda value: int(value(plan.start) <= moment))
            self.begun[key] = begun
        return self.begun[key]

    def _lasting(self, plan: DayPlan, moment: int) -> Literal:
        """A literal that holds only when the shift lasts to the moment."""
        key = plan.name, moment
        if key not in self.lasting:
            lasting = self.variables.cp.new_bool_var(f"lasting:{plan.name}:{moment}")
            add(self.variables.cp, plan.end >= moment, lasting)
            self.variables.cp.fill(lasting, lambda value: int(value(plan.end) >= moment))
            self.lasting[key] = lasting
        return self.lasting[key]


def _home_days(variables: Variables) -> Iterator[Penalty]:
    """Home shifts of a week over the contract's: none beyond those that can only be at home."""
    rule = variables.problem.settings.presence
    for person in variables.problem.people:
        for week in person.weeks:
            if not variables.problem.is_overridden(RULE, week.monday, week.monday + 6, person.id):
                over = _home_days_over(variables, person, week)
                if variables.deepest_tier >= 3 and (not isinstance(over, int) or over):
                    yield Penalty(RULE, over, rule.desk_weight, 3)


def _home_days_over(variables: Variables, person: Person, week: PersonWeek) -> Expression:
    plans = variables.week_of(person, week.monday)
    home = total(plan.at_home for plan in plans)
    forced = sum(plan.is_home_only for plan in plans)
    may = sum(not is_never(plan.at_home) for plan in plans)
    if may <= week.home_days_most:
        return 0
    add(variables.cp, home <= max(week.home_days_most, forced))
    if forced <= week.home_days_most:
        return 0
    return excess(
        variables.cp,
        home - week.home_days_most,
        may - week.home_days_most,
        f"home days:{person.id}:{week.monday}",
    )


def _desks(variables: Variables) -> Iterator[Penalty]:
    rule, problem = variables.problem.settings.presence, variables.problem
    for day in problem.days:
        if problem.is_overridden(RULE, day, day):
            continue
        plans = [plan for plan in variables.working_days() if plan.day == day]
        in_office = total(
            term
            for plan in plans
            for term in (plan.works, -1 * plan.at_home if not is_never(plan.at_home) else 0)
        )
        over = excess(variables.cp, in_office - problem.desks, len(plans) - problem.desks, f"desks:{day}")
        yield Penalty(RULE, over, rule.desk_weight, 3)


def _quiet_rooms(variables: Variables) -> Iterator[Penalty]:
    rule, problem = variables.problem.settings.presence, variables.problem
    free_days = {day for day in problem.days if problem.is_overridden(RULE, day, day)}
    for day, extra in keep_rooms(variables, free_days).items():
        if day not in free_days:
            yield Penalty(RULE, extra, rule.desk_weight, 3)
