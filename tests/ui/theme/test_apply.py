"""A theme is put in force as a whole and can be changed while windows are open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo, QFontMetricsF, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QLabel,
    QLineEdit,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
)
from pytestqt.qtbot import QtBot

import ui
from ui.theme import Mode, apply_theme, colour, icon, icon_pixmap, pattern, px, text_font, theme_changes
from ui.theme.icons import GLYPHS, glyph
from ui.theme.stylesheet import make_stylesheet


@pytest.fixture(autouse=True)
def light_theme(qapp: QApplication) -> Iterator[None]:
    before = qapp.font()
    apply_theme(qapp, "light", 100)
    yield
    apply_theme(qapp, "light", 100)
    qapp.setStyleSheet("")
    qapp.setFont(before)


def test_colours_follow_the_mode(qapp: QApplication) -> None:
    assert colour("surface").name().upper() == "#FFFFFF"
    apply_theme(qapp, "dark", 100)
    assert colour("surface").name().upper() == "#191D24"
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == "#12151A"


def test_lengths_and_text_follow_the_scale(qapp: QApplication) -> None:
    assert (px(42), text_font("micro").pixelSize()) == (42, 10)
    apply_theme(qapp, "light", 150)
    assert (px(42), text_font("micro").pixelSize()) == (63, 15)


def test_a_hair_line_never_vanishes() -> None:
    assert px(0.3) == 1
    assert px(0) == 0


def test_a_change_is_announced_once(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme_changes().changed):
        apply_theme(qapp, "dark", 115)


def test_an_open_window_takes_the_new_palette(qapp: QApplication, qtbot: QtBot) -> None:
    label = QLabel("Amira Khan")
    qtbot.addWidget(label)
    apply_theme(qapp, "dark", 100)
    assert label.palette().color(QPalette.ColorRole.WindowText) == colour("text")


def test_the_bundled_font_is_used_with_figures_of_one_width() -> None:
    font = text_font("body")
    assert QFontInfo(font).family() == "Inter"
    metrics = QFontMetricsF(font)
    assert metrics.horizontalAdvance("11:11") == metrics.horizontalAdvance("08:08")


@pytest.mark.parametrize("name", sorted(GLYPHS))
def test_every_icon_of_the_field_can_be_drawn(name: str) -> None:
    image = icon_pixmap(name, "text", 16).toImage()
    assert any(image.pixelColor(x, y).alpha() > 128 for x in range(16) for y in range(16))


def test_an_icon_that_nobody_drew_is_refused_by_name() -> None:
    with pytest.raises(KeyError, match="unicorn"):
        icon("unicorn")


def test_every_icon_that_the_program_names_is_there() -> None:
    folder = Path(ui.__path__[0])
    named = {
        name
        for path in folder.rglob("*.py")
        for name in re.findall(r'\b(?:icon|icon_pixmap|IconLabel)\(\s*"([^"]+)"', path.read_text("utf-8"))
    }
    assert {name for name in named if not glyph(name)} == set()


def test_a_disabled_icon_is_paler() -> None:
    from PySide6.QtGui import QIcon

    normal = icon("pin", "text").pixmap(16, 16, QIcon.Mode.Normal).toImage()
    disabled = icon("pin", "text").pixmap(16, 16, QIcon.Mode.Disabled).toImage()
    alphas = [
        max(i.pixelColor(x, y).alpha() for x in range(16) for y in range(16)) for i in (normal, disabled)
    ]
    assert alphas[0] > alphas[1]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_patterns_are_drawn_in_device_pixels(ratio: float) -> None:
    brush = pattern("shortage", ratio)
    assert brush.transform().m11() == pytest.approx(1 / ratio)
    assert brush.texture().width() == round(5 * 2**0.5 * ratio)


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_what_a_field_asks_for_is_as_clear_as_other_quiet_words(
    qapp: QApplication, qtbot: QtBot, tone: Mode
) -> None:
    apply_theme(qapp, tone, 100)
    field = QLineEdit()
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.palette().color(QPalette.ColorRole.PlaceholderText) == colour("text3")


def test_the_stylesheet_leaves_no_placeholder() -> None:
    text = make_stylesheet()
    assert re.findall(r"@\w+|~\d|\$\w+", text) == []


@pytest.mark.parametrize("tone", ["light", "dark"])
def test_the_ring_of_a_tick_that_is_set_is_seen_on_its_ground(
    qapp: QApplication, qtbot: QtBot, tone: Mode
) -> None:
    apply_theme(qapp, tone, 100)
    tick = QCheckBox("Weekends")
    tick.setChecked(True)
    qtbot.addWidget(tick)
    with qtbot.waitActive(tick):
        tick.show()
        tick.activateWindow()
    tick.setFocus()
    image, middle = tick.grab().toImage(), tick.height() // 2
    shades = {image.pixelColor(x, middle).name() for x in range(4)}
    assert colour("text").name() in shades


def test_the_head_of_a_column_begins_where_its_cells_begin(qtbot: QtBot) -> None:
    table = QTableWidget(1, 1)
    qtbot.addWidget(table)
    table.setHorizontalHeaderLabels(["HHH"])
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
    item = QTableWidgetItem("HHH")
    table.setItem(0, 0, item)
    starts = []
    for part, area in (
        (table.horizontalHeader().viewport(), None),
        (table.viewport(), table.visualItemRect(item)),
    ):
        image = part.grab().toImage()
        room = area or part.rect()
        ground = image.pixelColor(room.left() + 2, room.center().y())
        starts.append(
            next(
                x
                for x in range(room.left() + 2, room.right() - 2)
                if image.pixelColor(x, room.center().y()) != ground
            )
        )
    assert abs(starts[0] - starts[1]) <= 1


def test_no_line_stands_above_tabs_without_a_frame(qtbot: QtBot) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tabs.setDocumentMode(True)
    tabs.ensurePolished()
    tabs.tabBar().ensurePolished()
    assert not tabs.tabBar().drawBase()
