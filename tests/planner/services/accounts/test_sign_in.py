"""Signing in with a passphrase, and what stands against guessing it."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest

from planner.domain.errors import PlannerError
from planner.domain.roles import Caller
from planner.services.accounts import passphrases
from planner.services.accounts.people import end, invite, reset, unlock
from planner.services.accounts.sign_in import NewPassphraseNeededError, SignInError, sign_in
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.accounts.conftest import PHRASES, Office

ANA = "Ana Alvi"


def fails(office: Office, name: str, phrase: str = "not the one at all") -> str:
    with pytest.raises(SignInError) as caught:
        sign_in(office.store, name, phrase, office.clock)
    return caught.value.sentence


def later(office: Office, **passed: float) -> datetime:
    office.clock.at += timedelta(**passed)
    return office.clock.at


def test_the_passphrase_signs_in_and_another_does_not(office: Office) -> None:
    ana = office.joins(ANA, "worker", "ana")
    assert ana.caller == Caller(ANA, "worker", "ana")
    assert sign_in(office.store, ANA, PHRASES[ANA], office.clock) == ana
    assert "do not fit" in fails(office, ANA)
    assert office.log("Sign-in failed") == [("Rotabene", ANA)]


def test_a_name_counts_however_it_is_typed(office: Office) -> None:
    office.joins(ANA, "worker", "ana")
    assert sign_in(office.store, "  ANA   alvi ", PHRASES[ANA], office.clock).caller.name == ANA


def test_accents_count_as_they_are_read(office: Office) -> None:
    word = invite(office.store, office.manager.caller, "Zoë", "service_lead", None, office.clock).word
    sign_in(office.store, "Zoë", word, office.clock, "caf\u00e9 \u2460 \ud55c\uae00 window")
    assert sign_in(office.store, "Zoe\u0308", "cafe\u0301 1 \u1112\u1161\u11ab\uae00 window", office.clock)


def test_an_unknown_name_is_told_like_a_wrong_passphrase_and_kept_without_what_was_typed(
    office: Office,
) -> None:
    assert fails(office, "my secret phrase") == fails(office, "Jo Patel")
    assert office.log("Sign-in failed")[0] == ("Rotabene", "an unknown name")


def test_a_first_sign_in_asks_for_a_passphrase_of_one_s_own(office: Office) -> None:
    word = invite(office.store, office.manager.caller, ANA, "worker", "ana", office.clock).word
    with pytest.raises(NewPassphraseNeededError):
        sign_in(office.store, ANA, word, office.clock)
    with pytest.raises(PlannerError, match="at least 12"):
        sign_in(office.store, ANA, word, office.clock, "short")
    with pytest.raises(PlannerError, match="one-time word"):
        sign_in(office.store, ANA, word, office.clock, word)
    sign_in(office.store, ANA, word, office.clock, PHRASES[ANA])
    assert "do not fit" in fails(office, ANA, word)


def test_a_one_time_word_is_typed_as_it_was_heard(office: Office) -> None:
    word = invite(office.store, office.manager.caller, ANA, "worker", "ana", office.clock).word
    heard = f" {word.replace('-', ' ').upper()} "
    with pytest.raises(PlannerError, match="That is the one-time word"):
        sign_in(office.store, ANA, heard, office.clock, heard)
    sign_in(office.store, ANA, heard, office.clock, PHRASES[ANA])
    assert "do not fit" in fails(office, ANA, PHRASES[ANA].upper())


def test_a_one_time_word_runs_out(office: Office) -> None:
    word = invite(office.store, office.manager.caller, ANA, "worker", "ana", office.clock).word
    later(office, days=7)
    assert "run out" in fails(office, ANA, word)
    again = reset(office.store, office.manager.caller, office.store.accounts()[1].id, office.clock)
    assert sign_in(office.store, ANA, again.word, office.clock, PHRASES[ANA]).caller.name == ANA


def test_tries_are_answered_later_and_later_also_after_a_restart(office: Office) -> None:
    office.joins(ANA, "worker", "ana")
    waits = []
    for _ in range(12):
        fails(office, ANA)
        account = office.store.account(ANA)
        assert account is not None
        until = account.waits_until(office.clock.at)
        waits.append(0.0 if until is None else (until - office.clock.at).total_seconds())
        with SqliteStoreAgain(office) as again:
            if until is not None:
                with pytest.raises(SignInError, match="Too many tries"):
                    sign_in(again, ANA, PHRASES[ANA], office.clock)
        later(office, seconds=waits[-1])
    assert waits == [0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900]
    assert sign_in(office.store, ANA, PHRASES[ANA], office.clock)
    assert "do not fit" in fails(office, ANA)


class SqliteStoreAgain:
    """The same plan, opened anew."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def __enter__(self) -> SqliteStore:
        self._store = SqliteStore.open(self._office.store.path, self._office.clock)
        return self._store

    def __exit__(self, *_: object) -> None:
        self._store.close()


