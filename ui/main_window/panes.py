"""F6: from pane to pane, round and round."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget


class PaneRing:
    """Panes in their order; each takes the focus in the first of its widgets that can have it.

    `panes` gives those of the moment: screens come when they are first opened. `firsts`: where a screen may
    begin, its own panes and what one goes on with where these have nothing.
    """

    def __init__(
        self, panes: Callable[[], Sequence[QWidget]], firsts: Callable[[], Sequence[QWidget]]
    ) -> None:
        self._panes_now, self._firsts_now = panes, firsts

    def begin(self, screen: QWidget) -> None:
        """Where nothing in the screen has the focus, its first pane has it: Qt gives what a hidden screen
        had to whatever comes next, to the rail, say."""
        held = screen.window().focusWidget()
        # Qt gives it to the screen itself where that was empty as it came to the front.
        if held is None or not screen.isAncestorOf(held) or not _takes_tab(held, screen.window()):
            self.go_to_first()

    def go_to_first(self) -> None:
        """The first of the screen's panes that can take the focus has it."""
        starts = (_first_control(pane) for pane in self._firsts_now() if pane.isVisible())
        start = next((each for each in starts if each is not None), None)
        if start is not None:
            start.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, step: int) -> None:
        """Go to the next (1) or previous (-1) pane that is on screen and can take the focus."""
        panes = tuple(self._panes_now())
        now = _pane_of(panes, QApplication.focusWidget())
        for distance in range(1, len(panes) + 1):
            pane = panes[(now + step * distance) % len(panes)]
            start = first_focusable(pane) if pane.isVisible() else None
            if start is not None:
                start.setFocus(Qt.FocusReason.TabFocusReason)
                return


def _pane_of(panes: Sequence[QWidget], widget: QWidget | None) -> int:
    for number, pane in enumerate(panes):
        if widget is not None and (pane is widget or pane.isAncestorOf(widget)):
            return number
    return -1


def first_focusable(pane: QWidget) -> QWidget | None:
    """The pane itself, or the first widget in it that takes the focus by Tab."""
    return next(_stops(pane), None)


def _first_control(pane: QWidget) -> QWidget | None:
    """The same, where it is more than something to scroll."""
    return next((stop for stop in _stops(pane) if type(stop) is not QScrollArea), None)


def _stops(pane: QWidget) -> Iterator[QWidget]:
    return (each for each in (pane, *pane.findChildren(QWidget)) if _takes_tab(each, pane.window()))


def _takes_tab(widget: QWidget, window: QWidget) -> bool:
    has_policy = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return has_policy and widget.isEnabled() and widget.isVisibleTo(window)
