"""Errors of overridden Qt methods, made whole before Qt's binding looks at them.

What C code raises (`int("x")`, a deleted widget) is kept by Python 3.11 in parts, a kind and a text, until
somebody catches it. PySide6 6.11 takes the text for the error itself where an overridden method is called
from below Python code, and the program dies. Caught and raised again, the error is an object like any other:
it comes to `sys.excepthook`, and the person to the dialog that loses nothing.
"""

from __future__ import annotations

import functools
import sys
from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand

# From this version on Python keeps errors whole.
WHOLE_SINCE = (3, 12)
BASES = (QObject, QUndoCommand)
HOOK = "__init_subclass__"


def make_errors_whole() -> None:
    """See to every class that overrides methods of Qt, those to come as well."""
    if sys.version_info >= WHOLE_SINCE:
        return
    for base in BASES:
        for each in _ours_below(base):
            _see_to(each)
        setattr(base, HOOK, classmethod(_hook_of(base)))


def _hook_of(base: type) -> Callable[..., None]:
    def see_to_it(kind: type, **fields: Any) -> None:
        getattr(super(base, kind), HOOK)(**fields)
        _see_to(kind)

    return see_to_it


def _ours_below(base: type) -> Iterator[type]:
    below: list[type] = base.__subclasses__()
    for each in below:
        if not each.__module__.startswith("PySide6"):
            yield each
        yield from _ours_below(each)


def _see_to(kind: type) -> None:
    of_qt = [base for base in kind.__mro__ if base.__module__.startswith("PySide6")]
    for name, method in tuple(vars(kind).items()):
        is_override = not name.startswith("__") and any(name in vars(base) for base in of_qt)
        if is_override and callable(method) and not hasattr(method, "__wrapped__"):
            setattr(kind, name, _whole(method))


def _whole(method: Callable[..., Any]) -> Callable[..., Any]:
    @functools.wraps(method)
    def raised_whole(*args: Any, **fields: Any) -> Any:
        try:
            return method(*args, **fields)
        except BaseException:
            raise

    return raised_whole
