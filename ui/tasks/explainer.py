"""What is known of the ways out: fixes of uncovered demand, answers to "why this?", clashes, fairness."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from planner.domain.errors import PlannerError
from planner.domain.rota import Rota
from planner.services.explain.prove_fairness import FairnessProof
from planner.services.explain.records import Fix, Why
from solver.explain_messages import (
    ClashesAnswered,
    ClashesAsked,
    FairnessAnswered,
    FairnessAsked,
    FixesAsked,
    FixesEnded,
    FixFound,
    Refused,
    Reply,
    WhyAnswered,
    WhyAsked,
)
from ui.session.shown_rota import ShownRota
from ui.tasks.explain_task import ExplainTask

SearchState = Literal["unasked", "searching", "ended", "stopped", "failed"]
# The last fixes are there within eight seconds of asking.
FIX_SECONDS, WHY_SECONDS, FAIRNESS_SECONDS = 7.2, 5.0, 20.0
# A kind is shown twice at most, as the ranked list has it: the manager chooses between kinds.
MOST_OF_A_KIND = 2
# Stepping from problem to problem asks for none of those passed on the way.
ASK_AFTER_MS = 120


@dataclass(frozen=True, slots=True)
class Ways:
    """The fixes of one demand so far, best first. `trouble` says why there was no search."""

    demand: str
    state: SearchState = "unasked"
    fixes: tuple[Fix, ...] = ()
    trouble: str = ""

    @property
    def is_searching(self) -> bool:
        return self.state == "searching"


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of why a shift is there, or the activity of it that starts at `activity`."""

    shift: str
    why: Why | None = None
    trouble: str = ""
    activity: int | None = None

    @property
    def is_searching(self) -> bool:
        return self.why is None and not self.trouble


@dataclass(frozen=True, slots=True)
class FairnessAnswer:
    """What is known of whether evenings, duty and weekends can be shared more evenly."""

    proof: FairnessProof | None = None
    trouble: str = ""

    @property
    def is_searching(self) -> bool:
        return self.proof is None and not self.trouble


# A shift, and where an activity of it starts.
Subject = tuple[str, int | None]


