"""Where a turn of the wheel may go: live reasons against a place, and warnings that do not forbid it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.demand import SupervisionPlan
from planner.domain.problem import DutyTurn, Person
from planner.domain.time_grid import DAY, WEEKDAYS, clock, day_label, hours_label, monday_of, weekday_of
from planner.rules.wording import counted, listed, week_text
from planner.services.freeze_demand import DemandFreezer
from planner.services.wheel.turns import WheelTurn, joined, turns_of_day
from planner.services.wheel.wheel_view import WheelView
from planner.services.wheel.who_can import could_serve, days_of_week, lacking, works_enough

ON_THE_BOARD = "It is in the rota of that week: change it on the board."


@dataclass(frozen=True, slots=True)
class Verdict:
    """`against`: why the turn may not go there; `warning`: what speaks against it all the same.

    `exchanged`: the turn that comes back for it.
    """

    against: str = ""
    warning: str = ""
    exchanged: WheelTurn | None = None

    @property
    def may_go(self) -> bool:
        return not self.against


def may_go(view: WheelView, turn: WheelTurn, staff: str, monday: int) -> Verdict:
    """Whether the turn may be put onto the person in the week of that Monday."""
    person = view.person(staff)
    if person is None:
        return Verdict("Nobody of that name is in post these weeks.")
    if turn.kind == "lockdown":
        return _lockdown(view, turn, person, monday)
    if turn.kind == "supervision":
        return _supervision(view, turn, person, monday)
    return _duty(view, turn, person, monday)


# --- lockdown ---------------------------------------------------------------------------------------------


def _lockdown(view: WheelView, turn: WheelTurn, person: Person, monday: int) -> Verdict:
    if turn.origin == "published":
        return Verdict(f"The turn was published with {week_text(turn.monday)}; it stays.")
    if (person.id, monday) == (turn.staff, turn.monday):
        return Verdict()
    week = view.week(monday)
    if (person.id, monday) in view.locked:
        return Verdict(f"{person.name} is in lockdown in {week_text(monday)} already.")
    if not works_enough(person, week):
        return Verdict(f"{person.name} works too little in {week_text(monday)}: {_away(person, week)}.")
    exchanged = _given_back(view, turn, person, monday)
    return Verdict(warning=_lockdown_warning(view, turn, person, monday, exchanged), exchanged=exchanged)


def _given_back(view: WheelView, turn: WheelTurn, person: Person, monday: int) -> WheelTurn | None:
    """Who takes somebody's week over gives their own near it for it."""
    if person.id == turn.staff or monday != turn.monday or view.team.lockdown is None:
        return None
    half = 7 * view.team.lockdown.every_weeks // 2
    own = [
        each
        for each in view.all_lockdown
        if each.staff == person.id and abs(each.monday - monday) <= half and each.origin != "published"
    ]
    taker = view.person(turn.staff)
    near = sorted(own, key=lambda each: abs(each.monday - monday))
    fits = (
        each
        for each in near
        if taker is not None and each.monday in view.mondays and works_enough(taker, view.week(each.monday))
    )
    return next(fits, None)


