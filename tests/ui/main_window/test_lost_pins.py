"""What the team has pinned and the rota has not kept: it can be found, told and let go."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QPushButton

from tests.planner.services.small_office import MONDAY, hand_rota, small_team, usual_shifts
from tests.planner.services.test_team_pins import team_pin
from tests.ui.desk_factory import make_plan
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow


def test_a_lost_pin_is_found_on_its_day_and_let_go_as_one_step(
    new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], tmp_path: Path
) -> None:
    desk = new_desk()
    desk.open_path(make_plan(tmp_path, small_team(pins=(team_pin(),)), hand_rota(*usual_shifts()[1:])))
    frame = new_window(desk).frame
    assert frame is not None
    (problem,) = [each for each in frame.problems.problems if each.rule == "pins"]
    frame.problems.problem_chosen.emit(problem)
    chosen = frame.board.selection
    assert (chosen.kind, chosen.staff, chosen.day) == ("free_day", "ana", MONDAY.toordinal() + 1)
    assert frame.problems.chosen == problem
    assert desk.actions["pin.let_go"].isEnabled()
    (unpin,) = [
        each for each in frame.inspector.person_page.findChildren(QPushButton) if each.text() == "Unpin"
    ]
    unpin.click()
    assert not [each for each in frame.problems.problems if each.rule == "pins"]
    assert not desk.actions["pin.let_go"].isEnabled()
    desk.actions.trigger("edit.undo")
    assert desk.session.team is not None
    assert desk.session.team.pins == (team_pin(),)
