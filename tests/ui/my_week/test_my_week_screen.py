"""My week: reading it, asking who can take a shift, asking them, and answering."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.swaps import Leg, SwapRequest
from planner.services.swaps import requests
from planner.services.swaps.takers import whole
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota
from tests.planner.services.swaps.office import BEN, CY, DEE, JO, work_of
from tests.ui.swaps.published_office import hand_to
from ui.actions.print_action import printables
from ui.actions.role_gate import is_theirs
from ui.main_window.desk import Desk
from ui.my_week.my_week_screen import MyWeekScreen
from ui.my_week.taker_words import TakerLine, chain_line
from ui.swaps.request_row import RequestRow

THURSDAY = at("Thu 00:00") // 1440


def look(qtbot: QtBot, screen: MyWeekScreen) -> None:
    """Choose Thursday's shift and wait until it is known who can take it."""
    screen.view.choose(THURSDAY, None)
    screen.begin_offer()
    qtbot.waitUntil(lambda: not screen.offering.search.is_looking)


def kept(desk: Desk) -> tuple[SwapRequest, ...]:
    return desk.session.store.swaps()


def test_a_worker_sees_their_own_days(screen: MyWeekScreen) -> None:
    lines = {column.head: column.line for column in screen.view.columns}
    assert lines["Thu 26"] == "Office · 12:00–20:00"
    assert lines["Tue 24"] == "Off"
    assert screen.whose.isHidden()
    assert screen.status_line() == (
        "Your week keeps every rest and hours rule · works offline",
        "check-circle",
        "ok",
    )


def test_a_week_that_is_not_published_says_whose_word_is_missing(screen: MyWeekScreen, office: Desk) -> None:
    assert screen.choose_week(MONDAY + timedelta(weeks=1))
    screen.renew()
    assert office.session.team is not None
    assert screen.nothing.text() == f"{office.session.team.manager} has not published this week yet."


def test_who_can_take_it_is_told_with_what_it_does_to_their_hours(qtbot: QtBot, screen: MyWeekScreen) -> None:
    look(qtbot, screen)
    names = [line.name for _, line in screen.offer.rows if isinstance(line, TakerLine)]
    assert names == ["Ana Alvi", "Ben Boyd", "Cy Clark"]
    assert screen.offer.said.text() == "3 can take it"
    assert screen.offer.ask_button.text() == "Ask Ana to take it"


def test_asking_keeps_a_request_and_the_shift_stays(qtbot: QtBot, screen: MyWeekScreen, office: Desk) -> None:
    look(qtbot, screen)
    screen.offer.ask_button.click()
    (request,) = kept(office)
    assert (request.verb, request.giver, request.state) == ("hand_over", "dee", "asked")
    assert screen.view.columns[3].shift is not None
    assert screen.offer.isHidden()


def test_several_are_asked_where_several_are_ticked(qtbot: QtBot, screen: MyWeekScreen, office: Desk) -> None:
    look(qtbot, screen)
    screen.offer.rows[1][0].setChecked(True)
    assert screen.offer.ask_button.text() == "Ask these 2"
    screen.offer.ask_button.click()
    assert len(kept(office)[0].proposals) == 2


def test_what_is_ticked_stays_while_somebody_else_asks_for_something(
    qtbot: QtBot, screen: MyWeekScreen, office: Desk
) -> None:
    look(qtbot, screen)
    screen.offer.rows[1][0].setChecked(True)
    assert office.session.path is not None
    other = SqliteStore.open(office.session.path, StillClock())
    requests.ask(other, CY, work_of(other, "cy"), (), StillClock())
    other.close()
    assert office.session.look_again()
    assert not screen.offering.search.is_looking
    assert screen.offer.ask_button.text() == "Ask these 2"


def test_all_are_asked_at_once(qtbot: QtBot, screen: MyWeekScreen, office: Desk) -> None:
    look(qtbot, screen)
    assert screen.offer.ask_all_button.text() == "Ask all 3"
    screen.offer.ask_all_button.click()
    assert len(kept(office)[0].proposals) == 3


