"""A week that breaks a law already is published again by nobody but the manager, who is told and says why."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from planner.domain.errors import RefusedEditError
from planner.domain.records import DateRange
from planner.domain.staff import Absence
from planner.services.swaps.needs_reason import touched_by
from planner.services.swaps.requests import accept, approve, ask, take
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import BEN, CY, DEE, JO, gives, held, published, work_of

CLOCK = StillClock()
WEDNESDAY = date(2026, 11, 25)
AWAY = Absence(
    id="cys-leave", staff="cy", kind="annual_leave", dates=DateRange(first=WEDNESDAY, last=WEDNESDAY)
)


def with_leave_approved(folder: Path, **changes: Any) -> SqliteStore:
    """Cy works on Wednesday as published, and is on leave then since."""
    return published(folder, absences=(AWAY,), **changes)


def test_no_swap_of_others_publishes_it_without_the_manager(tmp_path: Path) -> None:
    store = with_leave_approved(tmp_path, approval="never")
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "ben")]], CLOCK)
    agreed = accept(store, BEN, request.id, "way-1", CLOCK)
    assert (agreed.state, agreed.history[-1].note) == (
        "agreed",
        "The week breaks a law already, so the manager looks at it first.",
    )
    (told,) = touched_by(store, JO, agreed, CLOCK)
    assert told.startswith("The week of Mon 23 Nov breaks the law already, and would be published again")
    assert "Cy Clark" in told
    with pytest.raises(RefusedEditError, match="breaks the law already") as refused:
        approve(store, JO, request.id, CLOCK)
    assert refused.value.next_step == "A manager can allow it with a reason."
    assert [rota.version for rota in store.team().rotas] == [1]
    done = approve(store, JO, request.id, CLOCK, "Cy's day is being repaired")
    assert (done.state, done.history[-1].note) == ("done", "Cy's day is being repaired")
    assert "dee" not in held(store)
    store.close()


def test_the_swap_that_mends_the_week_waits_for_nobody(tmp_path: Path) -> None:
    store = with_leave_approved(tmp_path, approval="never")
    request = ask(store, CY, work_of(store, "cy"), [], CLOCK)
    assert take(store, BEN, request.id, CLOCK).state == "done"
    assert "cy" not in held(store)
    store.close()


def test_what_was_broken_in_days_that_have_gone_holds_nothing_up(tmp_path: Path) -> None:
    store = with_leave_approved(tmp_path)
    thursday = StillClock(datetime(2026, 11, 26, 8, 0, tzinfo=UTC))
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "ben")]], thursday)
    assert accept(store, BEN, request.id, "way-1", thursday).state == "done"
    store.close()


def test_work_that_has_begun_comes_back_for_nothing(tmp_path: Path) -> None:
    store = published(tmp_path)
    noon = StillClock(datetime(2026, 11, 25, 12, 0, tzinfo=UTC))
    legs = [gives(store, "dee", "cy"), gives(store, "cy", "dee")]
    with pytest.raises(RefusedEditError, match="begun already"):
        ask(store, DEE, work_of(store, "dee"), [legs], noon)
    store.close()
