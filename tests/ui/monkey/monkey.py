"""Plays with a window, and looks after each act whether everything is still as it must be."""

from __future__ import annotations

import faulthandler
import sys
import time
from collections import deque
from collections.abc import Callable
from random import Random
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from tests.planner.services.small_office import MONDAY as FIRST_WEEK
from tests.ui.monkey.hand import Hand, describe
from tests.ui.monkey.kept import Kept, differences, kept_of
from tests.ui.monkey.troubles import Troubles
from tests.ui.monkey.zoo import Zoo
from ui.history.history_screen import HistoryScreen
from ui.main_window.desk import Desk
from ui.settings.preferences import SCALE_CHOICES, THEME_CHOICES

# An act that takes longer hangs: every thread's place is written down, and the play ends.
HANGS_AFTER = 600.0
BUILD_PATIENCE_MS = 60_000
SETTLE_MS, SHEET_EVERY_MS = 5, 20
REMEMBERED_ACTS = 60
# Of the log, where a plan is not what it was.
LOGGED_SHOWN, LETTERS_SHOWN = 12, 700
FULL_ROUND_EVERY, REOPEN_EVERY = 150, 260
# Below the steps that the window can take back: beyond them the way to the start is cut off.
MOST_STEPS = 400

# What is done next, and how often of a hundred times.
CHANCES = {
    "hand_act": 60, "trigger": 18, "undo": 6, "redo": 4, "look_new": 0.3, "resize": 1, "wait": 6, "kill": 0.5,
    "go_back_in_the_log": 0.7,
}  # fmt: skip
# Somebody else's plan, or one whose passphrase is random: after so many acts before it another is begun.
MOST_ACTS_LOCKED = 40


class FaultError(AssertionError):
    """What the monkey has found."""


