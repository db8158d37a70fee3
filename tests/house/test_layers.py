"""The layers hold: ui over solver over planner over resources, and each library in its one place."""

from __future__ import annotations

from importlinter.cli import lint_imports


def test_every_import_contract_holds() -> None:
    assert lint_imports(no_cache=True) == 0
