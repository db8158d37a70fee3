"""My own calendar: one file over all published weeks, which tells what moved and what is cancelled, once."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from planner.domain.calendars import CalendarRules
from planner.domain.errors import NotPermittedError, PlannerError
from planner.domain.rota import Shift
from planner.exporters.my_calendar import calendar_bytes, file_name, keep_calendar, my_calendar
from planner.services.swaps.requests import accept, ask
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, shift
from tests.planner.services.small_office import MONDAY, NOW, StillClock, hand_rota
from tests.planner.services.swaps.office import ANA, BEN, CY, DEE, JO, LEAD, gives, week, work_of

CLOCK = StillClock()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ana.ics"


def keep(store: SqliteStore, path: Path, staff: str = "ana", at: StillClock = CLOCK) -> bool:
    return keep_calendar(my_calendar(store, JO, staff, at), path)


def publish(store: SqliteStore, *shifts: Shift, weeks: int = 0) -> None:
    with store.unit_of_work("Jo Patel") as work:
        work.publish(hand_rota(*shifts, first_day=MONDAY + timedelta(weeks=weeks)))


def events(path: Path) -> dict[str, Any]:
    found = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    by_uid = {str(each["UID"]): each for each in found}
    assert len(by_uid) == len(found)
    return by_uid


def told(path: Path) -> dict[str, tuple[str, int]]:
    """Title with status and number, by the day and what it is."""
    return {
        f"{each['DTSTART'].dt:%a %H:%M} {each['SUMMARY']}": (str(each["STATUS"]), int(each["SEQUENCE"]))
        for each in events(path).values()
    }


def test_the_file_has_my_shifts_and_visits_and_nobody_else_s(store: SqliteStore, path: Path) -> None:
    assert keep(store, path)
    assert told(path) == {"Tue 12:00 Shift": ("CONFIRMED", 1), "Tue 16:00 Visit": ("CONFIRMED", 1)}
    assert b"Rota: Ana Alvi, North" in path.read_bytes()


def test_case_references_are_in_it_only_where_the_team_allows_them(store: SqliteStore, path: Path) -> None:
    keep(store, path)
    assert b"R-1042" not in path.read_bytes()
    team = store.team().model_copy(update={"calendars": CalendarRules(with_cases=True)})
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(team, what="Calendars", subject="team")
    assert keep(store, path)
    assert "Tue 16:00 Visit R-1042" in told(path)


def test_a_file_that_is_up_to_date_is_not_written_again(store: SqliteStore, path: Path) -> None:
    keep(store, path)
    before = path.stat().st_mtime_ns, path.read_bytes()
    assert not keep(store, path, at=StillClock(NOW + timedelta(hours=3)))
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_what_is_not_planned_any_more_is_cancelled_and_what_moved_has_a_higher_number(
    store: SqliteStore, path: Path
) -> None:
    keep(store, path)
    publish(store, shift("ana", "Tue 13:00-21:00"), *week()[1:])
    keep(store, path)
    assert told(path) == {"Tue 13:00 Shift": ("CONFIRMED", 2), "Tue 16:00 Visit": ("CANCELLED", 2)}
    publish(store, *week()[1:])
    keep(store, path)
    assert told(path) == {"Tue 13:00 Shift": ("CANCELLED", 3), "Tue 16:00 Visit": ("CANCELLED", 2)}


def test_what_comes_back_is_no_longer_cancelled(store: SqliteStore, path: Path) -> None:
    keep(store, path)
    publish(store, *week()[1:])
    keep(store, path)
    publish(store, *week())
    keep(store, path)
    assert set(told(path).values()) == {("CONFIRMED", 3)}


def test_weeks_stand_beside_each_other_and_a_later_rota_of_the_same_days_holds(
    store: SqliteStore, path: Path
) -> None:
    publish(store, shift("ana", "Mon+1 09:00-17:00"), weeks=1)
    keep(store, path)
    assert set(told(path)) == {"Tue 12:00 Shift", "Tue 16:00 Visit", "Mon 09:00 Shift"}


def test_writing_blocks_of_two_weeks_are_two_entries(store: SqliteStore, path: Path) -> None:
    def writing(day: str) -> Shift:
        return shift("ana", f"{day} 09:00-17:00", activity("court_writing", f"{day} 09:00-12:00", "c1"))

    publish(store, writing("Mon"))
    publish(store, writing("Mon+1"), weeks=1)
    keep(store, path)
    blocks = [each for each in events(path).values() if str(each["SUMMARY"]) != "Shift"]
    assert sorted(f"{each['DTSTART'].dt:%d %b}" for each in blocks) == ["23 Nov", "30 Nov"]


def test_a_swap_moves_the_shift_from_one_calendar_to_the_other(store: SqliteStore, tmp_path: Path) -> None:
    mine, theirs = tmp_path / "dee.ics", tmp_path / "cy.ics"
    keep(store, mine, "dee")
    keep(store, theirs, "cy")
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    accept(store, CY, request.id, "way-1", CLOCK)
    keep(store, mine, "dee")
    keep(store, theirs, "cy")
    assert told(mine) == {"Thu 12:00 Shift": ("CANCELLED", 2)}
    assert told(theirs)["Thu 12:00 Shift"] == ("CONFIRMED", 2)


def test_weeks_long_past_are_left_out_without_being_cancelled(store: SqliteStore, path: Path) -> None:
    keep(store, path)
    assert keep(store, path, at=StillClock(NOW + timedelta(weeks=7)))
    assert events(path) == {}


def test_a_file_that_is_no_calendar_is_written_anew(store: SqliteStore, path: Path) -> None:
    for content in (
        b"nonsense",
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
        b"\xff",
    ):
        path.write_bytes(content)
        assert keep(store, path)
        assert len(events(path)) == 2


def test_my_calendar_is_mine_and_the_manager_s(store: SqliteStore) -> None:
    assert my_calendar(store, ANA, "ana", CLOCK).entries
    assert my_calendar(store, LEAD, "ana", CLOCK).entries
    with pytest.raises(NotPermittedError):
        my_calendar(store, BEN, "ana", CLOCK)


def test_a_new_file_is_its_owner_s_alone_and_a_link_is_not_followed(store: SqliteStore, path: Path) -> None:
    keep(store, path)
    assert path.stat().st_mode & 0o777 == 0o600
    path.chmod(0o644)
    publish(store, *week()[1:])
    keep(store, path)
    assert path.stat().st_mode & 0o777 == 0o644
    other = path.with_name("other.txt")
    other.write_text("mine")
    path.unlink()
    path.symlink_to(other)
    with pytest.raises(PlannerError, match="is a link"):
        keep(store, path)
    assert other.read_text() == "mine"


def test_a_folder_that_is_gone_is_said(store: SqliteStore, tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="does not exist"):
        keep(store, tmp_path / "gone" / "ana.ics")


def test_the_name_of_the_file_is_one_that_every_system_takes(store: SqliteStore) -> None:
    assert file_name(store.team(), "ana") == "north-ana.ics"
    assert calendar_bytes(my_calendar(store, JO, "ana", CLOCK)).startswith(b"BEGIN:VCALENDAR")


def test_a_pipe_in_the_place_of_the_file_is_refused_and_not_waited_for(
    store: SqliteStore, path: Path
) -> None:
    os.mkfifo(path)
    with pytest.raises(PlannerError, match="no ordinary file"):
        keep(store, path)


@pytest.mark.parametrize("name", ["x" * 400, "a\0b"])
def test_a_name_that_no_file_can_have_is_said(store: SqliteStore, tmp_path: Path, name: str) -> None:
    with pytest.raises(PlannerError):
        keep(store, tmp_path / name)


@pytest.mark.parametrize(
    "odd",
    [
        b"DTSTART:garbage",
        b"DTSTART;VALUE=TIME:090000",
        b"DTSTART;VALUE=DURATION:P1D",
        b"SEQUENCE:abc",
        b"SEQUENCE:" + b"9" * 5000,
        b"DTSTART:20261124T090000Z,20261125T090000Z",
    ],
)
def test_a_calendar_that_somebody_has_written_into_is_written_anew(
    store: SqliteStore, path: Path, odd: bytes
) -> None:
    keep(store, path)
    good = path.read_bytes()
    field = odd.partition(b":")[0].partition(b";")[0]
    lines = [odd if line.startswith(field) else line for line in good.split(b"\r\n")]
    path.write_bytes(b"\r\n".join(lines).replace(b"UID:", b"UID:other-"))
    keep(store, path)
    assert path.read_bytes() == good
