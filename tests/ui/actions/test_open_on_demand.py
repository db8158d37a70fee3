"""What is chosen on the board is opened where it is described."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from planner.domain.team import Team
from planner.importers.team_file import parse_team
from resources import sample_text
from tests.ui.desk_factory import make_plan
from ui.demand.demand_screen import DemandScreen
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.session.chosen import Chosen

TEAM = parse_team(sample_text("riverside"), "Riverside")


def demands(team: Team) -> dict[str, str]:
    """A demand of each list, as the board names it."""
    plan = team.supervision_plans[0]
    return {
        "visits": team.visits[0].id,
        "court_deadlines": team.court_deadlines[0].id,
        "events": team.events[0].id,
        "supervision_plans": f"{plan.id}@2026-11-23",
    }


@pytest.mark.parametrize("kind", sorted(demands(TEAM)))
def test_a_demand_is_opened_in_its_form(
    light: QApplication, new_desk: Callable[..., Desk], tmp_path: Path, kind: str
) -> None:
    del light
    desk = new_desk()
    desk.open_path(make_plan(tmp_path, TEAM))
    window = MainWindow(desk.preferences)
    window.fill(desk)
    demand = demands(TEAM)[kind]
    desk.choose(Chosen("uncovered", demand=demand))
    assert desk.actions["record.open"].isEnabled()
    desk.actions.trigger("record.open")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, DemandScreen)
    assert screen.pane.kind == kind
    assert screen.pane.form is not None
    window.close()
