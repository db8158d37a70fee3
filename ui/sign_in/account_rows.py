"""Who signs in, as rows of a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from planner.domain.accounts import Account
from planner.domain.roles import ROLE_NAMES
from planner.domain.team import Team
from planner.services.accounts.state_words import state_words
from ui.item_models.text_table_item_model import TextRow

COLUMNS = ("Name", "Role", "In the team", "Sign-in")


def account_rows(accounts: Sequence[Account], team: Team, now: datetime) -> tuple[TextRow, ...]:
    """One row an account; a locked one is marked."""
    names = team.staff_names
    return tuple(
        TextRow(
            each.id,
            (
                each.name,
                ROLE_NAMES[each.role],
                names.get(each.staff or "", "–"),
                state_words(each, now),
            ),
            "warn" if each.waits_until(now) is not None else "",
        )
        for each in accounts
    )
