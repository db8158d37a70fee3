"""The desk: edits that need a reason, what an edit drops, names for the person."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from planner.services.rota_edits import MoveShift, ReplaceRota
from tests.ui.desk_factory import GivenAnswers, built_rota, make_plan
from ui.main_window.desk import Desk
from ui.main_window.desk_edits import PUBLISHED_SHOWN
from ui.main_window.no_frame import NoFrame
from ui.main_window.status_words import status_words

# Ben would end at 20:30 on Tuesday and start at 09:00 on Wednesday: lawful, and against the team's policy.
TOO_LATE = MoveShift("ben@2026-11-24", by_minutes=210)


def test_an_edit_against_a_kept_policy_waits_for_a_reason(desk: Desk) -> None:
    before = desk.session.rota
    assert not desk.edit(TOO_LATE)
    assert isinstance(desk.ask, GivenAnswers)
    assert len(desk.ask.asked) >= 1
    assert desk.session.rota == before
    assert desk.undo_stack.count() == 0


def test_with_a_reason_the_edit_is_done_and_the_exception_is_undone_with_it(
    new_desk: Callable[..., Desk], plan: Path
) -> None:
    desk = new_desk(reason="agreed with Ben")
    desk.open_path(plan)
    before, team = desk.session.rota, desk.session.team
    assert team is not None
    assert desk.edit(TOO_LATE)
    assert desk.session.team is not None
    assert "agreed with Ben" in [override.reason for override in desk.session.team.rules.overrides]
    desk.actions.trigger("edit.undo")
    assert desk.session.rota == before
    assert desk.session.team.rules.overrides == team.rules.overrides
    desk.actions.trigger("edit.redo")
    assert desk.session.rota != before


def test_what_no_longer_fits_is_said(desk: Desk) -> None:
    assert desk.edit(MoveShift("ana@2026-11-24", by_minutes=-120))
    assert isinstance(desk.frame, NoFrame)
    tone, sentence, step, _ = desk.frame.messages[-1]
    assert tone == "warn"
    assert "no longer fits" in sentence
    assert step == "Undo brings it back."


def test_a_broken_law_is_refused_with_its_sentence(desk: Desk) -> None:
    before = desk.session.rota
    assert not desk.edit(MoveShift("ben@2026-11-24", by_minutes=420))
    assert desk.session.rota == before
    assert isinstance(desk.frame, NoFrame)
    assert desk.frame.messages[-1][0] == "danger"


def test_another_plan_starts_with_nothing_to_undo(desk: Desk, tmp_path: Path) -> None:
    desk.edit(MoveShift("ben@2026-11-25", by_minutes=30))
    assert desk.undo_stack.canUndo()
    desk.session.open_sample("riverside")
    assert not desk.undo_stack.canUndo()
    assert desk.session.path == tmp_path / "samples" / "riverside.rotabene"


def test_an_edit_and_its_undoing_bring_the_actions_up_to_date_once_each(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    undo = desk.actions["edit.undo"]
    renewed: list[str] = []
    monkeypatch.setattr(undo, "renew", lambda: renewed.append("once"))
    assert desk.edit(MoveShift("ana@2026-11-24", by_minutes=30))
    assert len(renewed) == 1
    monkeypatch.undo()
    desk.renew_actions()
    assert undo.isEnabled()
    undo.trigger()
    assert not undo.isEnabled()
    assert desk.actions["edit.redo"].isEnabled()


def test_behind_the_first_step_of_a_published_week_is_what_was_published_and_that_is_said(
    new_desk: Callable[..., Desk], tmp_path: Path
) -> None:
    desk = new_desk(reasons={"*": "agreed with the team"})
    desk.open_path(make_plan(tmp_path))
    assert desk.edit(ReplaceRota(built_rota(), "Build rota"))
    desk.actions.trigger("rota.publish")
    assert desk.edit(MoveShift("ben@2026-11-25", by_minutes=30))
    while desk.undo_stack.canUndo():
        desk.actions.trigger("edit.undo")
    assert desk.session.is_as_published
    assert isinstance(desk.frame, NoFrame)
    assert desk.frame.messages[-1][1] == PUBLISHED_SHOWN
    assert "cannot be published" not in status_words(desk)[0]
