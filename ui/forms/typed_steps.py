"""The way back through what is typed into a form and not kept: the last change first, wherever it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from itertools import count
from typing import Any, Literal

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QScrollArea, QTabWidget, QWidget

from ui.forms.field import Field
from ui.main_window.desk_screen import DeskScreen

Way = Literal["back", "on"]
# By which Qt finds them sooner than by their class.
NAME = "typedSteps"
# Of all steps in all forms, in the order in which they were made.
_numbers = count(1)


class TypedSteps(QObject):
    """`read` gives what is typed as one value, `show` puts it back and tells of it as if it were typed.

    A step is what was changed in one place between coming to a field and leaving it. The screen around is
    told when there is something to take back or to bring again, or no longer.
    """

    def __init__(self, host: QWidget, read: Callable[[], Any], show: Callable[[Any], None]) -> None:
        super().__init__(host)
        self.setObjectName(NAME)
        self._host, self._read, self._show = host, read, show
        # With their numbers.
        self._before: list[tuple[int, Any]] = []
        self._after: list[tuple[int, Any]] = []
        self._told = (False, False)
        self._now: Any = None
        # Where the last change was, as long as the keyboard has not been elsewhere.
        self._place: tuple[Hashable] | None = None
        self._is_showing = False

    def begin(self) -> None:
        """Something else is in the form, or what is typed has been kept."""
        if not self._is_showing:
            self._before, self._after = [], []
            self.settle()
            self._tell()

    def settle(self) -> None:
        """The keyboard comes to another field: what it changes is a step of its own."""
        self._place = None
        self.follow()

    def follow(self) -> None:
        """What follows from the last change belongs to it."""
        self._now = self._read()

    def note(self, place: Hashable) -> None:
        """Something was changed at a place. Before anybody hears of it, who may move the keyboard."""
        now, before = self._read(), self._now
        if before is None:
            # Nothing was put there yet that one could go back to.
            self._now = now
        if self._is_showing or now == self._now:
            return
        if self._place != (place,):
            self._before.append((next(_numbers), self._now))
            self._place = (place,)
        elif now == self._before[-1][1]:
            self._before.pop()
            self._place = None
        self._after, self._now = [], now
        self._tell()

    @property
    def host(self) -> QWidget:
        """What is typed into."""
        return self._host

    def next_step(self, way: Way) -> int | None:
        """The number of the step that is taken back, or made once more, next; None where there is none."""
        steps = self._before if way == "back" else self._after
        return steps[-1][0] if steps else None

    def go(self, way: Way) -> None:
        """Take the last change back, or make the one that was taken back last once more."""
        source, back = (self._before, self._after) if way == "back" else (self._after, self._before)
        held = {field: field.value() for field in self._host.findChildren(Field)}
        number, value = source.pop()
        back.append((number, self._now))
        self._is_showing = True
        try:
            self._show(value)
        finally:
            self._is_showing = False
        self.settle()
        self._tell()
        _bring_into_sight([field for field, value in held.items() if field.value() != value], self._host)

    def _tell(self) -> None:
        told = (bool(self._before), bool(self._after))
        if told == self._told:
            return
        self._told = told
        above: QWidget | None = self._host
        while above is not None and not isinstance(above, DeskScreen):
            above = above.parentWidget()
        if above is not None:
            above.note_typed_steps()


def _bring_into_sight(changed: list[Field], host: QWidget) -> None:
    """Where the change is, there is the keyboard: nothing changes unseen and unheard."""
    shown = [field for field in changed if field.isVisibleTo(host)]
    outer = {field for field in shown for other in shown if field is not other and field.isAncestorOf(other)}
    inner = [field for field in shown if field not in outer]
    held = host.window().focusWidget()
    if not inner or (held is not None and any(field.isAncestorOf(held) for field in inner)):
        return
    places = [*_places_of(inner[0])]
    for page, tabs in zip(places, places[2:], strict=False):
        if isinstance(tabs, QTabWidget):
            tabs.setCurrentWidget(page)
    inner[0].begin()
    for place in places:
        if isinstance(place, QScrollArea):
            place.ensureWidgetVisible(inner[0])


def _places_of(field: Field) -> Iterator[QWidget]:
    """What the field is in, from within."""
    place = field.parentWidget()
    while place is not None and not place.isWindow():
        yield place
        place = place.parentWidget()
