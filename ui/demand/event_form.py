"""The form of an event: a meeting, hearing or training at a fixed time, once or again and again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, ClassVar

from planner.domain.demand import Event
from planner.domain.team import Team
from planner.domain.time_grid import civil, date_of
from planner.services.record_edits import new_id
from planner.services.record_form import changed_record, made_record, refused_field
from planner.services.repeat_choice import RepeatChoice, made_repeat
from ui.demand.demand_form import RepeatingForm, kept_fields, own_fields, people_of
from ui.forms.choice_fields import ChipsField, ChoiceField, TickField
from ui.forms.date_field import DateField
from ui.forms.repeat_field import RepeatField
from ui.forms.text_fields import GIVE_TIME, EndField, NumberField, TextField, TimeField

KINDS = (("Meeting", "meeting"), ("Hearing", "hearing"), ("Training", "training"), ("Other", "other"))
PLACES = (("Office", "office"), ("Quiet room", "quiet_room"), ("Home", "home"), ("Elsewhere", "field"))


class EventForm(RepeatingForm):
    """`from` and `to` are times of the day `on`."""

    kind = "events"
    title, icon, save = "Event", "event", "Save event"
    renamed: ClassVar[Mapping[str, str]] = {"start": "from", "end": "to"}

    def __init__(self) -> None:
        super().__init__()
        self.people, self.repeats = ChipsField(), RepeatField()
        self.add("name", "Name", TextField("Team meeting"))
        self.add_row(("kind", "Kind", ChoiceField(KINDS)), ("place", "Place", ChoiceField(PLACES)))
        self.add("on", "Day", DateField())
        self.add_row(("from", "From", TimeField()), ("to", "Until", EndField()))
        self.add("repeats", "", self.repeats)
        self.add_row(
            ("travel_before", "Travel there", NumberField(0, 600, "min")),
            ("travel_after", "and back", NumberField(0, 600, "min")),
        )
        self.add("people", "People it needs", self.people)
        self.add("is_cancelled_for_service", "", TickField("Given up because the service needed its people"))
        self.changed.connect(self._fit)

    def offer(self, team: Team) -> None:
        self.people.offer(people_of(team))
        self.people.name_parts("People it needs", "")

    def put(self, values: Any) -> None:
        if "on" in values:
            self.repeats.begin_on(values["on"])
        super().put(values)
        self._fit()

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        return {
            "name": "",
            "kind": "meeting",
            "place": "office",
            "on": day,
            "from": 600,
            "to": 660,
            "repeats": RepeatChoice(),
            "travel_before": 0,
            "travel_after": 0,
            "people": tuple(member.id for member in team.staff),
            "is_cancelled_for_service": False,
        }

    def values_of(self, team: Team, key: str) -> dict[str, Any]:
        record: Event = self.found(team, key)
        midnight = record.start - record.start % 1440
        on = date_of(record.start)
        times = {"on": on, "from": record.start - midnight, "to": record.end - midnight}
        return {**own_fields(record), **times, **self.repeat_values(team, key, on)}

    def record(self, team: Team, key: str, values: dict[str, Any]) -> Event:
        kept = kept_fields(Event, values)
        kept["start"] = _moment(values, "from")
        kept["end"] = _moment(values, "to")
        kept["repeats"] = made_repeat(values["repeats"], values["on"])
        kept["is_cancelled_for_service"] = values["kind"] == "training" and values["is_cancelled_for_service"]
        if not key:
            record_id = new_id(team, values["name"].lower() or "event")
            return made_record(Event, {"id": record_id, **kept}, "The event")
        before: Event = self.found(team, key)
        return changed_record(before, kept, "The event")

    def _fit(self) -> None:
        self.repeats.begin_on(self["on"].value())
        self.show_field("is_cancelled_for_service", is_shown=self["kind"].value() == "training")


def _moment(values: Mapping[str, Any], name: str) -> int:
    if values[name] is None:
        raise refused_field(name, GIVE_TIME)
    return civil(values["on"], values[name])
