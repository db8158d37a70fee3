"""Working time is at most 48 hours a week on average over 17 weeks, unless the person has opted out; night
workers work at most 8 hours in each 24 on average.

Working Time Regulations 1998, regs 4 and 6. Each week of the plan ends a reference period; the weeks before
the plan count. Days of leave and sickness are made up by as many working days after the period, as the
formula in reg 4(6) says; days and hours of time off in lieu stay in the average as no work. In the first
weeks of a post the average is over the weeks since its start. For night workers days of leave are left out,
so that they do not thin the average. A past week without a record counts with its contracted hours. Weeks
settled after the plan end periods, too, as far as these reach into it.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import LAW, Finding
from planner.domain.person import Person, WorkingTime
from planner.domain.rota import Shift
from planner.domain.time_grid import WEEK, Span, civil, hours_label
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import counted, day_text

RULE = "working_time_average"
# The week that ends it, by its Monday, and what counts beside the plan.
Period = tuple[int, WorkingTime]


def worked(shift: Shift) -> int:
    """Minutes of working time: without the break, time off in lieu and released reserve."""
    if not shift.away:
        return shift.paid_minutes
    return shift.paid_minutes - sum(each.end - each.start for each in shift.away if each.is_off)


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each week of the plan with which the average gets too high."""
    periods = [(week.monday, week.working_time) for week in person.weeks if week.working_time is not None]
    periods += person.later_averages
    if not periods:
        return
    by_week = {
        week.monday: sum(map(worked, view.shifts_in_week(person.id, week.monday))) for week in person.weeks
    }
    for monday, time in periods:
        planned = _planned(view, monday, by_week)
        # Few have leave to be made up for.
        making_up = view.shifts_of(person.id) if time.make_up_days else ()
        made_up = sum(worked(shift) for shift in making_up if shift.day in time.make_up_days)
        # What is too much without any planned work is no fault of the plan.
        if planned + made_up > 0:
            yield from _weekly(view, person, (monday, time), planned + made_up)
        if planned > 0:
            yield from _nightly(view, person, (monday, time), planned)


def _planned(view: RotaView, monday: int, by_week: dict[int, int]) -> int:
    """Planned minutes of the reference period that ends with the week."""
    first = monday - 7 * (view.settings.working_time_average.weeks - 1)
    return sum(minutes for week, minutes in by_week.items() if first <= week <= monday)


def _weekly(view: RotaView, person: Person, period: Period, planned: int) -> Iterator[Finding]:
    (_, time), most = period, view.settings.working_time_average.most_minutes_a_week
    counted_minutes = time.past_minutes + planned + time.make_up_minutes
    if time.is_opted_out or counted_minutes <= most * time.weeks:
        return
    measured = hours_label(-(-counted_minutes // time.weeks))
    sentence = (
        f"{person.name} works {measured} a week on average over {_words(period)}; the law allows "
        f"{hours_label(most)} to who has not opted out."
    )
    yield _finding(person, period, sentence, measured, most)


def _nightly(view: RotaView, person: Person, period: Period, planned: int) -> Iterator[Finding]:
    (_, time), most = period, view.settings.working_time_average.most_night_worker_minutes_a_day
    if time.night_days is None or time.past_minutes + planned <= most * time.night_days:
        return
    measured = hours_label(-(-(time.past_minutes + planned) // max(1, time.night_days)))
    sentence = (
        f"{person.name}, who works nights, works {measured} in each 24 hours on average over "
        f"{_words(period)}; the law allows {hours_label(most)}."
    )
    yield _finding(person, period, sentence, measured, most)


def _words(period: Period) -> str:
    monday, time = period
    return f"the {counted(time.weeks, 'week')} up to {day_text(monday + 6)}".replace("the 1 week", "the week")


def _finding(person: Person, period: Period, sentence: str, measured: str, most: int) -> Finding:
    return Finding(
        rule=RULE,
        tier=LAW,
        sentence=sentence,
        measured=measured,
        allowed=f"at most {hours_label(most)}",
        people=(person.id,),
        span=Span(civil(period[0]), civil(period[0]) + WEEK),
    )


PARTS = (EACH_PERSON.part(findings),)
