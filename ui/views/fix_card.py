"""One fix as a card: what changes, what it costs, who is asked, and the button that applies it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.services.explain.records import Chip as FixChip
from planner.services.explain.records import Fix
from ui.theme import colour, px
from ui.views.fix_words import KIND_WORDS, MOST_WISHES, else_words, proof_words
from ui.widgets.chip import Chip
from ui.widgets.flow import Flow
from ui.widgets.icon_label import IconLabel
from ui.widgets.shown_as import show_as


class FixCard(QFrame):
    """While the pointer or the focus is on it, `pointed` has its fix; then None."""

    apply_requested = Signal(object)
    pointed = Signal(object)
    # A click or Space: it is to stay drawn on the board, or no longer.
    toggled = Signal(object)

    def __init__(self, fix: Fix, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fix = fix
        self.setObjectName("fixCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._is_hovered = False
        self._number = NumberDisc()
        self.apply_button = QPushButton("Apply")
        self.apply_button.setProperty("small", True)
        self.apply_button.setAccessibleName(f"Apply: {fix.sentence}")
        self.apply_button.clicked.connect(self._apply)
        self.apply_button.installEventFilter(self)
        self.setToolTip("\n".join((fix.proof, *fix.consequences.wishes_lost[MOST_WISHES:])))
        self._lay_out()

    def show_place(self, number: int, *, can_apply: bool) -> None:
        """Its rank, from 1; the first is the one that Ctrl+Enter applies."""
        is_first = number == 1
        self._number.show_number(number)
        fix = self.fix
        chips = ", ".join(chip.words for chip in fix.chips)
        told = " ".join((f"{chips}.", *else_words(fix), fix.proof))
        self.setAccessibleName(f"Fix {number}, {KIND_WORDS[fix.kind].lower()}: {fix.sentence}. {told}")
        self.setProperty("first", is_first)
        self.apply_button.setProperty("primary", is_first)
        self.apply_button.setToolTip("Ctrl+Enter" if is_first else "")
        self.apply_button.setEnabled(can_apply)
        for widget in (self, self.apply_button):
            widget.style().unpolish(widget)
            widget.style().polish(widget)

    @property
    def is_selected(self) -> bool:
        """Whether it stays drawn on the board."""
        return bool(self.property("selected"))

    def show_selected(self, *, is_selected: bool) -> None:
        """Mark it as the one that is drawn on the board."""
        show_as(self, "selected", is_selected)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(px(11), px(10), px(11), px(10))
        column.setSpacing(px(7))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(1))
        words.addWidget(_label(KIND_WORDS[self.fix.kind], "small"))
        words.addWidget(_label(self.fix.sentence, "heading"))
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addWidget(Flow([_chip(each) for each in self.fix.chips]))
        for sentence in else_words(self.fix):
            column.addWidget(_label(sentence, "small"))
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        is_proved = self.fix.is_proved_cheapest
        foot.addWidget(IconLabel("law" if is_proved else "search", "okInk" if is_proved else "text2", 13))
        foot.addWidget(_label(proof_words(self.fix), "small"), 1)
        foot.addWidget(self.apply_button, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(foot)

    @Slot()
    def _apply(self) -> None:
        self.apply_requested.emit(self.fix)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter on the card applies it, Space keeps it drawn on the board."""
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and is_plain:
            self.apply_button.click()
        elif event.key() == Qt.Key.Key_Space and is_plain:
            self.toggled.emit(self.fix)
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.toggled.emit(self.fix)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._is_hovered = True
        self._tell()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._is_hovered = False
        self._tell()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._tell()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._tell()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The focus on the button is the focus on the card."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self._tell()
        return super().eventFilter(watched, event)

    def _tell(self) -> None:
        focus = QApplication.focusWidget()
        has_focus = focus is self or focus is self.apply_button
        self.pointed.emit(self.fix if self._is_hovered or has_focus else None)


class NumberDisc(QWidget):
    """The rank in a tinted disc."""

    def __init__(self) -> None:
        super().__init__()
        self._number = 1
        self.setFixedSize(px(18), px(18))

    def show_number(self, number: int) -> None:
        self._number = number
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_first = self._number == 1
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        painter.setBrush(colour("accentTint" if is_first else "sunken"))
        radius = self.width() / 2
        painter.drawEllipse(QPointF(radius, radius), radius, radius)
        font = self.font()
        font.setPixelSize(px(11))
        font.setBold(True)
        painter.setFont(font)
        painter.setPen(colour("accentInk" if is_first else "text2"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.end()


def _chip(chip: FixChip) -> Chip:
    if chip.tone == "good":
        return Chip(chip.words, "ok", "tick")
    return Chip(chip.words, "warn", "user" if chip.words.startswith("ask ") else "clock")


def _label(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    label.setWordWrap(True)
    return label
