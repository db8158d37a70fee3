"""Further windows of a visit: what is not right is marked where it is."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.forms.field import Field
from ui.forms.windows_field import WindowsField

DAY = date(2026, 11, 25)


def test_the_empty_time_is_marked_and_no_other(qtbot: QtBot, light: QApplication) -> None:
    del light
    field = WindowsField()
    qtbot.addWidget(field)
    field.put(((DAY, 600, 960), (DAY, None, 960)))
    first, second = field.rows
    field.mark_wrong(is_wrong=True)
    assert field.target() is second.start.target()
    second.start.put(600)
    field.mark_wrong(is_wrong=True)
    parts: list[Field] = [*first.parts, *second.parts]
    assert [part for part in parts if part.target().property("invalid")] == [first.end]
    field.mark_wrong(is_wrong=False)
    assert not any(part.target().property("invalid") for part in parts)
