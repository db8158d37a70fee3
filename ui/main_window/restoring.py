"""The last good backup in the place of a plan that is damaged, offered where it could not be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.domain.errors import PlannerError
from planner.store.backups import made_at, restore_backup
from planner.store.troubles import DamagedStoreError
from ui.item_models.history_item_models import when_text

if TYPE_CHECKING:
    from ui.main_window.desk import Desk

RESTORE = "Restore the backup"
LOST = "What was done after that is not in it. The damaged file is kept beside it under another name."


def tell_unopened(desk: Desk, trouble: PlannerError) -> None:
    """Why a plan could not be opened; of a damaged one with the way back."""
    if not isinstance(trouble, DamagedStoreError) or trouble.backup is None:
        desk.tell_trouble(trouble)
        return
    damaged = trouble
    desk.frame.show_message(
        "danger",
        trouble.sentence,
        f"Its last good backup is of {when_text(made_at(trouble.backup))}.",
        act=(f"{RESTORE}…", lambda: _restore(desk, damaged)),
    )


def _restore(desk: Desk, damaged: DamagedStoreError) -> None:
    backup = damaged.backup
    if backup is None:
        return
    when = when_text(made_at(backup))
    if not desk.ask.is_sure(RESTORE, f"The plan will be as it was {when}. {LOST}", RESTORE):
        return
    try:
        aside = restore_backup(damaged.path, backup, desk.session.clock.now())
    except PlannerError as trouble:
        desk.tell_trouble(trouble)
        return
    if desk.open_path(damaged.path):
        desk.say(f"The plan is as it was {when}; the damaged file is “{aside.name}”.")
