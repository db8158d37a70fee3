"""The menu of a shift of one's week, or a part of it, under the right mouse button and the menu key."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ui.my_week.week_view import WeekView
from ui.theme import icon


class WeekMenu(QObject):
    """The two questions that a week is asked."""

    def __init__(self, view: WeekView) -> None:
        super().__init__(view)
        self._view = view
        self.menu = QMenu("My week", view)
        self.menu.setAccessibleName("My week")
        self.offer = self._add("arrows-left-right", "Offer or swap")
        self.why = self._add("info", "Why is this mine?")
        self.offer.triggered.connect(view.offer_requested)
        self.why.triggered.connect(view.why_requested)
        view.customContextMenuRequested.connect(self.open)

    @Slot(QPoint)
    def open(self, place: QPoint) -> None:
        """At a place in the week, for what is chosen; the right button has chosen what lies there."""
        view = self._view
        if view.chosen_piece is None:
            return
        has_letters = view.has_letters
        self.offer.setText("Offer or swap\tO" if has_letters else "Offer or swap\tEnter")
        self.why.setText("Why is this mine?\tW" if has_letters else "Why is this mine?")
        self.menu.popup(view.viewport().mapToGlobal(place))
        self.menu.setActiveAction(self.offer)

    def _add(self, icon_name: str, words: str) -> QAction:
        return self.menu.addAction(icon(icon_name, "text"), words)
