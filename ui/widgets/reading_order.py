"""What a screen reader comes to one after the other: Qt gives it as made, people read it as drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import cast

from PySide6.QtWidgets import QLayout, QLayoutItem, QSplitter, QStackedLayout, QWidget


def read_as_drawn(top: QWidget) -> None:
    """Put everything inside in the order of its layouts; what lies over them by hand stays on top.

    The way of the Tab key does not follow from it.
    """
    for widget in (top, *top.findChildren(QWidget)):
        layout = widget.layout()
        if isinstance(widget, QSplitter):
            parts = (widget.widget(number) for number in range(widget.count()))
            _order(widget, (part for part in parts if part is not None))
        # Of pages lying over one another one alone is there.
        elif layout is not None and not isinstance(layout, QStackedLayout):
            _order(widget, laid_out(layout))


def laid_out(layout: QLayout) -> list[QWidget]:
    """The widgets that lie in the layout or in one within it, in its order.

    WORKAROUND(PySide6 6.11): what `QLayout.itemAt` gives is remembered by its address after Qt has deleted
    it, and the item of a list that is made at that address later ends the program when it goes.
    """
    around = layout.parentWidget()
    return [*_inside(layout, _widgets_of(around))] if around is not None else []


def _order(widget: QWidget, parts: Iterable[QWidget]) -> None:
    drawn = [each for each in parts if each.parentWidget() is widget]
    now = _widgets_of(widget)
    laid = set(drawn)
    wanted = [*drawn, *(each for each in now if each not in laid)]
    if wanted != now:
        for each in wanted:
            each.raise_()


def _widgets_of(widget: QWidget) -> list[QWidget]:
    return [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]


def _inside(layout: QLayout, widgets: Sequence[QWidget]) -> Iterator[QWidget]:
    places: list[tuple[int, Sequence[QWidget]]] = [(layout.indexOf(each), (each,)) for each in widgets]
    places += [
        (layout.indexOf(cast(QLayoutItem, inner)), [*_inside(inner, widgets)])
        for inner in layout.children()
        if isinstance(inner, QLayout)
    ]
    for place, found in sorted(places, key=itemgetter(0)):
        if place >= 0:
            yield from found
