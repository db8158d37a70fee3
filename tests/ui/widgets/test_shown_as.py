"""What the stylesheet says of a property is seen as soon as the property is another."""

from __future__ import annotations

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui.theme import colour
from ui.widgets.shown_as import show_as


def test_a_label_is_drawn_by_the_role_that_it_has_now(around: QWidget) -> None:
    label = QLabel("Wrong", around)
    around.show()
    for role, ink in (("dangerSmall", "dangerInk"), ("small", "text2"), ("dangerSmall", "dangerInk")):
        show_as(label, "role", role)
        assert label.palette().color(QPalette.ColorRole.WindowText) == colour(ink), role


def test_a_property_that_was_never_set_is_no(around: QWidget) -> None:
    label = QLabel("Right", around)
    show_as(label, "selected", value=False)
    assert label.property("selected") is None
    show_as(label, "selected", value=True)
    assert label.property("selected") is True
