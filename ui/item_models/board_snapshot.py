"""All that the board shows, as one frozen record. The window makes a new one after every change.

Rows are the problem's people, columns its days. What is drawn is derived here, once and only when asked for,
so that a board of 300 people by 28 days costs no more than its visible part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial

from planner.domain.findings import Finding
from planner.domain.indexed_shifts import IndexedShifts, indexed
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Rota, Shift
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import DAY, civil, weekday_of
from planner.reports.cover_curve import CoverCurves
from ui.item_models.board_arrangement import Arrangement, Line, lines_of
from ui.item_models.board_away import away_marks
from ui.item_models.board_cells import CellMaker
from ui.item_models.board_cover import DayCover, DayState, day_cover, day_state
from ui.item_models.board_marks import AwayMark, BoardCell, HandoverMark, PersonRow, UncoveredMark
from ui.item_models.board_people import grouped_rows, person_rows, without_figures
from ui.item_models.board_trouble import broken_law_days
from ui.item_models.board_uncovered import uncovered_marks

# What a day shows: 07:00 to 21:00, or all of it where people work at night.
DAYTIME = (7 * 60, 21 * 60)
ROUND_THE_CLOCK = (0, DAY)
# What does not depend on who is shown and in which order.
SHARED = (
    "shifts",
    "_all_rows",
    "members",
    "problem_counts",
    "broken_laws",
    "cases_of",
    "index",
    "shift_on",
    "hours",
    "uncovered",
    "_uncovered_on",
    "cover_top",
    "_cells",
    "_curves",
    "_covers",
    "_day_states",
)
NIGHT_BEFORE, NIGHT_AFTER = 5 * 60, 23 * 60
# The leave bars of people who were looked at last.
_AWAY: Remembered[Person, tuple[AwayMark, ...]] = Remembered(1000)
# Whether they work at night.
_NIGHTS: Remembered[tuple[Person, tuple[Shift, ...]], bool] = Remembered(1000)


@dataclass(frozen=True)
class BoardSnapshot:
    """A team, its frozen weeks, the rota at hand (None: not built), and what the checker says of it.

    `published`: the last published rota, to mark what changed since. `moving`: ids of shifts that the running
    build changed last.
    """

    team: Team
    problem: RotaProblem
    rota: Rota | None = None
    findings: tuple[Finding, ...] = ()
    published: Rota | None = None
    moving: frozenset[str] = field(default_factory=frozenset)
    # The people who are shown, in order; None: everyone as in the problem.
    lines: tuple[Line, ...] | None = None
    # Weeks (0 is the first) that have no rota although others have.
    unplanned: frozenset[int] = field(default_factory=frozenset)
    # Whose hours and TOIL are shown, for a reader who sees only their own; None: everybody's.
    figures_of: str | None = None

    def arranged(self, arrangement: Arrangement) -> BoardSnapshot:
        """The same state with other people, groups or order; what is drawn of each is not made anew."""
        lines = None if arrangement.is_plain else lines_of(self, arrangement)
        if lines == self.lines:
            return self
        other = replace(self, lines=lines)
        for name in SHARED:
            if name in self.__dict__:
                other.__dict__[name] = self.__dict__[name]
        return other

    @property
    def is_planned(self) -> bool:
        """Whether there is a rota for these weeks."""
        return self.rota is not None

    def is_planned_on(self, column: int) -> bool:
        """Whether there is a rota for the week of a day."""
        return self.is_planned and column // 7 not in self.unplanned

    @property
    def days(self) -> range:
        """The ordinals of the columns."""
        return self.problem.days

    @cached_property
    def shifts(self) -> tuple[Shift, ...]:
        return self.rota.shifts if self.rota else ()

    @cached_property
    def people(self) -> tuple[Person, ...]:
        """The people of the rows."""
        if self.lines is None:
            return self.problem.people
        return tuple(self.problem.person_by_id[line.staff] for line in self.lines)

    @cached_property
    def rows(self) -> tuple[PersonRow, ...]:
        if self.lines is None:
            return self._all_rows
        heads = {row.id: row for row in self._all_rows}
        groups = [line.group for line in self.lines]
        return grouped_rows(self.team, [heads[line.staff] for line in self.lines], groups)

    @cached_property
    def _all_rows(self) -> tuple[PersonRow, ...]:
        rows = person_rows(self.team, self.problem, self.shifts)
        if self.figures_of is None:
            return rows
        return tuple(row if row.id == self.figures_of else without_figures(row) for row in rows)

    @cached_property
    def row_of(self) -> dict[str, int]:
        """Staff id → row, of those who are shown."""
        return {person.id: row for row, person in enumerate(self.people)}

    @cached_property
    def members(self) -> dict[str, StaffMember]:
        """The people's records by id."""
        return {member.id: member for member in self.team.staff}

    @cached_property
    def problem_counts(self) -> Counter[str]:
        """Laws broken and policies excepted, by person."""
        return Counter(
            person
            for finding in self.findings
            if finding.kind in ("law", "policy") and not finding.is_overridden
            for person in finding.people
        )

    @cached_property
    def broken_laws(self) -> Counter[int]:
        """How many laws are broken on each day (an ordinal)."""
        return broken_law_days(self.findings, self.index.by_id)

    @cached_property
    def cases_of(self) -> dict[str, tuple[str, ...]]:
        """The cases that each person sees to in these weeks."""
        cases = {visit.id: visit.case for visit in self.problem.visits}
        cases |= {need.id: need.case for need in self.problem.writing}
        found: dict[str, tuple[str, ...]] = {}
        for shift in self.shifts:
            mine = [cases[each.demand] for each in shift.activities if each.demand in cases]
            found[shift.staff] = (*found.get(shift.staff, ()), *mine)
        return found

    @cached_property
    def index(self) -> IndexedShifts:
        """The shifts by person, day and demand."""
        return indexed(self.shifts)

    @cached_property
    def shift_on(self) -> dict[tuple[str, int], Shift]:
        """Staff id and day → the shift that starts then, the first where there are two."""
        return {(shift.staff, shift.day): shift for shift in reversed(self.shifts)}

    @cached_property
    def hours(self) -> tuple[int, int]:
        """First and last minute of a day that the board shows."""
        of_person = self.index.of_person
        has_nights = any(
            _NIGHTS.answer(person.id, (person, shifts), partial(_works_at_night, person, shifts))
            for person in self.problem.people
            for shifts in (of_person.get(person.id, ()),)
        )
        return ROUND_THE_CLOCK if has_nights else DAYTIME

    def column_of(self, day: int) -> int:
        """The column of a day (an ordinal); may lie outside the columns."""
        return day - self.problem.first_day

    def place_of(self, shift_id: str) -> tuple[int, int] | None:
        """Row and column of a shift, or None when it is not on the board."""
        shift = self.index.by_id.get(shift_id)
        if shift is None or shift.staff not in self.row_of or shift.day not in self.days:
            return None
        return self.row_of[shift.staff], self.column_of(shift.day)

    def cell(self, row: int, column: int) -> BoardCell:
        """What one person's day shows."""
        return self.cells(row)[column]

    def cells(self, row: int) -> tuple[BoardCell, ...]:
        """What one person's days show; the same object as in the snapshot before where nothing differs."""
        return self._cells.row(self.people[row])

    def away(self, row: int) -> tuple[AwayMark, ...]:
        """The leave bars of a person."""
        person, weeks = self.people[row], self.problem
        key = (weeks.team_id, weeks.first_day, person.id)
        return _AWAY.answer(key, person, lambda: tuple(away_marks(person)))

    def cover(self, column: int) -> DayCover:
        """Need, free to help and short of a day, half-hour by half-hour."""
        kept = self._covers
        if column not in kept:
            kept[column] = day_cover(self._curves, self.days[column])
        return kept[column]

    def day_state(self, column: int) -> DayState:
        """Whether a day is covered, short, closed, not planned, or breaks a law."""
        kept = self._day_states
        if column not in kept:
            kept[column] = day_state(
                self.cover(column),
                self._uncovered_on.get(self.days[column], ()),
                is_planned=self.is_planned_on(column),
                broken_laws=self.broken_laws[self.days[column]],
            )
        return kept[column]

    @cached_property
    def _uncovered_on(self) -> dict[int, list[UncoveredMark]]:
        """The demand not met by day, in the order of time."""
        found: dict[int, list[UncoveredMark]] = {}
        for mark in self.uncovered:
            found.setdefault(mark.day, []).append(mark)
        return found

    @cached_property
    def uncovered(self) -> tuple[UncoveredMark, ...]:
        """Demand not met, in the order of time."""
        return uncovered_marks(self.team, self.rota.uncovered if self.rota else ())

    @cached_property
    def handovers(self) -> tuple[HandoverMark, ...]:
        """Handovers between people in neighbouring rows."""
        found: dict[tuple[str, int], list[tuple[int, Shift]]] = {}
        for need in self.problem.handovers:
            for shift, activity in self.index.serving.get(need.id, ()):
                if activity.kind == "handover" and shift.staff in self.row_of:
                    found.setdefault((need.id, activity.start), []).append((self.row_of[shift.staff], shift))
        return tuple(mark for (_, start), pair in found.items() if (mark := _handover(start, pair)))

    @cached_property
    def cover_top(self) -> int:
        """How many people the cover strip's scale shows: 9, or more where the first week needs more."""
        peak = max((self.cover(column).peak_need for column in range(min(7, len(self.days)))), default=0)
        return 9 if peak <= 9 else -(-(peak + 2) // 5) * 5

    def is_weekend(self, column: int) -> bool:
        return weekday_of(self.days[column]) >= 5

    def date_of(self, column: int) -> date:
        return date.fromordinal(self.days[column])

    @cached_property
    def _cells(self) -> CellMaker:
        return CellMaker(
            problem=self.problem,
            shifts=self.shifts,
            is_planned=self.is_planned,
            findings=self.findings,
            published=self.published,
            moving=self.moving,
            unplanned=self.unplanned,
            agreed=frozenset((each.staff, each.day.toordinal()) for each in self.team.agreed_changes),
        )

    @cached_property
    def _curves(self) -> CoverCurves:
        return CoverCurves(self.problem, self.shifts, self.rota.uncovered if self.rota else ())

    @cached_property
    def _covers(self) -> dict[int, DayCover]:
        return {}

    @cached_property
    def _day_states(self) -> dict[int, DayState]:
        return {}


def _works_at_night(person: Person, shifts: Iterable[Shift]) -> bool:
    """Whether any shift, or one that could be worked in the first week, is at night."""
    times = [(shift.start, shift.end, shift.day) for shift in shifts]
    for day in person.days[:7]:
        times += [(option.start_earliest, option.end_latest, day.day) for option in day.options]
    return any(start < civil(day, NIGHT_BEFORE) or end > civil(day, NIGHT_AFTER) for start, end, day in times)


def _handover(start: int, pair: list[tuple[int, Shift]]) -> HandoverMark | None:
    if len(pair) != 2 or abs(pair[0][0] - pair[1][0]) != 1:
        return None
    (first, shift), (second, _) = sorted(pair, key=lambda each: each[0])
    activity = next(each for each in shift.activities if each.kind == "handover" and each.start == start)
    return HandoverMark(activity.span, (first, second))
