"""Names of records are read whole, in however little room."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.forms.record_list import RecordList

LONG = "18.5 h · Mon to Wed noon · from 1 Sep 2025"


def shown(around: QWidget, width: int, *names: str) -> RecordList:
    made = RecordList("Contracts", around)
    made.addItems(names)
    made.resize(width, 100)
    made.fit()
    around.show()
    return made


def test_a_long_name_goes_on_in_a_second_line(around: QWidget) -> None:
    names = shown(around, 200, LONG, "37 h · Flexi")
    long, short = (names.visualItemRect(names.item(row)) for row in range(2))
    assert long.height() > short.height()
    assert long.width() <= names.viewport().width()
    assert short.bottom() <= names.viewport().height()
    names.resize(600, 100)
    assert names.visualItemRect(names.item(0)).height() == short.height()


def test_more_than_a_few_are_scrolled_to(around: QWidget) -> None:
    names = shown(around, 300, *(f"Contract {number}" for number in range(8)))
    assert names.verticalScrollBar().maximum() > 0
    assert not shown(around, 300).isVisibleTo(around)
