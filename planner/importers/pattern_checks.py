"""Working patterns, named shifts and contracts that contradict themselves."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.contracts import Contract, FixedShiftDay, FlexibleDay, NamedShift, PatternDay
from planner.domain.errors import InputProblem
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, DAY, times_label, weekday_of
from planner.importers.date_ranges import overlapping

_WEEK_MINUTES = 7 * DAY


def pattern_problems(team: Team) -> Iterator[InputProblem]:
    """Cycles that do not start on a Monday, shifts without length or over a day, windows too short."""
    for n, pattern in enumerate(team.patterns):
        who = f"“{pattern.name}”"
        if weekday_of(pattern.cycle_starts.toordinal()) != 0:
            sentence = f"{who}: the cycle starts on {pattern.cycle_starts}, which is no Monday; give one."
            yield InputProblem(f"patterns[{n}].cycle_starts", sentence)
        for w, week in enumerate(pattern.weeks):
            for d, day in enumerate(week.days):
                yield from day_problems(f"patterns[{n}].weeks[{w}].days[{d}]", who, day)
    for n, shift in enumerate(team.named_shifts):
        yield from _shift_problems(f"named_shifts[{n}]", f"“{shift.name}”", shift)
    for n, change in enumerate(team.agreed_changes):
        yield from day_problems(f"agreed_changes[{n}].pattern", f"“{change.id}”", change.pattern)


def day_problems(path: str, who: str, day: PatternDay) -> Iterator[InputProblem]:
    """What is wrong with one day of a pattern."""
    if isinstance(day, FixedShiftDay):
        yield from _shift_problems(path, who, day)
    elif isinstance(day, FlexibleDay):
        yield from _flexible_problems(path, who, day)


def _shift_problems(path: str, who: str, shift: FixedShiftDay | NamedShift) -> Iterator[InputProblem]:
    length = (shift.end - shift.start) % DAY
    times = times_label(shift.start, shift.end)
    if length == 0 and shift.end != shift.start + DAY:
        yield InputProblem(f"{path}.end", f"{who}: the shift {times} has no length; correct its end.")
    elif shift.end > DAY or shift.start >= DAY:
        yield InputProblem(f"{path}.start", f"{who}: the shift starts at 24:00; write 00:00 on the next day.")
    elif shift.break_minutes >= length:
        sentence = (
            f"{who}: the break of {shift.break_minutes} min leaves nothing of the shift {times}; shorten it."
        )
        yield InputProblem(f"{path}.break_minutes", sentence)


def _flexible_problems(path: str, who: str, day: FlexibleDay) -> Iterator[InputProblem]:
    window = day.latest - day.earliest
    times = times_label(day.earliest, day.latest)
    if window <= 0:
        yield InputProblem(f"{path}.latest", f"{who}: the window {times} ends before it starts; correct it.")
        return
    if day.shortest_minutes > day.longest_minutes:
        sentence = f"{who}: the shortest shift ({day.shortest_minutes} min) is longer than the longest."
        yield InputProblem(f"{path}.shortest_minutes", sentence)
    if day.shortest_minutes == 0:
        yield InputProblem(
            f"{path}.shortest_minutes", f"{who}: a shift of 0 min is none; set “may_be_off” instead."
        )
    if day.shortest_minutes > window:
        sentence = (
            f"{who}: the window {times} is shorter than the shortest shift ({day.shortest_minutes} min)."
        )
        yield InputProblem(f"{path}.shortest_minutes", sentence)
    if day.longest_minutes > DAY:
        sentence = f"{who}: a shift of {day.longest_minutes} min is longer than the 24 h of a day."
        yield InputProblem(f"{path}.longest_minutes", sentence)
    if day.break_minutes >= day.longest_minutes:
        yield InputProblem(
            f"{path}.break_minutes", f"{who}: the break is as long as the longest shift; shorten it."
        )
    yield from _part_problems(path, who, day, "core")
    yield from _part_problems(path, who, day, "usual")
    for field in ("earliest", "latest", "shortest_minutes", "longest_minutes", "core_start", "core_end"):
        value = getattr(day, field)
        if value is not None and value % ACTIVITY_GRID:
            yield InputProblem(
                f"{path}.{field}", f"{who}: flexible times go in steps of {ACTIVITY_GRID} min."
            )


def _part_problems(path: str, who: str, day: FlexibleDay, part: str) -> Iterator[InputProblem]:
    """Core time or usual shift: both ends or none, inside the window, no longer than the longest shift."""
    start, end = getattr(day, f"{part}_start"), getattr(day, f"{part}_end")
    if start is None and end is None:
        return
    noun = "core time" if part == "core" else "usual shift"
    if start is None or end is None:
        missing = f"{part}_{'start' if start is None else 'end'}"
        yield InputProblem(
            f"{path}.{missing}", f"{who}: the {noun} needs both a start and an end; add the other."
        )
        return
    if end <= start:
        yield InputProblem(f"{path}.{part}_end", f"{who}: the {noun} ends before it starts; correct it.")
    elif start < day.earliest or end > day.latest:
        yield InputProblem(
            f"{path}.{part}_start",
            f"{who}: the {noun} {times_label(start, end)} lies outside the window "
            f"{times_label(day.earliest, day.latest)}.",
        )
    elif end - start > day.longest_minutes:
        yield InputProblem(f"{path}.{part}_end", f"{who}: the {noun} is longer than the longest shift.")


def contract_problems(team: Team) -> Iterator[InputProblem]:
    """Contracts that overlap, end before they begin or ask for more hours than there are; gaps are fine."""
    for n, person in enumerate(team.staff):
        for c, contract in enumerate(person.contracts):
            yield from _one_contract(f"staff[{n}].contracts[{c}]", f"“{person.name}”", contract)
        yield from _overlapping_contracts(n, person)


def _one_contract(path: str, who: str, contract: Contract) -> Iterator[InputProblem]:
    dates, limits = contract.dates, contract.limits
    if dates.last is not None and dates.last < dates.first:
        yield InputProblem(
            f"{path}.dates.last", f"{who}: the contract ends on {dates.last}, before it begins."
        )
    if contract.minutes_per_week > _WEEK_MINUTES:
        sentence = (
            f"{who}: {contract.minutes_per_week} min a week is more than a week has; 37 h are 2220 min."
        )
        yield InputProblem(f"{path}.minutes_per_week", sentence)
    if contract.protected_admin_minutes > contract.minutes_per_week:
        yield InputProblem(
            f"{path}.protected_admin_minutes", f"{who}: more protected admin than contracted time."
        )
    if contract.protected_admin_minutes and not contract.protected_admin_block_minutes:
        yield InputProblem(
            f"{path}.protected_admin_block_minutes", f"{who}: a block of 0 min is none; say how long."
        )
    if contract.protected_admin_block_minutes % ACTIVITY_GRID:
        sentence = f"{who}: blocks go in steps of {ACTIVITY_GRID} min."
        yield InputProblem(f"{path}.protected_admin_block_minutes", sentence)
    pairs = (("shortest_run_of_days", "longest_run_of_days"), ("least_minutes", "most_minutes"))
    for low, high in pairs:
        least, most = getattr(limits, low), getattr(limits, high)
        if least is not None and most is not None and least > most:
            yield InputProblem(
                f"{path}.limits.{low}", f"{who}: {least} is more than “{high}” ({most}); correct one."
            )


def _overlapping_contracts(n: int, person: StaffMember) -> Iterator[InputProblem]:
    dated = ((place, contract.dates) for place, contract in enumerate(person.contracts))
    for a, b in overlapping(dated):
        earlier, later = person.contracts[a].dates, person.contracts[b].dates
        until = f"until {earlier.last}" if earlier.last else "without an end"
        yield InputProblem(
            f"staff[{n}].contracts[{b}].dates.first",
            f"“{person.name}”: this contract begins on {later.first}, while contract {a} "
            f"runs {until}; end the earlier one the day before.",
        )
