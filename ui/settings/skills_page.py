"""The pages of what the team has lists of: skills that work can ask for, and named shifts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from planner.domain.contracts import NamedShift, NamedShiftsDay
from planner.domain.errors import RefusedEditError
from planner.domain.staff import Skill
from planner.domain.team import Team
from planner.domain.time_grid import times_label
from planner.rules.wording import listed
from ui.forms.attempt import DoEdit
from ui.forms.choice_fields import ChipsField, ChoiceField
from ui.forms.editing_pane import EditingPane
from ui.forms.form import Form
from ui.forms.record_pane import NEW, Entry
from ui.forms.text_fields import EndField, NumberField, TextField, TimeField

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit

MOST_NAMED = 3
PLACES = (("Office", "office"), ("Home", "home"), ("Either", "either"))


class SkillsPage(EditingPane):
    """A skill that somebody holds or some work asks for is not taken out before it is asked for no more."""

    def __init__(self, team: Team, do: DoEdit, parent: QWidget) -> None:
        form = Form()
        form.add("name", "Name", TextField("Approved mental health professional"))
        super().__init__(
            "Skills",
            "Add skill",
            form,
            parent,
            do=do,
            put=self._changed_skill,
            without=self._without_skill,
            nothing="No skills yet.",
        )
        self._team = team
        self.show_team(team)

    def show_team(self, team: Team) -> None:
        """The team's skills with how many hold each."""
        self._team = team
        holders = {
            skill.id: sum(any(held.skill == skill.id for held in member.skills) for member in team.staff)
            for skill in team.skills
        }
        self.show_entries(
            [
                Entry(skill.id, f"{skill.name} · held by {holders[skill.id]}", {"name": skill.name})
                for skill in team.skills
            ],
            {"name": ""},
        )

    def _changed_skill(self, key: str, values: dict[str, Any]) -> TeamEdit:
        from planner.services.record_edits import new_id, put_record
        from planner.services.record_form import made_record

        skill_id = new_id(self._team, values["name"].lower() or "skill") if key == NEW else key
        return put_record(self._team, "skills", made_record(Skill, {**values, "id": skill_id}, "The skill"))

    def _without_skill(self, key: str) -> TeamEdit:
        from planner.services.record_edits import remove_record

        holders = [each.name for each in self._team.staff if any(held.skill == key for held in each.skills)]
        if holders:
            raise _still_used("held by", holders)
        return remove_record(self._team, "skills", key)


class NamedShiftsPage(EditingPane):
    """Early, Late, Night: patterns choose among them."""

    def __init__(self, team: Team, do: DoEdit, parent: QWidget) -> None:
        self._never = ChipsField()
        form = Form()
        form.add("name", "Name", TextField("Early"))
        form.add_row(("start", "Starts", TimeField(0)), ("end", "Ends", EndField(0)))
        form.add_row(
            ("break_minutes", "Unpaid break", NumberField(0, 240, "min")),
            ("place", "Worked at", ChoiceField(PLACES)),
        )
        form.add("never_followed_by", "Never followed on the next day by", self._never)
        super().__init__(
            "Named shifts",
            "Add shift",
            form,
            parent,
            do=do,
            put=self._changed_shift,
            without=self._without_shift,
            nothing="No named shifts.",
        )
        self._team = team
        self.show_team(team)

    def show_team(self, team: Team) -> None:
        """The team's named shifts with their times; an end not after the start is on the next day."""
        self._team = team
        self._never.offer([(shift.name, shift.id) for shift in team.named_shifts])
        self.form.show_field("never_followed_by", is_shown=bool(team.named_shifts))
        names = ("name", "start", "end", "break_minutes", "place", "never_followed_by")
        entries = [
            Entry(
                shift.id,
                f"{shift.name} · {times_label(shift.start, shift.end)}",
                {name: getattr(shift, name) for name in names},
            )
            for shift in team.named_shifts
        ]
        fresh = {
            "name": "",
            "start": 480,
            "end": 960,
            "break_minutes": 30,
            "place": "office",
            "never_followed_by": (),
        }
        self.show_entries(entries, fresh)

    def _changed_shift(self, key: str, values: dict[str, Any]) -> TeamEdit:
        from planner.services.record_edits import new_id, put_record
        from planner.services.record_form import made_record

        shift_id = new_id(self._team, values["name"].lower() or "shift") if key == NEW else key
        return put_record(
            self._team, "named_shifts", made_record(NamedShift, {**values, "id": shift_id}, "The shift")
        )

    def _without_shift(self, key: str) -> TeamEdit:
        from planner.services.record_edits import remove_record

        users = [
            pattern.name
            for pattern in self._team.patterns
            if any(
                isinstance(day, NamedShiftsDay) and key in day.shifts
                for week in pattern.weeks
                for day in week.days
            )
        ]
        if users:
            raise _still_used("worked in", users)
        return remove_record(self._team, "named_shifts", key)


def _still_used(how: str, names: list[str]) -> RefusedEditError:
    """Why a skill or a shift is not taken out: `It is held by Ada Nwosu, Ben Cole and 3 more.`"""
    few = [*names[:MOST_NAMED], f"{len(names) - MOST_NAMED} more"] if len(names) > MOST_NAMED else names
    return RefusedEditError(f"It is {how} {listed(few)}.", "Change that first.")
