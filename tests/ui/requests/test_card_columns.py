"""Two columns of cards stand side by side where there is room, else below one another."""

from __future__ import annotations

from functools import partial

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QWidget

from ui.item_models.request_words import RowWords
from ui.requests.card_columns import CardColumns
from ui.requests.row_card import RowCard


@pytest.mark.parametrize(("width", "is_folded"), [(1040, False), (820, True), (400, True)])
def test_columns_fold_where_there_is_little_room(around: QWidget, width: int, is_folded: bool) -> None:
    columns = CardColumns(around)
    cards = [RowCard(title, "Nothing.", columns.inside) for title in ("One", "Two")]
    columns.fill([[cards[0]], [cards[1]]])
    around.show()
    columns.resize(width, 400)
    QApplication.processEvents()
    assert columns.is_folded is is_folded
    assert (cards[1].mapTo(columns.inside, QPoint(0, 0)).y() > cards[0].height()) is is_folded


def test_a_card_that_shows_the_same_is_not_drawn_again_and_does_what_it_is_told_last(around: QWidget) -> None:
    card = RowCard("Card", "Nothing.", around)
    done: list[int] = []
    drawn = []
    words = RowWords("clock", "Row", "", ("waits", "warn", "clock"))
    for number in (1, 2):
        card.begin()
        card.add(words).add_button("Do it", partial(done.append, number))
        card.end()
        drawn.append(card.rows[0])
    assert drawn[0] is drawn[1]
    card.rows[0].buttons[0].click()
    assert done == [2]
    card.begin()
    card.end()
    assert card.rows == []
