"""The design tokens: their contrast is what they promise, in every tone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import resources
from ui.theme.tokens import HIGH_CONTRAST, TONES, Tone, contrast, tokens

AA_TEXT, AAA_TEXT, MARK_IN_HIGH_CONTRAST = 4.5, 7.0, 4.5
# Words may stand in any of these on any of those: labels, lists, chosen rows, bars.
INKS = ("text", "text2", "text3", "accentInk", "dangerInk", "warnInk", "okInk", "barInk")
GROUNDS = ("bg", "surface", "surface2", "sunken", "rail", "accentTint", "okTint", "warnTint", "dangerTint")
# What the marks of a shift are filled with has an ink of its own.
FILLED = ("visit", "duty", "admin", "court", "superv", "leave", "lock")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
DECLARED = re.compile(r"(?<![-\w])(color|background|background-color|selection-\w+)\s*:\s*@(\w+)")


def style_rules() -> Iterator[tuple[str, dict[str, str]]]:
    """Each rule of the stylesheets, with the tokens of its colours."""
    for path in sorted((Path(resources.__path__[0]) / "theme").glob("*.qss")):
        source = re.sub(r"/\*.*?\*/", "", path.read_text("utf-8"), flags=re.DOTALL)
        for match in RULE.finditer(source):
            yield match[1].strip(), dict(DECLARED.findall(match[2]))


@pytest.mark.parametrize("tone", TONES)
def test_every_contrast_pair_reaches_its_minimum(tone: Tone) -> None:
    colours = tokens().colours[tone]
    too_low = [
        (pair.foreground, pair.background)
        for pair in tokens().pairs
        if contrast(colours[pair.foreground], colours[pair.background]) < pair.least
    ]
    assert too_low == []


@pytest.mark.parametrize("tone", HIGH_CONTRAST)
def test_in_high_contrast_text_is_aaa_and_marks_are_as_clear_as_text(tone: Tone) -> None:
    colours = tokens().colours[tone]
    too_low = [
        (pair.foreground, pair.background)
        for pair in tokens().pairs
        if contrast(colours[pair.foreground], colours[pair.background])
        < (AAA_TEXT if pair.is_text else MARK_IN_HIGH_CONTRAST)
    ]
    assert too_low == []


@pytest.mark.parametrize("tone", TONES)
def test_every_ink_can_be_read_on_every_ground(tone: Tone) -> None:
    colours = tokens().colours[tone]
    pairs = [(ink, ground) for ink in INKS for ground in GROUNDS]
    pairs += [(f"{name}Ink", name) for name in FILLED] + [("onAccent", "accent"), ("onAccent", "accentInk")]
    assert [pair for pair in pairs if contrast(colours[pair[0]], colours[pair[1]]) < AA_TEXT] == []


@pytest.mark.parametrize("tone", TONES)
def test_figures_can_be_read_on_every_cell_of_the_heat_grid(tone: Tone) -> None:
    colours, inks = tokens().colours[tone], tokens().heat_inks[tone]
    assert len(inks) == 6
    assert [cell for cell, ink in inks.items() if contrast(ink, colours[cell]) < AA_TEXT] == []


@pytest.mark.parametrize("tone", TONES)
def test_every_rule_of_the_stylesheet_has_words_that_can_be_read_on_its_ground(tone: Tone) -> None:
    colours = tokens().colours[tone]
    checked, too_low = 0, []
    for selector, declared in style_rules():
        ground = declared.get("background") or declared.get("background-color")
        for ink, behind in (
            (declared.get("color"), ground),
            (declared.get("selection-color"), declared.get("selection-background-color")),
        ):
            # What is switched off need not be read (WCAG 1.4.3).
            if ink is None or behind is None or ":disabled" in selector:
                continue
            checked += 1
            if contrast(colours[ink], colours[behind]) < AA_TEXT:
                too_low.append((selector, ink, behind))
    assert too_low == []
    assert checked > 20


def test_every_colour_has_a_value_in_every_tone() -> None:
    names = {tone: set(tokens().colours[tone]) for tone in TONES}
    assert len({frozenset(each) for each in names.values()}) == 1


def test_black_on_white_has_the_largest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_no_text_is_smaller_than_ten_pixels() -> None:
    assert min(style.px for style in tokens().text_styles.values()) == 10
