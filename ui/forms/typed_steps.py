"""The way back through what is typed into a form and not kept: the last change first, wherever it is."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

from PySide6.QtWidgets import QScrollArea, QWidget

from ui.forms.field import Field


class TypedSteps:
    """`read` gives what is typed as one value, `show` puts it back and tells of it as if it were typed.

    A step is what was changed in one place between coming to a field and leaving it.
    """

    def __init__(self, host: QWidget, read: Callable[[], Any], show: Callable[[Any], None]) -> None:
        self._host, self._read, self._show = host, read, show
        self._before: list[Any] = []
        self._after: list[Any] = []
        self._now: Any = None
        # Where the last change was, as long as the keyboard has not been elsewhere.
        self._place: tuple[Hashable] | None = None
        self._is_showing = False

    def begin(self) -> None:
        """Something else is in the form, or what is typed has been kept."""
        if not self._is_showing:
            self._before, self._after = [], []
            self.settle()

    def settle(self) -> None:
        """The keyboard comes to another field: what it changes is a step of its own."""
        self._place = None
        self.follow()

    def follow(self) -> None:
        """What follows from the last change belongs to it."""
        self._now = self._read()

    def note(self, place: Hashable) -> None:
        """Something was changed at a place. Before anybody hears of it, who may move the keyboard."""
        now = self._read()
        if self._is_showing or now == self._now:
            return
        if self._place != (place,):
            self._before.append(self._now)
            self._place = (place,)
        elif now == self._before[-1]:
            self._before.pop()
            self._place = None
        self._after, self._now = [], now

    @property
    def can_go_back(self) -> bool:
        return bool(self._before)

    @property
    def can_go_on(self) -> bool:
        return bool(self._after)

    def go_back(self) -> None:
        """Take the last change back."""
        self._go(self._before, self._after)

    def go_on(self) -> None:
        """Make the change that was taken back last once more."""
        self._go(self._after, self._before)

    def _go(self, source: list[Any], back: list[Any]) -> None:
        held = {field: field.value() for field in self._host.findChildren(Field)}
        back.append(self._now)
        self._is_showing = True
        try:
            self._show(source.pop())
        finally:
            self._is_showing = False
        self.settle()
        _bring_into_sight([field for field, value in held.items() if field.value() != value], self._host)


def _bring_into_sight(changed: list[Field], host: QWidget) -> None:
    """Where the change is, there is the keyboard: nothing changes unseen and unheard."""
    shown = [field for field in changed if field.isVisibleTo(host)]
    outer = {field for field in shown for other in shown if field is not other and field.isAncestorOf(other)}
    inner = [field for field in shown if field not in outer]
    held = host.window().focusWidget()
    if not inner or (held is not None and any(field.isAncestorOf(held) for field in inner)):
        return
    inner[0].begin()
    around = inner[0].parentWidget()
    while around is not None and not around.isWindow():
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(inner[0])
        around = around.parentWidget()
