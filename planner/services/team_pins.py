"""Pins that the team itself holds, whatever rota there is: letting them go, and those that no rota keeps."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from planner.domain.indexed_shifts import indexed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.team import Team
from planner.rules.pinned_parts import Pin
from planner.rules.pins import lost_pins
from planner.rules.rota_view import RotaView
from planner.services.allow_exceptions import NOTHING_ALLOWED, Allowance
from planner.services.edit_team import TeamEdit
from planner.services.new_findings import changed_shifts
from planner.services.relax_team import team_edit_of
from planner.services.team_changes import RecordChange, replaced, with_changes


def pins_let_go(team: Team, pins: Iterable[Pin]) -> Allowance:
    """The team's list of pins without these; those that only a draft holds are no part of it."""
    changes: list[RecordChange] = []
    for pin in pins:
        change = _let_go(with_changes(team, tuple(changes)), pin)
        changes += [change] if change is not None else []
    return Allowance(changes=tuple(changes)) if changes else NOTHING_ALLOWED


def _let_go(team: Team, pin: Pin) -> RecordChange | None:
    for kept in team.pins:
        if kept.staff != pin.staff:
            continue
        gone = pin.activity.work if pin.activity is not None else None
        rest = tuple(each for each in kept.activities if each.work != gone)
        is_let_go = pin.shift is not None and kept.is_pinned and kept.day == pin.day
        if is_let_go or len(rest) < len(kept.activities):
            is_pinned = kept.is_pinned and not is_let_go
            after = kept.model_copy(update={"activities": rest, "is_pinned": is_pinned})
            return replaced(team, "pins", kept, after if rest or is_pinned else None)
    return None


def unpinned_between(before: Rota, after: Rota) -> list[Pin]:
    """What was pinned in the one rota, and still stands in the other without its pin."""
    old = indexed(before.shifts).by_id
    found: list[Pin] = []
    for shift_id, now in changed_shifts(before, after).items():
        was = old.get(shift_id)
        if was is None or now is None:
            continue
        if was.is_pinned and not now.is_pinned:
            found.append(Pin(was.staff, shift=was))
        free = [each.work for each in now.activities if not each.is_pinned]
        found += [
            Pin(was.staff, activity=each) for each in was.activities if each.is_pinned and each.work in free
        ]
    return found


def lost_team_pins(team: Team, problem: RotaProblem, shifts: Sequence[Shift], staff: str) -> tuple[Pin, ...]:
    """What the team has pinned for a person and the rota has not kept."""
    person = problem.person_by_id.get(staff)
    lost = lost_pins(RotaView(problem, shifts), person) if person is not None else ()
    return tuple(pin for pin in lost if pins_let_go(team, (pin,)))


def unpin_lost(team: Team, problem: RotaProblem, shifts: Sequence[Shift], staff: str) -> TeamEdit | None:
    """Let go of what is pinned for a person and no longer in the rota, as one edit; None where nothing is."""
    pins = lost_team_pins(team, problem, shifts, staff)
    if not pins:
        return None
    what = f"Unpin {pins[0].words(problem, is_pinned=False)}" if len(pins) == 1 else f"Unpin {len(pins)} pins"
    return team_edit_of(team, pins_let_go(team, pins), what)
