"""A quick rota to start a search from: what the last one leaves undone is put where there is room.

Visits, meetings of two and blocks, in this order, each into the first gap that fits; shifts stay as they are,
so that no rule of time is broken. Nothing is proved by it; a search that starts near a good rota ends sooner.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from ortools.sat.python import cp_model

from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import ACTIVITY_GRID, DAY, Span, minus
from solver.filled_cp_model import evaluate
from solver.first_time_off import fit_time_off
from solver.hints import Known
from solver.plans import Candidate, DayPlan, DebriefPlan, MeetingPlan, VisitPlan, WriteUpPlan
from solver.terms import Expression, Literal
from solver.variables import Variables


def fill_gaps(variables: Variables, known: Mapping[str, int], *, starts_anew: bool = False) -> Known:
    """The known values with more work in the gaps: first as the problem's base rota has it, which has settled
    all of the demand where the search `starts_anew` from it."""
    gaps = _Gaps(variables, dict(known), variables.cp.filled(known))
    is_repair_of_demand = variables.problem.repair is not None and variables.deepest_tier == 2
    gaps.starts_anew = starts_anew or is_repair_of_demand
    for shift in variables.problem.base:
        gaps.repeat(shift)
    if variables.problem.repair is not None and variables.deepest_tier <= 2:
        gaps.choose_takers()
        gaps.fit_duty()
    for visit in sorted(variables.visits.values(), key=lambda each: (each.need.tier, len(each.workers))):
        # In later tiers the demand of the earlier ones stays as it was left.
        if variables.deepest_tier <= 2:
            gaps.fit_visit(visit)
    for meetings in variables.meetings.values():
        gaps.fit_meeting(meetings)
    for debrief in variables.debriefs:
        gaps.fit_debrief(debrief)
    for write_up in variables.write_ups:
        gaps.fit_write_up(write_up)
    for wanted in variables.wanted:
        gaps.fit_blocks(wanted.blocks, gaps.value(wanted.minutes))
    fit_time_off(gaps)
    return gaps.known


@dataclass
class _Gaps:
    """The free time of every shift, and the decisions known so far."""

    variables: Variables
    known: Known
    values: list[int]
    # By day plan (its place in memory): what is free of its shift.
    gaps: dict[int, tuple[Span, ...]] = field(default_factory=dict)
    # In a repair: of how many demands that have lost somebody each person could take one over.
    takers: Counter[str] = field(default_factory=Counter)
    # Whether a search starts from the base rota and not from an earlier tier's.
    starts_anew: bool = False

    def __post_init__(self) -> None:
        for plan in self.variables.working_days():
            if not self.value(plan.works):
                self.gaps[id(plan)] = ()
                continue
            spans = [self._span(each) for each in plan.candidates if self.value(each.literal)]
            rest = next((minutes for minutes, due in plan.breaks if self.value(due)), 0)
            if rest and plan.break_start is not None:
                start = self.value(plan.break_start)
                spans.append(Span(start, start + rest))
            self.gaps[id(plan)] = minus(Span(self.value(plan.start), self.value(plan.end)), spans)

    def value(self, term: Expression | Literal) -> int:
        self.variables.cp.stop_watch.step()
        return evaluate(term, self.values)

    def _span(self, each: Candidate) -> Span:
        start = self.value(each.start)
        return Span(start, start + self.value(each.size))

    def free(self, plan: DayPlan) -> tuple[Span, ...]:
        """The gaps of the day's shift; none on a day off."""
        return self.gaps[id(plan)]

    def take(self, plan: DayPlan, span: Span) -> None:
        """The span of the shift is free no longer."""
        self.gaps[id(plan)] = tuple(part for gap in self.gaps[id(plan)] for part in minus(gap, (span,)))

    def _set(self, term: Expression | Literal, value: int) -> None:
        if isinstance(term, cp_model.IntVar):
            self.known[term.name] = self.values[term.index] = value

    def fit_visit(self, visit: VisitPlan) -> None:
        """Give the visit the workers that it lacks, at one start."""
        need = visit.need
        going = [key for key, literal in visit.workers.items() if self.value(literal)]
        lacking = need.workers - len(going)
        if lacking <= 0:
            return
        starts = [at for at, literal in visit.starts.items() if not going or self.value(literal)]
        gone = {person for person, _ in going}
        plans = [self.variables.days[key] for key in visit.workers if key[0] not in gone]
        best: tuple[int, int, list[DayPlan]] | None = None
        for start in starts:
            whole = Span(start - need.travel_before, start + need.minutes + need.travel_after)
            found = self._free_for(visit, plans, whole)[:lacking]
            score = (len(found) * 2) + (need.allocated in {plan.person.id for plan in found})
            if found and (best is None or score > best[0]):
                best = score, start, found
        if best is None:
            return
        _, start, found = best
        self._go(visit, start, found)

    def _go(self, visit: VisitPlan, start: int, plans: list[DayPlan]) -> None:
        need = visit.need
        for at, literal in visit.starts.items():
            self._set(literal, int(at == start))
        for plan in plans:
            self._set(visit.workers[plan.person.id, plan.day], 1)
            self.take(plan, Span(start - need.travel_before, start + need.minutes + need.travel_after))

    def _free_for(self, visit: VisitPlan, plans: list[DayPlan], whole: Span) -> list[DayPlan]:
        """Who is free for the visit: the allocated worker first, then who has most free time that day."""
        free = [plan for plan in plans if any(gap.contains(whole) for gap in self.gaps[id(plan)])]

        def rank(plan: DayPlan) -> tuple[int, bool, int]:
            free_minutes = sum(gap.minutes for gap in self.gaps[id(plan)])
            return -self.takers[plan.person.id], plan.person.id != visit.need.allocated, -free_minutes

        return sorted(free, key=rank)

    def choose_takers(self) -> None:
        """Those who could take over most go first, so that few people's plans change."""
        for visit in self.variables.visits.values():
            if sum(self.value(literal) for literal in visit.workers.values()) >= visit.need.workers:
                continue
            able = set()
            for start in visit.starts:
                whole = Span(
                    start - visit.need.travel_before, start + visit.need.minutes + visit.need.travel_after
                )
                plans = [self.variables.days[key] for key in visit.workers]
                able |= {plan.person.id for plan in plans if self._has_room(plan, whole)}
            self.takers.update(able)
        for turn, people in self.variables.duty.values():
            if sum(self.value(literal) for literal in people.values()) < turn.least:
                self.takers.update(plan.person.id for plan, _ in self._free_for_turn(turn.id))

    def fit_duty(self) -> None:
        """Give each turn on duty the people that it lacks."""
        for turn, people in self.variables.duty.values():
            lacking = turn.least - sum(self.value(literal) for literal in people.values())
            for plan, candidate in self._free_for_turn(turn.id)[: max(0, lacking)]:
                self._book(candidate, candidate.reach.start, candidate.reach.minutes, (plan,))

    def _free_for_turn(self, turn: str) -> list[tuple[DayPlan, Candidate]]:
        free = [
            (plan, each)
            for plan in self.variables.working_days()
            for each in plan.candidates
            if (each.kind, each.demand) == ("duty", turn)
            if not self.value(each.literal) and self._has_room(plan, each.reach)
        ]
        return sorted(free, key=lambda found: -self.takers[found[0].person.id])

    def repeat(self, shift: Shift) -> None:
        """Put the shift's activities where an earlier rota had them, where that is still possible."""
        plan = self.variables.days.get((shift.staff, shift.day))
        if plan is None:
            return
        for activity in sorted(shift.activities, key=lambda each: each.start):
            span = self.variables.local(activity.span)
            if not self._has_room(plan, span):
                continue
            if activity.kind == "visit":
                self._repeat_visit(plan, activity)
            elif not self._follows_a_visit(activity):
                # What follows a visit is put after it once all visits have their place.
                self._repeat_other(plan, activity, span)

    def _follows_a_visit(self, activity: Activity) -> bool:
        return activity.kind in ("recording", "debrief") and activity.demand in self.variables.visits

    def _repeat_visit(self, plan: DayPlan, activity: Activity) -> None:
        visit = self.variables.visits.get(activity.demand or "")
        start = activity.span_on_site.start - self.variables.origin
        if visit is None or (plan.person.id, plan.day) not in visit.workers or start not in visit.starts:
            return
        going = sum(self.value(literal) for literal in visit.workers.values())
        if going >= visit.need.workers or (going and not self.value(visit.starts[start])):
            return
        self._go(visit, start, [plan])

    def _repeat_other(self, plan: DayPlan, activity: Activity, span: Span) -> None:
        for each in plan.candidates:
            same = each.kind == activity.kind and each.demand == activity.demand
            if not same or self.value(each.literal) or not each.reach.contains(span):
                continue
            if isinstance(each.start, int) and each.start != span.start:
                continue
            if isinstance(each.size, int) and each.size != span.minutes:
                continue
            if not self._is_wanted(each):
                return
            plans = self._together(plan, each)
            if span.minutes <= each.longest and all(self._has_room(other, span) for other in plans):
                self._book(each, span.start, span.minutes, plans)
            return

    def _is_wanted(self, candidate: Candidate) -> bool:
        """Whether the last rota lacks it still: duty is settled in the first tier, a meeting is held once,
        and blocks are wanted up to their minutes."""
        if candidate.kind == "duty":
            return self.variables.deepest_tier == 1 or self.starts_anew
        meetings = self.variables.meetings.get(candidate.demand or "")
        if meetings is not None:
            return not any(self.value(each.candidate.literal) for each in meetings)
        for wanted in self.variables.wanted:
            if any(block is candidate for _, block in wanted.blocks):
                return self.value(wanted.minutes) > sum(
                    self.value(block.amount) for _, block in wanted.blocks
                )
        return True

    def _together(self, plan: DayPlan, candidate: Candidate) -> tuple[DayPlan, ...]:
        """The days whose shifts the activity is in: of a meeting, both people's."""
        meetings = self.variables.meetings.get(candidate.demand or "", ())
        return next((each.plans for each in meetings if plan in each.plans), (plan,))

    def _has_room(self, plan: DayPlan, span: Span) -> bool:
        return any(gap.contains(span) for gap in self.gaps.get(id(plan), ()))

    def fit_meeting(self, meetings: list[MeetingPlan]) -> None:
        """Hold the meeting on the first day with a gap that both have, if it is not held yet."""
        if any(self.value(each.candidate.literal) for each in meetings):
            return
        for meeting in meetings:
            first, second = meeting.plans
            common = [
                both for one in self.free(first) for two in self.free(second) if (both := one.common(two))
            ]
            for start in self._starts(meeting.candidate, common, meeting.candidate.longest):
                self._book(meeting.candidate, start, meeting.candidate.longest, meeting.plans)
                return

    def fit_debrief(self, debrief: DebriefPlan) -> None:
        """Hold the debrief when all who go have a gap in which a colleague can listen."""
        visit = debrief.visit
        going = {key for key, goes in visit.workers.items() if self.value(goes)}
        workers = [both for both in debrief.workers if (both[0].person.id, both[0].day) in going]
        if not workers or any(self.value(block.literal) for _, block in debrief.workers):
            return
        end = self.value(visit.start) + visit.need.minutes + visit.need.travel_after
        rule = self.variables.problem.settings.debrief
        for start in range(end, end + rule.within_minutes + 1, ACTIVITY_GRID):
            span = Span(start, start + rule.minutes)
            late = start % DAY >= rule.by_phone_from
            listener = next(
                (
                    (plan, block)
                    for plan, block in debrief.listeners
                    if all(plan.person is not worker.person for worker, _ in workers)
                    and (late or not self.value(plan.at_home))
                    and self._has_room(plan, span)
                ),
                None,
            )
            if listener and all(self._has_room(plan, span) for plan, _ in workers):
                self._set(debrief.start, start)
                for plan, block in (*workers, listener):
                    self._book(block, start, rule.minutes, (plan,))
                return

    def fit_write_up(self, write_up: WriteUpPlan) -> None:
        """Write the visit up in the first gap after it of one who goes, if it is not written up yet."""
        visit = write_up.visit
        going = {who for (who, _), goes in visit.workers.items() if self.value(goes)}
        by = write_up.deadlines.get(self.value(visit.start))
        if not going or by is None or self.value(write_up.is_pinned):
            return
        if any(self.value(block.literal) for _, block in write_up.blocks):
            return
        end = self.value(visit.start) + visit.need.minutes + visit.need.travel_after
        for plan, block in write_up.blocks:
            if plan.person.id not in going:
                continue
            after, spans = Span(end, max(end, by)), self.free(plan)
            later = [part for gap in spans if (part := gap.common(after)) is not None]
            for start in self._starts(block, later, block.longest):
                self._book(block, start, block.longest, (plan,))
                return

    def fit_blocks(self, blocks: tuple[tuple[DayPlan, Candidate], ...], minutes: int) -> None:
        """Put blocks into gaps until the minutes are booked."""
        left = minutes - sum(self.value(each.amount) for _, each in blocks)
        by_day: dict[str, list[tuple[DayPlan, Candidate]]] = {}
        for plan, block in blocks:
            by_day.setdefault(plan.name, []).append((plan, block))
        for of_day in by_day.values():
            if any(self.value(block.literal) for _, block in of_day):
                continue
            # Blocks of a day are numbered in order of time: the first is there before a second is.
            plan, block = of_day[0]
            if left <= 0:
                return
            shortest = block.size if isinstance(block.size, int) else block.shortest
            for length in range(max(shortest, min(left, block.longest)), shortest - 1, -ACTIVITY_GRID):
                length_on_grid = -(-length // ACTIVITY_GRID) * ACTIVITY_GRID
                start = next(self._starts(block, list(self.free(plan)), length_on_grid), None)
                if start is not None:
                    self._book(block, start, length_on_grid, (plan,))
                    left -= length_on_grid
                    break

    def _starts(self, candidate: Candidate, gaps: list[Span], minutes: int) -> Iterator[int]:
        """Moments of the grid at which the activity fits into a gap."""
        for gap in gaps:
            inside = gap.common(candidate.reach)
            if inside is not None:
                start = -(-inside.start // ACTIVITY_GRID) * ACTIVITY_GRID
                if start + minutes <= inside.end:
                    yield start

    def book(self, plan: DayPlan, candidate: Candidate, span: Span) -> Callable[[], None]:
        """Book what is in one shift only; what is returned takes it back."""
        known, values, gaps = dict(self.known), list(self.values), dict(self.gaps)
        self._book(candidate, span.start, span.minutes, (plan,))

        def undo() -> None:
            self.known, self.values, self.gaps = known, values, gaps

        return undo

    def _book(self, candidate: Candidate, start: int, minutes: int, plans: tuple[DayPlan, ...]) -> None:
        self._set(candidate.literal, 1)
        self._set(candidate.start, start)
        self._set(candidate.size, minutes)
        for plan in plans:
            self.take(plan, Span(start, start + minutes))
