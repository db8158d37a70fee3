"""A pattern that somebody asks for, day by day, in the editor of the people's patterns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.contracts import NamedShift, WorkingPattern
from ui.dialogs.sheet import Sheet
from ui.people.pattern_editor import PatternEditor


class PatternSheet(Sheet):
    """`minutes`: of the present contract a week, with which the editor compares."""

    def __init__(
        self, pattern: WorkingPattern, minutes: int, named: Sequence[NamedShift], parent: QWidget
    ) -> None:
        super().__init__("Days and hours asked for", parent, width=760)
        self.setObjectName("patternSheet")
        self.editor = PatternEditor(self, has_bar=False)
        self.editor.show_pattern(pattern, minutes, named, ())
        self.editor.save_requested.connect(self.accept)
        self.body.addWidget(self.editor, 1)
        self.add_buttons("Use this pattern", "Cancel")

    @Slot()
    def accept(self) -> None:
        if not self.editor.has_refused():
            super().accept()
