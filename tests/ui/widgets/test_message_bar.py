"""The message bar: what the list behind its button is headed."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.message_bar import MessageBar, Tone


@pytest.mark.parametrize(("tone", "heading"), [("danger", "All that is wrong"), ("info", "What changes")])
def test_what_is_told_is_not_headed_as_wrong(qtbot: QtBot, around: QWidget, tone: Tone, heading: str) -> None:
    bar = MessageBar(around)
    bar.show_message(tone, "2 people change.", "", ("Ana: 09:00", "Ben: 10:00"))
    with qtbot.waitSignal(bar.more_requested) as asked:
        bar.show_more.click()
    assert asked.args == [heading, ("Ana: 09:00", "Ben: 10:00")]
