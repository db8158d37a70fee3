"""The cover strip's figures of a day, and what the day's head says of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from planner.domain.time_grid import clock
from planner.reports.cover_curve import CoverCell, CoverCurves
from ui.item_models.board_marks import UncoveredMark


@dataclass(frozen=True, slots=True)
class ShortStretch:
    """Half-hours in a row that are short, and by how many people at most."""

    start: int
    end: int
    people: int


@dataclass(frozen=True, slots=True)
class DayCover:
    """The half-hours of one day; `short` joins those that lack people."""

    cells: tuple[CoverCell, ...]
    short: tuple[ShortStretch, ...]

    @property
    def peak_need(self) -> int:
        return max((cell.need for cell in self.cells), default=0)

    @property
    def is_closed(self) -> bool:
        """Nobody is needed and nobody is there."""
        return all(cell.need == 0 and cell.free == 0 for cell in self.cells)


@dataclass(frozen=True, slots=True)
class DayState:
    """What a day's head says. `text` is for a wide column (`1 short at 18:30`), `count` for a narrow one.

    `broken`: laws are broken then; nothing is as grave.
    """

    kind: Literal["covered", "short", "closed", "unplanned", "broken"]
    text: str = ""
    count: int = 0


def day_cover(curves: CoverCurves, day: int) -> DayCover:
    """The cover of a day (an ordinal)."""
    cells = curves.day(day)
    return DayCover(cells, _stretches(cells))


def _stretches(cells: Sequence[CoverCell]) -> tuple[ShortStretch, ...]:
    found: list[ShortStretch] = []
    for cell in cells:
        if cell.short <= 0:
            continue
        if found and found[-1].end == cell.start:
            last = found.pop()
            found.append(ShortStretch(last.start, cell.end, max(last.people, cell.short)))
        else:
            found.append(ShortStretch(cell.start, cell.end, cell.short))
    return tuple(found)


def day_state(
    cover: DayCover, uncovered: Sequence[UncoveredMark], *, is_planned: bool, broken_laws: int = 0
) -> DayState:
    """What to say at the head of a day with this cover, these demands not met, and so many laws broken."""
    if not is_planned:
        return DayState("closed" if cover.is_closed else "unplanned")
    if broken_laws:
        return DayState("broken", f"{broken_laws} law{'s' if broken_laws > 1 else ''} broken", broken_laws)
    if uncovered:
        first = min(uncovered, key=lambda mark: mark.shown.start)
        count = len(uncovered)
        is_alone = count == 1 and first.has_time
        if is_alone:
            # The same figure as on its mark in the lane.
            lacking = first.badge.removeprefix("−")
            number = int(lacking) if lacking.isdigit() else 1
            return DayState("short", f"{lacking} short at {clock(first.span.start)}", number)
        return DayState("short", f"{count} uncovered", count)
    if cover.short:
        first_short = cover.short[0]
        return DayState(
            "short", f"{first_short.people} short at {clock(first_short.start)}", first_short.people
        )
    return DayState("closed" if cover.is_closed else "covered")
