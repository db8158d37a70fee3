"""What is published or pinned for after the planned weeks counts: rest, late finishes, runs, evenings,
averages, rotation, time off in lieu."""

from __future__ import annotations

from planner.domain.person import Person, ToilAccount, ToilLot, WorkingTime
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from tests.planner.rules.factory import activity, found, on, person, problem, shift, worked


def week(*ahead: str) -> RotaProblem:
    settled = tuple(worked(times) for times in ahead)
    return problem(person("ana", works_weekends=True, ahead=settled))


def test_rest_before_the_first_shift_that_follows() -> None:
    problem = week("Mon+1 07:00-15:00")
    assert not found("daily_rest", problem, shift("ana", "Sun 12:00-20:00"))
    (finding,) = found("daily_rest", problem, shift("ana", "Sun 12:00-20:15"))
    assert finding.kind == "law"
    assert finding.measured == "10.75 h rest"


def test_a_late_finish_before_an_early_shift_that_follows() -> None:
    problem = week("Mon+1 09:30-17:00")
    assert not found("late_finish", problem, shift("ana", "Sun 11:30-19:30"))
    (finding,) = found("late_finish", problem, shift("ana", "Sun 12:00-20:00"))
    assert finding.shifts == ("ana@2026-11-29",)


def test_a_run_goes_on_into_the_days_that_follow() -> None:
    problem = week("Mon+1 09:00-17:00", "Tue+1 09:00-17:00")
    days = [shift("ana", f"{day} 09:00-17:00") for day in ("Thu", "Fri", "Sat", "Sun")]
    (finding,) = found("days_in_a_row", problem, *days)
    assert finding.price == 80
    assert not found("days_in_a_row", problem, *days[1:])


def test_days_settled_too_many_by_themselves_are_nobodys_choice() -> None:
    problem = week(*(f"{day}+1 09:00-17:00" for day in ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat")))
    assert not found("days_in_a_row", problem, shift("ana", "Fri 09:00-17:00"))


def test_an_evening_before_an_evening_that_follows() -> None:
    problem = week("Mon+1 12:00-20:00")
    (finding,) = found("evenings", problem, shift("ana", "Sun 12:00-19:00"))
    assert "two evenings in a row, Sun 29 Nov and Mon 30 Nov" in finding.sentence
    assert not found("evenings", problem, shift("ana", "Sun 10:00-18:00"))


def test_a_person_without_shifts_has_nothing_to_rest_from() -> None:
    ana: Person = person("ana", past=(worked("Sun-1 12:00-20:00"),), ahead=(worked("Mon+1 00:00-08:00"),))
    assert not found("daily_rest", problem(ana))


def evenings(*days: str) -> list[Shift]:
    return [shift("ana", f"{day} 11:00-19:00") for day in days]


def test_settled_evenings_after_the_plan_leave_fewer_in_the_four_weeks_that_they_end() -> None:
    settled = [f"{day}+{week} 12:00-20:00" for week in (1, 2) for day in ("Tue", "Thu")]
    ahead = tuple(worked(times) for times in settled)
    ana = person("ana", ahead=ahead, past=(worked("Thu-1 12:00-20:00"),))
    # Four settled, one before the plan: one is left of the six.
    assert not found("evenings", problem(ana), *evenings("Tue"))
    (finding,) = found("evenings", problem(ana), *evenings("Tue", "Thu"))
    assert finding.price == 60
    assert finding.sentence == (
        "Ana works 7 evenings in the four weeks up to Sun 13 Dec, 5 of them settled; at most 6 are agreed."
    )


def test_settled_evenings_too_many_by_themselves_are_nobodys_choice() -> None:
    ahead = tuple(
        worked(f"{day}+{week} 12:00-20:00") for week in (1, 2) for day in ("Mon", "Tue", "Wed", "Thu")
    )
    ana = person("ana", ahead=ahead, consents_to_evenings_in_a_row=True)
    assert not found("evenings", problem(ana))
    (finding,) = found("evenings", problem(ana), *evenings("Tue"))
    assert finding.price == 60


def test_a_settled_week_after_the_plan_ends_a_period_of_the_average() -> None:
    time = WorkingTime(17, 17 * 2880 - 480)
    ana = person("ana", later_averages=((on("Mon+3"), time),))
    assert not found("working_time_average", problem(ana), shift("ana", "Tue 09:00-17:30"))
    (finding,) = found("working_time_average", problem(ana), shift("ana", "Tue 09:00-17:45"))
    assert finding.kind == "law"
    assert "the 17 weeks up to Sun 20 Dec" in finding.sentence


def test_a_heavy_run_goes_on_into_settled_weeks() -> None:
    ana = person("ana", heavy_weeks_before=2, heavy_weeks_after=2)
    on_duty = shift("ana", "Tue 08:00-16:00", activity("duty", "Tue 08:00-16:00"), rest=None)
    (finding,) = found("task_rotation", problem(ana), on_duty)
    assert finding.price == 20
    assert finding.measured == "5 weeks in a row"
    assert not found("task_rotation", problem(ana))
    fewer = person("ana", heavy_weeks_before=1, heavy_weeks_after=2)
    assert not found("task_rotation", problem(fewer), on_duty)


def test_what_is_settled_after_the_plan_counts_towards_the_cap() -> None:
    def owed(minutes: int, after: int) -> RotaProblem:
        lot = ToilLot(minutes, on("Mon-1"), on("Fri+3"), on("Fri+9"))
        account = ToilAccount(minutes, (lot,), (0,), (on("Fri+2"),), settled_after=after)
        return problem(person("ana", toil=account))

    assert not found("toil_limits", owed(840, 60))
    (finding,) = found("toil_limits", owed(840, 120))
    assert finding.price == 10
    assert finding.sentence == (
        "Ana is owed 16 h in lieu at the end of the week of Mon 23 Nov with 2 h settled for the weeks after "
        "it; the cap is 15 h."
    )
