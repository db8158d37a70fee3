"""The design tokens: their contrast is what they promise, in both modes."""

from __future__ import annotations

import pytest

from ui.theme.tokens import TONES, Tone, contrast, tokens


@pytest.mark.parametrize("tone", TONES)
def test_every_contrast_pair_reaches_its_minimum(tone: Tone) -> None:
    colours = tokens().colours[tone]
    too_low = [
        (pair.foreground, pair.background)
        for pair in tokens().pairs
        if contrast(colours[pair.foreground], colours[pair.background]) < pair.least
    ]
    assert too_low == []


def test_black_on_white_has_the_largest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_no_text_is_smaller_than_ten_pixels() -> None:
    assert min(style.px for style in tokens().text_styles.values()) == 10
