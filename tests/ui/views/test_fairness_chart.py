"""The chart of one measure: whole names before its bars."""

from __future__ import annotations

from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.reports.fairness_shares import MeasureShares, Share
from ui.theme import px, text_font
from ui.views.fairness_chart import FairnessChart
from ui.views.fairness_words import measure_words

SIDE_PANE = 268


def test_names_are_whole_unless_they_would_leave_the_bars_no_room(qtbot: QtBot, light: QApplication) -> None:
    del light
    for name, is_whole in (("Kwame Boateng", True), ("Wilhelmina Featherstonehaugh-Cholmondeley", False)):
        shares = (Share("a", name, 1, 1, 20), Share("b", "Ben", 0, 0, 0))
        chart = FairnessChart(measure_words(MeasureShares("evenings", shares, 0.0, ""), 12))
        qtbot.addWidget(chart)
        width = QFontMetricsF(text_font("small", has_even_figures=False)).horizontalAdvance(name)
        assert (width <= chart.name_width - px(8)) is is_whole
        assert chart.name_width < SIDE_PANE / 2
