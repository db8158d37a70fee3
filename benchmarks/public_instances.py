"""Public shift-scheduling instances, read into our own frozen problem and judged by their own rules.

Curtois, T., Qu, R., *Computational results on new staff scheduling benchmark instances*, 2014
(schedulingbenchmarks.org/nrp). The files are read from a folder the user names; none is kept here.

An instance knows lengths and forbidden successions of its shifts, no times of day. Every shift is laid from
three in the morning with half an hour of unpaid break on top, so that rest, breaks and weekly rest of the law
hold of themselves and only the instance's rules bind. Cover and requests weigh against one another in the
instance's one objective, so both are priced in one tier of ours (`preferences.tier = 2`); its hard rules are
policies that the solver is to keep, and no other tier has anything to pay.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.domain.needs import ShiftNeed, Wish
from planner.domain.person import Limits, Person, PersonDay, PersonWeek, ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.rule_pack import (
    ContractHours,
    DaysInARow,
    Fairness,
    LateFinish,
    Preferences,
    RuleSettings,
    WeeklyRest,
)
from planner.domain.time_grid import DAY, Span, civil

# A Monday, and a time of day, from which a year goes by without a clock change that takes from rest or work.
FIRST_DAY = date(2023, 3, 27).toordinal()
START_MINUTE = 180
BREAK_MINUTES = 30


@dataclass(frozen=True, slots=True)
class InstanceStaff:
    """One employee's limits; minutes and runs over the whole horizon."""

    id: str
    most_of_shift: dict[str, int]
    most_minutes: int
    least_minutes: int
    longest_run: int
    shortest_run: int
    shortest_run_off: int
    most_weekends: int


@dataclass
class Instance:
    """One file: days from 0 (a Monday), shifts with minutes, limits, requests and weighted cover."""

    name: str
    days: int = 0
    minutes: dict[str, int] = field(default_factory=dict)
    forbidden_next: dict[str, tuple[str, ...]] = field(default_factory=dict)
    staff: list[InstanceStaff] = field(default_factory=list)
    days_off: dict[str, set[int]] = field(default_factory=dict)
    # (employee, day, shift, weight)
    on_requests: list[tuple[str, int, str, int]] = field(default_factory=list)
    off_requests: list[tuple[str, int, str, int]] = field(default_factory=list)
    # (day, shift, needed, weight under, weight over)
    cover: list[tuple[int, str, int, int, int]] = field(default_factory=list)


def read_instance(path: Path) -> Instance:
    """Read one file; PlannerError with the line where it is not of the published form."""
    instance = Instance(path.stem)
    section = ""
    for number, raw in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), start=1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("SECTION_"):
            section = line
            continue
        try:
            _read_line(instance, section, line.split(","))
        except (ValueError, IndexError) as error:
            raise PlannerError(
                f"{path.name}, line {number} is not of the published form.", "Fetch the file again."
            ) from error
    if not instance.days or not instance.staff:
        raise PlannerError(f"{path.name} holds no instance.", "Keep other text files out of the folder.")
    return instance


def _read_line(instance: Instance, section: str, cells: list[str]) -> None:
    if section == "SECTION_HORIZON":
        instance.days = int(cells[0])
    elif section == "SECTION_SHIFTS":
        instance.minutes[cells[0]] = int(cells[1])
        instance.forbidden_next[cells[0]] = tuple(name for name in cells[2].split("|") if name)
    elif section == "SECTION_STAFF":
        most = {name: int(count) for name, count in (pair.split("=") for pair in cells[1].split("|"))}
        instance.staff.append(InstanceStaff(cells[0], most, *(int(cell) for cell in cells[2:8])))
    elif section == "SECTION_DAYS_OFF":
        instance.days_off[cells[0]] = {int(cell) for cell in cells[1:] if cell}
    elif section == "SECTION_SHIFT_ON_REQUESTS":
        instance.on_requests.append((cells[0], int(cells[1]), cells[2], int(cells[3])))
    elif section == "SECTION_SHIFT_OFF_REQUESTS":
        instance.off_requests.append((cells[0], int(cells[1]), cells[2], int(cells[3])))
    elif section == "SECTION_COVER":
        day, shift, needed, under, over = int(cells[0]), cells[1], *(int(cell) for cell in cells[2:5])
        instance.cover.append((day, shift, needed, under, over))