def test_the_manager_unlocks(office: Office) -> None:
    ana = office.joins(ANA, "worker", "ana")
    for _ in range(5):
        fails(office, ANA)
    assert "Too many" in fails(office, ANA, PHRASES[ANA])
    unlock(office.store, office.manager.caller, ana.account)
    assert sign_in(office.store, ANA, PHRASES[ANA], office.clock) == ana


def test_a_clock_that_was_wrong_locks_nobody_out_for_long(office: Office) -> None:
    office.joins(ANA, "worker", "ana")
    later(office, days=3650)
    for _ in range(5):
        fails(office, ANA)
    later(office, days=-3650)
    assert sign_in(office.store, ANA, PHRASES[ANA], office.clock)


def test_guessing_from_many_windows_at_once_gives_no_further_tries(office: Office) -> None:
    office.joins(ANA, "worker", "ana")
    path, clock = office.store.path, office.clock

    def guess(_: int) -> str:
        store = SqliteStore.open(path, clock, busy_seconds=30)
        try:
            sign_in(store, ANA, "not the one at all", clock)
        except SignInError as error:
            return error.sentence
        finally:
            store.close()
        return "signed in"

    with ThreadPoolExecutor(8) as windows:
        told = list(windows.map(guess, range(24)))
    # Five are looked at, the fifth of which is followed by a wait; nobody looks at the others.
    assert len(office.log("Sign-in failed")) == 5
    assert sum("Too many tries" in each for each in told) >= 19
    assert "signed in" not in told


def test_somebody_ended_does_not_sign_in(office: Office) -> None:
    ana = office.joins(ANA, "worker", "ana")
    end(office.store, office.manager.caller, ana.account)
    assert "no more" in fails(office, ANA, PHRASES[ANA])
    assert "do not fit" in fails(office, ANA, "a guess by a stranger")


def test_ten_million_letters_are_refused_without_being_hashed(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.joins(ANA, "worker", "ana")

    def hashing(*_: object) -> None:
        pytest.fail("hashed")

    with monkeypatch.context() as patched:
        patched.setattr(passphrases, "hasher", hashing)
        assert "do not fit" in fails(office, ANA, "x" * 10_000_000)


@pytest.mark.parametrize("phrase", ["", "\x00", "\ud800 lone surrogate", "'; DROP TABLE account; --"])
def test_odd_passphrases_are_wrong_ones(office: Office, phrase: str) -> None:
    assert "do not fit" in fails(office, "Jo Patel", phrase)


@pytest.mark.parametrize(
    ("phrase", "why"),
    [
        ("eleven char", "at least 12"),
        ("aaaaaaaaaaaaaaaa", "easy to guess"),
        ("Ana Alvi Ana Alvi 1", "easy to guess"),
        ("Password12345", "easy to guess"),
        ("NorthNorthNorth99", "easy to guess"),
        ("y" * 257, "at most 256"),
        ("\ud800" * 12, "cannot be used"),
    ],
)
def test_a_weak_passphrase_is_told_what_it_lacks(phrase: str, why: str) -> None:
    with pytest.raises(PlannerError, match=why):
        passphrases.refuse_weak(phrase, "Ana Alvi", "North")


def test_a_weaker_hash_of_old_is_made_anew_when_somebody_signs_in(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.joins(ANA, "worker", "ana")
    old = office.store.account(ANA)
    monkeypatch.setattr(passphrases, "PASSES", 2)
    passphrases.hasher.cache_clear()
    sign_in(office.store, ANA, PHRASES[ANA], office.clock)
    new = office.store.account(ANA)
    assert old is not None
    assert new is not None
    assert "t=1" in old.secret
    assert "t=2" in new.secret


def test_hashes_are_argon2id_with_the_recommended_cost(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    passphrases.hasher.cache_clear()
    assert passphrases.hashed("seven quiet herons").startswith("$argon2id$v=19$m=65536,t=3,p=4$")


def test_no_hash_and_no_passphrase_stands_in_the_log(office: Office) -> None:
    office.joins(ANA, "worker", "ana")
    fails(office, ANA)
    text = repr(office.store.audit(most=500))
    assert "argon2" not in text
    assert PHRASES[ANA] not in text
    assert office.words[ANA] not in text
