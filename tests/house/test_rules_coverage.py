"""docs/rules-coverage.md names every rule, and tests and modules that are there."""

from __future__ import annotations

import re
from pathlib import Path

from planner.rules.catalogue import RULES

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "rules-coverage.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([^`\n]+)`", PAGE))


def test_every_rule_has_a_row() -> None:
    assert [rule.name for rule in RULES if f"| `{rule.name}` |" not in PAGE] == []


def test_every_test_that_it_names_is_there() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").rglob("test_*.py"))
    named = sorted(name for name in NAMED if re.fullmatch(r"test_\w+", name))
    assert [name for name in named if f"def {name}(" not in written] == []


def test_every_module_and_function_that_it_names_is_there() -> None:
    paths = [path for part in ("planner", "solver") for path in (ROOT / part).rglob("*.py")]
    files = {path.name for path in paths}
    assert sorted(name for name in NAMED if name.endswith(".py") and name not in files) == []
    source = "\n".join(path.read_text(encoding="utf-8") for path in paths)
    functions = sorted(
        name for name in NAMED if re.fullmatch(r"_?[a-z]+(_[a-z]+)+", name) and not name.startswith("test_")
    )
    rules = {rule.name for rule in RULES}
    assert [name for name in functions if name not in rules and f"def {name}(" not in source] == []
