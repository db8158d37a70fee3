"""`sign-ins` and `take-out`: plans on the command line, under the same gate as in the window."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.importers.team_file import read_rota, read_team
from planner.services.publish_rota import publish_rota
from planner.store.sqlite_store import SqliteStore
from tests.light_hashes import light_hashes
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team
from tests.ui.cli.conftest import Run
from ui.cli import signed_in as cli_signed_in

__all__ = ["light_hashes"]
JO, ANA = "seven quiet herons", "brick window Tuesday"


@pytest.fixture(autouse=True)
def no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the computer has."""
    monkeypatch.setattr(cli_signed_in, "_by_keyring", lambda *_: None)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "north.rotabene"
    store = SqliteStore.create(path, small_team(), "Jo Patel", StillClock())
    with store.unit_of_work("Jo Patel") as unit:
        unit.save_draft(hand_rota(), what="New rota", subject="week")
    publish_rota(store, MONDAY, "Jo Patel", {"*": "Agreed with all"})
    store.close()
    return path


@pytest.fixture
def signed_plan(plan: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With the manager, and Ana as a worker."""
    monkeypatch.setenv("ROTABENE_NEW_PASSPHRASE", JO)
    assert "Recovery word, shown once: " in run("sign-ins", "begin", plan, "--as", "Jo Patel").stdout
    monkeypatch.setenv("ROTABENE_PASSPHRASE", JO)
    invited = run("sign-ins", "invite", plan, "Ana Alvi", "--staff", "ana", "--as", "Jo Patel")
    monkeypatch.setenv("ROTABENE_PASSPHRASE", invited.stdout.split(": ")[1].strip())
    monkeypatch.setenv("ROTABENE_NEW_PASSPHRASE", ANA)
    assert run("take-out", plan, "--as", "Ana Alvi", "--team", "-").exit_code == 0
    return plan


def test_a_plan_without_sign_ins_is_its_manager_s(run: Run, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "team.json"
    assert run("take-out", plan, "--team", out).exit_code == 0
    assert read_team(out).id == "north"
    assert "Nobody signs in" in run("sign-ins", "list", plan).stdout
    assert "Leave --as out" in run("sign-ins", "list", plan, "--as", "Jo").stderr


def test_where_people_sign_in_nothing_comes_out_without(run: Run, signed_plan: Path, tmp_path: Path) -> None:
    result = run("take-out", signed_plan, "--team", tmp_path / "team.json")
    assert result.exit_code == 2
    assert "--as NAME" in result.stderr
    assert not (tmp_path / "team.json").exists()


def test_a_wrong_passphrase_is_a_sentence(
    run: Run, signed_plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROTABENE_PASSPHRASE", "not the one at all")
    result = run("take-out", signed_plan, "--as", "Ana Alvi", "--team", "-")
    assert result.exit_code == 2
    assert "do not fit" in result.stderr
    assert result.stdout == ""


def test_without_a_terminal_the_variable_is_named(
    run: Run, signed_plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ROTABENE_PASSPHRASE")
    assert "ROTABENE_PASSPHRASE" in run("sign-ins", "list", signed_plan, "--as", "Ana Alvi").stderr


def test_a_worker_gets_the_published_week_and_manages_nobody(
    run: Run, signed_plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROTABENE_PASSPHRASE", ANA)
    out = tmp_path / "rota.json"
    told = run("take-out", signed_plan, "--as", "ana alvi", "--week", "2026-11-23", "--rota", out)
    assert told.exit_code == 0, told.output
    assert "this is an extract" in told.stderr
    assert read_rota(out).state == "published"
    for verb in (
        ("list", signed_plan),
        ("invite", signed_plan, "Ben", "--role", "manager"),
        ("new-word", signed_plan, "Jo Patel"),
        ("role", signed_plan, "Ana Alvi", "manager"),
        ("unlock", signed_plan, "Ana Alvi"),
        ("end", signed_plan, "Jo Patel"),
    ):
        result = run("sign-ins", *verb, "--as", "Ana Alvi")
        assert result.exit_code == 2, verb
        assert "not yours" in result.stderr


def test_the_manager_sees_who_signs_in_and_changes_it(
    run: Run, signed_plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROTABENE_PASSPHRASE", JO)
    assert run("sign-ins", "role", signed_plan, "Ana Alvi", "service_lead", "--as", "Jo Patel").exit_code == 0
    assert run("sign-ins", "unlock", signed_plan, "Ana Alvi", "--as", "Jo Patel").exit_code == 0
    listed = json.loads(run("sign-ins", "list", signed_plan, "--as", "Jo Patel", "--json").stdout)
    assert [(each["name"], each["role"], each["state"]) for each in listed["sign_ins"]] == [
        ("Jo Patel", "manager", "Signs in"),
        ("Ana Alvi", "service_lead", "Signs in"),
    ]
    given = run("sign-ins", "new-word", signed_plan, "Ana Alvi", "--as", "Jo Patel")
    assert given.stdout.startswith("One-time word for Ana Alvi: ")
    assert run("sign-ins", "end", signed_plan, "Ana Alvi", "--as", "Jo Patel").exit_code == 0
    assert "Ended" in run("sign-ins", "list", signed_plan, "--as", "Jo Patel").stdout
    assert "no such sign-in" in run("sign-ins", "end", signed_plan, "Zed", "--as", "Jo Patel").stderr


def test_one_changes_one_s_own_passphrase(
    run: Run, signed_plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ROTABENE_PASSPHRASE", ANA)
    monkeypatch.setenv("ROTABENE_NEW_PASSPHRASE", "another long phrase")
    assert run("sign-ins", "passphrase", signed_plan, "--as", "Ana Alvi").exit_code == 0
    assert run("take-out", signed_plan, "--as", "Ana Alvi", "--team", "-").exit_code == 2
    monkeypatch.setenv("ROTABENE_PASSPHRASE", "another long phrase")
    assert run("take-out", signed_plan, "--as", "Ana Alvi", "--team", "-").exit_code == 0


def test_the_manager_recovers_with_the_word(run: Run, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ROTABENE_NEW_PASSPHRASE", JO)
    word = run("sign-ins", "begin", plan, "--as", "Jo Patel").stdout.split(": ")[1].strip()
    monkeypatch.setenv("ROTABENE_PASSPHRASE", word)
    monkeypatch.setenv("ROTABENE_NEW_PASSPHRASE", "another long phrase")
    recovered = run("sign-ins", "recover", plan, "--as", "Jo Patel")
    assert recovered.exit_code == 0, recovered.output
    monkeypatch.setenv("ROTABENE_PASSPHRASE", "another long phrase")
    assert run("sign-ins", "list", plan, "--as", "Jo Patel").exit_code == 0


def test_what_is_not_said_is_asked_for(run: Run, plan: Path) -> None:
    assert "what to write" in run("take-out", plan).stderr
    assert "not a date" in run("take-out", plan, "--rota", "x.json").stderr
    assert "Nothing is published" in run("take-out", plan, "--week", "2027-01-04", "--rota", "x.json").stderr
    assert "does not exist" in run("take-out", "nowhere.rotabene", "--team", "-").stderr


def test_a_name_that_is_no_text_is_said(run: Run, signed_plan: Path) -> None:
    result = run("requests", "list", signed_plan, "--as", "Ana\udcff")
    assert (result.exit_code, "is no text" in result.stderr) == (2, True)
