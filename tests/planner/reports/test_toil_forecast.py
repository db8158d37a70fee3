"""The forecast of time off in lieu: balances, when a cap is reached, what goes unclaimed."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from planner.domain.person import Person, ToilAccount, ToilLot
from planner.reports.toil_forecast import counting_sentence, toil_forecast
from tests.planner.rules.factory import activity, at, on, person, problem, settings, shift

NEVER = on("Mon+20")


def amir(*lots: ToilLot, weeks: int = 3, **changes: Any) -> Person:
    account = ToilAccount(sum(lot.minutes for lot in lots), lots, (0,) * weeks, (NEVER,) * weeks)
    return person("amir", weeks=weeks, toil=account, **changes)


def owed(minutes: int, lapses: str = "Mon+9") -> ToilLot:
    return ToilLot(minutes, on("Mon-3"), NEVER, on(lapses))


def test_it_says_what_the_rota_leaves_owed() -> None:
    off = activity("time_off", "Wed 16:00-17:00")
    shifts = (shift("amir", "Tue 12:00-20:30"), shift("amir", "Wed 09:00-17:00", off))
    forecast = toil_forecast(problem(amir(), weeks=3), shifts)
    assert forecast.sentences[0] == "This rota leaves 1.5 h owed: it earns 2.5 h and takes back 1 h."
    (one,) = forecast.people
    assert (one.opening, one.closing) == (0, 90)
    assert [(each.start, each.end) for each in one.times_off] == [(at("Wed 16:00"), at("Wed 17:00"))]


def test_it_says_in_which_week_the_cap_is_reached() -> None:
    shifts = [shift("amir", f"Tue{week} 12:00-20:00") for week in ("", "+1", "+2")]
    forecast = toil_forecast(problem(amir(owed(480)), weeks=3), shifts)
    assert forecast.sentences[1] == "Amir is owed 10 h at the end of week 1; the cap is 15 h."
    assert (forecast.people[0].amber_in, forecast.people[0].cap_in) == (1, None)
    forecast = toil_forecast(problem(amir(owed(480)), weeks=3), [*shifts, shift("amir", "Wed+2 12:00-20:00")])
    assert forecast.sentences[1] == "Amir reaches the cap of 15 h in week 3 (Mon 7 Dec)."
    assert forecast.people[0].cap_in == 3


def test_unclaimed_hours_are_listed_and_leave_the_balance() -> None:
    forecast = toil_forecast(problem(amir(owed(120, "Sun"), owed(60, "Fri-1"), owed(45)), weeks=3), ())
    assert [(lost.minutes, lost.lapsed_on) for lost in forecast.unclaimed] == [
        (60, on("Fri-1")),
        (120, on("Sun")),
    ]
    (one,) = forecast.people
    assert sum(lost.minutes for lost in forecast.unclaimed) == sum(week.expired for week in one.weeks)
    assert one.closing == 45
    assert "Amir: 2 h of Mon 2 Nov are not taken by Sun 29 Nov and are unclaimed." in forecast.sentences


def test_what_is_taken_in_time_is_not_unclaimed() -> None:
    off = shift("amir", "Wed 09:00-17:00", activity("time_off", "Wed 15:30-17:00"))
    forecast = toil_forecast(problem(amir(owed(120, "Sun")), weeks=3), (off,))
    assert [lost.minutes for lost in forecast.unclaimed] == [30]
    assert [week.expired for week in forecast.people[0].weeks] == [30, 0, 0]


def test_each_week_opens_with_what_the_last_one_closed_with() -> None:
    shifts = [shift("amir", f"Tue{week} 12:00-20:00") for week in ("", "+2")]
    weeks = toil_forecast(problem(amir(owed(100, "Sun+1")), weeks=3), shifts).people[0].weeks
    for before, after in pairwise(weeks):
        assert after.opening == before.closing
    for week in weeks:
        assert week.closing == week.opening + week.earned - week.repaid - week.expired


def test_who_keeps_no_account_is_left_out() -> None:
    forecast = toil_forecast(problem(person("ana"), amir(weeks=1)), ())
    assert [each.staff for each in forecast.people] == ["amir"]
    assert forecast.of("ana") is None


def test_the_way_of_counting_is_said() -> None:
    changed = settings(toil_limits={"counts_the_day_itself": True, "counts_bank_holidays": True})
    assert counting_sentence(changed.toil_limits) == (
        "Hours are to be taken back within 10 working days (the day itself is the first, bank holidays "
        "counted) and lapse after 13 weeks."
    )
