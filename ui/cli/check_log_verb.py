"""`rotabene check-log PLAN`: whether the plan is as its log tells it."""

from __future__ import annotations

from pathlib import Path

import click

from ui.cli.signed_in import open_plan, plan_options


@click.command("check-log")
@plan_options
def check_log(plan: Path, name: str | None) -> int:
    """Carry out every row of the log of PLAN again and compare what comes of it with the plan.

    Names each record that is not as the log tells it: somebody has changed it behind the program's back.
    """
    from planner.services.replay_log import untold_to
    from ui.cli.streams import say
    from ui.cli.troubles import DONE, NOT_AS_TOLD

    with open_plan(plan, name) as opened:
        names = untold_to(opened.store, opened.caller)
    if not names:
        say("The plan is as its log tells it.")
        return DONE
    say(*(f"Not as the log tells it: {each}" for each in names))
    return NOT_AS_TOLD
