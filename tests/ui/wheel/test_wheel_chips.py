"""The chips of one cell of the wheel: what stands in them follows from the room that all of them have."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from planner.services.wheel.turns import WheelTurn
from tests.planner.services.wheel.wheels import monday
from ui.theme import px
from ui.wheel.wheel_chips import DUTY_FORMS, chip_places, duty_form


def on_duty(days: int) -> list[WheelTurn]:
    first = monday(0).toordinal()
    return [
        WheelTurn("duty", "ana", first, "draft", day=first + day, times=((540, 780),)) for day in range(days)
    ]


@pytest.mark.parametrize(
    ("days", "width", "told"),
    [
        (1, 70, ["Mon 09"]),
        (2, 108, ["Mon", "Tue"]),
        (3, 108, ["Mo", "Tu", "We"]),
        (5, 108, ["M", "T", "W", "T", "F"]),
        (7, 60, []),
    ],
)
def test_all_turns_on_duty_of_a_cell_tell_as_much(
    light: QApplication, days: int, width: int, told: list[str]
) -> None:
    """None of them is cut, and none shows an icon beside another's day."""
    del light
    turns = on_duty(days)
    form = duty_form(chip_places(turns, QRectF(0, 0, px(width), px(42))))
    words = [DUTY_FORMS[form][0](turn) for turn in turns] if form < len(DUTY_FORMS) else []
    assert words == told
