"""Unused reserve is released by an action: asked for the day, told, undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.services.put_shifts import PutShifts, ShiftChange
from tests.planner.rules.factory import activity, shift
from tests.ui.desk_factory import GivenAnswers
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame

FRIDAY = shift("ben", "Fri 09:00-17:00", activity("reserve", "Fri 15:00-17:00"))


def opened(desk: Desk, plan: Path) -> Desk:
    """The plan of the small team, with Ben's Friday and two hours of reserve at its end."""
    desk.open_path(plan)
    assert desk.edit(PutShifts((ShiftChange(None, FRIDAY),)), "Add shift")
    return desk


def is_released(desk: Desk) -> bool:
    rota = desk.session.rota
    assert rota is not None
    friday = rota.shift(FRIDAY.id)
    assert friday is not None
    return friday.activities[0].is_released


def told(desk: Desk) -> str:
    assert isinstance(desk.frame, NoFrame)
    return desk.frame.messages[-1][1]


def test_unused_reserve_is_released_told_and_undone(new_desk: Callable[..., Desk], plan: Path) -> None:
    desk = opened(new_desk(last_day=date(2026, 11, 26)), plan)
    desk.actions.trigger("reserve.release")
    assert is_released(desk)
    assert told(desk) == "Ben Boyd is free Fri 27 Nov 15:00–17:00: 2 h of reserve were not used."
    assert isinstance(desk.ask, GivenAnswers)
    assert desk.ask.asked[-1].endswith("2026-11-26")
    desk.actions.trigger("edit.undo")
    assert not is_released(desk)


def test_before_thursday_nothing_is_released(new_desk: Callable[..., Desk], plan: Path) -> None:
    desk = opened(new_desk(last_day=date(2026, 11, 25)), plan)
    desk.actions.trigger("reserve.release")
    assert not is_released(desk)
    assert told(desk) == "No reserve is to be released by that day."


def test_never_mind_releases_nothing(new_desk: Callable[..., Desk], plan: Path) -> None:
    desk = opened(new_desk(), plan)
    desk.actions.trigger("reserve.release")
    assert not is_released(desk)
