"""Calendars, read again with icalendar: stable ids, right times, cancelled entries, no case reference."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any, cast

import pytest
from icalendar import Calendar

from planner.domain.errors import PlannerError
from planner.exporters.ics import ics_by_person, ics_of, zip_of
from planner.exporters.sheet_records import RotaSheet
from tests.planner.exporters.sheets import TWO_LINES, small_sheet
from tests.planner.exporters.small_team import at, small_rota, small_team


def events(content: bytes) -> list[Any]:
    return [*Calendar.from_ical(content).walk("VEVENT")]


def by_uid(content: bytes) -> dict[str, Any]:
    return {str(event["UID"]): event for event in events(content)}


def published(version: int, **changes: object) -> RotaSheet:
    return small_sheet(rota=small_rota(version).model_copy(update=changes))


def test_a_person_s_calendar_holds_shifts_and_activities_of_that_person_only() -> None:
    titles = [str(event["SUMMARY"]) for event in events(ics_of(small_sheet(), "amira"))]
    assert titles == ["Shift", "Team meeting", "Shift", "Visit", "Visit", "Debrief", "Shift, home"]


def test_times_are_those_of_the_wall_clock_in_london() -> None:
    visit = events(ics_of(small_sheet(), "amira"))[3]
    assert visit["DTSTART"].params["TZID"] == "Europe/London"
    assert visit["DTSTART"].dt.astimezone(UTC) == datetime(2026, 11, 24, 13, 45, tzinfo=UTC)
    assert visit["DTEND"].dt.astimezone(UTC) == datetime(2026, 11, 24, 15, 15, tzinfo=UTC)


def test_the_zone_changes_its_clocks_when_london_does() -> None:
    (described,) = cast("list[Any]", Calendar.from_ical(ics_of(small_sheet(), "amira")).walk("VTIMEZONE"))
    zone = described.to_tz(lookup_tzid=False)
    before = datetime(2027, 3, 28, 0, 59, tzinfo=UTC).astimezone(zone)
    after = datetime(2027, 3, 28, 1, 0, tzinfo=UTC).astimezone(zone)
    assert (before.hour, after.hour) == (0, 2)


def test_no_title_and_no_description_carries_a_case_reference() -> None:
    for content in (ics_of(small_sheet()), ics_of(small_sheet(), "ben")):
        assert b"R-09" not in content
        assert b"R-10" not in content


def test_no_id_of_an_entry_carries_the_id_of_a_demand_which_mostly_holds_the_case() -> None:
    sheet = small_sheet()
    demands = {
        mark.demand
        for week in sheet.weeks
        for row in week.rows
        for cell in row.cells
        for shift in cell.shifts
        for mark in shift.marks
    } - {None}
    uids = by_uid(ics_of(sheet))
    assert demands
    assert not [uid for uid in uids for demand in demands if f":{demand}/" in uid]


def test_case_references_come_when_asked_for() -> None:
    titles = [str(event["SUMMARY"]) for event in events(ics_of(small_sheet(), "amira", with_cases=True))]
    assert "Visit R-1042" in titles


def test_the_team_s_calendar_names_people_in_its_titles() -> None:
    titles = {str(event["SUMMARY"]) for event in events(ics_of(small_sheet()))}
    assert "Ben Okafor: Team meeting" in titles


def test_an_entry_that_moves_keeps_its_id_and_counts_its_version() -> None:
    rota = small_rota(4)
    later = tuple(
        shift.model_copy(update={"start": shift.start + 60, "end": shift.end + 60})
        if shift.id == "amira@2026-11-23"
        else shift
        for shift in rota.shifts
    )
    before = by_uid(ics_of(small_sheet(rota=small_rota(3)), "amira"))
    after = by_uid(ics_of(small_sheet(rota=rota.model_copy(update={"shifts": later})), "amira"))
    assert list(before) == list(after)
    uid = next(uid for uid in before if uid.endswith("shift:amira@2026-11-23@rotabene"))
    assert after[uid]["DTSTART"].dt.hour == 10
    assert (before[uid]["SEQUENCE"], after[uid]["SEQUENCE"]) == (3, 4)
    assert "LAST-MODIFIED" in after[uid]


def test_ids_are_unique_in_the_calendar_of_the_whole_team() -> None:
    content = ics_of(small_sheet())
    assert len(by_uid(content)) == len(events(content))


def test_what_is_gone_since_the_version_before_is_cancelled() -> None:
    shifts = tuple(shift for shift in small_rota().shifts if shift.id != "amira@2026-11-24")
    content = ics_of(published(2, shifts=shifts), "amira", previous=published(1))
    gone = [event for event in events(content) if event["STATUS"] == "CANCELLED"]
    assert sorted(str(event["SUMMARY"]) for event in gone) == ["Debrief", "Shift", "Visit", "Visit"]
    assert {event["SEQUENCE"] for event in gone} == {2}


def test_weeks_outside_the_new_rota_are_not_cancelled() -> None:
    old = small_rota(1)
    far = old.shifts[0].model_copy(
        update={"id": "amira@2026-12-01", "start": at(8, 9), "end": at(8, 17), "activities": ()}
    )
    previous = small_sheet(rota=old.model_copy(update={"weeks": 2, "shifts": (*old.shifts, far)}))
    content = ics_of(published(2), "amira", previous=previous)
    assert not [event for event in events(content) if event["STATUS"] == "CANCELLED"]


def test_a_draft_is_tentative_and_a_published_rota_confirmed() -> None:
    assert {event["STATUS"] for event in events(ics_of(small_sheet(), "ben"))} == {"TENTATIVE"}
    assert {event["STATUS"] for event in events(ics_of(published(1), "ben"))} == {"CONFIRMED"}


def test_a_name_cannot_begin_a_line_of_its_own() -> None:
    content = ics_of(small_sheet(small_team(TWO_LINES)))
    assert b"\nX-EVIL" not in content
    assert all(event["STATUS"] == "TENTATIVE" for event in events(content))


def test_long_lines_are_folded_at_75_bytes() -> None:
    content = ics_of(small_sheet(small_team("Ñandú " * 19)))
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert "Ñandú" in str(events(content)[0]["SUMMARY"])


def test_a_person_nobody_knows_is_refused_with_the_ids_there_are() -> None:
    with pytest.raises(PlannerError, match=r"“zoe”.*amira, ben, carys, dev, eve"):
        ics_of(small_sheet(), "zoe")


def test_everyone_has_a_file_in_the_zip() -> None:
    content = zip_of(ics_by_person(small_sheet()))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.namelist() == ["amira.ics", "ben.ics", "carys.ics", "dev.ics", "eve.ics"]
        assert events(archive.read("ben.ics"))


def test_the_same_rota_gives_the_same_bytes() -> None:
    assert zip_of(ics_by_person(small_sheet())) == zip_of(ics_by_person(small_sheet()))
