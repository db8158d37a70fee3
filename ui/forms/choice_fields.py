"""Fields that are chosen from: lists, segments, days of the week, ticks and chips."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from planner.domain.records import WEEKDAY_NAMES
from planner.domain.time_grid import WEEKDAYS
from ui.forms.field import Field
from ui.forms.typed_box import TypedBox
from ui.theme import icon, px
from ui.widgets.flow import Flow
from ui.widgets.folding_row import FoldingRow
from ui.widgets.speech import announce

Choices = Sequence[tuple[str, Any]]
WIDEST_STEPS = 170


class ChoiceField(Field):
    """One of a list that opens."""

    def __init__(self, choices: Choices = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = TypedBox(self)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(8)
        self.box.setPlaceholderText("Choose…")
        self._data: list[Any] = []
        self.offer(choices)
        self.box.activated.connect(self._chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def keep_whole(self) -> None:
        """What is chosen is not cut: where it has no room, what is around it makes some."""
        self.box.currentTextChanged.connect(self._fit)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        self.box.setMinimumWidth(self.box.whole_width())

    def offer(self, choices: Choices) -> None:
        """Replace the choices; the value stays where it is among the new ones."""
        now = self.value() if self._data else None
        self.box.clear()
        self._data = [data for _, data in choices]
        self.box.addItems([text for text, _ in choices])
        self.put(now)

    def value(self) -> Any:
        index = self.box.currentIndex()
        return self._data[index] if 0 <= index < len(self._data) else None

    def put(self, value: Any) -> None:
        self.box.setCurrentIndex(self._data.index(value) if value in self._data else -1)

    def target(self) -> QWidget:
        return self.box

    @Slot(int)
    def _chosen(self, _index: int) -> None:
        self.edited.emit()


class TickField(Field):
    """Yes or no; the words stand beside the tick."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = QCheckBox(text, self)
        self.box.clicked.connect(self.edited)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.box)
        self.setFocusProxy(self.box)

    def name_parts(self, label: str, note: str) -> None:
        self.box.setAccessibleName(self.box.text() or label)
        self.box.setAccessibleDescription(note)

    def value(self) -> bool:
        return self.box.isChecked()

    def put(self, value: Any) -> None:
        self.box.setChecked(bool(value))

    def target(self) -> QWidget:
        return self.box


class SegmentField(Field):
    """One of a few, all in sight. Arrow keys go from one to the next."""

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._group = QButtonGroup(self)
        self._data = [data for _, data in choices]
        for number, (text, _) in enumerate(choices):
            button = QPushButton(text, self)
            button.setCheckable(True)
            button.setProperty("segment", segment_place(number, len(choices)))
            # The group does the choosing; this tells a screen reader that it is one of several.
            button.setAutoExclusive(True)
            button.setSizePolicy(QSizePolicy.Policy.MinimumExpanding, QSizePolicy.Policy.Fixed)
            self._group.addButton(button, number)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        folding = FoldingRow(self.buttons, self, spacing=0)
        folding.folded.connect(self._stack)
        row.addWidget(folding)
        self._group.idClicked.connect(self._chosen)
        self._group.idToggled.connect(self._give_tab)
        self._give_tab()

    @property
    def buttons(self) -> list[QAbstractButton]:
        return self._group.buttons()

    @Slot()
    def _give_tab(self) -> None:
        """Tab comes to what is chosen, else to the first: Qt sees to it only when a person chooses."""
        for button in self.buttons:
            takes = Qt.FocusPolicy.StrongFocus if button is self.target() else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(takes)

    def name_parts(self, label: str, note: str) -> None:
        self.setAccessibleName(label)
        for button in self.buttons:
            button.setAccessibleName(f"{label}: {button.text()}" if label else button.text())
            button.setAccessibleDescription(note)

    def value(self) -> Any:
        number = self._group.checkedId()
        return self._data[number] if number >= 0 else None

    def put(self, value: Any) -> None:
        if value in self._data:
            self.buttons[self._data.index(value)].setChecked(True)

    def target(self) -> QWidget:
        return self._group.checkedButton() or self.buttons[0]

    @Slot(int)
    def _chosen(self, _number: int) -> None:
        self.edited.emit()

    @Slot(bool)
    def _stack(self, is_stacked: bool) -> None:
        """The corners of the whole are round, however the buttons stand."""
        buttons = self.buttons
        for number, button in enumerate(buttons):
            button.setProperty("segment", segment_place(number, len(buttons), is_stacked=is_stacked))
            button.style().unpolish(button)
            button.style().polish(button)


def segment_place(number: int, count: int, *, is_stacked: bool = False) -> str:
    """`first`, `middle`, `last` or `only`, and of those one below the other `top`, `between` or `bottom`:
    which corners are round."""
    if count == 1:
        return "only"
    first, middle, last = ("top", "between", "bottom") if is_stacked else ("first", "middle", "last")
    return first if number == 0 else last if number == count - 1 else middle


