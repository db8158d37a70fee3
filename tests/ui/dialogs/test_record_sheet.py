"""The form over the board: filled in from what was drawn, open until it is right."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.domain.errors import InputProblem
from planner.services.edit_team import TeamEdit
from tests.planner.services.small_office import MONDAY, small_team
from ui.dialogs.record_sheet import RecordSheet

VALUES = {
    "leave": {"staff": "cy", "first": MONDAY, "last": MONDAY, "state": "approved"},
    "visit": {"on": MONDAY, "start": 720, "end": 840, "minutes": 60, "allocated_worker": "cy"},
    "event": {"on": MONDAY, "from": 720, "to": 840, "people": ("cy",)},
}
TYPED = {"leave": {}, "visit": {"case": "R-2000"}, "event": {"name": "Team meeting"}}


@pytest.mark.parametrize("kind", ["leave", "visit", "event"])
def test_the_form_has_what_was_drawn_and_keeps_one_record(
    qtbot: QtBot, light: QApplication, kind: str
) -> None:
    del light
    kept: list[TeamEdit] = []
    sheet = RecordSheet(kind, small_team(), VALUES[kind], kept.append, None)
    qtbot.addWidget(sheet)
    for name, value in VALUES[kind].items():
        assert sheet.form[name].value() == value
    for name, value in TYPED[kind].items():
        sheet.form[name].put(value)
    sheet.accept()
    assert len(kept) == 1
    assert kept[0].what.startswith("Add")
    assert sheet.result() == sheet.DialogCode.Accepted


def test_what_is_not_right_stands_below_its_field_and_the_sheet_stays(
    qtbot: QtBot, light: QApplication
) -> None:
    del light

    def refuse(_edit: TeamEdit) -> tuple[InputProblem, ...]:
        return (InputProblem("visits[0].case", "This case is not right."),)

    sheet = RecordSheet("visit", small_team(), {**VALUES["visit"], "on": date(2026, 11, 24)}, refuse, None)
    qtbot.addWidget(sheet)
    sheet.form["case"].put("R-2000")
    sheet.accept()
    assert sheet.result() == sheet.DialogCode.Rejected
    told = [label.text() for label in sheet.findChildren(QLabel)]
    assert "This case is not right." in told
