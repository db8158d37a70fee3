"""The settings screen: how the window looks, which keys act, how long a build may take."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QLabel,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ui.settings.preferences import BUILD_SECONDS_RANGE, SCALE_CHOICES, THEME_CHOICES, Preferences
from ui.theme import px

THEME_TEXTS = {
    "system": "As the system",
    "light": "Light",
    "dark": "Dark",
    "contrast": "High contrast, light",
    "contrast_dark": "High contrast, dark",
}


class SettingsView(QScrollArea):
    """Every change is kept at once; `look_changed` asks the window to be drawn anew."""

    look_changed = Signal()
    keys_changed = Signal()

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setAccessibleName("Settings")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self._preferences = preferences
        self.theme = self._make_theme()
        self.scale = self._make_scale()
        self.single_letters = self._make_single_letters()
        self.build_seconds = self._make_build_seconds()
        self.setWidget(self._page())

    def _make_theme(self) -> QComboBox:
        box = QComboBox()
        for choice in THEME_CHOICES:
            box.addItem(THEME_TEXTS[choice], choice)
        box.setCurrentIndex(box.findData(self._preferences.theme))
        box.currentIndexChanged.connect(self._choose_theme)
        return box

    def _make_scale(self) -> QComboBox:
        box = QComboBox()
        for per_cent in SCALE_CHOICES:
            box.addItem(f"{per_cent} %", per_cent)
        box.setCurrentIndex(box.findData(self._preferences.scale))
        box.currentIndexChanged.connect(self._choose_scale)
        return box

    def _make_single_letters(self) -> QCheckBox:
        box = QCheckBox("Letters and figures alone act while the board has the focus")
        box.setChecked(self._preferences.has_single_letters)
        box.toggled.connect(self._choose_single_letters)
        return box

    def _make_build_seconds(self) -> QSpinBox:
        box = QSpinBox()
        box.setRange(*BUILD_SECONDS_RANGE)
        box.setSuffix(" s")
        box.setValue(self._preferences.build_seconds)
        box.valueChanged.connect(self._choose_build_seconds)
        return box

    def _page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(px(24), px(20), px(24), px(20))
        column.setSpacing(px(14))
        title = QLabel("Settings")
        title.setObjectName("page")
        column.addWidget(title)
        column.addWidget(
            _card(
                "Look", (("Theme", self.theme, ""), ("Size", self.scale, "of text and of all that is drawn"))
            )
        )
        column.addWidget(_card("Keys", (("Single keys", self.single_letters, "P, K, 0 to 7 and the like"),)))
        note = "It ends sooner when nothing better can be found"
        column.addWidget(_card("Building", (("Longest search", self.build_seconds, note),)))
        column.addStretch(1)
        return page

    @Slot(int)
    def _choose_theme(self, _index: int) -> None:
        self._preferences.theme = self.theme.currentData()
        self.look_changed.emit()

    @Slot(int)
    def _choose_scale(self, _index: int) -> None:
        self._preferences.scale = self.scale.currentData()
        self.look_changed.emit()

    @Slot(bool)
    def _choose_single_letters(self, is_on: bool) -> None:
        self._preferences.has_single_letters = is_on
        self.keys_changed.emit()

    @Slot(int)
    def _choose_build_seconds(self, seconds: int) -> None:
        self._preferences.build_seconds = seconds


def _card(title: str, rows: tuple[tuple[str, QWidget, str], ...]) -> QFrame:
    """A titled group of fields, each joined to its label."""
    card = QFrame()
    card.setProperty("card", True)
    card.setMaximumWidth(px(640))
    form = QFormLayout(card)
    form.setContentsMargins(px(16), px(14), px(16), px(14))
    form.setHorizontalSpacing(px(24))
    form.setVerticalSpacing(px(10))
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    heading = QLabel(title)
    heading.setProperty("role", "heading")
    form.addRow(heading)
    for text, field, note in rows:
        label = QLabel(text)
        label.setMinimumWidth(px(120))
        label.setBuddy(field)
        field.setAccessibleName(text)
        field.setAccessibleDescription(note)
        form.addRow(label, field)
        if note:
            small = QLabel(note)
            small.setObjectName("small")
            form.addRow(QLabel(), small)
    return card
