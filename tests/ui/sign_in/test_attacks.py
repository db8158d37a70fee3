"""What somebody might try at a window: keys while it is locked, every action of a worker, a plan changed by
hand."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.domain.errors import PlannerError
from tests.planner.services.small_office import StillClock
from tests.ui.sign_in.conftest import ANA, JO, Office
from ui.actions.catalogue import ROWS
from ui.session.session import Session

NewOffice = Callable[..., Office]
# They lead out of the plan, or only look.
HARMLESS = frozenset(
    {
        "app.quit",
        "calendar.add",
        "file.new",
        "file.open",
        "file.sample",
        "find.open",
        "guide.open",
        "keys.show",
        "window.new",
    }
)


def contents(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    rows = [
        row
        for table in ("team", "draft", "rota_version", "swap", "own_record", "account")
        for row in connection.execute(f"SELECT * FROM {table}")
    ]
    connection.close()
    return rows


def by_hand(path: Path, change: str, *values: str) -> None:
    """What somebody can do who has the file and another program."""
    connection = sqlite3.connect(path)
    connection.execute(change, values)
    connection.commit()
    connection.close()


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    """One without a window."""
    made = Session(tmp_path, StillClock())
    yield made
    made.close()


def test_no_action_does_anything_while_the_window_is_locked(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    rota = office.desk.session.rota
    assert rota is not None
    office.desk.select_shift(rota.shifts[0].id)
    office.desk.actions.trigger("shift.pin")
    assert office.desk.undo_stack.canUndo()
    office.desk.doorkeeper.lock()
    before = contents(signed_plan)
    for row in ROWS:
        if row.id not in HARMLESS:
            office.desk.actions.trigger(row.id)
            assert office.front in ("sign_in", "start"), row.id
            assert office.desk.session.shown is None, row.id
    assert contents(signed_plan) == before


def test_no_action_of_a_worker_changes_the_plan(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    office.sign_in(ANA)
    office.desk.frame.show_screen("rota")
    before = contents(signed_plan)
    for row in ROWS:
        if row.id not in HARMLESS | {"plan.lock", "plan.sign_out"} and row.enabled_when(office.desk):
            office.desk.actions.trigger(row.id)
    office.desk.builder.abandon()
    assert contents(signed_plan) == before


def test_a_list_that_is_open_goes_with_the_lock(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    office.desk.actions.trigger("find.open")
    frame = office.window.frame
    assert frame is not None
    assert frame.finder.isVisible()
    office.desk.doorkeeper.lock()
    assert not frame.finder.isVisible()


def test_what_others_write_while_it_is_locked_shows_nothing(new_office: NewOffice, signed_plan: Path) -> None:
    first, second = new_office(signed_plan), new_office(signed_plan)
    second.sign_in(JO)
    rota = second.desk.session.rota
    assert rota is not None
    second.desk.select_shift(rota.shifts[0].id)
    second.desk.actions.trigger("shift.pin")
    assert not first.desk.session.look_again()
    assert first.front == "sign_in"
    first.sign_in(JO)
    assert first.desk.session.rota == second.desk.session.rota


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE account SET document = '{}'",
        "UPDATE account SET document = 'not json at all'",
        "UPDATE account SET document = json_set(document, '$.role', 'god')",
        "UPDATE account SET document = json_set(document, '$.locked_until', 'never')",
    ],
)
def test_accounts_changed_by_hand_are_told_in_a_sentence(
    session: Session, signed_plan: Path, change: str
) -> None:
    by_hand(signed_plan, change)
    with pytest.raises(PlannerError, match="cannot be read"):
        session.open(signed_plan)
    assert not session.is_open
    assert not session.is_locked


@pytest.mark.parametrize("secret", ["", "x", "$argon2id$v=19$m=8,t=1,p=1$$", "plain words in clear"])
def test_a_hash_changed_by_hand_lets_nobody_in(session: Session, signed_plan: Path, secret: str) -> None:
    by_hand(signed_plan, "UPDATE account SET document = json_set(document, '$.secret', ?)", secret)
    session.open(signed_plan)
    for phrase in ("", secret, "plain words in clear"):
        with pytest.raises(PlannerError, match="do not fit"):
            session.sign_in(JO, phrase)
