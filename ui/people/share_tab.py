"""The tab of a shared post: with whom, how it is split, the handover."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from planner.domain.staff import JobShare, StaffMember
from planner.domain.team import Team
from ui.forms.choice_fields import ChoiceField, DaysField
from ui.forms.editing_pane import EditingPane
from ui.forms.form import Form
from ui.forms.record_pane import NEW, Entry
from ui.forms.text_fields import NumberField, TextField
from ui.people.person_tab import OnePaneTab
from ui.theme import px

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit

SPLITS = (
    ("2.5 and 2.5 days", "half_weeks"),
    ("3 and 2 days, in turn", "three_two_alternating"),
    ("Alternate weeks", "alternate_weeks"),
    ("Halves of the day", "half_days"),
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")


class ShareTab(OnePaneTab):
    """The hours of each half are in their own patterns; templates for both are in the pattern editor."""

    def make_pane(self) -> EditingPane:
        self.partner = ChoiceField()
        form = Form()
        form.add_row(("name", "Name of the post", TextField()), ("partner", "Shared with", self.partner))
        form.add_row(
            ("split", "How it is split", ChoiceField(SPLITS)),
            ("handover_minutes_per_week", "Handover together", NumberField(0, 600, "min a week")),
        )
        form.add("days", "One of the two is at work on", DaysField())
        form.changed.connect(self._show_overlap)
        form.setMaximumWidth(px(620))
        pane = EditingPane(
            "Job share",
            "Share the post",
            form,
            self,
            do=self._do,
            put=self._put,
            without=self._without,
            nothing="This post is not shared with anybody.",
            field_of=_field,
        )
        pane.entry_chosen.connect(self._show_overlap)
        return pane

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        super().show_person(team, member, day)
        self.partner.offer([(each.name, each.id) for each in team.staff if each.id != member.id])
        names = team.staff_names
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
        self._show_overlap()

    @Slot()
    def _show_overlap(self, *_: object) -> None:
        """Say how the post is kept by the patterns of the two, while it is typed."""
        from planner.services.share_overlap import overlap_words, share_overlap

        if self._team is None:
            return
        team, member = self.known()
        values = self.pane.form.values()
        overlap = (
            share_overlap(team, member.id, values["partner"], values["days"], self._day)
            if values["partner"] is not None
            else None
        )
        self.pane.form.tell("days", overlap_words(overlap, values["handover_minutes_per_week"]))

    def _put(self, key: str, values: dict[str, Any]) -> TeamEdit:
        from planner.services.record_edits import new_id, put_record
        from planner.services.record_form import made_record, refused_field

        team, member = self.known()
        if values["partner"] is None:
            raise refused_field("partner", "Choose with whom the post is shared.")
        known = next((share for share in team.job_shares if share.id == key), None)
        is_first = known is None or known.people[0] == member.id
        pair = (member.id, values["partner"])
        whole = {
            **values,
            "id": new_id(team, f"share-{member.id}") if key == NEW else key,
            "people": pair if is_first else pair[::-1],
        }
        del whole["partner"]
        return put_record(team, "job_shares", made_record(JobShare, whole, "The job share"))

    def _without(self, key: str) -> TeamEdit:
        from planner.services.record_edits import remove_record

        return remove_record(self.known()[0], "job_shares", key)


def _field(path: str) -> str:
    return "partner" if path.startswith("people") else path
