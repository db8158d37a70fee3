"""How a person comes to each screen by keys: read off the rows of the actions, so that a new one is met."""

from __future__ import annotations

from ui.actions.catalogue import ROWS
from ui.main_window.screen_shelf import MAKERS

# The page to begin from has no place in the rail: a new team begins on it.
BY_ANOTHER_NAME = {"start": "file.new"}
# What stands before a plan until somebody has signed in: nobody goes there by a key.
BEFORE_A_PLAN = {"sign_in"}


def routes() -> dict[str, str]:
    """The key of every screen. LookupError where a screen of the shelf has none."""
    keys = {row.id: row.shortcuts[0] for row in ROWS if row.shortcuts}
    found = {row_id.partition(".")[2]: key for row_id, key in keys.items() if row_id.startswith("screen.")}
    for screen in set(MAKERS) - BEFORE_A_PLAN:
        key = found.get(screen) or keys.get(BY_ANOTHER_NAME.get(screen, ""))
        if key is None:
            raise LookupError(f"no key leads to the screen “{screen}”")
        found[screen] = key
    return found
