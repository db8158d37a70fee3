"""Which of the words typed into a search are sought."""

from __future__ import annotations

# What people write around what they seek: “how do I export the team”.
SMALL_WORDS = frozenset({"a", "an", "do", "for", "how", "i", "in", "is", "my", "of", "the", "to"})


def sought_words(words: list[str]) -> list[str]:
    """Without the small words. Where there are no others the last one is sought: it may be a beginning."""
    return [word for word in words if word not in SMALL_WORDS] or words[-1:]
