"""Answers that are given again as long as what they follow from is the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")
Item = TypeVar("Item")
Made = TypeVar("Made")


class HasId(Protocol):
    """A record that is known by its id."""

    @property
    def id(self) -> str: ...


Named = TypeVar("Named", bound=HasId)


class Remembered(Generic[Asked, Answer]):
    """Keeps the answers that were asked for last, of `most` keys.

    `asked` is all that an answer follows from; it must be frozen, and is compared with what was asked under
    the same key before. Records that are the same object are equal at once, so that comparing costs little.
    `of_each`: so many answers of one key are kept, where it is asked about different things in turn.
    """

    def __init__(self, most: int, of_each: int = 1) -> None:
        self._most, self._of_each = most, of_each
        self._known: OrderedDict[Hashable, tuple[tuple[Asked, Answer], ...]] = OrderedDict()

    def answer(self, key: Hashable, asked: Asked, find: Callable[[], Answer]) -> Answer:
        """The answer known for the key when `asked` is as it was then, else the one that `find` gives."""
        known = self._known.get(key, ())
        kept = next((each for each in known if each[0] is asked or each[0] == asked), None)
        last = kept or (asked, find())
        if not known or known[0] is not last:
            others = (each for each in known if each is not last)
            self._known[key] = (last, *others)[: self._of_each]
        self._known.move_to_end(key)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return last[1]


class _Made(NamedTuple, Generic[Item, Made]):
    """What it all followed from; the items, and what was made of them; each by the place of its item in
    memory, which is its own while it is kept here."""

    about: tuple[object, ...]
    items: tuple[Item, ...]
    made: tuple[Made, ...]
    by_place: Mapping[int, tuple[Item, object, Made]]


class RememberedOfEach(Generic[Item, Made]):
    """What was made last of each of many items. They come by the thousand, and after an edit nearly all are
    the very objects of before: of those nothing is made anew, nor compared.

    `of_about`: for so many things that they are asked about in turn."""

    def __init__(self, of_about: int = 1) -> None:
        self._of_about = of_about
        self._known: tuple[_Made[Item, Made], ...] = ()

    def of(
        self,
        items: Iterable[Item],
        about: tuple[object, ...],
        make: Callable[[Item], Made],
        beside: Callable[[Item], object] | None = None,
    ) -> Sequence[Made]:
        """What is made of the items, in their order. `about` is all else that it follows from, `beside` what
        is made of the one item follows from, too."""
        last = next((each for each in self._known if each.about == about), None)
        wanted = tuple(items)
        if last is not None and last.items is wanted and beside is None:
            return last.made
        known = last.by_place if last is not None else {}
        places = [*map(id, wanted)]
        kept = [*map(known.get, places)]
        extras = [*map(beside, wanted)] if beside is not None else [None] * len(wanted)
        anew = [
            at
            for at, (each, extra) in enumerate(zip(kept, extras, strict=True))
            if each is None or each[1] != extra
        ]
        for at in anew:
            kept[at] = (wanted[at], extras[at], make(wanted[at]))
        entries = [each for each in kept if each is not None]
        made = tuple(each[2] for each in entries)
        others = (each for each in self._known if each is not last)
        new = _Made(about, wanted, made, dict(zip(places, entries, strict=True)))
        self._known = (new, *others)[: self._of_about]
        return made


class SameObjects:
    """What equals the item of its id in the list before is that very item again: whoever compares the two
    lists looks at nothing else. Of `most` keys the last list is kept."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: OrderedDict[Hashable, tuple[Any, ...]] = OrderedDict()

    def of(self, key: Hashable, items: tuple[Named, ...]) -> tuple[Named, ...]:
        """The items, as those that they were under the key before; the very tuple where all are."""
        last: tuple[Named, ...] = self._known.get(key, ())
        if items != last:
            before = {each.id: each for each in last}
            last = tuple(was if (was := before.get(each.id)) == each else each for each in items)
        self._known[key] = last
        self._known.move_to_end(key)
        while len(self._known) > self._most:
            self._known.popitem(last=False)
        return last
