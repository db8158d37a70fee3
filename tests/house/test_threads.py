"""Work beside the window is done in processes and in Python's threads, never in Qt's."""

from __future__ import annotations

import ast

from tests.house.test_tree import ROOT, python_files

THREADS_OF_QT = {"QThread", "QThreadPool", "QRunnable", "moveToThread"}


def threads_in(text: str) -> set[str]:
    """Those of them that a module names, but for its words."""
    if not any(name in text for name in THREADS_OF_QT):
        return set()
    found = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Name):
            found.add(node.id)
        elif isinstance(node, ast.Attribute):
            found.add(node.attr)
        elif isinstance(node, ast.alias):
            found.add(node.name)
    return found & THREADS_OF_QT


def test_nothing_starts_a_thread_of_qts() -> None:
    """One that still runs when its window goes aborts the whole process; a process that dies is an error to
    tell. So no test need look for one that was left running: going through all objects for it took a sixth of
    the time of all tests."""
    starting = {file: threads_in(file.read_text(encoding="utf-8")) for file in python_files()}
    assert {str(file.relative_to(ROOT)): names for file, names in starting.items() if names} == {}


def test_a_thread_of_qts_would_be_found() -> None:
    assert threads_in("from PySide6.QtCore import QThread") == {"QThread"}
    assert threads_in("import PySide6.QtCore as core\ncore.QThread()") == {"QThread"}
    assert threads_in("# no QThread here") == set()
