"""The window at 100 people, with a week and with eight: opened in a second, every edit's marks within 50 ms.

Run as a module it measures and prints JSON: the table's process stays free of Qt. The window is painted in
memory. An edit ends when all that it changes in the window is painted, as the person waits for it; what is
worked out in idle time (why demand is uncovered) is not in it. On a busy machine the processor time says more
than the clock.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.check_speed import FIRST_DAY
from benchmarks.generated import generated_team
from benchmarks.measurement import Measurement
from benchmarks.served_rota import served_rota
from planner.domain.records import DateRange
from planner.domain.rota import Made, Rota
from planner.domain.staff import Absence
from planner.rules.catalogue import check
from planner.services.edit_team import TeamEdit
from planner.services.freeze_problem import freeze_problem
from planner.services.list_gaps import list_gaps
from planner.services.rota_edits import MoveShift
from planner.services.team_changes import AnyChange, added, replaced
from planner.store.sqlite_store import SqliteStore

if TYPE_CHECKING:
    from planner.domain.team import Team
    from ui.main_window.desk import Desk

PEOPLE = 100
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
LIMITS = {"Opening the plan": 1000.0}
EDIT_LIMIT = 50.0


class _StillClock:
    """The Monday of the plan's first week."""

    def now(self) -> datetime:
        return NOW


def desk_edits(runs: int) -> Iterator[Measurement]:
    """A row an edit, and one of opening; a row of processor time beside each."""
    for weeks in (1, 8):
        yield from _of_weeks(weeks, runs)


def _of_weeks(weeks: int, runs: int) -> Iterator[Measurement]:
    command = [sys.executable, "-m", "benchmarks.desk_edits", str(runs), str(weeks)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=900)
    times: dict[str, list[list[float]]] = json.loads(done.stdout.splitlines()[-1])
    for what, measured in times.items():
        clock, processor = (tuple(each[which] for each in measured) for which in (0, 1))
        name = f"{what}, {PEOPLE} people × {weeks} week{'s' if weeks > 1 else ''}, until it is painted"
        yield Measurement(name, "ms", clock, limit=LIMITS.get(what, EDIT_LIMIT))
        yield Measurement(f"{name}: processor time", "ms", processor)


def make_plan(folder: Path, weeks: int) -> Path:
    """A plan of the generated team with a rota of so many weeks as its draft."""
    team = generated_team(PEOPLE, 3 * PEOPLE * weeks, weeks)
    problem = freeze_problem(team, FIRST_DAY, weeks)
    shifts = tuple(served_rota(problem))
    rota = Rota(
        team=team.id,
        first_day=FIRST_DAY,
        weeks=weeks,
        made=Made(by="benchmark", at=NOW),
        shifts=shifts,
        # A rota is kept with what it leaves uncovered: undoing brings that back to the letter.
        uncovered=list_gaps(problem, shifts, check(problem, shifts)),
    )
    path = folder / "team.rotabene"
    store = SqliteStore.create(path, team, team.manager, _StillClock())
    with store.unit_of_work("benchmark") as work:
        work.save_draft(rota, what="Build rota", subject="benchmark")
    store.close()
    return path


def main(runs: int, weeks: int) -> None:
    """Open the plan in a window, edit it, and print the times as JSON."""
    with tempfile.TemporaryDirectory() as folder:
        print(json.dumps(_measured(make_plan(Path(folder), weeks), runs)))