class DaysField(Field):
    """Days of the week as seven buttons; the value is the names in order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(5))
        self.buttons: list[QPushButton] = []
        for name in WEEKDAYS:
            button = QPushButton(name[0], self)
            button.setCheckable(True)
            button.setProperty("day", True)
            button.setToolTip(name)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(self.edited)
            row.addWidget(button)
            self.buttons.append(button)

    def name_parts(self, label: str, note: str) -> None:
        for button, name in zip(self.buttons, WEEKDAYS, strict=True):
            button.setAccessibleName(f"{label}: {name}")
            button.setAccessibleDescription(note)

    def value(self) -> tuple[str, ...]:
        return tuple(
            name for name, button in zip(WEEKDAY_NAMES, self.buttons, strict=True) if button.isChecked()
        )

    def put(self, value: Any) -> None:
        for name, button in zip(WEEKDAY_NAMES, self.buttons, strict=True):
            button.setChecked(name in (value or ()))

    def target(self) -> QWidget:
        return self.buttons[0]


class StepBox(QLineEdit):
    """A small number that the arrow keys change, too."""

    stepped = Signal()

    def __init__(self, least: int, most: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._least, self._most = least, most
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setValidator(QIntValidator(least, most, self))
        self.textEdited.connect(self._typed)

    @Slot(str)
    def _typed(self, text: str) -> None:
        """What is shown is what counts: Qt lets a number be typed that is too large."""
        if text.isdecimal() and int(text) > self._most:
            self.put(self._most)
        self.stepped.emit()

    def value(self) -> int:
        """The number; the least while nothing is typed."""
        return min(max(int(self.text() or self._least), self._least), self._most)

    def put(self, value: int) -> None:
        """Show a number."""
        self.setText(str(min(max(value, self._least), self._most)))

    @Slot()
    def step_up(self) -> None:
        """One more."""
        self._step(1)

    @Slot()
    def step_down(self) -> None:
        """One less."""
        self._step(-1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if event.key() == Qt.Key.Key_Up else -1)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        before = self.value()
        self.put(before + by)
        if self.value() != before:
            self.stepped.emit()
            # Also where a button beside it has the keys.
            announce(self, f"{self.accessibleName()}: {self.value()}")


class StepField(Field):
    """A small number with a button to either side, as in `− 2 +`."""

    def __init__(self, least: int, most: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = StepBox(least, most, self)
        self.box.stepped.connect(self.edited)
        self.less, self.more = QPushButton(self), QPushButton(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button, name, place, step in (
            (self.less, "minus", "first", self.box.step_down),
            (self.more, "plus", "last", self.box.step_up),
        ):
            button.setIcon(icon(name, "text2"))
            button.setProperty("segment", place)
            button.setFixedWidth(px(32))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(step)
        self.box.setProperty("segment", "middle")
        self.setMaximumWidth(px(WIDEST_STEPS))
        for widget in (self.less, self.box, self.more):
            row.addWidget(widget, 1 if widget is self.box else 0)
        self.setFocusProxy(self.box)

    def name_parts(self, label: str, note: str) -> None:
        super().name_parts(label, note)
        self.less.setAccessibleName(f"{label}: one less")
        self.more.setAccessibleName(f"{label}: one more")

    def value(self) -> int:
        return self.box.value()

    def put(self, value: Any) -> None:
        self.box.put(int(value or 0))

    def target(self) -> QWidget:
        return self.box


class ChipsField(Field):
    """Any number of a few, as chips that are on or off; the value is what is on, in order."""

    def __init__(self, choices: Choices = (), nothing: str = "None", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        self._data: list[Any] = []
        self.buttons: list[QPushButton] = []
        self._label = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.offer(choices)

    def offer(self, choices: Choices) -> None:
        """Replace the choices; what was on stays on."""
        on = set(self.value())
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._data = [data for _, data in choices]
        self.buttons = []
        for text, data in choices:
            button = QPushButton(text)
            button.setCheckable(True)
            button.setProperty("chip", True)
            button.setChecked(data in on)
            button.setAccessibleName(f"{self._label}: {text}" if self._label else text)
            button.clicked.connect(self.edited)
            self.buttons.append(button)
        self._column.addWidget(Flow(self.buttons, self))

    def name_parts(self, label: str, note: str) -> None:
        self._label = label
        for button in self.buttons:
            button.setAccessibleName(f"{label}: {button.text()}")
            button.setAccessibleDescription(note)

    def value(self) -> tuple[Any, ...]:
        return tuple(
            data for data, button in zip(self._data, self.buttons, strict=True) if button.isChecked()
        )

    def put(self, value: Any) -> None:
        for data, button in zip(self._data, self.buttons, strict=True):
            button.setChecked(data in (value or ()))

    def target(self) -> QWidget:
        return self.buttons[0] if self.buttons else self
