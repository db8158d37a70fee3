"""A list of the team's records with a form that keeps and takes them out by edits, one step of undo each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from ui.forms.attempt import DoEdit, attempt
from ui.forms.form import Form
from ui.forms.record_pane import RecordPane

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit

# The edit that keeps what was typed under a key (`NEW` for a new record), and the one that takes it out.
Put = Callable[[str, dict[str, Any]], "TeamEdit"]
Without = Callable[[str], "TeamEdit"]


def last_part(path: str) -> str:
    """`contracts.0.dates.first` is the form's `first`."""
    return path.rpartition(".")[2]


class EditingPane(RecordPane):
    """`field_of` names the form's field for the path of a problem."""

    def __init__(
        self,
        title: str,
        add: str,
        form: Form,
        parent: QWidget,
        *,
        do: DoEdit,
        put: Put,
        without: Without,
        nothing: str = "",
        field_of: Callable[[str], str] = last_part,
    ) -> None:
        super().__init__(title, add, form, parent, nothing=nothing)
        self._do, self._put, self._without, self._field_of = do, put, without, field_of
        self.save_requested.connect(self._keep)
        self.remove_requested.connect(self._take_out)

    @Slot(str, dict)
    def _keep(self, key: str, values: dict[str, Any]) -> None:
        problems = attempt(self._do, lambda: self._put(key, values)) or {}
        self.show_problems({self._field_of(path): sentence for path, sentence in problems.items()})

    @Slot(str)
    def _take_out(self, key: str) -> None:
        """What stands in the way of taking a record out is no matter of one of its fields."""
        problems = attempt(self._do, lambda: self._without(key)) or {}
        self.show_problems({"": " ".join(problems.values())} if problems else {})