def _measured(plan: Path, runs: int) -> dict[str, list[tuple[float, float]]]:
    from PySide6.QtCore import QCoreApplication, QEvent

    from ui.dialogs.ask import Ask
    from ui.main_window.application import make_application
    from ui.main_window.desk import Desk
    from ui.main_window.window import MainWindow
    from ui.session.session import Session
    from ui.settings.preferences import Preferences
    from ui.tasks.rota_builder import RotaBuilder
    from ui.theme import apply_theme

    app = make_application()
    apply_theme(app, "light", 100)
    preferences = Preferences(plan.parent)
    window = MainWindow(preferences)
    window.resize(1600, 900)
    clock = _StillClock()
    desk = Desk(Session(plan.parent, clock), RotaBuilder([], clock), preferences, Ask())
    window.fill(desk)
    window.show()
    app.processEvents()
    times: dict[str, list[tuple[float, float]]] = defaultdict(list)

    def timed(what: str, work: Callable[[], object]) -> None:
        # What is left of the edit before, and its garbage, is not this one's.
        desk.session.work_out_reasons()
        app.processEvents()
        gc.collect()
        began, used = time.perf_counter(), time.process_time()
        work()
        # What has changed asks for a new layout, and then to be painted; the rest of the window stays.
        for kind in (QEvent.Type.LayoutRequest, QEvent.Type.UpdateRequest):
            QCoreApplication.sendPostedEvents(None, kind.value)
        times[what].append(((time.perf_counter() - began) * 1000, (time.process_time() - used) * 1000))

    for _ in range(max(1, runs // 4)):
        timed("Opening the plan", lambda: desk.open_path(plan))
    movable = _movable(desk)
    for number in range(runs):
        timed("Moving a shift", partial(desk.edit, _move(desk, movable[number % len(movable)])))
        timed("Undoing it", desk.undo_stack.undo)
        for what, change in TEAM_EDITS.items():
            timed(what, partial(desk.edit_team, TeamEdit(what, what, (change(desk, number),))))
    window.close()
    return times


def _movable(desk: Desk) -> list[str]:
    """Shifts with room to move half an hour later within the day's agreed hours."""
    session = desk.session
    shown = session.shown
    if shown is None:
        return []
    found = []
    for shift in shown.shifts:
        person = shown.problem.person_by_id[shift.staff]
        options = person.days[shift.day - shown.problem.first_day].options
        if any(each.name is None and each.admits(shift.start + 30, shift.end + 30) for each in options):
            found.append(shift.id)
    return found[:: max(1, len(found) // 30)]


def _move(desk: Desk, shift_id: str) -> MoveShift:
    shift = desk.session.rota.shift(shift_id) if desk.session.rota is not None else None
    if shift is None:
        raise RuntimeError(f"{shift_id} is gone")
    return MoveShift(shift.id, by_minutes=30)


def _contract(desk: Desk, number: int) -> AnyChange:
    team = _team(desk)
    member = team.staff[5 + number % 40]
    first, *rest = member.contracts
    shorter = first.model_copy(update={"minutes_per_week": first.minutes_per_week - 60})
    after = member.model_copy(update={"contracts": (shorter, *rest)})
    return replaced(team, "staff", member, after)


def _cover(desk: Desk, number: int) -> AnyChange:
    cover = _team(desk).cover[0]
    more = cover.model_copy(update={"least": cover.least + (1 if number % 2 == 0 else -1), "ideal": None})
    return replaced(_team(desk), "cover", cover, more)


def _visit(desk: Desk, number: int) -> AnyChange:
    visit = _team(desk).visits[3 + 7 * number]
    return replaced(_team(desk), "visits", visit, visit.model_copy(update={"minutes": visit.minutes + 15}))


def _leave(desk: Desk, number: int) -> AnyChange:
    team = _team(desk)
    first = date(2026, 12, 1) + timedelta(days=number % 20)
    dates = DateRange(first=first, last=first + timedelta(days=2))
    staff = team.staff[2 + number % 90].id
    leave = Absence(id=f"measured-{number}", staff=staff, kind="annual_leave", dates=dates)
    return added(team, "absences", leave)


def _team(desk: Desk) -> Team:
    team = desk.session.team
    if team is None:
        raise RuntimeError("no plan is open")
    return team


TEAM_EDITS: dict[str, Callable[[Desk, int], AnyChange]] = {
    "Changing a contract": _contract,
    "Changing cover": _cover,
    "Changing a visit": _visit,
    "Approving leave": _leave,
}


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
