"""The shape of a curve in words."""

from __future__ import annotations

import pytest

from benchmarks.growth import exponent, in_words


@pytest.mark.parametrize(("power", "words"), [(0.5, "more slowly"), (1.0, "about in"), (2.0, "the square")])
def test_the_power_is_found_and_said(power: float, words: str) -> None:
    measures = (10, 20, 40)
    costs = [3 * measure**power for measure in measures]
    assert exponent(measures, costs) == pytest.approx(power)
    assert words in in_words("people", measures, costs)
