"""Who can take work that is offered, and for what in return; who cannot, and why.

The checker's rules are asked for both people, on what is published: rest, averages, evenings, skills, the
wheel and hours, over the weeks concerned and what is settled round them. Nothing is solved. Hours outside a
person's pattern are no obstacle by themselves: whoever accepts them agrees to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.domain.errors import PlannerError, RefusedEditError
from planner.domain.findings import Finding
from planner.domain.rota import Shift
from planner.domain.swaps import Leg, Work
from planner.domain.time_grid import day_label, day_of, span_label
from planner.rules.availability import shared_off_sentence
from planner.services.explain.examiner import Examiner
from planner.services.group_edits import put_among
from planner.services.named_refusals import told_in_names
from planner.services.swaps.for_colleagues import for_colleagues
from planner.services.swaps.hand_work import HandWork, offered_shift
from planner.services.swaps.lost_demand import lost_demand, newly_touched
from planner.services.swaps.published_weeks import PublishedWeeks

AWAY, WORKS, UNFIT = "away", "works", "unfit"
# A longer rest beside a shift is nothing to think of.
LONG_REST = 14 * 60


@dataclass(frozen=True, slots=True)
class Outlook:
    """What the rules say to legs: `obstacle` is empty when they can be done.

    `because`: of which kind the obstacle is: away, works, unfit, or the rule that stands against it.
    `touched`: policies that would need a manager's approval. `agrees`: ids of those who would agree to hours
    outside their pattern.
    """

    legs: tuple[Leg, ...]
    obstacle: str = ""
    because: str = ""
    touched: tuple[Finding, ...] = ()
    agrees: tuple[str, ...] = ()

    @property
    def is_possible(self) -> bool:
        return not self.obstacle


class Takers:
    """Answers for published weeks held still."""

    def __init__(self, weeks: PublishedWeeks) -> None:
        self.weeks = weeks

    @property
    def examiner(self) -> Examiner:
        """What the rules are asked through; nothing is worked out before it is asked for."""
        return self.weeks.examiner

    def outlook(self, legs: Sequence[Leg]) -> Outlook:
        """What stands against these legs, if anything."""
        legs = tuple(legs)
        for leg in legs:
            if obstacle := self.away(leg):
                return Outlook(legs, obstacle, AWAY)
            if obstacle := self._works_already(leg, legs):
                return Outlook(legs, obstacle, WORKS)
        # Only these people's shifts change: the others' are not gone through.
        people = dict.fromkeys(who for leg in legs for who in (leg.work.staff, leg.to))
        theirs = tuple(shift for who in people for shift in self.examiner.shifts_of(who))
        try:
            changes = _handed_over(legs, theirs)
        except RefusedEditError as refused:
            return Outlook(legs, told_in_names(refused, self.weeks.team).sentence, UNFIT)
        return self._judged(legs, self.examiner.objections_to(changes))

    def all_for(self, work: Work) -> tuple[Outlook, ...]:
        """Each colleague: the work handed over to them, or for a shift of a day on which they work, against
        theirs of that day; those who can take it first."""
        return best_first(self.each_for(work))

    def each_for(self, work: Work) -> Iterator[Outlook]:
        """The same, one colleague after the other in the team's order."""
        offered_shift(self.weeks.rota, work)
        for person in self.weeks.problem.people:
            if person.id != work.staff:
                yield self.outlook(self._legs_to(person.id, work))

    def _legs_to(self, colleague: str, work: Work) -> tuple[Leg, ...]:
        """One leg, or two where the colleague's own shift of the day would have to come back."""
        legs = (Leg(work=work, to=colleague),)
        day = day_of(work.start)
        theirs = [shift for shift in self.examiner.shifts_of(colleague) if shift.day == day]
        if work.demand is not None or not theirs:
            return legs
        return (*legs, Leg(work=whole(theirs[0]), to=work.staff))

    def returns_of(self, work: Work, colleague: str) -> tuple[Outlook, ...]:
        """The colleague's shifts that could come back for the work, best first; those that cannot, too."""
        return best_first(self.each_return(work, colleague))

    def each_return(self, work: Work, colleague: str) -> Iterator[Outlook]:
        """The same, one shift after the other."""
        for shift in self.examiner.shifts_of(colleague):
            yield self.outlook((Leg(work=work, to=colleague), Leg(work=whole(shift), to=work.staff)))

    def hours_change(self, legs: Sequence[Leg], who: str) -> int:
        """Paid minutes that whole shifts bring the person, less those that they give."""
        got = sum(self._paid(leg) for leg in legs if leg.to == who)
        return got - sum(self._paid(leg) for leg in legs if leg.work.staff == who)

    def _paid(self, leg: Leg) -> int:
        if leg.work.demand is not None:
            return 0
        shifts = self.examiner.shifts_of(leg.work.staff)
        return next(
            (each.paid_minutes for each in shifts if each.id == leg.work.shift), leg.work.span.minutes
        )

    def least_rest(self, legs: Sequence[Leg], who: str) -> int | None:
        """Minutes of the shorter rest beside the shift that the person gets; None where it is more than 14
        hours, or they get none."""
        got = [leg.work for leg in legs if leg.to == who and leg.work.demand is None]
        if not got:
            return None
        gone = {leg.work.shift for leg in legs if leg.work.staff == who}
        kept = [each for each in self.examiner.shifts_of(who) if each.id not in gone]
        before = [got[0].start - each.end for each in kept if each.end <= got[0].start]
        after = [each.start - got[0].end for each in kept if each.start >= got[0].end]
        rests = [*([min(before)] if before else []), *([min(after)] if after else [])]
        return min(rests) if rests and min(rests) <= LONG_REST else None

    def away(self, leg: Leg) -> str:
        """Why the taker is not there at all on that day; hours outside a pattern can be agreed."""
        person = self.weeks.problem.person_by_id.get(leg.to)
        if person is None:
            return f"Nobody called “{leg.to}” is planned in these weeks."
        day = day_of(leg.work.start)
        today = person.days[day - self.weeks.problem.first_day]
        is_away = any(hole.overlaps(leg.work.span) for hole in today.blocked)
        if is_away:
            return f"{person.name} is away at that time on {day_label(day)}."
        if today.off_reason in ("", "not working"):
            return ""
        return f"{person.name} {shared_off_sentence(today.off_reason)} on {day_label(day)}."

    def _works_already(self, leg: Leg, legs: Sequence[Leg]) -> str:
        """A whole shift needs a day without one, unless that one is given away with it."""
        if leg.work.demand is not None:
            return ""
        given = {each.work.shift for each in legs if each.work.demand is None}
        day = day_of(leg.work.start)
        for shift in self.examiner.shifts_of(leg.to):
            if shift.id not in given and (shift.day == day or shift.span.overlaps(leg.work.span)):
                name = self.weeks.problem.name_of(leg.to)
                return f"{name} works {span_label(shift.span)} already."
        return ""

    def _judged(self, legs: tuple[Leg, ...], found: Sequence[Finding]) -> Outlook:
        hours = [each for each in found if each.rule == "availability"]
        law = [each for each in found if each.kind == "law" and each.rule != "availability"]
        short = dict.fromkeys((each.rule, each.demand) for each in found if each.kind == "shortfall")
        lost = lost_demand((each for asked in short for each in self.examiner.standing(*asked)), found)
        against = next(iter((*law, *lost)), None)
        agrees = tuple(dict.fromkeys(who for each in hours for who in each.people))
        if against is None:
            return Outlook(legs, touched=newly_touched(found), agrees=agrees)
        told = for_colleagues(against, self.weeks.problem)
        return Outlook(legs, told, against.rule, newly_touched(found), agrees)


