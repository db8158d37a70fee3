"""Where a turn on duty may go: to whoever works then, is free, and may go on for so long."""

from __future__ import annotations

from planner.domain.needs import DutyTurn
from planner.domain.person import Person
from planner.domain.time_grid import DAY, WEEKDAYS, clock, day_label, hours_label, times_label, weekday_of
from planner.rules.wording import week_text
from planner.services.wheel.turns import WheelTurn, joined, turns_of_day
from planner.services.wheel.verdict import Verdict
from planner.services.wheel.wheel_view import WheelView
from planner.services.wheel.who_can import could_serve

ON_THE_BOARD = "It is in the rota of that week: change it on the board."


def duty_verdict(view: WheelView, turn: WheelTurn, person: Person, monday: int) -> Verdict:
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
            return times_label(start, end)
    return ""


def _cannot_serve(person: Person, day: int, first_day: int) -> str:
    it = person.days[day - first_day]
    if it.off_reason:
        return f"{person.name} is away on {day_label(day)}: {it.off_reason}."
    if not it.options:
        return f"{person.name} does not work on {day_label(day)}."
    return f"{person.name}'s hours on {WEEKDAYS[weekday_of(day)]} do not hold the turn."
