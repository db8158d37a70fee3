"""The light colours of the board, for paper, sheets and pages; read from the design's own tokens."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import resources
from planner.exporters.activity_words import MARKS

RESOURCES = Path(resources.__file__).parent


@cache
def paper_colours() -> dict[str, str]:
    """Token name to `#RRGGBB`; `visit`, `visitLine` and `visitInk` are fill, edge and text of a mark."""
    text = (RESOURCES / "theme" / "tokens.json").read_text(encoding="utf-8")
    return {name: token["light"] for name, token in json.loads(text)["colours"].items()} | {
        # Dots in white on the board; the text on them is that of protected admin.
        "reserveInk": json.loads(text)["colours"]["adminInk"]["light"]
    }


def mark_colours() -> dict[str, tuple[str, str, str]]:
    """Fill, edge and text colour by colour family of the marks."""
    colours = paper_colours()
    families = {mark.colour for mark in MARKS}
    return {name: (colours[name], colours[f"{name}Line"], colours[f"{name}Ink"]) for name in sorted(families)}
