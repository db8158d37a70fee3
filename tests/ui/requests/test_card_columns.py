"""Two columns of cards stand side by side where there is room, else below one another."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.requests.card_columns import CardColumns
from ui.requests.row_card import RowCard


@pytest.mark.parametrize(("width", "is_folded"), [(1040, False), (820, True), (400, True)])
def test_columns_fold_where_there_is_little_room(
    qtbot: QtBot, light: QApplication, width: int, is_folded: bool
) -> None:
    del light
    around = QWidget()
    qtbot.addWidget(around)
    columns = CardColumns(around)
    cards = [RowCard(title, "Nothing.", columns.inside) for title in ("One", "Two")]
    columns.fill([[cards[0]], [cards[1]]])
    around.show()
    columns.resize(width, 400)
    QApplication.processEvents()
    assert columns.is_folded is is_folded
    assert (cards[1].mapTo(columns.inside, QPoint(0, 0)).y() > cards[0].height()) is is_folded
