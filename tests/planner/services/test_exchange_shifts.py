"""Two people exchange their shifts of one day, and back."""

from __future__ import annotations

import pytest

from planner.domain.errors import RefusedEditError
from planner.services.exchange_shifts import ExchangeShifts
from tests.planner.rules.factory import shift, span
from tests.planner.services.small_office import hand_rota

ANA, BEN = "ana@2026-11-24", "ben@2026-11-24"


def test_each_works_the_other_s_hours_and_undoing_gives_the_same_rota() -> None:
    rota = hand_rota()
    changed, inverse = ExchangeShifts(ANA, BEN).apply(rota)
    ana, ben = changed.shift(ANA), changed.shift(BEN)
    assert ana is not None
    assert ben is not None
    assert (ana.staff, ana.span) == ("ana", span("Tue 09:00-17:00"))
    assert (ben.staff, ben.span) == ("ben", span("Tue 10:00-18:00"))
    assert [each.demand for each in ben.activities if each.kind == "visit"] == ["v1"]
    back, _ = inverse.apply(changed)
    assert back.shifts == rota.shifts


def test_shifts_of_two_days_are_refused() -> None:
    rota = hand_rota(shift("ana", "Tue 10:00-18:00"), shift("ben", "Wed 09:00-17:00"))
    with pytest.raises(RefusedEditError, match="one day"):
        ExchangeShifts(ANA, "ben@2026-11-25").apply(rota)


def test_a_pinned_shift_stays() -> None:
    rota = hand_rota(shift("ana", "Tue 10:00-18:00", is_pinned=True), shift("ben", "Tue 09:00-17:00"))
    with pytest.raises(RefusedEditError, match="pinned"):
        ExchangeShifts(ANA, BEN).apply(rota)
