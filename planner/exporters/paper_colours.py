"""The light colours of the board, for paper, sheets and pages; read from the design's own tokens."""

from __future__ import annotations

import json
from functools import cache

from planner.exporters.activity_words import MARKS
from resources import resource_path


@cache
def paper_colours() -> dict[str, str]:
    """Token name to `#RRGGBB`; `visit`, `visitLine` and `visitInk` are fill, edge and text of a mark."""
    tokens = json.loads(resource_path("theme", "tokens.json").read_text(encoding="utf-8"))["colours"]
    colours = {name: token["light"] for name, token in tokens.items()}
    # The reserve is dots on white on the board; its text is that of protected admin.
    return colours | {"reserveInk": colours["adminInk"]}


def mark_colours() -> dict[str, tuple[str, str, str]]:
    """Fill, edge and text colour by colour family of the marks."""
    colours = paper_colours()
    families = {mark.colour for mark in MARKS}
    return {name: (colours[name], colours[f"{name}Line"], colours[f"{name}Ink"]) for name in sorted(families)}
