"""How many weeks a build plans, chosen in the window; and what leads to a rota of several weeks."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from pytestqt.qtbot import QtBot

from planner.services.coming_rules import prepare_rules
from planner.services.edit_team import edit_team
from tests.ui.desk_factory import fake_solver
from tests.ui.patience import PATIENCE_MS
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame


def built(qtbot: QtBot, desk: Desk, weeks: int) -> None:
    with qtbot.waitSignal(desk.builder.ended, timeout=PATIENCE_MS):
        desk.actions.trigger(f"build.weeks_{weeks}")


def test_several_weeks_are_built_at_once_and_undone_in_one_step(
    qtbot: QtBot, new_desk: Callable[..., Desk], plan: Path
) -> None:
    desk = new_desk(fake_solver("answer"))
    desk.open_path(plan)
    before = desk.session.rota
    built(qtbot, desk, 3)
    assert desk.session.rota is not None
    assert desk.session.rota.weeks == 3
    assert desk.builds.horizon.weeks == 3
    desk.session.show_week(date(2026, 12, 7))
    assert desk.session.first_day == date(2026, 11, 23)
    desk.show_next_week(1)
    assert desk.session.first_day == date(2026, 12, 14)
    assert desk.session.rota is None
    assert desk.builds.horizon.weeks == 3, "the choice stays for weeks without a rota"
    desk.actions.trigger("edit.undo")
    assert desk.session.first_day == date(2026, 11, 23)
    assert desk.session.rota == before


def test_a_build_ends_before_a_week_of_other_rules_and_says_so(
    qtbot: QtBot, new_desk: Callable[..., Desk], plan: Path
) -> None:
    desk = new_desk(fake_solver("answer"))
    desk.open_path(plan)
    prepared = prepare_rules(desk.session.store.team(), "Later rules", date(2026, 12, 3))
    edit_team(desk.session.store, prepared, "Jo Patel")
    built(qtbot, desk, 4)
    assert desk.session.rota is not None
    assert desk.session.rota.weeks == 2
    assert isinstance(desk.frame, NoFrame)
    assert "2 weeks are built: other rules are in force after that." in [
        each[1] for each in desk.frame.messages
    ]
