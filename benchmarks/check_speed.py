"""How long the checker takes: the whole rota of a large team, and one edit of it followed live."""

from __future__ import annotations

import gc
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from benchmarks.generated import generated_team
from planner.domain.needs import VisitNeed
from planner.domain.person import Person, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import Span
from planner.rules.catalogue import check
from planner.rules.live_check import LiveCheck
from planner.services.freeze_problem import freeze_problem

FIRST_DAY = date(2026, 11, 23)
EDITS = 40


@dataclass(frozen=True, slots=True)
class CheckTimes:
    """Milliseconds of a full check (median of five), and of one edit (median and worst of forty)."""

    people: int
    weeks: int
    shifts: int
    full_ms: float
    live_ms: float
    live_worst_ms: float


def measure(people: int = 100, visits: int = 300, weeks: int = 1) -> CheckTimes:
    """Time the checker on the generated team of that size (`visits` a week)."""
    team = generated_team(people, visits * weeks, weeks)
    problem = freeze_problem(team, FIRST_DAY, weeks)
    shifts = plausible_rota(problem)
    full = statistics.median(_milliseconds(lambda: check(problem, shifts)) for _ in range(5))
    live = LiveCheck(problem, shifts)
    edited = shifts[:: max(1, len(shifts) // EDITS)]
    times = [_edit_milliseconds(live, shift) for shift in edited]
    return CheckTimes(people, weeks, len(shifts), full, statistics.median(times), max(times))


def _milliseconds(work: Callable[[], object]) -> float:
    gc.collect()
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def _edit_milliseconds(live: LiveCheck, shift: Shift) -> float:
    """Moving a shift by half an hour and looking at all findings; moved back afterwards, untimed."""
    moved = shift.model_copy(
        update={
            "start": shift.start + 30,
            "end": shift.end + 30,
            "activities": tuple(
                each.model_copy(update={"start": each.start + 30, "end": each.end + 30})
                for each in shift.activities
            ),
        }
    )
    took = _milliseconds(lambda: live.after({shift.id: moved}))
    live.after({shift.id: shift})
    return took


def plausible_rota(problem: RotaProblem) -> list[Shift]:
    """Everyone's shifts with the demand served first come, first served: like a rota, without solving one."""
    visits, turns = list(problem.visits), list(problem.duty_turns)
    rota = []
    for number, person in enumerate(problem.people):
        for day in person.days:
            if not day.options or (day.may_be_off and number % 3 == 0):
                continue
            shift = _usual_shift(person, day)
            taken = [_visit_activity(visit, shift) for visit in visits[:60] if _lies_in(visit, shift)][:1]
            for visit in [visit for visit in visits if taken and visit.id == taken[0].demand]:
                visits.remove(visit)
            taken += [
                Activity(kind="duty", start=turn.span.start, end=turn.span.end, demand=turn.id)
                for turn in turns
                if number % 8 == day.day % 8 and shift.span.contains(turn.span)
            ][:1]
            taken.append(Activity(kind="reserve", start=shift.end - 60, end=shift.end))
            rota.append(shift.model_copy(update={"activities": tuple(taken)}))
    return rota


def _usual_shift(person: Person, day: PersonDay) -> Shift:
    option = day.options[0]
    start = day.usual.start if day.usual else option.start_earliest
    end = day.usual.end if day.usual else max(option.end_earliest, start + option.shortest)
    has_break = end - start > 360
    return Shift(
        id=f"{person.id}@{date.fromordinal(day.day)}",
        staff=person.id,
        start=start,
        end=end,
        break_start=start + 240 if has_break else None,
        break_end=start + 270 if has_break else None,
        place="home" if option.place == "home" else "office",
        name=option.name,
    )


def _lies_in(visit: VisitNeed, shift: Shift) -> bool:
    return any(shift.span.contains(_whole(visit, window)) for window in visit.windows)


def _whole(visit: VisitNeed, window: Span) -> Span:
    return Span(window.start - visit.travel_before, window.start + visit.minutes + visit.travel_after)


def _visit_activity(visit: VisitNeed, shift: Shift) -> Activity:
    whole = next(each for window in visit.windows if shift.span.contains(each := _whole(visit, window)))
    return Activity(
        kind="visit",
        start=whole.start,
        end=whole.end,
        demand=visit.id,
        travel_before=visit.travel_before,
        travel_after=visit.travel_after,
        place="field",
    )


if __name__ == "__main__":
    for times in (measure(weeks=1), measure(weeks=4)):
        print(times)
