"""Swaps: what waits for whom, the answers, the manager's word, on behalf of somebody, and undoing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.swaps import SwapRequest, SwapRules
from planner.services.swaps import requests
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, BEN, CY, DEE, JO, gives, published, work_of
from tests.ui.desk_screens import answers_of, said, shown_screen
from tests.ui.swaps.published_office import hand_to
from ui.main_window.desk import Desk
from ui.swaps.request_delegate import LINE_ROLE
from ui.swaps.swaps_screen import SwapsScreen

CLOCK = StillClock()
LATE = (shift("cy", "Wed 12:00-20:00"), shift("dee", "Thu 12:00-20:00"))


@pytest.fixture
def open_plan(new_desk: Callable[..., Desk], tmp_path: Path) -> Callable[..., Desk]:
    """A desk in Jo's hands over a week in which Dee has asked Cy to take her Thursday."""

    def make(*shifts: Any, approval: str = "never", accepts: bool = False) -> Desk:
        store = published(tmp_path, *shifts, approval=approval, manager=JO.name)
        request = requests.ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
        if accepts:
            requests.accept(store, CY, request.id, "way-1", CLOCK)
        store.close()
        desk = new_desk()
        desk.open_path(tmp_path / "north.rotabene")
        return desk

    return make


@pytest.fixture
def shown(qtbot: QtBot) -> Iterator[Callable[[Desk], SwapsScreen]]:
    """Puts the screen over a desk."""
    made: list[Iterator[SwapsScreen]] = []

    def make(desk: Desk) -> SwapsScreen:
        made.append(shown_screen(qtbot, desk, SwapsScreen))
        return next(made[-1])

    yield make
    for each in made:
        next(each, None)


def kept(desk: Desk) -> SwapRequest:
    (only,) = desk.session.store.swaps()
    return only


def press(screen: SwapsScreen, words: str) -> None:
    next(each for each in screen.details.buttons if each.text() == words).click()


def offered(screen: SwapsScreen) -> list[str]:
    return [each.text() for each in screen.details.buttons]


def test_a_request_waits_for_the_one_who_is_asked(open_plan: Callable[..., Desk], shown: Any) -> None:
    desk = open_plan()
    hand_to(desk, CY)
    screen = shown(desk)
    assert screen.list.count() == 1
    assert screen.list.item(0).text() == "Dee asks you: Thu 26 Nov 12:00–20:00, waits for you"
    screen.window().show()
    QTest.keyClick(screen.list, Qt.Key.Key_Return)
    assert screen.window().focusWidget() is screen.details.buttons[0]
    assert offered(screen) == ["Accept", "Decline"]
    press(screen, "Accept")
    assert kept(desk).state == "done"
    screen.view.put("ended")
    screen.renew()
    assert screen.list.count() == 1


def test_the_giver_sees_that_it_is_open_and_can_take_it_back(
    open_plan: Callable[..., Desk], shown: Any
) -> None:
    desk = open_plan()
    hand_to(desk, DEE)
    screen = shown(desk)
    assert screen.nothing.text() == "Nothing waits for you."
    screen.view.put("open")
    screen.renew()
    assert offered(screen) == ["Take the request back"]
    press(screen, "Take the request back")
    assert kept(desk).state == "cancelled"


def test_whom_it_does_not_concern_sees_nothing_of_it(open_plan: Callable[..., Desk], shown: Any) -> None:
    desk = open_plan()
    hand_to(desk, ANA)
    screen = shown(desk)
    for view in ("todo", "open", "ended"):
        screen.view.put(view)
        screen.renew()
        assert screen.list.count() == 0
    assert screen.rules.isHidden()


def test_the_manager_approves_with_a_reason_where_a_policy_is_touched(
    open_plan: Callable[..., Desk], shown: Any
) -> None:
    desk = open_plan(*LATE, approval="policy_touched", accepts=True)
    screen = shown(desk)
    assert offered(screen)[:2] == ["Approve", "Refuse…"]
    press(screen, "Approve")
    assert kept(desk).state == "done"
    assert kept(desk).history[-1].note == "Agreed with both"
    assert any("two evenings in a row" in each for each in answers_of(desk).asked)


def test_the_manager_refuses_and_everybody_sees_why(open_plan: Callable[..., Desk], shown: Any) -> None:
    desk = open_plan(approval="always", accepts=True)
    screen = shown(desk)
    screen.window().show()
    screen.details.buttons[1].setFocus()
    press(screen, "Refuse…")
    # Nothing else waits: the keys are on what is listed.
    assert screen.window().focusWidget() is screen.view.buttons[0]
    assert (kept(desk).state, kept(desk).history[-1].note) == ("refused", "Agreed with both")


def test_a_mistaken_approval_is_undone(open_plan: Callable[..., Desk], shown: Any) -> None:
    desk = open_plan(approval="always", accepts=True)
    screen = shown(desk)
    press(screen, "Approve")
    screen.view.put("ended")
    screen.renew()
    press(screen, "Undo…")
    assert kept(desk).state == "undone"
    rota = desk.session.published
    assert rota is not None
    assert [each.day for each in rota.shifts if each.staff == "dee"]


