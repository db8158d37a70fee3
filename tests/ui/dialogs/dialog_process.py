"""A program with an open plan that shows its folder in a file dialog until Enter comes."""

from __future__ import annotations

import sys
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QFileSystemModel

from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock
from ui.dialogs.ask import OPTIONS
from ui.main_window.application import make_application


def main(plan: Path) -> None:
    """Open it, and look at its folder as `Ask` does."""
    app = make_application()
    store = SqliteStore.open(plan, StillClock())
    dialog = QFileDialog(None, "Open", str(plan.parent))
    dialog.setOptions(OPTIONS)
    dialog.show()
    (files,) = dialog.findChildren(QFileSystemModel)
    # Once its kind is told, the dialog has looked what it is.
    while not (kind := files.type(files.index(str(plan)))):
        QTest.qWait(10)
    print(kind, flush=True)
    sys.stdin.readline()
    store.close()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
