"""`teams`: several plans side by side, each with its own sign-in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.services import system_clock
from planner.services.accounts.people import begin, invite
from planner.services.accounts.sign_in import sign_in
from tests.planner.services.small_office import NOW, StillClock
from tests.planner.services.swaps.office import published
from tests.ui.cli.conftest import Run

SECRET = "four words of a service lead"
HELEN = "Helen Marsh"


@pytest.fixture
def plans(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[Path, Path]:
    """Two teams; Helen signs in to the first, and nobody has to in the second."""
    monkeypatch.setattr(system_clock.SystemClock, "now", lambda _self: NOW)
    for name in ("east", "west"):
        (tmp_path / name).mkdir()
    east, west = published(tmp_path / "east", name="East"), published(tmp_path / "west", name="West")
    first = begin(east, "Jo Patel", "a phrase of the manager")
    word = invite(east, first.signed_in.caller, HELEN, "service_lead", None, StillClock()).word
    sign_in(east, HELEN, word, StillClock(), SECRET)
    for store in (east, west):
        store.close()
    monkeypatch.setenv("ROTABENE_PASSPHRASE", SECRET)
    return east.path, west.path


def test_each_team_is_told_by_its_weeks(run: Run, plans: tuple[Path, Path]) -> None:
    told = run("teams", plans[0], "--as", HELEN)
    assert told.exit_code == 0, told.output
    assert told.stdout.splitlines() == [
        "East, 4 in post",
        "  Mon 16 Nov  nothing yet",
        "  Mon 23 Nov  published",
        "  Mon 30 Nov  nothing yet",
        "  Mon 7 Dec  nothing yet",
    ]


def test_a_plan_that_does_not_open_does_not_keep_the_others_back(run: Run, plans: tuple[Path, Path]) -> None:
    told = run("teams", plans[1], plans[0], plans[0].with_name("none.rotabene"), "--json")
    assert told.exit_code == 2
    assert [each["team"] for each in json.loads(told.stdout)["teams"]] == ["West"]
    assert "People sign in to this plan." in told.stderr
    assert "does not exist" in told.stderr
