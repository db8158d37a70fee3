"""Whatever anybody does in whatever order: no shift is lost, doubled or held by somebody who may not work it,
and the audit log tells how things came to be as they are."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner.domain.errors import NotPermittedError, PlannerError
from planner.domain.findings import LAW
from planner.domain.roles import Caller
from planner.domain.rota import Shift
from planner.domain.swaps import Leg, SwapRequest
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.refusals import REFUSED
from planner.services.replay_log import untold
from planner.services.swaps.requests import (
    accept,
    approve,
    ask,
    cancel,
    decline,
    end_stale,
    refuse,
    take,
    undo,
)
from planner.services.swaps.takers import whole
from tests.planner.rules.factory import shift
from tests.planner.services.small_office import MONDAY, NOW, StillClock
from tests.planner.services.swaps.office import ANA, BEN, CY, DEE, JO, LEAD, published

CALLERS = (JO, ANA, JO, BEN, JO, CY, DEE, LEAD)
STAFF = ("ana", "ben", "cy", "dee")
pick = st.integers(min_value=0, max_value=30)


def full_week() -> tuple[Shift, ...]:
    hours = {"ana": "12:00-20:00", "ben": "09:00-17:00", "cy": "08:00-16:00", "dee": "14:00-22:00"}
    days = {"ana": "Mon Tue", "ben": "Tue Wed", "cy": "Wed Thu", "dee": "Thu Fri"}
    return tuple(shift(who, f"{day} {hours[who]}") for who in STAFF for day in days[who].split())


class Swapping(RuleBasedStateMachine):
    """Any caller, any deed, any request."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.clock = StillClock(NOW)
        self.store = published(self.folder, *full_week(), approval="policy_touched", visits=(), cover=())
        self.at_first = self._times()

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def _shifts(self) -> tuple[Shift, ...]:
        (rota,) = self.store.team().rotas
        return rota.shifts

    def _times(self) -> Counter[tuple[int, int]]:
        return Counter((each.start, each.end) for each in self._shifts())

    def _request(self, number: int) -> SwapRequest:
        known = self.store.swaps()
        return known[number % len(known)]

    @rule(caller=st.sampled_from(CALLERS), number=pick, to=st.permutations(STAFF), legs=st.integers(0, 3))
    def asks(self, caller: Caller, number: int, to: list[str], legs: int) -> None:
        shifts = self._shifts()
        work = whole(shifts[number % len(shifts)])
        held = {each.staff: whole(each) for each in shifts}
        ring = [work.staff, *(who for who in to if who != work.staff and who in held)][:legs]
        if legs == 1:
            chain = [Leg(work=work, to=next(who for who in to if who != work.staff))]
        else:
            works = [work, *(held[who] for who in ring[1:])]
            chain = (
                [Leg(work=each, to=ring[(n + 1) % len(ring)]) for n, each in enumerate(works)] if ring else []
            )
        self._try(lambda: ask(self.store, caller, work, [chain] if chain else [], self.clock))

    @precondition(lambda self: bool(self.store.swaps()))
    @rule(caller=st.sampled_from(CALLERS), number=pick, staff=st.sampled_from((None, *STAFF)))
    def accepts(self, caller: Caller, number: int, staff: str | None) -> None:
        request = self._request(number)
        self._try(lambda: accept(self.store, caller, request.id, "way-1", self.clock, staff))

    @precondition(lambda self: bool(self.store.swaps()))
    @rule(caller=st.sampled_from(CALLERS), number=pick)
    def takes(self, caller: Caller, number: int) -> None:
        request = self._request(number)
        self._try(lambda: take(self.store, caller, request.id, self.clock))

    @precondition(lambda self: bool(self.store.swaps()))
    @rule(
        caller=st.sampled_from(CALLERS),
        number=pick,
        deed=st.sampled_from(("decline", "cancel", "approve", "refuse", "undo")),
    )
    def does(self, caller: Caller, number: int, deed: str) -> None:
        request, store, clock = self._request(number), self.store, self.clock
        deeds: dict[str, Any] = {
            "decline": lambda: decline(store, caller, request.id, clock),
            "cancel": lambda: cancel(store, caller, request.id, clock),
            "approve": lambda: approve(store, caller, request.id, clock, "Agreed with all"),
            "refuse": lambda: refuse(store, caller, request.id, "Not that week", clock),
            "undo": lambda: undo(store, caller, request.id, "Mistaken", clock),
        }
        self._try(deeds[deed])

    @rule(hours=st.integers(1, 30))
    def time_goes_by(self, hours: int) -> None:
        self.clock.at += timedelta(hours=hours)
        end_stale(self.store, self.clock)

    def _try(self, deed: Any) -> None:
        before = self.store.audit(most=1)[0].number
        try:
            deed()
        except PlannerError as error:
            rows = [(row.what, row.before, row.after) for row in self.store.audit() if row.number > before]
            # Who was not permitted is told of in the log; nothing else has happened.
            was_refused = isinstance(error, NotPermittedError)
            assert rows == ([(REFUSED, None, None)] if was_refused else [])

    @invariant()
    def every_shift_is_there_once(self) -> None:
        assert self._times() == self.at_first

    @invariant()
    def nobody_works_what_the_law_forbids(self) -> None:
        team, shifts = self.store.team(), self._shifts()
        problem = freeze_problem(team, MONDAY, 1)
        assert not [each for each in check(problem, shifts) if each.tier == LAW]

    @invariant()
    def the_audit_log_replays_to_the_present_state(self) -> None:
        assert untold(self.store) == ()


TestSwapping = Swapping.TestCase
TestSwapping.settings = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
