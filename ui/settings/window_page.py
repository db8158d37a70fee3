"""A page of the window's own settings: every change is kept at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from ui.forms.form import Form
from ui.settings.declared import WINDOW_SETTINGS, keep, value_of
from ui.settings.page_card import PageCard

if TYPE_CHECKING:
    from ui.settings.preferences import Preferences
    from ui.settings.setting_pages import Page


class WindowPage(PageCard):
    """`renewal_wanted` names what in the window follows from the change, and the setting."""

    renewal_wanted = Signal(str, str)

    def __init__(self, page: Page, preferences: Preferences, parent: QWidget) -> None:
        form = Form()
        self._settings = [each for each in WINDOW_SETTINGS if each.page == page.id]
        for each in self._settings:
            form.add(each.name, each.text, each.make(), each.note)
        super().__init__(page.title, form, parent, has_bar=False)
        self._preferences = preferences
        self.tell_about("For this computer, whatever plan is open. Kept at once.")
        self.show_kept()
        form.changed.connect(self._changed)

    def show_kept(self) -> None:
        """What is kept now."""
        self.form.put({each.name: value_of(self._preferences, each) for each in self._settings})

    @Slot()
    def _changed(self) -> None:
        for each in self._settings:
            value: Any = self.form[each.name].value()
            if value != value_of(self._preferences, each):
                keep(self._preferences, each, value)
                self.renewal_wanted.emit(each.renews, each.name)
