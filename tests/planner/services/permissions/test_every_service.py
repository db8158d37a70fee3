"""Every service × every role × one's own and another's record.

Only what the table allows is let through, every refusal is kept in the log, and a refusal changes nothing.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from planner.domain.check_ins import CheckInRules
from planner.domain.demand import Visit
from planner.domain.errors import NotPermittedError, PlannerError
from planner.domain.permissions import PERMISSIONS, may
from planner.domain.records import TimeSpan
from planner.domain.roles import Caller, Role
from planner.domain.swaps import SwapRules
from planner.services.accounts.people import begin, invite
from planner.services.accounts.sign_in import SignedIn, sign_in
from planner.services.guarded_store import GuardedStore
from planner.store.sqlite_store import SqliteStore
from tests.light_hashes import light_hashes
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.permissions.calls import CLOCK, GATE, GATED, PROGRAM, READS, Call, Given
from tests.planner.services.permissions.found_services import services_with_a_store
from tests.planner.services.small_office import hand_rota, small_team
from tests.planner.services.swaps.office import week

__all__ = ["light_hashes"]
PHRASE = "seven quiet herons"
OWN, OTHER = "ana", "ben"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[Role, SignedIn]]:
    """A published week, with a manager, a worker and a service lead who sign in."""
    team = small_team(swaps=SwapRules(approval="never"), check_in=CheckInRules(visits="all"))
    lone = Visit(id="v2", case="R-2000", windows=(TimeSpan(start=at("Thu 17:00"), end=at("Thu 20:00")),))
    team = team.model_copy(update={"visits": (*team.visits, lone)})
    path = tmp_path_factory.mktemp("plan") / "north.rotabene"
    store = SqliteStore.create(path, team, "Jo Patel", CLOCK)
    dee = shift("dee", "Thu 12:00-20:00", activity("visit", "Thu 18:00-19:30", "v2", travel=15))
    with store.unit_of_work("Jo Patel") as unit:
        unit.publish(hand_rota(*week()[:3], dee))
    jo = begin(store, "Jo Patel", PHRASE).signed_in
    signed: dict[Role, SignedIn] = {"manager": jo}
    people: tuple[tuple[str, Role, str | None], ...] = (
        ("Ana Alvi", "worker", OWN),
        ("Li Lead", "service_lead", None),
    )
    for name, role, staff in people:
        word = invite(store, jo.caller, name, role, staff, CLOCK).word
        signed[role] = sign_in(store, name, word, CLOCK, PHRASE)
    store.close()
    return path, signed


@pytest.fixture
def fresh(made: tuple[Path, dict[Role, SignedIn]], tmp_path: Path) -> Iterator[Callable[[], SqliteStore]]:
    """The plan anew, so that nobody stumbles over what another has done."""
    opened: list[SqliteStore] = []

    def plan() -> SqliteStore:
        path = tmp_path / f"{len(opened)}.rotabene"
        shutil.copy(made[0], path)
        opened.append(SqliteStore.open(path, CLOCK))
        return opened[-1]

    yield plan
    for store in opened:
        store.close()


def given_for(store: SqliteStore, signed: dict[Role, SignedIn], role: Role, staff: str) -> Given:
    who = signed[role]
    guarded = GuardedStore(store, who.caller, who.edition)
    return Given(guarded, who.caller, staff, store, signed["manager"].caller)


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table but the log."""
    connection = sqlite3.connect(path)
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    rows = {
        name: connection.execute(f"SELECT * FROM {name} ORDER BY 1").fetchall()
        for name in tables
        if name not in ("audit", "sqlite_sequence")
    }
    connection.close()
    return rows


def refusals(store: SqliteStore, caller: Caller) -> int:
    return sum(row.what == "Refused" and row.who == caller.name for row in store.audit(most=1000))


def test_every_service_is_decided() -> None:
    """A new service that takes a store fails here until it has its place, and its call, in `calls`."""
    found = {
        name.removeprefix("planner.services.").removeprefix("planner.exporters.")
        for name in services_with_a_store()
    }
    assert found == set(GATED) | READS | GATE | PROGRAM


def test_every_deed_of_the_table_is_one_that_something_asks() -> None:
    asked = {call.deed for call in GATED.values()}
    # Asked by the guarded store, by pages that only show, and by whoever knows the passphrase.
    looking = {
        "see the published rota",
        "see drafts",
        "see why somebody is away",
        "read the history",
        "see who is out on visits",
        "see flexible-working requests",
        "see who signs in",
        "change a passphrase",
    }
    assert asked | looking == set(PERMISSIONS)
    assert not asked & looking


@pytest.mark.parametrize("name", sorted(GATED))
def test_only_the_allowed_get_through(
    name: str, fresh: Callable[[], SqliteStore], made: tuple[Path, dict[Role, SignedIn]]
) -> None:
    call = GATED[name]
    for role in made[1]:
        store = fresh()
        for staff in (OTHER, OWN) if call.has_owner else (OWN,):
            given = given_for(store, made[1], role, staff)
            is_allowed = may(given.caller, call.deed, staff if call.has_owner else None)
            try_it(name, given, is_allowed=is_allowed)
            store = fresh() if is_allowed and staff == OTHER else store


def try_it(name: str, given: Given, *, is_allowed: bool) -> None:
    """Let through, or refused with a row in the log and nothing changed."""
    call, store = GATED[name], given.whole
    if call.prepare is not None:
        call.prepare(given)
    before, refused = contents(store.path), refusals(store, given.caller)
    where = f"{name} by {given.caller.name} for {given.staff}"
    assert (outcome(call, given) != "refused") == is_allowed, where
    assert refusals(store, given.caller) - refused == (0 if is_allowed else 1), where
    if not is_allowed:
        assert contents(store.path) == before, where


def outcome(call: Call, given: Given) -> str:
    """`done`, `refused`, or `let through` to what then could not be done."""
    try:
        call.does(given)
    except NotPermittedError:
        return "refused"
    except (PlannerError, AttributeError):
        return "let through"
    return "done"
