"""What every page of the settings is: a card with a title, what it is about, a form, and the foot."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.forms.form import Form
from ui.forms.save_bar import SaveBar
from ui.theme import px
from ui.widgets.chip import Chip

FORM_WIDTH = 620


class PageCard(QFrame):
    """The form is given; `bar` is there where changes are saved, not kept at once."""

    def __init__(self, title: str, form: Form, parent: QWidget, *, has_bar: bool = True) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName(title)
        self.form = form
        self.heading, self.about = QLabel(title, self), QLabel(self)
        self.heading.setObjectName("page")
        self.about.setObjectName("secondary")
        self.about.setWordWrap(True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.chip = Chip("", "neutral", "", self)
        self.chip.hide()
        self.more = QLabel(self)
        self.more.setObjectName("secondary")
        self.more.setWordWrap(True)
        self.more.setTextFormat(Qt.TextFormat.PlainText)
        self.more.hide()
        self.bar = SaveBar(self)
        self.bar.setVisible(has_bar)
        form.submitted.connect(self.save_now)
        self._lay_out()

    @property
    def is_changed(self) -> bool:
        """Whether something typed is not kept."""
        return not self.bar.isHidden() and self.form.is_changed

    @Slot()
    def save_now(self) -> bool:
        """Keep what is typed, if it is right; whether nothing is left that is not kept."""
        if self.is_changed:
            self.bar.save_requested.emit()
        return not self.is_changed

    def focus_on(self, name: str) -> None:
        """Put the focus into a field, and show it."""
        if name in self.form.names:
            self.form[name].target().setFocus(Qt.FocusReason.TabFocusReason)
            self.bring_in_sight(name)

    def bring_in_sight(self, name: str) -> None:
        """Scroll to a field."""
        if name in self.form.names:
            self.area.ensureWidgetVisible(self.form[name].target())

    def tell_about(self, text: str) -> None:
        """The words below the title."""
        self.about.setText(text)
        self.about.setVisible(bool(text))

    def add_below_about(self, widget: QWidget) -> None:
        """Something between what the page is about and its form."""
        self._box.insertWidget(self._box.indexOf(self.form), widget)

    def fill_with_form(self) -> None:
        """The form has all the height that is left, as a long list needs it."""
        self._box.setStretchFactor(self.form, 1)
        self._box.setStretch(self._box.count() - 1, 0)

    def tell_more(self, text: str) -> None:
        """The words below the form."""
        self.more.setText(text)
        self.more.setVisible(bool(text))

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(px(10))
        head.addWidget(self.heading)
        head.addWidget(self.chip)
        head.addStretch(1)
        # Only what is laid out as wide as it is asks for its true height: the width is bound one level up.
        narrow = QWidget()
        narrow.setMaximumWidth(px(FORM_WIDTH))
        self._box = box = QVBoxLayout(narrow)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(px(12))
        box.addLayout(head)
        for widget in (self.about, self.form, self.more):
            box.addWidget(widget)
        box.addStretch(1)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(px(18), px(16), px(18), px(16))
        row.addWidget(narrow, 1)
        row.addStretch(0)
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.setSpacing(0)
        column.addWidget(self.area, 1)
        column.addWidget(self.bar)
