"""The uncovered lane: marks in their place, joined where they would lie on one another."""

from __future__ import annotations

from planner.domain.rota import Uncovered
from planner.domain.time_grid import civil
from tests.ui.board.drawn_week import MONDAY, drawn_rota, drawn_snapshot
from ui.board import BoardView
from ui.board.lane_painter import LanePainter

DAY = MONDAY.toordinal()


def missing(demand: str, day: int, start: int, end: int) -> Uncovered:
    """A visit that nobody makes."""
    return Uncovered(
        demand=demand,
        kind="visit",
        start=civil(day, start),
        end=civil(day, end),
        missing=1,
        unit="workers",
        reason="Nobody is free.",
    )


def lane_of(board: BoardView, *uncovered: Uncovered) -> LanePainter:
    board.show_snapshot(drawn_snapshot(drawn_rota().model_copy(update={"uncovered": uncovered})))
    scene = board.scene
    assert scene is not None
    return scene.lane


def test_marks_of_one_time_are_joined_and_counted(board: BoardView) -> None:
    lane = lane_of(
        board,
        missing("visit-R-0904", DAY, 600, 660),
        missing("visit-R-0909", DAY, 600, 690),
        missing("visit-R-0912", DAY, 900, 960),
    )
    assert [(mark.badge, len(mark.demands)) for mark in lane.marks] == [("−2", 2), ("−1", 1)]
    assert lane.marks[0].words == "R-0904 has no worker and 1 more"


def test_marks_of_different_days_are_never_joined(board: BoardView) -> None:
    late, early = missing("visit-R-0904", DAY, 1200, 1260), missing("visit-R-0909", DAY + 1, 420, 480)
    lane = lane_of(board, late, early)
    assert len(lane.marks) == 2
    assert lane.marks[0].right <= lane.marks[1].left


def test_a_mark_is_wide_enough_for_its_badge_and_stays_in_its_day(board: BoardView) -> None:
    lane = lane_of(board, missing("visit-R-0904", DAY, 1245, 1260))
    scene = board.scene
    assert scene is not None
    mark = lane.marks[0]
    assert mark.right - mark.left >= scene.ink.width("block", mark.badge)
    assert mark.right <= scene.axis.lefts[1]


def test_going_through_a_joined_mark_comes_to_each_demand(board: BoardView) -> None:
    lane = lane_of(board, missing("visit-R-0904", DAY, 600, 660), missing("visit-R-0909", DAY, 600, 690))
    seen = []
    for _ in range(3):
        board.day_header.uncovered_clicked.emit(lane.marks[0])
        seen.append(board.selection.demand)
    assert seen == ["visit-R-0904", "visit-R-0909", "visit-R-0904"]


def test_what_may_happen_all_week_gets_no_band(board: BoardView) -> None:
    lane_of(board, missing("visit-R-0904", DAY, 0, 7 * 1440))
    board.select_uncovered("visit-R-0904")
    assert board.selection.day == DAY + 4
    assert board.reasons == ()
