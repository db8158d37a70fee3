"""The pane at the right of a screen: a head, the form of what was chosen, what it does, and the save bar."""

from __future__ import annotations

from itertools import pairwise

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ui.forms.form import Form
from ui.forms.save_bar import SaveBar
from ui.forms.typed_steps import TypedSteps
from ui.theme import icon, px
from ui.widgets.escape import claims_escape
from ui.widgets.icon_label import IconLabel
from ui.widgets.reading_order import laid_out
from ui.widgets.refilled import stops
from ui.widgets.speech import announce

WIDTH = 324


class FormPane(QFrame):
    """`changed` with every change of a form; Enter in a field asks to save, Esc to close."""

    changed = Signal()
    save_requested = Signal()
    cancel_requested = Signal()
    remove_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sidePane")
        self.setAccessibleName("Form")
        self.setFixedWidth(px(WIDTH))
        # What of its effect was read out last.
        self._told = ""
        self._icon = IconLabel("calendar-blank", "text2", 14, self)
        self.kind_label, self.title, self.note = QLabel(self), QLabel(self), QLabel(self)
        self.kind_label.setObjectName("small")
        self.title.setObjectName("title")
        self.note.setObjectName("secondary")
        for label in (self.title, self.note):
            label.setWordWrap(True)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("x", "text2"))
        self.close_button.setAccessibleName("Close the form")
        self.close_button.setToolTip("Close the form (Esc)")
        self.close_button.clicked.connect(self.cancel_requested)
        self.pages = QStackedWidget(self)
        self.above, self.below = QVBoxLayout(), QVBoxLayout()
        self.bar = SaveBar(self, remove="Delete")
        self.bar.save_requested.connect(self.save_requested)
        self.bar.cancel_requested.connect(self.cancel_requested)
        self.bar.remove_requested.connect(self.remove_requested)
        self._lay_out()

    def add_form(self, form: Form) -> QScrollArea:
        """A page with the form, which scrolls where it is longer than the pane."""
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(px(16), px(4), px(16), px(12))
        box.addWidget(form)
        box.addStretch(1)
        area = self.scrolling(inside)
        form.changed.connect(self.changed)
        # Enter in a field saves, where there is anything to save.
        form.submitted.connect(self.bar.save.click)
        self.pages.addWidget(area)
        return area

    def scrolling(self, inside: QWidget) -> QScrollArea:
        """Something that scrolls up and down."""
        area = QScrollArea(self.pages)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        return area

    def show_head(self, icon_name: str, kind: str, title: str, note: str = "") -> None:
        """What is in the form; `note` says more below."""
        self._icon.show_icon(icon_name, "text2")
        self.kind_label.setText(kind)
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def show_page(self, page: QWidget, *, is_new: bool, save: str = "Save") -> None:
        """A form in front; what is new can be saved as it is."""
        self._told = ""
        self._put_in_front(page)
        self.close_button.show()
        self.bar.show()
        self.bar.save.setText(save)
        self.bar.remove.setVisible(not is_new)
        self.show_changed(is_changed=False, is_new=is_new)
        # Forms are added after the bar was made: from the last field Tab comes to what stands below it, and
        # then to the buttons of the bar.
        below = [each for place in self._places_below() for each in place.findChildren(QAbstractButton)]
        for earlier, later in pairwise((*stops(page)[-1:], *below, *stops(self.bar))):
            QWidget.setTabOrder(earlier, later)

    def tell_effect(self, words: str) -> None:
        """Read out what is typed would do, once it would do something else: the keys are in a field then."""
        if words != self._told and self.isVisible():
            self._told = words
            announce(self, words)

    def _places_below(self) -> list[QWidget]:
        """Between the form and the bar."""
        return laid_out(self.below)

    def show_no_form(self, page: QWidget) -> None:
        """A page without anything to save."""
        self._put_in_front(page)
        self.close_button.hide()
        self.bar.hide()

    def _put_in_front(self, page: QWidget) -> None:
        """What was typed into another form is given up."""
        self.pages.setCurrentWidget(page)
        for steps in self.pages.findChildren(TypedSteps):
            if not page.isAncestorOf(steps.host):
                steps.begin()

    def show_changed(self, *, is_changed: bool, is_new: bool) -> None:
        """Whether there is something to save; a form can always be closed."""
        self.bar.show_changed(is_changed=is_changed, is_new=is_new)
        self.bar.cancel.setEnabled(True)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event, self._is_open) or super().event(event)

    def _is_open(self) -> bool:
        return self.close_button.isVisibleTo(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._is_open():
            self.cancel_requested.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        line = QHBoxLayout()
        line.setSpacing(px(6))
        line.addWidget(self._icon)
        line.addWidget(self.kind_label, 1)
        line.addWidget(self.close_button)
        head = QVBoxLayout()
        head.setContentsMargins(px(16), px(14), px(16), px(10))
        head.setSpacing(px(5))
        head.addLayout(line)
        head.addWidget(self.title)
        head.addWidget(self.note)
        for part in (self.above, self.below):
            part.setContentsMargins(0, 0, 0, 0)
            part.setSpacing(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self.above)
        column.addWidget(self.pages, 1)
        column.addLayout(self.below)
        column.addWidget(self.bar)
