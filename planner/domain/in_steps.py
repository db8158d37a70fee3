"""Long answers worked out in steps, so that whoever asks can do something else between them."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

Answer = TypeVar("Answer")
# Stops after each step; returns the answer at the end.
Steps = Generator[None, None, Answer]


def at_once(steps: Steps[Answer]) -> Answer:
    """The answer, all steps one after the other."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
