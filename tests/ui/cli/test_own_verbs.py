"""`requests`, `hours`, `visits` and `flexible`: what people ask for and tell, without a window."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.domain.check_ins import CheckIn
from planner.domain.flexible_working import FlexibleRequest
from planner.domain.own_requests import OwnRequest
from planner.ports import SolveResult
from planner.services import system_clock
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import OneAnswerSolver, StillClock, usual_shifts
from tests.planner.services.swaps.office import published
from tests.ui.cli.conftest import Run
from tests.ui.requests.office import week
from ui import bootstrap

LATE = datetime(2026, 11, 24, 21, 30, tzinfo=UTC)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The published week of the small office, looked at on Tuesday night; nobody signs in: it is Jo's."""
    monkeypatch.setattr(system_clock.SystemClock, "now", lambda _self: LATE)
    store = published(tmp_path, *week(), cover=())
    store.close()
    return store.path


def kept(plan: Path) -> SqliteStore:
    return SqliteStore.open(plan, StillClock())


def done(run: Run, *arguments: str | Path) -> str:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result.output


def test_leave_is_asked_for_listed_and_approved_with_its_effect(run: Run, plan: Path) -> None:
    made = done(run, "requests", "leave", plan, "2026-12-07", "2026-12-08", "--of", "ana").strip()
    assert f"{made}  Ana Alvi: annual leave Mon 7 Dec – Tue 8 Dec  [waits for" in done(
        run, "requests", "list", plan
    )
    done(run, "requests", "approve", plan, made)
    (listed,) = json.loads(done(run, "requests", "list", plan, "--json"))["requests"]
    assert (listed["id"], listed["state"]) == (made, "approved")
    store = kept(plan)
    assert [each.state for each in store.team().absences] == ["approved"]
    store.close()


def test_a_request_is_taken_back_or_declined_with_a_reason(run: Run, plan: Path) -> None:
    first = done(run, "requests", "toil", plan, "1.5", "2026-12-01", "--of", "ana").strip()
    done(run, "requests", "take-back", plan, first, "--of", "ana")
    second = done(
        run, "requests", "leave", plan, "2026-12-07", "2026-12-07", "--from", "13:00", "--of", "ana"
    ).strip()
    done(run, "requests", "decline", plan, second, "--reason", "Two are away already")
    store = kept(plan)
    assert [each.state for each in store.own_records(OwnRequest)] == ["cancelled", "declined"]
    store.close()


def test_hours_are_corrected_claimed_and_the_next_start_moved(run: Run, plan: Path) -> None:
    said = done(run, "hours", "correct", plan, "2026-11-24", "12:00", "21:15", "--break", "30", "--of", "ana")
    assert "1.25 h longer than planned: 1.25 h TOIL.\n" in said
    assert "Not before 10:15: 13 h of rest" in said
    done(run, "hours", "claim", plan, "2026-11-24", "--of", "ana")
    assert "Wed 25 Nov 10:15–17:45  [approved]" in done(
        run, "hours", "later-start", plan, "2026-11-24", "--of", "ana"
    )
    done(run, "hours", "confirm", plan, "2026-11-23", "--of", "ana")
    assert "2026-11-23  Mon 23 Nov  [as planned]" in done(run, "hours", "list", plan, "--of", "ana")


def test_lone_visits_are_listed_with_a_code_for_jobs_that_watch(run: Run, plan: Path) -> None:
    late = run("visits", "list", plan)
    assert late.exit_code == 1
    assert "2026-11-24T17:45  Ana Alvi: visit" in late.output
    done(run, "visits", "safe", plan, "2026-11-24T17:45", "--of", "ana")
    assert "out safe" in done(run, "visits", "list", plan)
    store = kept(plan)
    assert [each.state for each in store.own_records(CheckIn)] == ["safe"]
    store.close()


def test_somebody_else_is_named_to_ring(run: Run, plan: Path) -> None:
    done(run, "visits", "buddy", plan, "2026-11-24T17:45", "dee", "--of", "ana")
    store = kept(plan)
    assert [each.buddy for each in store.own_records(CheckIn)] == ["dee"]
    store.close()


def test_a_damaged_plan_is_restored_and_a_whole_one_left_alone(run: Run, plan: Path) -> None:
    whole = run("restore", plan)
    assert whole.exit_code == 2
    assert "is not damaged" in whole.stderr
    plan.write_bytes(b"\0" * 8192)
    assert "is damaged" in run("requests", "list", plan).stderr
    assert done(run, "restore", plan).startswith("Restored from north-")
    assert "No requests." in done(run, "requests", "list", plan)