def test_work_is_put_up_for_anyone(qtbot: QtBot, screen: MyWeekScreen, office: Desk) -> None:
    look(qtbot, screen)
    screen.offer.put_up_button.click()
    assert [each.verb for each in kept(office)] == ["offer"]


def test_something_can_be_wanted_in_return(qtbot: QtBot, screen: MyWeekScreen, office: Desk) -> None:
    look(qtbot, screen)
    for row, _ in screen.offer.rows[:2]:
        row.setChecked(False)
    screen.offer.rows[2][0].setChecked(True)
    qtbot.waitUntil(lambda: not screen.offering.search.is_looking)
    field = screen.offer.in_return
    assert field.box.itemText(0) == "Nothing"
    field.box.setCurrentIndex(1)
    field.edited.emit()
    assert screen.offer.ask_button.text() == "Ask Cy to swap"
    screen.offer.ask_button.click()
    assert [each.verb for each in kept(office)] == ["swap"]


def test_a_shift_of_another_week_can_be_wanted_in_return(
    qtbot: QtBot, screen: MyWeekScreen, office: Desk
) -> None:
    door = office.session.door
    assert door is not None
    with door.whole.unit_of_work("Jo Patel") as unit:
        later = shift("cy", "Tue+1 09:00-17:00")
        unit.publish(hand_rota(later, first_day=MONDAY + timedelta(weeks=1)))
    office.session.show_week(MONDAY)
    look(qtbot, screen)
    for row, line in screen.offer.rows:
        row.setChecked(isinstance(line, TakerLine) and line.staff == "cy")
    qtbot.waitUntil(lambda: not screen.offering.search.is_looking)
    field = screen.offer.in_return
    assert [field.box.itemText(n) for n in range(field.box.count())][-1] == "Other weeks…"
    field.box.setCurrentIndex(field.box.count() - 1)
    field.edited.emit()
    qtbot.waitUntil(lambda: not screen.offering.search.is_looking)
    choices = [field.box.itemText(n) for n in range(field.box.count())]
    assert "Other weeks…" not in choices
    (wanted,) = [n for n, words in enumerate(choices) if words.startswith("for their Tue 1 Dec 09:00–17:00")]
    field.box.setCurrentIndex(wanted)
    field.edited.emit()
    screen.offer.ask_button.click()
    (request,) = kept(office)
    assert [leg.work.shift for leg in request.proposals[0].legs] == ["dee@2026-11-26", later.id]


def test_whoever_chooses_a_chain_asks_that_chain_alone(
    qtbot: QtBot, screen: MyWeekScreen, office: Desk
) -> None:
    look(qtbot, screen)
    takers = screen.offering.search.takers
    assert takers is not None
    works = {each.staff: whole(each) for each in takers.weeks.shifts if each.staff in ("dee", "cy", "ana")}
    legs = tuple(Leg(work=works[who], to=to) for who, to in (("dee", "cy"), ("cy", "ana"), ("ana", "dee")))
    screen.offer.show_chains([chain_line(takers, takers.outlook(legs))])
    assert screen.offer.ask_button.text() == "Ask Ana to take it"
    row, _ = screen.offer.rows[-1]
    row.click()
    assert screen.offer.ask_button.text() == "Ask the chain"
    screen.offer.rows[0][0].click()
    assert screen.offer.ask_button.text() == "Ask 1 person and 1 chain"
    screen.offer.rows[0][0].click()
    screen.offer.ask_button.click()
    (request,) = kept(office)
    assert [leg.to for leg in request.proposals[0].legs] == ["cy", "ana", "dee"]


def test_a_part_that_is_only_the_persons_own_is_not_offered(screen: MyWeekScreen, office: Desk) -> None:
    hand_to(office, BEN)
    screen.renew()
    tuesday = screen.view.columns[1]
    assert tuesday.shift is not None
    own = activity("protected_admin", "Tue 14:00-15:30")
    shift = tuesday.shift.model_copy(update={"activities": (*tuesday.shift.activities, own)})
    piece = replace(tuesday.pieces[1], start=own.start, title="Protected admin")
    screen.offering.begin(shift, piece)
    assert screen.offering.work is None
    assert "nobody else" in screen.offer.said.text()


