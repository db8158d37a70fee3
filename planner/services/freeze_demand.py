"""From demand records to the needs of a frozen problem, for the planned days only.

What falls outside the planned days, or cannot be placed at all, is told in `not_planned` and never dropped
in silence.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from typing import Literal

from planner.domain.bank_holidays import is_bank_holiday, is_working_day, working_days_before
from planner.domain.demand import CourtDeadline, CoverRequirement, SupervisionPlan, Visit
from planner.domain.occurrences import cover_days
from planner.domain.problem import (
    DutyTurn,
    EventNeed,
    HandoverNeed,
    Person,
    PresenceNeed,
    ShiftNeed,
    SupervisionNeed,
    VisitNeed,
    Wish,
    WritingNeed,
)
from planner.domain.records import WEEKDAY_NAMES
from planner.domain.remembered import Remembered
from planner.domain.staff import Preference, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import (
    ACTIVITY_GRID,
    DAY,
    Span,
    civil,
    day_label,
    day_of,
    moment_label,
    monday_of,
    weekday_of,
)
from planner.services.kept_free import speaks_of

END_OF_WORKING_DAY = 1020
# Visits that were frozen last, or why they could not be.
FROZEN_VISITS: Remembered[tuple[Visit, tuple[int, int], bool], VisitNeed | str] = Remembered(20_000)


@dataclass(frozen=True)
class DemandFreezer:
    """Freezes one team's demand for `weeks` weeks from `first_day` (the ordinal of a Monday)."""

    team: Team
    first_day: int
    weeks: int
    people: tuple[Person, ...]
    not_planned: list[str] = field(default_factory=list)

    @cached_property
    def _days(self) -> range:
        return range(self.first_day, self.first_day + 7 * self.weeks)

    @cached_property
    def _span(self) -> Span:
        return Span(civil(self._days.start), civil(self._days.stop))

    @cached_property
    def _person_ids(self) -> frozenset[str]:
        return frozenset(person.id for person in self.people)

    @cached_property
    def _people(self) -> dict[str, Person]:
        return {person.id: person for person in self.people}

    @cached_property
    def _members(self) -> dict[str, StaffMember]:
        return {member.id: member for member in self.team.staff}

    def visits(self) -> tuple[VisitNeed, ...]:
        """Visits with at least one window in the planned days; windows are cut to the days and due dates."""
        needs: list[VisitNeed] = []
        for visit in self.team.visits:
            found = self._visit(visit)
            if isinstance(found, str):
                self.not_planned.append(found)
            else:
                needs.append(self._covered(found))
        return tuple(needs)

    def _visit(self, visit: Visit) -> VisitNeed | str:
        """The visit, or why it is not planned; what has not changed since is not frozen again."""
        rules = self.team.rules.settings
        weights = (rules.visits.weight, rules.visits.statutory_weight)
        goes_in_pairs = rules.paired_visits.is_on and visit.id not in self._gone_alone
        key = (self.team.id, visit.id, self.first_day, self.weeks)
        find = partial(_visit_need, visit, self._span, weights, goes_in_pairs)
        return FROZEN_VISITS.answer(key, (visit, weights, goes_in_pairs), find)

    @cached_property
    def _gone_alone(self) -> frozenset[str | None]:
        """Visits that a manager has excepted, for whoever makes them, from going in pairs."""
        return frozenset(
            override.demand
            for override in self.team.rules.overrides
            if override.rule == "paired_visits" and override.staff is None
        )

    @cached_property
    def _locked_down(self) -> dict[str, Person]:
        """Those who have a lockdown week with a cover person."""
        return {
            person.id: person
            for person in self.people
            if any(week.is_lockdown and week.cover_person for week in person.weeks)
        }

    def _covered(self, need: VisitNeed) -> VisitNeed:
        """The visit, given to the named cover person when it is statutory and falls into the lockdown week of
        its allocated worker."""
        person = self._locked_down.get(need.allocated or "")
        if person is None or not need.is_statutory:
            return need
        week = person.weeks[(day_of(need.windows[0].start) - self.first_day) // 7]
        return replace(need, allocated=week.cover_person) if week.is_lockdown and week.cover_person else need

    def writing(self) -> tuple[WritingNeed, ...]:
        """Court writing due in the planned days: all of it when it must be finished in them, else a share by
        working days, in whole blocks."""
        needs = (self._writing(deadline) for deadline in self.team.court_deadlines)
        return tuple(need for need in needs if need is not None)

    def _finish_by(self, deadline: CourtDeadline) -> int:
        if deadline.read_back_days == 0:
            return deadline.filing
        day = working_days_before(self.team.nation, day_of(deadline.filing), deadline.read_back_days)
        return civil(day, END_OF_WORKING_DAY)

    def _writing(self, deadline: CourtDeadline) -> WritingNeed | None:
        if deadline.filing < self._span.start or deadline.writing_minutes == 0:
            return None
        finish_by = self._finish_by(deadline)
        if finish_by <= self._span.start:
            # The read-back day has gone: what is left to write must still be done before filing.
            finish_by = deadline.filing
            self.not_planned.append(
                f"The read-back day of {deadline.document} {deadline.case} has passed; "
                f"writing is planned up to the filing on {moment_label(deadline.filing)}."
            )
        blocks = _writing_blocks(deadline, self._share_of_writing(finish_by))
        if not blocks:
            return None
        if deadline.author not in self._person_ids:
            self.not_planned.append(
                f"{deadline.document} {deadline.case} cannot be planned: "
                "its author is not in post these weeks."
            )
            return None
        self._tell_of_lone_author(deadline)
        return WritingNeed(
            id=deadline.id,
            case=deadline.case,
            author=deadline.author,
            filing=deadline.filing,
            finish_by=finish_by,
            blocks=blocks,
            shortest_block=deadline.shortest_block_minutes,
            wants_quiet_room=deadline.wants_quiet_room,
            co_author=deadline.co_author if deadline.co_author in self._person_ids else None,
        )

    def _tell_of_lone_author(self, deadline: CourtDeadline) -> None:
        """In the first year of practice nobody writes for court alone."""
        people = {person.id: person for person in self.people}
        author, joint = people[deadline.author], people.get(deadline.co_author or "")
        if author.is_first_year and (joint is None or joint.is_first_year):
            self.not_planned.append(
                f"{deadline.document} {deadline.case} is not planned: {author.name} is in the first year of "
                "practice; name an experienced colleague in post as joint author."
            )

    def _share_of_writing(self, finish_by: int) -> float:
        if finish_by <= self._span.end:
            return 1.0
        till = range(self.first_day, day_of(finish_by - 1) + 1)
        till_finish = sum(is_working_day(self.team.nation, day) for day in till)
        inside = sum(is_working_day(self.team.nation, day) for day in self._days)
        return inside / max(1, till_finish)

    def cover(self) -> tuple[tuple[DutyTurn, ...], tuple[PresenceNeed, ...], tuple[ShiftNeed, ...]]:
        """Duty turns, presence needs and named-shift needs of the planned days."""
        duty: list[DutyTurn] = []
        presence: list[PresenceNeed] = []
        shifts: list[ShiftNeed] = []
        for asked in self.team.cover:
            # What stands in the place of other cover answers to its id: a rota keeps who is placed.
            requirement = asked.model_copy(update={"id": asked.instead_of}) if asked.instead_of else asked
            for day in self._cover_days(asked):
                if requirement.kind == "duty":
                    duty.extend(_duty_turns(requirement, day))
                elif requirement.kind == "presence":
                    presence.append(_presence_need(requirement, day))
                elif requirement.shift is not None:
                    shifts.append(self._shift_need(requirement, requirement.shift, day))
                if requirement.backup and requirement.kind == "duty":
                    presence.append(_backup_need(requirement, day))
        return tuple(duty), tuple(presence), tuple(shifts)

    def _cover_days(self, requirement: CoverRequirement) -> Iterator[int]:
        for day in cover_days(self.team, requirement, self._days):
            # Day-time cover rests on bank holidays; named shifts (out-of-hours teams) go on.
            if requirement.kind != "shift" and is_bank_holiday(self.team.nation, day):
                continue
            yield day

    def _shift_need(self, requirement: CoverRequirement, shift: str, day: int) -> ShiftNeed:
        rule = self.team.rules.settings.duty_cover
        missing, surplus = requirement.weight_missing, requirement.weight_surplus
        return ShiftNeed(
            id=f"{requirement.id}@{_iso(day)}",
            requirement=requirement.id,
            name=requirement.name,
            shift=shift,
            day=day,
            least=requirement.least,
            ideal=_ideal(requirement),
            weight_missing=rule.weight if missing is None else missing,
            weight_surplus=0 if surplus is None else surplus,
            skills=_skills(requirement),
        )

    def supervision(self) -> tuple[SupervisionNeed, ...]:
        """One need for each week of the planned ones in which a plan falls due (overdue plans: the first)."""
        return tuple(need for plan in self.team.supervision_plans for need in self._supervision(plan))

    def _supervision(self, plan: SupervisionPlan) -> Iterator[SupervisionNeed]:
        for monday in self._supervision_weeks(plan):
            if not {plan.worker, plan.supervisor} <= self._person_ids:
                self.not_planned.append(f"Supervision {plan.id}: one of the two is not in post these weeks.")
                return
            if not self._share_a_day(plan, monday):
                self.not_planned.append(
                    f"Supervision {plan.id} falls due in the week of {day_label(monday)}, "
                    "but the two share no working day in it."
                )
                continue
            yield SupervisionNeed(
                id=f"{plan.id}@{_iso(monday)}",
                supervisor=plan.supervisor,
                worker=plan.worker,
                minutes=plan.minutes,
                window=Span(civil(monday), civil(monday + 7)),
            )

    def _supervision_weeks(self, plan: SupervisionPlan) -> Iterator[int]:
        """The Mondays of the weeks in which the plan falls due."""
        due = self.first_day
        if plan.last_held is not None:
            held = monday_of(plan.last_held)
            due = held + 7 * self._supervision_every(plan, held)
        agreed = [monday_of(week) for week in plan.weeks]
        while True:
            every = 7 * self._supervision_every(plan, due)
            near = min(
                (week for week in agreed if 2 * abs(week - due) <= every),
                key=lambda week: abs(week - due),
                default=due,
            )
            monday = max(near, self.first_day)
            if monday >= self._days.stop:
                return
            yield monday
            due = monday + 7 * self._supervision_every(plan, monday)

    def _supervision_every(self, plan: SupervisionPlan, monday: int) -> int:
        """Weeks from a supervision to the next: the newly qualified are seen more often."""
        rule = self.team.rules.settings.supervision
        worker = self._members.get(plan.worker)
        if worker is None or not worker.is_newly_qualified:
            return plan.every_weeks
        began = min(contract.dates.first for contract in worker.contracts)
        weeks_in_post = (monday - monday_of(began)) // 7
        if weeks_in_post < rule.weekly_for_weeks:
            return 1
        return min(plan.every_weeks, 2) if weeks_in_post < rule.fortnightly_until_week else plan.every_weeks

    def _share_a_day(self, plan: SupervisionPlan, monday: int) -> bool:
        pair = [self._people[each] for each in {plan.worker, plan.supervisor}]
        offset = monday - self.first_day
        return any(all(person.days[offset + day].options for person in pair) for day in range(7))

    def events(self) -> tuple[EventNeed, ...]:
        """Events in the planned days, with those of their people who are in post."""
        needs: list[EventNeed] = []
        for event in self.team.events:
            span = Span(event.start, event.end)
            if not self._span.contains(span) or event.is_cancelled_for_service:
                continue
            people = tuple(person for person in event.people if person in self._person_ids)
            if not people:
                self.not_planned.append(f"{event.name} has nobody in post these weeks.")
                continue
            needs.append(
                EventNeed(
                    id=event.id,
                    name=event.name,
                    kind=event.kind,
                    span=span,
                    travel_before=event.travel_before,
                    travel_after=event.travel_after,
                    people=people,
                    place=event.place,
                    case=event.case,
                )
            )
        return tuple(needs)

    def handovers(self) -> tuple[HandoverNeed, ...]:
        """Each job share in each planned week in which both are in post and one is there for a handover."""
        needs: list[HandoverNeed] = []
        for share in self.team.job_shares:
            if not set(share.people) <= self._person_ids:
                continue
            for monday in range(self.first_day, self._days.stop, 7):
                week = range(monday, monday + 7)
                days = tuple(
                    day
                    for day in week
                    if WEEKDAY_NAMES[weekday_of(day)] in share.days
                    and not is_bank_holiday(self.team.nation, day)
                )
                both_work = all(
                    any(person.days[day - self.first_day].options for day in week)
                    for person in self.people
                    if person.id in share.people
                )
                needs.append(
                    HandoverNeed(
                        id=f"{share.id}@{_iso(monday)}",
                        job_share=share.id,
                        name=share.name,
                        people=(share.people[0], share.people[1]),
                        minutes=share.handover_minutes_per_week if both_work else 0,
                        window=Span(civil(monday), civil(monday + 7)),
                        days=days,
                        most_together=share.handover_minutes_per_week,
                    )
                )
        return tuple(needs)

    def wishes(self) -> tuple[Wish, ...]:
        """Each preference on each planned day it speaks of, where the person could work at all."""
        return tuple(wish for preference in self.team.preferences for wish in self._wishes(preference))

    def _wishes(self, preference: Preference) -> Iterator[Wish]:
        person = next((each for each in self.people if each.id == preference.staff), None)
        # What somebody cannot work is no wish: it is kept out of their days.
        if person is None or preference.wants == "cannot_work":
            return
        for person_day in person.days:
            day = person_day.day
            if not person_day.options or not speaks_of(preference, day):
                continue
            start = 0 if preference.start is None else preference.start
            end = DAY if preference.end is None else preference.end
            yield Wish(
                id=preference.id,
                person=person.id,
                day=day,
                wants=preference.wants,
                span=Span(civil(day) + start, civil(day) + end),
                shift=preference.shift,
                weight=preference.weight,
                is_private=preference.is_private,
            )


def _visit_need(visit: Visit, span: Span, weights: tuple[int, int], goes_in_pairs: bool) -> VisitNeed | str:
    """The visit in the planned span; or why it is not planned. `weights`: of a visit, of a statutory one."""
    inside = [part for window in visit.windows if (part := window.span.common(span)) is not None]
    if not inside:
        return f"Visit {visit.case} ({visit.id}) has no window in these weeks."
    due_end = civil(visit.due) + DAY if visit.due is not None and visit.is_statutory else None
    in_time = [
        part for window in inside if (part := window.common(Span(0, due_end or window.end))) is not None
    ]
    fitting = tuple(window for window in in_time if window.minutes >= visit.minutes)
    if not fitting:
        when = f" by {day_label(due_end // DAY - 1)}" if due_end is not None else ""
        return (
            f"Visit {visit.case} ({visit.id}) has no window of {visit.minutes} minutes{when} in these weeks."
        )
    is_paired = goes_in_pairs and visit.risk != "none"
    return VisitNeed(
        id=visit.id,
        case=visit.case,
        minutes=visit.minutes,
        travel_before=visit.travel_before,
        travel_after=visit.travel_after,
        windows=tuple(sorted(fitting)),
        workers=2 if is_paired else visit.workers,
        skills=visit.skills,
        allocated=visit.allocated_worker,
        is_statutory=visit.is_statutory,
        is_paired=is_paired,
        needs_debrief=visit.needs_debrief,
        weight=weights[visit.is_statutory],
    )


def _writing_blocks(deadline: CourtDeadline, share: float) -> tuple[int, ...]:
    """Block lengths for the share of the writing due: each at least the shortest useful block.

    A share is rounded up to whole blocks; what is left after the last whole block is spread over the blocks
    in steps of 15 minutes. Less than one block in all is one short block.
    """
    total = -(-deadline.writing_minutes // ACTIVITY_GRID) * ACTIVITY_GRID
    shortest = deadline.shortest_block_minutes
    if total <= shortest:
        return (total,)
    whole_blocks = total // shortest
    count = whole_blocks if share >= 1.0 else min(whole_blocks, -(-int(total * share) // shortest))
    if count <= 0:
        return ()
    if count < whole_blocks:
        return (shortest,) * count
    extra = (total - whole_blocks * shortest) // ACTIVITY_GRID
    each, more = divmod(extra, whole_blocks)
    return tuple(
        shortest + ACTIVITY_GRID * (each + (1 if place < more else 0)) for place in range(whole_blocks)
    )


def _skills(requirement: CoverRequirement) -> tuple[tuple[str, int], ...]:
    return tuple((mix.skill, mix.least) for mix in requirement.skills)


def _ideal(requirement: CoverRequirement) -> int:
    return max(requirement.least, requirement.ideal or 0)


def _hours(requirement: CoverRequirement, day: int) -> Span:
    end = requirement.end if requirement.end > requirement.start else requirement.end + DAY
    return Span(civil(day) + requirement.start, civil(day) + end)


def _duty_turns(requirement: CoverRequirement, day: int) -> Iterator[DutyTurn]:
    hours = _hours(requirement, day)
    for start in range(hours.start, hours.end, requirement.turn_minutes):
        span = Span(start, min(start + requirement.turn_minutes, hours.end))
        yield DutyTurn(
            id=f"{requirement.id}@{_iso(day)}T{start % DAY // 60:02d}:{start % 60:02d}",
            requirement=requirement.id,
            name=requirement.name,
            span=span,
            least=requirement.least,
            ideal=_ideal(requirement),
            state=requirement.state,
            skills=_skills(requirement),
        )


def _presence_need(requirement: CoverRequirement, day: int) -> PresenceNeed:
    return PresenceNeed(
        id=f"{requirement.id}@{_iso(day)}",
        requirement=requirement.id,
        name=requirement.name,
        span=_hours(requirement, day),
        least=requirement.least,
        ideal=_ideal(requirement),
        state=requirement.state,
        skills=_skills(requirement),
    )


def _backup_need(requirement: CoverRequirement, day: int) -> PresenceNeed:
    """Backup: as many contactable people beside those on the desk."""
    state: Literal["contactable"] = "contactable"
    needed = requirement.least + requirement.backup
    return PresenceNeed(
        id=f"{requirement.id}:backup@{_iso(day)}",
        requirement=requirement.id,
        name=f"{requirement.name} with backup",
        span=_hours(requirement, day),
        least=needed,
        ideal=needed,
        state=state,
    )


def _iso(day: int) -> str:
    return date.fromordinal(day).isoformat()
