"""The plan that is open: its store, the week on screen, the draft rota, and every change made to it."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Slot

from planner.domain.errors import PlannerError
from planner.domain.in_steps import Steps
from planner.domain.roles import Caller
from planner.domain.time_grid import monday_of
from planner.ports import Clock, Store
from ui.session.changes import ChangeBus
from ui.session.first_week import first_week
from ui.session.plan_files import (
    is_sample,
    is_team_file,
    plan_of_sample,
    plan_of_team_file,
    refuse_missing,
)
from ui.session.reason_finder import ReasonFinder
from ui.session.shown_rota import ShownRota, rota_in_steps, show_checked, show_rota
from ui.tasks.idle_steps import IdleSteps

if TYPE_CHECKING:
    from planner.domain.rota import Rota, Uncovered
    from planner.domain.team import Team
    from planner.services.accounts.sign_in import SignedIn
    from planner.services.edit_rota import Changes
    from planner.services.edit_team import TeamEdit
    from planner.services.guarded_store import GuardedStore
    from planner.services.past_plan import PlanEdit
    from planner.services.rota_edits import ReplaceRota, RotaEdit
    from ui.session.door import Door

Done = TypeVar("Done")
# The rota of so many people for a week is checked whole before anybody could wait for it.
QUICK_PERSON_WEEKS = 24


class Session(QObject):
    """At most one plan at a time. Nothing here asks or shows anything: errors are PlannerErrors."""

    def __init__(self, folder: Path, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bus = ChangeBus(self)
        self.folder, self.clock = folder, clock
        # Closed while nobody has signed in to a plan that has sign-ins.
        self.door: Door | None = None
        self._path: Path | None = None
        self._shown: ShownRota | None = None
        self._published: Rota | None = None
        self._first_day = date.fromordinal(monday_of(clock.now().date()))
        # Whether the week on screen was chosen since the plan was opened.
        self._has_begun = False
        self.saved_at: datetime | None = None
        # The store's mark of what others have changed, as it was seen last; the last row of its log then.
        self._seen = self._logged = 0
        # Rows of the log that others have written since the plan was opened.
        self.by_others: tuple[range, ...] = ()
        # What is shown anew just now is somebody else's doing.
        self.is_looking_again = False
        self._reasons = ReasonFinder(self)
        self._reasons.ended.connect(self._reasons_found)
        # The check of the rota on screen, where an edit of the team may have changed every mark of it.
        self._check = IdleSteps(self, self.bus.check_failed.emit)
        self._check.ended.connect(self._checked)
        # While several edits are made one after the other; whether what is shown is of before the last.
        self._is_held = self._is_stale = False

    @property
    def is_open(self) -> bool:
        """Whether a plan is open to somebody."""
        return self.door is not None and not self.door.is_locked

    @property
    def is_locked(self) -> bool:
        """Whether a plan waits for somebody to sign in."""
        return self.door is not None and self.door.is_locked

    @property
    def path(self) -> Path | None:
        """The plan's database."""
        return self._path

    @property
    def is_sample(self) -> bool:
        return self._path is not None and is_sample(self._path, self.folder)

    @property
    def store(self) -> GuardedStore:
        """The open plan's store, as far as the caller may see and change it. RuntimeError when none is open:
        ask `is_open` first."""
        if self.door is None or self.door.store is None:
            raise RuntimeError("no plan is open")
        return self.door.store

    @property
    def shown(self) -> ShownRota | None:
        """The kept rota of the week; None while no plan is open."""
        return self._shown

    @property
    def team(self) -> Team | None:
        return self._shown.team if self._shown else None

    @property
    def rota(self) -> Rota | None:
        """The draft of the week, or the published rota where there is no draft."""
        return self._shown.rota if self._shown else None

    @property
    def published(self) -> Rota | None:
        """The published rota of the week."""
        return self._published

    @property
    def published_at(self) -> datetime | None:
        """When the week was last published."""
        if self._published is None:
            return None
        published = (each for each in self.store.versions(self._first_day) if each.state == "published")
        return max((each.at for each in published), default=None)

    @property
    def is_as_published(self) -> bool:
        """Whether what is shown is what was published."""
        published, rota = self._published, self.rota
        if published is None or rota is None:
            return False
        return (published.shifts, published.left_uncovered) == (rota.shifts, rota.left_uncovered)

    @property
    def first_day(self) -> date:
        """The Monday of the week on screen."""
        return self._first_day

    @property
    def caller(self) -> Caller:
        """Who works with the plan: the manager of this computer, as long as nobody has to sign in."""
        return self.store.caller if self.is_open else Caller("manager", "manager")

    @property
    def account(self) -> str:
        """The id of the account that is signed in; nothing where nobody has to."""
        signed_in = self.door.signed_in if self.door is not None else None
        return signed_in.account if signed_in is not None else ""

    @property
    def who(self) -> str:
        """In whose name changes are made."""
        return self.caller.name

    def open_sample(self, name: str) -> None:
        """Open a sample's plan, making it at its first use."""
        self.open(plan_of_sample(name, self.folder, self.clock))

    def open(self, path: Path) -> None:
        """Open a plan or a team file. What was open stays open when this fails."""
        from ui.bootstrap import open_store
        from ui.session.door import Door

        refuse_missing(path)
        plan = plan_of_team_file(path, self.folder, self.clock) if is_team_file(path) else path
        store = open_store(plan, self.clock)
        door = Door(store, self.clock)
        try:
            team = store.team()
            door.open_unless_locked()
        except Exception:
            store.close()
            raise
        self.close()
        self.door, self._path = door, plan
        self._seen, self._logged, self.by_others = store.data_version(), _last_row(store), ()
        self.saved_at = _last_saved(store)
        self._first_day = first_week(team, self.clock.now().date())
        self._has_begun = False
        self._enter()

    def sign_in(self, name: str, passphrase: str, new_passphrase: str | None = None) -> None:
        """Open the plan that waits. Raises `SignInError` and what else the door tells."""
        if self.door is not None:
            self.door.sign_in(name, passphrase, new_passphrase)
            self._enter()

    def sign_in_by_key(self, key: str) -> bool:
        """Open it with a key from the keyring, if that is still worth something."""
        if self.door is None or not self.door.sign_in_by_key(key):
            return False
        self._enter()
        return True

    def admit(self, signed_in: SignedIn) -> None:
        """Open it for whoever has signed in beside the window."""
        if self.door is not None:
            self.door.admit(signed_in)
            self._enter()

    def join(self, other: Session) -> None:
        """Open it for whoever is signed in to the same plan in another window."""
        signed_in = other.door.signed_in if other.door is not None else None
        if signed_in is not None and other.path == self.path:
            self.admit(signed_in)

    def lock(self) -> None:
        """Nothing is shown until somebody signs in again; nothing happens where nobody has to."""
        if self.door is None or self.account == "":
            return
        self.door.lock()
        self._enter()

    def look_at_door(self) -> None:
        """Lock where the sign-in was ended or changed elsewhere. Raises `NotPermittedError` then."""
        if self.door is None or not self.is_open:
            return
        try:
            self.door.look()
        except PlannerError:
            self._enter()
            raise

    def _enter(self) -> None:
        """Show what is open to whoever is in now; nothing while nobody is."""
        from planner.services.planned_weeks import covering_day

        self._forget_unfinished()
        self._shown = self._published = None
        if gc.get_freeze_count():
            # What the plan or the window before has left goes now: frozen it would stay for ever.
            gc.unfreeze()
            gc.collect()
        if self.is_open:
            spans = self.store.kept_spans()
            if not self._has_begun:
                # A draft of a week that nothing asks for any more is work, too, for whoever may see it.
                self._first_day = first_week(self.store.team(), self.clock.now().date(), spans)
                self._has_begun = True
            self._first_day = covering_day(spans, self._first_day)
            self._read_week()
        # A large plan is millions of objects that stay: the garbage collector need not go through them in the
        # middle of an edit.
        gc.freeze()
        self.bus.plan_changed.emit()

    def close(self) -> None:
        """Close the plan; everything is in it already."""
        if self.door is not None:
            self.door.whole.close()
        self._forget_unfinished()
        self.door = self._path = self._shown = self._published = None

    @property
    def last_logged(self) -> int:
        """The number of the last row of the plan's log, whoever may read it."""
        return _last_row(self.door.whole) if self.door is not None else 0

    def look_again(self) -> bool:
        """Show what somebody else has changed meanwhile, another window or another program; whether any had.

        PlannerError when the plan cannot be read any more.
        """
        if self.door is None:
            return False
        seen = self.door.whole.data_version()
        if seen == self._seen:
            return False
        self._seen, before = seen, self._logged
        self._logged = _last_row(self.door.whole)
        self.by_others = (*self.by_others, range(before + 1, self._logged + 1))
        self.saved_at = _last_saved(self.door.whole)
        if not self.is_open:
            return False
        self.look_at_door()
        self.is_looking_again = True
        try:
            self._show_changed()
        finally:
            self.is_looking_again = False
        return True

    def show_week(self, day: date) -> None:
        """Show the week of a day; where it lies in a rota of several weeks, that rota."""
        from planner.services.planned_weeks import covering_day

        self._first_day = date.fromordinal(monday_of(day))
        if self.is_open:
            self._first_day = covering_day(self.store.kept_spans(), day)
            self._read_week()
        self.bus.plan_changed.emit()

    def show_next_week(self, weeks: int = 1) -> None:
        """Go forward, past what is shown, or back when negative."""
        shown = self._shown.problem.weeks - 1 if self._shown is not None and weeks > 0 else 0
        self.show_week(self._first_day + timedelta(weeks=weeks + shown))

    def apply(
        self, edit: RotaEdit | ReplaceRota, reason: str | None = None, week: date | None = None
    ) -> Changes:
        """Put an edit into the store; `inverse` of what is returned takes it back.

        `week`: the first day of the rota it is of, where that is not the one on screen. PlannerError when it
        is refused.
        """
        from planner.services.edit_rota import edit_rota

        self.settle()
        first_day = week or self._first_day
        changes = edit_rota(
            self.store, first_day, edit, self.who, reason=reason, clock=self.clock, explains=False
        )
        self.note_kept()
        if changes.new_rota is None or changes.problem is None or first_day != self._first_day:
            self._read_week()
        else:
            team, known = self.store.team(), self._shown.uncovered if self._shown is not None else ()
            self._shown = show_checked(team, changes.problem, changes.new_rota, changes.findings, known)
            self._is_stale = False
            self._reasons.look(self._shown)
        if changes.team:
            self.bus.team_changed.emit()
        self.bus.rota_changed.emit()
        return changes

    def apply_to_team(self, edit: TeamEdit, reason: str | None = None) -> TeamEdit:
        """Put an edit of the team into the store; the inverse that is returned takes it back.

        The rota on screen is checked again: in idle time where it is a large one of which every mark may be
        another. PlannerError when it is refused.
        """
        from planner.services.edit_team import edit_team, may_change_all, may_change_much

        inverse = edit_team(self.store, edit, self.who, reason=reason)
        if self.door is not None:
            # The manager's name may have changed.
            self.door.look()
        if self._is_held:
            self._is_stale = True
        elif self._is_large and may_change_all(edit):
            self._check_later()
        elif may_change_much(edit):
            self._much_changed()
        else:
            self._all_changed()
        return inverse

    def apply_to_plan(self, edit: PlanEdit) -> PlanEdit:
        """The same with an edit that goes back to a step of the log: of the team, and of any drafts."""
        from planner.services.past_plan import put_plan

        inverse = put_plan(self.store, edit, self.who)
        self._much_changed()
        return inverse

    @contextmanager
    def changed_once(self) -> Iterator[None]:
        """What several edits change one after the other is shown, and told of, once at the end."""
        self._is_held = True
        self.bus.blockSignals(True)
        try:
            yield
        finally:
            self.bus.blockSignals(False)
            self._is_held = False
            if self._is_stale:
                self._much_changed()
            else:
                self.bus.saved.emit()
                self._tell_all()

    def do(self, deed: Callable[[GuardedStore, Caller, Clock], Done]) -> Done:
        """Do what a role may do beside planning (ask, answer, confirm); it is on no undo stack.

        PlannerError when it is refused; what somebody else did meanwhile, perhaps the cause, is shown then.
        """
        try:
            done = deed(self.store, self.caller, self.clock)
        except PlannerError:
            self.look_again()
            raise
        self._all_changed()
        return done

    def publish(self, reasons: Mapping[str, str]) -> None:
        """Publish the week's draft; `reasons` for the policy exceptions."""
        from planner.services.publish_rota import publish_rota

        self.settle()
        publish_rota(self.store, self._first_day, self.who, reasons)
        self.note_kept()
        self._read_week()
        self.bus.rota_changed.emit()

    def rota_of(self, monday: date) -> Rota | None:
        """The draft that begins on a Monday, or what was published of it."""
        return self.store.draft(monday) or self.store.published(monday)

    def note_kept(self) -> None:
        """Something was kept, here or by a use case of its own, such as who signs in: other windows look."""
        self.saved_at, self._logged = self.clock.now(), _last_row(self.store.whole)
        self.bus.saved.emit()

    def _all_changed(self) -> None:
        """Read again what is shown, and tell of it."""
        self.note_kept()
        self._show_changed()

    def _show_changed(self) -> None:
        self._read_week()
        self._tell_all()

    def _tell_all(self) -> None:
        self.bus.team_changed.emit()
        self.bus.rota_changed.emit()

    def _much_changed(self) -> None:
        """The same where a large rota would take long: all is shown as it was before until it is checked."""
        if self._is_held:
            self._is_stale = True
            return
        if self._shown is None or not self._is_large:
            self._all_changed()
            return
        self.note_kept()
        self._begin_check(self._shown, self.store.team())

    @property
    def _is_large(self) -> bool:
        problem = self._shown.problem if self._shown is not None and self._shown.rota is not None else None
        return problem is not None and len(problem.people) * problem.weeks > QUICK_PERSON_WEEKS

    def _check_later(self) -> None:
        """Show the team as it is now, with the marks of before until they are worked out anew."""
        self.note_kept()
        if self._shown is not None:
            team = self.store.team()
            self._begin_check(replace(self._shown, team=team), team)
            self.bus.team_changed.emit()

    def _begin_check(self, meanwhile: ShownRota, team: Team) -> None:
        self._forget_unfinished()
        self._shown = replace(meanwhile, is_being_checked=True)
        self._check.begin(self._check_in_steps(team, meanwhile.uncovered))
        self.bus.check_began.emit()

    def _check_in_steps(self, team: Team, known: tuple[Uncovered, ...]) -> Steps[ShownRota]:
        from planner.reports.person_week import person_weeks_in_steps

        shown = yield from rota_in_steps(team, self._first_day, self._kept_rota(), self.store, known)
        # All that is shown of anybody may be another, too; the views will ask for it at once.
        yield from person_weeks_in_steps(shown.team, shown.problem, shown.shifts)
        return shown

    @Slot(object)
    def _checked(self, shown: ShownRota) -> None:
        before, self._shown = self._shown, shown
        self._reasons.look(shown)
        if before is None or before.team is not shown.team:
            self.bus.team_changed.emit()
        self.bus.rota_changed.emit()

    def settle(self) -> None:
        """Have the rota checked now, where that is still going on: something is to be done with it."""
        self._check.finish()

    def _forget_unfinished(self) -> None:
        self._is_stale = False
        self._check.stop()
        self._reasons.stop()

    @Slot(object)
    def _reasons_found(self, uncovered: tuple[Uncovered, ...]) -> None:
        """All reasons are worked out, in idle time."""
        shown = self._shown
        if shown is not None and shown.rota is not None and shown.uncovered != uncovered:
            self._shown = replace(shown, rota=shown.rota.model_copy(update={"uncovered": uncovered}))
            self.bus.reasons_found.emit()

    def work_out_reasons(self) -> None:
        """Have all reasons now: what is shown goes out of the program."""
        self.settle()
        self._reasons.finish()

    def _read_week(self) -> None:
        self._forget_unfinished()
        store, rota = self.store, self._kept_rota()
        known = self._shown.uncovered if self._shown is not None else ()
        self._shown = show_rota(store.team(), self._first_day, rota, store, known)
        self._reasons.look(self._shown)

    def _kept_rota(self) -> Rota | None:
        """The week's draft, or what is published of it."""
        self._published = self.store.published(self._first_day)
        return self.store.draft(self._first_day) or self._published


def _last_saved(store: Store) -> datetime | None:
    """When the last row of the audit log was written."""
    return next((row.at for row in store.audit(most=1)), None)


def _last_row(store: Store) -> int:
    """The number of the last row of the audit log."""
    rows = store.audit(most=1)
    return rows[0].number if rows else 0
