"""The check of the rota edited last is remembered, lent for looking at, and never of another rota."""

from __future__ import annotations

from planner.rules.catalogue import check
from planner.services.last_checked import LastChecked
from tests.planner.services.small_office import hand_rota, small_team


def test_a_remembered_check_is_lent_without_being_forgotten() -> None:
    last, team, rota = LastChecked(), small_team(), hand_rota()
    assert last.lent(team, rota) is None
    live = last.take(team, rota)
    last.keep(team, rota, live)
    assert last.lent(team, rota) is live
    assert last.lent(team, rota) is live
    assert live.findings == check(live.problem, rota.shifts)


def test_it_is_not_lent_for_another_rota_or_team() -> None:
    last, team, rota = LastChecked(), small_team(), hand_rota()
    last.keep(team, rota, last.take(team, rota))
    assert last.lent(team, rota.model_copy(update={"shifts": rota.shifts[:1]})) is None
    assert last.lent(small_team(), rota) is None
