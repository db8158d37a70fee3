"""The design tokens as records: colours of every tone, type styles and sizes. No Qt here.

The one source is `resources/theme/tokens.json`; every contrast pair in it meets WCAG 2.2 AA, in the two tones
of high contrast AAA (text 7:1, marks 4.5:1).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import resources

Tone = Literal["light", "dark", "contrast", "contrast_dark"]
TONES: tuple[Tone, ...] = ("light", "dark", "contrast", "contrast_dark")
DARK_TONES: tuple[Tone, ...] = ("dark", "contrast_dark")
HIGH_CONTRAST: tuple[Tone, ...] = ("contrast", "contrast_dark")


@dataclass(frozen=True, slots=True)
class TextStyle:
    """A row of the type table: size in pixels at 100 %, weight 1–1000."""

    px: int
    weight: int


@dataclass(frozen=True, slots=True)
class ContrastPair:
    """A foreground on a background, and the ratio that it must reach."""

    foreground: str
    background: str
    least: float
    is_text: bool


@dataclass(frozen=True, slots=True)
class Tokens:
    """All tokens; `colours[tone][name]` is `#RRGGBB`, `heat_inks[tone][name]` the text on a cell of the heat
    grid, `board` is in pixels at 100 %."""

    colours: dict[Tone, dict[str, str]]
    heat_inks: dict[Tone, dict[str, str]]
    text_styles: dict[str, TextStyle]
    board: dict[str, float]
    day_widths: tuple[int, ...]
    radius: dict[str, float]
    pairs: tuple[ContrastPair, ...]


@cache
def tokens() -> Tokens:
    """The tokens, read once."""
    path = Path(resources.__path__[0]) / "theme" / "tokens.json"
    return _tokens_of(json.loads(path.read_text(encoding="utf-8")))


def _tokens_of(data: dict[str, Any]) -> Tokens:
    colours = data["colours"]
    board = data["board_px"]
    return Tokens(
        colours={tone: {name: values[tone] for name, values in colours.items()} for tone in TONES},
        heat_inks={tone: {row["cell"]: row[f"text_{tone}"] for row in data["heat_text"]} for tone in TONES},
        text_styles={name: TextStyle(row["px"], row["weight"]) for name, row in data["type"].items()},
        board={name: float(value) for name, value in board.items() if not isinstance(value, list)},
        day_widths=tuple(board["day_columns"]),
        radius={name: float(value) for name, value in data["radius_px"].items()},
        pairs=tuple(
            ContrastPair(pair["fg"], pair["bg"], float(pair["minimum"]), pair["kind"] == "text")
            for pair in data["contrast_pairs"]
        ),
    )


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB` (WCAG 2.2)."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Contrast ratio of two colours, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
