"""The keeper works the list out by itself, announces what is new once, and forgets all when others come."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from planner.domain.notices import NoticeSettings
from planner.services.swaps.requests import ask
from tests.planner.services.small_office import NOW, StillClock
from tests.planner.services.swaps.office import ANA, CY, DEE, JO, gives, work_of
from tests.ui.notices.signed_in import beside, desk_of, work_as
from ui.main_window.desk import Desk
from ui.notices.announcer import DesktopAnnouncer


@dataclass
class Heard:
    """What would be announced."""

    is_there: bool = True
    said: list[tuple[str, bool]] = field(default_factory=list)

    def announce(self, title: str, text: str, *, is_urgent: bool) -> None:
        assert title == "North"
        self.said.append((text, is_urgent))

    def end(self) -> None:
        self.is_there = False


@pytest.fixture
def desk(new_desk: Callable[..., Desk], tmp_path: Path) -> Desk:
    made = desk_of(new_desk, tmp_path, CY)
    made.notices.announcer = Heard()
    return made


def heard(desk: Desk) -> Heard:
    assert isinstance(desk.notices.announcer, Heard)
    return desk.notices.announcer


def is_asked(desk: Desk) -> None:
    """Somebody asks Cy, from another computer."""
    store = beside(desk)
    ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], StillClock(NOW))
    store.close()
    desk.session.look_again()


def test_the_clock_goes_on_while_somebody_is_in(desk: Desk) -> None:
    desk.notices.look_now()
    assert desk.notices.is_waiting


def test_the_list_is_worked_out_in_idle_time_after_the_plan_is_opened(desk: Desk, qtbot: QtBot) -> None:
    assert desk.notices.told is None
    with qtbot.waitSignal(desk.notices.changed, timeout=5000):
        desk.notices.look()
    assert desk.notices.count == 1


def test_what_others_do_is_told_when_it_is_seen(desk: Desk) -> None:
    desk.notices.look_now()
    is_asked(desk)
    desk.notices.look_now()
    assert desk.notices.count == 2
    assert heard(desk).said == [
        ("The week of Mon 23 Nov is published: you work 1 shift, 7.5 h in all.", False),
        ("Dee Dunn asks whether you take Thu 26 Nov 12:00–20:00.", False),
    ]


def test_nothing_is_announced_twice_and_nothing_in_quiet_hours(desk: Desk) -> None:
    clock = desk.session.clock
    assert isinstance(clock, StillClock)
    clock.at = NOW.replace(hour=22)
    desk.notices.look_now()
    assert heard(desk).said == []
    clock.at = NOW + timedelta(days=1)
    desk.notices.look_now()
    desk.notices.look_now()
    assert len(heard(desk).said) == 1


def test_many_new_ones_are_announced_as_a_number(desk: Desk) -> None:
    store = beside(desk)
    for who, caller in (("ana", ANA), ("dee", DEE)):
        ask(store, caller, work_of(store, who), [], StillClock(NOW))
    store.close()
    desk.session.look_again()
    desk.notices.look_now()
    assert heard(desk).said == [("3 new notices", False)]


def test_what_is_not_wanted_on_the_desktop_stays_in_the_list(desk: Desk) -> None:
    desk.notices.keep_settings(NoticeSettings(silent=("published",)))
    assert (desk.notices.count, heard(desk).said) == (1, [])


def test_another_person_gets_their_own_list(desk: Desk) -> None:
    desk.notices.look_now()
    told = desk.notices.told
    assert told is not None
    desk.notices.mark_seen(told.unseen)
    assert desk.notices.count == 0
    work_as(desk.session, ANA)
    assert desk.notices.told is None
    desk.notices.look_now()
    assert desk.notices.count == 1
    work_as(desk.session, JO)
    desk.notices.look_now()
    assert desk.notices.count == 0


def test_whose_sign_in_has_ended_asks_once_and_no_more(desk: Desk) -> None:
    store = beside(desk)
    with store.unit_of_work("Jo Patel") as work:
        account = work.account("Cy Clark")
        assert account is not None
        work.save_account(account.model_copy(update={"state": "ended"}))
    desk.notices.look_now()
    assert desk.notices.told is None
    assert not desk.notices.is_waiting
    refused = [row.subject for row in store.audit() if row.what == "Refused"]
    store.close()
    assert refused == ["read notices"]


def test_a_closed_plan_has_no_notices(desk: Desk) -> None:
    desk.notices.look_now()
    desk.session.close()
    desk.session.bus.plan_changed.emit()
    assert desk.notices.told is None


def test_a_desktop_without_a_tray_is_no_trouble(desk: Desk) -> None:
    announcer = DesktopAnnouncer(desk)
    assert not announcer.is_there
    announcer.announce("North", "Something", is_urgent=False)
    announcer.end()
