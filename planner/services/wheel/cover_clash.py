"""Who is named for the statutory visits of a lockdown week and cannot make them, and what would free them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.rules.wording import week_text
from planner.services.wheel.lockdown_places import lockdown_verdict
from planner.services.wheel.turns import WheelTurn
from planner.services.wheel.wheel_view import WheelView
from planner.services.wheel.who_can import works_enough


@dataclass(frozen=True, slots=True)
class CoverClash:
    """`name` cannot stand in. `own`: their lockdown week at that time, `free` the Monday of the nearest other
    week for it; where there is none, the sentences say why."""

    name: str
    sentences: tuple[str, ...]
    own: WheelTurn | None = None
    free: int | None = None


def cover_clash(view: WheelView, turn: WheelTurn) -> CoverClash | None:
    """Why the named cover person of a lockdown week cannot be; None where they can, or nobody is named."""
    person = view.person(turn.cover_person or "")
    if person is None:
        return None
    week = week_text(turn.monday)
    turns = view.by_cell.get((person.id, turn.monday), ())
    own = next((each for each in turns if each.kind == "lockdown"), None)
    if own is None:
        if works_enough(person, view.week(turn.monday)):
            return None
        return CoverClash(person.name, (f"{person.name} works too little in {week}: name somebody else.",))
    opening = f"{person.name} has lockdown in {week}, too"
    if own.origin == "published":
        return CoverClash(person.name, (f"{opening}, which is published: name somebody else.",), own)
    against = dict(_other_weeks(view, own))
    free = next((monday for monday, reason in against.items() if not reason), None)
    if free is not None:
        other = f"name somebody else, or move that week to {week_text(free)}, which is free"
        return CoverClash(person.name, (f"{opening}: {other}.",), own, free)
    opening = f"{opening}, and no week near it is free for them: name somebody else."
    return CoverClash(person.name, (opening, *against.values()), own)


def _other_weeks(view: WheelView, own: WheelTurn) -> Iterator[tuple[int, str]]:
    """The weeks near the turn, the nearest first, with what speaks against each."""
    person = view.person(own.staff)
    every = view.team.lockdown.every_weeks if view.team.lockdown is not None else 8
    near = (monday for monday in view.mondays if 0 < abs(monday - own.monday) < 7 * every // 2)
    for monday in sorted(near, key=lambda each: (abs(each - own.monday), each)):
        verdict = lockdown_verdict(view, own, person, monday) if person is not None else None
        if verdict is not None:
            warning = f"In {week_text(monday)}: {verdict.warning}" if verdict.warning else ""
            yield monday, verdict.against or warning
