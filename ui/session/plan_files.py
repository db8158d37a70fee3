"""Opening what a person chose: a plan's database, a team file, or a sample; each ends up as a database."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from planner.domain.errors import PlannerError
from planner.ports import Clock

if TYPE_CHECKING:
    from planner.domain.team import Team

PLAN_SUFFIX = ".rotabene"
TEAM_SUFFIX = ".json"
DEFAULT_SAMPLE = "riverside"
SAMPLE_FOLDER = "samples"


def plan_of_sample(name: str, folder: Path, clock: Clock) -> Path:
    """The plan of a sample in the data folder; made at its first use, kept with its edits afterwards."""
    path = folder / SAMPLE_FOLDER / f"{name}{PLAN_SUFFIX}"
    if not path.exists():
        from planner.importers.team_file import parse_team
        from resources import sample_text

        team = parse_team(sample_text(name), f"The sample {name}")
        _make_folder(path.parent)
        create_plan(path, team, clock)
    return path


def set_sample_aside(name: str, folder: Path) -> Path:
    """Give the kept plan of a sample another name, so that the sample can be made anew; that name.

    PlannerError when it cannot be moved, or a window has it open.
    """
    from planner.importers.safe_files import disk_trouble
    from planner.store.backups import refuse_open

    path = folder / SAMPLE_FOLDER / f"{name}{PLAN_SUFFIX}"
    number = 1
    while (aside := path.with_name(f"{name}-set-aside-{number}{PLAN_SUFFIX}")).exists():
        number += 1
    refuse_open(path)
    try:
        path.rename(aside)
        for suffix in ("-wal", "-shm"):
            # Left by one that is damaged: played into the new file they would damage that, too.
            path.with_name(f"{path.name}{suffix}").unlink(missing_ok=True)
    except OSError as error:
        raise disk_trouble(error, f"“{path}”", "moved") from error
    return aside


def _make_folder(folder: Path) -> None:
    from planner.importers.safe_files import disk_trouble

    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise disk_trouble(error, f"“{folder}”", "written") from error


def is_sample(path: Path, folder: Path) -> bool:
    """Whether the plan is one of the samples' in the data folder."""
    return path.parent == folder / SAMPLE_FOLDER


def plan_of_team_file(path: Path, folder: Path, clock: Clock) -> Path:
    """The plan beside a team file, made from it unless it is there already: a plan is never overwritten.

    A sample of the program's own has its plan in the data folder: nothing is written beside the program.
    """
    from planner.importers.team_file import read_team
    from resources import resource_path

    if path.resolve().parent == resource_path("samples"):
        return plan_of_sample(path.stem, folder, clock)
    plan = path.with_suffix(PLAN_SUFFIX)
    if not plan.exists():
        create_plan(plan, read_team(path), clock)
    return plan


def create_plan(path: Path, team: Team, clock: Clock) -> None:
    """A new database with the team, in its manager's name."""
    from planner.store.sqlite_store import SqliteStore

    SqliteStore.create(path, team, team.manager, clock).close()


def is_team_file(path: Path) -> bool:
    """Whether the name says that it is a team file and not a plan."""
    return path.suffix.lower() == TEAM_SUFFIX


def refuse_missing(path: Path) -> None:
    """PlannerError when there is nothing to open: opening must not make an empty plan."""
    if not path.exists():
        raise PlannerError(f"“{path}” does not exist.", "Check the folder and the spelling of the name.")


def file_name_of(team_name: str, suffix: str) -> str:
    """A file name made from a team's name: `riverside-family-safeguarding.rotabene`."""
    return (re.sub(r"[^a-z0-9]+", "-", team_name.lower()).strip("-") or "team") + suffix
