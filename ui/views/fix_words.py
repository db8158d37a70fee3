"""What is known of a demand's fixes in the few words that a row of the problems has room for."""

from __future__ import annotations

from ui.item_models.problems_item_model import FixNote
from ui.tasks.explainer import Ways


def fix_note(ways: Ways) -> FixNote:
    """`Start Ben at 12:00 · no TOIL` and `3 fixes`; while nothing is known, how far the search is."""
    if ways.fixes:
        best, number = ways.fixes[0], len(ways.fixes)
        words = f"{best.sentence} · {best.chips[0].words}"
        return FixNote(words, f"{number} fix{'es' if number > 1 else ''}")
    if ways.is_searching:
        return FixNote("Looking for fixes…")
    if ways.state == "ended":
        return FixNote("None found")
    return FixNote("Choose it to look for fixes")