def test_by_keys_alone_a_shift_is_offered(qtbot: QtBot, screen: MyWeekScreen, office: Desk) -> None:
    screen.window().show()
    screen.view.setFocus()
    screen.view.setCurrentIndex(screen.view.model().index(0, 0))
    for _ in range(3):
        QTest.keyClick(screen.view, Qt.Key.Key_Right)
    assert screen.view.chosen_day == THURSDAY
    QTest.keyClick(screen.view, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: not screen.offering.search.is_looking)
    # Asked again, the keys go to the answer; Escape brings them back.
    QTest.keyClick(screen.view, Qt.Key.Key_O)
    assert screen.window().focusWidget() is screen.offer.rows[0][0]
    QTest.keyClick(screen.offer.rows[0][0], Qt.Key.Key_Escape)
    assert screen.window().focusWidget() is screen.view
    assert screen.offer.isHidden()
    QTest.keyClick(screen.view, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: not screen.offering.search.is_looking)
    QTest.keyClick(screen.offer.rows[0][0], Qt.Key.Key_Space)
    QTest.keyClick(screen.offer.rows[2][0], Qt.Key.Key_Space)
    assert screen.offer.ask_button.text() == "Ask Cy to take it"
    screen.offer.ask_button.setFocus()
    QTest.keyClick(screen.offer.ask_button, Qt.Key.Key_Space)
    assert len(kept(office)) == 1
    assert screen.window().focusWidget() is screen.view