class Monkey:
    """`play` until the time is over; raises `FaultError` with the last acts when something is wrong."""

    def __init__(self, zoo: Zoo, troubles: Troubles, seed: int) -> None:
        self._zoo, self._troubles, self._random = zoo, troubles, Random(seed)
        self._hand = Hand(self._random)
        self._acts: deque[str] = deque(maxlen=REMEMBERED_ACTS)
        self._is_in_act = False
        self.acts, self.rounds, self.reopened, self.most_steps = 0, 0, 0, 0
        self._acts_locked = 0
        # What the plan was when its first step of undo was not yet made; what says that it is another plan.
        self._began: Kept = {}
        self._of: object = None
        self._left: object = None

    def play(self, seconds: float, say: Callable[[str], Any] = print) -> None:
        """Play for so long, and go back to the start at the end."""
        self._open()
        QTimer.singleShot(SHEET_EVERY_MS, self._meanwhile)
        ends, next_word = time.monotonic() + seconds, time.monotonic() + 60
        while time.monotonic() < ends:
            faulthandler.dump_traceback_later(HANGS_AFTER, exit=True)
            self._act()
            self._look()
            if self.acts % REOPEN_EVERY == 0 or self._desk.undo_stack.count() > MOST_STEPS:
                self._full_round()
                self._reopen()
            elif self.acts % FULL_ROUND_EVERY == 0:
                self._full_round()
            if time.monotonic() > next_word:
                next_word += 60
                say(self.told)
        self._full_round()
        self._reopen()
        faulthandler.cancel_dump_traceback_later()
        self._zoo.close()
        say(self.told)

    @property
    def told(self) -> str:
        """How far it is."""
        return (
            f"{self.acts} acts, {self.rounds} times back to the start and forth again, "
            f"{self.reopened} times closed and opened, up to {self.most_steps} steps of undo"
        )

    @property
    def last_acts(self) -> str:
        """What led to where it is."""
        acts = "\n".join(f"  {each}" for each in self._acts)
        return f"The last acts:\n{acts}\n\nAfter {self.told}."

    @property
    def _desk(self) -> Desk:
        return self._zoo.desk

    # --- acts --------------------------------------------------------------------------------------------

    def _act(self) -> None:
        self.acts += 1
        over = in_front()
        if over is not None:
            self._do(lambda: self._hand.answer_any(over))
        else:
            chance = self._random.choices(tuple(CHANCES), tuple(CHANCES.values()))[0]
            self._do(getattr(self, f"_{chance}"))
        if not self._zoo.window.isVisible():
            self._reopen(is_closed=True)

    def _do(self, act: Callable[[], str]) -> None:
        self._is_in_act = True
        try:
            words = act()
            self._acts.append(f"{words}{self._left_behind()}")
            QTest.qWait(SETTLE_MS)
        finally:
            self._is_in_act = False

    def _left_behind(self) -> str:
        """What the act has left in the log and on the undo stack; nothing where both are as they were."""
        session, stack = self._desk.session, self._desk.undo_stack
        row = next(iter(session.store.audit(most=1)), None) if session.is_open else None
        before, self._left = self._left, (row and (row.number, row.what), stack.index(), stack.count())
        if self._left == before:
            return ""
        frame = self._zoo.window.frame
        said = frame.message_bar.text if frame is not None and frame.message_bar.isVisible() else ""
        left = f"log: {row.what if row else 'empty'}; step {stack.index()} of {stack.count()}"
        return f" [{left}; said: {said}]" if said else f" [{left}]"

    def _meanwhile(self) -> None:
        """A sheet or menu that an act, or work that has come to its end, has opened waits for an answer: give
        it, from within. On the way back to the start it is left."""
        QTimer.singleShot(SHEET_EVERY_MS, self._meanwhile)
        over = in_front()
        if over is None:
            return
        if self._is_in_act:
            self._acts.append(f"meanwhile {self._hand.answer_any(over)}")
        else:
            self._acts.append(f"meanwhile left {describe(over)}")
            over.close()

    def _hand_act(self) -> str:
        desk = self._desk
        if desk.session.is_open and desk.session.rota is None and self._random.random() < 0.2:
            # Weeks without a rota go on for ever; most of what can be done wants one.
            desk.session.show_week(FIRST_WEEK)
            return "went back to the first week"
        return self._hand.any_act(self._zoo.window)

    def _trigger(self) -> str:
        possible = [each for each in self._desk.actions.actions if each.isEnabled()]
        action = self._random.choice(possible)
        action.trigger()
        return f"did {action.objectName()}"

    def _undo(self) -> str:
        name = self._desk.undo_stack.undoText()
        self._desk.actions.trigger("edit.undo")
        return f"undid {name!r}"

    def _redo(self) -> str:
        name = self._desk.undo_stack.redoText()
        self._desk.actions.trigger("edit.redo")
        return f"did {name!r} again"

    def _look_new(self) -> str:
        """Another theme and size, as the settings do it."""
        settings = self._zoo.preferences
        settings.theme = self._random.choice(THEME_CHOICES)
        settings.scale = self._random.choice(SCALE_CHOICES)
        if self._zoo.window.frame is not None:
            self._zoo.window.frame.look_chosen.emit("")
        return f"chose {settings.theme} at {settings.scale} %"

    def _kill(self) -> str:
        return self._zoo.kill_a_process()

    def _go_back_in_the_log(self) -> str:
        """To a step of any day, as the history does it."""
        desk = self._desk
        if not desk.session.is_open or desk.builder.is_running:
            return "nothing to go back to"
        desk.actions.trigger("screen.history")
        window = self._zoo.window
        screen = window.frame.shelf.screen if window.frame is not None else None
        if not isinstance(screen, HistoryScreen) or not screen.steps_model.rows:
            return "nothing to go back to"
        row = self._random.randrange(screen.steps_model.rowCount())
        words = screen.steps_model.rows[row].sentence
        screen.steps.selectRow(row)
        screen.go()
        return f"went in the history to {words!r}"

    def _resize(self) -> str:
        size = self._random.randint(900, 1900), self._random.randint(600, 1100)
        self._zoo.window.resize(*size)
        return f"made the window {size[0]} by {size[1]}"

    def _wait(self) -> str:
        milliseconds = self._random.choice((20, 100, 400))
        QTest.qWait(milliseconds)
        return f"waited {milliseconds} ms"

    # --- looking -----------------------------------------------------------------------------------------

    def _look(self) -> None:
        self._look_for_faults()
        desk = self._desk
        if not desk.session.is_open:
            self._look_at_the_lock()
            return
        stack = desk.undo_stack
        self.most_steps = max(self.most_steps, stack.count())
        if self._plan_now() != self._of and stack.count() == 0:
            self._begin()
        elif self._plan_now() != self._of:
            # What was published, and the reasons given for it, are never undone: a new start.
            self._reopen()
        elif stack.index() == 0 and not desk.builder.is_running and in_front() is None:
            self._compare(self._began, "the plan is not what it was before its first step")

    def _look_for_faults(self) -> None:
        if self._troubles.faults:
            self._fail("\n".join(self._troubles.faults))

    def _look_at_the_lock(self) -> None:
        self._acts_locked += self._desk.session.is_locked
        if self._acts_locked > MOST_ACTS_LOCKED:
            self._acts_locked = 0
            self._zoo.begin_again()
            self._reopen()

    def _plan_now(self) -> object:
        """Another plan, or another version published: from here on there is a new start."""
        session = self._desk.session
        if not session.is_open:
            return None
        published = tuple(
            row.number for row in session.store.audit(most=2000) if row.what.startswith("Publish")
        )
        return session.path, published

    def _begin(self) -> None:
        self._of = self._plan_now()
        self._began = self._kept() if self._desk.session.is_open else {}

    def _compare(self, before: Kept, sentence: str) -> None:
        found = differences(before, self._kept())
        if found:
            rows = [
                f"row {row.number}: {row.what}, {row.record} {row.before} -> {row.after}"[:LETTERS_SHOWN]
                for row in self._desk.session.store.audit(most=LOGGED_SHOWN)
            ]
            self._fail("\n".join((f"{sentence}:", *found, "The last rows of the log:", *rows)))

    def _kept(self) -> Kept:
        return kept_of(self._desk.session, FIRST_WEEK)

    def _full_round(self) -> None:
        """Undo to the start, look, and redo to the end, look again."""
        self._be_still()
        desk = self._desk
        if not desk.session.is_open:
            return
        stack, before = desk.undo_stack, self._kept()
        steps = stack.index()
        self._acts.append(f"goes back over {[stack.text(step) for step in range(steps)]}")
        while stack.canUndo():
            desk.actions.trigger("edit.undo")
        self._acts.append(f"undid {steps} steps")
        self._look()
        for _ in range(steps):
            desk.actions.trigger("edit.redo")
        self._acts.append(f"did {steps} steps again")
        self._compare(before, "undone and done again, the plan is not what it was")
        self.rounds += 1

    def _be_still(self) -> None:
        """Leave what is open, and let a build come to its end."""
        while (over := in_front()) is not None:
            over.close()
            QTest.qWait(SETTLE_MS)
        desk = self._desk
        desk.actions.trigger("screen.rota")
        QTest.qWait(SETTLE_MS)
        for _ in range(BUILD_PATIENCE_MS // SHEET_EVERY_MS):
            if not desk.builder.is_running:
                return
            QTest.qWait(SHEET_EVERY_MS)
        self._fail("a build does not end")

    # --- closing and opening -----------------------------------------------------------------------------

    def _reopen(self, *, is_closed: bool = False) -> None:
        before = None
        if not is_closed:
            self._be_still()
            # What is typed in a form is kept when its window closes.
            self._acts.append(self._zoo.keep_typed())
            if self._desk.session.is_open:
                before = self._desk.session.path, self._kept()
            self._zoo.close()
        self._acts.append("closed the window")
        self._zoo.forget()
        self._open()
        self.reopened += 1
        if before is not None and before[0] == self._desk.session.path:
            self._compare(before[1], "closed and opened again, the plan is not what it was")
        self._begin()

    def _open(self) -> None:
        self._zoo.open()
        self._look_for_faults()
        self._begin()

    def _fail(self, sentence: str) -> None:
        faulthandler.cancel_dump_traceback_later()
        raise FaultError(f"{sentence}\n\n{self.last_acts}")


def in_front() -> QWidget | None:
    """A menu, a list that has dropped down, or a sheet that has to be answered first."""
    return QApplication.activePopupWidget() or QApplication.activeModalWidget()


def faults_on_stderr() -> None:
    """A crash of Qt's own tells its place."""
    faulthandler.enable(sys.stderr)
