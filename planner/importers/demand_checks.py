"""Demand that contradicts itself: windows too short, times off the grid, impossible cover."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from planner.domain.demand import CourtDeadline, CoverRequirement, Event, SupervisionPlan, Visit
from planner.domain.errors import InputProblem
from planner.domain.remembered import RememberedOfEach
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, DAY, clock, date_of, hours_label, span_label, times_label
from planner.importers.date_ranges import dates_problem
from planner.importers.id_checks import given_twice
from planner.importers.repeat_checks import repeat_problems

# A team has visits by the thousand, and an edit changes one of them.
_VISITS: RememberedOfEach[Visit, tuple[InputProblem, ...]] = RememberedOfEach()


def demand_problems(team: Team) -> Iterator[InputProblem]:
    """All of them, in the order of the file."""
    yield from repeat_problems(team)
    for n, cover in enumerate(team.cover):
        yield from _cover_problems(f"cover[{n}]", f"“{cover.name}”", cover)
    for n, found in enumerate(_VISITS.of(team.visits, (), _problems_of_visit)):
        for problem in found:
            yield replace(problem, path=f"visits[{n}]{problem.path}")
    for n, deadline in enumerate(team.court_deadlines):
        yield from _deadline_problems(f"court_deadlines[{n}]", f"“{deadline.case}”", deadline)
    for n, plan in enumerate(team.supervision_plans):
        yield from _supervision_problems(f"supervision_plans[{n}]", f"“{plan.id}”", plan)
    for n, event in enumerate(team.events):
        yield from _event_problems(f"events[{n}]", f"“{event.name}”", event)


def off_grid(path: str, who: str, **minutes: int | None) -> Iterator[InputProblem]:
    """The named times or lengths that are not whole quarters of an hour."""
    for field, value in minutes.items():
        if value is not None and value % ACTIVITY_GRID:
            shown = f"{value} min" if "minutes" in field or "travel" in field else clock(value)
            sentence = f"{who}: {shown} is off the grid; use steps of {ACTIVITY_GRID} minutes."
            yield InputProblem(f"{path}.{field}", sentence)


def _cover_problems(path: str, who: str, cover: CoverRequirement) -> Iterator[InputProblem]:
    yield from dates_problem(f"{path}.dates", who, cover.dates)
    if cover.ideal is not None and cover.ideal < cover.least:
        yield InputProblem(
            f"{path}.ideal", f"{who}: the ideal {cover.ideal} is under the least {cover.least}."
        )
    if not cover.weekdays:
        yield InputProblem(f"{path}.weekdays", f"{who}: it holds on no day; name its weekdays.")
    for day in given_twice(cover.weekdays):
        yield InputProblem(f"{path}.weekdays", f"{who}: “{day}” stands in the list twice.")
    if cover.kind == "shift":
        if cover.shift is None:
            yield InputProblem(f"{path}.shift", f"{who}: cover of a shift must name it; add “shift”.")
        return
    if cover.shift is not None:
        yield InputProblem(f"{path}.shift", f"{who}: only cover of kind “shift” names a shift; take it out.")
    yield from off_grid(path, who, start=cover.start, end=cover.end)
    if cover.end == cover.start:
        yield InputProblem(f"{path}.end", f"{who}: {times_label(cover.start, cover.end)} has no length.")
    if cover.kind == "duty":
        yield from off_grid(path, who, turn_minutes=cover.turn_minutes)
        if not 0 < cover.turn_minutes <= DAY:
            yield InputProblem(
                f"{path}.turn_minutes", f"{who}: a turn lasts more than 0 min and at most 24 h."
            )


def _problems_of_visit(visit: Visit) -> tuple[InputProblem, ...]:
    """Their paths begin at the visit."""
    return tuple(_visit_problems("", f"“{visit.case}”", visit))


def _visit_problems(path: str, who: str, visit: Visit) -> Iterator[InputProblem]:
    yield from off_grid(
        path, who, minutes=visit.minutes, travel_before=visit.travel_before, travel_after=visit.travel_after
    )
    whole = visit.travel_before + visit.minutes + visit.travel_after
    if whole > DAY:
        yield InputProblem(
            f"{path}.travel_before", f"{who}: with its travel it lasts {hours_label(whole)}; a day has 24 h."
        )
    for w, window in enumerate(visit.windows):
        place = f"{path}.windows[{w}]"
        yield from off_grid(place, who, start=window.start, end=window.end)
        if window.end <= window.start:
            yield InputProblem(f"{place}.end", f"{who}: the window ends before it starts; correct it.")
        elif window.end - window.start < visit.minutes:
            sentence = f"{who}: the window {span_label(window.span)} is shorter than its {visit.minutes} min."
            yield InputProblem(place, f"{sentence} Widen it or shorten the visit.")
    for skill in given_twice(visit.skills):
        yield InputProblem(f"{path}.skills", f"{who}: the skill “{skill}” is asked for twice.")
    if visit.due is not None and all(date_of(window.start) > visit.due for window in visit.windows):
        sentence = f"{who}: it is due by {visit.due}, but every window lies later; add an earlier one."
        yield InputProblem(f"{path}.due", sentence)


def _deadline_problems(path: str, who: str, deadline: CourtDeadline) -> Iterator[InputProblem]:
    yield from off_grid(
        path,
        who,
        writing_minutes=deadline.writing_minutes,
        shortest_block_minutes=deadline.shortest_block_minutes,
    )

    if deadline.co_author == deadline.author:
        sentence = f"{who}: author and joint author are the same person; name another joint author."
        yield InputProblem(f"{path}.co_author", sentence)


def _supervision_problems(path: str, who: str, plan: SupervisionPlan) -> Iterator[InputProblem]:
    yield from off_grid(path, who, minutes=plan.minutes)
    if plan.worker == plan.supervisor:
        sentence = f"{who}: supervisor and worker are the same person; name another supervisor."
        yield InputProblem(f"{path}.supervisor", sentence)


def _event_problems(path: str, who: str, event: Event) -> Iterator[InputProblem]:
    yield from off_grid(
        path,
        who,
        start=event.start,
        end=event.end,
        travel_before=event.travel_before,
        travel_after=event.travel_after,
    )
    whole = event.travel_before + event.end - event.start + event.travel_after
    if event.is_cancelled_for_service and event.kind != "training":
        sentence = f"{who}: only training is counted as cancelled for service; take the event out instead."
        yield InputProblem(f"{path}.is_cancelled_for_service", sentence)
    if event.end <= event.start:
        yield InputProblem(f"{path}.end", f"{who}: it ends before it starts; correct it.")
    elif whole > DAY:
        yield InputProblem(
            f"{path}.end", f"{who}: with its travel it lasts {hours_label(whole)}; a day has 24 h."
        )
    for person in given_twice(event.people):
        yield InputProblem(f"{path}.people", f"{who}: “{person}” is named twice.")
