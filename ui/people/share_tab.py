"""The tab of a shared post: with whom, how it is split, the handover."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.staff import JobShare, StaffMember
from planner.domain.team import Team
from ui.forms.choice_fields import ChoiceField, DaysField
from ui.forms.form import Form
from ui.forms.record_pane import NEW, Entry, RecordPane
from ui.forms.text_fields import NumberField, TextField
from ui.people.person_tab import DoEdit, PersonTab
from ui.theme import px

SPLITS = (
    ("2.5 and 2.5 days", "half_weeks"),
    ("3 and 2 days, in turn", "three_two_alternating"),
    ("Alternate weeks", "alternate_weeks"),
    ("Halves of the day", "half_days"),
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


class ShareTab(PersonTab):
    """The hours of each half are in their own patterns; templates for both are in the pattern editor."""

    def __init__(self, do: DoEdit, parent: QWidget) -> None:
        super().__init__(do, parent)
        self.partner = ChoiceField()
        form = Form()
        form.add_row(("name", "Name of the post", TextField()), ("partner", "Shared with", self.partner))
        form.add_row(
            ("split", "How it is split", ChoiceField(SPLITS)),
            ("handover_minutes_per_week", "Handover together", NumberField(0, 600, "min a week")),
        )
        form.add("days", "One of the two is at work on", DaysField())
        form.setMaximumWidth(px(620))
        self.pane = RecordPane(
            "Job share", "Share the post", form, self, nothing="This post is not shared with anybody."
        )
        self.pane.save_requested.connect(self._save)
        self.pane.remove_requested.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.addWidget(self.pane)

    def panes(self) -> tuple[RecordPane, ...]:
        return (self.pane,)

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        super().show_person(team, member, day)
        self.partner.offer([(each.name, each.id) for each in team.staff if each.id != member.id])
        names = {each.id: each.name for each in team.staff}
        mine = [share for share in team.job_shares if member.id in share.people]
        entries = []
        for share in mine:
            partner = share.people[1] if share.people[0] == member.id else share.people[0]
            values = {name: getattr(share, name) for name in JobShare.model_fields} | {"partner": partner}
            entries.append(Entry(share.id, f"{share.name} · with {names.get(partner, partner)}", values))
        fresh = {
            "name": f"Post of {member.name}",
            "partner": None,
            "split": "half_weeks",
            "handover_minutes_per_week": 60,
            "days": WEEKDAYS,
        }
        self.pane.show_entries(entries, fresh)
        self.pane.add_button.setVisible(not mine)

    @Slot(str, dict)
    def _save(self, key: str, values: dict[str, Any]) -> None:
        from planner.services.record_edits import new_id, put_record
        from planner.services.record_form import made_record

        team, member = self._team, self._member
        if team is None or member is None:
            return
        if values["partner"] is None:
            self.pane.show_problems({"partner": "Choose with whom the post is shared."})
            return
        known = next((share for share in team.job_shares if share.id == key), None)
        is_first = known is None or known.people[0] == member.id
        pair = (member.id, values["partner"])
        whole = {
            **values,
            "id": new_id(team, f"share-{member.id}") if key == NEW else key,
            "people": pair if is_first else pair[::-1],
        }
        del whole["partner"]
        problems = self.attempt(
            lambda: put_record(team, "job_shares", made_record(JobShare, whole, "The job share"))
        )
        self.pane.show_problems({_field(path): text for path, text in (problems or {}).items()})

    @Slot(str)
    def _remove(self, key: str) -> None:
        from planner.services.record_edits import remove_record

        team = self._team
        if team is not None:
            self.attempt(lambda: remove_record(team, "job_shares", key))


def _field(path: str) -> str:
    return "partner" if path.startswith("people") else path
