"""The menu of a cell of the wheel: what may be given there, and what can be done to what is there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from planner.domain.needs import DutyTurn
from planner.services.wheel.may_go import may_go
from planner.services.wheel.turns import WheelTurn, turns_of_day
from planner.services.wheel.wheel_edits import duty_offer, lockdown_offer
from planner.services.wheel.wheel_view import WheelView


@dataclass(frozen=True, slots=True)
class CellChoice:
    """One entry of the menu; `against` says why it cannot be done."""

    does: Literal["lockdown", "duty", "move", "remove"]
    words: str
    against: str = ""
    turn: WheelTurn | None = None
    duty: DutyTurn | None = None


def cell_choices(view: WheelView, staff: str, monday: int) -> Iterator[CellChoice]:
    """What can be done in the cell, in order."""
    for turn in view.by_cell.get((staff, monday), ()):
        fixed = "It is in a rota." if _is_fixed(turn) else ""
        yield CellChoice("move", f"Move: {turn.words}", fixed, turn)
        if turn.origin != "due":
            yield CellChoice("remove", f"Take back: {turn.words}", fixed, turn)
    if view.team.lockdown is not None:
        against = may_go(view, lockdown_offer(staff), staff, monday).against
        yield CellChoice("lockdown", "Give the lockdown week", against)
    for cover in view.team.cover:
        if cover.kind != "duty":
            continue
        for day in range(monday, monday + 7):
            for duty in turns_of_day(view.problem, cover.id, day):
                offered = duty_offer(duty)
                against = may_go(view, offered, staff, monday).against
                yield CellChoice("duty", f"Give {offered.words}", against, duty=duty)


def _is_fixed(turn: WheelTurn) -> bool:
    return turn.origin == "published" or (turn.kind == "duty" and turn.origin == "draft")
