"""`rotabene restore PLAN`: the last good backup in the place of a damaged plan."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("plan", metavar="PLAN", type=Path)
def restore(plan: Path) -> None:
    """Put the last good backup in the place of PLAN, which is damaged; the damaged file is kept beside it.

    A plan that is whole is left as it is: nobody goes back to earlier passphrases by this.
    """
    from planner.domain.errors import PlannerError
    from planner.services.system_clock import SystemClock
    from planner.store.backups import restore_backup
    from planner.store.troubles import DamagedStoreError
    from ui.cli.signed_in import whole_plan
    from ui.cli.streams import say

    try:
        with whole_plan(plan):
            raise PlannerError(f"“{plan}” is not damaged.", "Open it as it is.")
    except DamagedStoreError as damaged:
        if damaged.backup is None:
            raise
        aside = restore_backup(plan, damaged.backup, SystemClock().now())
        say(f"Restored from {damaged.backup.name}; the damaged file is {aside.name}.")
