"""What the forms of demand share: the record they are of, its place in time, and the step they make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Literal

from planner.domain.demand import Event, Visit
from planner.domain.occurrences import event_of, on_day, series_of, visit_of
from planner.domain.team import Team
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import put_record
from planner.services.repeat_choice import choice_of
from planner.services.repeat_edits import RepeatingList, Scope, change_occurrence, is_left_out
from planner.services.team_changes import TeamList
from ui.forms.form import Form


@dataclass(frozen=True, slots=True)
class Place:
    """Which record is in the form: nothing for a new one, else its id or an occurrence's. `week`: the Monday
    of the week on screen. `scope`: for how much of what repeats the change is."""

    key: str = ""
    scope: Scope = "one"
    week: date = date(2026, 1, 5)


class DemandForm(Form):
    """One kind of demand. `values_of` fills it, `edit` turns what is typed into one step."""

    kind: ClassVar[TeamList]
    title: ClassVar[str] = ""
    icon: ClassVar[str] = "calendar-blank"
    save: ClassVar[str] = "Save"
    # Fields of the form for fields of the record whose names are others.
    renamed: ClassVar[Mapping[str, str]] = {}

    def offer(self, team: Team) -> None:
        """Give the choices that depend on the team."""

    def fresh(self, team: Team, day: date) -> dict[str, Any]:
        """The values that a new record begins with."""
        raise NotImplementedError

    def values_of(self, team: Team, key: str) -> dict[str, Any]:
        """The values of the record. LookupError where it is no longer there."""
        raise NotImplementedError

    def record(self, team: Team, key: str, values: dict[str, Any]) -> Any:
        """The record of the values; with nothing as its key, a new one. Raises BadInputError by fields."""
        raise NotImplementedError

    def edit(self, team: Team, place: Place, values: dict[str, Any]) -> TeamEdit:
        """The step that keeps the values. Raises BadInputError by the form's fields."""
        return put_record(team, self.kind, self.record(team, place.key, values))

    def day(self, values: dict[str, Any]) -> date | None:
        """The day whose cover is looked at."""
        on: date | None = values.get("on")
        return on

    def fit_scope(self, scope: Scope | Literal[""]) -> None:
        """Show what matters for so much of what repeats."""

    def by_field(self, problems: Mapping[str, str]) -> dict[str, str]:
        """Sentences by the form's fields; what no field has is said above the form."""
        found: dict[str, str] = {}
        for path, sentence in problems.items():
            first = path.partition(".")[0]
            found.setdefault(self.renamed.get(path) or self.renamed.get(first, first), sentence)
        return found

    def found(self, team: Team, key: str) -> Any:
        """The record with the id. LookupError where it is no longer there."""
        for record in getattr(team, self.kind):
            if record.id == key:
                return record
        raise LookupError(key)


class RepeatingForm(DemandForm):
    """Of visits and events: the record on one of its days."""

    def found(self, team: Team, key: str) -> Any:
        """The visit or event as it is on the day of the key, with the id of its record."""
        record = self.on_its_day(team, key)
        if record is None:
            return super().found(team, key)
        return record.model_copy(update={"id": series_of(key)[0]})

    def on_its_day(self, team: Team, key: str) -> Visit | Event | None:
        """What the key stands for, even where it is left out once; None where it is not asked."""
        asked = visit_of(team, key) if self.kind == "visits" else event_of(team, key)
        if asked is not None:
            return asked
        series_id, day = series_of(key)
        series = next((each for each in getattr(team, self.kind) if each.id == series_id), None)
        if day is None or series is None or not is_left_out(series, day):
            return None
        left_out: Visit | Event = on_day(series, day)
        return left_out

    def repeat_values(self, team: Team, key: str, day: date) -> dict[str, Any]:
        """How the series of the record repeats, counted from the day."""
        series_id = series_of(key)[0]
        series = next((each for each in getattr(team, self.kind) if each.id == series_id), None)
        return {"repeats": choice_of(series.repeats if series is not None else None, day)}

    def edit(self, team: Team, place: Place, values: dict[str, Any]) -> TeamEdit:
        record = self.record(team, place.key, values)
        if "@" not in place.key:
            return put_record(team, self.kind, record)
        list_name: RepeatingList = "visits" if self.kind == "visits" else "events"
        return change_occurrence(team, list_name, place.key, record, place.scope)

    def fit_scope(self, scope: Scope | Literal[""]) -> None:
        self.show_field("repeats", is_shown=scope != "one")


def people_of(team: Team) -> list[tuple[str, Any]]:
    """The people as choices."""
    return [(member.name, member.id) for member in team.staff]


def skills_of(team: Team) -> list[tuple[str, Any]]:
    """The skills as choices."""
    return [(skill.name, skill.id) for skill in team.skills]


def own_fields(record: Any) -> dict[str, Any]:
    """The record's fields by their names."""
    return {name: getattr(record, name) for name in type(record).model_fields}


def kept_fields(record: type[Any], values: Mapping[str, Any]) -> dict[str, Any]:
    """Of the form's values those that are fields of the record, its way of repeating left out."""
    return {name: values[name] for name in record.model_fields if name in values and name != "repeats"}
