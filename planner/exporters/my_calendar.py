"""One person's own calendar: every published shift of theirs, in a file that is kept up to date.

The file itself remembers what was told: what stands in it and is no longer planned is kept as cancelled, so
that a calendar program takes it away; what has not changed keeps its stamps and its number, so that nothing
is announced anew. The same rota gives the same bytes.
"""

from __future__ import annotations

import stat
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.errors import PlannerError
from planner.domain.roles import Caller
from planner.domain.team import Team
from planner.domain.time_grid import civil, civil_of, monday_of
from planner.exporters.calendar_entries import CalendarEntry, Whose, entries_of
from planner.exporters.ics import event_of, new_calendar
from planner.exporters.sheet_shifts import SheetShifts
from planner.importers.safe_files import disk_trouble, write_whole
from planner.ports import Clock, Store
from planner.services.permitted import refuse_unless
from planner.services.published_days import rota_of_day

if TYPE_CHECKING:
    from icalendar import Event

WEEKS_BACK = 4
# Larger than any calendar of ours: something else has taken its name.
MOST_BYTES = 5_000_000
OWNER_ALONE = 0o600
# What the calendar library, and reading its events, answer to fields that are not of their kind.
_ODD_EVENT = (ValueError, TypeError, AttributeError, LookupError, OverflowError)
_TOLD = ("DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "STATUS", "TRANSP")


@dataclass(frozen=True, slots=True)
class MyCalendar:
    """What goes into the file. `count`: how often the team has published, which only ever grows."""

    name: str
    entries: tuple[CalendarEntry, ...]
    count: int
    first_day: date
    at: datetime


def my_calendar(store: Store, caller: Caller, staff: str, clock: Clock) -> MyCalendar:
    """The person's calendar as it is published now. Raises `NotPermittedError` for somebody else's."""
    refuse_unless(store, caller, "export", staff)
    # Through the guard: a service lead's copy has no private reasons in it.
    team = store.team()
    at = clock.now()
    first_day = date.fromordinal(monday_of(at.date())) - timedelta(weeks=WEEKS_BACK)
    name = team.staff_names.get(staff, staff)
    return MyCalendar(
        name=f"{name}, {team.name}",
        entries=_entries(team, Whose(team.id, staff, name), first_day),
        count=sum(rota.version for rota in team.rotas if rota.state == "published"),
        first_day=first_day,
        at=at,
    )


def file_name(team: Team, staff: str) -> str:
    """The name of the person's file: the same as long as they are in the team."""
    return f"{team.id}-{staff}.ics".replace(":", "-")


def keep_calendar(calendar: MyCalendar, path: Path) -> bool:
    """Bring the file up to date; whether it has changed. A new one can be read by its owner alone.

    Raises PlannerError when it cannot be written, or when the name is a link: in a folder that others can
    write to, it might lead anywhere.
    """
    _refuse_odd_file(path)
    before = _read(path)
    content = calendar_bytes(calendar, before)
    if content == before:
        return False
    write_whole(path, content, mode=OWNER_ALONE)
    return True


def _refuse_odd_file(path: Path) -> None:
    try:
        kind = path.lstat().st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise disk_trouble(error, f"“{path}”", "written") from error
    except ValueError as error:
        raise PlannerError(f"“{path}” is not a file name.", "Choose another name.") from error
    if stat.S_ISLNK(kind):
        raise PlannerError(f"“{path}” is a link to another file.", "Take it away, or choose another folder.")
    if not stat.S_ISREG(kind) and not stat.S_ISDIR(kind):
        # Reading a pipe waits until somebody writes into it, perhaps for ever.
        raise PlannerError(f"“{path}” is no ordinary file.", "Take it away, or choose another folder.")


def calendar_bytes(calendar: MyCalendar, before: bytes = b"") -> bytes:
    """The content of the file. `before`: what it held, which tells what has to be cancelled; where something
    else has written into it, it is as if there had been nothing."""
    try:
        return _content(calendar, _events(before))
    except _ODD_EVENT:
        return _content(calendar, {})


def _content(calendar: MyCalendar, told: dict[str, Event]) -> bytes:
    made = new_calendar(f"Rota: {calendar.name}")
    uids = set()
    for entry in calendar.entries:
        event = event_of(entry)
        event.add("status", "CONFIRMED")
        uid = str(event["UID"])
        uids.add(uid)
        made.add_component(_stamped(event, told.get(uid), calendar))
    for uid, event in sorted(told.items()):
        if uid not in uids and _begins(event) >= calendar.first_day:
            made.add_component(_cancelled(event, calendar))
    return bytes(made.to_ical())


def _entries(team: Team, whose: Whose, first_day: date) -> tuple[CalendarEntry, ...]:
    rotas = rota_of_day(team, range(first_day.toordinal(), date.max.toordinal()))
    numbers: Counter[str] = Counter()
    found: list[CalendarEntry] = []
    shifts_of = {id(rota): SheetShifts(team, rota) for rota in rotas.values()}
    for day in sorted(rotas):
        shifts = shifts_of[id(rotas[day])].of_day(whose.staff, day)
        found += entries_of(whose, shifts, numbers, with_cases=team.calendars.with_cases)
    return tuple(found)


def _stamped(event: Event, told: Event | None, calendar: MyCalendar) -> Event:
    """With the stamps it was told with, where nothing has changed; else with new ones and a higher number."""
    sequence = calendar.count
    stamp = calendar.at.astimezone(UTC).replace(microsecond=0)
    if told is not None:
        if _told(told) == _told(event):
            for key in ("DTSTAMP", "LAST-MODIFIED", "SEQUENCE"):
                event[key] = told[key]
            return event
        sequence = max(sequence, _sequence(told) + 1)
    event.add("dtstamp", stamp)
    event.add("last-modified", stamp)
    event.add("sequence", sequence)
    return event


def _cancelled(told: Event, calendar: MyCalendar) -> Event:
    if str(told.get("STATUS")) == "CANCELLED":
        return told
    stamp = calendar.at.astimezone(UTC).replace(microsecond=0)
    sequence = max(calendar.count, _sequence(told) + 1)
    for key in ("STATUS", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE"):
        told.pop(key, None)
    told.add("dtstamp", stamp)
    told.add("last-modified", stamp)
    told.add("sequence", sequence)
    told.add("status", "CANCELLED")
    return told


def _told(event: Event) -> tuple[bytes, ...]:
    parts: Sequence[object] = [event.get(key) for key in _TOLD]
    return tuple(part.to_ical() if hasattr(part, "to_ical") else b"" for part in parts)


def _sequence(event: Event) -> int:
    return int(event.get("SEQUENCE", 0))


def _begins(event: Event) -> date:
    return date.fromordinal(civil_of(event.decoded("DTSTART")) // civil(1))


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes() if path.stat().st_size <= MOST_BYTES else b""
    except OSError:
        return b""


def _events(content: bytes) -> dict[str, Event]:
    """By their uids; nothing of a file that is no calendar of ours."""
    from icalendar import Calendar, Event

    try:
        walked = Calendar.from_ical(content).walk("VEVENT") if content else []
    except ValueError:
        return {}
    needed = ("UID", "DTSTART", "DTSTAMP", "LAST-MODIFIED", "SEQUENCE")
    ours = (each for each in walked if isinstance(each, Event) and all(key in each for key in needed))
    return {str(each["UID"]): each for each in ours}
