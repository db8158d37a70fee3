"""Works out why demand is uncovered while the person does something else: in small steps between events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ui.tasks.idle_steps import IdleSteps

if TYPE_CHECKING:
    from ui.session.shown_rota import ShownRota

# How long to let an edit be followed by the next one.
WAIT_MS = 60


class ReasonFinder(IdleSteps):
    """One rota at a time; what it ends with is a tuple of Uncovered, as `list_uncovered` gives."""

    def look(self, shown: ShownRota) -> None:
        """Begin with what is shown, unless its reasons were worked out at once."""
        from planner.services.list_gaps import is_quick
        from planner.services.list_uncovered import uncovered_in_steps

        self.stop()
        if shown.rota is not None and shown.uncovered and not is_quick(shown.problem, shown.uncovered):
            self.begin(uncovered_in_steps(shown.problem, shown.shifts, shown.findings), WAIT_MS)
