"""`days_in_a_row`: runs of work and of days off, weekends, kinds of shift."""

from __future__ import annotations

from collections.abc import Iterable

from planner.domain.person import Limits
from planner.domain.rota import Shift
from planner.rules.days_in_a_row import RULE
from tests.planner.rules.factory import found, override, person, prices, problem, settings, shift, worked

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def days(names: Iterable[str]) -> list[Shift]:
    return [shift("ana", f"{name} 09:00-15:00") for name in names]


WEEK = problem(person("ana", works_weekends=True))


def test_five_days_in_a_row_are_agreed() -> None:
    assert not found(RULE, WEEK, *days(DAYS[:5]))


def test_each_day_beyond_the_fifth_costs() -> None:
    (finding,) = found(RULE, WEEK, *days(DAYS))
    assert (finding.tier, finding.price) == (3, 160)
    assert finding.sentence == ("Ana works 7 days in a row, Mon 23 Nov to Sun 29 Nov; at most 5 are agreed.")
    assert finding.shifts == ("ana@2026-11-28", "ana@2026-11-29")


def test_days_before_the_planned_week_count_but_are_not_paid_for() -> None:
    past = tuple(worked(f"{day}-1 09:00-15:00") for day in DAYS)
    week = problem(person("ana", past=past))
    assert prices(RULE, week, *days(["Mon"])) == {3: 80}
    assert not found(RULE, week, *days(["Tue"]))
    assert not found(RULE, problem(person("ana", past=past[2:])))


def test_the_persons_own_limit_goes_before_the_teams() -> None:
    limited = problem(person("ana", limits=Limits(longest_run=3)))
    assert prices(RULE, limited, *days(DAYS[:4])) == {3: 80}
    team = problem(person("ana"), settings=settings(days_in_a_row={"longest_run": 4, "weight": 5}))
    assert prices(RULE, team, *days(DAYS[:5])) == {3: 5}


def test_an_override_frees_its_day_and_no_other() -> None:
    saturday = problem(person("ana", works_weekends=True), overrides=(override(RULE, "Sat", "Sat"),))
    (finding,) = found(RULE, saturday, *days(DAYS))
    assert (finding.price, finding.is_overridden) == (80, False)
    (finding,) = found(RULE, saturday, *days(DAYS[:6]))
    assert (finding.price, finding.is_overridden) == (0, True)


SHORT = Limits(shortest_run=3)


def test_a_run_of_work_shorter_than_agreed_costs_each_missing_day() -> None:
    week = problem(person("ana", limits=SHORT))
    (finding,) = found(RULE, week, *days(["Tue", "Wed"]))
    assert (finding.price, finding.measured) == (80, "2 working days")
    assert prices(RULE, week, *days(["Wed"])) == {3: 160}
    assert not found(RULE, week, *days(["Tue", "Wed", "Thu"]))


def test_a_run_at_either_end_may_go_on_outside() -> None:
    week = problem(person("ana", works_weekends=True, limits=SHORT))
    assert not found(RULE, week, *days(["Mon"]), *days(["Sun"]))


def test_with_the_past_known_a_run_at_the_start_is_decided() -> None:
    free_sunday = (worked("Fri-1 09:00-15:00"),)
    week = problem(person("ana", limits=SHORT, past=free_sunday))
    assert prices(RULE, week, *days(["Mon"])) == {3: 160}
    busy_weekend = (worked("Sat-1 09:00-15:00"), worked("Sun-1 09:00-15:00"))
    assert not found(RULE, problem(person("ana", limits=SHORT, past=busy_weekend)), *days(["Mon"]))


def test_a_run_that_ended_before_the_planned_week_is_the_pasts() -> None:
    week = problem(person("ana", limits=SHORT, past=(worked("Sun-1 09:00-15:00"),)))
    assert not found(RULE, week, *days(["Wed", "Thu", "Fri"]))


def test_days_off_come_in_runs_too() -> None:
    week = problem(person("ana", works_weekends=True, limits=Limits(shortest_run_off=2)))
    assert prices(RULE, week, *days(["Mon", "Tue", "Thu", "Fri"])) == {3: 80}
    assert not found(RULE, week, *days(["Mon", "Tue", "Fri", "Sat"]))
    assert not found(RULE, week, *days(["Tue", "Wed", "Thu"]))


def test_a_day_off_that_began_before_the_planned_week_is_counted_with_it() -> None:
    limits = Limits(shortest_run_off=3)
    worked_friday = problem(person("ana", limits=limits, past=(worked("Fri-1 09:00-15:00"),)))
    assert not found(RULE, worked_friday, *days(DAYS[1:6]))
    worked_saturday = problem(person("ana", limits=limits, past=(worked("Sat-1 09:00-15:00"),)))
    assert prices(RULE, worked_saturday, *days(DAYS[1:6])) == {3: 80}


def test_weekends_over_the_agreed_number_cost() -> None:
    fortnight = problem(person("ana", weeks=2, works_weekends=True, limits=Limits(most_weekends=1)), weeks=2)
    assert not found(RULE, fortnight, *days(["Sat", "Sun"]))
    (finding,) = found(RULE, fortnight, *days(["Sat", "Sun", "Sun+1"]))
    assert (finding.price, finding.measured) == (80, "2 weekends")
    assert not found(RULE, problem(person("ana", works_weekends=True)), *days(["Sat"]))
    never = problem(person("ana", works_weekends=True, limits=Limits(most_weekends=0)))
    assert prices(RULE, never, *days(["Fri"])) == {}
    assert prices(RULE, never, *days(["Sat"])) == prices(RULE, never, *days(["Sun"])) == {3: 80}


def test_kinds_of_shift_over_the_agreed_number_cost() -> None:
    limits = Limits(most_of_shift=(("Night", 1),))
    week = problem(person("ana", options=("Night 22:00-06:00",), limits=limits))
    nights = [shift("ana", f"{day} 22:00-06:00", name="Night") for day in ("Mon", "Wed", "Fri")]
    assert not found(RULE, week, nights[0])
    (finding,) = found(RULE, week, *nights)
    assert finding.price == 160
    assert finding.sentence.startswith(
        "Ana works 3 shifts “Night” from Mon 23 Nov to Sun 29 Nov; at most 1 is"
    )


def test_the_rule_can_be_off() -> None:
    off = settings(days_in_a_row={"is_on": False})
    assert not found(RULE, problem(person("ana", works_weekends=True), settings=off), *days(DAYS))
