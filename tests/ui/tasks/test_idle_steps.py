"""Long work in small steps: it ends by itself or at once, and another way through takes its place."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from planner.domain.errors import PlannerError
from planner.domain.in_steps import Steps
from ui.tasks.idle_steps import IdleSteps


def counted(upto: int) -> Steps[int]:
    for _ in range(upto):
        yield
    return upto


def broken() -> Steps[int]:
    yield
    raise PlannerError("The disk is full.", "Make room.")


@pytest.fixture
def work(qapp: QApplication) -> IdleSteps:
    return IdleSteps(QObject(qapp))


def test_steps_go_on_between_events_until_they_end(work: IdleSteps, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.ended) as ended:
        work.begin(counted(1000))
        assert work.is_working
    assert ended.args == [1000]
    assert not work.is_working


def test_what_is_left_can_be_done_at_once(work: IdleSteps, qtbot: QtBot) -> None:
    with qtbot.waitSignal(work.ended) as ended:
        work.begin(counted(3), wait_ms=60_000)
        work.finish()
    assert ended.args == [3]
    with qtbot.assertNotEmitted(work.ended):
        work.finish()


def test_another_way_through_takes_its_place(work: IdleSteps, qtbot: QtBot) -> None:
    work.begin(counted(7))
    with qtbot.waitSignal(work.ended) as ended:
        work.begin(counted(2))
    assert ended.args == [2]
    work.begin(counted(7))
    work.stop()
    assert not work.is_working


def test_trouble_that_a_person_can_mend_ends_it_and_is_told(qapp: QApplication, qtbot: QtBot) -> None:
    told: list[PlannerError] = []
    work = IdleSteps(QObject(qapp), told.append)
    work.begin(broken())
    qtbot.waitUntil(lambda: bool(told))
    assert not work.is_working
    assert told[0].sentence == "The disk is full."
