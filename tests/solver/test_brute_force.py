"""Problems small enough to try every rota: the solver's tiers are the least that the checker finds."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.needs import VisitNeed
from planner.domain.person import Person, ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import date_of
from planner.rules.catalogue import check, tier_totals
from tests.planner.rules import factory as make
from tests.solver.solved import solve

TUESDAY = make.on("Tue")
# Without a break, which could lie anywhere.
TIMES = ("09:00-13:00", "10:00-16:00", "14:00-20:00")
Made = tuple[VisitNeed, int, tuple[str, ...]]


@st.composite
def people(draw: st.DrawFn, id: str) -> Person:
    """Somebody who may work one or two agreed shifts on Tuesday, and no other day."""
    times = draw(st.lists(st.sampled_from(TIMES), min_size=1, max_size=2, unique=True))
    options = [make.fixed_option(TUESDAY, each, break_minutes=0) for each in times]
    days = {name: make.day_off(make.on(name)) for name in ("Mon", "Wed", "Thu", "Fri")}
    days["Tue"] = make.working_day(TUESDAY, *options)
    week = {
        "contract_minutes": draw(st.sampled_from([0, 300])),
        "evenings_most": draw(st.sampled_from([0, 1])),
    }
    return make.person(id, days=days, week=week)


@st.composite
def visits(draw: st.DrawFn, id: str) -> VisitNeed:
    """A visit of an hour with three possible starts."""
    window = draw(st.sampled_from(["10:00-11:30", "11:30-13:00", "14:30-16:00", "18:00-19:30"]))
    return make.visit_need(
        id,
        f"Tue {window}",
        workers=draw(st.sampled_from([1, 2])),
        is_statutory=draw(st.booleans()),
        allocated=draw(st.sampled_from([None, "ana", "ben"])),
    )


@st.composite
def tiny(draw: st.DrawFn) -> RotaProblem:
    wish = make.wish("ana", draw(st.sampled_from(["work", "not_work"])), "Tue 09:00-12:00")
    need = make.presence_need(draw(st.sampled_from(["Tue 10:00-12:00", "Tue 15:00-17:00"])), ideal=2)
    return make.problem(
        draw(people("ana")),
        draw(people("ben")),
        visits=tuple(draw(visits(f"v{number}")) for number in range(draw(st.integers(1, 2)))),
        presence=(need,),
        wishes=(wish,),
    )


def ways_to_work(person: Person) -> list[ShiftOption | None]:
    """Not at all, or by one of the options."""
    return [None, *next(day.options for day in person.days if day.day == TUESDAY)]


def ways_to_visit(problem: RotaProblem, need: VisitNeed) -> Iterator[Made]:
    """At each start by each group of no more people than are needed."""
    names = [person.id for person in problem.people]
    yield need, 0, ()
    window = need.windows[0]
    for start in range(window.start, window.end - need.minutes + 1, 15):
        for number in range(1, need.workers + 1):
            for group in combinations(names, number):
                yield need, start, group


def rota(options: dict[str, ShiftOption | None], made: tuple[Made, ...]) -> list[Shift]:
    """The shifts of one choice."""
    shifts = []
    for who, option in options.items():
        if option is not None:
            start, end = option.start_earliest, option.end_latest
            work = tuple(_visit(need, at) for need, at, group in made if who in group)
            shifts.append(
                Shift(id=f"{who}@{date_of(start)}", staff=who, start=start, end=end, activities=work)
            )
    return shifts


def _visit(need: VisitNeed, start: int) -> Activity:
    return Activity(
        kind="visit",
        start=start - need.travel_before,
        end=start + need.minutes + need.travel_after,
        demand=need.id,
        travel_before=need.travel_before,
        travel_after=need.travel_after,
        place="field",
    )


def least(problem: RotaProblem) -> tuple[int, ...]:
    """The least tiers of all lawful rotas."""
    found: list[tuple[int, ...]] = []
    names = [person.id for person in problem.people]
    for chosen in product(*(ways_to_work(person) for person in problem.people)):
        options = dict(zip(names, chosen, strict=True))
        for made in product(*(ways_to_visit(problem, need) for need in problem.visits)):
            if any(options[who] is None for _, _, group in made for who in group):
                continue
            findings = check(problem, rota(options, made))
            if not any(finding.tier == 0 for finding in findings):
                found.append(tuple(tier_totals(findings).values()))
    return min(found)


@settings(max_examples=8, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(problem=tiny())
def test_no_rota_is_better_than_the_one_that_is_proved(problem: RotaProblem) -> None:
    result = solve(problem)
    assert result.status == "optimal"
    assert tuple(tier.value for tier in result.tiers) == least(problem)
