"""`swaps`: who can take published work, asking, answering, and the manager's word, without a window."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from planner.services import system_clock
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY, NOW, StillClock, hand_rota
from tests.planner.services.swaps.office import published
from tests.ui.cli.conftest import Run

DEES, CYS = "dee@2026-11-26", "cy@2026-11-25"


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Cy late on Wednesday, Dee late on Thursday; a touched policy needs the manager. Nobody signs in."""
    monkeypatch.setattr(system_clock.SystemClock, "now", lambda _self: NOW)
    late = (shift("cy", "Wed 12:00-20:00"), shift("dee", "Thu 12:00-20:00"))
    store = published(tmp_path, *late, approval="policy_touched", manager="Jo Patel")
    store.close()
    return store.path


def done(run: Run, *arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.output.strip()


def days(plan: Path) -> dict[str, list[str]]:
    store = SqliteStore.open(plan, StillClock())
    found: dict[str, list[str]] = {}
    for each in store.team().rotas[-1].shifts:
        found.setdefault(each.staff, []).append(each.id.partition("@")[2])
    store.close()
    return found


def test_takers_are_told_from_the_plan(run: Run, plan: Path) -> None:
    told = done(run, "swaps", "takers", plan, DEES)
    assert told.startswith("3 can take it")
    assert "\n  ana  Ana Alvi" in told, "each by the id that asks them, and by name"
    assert "needs the manager: " in told


def test_a_swap_is_asked_accepted_approved_and_undone(run: Run, plan: Path) -> None:
    made = done(run, "swaps", "ask", plan, DEES, "cy", "--for", CYS)
    assert f"{made}  Dee asked Cy: Thu 26 Nov 12:00–20:00 for Wed 25 Nov" in done(run, "swaps", "list", plan)
    assert done(run, "swaps", "accept", plan, made, "--of", "cy") == "done"
    assert days(plan) == {"cy": ["2026-11-26"], "dee": ["2026-11-25"]}
    assert done(run, "swaps", "undo", plan, made, "--reason", "By mistake") == "undone"
    assert days(plan) == {"cy": ["2026-11-25"], "dee": ["2026-11-26"]}


def test_a_shift_of_another_published_week_comes_back(run: Run, plan: Path) -> None:
    store = SqliteStore.open(plan, StillClock())
    with store.unit_of_work("Jo Patel") as work:
        later = shift("cy", "Tue+1 09:00-17:00")
        work.publish(hand_rota(later, first_day=MONDAY + timedelta(weeks=1)))
    store.close()
    assert "Tue 1 Dec" not in done(run, "swaps", "returns", plan, DEES, "cy")
    told = done(run, "swaps", "returns", plan, DEES, "cy", "--weeks", "2").splitlines()
    assert told[0] == "2 can come back"
    assert f"  {later.id}  Tue 1 Dec 09:00–17:00" in told
    made = done(run, "swaps", "ask", plan, DEES, "cy", "--for", later.id)
    assert done(run, "swaps", "accept", plan, made, "--of", "cy") == "agreed"
    assert done(run, "swaps", "approve", plan, made, "--reason", "Both evenings agreed") == "done"
    assert days(plan) == {"dee": ["2026-12-01"]}


def test_what_touches_a_policy_waits_for_the_manager_and_a_reason(run: Run, plan: Path) -> None:
    made = done(run, "swaps", "ask", plan, DEES, "cy")
    assert done(run, "swaps", "accept", plan, made, "--of", "cy") == "agreed"
    refused = run("swaps", "approve", plan, made)
    assert refused.exit_code != 0
    assert "two evenings in a row" in refused.output
    assert done(run, "swaps", "approve", plan, made, "--reason", "Cy wants both") == "done"


def test_an_offer_is_taken_once(run: Run, plan: Path) -> None:
    made = done(run, "swaps", "offer", plan, DEES)
    assert done(run, "swaps", "take", plan, made, "--of", "ana") == "done"
    second = run("swaps", "take", plan, made, "--of", "ben")
    assert second.exit_code != 0
    assert "Somebody else has taken it." in second.output


def test_a_request_is_declined_refused_or_taken_back(run: Run, plan: Path) -> None:
    first = done(run, "swaps", "ask", plan, DEES, "cy")
    assert done(run, "swaps", "decline", plan, first, "--of", "cy") == "declined"
    second = done(run, "swaps", "ask", plan, DEES, "ana", "ben")
    assert done(run, "swaps", "take-back", plan, second) == "cancelled"
    third = done(run, "swaps", "ask", plan, DEES, "cy")
    done(run, "swaps", "accept", plan, third, "--of", "cy")
    assert done(run, "swaps", "refuse", plan, third, "--reason", "Two evenings") == "refused"
    listed = json.loads(done(run, "swaps", "list", plan, "--json"))["requests"]
    assert [each["state"] for each in listed] == ["declined", "cancelled", "refused"]


def test_a_shift_that_is_not_published_is_told(run: Run, plan: Path) -> None:
    result = run("swaps", "offer", plan, "dee@2026-12-24")
    assert result.exit_code != 0
    assert "is published" in result.output
