"""The figures of the rail: what waits for the manager, and what waits for the person."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from planner.domain.records import DateRange
from planner.services.check_in.tell import i_am_safe
from planner.services.requests.own_leave import ask_for_leave
from planner.services.worked.confirm import confirm_day
from tests.planner.rules.factory import at
from tests.planner.services.swaps.office import ANA, BEN, JO, LEAD
from tests.ui.requests.office import worker_desk
from tests.ui.swaps.published_office import hand_to
from ui.main_window.desk import Desk
from ui.requests.waiting import to_decide, to_tell

DAY = DateRange(first=date(2026, 12, 7), last=date(2026, 12, 7))


def test_each_sees_what_waits_for_them(new_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = worker_desk(new_desk(), tmp_path, ANA)
    desk.session.do(
        lambda store, caller, clock: ask_for_leave(store, caller, "ana", "annual_leave", DAY, clock)
    )
    # Monday to confirm, and Tuesday's visit overdue; Ben is the buddy.
    found = []
    for caller in (ANA, BEN, JO, LEAD):
        hand_to(desk, caller)
        found.append((to_decide(desk), to_tell(desk)))
    assert found == [(0, 2), (0, 1), (2, 0), (0, 0)]


def test_what_is_done_waits_no_more(new_desk: Callable[..., Desk], tmp_path: Path) -> None:
    desk = worker_desk(new_desk(), tmp_path, ANA)
    desk.session.do(lambda store, caller, _: i_am_safe(store, caller, "ana", at("Tue 17:45")))
    desk.session.do(lambda store, caller, clock: confirm_day(store, caller, "ana", date(2026, 11, 23), clock))
    assert to_tell(desk) == 0
