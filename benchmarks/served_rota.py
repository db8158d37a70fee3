"""A rota such as teams have, made in a moment: usual shifts, and all demand served where it fits, first come,
first served. Nothing is solved and nothing is best; a few gaps are left, as in any week."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from planner.domain.needs import VisitNeed
from planner.domain.person import Person, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, ActivityKind, Shift, shift_id
from planner.domain.time_grid import ACTIVITY_GRID, COVER_GRID, Span, civil, day_of, minus

BREAK_OVER = 360
BREAK_AFTER, BREAK_MINUTES = 240, 30
FIRST_HALF_HOUR, LAST_HALF_HOUR = 8 * 60, 19 * 60


def served_rota(problem: RotaProblem) -> list[Shift]:
    """The rota, in the order of people and days."""
    server = _Server(problem)
    server.serve()
    return server.rota()


@dataclass
class _Day:
    """One person's shift with what is free of it."""

    person: Person
    day: PersonDay
    shift: Shift
    free: tuple[Span, ...]
    work: list[Activity] = field(default_factory=list)

    def has_room(self, span: Span) -> bool:
        return any(gap.contains(span) for gap in self.free)

    def first_fit(self, minutes: int, not_before: int = 0) -> Span | None:
        """The first free time of that length on the grid of activities."""
        for gap in self.free:
            start = -(-max(gap.start, not_before) // ACTIVITY_GRID) * ACTIVITY_GRID
            if start + minutes <= gap.end:
                return Span(start, start + minutes)
        return None

    def put(self, kind: ActivityKind, span: Span, demand: str | None = None, **more: Any) -> None:
        self.work.append(Activity(kind=kind, start=span.start, end=span.end, demand=demand, **more))
        self.free = tuple(part for gap in self.free for part in minus(gap, (span,)))


class _Server:
    def __init__(self, problem: RotaProblem) -> None:
        self.problem = problem
        self.days = {
            (person.id, day.day): made
            for number, person in enumerate(problem.people)
            for day in person.days
            if (made := _worked(person, day, number)) is not None
        }
        self.on_day: dict[int, list[_Day]] = defaultdict(list)
        for (_, at), each in self.days.items():
            self.on_day[at].append(each)
        self.minutes_given: dict[str, int] = defaultdict(int)

    def rota(self) -> list[Shift]:
        return [
            each.shift.model_copy(update={"activities": tuple(sorted(each.work, key=lambda a: a.start))})
            for each in self.days.values()
        ]

    def serve(self) -> None:
        """Demand with fixed times first, then what needs two together, then what fits anywhere."""
        self._duty()
        self._events()
        for visit in sorted(self.problem.visits, key=lambda need: (need.tier, -need.workers)):
            self._visit(visit)
        for need in self.problem.supervision:
            self._together("supervision", (need.supervisor, need.worker), need.minutes, need.window, need.id)
        for share in self.problem.handovers:
            if share.minutes:
                self._together("handover", share.people, share.minutes, share.window, share.id)
        for writing in self.problem.writing:
            for minutes in writing.blocks:
                self._own("court_writing", writing.author, minutes, self._till(writing.finish_by), writing.id)
        for owed in self.problem.recording:
            self._own("recording", owed.staff, owed.minutes, self._till(owed.finish_by), owed.id)
        for person in self.problem.people:
            for week in person.weeks:
                for _ in range(week.admin_blocks):
                    days = range(week.monday, week.monday + 7)
                    self._own("protected_admin", person.id, week.admin_block_minutes, days, None)

    def _till(self, finish_by: int) -> range:
        return range(self.problem.first_day, min(day_of(finish_by - 1) + 1, self.problem.days.stop))

    def _least_given(self, days: Iterable[_Day]) -> list[_Day]:
        return sorted(days, key=lambda each: self.minutes_given[each.person.id])

    def _give(self, each: _Day, kind: ActivityKind, span: Span, demand: str, **more: Any) -> None:
        each.put(kind, span, demand, **more)
        self.minutes_given[each.person.id] += span.minutes

    def _duty(self) -> None:
        for turn in self.problem.duty_turns:
            able = [each for each in self._open_on(day_of(turn.span.start)) if each.has_room(turn.span)]
            if turn.state == "present":
                able = [each for each in able if each.shift.place == "office"]
            chosen: list[_Day] = []
            for skill, least in turn.skills:
                holders = [each for each in self._least_given(able) if skill in each.day.skills]
                chosen += [each for each in holders if each not in chosen][:least]
            chosen += [each for each in self._least_given(able) if each not in chosen]
            for each in chosen[: turn.least]:
                self._give(each, "duty", turn.span, turn.id)

    def _open_on(self, day: int) -> list[_Day]:
        """Who works on the day and is not in lockdown."""
        week = (day - self.problem.first_day) // 7
        return [each for each in self.on_day.get(day, ()) if not each.person.weeks[week].is_lockdown]

    def _events(self) -> None:
        for need in self.problem.events:
            for staff in need.people:
                each = self.days.get((staff, day_of(need.span.start)))
                if each is not None and each.has_room(need.whole):
                    travel = {"travel_before": need.travel_before, "travel_after": need.travel_after}
                    each.put("event", need.whole, need.id, place=need.place, **travel)

    def _visit(self, visit: VisitNeed) -> None:
        for window in visit.windows:
            for start in range(window.start, window.end - visit.minutes + 1, COVER_GRID):
                whole = Span(start - visit.travel_before, start + visit.minutes + visit.travel_after)
                chosen = self._workers(visit, whole)
                if len(chosen) < visit.workers:
                    continue
                travel = {"travel_before": visit.travel_before, "travel_after": visit.travel_after}
                for each in chosen:
                    self._give(each, "visit", whole, visit.id, place="field", **travel)
                self._write_up(visit, chosen[0], whole.end)
                return

    def _workers(self, visit: VisitNeed, whole: Span) -> list[_Day]:
        wanted = set(visit.skills)
        able = [
            each
            for each in self._open_on(day_of(whole.start))
            if wanted <= each.day.skills and each.has_room(whole)
        ]
        able = self._least_given(able)
        able.sort(key=lambda each: each.person.id != visit.allocated)
        return able[: visit.workers]

    def _write_up(self, visit: VisitNeed, worker: _Day, after: int) -> None:
        if self.problem.write_up_by:
            finish_by = self.problem.write_up_by[worker.day.day - self.problem.first_day]
            minutes = self.problem.settings.recording.visit_minutes
            days = range(worker.day.day, self._till(finish_by).stop)
            self._own("recording", worker.person.id, minutes, days, visit.id, not_before=after)

    def _own(
        self,
        kind: ActivityKind,
        staff: str,
        minutes: int,
        days: range,
        demand: str | None,
        *,
        not_before: int = 0,
    ) -> None:
        for day in days:
            each = self.days.get((staff, day))
            span = each.first_fit(minutes, not_before) if each is not None else None
            if each is not None and span is not None:
                each.put(kind, span, demand)
                return

    def _together(
        self, kind: ActivityKind, people: Sequence[str], minutes: int, window: Span, demand: str
    ) -> None:
        for start in _office_starts(window):
            both = [self.days.get((staff, day_of(start))) for staff in people]
            there = [
                each for each in both if each is not None and each.has_room(Span(start, start + minutes))
            ]
            if len(there) == len(people):
                for each in there:
                    each.put(kind, Span(start, start + minutes), demand)
                return


def _office_starts(window: Span) -> Iterator[int]:
    for day in range(day_of(window.start), day_of(window.end - 1) + 1):
        yield from range(civil(day, FIRST_HALF_HOUR), civil(day, LAST_HALF_HOUR), COVER_GRID)


def _worked(person: Person, day: PersonDay, number: int) -> _Day | None:
    """The person's usual shift of the day; of those who may be off every third is."""
    if not day.options or (day.may_be_off and number % 3 == 0):
        return None
    option = day.options[0]
    start = day.usual.start if day.usual else option.start_earliest
    end = day.usual.end if day.usual else max(option.end_earliest, start + option.shortest)
    if not option.admits(start, end):
        start, end = option.start_earliest, option.start_earliest + option.shortest
    pause = Span(start + BREAK_AFTER, start + BREAK_AFTER + BREAK_MINUTES)
    has_break = end - start > BREAK_OVER
    shift = Shift(
        id=shift_id(person.id, day.day),
        staff=person.id,
        start=start,
        end=end,
        break_start=pause.start if has_break else None,
        break_end=pause.end if has_break else None,
        place="home" if option.place == "home" else "office",
        name=option.name,
    )
    return _Day(person, day, shift, minus(shift.span, (pause,) if has_break else ()))
