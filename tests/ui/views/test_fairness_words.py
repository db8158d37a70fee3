"""Fairness in words: who has most and least, how much of the spread is older than the rota, real figures."""

from __future__ import annotations

from planner.reports.fairness_shares import MeasureShares, Share
from ui.views.fairness_words import measure_words


def evenings(*shares: tuple[str, int, int, int]) -> MeasureShares:
    made = tuple(Share(name.lower(), name, done, planned, load) for name, done, planned, load in shares)
    return MeasureShares("evenings", made, 0.0, "")


def test_the_longest_bar_is_first_and_the_spread_is_told() -> None:
    words = measure_words(evenings(("Ben", 0, 0, 0), ("Amira", 3, 2, 50), ("Cy", 1, 0, 10)), 12)
    assert [bar.name for bar in words.bars] == ["Amira", "Cy", "Ben"]
    assert words.sentence == "Most Amira, least Ben; the spread is 5 evenings, 3 of them from before."
    assert words.bars[0].figure == "3 + 2"
    assert (words.bars[0].before, words.bars[0].now) == (3.0, 2.0)


def test_a_rota_that_evens_out_says_so() -> None:
    words = measure_words(evenings(("Amira", 3, 0, 30), ("Ben", 0, 2, 20)), 12)
    assert words.sentence == "Most Amira, least Ben; the spread is 1 evening, and was 3 before this rota."


def test_a_part_timer_s_figures_are_real_and_the_bar_as_for_full_time() -> None:
    words = measure_words(evenings(("Ana", 1, 1, 40), ("Ben", 0, 0, 0)), 12)
    ana = words.bars[0]
    assert (ana.figure, ana.whole) == ("1 + 1", 4.0)
    assert ana.words.endswith("as for a full-time post 4")


def test_equal_shares_have_no_spread() -> None:
    words = measure_words(evenings(("Ana", 1, 0, 10), ("Ben", 0, 1, 10)), 12)
    assert words.sentence == "Everybody has the same."
