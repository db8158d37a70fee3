"""Several programs on one plan want the same offers at once: each offer has one taker."""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path

from planner.domain.errors import PlannerError
from planner.services.swaps.requests import ask
from planner.services.swaps.takers import whole
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, published

DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")
TAKERS = ("ben", "cy", "dee") * 2


def test_of_all_who_take_an_offer_at_once_one_gets_it(tmp_path: Path) -> None:
    store = published(tmp_path, *(shift("ana", f"{day} 09:00-17:00") for day in DAYS), visits=(), cover=())
    (rota,) = store.team().rotas
    offers = [ask(store, ANA, whole(each), [], StillClock()).id for each in rota.shifts]
    racer = [sys.executable, "-m", "tests.planner.services.swaps.racer", str(store.path)]
    racers = [subprocess.Popen([*racer, who, *offers], stdout=subprocess.PIPE, text=True) for who in TAKERS]
    won = [(offer, who) for who, each in zip(TAKERS, racers, strict=True) for offer in _printed(each)]
    winners = dict(won)
    assert sorted(offer for offer, _ in won) == sorted(offers)
    (rota,) = store.team().rotas
    assert Counter(each.staff for each in rota.shifts) == Counter(winners.values())
    assert {each.state for each in store.swaps()} == {"done"}
    store.close()


def _printed(racer: subprocess.Popen[str]) -> list[str]:
    told, _ = racer.communicate(timeout=120)
    assert racer.returncode == 0
    return told.split()


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
