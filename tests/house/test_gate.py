"""Nobody goes round the gate: who opens a plan, and who looks behind the guard, are few and named."""

from __future__ import annotations

import re

from tests.house.test_tree import ROOT, python_files

# They open plans, and hand them on only through the guarded store.
OPENERS = {
    "ui/bootstrap.py",
    "ui/cli/signed_in.py",
    "ui/session/door.py",
    "ui/session/plan_files.py",
    "ui/session/session.py",
}
# They look something up that decides what is permitted, or end what has run out.
BEHIND_THE_GUARD = {
    "planner/services/permitted.py",
    "planner/services/check_in/tell.py",
    "planner/services/swaps/requests.py",
}
# They sign people in and out, and name the plan to whoever stands before its door.
AT_THE_DOOR = {"ui/session/session.py", "ui/sign_in/sign_in_screen.py"}


def files_with(pattern: str, *folders: str) -> set[str]:
    """The program's own files in which the pattern stands."""
    found = re.compile(pattern)
    names = {path.relative_to(ROOT).as_posix(): path for path in python_files()}
    return {
        name
        for name, path in names.items()
        if name.startswith(folders) and found.search(path.read_text(encoding="utf-8"))
    }


def test_plans_are_opened_in_few_places() -> None:
    assert files_with(r"\bopen_store\(|\bSqliteStore\.(open|create)\(", "ui/") == OPENERS


def test_few_look_behind_the_guard() -> None:
    assert files_with(r"\b(seen_by_program|by_program)\(", "planner/", "ui/") == BEHIND_THE_GUARD


def test_the_whole_plan_stays_behind_its_door() -> None:
    assert files_with(r"\b(door|store)\.whole\b", "ui/") == AT_THE_DOOR
