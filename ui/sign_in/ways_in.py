"""The three ways in, in words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from planner.domain.errors import PlannerError

Way = Literal["passphrase", "first", "recovery"]
REPEATED = "The two passphrases are not the same."


@dataclass(frozen=True, slots=True)
class WayWords:
    """What the field of the secret is called, what is said above, and what the button says."""

    secret: str
    about: str
    button: str
    asks_new: bool


WAYS: Mapping[Way, WayWords] = {
    "passphrase": WayWords("Passphrase", "", "Sign in", asks_new=False),
    "first": WayWords(
        "One-time word",
        "The one-time word is right. Choose a passphrase of your own; the word is used up then.",
        "Choose and sign in",
        asks_new=True,
    ),
    "recovery": WayWords(
        "Recovery word",
        "Workers and service leads ask their manager for a one-time word and type it in the place of the "
        "passphrase. The manager needs the recovery word that was shown when sign-in began.",
        "Recover",
        asks_new=True,
    ),
}


def refuse_unlike(new: str, again: str) -> None:
    """PlannerError when a new passphrase was not typed the same twice."""
    if new != again:
        raise PlannerError(REPEATED, "Type both anew.")
