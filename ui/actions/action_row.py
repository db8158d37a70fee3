"""An action as a row: menus, buttons, shortcuts and the board all refer to it by its id."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


def always(_desk: Desk) -> bool:
    """For what can be done at any time."""
    return True


@dataclass(frozen=True, slots=True)
class ActionRow:
    """`does` is called with the desk when the action is triggered and `enabled_when` says it is possible.

    `text` without a mnemonic; "…" at the end when it asks something first. `off_because` is the tooltip while
    it is not possible. `named_by` gives a text of the moment ("Undo move shift").
    """

    id: str
    text: str
    does: Callable[[Desk], None]
    shortcuts: tuple[str, ...] = ()
    icon: str = ""
    enabled_when: Callable[[Desk], bool] = always
    off_because: str = ""
    named_by: Callable[[Desk], str] | None = None
    checked_when: Callable[[Desk], bool] | None = None
    # Acts only while the board has the focus: a letter or figure, which can be turned off (WCAG 2.1.4), or
    # keys such as `Ctrl+C`.
    board_key: str = ""
    # Others than its text by which somebody may look for it; never shown.
    words: str = ""
    # What it is called where it is found, where its text says enough only in its menu.
    found_as: str = ""
