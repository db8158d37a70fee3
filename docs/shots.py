"""Makes the pictures of the window for the documents: `python -m docs.shots [NAME…]`.

It starts the window on a fresh copy of the sample, lets it build, goes to every screen, and photographs it on
the way, into `docs/guide/pictures/`. Needs no screen. Takes as long as a build and a few steps.
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
from PySide6.QtWidgets import QApplication, QWidget

from docs.shot_day import LOOKED_AT, PASSPHRASE, ShotClock, ShotDay
from planner.domain.plan_settings import LOCK_MINUTES
from planner.exporters.export import wall_pages
from ui.__main__ import read_options
from ui.main_window.application import make_application
from ui.main_window.crash_hook import CrashHook
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.frame_port import Screen
from ui.main_window.start import Start
from ui.main_window.window import MainWindow
from ui.my_week.my_week_screen import MyWeekScreen
from ui.notices.notices_screen import NoticesScreen
from ui.requests.decide_screen import DecideScreen
from ui.settings.preferences import Preferences
from ui.sign_in.locking import DEFAULT_MINUTES
from ui.theme import apply_theme

PICTURES = Path(__file__).resolve().parent / "guide" / "pictures"
SIZE, GUIDE_SIZE = (1440, 900), (1080, 780)
STEP_MS = 400
# When the running build is photographed.
FEW_UNCOVERED = 5
WALL_DPI = 120.0
# Where calendar files lie in the pictures: not in the folder that is taken away afterwards.
CALENDARS = Path("~/Documents/Rotabene")
# The other screens, each photographed as it comes up.
SCREENS: tuple[Screen, ...] = ("people", "demand", "leave", "wheel", "history", "settings")


def main(names: list[str]) -> int:
    """Photograph all, or those named; 0 when they are there."""
    app = make_application()
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        photographer = Photographer(app, Path(folder), names)
        photographer.begin()
        status = app.exec()
    missing = [name for name in names if name not in photographer.kept]
    if missing:
        print(f"There is no picture {', '.join(missing)}.", file=sys.stderr)
    return status or bool(missing)


class Photographer:
    """A window on a fresh sample, and a timer that takes one step after the other."""

    def __init__(self, app: QApplication, folder: Path, names: list[str]) -> None:
        self._app, self._names = app, names
        self.kept: list[str] = []
        self._clock = ShotClock()
        apply_theme(app, "light", 100)
        preferences = Preferences(folder)
        self._window = MainWindow(preferences)
        self._window.resize(*SIZE)
        hook = CrashHook(folder, self._window)
        self._start = Start(self._window, folder, preferences, hook, read_options([]))
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

    @property
    def _frame(self) -> Frame:
        assert self._window.frame is not None
        return self._window.frame

    def _all_steps(self) -> Iterator[str]:
        while self._start.desk is None:
            yield "starting"
        desk = self._start.desk
        yield from self._settle()
        self._keep("start")
        # From here on it is the Friday before the week, whenever the pictures are taken.
        desk.session.clock = self._clock
        desk.open_sample("riverside")
        yield from self._build(desk)
        yield from self._rota(desk)
        yield from self._screens(desk)
        yield from self._publish(desk)
        yield from self._workers(desk)
        yield from self._sign_in(desk)
        desk.frame.show_screen("rota")
        apply_theme(self._app, "dark", 100)
        yield from self._settle(3)
        self._keep("rota-dark")

    def _build(self, desk: Desk) -> Iterator[str]:
        while desk.builder.is_running and (desk.builder.story.last or FEW_UNCOVERED + 1) > FEW_UNCOVERED:
            yield "building"
        # The board follows the card a moment later.
        yield from self._settle(3)
        self._keep("building")
        while desk.builder.is_running:
            yield "building"

    def _rota(self, desk: Desk) -> Iterator[str]:
        yield from self._settle()
        self._keep("rota")
        desk.actions.trigger("problem.next")
        yield from self._settle()
        while desk.explainer.is_searching:
            yield "explaining"
        self._keep("uncovered")
        # Nothing is changed by trying somebody: the hand is let go.
        desk.frame.pick_up_person()
        yield from self._settle()
        self._keep("what-if")
        self._frame.board.let_person_go("")
        desk.actions.trigger("fairness.show")
        yield from self._settle()
        self._keep("fairness")
        desk.select_nothing()

    def _screens(self, desk: Desk) -> Iterator[str]:
        for screen in SCREENS:
            desk.frame.show_screen(screen)
            yield from self._settle(3)
            self._keep(screen)
        desk.actions.trigger("keys.show")
        yield from self._settle(2)
        self._keep("keyboard")
        desk.actions.trigger("guide.open")
        yield from self._settle(2)
        guide = self._app.activeWindow()
        if guide is not None and guide is not self._window:
            # The screen that is none is smaller than the guide.
            guide.resize(*GUIDE_SIZE)
            yield from self._settle()
            self._keep("guide", guide)
            guide.close()

    def _workers(self, desk: Desk) -> Iterator[str]:
        """The week published, and looked at by those who work it, at moments of their own."""
        desk.session.publish({"*": "Agreed with the team"})
        self._keep_wall(desk)
        day = self._begin_day(desk)
        me = day.swap()
        self._clock.at = LOOKED_AT
        self._work_as(desk, me.name)
        desk.calendar.keep()
        desk.calendar.finish()
        desk.frame.show_screen("notices")
        desk.notices.look_now()
        yield from self._settle(3)
        self._show_home(desk)
        self._keep("notices")
        yield from self._own_week(desk)
        self._work_as(desk, day.manager.name)
        yield from self._front(desk, "swaps")
        visit = day.ask()
        self._work_as(desk, next(each.name for each in day.staff if each.id == visit.staff))
        yield from self._front(desk, "requests")
        self._work_as(desk, day.manager.name)
        yield from self._front(desk, "decide")

    def _begin_day(self, desk: Desk) -> ShotDay:
        """Sign-in begins; everybody has asked for something."""
        door, team = desk.session.door, desk.session.team
        assert door is not None
        assert team is not None
        signed_in = door.beginning(team.manager, PASSPHRASE)().signed_in
        door.admit(signed_in)
        desk.doorkeeper.note_person()
        # Days pass between two pictures: nobody is to be locked out meanwhile.
        door.whole.put_setting(LOCK_MINUTES, "0")
        day = ShotDay(door.whole, self._clock, signed_in.caller)
        day.invite_all()
        return day

    def _work_as(self, desk: Desk, name: str) -> None:
        desk.session.lock()
        desk.session.sign_in(name, PASSPHRASE)

    def _show_home(self, desk: Desk) -> None:
        """The calendar file as it lies in somebody's home."""
        screen, path = self._frame.shelf.screen, desk.calendar.path
        if isinstance(screen, NoticesScreen) and path is not None:
            screen.calendar.place.setText(str(CALENDARS / path.name))

    def _own_week(self, desk: Desk) -> Iterator[str]:
        """Who can take the last shift of one's week."""
        desk.frame.show_screen("my_week")
        yield from self._settle()
        screen = self._frame.shelf.screen
        if isinstance(screen, MyWeekScreen):
            screen.view.choose(max(each.day for each in screen.view.columns if each.shift is not None), None)
            screen.begin_offer()
            while screen.offering.search.is_looking:
                yield "looking"
        self._keep("my_week")

    def _front(self, desk: Desk, screen: Screen) -> Iterator[str]:
        """A screen of requests; on the manager's the first is being decided."""
        desk.frame.show_screen(screen)
        yield from self._settle(3)
        shown = self._frame.shelf.screen
        if isinstance(shown, DecideScreen) and shown.page.asked.stops:
            shown.page.asked.stops[0].click()
            yield from self._settle()
        self._keep(screen)

    def _publish(self, desk: Desk) -> Iterator[str]:
        desk.frame.show_screen("rota")
        yield from self._settle()
        # The sheet waits for an answer: it is photographed from within, and left.
        QTimer.singleShot(2 * STEP_MS, self._photograph_sheet)
        desk.actions.trigger("rota.publish")

    def _sign_in(self, desk: Desk) -> Iterator[str]:
        """Who signs in, and the door; the manager is back in at the end."""
        store = desk.session.store
        store.put_setting(LOCK_MINUTES, str(DEFAULT_MINUTES))
        desk.frame.open_setting("sign_ins")
        self._app.processEvents()
        self._keep("sign-ins")
        store.put_setting(LOCK_MINUTES, "0")
        manager = desk.session.caller.name
        desk.doorkeeper.lock()
        yield from self._settle(2)
        self._keep("sign-in")
        desk.session.sign_in(manager, PASSPHRASE)
        yield from self._settle(2)

    def _keep_wall(self, desk: Desk) -> None:
        """The sheet that is pinned up, as it is printed."""
        team, published = desk.session.team, desk.session.published
        if team is None or published is None:
            return
        self.kept.append("wall")
        if not self._names or "wall" in self._names:
            (page,) = wall_pages(team, published, "a4", WALL_DPI)
            (PICTURES / "wall.png").write_bytes(page)

    def _photograph_sheet(self) -> None:
        sheet = self._app.activeModalWidget()
        if sheet is not None:
            self._keep("publish", sheet)
            sheet.close()

    def _settle(self, steps: int = 1) -> Iterator[str]:
        yield from ["settling"] * steps

    def _keep(self, name: str, widget: QWidget | None = None) -> None:
        self.kept.append(name)
        if self._names and name not in self._names:
            return
        path = PICTURES / f"{name}.png"
        (widget or self._window).grab().save(str(path))
        print(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
