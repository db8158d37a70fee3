"""What has to be asked of a person, each in one sheet; actions ask here and never make a sheet themselves."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, MutableMapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QDialog, QFileDialog, QWidget

from planner.domain.errors import InputProblem
from planner.domain.findings import Finding
from planner.domain.roles import Role
from planner.domain.rota import Rota
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.services.edit_team import TeamEdit
from ui.session.shown_rota import ShownRota

if TYPE_CHECKING:
    from ui.dialogs.why_sheet import Question
    from ui.printing.paper import Printable
    from ui.sign_in.invite_sheet import KeepSignIn

OPEN_KINDS = (
    "Plans and team files (*.rotabene *.json);;Plans (*.rotabene);;Team files (*.json);;All files (*)"
)

# On Linux Qt's own dialog, which knows plans by their name (`make_application`); that of GTK opens them.
OF_QT = QFileDialog.Option.DontUseNativeDialog
OPTIONS = OF_QT if sys.platform.startswith("linux") else QFileDialog.Option(0)


class Ask(QObject):
    """Sheets over the window that `over` gives."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.over: QWidget | None = None

    def file_to_open(self, folder: Path) -> Path | None:
        name, _ = QFileDialog.getOpenFileName(
            self.over, "Open a plan or a team file", str(folder), OPEN_KINDS, options=OPTIONS
        )
        return Path(name) if name else None

    def file_to_save(self, title: str, suggested: Path, kinds: str) -> Path | None:
        name, _ = QFileDialog.getSaveFileName(self.over, title, str(suggested), kinds, options=OPTIONS)
        if not name:
            return None
        path = Path(name)
        return path if path.suffix else path.with_suffix(suggested.suffix)

    def folder(self, title: str, suggested: Path) -> Path | None:
        start = suggested if suggested.is_dir() else suggested.parent
        name = QFileDialog.getExistingDirectory(
            self.over, title, str(start), QFileDialog.Option.ShowDirsOnly | OPTIONS
        )
        return Path(name) if name else None

    def sample(self) -> str | None:
        from ui.dialogs.sample_sheet import SampleSheet

        sheet = SampleSheet(self.over)
        return sheet.chosen if sheet.exec() == QDialog.DialogCode.Accepted else None

    def publish_reasons(
        self,
        shown: ShownRota,
        published: Rota | None,
        typed: MutableMapping[str, str],
        *,
        is_other: bool,
    ) -> Mapping[str, str] | None:
        """`typed` is what the sheet of this week begins with, and holds afterwards what was left in it.
        `is_other`: the plan has changed since it was asked before."""
        from ui.dialogs.publish_sheet import PublishSheet

        sheet = PublishSheet(shown, published, self.over, kept=dict(typed), is_other=is_other)
        is_given = sheet.exec() == QDialog.DialogCode.Accepted
        typed.clear()
        typed.update(sheet.typed)
        return sheet.reasons if is_given else None

    def print_week(self, printables: Sequence[Printable]) -> str:
        from ui.printing.print_sheet import SAVE_PDF, PrintSheet

        sheet = PrintSheet(printables, self.over)
        return sheet.chosen.pdf if sheet.exec() == SAVE_PDF else ""

    def reason_for(self, findings: Sequence[Finding], costs: Sequence[str] = ()) -> str | None:
        from ui.dialogs.reason_sheet import ReasonSheet

        sheet = ReasonSheet(findings, self.over, costs=costs)
        return sheet.reason.text().strip() if sheet.exec() == QDialog.DialogCode.Accepted else None

    def new_record(
        self,
        kind: str,
        team: Team,
        values: Mapping[str, Any],
        keep: Callable[[TeamEdit], tuple[InputProblem, ...] | None],
    ) -> None:
        from ui.dialogs.record_sheet import RecordSheet

        RecordSheet(kind, team, values, keep, self.over).exec()

    def day(self, title: str, label: str, suggested: date) -> date | None:
        from ui.dialogs.day_sheet import DaySheet

        sheet = DaySheet(title, label, suggested, self.over)
        return sheet.day if sheet.exec() == QDialog.DialogCode.Accepted else None

    def backup(self, lines: Sequence[str]) -> int | None:
        from ui.dialogs.backup_sheet import BackupSheet

        sheet = BackupSheet(lines, self.over)
        return sheet.chosen if sheet.exec() == QDialog.DialogCode.Accepted else None

    def is_sure(self, title: str, what: str, button: str) -> bool:
        from ui.dialogs.sure_sheet import SureSheet

        return SureSheet(title, what, button, self.over).exec() == QDialog.DialogCode.Accepted

    def show_word(self, title: str, word: str, advice: str) -> None:
        from ui.sign_in.word_sheet import WordSheet

        WordSheet(title, word, advice, self.over).exec()

    def sign_in_of(
        self,
        people: Sequence[StaffMember],
        keep: KeepSignIn,
        present: tuple[str, Role, str | None] | None,
    ) -> object:
        from ui.sign_in.invite_sheet import InviteSheet

        sheet = InviteSheet(people, keep, self.over, present)
        sheet.exec()
        return sheet.outcome

    def reason_to_leave(self, what: str) -> str | None:
        from ui.dialogs.why_sheet import WHY_UNCOVERED

        return self.why(WHY_UNCOVERED, what)

    def reason_to_decline(self, what: str) -> str | None:
        from ui.dialogs.why_sheet import WHY_DECLINED

        return self.why(WHY_DECLINED, what)

    def why(self, question: Question, what: str) -> str | None:
        from ui.dialogs.why_sheet import WhySheet

        sheet = WhySheet(question, what, self.over)
        return sheet.reason.text().strip() if sheet.exec() == QDialog.DialogCode.Accepted else None

    def show_list(self, title: str, lines: Sequence[str]) -> None:
        from ui.dialogs.list_sheet import ListSheet

        ListSheet(title, lines, self.over).exec()
