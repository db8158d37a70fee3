"""The shift of one person on one day: whether, as which option, from when to when, with which break.

A day with exactly one agreed shift that must be worked is all numbers; a day of fixed options needs only
their literals; a flexible day has integer ends on the 15-minute grid.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

from ortools.sat.python import cp_model

from planner.domain.person import Person, PersonDay, ShiftOption
from planner.domain.rota import Shift
from planner.domain.rule_pack import Breaks
from planner.domain.time_grid import Span, civil, worked_minutes
from solver.filled_cp_model import FilledCpModel, Value
from solver.plans import DayPlan
from solver.terms import Expression, Literal, add, is_always, negated, total
from solver.variables import grid


@dataclass(frozen=True, slots=True)
class DayMaker:
    """Makes the day plans of one problem; `origin` is the civil minute of horizon minute 0."""

    cp: FilledCpModel
    origin: int
    breaks: Breaks
    # False: a day that the pattern asks for may be left free all the same.
    keeps_patterns: bool = True

    def plan(self, person: Person, person_day: PersonDay, pinned: Shift | None) -> DayPlan:
        """The variables of the day; a pinned shift stands in for every option."""
        name = f"{person.id}@{person_day.day}"
        midnight = civil(person_day.day) - self.origin
        options = (self._pinned_option(pinned),) if pinned else self._usable_options(person_day)
        if not options:
            nowhere = Span(midnight, midnight)
            return DayPlan(
                person, person_day, midnight, 0, (), midnight, midnight, nowhere, nowhere, 0, (), 0, 0
            )
        must = pinned is not None or (self.keeps_patterns and not person_day.may_be_off)
        works, chosen = self._choice(name, options, must)
        starts = Span(min(o.start_earliest for o in options), max(o.start_latest for o in options))
        ends = Span(min(o.end_earliest for o in options), max(o.end_latest for o in options))
        start = self._moment(f"start:{name}", chosen, starts, [o.start_earliest for o in options])
        end = self._moment(f"end:{name}", chosen, ends, [o.end_earliest for o in options])
        self._keep_options(chosen, start, end)
        length = self._length(name, chosen, works, start, end)
        breaks = self._breaks(name, chosen, length, pinned)
        unpaid = total(minutes * literal for minutes, literal in breaks)
        paid = length + self._clock_change(chosen) - unpaid
        return DayPlan(
            person=person,
            person_day=person_day,
            midnight=midnight,
            works=works,
            options=chosen,
            start=start,
            end=end,
            starts=starts,
            ends=ends,
            length=length,
            breaks=breaks,
            paid=paid,
            at_home=self._at_home(name, chosen, works, pinned),
            pinned=pinned,
            break_start=_pinned_break(pinned, self.origin),
        )

    def _pinned_option(self, pinned: Shift) -> ShiftOption:
        start, end = pinned.start - self.origin, pinned.end - self.origin
        rest = pinned.break_span.minutes if pinned.break_span else 0
        return ShiftOption(pinned.name, start, start, end, end, end - start, end - start, rest, pinned.place)

    def _usable_options(self, person_day: PersonDay) -> tuple[ShiftOption, ...]:
        """Options in horizon minutes with ends on the grid; a fixed one over leave or without the break that
        the law asks for cannot be worked."""
        usable = []
        for option in person_day.options:
            whole = Span(option.start_earliest, option.end_latest)
            fixed = option.is_fixed
            short_of_break = (
                option.end_earliest - option.start_latest if fixed else option.longest
            ) > self.breaks.over_minutes and option.break_minutes < self.breaks.least_minutes
            if fixed and (short_of_break or any(hole.overlaps(whole) for hole in person_day.blocked)):
                continue
            local = self._local(option)
            if not fixed and short_of_break:
                local = replace(local, longest=min(local.longest, self.breaks.over_minutes))
            if local.start_earliest <= local.start_latest and local.shortest <= local.longest:
                usable.append(local)
        return tuple(usable)

    def _local(self, option: ShiftOption) -> ShiftOption:
        by = -self.origin
        core = option.core.shifted(by) if option.core else None
        start_latest, end_earliest = option.start_latest + by, option.end_earliest + by
        start_earliest, end_latest = option.start_earliest + by, option.end_latest + by
        if core is not None:
            start_latest, end_earliest = min(start_latest, core.start), max(end_earliest, core.end)
        return replace(
            option,
            start_earliest=start_earliest,
            start_latest=min(start_latest, end_latest - option.shortest),
            end_earliest=max(end_earliest, start_earliest + option.shortest),
            end_latest=end_latest,
            core=core,
        )

    def _choice(
        self, name: str, options: tuple[ShiftOption, ...], must: bool
    ) -> tuple[Literal, tuple[tuple[ShiftOption, Literal], ...]]:
        if len(options) == 1:
            works: Literal = 1 if must else self.cp.new_bool_var(f"works:{name}")
            return works, ((options[0], works),)
        literals = [self.cp.new_bool_var(f"option:{name}:{number}") for number in range(len(options))]
        if must:
            self.cp.add_exactly_one(literals)
            return 1, tuple(zip(options, literals, strict=True))
        works = self.cp.new_bool_var(f"works:{name}")
        self.cp.add_exactly_one([*literals, ~works])
        return works, tuple(zip(options, literals, strict=True))

    def _moment(
        self,
        name: str,
        chosen: tuple[tuple[ShiftOption, Literal], ...],
        reach: Span,
        fixed_values: list[int],
    ) -> Expression:
        if reach.start == reach.end:
            return reach.start
        if all(option.is_fixed for option, _ in chosen):
            return total(value * literal for value, (_, literal) in zip(fixed_values, chosen, strict=True))
        values = sorted({*grid(reach.start, reach.end), *fixed_values, reach.end})
        return self.cp.new_int_var_from_domain(cp_model.Domain.from_values(values), name)

    def _keep_options(
        self, chosen: tuple[tuple[ShiftOption, Literal], ...], start: Expression, end: Expression
    ) -> None:
        if all(option.is_fixed for option, _ in chosen):
            return
        alone = len(chosen) == 1
        for option, literal in chosen:
            given = () if alone else (literal,)
            if not alone:
                add(self.cp, start >= option.start_earliest, *given)
                add(self.cp, start <= option.start_latest, *given)
                add(self.cp, end >= option.end_earliest, *given)
                add(self.cp, end <= option.end_latest, *given)
            if option.end_earliest - option.start_latest < option.shortest:
                add(self.cp, end - start >= option.shortest, *given)
            if option.end_latest - option.start_earliest > option.longest:
                add(self.cp, end - start <= option.longest, *given)

    def _length(
        self,
        name: str,
        chosen: tuple[tuple[ShiftOption, Literal], ...],
        works: Literal,
        start: Expression,
        end: Expression,
    ) -> Expression:
        if all(option.is_fixed for option, _ in chosen):
            return total(
                (option.end_earliest - option.start_earliest) * literal for option, literal in chosen
            )
        if is_always(works):
            return end - start
        longest = max(option.longest for option, _ in chosen)
        length = self.cp.new_int_var(0, longest, f"length:{name}")
        self.cp.fill(length, lambda value: value(works) * (value(end) - value(start)))
        add(self.cp, length == end - start, works)
        add(self.cp, length == 0, negated(works))
        return length

    def _breaks(
        self,
        name: str,
        chosen: tuple[tuple[ShiftOption, Literal], ...],
        length: Expression,
        pinned: Shift | None,
    ) -> tuple[tuple[int, Literal], ...]:
        over = self.breaks.over_minutes
        breaks: list[tuple[int, Literal]] = []
        for number, (option, literal) in enumerate(chosen):
            if option.break_minutes == 0:
                continue
            if pinned or option.is_fixed or option.shortest > over:
                breaks.append((option.break_minutes, literal))
            elif option.longest > over:
                due = self.cp.new_bool_var(f"break:{name}:{number}")
                self.cp.add_implication(due, literal)
                self.cp.fill(due, partial(_is_due, literal, length, over))
                add(self.cp, length >= over + 1, due)
                add(self.cp, length <= over, negated(due), literal)
                breaks.append((option.break_minutes, due))
        return tuple(breaks)

    def _clock_change(self, chosen: tuple[tuple[ShiftOption, Literal], ...]) -> Expression:
        """What a clock change within the shift adds to its minutes."""
        return total(
            extra * literal
            for option, literal in chosen
            if (extra := self._extra_minutes(option.start_earliest, option.end_latest))
        )

    def _extra_minutes(self, start: int, end: int) -> int:
        span = Span(start + self.origin, end + self.origin)
        return worked_minutes(span) - span.minutes

    def _at_home(
        self,
        name: str,
        chosen: tuple[tuple[ShiftOption, Literal], ...],
        works: Literal,
        pinned: Shift | None,
    ) -> Literal:
        places = {option.place for option, _ in chosen}
        if pinned or places == {"office"}:
            return 1 if pinned and pinned.place == "home" else 0
        if places == {"home"}:
            return works
        home = self.cp.new_bool_var(f"home:{name}")
        for option, literal in chosen:
            if option.place == "office":
                self.cp.add_implication(literal, ~home)
            elif option.place == "home":
                self.cp.add_implication(literal, home)
        add(self.cp, home == 0, negated(works))
        return home


def _is_due(literal: Literal, length: Expression, over: int, value: Value) -> int:
    return int(bool(value(literal)) and value(length) > over)


def _pinned_break(pinned: Shift | None, origin: int) -> int | None:
    return pinned.break_start - origin if pinned and pinned.break_start is not None else None
