"""What is to be recorded in the planned weeks: visits by working days, write-ups owed, last week's visits."""

from __future__ import annotations

from datetime import date

from planner.domain.demand import RecordingTask
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Made, Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import civil, utc_now
from planner.services.freeze_problem import freeze_problem
from planner.services.preset_teams.riverside import riverside

MONDAY = date(2026, 11, 23)
FIRST = MONDAY.toordinal()


def frozen(first_day: date = MONDAY, weeks: int = 1, **changes: object) -> RotaProblem:
    team: Team = riverside().model_copy(update={"recording_tasks": (), "rotas": (), **changes})
    return freeze_problem(team, first_day, weeks)


def task(minutes: int, due: str, staff: str = "amira-khan") -> RecordingTask:
    return RecordingTask(id="t1", staff=staff, minutes=minutes, due=date.fromisoformat(due))


def test_two_working_days_pass_over_the_weekend_and_bank_holidays() -> None:
    by = frozen().write_up_by
    assert by[0] == civil(date(2026, 11, 26))
    assert by[3] == by[4] - 1440 == civil(date(2026, 12, 1))
    assert by[5] == by[4]
    christmas = frozen(date(2026, 12, 21)).write_up_by
    # Thu 24 Dec: 25 and 28 are bank holidays, so Wed 30 Dec is the second working day.
    assert christmas[3] == civil(date(2026, 12, 31))


def test_an_owed_write_up_is_due_by_the_end_of_its_day() -> None:
    (need,) = frozen(recording_tasks=(task(45, "2026-11-25"),)).recording
    assert (need.id, need.minutes, need.finish_by) == ("t1", 45, civil(date(2026, 11, 26)))


def test_an_overdue_write_up_is_planned_for_the_first_days_and_told_of() -> None:
    problem = frozen(recording_tasks=(task(45, "2026-11-13"),))
    assert problem.recording[0].finish_by == civil(date(2026, 11, 25))
    assert any("was due on Fri 13 Nov; it is planned by Tue 24 Nov" in each for each in problem.not_planned)


def test_a_long_write_up_due_later_has_its_share_of_these_weeks() -> None:
    (need,) = frozen(recording_tasks=(task(420, "2026-12-04"),)).recording
    assert (need.minutes, need.finish_by) == (210, civil(FIRST + 7))
    assert frozen(recording_tasks=(task(60, "2026-12-04"),)).recording == ()


def test_a_writer_who_is_not_in_post_is_told_of() -> None:
    problem = frozen(recording_tasks=(task(45, "2026-11-25", "nobody"),))
    assert problem.recording == ()
    assert any("its writer is not in post" in each for each in problem.not_planned)


def test_last_weeks_visits_without_a_write_up_are_owed_by_their_worker() -> None:
    friday, thursday = civil(FIRST - 3, 600), civil(FIRST - 4, 600)
    made = Made(by="Jo", at=utc_now())
    visits = (
        Activity(kind="visit", start=friday, end=friday + 90, demand="late"),
        Activity(kind="visit", start=thursday, end=thursday + 90, demand="written"),
        Activity(kind="recording", start=thursday + 90, end=thursday + 135, demand="written"),
        Activity(kind="visit", start=thursday - 1440, end=thursday - 1350, demand="too-old"),
    )
    shifts = tuple(
        Shift(
            id=f"s{number}", staff="amira-khan", start=each.start - 60, end=each.end + 60, activities=(each,)
        )
        for number, each in enumerate(visits)
    )
    kept = Rota(team="riverside", first_day=date.fromordinal(FIRST - 7), made=made, shifts=shifts)
    (need,) = frozen(rotas=(kept,)).recording
    assert (need.id, need.staff, need.minutes) == ("late@2026-11-20", "amira-khan", 45)
    assert need.finish_by == civil(FIRST + 2)