def instance_problem(instance: Instance) -> RotaProblem:
    """The instance as one of our problems. Cover and requests weigh against one another in tier 2."""
    weeks = -(-instance.days // 7)
    options = {
        (name, day): _option(instance, name, day) for name in instance.minutes for day in range(7 * weeks)
    }
    requests = [
        *(("work", request) for request in instance.on_requests),
        *(("not_work", request) for request in instance.off_requests),
    ]
    return RotaProblem(
        team_id=instance.name,
        team_name=instance.name,
        first_day=FIRST_DAY,
        weeks=weeks,
        people=tuple(_person(instance, staff, weeks, options) for staff in instance.staff),
        settings=RuleSettings(
            contract_hours=ContractHours(solver="keep", deviation_weight=0),
            days_in_a_row=DaysInARow(solver="keep"),
            late_finish=LateFinish(is_on=False),
            fairness=Fairness(is_on=False),
            preferences=Preferences(tier=2),
            # An instance has no clock: a day off is a day's rest (reg 11 asks for 24 hours a week).
            weekly_rest=WeeklyRest(minutes=1440),
        ),
        desks=len(instance.staff),
        quiet_rooms=1,
        shift_needs=tuple(
            ShiftNeed(
                id=f"{shift}@{day}",
                requirement=shift,
                name=shift,
                shift=shift,
                day=FIRST_DAY + day,
                least=needed,
                ideal=needed,
                weight_missing=under,
                weight_surplus=over,
            )
            for day, shift, needed, under, over in instance.cover
        ),
        wishes=tuple(
            Wish(
                id=f"{staff}-{day}-{shift}",
                person=staff,
                day=FIRST_DAY + day,
                wants="work" if wants == "work" else "not_work",
                span=Span(civil(FIRST_DAY + day), civil(FIRST_DAY + day + 1)),
                shift=shift,
                weight=weight,
            )
            for wants, (staff, day, shift, weight) in requests
        ),
    )


# By name and day; the same for everybody.
Options = dict[tuple[str, int], ShiftOption]


def _person(instance: Instance, staff: InstanceStaff, weeks: int, options: Options) -> Person:
    return Person(
        id=staff.id,
        name=staff.id,
        contract_minutes_per_week=0,
        days=tuple(_person_day(instance, staff, day, options) for day in range(7 * weeks)),
        weeks=tuple(
            PersonWeek(
                monday=FIRST_DAY + 7 * week,
                contract_minutes=0,
                credit_minutes=0,
                reserve_minutes=0,
                admin_block_minutes=90,
                admin_blocks=0,
                evenings_most=None,
                home_days_most=0,
                duty_share_minutes=0,
                is_lockdown=False,
            )
            for week in range(weeks)
        ),
        is_evening_contract=True,
        flexi_credit_minutes=staff.most_minutes,
        flexi_debit_minutes=0,
        limits=Limits(
            longest_run=staff.longest_run,
            shortest_run=staff.shortest_run,
            shortest_run_off=staff.shortest_run_off,
            most_weekends=staff.most_weekends,
            most_minutes=staff.most_minutes,
            least_minutes=staff.least_minutes,
            most_of_shift=tuple(sorted(staff.most_of_shift.items())),
        ),
    )


def _person_day(instance: Instance, staff: InstanceStaff, day: int, options: Options) -> PersonDay:
    is_free = day in instance.days_off.get(staff.id, ()) or day >= instance.days
    names = [] if is_free else [name for name in instance.minutes if staff.most_of_shift.get(name, 0) > 0]
    return PersonDay(
        day=FIRST_DAY + day,
        options=tuple(options[name, day] for name in names),
        may_be_off=True,
        off_reason="" if names else "not working",
    )


def _option(instance: Instance, name: str, day: int) -> ShiftOption:
    start = civil(FIRST_DAY + day, START_MINUTE)
    length = instance.minutes[name] + BREAK_MINUTES
    return ShiftOption(
        name=name,
        start_earliest=start,
        start_latest=start,
        end_earliest=start + length,
        end_latest=start + length,
        shortest=length,
        longest=length,
        break_minutes=BREAK_MINUTES,
        never_followed_by=instance.forbidden_next[name],
    )


def roster_of(instance: Instance, shifts: tuple[Shift, ...]) -> dict[str, list[str | None]]:
    """Our shifts as the instance's roster: a shift id or None a day for each employee."""
    roster: dict[str, list[str | None]] = {staff.id: [None] * instance.days for staff in instance.staff}
    for shift in shifts:
        roster[shift.staff][shift.start // DAY - FIRST_DAY] = shift.name
    return roster


def hard_rules_broken(instance: Instance, roster: dict[str, list[str | None]]) -> list[str]:
    """Every hard rule of the instance that the roster breaks, recomputed from the file's own words."""
    return [fault for staff in instance.staff for fault in _faults(instance, staff, roster[staff.id])]


def _faults(instance: Instance, staff: InstanceStaff, row: list[str | None]) -> Iterator[str]:
    worked = [shift for shift in row if shift is not None]
    for today, (first, second) in enumerate(itertools.pairwise(row)):
        if first is not None and second is not None and second in instance.forbidden_next[first]:
            yield f"{staff.id}: {second} follows {first} on day {today + 1}"
    for shift in instance.minutes:
        if worked.count(shift) > staff.most_of_shift.get(shift, 0):
            yield f"{staff.id}: too many {shift}"
    minutes = sum(instance.minutes[shift] for shift in worked)
    if not staff.least_minutes <= minutes <= staff.most_minutes:
        yield f"{staff.id}: {minutes} minutes"
    for is_work, start, end in _row_runs(row):
        touches_edge = start == 0 or end == len(row)
        if is_work and end - start > staff.longest_run:
            yield f"{staff.id}: {end - start} days in a row from day {start}"
        least = staff.shortest_run if is_work else staff.shortest_run_off
        if not touches_edge and end - start < least:
            yield f"{staff.id}: a run of {end - start} from day {start}"
    weekends = sum(any(row[day : day + 2]) for day in range(5, len(row), 7))
    if weekends > staff.most_weekends:
        yield f"{staff.id}: {weekends} weekends"
    if any(row[day] is not None for day in instance.days_off.get(staff.id, ())):
        yield f"{staff.id}: works on a day off"


def _row_runs(row: list[str | None]) -> Iterator[tuple[bool, int, int]]:
    start = 0
    for day in range(1, len(row) + 1):
        if day == len(row) or (row[day] is None) != (row[start] is None):
            yield row[start] is not None, start, day
            start = day


def cost_of(instance: Instance, roster: dict[str, list[str | None]]) -> int:
    """The instance's objective: requests refused and cover missed or exceeded, by weight."""
    requests = sum(
        weight for staff, day, shift, weight in instance.on_requests if roster[staff][day] != shift
    )
    requests += sum(
        weight for staff, day, shift, weight in instance.off_requests if roster[staff][day] == shift
    )
    cover = 0
    for day, shift, needed, under, over in instance.cover:
        there = sum(row[day] == shift for row in roster.values())
        cover += under * max(0, needed - there) + over * max(0, there - needed)
    return requests + cover
