"""All keys of the window in one list: those of the action rows, and those that are no actions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence

if TYPE_CHECKING:
    from ui.actions.action_deck import ActionDeck

# Where an action belongs, by the first part of its id; all others are the rota's.
PLACES = {
    "app": "Window",
    "board": "Board",
    "calendar": "Plan",
    "copy": "Board",
    "demand": "Screens",
    "edit": "Everywhere",
    "export": "Plan",
    "file": "Plan",
    "find": "Everywhere",
    "guide": "Everywhere",
    "keys": "Everywhere",
    "leave": "Screens",
    "pane": "Window",
    "people": "Screens",
    "print": "Plan",
    "problem": "Rota",
    "screen": "Screens",
    "selection": "Everywhere",
    "shift": "Board",
    "week": "Everywhere",
    "wide_day": "Board",
    "zoom": "Board",
}
ORDER = ("Everywhere", "Screens", "Plan", "Rota", "Board", "My week", "Forms and lists", "Window")


@dataclass(frozen=True, slots=True)
class KeyRow:
    """`keys` as a person reads them. `is_single`: a letter or figure alone, which can be turned off."""

    place: str
    keys: str
    text: str
    is_single: bool = False

    def has(self, words: list[str]) -> bool:
        """Whether every word is somewhere in the row."""
        whole = f"{self.keys} {self.text} {self.place}".casefold()
        return all(word in whole for word in words)


# Keys that belong to no action: those that walk, and those that a part of the window has for itself.
BESIDE: tuple[KeyRow, ...] = (
    KeyRow("Window", "F10", "The menu of the program"),
    KeyRow("Window", "Shift+F10", "The menu of what has the focus"),
    KeyRow("Plan", "Ctrl+E", "The formats to export the week in"),
    KeyRow("Window", "Tab", "To the next control; on the board, into the work inside a shift"),
    KeyRow(
        "Board",
        "Arrow keys",
        "From day to day and person to person; above the first row, what is uncovered",
    ),
    KeyRow("Board", "Shift+Arrow keys", "Select several cells"),
    KeyRow("Board", "Enter", "Open what is chosen in the inspector"),
    KeyRow("Board", "Space", "Pick up the shift, and put it down; Esc lets go"),
    KeyRow("Board", "Shift+Space", "Pick up a person, to try on what is uncovered"),
    KeyRow(
        "Board",
        "Arrow keys, with a shift in hand",
        "30 minutes, or a row; with Alt 15 minutes; with Ctrl a day",
    ),
    KeyRow("Board", "S, E, M, C, a shift in hand", "Move its start, its end, the whole; a copy of it"),
    KeyRow("My week", "Left, Right", "From day to day"),
    KeyRow("My week", "Up, Down", "Through the parts of a day"),
    KeyRow("My week", "Enter", "Who can take what is chosen"),
    KeyRow("My week", "O", "Who can take what is chosen", is_single=True),
    KeyRow("My week", "W", "Why it is yours", is_single=True),
    KeyRow("Forms and lists", "Enter", "Press the button that has the focus; on, in the steps of a new team"),
    KeyRow("Forms and lists", "Shift+Enter", "Save what is new on the Demand screen, and begin the next"),
    KeyRow("Forms and lists", "Up, Down", "Change a number or a time by a step"),
    KeyRow("Forms and lists", "Shift+Arrow keys, Enter", "Draw in the grids of demand and leave"),
)


def key_rows(actions: ActionDeck) -> tuple[KeyRow, ...]:
    """Every key there is, by place and in the order of the actions."""
    rows = [*_rows_of_actions(actions), *BESIDE]
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.place)))


def _rows_of_actions(actions: ActionDeck) -> list[KeyRow]:
    found = []
    for action in actions.actions:
        row = action.row
        place = PLACES.get(row.id.partition(".")[0], "Rota")
        text = row.text.replace("&&", "&").removesuffix("…")
        native = QKeySequence.SequenceFormat.NativeText
        if row.shortcuts:
            keys = " or ".join(dict.fromkeys(QKeySequence(each).toString(native) for each in row.shortcuts))
            found.append(KeyRow(place, keys, text))
        if row.board_key:
            is_single = len(row.board_key) == 1
            found.append(KeyRow("Board", _board_keys(row.board_key), text, is_single))
    return found


def _board_keys(keys: str) -> str:
    """A letter as it stands on the keyboard; `Del` and `Ctrl+C` are written so already."""
    return keys.upper() if len(keys) == 1 else keys
