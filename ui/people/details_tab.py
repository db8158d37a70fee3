"""The tab of a person's own details: name, role, supervisor, skills, what they have agreed to."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from planner.domain.staff import HeldSkill, StaffMember
from planner.domain.team import Team
from ui.forms.attempt import DoEdit
from ui.forms.choice_fields import ChipsField, ChoiceField, TickField
from ui.forms.form import Form
from ui.forms.save_bar import SaveBar
from ui.forms.text_fields import CountField, TextField
from ui.people.person_tab import PersonTab
from ui.theme import px

ROLES = (
    "Social worker",
    "Senior practitioner",
    "Team manager",
    "Newly qualified social worker",
    "Family support worker",
)


# What is ticked of a person: its field, its words, what follows from it.
MARKS = (
    ("is_newly_qualified", "Newly qualified", "Supervision weekly, then fortnightly; court work jointly."),
    ("is_under_18", "Under 18", "12 h rest between shifts."),
    ("opted_out_of_48_hours", "Opted out of the 48-hour week", "In writing."),
    ("consents_to_evenings_in_a_row", "Agrees to two evenings in a row", "When the service needs it."),
    ("is_sessional", "Sessional worker", "Works when asked; no turn of the wheel falls to them."),
)


class DetailsTab(PersonTab):
    """Contracts and dates have their own tab."""

    def __init__(self, do: DoEdit, parent: QWidget) -> None:
        super().__init__(do, parent)
        self.skills = ChipsField()
        self.supervisor = ChoiceField()
        self.form = self._make_form()
        self.bar = SaveBar(self)
        self.bar.save_requested.connect(self.save)
        self.bar.cancel_requested.connect(self._cancel)
        self.form.changed.connect(self._changed)
        self.form.submitted.connect(self.save_now)
        self._lay_out()

    @property
    def is_changed(self) -> bool:
        return self.form.is_changed

    @Slot()
    def save_now(self) -> bool:
        if self.is_changed:
            self.save()
        return not self.is_changed

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        is_other = self._member is None or self._member.id != member.id
        keeps_typed = not is_other and self.form.is_changed and self._is_told_of_alike(member)
        super().show_person(team, member, day)
        if keeps_typed:
            return
        self.skills.offer([(skill.name, skill.id) for skill in team.skills])
        self.skills.name_parts("Skills and registrations", "")
        others = [(each.name, each.id) for each in team.staff if each.id != member.id]
        self.supervisor.offer([("Nobody", None), *others])
        self.form.put(_values(member))
        self._changed()

    def _is_told_of_alike(self, member: StaffMember) -> bool:
        """Whether the fields have the same to show: another tab may have kept something of the person."""
        if self._member is None:
            return False
        before, now = _values(self._member), _values(member)
        return all(before[name] == now[name] for name in self.form.names)

    @Slot()
    def save(self) -> None:
        """Keep what is typed."""
        from planner.services.record_edits import change_record
        from planner.services.record_form import changed_record

        team, member = self._team, self._member
        if team is None or member is None or self.form.has_refused():
            return
        values = self.form.values()
        values["skills"] = _held(member, values["skills"])

        problems = self.attempt(
            lambda: change_record(team, "staff", changed_record(member, values, member.name))
        )
        self.form.show_problems(problems or {})
        self._changed()

    @Slot()
    def _cancel(self) -> None:
        if self._member is not None:
            self.form.put(_values(self._member))
            self._changed()

    @Slot()
    def _changed(self) -> None:
        self.bar.show_changed(is_changed=self.form.is_changed)

    def _make_form(self) -> Form:
        form = Form()
        form.add_row(("name", "Name", TextField()), ("role", "Role and grade", TextField("Social worker")))
        form.add_row(
            ("supervisor", "Supervisor", self.supervisor),
            ("caseload", "Cases held", CountField(500, "not kept")),
        )
        form.add("skills", "Skills and registrations", self.skills)
        form.add_heading("What the rules should know")
        for name, text, note in MARKS:
            form.add(name, "", TickField(text), note)
        form.add("note", "Note", TextField("Seen by the manager only"))
        form.end()
        return form

    def _lay_out(self) -> None:
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(px(18), px(16), px(18), px(16))
        self.form.setMaximumWidth(px(620))
        row.addWidget(self.form, 1)
        row.addStretch(0)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(area, 1)
        column.addWidget(self.bar)


def _values(member: StaffMember) -> dict[str, Any]:
    fields = {name: getattr(member, name) for name in StaffMember.model_fields}
    return {**fields, "skills": tuple(held.skill for held in member.skills)}


def _held(member: StaffMember, skills: tuple[str, ...]) -> tuple[HeldSkill, ...]:
    """The skills chosen; those that were held keep their dates and their order."""
    kept = tuple(held for held in member.skills if held.skill in skills)
    known = {held.skill for held in kept}
    return (*kept, *(HeldSkill(skill=skill) for skill in skills if skill not in known))