class Explainer(QObject):
    """Asks the explaining process about the rota it was shown, and remembers until that changes.

    Without a command it never asks anything.
    """

    # More is known: `demand_moved` names the demand, `answer_moved` is about the shift last asked for.
    demand_moved = Signal(str)
    answer_moved = Signal()
    # What cannot stand together: a tuple of clashes.
    clashes_found = Signal(object)
    fairness_moved = Signal()

    def __init__(self, command: list[str] | None, workers: int = 2, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workers = workers
        self._task = ExplainTask(command, self) if command else None
        if self._task is not None:
            self._task.replied.connect(self._take)
        self._shown: ShownRota | None = None
        self._ways: dict[str, Ways] = {}
        self._answers: dict[Subject, Answer] = {}
        self._fairness: FairnessAnswer | None = None
        self._number = 0
        # The demand, shift or activity that is being looked at.
        self._demand: str | None = None
        self._subject: Subject | None = None
        self._ask_timer = QTimer(self)
        self._ask_timer.setSingleShot(True)
        self._ask_timer.setInterval(ASK_AFTER_MS)
        self._ask_timer.timeout.connect(self._ask)

    @property
    def process_id(self) -> int:
        """Of the explaining process; 0 when there is none."""
        return self._task.process_id if self._task is not None else 0

    @property
    def is_searching(self) -> bool:
        """Whether something is being looked for, or is about to be."""
        return self._ask_timer.isActive() or (self._task is not None and self._task.is_searching)

    def ways(self, demand: str) -> Ways:
        """What is known of a demand."""
        return self._ways.get(demand, Ways(demand))

    def is_about(self, shift: str | None, activity: int | None = None) -> bool:
        """Whether it is being asked why that shift, or that activity of it, is there."""
        return shift is not None and self._subject == (shift, activity)

    def answer(self, shift: str, activity: int | None = None) -> Answer | None:
        """What is known of a shift or activity; None when it was not asked about."""
        return self._answers.get((shift, activity))

    @property
    def fairness(self) -> FairnessAnswer | None:
        """What is known of the rota's fairness; None when it was not asked."""
        return self._fairness

    @Slot()
    def forget(self) -> None:
        """The rota is another: nothing that was found holds any more."""
        self.stop()
        self._clear()
        self._shown = None

    def look(self, shown: ShownRota, demand: str, *, is_asked: bool = False) -> None:
        """Look for fixes of a demand, unless they are known; after a failure only where it `is_asked`."""
        known = self.ways(demand).state in (("searching",) if is_asked else ("searching", "ended", "failed"))
        if self._task is None or (known and self._shown is shown):
            return
        self._begin(shown)
        self._demand = demand
        # What was found before the search was stopped is found again.
        self._ways[demand] = Ways(demand, "searching", self.ways(demand).fixes)
        self._ask_timer.start()
        self.demand_moved.emit(demand)

    def ask_why(self, shown: ShownRota, shift: str, activity: int | None = None) -> None:
        """Ask why a shift is there, or the activity of it that starts at `activity`, unless it is known."""
        subject = (shift, activity)
        if self._task is None or (subject in self._answers and self._shown is shown):
            return
        self._begin(shown)
        self._subject = subject
        self._answers[subject] = Answer(shift, activity=activity)
        self._number += 1
        rota, workers = _rota(shown), self._workers
        self._task.ask(
            WhyAsked(self._number, shown.team, rota, shift, activity, seconds=WHY_SECONDS, workers=workers)
        )
        self.answer_moved.emit()

    def ask_fairness(self, shown: ShownRota) -> None:
        """Ask whether the rota can be shared more evenly, unless it is known."""
        is_known = self._fairness is not None and not self._fairness.trouble and self._shown is shown
        if self._task is None or is_known:
            return
        self._begin(shown)
        self._fairness = FairnessAnswer()
        self._number += 1
        self._task.ask(FairnessAsked(self._number, shown.team, _rota(shown), FAIRNESS_SECONDS, self._workers))
        self.fairness_moved.emit()

    def ask_clashes(self, shown: ShownRota) -> None:
        """Ask what cannot stand together in a week without a lawful rota."""
        if self._task is None:
            return
        self._begin(shown)
        self._number += 1
        problem, first_day = shown.problem, date.fromordinal(shown.problem.first_day)
        self._task.ask(
            ClashesAsked(self._number, shown.team, first_day, problem.weeks, shown.rota, self._workers)
        )

    def stop(self) -> None:
        """Whatever is being looked for is no longer wanted; what was found stays."""
        self._ask_timer.stop()
        if self._task is not None:
            self._task.stop()
        demand, subject = self._demand, self._subject
        self._demand = self._subject = None
        if demand is not None and self.ways(demand).is_searching:
            self._ways[demand] = replace(self._ways[demand], state="stopped")
            self.demand_moved.emit(demand)
        if subject is not None and subject in self._answers and self._answers[subject].is_searching:
            del self._answers[subject]
            self.answer_moved.emit()
        if self._fairness is not None and self._fairness.is_searching:
            self._fairness = None
            self.fairness_moved.emit()

    def warm(self) -> None:
        """Start the process before anything is asked."""
        if self._task is not None:
            self._task.warm()

    def abandon(self) -> None:
        """End the process at once: the window is closing."""
        self._ask_timer.stop()
        if self._task is not None:
            self._task.kill()

    def _begin(self, shown: ShownRota) -> None:
        self.stop()
        if self._shown is not shown:
            self._clear()
        self._shown = shown

    def _clear(self) -> None:
        self._ways.clear()
        self._answers.clear()
        self._fairness = None

    @Slot()
    def _ask(self) -> None:
        shown, demand = self._shown, self._demand
        if self._task is None or shown is None or demand is None:
            return
        self._number += 1
        self._task.ask(
            FixesAsked(
                self._number, shown.team, _rota(shown), demand, seconds=FIX_SECONDS, workers=self._workers
            )
        )

    @Slot(object)
    def _take(self, reply: Reply) -> None:
        if isinstance(reply, WhyAnswered):
            if self._subject is not None:
                shift, activity = self._subject
                self._take_answer(Answer(shift, reply.why, activity=activity))
        elif isinstance(reply, FairnessAnswered):
            self._take_fairness(FairnessAnswer(reply.proof))
        elif isinstance(reply, ClashesAnswered):
            self.clashes_found.emit(reply.clashes)
        elif isinstance(reply, Refused):
            self._take_refusal(PlannerError(reply.sentence, reply.next_step))
        elif self._demand is not None:
            self._take_ways(self._demand, reply)

    def _take_ways(self, demand: str, reply: FixFound | FixesEnded) -> None:
        known = self.ways(demand)
        if isinstance(reply, FixesEnded):
            self._ways[demand] = replace(known, state="ended", fixes=reply.fixes)
            self._demand = None
        else:
            others = [fix for fix in known.fixes if fix.id != reply.fix.id]
            ranked = sorted((*others, reply.fix), key=lambda fix: (fix.rank, fix.id))
            self._ways[demand] = replace(known, fixes=few_of_a_kind(ranked))
        self.demand_moved.emit(demand)

    def _take_answer(self, answer: Answer) -> None:
        self._answers[answer.shift, answer.activity] = answer
        self._subject = None
        self.answer_moved.emit()

    def _take_fairness(self, answer: FairnessAnswer) -> None:
        self._fairness = answer
        self.fairness_moved.emit()

    def _take_refusal(self, trouble: PlannerError) -> None:
        if self._subject is not None:
            shift, activity = self._subject
            self._take_answer(Answer(shift, trouble=str(trouble), activity=activity))
        elif self._fairness is not None and self._fairness.is_searching:
            self._take_fairness(FairnessAnswer(trouble=str(trouble)))
        elif self._demand is not None:
            demand, self._demand = self._demand, None
            self._ways[demand] = replace(self.ways(demand), state="failed", trouble=str(trouble))
            self.demand_moved.emit(demand)


def few_of_a_kind(fixes: Sequence[Fix]) -> tuple[Fix, ...]:
    """The fixes, best first, without the third and further of a kind."""
    number: Counter[str] = Counter()
    kept = []
    for fix in fixes:
        number[fix.kind] += 1
        if number[fix.kind] <= MOST_OF_A_KIND:
            kept.append(fix)
    return tuple(kept)


def _rota(shown: ShownRota) -> Rota:
    if shown.rota is None:
        raise RuntimeError("nothing can be explained without a rota")
    return shown.rota