def test_by_the_mouse_the_button_on_the_shift_offers_it(qtbot: QtBot, screen: MyWeekScreen) -> None:
    screen.window().show()
    screen.view.choose(THURSDAY, None)
    area = screen.view.visualRect(screen.view.currentIndex())
    place = QPoint(area.right() - 20, area.top() + 12)
    QTest.mouseClick(screen.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not screen.offer.isHidden()
    qtbot.waitUntil(lambda: not screen.offering.search.is_looking)


def test_the_other_accepts_and_the_shift_is_in_their_week(
    qtbot: QtBot, screen: MyWeekScreen, office: Desk
) -> None:
    look(qtbot, screen)
    screen.offer.rows[0][0].setChecked(False)
    screen.offer.rows[2][0].setChecked(True)
    screen.offer.ask_button.click()
    hand_to(office, CY)
    screen.renew()
    assert screen.requests.count.text == "1 needs you"
    screen.window().show()
    accept = next(each for each in screen.requests.findChildren(QPushButton) if each.text() == "Accept")
    accept.setFocus()
    accept.click()
    assert [each.state for each in kept(office)] == ["done"]
    # The focus stays on the request, which has no answers any more.
    focused = screen.window().focusWidget()
    assert isinstance(focused, RequestRow)
    assert focused.line.state.startswith("done")
    assert screen.view.columns[3].line == "Office · 12:00–20:00"
    hand_to(office, DEE)
    screen.renew()
    assert screen.view.columns[3].line == "Off"


def test_declining_needs_no_words(qtbot: QtBot, screen: MyWeekScreen, office: Desk) -> None:
    look(qtbot, screen)
    screen.offer.ask_all_button.click()
    hand_to(office, CY)
    screen.renew()
    decline = next(each for each in screen.requests.findChildren(QPushButton) if each.text() == "Decline")
    decline.click()
    assert kept(office)[0].history[-1].deed == "decline"


def test_in_a_narrow_window_the_pane_stands_under_the_days(screen: MyWeekScreen) -> None:
    screen.window().show()
    screen.resize(820, 520)
    QApplication.processEvents()
    assert screen.pane.geometry().top() > screen.view.geometry().bottom() - 2
    assert screen.view.width() > 700
    screen.resize(1300, 800)
    QApplication.processEvents()
    assert screen.pane.geometry().left() >= screen.view.geometry().right()


def test_who_can_take_it_is_brought_into_sight_where_the_pane_is_low(
    qtbot: QtBot, screen: MyWeekScreen
) -> None:
    screen.window().show()
    screen.resize(700, 600)
    screen.view.choose(THURSDAY, None)
    screen.view.offer_requested.emit()
    qtbot.waitUntil(lambda: not screen.offering.search.is_looking)
    QApplication.processEvents()
    head = screen.offer.title.mapTo(screen.pane.viewport(), QPoint(0, 0))
    assert 0 <= head.y() < screen.pane.viewport().height() / 2


def test_the_manager_chooses_whose_week_and_asks_on_their_behalf(
    qtbot: QtBot, screen: MyWeekScreen, office: Desk
) -> None:
    hand_to(office, JO)
    screen.renew()
    assert not screen.whose.isHidden()
    screen.whose.show_staff("dee")
    screen.renew()
    told = screen.status_line()
    assert told is not None
    assert told[0].startswith("Dee's week keeps every rest and hours rule")
    look(qtbot, screen)
    screen.offer.ask_button.click()
    (step,) = kept(office)[0].history
    assert (step.who, step.staff) == ("Jo Patel", "dee")


@pytest.mark.parametrize("is_by_key", [True, False])
def test_why_it_is_theirs_is_asked_by_a_key_or_under_the_right_button(
    monkeypatch: pytest.MonkeyPatch, screen: MyWeekScreen, office: Desk, *, is_by_key: bool
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(office.explainer, "ask_why", lambda _shown, shift, _start: asked.append(shift))
    screen.view.choose(THURSDAY, None)
    if is_by_key:
        QTest.keyClick(screen.view, Qt.Key.Key_W)
    else:
        opened: list[QPoint] = []
        monkeypatch.setattr(screen.menu.menu, "popup", opened.append)
        screen.view.customContextMenuRequested.emit(QPoint(5, 5))
        assert opened
        screen.menu.why.trigger()
    assert screen.week is not None
    shift = screen.week.shift_on(THURSDAY)
    assert shift is not None
    assert asked == [shift.id]


def test_without_single_letters_w_asks_nothing(
    monkeypatch: pytest.MonkeyPatch, screen: MyWeekScreen, office: Desk
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(office.explainer, "ask_why", lambda *_: asked.append("why"))
    screen.view.choose(THURSDAY, None)
    screen.view.has_letters = False
    QTest.keyClick(screen.view, Qt.Key.Key_W)
    assert not asked


def test_nothing_chosen_has_no_menu(monkeypatch: pytest.MonkeyPatch, screen: MyWeekScreen) -> None:
    opened: list[QPoint] = []
    monkeypatch.setattr(screen.menu.menu, "popup", opened.append)
    screen.view.clear_choice()
    screen.view.customContextMenuRequested.emit(QPoint(5, 5))
    assert not opened


def test_a_week_is_printed_on_a_page_of_its_own(screen: MyWeekScreen) -> None:
    (printable,) = screen.printables()
    assert printable.name.startswith("Dee")
    assert printable.name.endswith("own week")
    assert printable.pdf_of is not None
    text = " ".join(PdfReader(io.BytesIO(printable.pdf_of())).pages[0].extract_text().split())
    assert "Thu 26 Nov 12:00–20:00" in text
    assert "Published, version 1" in text


def test_a_worker_prints_their_own_week_and_nothing_else(office: Desk, screen: MyWeekScreen) -> None:
    del screen
    assert [each.pdf for each in printables(office)] == ["own-week"]
    assert is_theirs("worker", "print.week")
    assert not is_theirs("worker", "print.cover")


def test_a_week_that_is_not_published_has_no_page(screen: MyWeekScreen) -> None:
    screen.choose_week(MONDAY + timedelta(weeks=1))
    screen.renew()
    assert screen.printables() == ()
