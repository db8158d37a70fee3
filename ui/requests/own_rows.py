"""Fills the cards of a person's requests from the plan; what a row's buttons do is the screen's."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Protocol

from planner.domain.flexible_working import FlexibleRequest
from planner.domain.own_requests import OwnRequest
from planner.domain.staff import Preference
from planner.domain.team import Team
from planner.domain.time_grid import civil_of, clock, date_of, hours_label
from planner.domain.worked_days import WorkedDay
from planner.rules.wording import counted
from planner.services.check_in.watch import Watched, watched_in, what_i_do, what_to_do
from planner.services.worked.later_start import late_finish_of
from planner.services.worked.toil_claim import extra_of
from planner.services.worked.work_days import DAYS_BACK, WorkDay, open_days, work_days
from ui.item_models.request_words import RowWords, day_row, flexible_row, request_row, visit_row
from ui.people.wishes_tab import wish_label
from ui.requests.entry_row import PlannedRow

if TYPE_CHECKING:
    from planner.ports import Store
    from ui.requests.own_page import OwnPage

# Requests that were answered so many days ago are looked up in the history.
ANSWERS_SHOWN_DAYS = 90
STAYS = (30, 60, 120)
BY_LAW = (
    "Anybody may ask for other hours, days or a place of work by law: twice in twelve months, with a "
    "decision within two months."
)


class OwnDeeds(Protocol):
    """What the buttons of the rows do."""

    def confirm(self, day: WorkDay) -> None: ...

    def correct(self, day: WorkDay) -> None: ...

    def claim(self, day: WorkDay) -> None: ...

    def start_later(self, day: WorkDay) -> None: ...

    def tell_safe(self, watched: Watched) -> None: ...

    def stay(self, watched: Watched, minutes: int) -> None: ...

    def make_sure(self, watched: Watched) -> None: ...

    def take_back(self, request: OwnRequest) -> None: ...

    def change_wish(self, wish: Preference) -> None: ...

    def remove_wish(self, wish: Preference) -> None: ...

    def withdraw(self, request: FlexibleRequest) -> None: ...

    def appeal(self, request: FlexibleRequest) -> None: ...


class OwnRows:
    """One person's rows; `staff` is that person."""

    def __init__(self, page: OwnPage, deeds: OwnDeeds) -> None:
        self._page, self._deeds = page, deeds
        # What waits for the person, in words; nothing where nothing does.
        self.waiting = ""

    def show(self, store: Store, team: Team, staff: str, now: datetime) -> None:
        """Everything anew."""
        minute = civil_of(now)
        requests = tuple(each for each in store.own_records(OwnRequest) if each.staff == staff)
        self._show_days(store, team, staff, minute, requests)
        self._show_visits(store, team, staff, now)
        self._show_requests(team, requests, now.date())
        self._show_wishes(team, staff)
        flexible = tuple(each for each in store.own_records(FlexibleRequest) if each.staff == staff)
        self._show_flexible(flexible, now.date())
        overdue, to_confirm = self._page.visits.waiting, self._page.worked.waiting
        said = [f"{counted(overdue, 'check-in')} overdue"] if overdue else []
        said += [f"{counted(to_confirm, 'day')} to confirm"] if to_confirm else []
        self.waiting = " · ".join(said)

    def _show_days(
        self, store: Store, team: Team, staff: str, now: int, requests: tuple[OwnRequest, ...]
    ) -> None:
        card, deeds = self._page.worked, self._deeds
        days = work_days(team, store.own_records(WorkedDay, _days_ago(now, DAYS_BACK)), staff, now)
        card.begin()
        for day in days:
            extra = extra_of(team, day.told) if day.told is not None else None
            row = card.add(day_row(day, extra))
            if extra is not None and extra.toil:
                words = f"Claim {hours_label(extra.toil)}"
                row.add_button(words, partial(deeds.claim, day), is_primary=True)
            if day.is_open:
                row.add_button("Confirm", partial(deeds.confirm, day), is_primary=True)
            row.add_button("Correct…", partial(deeds.correct, day))
            self._add_late_finish(team, day, now, requests)
        card.end(open_days(days), "to confirm")

    def _add_late_finish(self, team: Team, day: WorkDay, now: int, requests: tuple[OwnRequest, ...]) -> None:
        """After a late finish: the next start, while it is still to come."""
        finish = late_finish_of(team, day.told) if day.told is not None else None
        if finish is None or finish.shift.start <= now:
            return
        is_asked = any(
            each.is_open and each.later_start is not None and each.later_start.shift == finish.shift.id
            for each in requests
        )
        tone = "danger" if finish.breaks_law else "warn"
        chip = ("asked", "neutral", "clock") if is_asked else ("too early", tone, "warning")
        row = self._page.worked.add(RowWords("rest", "Your next start", finish.sentence, chip))
        if not is_asked:
            words = f"Start at {clock(finish.earliest)}"
            row.add_button(words, lambda: self._deeds.start_later(day), is_primary=True)

    def _show_visits(self, store: Store, team: Team, staff: str, now: datetime) -> None:
        card = self._page.visits
        names = team.staff_names
        watched = watched_in(store, now)
        mine = [each for each in watched if each.check_in.staff == staff]
        others = [
            each
            for each in watched
            if each.check_in.buddy == staff and each.check_in.staff != staff and each.stage != "ahead"
        ]
        card.begin()
        for each in mine:
            words = visit_row(each, "", what_i_do(team, each))
            self._add_own_visit(card.add(words, is_wide=True), each)
        for each in others:
            name = names.get(each.check_in.staff, each.check_in.staff)
            row = card.add(visit_row(each, name, what_to_do(team, each)))
            if each.check_in.state == "out":
                row.add_button("They are safe…", partial(self._deeds.make_sure, each))
        card.setVisible(bool(mine or others))
        card.end(sum(each.is_overdue for each in (*mine, *others)), "overdue")

    def _add_own_visit(self, row: PlannedRow, watched: Watched) -> None:
        if watched.check_in.state != "out" or watched.stage == "ahead":
            return
        for minutes in STAYS:
            words = f"+{minutes} min" if minutes < 60 else f"+{minutes // 60} h"
            tip = f"I stay {words.removeprefix('+')} longer"
            row.add_button(words, partial(self._deeds.stay, watched, minutes), tip=tip)
        words = f"I am out of {watched.case}"
        row.add_button(words, lambda: self._deeds.tell_safe(watched), is_primary=True, is_by_hand=True)

    def _show_requests(self, team: Team, requests: tuple[OwnRequest, ...], today: date) -> None:
        card = self._page.asked
        card.begin()
        for each in sorted(requests, key=lambda one: (not one.is_open, -one.on.toordinal())):
            answer = each.answer
            if answer is not None and (today - answer.at.date()).days > ANSWERS_SHOWN_DAYS:
                continue
            row = card.add(request_row(each, team.manager))
            may_go = each.state == "approved" and each.later_start is None and each.on > today
            if each.is_open or may_go:
                row.add_button("Take back", partial(self._deeds.take_back, each))
        card.end()

    def _show_wishes(self, team: Team, staff: str) -> None:
        card = self._page.wishes
        card.begin()
        for wish in team.preferences:
            if wish.staff != staff:
                continue
            is_kept = wish.wants == "cannot_work"
            chip = ("kept free", "accent", "lock-simple") if is_kept else ("wish", "neutral", "wish")
            row = card.add(RowWords("calendar-x" if is_kept else "wish", wish_label(wish), wish.reason, chip))
            row.add_button("Change…", partial(self._deeds.change_wish, wish))
            row.add_button("Remove", partial(self._deeds.remove_wish, wish))
        card.end()

    def _show_flexible(self, requests: tuple[FlexibleRequest, ...], today: date) -> None:
        card = self._page.flexible
        card.begin()
        for each in reversed(requests):
            row = card.add(flexible_row(each, today))
            if each.is_open:
                row.add_button("Withdraw", partial(self._deeds.withdraw, each))
            elif each.state == "refused":
                row.add_button("Appeal…", partial(self._deeds.appeal, each))
        self._page.ask_flexible.setEnabled(not any(each.is_open for each in requests))
        card.end(note="" if requests else BY_LAW)


def _days_ago(now: int, days: int) -> date:
    """So many days before a civil minute: older records are not read."""
    return date_of(now) - timedelta(days=days)
