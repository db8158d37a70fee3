"""The rota for calendars: one iCalendar file a person (or one of the whole team), by the icalendar library.

Uids are stable over versions, SEQUENCE is the rota's version and LAST-MODIFIED its making, so that importing
a newer file moves what it has moved. What an earlier version had and this one has not is sent as CANCELLED.
Titles carry no case reference unless asked for.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC
from typing import TYPE_CHECKING

from planner.domain.errors import PlannerError
from planner.domain.time_grid import Span, civil, instant
from planner.exporters.calendar_entries import CalendarEntry, calendar_entries
from planner.exporters.sheet_records import RotaSheet

if TYPE_CHECKING:
    from icalendar import Calendar, Component, Event

_LONDON = """BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:DAYLIGHT
DTSTART:19960331T010000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
TZNAME:BST
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:19961027T020000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
TZNAME:GMT
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
END:STANDARD
END:VTIMEZONE
"""
_PRODUCT = "-//Rotabene//Rota//EN"
# The zip's own stamp: the same rota gives the same bytes.
_ZIP_EPOCH = (2026, 1, 1, 0, 0, 0)


def ics_of(
    sheet: RotaSheet, staff: str | None = None, *, with_cases: bool = False, previous: RotaSheet | None = None
) -> bytes:
    """The calendar of one person, or of the team with names in the titles.

    Raises PlannerError when nobody has the id.

    `previous`: the version sent before; its entries of these weeks that are gone are cancelled.
    """
    names = {row.staff: row.name for week in sheet.weeks for row in week.rows}
    if staff is not None and staff not in names:
        known = ", ".join(sorted(names)) or "nobody"
        raise PlannerError(f"Nobody in this rota has the id “{staff}”.", f"The ids are: {known}.")
    entries = list(calendar_entries(sheet, staff, with_cases=with_cases))
    gone = _gone(sheet, staff, entries, previous, with_cases)
    name = sheet.team_name if staff is None else f"{names[staff]}, {sheet.team_name}"
    return _calendar(sheet, f"Rota: {name}", entries, gone, with_names=staff is None)


def ics_by_person(
    sheet: RotaSheet, *, with_cases: bool = False, previous: RotaSheet | None = None
) -> dict[str, bytes]:
    """File name to calendar, one for each person of the rota."""
    people = dict.fromkeys(row.staff for week in sheet.weeks for row in week.rows)
    return {
        f"{staff.replace(':', '-')}.ics": ics_of(sheet, staff, with_cases=with_cases, previous=previous)
        for staff in people
    }


def zip_of(files: dict[str, bytes]) -> bytes:
    """The files in one zip; the same files give the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _ZIP_EPOCH), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _gone(
    sheet: RotaSheet,
    staff: str | None,
    entries: Iterable[CalendarEntry],
    previous: RotaSheet | None,
    with_cases: bool,
) -> list[CalendarEntry]:
    if previous is None:
        return []
    weeks = Span(civil(sheet.weeks[0].monday), civil(sheet.weeks[-1].monday + 7))
    kept = {entry.uid for entry in entries}
    return [
        entry
        for entry in calendar_entries(previous, staff, with_cases=with_cases)
        if entry.uid not in kept and weeks.start <= entry.span.start < weeks.end
    ]


def new_calendar(name: str) -> Calendar:
    """An empty calendar of that name, with the time zone of the team."""
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", _one_line(name))
    calendar.add_component(_london())
    return calendar


def _calendar(
    sheet: RotaSheet, name: str, entries: list[CalendarEntry], gone: list[CalendarEntry], *, with_names: bool
) -> bytes:
    calendar = new_calendar(name)
    stamp = sheet.made_at.astimezone(UTC)
    held = "TENTATIVE" if sheet.state == "draft" else "CONFIRMED"
    listed = [(entry, held) for entry in entries] + [(entry, "CANCELLED") for entry in gone]
    for entry, status in listed:
        event = event_of(entry, with_names=with_names)
        event.add("dtstamp", stamp)
        event.add("last-modified", stamp)
        event.add("sequence", sheet.version)
        event.add("status", status)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _london() -> Component:
    """Europe/London by its rule, in force since 1996.

    WORKAROUND(icalendar 7.3): `add_missing_timezones` puts the change of March an hour late.
    """
    from icalendar import Timezone

    return Timezone.from_ical(_LONDON)


def event_of(entry: CalendarEntry, *, with_names: bool = False) -> Event:
    """The entry as an event, without stamps, status and sequence."""
    from icalendar import Event

    event = Event()
    event.add("uid", f"{entry.uid}@rotabene")
    event.add("dtstart", instant(entry.span.start))
    event.add("dtend", instant(entry.span.end))
    title = f"{entry.person}: {entry.title}" if with_names else entry.title
    event.add("summary", _one_line(title))
    if entry.lines:
        event.add("description", "\n".join(_one_line(line) for line in entry.lines))
    if entry.place:
        event.add("location", entry.place)
    # Only activities make the person busy: the shift is the time in which they can be reached.
    event.add("transp", "TRANSPARENT" if entry.is_shift else "OPAQUE")
    return event


def _one_line(text: str) -> str:
    """Control characters could end a content line and begin another; they become spaces."""
    return "".join(char if char.isprintable() else " " for char in text)
