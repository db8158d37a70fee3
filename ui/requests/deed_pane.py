"""A pane with several forms, one of them in front, each with a button that does what it is about."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QScrollArea, QWidget

from ui.forms.form import Form
from ui.forms.form_pane import FormPane


class DeedPane(FormPane):
    """`kind`: the name of the form in front or of another page; nothing where nothing is chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.kind = ""
        self._forms: dict[str, tuple[Form, QScrollArea]] = {}

    def add_forms(self, forms: Mapping[str, Form]) -> None:
        """The forms by their names."""
        self._forms = {name: (form, self.add_form(form)) for name, form in forms.items()}

    @property
    def form(self) -> Form | None:
        """The form in front."""
        return self._forms[self.kind][0] if self.kind in self._forms else None

    def bring(self, kind: str, *, save: str, is_new: bool = True) -> Form:
        """A form in front, with the focus in its first field."""
        self.kind = kind
        form, area = self._forms[kind]
        self.show_page(area, is_new=is_new, save=save)
        self.bar.remove.hide()
        form[form.names[0]].begin()
        return form
