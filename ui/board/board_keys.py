"""The keys of the board that are more than the table's own."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from planner.domain.time_grid import DAY
from ui.board.carry import FINE_STEP_MINUTES, STEP_MINUTES, CarryPart

_DIRECTIONS: Final[dict[int, tuple[int, int]]] = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
# What is held of the thing in hand, by the letter that says so.
HOLDS: Final[dict[str, CarryPart]] = {"s": "start", "e": "end", "m": "whole"}
# What a shift in hand takes for itself, before any shortcut.
CARRY_KEYS: Final = frozenset(
    {*_DIRECTIONS, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}
)


def carry_step(event: QKeyEvent) -> tuple[int, int] | None:
    """Minutes and rows that an arrow key carries a shift: 30 minutes, with Alt 15, with Ctrl a day; None for
    other keys."""
    direction = _DIRECTIONS.get(event.key())
    if direction is None:
        return None
    if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return direction[0] * DAY, direction[1]
    is_fine = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
    return direction[0] * (FINE_STEP_MINUTES if is_fine else STEP_MINUTES), direction[1]


def arrow_of(event: QKeyEvent) -> tuple[int, int] | None:
    """Columns and rows that an arrow key goes; None for other keys."""
    return _DIRECTIONS.get(event.key())


def keys_of(event: QKeyEvent) -> str:
    """The keys as they are written: `Ctrl+C`, `Delete`; of a key of the number pad, too."""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(event.key() | modifiers.value).toString(QKeySequence.SequenceFormat.PortableText)


def letter_of(event: QKeyEvent) -> str:
    """The letter or figure that was pressed alone, in lower case; empty for any other key."""
    plain = (
        Qt.KeyboardModifier.NoModifier,
        Qt.KeyboardModifier.KeypadModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    text = event.text()
    return text.lower() if event.modifiers() in plain and len(text) == 1 and text.isalnum() else ""
