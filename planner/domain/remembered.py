"""Answers that are given again as long as what they follow from is the same."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Generic, Protocol, TypeVar

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


class RememberedOfEach(Generic[Item, Made]):
    """What was made last of each of many items. They come by the thousand, and after an edit nearly all are
    the very objects of before: of those nothing is made anew, nor compared.

    `of_about`: for so many things that they are asked about in turn."""

    def __init__(self, of_about: int = 1) -> None:
        self._of_about = of_about
        # What it all followed from; what was made by the place of the item in memory, which is its own while
        # it is kept here. One tuple, for whoever asks from another thread.
        self._known: tuple[tuple[tuple[object, ...], dict[int, tuple[Item, object, Made]]], ...] = ()

    def of(
        self,
        items: Iterable[Item],
        about: tuple[object, ...],
        make: Callable[[Item], Made],
        beside: Callable[[Item], object] | None = None,
    ) -> list[Made]:
        """What is made of the items, in their order. `about` is all else that it follows from, `beside` what
        is made of the one item follows from, too."""
        known = next((made for last, made in self._known if last == about), {})
        wanted = tuple(items)
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
        made = [each for each in kept if each is not None]
        others = (pair for pair in self._known if pair[1] is not known)
        self._known = ((about, dict(zip(places, made, strict=True))), *others)[: self._of_about]
        return [each[2] for each in made]


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
