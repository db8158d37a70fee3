"""View, zoom, filter, groups and order in the window: by action, kept for the next time, and cleared."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from planner.rules.catalogue import check
from planner.services.put_shifts import PutShifts, ShiftChange
from planner.services.rota_edits import MoveShift, RemoveShift
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY
from ui.item_models.problems_item_model import Problem
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.seen_weeks import LAST_PLACE
from ui.main_window.window import MainWindow
from ui.settings.preferences import Preferences


@pytest.fixture
def frame(desk: Desk, qtbot: QtBot) -> Iterator[Frame]:
    window = MainWindow(desk.preferences)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    with qtbot.waitExposed(window):
        window.show()
    window.fill(desk)
    assert window.frame is not None
    yield window.frame
    window.frame.detach()


def names(frame: Frame) -> list[str]:
    snapshot = frame.board.snapshot
    return [row.name for row in snapshot.rows] if snapshot is not None else []


def test_eight_weeks_show_the_weeks_after_with_their_own_rotas(frame: Frame, desk: Desk) -> None:
    desk.actions.trigger("week.copy_on")
    desk.show_next_week(-1)
    desk.actions.trigger("view.weeks8")
    snapshot = frame.board.snapshot
    assert snapshot is not None
    assert len(snapshot.days) == 56
    assert ("ana", MONDAY.toordinal() + 8) in snapshot.shift_on
    assert snapshot.unplanned == frozenset(range(2, 8))
    desk.actions.trigger("view.week")
    assert frame.board.snapshot is not None
    assert len(frame.board.snapshot.days) == 7


def test_every_edit_of_several_weeks_is_checked_as_if_all_of_them_were(frame: Frame, desk: Desk) -> None:
    desk.actions.trigger("week.copy_on")
    desk.show_next_week(-1)
    desk.actions.trigger("view.weeks4")
    edits = (
        MoveShift("ben@2026-11-25", by_minutes=7 * 1440),
        MoveShift("ana@2026-11-24", by_minutes=60),
        RemoveShift("ana@2026-11-24"),
    )
    for edit in edits:
        desk.weeks.edit(edit)
        seen = desk.weeks.seen
        assert seen is not None
        assert seen.shown.findings == check(seen.shown.problem, seen.shown.shifts)
        assert frame.board.snapshot is not None
        assert frame.board.snapshot.findings == seen.shown.findings
    desk.undo_stack.undo()
    seen = desk.weeks.seen
    assert seen is not None
    assert seen.shown.findings == check(seen.shown.problem, seen.shown.shifts)


def test_the_view_groups_and_order_are_kept_for_the_next_time(frame: Frame, desk: Desk) -> None:
    del frame
    for action in ("view.weeks4", "group.contract", "sort.name"):
        desk.actions.trigger(action)
    again = Preferences(desk.session.folder)
    assert (again.board_view, again.board_group, again.board_sort) == ("weeks4", "contract", "name")


def test_words_in_the_filter_leave_only_who_matches_and_escape_shows_all(frame: Frame, desk: Desk) -> None:
    desk.actions.trigger("filter.open")
    assert frame.filter_bar.isVisible()
    QTest.keyClicks(frame.filter_bar.text, "boyd")
    assert names(frame) == ["Ben Boyd"]
    assert frame.filter_bar.count.text() == "1 of 4 people"
    QTest.keyClick(frame.filter_bar.text, Qt.Key.Key_Escape)
    assert len(names(frame)) == 4
    assert not frame.filter_bar.isVisible()


def test_a_problem_of_somebody_left_out_takes_the_filter_away(frame: Frame, desk: Desk) -> None:
    desk.board_look.change(text="boyd")
    late = Problem("policy", "Late finish", shifts=("ana@2026-11-24",), people=("ana",))
    frame.problems.show_problems((late,), so_far=False, is_planned=True)
    frame.problems.problem_chosen.emit(late)
    assert len(names(frame)) == 4
    assert frame.board.selection.shift == "ana@2026-11-24"
    assert frame.message_bar.text.startswith("The filter was taken away")


def test_a_problem_of_somebody_in_view_leaves_the_filter(frame: Frame, desk: Desk) -> None:
    desk.board_look.change(text="boyd")
    late = Problem("policy", "Late finish", shifts=("ben@2026-11-25",), people=("ben",))
    frame.problems.show_problems((late,), so_far=False, is_planned=True)
    frame.problems.problem_chosen.emit(late)
    assert names(frame) == ["Ben Boyd"]


def test_nobody_matching_says_so_with_the_way_back(frame: Frame, desk: Desk) -> None:
    desk.board_look.change(text="zzz")
    assert names(frame) == []
    assert frame.rota_screen.empty.isVisible()
    desk.actions.trigger("filter.clear")
    assert len(names(frame)) == 4
    assert not frame.rota_screen.empty.isVisible()


def test_zoom_goes_in_and_out_and_back(frame: Frame, desk: Desk) -> None:
    desk.actions.trigger("view.weeks4")
    assert not desk.actions["zoom.out"].isEnabled()
    desk.actions.trigger("zoom.in")
    desk.actions.trigger("zoom.in")
    assert frame.board.zoom == 1.5
    desk.actions.trigger("zoom.out")
    assert frame.board.zoom == 1.25
    desk.actions.trigger("zoom.back")
    assert frame.board.zoom == 1.0


def test_a_letter_shows_the_day_alone_and_the_week_again(frame: Frame, desk: Desk) -> None:
    frame.board.setFocus()
    QTest.keyClick(frame.board, Qt.Key.Key_D)
    seen = [desk.board_look.view]
    QTest.keyClick(frame.board, Qt.Key.Key_D)
    assert [*seen, frame.board.view] == ["day", "week"]


def test_the_segments_show_which_view_it_is(frame: Frame, desk: Desk) -> None:
    buttons = {button.text(): button for button in frame.top_bar.view_switch.buttons}
    buttons["4 w"].click()
    assert desk.board_look.view == "weeks4"
    assert [text for text, button in buttons.items() if button.isChecked()] == ["4 w"]


def test_where_there_is_little_room_the_state_stays_and_the_views_give_way(frame: Frame) -> None:
    bar = frame.top_bar
    seen = []
    for width in (1400, 560, 1400):
        bar.resize(width, bar.height())
        seen.append((bar.state.maximumWidth() > 0, not bar.view_switch.isHidden()))
    assert seen == [(True, True), (True, False), (True, True)]


def test_an_edit_keeps_the_filter_and_the_groups(frame: Frame, desk: Desk) -> None:
    desk.board_look.change(text="boyd", group="contract")
    frame.board.select_shift("ben@2026-11-24")
    desk.select_shift("ben@2026-11-24")
    desk.actions.trigger("shift.pin")
    assert names(frame) == ["Ben Boyd"]
    assert frame.board.snapshot is not None
    assert frame.board.snapshot.index.by_id["ben@2026-11-24"].is_pinned


def spots(desk: Desk) -> set[str]:
    seen = desk.weeks.seen
    return {shift.id for shift in seen.shown.shifts} if seen is not None else set()


def test_a_shift_goes_from_week_to_week_as_one_step_of_undo(frame: Frame, desk: Desk) -> None:
    del frame
    desk.actions.trigger("view.weeks4")
    before = spots(desk)
    assert desk.weeks.edit(MoveShift("ben@2026-11-25", by_minutes=7 * 1440))
    assert spots(desk) == before - {"ben@2026-11-25"} | {"ben@2026-12-02"}
    assert desk.undo_stack.undoText() == "Move shift"
    desk.undo_stack.undo()
    assert spots(desk) == before
    desk.undo_stack.redo()
    assert "ben@2026-12-02" in spots(desk)
    assert desk.session.first_day == MONDAY


def test_a_shift_of_a_later_week_is_changed_in_its_own_rota(frame: Frame, desk: Desk) -> None:
    del frame
    desk.actions.trigger("week.copy_on")
    desk.show_next_week(-1)
    desk.actions.trigger("view.weeks4")
    assert desk.weeks.edit(RemoveShift("ben@2026-12-02"))
    later = desk.session.rota_of(MONDAY + timedelta(weeks=1))
    assert later is not None
    assert later.shift("ben@2026-12-02") is None
    assert desk.session.first_day == MONDAY


def test_what_one_of_the_weeks_refuses_leaves_both_as_they_were(frame: Frame, desk: Desk) -> None:
    del frame
    desk.actions.trigger("view.weeks4")
    before = spots(desk)
    late = desk.weeks.seen
    assert late is not None
    # Saturday of the week after: nobody's pattern has it, and the reason that is asked for is not given.
    assert not desk.weeks.edit(MoveShift("ben@2026-11-25", by_minutes=10 * 1440))
    assert spots(desk) == before


def test_what_was_done_in_one_week_is_taken_back_when_another_refuses(frame: Frame, desk: Desk) -> None:
    del frame
    desk.actions.trigger("view.weeks4")
    before, rota = spots(desk), desk.session.rota
    assert rota is not None
    there = {each.id for each in rota.shifts}
    free = next(
        each
        for day in ("Thu", "Fri")
        for staff in ("cy", "dee", "ana", "ben")
        if (each := shift(staff, f"{day} 09:00-17:00")).id not in there
    )
    # Saturday of the week after: nobody's pattern has it, and the reason that is asked for is not given.
    saturday = shift("ben", "Sat+1 09:00-17:00")
    changes = (ShiftChange(None, free, LAST_PLACE), ShiftChange(None, saturday, LAST_PLACE))
    assert not desk.weeks.edit(PutShifts(changes, "Add shifts"))
    assert spots(desk) == before
    assert desk.session.rota == rota
    assert not desk.undo_stack.canUndo()
    assert not desk.undo_stack.canRedo()
