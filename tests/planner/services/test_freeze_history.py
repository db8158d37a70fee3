"""What is settled round the planned weeks: worked before them, published or pinned after them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from planner.domain.person import Person, Tally
from planner.domain.records import DateRange
from planner.domain.rota import Rota, Shift
from planner.domain.staff import Absence, PastShift, PastTally, ToilEntry
from planner.services.freeze_problem import freeze_problem
from tests.planner.rules.factory import activity, shift
from tests.planner.services.small_office import MONDAY, hand_rota, small_team

FIRST = MONDAY.toordinal()


def at_week(week: int, times: str, *activities: Any, **changes: Any) -> Shift:
    return shift("ana", times, *activities, monday=FIRST + 7 * week, **changes)


def published(week: int, *shifts: Shift, **changes: Any) -> Rota:
    first_day = MONDAY + timedelta(weeks=week)
    return hand_rota(*shifts, first_day=first_day, state="published", **changes)


def ana(**changes: Any) -> Person:
    return freeze_problem(small_team(**changes), MONDAY).person_by_id["ana"]


def test_fairness_looks_back_over_all_its_weeks_by_single_shifts_too() -> None:
    evenings = [at_week(week, "Tue 12:00-20:00") for week in (-11, -6, -1)]
    too_old = at_week(-13, "Tue 12:00-20:00")
    rotas = tuple(published((each.day - FIRST) // 7, each) for each in (*evenings, too_old))
    assert ana(rotas=rotas).tally == Tally(evenings=3)


def test_fairness_counts_what_is_settled_after_the_plan() -> None:
    desk = activity("duty", "Sat 10:00-14:00", "desk", monday=FIRST + 14)
    ahead = published(2, at_week(2, "Tue 12:00-20:00"), at_week(2, "Sat 10:00-14:00", desk))
    assert ana(rotas=(ahead,)).tally == Tally(evenings=1, duty_minutes=240, weekend_days=1)


def test_a_week_with_a_tally_is_not_counted_twice() -> None:
    tally = PastTally(staff="ana", week=MONDAY - timedelta(weeks=1), paid_minutes=2220, evenings=2)
    rotas = (published(-1, at_week(-1, "Tue 12:00-20:00")),)
    assert ana(rotas=rotas, past_tallies=(tally,)).tally == Tally(evenings=2)


def test_of_two_versions_of_a_day_the_later_counts_and_what_was_worked_before_both() -> None:
    first, later = (published(-1, at_week(-1, f"Tue {times}")) for times in ("09:00-17:00", "10:00-18:00"))
    (work,) = ana(rotas=(first, later)).past
    assert work.end % 1440 == 18 * 60
    told = at_week(-1, "Tue 08:00-16:00")
    worked = PastShift(staff="ana", start=told.start, end=told.end)
    (work,) = ana(rotas=(first, later), past_shifts=(worked,)).past
    assert work.end % 1440 == 16 * 60


def test_settled_weeks_after_the_plan_end_periods_of_the_average() -> None:
    hours = [at_week(3, f"{day} 08:00-18:30") for day in ("Mon", "Tue", "Wed", "Thu")]
    ((monday, time),) = ana(rotas=(published(3, *hours),)).later_averages
    assert monday == FIRST + 21
    # Of the 17 weeks one is planned, one is settled, and the others count with the contract's hours.
    assert (time.weeks, time.past_minutes) == (17, 4 * 600 + 15 * 2220)


def test_settled_duty_after_the_plan_makes_heavy_weeks() -> None:
    rotas = tuple(
        published(
            week,
            *(
                at_week(
                    week,
                    f"{day} 09:00-13:00",
                    activity("duty", f"{day} 09:00-13:00", "d", monday=FIRST + 7 * week),
                )
                for day in ("Mon", "Tue")
            ),
        )
        for week in (1, 2, 4)
    )
    assert ana(rotas=rotas).heavy_weeks_after == 2


def owed(minutes: int, on: date) -> ToilEntry:
    return ToilEntry(id=f"earned-{on}", staff="ana", state="earned", minutes=minutes, on=on)


def test_hours_for_which_time_off_is_agreed_later_are_due_then() -> None:
    entries = (owed(240, date(2026, 11, 12)), owed(120, date(2026, 11, 13)))
    before = ana(toil=entries).toil
    assert before is not None
    assert [lot.due_on for lot in before.lots] == [
        date(2026, 11, 26).toordinal(),
        date(2026, 11, 27).toordinal(),
    ]
    day = date(2026, 12, 9)
    agreed = Absence(
        id="off", staff="ana", kind="toil", dates=DateRange(first=day, last=day), credit_minutes_per_day=300
    )
    account = ana(toil=entries, absences=(agreed,)).toil
    assert account is not None
    sunday, friday = date(2026, 12, 13).toordinal(), date(2026, 11, 27).toordinal()
    assert [(lot.minutes, lot.due_on) for lot in account.lots] == [(240, sunday), (60, sunday), (60, friday)]
    assert account.balance == 360


def test_what_published_weeks_after_the_plan_earn_is_settled() -> None:
    late = [at_week(2, f"{day} 12:00-20:00") for day in ("Mon", "Wed")]
    account = ana(rotas=(published(2, *late),)).toil
    assert account is not None
    assert account.settled_after == 240


def test_what_was_told_of_planned_days_is_kept_apart_from_the_past() -> None:
    told = [
        PastShift(staff="ana", start=each.start, end=each.end)
        for each in (
            at_week(-1, "Fri 09:00-17:00"),
            at_week(0, "Tue 09:00-22:30"),
            at_week(1, "Mon 09:00-17:00"),
        )
    ]
    person = ana(past_shifts=tuple(told))
    assert [work.day for work in person.past] == [FIRST - 3]
    assert [(work.day, work.end % 1440) for work in person.told] == [(FIRST + 1, 1350)]
