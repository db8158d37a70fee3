"""Knows what the person has to know: works it out in idle time, anew after every change and every minute."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from planner.domain.errors import NotPermittedError, PlannerError
from ui.notices.announcer import Announcer

if TYPE_CHECKING:
    from planner.domain.in_steps import Steps
    from planner.domain.notices import NoticeSettings
    from planner.domain.roles import Caller
    from planner.services.notices.all_notices import NoticeList
    from ui.session.session import Session

# Of a turn between two events; how long to let a change be followed by the next; how often the clock counts.
TURN_MS, WAIT_MS, CLOCK_MS = 6, 400, 60_000
# What was announced since the program began, by plan and person: two windows of a plan announce it once.
_ANNOUNCED: dict[tuple[str, str], set[str]] = {}
# More than so many new ones are announced as a number.
MOST_ANNOUNCED = 2


class NoticeKeeper(QObject):
    """`told` is the list as it was worked out last; None while nobody is in."""

    changed = Signal()

    def __init__(self, session: Session, announcer: Announcer, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self.announcer = session, announcer
        self.told: NoticeList | None = None
        self._whose: Caller | None = None
        self._steps: Steps[NoticeList] | None = None
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self.look)
        bus = session.bus
        for signal in (bus.plan_changed, bus.saved, bus.rota_changed, bus.team_changed):
            signal.connect(self.look)

    @property
    def count(self) -> int:
        """How many are new."""
        return self.told.count if self.told is not None else 0

    @property
    def is_waiting(self) -> bool:
        """Whether it will look again by itself."""
        return self._timer.isActive() or self._clock.isActive()

    @Slot()
    def look(self) -> None:
        """Begin anew, a little later: changes come in flocks."""
        if not self._session.is_open:
            self.forget()
            return
        if self._whose != self._session.caller:
            self.forget()
            self._whose = self._session.caller
        self._steps = None
        self._timer.start(WAIT_MS)
        self._clock.start()

    def look_now(self) -> None:
        """Have the list at once, when it is opened."""
        self.look()
        while self._timer.isActive():
            self._turn(None)

    def forget(self) -> None:
        """Nobody is in, or somebody else."""
        self._timer.stop()
        self._clock.stop()
        self._steps, self._whose = None, None
        if self.told is not None:
            self.told = None
            self.changed.emit()

    def end(self) -> None:
        """The window closes."""
        self.forget()
        self.announcer.end()

    def mark_seen(self, ids: Iterable[str]) -> None:
        """Keep that these were seen. PlannerError when it cannot be kept."""
        from planner.services.notices.all_notices import mark_seen

        mark_seen(self._session.store, self._session.caller, tuple(ids), self._session.clock)
        self.look_now()

    def keep_settings(self, settings: NoticeSettings) -> None:
        """Keep what the person wants to be told of."""
        from planner.services.notices.all_notices import keep_settings

        keep_settings(self._session.store, self._session.caller, settings)
        self.look_now()

    @Slot()
    def _go_on(self) -> None:
        if not self._session.is_open:
            # Closed since: nobody is told of it again.
            self.forget()
            return
        self._timer.setInterval(0)
        self._turn(TURN_MS)

    def _turn(self, milliseconds: int | None) -> None:
        """Some steps, or all that are left."""
        watch = QElapsedTimer()
        watch.start()
        try:
            if self._steps is None:
                self._steps = self._new_steps()
            while milliseconds is None or watch.elapsed() < milliseconds:
                next(self._steps)
        except StopIteration as end:
            self._show(end.value)
        except NotPermittedError:
            # The sign-in has fallen: asking again each minute would be a row in the log each minute.
            self.forget()
        except PlannerError:
            # The plan cannot be read just now: whoever looks at it is told. The next minute tries again.
            self._stop()

    def _new_steps(self) -> Steps[NoticeList]:
        from planner.services.notices.all_notices import notices_in_steps

        session = self._session
        return notices_in_steps(session.store, session.caller, session.clock)

    def _show(self, told: NoticeList) -> None:
        self._stop()
        is_new = told != self.told
        self.told = told
        self._announce(told)
        if is_new:
            self.changed.emit()

    def _stop(self) -> None:
        self._timer.stop()
        self._steps = None

    def _announce(self, told: NoticeList) -> None:
        from planner.services.notices.all_notices import to_announce

        session = self._session
        announced = _ANNOUNCED.setdefault((str(session.path), session.caller.name), set())
        new = to_announce(told, announced, session.clock)
        announced.update(each.id for each in new)
        team = session.team
        title = team.name if team is not None else "Rotabene"
        is_urgent = any(each.is_urgent for each in new)
        if len(new) > MOST_ANNOUNCED and not is_urgent:
            self.announcer.announce(title, f"{len(new)} new notices", is_urgent=False)
            return
        for each in new:
            self.announcer.announce(title, each.sentence, is_urgent=each.is_urgent)
