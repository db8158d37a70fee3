"""The tab of a person's wishes and of times they cannot work for private reasons."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot

from planner.domain.records import WEEKDAY_NAMES
from planner.domain.staff import Preference, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import WEEKDAYS, day_label, times_label
from ui.forms.choice_fields import DaysField, SegmentField, TickField
from ui.forms.date_field import DateField
from ui.forms.editing_pane import EditingPane
from ui.forms.form import Form
from ui.forms.record_pane import NEW, Entry
from ui.forms.text_fields import EndField, HiddenField, TimeField
from ui.people.person_tab import OnePaneTab
from ui.theme import px

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit

WANTS = (
    ("Rather not", "not_work"),
    ("Would like to", "work"),
    ("At home", "home"),
    ("Cannot work", "cannot_work"),
)
STRENGTHS = (("Mild", 2), ("Strong", 6), ("Very strong", 10))
FRESH: dict[str, Any] = {
    "wants": "not_work",
    "weekdays": (),
    "day": None,
    "start": None,
    "end": None,
    "weight": 6,
    "is_private": False,
    "reason": "",
}


class WishesTab(OnePaneTab):
    """A wish weighs; what somebody cannot work is kept out of their days. Why is hidden until asked for."""

    def make_pane(self) -> EditingPane:
        form = Form()
        form.add("wants", "Wish, or a time that is kept free", SegmentField(WANTS))
        form.add("weekdays", "On these days of every week", DaysField())
        form.add("day", "Or on one day only", DateField("every week"))
        form.add_row(("start", "From", TimeField()), ("end", "Until", EndField()))
        form.add("weight", "How much it weighs", SegmentField(STRENGTHS))
        form.add("is_private", "", TickField("Private"), "The team sees that the time is kept, never why.")
        form.add("reason", "Why", HiddenField("why"), "For the person and the manager alone")
        form.changed.connect(self._show_weight)
        form.setMaximumWidth(px(620))
        pane = EditingPane(
            "Wishes and private times",
            "Add wish",
            form,
            self,
            do=self._do,
            put=self._put,
            without=self._without,
            nothing="No wishes, and no times that are kept free.",
        )
        pane.entry_chosen.connect(self._show_weight)
        return pane

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        super().show_person(team, member, day)
        mine = [wish for wish in team.preferences if wish.staff == member.id]
        self.pane.show_entries([Entry(wish.id, wish_label(wish), _values(wish)) for wish in mine], FRESH)
        self._show_weight()

    @Slot()
    def _show_weight(self, *_: object) -> None:
        """What cannot be worked has no weight."""
        if self._team is not None:
            wants = self.pane.form["wants"].value()
            self.pane.form.show_field("weight", is_shown=wants != "cannot_work")

    def _put(self, key: str, values: dict[str, Any]) -> TeamEdit:
        from planner.services.record_edits import new_id, put_record
        from planner.services.record_form import made_record
        from planner.services.requests.own_wishes import ask_when

        team, member = self.known()
        wish_id = new_id(team, f"wish-{member.id}") if key == NEW else key
        shift = next((each.shift for each in team.preferences if each.id == key), None)
        whole = {**values, "id": wish_id, "staff": member.id, "shift": shift}
        if whole["day"] is not None:
            whole["weekdays"] = ()
        wish = made_record(Preference, whole, "The wish")
        ask_when(wish)
        return put_record(team, "preferences", wish)

    def _without(self, key: str) -> TeamEdit:
        from planner.services.record_edits import remove_record

        return remove_record(self.known()[0], "preferences", key)


def wish_label(wish: Preference) -> str:
    """`Would rather not work Mon, Fri 16:00–20:00`."""
    what = next(text for text, value in WANTS if value == wish.wants)
    if wish.day is not None:
        when = day_label(wish.day.toordinal())
    elif wish.weekdays:
        when = ", ".join(WEEKDAYS[WEEKDAY_NAMES.index(day)] for day in wish.weekdays)
    else:
        when = "any day"
    times = f" {times_label(wish.start, wish.end)}" if wish.start is not None and wish.end is not None else ""
    return f"{what} · {when}{times}{' · private' if wish.is_private else ''}"


def _values(wish: Preference) -> dict[str, Any]:
    values = {name: getattr(wish, name) for name in FRESH}
    # The nearest strength that has a name; the exact weight of a file is kept until it is changed here.
    values["weight"] = min((weight for _, weight in STRENGTHS), key=lambda each: abs(each - wish.weight))
    return values
