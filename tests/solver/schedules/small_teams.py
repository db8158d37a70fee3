"""Small teams of named shifts, and all their schedules and rotas by plain enumeration."""

from __future__ import annotations

import itertools
import random
from collections.abc import Iterator

from benchmarks.public_instances import Instance, InstanceStaff, instance_problem
from planner.domain.problem import RotaProblem
from solver.schedules.team_view import OFF, Schedule, TeamView, team_view

KINDS = {"E": 480, "L": 600}


def small_instance(seed: int, people: int = 2, days: int = 7) -> Instance:
    """A week (or two) of random limits, requests and cover."""
    chance = random.Random(seed)
    instance = Instance(f"small{seed}", days, dict(KINDS), {"E": (), "L": ("E",)})
    for number in range(people):
        name = f"P{number}"
        limits = {"E": chance.choice([1, days]), "L": chance.choice([0, 2, days])}
        least = chance.choice([0, 960])
        instance.staff.append(
            InstanceStaff(
                name,
                limits,
                chance.choice([1920, 2400, 4200]),
                least,
                chance.randint(2, 5),
                chance.randint(1, 2),
                chance.randint(1, 3),
                chance.randint(0, 1) if days == 7 else chance.randint(1, 2),
            )
        )
        instance.days_off[name] = {chance.randrange(days)}
        instance.on_requests.append((name, chance.randrange(days), "E", chance.randint(1, 3)))
        instance.off_requests.append((name, chance.randrange(days), "L", chance.randint(1, 3)))
    instance.cover = [
        (day, kind, chance.randint(0, people), chance.choice([10, 100]), chance.randint(0, 2))
        for day in range(days)
        for kind in KINDS
    ]
    return instance


def small_problem(seed: int, people: int = 2, days: int = 7) -> RotaProblem:
    return instance_problem(small_instance(seed, people, days))


def small_view(seed: int, people: int = 2, days: int = 7) -> TeamView:
    return team_view(small_problem(seed, people, days))


def all_schedules(view: TeamView, person: int) -> Iterator[Schedule]:
    """Every schedule that keeps the person's rules, one after the other, tried by their words."""
    its = view.people[person]
    choices = [
        [OFF, *(kind for kind in range(len(view.kinds)) if its.allowed[day, kind])]
        for day in range(view.days)
    ]
    for schedule in itertools.product(*choices):
        if keeps_rules(view, person, schedule):
            yield schedule


def keeps_rules(view: TeamView, person: int, schedule: Schedule) -> bool:
    """Whether the schedule keeps the person's limits."""
    its = view.people[person]
    if any(
        first != OFF and second != OFF and its.forbidden[first, second]
        for first, second in itertools.pairwise(schedule)
    ):
        return False
    minutes = sum(view.minutes[kind] for kind in schedule if kind != OFF)
    if not its.least_minutes <= minutes <= its.most_minutes:
        return False
    if any(schedule.count(kind) > most for kind, most in its.most_of.items()):
        return False
    weekends = sum(schedule[day : day + 2] != (OFF, OFF) for day in range(5, view.days, 7))
    if its.most_weekends is not None and weekends > its.most_weekends:
        return False
    return all(_is_lawful_run(view, person, *run) for run in _runs(schedule))


def _runs(schedule: Schedule) -> Iterator[tuple[bool, int, int]]:
    start = 0
    for day in range(1, len(schedule) + 1):
        if day == len(schedule) or (schedule[day] == OFF) != (schedule[start] == OFF):
            yield schedule[start] != OFF, start, day
            start = day


def _is_lawful_run(view: TeamView, person: int, is_work: bool, start: int, end: int) -> bool:
    its = view.people[person]
    if is_work and end - start > its.longest:
        return False
    touches_edge = start == 0 or end == view.days
    return touches_edge or end - start >= (its.shortest if is_work else its.shortest_off)


def best_cost(view: TeamView) -> int | None:
    """What the best rota costs; None when somebody has no schedule."""
    of_people = [list(all_schedules(view, person)) for person in range(len(view.people))]
    return min((view.cost(list(rota)) for rota in itertools.product(*of_people)), default=None)
