"""From people's days and shifts to the cells of the board, a row at a time and only when it is looked at."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from itertools import chain, pairwise
from typing import TypeVar

from planner.domain.differing import differing
from planner.domain.findings import Finding
from planner.domain.indexed_shifts import IndexedShifts, indexed
from planner.domain.needs import EventNeed, RecordingNeed, VisitNeed, WritingNeed
from planner.domain.person import Person, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Remembered
from planner.domain.rota import Rota, Shift
from planner.domain.time_grid import Span
from ui.item_models.board_away import off_words, parts_away
from ui.item_models.board_blocks import BlockMaker
from ui.item_models.board_marks import BoardCell, RestMark, ShiftMark
from ui.item_models.board_trouble import TroubleFinder

REST_SHOWN_MINUTES = 14 * 60
REST_TIGHT_MINUTES = 12 * 60

Need = TypeVar("Need", VisitNeed, WritingNeed, EventNeed, RecordingNeed)
# Rows that were made last: an edit leaves nearly all of them as they are.
_ROWS: Remembered[tuple[object, ...], tuple[BoardCell, ...]] = Remembered(1000)


@dataclass(frozen=True)
class CellMaker:
    """Makes the cells of one snapshot; rows are kept once made."""

    problem: RotaProblem
    shifts: tuple[Shift, ...]
    is_planned: bool
    findings: tuple[Finding, ...]
    published: Rota | None
    moving: frozenset[str]
    # Weeks that have no rota although others have.
    unplanned: frozenset[int] = frozenset()
    # People and days with other hours than the pattern's, agreed for that day.
    agreed: frozenset[tuple[str, int]] = frozenset()
    _rows: dict[str, tuple[BoardCell, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Take over the rows that nothing has touched since."""
        for before in tuple(_MAKERS):
            touched = self._touched_since(before)
            if touched is not None:
                self._rows.update((each, row) for each, row in before._rows.items() if each not in touched)
                break
        _MAKERS.append(self)

    def _touched_since(self, before: CellMaker) -> set[str] | None:
        """The people whose rows may be other than before; None where everybody's may be."""
        if self._of_all != before._of_all or self.published is not before.published:
            return None
        old, new = before.problem, self.problem
        gone, come = differing(old.people, new.people)
        if {each.id: each.name for each in gone} != {each.id: each.name for each in come}:
            # Their names stand in the rows of others.
            return None
        shifts = chain(*differing(before.shifts, self.shifts))
        findings = tuple(chain(*differing(before.findings, self.findings)))
        found = {each.id for each in gone}
        demands = {
            *_other_ids(old.visits, new.visits),
            *_other_ids(old.writing, new.writing),
            *_other_ids(old.events, new.events),
            *_other_ids(old.recording, new.recording),
        }
        for shift in shifts:
            found.add(shift.staff)
            demands.update(each.demand for each in shift.activities if each.demand is not None)
        for finding in findings:
            found.update(finding.people)
        for index in (before._index, self._index):
            broken = (index.by_id.get(each) for finding in findings for each in finding.shifts)
            found.update(shift.staff for shift in broken if shift is not None)
            found.update(shift.staff for each in demands for shift, _ in index.serving.get(each, ()))
        return found

    @property
    def _of_all(self) -> tuple[object, ...]:
        """What everybody's row follows from."""
        weeks = self.problem
        return (
            *(weeks.team_id, weeks.first_day, weeks.weeks),
            *(self.is_planned, self.moving, self.unplanned, self.agreed),
        )

    def row(self, person: Person) -> tuple[BoardCell, ...]:
        """The cells of a person, one a day."""
        if person.id not in self._rows:
            self._rows[person.id] = self._made_row(person)
        return self._rows[person.id]

    def _made_row(self, person: Person) -> tuple[BoardCell, ...]:
        mine = tuple(sorted(self._index.of_person.get(person.id, ()), key=lambda each: each.start))
        key = (self.problem.team_id, self.problem.first_day, person.id)
        return _ROWS.answer(key, self._followed_from(person, mine), partial(self._new_row, person, mine))

    def _followed_from(self, person: Person, mine: Sequence[Shift]) -> tuple[object, ...]:
        """All that the row of a person follows from."""
        return (
            person,
            mine,
            self._published_of(person.id) if self.published is not None else None,
            self.moving.intersection(shift.id for shift in mine) if self.moving else None,
            tuple(finding for shift in mine for finding in self._troubles.about(shift)),
            tuple(each for shift in mine for each in self._blocks.followed_from(shift)),
            self.is_planned,
            self.unplanned,
            [self._is_agreed(shift) for shift in mine] if self.agreed else None,
        )

    def _new_row(self, person: Person, mine: Sequence[Shift]) -> tuple[BoardCell, ...]:
        following = {first.id: second for first, second in pairwise(mine)}
        by_day = {shift.day: shift for shift in reversed(mine)}
        return tuple(
            self._cell(person, index, day, by_day.get(day.day), following)
            for index, day in enumerate(person.days)
        )

    def _cell(
        self, person: Person, index: int, day: PersonDay, shift: Shift | None, following: dict[str, Shift]
    ) -> BoardCell:
        if shift is None:
            is_planned = self.is_planned and index // 7 not in self.unplanned
            words = off_words(day, is_planned=is_planned)
            pattern = usual_span(day) if day.options and not is_planned else None
            return BoardCell(day.day, off_text=words, parts=parts_away(day), pattern=pattern)
        mark = ShiftMark(
            shift=shift,
            blocks=self._blocks.blocks(shift),
            is_unusual=self._is_agreed(shift) or _is_unusual(day, shift),
            is_lockdown=person.weeks[index // 7].is_lockdown,
            is_changed=self._is_changed(shift),
            is_moving=shift.id in self.moving,
            rest_after=_rest(shift, following.get(shift.id)),
            trouble=self._troubles.of(shift),
        )
        return BoardCell(day.day, shift=mark, parts=parts_away(day))

    def _is_agreed(self, shift: Shift) -> bool:
        return (shift.staff, shift.day) in self.agreed

    def _is_changed(self, shift: Shift) -> bool:
        if self.published is None:
            return False
        before = [each for each in self._published_of(shift.staff) if each.day == shift.day]
        return not before or _essence(before[-1]) != _essence(shift)

    @cached_property
    def _index(self) -> IndexedShifts:
        return indexed(self.shifts)

    def _published_of(self, person: str) -> Sequence[Shift]:
        return indexed(self.published.shifts).of_person.get(person, ()) if self.published else ()

    @cached_property
    def _blocks(self) -> BlockMaker:
        return BlockMaker(self.problem, self.shifts)

    @cached_property
    def _troubles(self) -> TroubleFinder:
        return TroubleFinder.of_findings(self.findings)


# Those that made rows last.
_MAKERS: deque[CellMaker] = deque(maxlen=2)


def _other_ids(before: Sequence[Need], after: Sequence[Need]) -> set[str]:
    return {need.id for need in chain(*differing(before, after))}


def usual_span(day: PersonDay) -> Span | None:
    """The shift a person usually works on the day: the pattern's usual times, or its only option."""
    if day.usual is not None:
        return day.usual
    if len(day.options) == 1 and day.options[0].is_fixed:
        return Span(day.options[0].start_earliest, day.options[0].end_earliest)
    return None


def _is_unusual(day: PersonDay, shift: Shift) -> bool:
    usual = usual_span(day)
    return usual is not None and usual != shift.span


def _rest(shift: Shift, after: Shift | None) -> RestMark | None:
    if after is None or not 0 < after.start - shift.end <= REST_SHOWN_MINUTES:
        return None
    rest = Span(shift.end, after.start)
    return RestMark(rest, is_tight=rest.minutes < REST_TIGHT_MINUTES)


def _essence(shift: Shift) -> tuple[object, ...]:
    """What a person would notice of a change: times, place, break and what it is for."""
    work = tuple((each.kind, each.start, each.end, each.demand) for each in shift.activities)
    return shift.start, shift.end, shift.place, shift.break_start, shift.break_end, work
