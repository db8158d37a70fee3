"""Where supervision may go: to another week, near to when it falls due, that the two share a day of."""

from __future__ import annotations

from datetime import date

from planner.domain.demand import SupervisionPlan
from planner.domain.person import Person
from planner.domain.time_grid import DAY, monday_of
from planner.rules.wording import counted, week_text
from planner.services.freeze_supervision import SupervisionFreezer
from planner.services.wheel.turns import WheelTurn
from planner.services.wheel.verdict import Verdict, warning_sentence
from planner.services.wheel.wheel_view import WheelView
from planner.services.wheel.who_can import days_of_week


def supervision_verdict(view: WheelView, turn: WheelTurn, person: Person, monday: int) -> Verdict:
    if person.id != turn.staff:
        return Verdict(f"It is {view.name(turn.staff)}'s own supervision: only its week can change.")
    if monday == turn.monday:
        return Verdict()
    plan = next((each for each in view.team.supervision_plans if each.id == turn.record), None)
    if plan is None:
        return Verdict("The supervision plan is no longer there.")
    if any(
        each.kind == "supervision" and each.record == turn.record
        for each in view.by_cell.get((person.id, monday), ())
    ):
        return Verdict(f"It falls due in {week_text(monday)} already.")
    partner = view.person(turn.partner)
    if partner is None or not _share_a_day(person, partner, view.week(monday)):
        return Verdict(f"{person.name} and {turn.name} share no working day in {week_text(monday)}.")
    weeks = supervision_weeks(view, moved_plan(plan, turn.monday, monday))
    if monday not in weeks or turn.monday in weeks:
        half = plan.every_weeks // 2
        return Verdict(
            f"More than {counted(half, 'week')} from when it falls due: it is held every "
            f"{counted(plan.every_weeks, 'week')}."
            if half
            else "It is held every week: there is nothing to move."
        )
    warnings = ["the week has a rota: build it again"] if view.rota_of(monday) is not None else []
    return Verdict(warning=warning_sentence(warnings))


def moved_plan(plan: SupervisionPlan, was: int, monday: int) -> SupervisionPlan:
    """The plan with a week agreed in the place of another; weeks long past are dropped."""
    kept = {monday_of(week) for week in plan.weeks if monday_of(week) > was - 365} - {was}
    weeks = tuple(date.fromordinal(week) for week in sorted(kept | {monday}))
    return plan.model_copy(update={"weeks": weeks})


def supervision_weeks(view: WheelView, plan: SupervisionPlan) -> frozenset[int]:
    """The Mondays of the shown weeks in which the plan would fall due."""
    team = view.team.model_copy(update={"supervision_plans": (plan,)})
    needs = SupervisionFreezer(team, view.problem.days, view.problem.person_by_id).needs()
    return frozenset(monday_of(need.window.start // DAY) for need in needs)


def _share_a_day(one: Person, other: Person, week: int) -> bool:
    pairs = zip(days_of_week(one, week), days_of_week(other, week), strict=True)
    return any(mine.options and theirs.options for mine, theirs in pairs)
