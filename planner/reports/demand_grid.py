"""People needed, half-hour by half-hour, before anyone is placed; and people who could be at work then.

*Cover* is what duty turns and named shifts ask, or the least number present where that is more. *Visits* are
counted where they would go if they were spread as well as their windows allow: the one with the least room
first, each at the start that asks least beyond the people there could be, and of those the one that gives the
lowest peak. So a peak in the grid is one that no planning can avoid without moving a window. Travel counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.needs import VisitNeed
from planner.domain.person import ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.time_grid import COVER_GRID, DAY, Span, civil, day_of
from planner.reports.cover_curve import named_shift_span

CELLS = DAY // COVER_GRID


@dataclass(frozen=True, slots=True)
class NeedCell:
    """One half-hour: people asked for by cover and by visits."""

    cover: int = 0
    visits: int = 0

    @property
    def people(self) -> int:
        return self.cover + self.visits


@dataclass(frozen=True, slots=True)
class NeedDay:
    """The 48 half-hours of one day (an ordinal), from midnight; `free`: who could be at work in each."""

    day: int
    cells: tuple[NeedCell, ...]
    free: tuple[int, ...]

    @property
    def minutes(self) -> int:
        """Person-minutes asked for in the whole day, by whole half-hours."""
        return sum(cell.people for cell in self.cells) * COVER_GRID


def need_grid(problem: RotaProblem, week: int = 0) -> tuple[NeedDay, ...]:
    """The seven days of one week of the problem."""
    first = problem.first_day + 7 * week
    free = [available_people(problem, first + day) for day in range(7)]
    cover = [[0] * CELLS for _ in range(7)]
    for day in range(7):
        _add_cover(problem, first + day, cover[day])
    visits = _levelled(problem.visits, first, cover, free)
    return tuple(
        NeedDay(
            first + day,
            tuple(NeedCell(cover[day][cell], visits[day][cell]) for cell in range(CELLS)),
            free[day],
        )
        for day in range(7)
    )


def available_people(problem: RotaProblem, day: int) -> tuple[int, ...]:
    """How many people could be at work in each half-hour of the day (an ordinal) by pattern, leave and
    agreement; who is in a lockdown week does not count."""
    index, midnight = day - problem.first_day, civil(day)
    counts: Counter[int] = Counter()
    for person in problem.people:
        if not person.weeks[index // 7].is_lockdown:
            counts.update(
                {cell for option in person.days[index].options for cell in _whole_cells(option, midnight)}
            )
    return tuple(counts[cell] for cell in range(CELLS))


def _whole_cells(option: ShiftOption, midnight: int) -> range:
    """The half-hours that lie wholly in the reach of the option."""
    first = -(-(option.start_earliest - midnight) // COVER_GRID)
    return range(max(first, 0), min((option.end_latest - midnight) // COVER_GRID, CELLS))


def _cells_of(span: Span, day: int) -> range:
    """The half-hours of the day that the span touches."""
    part = span.common(Span(civil(day), civil(day) + DAY))
    if part is None:
        return range(0)
    return range((part.start - civil(day)) // COVER_GRID, -(-(part.end - civil(day)) // COVER_GRID))


def _add_cover(problem: RotaProblem, day: int, row: list[int]) -> None:
    turns, presence = [0] * CELLS, [0] * CELLS
    for turn in problem.duty_turns:
        for cell in _cells_of(turn.span, day):
            turns[cell] += turn.least
    for named in problem.shift_needs:
        if named.day in (day - 1, day):
            for cell in _cells_of(named_shift_span(problem, named), day):
                turns[cell] += named.least
    for need in problem.presence:
        for cell in _cells_of(need.span, day):
            presence[cell] = max(presence[cell], need.least)
    for cell in range(CELLS):
        row[cell] = max(turns[cell], presence[cell])


def _levelled(
    visits: Sequence[VisitNeed], first: int, cover: list[list[int]], free: Sequence[tuple[int, ...]]
) -> list[list[int]]:
    """Each visit put where it lacks the fewest people, and there where it raises the highest point least."""
    load = [[0] * CELLS for _ in range(7)]
    for visit in sorted(visits, key=_room):
        best: tuple[tuple[int, int, int, int], tuple[int, range]] | None = None
        for start in _starts(visit):
            span = Span(start - visit.travel_before, start + visit.minutes + visit.travel_after)
            day = day_of(span.start) - first
            if not 0 <= day < 7:
                continue
            cells = _cells_of(span, first + day)
            heights = [cover[day][cell] + load[day][cell] for cell in cells]
            lacking = sum(
                max(0, height + visit.workers - free[day][cell])
                for height, cell in zip(heights, cells, strict=True)
            )
            worth = (lacking, max(heights, default=0), sum(heights), start)
            if best is None or worth < best[0]:
                best = worth, (day, cells)
        if best is not None:
            day, cells = best[1]
            for cell in cells:
                load[day][cell] += visit.workers
    return load


def _room(visit: VisitNeed) -> tuple[int, int, str]:
    """How freely the visit can be placed; the least free first, larger ones before smaller."""
    slack = sum(window.minutes - visit.minutes for window in visit.windows)
    return slack, -visit.workers * visit.whole_minutes, visit.id


def _starts(visit: VisitNeed) -> list[int]:
    """Half-hourly starts in the windows, and the first moment of each."""
    return [
        start
        for window in visit.windows
        for start in (window.start, *range(_next_half(window.start), window.end, COVER_GRID))
        if start + visit.minutes <= window.end
    ]


def _next_half(minute: int) -> int:
    return minute - minute % COVER_GRID + COVER_GRID
