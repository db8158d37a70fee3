"""What all pages of the inspector share: they are filled anew, and can be closed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from ui.theme import icon, px
from ui.widgets.column import Column
from ui.widgets.icon_label import IconLabel
from ui.widgets.icon_row import IconRow


class DetailPage(Column):
    """Begin with `begin`, add what is known, end with `end`."""

    close_requested = Signal()
    # The id of an action, for all that is chosen.
    command_requested = Signal(str)

    def begin(self, icon_name: str, ink: str, kind: str, title: str) -> None:
        """Empty the page and put its head: what kind of thing, its title, and a way to close it."""
        self.clear()
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(6))
        row.addWidget(IconLabel(icon_name, ink, 14))
        label = QLabel(kind)
        label.setObjectName("small")
        if ink == "dangerInk":
            label.setProperty("role", "dangerSmall")
        row.addWidget(label, 1)
        close = QToolButton()
        close.setIcon(icon("x", "text2"))
        close.setAccessibleName("Clear the selection")
        close.setToolTip("Clear the selection (Esc)")
        close.clicked.connect(self._close)
        row.addWidget(close)
        self.add(line)
        self.add_text(title, "title")

    def add_section(self, title: str, beside: str = "") -> None:
        """A rule and a heading below it; `beside` stands small at its right."""
        self.add_rule()
        if not beside:
            self.add_text(title, "heading")
            return
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        for text, name in ((title, "heading"), (beside, "small")):
            label = QLabel(text)
            label.setObjectName(name)
            row.addWidget(label, 1 if name == "heading" else 0)
        self.add(line)

    def add_row(self, icon_name: str, ink: str, sentence: str, *, says: str = "") -> None:
        """An icon and a sentence."""
        self.add(IconRow(icon_name, ink, sentence, says=says))

    @Slot()
    def ask_to_unpin(self) -> None:
        """What is pinned and not in the rota is to be let go."""
        self.command_requested.emit("pin.let_go")

    @Slot()
    def _close(self) -> None:
        self.close_requested.emit()
