"""Fills the manager's cards from the plan; what a row's buttons do is the screen's."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from planner.domain.flexible_working import FlexibleRequest
from planner.domain.own_requests import OwnRequest
from planner.domain.team import Team
from planner.domain.time_grid import civil_of, clock, day_label
from planner.domain.worked_days import WorkedDay
from planner.rules.wording import counted
from planner.services.check_in.watch import Watched, watched_in, what_to_do
from planner.services.worked.later_start import late_finish_of
from planner.services.worked.toil_claim import extra_of
from planner.services.worked.work_days import DAYS_BACK, open_days, work_days
from ui.item_models.request_words import Look, RowWords, flexible_row, request_row, visit_row

if TYPE_CHECKING:
    from planner.ports import Store
    from ui.requests.decide_page import DecidePage

DECIDED_DAYS = 14
# Of visits that nobody has closed there may be hundreds, where a team has not begun to use them.
MOST_VISITS = 20
CORRECTED: Look = ("corrected", "accent", "pencil-simple")


class ManagersDeeds(Protocol):
    """What the buttons of the rows do."""

    def open_request(self, request: OwnRequest) -> None: ...

    def open_entry(self, request: FlexibleRequest) -> None: ...

    def make_sure(self, watched: Watched) -> None: ...

    def start_later(self, worked: WorkedDay) -> None: ...


class DecideRows:
    """The whole team's rows."""

    def __init__(self, page: DecidePage, deeds: ManagersDeeds) -> None:
        self._page, self._deeds = page, deeds
        # What waits for the manager, in words; nothing where nothing does.
        self.waiting = ""

    def show(self, store: Store, team: Team, now: datetime) -> None:
        """Everything anew."""
        names = team.staff_names
        requests = store.own_records(OwnRequest)
        self._show_asked(requests, team, names)
        self._show_register(store, names, now.date())
        self._show_visits(store, team, names, now)
        self._show_worked(store, team, names, now)
        self._show_answered(requests, team, names, now.date())
        open_ones, overdue = self._page.asked.waiting, self._page.visits.waiting
        said = [f"{counted(overdue, 'check-in')} overdue"] if overdue else []
        said += [f"{counted(open_ones, 'request')} to decide"] if open_ones else []
        self.waiting = " · ".join(said)

    def _show_asked(self, requests: tuple[OwnRequest, ...], team: Team, names: dict[str, str]) -> None:
        card = self._page.asked
        card.begin()
        found = [each for each in requests if each.is_open]
        known = {each.id for each in found}
        # What a team file brought along has nobody who asked.
        found += [
            OwnRequest(id=each.id, staff=each.staff, absence=each)
            for each in team.absences
            if each.state == "requested" and each.id not in known
        ]
        found += [
            OwnRequest(id=each.id, staff=each.staff, entry=each)
            for each in team.toil
            if each.state == "requested" and each.id not in known
        ]
        for each in sorted(found, key=lambda one: (one.later_start is None, one.on)):
            words = request_row(each, "", names.get(each.staff, each.staff))
            chip = ("urgent", "danger", "warning") if each.later_start else ("waits", "warn", "clock")
            row = card.add(RowWords(words.icon, words.title, words.detail, chip))
            row.add_button("Decide…", partial(self._deeds.open_request, each))
        card.end(len(found), "to decide")

    def _show_register(self, store: Store, names: dict[str, str], today: date) -> None:
        card = self._page.register
        card.begin()
        entries = sorted(store.own_records(FlexibleRequest), key=lambda one: (not one.is_open, one.decide_by))
        for each in entries:
            row = card.add(flexible_row(each, today, names.get(each.staff, each.staff)))
            row.add_button("Open…", partial(self._deeds.open_entry, each))
        card.end(sum(each.is_open for each in entries), "open")

    def _show_visits(self, store: Store, team: Team, names: dict[str, str], now: datetime) -> None:
        card = self._page.visits
        card.begin()
        watched = watched_in(store, now)
        for each in watched[:MOST_VISITS]:
            name = names.get(each.check_in.staff, each.check_in.staff)
            row = card.add(visit_row(each, name, what_to_do(team, each)))
            if each.check_in.state == "out" and each.stage != "ahead":
                row.add_button("They are safe…", partial(self._deeds.make_sure, each))
        left = len(watched) - MOST_VISITS
        note = f"And {left} of earlier days; the settings can let them go." if left > 0 else ""
        card.end(sum(each.is_overdue for each in watched), "overdue", note)

    def _show_worked(self, store: Store, team: Team, names: dict[str, str], now: datetime) -> None:
        card = self._page.worked
        card.begin()
        since = now.date() - timedelta(days=DAYS_BACK)
        told, minute = store.own_records(WorkedDay, since), civil_of(now)
        for each in sorted(told, key=lambda one: one.start, reverse=True):
            if each.state == "corrected":
                title = f"{names.get(each.staff, each.staff)}, {day_label(each.on.toordinal())}"
                note = each.history[-1].note if each.history else ""
                said = " · ".join(part for part in (extra_of(team, each).words, note) if part)
                self._add_corrected(team, each, RowWords("calendar-blank", title, said, CORRECTED), minute)
        waiting = [open_days(work_days(team, told, member.id, minute)) for member in team.staff]
        people = sum(number > 0 for number in waiting)
        days, who = counted(sum(waiting), "day"), counted(people, "person", "people")
        card.end(note=f"{days} of {who} not confirmed yet." if people else "")

    def _add_corrected(self, team: Team, worked: WorkedDay, words: RowWords, now: int) -> None:
        """A corrected day; after a late finish with the next start, while that is still to come."""
        finish = late_finish_of(team, worked)
        if finish is None or finish.shift.start <= now:
            self._page.worked.add(words)
            return
        begins = f"{day_label(finish.shift.day)} at {clock(finish.shift.start)}"
        said = f"{words.detail} · begins {begins}, not before {clock(finish.earliest)}"
        tone = "danger" if finish.breaks_law else "warn"
        row = self._page.worked.add(
            RowWords("rest", words.title, said, ("next start too early", tone, "warning"))
        )
        row.add_button(f"Start at {clock(finish.earliest)}", partial(self._deeds.start_later, worked))

    def _show_answered(
        self, requests: tuple[OwnRequest, ...], team: Team, names: dict[str, str], today: date
    ) -> None:
        card = self._page.answered
        card.begin()
        found = [
            (answer.at, each)
            for each in requests
            if (answer := each.answer) is not None and (today - answer.at.date()).days <= DECIDED_DAYS
        ]
        for _, each in sorted(found, key=lambda pair: pair[0], reverse=True):
            card.add(request_row(each, team.manager, names.get(each.staff, each.staff)))
        card.end()
