"""How many hours a week the team has for front-line work, and how many its weeks ask for: said before
anything is promised.

Of the contracted hours of an average week there go, one after the other:

    leave and bank holidays   the pot of a year, shared out over its weeks
    lockdown                  one week in so many, where the team has a wheel
    lieu reserve              the contract's share of what is left
    supervision               an hour and a half in four weeks, or as the person's plan says

What is left of 37 h is about 25. Asked for are visits with their travel and write-ups, court writing and
duty.
"""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.contracts import FULL_TIME_WEEK_MINUTES, STANDARD_DAY_MINUTES, Contract
from planner.domain.demand import SupervisionPlan
from planner.domain.problem import RotaProblem
from planner.domain.team import Team
from planner.domain.time_grid import hours_label

DAYS_A_YEAR = 365
# The NJC Green Book's 26 days after five years of service, and the eight bank holidays of most years.
LEAVE_DAYS = 34
SUPERVISION_MINUTES, SUPERVISION_WEEKS = 90, 4


@dataclass(frozen=True, slots=True)
class FrontLineHours:
    """Minutes of an average week by person, of a full-time post of the team, and asked for a week."""

    by_person: tuple[tuple[str, int], ...]
    full_time: int
    asked: int

    @property
    def there(self) -> int:
        return sum(minutes for _, minutes in self.by_person)

    @property
    def sentence(self) -> str:
        """`A full-time post has about 25 h a week …`"""
        verdict = "more than there are" if self.asked > self.there else "within them"
        return (
            f"A full-time post has about {_about(self.full_time)} a week for front-line work after leave, "
            f"lockdown, supervision and reserve; this team has about {_about(self.there)}, and these weeks "
            f"ask for {_about(self.asked)} a week: {verdict}."
        )


def front_line_hours(team: Team, problem: RotaProblem) -> FrontLineHours:
    """The hours of everybody in post on the first of the planned days, and what the plan's weeks ask for."""
    plans = {plan.worker: plan for plan in team.supervision_plans}
    people = tuple(
        (member.id, front_line_minutes(team, contract, plans.get(member.id)))
        for member in team.staff
        for contract in member.contracts
        if contract.dates.has(problem.first_day)
    )
    share = {contract.lieu_reserve_per_mille for member in team.staff for contract in member.contracts}
    usual = max(share, default=100)
    return FrontLineHours(people, _left(team, FULL_TIME_WEEK_MINUTES, usual, None), _asked(problem))


def front_line_minutes(team: Team, contract: Contract, plan: SupervisionPlan | None = None) -> int:
    """Minutes of an average week that the contract leaves for front-line work."""
    return _left(team, contract.minutes_per_week, contract.lieu_reserve_per_mille, plan)


def _left(team: Team, minutes: int, reserve_per_mille: int, plan: SupervisionPlan | None) -> int:
    full_time = minutes / FULL_TIME_WEEK_MINUTES
    left = minutes - full_time * LEAVE_DAYS * STANDARD_DAY_MINUTES * 7 / DAYS_A_YEAR
    if team.lockdown is not None:
        left -= left / team.lockdown.every_weeks
    left -= left * reserve_per_mille / 1000
    length = plan.minutes if plan else SUPERVISION_MINUTES
    return max(0, round(left - length / (plan.every_weeks if plan else SUPERVISION_WEEKS)))


def _asked(problem: RotaProblem) -> int:
    """Minutes a week: visits by all their workers, write-ups, court writing and the least on duty."""
    write_up = problem.settings.recording.visit_minutes if problem.write_up_by else 0
    visits = sum(visit.whole_minutes * visit.workers + write_up for visit in problem.visits)
    writing = sum(need.minutes for need in problem.writing)
    write_ups = sum(need.minutes for need in problem.recording)
    duty = sum(turn.span.minutes * turn.least for turn in problem.duty_turns)
    return (visits + writing + write_ups + duty) // problem.weeks


def _about(minutes: int) -> str:
    return hours_label(round(minutes / 60) * 60)
