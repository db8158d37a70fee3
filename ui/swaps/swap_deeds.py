"""What can be done with requests from the window: each asks what is missing, does it, and tells the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from planner.domain.errors import PlannerError
from planner.domain.swaps import Leg, SwapRequest, Work
from ui.dialogs.why_sheet import Question

if TYPE_CHECKING:
    from planner.domain.roles import Caller
    from planner.ports import Clock, Store
    from ui.main_window.desk import Desk

Deed = Callable[["Store", "Caller", "Clock"], SwapRequest]
WHY_REFUSED = Question(
    "Refuse the swap",
    "Why it is refused",
    "It is shown to those who take part in the request, and kept in the audit log.",
    "Refuse",
)
WHY_APPROVED = Question(
    "Approve although a policy is broken",
    "Reason for the exception",
    "It is kept with the exception, in the audit log, for managers alone.",
    "Approve",
)
WHY_UNDONE = Question(
    "Undo the swap",
    "Why it is undone",
    "The shifts and the agreed hours go back. It is shown to those who take part in the request, and kept in "
    "the audit log.",
    "Undo it",
)


class SwapDeeds(QObject):
    """All deeds go through the services, which hold everybody to what they may."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def ask(self, work: Work, ways: Sequence[Sequence[Leg]]) -> bool:
        """Ask for the ways; none: the work is put up for anyone."""
        from planner.services.swaps import requests

        done = self._do(lambda store, caller, clock: requests.ask(store, caller, work, ways, clock))
        if done is None:
            return False
        self._desk.say("It is put up for anyone." if not ways else "Asked. It stays yours until it is done.")
        return True

    def accept(self, request: SwapRequest, way: str, staff: str | None = None) -> None:
        """Agree to a way, for oneself or (the manager) for `staff`."""
        from planner.services.swaps import requests

        self._tell(
            self._do(
                lambda store, caller, clock: requests.accept(store, caller, request.id, way, clock, staff)
            )
        )

    def take(self, request: SwapRequest, staff: str | None = None) -> None:
        """Take what was put up for anyone."""
        from planner.services.swaps import requests

        self._tell(
            self._do(lambda store, caller, clock: requests.take(store, caller, request.id, clock, staff))
        )

    def decline(self, request: SwapRequest, staff: str | None = None) -> None:
        """Turn it down. Nobody has to say why."""
        from planner.services.swaps import requests

        done = self._do(
            lambda store, caller, clock: requests.decline(store, caller, request.id, clock, staff)
        )
        if done is not None:
            self._desk.say("Declined.")

    def cancel(self, request: SwapRequest) -> None:
        """The giver takes it back."""
        from planner.services.swaps import requests

        done = self._do(lambda store, caller, clock: requests.cancel(store, caller, request.id, clock))
        if done is not None:
            self._desk.say("The request is taken back; the work stays where it was.")

    def approve(self, request: SwapRequest) -> None:
        """Approve; a reason is asked where a policy is newly broken."""
        from planner.services.swaps import requests

        touched, reason = self.against(request), ""
        if touched:
            asked = self._desk.ask.why(WHY_APPROVED, " ".join(touched))
            if asked is None:
                return
            reason = asked
        self._tell(
            self._do(lambda store, caller, clock: requests.approve(store, caller, request.id, clock, reason))
        )

    def against(self, request: SwapRequest) -> tuple[str, ...]:
        """The policies that approving would newly break, or why it is not possible any more."""
        from planner.services.swaps.needs_reason import touched_by

        session = self._desk.session
        try:
            return touched_by(session.store, session.caller, request, session.clock)
        except PlannerError as trouble:
            return (trouble.sentence,)

    def refuse(self, request: SwapRequest) -> None:
        """The manager refuses and says why."""
        from planner.services.swaps import requests

        reason = self._desk.ask.why(WHY_REFUSED, "")
        if reason is not None:
            self._do(lambda store, caller, clock: requests.refuse(store, caller, request.id, reason, clock))

    def undo(self, request: SwapRequest) -> None:
        """The manager takes back what was done."""
        from planner.services.swaps import requests

        reason = self._desk.ask.why(WHY_UNDONE, "")
        if reason is not None:
            self._do(lambda store, caller, clock: requests.undo(store, caller, request.id, reason, clock))

    def tell_gone(self) -> None:
        """The request is not open to whoever looks any more: what others have agreed is theirs."""
        self._desk.say("Somebody else has taken this work, or it was taken back.")

    def _do(self, deed: Deed) -> SwapRequest | None:
        """Done, or None with the trouble told; what waits no longer is ended first."""
        try:
            return self._desk.session.do(deed)
        except PlannerError as trouble:
            self._desk.tell_trouble(trouble)
            return None

    def _tell(self, request: SwapRequest | None) -> None:
        """What became of it."""
        if request is None:
            return
        said = {
            "asked": "You have agreed; others have still to answer.",
            "agreed": "Agreed. It waits for the manager.",
            "done": "Done: the work has changed hands, and the rota is published anew.",
        }
        if request.state in said:
            self._desk.say(said[request.state])
