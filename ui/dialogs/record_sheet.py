"""A form over the board for something new: leave, a visit or an event, filled in from what was drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors import BadInputError, InputProblem, PlannerError
from planner.domain.team import Team
from planner.services.edit_team import TeamEdit
from planner.services.record_form import field_problems
from ui.demand.demand_form import DemandForm, Place
from ui.demand.event_form import EventForm
from ui.demand.visit_form import VisitForm
from ui.dialogs.sheet import Sheet
from ui.leave.leave_forms import AbsenceForm
from ui.theme import px
from ui.widgets.form_area import FormArea

KeepEdit = Callable[[TeamEdit], tuple[InputProblem, ...] | None]
TITLES = {"leave": "New leave", "visit": "New visit", "event": "New event"}
MOST_HEIGHT = 560


class RecordSheet(Sheet):
    """Closes when the record is kept; what is not right stands below its field."""

    def __init__(
        self, kind: str, team: Team, values: Mapping[str, Any], keep: KeepEdit, parent: QWidget | None
    ) -> None:
        super().__init__(TITLES[kind], parent, width=420)
        self.setObjectName("recordSheet")
        self._team, self._keep = team, keep
        self.form = _form(kind)
        self.form.offer(team)
        self.form.put({**_fresh(self.form, team, values), **values})
        area = FormArea(self.form, self)
        area.setMinimumHeight(min(px(MOST_HEIGHT), self.form.sizeHint().height() + px(8)))
        self.body.addWidget(area, 1)
        self.add = self.add_buttons("Add", "Cancel")
        self.form.submitted.connect(self.accept)
        first = "kind" if kind == "leave" else self.form.names[0]
        self.form[first].begin()

    @Slot()
    def accept(self) -> None:
        """Keep it; stays open when something is not right."""
        if self.form.has_refused():
            return
        try:
            problems = self._keep(self._edit())
        except BadInputError as refused:
            problems = refused.problems
        except PlannerError as trouble:
            problems = (InputProblem("", f"{trouble.sentence} {trouble.next_step}".strip()),)
        if problems is None:
            super().accept()
            return
        self.form.show_problems(self._named(problems))

    def _edit(self) -> TeamEdit:
        values = self.form.values()
        if isinstance(self.form, AbsenceForm):
            return self.form.edit(self._team, None, values)
        return self.form.edit(self._team, Place(), values)

    def _named(self, problems: tuple[InputProblem, ...]) -> dict[str, str]:
        """What is not right, by the fields of the form."""
        found = field_problems(problems)
        if isinstance(self.form, DemandForm):
            return self.form.by_field(found)
        return {path.rpartition(".")[2]: text for path, text in found.items()}


def _form(kind: str) -> AbsenceForm | DemandForm:
    if kind == "leave":
        return AbsenceForm()
    return VisitForm() if kind == "visit" else EventForm()


def _fresh(form: AbsenceForm | DemandForm, team: Team, values: Mapping[str, Any]) -> dict[str, Any]:
    if isinstance(form, AbsenceForm):
        return form.fresh(values["staff"], values["first"], values["last"])
    return form.fresh(team, values["on"])
