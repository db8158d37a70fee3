"""What is put off is dropped when the one that was to do it goes."""

from __future__ import annotations

import ast

from tests.house.test_tree import ROOT, python_files

OWNED = 3


def unowned(text: str) -> list[int]:
    """The lines in which something is put off without saying whose it is."""
    if "singleShot" not in text:
        return []
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return [
        call.lineno
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "singleShot" and len(call.args) < OWNED
    ]


def test_whatever_the_window_puts_off_has_an_owner() -> None:
    """Without one it would be done on a widget that Qt has deleted meanwhile."""
    found = {file: unowned(file.read_text(encoding="utf-8")) for file in python_files()}
    assert {
        str(each.relative_to(ROOT)): at for each, at in found.items() if at and "tests" not in each.parts
    } == {}


def test_one_without_an_owner_would_be_found() -> None:
    assert unowned("QTimer.singleShot(0, each.align)") == [1]
    assert unowned("QTimer.singleShot(0, each, each.align)") == []
