"""What the screens of requests share: deeds in the caller's name, a look at the clock, and the focus."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from planner.domain.errors import BadInputError, PlannerError
from ui.forms.form import Form
from ui.forms.form_screen import FormScreen
from ui.requests.deed_pane import DeedPane
from ui.requests.own_deeds import Deed

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

# The ladder of lone visits is looked at again so often.
LOOK_AGAIN_MS = 30_000


class TellingScreen(FormScreen):
    """`page` has the rows, at its right is the pane."""

    def __init__(self, desk: Desk, page: QWidget, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.left.addWidget(page, 1)
        self._look_again = QTimer(self)
        self._look_again.setInterval(LOOK_AGAIN_MS)
        self._look_again.timeout.connect(self.renew)

    @property
    @abstractmethod
    def side(self) -> DeedPane:
        """The pane with the forms."""

    @property
    def has_form(self) -> bool:
        return bool(self.side.kind)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look_again.stop()

    def do_deed(self, deed: Deed) -> Any:
        """A deed of a row; trouble is told in the message bar."""
        try:
            return self.desk.session.do(deed)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return None

    def save_form(self, form: Form, make: Callable[[], Deed], then: Callable[[Any], None]) -> None:
        """Do what is in a form, `then` go on with what came of it; what is not right is said at its field."""
        if form.has_refused():
            return
        try:
            done = self.desk.session.do(make())
        except BadInputError as refused:
            # `dates.last` is the form's `last`.
            form.show_problems({each.path.rpartition(".")[2]: each.sentence for each in refused.problems})
        except PlannerError as trouble:
            form.show_problems({"": f"{trouble.sentence} {trouble.next_step}".strip()})
        else:
            then(done)
