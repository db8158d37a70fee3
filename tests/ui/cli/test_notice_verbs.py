"""`notices`, `calendar` and `check-log`: what a person without a window can have of a plan."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from planner.services.swaps.requests import ask
from planner.services.system_clock import SystemClock
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import DEE, published, work_of
from tests.ui.cli.conftest import Run


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A published week of the small office, looked at on the day on which it was published."""
    monkeypatch.setattr(SystemClock, "now", lambda _self: StillClock().now())
    store = published(tmp_path, approval="always")
    ask(store, DEE, work_of(store, "dee"), [], StillClock())
    store.close()
    return store.path


def test_notices_are_listed_and_new_until_they_are_seen(run: Run, plan: Path) -> None:
    line = "Fri 20 Nov 09:30  The week of Mon 23 Nov is published, version 1.\n"
    assert run("notices", plan, "--seen").stdout == f"* {line}"
    assert run("notices", plan).stdout == f"  {line}"
    assert run("notices", plan, "--new").stdout == "Nothing new.\n"
    (found,) = json.loads(run("notices", plan, "--json").stdout)["notices"]
    assert (found["kind"], found["is_new"]) == ("published", False)


def test_a_calendar_is_written_once_and_then_up_to_date(run: Run, plan: Path, tmp_path: Path) -> None:
    first = run("calendar", plan, "--of", "dee", "--folder", tmp_path)
    assert first.exit_code == 0
    assert b"BEGIN:VEVENT" in (tmp_path / "north-dee.ics").read_bytes()
    assert "is up to date" in run("calendar", plan, "--of", "dee", "--folder", tmp_path).stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--of", "dee"), "where to write"),
        (("-o", "x.ics"), "who this is for"),
        (("--of", "zoe", "-o", "x.ics"), "has the id “zoe”"),
        (("--of", "dee", "--folder", "nowhere/at/all"), "does not exist"),
    ],
)
def test_a_calendar_that_cannot_be_written_is_said(
    run: Run, plan: Path, words: tuple[str, ...], sentence: str
) -> None:
    result = run("calendar", plan, *words)
    assert result.exit_code == 2
    assert sentence in result.stderr


def test_a_plan_that_was_changed_behind_its_log_is_told(run: Run, plan: Path) -> None:
    assert run("check-log", plan).stdout == "The plan is as its log tells it.\n"
    other = sqlite3.connect(plan)
    with other:
        other.execute("UPDATE swap SET document = replace(document, '\"asked\"', '\"done\"')")
    other.close()
    result = run("check-log", plan)
    assert result.exit_code == 1
    assert result.stdout.startswith("Not as the log tells it: swap offer-")
