"""The rule packs in the settings: one prepared for a later day, its rules changed, and taken away again."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_screens import shown_screen, team_of
from ui.main_window.desk import Desk
from ui.settings.chosen_pack import next_year
from ui.settings.pack_page import PackPage
from ui.settings.rule_page import RulePage
from ui.settings.settings_screen import SettingsScreen

LATER = date(2027, 4, 1)


@pytest.fixture
def screen(qtbot: QtBot, light: QApplication, desk: Desk) -> Iterator[SettingsScreen]:
    del light
    yield from shown_screen(qtbot, desk, SettingsScreen)


def packs(screen: SettingsScreen) -> PackPage:
    screen.open_record("setting", "pack")
    assert isinstance(screen.page, PackPage)
    return screen.page


def prepared(screen: SettingsScreen) -> PackPage:
    """With a pack of April 2027, which is shown."""
    page = packs(screen)
    QTest.keyClick(page.packs.prepare, Qt.Key.Key_Space)
    page.form["name"].put("NJC 2027")
    page.form["in_force_from"].put(LATER)
    page.save()
    return page


def evenings(screen: SettingsScreen) -> RulePage:
    screen.open_record("setting", "evenings")
    assert isinstance(screen.page, RulePage)
    return screen.page


def test_later_rules_are_prepared_named_and_dated(screen: SettingsScreen, desk: Desk) -> None:
    page = prepared(screen)
    (pack,) = team_of(desk).coming_rules
    assert (pack.name, pack.in_force_from) == ("NJC 2027", LATER)
    assert pack.settings == team_of(desk).rules.settings
    shown = [page.packs.box.itemText(row) for row in range(page.packs.box.count())]
    assert shown == [
        "In force: England, NJC Green Book, from Wed 1 Apr 2026",
        "Later: NJC 2027, from Thu 1 Apr 2027",
    ]
    assert page.packs.box.currentIndex() == 1


def test_a_rule_is_changed_for_the_later_day_alone(screen: SettingsScreen, desk: Desk) -> None:
    prepared(screen)
    page = evenings(screen)
    assert page.heading.text().endswith(", from Thu 1 Apr 2027")
    page.form["most_a_week"].put(1)
    page.form["reason"].put("agreed in the team meeting")
    page.save()
    team = team_of(desk)
    assert team.rules.settings.evenings.most_a_week == 2
    assert team.coming_rules[0].settings.evenings.most_a_week == 1
    assert not page.is_changed


def test_the_rules_in_force_are_shown_again_when_they_are_chosen(screen: SettingsScreen, desk: Desk) -> None:
    page = prepared(screen)
    page.packs.box.setCurrentIndex(0)
    page.packs.box.activated.emit(0)
    assert page.form.values()["name"] == team_of(desk).rules.name
    assert page.packs.remove.isHidden()
    assert "from" not in evenings(screen).heading.text()


def test_later_rules_are_removed_and_undo_brings_them_back(screen: SettingsScreen, desk: Desk) -> None:
    page = prepared(screen)
    kept = team_of(desk)
    page.packs.remove.click()
    assert team_of(desk).coming_rules == ()
    assert page.packs.box.currentIndex() == 0
    assert page.form.values()["name"] == kept.rules.name
    desk.undo_stack.undo()
    assert team_of(desk) == kept


def test_a_day_on_which_rules_begin_already_is_refused_at_its_field(screen: SettingsScreen) -> None:
    page = prepared(screen)
    page.form["in_force_from"].put(date(2026, 4, 1))
    page.save()
    assert "a later day of its own" in page.form.problem_at("in_force_from")
    assert page.is_changed


def test_the_suggested_day_is_the_same_day_of_a_year_to_come() -> None:
    today = date(2026, 11, 20)
    assert next_year(date(2026, 4, 1), today) == date(2027, 4, 1)
    assert next_year(date(2020, 12, 1), today) == date(2026, 12, 1)
    assert next_year(date(2027, 4, 1), today) == date(2028, 4, 1)
    assert next_year(date(2024, 2, 29), today) == date(2027, 3, 1)
    assert next_year(date(9999, 4, 1), today) == date(2027, 4, 1)


def test_more_packs_than_a_plan_can_hold_are_told(screen: SettingsScreen, desk: Desk) -> None:
    page = packs(screen)
    for _ in range(9):
        page.packs.prepare.click()
    assert len(team_of(desk).coming_rules) == 8
    assert len({pack.in_force_from for pack in team_of(desk).coming_rules}) == 8


def test_nothing_of_a_pack_is_kept_while_its_day_is_none(screen: SettingsScreen, desk: Desk) -> None:
    page = prepared(screen)
    kept = team_of(desk)
    page.form["name"].put("NJC 2028")
    day = page.form["in_force_from"].target()
    QTest.keyClicks(day, "soon")
    page.save()
    assert page.form.problem_at("in_force_from").startswith("“soon” is no day.")
    assert team_of(desk) == kept
    assert page.is_changed
