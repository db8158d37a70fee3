"""Every sheet: it has a title, all in it has a name, Tab goes all the way round, and Esc leaves it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

import ui
from planner.domain.findings import Finding
from tests.planner.services.small_office import MONDAY, small_team
from tests.ui.walk.walking import walk
from ui.actions.print_action import printables
from ui.dialogs.backup_sheet import BackupSheet
from ui.dialogs.crash_dialog import CrashDialog
from ui.dialogs.day_sheet import DaySheet
from ui.dialogs.list_sheet import ListSheet
from ui.dialogs.publish_sheet import PublishSheet
from ui.dialogs.reason_sheet import ReasonSheet
from ui.dialogs.record_sheet import TITLES, RecordSheet
from ui.dialogs.sample_sheet import SampleSheet
from ui.dialogs.sheet import Sheet
from ui.dialogs.sure_sheet import SureSheet
from ui.dialogs.why_sheet import WHY_DECLINED, WhySheet
from ui.main_window.desk import Desk
from ui.printing.print_sheet import PrintSheet
from ui.requests.pattern_sheet import PatternSheet
from ui.session.shown_rota import ShownRota
from ui.sign_in.invite_sheet import InviteSheet
from ui.sign_in.word_sheet import WordSheet

# Said by the screenless platform of itself, of any second window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

TEAM = small_team()
# As it comes from the board, on which a place of somebody has been chosen.
DRAWN: Mapping[str, Mapping[str, Any]] = {
    "leave": {"staff": "ana", "first": MONDAY, "last": MONDAY},
    "visit": {"on": MONDAY},
    "event": {"on": MONDAY},
}
EXCEPTIONS = tuple(
    Finding("evenings", 3, f"{name} works three evenings.", people=(who,))
    for who, name in (("ana", "Ana"), ("ben", "Ben"))
)


def publishing(desk: Desk, around: QWidget) -> Sheet:
    shown = desk.session.shown
    assert shown is not None
    return PublishSheet(ShownRota(shown.team, shown.problem, shown.rota, EXCEPTIONS), None, around)


Make = Callable[[Desk, QWidget], Sheet]
SHEETS: Mapping[str, Make] = {
    "BackupSheet": lambda _, around: BackupSheet(["Fri 20 Nov 09:30, 0.1 MB"], around),
    "CrashDialog": lambda _, around: CrashDialog("What went wrong", around),
    "DaySheet": lambda _, around: DaySheet("Archive", "Last day", date(2026, 12, 31), around),
    "InviteSheet": lambda _, around: InviteSheet(TEAM.staff, lambda *_: dict, around),
    "ListSheet": lambda _, around: ListSheet("What changes", ["Ana: 09:00", "Ben: 10:00"], around),
    "PatternSheet": lambda _, around: PatternSheet(TEAM.patterns[0], 2220, (), around),
    "PrintSheet": lambda desk, around: PrintSheet(printables(desk), around),
    "PublishSheet": publishing,
    "ReasonSheet": lambda _, around: ReasonSheet(EXCEPTIONS, around),
    "RecordSheet": lambda _, around: RecordSheet("visit", TEAM, DRAWN["visit"], lambda _: None, around),
    "SampleSheet": lambda _, around: SampleSheet(around),
    "SureSheet": lambda _, around: SureSheet("End sign-in", "Ben signs in no more.", "End sign-in", around),
    "WhySheet": lambda _, around: WhySheet(WHY_DECLINED, "Ana's leave", around),
    "WordSheet": lambda _, around: WordSheet("One-time word", "nise-zefi", "Give it to her.", around),
}
SHEET = re.compile(r"^class (\w+)\((?:Sheet|QDialog)\)", re.M)
# It is shown once: a stray Esc does not take it away.
STAYS = "WordSheet"


def test_every_sheet_is_walked() -> None:
    sources = [each.read_text(encoding="utf-8") for each in Path(ui.__path__[0]).rglob("*.py")]
    found = {name for text in sources for name in SHEET.findall(text)}
    assert found == {*SHEETS, Sheet.__name__}


def shown_sheet(qtbot: QtBot, sheet: Sheet) -> Sheet:
    qtbot.addWidget(sheet)
    with qtbot.waitActive(sheet):
        sheet.show()
        sheet.activateWindow()
    return sheet


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_can_be_walked_and_left(qtbot: QtBot, desk: Desk, around: QWidget, name: str) -> None:
    sheet = shown_sheet(qtbot, SHEETS[name](desk, around))
    assert sheet.accessibleName()
    assert len([each for each in sheet.findChildren(QPushButton) if each.isDefault()]) == 1
    walk(sheet)
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible() == (name == STAYS)


@pytest.mark.parametrize("kind", TITLES)
def test_the_sheet_of_any_record_can_be_walked(qtbot: QtBot, around: QWidget, kind: str) -> None:
    walk(shown_sheet(qtbot, RecordSheet(kind, TEAM, DRAWN[kind], lambda _: None, around)))
