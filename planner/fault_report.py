"""Keeps the traceback of a fault of the program in a file, for sending; people are shown a sentence."""

from __future__ import annotations

import os
import tempfile
import traceback
from pathlib import Path


def keep_report(error: BaseException) -> Path | None:
    """Where the traceback was written, among the temporary files; None when even that could not be done."""
    try:
        handle, name = tempfile.mkstemp(prefix="rotabene-report-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write("".join(traceback.format_exception(error)))
    except OSError:
        return None
    return Path(name)


def report_sentence(error: BaseException) -> str:
    """` A report to send is in …`, with its leading space; empty when there is no report."""
    report = keep_report(error)
    return f" A report to send is in {report}." if report else ""