def test_a_trial_is_tried_and_not_agreed(run: Run, plan: Path) -> None:
    made = done(
        run, "flexible", "ask", plan, "Fridays off", "2027-01-04", "--pattern", "four-short", "--of", "ana"
    ).split()[0]
    done(run, "flexible", "try", plan, made, "2027-01-04", "2027-03-28")
    assert "on trial" in done(run, "flexible", "list", plan)
    store = kept(plan)
    (entry,) = store.own_records(FlexibleRequest)
    assert (entry.state, str(entry.trial_until)) == ("on_trial", "2027-03-28")
    store.close()
    done(run, "flexible", "agree", plan, made, "2027-03-29")
    assert "agreed" in done(run, "flexible", "list", plan)


def test_the_register_is_kept_from_asking_to_refusing(
    run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    solver = OneAnswerSolver(SolveResult("feasible", usual_shifts()))
    monkeypatch.setattr(bootstrap, "make_solver", lambda: solver)
    made = done(
        run, "flexible", "ask", plan, "Fridays off", "2027-01-04", "--pattern", "four-short", "--of", "ana"
    ).split()[0]
    assert "Ana Alvi: Fridays off" in done(run, "flexible", "list", plan)
    assert "not proved in the time" in done(run, "flexible", "evidence", plan, made)
    refused = run("flexible", "refuse", plan, made, "--ground", "demand", "--note", "Fridays are short")
    assert refused.exit_code == 2
    assert "consulted" in refused.output
    done(run, "flexible", "consult", plan, made, "Met on Tuesday")
    done(run, "flexible", "refuse", plan, made, "--ground", "demand", "--note", "Fridays are short")
    store = kept(plan)
    assert [each.state for each in store.own_records(FlexibleRequest)] == ["refused"]
    store.close()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("requests", "leave", "PLAN", "tomorrow", "2026-12-07", "--of", "ana"), "is not a date"),
        (("requests", "leave", "PLAN", "2026-12-07", "2026-12-07"), "not said who"),
        (("requests", "take-back", "PLAN", "nothing", "--of", "ana"), "no such request"),
        (("hours", "correct", "PLAN", "2026-11-24", "noon", "18:00", "--of", "ana"), "not a time of day"),
        (("visits", "safe", "PLAN", "2026-11-24T09:00", "--of", "ana"), "No lone visit"),
        (("visits", "stay", "PLAN", "now", "later", "--of", "ana"), "not a moment"),
        (
            ("flexible", "ask", "PLAN", "x y z", "2027-01-04", "--pattern", "none", "--of", "ana"),
            "no template",
        ),
        (("flexible", "refuse", "PLAN", "f", "--ground", "mood", "--note", "no no"), "no ground of the Act"),
    ],
)
def test_what_cannot_be_is_told_in_a_sentence(
    run: Run, plan: Path, arguments: tuple[str, ...], words: str
) -> None:
    result = run(*(plan if each == "PLAN" else each for each in arguments))
    assert result.exit_code == 2
    assert words in result.output


def test_what_people_write_neither_drives_the_terminal_nor_looks_like_a_line_of_ours(
    run: Run, plan: Path
) -> None:
    hostile = "\x1b]0;mine\x07\x1b[2J\u202eabc\nleave-1  Ana Alvi: annual leave  [approved]"
    done(run, "requests", "leave", plan, "2026-12-07", "2026-12-07", "--of", "ana", "--note", hostile)
    done(run, "flexible", "ask", plan, hostile, "2027-03-01", "--of", "ana")
    for verb in (("requests", "list"), ("flexible", "list"), ("notices",)):
        told = done(run, *verb, plan)
        assert not set(told) & {"\x1b", "\x07", "\u202e"}, verb
        assert not [line for line in told.splitlines() if line.startswith("leave-1 ")], verb


@pytest.mark.parametrize("hours", ["nan", "inf", "1e400", "0"])
def test_hours_that_are_no_number_are_refused(run: Run, plan: Path, hours: str) -> None:
    result = run("requests", "toil", plan, hours, "2026-12-01", "--of", "ana")
    assert result.exit_code == 2
    assert "Something went wrong" not in result.stderr


def test_nothing_is_asked_for_the_end_of_time(run: Run, plan: Path) -> None:
    leave = run("requests", "leave", plan, "9999-12-30", "9999-12-31", "--of", "ana")
    toil = run("requests", "toil", plan, "1.5", "9999-12-31", "--of", "ana")
    assert "too far ahead" in leave.stderr
    assert "too far ahead" in toil.stderr
