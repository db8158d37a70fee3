"""The wall sheet from the window: of the published week only, as PDF and as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ui.desk_factory import GivenAnswers
from ui.actions.print_action import printables
from ui.main_window.desk import Desk


def publish(desk: Desk) -> None:
    store = desk.session.store
    with store.unit_of_work("Jo Patel") as work:
        draft = work.draft(desk.session.first_day)
        assert draft is not None
        work.publish(draft)
    desk.session.look_again()
    desk.session.show_week(desk.session.first_day)
    desk.renew_actions()


def test_a_draft_goes_on_no_wall(desk: Desk) -> None:
    action = desk.actions["export.wall_pdf"]
    desk.renew_actions()
    assert not action.isEnabled()
    assert action.toolTip() == "Publish the week first"


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("html", b"<!DOCTYPE html>")])
def test_the_published_week_is_written_for_the_wall(
    desk: Desk, tmp_path: Path, kind: str, start: bytes
) -> None:
    publish(desk)
    assert isinstance(desk.ask, GivenAnswers)
    desk.ask.save = tmp_path / f"wall.{kind}"
    desk.actions.trigger(f"export.wall_{kind}")
    assert (tmp_path / f"wall.{kind}").read_bytes().startswith(start)
    assert "2026-11-23-wall" in desk.ask.asked[-1]


def test_the_wall_sheet_can_be_printed(desk: Desk) -> None:
    assert [each.name.rpartition(", ")[2] for each in printables(desk)] == [
        "draft",
        "wall sheet of the draft",
        "people spare by half-hour",
        "who is affected",
    ]
    publish(desk)
    *_, wall, _ = printables(desk)
    assert wall.name.endswith(", wall sheet")
    assert wall.pages("a4", 40)[0].startswith(b"\x89PNG")