def best_first(outlooks: Iterable[Outlook]) -> tuple[Outlook, ...]:
    """Those that can be done, with least to approve and to agree to, then the others."""
    return tuple(sorted(outlooks, key=_order))


def _handed_over(legs: tuple[Leg, ...], theirs: Sequence[Shift]) -> list[tuple[Shift | None, Shift | None]]:
    """The shifts that the legs change, each with what comes in its place. RefusedEditError as `HandWork`."""
    gone, come = HandWork(legs).changed(theirs)
    left = {shift.id: shift for shift in gone}
    put = {shift.id: shift for shift in put_among([each for each in theirs if each.id not in left], come)}
    return [(left.get(key), put.get(key)) for key in left | put]


def whole(shift: Shift) -> Work:
    """The whole shift as work that is offered."""
    return Work(staff=shift.staff, shift=shift.id, start=shift.start, end=shift.end)


def part(shift: Shift, start: int) -> Work:
    """The activity that starts then, as work that is offered. PlannerError when no demand asks for it."""
    activity = next((each for each in shift.activities if each.start == start and each.demand), None)
    if activity is None:
        raise PlannerError("Only visits and turns on duty can be given on their own.", "Choose one of them.")
    return Work(
        staff=shift.staff, shift=shift.id, start=activity.start, end=activity.end, demand=activity.demand
    )


def _order(outlook: Outlook) -> tuple[bool, int, int]:
    return bool(outlook.obstacle), len(outlook.touched), len(outlook.agrees)
