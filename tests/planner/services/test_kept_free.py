"""What somebody cannot work is kept out of their days, is no leave, and nobody is told why."""

from __future__ import annotations

from datetime import timedelta

from planner.domain.person import PersonDay
from planner.domain.rota import Made, Rota
from planner.domain.staff import Preference
from planner.domain.team import Team
from planner.domain.time_grid import Span, civil
from planner.exporters.rota_sheet import build_sheet
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.kept_free import without_reasons
from tests.planner.services.small_office import MONDAY, NOW, small_team, usual_shifts

MON = MONDAY.toordinal()
SCHOOL_RUN = Preference(
    id="school-run",
    staff="ana",
    wants="cannot_work",
    weekdays=("mon",),
    start=900,
    end=990,
    is_private=True,
    reason="School run",
)


def team_with(*kept: Preference) -> Team:
    return small_team().model_copy(update={"preferences": kept})


def days_of(team: Team) -> tuple[PersonDay, ...]:
    return freeze_problem(team, MONDAY).person_by_id["ana"].days


def test_the_time_is_cut_out_of_the_day_and_nothing_is_credited_for_it() -> None:
    before, after = days_of(team_with())[0], days_of(team_with(SCHOOL_RUN))[0]
    assert after.blocked == (Span(civil(MON) + 900, civil(MON) + 990),)
    assert all(option.end_latest <= civil(MON) + 900 or option.start_earliest >= civil(MON) + 990
               for option in after.options)  # fmt: skip
    assert (after.target_minutes, after.credit_minutes) == (before.target_minutes, 0)
    assert days_of(team_with(SCHOOL_RUN))[1] == days_of(team_with())[1]


def test_a_whole_day_is_not_worked_and_reads_like_any_day_that_is_not() -> None:
    never = SCHOOL_RUN.model_copy(update={"start": None, "end": None})
    day = days_of(team_with(never))[0]
    assert day.options == ()
    assert day.off_reason == "not working"


def test_it_is_for_one_day_where_a_day_is_given() -> None:
    once = SCHOOL_RUN.model_copy(update={"weekdays": (), "day": MONDAY + timedelta(days=2)})
    days = days_of(team_with(once))
    assert [bool(day.blocked) for day in days[:4]] == [False, False, True, False]


def test_it_is_no_wish_and_a_shift_over_it_breaks_the_law_without_saying_why() -> None:
    on_tuesdays = SCHOOL_RUN.model_copy(update={"weekdays": ("tue",)})
    problem = freeze_problem(team_with(on_tuesdays), MONDAY)
    assert problem.wishes == ()
    told = [
        finding
        for finding in check(problem, usual_shifts())
        if finding.rule == "availability" and finding.people == ("ana",)
    ]
    assert any("away" in finding.sentence for finding in told)
    assert all("School" not in f"{finding.sentence}{finding.allowed}{finding.measured}" for finding in told)


def test_nothing_that_is_sent_to_others_has_the_reason() -> None:
    team = team_with(SCHOOL_RUN)
    problem = freeze_problem(team, MONDAY)
    made = Made(by="Jo Patel", at=NOW, status="stopped")
    rota = Rota(team=team.id, first_day=MONDAY, weeks=1, made=made, shifts=usual_shifts())
    assert "School run" not in repr(build_sheet(team, problem, rota, ()))
    assert "School run" not in repr(problem)


def test_a_team_that_is_handed_on_goes_without_the_reasons() -> None:
    team = team_with(SCHOOL_RUN)
    shared = without_reasons(team)
    assert shared.preferences[0].reason == ""
    assert shared.preferences[0].start == SCHOOL_RUN.start
    assert without_reasons(team_with()) == team_with()
