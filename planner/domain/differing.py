"""What an edit has changed in a long list: it leaves nearly all of it the very objects that they were, in the
same order, so that nothing is compared."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from itertools import compress, count
from operator import is_, is_not
from typing import Any, NamedTuple, TypeVar

Item = TypeVar("Item")
# Of a list of which more than this share is other, all is to be looked at anew.
MOST_OTHER = 0.3
# So far around a difference the next object of both lists is looked for, then wider.
WINDOW, WIDER = 32, 8
# So many objects are gone over at a time.
BLOCK = 256


class _Found(NamedTuple):
    """What is only in the one, what only in the other, and whether what is in both has kept its order."""

    gone: Sequence[Any]
    come: Sequence[Any]
    in_order: bool


# What was compared last: of one edit the same is asked in many places.
_LAST: deque[tuple[Sequence[Any], Sequence[Any], _Found]] = deque(maxlen=12)


def differing(before: Sequence[Item], after: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """The objects that are only in the one, and those that are only in the other."""
    found = _found(before, after)
    return found.gone, found.come


def few_differing(
    before: Sequence[Item], after: Sequence[Item]
) -> tuple[Sequence[Item], Sequence[Item]] | None:
    """The same; None when they are more than `MOST_OTHER`, or what is in both is in another order."""
    found = _found(before, after)
    is_much = len(found.gone) + len(found.come) > MOST_OTHER * len(after)
    return None if is_much or not found.in_order else (found.gone, found.come)


def without_same_ends(before: Sequence[Item], after: Sequence[Item]) -> tuple[Sequence[Item], Sequence[Item]]:
    """Both without the objects at their beginnings and ends that are the very same, as an edit leaves nearly
    all."""
    first, last = same_ends(before, after)
    return before[first : len(before) - last], after[first : len(after) - last]


def same_ends(before: Sequence[Item], after: Sequence[Item]) -> tuple[int, int]:
    """How many objects at the beginnings are the very same, and how many of the others at the ends."""
    if before is after:
        return len(before), 0
    first = _same(before, after)
    return first, min(len(before) - first, len(after) - first, _same(reversed(before), reversed(after)))


def _same(one: Iterable[Item], other: Iterable[Item]) -> int:
    same = [*map(is_, one, other)]
    return same.index(False) if False in same else len(same)


def _found(before: Sequence[Any], after: Sequence[Any]) -> _Found:
    if before is after:
        return _Found((), (), in_order=True)
    for old, new, known in tuple(_LAST):
        if old is before and new is after:
            return known
    gone, come = _side_by_side(before, after)
    # What has only moved stands in both.
    moved = {*map(id, gone)} & {*map(id, come)}
    if moved:
        gone = [each for each in gone if id(each) not in moved]
        come = [each for each in come if id(each) not in moved]
    found = _Found(gone, come, in_order=not moved)
    if isinstance(before, tuple) and isinstance(after, tuple):
        _LAST.appendleft((before, after, found))
    return found


def _side_by_side(before: Sequence[Any], after: Sequence[Any]) -> tuple[list[Any], list[Any]]:
    """Go along both; where they part, on to the next object that stands near in both."""
    gone: list[Any] = []
    come: list[Any] = []
    old = new = 0
    while old < len(before) and new < len(after):
        was, now = before[old : old + BLOCK], after[new : new + BLOCK]
        whole = min(len(was), len(now))
        same = next(compress(count(), map(is_not, was, now)), whole)
        old, new = old + same, new + same
        if same < whole:
            on_old, on_new = _next_same(before, after, old, new)
            gone += before[old:on_old]
            come += after[new:on_new]
            old, new = on_old, on_new
    return [*gone, *before[old:]], [*come, *after[new:]]


def _next_same(before: Sequence[Any], after: Sequence[Any], old: int, new: int) -> tuple[int, int]:
    """The places from these on at which the next object of both stands; the ends where there is none."""
    reach = WINDOW
    while True:
        places = {id(each): place for place, each in enumerate(before[old : old + reach], old)}
        for place, each in enumerate(after[new : new + reach], new):
            if id(each) in places:
                return places[id(each)], place
        if old + reach >= len(before) and new + reach >= len(after):
            return len(before), len(after)
        reach *= WIDER
