"""What a person types into a field of a form."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox

from ui.forms.form import Form


def type_into(form: Form, name: str, text: str) -> None:
    """As after Tab has come to the field, and with Enter at the end; without a text what is there goes."""
    target = form[name].target()
    line = target.lineEdit() if isinstance(target, (QComboBox, QAbstractSpinBox)) else None
    assert line is not None
    line.selectAll()
    if not text:
        QTest.keyClick(target, Qt.Key.Key_Delete)
    QTest.keyClicks(target, text)
    QTest.keyClick(target, Qt.Key.Key_Return)
