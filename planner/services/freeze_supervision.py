"""From supervision plans to the supervisions that fall due in the planned weeks.

Those whose two people cannot meet are told of in `not_planned`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain

from planner.domain.demand import SupervisionPlan
from planner.domain.needs import SupervisionNeed
from planner.domain.occurrences import occurrence_id
from planner.domain.person import Person
from planner.domain.remembered import RememberedOfEach
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import Span, civil, day_label, monday_of

# A need, or why there is none.
Found = SupervisionNeed | str
# Of the plans that were frozen last.
_FOUND: RememberedOfEach[SupervisionPlan, tuple[Found, ...]] = RememberedOfEach()


@dataclass(frozen=True)
class SupervisionFreezer:
    """Freezes one team's supervisions for the days of the plan (ordinals, from a Monday); `people` by id."""

    team: Team
    days: range
    people: Mapping[str, Person]
    not_planned: list[str] = field(default_factory=list)

    @cached_property
    def _members(self) -> dict[str, StaffMember]:
        return {member.id: member for member in self.team.staff}

    def needs(self) -> tuple[SupervisionNeed, ...]:
        """One need for each week of the planned ones in which a plan falls due (overdue plans: the first)."""
        about = (self.days, self.team.rules.settings.supervision)
        found = [*chain(*_FOUND.of(self.team.supervision_plans, about, self._of_plan, self._beside))]
        self.not_planned.extend(each for each in found if isinstance(each, str))
        return tuple(each for each in found if isinstance(each, SupervisionNeed))

    def _beside(self, plan: SupervisionPlan) -> tuple[object, ...]:
        """What beside the plan its needs follow from."""
        worker, supervisor = plan.worker, plan.supervisor
        return self.people.get(worker), self.people.get(supervisor), self._members.get(worker)

    def _of_plan(self, plan: SupervisionPlan) -> tuple[Found, ...]:
        return tuple(self._due(plan))

    def _due(self, plan: SupervisionPlan) -> Iterator[Found]:
        for monday in self._weeks(plan):
            if not {plan.worker, plan.supervisor} <= self.people.keys():
                yield f"Supervision {plan.id}: one of the two is not in post these weeks."
                return
            if not self._share_a_day(plan, monday):
                yield (
                    f"Supervision {plan.id} falls due in the week of {day_label(monday)}, "
                    "but the two share no working day in it."
                )
                continue
            yield SupervisionNeed(
                id=occurrence_id(plan.id, monday),
                supervisor=plan.supervisor,
                worker=plan.worker,
                minutes=plan.minutes,
                window=Span(civil(monday), civil(monday + 7)),
            )

    def _weeks(self, plan: SupervisionPlan) -> Iterator[int]:
        """The Mondays of the weeks in which the plan falls due."""
        due = self.days.start
        if plan.last_held is not None:
            held = monday_of(plan.last_held)
            due = held + 7 * self._every(plan, held)
        agreed = [monday_of(week) for week in plan.weeks]
        while True:
            every = 7 * self._every(plan, due)
            near = min(
                (week for week in agreed if 2 * abs(week - due) <= every),
                key=lambda week: abs(week - due),
                default=due,
            )
            monday = max(near, self.days.start)
            if monday >= self.days.stop:
                return
            yield monday
            due = monday + 7 * self._every(plan, monday)

    def _every(self, plan: SupervisionPlan, monday: int) -> int:
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
        pair = [self.people[each] for each in {plan.worker, plan.supervisor}]
        offset = monday - self.days.start
        return any(all(person.days[offset + day].options for person in pair) for day in range(7))
