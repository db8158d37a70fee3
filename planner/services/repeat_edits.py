"""Edits of repeating visits and events: one occurrence, one and all later ones, or the whole series.

One occurrence is changed by a record that stands in its place, or left out by a day in `skip`. “This and all
later ones” ends the series on the day before and begins another. What was moved or left out of a series that
moves to other days moves with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any, Literal

from planner.domain.demand import Event, Visit
from planner.domain.errors import RefusedEditError
from planner.domain.occurrences import event_of, first_day_of, occurrence_id, on_day, series_of, visit_of
from planner.domain.repeats import planned_days
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.services.edit_team import TeamEdit
from planner.services.record_edits import NOUNS, label_of, new_id, record_of
from planner.services.team_changes import AnyChange, RecordChange, added, replaced

RepeatingList = Literal["visits", "events"]
Scope = Literal["one", "on", "all"]
A_YEAR = 400


def occurrence_changed(
    team: Team, list_name: RepeatingList, demand: str, values: Mapping[str, Any]
) -> RecordChange:
    """Other values for what a demand id stands for: what comes once, or one occurrence of a series."""
    now = _occurrence(team, list_name, demand)
    before = _stored(team, list_name, demand)
    if before is not None:
        return replaced(team, list_name, before, before.model_copy(update=dict(values)))
    update = {"repeats": None, **values, "id": new_id(team, demand), "instead_of": demand}
    return added(team, list_name, now.model_copy(update=update))


def change_occurrence(
    team: Team, list_name: RepeatingList, demand: str, after: Visit | Event, scope: Scope
) -> TeamEdit:
    """Keep `after`, as it is to be on the day of the occurrence, for it, from it on, or for the whole series.

    `after` says how it goes on repeating; without, it comes once from then on. Raises RefusedEditError when
    the series is no longer there.
    """
    record_id, day = _place(demand)
    if scope == "one":
        fields = {name: getattr(after, name) for name in type(after).model_fields}
        own = {name: value for name, value in fields.items() if name not in ("id", "repeats", "instead_of")}
        change = occurrence_changed(team, list_name, demand, own)
        return _named("Change", list_name, after, f"of {day_label(day)}", (change,))
    series = record_of(team, list_name, record_id)
    if scope == "on" and day > first_day_of(series):
        return _change_from(team, list_name, series, day, after)
    return _change_all(team, list_name, series, day, after)


def leave_out(team: Team, list_name: RepeatingList, demand: str, scope: Scope) -> TeamEdit:
    """Leave the occurrence out, end the series before it, or take the whole series out."""
    record_id, day = _place(demand)
    series = record_of(team, list_name, record_id)
    mine = list(_overrides(team, list_name, record_id))
    if scope == "one":
        gone: list[AnyChange] = [replaced(team, list_name, each, None) for at, each in mine if at == day]
        repeats = series.repeats
        skip = tuple(sorted({*repeats.skip, date.fromordinal(day)}))
        after = series.model_copy(update={"repeats": repeats.model_copy(update={"skip": skip})})
        change = replaced(team, list_name, series, after)
        return _named("Leave out", list_name, series, f"on {day_label(day)}", (*gone, change))
    if scope == "on" and day > first_day_of(series):
        later: list[AnyChange] = [replaced(team, list_name, each, None) for at, each in mine if at >= day]
        change = replaced(team, list_name, series, _ended(series, day))
        return _named("End", list_name, series, f"before {day_label(day)}", (*later, change))
    every: list[AnyChange] = [RecordChange(list_name, each, None) for _, each in mine]
    return _named("Remove", list_name, series, "", (*every, RecordChange(list_name, series, None)))


def take_back(team: Team, list_name: RepeatingList, demand: str) -> TeamEdit:
    """What was changed or left out of one occurrence is as usual again."""
    record_id, day = _place(demand)
    series = record_of(team, list_name, record_id)
    changes: list[AnyChange] = [
        replaced(team, list_name, each, None)
        for at, each in _overrides(team, list_name, record_id)
        if at == day
    ]
    on = date.fromordinal(day)
    if on in series.repeats.skip:
        skip = tuple(each for each in series.repeats.skip if each != on)
        after = series.model_copy(update={"repeats": series.repeats.model_copy(update={"skip": skip})})
        changes.append(replaced(team, list_name, series, after))
    if not changes:
        raise RefusedEditError("It is as usual already.", "There is nothing to take back.")
    return _named("Have", list_name, series, f"as usual on {day_label(day)}", tuple(changes))


def is_left_out(series: Visit | Event, day: int) -> bool:
    """Whether the series leaves the day (an ordinal) out once."""
    return series.repeats is not None and date.fromordinal(day) in series.repeats.skip


def _change_from(
    team: Team, list_name: RepeatingList, series: Any, day: int, after: Visit | Event
) -> TeamEdit:
    moved_by = first_day_of(after) - day
    repeats = after.repeats
    if repeats is not None:
        skipped = (each for each in series.repeats.skip if each.toordinal() >= day)
        skip = tuple(each + timedelta(days=moved_by) for each in skipped)
        repeats = repeats.model_copy(update={"skip": skip})
    new = after.model_copy(update={"id": new_id(team, series.id), "instead_of": None, "repeats": repeats})
    later: list[AnyChange] = [
        _repointed(team, list_name, each, new.id if repeats is not None else None, at + moved_by)
        for at, each in _overrides(team, list_name, series.id)
        if at >= day
    ]
    changes = (*later, replaced(team, list_name, series, _ended(series, day)), added(team, list_name, new))
    return _named("Change", list_name, series, f"from {day_label(day)} on", changes)


def _change_all(team: Team, list_name: RepeatingList, series: Any, day: int, after: Any) -> TeamEdit:
    moved_by = first_day_of(after) - day
    repeats = after.repeats
    if repeats is None:
        once = after.model_copy(update={"id": series.id, "instead_of": None})
        gone = (replaced(team, list_name, each, None) for _, each in _overrides(team, list_name, series.id))
        changes = [replaced(team, list_name, series, once), *gone]
        return _named("Change", list_name, series, "to come once", tuple(changes))
    begin = first_day_of(series) + moved_by
    fitting = planned_days(
        repeats.model_copy(update={"last": None, "rests_on_bank_holidays": False}),
        begin,
        team.nation,
        range(begin, begin + A_YEAR),
    )
    skip = tuple(each + timedelta(days=moved_by) for each in series.repeats.skip)
    whole = on_day(after, fitting[0] if fitting else begin).model_copy(
        update={
            "id": series.id,
            "instead_of": None,
            "repeats": repeats.model_copy(update={"skip": skip}),
        }
    )
    changes = [replaced(team, list_name, series, whole)]
    if moved_by:
        changes += [
            _repointed(team, list_name, each, series.id, at + moved_by)
            for at, each in _overrides(team, list_name, series.id)
        ]
    return _named("Change", list_name, series, "", tuple(changes))


def _repointed(
    team: Team, list_name: RepeatingList, record: Any, series: str | None, day: int
) -> RecordChange:
    """The record in the place of another series' occurrence; of none, it is gone."""
    if series is None:
        return replaced(team, list_name, record, None)
    after = record.model_copy(update={"instead_of": occurrence_id(series, day)})
    return replaced(team, list_name, record, after)


