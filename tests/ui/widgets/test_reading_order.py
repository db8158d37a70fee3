"""What is read out one after the other stands so on screen."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QSplitter, QVBoxLayout, QWidget

from ui.widgets.reading_order import read_as_drawn


def read(widget: QWidget) -> list[str]:
    """The names of what is inside, as a screen reader comes to them."""
    found = QAccessible.queryAccessibleInterface(widget)
    assert found is not None
    children = [found.child(number) for number in range(found.childCount())]
    return [each.text(QAccessible.Text.Name) for each in children if each is not None]


def test_a_heading_is_read_before_the_fields_below_it_whatever_was_made_first(around: QWidget) -> None:
    over, field, second = QLabel("Over all", around), QLineEdit(around), QLineEdit(around)
    field.setAccessibleName("Name")
    second.setAccessibleName("Role")
    title = QLabel("New person", around)
    side_by_side = QHBoxLayout()
    side_by_side.addWidget(second)
    side_by_side.addWidget(field)
    column = QVBoxLayout(around)
    column.addWidget(title)
    column.addLayout(side_by_side)
    tab_way = field.nextInFocusChain()
    read_as_drawn(around)
    assert read(around) == ["New person", "Role", "Name", "Over all"]
    assert over.text() == "Over all"
    assert field.nextInFocusChain() is tab_way


def test_parts_that_can_be_drawn_apart_are_read_from_the_first(around: QWidget) -> None:
    parts = QSplitter(around)
    second, first = QLineEdit(parts), QLineEdit()
    second.setAccessibleName("Problems")
    first.setAccessibleName("Rota board")
    parts.insertWidget(0, first)
    read_as_drawn(around)
    assert read(parts)[:2] == ["Rota board", "Problems"]


def test_inside_of_what_is_inside_it_is_so_too(around: QWidget) -> None:
    card = QWidget(around)
    QVBoxLayout(around).addWidget(card)
    last, first = QLabel("Save", card), QLabel("Head", card)
    column = QVBoxLayout(card)
    column.addWidget(first)
    column.addWidget(last)
    read_as_drawn(around)
    assert read(card) == ["Head", "Save"]
