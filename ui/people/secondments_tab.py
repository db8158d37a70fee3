"""The tab of loans and secondments: dates, the other team, the second supervisor."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import Slot

from planner.domain.records import DateRange
from planner.domain.staff import Secondment, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from ui.forms.choice_fields import SegmentField
from ui.forms.date_field import DateField
from ui.forms.editing_pane import EditingPane
from ui.forms.form import Form
from ui.forms.record_pane import Entry
from ui.forms.text_fields import TextField
from ui.people.person_tab import Foretold, MemberListTab
from ui.theme import px

DIRECTIONS = (("Here from another team", "here"), ("Away to another team", "away"))


class SecondmentsTab(MemberListTab):
    """Somebody who is here from elsewhere can be planned on those days only; who is away cannot."""

    list_name = "secondments"

    def make_pane(self) -> EditingPane:
        form = Form()
        form.add("direction", "Direction", SegmentField(DIRECTIONS))
        form.add_row(("first", "From", DateField()), ("last", "Until", DateField("open end")))
        form.add_row(
            ("other_team", "Other team or authority", TextField()),
            ("second_supervisor", "Second supervisor there", TextField("Name")),
        )
        self.effect = Foretold(form)
        form.add_widget(self.effect)
        form.setMaximumWidth(px(620))
        pane = EditingPane(
            "Loans and secondments",
            "Add",
            form,
            self,
            do=self._do,
            put=self.put_entry,
            without=self.without_entry,
            nothing="No loan or secondment.",
        )
        form.changed.connect(self._show_effect)
        pane.entry_chosen.connect(self._show_effect)
        return pane

    @Slot()
    def _show_effect(self, *_: object) -> None:
        """Say what it does to cover that the person goes, before it is kept."""
        words: Sequence[str] = ()
        if self.pane.is_changed and self._member is not None:
            after = self.after(lambda: self.put_entry(self.pane.key, self.pane.form.values()))
            words = self.effect_of(after)
        self.effect.show_words(words, self.pane.bar.save)

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        super().show_person(team, member, day)
        entries = [
            Entry(str(number), _label(each), _values(each)) for number, each in enumerate(member.secondments)
        ]
        fresh = {
            "direction": "here",
            "first": day,
            "last": None,
            "other_team": "",
            "second_supervisor": "",
        }
        self.pane.show_entries(entries, fresh)

    def made(self, key: str, values: dict[str, Any]) -> Secondment:
        from planner.services.record_form import made_record

        del key
        return made_record(
            Secondment,
            {
                "dates": made_record(DateRange, {"first": values["first"], "last": values["last"]}, "It"),
                "direction": values["direction"],
                "other_team": values["other_team"],
                "second_supervisor": values["second_supervisor"] or None,
            },
            "The secondment",
        )


def _label(each: Secondment) -> str:
    way = "Here from" if each.direction == "here" else "Away to"
    last = f"to {day_label(each.dates.last.toordinal())}" if each.dates.last else "open end"
    return f"{way} {each.other_team} · {day_label(each.dates.first.toordinal())} {last}"


def _values(each: Secondment) -> dict[str, Any]:
    return {
        "direction": each.direction,
        "first": each.dates.first,
        "last": each.dates.last,
        "other_team": each.other_team,
        "second_supervisor": each.second_supervisor or "",
    }
