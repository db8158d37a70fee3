"""What the frame asks of a screen beside the rota, whichever it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from ui.forms.typed_steps import Way
    from ui.main_window.desk import Desk
    from ui.printing.paper import Printable


class DeskScreen(QWidget):
    """Made when it is first opened, with the desk it works on; the frame renews it while it is in front."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.desk = desk
        self._has_been_typed_into = False
        self.setObjectName("screen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def renew(self) -> None:
        """Bring everything up to date; what a person has typed and not saved stays."""

    def start_new(self, what: str) -> None:
        """Begin something new: what the screen's own buttons ask for."""

    def open_record(self, kind: str, key: str) -> None:
        """Show one record, found elsewhere."""

    def panes(self) -> Sequence[QWidget]:
        """Where F6 stops, in order."""
        return (self,)

    def keep_opened(self) -> bool:
        """Keep a record that was opened and changed, before something else is shown; False when it is not
        right yet. What is new and not added stays in its form."""
        return True

    def keep_typed(self) -> bool:
        """Keep what is typed and not saved, before the window closes or is drawn anew; False, with the form
        in sight, when it is not right yet."""
        return True

    def handed_on(self) -> object | None:
        """What is typed and cannot be kept anywhere yet, for the screen that takes this one's place when the
        window is drawn anew; None: nothing."""
        return None

    def take_over(self, handed: Any) -> None:
        """What the screen before this one has handed on."""

    def typed_step(self, way: Way) -> Callable[[], None] | None:
        """What undo or redo does with what is typed and not saved, before it does a step of the plan; None
        where there is nothing."""
        from ui.forms.undo_keys import typed_step

        return typed_step(self, way) if self._has_been_typed_into else None

    def note_typed_steps(self) -> None:
        """There is something typed to be taken back, or brought again, or no longer."""
        self._has_been_typed_into = True
        self.desk.renew_actions()

    @property
    def monday(self) -> date | None:
        """The week it shows, where that is not the rota's on the board."""
        return None

    def choose_week(self, day: date) -> bool:
        """Show the week of a day; False: the rota's week is to be chosen."""
        del day
        return False

    def printables(self) -> Sequence[Printable]:
        """What of it can be printed beside the week."""
        return ()

    def status_key(self) -> tuple[str, str] | None:
        """What a key does here now, and which, at the right of the status line."""
        return None

    def status_line(self) -> tuple[str, str, str] | None:
        """Text, icon and ink of the status line while it is in front; None: what is said of the rota."""
        return None
