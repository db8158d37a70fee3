"""The sheet on the wall: what everybody has to know, and nothing that is nobody else's affair."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

from planner.domain.demand import Event
from planner.domain.records import DateRange
from planner.domain.rota import Activity, Rota, Uncovered
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.exporters.wall_sheet import WALL_MARKS, WallSheet, WallWeek, wall_sheet_of
from tests.planner.exporters.sheets import small_sheet
from tests.planner.exporters.small_team import MONDAY, at, small_rota, small_team


def wall(team: Team | None = None, rota: Rota | None = None, *, with_cases: bool = False) -> WallSheet:
    of_team, of_rota = team or small_team(), rota or small_rota(version=2)
    return wall_sheet_of(of_team, of_rota, small_sheet(of_team, of_rota), with_cases=with_cases)


def week(sheet: WallSheet | None = None) -> WallWeek:
    (only,) = (sheet or wall()).weeks
    return only


def told(sheet: WallSheet) -> str:
    return str(asdict(sheet))


def test_a_shift_shows_its_times_where_it_is_and_whether_it_goes_into_the_evening() -> None:
    monday, tuesday, wednesday = (cell.shifts[0] for cell in week().rows[0].cells[:3])
    assert (monday.start, monday.end, monday.is_evening, monday.is_home) == ("09:00", "17:00", False, False)
    assert (tuesday.end, tuesday.is_evening) == ("20:00", True)
    assert wednesday.is_home


def test_an_evening_begins_where_the_team_s_rule_says() -> None:
    team = small_team()
    settings = team.rules.settings
    later = settings.model_copy(
        update={"evenings": settings.evenings.model_copy(update={"evening_from": 1200})}
    )
    rules = team.rules.model_copy(update={"settings": later})
    cells = week(wall(team.model_copy(update={"rules": rules}))).rows[0].cells
    assert not any(shift.is_evening for cell in cells for shift in cell.shifts)


def test_a_week_under_the_rules_of_a_later_day_has_their_evening() -> None:
    team = small_team()
    settings = team.rules.settings
    evenings = settings.evenings.model_copy(update={"evening_from": 1200})
    fields = {"in_force_from": MONDAY, "settings": settings.model_copy(update={"evenings": evenings})}
    later = team.rules.model_copy(update=fields)
    cells = week(wall(team.model_copy(update={"coming_rules": (later,)}))).rows[0].cells
    assert not any(shift.is_evening for cell in cells for shift in cell.shifts)


def test_what_somebody_does_alone_at_the_desk_is_not_for_the_wall() -> None:
    letters = {
        mark.letter
        for row in week().rows
        for cell in row.cells
        for shift in cell.shifts
        for mark in shift.marks
    }
    assert letters == {"V", "M", "C", "D"}


def test_no_case_reference_is_on_the_wall_unless_it_is_asked_for() -> None:
    assert "R-" not in told(wall())
    assert "18:00–19:00 R-1042" in told(wall(with_cases=True))


def test_nobody_reads_why_somebody_is_away_or_off() -> None:
    loan = Absence(
        id="study-eve", staff="eve", kind="study", dates=DateRange(first=date(2026, 11, 24)), note="Degree"
    )
    team = small_team()
    sheet = wall(team.model_copy(update={"absences": (*team.absences, loan)}))
    assert {cell.off for row in sheet.weeks[0].rows for cell in row.cells} == {"", "Off", "Away"}
    for private in ("sick", "Chemotherapy", "study", "Degree", "hospital"):
        assert private.lower() not in told(sheet).lower()


def test_the_name_of_an_event_stays_off_the_wall() -> None:
    team = small_team()
    private = Event(
        id="m1", name="Capability meeting", start=at(0, 10), end=at(0, 11), people=("amira", "ben")
    )
    sheet = wall(team.model_copy(update={"events": (*team.events[:1], private)}))
    assert "Capability" not in told(sheet)
    assert week(sheet).rows[0].cells[0].shifts[0].marks[0].words == "Meeting 10:00–11:00"


def test_the_rows_below_say_who_is_on_duty_and_who_stays_late() -> None:
    duty, evening = week().feet
    assert [line.text for line in duty.days[3]] == ["09:00–13:00 Dev Malik"]
    assert [line.text for line in evening.days[1]] == ["until 20:00 Amira Khan"]
    assert not any(duty.days[:3])


def test_a_gap_on_duty_is_said_and_a_visit_without_a_worker_is_not() -> None:
    gap = Uncovered(
        demand="desk@2026-11-24T09:00",
        kind="duty",
        start=at(1, 9),
        end=at(1, 13),
        missing=1,
        unit="people",
        reason="Nobody is free.",
    )
    rota = small_rota(version=2)
    duty = week(wall(rota=rota.model_copy(update={"uncovered": (*rota.uncovered, gap)}))).feet[0]
    (line,) = duty.days[1]
    assert (line.text, line.is_short) == ("09:00–13:00 1 person short", True)


def test_a_turn_that_is_the_whole_shift_says_no_times_again() -> None:
    rota = small_rota(version=2)
    desk = Activity(kind="duty", start=at(3, 9), end=at(3, 17), demand="desk@2026-11-26T09:00")
    shifts = tuple(
        shift.model_copy(update={"activities": (desk,)}) if shift.staff == "dev" else shift
        for shift in rota.shifts
    )
    row = week(wall(rota=rota.model_copy(update={"shifts": shifts}))).rows[3]
    (mark,) = row.cells[3].shifts[0].marks
    assert (mark.letter, mark.text, mark.words) == ("D", "", "On duty")


def test_the_key_has_what_is_used_each_with_its_own_letter() -> None:
    letters = [words.letter for words in wall().key]
    assert letters == ["D", "E", "H", "V", "C", "M"]
    assert len({words.letter for words in WALL_MARKS}) == len(WALL_MARKS)


def test_a_lockdown_week_is_said_and_a_draft_says_that_it_is_one() -> None:
    assert {row.name: row.tag for row in week().rows}["Eve Tran"] == "Lockdown week"
    assert (wall().state, wall().is_published) == ("Published, version 2", True)
    assert (wall(rota=small_rota()).state, wall(rota=small_rota()).is_published) == ("Draft", False)


def test_a_day_on_which_nobody_works_is_known_to_be_quiet() -> None:
    assert week().quiet == (False, False, False, False, True, True, True)
    assert week().days[0] == "Mon 23 Nov"
    assert week().heads[0] == "Mon 23 Nov"
    assert week().heads[-1] == "Sun 29"


def test_a_visit_that_needs_another_worker_says_so() -> None:
    marks = [m for row in week().rows for cell in row.cells for shift in cell.shifts for m in shift.marks]
    assert {m.text for m in marks if m.is_short} == {"18:00–19:00 1 worker short"}
