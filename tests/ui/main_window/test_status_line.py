"""The status line is never cut: hints give way first, then it takes another line."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui.main_window.status_line import StatusLine
from ui.theme import apply_theme, px

PROVED = (
    "Proved: no rota covers more visits within this team's agreed hours; and no better rota exists under "
    "this team's rules · rules: England, NJC Green Book, from 1 Apr 2026 · built in 14.6 s · saved 00:50"
)


@pytest.fixture
def line(qtbot: QtBot, light: QApplication) -> Iterator[StatusLine]:
    del light
    window = QWidget()
    qtbot.addWidget(window)
    box = QVBoxLayout(window)
    window.setMinimumSize(300, 100)
    box.setContentsMargins(0, 0, 0, 0)
    box.addStretch(1)
    line = StatusLine(window)
    box.addWidget(line)
    line.show_wide_day(1, has_keys=True)
    window.resize(1360, 200)
    with qtbot.waitExposed(window):
        window.show()
    yield line
    window.close()


def settle(qtbot: QtBot, line: StatusLine, width: int) -> None:
    line.window().resize(width, 200)
    qtbot.waitUntil(lambda: line.width() == width and not line.is_cut)


def test_a_short_sentence_leaves_room_for_the_hints(qtbot: QtBot, line: StatusLine) -> None:
    line.show_text("No rota for this week", "info", "text2")
    settle(qtbot, line, 1360)
    assert line.height() == px(26)
    assert line.has_hints


@pytest.mark.parametrize("width", [1360, 900, 820])
def test_a_long_sentence_is_never_cut(qtbot: QtBot, line: StatusLine, width: int) -> None:
    line.show_text(PROVED, "check-circle", "ok")
    line.show_story("2 not looked at")
    settle(qtbot, line, width)
    assert not line.has_hints


def test_at_150_per_cent_neither(qtbot: QtBot, qapp: QApplication, line: StatusLine) -> None:
    apply_theme(qapp, "light", 150)
    try:
        line.show_text(PROVED, "check-circle", "ok")
        settle(qtbot, line, 1320)
    finally:
        apply_theme(qapp, "light", 100)


def is_shown(line: StatusLine, words: str) -> bool:
    return line.shown == words


def test_what_needs_three_lines_leaves_parts_to_the_story_and_the_tooltip(
    qtbot: QtBot, line: StatusLine
) -> None:
    proved, *_, saved = PROVED.split(" · ")
    line.show_text(PROVED, "check-circle", "ok")
    settle(qtbot, line, 560)
    assert line.shown == PROVED
    line.show_story("What was proved")
    for width, shown in ((900, PROVED), (620, f"{proved} · {saved}"), (1360, PROVED)):
        line.window().resize(width, 200)
        qtbot.waitUntil(partial(is_shown, line, shown))
        assert line.text == PROVED
        assert line.height() <= px(26) + 2 * line.fontMetrics().height()
