"""What kind of file it is, looked at before all else."""

from __future__ import annotations

from typing import Any

from planner.domain.errors import BadInputError, InputProblem


def require_format(value: Any, what: str, form: str) -> None:
    """Raise BadInputError when the parsed file is not of that format (`rotabene-team/1`).

    Done first: a file of another kind or version would only give a flood of problems.
    """
    kind, _, version = form.partition("/")
    if not isinstance(value, dict):
        sentence = f'The file must hold one object in {{ }} that begins with "format": "{form}".'
        raise BadInputError(what, (InputProblem("", sentence),))
    given = value.get("format")
    if given == form:
        return
    sentence = f"“format” must be “{form}”; this is no file that Rotabene wrote."
    step = ""
    if given is None:
        sentence = f'“format” is missing; a file of this kind begins with "format": "{form}".'
    elif isinstance(given, str) and given.startswith("rotabene-"):
        other, _, number = given.partition("/")
        names = other.removeprefix("rotabene-")[:20], kind.removeprefix("rotabene-")
        sentence = f"This is a {names[0]} file, not a {names[1]} file."
        step = "Choose the other file; nothing was changed."
        if other == kind:
            newer = number.isdigit() and int(number[:9]) > int(version)
            age = "a newer" if newer else "another"
            sentence = f"The file is written by {age} version of Rotabene (format “{given[:40]}”)."
            step = "Update Rotabene, or ask for the file in the format it knows; nothing was changed."
    raise BadInputError(what, (InputProblem("format", sentence),), step)
