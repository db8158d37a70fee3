"""What a week has for front-line work is said before anything is promised."""

from __future__ import annotations

from planner.domain.demand import SupervisionPlan
from planner.domain.problem import RotaProblem
from planner.domain.staff import LockdownWheel
from planner.domain.team import Team
from planner.reports.front_line_hours import front_line_hours, front_line_minutes
from planner.services.freeze_problem import freeze_problem
from tests.planner.services.small_office import MONDAY, small_team


def tenth(**changes: object) -> Team:
    """Four full-timers who keep a tenth of their hours in reserve, with a wheel of eight."""
    team = small_team(lockdown=LockdownWheel(), **changes)
    staff = tuple(
        member.model_copy(
            update={
                "contracts": tuple(
                    contract.model_copy(update={"lieu_reserve_per_mille": 100})
                    for contract in member.contracts
                )
            }
        )
        for member in team.staff
    )
    return team.model_copy(update={"staff": staff})


def problem(team: Team) -> RotaProblem:
    return freeze_problem(team, MONDAY)


def test_a_full_time_post_has_about_25_hours_a_week_for_the_front_line() -> None:
    team = tenth()
    hours = front_line_hours(team, problem(team))
    assert round(hours.full_time / 60) == 25
    assert [round(minutes / 60) for _, minutes in hours.by_person] == [25] * 4
    assert hours.sentence.startswith(
        "A full-time post has about 25 h a week for front-line work after leave, lockdown, supervision and "
        "reserve; this team has about 100 h"
    )


def test_part_time_has_its_share_and_more_supervision_costs_more() -> None:
    team = tenth()
    contract = team.staff[0].contracts[0]
    half = contract.model_copy(update={"minutes_per_week": 1110})
    assert 2 * front_line_minutes(team, half) < front_line_minutes(team, contract)
    weekly = SupervisionPlan(id="s", worker="ana", supervisor="ben", every_weeks=1)
    assert front_line_minutes(team, contract) - front_line_minutes(team, contract, weekly) in (67, 68)


def test_asked_are_visits_with_travel_and_write_up_and_duty() -> None:
    team = tenth()
    # One visit of an hour and a half by two with its write-up, and two turns of four hours.
    hours = front_line_hours(team, problem(team))
    assert hours.asked == 2 * 90 + 45 + 2 * 240
    assert hours.sentence.endswith("within them.")
    nobody = team.model_copy(update={"staff": team.staff[:0]})
    assert front_line_hours(nobody, problem(nobody)).sentence.endswith("more than there are.")
