"""Signing in at the window, locking it, and whose it is."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.errors import NotPermittedError
from planner.domain.plan_settings import LOCK_MINUTES
from planner.services.accounts.people import change_role, end, invite, reset
from planner.services.edit_rota import RemoveShift
from tests.planner.services.small_office import StillClock
from tests.ui.desk_screens import answers_of
from tests.ui.sign_in.conftest import ANA, JO, PHRASES, HeldKeyring, Office
from ui.history.history_screen import HistoryScreen
from ui.main_window.frame import Frame
from ui.sign_in.keyring_box import KeyringBox
from ui.sign_in.locking import IdleLock
from ui.sign_in.people_page import SignInsPage
from ui.sign_in.sign_in_screen import SignInScreen
from ui.tasks.aside import Aside
from ui.theme import apply_theme

NewOffice = Callable[..., Office]
RUTH = "Ruth Okoro"


def screen_of(office: Office) -> SignInScreen:
    frame = office.desk.frame
    assert isinstance(frame, Frame)
    screen = frame.shelf.screen
    assert isinstance(screen, SignInScreen)
    return screen


def type_in(screen: SignInScreen, **values: object) -> None:
    for name, value in values.items():
        screen.form[name].put(value)


def press(screen: SignInScreen) -> None:
    """The button, and what comes of it."""
    screen.go.click()
    wait_for(screen)


def wait_for(widget: QObject) -> None:
    """Hashes are made beside the window, and the keyring is looked for there."""
    for aside in widget.findChildren(Aside):
        loop = QEventLoop()
        aside.ended.connect(loop.quit)
        if aside.is_running:
            loop.exec()


def invite_ruth(office: Office) -> str:
    """A service lead who has not signed in yet; her one-time word."""
    session = office.desk.session
    return invite(session.store, session.caller, RUTH, "service_lead", None, session.clock).word


def test_a_plan_with_sign_ins_shows_nothing_of_it_first(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    assert office.front == "sign_in"
    assert office.desk.session.shown is None
    assert not office.desk.session.is_open
    assert office.window.windowTitle() == "Rotabene"
    for screen in ("rota", "people", "history", "settings", "leave"):
        office.desk.frame.show_screen(screen)
        assert office.front == "sign_in"
    with pytest.raises(RuntimeError):
        _ = office.desk.session.store


def test_a_plan_without_opens_as_before(new_office: NewOffice, plan: Path) -> None:
    office = new_office(plan)
    assert office.front == "rota"
    assert office.desk.session.caller.is_manager
    office.desk.doorkeeper.lock()
    assert office.front == "rota"


def test_one_signs_in_by_keys_alone(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    screen = screen_of(office)
    assert screen.form["name"].value() is None, "nobody has signed in on this computer"
    QTest.keyClicks(screen.form["name"].target(), JO)
    assert screen.form["name"].value() == JO
    line = screen.form["passphrase"].target()
    QTest.keyClicks(line, PHRASES[JO])
    QTest.keyClick(line, Qt.Key.Key_Return)
    wait_for(screen)
    assert office.front == "rota"
    assert office.desk.session.caller.name == JO
    assert "Jo Patel" in office.window.windowTitle()


def test_a_wrong_passphrase_is_told_at_the_field_and_gone(new_office: NewOffice, signed_plan: Path) -> None:
    screen = screen_of(new_office(signed_plan))
    type_in(screen, name=JO, passphrase="not the one at all")
    press(screen)
    assert "do not fit" in screen.form.problem_at("passphrase")
    assert screen.form["passphrase"].value() == ""


@pytest.mark.parametrize("scale", [100, 150])
def test_the_card_has_room_for_all_it_says(
    qtbot: QtBot, new_office: NewOffice, signed_plan: Path, light: QApplication, scale: int
) -> None:
    """As said by a door that refuses in many words, too, where a note stood before."""
    apply_theme(light, "light", scale)
    screen = screen_of(new_office(signed_plan))
    wait_for(screen)
    screen.form.tell("passphrase", "A note.")
    QApplication.processEvents()
    type_in(screen, passphrase="not the one at all")
    press(screen)
    screen.form.show_problems({"passphrase": "These two do not fit together. " * 6})
    qtbot.waitUntil(lambda: not cut_off(screen))


def cut_off(screen: SignInScreen) -> list[QWidget]:
    """What the card shows with less room than it needs."""
    return [
        part
        for part in screen.card.findChildren(QWidget)
        if part.isVisible() and (part.height() < needed_height(part) or is_below(part, screen.card))
    ]


def needed_height(part: QWidget) -> int:
    if isinstance(part, QLabel) and part.wordWrap():
        return part.heightForWidth(part.width())
    return part.sizeHint().height() if isinstance(part, (QLineEdit, QPushButton)) else 0


def is_below(part: QWidget, card: QWidget) -> bool:
    return part.mapTo(card, part.rect().bottomLeft()).y() >= card.height()


def test_the_passphrase_is_hidden_and_not_to_be_copied(new_office: NewOffice, signed_plan: Path) -> None:
    line = screen_of(new_office(signed_plan)).form["passphrase"].target()
    assert isinstance(line, QLineEdit)
    line.setText(PHRASES[JO])
    assert line.echoMode() == QLineEdit.EchoMode.Password
    QApplication.clipboard().setText("before")
    line.selectAll()
    line.copy()
    assert QApplication.clipboard().text() == "before"


def test_a_one_time_word_asks_for_a_passphrase_of_one_s_own(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    door = office.desk.session.door
    assert door is not None
    ana = next(each for each in door.whole.accounts() if each.name == ANA)
    jo = next(each for each in door.whole.accounts() if each.name == JO)
    word = reset(door.whole, jo.caller, ana.id, StillClock()).word
    screen = screen_of(office)
    type_in(screen, name=ANA, passphrase=word)
    press(screen)
    assert screen.way == "first"
    type_in(screen, new="another long phrase", again="another long phrasee")
    press(screen)
    assert "not the same" in screen.form.problem_at("again")
    type_in(screen, again="another long phrase")
    press(screen)
    assert office.desk.session.caller.name == ANA


def test_the_manager_who_forgot_recovers_and_is_shown_the_next_word(
    new_office: NewOffice, plan: Path
) -> None:
    office = new_office(plan)
    door = office.desk.session.door
    assert door is not None
    first = door.beginning(JO, PHRASES[JO])()
    word = first.recovery_word
    door.admit(first.signed_in)
    office.desk.session.lock()
    screen = screen_of(office)
    screen.forgotten.click()
    type_in(screen, name=JO, passphrase=word, new="another long phrase", again="another long phrase")
    press(screen)
    assert office.desk.session.is_open
    assert answers_of(office.desk).words != [word]


def test_after_signing_in_the_keys_are_on_the_first_screen(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    screen = screen_of(office)
    type_in(screen, name=ANA, passphrase=PHRASES[ANA])
    press(screen)
    QApplication.processEvents()
    frame = office.desk.frame
    assert isinstance(frame, Frame)
    assert frame.front == "my_week"
    # Her week is empty: one goes on by choosing another.
    assert office.window.focusWidget() is frame.top_bar.picker


def test_a_worker_sees_no_draft_and_changes_nothing(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    office.sign_in(ANA)
    session = office.desk.session
    assert session.rota is None
    office.desk.frame.show_screen("rota")
    assert office.window.frame is not None
    empty = office.window.frame.rota_screen.empty
    assert empty.accessibleName() == "Nothing is published of this week yet."
    assert not any(each.isVisible() for each in empty.findChildren(QPushButton))
    assert session.store.audit() == () or {row.who for row in session.store.audit()} == {ANA}
    with pytest.raises(NotPermittedError):
        session.apply(RemoveShift("ana@2026-11-24"))


def test_locking_hides_everything_until_the_same_passphrase_again(
    new_office: NewOffice, signed_plan: Path
) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    office.desk.actions["plan.lock"].trigger()
    assert office.front == "sign_in"
    assert office.desk.session.shown is None
    assert office.window.windowTitle() == "Rotabene"
    office.sign_in(JO)
    assert office.desk.session.rota is not None


def test_locking_puts_sheets_away(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    sheet = QDialog(office.window)
    sheet.open()
    office.desk.doorkeeper.lock()
    assert not sheet.isVisible()


def test_nobody_undoes_the_steps_of_another(qtbot: QtBot, new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    rota = office.desk.session.rota
    assert rota is not None
    assert office.desk.edit(RemoveShift(rota.shifts[-1].id))
    office.desk.doorkeeper.lock()
    assert office.desk.undo_stack.canUndo()
    frame = office.window.frame
    with qtbot.waitSignal(office.desk.doorkeeper.person_changed):
        office.sign_in(ANA)
    assert not office.desk.undo_stack.canUndo()
    qtbot.waitUntil(lambda: office.window.frame is not frame)


def test_windows_that_nobody_touches_are_locked(
    new_office: NewOffice, signed_plan: Path, light: QApplication
) -> None:
    office = new_office(signed_plan)
    clock = office.desk.session.clock
    assert isinstance(clock, StillClock)
    office.sign_in(JO)
    office.desk.session.store.put_setting(LOCK_MINUTES, "5")
    parent = QObject()
    lock = IdleLock(lambda: [(office.window, office.desk)], parent)
    lock.look()
    clock.at += timedelta(minutes=4)
    lock.eventFilter(office.window, QEvent(QEvent.Type.KeyPress))
    clock.at += timedelta(minutes=4)
    lock.look()
    assert office.desk.session.is_open
    clock.at += timedelta(minutes=1)
    lock.look()
    assert office.front == "sign_in"
    office.sign_in(JO)
    lock.look()
    assert office.desk.session.is_open
    office.desk.session.store.put_setting(LOCK_MINUTES, "0")
    clock.at += timedelta(days=1)
    lock.look()
    assert office.desk.session.is_open
    light.removeEventFilter(lock)


def test_a_window_whose_role_was_changed_elsewhere_locks(new_office: NewOffice, signed_plan: Path) -> None:
    first, second = new_office(signed_plan), new_office(signed_plan)
    first.sign_in(JO)
    second.sign_in(ANA)
    store = first.desk.session.store
    ana = next(each for each in store.accounts() if each.name == ANA)
    change_role(store, first.desk.session.caller, ana.id, "service_lead", None)
    with pytest.raises(NotPermittedError, match="has changed"):
        second.desk.session.look_again()
    assert second.front == "sign_in"


def test_a_window_opened_before_people_signed_in_locks(new_office: NewOffice, plan: Path) -> None:
    first, second = new_office(plan), new_office(plan)
    door = first.desk.session.door
    assert door is not None
    door.beginning(JO, PHRASES[JO])()
    rota = second.desk.session.rota
    assert rota is not None
    assert not second.desk.edit(RemoveShift(rota.shifts[-1].id))
    with pytest.raises(NotPermittedError):
        second.desk.session.look_again()
    assert second.front == "sign_in"


def test_whoever_stays_signed_in_is_let_in_by_the_keyring(new_office: NewOffice, signed_plan: Path) -> None:
    held = HeldKeyring()
    first = new_office(signed_plan, held)
    screen = screen_of(first)
    type_in(screen, name=ANA, passphrase=PHRASES[ANA], keep=True)
    press(screen)
    assert PHRASES[ANA] not in held.held.values()
    second = new_office(signed_plan, held)
    second.desk.doorkeeper.keyring = KeyringBox(lambda: held)
    assert second.desk.open_path(signed_plan)
    assert second.desk.session.caller.name == ANA
    second.desk.doorkeeper.lock()
    assert second.front == "sign_in"
    second.sign_in(ANA)
    second.desk.doorkeeper.sign_out()
    assert held.held == {}
    assert second.desk.open_path(signed_plan)
    assert second.front == "sign_in"


def test_staying_signed_in_is_offered_only_where_there_is_a_keyring(
    new_office: NewOffice, signed_plan: Path
) -> None:
    office = new_office(signed_plan)
    screen = screen_of(office)
    for keyring, is_offered in ((KeyringBox(lambda: None), False), (KeyringBox(HeldKeyring), True)):
        wait_for(screen)
        office.desk.doorkeeper.keyring = keyring
        screen.hide()
        screen.show()
        wait_for(screen)
        assert screen.form["keep"].target().isVisible() is is_offered


def test_a_window_that_nobody_touches_locks_when_its_sign_in_is_ended(
    new_office: NewOffice, signed_plan: Path, light: QApplication
) -> None:
    first, second = new_office(signed_plan), new_office(signed_plan)
    first.sign_in(JO)
    second.sign_in(ANA)
    ana = next(each for each in first.desk.session.store.accounts() if each.name == ANA)
    parent = QObject()
    lock = IdleLock(lambda: [(second.window, second.desk)], parent)
    lock.look()
    assert second.desk.session.is_open
    end(first.desk.session.store, first.desk.session.caller, ana.id)
    lock.look()
    assert second.front == "sign_in"
    assert second.window.frame is not None
    assert "has changed or ended" in second.window.frame.message_bar.text
    light.removeEventFilter(lock)


def test_who_signs_in_to_one_plan_is_not_let_into_another(
    new_office: NewOffice, signed_plan: Path, tmp_path: Path
) -> None:
    other = Path(shutil.copy(signed_plan, tmp_path / "other.rotabene"))
    office = new_office(signed_plan)
    screen = screen_of(office)
    type_in(screen, name=JO, passphrase=PHRASES[JO])
    screen.go.click()
    assert office.desk.open_path(other)
    wait_for(screen)
    assert office.desk.session.is_locked
    assert office.front == "sign_in"


def test_sign_in_is_begun_by_keys_alone(new_office: NewOffice, plan: Path) -> None:
    office = new_office(plan)
    office.desk.frame.open_setting("sign_ins")
    page = office.window.findChild(SignInsPage)
    assert page is not None
    page.form.put({"passphrase": "seven quiet herons", "again": "seven quiet herons"})
    QTest.keyClick(page.form["again"].target(), Qt.Key.Key_Return)
    wait_for(page)
    name = page.form["name"].value()
    assert [each.name for each in office.desk.session.store.accounts()] == [name]
    assert page.begin.isHidden()


def test_whoever_has_not_signed_in_yet_is_told_to_type_the_one_time_word(
    new_office: NewOffice, signed_plan: Path
) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    invite_ruth(office)
    office.desk.actions.trigger("plan.lock")
    screen = screen_of(office)
    screen.renew()
    box = screen.form["name"].target()
    assert isinstance(box, QComboBox)
    assert screen.form.problem_at("passphrase") == ""
    QTest.keyClicks(box, "Rut")
    assert screen.form["name"].value() == RUTH
    assert screen.form.problem_at("passphrase") == "The first time: the one-time word from your manager."


def test_ending_a_sign_in_is_asked_for_and_no_second_press_does_it(
    new_office: NewOffice, signed_plan: Path
) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    invite_ruth(office)
    office.desk.frame.open_setting("sign_ins")
    page = office.window.findChild(SignInsPage)
    assert page is not None
    page.show_kept()
    page.table.selectRow(len(page.item_model.rows) - 1)
    assert page.chosen is not None
    assert page.chosen.name == RUTH
    answers = answers_of(office.desk)
    answers.sure = False
    page.end.click()
    assert answers.asked[-1].startswith("End sign-in Ruth Okoro signs in to this plan no more")
    assert page.chosen.state == "invited"
    answers.sure = True
    page.end.click()
    accounts = office.desk.session.store.accounts()
    assert {each.state for each in accounts if each.name == RUTH} == {"ended"}
    assert office.window.focusWidget() is page.table


def test_the_keys_begin_in_the_passphrase_whatever_screen_is_locked(
    new_office: NewOffice, signed_plan: Path
) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    for screen in ("swaps", "history", "people"):
        office.desk.frame.show_screen(screen)
        QApplication.processEvents()
        office.desk.actions.trigger("plan.lock")
        QApplication.processEvents()
        asked = screen_of(office)
        assert office.window.focusWidget() is asked.form["passphrase"].target(), screen
        office.sign_in(JO)


def test_whoever_was_in_last_begins_with_the_passphrase(new_office: NewOffice, signed_plan: Path) -> None:
    office = new_office(signed_plan)
    screen = screen_of(office)
    name = screen.form["name"].target()
    name.setFocus()
    office.desk.preferences.keep_last_name(signed_plan, JO)
    screen.renew()
    assert screen.form["name"].value() == JO
    assert office.window.focusWidget() is screen.form["passphrase"].target()


def test_what_was_done_before_one_signed_in_stands_in_the_history(
    new_office: NewOffice, signed_plan: Path
) -> None:
    office = new_office(signed_plan)
    office.sign_in(JO)
    office.desk.frame.show_screen("history")
    frame = office.desk.frame
    assert isinstance(frame, Frame)
    screen = frame.shelf.screen
    assert isinstance(screen, HistoryScreen)
    told = [row.sentence for row in screen.steps_model.rows]
    assert told[-1].startswith("New plan")
    assert len(told) == len(set(told)), "no step stands there twice"
