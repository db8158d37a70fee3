"""Filling a place anew without losing the keyboard: where Tab comes to it, and where the focus goes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget

# The property of a button that gets the keyboard by no other that goes.
BY_HAND = "byHand"


@contextmanager
def refilled(
    place: QWidget, before: QWidget, instead: Sequence[QWidget] = (), beyond: Sequence[QWidget] = ()
) -> Iterator[None]:
    """What is inside `place` is made anew meanwhile; Tab comes to it after `before`.

    Where something in it had the focus, the new one of the same name has it; else the first of `instead`,
    which may be filled meanwhile; else the next button that says the same, what stands at its place (but
    none that is `BY_HAND`), `before`, or the first of what lies `beyond`. Qt would pass it on to whatever
    comes next in the window.
    """
    held, old = place.window().focusWidget(), stops(place)
    number = old.index(held) if held in old else None
    name = name_of(held) if held is not None else ""
    words = _words(held)
    yield
    new = stops(place)
    for earlier, later in zip((before, *new), new, strict=False):
        QWidget.setTabOrder(earlier, later)
    if number is None:
        return
    same = [each for each in new if name_of(each) == name]
    alike = [each for each in new[number:] if words and _words(each) == words]
    there = new[min(number, len(new) - 1) :] if new else []
    next_ones = [each for each in (*alike, *there) if not each.property(BY_HAND)]
    choices = (*same, *instead, *next_ones, before, *beyond)
    taker = next((each for each in choices if _takes_keys(each) and _is_there(each, place.window())), None)
    if taker is not None:
        give_keys(place, taker)


def give_keys(place: QWidget, taker: QWidget) -> None:
    """The focus to something in a place, or beside it, that was perhaps put there just now."""
    _show_within(place, taker)
    taker.setFocus()


def _show_within(place: QWidget, widget: QWidget) -> None:
    """Now, not a moment later: what is not shown yet cannot have the focus."""
    above = widget.parentWidget()
    if above is not None and place.isVisible() and place.isAncestorOf(widget):
        _show_within(place, above)
        widget.show()


def give_focus_on(place: QWidget, instead: QWidget) -> None:
    """Before a place is hidden: what had the focus in it passes it on."""
    held = place.window().focusWidget()
    if held is not None and place.isAncestorOf(held):
        instead.setFocus()


def stops(place: QWidget) -> list[QWidget]:
    """What the Tab key comes to in there; what was taken out is hidden until Qt deletes it, and a calendar
    that opens from a field is a window of its own."""
    return [
        each
        for each in place.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus
        and each.window() is place.window()
        and _is_there(each, place)
    ]


def _takes_keys(widget: QWidget) -> bool:
    return widget.isEnabled() and bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _is_there(widget: QWidget, within: QWidget) -> bool:
    """Not taken out nor hidden on purpose. Qt shows what is new a moment later."""
    each: QWidget | None = widget
    while each is not None and each is not within:
        if each.isHidden() and each.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
            return False
        each = each.parentWidget()
    return True


def name_of(stop: QWidget) -> str:
    """What it is called."""
    return stop.accessibleName() or _words(stop)


def _words(stop: QWidget | None) -> str:
    return stop.text() if isinstance(stop, QAbstractButton) else ""