def _lockdown_warning(
    view: WheelView, turn: WheelTurn, person: Person, monday: int, exchanged: WheelTurn | None
) -> str:
    moved = {turn.key, exchanged.key if exchanged is not None else None}
    others = [each for each in view.all_lockdown if each.key not in moved]
    locked = {each.staff for each in others if each.monday == monday} | {person.id}
    warnings = []
    short = lacking(view.able, view.first_day, view.week(monday), locked)
    if short is not None:
        warnings.append(f"{short.name} on {day_label(short.span.start // DAY)} would lack people")
    every = view.team.lockdown.every_weeks if view.team.lockdown is not None else 8
    share = -(-len(view.people) // every)
    if len(locked) > share:
        warnings.append(f"{len(locked)} people in lockdown at once, {share} is usual")
    gaps = [abs(each.monday - monday) // 7 for each in others if each.staff == person.id]
    if gaps and min(gaps) < every // 2:
        warnings.append(f"only {counted(min(gaps), 'week')} from another turn of {person.name}")
    duty = [each.words for each in agreed_duty(view, person.id, monday)]
    if duty:
        warnings.append(f"{listed(duty)} {'is' if len(duty) == 1 else 'are'} taken back")
    if view.rota_of(monday) is not None:
        warnings.append("the week has a rota: build it again")
    return _sentence(warnings)


def agreed_duty(view: WheelView, staff: str, monday: int) -> list[WheelTurn]:
    """Duty that a person agreed to in a week, which a lockdown week takes back."""
    turns = view.by_cell.get((staff, monday), ())
    return [each for each in turns if each.kind == "duty" and each.origin == "agreed"]


# --- supervision ------------------------------------------------------------------------------------------


def _supervision(view: WheelView, turn: WheelTurn, person: Person, monday: int) -> Verdict:
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
    return Verdict(warning=_sentence(warnings))


def moved_plan(plan: SupervisionPlan, was: int, monday: int) -> SupervisionPlan:
    """The plan with a week agreed in the place of another; weeks long past are dropped."""
    kept = {monday_of(week) for week in plan.weeks if monday_of(week) > was - 365} - {was}
    weeks = tuple(date.fromordinal(week) for week in sorted(kept | {monday}))
    return plan.model_copy(update={"weeks": weeks})


def supervision_weeks(view: WheelView, plan: SupervisionPlan) -> frozenset[int]:
    """The Mondays of the shown weeks in which the plan would fall due."""
    team = view.team.model_copy(update={"supervision_plans": (plan,)})
    needs = DemandFreezer(team, view.first_day, view.problem.weeks, view.people).supervision()
    return frozenset(monday_of(need.window.start // DAY) for need in needs)


def _share_a_day(one: Person, other: Person, week: int) -> bool:
    pairs = zip(days_of_week(one, week), days_of_week(other, week), strict=True)
    return any(mine.options and theirs.options for mine, theirs in pairs)


# --- duty -------------------------------------------------------------------------------------------------


def _duty(view: WheelView, turn: WheelTurn, person: Person, monday: int) -> Verdict:
    if turn.origin in ("draft", "published"):
        return Verdict(ON_THE_BOARD)
    if (person.id, monday) == (turn.staff, turn.monday):
        return Verdict()
    day = monday + weekday_of(turn.day or 0)
    if view.rota_of(monday) is not None:
        return Verdict("That week has a rota: change duty on the board.")
    wanted = [(start % DAY, end % DAY) for start, end in turn.times]
    asked = [
        each
        for each in turns_of_day(view.problem, turn.record, day)
        if (each.span.start % DAY, each.span.end % DAY) in wanted
    ]
    if len(asked) < len(wanted):
        return Verdict(f"There is no such turn of {turn.name} on {day_label(day)}.")
    if (person.id, monday) in view.locked:
        return Verdict(f"{person.name} is in lockdown in {week_text(monday)}.")
    if not all(could_serve(person, each, view.first_day) for each in asked):
        return Verdict(_cannot_serve(person, day, view.first_day))
    taken = [
        each
        for each in view.by_cell.get((person.id, monday), ())
        if each.kind == "duty" and each.day == day and each.key != turn.key
    ]
    if any(start < b and a < end for each in taken for start, end in each.times for a, b in _at(asked)):
        return Verdict(f"{person.name} is on duty on {day_label(day)} already.")
    if without := _without_break(view, [time for each in taken for time in each.times] + _at(asked)):
        return Verdict(f"{person.name} would be on duty {without} on {day_label(day)} without a break.")
    return _duty_room(view, turn, person, monday, day)


def _duty_room(view: WheelView, turn: WheelTurn, person: Person, monday: int, day: int) -> Verdict:
    """Whether the turn has room for one more, and what it does to the person's share."""
    asked = turns_of_day(view.problem, turn.record, day)
    others = [
        each
        for each in view.turns
        if each.kind == "duty" and each.record == turn.record and each.day == day and each.key != turn.key
    ]
    for each in asked:
        on = sum(any(start <= each.span.start < end for start, end in other.times) for other in others)
        if on >= max(each.least, each.ideal) and _is_of(turn, each.span.start % DAY):
            return Verdict(f"{turn.name} on {day_label(day)} {clock(each.span.start)} has its {on} already.")
    mine = [
        each
        for each in view.by_cell.get((person.id, monday), ())
        if each.kind == "duty" and each.key != turn.key
    ]
    minutes = sum(end - start for each in (*mine, turn) for start, end in each.times)
    share = person.weeks[view.week(monday)].duty_share_minutes
    if minutes > share:
        return Verdict(
            warning=f"{hours_label(minutes)} of duty that week; a fair share is {hours_label(share)}."
        )
    return Verdict()


def _is_of(turn: WheelTurn, minute_of_day: int) -> bool:
    return any(start % DAY == minute_of_day for start, _ in turn.times)


def _at(asked: list[DutyTurn]) -> list[tuple[int, int]]:
    return [(each.span.start, each.span.end) for each in asked]


def _without_break(view: WheelView, times: list[tuple[int, int]]) -> str:
    """Duty that goes on for longer than anybody may work without a break: `09:00–17:00`."""
    most = view.problem.settings.breaks.over_minutes
    for start, end in joined(times):
        if end - start > most:
            return f"{clock(start)}–{clock(end)}"
    return ""


def _cannot_serve(person: Person, day: int, first_day: int) -> str:
    it = person.days[day - first_day]
    if it.off_reason:
        return f"{person.name} is away on {day_label(day)}: {it.off_reason}."
    if not it.options:
        return f"{person.name} does not work on {day_label(day)}."
    return f"{person.name}'s hours on {WEEKDAYS[weekday_of(day)]} do not hold the turn."


# --- words ------------------------------------------------------------------------------------------------


def _away(person: Person, week: int) -> str:
    reasons = [day.off_reason for day in days_of_week(person, week) if day.off_reason and not day.options]
    if not reasons:
        return "no working days"
    return f"{counted(len(reasons), 'day')} of {listed(dict.fromkeys(reasons))}"


def _sentence(warnings: list[str]) -> str:
    text = "; ".join(warnings)
    return f"{text[:1].upper()}{text[1:]}." if text else ""
