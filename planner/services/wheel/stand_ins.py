"""Who could make the statutory visits of somebody in lockdown, and how many of them."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.needs import VisitNeed
from planner.services.wheel.wheel_view import WheelView
from planner.services.wheel.who_can import can_make, own_visits, works_enough


@dataclass(frozen=True, slots=True)
class StandIn:
    """`makes` of the `visits` statutory visits of the week could be the person's."""

    staff: str
    name: str
    makes: int
    visits: int

    @property
    def words(self) -> str:
        """`Ben Boyd`, `Ben Boyd (1 of 2 visits)`."""
        some = f" ({self.makes} of {self.visits} visits)" if self.makes < self.visits else ""
        return f"{self.name}{some}"


def statutory_visits(view: WheelView, staff: str, monday: int) -> tuple[VisitNeed, ...]:
    """The statutory visits that are the person's own and can be made in that week only.

    The frozen visits name the cover person where one is named: the team's own allocation counts here.
    """
    own = {visit.id for visit in view.team.visits if visit.allocated_worker == staff}
    week = view.week(monday)
    theirs = (
        each
        for name in view.problem.person_by_id
        for each in own_visits(view.problem.visits, name, view.first_day, week)
    )
    return tuple(each for each in theirs if each.is_statutory and each.id.partition("@")[0] in own)


def stand_ins(view: WheelView, staff: str, monday: int) -> tuple[StandIn, ...]:
    """Everybody who works in the week and is not in lockdown, the most able first."""
    visits = statutory_visits(view, staff, monday)
    locked = view.locked_in(monday) | {staff}
    able = [
        StandIn(person.id, person.name, can_make(person, visits, view.first_day), len(visits))
        for person in view.people
        if person.id not in locked and works_enough(person, view.week(monday))
    ]
    return tuple(sorted(able, key=lambda each: -each.makes))
