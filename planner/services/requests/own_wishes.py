"""Wishes and private unavailability, kept by the person themselves: nobody has to approve them."""

from __future__ import annotations

from uuid import uuid4

from planner.domain.errors import RefusedEditError
from planner.domain.roles import Caller
from planner.domain.staff import Preference
from planner.ports import Store
from planner.services.edit_team import TeamEdit, edit_team_in
from planner.services.permitted import permitted
from planner.services.record_edits import record_of
from planner.services.record_form import refused_field
from planner.services.requests.own_leave import name_of
from planner.services.team_changes import added, replaced

# From mild to strong; what a manager may weigh more is not for oneself to say.
MOST_WEIGHT = 10


def put_wish(store: Store, caller: Caller, wish: Preference) -> Preference:
    """Keep a wish, new (an id that nobody has: an empty stem is enough) or changed.

    Raises `NotPermittedError` for somebody else's, and `BadInputError` for a weight beyond strong or a wish
    that names no time.
    """
    ask_when(wish)
    if wish.weight > MOST_WEIGHT:
        raise refused_field("weight", f"{MOST_WEIGHT} is the most.")
    with permitted(store, caller, "write a wish", wish.staff) as unit:
        team = unit.team()
        name = name_of(team, record_of(team, "staff", wish.staff).id)
        before = next((each for each in team.preferences if each.id == wish.id), None)
        if before is not None and before.staff != wish.staff:
            raise RefusedEditError("This wish is somebody else's.", "Look at the list again.")
        change = added(team, "preferences", wish)
        if before is not None:
            change = replaced(team, "preferences", before, wish)
        verb = "Add" if before is None else "Change"
        edit_team_in(unit, TeamEdit(f"{verb} wish of {name}", name, (change,)), caller.name)
    return wish


def ask_when(wish: Preference) -> None:
    """Only at home one may wish to be at any time: all else names days, times or a shift. `BadInputError`."""
    named = wish.weekdays or wish.day or wish.shift
    if wish.wants != "home" and not named and wish.start is None and wish.end is None:
        raise refused_field(
            "weekdays", "Choose days, one day or a time; as it stands it is all of every day."
        )


def remove_wish(store: Store, caller: Caller, wish_id: str, staff: str) -> None:
    """Take a wish out. Raises `NotPermittedError`, `RefusedEditError` when it is not there."""
    with permitted(store, caller, "write a wish", staff) as unit:
        team = unit.team()
        before: Preference = record_of(team, "preferences", wish_id)
        if before.staff != staff:
            raise RefusedEditError("This wish is somebody else's.", "Look at the list again.")
        name = name_of(team, staff)
        change = replaced(team, "preferences", before, None)
        edit_team_in(unit, TeamEdit(f"Remove wish of {name}", name, (change,)), caller.name)


def new_wish_id() -> str:
    """An id for a new wish: ids of others need not be known for it."""
    return f"wish-{uuid4().hex[:12]}"
