"""What a manager does with those who sign in, and what each does with their own sign-in."""

from __future__ import annotations

from datetime import timedelta

import pytest

from planner.domain.errors import NotPermittedError, PlannerError
from planner.domain.roles import Caller
from planner.services.accounts.own_account import (
    change_passphrase,
    forget,
    new_recovery_word,
    recover,
    remember,
    sign_in_by_key,
)
from planner.services.accounts.people import begin, change_role, end, invite, reset, unlock
from planner.services.accounts.sign_in import SignInError, sign_in
from planner.services.guarded_store import GuardedStore
from planner.services.permitted import permitted
from tests.planner.services.accounts.conftest import PHRASES, Office

ANA, LI, JO = "Ana Alvi", "Li Lead", "Jo Patel"


def test_a_plan_begins_once(office: Office) -> None:
    with pytest.raises(PlannerError, match="already"):
        begin(office.store, "Somebody", "another long phrase")


def test_only_the_manager_invites_resets_ends_and_unlocks(office: Office) -> None:
    ana, li = office.joins(ANA, "worker", "ana"), office.joins(LI, "service_lead")
    for caller in (ana.caller, li.caller):
        with pytest.raises(NotPermittedError):
            invite(office.store, caller, "Ben", "manager", None, office.clock)
        with pytest.raises(NotPermittedError):
            reset(office.store, caller, office.manager.account, office.clock)
        with pytest.raises(NotPermittedError):
            change_role(office.store, caller, ana.account, "manager", "ana")
        with pytest.raises(NotPermittedError):
            end(office.store, caller, office.manager.account)
        with pytest.raises(NotPermittedError):
            unlock(office.store, caller, ana.account)
    assert len(office.log("Refused")) == 10


def test_names_and_people_are_invited_once(office: Office) -> None:
    office.joins(ANA, "worker", "ana")
    jo = office.manager.caller
    with pytest.raises(PlannerError, match="has a sign-in already"):
        invite(office.store, jo, "ana  ALVI", "worker", "ben", office.clock)
    with pytest.raises(PlannerError, match="This person has a sign-in"):
        invite(office.store, jo, "Ana A", "worker", "ana", office.clock)
    with pytest.raises(PlannerError, match="not in the team"):
        invite(office.store, jo, "Zed", "worker", "zed", office.clock)
    with pytest.raises(PlannerError, match="somebody of the team"):
        invite(office.store, jo, "Zed", "worker", None, office.clock)
    with pytest.raises(PlannerError, match="name is missing"):
        invite(office.store, jo, "  ", "service_lead", None, office.clock)


def test_a_name_with_signs_that_nobody_sees_is_no_other_name(office: Office) -> None:
    with pytest.raises(PlannerError, match="has a sign-in already"):
        invite(office.store, office.manager.caller, "Jo\u200b Pa\u202etel", "manager", None, office.clock)


@pytest.mark.parametrize("name", ["Rotabene", "rotabene ", "ＲＯＴＡＢＥＮＥ"])
def test_nobody_takes_the_program_s_name(office: Office, name: str) -> None:
    with pytest.raises(PlannerError, match="program"):
        invite(office.store, office.manager.caller, name, "service_lead", None, office.clock)


def test_the_last_manager_stays_one(office: Office) -> None:
    jo = office.manager
    with pytest.raises(PlannerError, match="only manager"):
        end(office.store, jo.caller, jo.account)
    with pytest.raises(PlannerError, match="only manager"):
        change_role(office.store, jo.caller, jo.account, "service_lead", None)
    li = office.joins(LI, "manager")
    assert end(office.store, li.caller, jo.account).state == "ended"


def test_a_new_word_ends_the_old_passphrase_and_what_is_signed_in(office: Office) -> None:
    ana = office.joins(ANA, "worker", "ana")
    window = GuardedStore(office.store, ana.caller, ana.edition)
    word = reset(office.store, office.manager.caller, ana.account, office.clock).word
    with pytest.raises(SignInError):
        sign_in(office.store, ANA, PHRASES[ANA], office.clock)
    with (
        pytest.raises(NotPermittedError, match="has changed"),
        permitted(window, ana.caller, "answer a request for work", "ana"),
    ):
        pytest.fail("let through")
    again = sign_in(office.store, ANA, word, office.clock, "another long phrase")
    with (
        pytest.raises(NotPermittedError, match="has changed"),
        permitted(window, ana.caller, "answer a request for work", "ana"),
    ):
        pytest.fail("let through by an earlier edition")
    assert again.edition > ana.edition


