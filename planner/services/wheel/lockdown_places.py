"""Where a lockdown week may go, and what speaks against it all the same."""

from __future__ import annotations

from collections.abc import Collection

from planner.domain.person import Person
from planner.domain.time_grid import DAY, day_label
from planner.rules.wording import counted, listed, week_text
from planner.services.wheel.turns import Key, WheelTurn
from planner.services.wheel.verdict import Verdict, warning_sentence
from planner.services.wheel.wheel_view import WheelView
from planner.services.wheel.who_can import days_of_week, lacking, works_enough


def lockdown_verdict(view: WheelView, turn: WheelTurn, person: Person, monday: int) -> Verdict:
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
    warnings += [
        f"{person.name} makes the statutory visits of {name}'s lockdown in that week"
        for name in _covered_by(view, person.id, monday, moved)
    ]
    if turn.cover_person in locked - {person.id}:
        warnings.append(
            f"{view.name(turn.cover_person or '')}, who makes its statutory visits, is in lockdown too"
        )
    duty = [each.words for each in agreed_duty(view, person.id, monday)]
    if duty:
        warnings.append(f"{listed(duty)} {'is' if len(duty) == 1 else 'are'} taken back")
    if view.rota_of(monday) is not None:
        warnings.append("the week has a rota: build it again")
    return warning_sentence(warnings)


def _covered_by(view: WheelView, staff: str, monday: int, moved: Collection[Key | None]) -> list[str]:
    """Whose statutory visits are the person's in a week."""
    turns = [each for each in view.all_lockdown if each.monday == monday and each.key not in moved]
    return [view.name(each.staff) for each in turns if each.cover_person == staff]


def agreed_duty(view: WheelView, staff: str, monday: int) -> list[WheelTurn]:
    """Duty that a person agreed to in a week, which a lockdown week takes back."""
    turns = view.by_cell.get((staff, monday), ())
    return [each for each in turns if each.kind == "duty" and each.origin == "agreed"]


def _away(person: Person, week: int) -> str:
    reasons = [day.off_reason for day in days_of_week(person, week) if day.off_reason and not day.options]
    if not reasons:
        return "no working days"
    return f"{counted(len(reasons), 'day')} of {listed(dict.fromkeys(reasons))}"
