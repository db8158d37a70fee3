"""What people learn of each other by asking them to take work: nothing that is theirs alone."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.domain.errors import RefusedEditError
from planner.domain.records import DateRange
from planner.domain.staff import Absence, PastTally
from planner.services.swaps.eligible import takers_for
from planner.services.swaps.requests import ask
from planner.services.swaps.takers import Outlook
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import DEE, gives, published, work_of

CLOCK = StillClock()
THURSDAY = date(2026, 11, 26)
SICK = Absence(id="a1", staff="cy", kind="sick", dates=DateRange(first=THURSDAY, last=THURSDAY))


def told(store: SqliteStore) -> tuple[Outlook, str]:
    """What Dee is told when she looks, and when she asks Cy all the same."""
    work = work_of(store, "dee")
    (outlook,) = (each for each in takers_for(store, DEE, work).all_for(work) if each.legs[0].to == "cy")
    with pytest.raises(RefusedEditError) as refused:
        ask(store, DEE, work, [[gives(store, "dee", "cy")]], CLOCK)
    store.close()
    return outlook, refused.value.sentence


def test_that_somebody_is_away_and_not_why(tmp_path: Path) -> None:
    outlook, refusal = told(published(tmp_path, absences=(SICK,)))
    assert outlook.because == "away"
    assert "Cy Clark" in refusal
    assert "sick" not in f"{outlook.obstacle} {refusal}"


def test_that_somebody_would_work_too_much_and_not_how_much_they_have(tmp_path: Path) -> None:
    mondays = [date.fromordinal(THURSDAY.toordinal() - 3 - 7 * week) for week in range(1, 17)]
    tallies = tuple(PastTally(staff="cy", week=monday, paid_minutes=3030) for monday in mondays)
    outlook, refusal = told(published(tmp_path, past_tallies=tallies))
    assert outlook.obstacle == refusal == "Cy Clark would work more than the law allows on average."
