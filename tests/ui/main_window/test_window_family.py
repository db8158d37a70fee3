"""Several windows of one plan: what is done in one is seen in the others at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from planner.services.record_edits import remove_record
from planner.services.record_words import RecordWords
from planner.services.rota_edits import MoveShift
from ui.history.history_rows import history_rows
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.main_window.window_family import WindowFamily
from ui.people.details_tab import DetailsTab
from ui.people.people_screen import PeopleScreen
from ui.session.session import Session

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")
LATER = MoveShift("ben@2026-11-25", by_minutes=30)
STILL_LATER = MoveShift("ben@2026-11-25", by_minutes=60)


@pytest.fixture
def two(
    qtbot: QtBot, light: QApplication, new_desk: Callable[..., Desk], plan: Path
) -> Iterator[tuple[WindowFamily, Desk, Desk]]:
    """A window with the plan, and another that was opened from it."""
    del light
    made: list[Desk] = []

    def fresh() -> Desk:
        made.append(new_desk())
        return made[-1]

    first = fresh()
    first.open_path(plan)
    window = MainWindow(first.preferences)
    qtbot.addWidget(window)
    window.fill(first)
    family = WindowFamily(fresh, window)
    family.add(window, first)
    first.actions.trigger("window.new")
    # Closing the window must not take its desk with it: `new_desk` ends both.
    made[-1].setParent(None)
    yield family, first, made[-1]
    # Twice: a window that is held by what is typed goes with the second.
    for each in {window, *(family.windows if isValid(family) else ())}:
        each.close()
        each.close()


def test_a_second_window_has_the_same_plan_and_week(two: tuple[WindowFamily, Desk, Desk], plan: Path) -> None:
    family, first, second = two
    assert len(family.windows) == 2
    assert second.session.path == plan
    assert second.session.first_day == first.session.first_day
    assert second.session.rota == first.session.rota


def test_a_window_that_is_closed_is_not_heard_any_more(
    two: tuple[WindowFamily, Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What hears it would hold it, and all that is in it, in memory."""
    family, _, second = two
    told: list[Desk] = []
    monkeypatch.setattr(family, "_look_again", told.append)
    second.session.bus.saved.emit()
    assert len(told) == 1
    assert family.windows[1].close()
    second.session.bus.saved.emit()
    second.window_wanted.emit()
    assert len(told) == 1
    assert len(family.windows) == 1


def test_an_edit_in_one_window_is_seen_in_the_other_at_once(two: tuple[WindowFamily, Desk, Desk]) -> None:
    _, first, second = two
    assert first.edit(LATER)
    assert second.session.rota == first.session.rota
    first.actions.trigger("edit.undo")
    assert second.session.rota == first.session.rota
    assert second.edit_team(remove_record(second.session.store.team(), "visits", "v1")) is None
    assert first.session.team == second.session.team
    assert first.session.team is not None
    assert not first.session.team.visits


def test_nobodys_later_work_is_undone_from_another_window(two: tuple[WindowFamily, Desk, Desk]) -> None:
    _, first, second = two
    assert first.edit(LATER)
    assert second.edit(STILL_LATER)
    kept = second.session.rota
    first.actions.trigger("edit.undo")
    assert first.session.rota == kept
    assert not first.undo_stack.canUndo()


def test_a_window_that_is_closed_is_told_nothing_more(two: tuple[WindowFamily, Desk, Desk]) -> None:
    family, first, _ = two
    family.windows[1].close()
    assert len(family.windows) == 1
    assert first.edit(LATER)


def test_a_window_that_is_held_by_what_is_typed_stays_in_the_family(
    two: tuple[WindowFamily, Desk, Desk],
) -> None:
    family, first, _ = two
    first.actions.trigger("screen.people")
    frame = family.windows[0].frame
    assert frame is not None
    screen = frame.shelf.screen
    assert isinstance(screen, PeopleScreen)
    screen.page.tabs.tab(DetailsTab).form["name"].put("")
    assert not family.windows[0].close()
    assert len(family.windows) == 2
    assert family.windows[0].close()
    assert len(family.windows) == 1


def test_a_window_outlives_its_family(two: tuple[WindowFamily, Desk, Desk]) -> None:
    family, _, _ = two
    second = family.windows[1]
    family.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert second.close()


def test_what_was_done_in_another_window_stands_in_the_history(two: tuple[WindowFamily, Desk, Desk]) -> None:
    _, first, second = two
    assert first.edit(LATER)
    assert second.edit(STILL_LATER)
    log = second.session.store.audit()
    others = [row for row in log if any(row.number in part for part in second.session.by_others)]
    words = RecordWords(second.session.store, second.session.store.team())
    rows = history_rows(second.steps.steps(), second.steps.index, (), words, others)
    assert [(row.sentence, row.state) for row in rows] == [
        ("Move shift: Ben Boyd, Wed 25 Nov", "now"),
        ("Move shift: Ben Boyd, Wed 25 Nov", "other"),
        ("The plan as it was opened", "done"),
    ]


def test_the_window_in_front_notices_what_another_program_does_when_nobody_types_in_it(
    qtbot: QtBot, two: tuple[WindowFamily, Desk, Desk], plan: Path
) -> None:
    family, first, _ = two
    family.windows[1].close()
    (window,) = family.windows
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    elsewhere = Session(first.session.folder, first.session.clock)
    elsewhere.open(plan)
    elsewhere.apply(LATER)
    moved = elsewhere.rota
    elsewhere.close()
    assert first.session.rota != moved
    assert window.frame is not None
    first.actions.trigger("screen.people")
    screen = window.frame.shelf.screen
    assert isinstance(screen, PeopleScreen)
    screen.list.search.setFocus()
    QTest.keyClicks(screen.list.search, "A")
    family.look()
    assert first.session.rota != moved
    window.frame.rail.menu_button.setFocus()
    family.look()
    assert first.session.rota == moved
