"""The form of a new person: name, role, hours, from when, and a pattern of the team or a template."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from planner.domain.contracts import Contract
from planner.domain.records import DateRange
from planner.domain.staff import HeldSkill, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.services.edit_team import TeamEdit
from planner.services.pattern_templates import TEMPLATES, template, works_evenings
from planner.services.record_edits import new_id
from planner.services.record_form import made_record
from planner.services.staff_edits import add_staff
from ui.forms.choice_fields import ChipsField, ChoiceField
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.save_bar import SaveBar
from ui.forms.text_fields import HoursField, TextField
from ui.theme import px
from ui.widgets.escape import claims_escape
from ui.widgets.form_area import FormArea

TEMPLATE = "template:"
WIDTH = 560


class NewPerson(QFrame):
    """`add_requested` comes with the values of the form."""

    add_requested = Signal(dict)
    cancelled = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("New person")
        self.pattern, self.skills = ChoiceField(), ChipsField()
        self.form = Form(self)
        self.form.add_row(
            ("name", "Name", TextField("First and last name")), ("role", "Role and grade", TextField())
        )
        self.form.add_row(("first", "In post from", DateField()), ("last", "Until", DateField("open end")))
        self.form.add_row(
            ("minutes_per_week", "Hours a week", HoursField(80)), ("pattern", "Working pattern", self.pattern)
        )
        self.form.add("skills", "Skills and registrations", self.skills)
        self.form.setMaximumWidth(px(WIDTH))
        self.form.submitted.connect(self._add)
        self.pattern.edited.connect(self._pattern_chosen)
        title = QLabel("New person", self)
        title.setObjectName("page")
        self.bar = SaveBar(self, save="Add person")
        self.bar.save_requested.connect(self._add)
        self.bar.cancel_requested.connect(self.cancelled)
        self.bar.show_changed(is_changed=True, is_new=True)
        page = QWidget()
        inside = QVBoxLayout(page)
        inside.setContentsMargins(px(18), px(16), px(18), px(16))
        inside.setSpacing(px(14))
        inside.addWidget(title)
        inside.addWidget(self.form)
        inside.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(FormArea(page, self), 1)
        column.addWidget(self.bar)

    def begin(self, team: Team, day: date) -> None:
        """An empty form for the team, with the day on which most people would begin."""
        mine = [(pattern.name, pattern.id) for pattern in team.patterns]
        fresh = [(f"{each.name} (new pattern)", f"{TEMPLATE}{each.id}") for each in TEMPLATES]
        self.pattern.offer([*mine, *fresh])
        self.skills.offer([(skill.name, skill.id) for skill in team.skills])
        self.skills.name_parts("Skills and registrations", "")
        self.form.show_field("skills", is_shown=bool(team.skills))
        self.form.put(
            {
                "name": "",
                "role": "Social worker",
                "first": day,
                "last": None,
                "minutes_per_week": 2220,
                "pattern": mine[0][1] if mine else f"{TEMPLATE}nine-five",
                "skills": (),
            }
        )
        self.form["name"].begin()

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it, as every form."""
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _add(self) -> None:
        if not self.form.has_refused():
            self.add_requested.emit(self.form.values())

    @Slot()
    def _pattern_chosen(self) -> None:
        """A template brings the hours that it is for."""
        chosen = self.pattern.value()
        if isinstance(chosen, str) and chosen.startswith(TEMPLATE):
            self.form["minutes_per_week"].put(template(chosen.removeprefix(TEMPLATE)).minutes_per_week)


def person_of(team: Team, values: dict[str, Any]) -> tuple[str, TeamEdit]:
    """The id of the new person, and the edit that adds them. BadInputError by the form's fields."""
    staff = new_id(team, values["name"].lower() or "person")
    chosen: str = values["pattern"]
    pattern = None
    pattern_id = chosen
    if chosen.startswith(TEMPLATE):
        known = template(chosen.removeprefix(TEMPLATE))
        pattern_id = new_id(team, known.id)
        pattern = known.made(pattern_id, date.fromordinal(monday_of(values["first"])))
    dates = made_record(DateRange, {"first": values["first"], "last": values["last"]}, "The dates")
    contract = made_record(
        Contract,
        {
            "dates": dates,
            "minutes_per_week": values["minutes_per_week"],
            "pattern": pattern_id,
            "is_evening_contract": works_evenings(
                pattern or next(each for each in team.patterns if each.id == pattern_id)
            ),
        },
        "The contract",
    )
    member = made_record(
        StaffMember,
        {
            "id": staff,
            "name": values["name"],
            "role": values["role"],
            "contracts": (contract,),
            "skills": tuple(HeldSkill(skill=skill) for skill in values["skills"]),
        },
        "The person",
    )
    return staff, add_staff(team, member, pattern)
