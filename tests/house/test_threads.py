"""Work beside the window is done in processes and in Python's threads, never in Qt's."""

from __future__ import annotations

import ast

from tests.house.test_tree import ROOT, python_files

THREADS_OF_QT = {"QThread", "QThreadPool", "QRunnable", "moveToThread"}


def names_in(text: str) -> set[str]:
    """Every name, attribute and import of a module."""
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found.add(node.name)
    return found


def test_nothing_starts_a_thread_of_qts() -> None:
    """One that still runs when its window goes aborts the whole process; a process that dies is an error to
    tell. So no test need look for one that was left running: going through all objects for it took a sixth of
    the time of all tests."""
    starting = {file: names_in(file.read_text(encoding="utf-8")) & THREADS_OF_QT for file in python_files()}
    assert {str(file.relative_to(ROOT)): names for file, names in starting.items() if names} == {}


def test_a_thread_of_qts_would_be_found() -> None:
    assert names_in("from PySide6.QtCore import QThread") & THREADS_OF_QT == {"QThread"}
    assert names_in("import PySide6.QtCore as core\ncore.QThread()") & THREADS_OF_QT == {"QThread"}
