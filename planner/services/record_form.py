"""Records from what a person typed into a form: a record, or a sentence for each field that is not right."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from planner.domain.errors import BadInputError, InputProblem
from planner.domain.records import Name, Record

AnyRecord = TypeVar("AnyRecord", bound=Record)
Say = Callable[[Mapping[str, Any]], str]

_SAYINGS: dict[str, Say] = {
    "missing": lambda _: "Fill this in.",
    "string_too_short": lambda context: f"At least {context['min_length']} letters.",
    "string_too_long": lambda context: f"At most {context['max_length']} letters.",
    "greater_than_equal": lambda context: f"{context['ge']} is the least.",
    "less_than_equal": lambda context: f"{context['le']} is the most.",
    "too_short": lambda context: f"Choose {context['min_length']} or more.",
    "too_long": lambda context: f"At most {context['max_length']}.",
    "date_type": lambda _: "Give a date.",
    "int_type": lambda _: "Give a number.",
    "string_type": lambda _: "Choose one.",
    "none_required": lambda _: "Leave this empty.",
}
# Where nothing is written, by the record's field.
_NOTHING_WRITTEN = {
    "name": "Give a name.",
    "manager": "Give the manager's name.",
    "role": "Give a role, such as Social worker.",
    "other_team": "Give the other team or authority.",
    "second_supervisor": "Give the supervisor's name.",
    "purpose": "Say what it is for.",
    "document": "Say what is to be written.",
    "case": "Give the case reference, such as R-1042.",
    "asks": "Say what is asked for.",
    "reason": "Give a reason.",
}
# How sentences about a whole team name the record.
_RECORD = re.compile(r"^“[^”]*”: ")
_NAME: TypeAdapter[str] = TypeAdapter(Name)
_CASE_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9/-]{1,19}$"


def made_record(record: type[AnyRecord], values: Mapping[str, Any], what: str) -> AnyRecord:
    """The record of the values. Raises BadInputError with one problem a field, its path the field's name."""
    try:
        return record(**values)
    except ValidationError as error:
        problems: dict[str, InputProblem] = {}
        for each in error.errors(include_url=False):
            path = ".".join(str(part) for part in each["loc"])
            problems.setdefault(path, InputProblem(path, _sentence(each)))
        raise BadInputError(what, tuple(problems.values()), "Correct it; nothing was changed.") from error


def changed_record(record: AnyRecord, values: Mapping[str, Any], what: str) -> AnyRecord:
    """The record with other values in some of its fields, checked as a new one is."""
    fields = {name: getattr(record, name) for name in type(record).model_fields}
    return made_record(type(record), {**fields, **values}, what)


def refused_field(field: str, sentence: str) -> BadInputError:
    """The error that says what is not right with one field of a form."""
    return BadInputError("This change", (InputProblem(field, sentence),), "Correct it; nothing was changed.")


def field_problems(problems: tuple[InputProblem, ...]) -> dict[str, str]:
    """Sentences by the field of the form: `staff[3].contracts[0].dates.first` is `contracts.0.dates.first`
    of a person; where several say the same field, the first."""
    found: dict[str, str] = {}
    for problem in problems:
        path = problem.path.replace("[", ".").replace("]", "")
        parts = path.split(".")
        # The list and the place in it are the record's own address.
        inside = parts[2:] if len(parts) > 2 and parts[1].isdigit() else parts
        found.setdefault(".".join(inside), _of_the_form(problem.sentence))
    return found


def _of_the_form(sentence: str) -> str:
    """Without the name of the record, which is in the form: `“wish-amira”: the time ends …`."""
    inside = _RECORD.sub("", sentence)
    return f"{inside[:1].upper()}{inside[1:]}"


def nothing_written(field: str) -> str:
    """What is asked for in a field of a record that is empty and may not be."""
    return _NOTHING_WRITTEN.get(field, "Write something here.")


def name_trouble(name: str, field: str = "name") -> str:
    """Why it cannot stand in a field for a name; nothing where it can."""
    if not name:
        return nothing_written(field)
    try:
        _NAME.validate_python(name)
    except ValidationError as error:
        return _sentence(error.errors(include_url=False)[0])
    return ""


def _sentence(error: ErrorDetails) -> str:
    context = error.get("ctx", {})
    if error["input"] == "":
        return nothing_written(str(error["loc"][-1]))
    if error["type"] == "string_pattern_mismatch":
        if context.get("pattern") == _CASE_PATTERN:
            return "Letters, digits, / and - (2 to 20), never a name."
        return "On one line, without characters that cannot be seen."
    if error["type"] == "value_error":
        return f"{context['error']}."
    say = _SAYINGS.get(error["type"])
    return say(context) if say else f"{error['msg'][:1].upper()}{error['msg'][1:]}."
