"""What the team has agreed on lone visits is changed on its page of the settings, as one step of undo."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_screens import shown_screen, team_of
from ui.main_window.desk import Desk
from ui.settings.settings_screen import SettingsScreen
from ui.settings.visits_page import VisitsPage


@pytest.fixture
def page(qtbot: QtBot, light: QApplication, desk: Desk) -> Iterator[VisitsPage]:
    del light
    for screen in shown_screen(qtbot, desk, SettingsScreen):
        screen.open_record("setting", "lone_visits")
        assert isinstance(screen.page, VisitsPage)
        yield screen.page


def test_minutes_and_words_are_kept_and_undone(page: VisitsPage, desk: Desk) -> None:
    page.form["visits"].put("all")
    page.form["buddy_after"].put(20)
    page.form["local_policy"].put("Ring 020 and say the address.")
    page.save()
    rules = team_of(desk).check_in
    assert (rules.visits, rules.buddy_after, rules.local_policy) == (
        "all",
        20,
        "Ring 020 and say the address.",
    )
    desk.undo_stack.undo()
    assert team_of(desk).check_in.buddy_after == 30
    assert page.form["buddy_after"].value() == 30


def test_a_rung_does_not_come_before_the_one_below(page: VisitsPage, desk: Desk) -> None:
    page.form["buddy_after"].put(50)
    page.save()
    assert page.form.problem_at("manager_after") == "Later than the step before, 50 min."
    assert team_of(desk).check_in.buddy_after == 30


def test_the_hour_of_the_evening_is_asked_only_where_it_counts(page: VisitsPage) -> None:
    assert page.form["evening_from"].isVisibleTo(page)
    page.form["visits"].put("none")
    page.form.changed.emit()
    assert not page.form["evening_from"].isVisibleTo(page)
