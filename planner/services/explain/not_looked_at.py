"""What the solver did not look at, in sentences, told with every run: a proof is not to be read for more."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.problem import RotaProblem
from planner.domain.team import Team
from planner.domain.time_grid import day_label, monday_of
from planner.rules.wording import counted


def not_looked_at(team: Team, problem: RotaProblem) -> tuple[str, ...]:
    """Demand that cannot be placed, requests not yet approved, people and rules left out."""
    return (
        *problem.not_planned,
        *_people_left_out(team, problem),
        *_rules_off(problem),
        *_ungiven_turns(team, problem),
    )


def _people_left_out(team: Team, problem: RotaProblem) -> Iterator[str]:
    for member in team.staff:
        if member.id not in problem.person_by_id:
            yield f"{member.name} is not in post in these weeks and is not planned."
    for person in problem.people:
        reasons = {day.off_reason for day in person.days if not day.options}
        if reasons & {"on loan"} and not any(day.options for day in person.days):
            yield f"{person.name} is on loan for the whole of these weeks."


def _rules_off(problem: RotaProblem) -> Iterator[str]:
    off = [
        name.replace("_", " ")
        for name in type(problem.settings).model_fields
        if not getattr(getattr(problem.settings, name), "is_on", True)
    ]
    if off:
        yield f"{counted(len(off), 'rule')} switched off for this team: {', '.join(off)}."


def _ungiven_turns(team: Team, problem: RotaProblem) -> Iterator[str]:
    """Weeks for which the lockdown wheel has not been turned yet."""
    if team.lockdown is None:
        return
    given = {monday_of(turn.week) for turn in (*team.lockdown.weeks, *problem.lockdown)}
    for monday in range(problem.first_day, problem.first_day + 7 * problem.weeks, 7):
        if monday not in given and len(team.staff) >= team.lockdown.every_weeks:
            yield f"Nobody has been given the lockdown week of {day_label(monday)}."
