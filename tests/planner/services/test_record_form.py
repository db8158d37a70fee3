"""Sentences about a team's records as a form says them."""

from __future__ import annotations

from planner.domain.errors import BadInputError, InputProblem
from planner.services.record_form import field_problems


def test_a_sentence_goes_to_its_field_without_the_name_of_the_record() -> None:
    told = field_problems(
        (
            InputProblem(
                "preferences[3].end", "“wish-amira-khan”: the time ends before it starts; correct it."
            ),
            InputProblem("staff[0].contracts[1].dates", "Contracts overlap."),
        )
    )
    assert told == {
        "end": "The time ends before it starts; correct it.",
        "contracts.1.dates": "Contracts overlap.",
    }


def test_one_problem_is_mended_alone() -> None:
    one, two = InputProblem("a", "Wrong."), InputProblem("b", "Wrong.")
    assert BadInputError("The file", (one,)).next_step.startswith("Mend it and")
    assert BadInputError("The file", (one, two)).next_step.startswith("Mend them and")
