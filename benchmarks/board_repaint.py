"""A full repaint of the board, 300 people by four weeks at 1600×900: under 10 ms.

Run as a module it measures and prints JSON: the table's process stays free of Qt. Measured are a repaint of
rows painted before (which are kept), a notch of the wheel and a page over rows painted ahead in idle time and
over rows never seen, and a repaint after a change of theme (every row is painted anew).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from benchmarks.check_speed import FIRST_DAY, plausible_rota
from benchmarks.generated import generated_team
from benchmarks.measurement import Measurement, milliseconds, repeated

PEOPLE, WEEKS, GAPS = 300, 4, 20
WIDTH, HEIGHT = 1600, 900


def board_repaint(runs: int) -> Iterator[Measurement]:
    """Measured in a process of its own, without a screen."""
    command = [sys.executable, "-m", "benchmarks.board_repaint", str(runs)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=600)
    times: dict[str, list[float]] = json.loads(done.stdout.splitlines()[-1])
    anew = Measurement("The same, every row painted anew", "ms", tuple(times["anew"]))
    yield Measurement(
        "Full repaint of the board, 300 people × 4 weeks",
        "ms",
        tuple(times["kept"]),
        limit=10,
        reference=anew.median,
        reference_name="painted anew",
    )
    yield Measurement("A notch of the wheel, rows painted ahead", "ms", tuple(times["notch ahead"]), limit=10)
    yield Measurement("A page, rows painted ahead", "ms", tuple(times["page ahead"]), limit=10)
    yield Measurement("A notch over three rows never seen", "ms", tuple(times["notch"]), limit=10)
    yield Measurement("A page of rows never seen", "ms", tuple(times["page"]))
    yield anew


def main(runs: int) -> None:
    """Paint the board and print the times as JSON."""
    from PySide6.QtWidgets import QApplication

    from planner.domain.rota import Made, Rota
    from planner.rules.catalogue import check
    from planner.services.freeze_problem import freeze_problem
    from ui.board.board_view import BoardView
    from ui.item_models.board_snapshot import BoardSnapshot
    from ui.theme import apply_theme, theme_changes

    app = QApplication([])
    apply_theme(app, "light", 100)
    team = generated_team(PEOPLE, 3 * PEOPLE * WEEKS, WEEKS)
    problem = freeze_problem(team, FIRST_DAY, WEEKS)
    shifts = tuple(plausible_rota(problem))
    findings = check(problem, shifts)
    made = Made(by="benchmark", at=datetime(2026, 11, 20, tzinfo=UTC))
    rota = Rota(team=team.id, first_day=FIRST_DAY, weeks=WEEKS, made=made, shifts=shifts)
    view = BoardView()
    view.resize(WIDTH, HEIGHT)
    view.show_snapshot(BoardSnapshot(team, problem, rota, findings))
    view.show()
    app.processEvents()

    def anew() -> float:
        theme_changes().changed.emit()
        return milliseconds(view.viewport().repaint)

    def kept() -> float:
        return milliseconds(view.viewport().repaint)

    bar = view.verticalScrollBar()

    def scrolled(pixels: int) -> float:
        """Over rows that have not been painted yet."""
        view.strips.clear()
        view.viewport().repaint()
        bar.setValue((bar.value() + pixels) % max(1, bar.maximum()))
        return milliseconds(view.viewport().repaint)

    def ahead(pixels: int) -> float:
        """Over rows that were painted in idle time since the last scrolling."""
        view.viewport().repaint()
        while view.is_painting_ahead:
            app.processEvents()
        bar.setValue((bar.value() + pixels) % max(1, bar.maximum()))
        return milliseconds(view.viewport().repaint)

    notch = 3 * view.verticalHeader().defaultSectionSize()
    times = {
        "kept": repeated(runs, kept),
        "notch ahead": repeated(runs, lambda: ahead(notch)),
        "page ahead": repeated(runs, lambda: ahead(bar.pageStep())),
        "notch": repeated(runs, lambda: scrolled(notch)),
        "page": repeated(runs, lambda: scrolled(bar.pageStep())),
        "anew": repeated(runs, anew),
    }
    print(json.dumps(times))
    view.close()


if __name__ == "__main__":
    main(int(sys.argv[1]))
