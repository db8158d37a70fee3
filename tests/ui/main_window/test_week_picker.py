"""The field of the week: what it says, and that nothing beside it moves with the view."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QWidget

from ui.main_window.week_picker import WeekPicker

MONDAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("weeks", "text", "short"),
    [
        (1, "Mon 23 – Sun 29 Nov 2026", "23–29 Nov"),
        (4, "23 Nov – 20 Dec 2026", "23 Nov–20 Dec"),
        (8, "23 Nov 2026 – 17 Jan 2027", "23 Nov–17 Jan"),
    ],
)
def test_its_width_is_the_same_for_any_number_of_weeks(
    around: QWidget, weeks: int, text: str, short: str
) -> None:
    picker = WeekPicker(around)
    picker.show_week(MONDAY)
    width = picker.sizeHint().width()
    picker.show_week(MONDAY, weeks)
    assert picker.text() == text
    assert abs(picker.sizeHint().width() - width) <= 2
    picker.show_short(is_short=True)
    assert picker.text() == short
    assert picker.sizeHint().width() < width
    assert "Mon 23" in picker.accessibleName()
