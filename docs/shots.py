"""Makes the pictures of the window for the documents: `python -m docs.shots`, into `docs/pictures/`.

It starts the window on a fresh copy of the sample, lets it build, and photographs it on the way. Needs no
screen. Takes as long as a build, half a minute at most.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before Qt is imported: pictures need no screen.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from ui.__main__ import read_options
from ui.main_window.application import make_application
from ui.main_window.crash_hook import CrashHook
from ui.main_window.start import Start
from ui.main_window.window import MainWindow
from ui.settings.preferences import Preferences
from ui.theme import apply_theme

PICTURES = Path(__file__).resolve().parent / "pictures"
STEP_MS = 400
# When the running build is photographed.
FEW_UNCOVERED = 5


def main() -> int:
    """Photograph; 0 when all pictures are there."""
    app = make_application()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        photographer = Photographer(app, Path(folder))
        photographer.begin()
        return app.exec()


class Photographer:
    """A window on a fresh sample, and a timer that takes one step after the other."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        apply_theme(app, "light", 100)
        preferences = Preferences(folder)
        self._window = MainWindow(preferences)
        self._window.resize(1440, 900)
        hook = CrashHook(folder, self._window)
        self._start = Start(self._window, folder, preferences, hook, read_options(["--sample", "riverside"]))
        self._window.first_painted.connect(self._start.go_on)
        self._steps = self._all_steps()
        self._timer = QTimer()
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self._step)

    def begin(self) -> None:
        """Show the window; the rest goes by itself."""
        self._window.show()
        self._timer.start()

    def _step(self) -> None:
        if next(self._steps, None) is None:
            self._timer.stop()
            self._window.close()
            self._app.quit()

    def _all_steps(self) -> Iterator[str]:
        while self._start.desk is None or not self._start.desk.builder.has_rota:
            yield "starting"
        desk = self._start.desk
        while desk.builder.is_running and (desk.builder.story.last or 0) > FEW_UNCOVERED:
            yield "building"
        for _ in range(3):
            # The board follows the card a moment later.
            yield "building"
        self._keep("building")
        while desk.builder.is_running:
            yield "building"
        desk.actions.trigger("problem.next")
        yield "settling"
        while desk.explainer.is_searching:
            yield "explaining"
        self._keep("board-light")
        # Nothing is changed by trying somebody: the hand is let go.
        desk.frame.pick_up_person()
        yield "trying"
        self._keep("what-if")
        if self._window.frame is not None:
            self._window.frame.board.let_person_go("")
        desk.actions.trigger("fairness.show")
        yield "sharing"
        self._keep("fairness")
        desk.actions.trigger("problem.next")
        yield "settling"
        apply_theme(self._app, "dark", 100)
        yield "settling"
        yield "settling"
        self._keep("board-dark")

    def _keep(self, name: str) -> None:
        path = PICTURES / f"{name}.png"
        self._window.grab().save(str(path))
        print(path)


if __name__ == "__main__":
    sys.exit(main())
