"""Several programs on one plan want the same offers at once: each offer has one taker."""

from __future__ import annotations

from pathlib import Path

from planner.domain.errors import PlannerError
from planner.services.swaps.requests import ask
from planner.services.swaps.takers import whole
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, published
from tests.planner.services.swaps.race import racing, run_match


def test_of_all_who_take_an_offer_at_once_one_gets_it_and_the_plan_stays_whole(tmp_path: Path) -> None:
    with racing(5) as racers:
        match = run_match(tmp_path, racers, offers=6)
    assert match.faults == []
    assert len(match.winners) == 6
    # Thirty tries, six winners; everybody else was told why not.
    assert sum(match.told.values()) == 24
    others = [each for each in match.told if "already has a shift" not in each]
    assert others == ["Somebody else has taken it."]


def test_a_plan_in_use_is_said_in_a_sentence(tmp_path: Path) -> None:
    store = published(tmp_path)
    other = SqliteStore.open(store.path, StillClock(), busy_seconds=0.01)
    (rota,) = store.team().rotas
    ana = next(each for each in rota.shifts if each.staff == "ana")
    with store.unit_of_work("Jo Patel"):
        try:
            ask(other, ANA, whole(ana), [], StillClock())
        except PlannerError as error:
            told = error.sentence
    assert "another" in told
    other.close()
    store.close()
