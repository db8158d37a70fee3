"""The tab of loans and secondments: dates, the other team, the second supervisor."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from planner.domain.records import DateRange
from planner.domain.staff import Secondment, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from ui.forms.choice_fields import SegmentField
from ui.forms.form import Form
from ui.forms.record_pane import NEW, Entry, RecordPane
from ui.forms.text_fields import DateField, TextField
from ui.people.person_tab import DoEdit, PersonTab
from ui.theme import px

DIRECTIONS = (("Here from another team", "here"), ("Away to another team", "away"))


class SecondmentsTab(PersonTab):
    """Somebody who is here from elsewhere can be planned on those days only; who is away cannot."""

    def __init__(self, do: DoEdit, parent: QWidget) -> None:
        super().__init__(do, parent)
        form = Form()
        form.add("direction", "Direction", SegmentField(DIRECTIONS))
        form.add_row(("first", "From", DateField()), ("last", "Until", DateField("open end")))
        form.add_row(
            ("other_team", "Other team or authority", TextField()),
            ("second_supervisor", "Second supervisor there", TextField("Name")),
        )
        form.setMaximumWidth(px(620))
        nothing = "No loan or secondment."
        self.pane = RecordPane("Loans and secondments", "Add", form, self, nothing=nothing)
        self.pane.save_requested.connect(self._save)
        self.pane.remove_requested.connect(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(px(14), px(14), px(14), px(14))
        column.addWidget(self.pane)

    def panes(self) -> tuple[RecordPane, ...]:
        return (self.pane,)

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

    @Slot(str, dict)
    def _save(self, key: str, values: dict[str, Any]) -> None:
        from planner.services.record_form import made_record

        def secondments() -> tuple[Secondment, ...]:
            made = made_record(
                Secondment,
                {
                    "dates": made_record(DateRange, {"first": values["first"], "last": values["last"]}, "It"),
                    "direction": values["direction"],
                    "other_team": values["other_team"],
                    "second_supervisor": values["second_supervisor"] or None,
                },
                "The secondment",
            )
            now = self._member.secondments if self._member is not None else ()
            if key == NEW:
                return (*now, made)
            return tuple(made if str(number) == key else each for number, each in enumerate(now))

        self._keep(secondments)

    @Slot(str)
    def _remove(self, key: str) -> None:
        now = self._member.secondments if self._member is not None else ()
        self._keep(lambda: tuple(each for number, each in enumerate(now) if str(number) != key))

    def _keep(self, secondments: Any) -> None:
        from planner.services.record_edits import change_record

        team, member = self._team, self._member
        if team is None or member is None:
            return
        problems = self.attempt(
            lambda: change_record(team, "staff", member.model_copy(update={"secondments": secondments()}))
        )
        self.pane.show_problems({_field(path): text for path, text in (problems or {}).items()})


def _field(path: str) -> str:
    """`secondments.0.dates.first` is the form's `first`."""
    return path.rpartition(".")[2] if path.startswith("secondments") else path


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