def test_the_manager_answers_for_somebody_who_is_absent(open_plan: Callable[..., Desk], shown: Any) -> None:
    desk = open_plan()
    screen = shown(desk)
    screen.view.put("open")
    screen.renew()
    press(screen, "Accept for Cy")
    assert kept(desk).state == "done"
    step = kept(desk).history[-1]
    assert (step.who, step.staff) == ("Jo Patel", "cy")
    screen.view.put("ended")
    screen.renew()
    steps = [label.text() for label in screen.details.findChildren(type(screen.nothing))]
    assert any("Jo Patel agreed for Cy Clark" in each for each in steps)


def test_nobody_is_asked_for_a_reason_they_do_not_give(open_plan: Callable[..., Desk], shown: Any) -> None:
    desk = open_plan(approval="always", accepts=True)
    answers_of(desk).reason_given = None
    screen = shown(desk)
    press(screen, "Refuse…")
    assert kept(desk).state == "agreed"


def test_the_rules_of_the_team_are_changed_and_undone(open_plan: Callable[..., Desk], shown: Any) -> None:
    desk = open_plan()
    screen = shown(desk)
    screen.rules.approval.put("always")
    screen.rules.approval.edited.emit()
    assert desk.session.team is not None
    assert desk.session.team.swaps == SwapRules(approval="always")
    desk.undo_stack.undo()
    assert desk.session.team.swaps.approval == "never"


def test_a_request_found_elsewhere_is_shown_in_its_own_list(
    open_plan: Callable[..., Desk], shown: Any
) -> None:
    desk = open_plan()
    hand_to(desk, DEE)
    screen = shown(desk)
    screen.open_record("swap", kept(desk).id)
    assert screen.view.value() == "open"
    assert screen.details.findChildren(QPushButton)


def test_one_who_comes_second_is_told_and_nothing_is_changed(
    open_plan: Callable[..., Desk], shown: Any, tmp_path: Path
) -> None:
    desk = open_plan()
    hand_to(desk, CY)
    screen = shown(desk)
    with elsewhere(tmp_path) as other:
        requests.cancel(other, JO, kept(desk).id, CLOCK)
    press(screen, "Accept")
    assert said(desk) == "This request was cancelled."
    # The list that it sends to says so, too, and no other request has come in its place.
    assert screen.list.count() == 0
    assert offered(screen) == []


@contextmanager
def elsewhere(folder: Path) -> Iterator[SqliteStore]:
    """The plan as another program has it open."""
    other = SqliteStore.open(folder / "north.rotabene", CLOCK)
    yield other
    other.close()


@pytest.fixture
def offers(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """Cy's Wednesday and Dee's Thursday are put up for anyone; the desk is in Ben's hands."""
    store = published(tmp_path, shift("cy", "Wed 09:00-17:00"), shift("dee", "Thu 09:00-17:00"))
    for caller, whose in ((CY, "cy"), (DEE, "dee")):
        requests.ask(store, caller, work_of(store, whose), (), CLOCK)
    store.close()
    desk = new_desk()
    desk.open_path(tmp_path / "north.rotabene")
    hand_to(desk, BEN)
    return desk


def test_of_two_who_take_the_last_offer_the_second_is_told(offers: Desk, shown: Any, tmp_path: Path) -> None:
    screen = shown(offers)
    wanted = screen.list.item(0).data(LINE_ROLE).id
    with elsewhere(tmp_path) as other:
        requests.take(other, ANA, wanted, CLOCK)
    press(screen, "Take it")
    assert said(offers) == "Somebody else has taken it."
    assert screen.list.count() == 1
    assert screen.list.item(0).data(LINE_ROLE).id != wanted


def test_an_offer_that_goes_under_the_hand_gives_way_to_no_other(
    offers: Desk, shown: Any, tmp_path: Path
) -> None:
    screen = shown(offers)
    wanted = screen.list.item(0).data(LINE_ROLE).id
    with elsewhere(tmp_path) as other:
        requests.take(other, ANA, wanted, CLOCK)
    offers.session.look_again()
    assert said(offers) == "Somebody else has taken this work, or it was taken back."
    assert (screen.list.count(), screen.list.currentRow(), offered(screen)) == (1, -1, [])


def test_the_words_of_a_rule_stand_in_the_middle_of_its_field(
    open_plan: Callable[..., Desk], shown: Any, qtbot: QtBot
) -> None:
    screen = shown(open_plan())
    rules = screen.rules
    rules.resize(700, 200)
    with qtbot.waitExposed(screen.window()):
        screen.window().show()
    labels = [each for each in rules.findChildren(QLabel) if each is not rules.title]
    for field in (rules.approval, rules.hours):
        middle = field.mapTo(rules, field.rect().center()).y()
        assert any(abs(each.geometry().center().y() - middle) <= 1 for each in labels)
