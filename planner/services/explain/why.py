"""Why this? What would happen otherwise: the week solved again with a shift or activity forbidden.

First near the present rota (the day planned anew without it), then the whole week. "Nothing is lost" is only
said when a rota without it was found that is as good; "is lost" with its proof where the solver has one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from planner.domain.errors import PlannerError
from planner.domain.findings import LAW, Finding
from planner.domain.person import Person, PersonDay
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import clock, day_label
from planner.ports import RotaSolver, ShouldStop, SolveResult, SolveSettings
from planner.rules.availability import ACTIVITY_NAMES
from planner.rules.catalogue import check, tier_totals
from planner.services.explain.records import Why
from planner.services.freeze_problem import freeze_problem
from planner.services.new_findings import new_findings

# Work that somebody else could do; of other work only this person is asked.
OTHERS_COULD = ("visit", "duty")
ANYONE_ELSE = "anyone else"
MOST_LOST = 5
# What may change, with its share of the time: the work of the day, its hours, the whole week.
Level = Literal["work", "day", "week"]
SHARES: tuple[tuple[Level, float], ...] = (("work", 0.2), ("day", 0.3), ("week", 0.5))


def why(
    team: Team,
    rota: Rota,
    shift_id: str,
    solver: RotaSolver,
    *,
    seconds: float = 5.0,
    workers: int = 2,
    activity_start: int | None = None,
    should_stop: ShouldStop | None = None,
) -> Why:
    """Solve without the shift, or without the activity of it that starts at `activity_start`.

    Raises PlannerError when there is no such shift or activity.
    """
    shift = rota.shift(shift_id)
    if shift is None:
        raise PlannerError(f"There is no shift “{shift_id}” in this rota.", "Choose one of its shifts.")
    activity = _activity(shift, activity_start)
    problem = freeze_problem(team, rota.first_day, rota.weeks, rota)
    asked = _Asked(problem, rota, shift, activity)
    if activity is not None and activity.kind not in OTHERS_COULD:
        return asked.removed()
    stop = should_stop or (lambda: False)
    best: Why | None = None
    for level, share in SHARES:
        settings = SolveSettings(seconds=max(0.5, seconds * share), workers=workers)
        try:
            result = solver.solve(asked.problem(level), settings, None, stop)
        except PlannerError:
            if best is not None and stop():
                return best
            raise
        answer = asked.answer(result, is_whole=level == "week")
        if best is None or asked.cost(answer) <= asked.cost(best):
            best = answer
        if best.is_free or stop():
            return best
    assert best is not None
    return best


def _activity(shift: Shift, start: int | None) -> Activity | None:
    if start is None:
        return None
    found = next((each for each in shift.activities if each.start == start), None)
    if found is None:
        raise PlannerError(f"Nothing is planned at {clock(start)} in this shift.", "Look at it again.")
    return found


@dataclass(frozen=True)
class _Asked:
    """The question: the rota, and what of it is forbidden."""

    frozen: RotaProblem
    rota: Rota
    shift: Shift
    activity: Activity | None

    @property
    def person(self) -> Person:
        return self.frozen.person_by_id[self.shift.staff]

    @property
    def subject(self) -> str:
        name, day = self.person.name, day_label(self.shift.day)
        if self.activity is None:
            return f"{name}, {day} {self.shift.span.times}"
        start = clock(self.activity.span_on_site.start)
        return f"{name}{self._on_what()}, {day} {start}"

    def _on_what(self) -> str:
        """` on visit R-1021`, ` on duty`, `'s court writing`."""
        activity = self.activity
        assert activity is not None
        case = next((need.case for need in self.frozen.visits if need.id == activity.demand), "")
        if activity.kind == "visit" and case:
            return f" on visit {case}"
        if activity.kind == "duty":
            return " on duty"
        return f"'s {ACTIVITY_NAMES[activity.kind].removeprefix('a ').removeprefix('an ')}"

    def problem(self, level: Level) -> RotaProblem:
        """The problem without the shift's person on that day (or on that visit or turn)."""
        problem = self.frozen
        if self.activity is not None:
            problem = _for_anyone_else(problem, self.person.id, self.activity)
            people = problem.people
        else:
            people = tuple(self._without_day(each) for each in problem.people)
        key = self.shift.staff, self.shift.day
        pins = [pin for pin in problem.pinned_shifts if (pin.staff, pin.day) != key]
        work = [each for each in problem.pinned_activities if not self._is_forbidden(*each)]
        if level != "week":
            known = {(pin.staff, pin.day) for pin in pins}
            others = [each for each in self.rota.shifts if each.day != self.shift.day]
            today = [each for each in self.rota.shifts if each.day == self.shift.day]
            stay = [*others, *(each for each in today if level == "work" and self._keeps_hours(each))]
            pins += [_bare(each) for each in stay if (each.staff, each.day) not in known]
            taken = {(who, each.start, each.kind) for who, each in work}
            work += [
                (each.staff, part.model_copy(update={"is_pinned": True}))
                for each in others
                for part in each.activities
                if (each.staff, part.start, part.kind) not in taken
            ]
        return replace(problem, people=people, pinned_shifts=tuple(pins), pinned_activities=tuple(work))

    def _keeps_hours(self, shift: Shift) -> bool:
        return shift.id != self.shift.id or self.activity is not None

    def _is_forbidden(self, who: str, activity: Activity) -> bool:
        if who != self.shift.staff:
            return False
        if self.activity is not None:
            return (activity.kind, activity.start) == (self.activity.kind, self.activity.start)
        return self.shift.span.contains(activity.span)

    def _without_day(self, person: Person) -> Person:
        if person.id != self.person.id:
            return person
        return replace(person, days=tuple(self._day(day) for day in person.days))

    def _day(self, day: PersonDay) -> PersonDay:
        if day.day != self.shift.day:
            return day
        return replace(day, options=(), may_be_off=True, off_reason="away")

    def removed(self) -> Why:
        """The rota simply without the activity: nobody else is asked for it, so there is nothing to solve."""
        shifts = [
            each
            if each.id != self.shift.id
            else each.model_copy(
                update={"activities": tuple(part for part in each.activities if part != self.activity)}
            )
            for each in self.rota.shifts
        ]
        return self.told(check(self.frozen, shifts), shifts, is_proved=False)

    def answer(self, result: SolveResult, *, is_whole: bool) -> Why:
        """What the rota without it lacks beside the present one."""
        if result.shifts is None:
            lost = ("There is no lawful rota without it.",)
            return Why(self.subject, f"Without {self.subject}: {lost[0]}", False, lost, (), is_whole)
        proved = is_whole and len(result.tiers) >= 2 and all(tier.proved for tier in result.tiers[:2])
        return self.told(check(self.problem("week"), result.shifts), result.shifts, is_proved=proved)

    def told(self, after: Sequence[Finding], shifts: Sequence[Shift], *, is_proved: bool) -> Why:
        """The difference in words."""
        before = check(self.frozen, self.rota.shifts)
        worse = _told(before, after)
        better = _told(after, before)
        was, now = tier_totals(before), tier_totals(after)
        is_free = not worse and now[1] <= was[1]
        covers = now[1] <= was[1] and now[2] <= was[2]
        return Why(
            subject=self.subject,
            sentence=self._sentence(worse, is_free, is_proved, covers),
            is_free=is_free,
            lost=worse,
            gained=better,
            is_proved=is_proved or is_free,
            instead=tuple(shifts),
        )

    def _sentence(self, lost: Sequence[str], is_free: bool, is_proved: bool, covers: bool) -> str:
        if is_free:
            return f"Without {self.subject}: nothing is lost. Move it freely."
        told = lost[0] if lost else "policies or wishes cost a little more."
        more = f" And {len(lost) - 1} more." if len(lost) > 1 else ""
        claim = " No rota without it covers as much." if is_proved and lost and not covers else ""
        kept = "no demand is lost, but " if covers and lost else ""
        return f"Without {self.subject}: {kept}{told}{more}{claim}"

    def cost(self, answer: Why) -> tuple[int, int, int]:
        """The tiers of the best rota without it."""
        if answer.instead is None:
            return (10**9, 0, 0)
        totals = tier_totals(check(self.problem("week"), answer.instead))
        return totals[1], totals[2], totals[3]


