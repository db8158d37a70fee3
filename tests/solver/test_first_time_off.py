"""A quick rota has the time off that is due, where it costs no presence."""

from __future__ import annotations

from planner.domain.needs import PresenceNeed
from planner.domain.person import ToilAccount, ToilLot
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity
from solver.filled_cp_model import evaluate
from solver.first_fit import fill_gaps
from solver.model_builder import build
from solver.rota_reader import read_shifts
from tests.planner.rules import factory as make


def owed(minutes: int, *presence: PresenceNeed, due: str = "Fri", is_agreed: bool = False) -> RotaProblem:
    """Somebody who works Tuesday 9–17 and Wednesday 9–17."""
    never = make.on("Mon+9")
    lot = ToilLot(minutes, make.on("Mon-3"), make.on(due), never)
    account = ToilAccount(minutes, (lot,), (minutes if is_agreed else 0,), (never,))
    days = {day: make.day_off(make.on(day)) for day in ("Mon", "Thu", "Fri")}
    for day in ("Tue", "Wed"):
        option = make.fixed_option(make.on(day), "09:00-17:00")
        days[day] = make.working_day(make.on(day), option, may_be_off=False)
    return make.problem(make.person("ana", days=days, toil=account), presence=presence)


def times_off(problem: RotaProblem, tier: int = 3) -> list[Activity]:
    """Of the rota from which the tier is searched."""
    variables = build(problem, tier).variables
    values = variables.cp.filled(fill_gaps(variables, {}, starts_anew=True))
    shifts = read_shifts(variables, lambda term: evaluate(term, values))
    return [each for shift in shifts for each in shift.activities if each.kind == "time_off"]


def test_what_is_due_is_taken_at_the_end_of_a_shift() -> None:
    (off,) = times_off(owed(120))
    assert (off.start, off.end) == (make.at("Tue 15:00"), make.at("Tue 17:00"))


def test_what_one_day_cannot_hold_goes_on_to_the_next() -> None:
    assert sum(off.end - off.start for off in times_off(owed(360))) == 360


def test_nothing_is_taken_that_is_not_due_or_has_been_agreed() -> None:
    assert times_off(owed(120, due="Mon+3")) == []
    assert times_off(owed(120, is_agreed=True)) == []


def test_nobody_leaves_who_is_wanted_there() -> None:
    (off,) = times_off(owed(120, make.presence_need("Tue 09:00-17:00")))
    assert off.end == make.at("Wed 17:00")


def test_the_tiers_of_demand_know_no_time_off() -> None:
    assert times_off(owed(120), tier=2) == []
