"""Every screen of the shelf: a key leads to it, all on it has a name, Tab goes all the way round, and each
action is on when it would do something."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import get_args

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from planner.domain.records import DateRange
from planner.domain.roles import Caller
from planner.rules.catalogue import RULE_BY_NAME, RULES
from planner.services.requests.own_leave import ask_for_leave
from planner.services.swaps.requests import accept, ask
from tests.planner.services.small_office import MONDAY, StillClock, small_team
from tests.planner.services.swaps.office import ANA, CY, DEE, JO, LEAD, gives, work_of
from tests.ui.desk_factory import make_plan
from tests.ui.screen_reader.routes import BEFORE_A_PLAN, routes
from tests.ui.swaps.published_office import hand_to, publish_office
from tests.ui.walk.walking import faults, faults_of_tabs, forth, nameless, odd_actions, walk
from ui.actions.catalogue import ROWS
from ui.first_run.start_screen import StartScreen
from ui.guide.guide_window import GuideWindow
from ui.main_window.desk import Desk
from ui.main_window.frame_port import Screen
from ui.main_window.rail import screens_of
from ui.main_window.screen_shelf import MAKERS
from ui.main_window.window import MainWindow
from ui.session.chosen import Chosen
from ui.settings.setting_pages import all_pages

SCREENS: tuple[Screen, ...] = get_args(Screen)
OF_A_PLAN = tuple(screen for screen in SCREENS if screen not in BEFORE_A_PLAN)
# What begins something new opens a form: forms are walked as the screens are.
BEGINNERS = tuple(row.id for row in ROWS if ".add" in row.id or row.id == "file.new")
LATER = MONDAY + timedelta(weeks=3)
# Said by the screenless platform of itself, of any window that is brought to the front.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def test_the_shelf_makes_every_screen_that_has_a_name() -> None:
    assert {*MAKERS, "rota", "settings"} == set(SCREENS)


@pytest.mark.parametrize("screen", OF_A_PLAN)
def test_a_key_leads_to_every_screen(screen: Screen) -> None:
    assert screen in routes()


@pytest.mark.parametrize("screen", OF_A_PLAN)
def test_everything_on_a_screen_has_a_name_and_tab_comes_to_it(
    window: MainWindow, desk: Desk, screen: Screen
) -> None:
    if screen == "requests":
        # The manager has another side of it.
        hand_to(desk, ANA)
    desk.frame.show_screen(screen)
    assert desk.frame.front == screen
    walk(window)
    assert odd_actions(desk) == []


@pytest.mark.parametrize("row_id", BEGINNERS)
def test_every_form_for_something_new_can_be_walked(window: MainWindow, desk: Desk, row_id: str) -> None:
    desk.actions.trigger(row_id)
    walk(window)


def test_every_page_of_the_settings_can_be_walked(window: MainWindow, desk: Desk) -> None:
    """The rules are all in one form: Tab goes through a law, a policy and a wish."""
    through = {each.kind: each.name for each in RULES}.values()
    wrong = {}
    for page in all_pages(small_team()):
        desk.frame.open_setting(page.id)
        is_like_another = page.id in RULE_BY_NAME and page.id not in through
        wrong[page.id] = nameless(window) if is_like_another else faults(window)
    assert {page: told for page, told in wrong.items() if told} == {}


def test_whatever_is_chosen_on_the_board_can_be_walked_and_its_actions_are_on(
    window: MainWindow, desk: Desk
) -> None:
    for chosen in (
        Chosen("shift", shift="ana@2026-11-24"),
        Chosen("uncovered", demand="v1"),
        Chosen("person", person="ana"),
        Chosen("day", day=MONDAY.toordinal()),
        Chosen("fairness"),
        Chosen("proof"),
    ):
        desk.choose(chosen)
        assert (chosen.kind, odd_actions(desk)) == (chosen.kind, [])
        # On the board Tab goes on to other things, and the way back is another.
        assert (chosen.kind, forth(window)[0]) == (chosen.kind, [])


@pytest.fixture
def waiting(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    """Dee has handed her Thursday to Cy, which the manager has to approve, and has asked for leave."""
    desk, clock = new_desk(), StillClock()
    desk.open_path(publish_office(tmp_path, approval="always", manager=JO.name))
    assert desk.session.door is not None
    store = desk.session.door.whole
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], clock)
    accept(store, CY, request.id, "way-1", clock)
    ask_for_leave(store, DEE, "dee", "annual_leave", DateRange(first=LATER, last=LATER), clock)
    return desk


@pytest.mark.parametrize("who", [JO, DEE, CY, LEAD], ids=lambda each: each.name)
def test_the_screens_of_everybody_can_be_walked_while_something_waits(
    waiting: Desk, new_window: Callable[[Desk], MainWindow], who: Caller
) -> None:
    hand_to(waiting, who)
    window = new_window(waiting)
    for screen in (*screens_of(who.role), "notices", "settings"):
        waiting.actions.trigger(f"screen.{screen}")
        told = [*faults(window), *faults_of_tabs(window)]
        assert (screen, waiting.frame.front, told, odd_actions(waiting)) == (screen, screen, [], [])


@pytest.mark.parametrize("screen", screens_of("manager"))
def test_a_screen_with_nothing_on_it_yet_can_be_walked(
    new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow], tmp_path: Path, screen: Screen
) -> None:
    desk = new_desk()
    desk.open_path(make_plan(tmp_path, small_team(staff=(), visits=(), cover=())))
    window = new_window(desk)
    desk.frame.show_screen(screen)
    walk(window)
    assert odd_actions(desk) == []


def test_the_steps_from_no_plan_to_a_team_can_be_walked(
    new_desk: Callable[..., Desk], new_window: Callable[[Desk], MainWindow]
) -> None:
    desk = new_desk()
    window = new_window(desk)
    desk.frame.show_screen("start")
    walk(window)
    assert odd_actions(desk) == []
    assert window.frame is not None
    start = window.frame.shelf.screen
    assert isinstance(start, StartScreen)
    start.begin_team()
    start.steps.team_form.put({"name": "North", "manager": "Jo Patel", "nation": "england"})
    start.steps.people.rows[0].name.put("Ana Alvi")
    for step in range(4):
        assert start.steps.step == step
        walk(window)
        if step < 3:
            start.steps.go_on()


def test_the_guide_can_be_walked_and_left(window: MainWindow, desk: Desk) -> None:
    desk.actions.trigger("guide.open")
    (guide,) = window.findChildren(GuideWindow)
    guide.activateWindow()
    walk(guide)
    QTest.keyClick(guide, Qt.Key.Key_Escape)
    assert not guide.isVisible()
