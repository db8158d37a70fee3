"""Sentences about a team's records as a form says them."""

from __future__ import annotations

from typing import Any

import pytest

from planner.domain.demand import CourtDeadline, Visit
from planner.domain.errors import BadInputError, InputProblem
from planner.domain.flexible_working import FlexibleRequest
from planner.domain.records import Record
from planner.domain.staff import Secondment, StaffMember
from planner.services.record_form import field_problems, made_record


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


@pytest.mark.parametrize(
    ("record", "field", "sentence"),
    [
        (Secondment, "other_team", "Give the other team or authority."),
        (StaffMember, "name", "Give a name."),
        (StaffMember, "role", "Give a role, such as Social worker."),
        (Visit, "case", "Give the case reference, such as R-1042."),
        (Visit, "purpose", "Say what it is for."),
        (CourtDeadline, "document", "Say what is to be written."),
    ],
)
def test_a_field_with_nothing_in_it_says_what_belongs_there(
    record: type[Record], field: str, sentence: str
) -> None:
    assert problems_of(record, {field: ""})[field] == sentence


def test_words_that_are_too_few_say_how_many_there_must_be() -> None:
    assert problems_of(FlexibleRequest, {"asks": "no"})["asks"] == "At least 3 letters."
    assert problems_of(FlexibleRequest, {"asks": ""})["asks"] == "Say what is asked for."


def problems_of(record: type[Record], values: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(BadInputError) as refused:
        made_record(record, values, "It")
    return {problem.path: str(problem.sentence) for problem in refused.value.problems}
