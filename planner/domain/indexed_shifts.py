"""A rota's shifts by person, day and demand. After an edit only what it touches is sorted anew."""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from planner.domain.differing import few_differing
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import DAY

Service = tuple[Shift, Activity]
Key = TypeVar("Key", bound=Hashable)
Item = TypeVar("Item")
Groups = Mapping[Key, tuple[Item, ...]]


@dataclass(frozen=True, slots=True)
class IndexedShifts:
    """Groups of the shifts, each in the order of the rota. A group that an edit leaves as it is, is the very
    tuple that was there before.

    `starting_on` and `touching` are by day (an ordinal); a night touches two. `serving`: the activities for a
    demand, each with its shift. `by_id`: of shifts of the same id, the first.
    """

    shifts: tuple[Shift, ...]
    by_id: Mapping[str, Shift]
    of_person: Groups[str, Shift]
    starting_on: Groups[int, Shift]
    touching: Groups[int, Shift]
    serving: Groups[str, Service]


# Those that were asked for last.
_LAST: deque[IndexedShifts] = deque(maxlen=4)


def indexed(shifts: Sequence[Shift]) -> IndexedShifts:
    """The index of the shifts, from that of a rota of nearly the same ones where there is one."""
    wanted = tuple(shifts)
    for known in _LAST:
        if known.shifts is wanted:
            return known
    near = (_after(known, wanted) for known in tuple(_LAST))
    found = next((each for each in near if each is not None), None) or sorted_anew(wanted)
    _LAST.appendleft(found)
    return found


def sorted_anew(shifts: tuple[Shift, ...]) -> IndexedShifts:
    """The index from nothing but the shifts."""
    by_id: dict[str, Shift] = {}
    of_person: dict[str, list[Shift]] = {}
    starting_on: dict[int, list[Shift]] = {}
    touching: dict[int, list[Shift]] = {}
    serving: dict[str, list[Service]] = {}
    for shift in shifts:
        by_id.setdefault(shift.id, shift)
        of_person.setdefault(shift.staff, []).append(shift)
        starting_on.setdefault(shift.day, []).append(shift)
        for day in range(shift.day, (shift.end - 1) // DAY + 1):
            touching.setdefault(day, []).append(shift)
        for activity in shift.activities:
            if activity.demand is not None:
                serving.setdefault(activity.demand, []).append((shift, activity))
    return IndexedShifts(
        shifts, by_id, _frozen(of_person), _frozen(starting_on), _frozen(touching), _frozen(serving)
    )


def _frozen(groups: Mapping[Key, Sequence[Item]]) -> dict[Key, tuple[Item, ...]]:
    return {key: tuple(items) for key, items in groups.items()}


def _after(before: IndexedShifts, shifts: tuple[Shift, ...]) -> IndexedShifts | None:
    """The index of other shifts, where nearly all are those of before and in the same order."""
    found = few_differing(before.shifts, shifts)
    # Of two shifts of one id the other may become the first.
    if found is None or len(before.by_id) < len(before.shifts):
        return None
    gone, come = found
    # What stands in a group with one of them, and so all that the groups to be made anew are made of.
    other = sorted_anew((*gone, *come))
    near = set(map(id, come))
    near.update(_ids(before.of_person, other.of_person), _ids(before.touching, other.touching))
    near.update(_ids(before.starting_on, other.starting_on))
    near.update(id(shift) for demand in other.serving for shift, _ in before.serving.get(demand, ()))
    near.update(id(before.by_id[each]) for each in other.by_id if each in before.by_id)
    part = sorted_anew(tuple(shift for shift in shifts if id(shift) in near))
    return IndexedShifts(
        shifts,
        renewed(before.by_id, part.by_id, other.by_id),
        renewed(before.of_person, part.of_person, other.of_person),
        renewed(before.starting_on, part.starting_on, other.starting_on),
        renewed(before.touching, part.touching, other.touching),
        renewed(before.serving, part.serving, other.serving),
    )


def _ids(groups: Groups[Key, Shift], keys: Iterable[Key]) -> set[int]:
    return {id(shift) for key in keys for shift in groups.get(key, ())}


def renewed(before: Mapping[Key, Item], part: Mapping[Key, Item], keys: Iterable[Key]) -> dict[Key, Item]:
    """What is known by key, of these keys as it is in the part."""
    known = dict(before)
    for key in keys:
        if key in part:
            known[key] = part[key]
        else:
            known.pop(key, None)
    return known
