"""The log in sentences: one for each step, in people's words."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from planner.domain.rota import Tier
from planner.ports import AuditRow
from planner.services.guarded_store import GuardedStore
from planner.services.history import LoggedStep, logged_steps
from planner.services.record_words import RecordWords
from planner.services.swaps.requests import accept, ask, undo
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota
from tests.planner.services.swaps.office import CY, DEE, JO, LEAD, gives, published, week, work_of

CLOCK = StillClock()
NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    kept = published(tmp_path)
    yield kept
    kept.close()


def steps(store: SqliteStore | GuardedStore) -> list[LoggedStep]:
    return list(logged_steps(store.audit(), RecordWords(store, store.team())))


def swapped(store: SqliteStore) -> str:
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    accept(store, CY, request.id, "way-1", CLOCK)
    return request.id


def test_a_swap_is_one_step_told_by_whose_work_it_was(store: SqliteStore) -> None:
    before = len(steps(store))
    swapped(store)
    done, asked, *earlier = steps(store)
    assert len(earlier) == before
    assert asked.sentence == "Ask to hand over: Dee Dunn's Thu 26 Nov 12:00–20:00"
    assert done.sentence == "Hand over done: Dee Dunn's Thu 26 Nov 12:00–20:00"
    assert (done.who, done.week, done.version) == ("Cy Clark", MONDAY, 2)
    assert done.number == store.audit()[0].number


def test_no_id_of_a_request_is_shown_in_steps_and_notes(store: SqliteStore) -> None:
    request = swapped(store)
    undo(store, JO, request, "Dee had not understood", CLOCK)
    words = RecordWords(store, store.team())
    notes = [words.note(each.note) for each in store.versions(MONDAY)]
    assert notes[-2:] == [
        "Hand over done: Dee Dunn's Thu 26 Nov 12:00–20:00",
        "Undo swap: Dee Dunn's Thu 26 Nov 12:00–20:00",
    ]
    assert not any(request in f"{each.sentence} {each.reason}" for each in steps(store))
    assert words.note("after the team meeting") == "after the team meeting"


def test_an_edit_that_was_allowed_as_an_exception_has_its_own_name(store: SqliteStore) -> None:
    allowed = AuditRow(8, NOON, "Jo", "Allow exception", "cy@2026-11-24", None, None, record="team", first=8)
    copied = replace(allowed, number=9, what="Copy shift", record="draft 2026-11-23")
    words = RecordWords(store, store.team())
    assert [each.sentence for each in logged_steps([copied, allowed], words)] == [
        "Copy shift: Cy Clark, Tue 24 Nov"
    ]
    assert [each.sentence for each in logged_steps([allowed], words)] == [
        "Allow exception: Cy Clark, Tue 24 Nov"
    ]


def test_the_wishes_in_a_rotas_figures_are_nobodys_reason(store: SqliteStore) -> None:
    tier = Tier(name="wishes", value=3, bound=0, proved=False, by_rule={"preferences": 3})
    with store.unit_of_work("Jo Patel") as unit:
        unit.publish(hand_rota(*week(), tiers=(tier,)))
    assert steps(GuardedStore(store, LEAD))[0].sentence == "Publish rota: Mon 23 Nov version 2"


def test_who_reads_alone_is_told_what_was_published_and_not_who_asked(store: SqliteStore) -> None:
    swapped(store)
    (last, *_) = seen = steps(GuardedStore(store, LEAD))
    assert last.sentence == "Publish rota: Mon 23 Nov version 2"
    assert len(GuardedStore(store, LEAD).audit(most=1)) == 1, "the last row is one that they may not see"
    words = RecordWords(GuardedStore(store, LEAD), store.team())
    assert words.note("later-0123456789ab") == "A request that is not yours to see"
    assert not any("Dee" in f"{each.sentence} {each.who} {each.reason}" for each in seen)