def _told(before: Sequence[Finding], after: Sequence[Finding]) -> tuple[str, ...]:
    """New findings of law, demand and policy, gravest first, where their tier costs more than before."""
    was, now = tier_totals(before), tier_totals(after)
    grown = {tier for tier in was if now[tier] > was[tier]} | {LAW}
    new = [each for each in new_findings(before, after) if each.tier <= 3 and each.tier in grown]
    return tuple(each.for_sharing.sentence for each in sorted(new, key=lambda each: each.tier))[:MOST_LOST]


def _for_anyone_else(problem: RotaProblem, person: str, activity: Activity) -> RotaProblem:
    """The visit or turn asks for a skill that everybody but the person holds."""
    people = tuple(
        each
        if each.id == person
        else replace(each, days=tuple(replace(day, skills=day.skills | {ANYONE_ELSE}) for day in each.days))
        for each in problem.people
    )
    visits = tuple(
        replace(need, skills=(*need.skills, ANYONE_ELSE)) if need.id == activity.demand else need
        for need in problem.visits
    )
    turns = tuple(
        replace(turn, skills=(*turn.skills, (ANYONE_ELSE, turn.least)))
        if turn.id == activity.demand
        else turn
        for turn in problem.duty_turns
    )
    return replace(problem, people=people, visits=visits, duty_turns=turns)


def _bare(shift: Shift) -> Shift:
    return shift.model_copy(update={"activities": (), "is_pinned": True})
