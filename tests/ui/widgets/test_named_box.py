"""A list that opens says what it is, not only what is chosen in it."""

from __future__ import annotations

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from ui.widgets.named_box import NamedBox


def told(box: QComboBox) -> list[str]:
    """What a screen reader calls it, beside what is chosen."""
    found = QAccessible.queryAccessibleInterface(box)
    assert found is not None
    return [other.text(QAccessible.Text.Name) for other, _ in found.relations()]


def test_a_list_that_opens_has_its_name_as_a_label_that_nobody_sees(around: QWidget) -> None:
    box = NamedBox(around)
    box.addItems(["England", "Wales"])
    box.setAccessibleName("Nation")
    box.setAccessibleName("Nation & law")
    assert told(box) == ["Nation & law"]
    assert box.view().accessibleName() == "Nation & law"


def test_the_line_in_which_a_time_is_typed_is_named_too(around: QWidget) -> None:
    box = NamedBox(around)
    box.setEditable(True)
    box.setAccessibleName("Not before")
    line = box.lineEdit()
    assert line is not None
    assert line.accessibleName() == "Not before"


def test_the_label_follows_the_box_to_where_it_stands(around: QWidget) -> None:
    box = NamedBox()
    box.setAccessibleName("What to print")
    QVBoxLayout(around).addWidget(box)
    assert told(box) == ["What to print"]
    inner = QWidget(around)
    box.setParent(inner)
    assert told(box) == ["What to print"]
