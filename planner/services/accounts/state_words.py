"""How it stands with an account, in words."""

from __future__ import annotations

from datetime import datetime

from planner.domain.accounts import Account
from planner.domain.time_grid import day_label


def state_words(account: Account, now: datetime) -> str:
    """`Signs in`, `One-time word until Sun 29 Nov`, `Locked until 12:04`, `Ended`."""
    if account.state == "ended":
        return "Ended"
    until = account.waits_until(now)
    if until is not None:
        return f"Locked until {until.astimezone():%H:%M} after {account.failures} wrong tries"
    if account.state == "invited":
        word = account.word_until
        if word is None or word <= now:
            return "The one-time word has run out"
        return f"One-time word until {day_label(word.astimezone().toordinal())}"
    return "Signs in"
