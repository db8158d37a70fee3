"""The explaining process: what it answers when the program itself fails."""

from __future__ import annotations

import os
from datetime import date

import pytest

from planner.domain.rota import Rota
from solver import explain_worker
from solver.explain_messages import Faulted, FixesAsked, Unpacker, encode
from tests.planner.services.small_office import hand_rota, small_team

MONDAY = date(2026, 11, 23)


def test_a_fault_is_told_and_ends_the_process_so_that_the_next_one_is_sound(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AttributeError("half of it")

    monkeypatch.setattr(explain_worker, "find_fixes", fail)
    monkeypatch.setattr(explain_worker, "give_way", lambda: None)
    asked_of, asking = os.pipe()
    answer, answering = os.pipe()
    rota: Rota = hand_rota()
    os.write(asking, encode(FixesAsked(1, small_team(), rota, "v1", 1.0, 1)))
    try:
        assert explain_worker.main(asked_of, answering) == 0
        (reply,) = Unpacker().feed(os.read(answer, 1 << 16))
    finally:
        for descriptor in (asking, answering, answer):
            os.close(descriptor)
    assert isinstance(reply, Faulted)
    assert reply.number == 1
    assert "half of it" in reply.sentence
