"""The TEAM, ROTA and -o arguments: files, standard input, sample teams; checked before anything is begun."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from planner.domain.errors import BadInputError, PlannerError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.importers.rota_checks import rota_team_problems
from planner.importers.safe_files import decode_text, disk_trouble
from planner.importers.team_file import parse_rota, parse_team, read_rota, read_team
from resources import sample_names, sample_text
from ui.cli.streams import read_input

STANDARD = "-"


def load_team(name: str) -> Team:
    """The team of a TEAM argument. A file of that name goes before a sample."""
    if name == STANDARD:
        return parse_team(decode_text(read_input(), "standard input"), "standard input")
    if name in sample_names() and not Path(name).exists():
        return parse_team(sample_text(name), f"the sample “{name}”")
    if not _exists(name) and _looks_like_a_sample(name):
        raise no_such_sample(name, "There is no file and no sample team “{name}”.")
    return read_team(name)


def load_rota(name: str, team: Team) -> Rota:
    """The rota of a ROTA argument. Raises BadInputError when it is another team's or names unknown people."""
    if name == STANDARD:
        rota = parse_rota(decode_text(read_input(), "standard input"), "standard input")
    else:
        rota = read_rota(name)
    problems = rota_team_problems(rota, team)
    if problems:
        raise BadInputError(f"The rota in {_named(name)}", tuple(problems))
    return rota


def refuse_reading_twice(names: Sequence[str]) -> None:
    """Standard input can be read only once."""
    if list(names).count(STANDARD) > 1:
        raise PlannerError("Standard input (-) can stand for one file only.", "Name the other file.")


def no_such_sample(name: str, sentence: str = "There is no sample team “{name}”.") -> PlannerError:
    """The error for an unknown sample, with the names there are."""
    return PlannerError(sentence.format(name=name), f"The samples are: {', '.join(sample_names())}.")


def refuse_unwritable(path: str | None) -> None:
    """Raise PlannerError for an output that cannot become a file, before any work goes into it."""
    if path is None or path == STANDARD:
        return
    if not path.strip():
        raise PlannerError(
            "The name of the file to write is empty.", "Name a file, or - for standard output."
        )
    what = f"“{path}”"
    target = Path(os.path.realpath(path))
    if target.is_dir() or path.endswith(("/", os.sep)):
        raise PlannerError(f"{what} is a folder, not a file.", "Name the file in it.")
    if not target.parent.is_dir():
        raise PlannerError(
            f"The folder of {what} does not exist.", "Make the folder first or choose another."
        )
    try:
        writable = os.access(target if target.exists() else target.parent, os.W_OK)
        # A replaced file needs its folder, too.
        writable = writable and (not target.is_file() or os.access(target.parent, os.W_OK))
    except OSError as error:
        raise disk_trouble(error, what, "written") from error
    if not writable:
        raise PlannerError(
            f"You have no permission to write {what}.", "Choose another place, or ask for access to it."
        )


def _exists(name: str) -> bool:
    try:
        return Path(name).exists()
    except (OSError, ValueError):
        return True


def _looks_like_a_sample(name: str) -> bool:
    return not set(name) & set("/\\.")


def _named(name: str) -> str:
    return "standard input" if name == STANDARD else f"“{Path(name).name}”"
