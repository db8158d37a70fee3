"""The published rota is repaired from a day on: asked for, built, told, undone in one step."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.problem import RotaProblem
from planner.ports import SolveSettings
from tests.planner.rules.factory import at
from tests.ui.desk_factory import GivenAnswers, fake_solver
from tests.ui.patience import PATIENCE_MS
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame


def test_a_repair_is_told_and_undone_like_a_build(
    qtbot: QtBot, new_desk: Callable[..., Desk], plan: Path
) -> None:
    desk = new_desk(fake_solver("answer"), last_day=date(2026, 11, 23))
    desk.open_path(plan)
    before = desk.session.rota
    with qtbot.waitSignal(desk.builder.ended, timeout=PATIENCE_MS):
        desk.actions.trigger("rota.repair")
    assert isinstance(desk.frame, NoFrame)
    tone, sentence, _, _ = desk.frame.messages[-1]
    assert (tone, sentence) == ("info", "Nothing changes.")
    assert desk.undo_stack.undoText() == "Repair rota"
    desk.actions.trigger("edit.undo")
    assert desk.session.rota == before


def test_the_day_that_is_chosen_is_where_the_repair_begins(
    new_desk: Callable[..., Desk], plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = new_desk(last_day=date(2026, 11, 25))
    desk.open_path(plan)
    built: list[RotaProblem] = []

    def take(problem: RotaProblem, settings: SolveSettings, who: str) -> None:
        del settings, who
        built.append(problem)

    monkeypatch.setattr(desk.builder, "build", take)
    desk.actions.trigger("rota.repair")
    assert built[0].repair is not None
    assert built[0].repair.moment == at("Wed 00:00")
    assert isinstance(desk.ask, GivenAnswers)
    assert desk.ask.asked[-1].endswith("2026-11-23")


def test_a_day_after_the_rota_is_refused_in_a_sentence(new_desk: Callable[..., Desk], plan: Path) -> None:
    desk = new_desk(last_day=date(2026, 12, 24))
    desk.open_path(plan)
    desk.actions.trigger("rota.repair")
    assert not desk.builder.is_running
    assert isinstance(desk.frame, NoFrame)
    tone, sentence, step, _ = desk.frame.messages[-1]
    assert tone == "danger"
    assert sentence.startswith("Nothing of this rota lies after")
    assert step


def test_never_mind_begins_nothing(new_desk: Callable[..., Desk], plan: Path) -> None:
    desk = new_desk()
    desk.open_path(plan)
    desk.actions.trigger("rota.repair")
    assert not desk.builder.is_running
