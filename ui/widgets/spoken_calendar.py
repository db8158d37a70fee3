"""A calendar for those who do not see it: its cells have figures alone, so the day is read out whole."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtWidgets import QCalendarWidget, QTableView

from planner.domain.time_grid import date_label
from ui.widgets.speech import announce


def speak_days(calendar: QCalendarWidget) -> None:
    """Have each day read out that the keys come to while the calendar is open."""
    view = calendar.findChild(QTableView)
    if view is not None:
        view.setAccessibleName("Days of the month")
    calendar.selectionChanged.connect(partial(_tell_day, calendar))


def _tell_day(calendar: QCalendarWidget) -> None:
    day = calendar.selectedDate()
    if calendar.isVisible():
        announce(calendar, date_label(date(day.year(), day.month(), day.day())))
