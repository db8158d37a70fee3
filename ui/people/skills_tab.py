"""The tab of skills and registrations with the days on which they are held."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton

from planner.domain.records import DateRange
from planner.domain.staff import HeldSkill, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import MONTHS
from ui.forms.choice_fields import ChoiceField
from ui.forms.date_field import DateField
from ui.forms.editing_pane import EditingPane
from ui.forms.form import Form
from ui.forms.record_pane import Entry
from ui.people.person_tab import MemberListTab
from ui.theme import px

NO_LIST = "The team has no list of skills yet: Settings, List of skills."


class SkillsTab(MemberListTab):
    """A registration that lapses counts until its last day; without dates a skill is held for good."""

    list_requested = Signal()

    list_name = "skills"

    def make_pane(self) -> EditingPane:
        self.skill = ChoiceField()
        form = Form()
        form.add("skill", "Skill or registration", self.skill)
        form.add_row(
            ("first", "Held from", DateField("from the beginning")), ("last", "Until", DateField("open end"))
        )
        to_list = QPushButton("The team's list of skills…")
        to_list.setProperty("small", True)
        to_list.clicked.connect(self.list_requested)
        row = QHBoxLayout()
        row.addWidget(to_list)
        row.addStretch(1)
        form.add_layout(row)
        form.setMaximumWidth(px(620))
        return EditingPane(
            "Skills and registrations",
            "Add",
            form,
            self,
            do=self._do,
            put=self.put_entry,
            without=self.without_entry,
            nothing="No skills yet. What the team knows of stands in Settings, List of skills.",
        )

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        super().show_person(team, member, day)
        names = {skill.id: skill.name for skill in team.skills}
        self.skill.offer([(skill.name, skill.id) for skill in team.skills])
        entries = [
            Entry(str(number), held_label(each, names.get(each.skill, each.skill), day), _values(each))
            for number, each in enumerate(member.skills)
        ]
        held = {each.skill for each in member.skills}
        free = next((skill.id for skill in team.skills if skill.id not in held), None)
        self.pane.show_entries(entries, {"skill": free, "first": None, "last": None})
        self.pane.add_button.setEnabled(bool(team.skills))
        self.pane.add_button.setToolTip("" if team.skills else NO_LIST)

    def made(self, key: str, values: dict[str, Any]) -> HeldSkill:
        from planner.services.record_form import made_record, refused_field

        first, last = values["first"], values["last"]
        if first is None and last is not None:
            raise refused_field("first", "Say from when, too: a skill that ends has begun.")
        dates = made_record(DateRange, {"first": first, "last": last}, "The dates") if first else None
        held = made_record(HeldSkill, {"skill": values["skill"], "dates": dates}, "The skill")
        if any(each.skill == held.skill and str(n) != key for n, each in enumerate(self.entries_now())):
            raise refused_field("skill", "It is in the list already; change its dates there.")
        return held


def held_label(held: HeldSkill, name: str, day: date) -> str:
    """`AMHP · 1 Apr 2025 to 31 Mar 2027`; says so where it is not held on the day."""
    if held.dates is None:
        return name
    last = f"to {_day(held.dates.last)}" if held.dates.last else "on"
    text = f"{name} · {_day(held.dates.first)} {last}"
    return text if held.dates.has(day.toordinal()) else f"{text} · not in force this week"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _values(held: HeldSkill) -> dict[str, Any]:
    dates = held.dates
    return {
        "skill": held.skill,
        "first": dates.first if dates else None,
        "last": dates.last if dates else None,
    }
