"""From an empty start to a published rota: once by keys alone, once by the mouse.

A team of eight, two of whom share a post and one of whom works from 11 to 7; the visits of a week, one of
them at an hour at which nobody works; two shifts that are moved by hand.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.contracts import FixedShiftDay
from planner.domain.rota import Shift
from planner.domain.time_grid import DAY, Span, clock, date_of
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import MONDAY, StillClock
from tests.ui.desk_screens import team_of
from tests.ui.patience import PATIENCE_MS
from tests.ui.scenarios.team_manager import Manager
from ui.__main__ import read_options
from ui.main_window.crash_hook import CrashHook
from ui.main_window.desk import Desk
from ui.main_window.start import Start
from ui.main_window.window import MainWindow
from ui.settings.preferences import Preferences

# Said by the screenless platform of itself, of any second window.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

# Who works how; most of them as the form has it at first.
TEAM = (
    ("Ana Alvi", "9–5"),
    ("Ben Boyd", "11–7"),
    ("Cy Clark", "Job share: first half"),
    ("Dee Dunn", "Job share: second half"),
    ("Eve Ellis", "Flexi"),
    ("Fay Field", "Flexi"),
    ("Gus Gray", "9–5"),
    ("Hal Hart", "Flexi"),
)
HALF_AN_HOUR = 30
# What has its time, or somebody else's; other work goes along with its shift.
TIMED = ("visit", "duty", "event", "handover", "supervision")
# Of a flexible day.
LATEST = 1140
LATE = "R-1004"
# Case, day, not before, ends by.
VISITS = (
    ("R-1001", "23 Nov", "10:00", "12:00"),
    ("R-1002", "24 Nov", "13:30", "15:30"),
    ("R-1003", "25 Nov", "14:00", "16:00"),
    (LATE, "26 Nov", "19:00", "20:30"),
    ("R-1005", "27 Nov", "09:30", "12:00"),
)


@pytest.fixture
def manager(
    qtbot: QtBot, light: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Manager]:
    """Somebody who has just installed the program and has no file; a build ends with its proof, on an idle
    machine in a second or two."""
    del light
    # The visits are of this week, whenever the test is run.
    monkeypatch.setattr("planner.services.system_clock.SystemClock", StillClock)
    preferences = Preferences(tmp_path)
    preferences.build_seconds = 60
    window = MainWindow(preferences)
    qtbot.addWidget(window)
    start = Start(window, tmp_path, preferences, CrashHook(tmp_path, window), read_options([]))
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    start.go_on()
    qtbot.waitUntil(lambda: start.desk is not None and window.frame is not None, timeout=PATIENCE_MS)
    assert start.desk is not None
    yield Manager(qtbot, window, start.desk)
    window.close()


def by_keys(manager: Manager) -> Callable[[QDialog], None]:
    """In a sheet, by keys alone: a reason where one is needed, then the button that goes on."""

    def answer(sheet: QDialog) -> None:
        goes_on = next(each for each in sheet.findChildren(QPushButton) if each.isDefault())
        needed = [f for f in sheet.findChildren(QLineEdit) if f.accessibleName().startswith("Reason")]
        if needed:
            manager.tabs_to("One reason for all" if len(needed) > 1 else "Reason: ")
            manager.types("agreed with the team")
        manager.tabs_to(goes_on.text())
        assert goes_on.isEnabled(), goes_on.toolTip()
        manager.presses("Space")

    return answer


def by_mouse(manager: Manager) -> Callable[[QDialog], None]:
    """In a sheet, by the mouse: a reason where one is needed, then the button that goes on."""

    def answer(sheet: QDialog) -> None:
        needed = [f for f in sheet.findChildren(QLineEdit) if f.accessibleName().startswith("Reason")]
        if needed:
            field = "One reason for all" if len(needed) > 1 else needed[0].accessibleName()
            manager.writes(field, "agreed with the team")
        manager.clicks(next(each.text() for each in sheet.findChildren(QPushButton) if each.isDefault()))

    return answer


def nothing_is_there(desk: Desk, folder: Path) -> None:
    assert desk.frame.front == "start"
    assert not desk.session.is_open
    assert not list(folder.glob("*.rotabene"))


def the_team_is_made(desk: Desk, plan: Path) -> None:
    """With its rota, in the file that was named."""
    team = team_of(desk)
    assert desk.session.path == plan
    assert [each.name for each in team.staff] == [name for name, _ in TEAM]
    assert [share.people for share in team.job_shares] == [("cy-clark", "dee-dunn")]
    patterns = {each.id: each for each in team.patterns}
    monday = patterns[team.staff[1].contracts[0].pattern].weeks[0].days[0]
    assert isinstance(monday, FixedShiftDay)
    assert (monday.start, monday.end) == (660, 1140)
    assert desk.session.rota is not None
    assert {shift.staff for shift in desk.session.rota.shifts} == {each.id for each in team.staff}


def the_visits_are_kept(desk: Desk) -> None:
    kept = [
        (visit.case, date_of(window.start), clock(window.start), clock(window.end))
        for visit in team_of(desk).visits
        for window in visit.windows
    ]
    assert kept == [
        (case, MONDAY.replace(day=int(day.split()[0])), start, end) for case, day, start, end in VISITS
    ]


def uncovered(desk: Desk) -> list[str]:
    """What nobody does: visits by their case."""
    assert desk.session.shown is not None
    cases = {visit.id: visit.case for visit in team_of(desk).visits}
    return [cases.get(entry.demand, entry.demand) for entry in desk.session.shown.uncovered]


def two_free_shifts(desk: Desk) -> tuple[Shift, Shift]:
    """Of people with flexible hours, with nothing in them that has its time; they can be later."""
    assert desk.session.rota is not None
    flexible = [
        person.id for person, (_, works) in zip(team_of(desk).staff, TEAM, strict=True) if works == "Flexi"
    ]
    one, two, *_ = (
        shift
        for shift in desk.session.rota.shifts
        if shift.staff in flexible and shift.end % DAY + HALF_AN_HOUR <= LATEST
        if not any(each.kind in TIMED for each in shift.activities)
    )
    return one, two


def now(desk: Desk, shift: Shift) -> Span:
    """When it is worked now."""
    assert desk.session.rota is not None
    found = desk.session.rota.shift(shift.id)
    assert found is not None
    return found.span


def they_are_later(desk: Desk, moved: Sequence[Shift]) -> None:
    assert [now(desk, shift) for shift in moved] == [
        Span(shift.start + HALF_AN_HOUR, shift.end + HALF_AN_HOUR) for shift in moved
    ]


def the_week_is_published(desk: Desk, plan: Path) -> None:
    """In the file, as it is on screen, with each visit covered and the law kept."""
    assert desk.session.is_as_published
    assert desk.session.shown is not None
    assert desk.session.rota is not None
    assert not [each for each in desk.session.shown.findings if each.kind == "law"]
    with closing(SqliteStore.open(plan, StillClock())) as kept:
        rota = kept.published(MONDAY)
    assert rota is not None
    assert (rota.version, rota.uncovered, rota.shifts) == (1, (), desk.session.rota.shifts)
    done = {each.demand for shift in rota.shifts for each in shift.activities if each.kind == "visit"}
    assert done == {visit.id for visit in team_of(desk).visits}


def test_a_week_is_planned_and_published_by_keys_alone(manager: Manager, tmp_path: Path) -> None:
    desk, plan = manager.desk, tmp_path / "moor.rotabene"
    manager.answers_sheets(by_keys(manager))
    # The team.
    nothing_is_there(desk, tmp_path)
    manager.presses("Ctrl+N")
    manager.types("North Moor")
    manager.tabs_to("Its manager")
    manager.types("Jo Patel")
    manager.presses("Enter")
    for number, (name, works) in enumerate(TEAM, 1):
        manager.tabs_to(f"Name of person {number}")
        manager.types(name)
        manager.tabs_to(f"Working pattern of person {number}")
        manager.arrows_to(works)
    manager.tabs_to("Next")
    manager.presses("Space")
    assert manager.sees("What must be covered?")
    manager.tabs_to("Next")
    manager.presses("Space")
    shares = "among them one job share: Cy Clark and Dee Dunn"
    assert manager.sees(f"North Moor: 8 people ({shares}), managed by Jo Patel.")
    manager.tabs_to("The plan is kept in")
    manager.presses("Ctrl+A")
    manager.types(str(plan))
    manager.tabs_to("Make the team and build")
    manager.presses("Space")
    manager.waits_for_the_build()
    the_team_is_made(desk, plan)
    # A week's visits; then the week is built again.
    for case, day, start, end in VISITS:
        manager.presses("Ctrl+K")
        manager.types("add visit")
        manager.presses("Enter")
        assert desk.frame.front == "demand"
        assert manager.focus_is_on("Case reference")
        manager.types(case)
        for field, words in (("Day", day), ("Not before", start), ("Ends by", end)):
            manager.tabs_to(field)
            manager.types(words)
        manager.presses("Enter")
    the_visits_are_kept(desk)
    manager.presses("Ctrl+1", "F5")
    manager.waits_for_the_build()
    # The one that is not covered.
    assert uncovered(desk) == [LATE]
    manager.presses("F8")
    manager.waits_for_a_fix()
    manager.presses("Ctrl+Return")
    assert uncovered(desk) == []
    # Two shifts are carried half an hour on; the second goes back and comes again.
    manager.tabs_to("Rota board")
    moved = two_free_shifts(desk)
    for shift in moved:
        manager.goes_to_shift(shift)
        manager.presses("Space", "Right", "Space")
    they_are_later(desk, moved)
    manager.presses("Ctrl+Z")
    assert now(desk, moved[1]) == moved[1].span
    manager.presses("Ctrl+Shift+Z")
    they_are_later(desk, moved)
    # Published.
    manager.presses("Ctrl+Shift+P")
    assert manager.state.startswith("Published")
    they_are_later(desk, moved)
    the_week_is_published(desk, plan)


def test_a_week_is_planned_and_published_by_the_mouse(manager: Manager, tmp_path: Path) -> None:
    desk, plan = manager.desk, tmp_path / "moor.rotabene"
    manager.answers_sheets(by_mouse(manager))
    # The team.
    nothing_is_there(desk, tmp_path)
    manager.clicks("Make a new team")
    manager.writes("Name of the team", "North Moor")
    manager.writes("Its manager", "Jo Patel")
    manager.clicks("Next")
    for number, (name, works) in enumerate(TEAM, 1):
        manager.writes(f"Name of person {number}", name)
        manager.chooses(f"Working pattern of person {number}", works)
    manager.clicks("Next")
    manager.clicks("Next")
    manager.writes("The plan is kept in", str(plan))
    manager.clicks("Make the team and build")
    manager.waits_for_the_build()
    the_team_is_made(desk, plan)
    # A week's visits; then the week is built again.
    manager.clicks("Demand")
    for case, day, start, end in VISITS:
        manager.clicks("Add visit")
        manager.writes("Case reference", case)
        for field, words in (("Day", day), ("Not before", start), ("Ends by", end)):
            manager.writes(field, words)
        manager.clicks("Save")
    the_visits_are_kept(desk)
    manager.clicks("Rota")
    manager.clicks("Build rota")
    manager.waits_for_the_build()
    # The one that is not covered.
    assert uncovered(desk) == [LATE]
    manager.clicks_row(LATE)
    manager.waits_for_a_fix()
    manager.clicks("Apply: …")
    assert uncovered(desk) == []
    # Two shifts are drawn half an hour on; the second goes back and comes again.
    moved = two_free_shifts(desk)
    for shift in moved:
        manager.drags_shift(shift, HALF_AN_HOUR)
    they_are_later(desk, moved)
    manager.clicks("Undo…")
    assert now(desk, moved[1]) == moved[1].span
    manager.clicks("Redo…")
    they_are_later(desk, moved)
    # Published.
    manager.clicks("Publish")
    assert manager.state.startswith("Published")
    they_are_later(desk, moved)
    the_week_is_published(desk, plan)
