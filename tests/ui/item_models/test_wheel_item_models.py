"""The wheel's cells: also a team of nobody has a wheel."""

from __future__ import annotations

import pytest
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from planner.domain.team import Team
from tests.planner.services.wheel.wheels import view_of, wheel_team
from ui.item_models.wheel_item_models import WheelItemModel

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
SOME = wheel_team(("p0", 0), ("p1", 2))
NOBODY = wheel_team(people=0, supervision_plans=())


@pytest.mark.parametrize("team", [SOME, NOBODY])
def test_it_keeps_qts_rules_for_item_models(qtbot: QtBot, team: Team) -> None:
    del qtbot
    item_model = WheelItemModel()
    tester = QAbstractItemModelTester(item_model, FATAL)
    for _ in range(2):
        item_model.show_view(view_of(team))
    item_model.show_view(None)
    assert tester.model() is item_model
