"""Publishing keeps what can be undone: undoing after it begins a new draft, and the version stays."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from planner.importers.team_file import write_team
from planner.services.publish_rota import NOTE
from planner.services.rota_edits import MoveShift, ReplaceRota
from tests.planner.services.small_office import small_team
from tests.ui.desk_factory import GivenAnswers
from tests.ui.desk_screens import said
from ui.actions.rota_actions import NOTHING_LEFT
from ui.main_window.desk import Desk

BACK = MoveShift("ben@2026-11-25", by_minutes=30)


def test_an_edit_is_undone_after_publishing_as_a_new_draft(new_desk: Callable[..., Desk], plan: Path) -> None:
    desk = new_desk(reasons={"*": "as agreed with the team"})
    desk.open_path(plan)
    before = desk.session.rota
    assert before is not None
    assert desk.edit(BACK, "Move shift")
    desk.actions.trigger("rota.publish")
    version = desk.session.published
    assert version is not None
    assert desk.session.is_as_published
    assert desk.actions["edit.undo"].text() == "Undo move shift"
    desk.actions.trigger("edit.undo")
    assert desk.session.rota is not None
    assert desk.session.rota.shifts == before.shifts
    assert not desk.session.is_as_published
    assert desk.session.store.published(desk.session.first_day) == version
    desk.actions.trigger("edit.redo")
    assert desk.session.is_as_published


def test_a_build_is_undone_after_publishing(new_desk: Callable[..., Desk], plan: Path) -> None:
    desk = new_desk(reasons={"*": "as agreed with the team"})
    desk.open_path(plan)
    before = desk.session.rota
    assert before is not None
    built = before.model_copy(update={"shifts": before.shifts[:-1]})
    assert desk.edit(ReplaceRota(built), "Build rota")
    desk.actions.trigger("rota.publish")
    assert desk.session.is_as_published
    desk.actions.trigger("edit.undo")
    assert desk.session.rota is not None
    assert desk.session.rota.shifts == before.shifts
    desk.actions.trigger("edit.redo")
    assert desk.session.is_as_published
    assert desk.session.rota.shifts == built.shifts


def test_an_import_is_one_step_with_its_name(
    new_desk: Callable[..., Desk], plan: Path, tmp_path: Path
) -> None:
    file = tmp_path / "in.json"
    file.write_text(write_team(small_team(visits=())), encoding="utf-8")
    desk = new_desk(open=file)
    desk.open_path(plan)
    before = desk.session.team
    desk.actions.trigger("file.import")
    assert desk.session.team is not None
    assert not desk.session.team.visits
    assert desk.actions["edit.undo"].text() == "Undo import team file"
    desk.actions.trigger("edit.undo")
    assert desk.session.team == before


def test_what_is_left_in_the_sheet_is_kept_for_its_week_until_it_is_published(
    new_desk: Callable[..., Desk], plan: Path
) -> None:
    desk = new_desk(left_typed={NOTE: "agreed on Monday"})
    desk.open_path(plan)
    desk.actions.trigger("rota.publish")
    first = desk.session.first_day
    assert typed_now(desk) == {NOTE: "agreed on Monday"}
    desk.session.show_week(first + timedelta(weeks=1))
    assert typed_now(desk) == {}
    desk.session.show_week(first)
    assert typed_now(desk) == {NOTE: "agreed on Monday"}
    asked = desk.ask
    assert isinstance(asked, GivenAnswers)
    asked.reasons = {"*": "as agreed with the team"}
    desk.actions.trigger("rota.publish")
    assert desk.session.is_as_published
    assert typed_now(desk) == {}


def typed_now(desk: Desk) -> dict[str, str]:
    shown = desk.session.shown
    assert shown is not None
    return dict(desk.reasons.typed_for(shown))


def test_what_was_changed_by_another_program_while_the_sheet_lay_open_is_not_published_unseen(
    new_desk: Callable[..., Desk], plan: Path
) -> None:
    desk, other = new_desk(reasons={"*": "as agreed with the team"}), new_desk()
    desk.open_path(plan)
    other.open_path(plan)
    asked = desk.ask
    assert isinstance(asked, GivenAnswers)

    def change_once() -> None:
        asked.meanwhile = lambda: None
        assert other.edit(MoveShift("ben@2026-11-25", by_minutes=60))

    asked.meanwhile = change_once
    desk.actions.trigger("rota.publish")
    assert [is_other for _, is_other in asked.asked_to_publish] == [False, True]
    shown, _ = asked.asked_to_publish[-1]
    published = desk.session.published
    assert published is not None
    assert other.session.rota is not None
    assert published.shifts == shown.shifts == other.session.rota.shifts


def test_what_was_published_by_another_program_meanwhile_is_told(
    new_desk: Callable[..., Desk], plan: Path
) -> None:
    desk, other = new_desk(reasons={"*": "as agreed"}), new_desk(reasons={"*": "as agreed"})
    desk.open_path(plan)
    other.open_path(plan)
    asked = desk.ask
    assert isinstance(asked, GivenAnswers)
    asked.meanwhile = lambda: other.actions.trigger("rota.publish")
    desk.actions.trigger("rota.publish")
    assert len(asked.asked_to_publish) == 1
    assert desk.session.published is not None
    assert desk.session.published.version == 1
    assert said(desk) == NOTHING_LEFT
