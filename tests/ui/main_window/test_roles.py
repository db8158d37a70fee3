"""The window in other hands than the manager's: what is offered, what is shown, what cannot be changed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from planner.domain.roles import Caller, Role
from planner.domain.swaps import Leg
from planner.services.edit_rota import RemoveShift
from planner.services.swaps.requests import ask, undo
from planner.services.swaps.takers import whole
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import CY, DEE, JO, LEAD, gives, work_of
from tests.ui.swaps.published_office import hand_to, publish_office
from ui.actions.role_gate import is_theirs
from ui.finder.found import all_found, found_by_readers
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.rail import screens_of
from ui.main_window.window import MainWindow
from ui.swaps.swap_deeds import SwapDeeds

# Said by the screenless platform of itself, of any window that is brought to the front.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")
Hands = Callable[[Caller], Frame]


@pytest.fixture
def desk(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    made = new_desk()
    made.open_path(publish_office(tmp_path))
    return made


@pytest.fixture
def hands(window: MainWindow, desk: Desk) -> Hands:
    """The window in somebody's hands."""

    def give(caller: Caller) -> Frame:
        hand_to(desk, caller)
        assert window.frame is not None
        return window.frame

    return give


def shown_in_rail(frame: Frame) -> list[str]:
    return [name for name, button in frame.rail.buttons.items() if not button.isHidden()]


def test_a_worker_begins_with_their_own_week(hands: Hands) -> None:
    frame = hands(DEE)
    assert frame.front == "my_week"
    assert shown_in_rail(frame) == [
        "screen.rota",
        "screen.swaps",
        "screen.history",
        "screen.my_week",
        "screen.requests",
    ]
    assert frame.rail.buttons["screen.rota"].text() == "Team rota"


def test_a_screen_of_the_manager_is_not_opened_for_a_worker(hands: Hands, desk: Desk) -> None:
    frame = hands(DEE)
    desk.frame.show_screen("people")
    assert frame.front == "my_week"
    assert not desk.actions["screen.people"].isVisible()


def test_nothing_that_plans_is_offered_to_others(hands: Hands, desk: Desk) -> None:
    for caller in (DEE, LEAD):
        hands(caller)
        found = {each.key for each in all_found(desk.session.team, desk.actions) if each.kind == "command"}
        assert not found & {"rota.build", "rota.publish", "people.add", "shift.remove", "edit.undo"}
        assert {"guide.open", "screen.rota"} <= found


def test_a_reader_finds_people_and_the_work_that_is_planned_on_the_board(hands: Hands, desk: Desk) -> None:
    frame = hands(DEE)
    everything = found_by_readers(all_found(desk.session.team, desk.actions), desk.shown)
    kinds = {(each.kind, each.key) for each in everything}
    assert {("person", "ana"), ("visits", "v1")} <= kinds
    assert not {each.key for each in everything if each.kind == "setting"} & {"team", "pack"}
    frame.found.go_to(next(each for each in everything if each.key == "v1"))
    assert frame.front == "rota"
    assert desk.chosen.shift is not None
    assert desk.chosen.shift.startswith("ana@")


def test_an_action_does_nothing_in_other_hands_even_when_it_is_triggered(hands: Hands, desk: Desk) -> None:
    hands(DEE)
    desk.actions.trigger("rota.build")
    assert not desk.builder.is_running


def test_the_team_rota_cannot_be_changed_and_says_so(hands: Hands, desk: Desk) -> None:
    frame = hands(DEE)
    frame.show_screen("rota")
    before = desk.session.rota
    assert before is not None
    frame.board.setFocus()
    frame.board.select_shift(before.shifts[0].id)
    QTest.keyClick(frame.board, Qt.Key.Key_Space)
    assert not frame.board._hand.is_carrying
    assert not desk.edit(RemoveShift(before.shifts[0].id))
    assert desk.session.rota == before
    assert frame.message_bar.message is not None
    assert frame.message_bar.message[1].startswith("Only the manager plans")


def test_hours_and_toil_of_others_are_not_on_the_board(hands: Hands) -> None:
    frame = hands(DEE)
    frame.show_screen("rota")
    assert frame.board.snapshot is not None
    told = {row.id: row.hours_text for row in frame.board.snapshot.rows}
    assert told["dee"] != ""
    assert {told[who] for who in ("ana", "ben", "cy")} == {""}
    assert frame.problems.isHidden()


def test_a_service_lead_reads_everything_and_exports(hands: Hands, desk: Desk) -> None:
    frame = hands(LEAD)
    assert frame.front == "rota"
    assert shown_in_rail(frame) == ["screen.rota", "screen.history"]
    assert desk.actions["export.pdf"].isVisible()
    assert frame.top_bar.build_button.isHidden()
    assert frame.top_bar.publish_button.isHidden()
    assert not frame.top_bar.export_button.isHidden()


def test_the_badge_counts_what_waits_and_is_read_out(hands: Hands, desk: Desk) -> None:
    hands(DEE)
    (mine,) = (each for each in desk.session.store.team().rotas[0].shifts if each.staff == "dee")
    work = whole(mine)
    ask(desk.session.store, DEE, work, [[Leg(work=work, to="cy")]], StillClock())
    assert hands(CY).rail.buttons["screen.swaps"].accessibleName() == "Swaps, 1 needs you"
    assert hands(DEE).rail.buttons["screen.swaps"].accessibleName() == "Swaps"


def test_tab_goes_down_the_rail_in_the_order_that_is_seen(hands: Hands) -> None:
    frame = hands(DEE)
    QApplication.processEvents()
    order = [frame.rail.buttons[f"screen.{name}"] for name in screens_of("worker")]
    places = [button.geometry().top() for button in order]
    assert places == sorted(places)


@pytest.mark.parametrize("role", ["worker", "service_lead"])
def test_what_is_not_listed_is_the_managers(role: Role) -> None:
    assert is_theirs("manager", "anything.new")
    assert not is_theirs(role, "anything.new")


def test_a_message_goes_with_the_deed_it_tells_of(hands: Hands, desk: Desk) -> None:
    frame = hands(JO)
    assert desk.session.door is not None
    store = desk.session.door.whole
    request = ask(store, JO, work_of(store, "dee"), [[gives(store, "dee", "cy")]], StillClock())
    deeds = SwapDeeds(desk, frame)
    deeds.accept(request, "way-1", "cy")
    assert frame.message_bar.message is not None
    assert frame.message_bar.text.startswith("Done: the work has changed hands")
    desk.session.do(lambda kept, caller, clock: undo(kept, caller, request.id, "Mistaken", clock))
    assert frame.message_bar.message is None


def test_a_message_of_a_deed_is_not_carried_to_another_screen(hands: Hands, desk: Desk) -> None:
    frame = hands(JO)
    desk.say("Done: the work has changed hands.")
    frame.show_screen(frame.front)
    assert frame.message_bar.message is not None
    frame.show_screen("people")
    assert frame.message_bar.message is None
    frame.show_message("danger", "The disk is full.", "Free some space.")
    frame.show_screen("rota")
    assert frame.message_bar.message is not None


def test_a_message_goes_when_another_plan_is_opened(hands: Hands, desk: Desk, tmp_path: Path) -> None:
    frame, path = hands(JO), desk.session.path
    assert path is not None
    other = tmp_path / "other.rotabene"
    shutil.copy(path, other)
    desk.say("Your calendar is kept in “north.ics”.")
    desk.session.show_week(desk.session.first_day + timedelta(days=7))
    assert frame.message_bar.message is not None
    desk.open_path(other)
    assert frame.message_bar.message is None