def test_a_window_left_open_after_a_role_was_changed_writes_nothing(office: Office) -> None:
    li = office.joins(LI, "manager")
    window = GuardedStore(office.store, li.caller, li.edition)
    change_role(office.store, office.manager.caller, li.account, "service_lead", None)
    with pytest.raises(NotPermittedError, match="has changed"), window.unit_of_work(LI):
        pytest.fail("let through")
    with pytest.raises(NotPermittedError, match="has changed"):
        window.put_setting("lock_after_minutes", "0")
    with pytest.raises(NotPermittedError, match="has changed"):
        window.back_up()
    with (
        pytest.raises(NotPermittedError, match="has changed"),
        permitted(office.store, Caller(LI, "manager"), "change the plan"),
    ):
        pytest.fail("let through by a caller made up")


def test_a_window_without_a_sign_in_writes_nothing_once_people_sign_in(office: Office) -> None:
    window = GuardedStore(office.store, Caller("The manager", "manager"))
    with pytest.raises(NotPermittedError, match="People sign in"), window.unit_of_work("The manager"):
        pytest.fail("let through")


def test_one_s_own_reset_is_a_change_of_passphrase(office: Office) -> None:
    with pytest.raises(PlannerError, match="your own"):
        reset(office.store, office.manager.caller, office.manager.account, office.clock)


def test_the_passphrase_is_changed_by_whoever_knows_it(office: Office) -> None:
    office.joins(ANA, "worker", "ana")
    with pytest.raises(SignInError, match="present passphrase"):
        change_passphrase(office.store, ANA, "not the one at all", "another long phrase", office.clock)
    with pytest.raises(PlannerError, match="at least"):
        change_passphrase(office.store, ANA, PHRASES[ANA], "short", office.clock)
    changed = change_passphrase(office.store, ANA, PHRASES[ANA], "another long phrase", office.clock)
    assert sign_in(office.store, ANA, "another long phrase", office.clock) == changed
    with pytest.raises(SignInError, match="do not fit"):
        sign_in(office.store, ANA, PHRASES[ANA], office.clock)


def test_guessing_the_present_passphrase_is_answered_later_too(office: Office) -> None:
    office.joins(ANA, "worker", "ana")
    for _ in range(5):
        with pytest.raises(SignInError):
            change_passphrase(office.store, ANA, "not the one at all", "another long phrase", office.clock)
    with pytest.raises(SignInError, match="Too many tries"):
        change_passphrase(office.store, ANA, PHRASES[ANA], "another long phrase", office.clock)


def test_the_recovery_word_serves_once(office: Office) -> None:
    with pytest.raises(SignInError, match="not the recovery word"):
        recover(office.store, JO, "wrong", "another long phrase", office.clock)
    first = recover(office.store, JO, office.recovery_word, "another long phrase", office.clock)
    assert sign_in(office.store, JO, "another long phrase", office.clock) == first.signed_in
    with pytest.raises(SignInError, match="not the recovery word"):
        recover(office.store, JO, office.recovery_word, "yet another phrase", office.clock)
    assert office.log("Passphrase recovered") == [(JO, JO)]
    word = new_recovery_word(office.store, first.signed_in)
    assert recover(office.store, JO, word, "yet another phrase", office.clock)


def test_others_have_no_recovery_word(office: Office) -> None:
    ana = office.joins(ANA, "worker", "ana")
    with pytest.raises(SignInError, match="Only a manager"):
        recover(office.store, ANA, "", "another long phrase", office.clock)
    with pytest.raises(PlannerError, match="Only managers"):
        new_recovery_word(office.store, ana)


def test_a_remembered_sign_in_lasts_until_the_passphrase_changes(office: Office) -> None:
    ana = office.joins(ANA, "worker", "ana")
    key = remember(office.store, ana, office.clock)
    assert sign_in_by_key(office.store, key, office.clock) == ana
    assert sign_in_by_key(office.store, key + "x", office.clock) is None
    changed = change_passphrase(office.store, ANA, PHRASES[ANA], "another long phrase", office.clock)
    assert sign_in_by_key(office.store, key, office.clock) is None
    key = remember(office.store, changed, office.clock)
    forget(office.store, changed, key)
    assert sign_in_by_key(office.store, key, office.clock) is None
    key = remember(office.store, changed, office.clock)
    office.clock.at += timedelta(days=30)
    assert sign_in_by_key(office.store, key, office.clock) is None


def test_somebody_ended_is_not_remembered(office: Office) -> None:
    ana = office.joins(ANA, "worker", "ana")
    key = remember(office.store, ana, office.clock)
    end(office.store, office.manager.caller, ana.account)
    assert sign_in_by_key(office.store, key, office.clock) is None


def test_who_signs_in_is_seen_by_the_manager_and_nobody_s_hash_by_anybody(office: Office) -> None:
    ana = office.joins(ANA, "worker", "ana")
    seen = GuardedStore(office.store, office.manager.caller).accounts()
    assert [each.name for each in seen] == [JO, ANA]
    assert {each.secret for each in seen} == {each.recovery for each in seen} == {""}
    assert [each.name for each in GuardedStore(office.store, ana.caller).accounts()] == [ANA]
