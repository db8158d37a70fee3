"""Passphrases: what is asked of one, and its hash by argon2id (RFC 9106, the second recommended setting).

Length alone is asked, no mixture of signs (NIST SP 800-63B-4, 3.1.1.2), and nothing that a stranger would try
first. Letters count as they are read: however a keyboard composes an accent, it is the same passphrase.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from planner.domain.errors import PlannerError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST, LONGEST = 12, 256
MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 4
_CONSONANTS, _VOWELS = "bdfgklmnprstvz", "aeiou"
_FIRST_TRIES = ("password", "passphrase", "letmein", "welcome", "qwertyuiop", "rotabene", "socialwork")


def refuse_weak(passphrase: str, *names: str) -> None:
    """PlannerError with what to mend. `names`: of the person and the team, which strangers would try."""
    if len(passphrase) > LONGEST:
        raise PlannerError(f"A passphrase has at most {LONGEST} characters.", "Take a shorter one.")
    if not _can_be_written(passphrase):
        raise PlannerError("This passphrase has characters that cannot be used.", "Type it anew.")
    plain = _normal(passphrase)
    if len(plain) < SHORTEST:
        raise PlannerError(
            f"A passphrase needs at least {SHORTEST} characters.",
            "Four words that do not belong together do.",
        )
    letters = "".join(plain.casefold().split())
    for name in (*_FIRST_TRIES, *("".join(each.casefold().split()) for each in names if len(each) > 2)):
        letters = letters.replace(name, "")
    letters = letters.strip("0123456789!?.-_")
    if len(set(letters)) < 5:
        raise PlannerError(
            "That passphrase is easy to guess.", "Four words that do not belong together are not."
        )


def hashed(passphrase: str) -> str:
    """The hash with its salt and setting, as text."""
    return hasher().hash(_normal(passphrase))


def is_right(secret: str, passphrase: str) -> bool:
    """Whether the hash is of the passphrase. What is longer than any passphrase is not looked at."""
    from argon2.exceptions import InvalidHashError, VerificationError

    if not secret or len(passphrase) > LONGEST or not _can_be_written(passphrase):
        return False
    try:
        return hasher().verify(secret, _normal(passphrase))
    except (VerificationError, InvalidHashError):
        return False


def is_outdated(secret: str) -> bool:
    """Whether the hash was made with a weaker setting than today's."""
    return hasher().check_needs_rehash(secret)


def spend_as_long(passphrase: str) -> None:
    """Work as for a name that exists: whether it does cannot be told from the time."""
    is_right(decoy(), passphrase)


def one_time_word() -> str:
    """A word to be said or written down once: eight syllables, 49 bits by chance."""
    syllables = [secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(8)]
    return "-".join("".join(syllables[n : n + 2]) for n in range(0, 8, 2))


def as_word(typed: str) -> str:
    """A word of ours as it was said by telephone: with spaces, or in capitals."""
    return "-".join(typed.casefold().replace("-", " ").split())


def _can_be_written(passphrase: str) -> bool:
    """Not half a character, which some input methods send."""
    return not any("\ud800" <= each <= "\udfff" for each in passphrase)


def _normal(passphrase: str) -> str:
    return unicodedata.normalize("NFKC", passphrase).strip()


@lru_cache(maxsize=1)
def hasher() -> PasswordHasher:
    """The hash function with its cost."""
    # A tenth of a second to import: only for whoever signs in.
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=PASSES, memory_cost=MEMORY_KIB, parallelism=LANES)


@lru_cache(maxsize=1)
def decoy() -> str:
    """The hash of nothing that anybody knows."""
    return hasher().hash(secrets.token_hex())
