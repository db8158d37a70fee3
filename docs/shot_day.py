"""What has happened in the sample when the screens of its workers are photographed: asked, answered, worked.

Who does what follows from the rota that was found, which is another one each time: the fullest case is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from planner.domain.errors import PlannerError
from planner.domain.own_requests import OwnRequest
from planner.domain.records import DateRange
from planner.domain.roles import Caller
from planner.domain.rota import Shift
from planner.domain.staff import Preference, StaffMember
from planner.domain.swaps import Leg
from planner.domain.time_grid import DAY, Span, instant, monday_of
from planner.services.accounts.people import invite
from planner.services.accounts.sign_in import sign_in
from planner.services.check_in.lone_visits import LoneVisit, lone_visits
from planner.services.check_in.tell import i_am_safe
from planner.services.flexible.register import ask_for_flexible_working
from planner.services.pattern_templates import template
from planner.services.published_days import shifts_on
from planner.services.requests.decide import approve_request, decline_request
from planner.services.requests.own_leave import ask_for_leave, ask_for_toil
from planner.services.requests.own_wishes import put_wish
from planner.services.swaps import requests
from planner.services.swaps.eligible import takers_for
from planner.services.swaps.takers import whole
from planner.services.worked.confirm import correct_day
from planner.store.sqlite_store import SqliteStore

PASSPHRASE = "seven quiet herons"
PUBLISHED = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
ASKED = datetime(2026, 11, 21, 12, 30, tzinfo=UTC)
LOOKED_AT = datetime(2026, 11, 22, 18, 0, tzinfo=UTC)
# How late a lone visit is when it is looked at.
LATE = timedelta(minutes=20)
# So many agreed requests wait for the manager.
WAITING = 3


@dataclass
class ShotClock:
    """Stands still until it is moved."""

    at: datetime = PUBLISHED

    def now(self) -> datetime:
        """The moment of the picture."""
        return self.at


@dataclass(frozen=True)
class ShotDay:
    """The published sample. `manager`: who signs in first."""

    store: SqliteStore
    clock: ShotClock
    manager: Caller

    @property
    def staff(self) -> tuple[StaffMember, ...]:
        """The people of the team in its order."""
        return self.store.team().staff

    def invite_all(self) -> None:
        """Everybody signs in, the last two not yet; a service lead is invited too."""
        *here, _, _ = self.staff
        for member in self.staff:
            made = invite(self.store, self.manager, member.name, "worker", member.id, self.clock)
            if member in here:
                sign_in(self.store, member.name, made.word, self.clock, PASSPHRASE)
        invite(self.store, self.manager, "Helen Marsh", "service_lead", None, self.clock)

    def swap(self) -> StaffMember:
        """Requests of each kind about the first person, who is asked, has asked and was answered."""
        self.clock.at = ASKED
        me = self.staff[0]
        mine = self._shifts(me)
        with suppress(PlannerError, StopIteration):
            self._done(me, mine[0])
        with suppress(PlannerError, StopIteration):
            self._declined(me, mine[1])
        asked = 0
        for other in self.staff[1:]:
            for shift in self._shifts(other):
                if asked < 2 and self._asks(other, shift, me):
                    asked += 1
                    break
        for other in reversed(self.staff):
            if self._puts_up(other):
                break
        waiting = 0
        for other in self.staff[3:]:
            waiting += waiting < WAITING and self._waits(other)
        return me

    def ask(self) -> LoneVisit:
        """Leave, TOIL, wishes, flexible working; the late visit whose worker has asked for most of it."""
        self.clock.at = ASKED
        visit = self._latest()
        me, *others = sorted(self.staff, key=lambda member: member.id != visit.staff)
        christmas = DateRange(first=date(2026, 12, 21), last=date(2026, 12, 24))
        self._leave(me, christmas, note="Family at home")
        for first, why in (
            (date(2026, 12, 7), ""),
            (date(2026, 12, 2), "Two are away; the Thursday would do"),
        ):
            asked = self._leave(me, DateRange(first=first, last=first))
            if why:
                decline_request(self.store, self.manager, asked.id, why)
            else:
                approve_request(self.store, self.manager, asked.id, self.clock)
        self._wish(me, wants="cannot_work", weekdays=("sun",), start=600, end=720, is_private=True)
        self._wish(me, wants="home", weekdays=("fri",))
        self._ask_flexible(me, "Four days a week, Fridays off", "four-short")
        self._leave(others[0], DateRange(first=date(2026, 11, 30), last=date(2026, 12, 4)))
        caller = _caller(others[1])
        ask_for_toil(self.store, caller, others[1].id, 90, date(2026, 12, 1), self.clock, reason="Conference")
        self.clock.at = datetime(2026, 10, 5, 9, tzinfo=UTC)
        self._ask_flexible(others[0], "Start at ten on school days", "eleven-seven")
        self._correct(me, visit)
        self._all_safe_before(visit)
        self.clock.at = instant(visit.span.end) + LATE
        return visit

    # --- single deeds ------------------------------------------------------------------------------------

    def _shifts(self, member: StaffMember) -> list[Shift]:
        """Their published shifts from tomorrow on."""
        tomorrow = self.clock.now().date().toordinal() + 1
        found = shifts_on(self.store.team(), range(tomorrow, tomorrow + 14))
        return sorted((each for each in found if each.staff == member.id), key=lambda each: each.start)

    def _ways(self, member: StaffMember, shift: Shift) -> Iterator[tuple[str, tuple[Leg, ...]]]:
        """Who can take it, and the legs."""
        takers = takers_for(self.store, _caller(member), whole(shift))
        for outlook in takers.each_for(whole(shift)):
            if outlook.is_possible:
                yield outlook.legs[0].to, outlook.legs

    def _done(self, me: StaffMember, shift: Shift) -> None:
        """Agreed by the other, and approved where a policy is touched."""
        other, legs = next(self._ways(me, shift))
        asked = requests.ask(self.store, _caller(me), whole(shift), [legs], self.clock)
        done = requests.accept(self.store, self._caller_of(other), asked.id, "way-1", self.clock)
        if done.state == "agreed":
            requests.approve(self.store, self.manager, asked.id, self.clock, "Agreed with both")

    def _declined(self, me: StaffMember, shift: Shift) -> None:
        (other, legs), second = next(self._ways(me, shift)), list(self._ways(me, shift))[1:2]
        ways = [legs, *(each for _, each in second)]
        asked = requests.ask(self.store, _caller(me), whole(shift), ways, self.clock)
        requests.decline(self.store, self._caller_of(other), asked.id, self.clock, note="Dentist that day")

    def _asks(self, other: StaffMember, shift: Shift, me: StaffMember) -> bool:
        legs = next((legs for who, legs in self._ways(other, shift) if who == me.id), None)
        if legs is None:
            return False
        requests.ask(self.store, _caller(other), whole(shift), [legs], self.clock)
        return True

    def _waits(self, member: StaffMember) -> bool:
        """Agreed by another, and for the manager to approve."""
        for shift in self._shifts(member):
            takers = takers_for(self.store, _caller(member), whole(shift))
            found = (each for each in takers.each_for(whole(shift)) if each.is_possible and each.touched)
            with suppress(PlannerError, StopIteration):
                legs = next(found).legs
                asked = requests.ask(self.store, _caller(member), whole(shift), [legs], self.clock)
                taker = self._caller_of(legs[0].to)
                return requests.accept(self.store, taker, asked.id, "way-1", self.clock).state == "agreed"
        return False

    def _puts_up(self, other: StaffMember) -> bool:
        for shift in self._shifts(other):
            with suppress(PlannerError):
                requests.ask(self.store, _caller(other), whole(shift), [], self.clock)
                return True
        return False

    def _leave(self, member: StaffMember, dates: DateRange, note: str = "") -> OwnRequest:
        caller = _caller(member)
        return ask_for_leave(self.store, caller, member.id, "annual_leave", dates, self.clock, note=note)

    def _wish(self, member: StaffMember, **fields: object) -> None:
        wish = Preference.model_validate({"id": f"wish-{fields['wants']}", "staff": member.id, **fields})
        put_wish(self.store, _caller(member), wish)

    def _ask_flexible(self, member: StaffMember, asks: str, pattern: str) -> None:
        chosen, first = template(pattern), date(2027, 1, 4)
        ask_for_flexible_working(
            self.store,
            _caller(member),
            member.id,
            asks,
            first,
            self.clock,
            pattern=chosen.made("asked", first),
            minutes_per_week=chosen.minutes_per_week,
        )

    def _latest(self) -> LoneVisit:
        """The last lone visit of the middle of the week, before which there are days to confirm."""
        monday = monday_of(self.clock.now().date() + timedelta(days=3))
        return max(
            lone_visits(self.store.team(), range(monday + 2, monday + 4)),
            key=lambda each: each.span.end % DAY,
        )

    def _all_safe_before(self, late: LoneVisit) -> None:
        """Of the visits before it everybody has told that they are out."""
        for visit in lone_visits(self.store.team(), range(late.shift.day - 7, late.shift.day + 1)):
            if visit.span.end < late.span.end:
                self.clock.at = instant(visit.span.end)
                with suppress(PlannerError):
                    i_am_safe(self.store, self._caller_of(visit.staff), visit.staff, visit.span.start)

    def _correct(self, me: StaffMember, visit: LoneVisit) -> None:
        """The first day of the week took longer."""
        self.clock.at = instant(visit.span.end)
        shift = next((each for each in self._worked(me) if each.day < visit.span.start // DAY), None)
        if shift is not None:
            span = Span(shift.start, shift.end + 90)
            note = "A visit ran over"
            correct_day(self.store, _caller(me), me.id, span, self.clock, break_minutes=30, note=note)

    def _worked(self, member: StaffMember) -> Iterable[Shift]:
        today = self.clock.now().date().toordinal()
        found = shifts_on(self.store.team(), range(today - 7, today))
        return sorted((each for each in found if each.staff == member.id), key=lambda each: each.start)

    def _caller_of(self, staff: str) -> Caller:
        return _caller(next(each for each in self.staff if each.id == staff))


def _caller(member: StaffMember) -> Caller:
    return Caller(member.name, "worker", member.id)
