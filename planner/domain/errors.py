"""Errors a person can mend: each carries a sentence that says what is wrong, where, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass


class PlannerError(Exception):
    """A trouble of the user's, not of the program's: shown as one sentence with a next step.

    `is_fault`: a part of the program failed all the same, and nothing that the user gave is to blame.
    """

    is_fault = False

    def __init__(self, sentence: str, next_step: str = "") -> None:
        super().__init__(f"{sentence} {next_step}".strip())
        self.sentence = sentence
        self.next_step = next_step


@dataclass(frozen=True, slots=True)
class InputProblem:
    """One thing wrong in a file: `path` points at it (`staff[3].contracts[1]`), `sentence` says what."""

    path: str
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}: {self.sentence}" if self.path else self.sentence


class BadInputError(PlannerError):
    """A file or record set that cannot be used; lists ALL that is wrong with it."""

    def __init__(self, what: str, problems: tuple[InputProblem, ...], next_step: str = "") -> None:
        count = len(problems)
        noun = "problem" if count == 1 else "problems"
        default_step = f"Mend {'it' if count == 1 else 'them'} and try again; nothing was changed."
        super().__init__(f"{what} has {count} {noun}.", next_step or default_step)
        self.what = what
        self.problems = problems


class RefusedEditError(PlannerError):
    """An edit that would break the law, or refers to something that is no longer there."""


class NotPermittedError(PlannerError):
    """The caller's role does not allow it; nothing is changed."""
