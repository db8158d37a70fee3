"""What a screen reader comes to one after the other: Qt gives it as made, people read it as drawn."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtWidgets import QLayout, QSplitter, QStackedLayout, QWidget


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
            _order(widget, _inside(layout))


def _order(widget: QWidget, parts: Iterable[QWidget]) -> None:
    drawn = [each for each in parts if each.parentWidget() is widget]
    now = [each for each in widget.children() if isinstance(each, QWidget) and not each.isWindow()]
    laid = set(drawn)
    wanted = [*drawn, *(each for each in now if each not in laid)]
    if wanted != now:
        for each in wanted:
            each.raise_()


def _inside(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        if item is None:
            continue
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _inside(inner)
