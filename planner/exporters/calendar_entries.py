"""What a rota puts into calendars: an entry a shift and an entry an activity, with ids that outlive versions.

An entry keeps its uid when a new version moves it: a shift by person and day, an activity by person and the
demand it serves (numbered where there are several in a week). So a calendar moves it, and does not show it
twice. The demand stands in the uid as a digest: its own id mostly holds the case reference.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from planner.domain.time_grid import Span, civil, date_of, day_of, monday_of
from planner.exporters.sheet_records import RotaSheet, SheetMark, SheetShift
from planner.exporters.sheet_words import mark_sentence, shift_note

# Blocks inside a shift that need nobody else to know the hour; they are listed in the shift's description.
_WITHOUT_ENTRY = ("protected_admin", "reserve", "recording")


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One entry; `is_shift` entries lie behind the activities and do not make the person look busy."""

    uid: str
    staff: str
    person: str
    span: Span
    title: str
    lines: tuple[str, ...]
    place: str
    is_shift: bool


@dataclass(frozen=True, slots=True)
class Whose:
    """The person that entries are of, and the id of their team."""

    team: str
    staff: str
    name: str


def calendar_entries(sheet: RotaSheet, staff: str | None, *, with_cases: bool) -> Iterator[CalendarEntry]:
    """The entries of one person, or of everyone, by person and time. Case references only when asked for."""
    numbers: Counter[str] = Counter()
    for week in sheet.weeks:
        for row in week.rows:
            if staff in (None, row.staff):
                whose = Whose(sheet.team_id, row.staff, row.name)
                shifts = (shift for cell in row.cells for shift in cell.shifts)
                yield from entries_of(whose, shifts, numbers, with_cases=with_cases)


def entries_of(
    whose: Whose, shifts: Iterable[SheetShift], numbers: Counter[str], *, with_cases: bool
) -> Iterator[CalendarEntry]:
    """The entries of one person's shifts, in their order; `numbers` counts on over all of one file."""
    for shift in shifts:
        yield _shift_entry(whose, shift, with_cases)
        for mark in shift.marks:
            if mark.kind in _WITHOUT_ENTRY:
                continue
            key = f"{whose.team}/{whose.staff}/{_activity_key(mark)}"
            numbers[key] += 1
            yield _mark_entry(f"{key}/{numbers[key]}", whose, mark, with_cases)


def _activity_key(mark: SheetMark) -> str:
    if mark.demand is None:
        return f"{mark.kind}:{date_of(mark.span.start).isoformat()}"
    key = f"{mark.kind}:{hashlib.sha256(mark.demand.encode()).hexdigest()[:16]}"
    if mark.kind == "visit":
        return key
    # What one demand asks for over weeks (writing blocks, supervision) is counted week by week: a calendar
    # that gets one week after the other would else take the second for the first, moved.
    return f"{key}:{date_of(civil(monday_of(day_of(mark.span.start)))).isoformat()}"


def _shift_entry(whose: Whose, shift: SheetShift, with_cases: bool) -> CalendarEntry:
    note = shift_note(shift)
    return CalendarEntry(
        uid=f"{whose.team}/{whose.staff}/shift:{shift.id}",
        staff=whose.staff,
        person=whose.name,
        span=shift.span,
        title=f"Shift, {note}" if note else "Shift",
        lines=tuple(_said(mark, with_cases) for mark in shift.marks),
        place="Home" if shift.place == "home" else "Office",
        is_shift=True,
    )


def _mark_entry(uid: str, whose: Whose, mark: SheetMark, with_cases: bool) -> CalendarEntry:
    place = {"office": "Office", "quiet_room": "Quiet room", "home": "Home"}.get(mark.place, "")
    return CalendarEntry(
        uid,
        whose.staff,
        whose.name,
        mark.span,
        _title(mark, with_cases),
        _travel(mark),
        place,
        is_shift=False,
    )


def _title(mark: SheetMark, with_cases: bool) -> str:
    if mark.case:
        # The label of a demand with a case may carry the reference or a document's name: neither is shown.
        return f"{mark.word} {mark.case}" if with_cases else mark.word
    return mark.label or mark.word


def _said(mark: SheetMark, with_cases: bool) -> str:
    if with_cases or not mark.case:
        return mark_sentence(mark)
    others = f", with {' and '.join(mark.with_people)}" if mark.with_people else ""
    return f"{mark_sentence(mark).partition(' ')[0]} {mark.word}{others}"


def _travel(mark: SheetMark) -> tuple[str, ...]:
    before, after = mark.on_site.start - mark.span.start, mark.span.end - mark.on_site.end
    travel = (f"Travel: {before} min there, {after} min back",) if before or after else ()
    together = (f"Together with {' and '.join(mark.with_people)}",) if mark.with_people else ()
    return (*travel, *together)