def _ended(series: Any, day: int) -> Any:
    """The series with its last day before the day; what it leaves out later does not matter any more."""
    skip = tuple(each for each in series.repeats.skip if each.toordinal() < day)
    repeats = series.repeats.model_copy(update={"last": date.fromordinal(day - 1), "skip": skip})
    return series.model_copy(update={"repeats": repeats})


def _overrides(team: Team, list_name: RepeatingList, series: str) -> Iterator[tuple[int, Any]]:
    """The records that stand in the place of occurrences of the series, each with its day."""
    for each in getattr(team, list_name):
        if each.instead_of is not None:
            record_id, day = series_of(each.instead_of)
            if record_id == series and day is not None:
                yield day, each


def _stored(team: Team, list_name: RepeatingList, demand: str) -> Any:
    """The record that answers to the demand id by itself; None for an occurrence as its series has it."""
    for each in getattr(team, list_name):
        if each.instead_of == demand or (each.id == demand and each.repeats is None):
            return each
    return None


def _occurrence(team: Team, list_name: RepeatingList, demand: str) -> Visit | Event:
    found = visit_of(team, demand) if list_name == "visits" else event_of(team, demand)
    if found is None:
        raise RefusedEditError(
            f"This {NOUNS[list_name]} is no longer asked on that day.", "Somebody has changed it; look again."
        )
    return found


def _place(demand: str) -> tuple[str, int]:
    record_id, day = series_of(demand)
    if day is None:
        raise RefusedEditError("This does not repeat.", "Change it as it stands.")
    return record_id, day


def _named(
    verb: str, list_name: RepeatingList, record: Any, when: str, changes: tuple[AnyChange, ...]
) -> TeamEdit:
    """`Change visit R-1042 from Tue 8 Dec on`, `Leave out event Team meeting on Fri 27 Nov`."""
    label = label_of(Team(id="any", name="any"), record)
    what = f"{verb} {NOUNS[list_name]} {label} {when}".strip()
    return TeamEdit(what, f"{label} {when}".strip(), changes)
