"""Looks who can take work while the person does something else: in small steps between events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from planner.domain.errors import PlannerError
from planner.domain.in_steps import Steps
from planner.services.swaps.takers import Outlook, best_first
from ui.tasks.idle_steps import IdleSteps

if TYPE_CHECKING:
    from planner.domain.roles import Caller
    from planner.domain.swaps import Work
    from planner.ports import Store
    from planner.services.swaps.takers import Takers

# How long to let a choice be followed by the next one.
WAIT_MS = 90


class TakerSearch(QObject):
    """One piece of work at a time; another one takes its place.

    `takers` is there once anything was found; it holds the weeks still that the answers are about.
    """

    # Outlooks: of all colleagues, best first; of chains of three; of what one colleague could give in return.
    found = Signal(object)
    chains_found = Signal(object)
    # With what they were asked of.
    returns_found = Signal(str, object, object)
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.takers: Takers | None = None
        self._later: list[Steps[None]] = []
        self._asked: tuple[Store, Caller] | None = None
        self._work = IdleSteps(self, self._fail)
        self._work.ended.connect(self._next)

    @property
    def is_looking(self) -> bool:
        return self._work.is_working

    def look(self, store: Store, caller: Caller, work: Work) -> None:
        """Begin with a piece of work."""
        self.stop()
        self._asked = store, caller
        self._work.begin(self._all_steps(store, caller, work), WAIT_MS)

    def look_for_returns(self, work: Work, colleague: str, also: Sequence[int] = ()) -> None:
        """What the colleague could give for it, after what is being looked for; `also`: moments of other
        weeks."""
        if self.takers is None:
            return
        self._later.append(self._return_steps(self.takers, work, colleague, also))
        if not self.is_looking:
            self._next()

    def stop(self) -> None:
        """Forget it."""
        self._work.stop()
        self.takers = None
        self._later.clear()

    def _all_steps(self, store: Store, caller: Caller, work: Work) -> Steps[None]:
        from planner.services.swaps.chains import Chains
        from planner.services.swaps.eligible import freeze_in_steps, takers_for

        takers = takers_for(store, caller, work)
        yield
        yield from freeze_in_steps(takers)
        found: list[Outlook] = []
        for outlook in takers.each_for(work):
            found.append(outlook)
            yield
        self.takers = takers
        self.found.emit(best_first(found))
        if work.demand is None:
            chains = yield from Chains(takers).in_steps(work)
            self.chains_found.emit(chains)

    def _return_steps(self, takers: Takers, work: Work, colleague: str, also: Sequence[int]) -> Steps[None]:
        from planner.services.swaps.eligible import freeze_in_steps, takers_for

        if also and self._asked is not None:
            takers = takers_for(*self._asked, work, also)
            yield from freeze_in_steps(takers)
        found: list[Outlook] = []
        for outlook in takers.each_return(work, colleague):
            found.append(outlook)
            yield
        self.returns_found.emit(colleague, takers, best_first(found))

    def _fail(self, trouble: PlannerError) -> None:
        self.stop()
        self.failed.emit(trouble)

    @Slot()
    def _next(self) -> None:
        if self._later:
            self._work.begin(self._later.pop(0))
