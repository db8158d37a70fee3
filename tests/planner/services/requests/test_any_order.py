"""Whatever is done in whatever order: a request says what the team says, by steps of the table."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from planner.domain.errors import PlannerError
from planner.domain.own_requests import REQUEST_TRANSITIONS, OwnRequest
from planner.domain.records import DateRange
from planner.domain.roles import Caller
from planner.services.edit_team import TeamEdit, edit_team
from planner.services.record_edits import remove_record
from planner.services.requests.decide import approve_request, decline_request
from planner.services.requests.follow_requests import Asked, state_in_team
from planner.services.requests.own_leave import ask_for_leave, ask_for_toil, cancel_request
from planner.services.team_changes import TeamList
from tests.planner.services.small_office import StillClock
from tests.planner.services.swaps.office import ANA, BEN, JO, LEAD, published

CLOCK = StillClock()
PEOPLE = st.sampled_from((ANA, BEN, JO, LEAD))
FIRST = date(2026, 12, 7)
WAYS: dict[tuple[str, str], str] = {(state, deed): to for (state, deed), to in REQUEST_TRANSITIONS.items()}
pick = st.integers(min_value=0, max_value=20)


class Asking(RuleBasedStateMachine):
    """Anybody, any deed, any request; the manager undoes what they did last."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.store = published(self.folder)
        self.undo: list[TeamEdit] = []

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    @property
    def requests(self) -> tuple[OwnRequest, ...]:
        return self.store.own_records(OwnRequest)

    @rule(caller=PEOPLE, who=st.sampled_from(("ana", "ben")), day=pick, is_toil=st.booleans())
    def ask(self, caller: Caller, who: str, day: int, is_toil: bool) -> None:
        on = FIRST + timedelta(days=day)
        try:
            if is_toil:
                ask_for_toil(self.store, caller, who, 60, on, CLOCK)
            else:
                ask_for_leave(self.store, caller, who, "annual_leave", DateRange(first=on, last=on), CLOCK)
        except PlannerError:
            return

    @precondition(lambda self: self.requests)
    @rule(caller=PEOPLE, number=pick, deed=st.sampled_from(("cancel", "approve", "decline")))
    def decide(self, caller: Caller, number: int, deed: str) -> None:
        request = self.requests[number % len(self.requests)]
        try:
            if deed == "cancel":
                cancel_request(self.store, caller, request.id, request.staff, CLOCK)
            elif deed == "approve":
                approve_request(self.store, caller, request.id, CLOCK)
            else:
                decline_request(self.store, caller, request.id, "Not that week")
        except PlannerError:
            return

    @precondition(lambda self: self.requests)
    @rule(number=pick)
    def take_out_on_the_leave_screen(self, number: int) -> None:
        request = self.requests[number % len(self.requests)]
        kind: TeamList = "absences" if request.absence is not None else "toil"
        try:
            edit = remove_record(self.store.team(), kind, request.id)
            self.undo.append(edit_team(self.store, edit, "Jo Patel", reason="Taken out"))
        except PlannerError:
            return

    @precondition(lambda self: self.undo)
    @rule()
    def undo_it(self) -> None:
        try:
            edit_team(self.store, self.undo.pop(), "Jo Patel")
        except PlannerError:
            return

    @invariant()
    def every_request_says_what_the_team_says(self) -> None:
        team = self.store.team()
        asked: dict[str, Asked] = {each.id: each for each in team.absences}
        asked |= {each.id: each for each in team.toil}
        for request in self.requests:
            told = state_in_team(asked.get(request.id))
            assert (told or "gone") == (request.state if request.state in ("asked", "approved") else "gone")
        assert set(asked) <= {request.id for request in self.requests}

    @invariant()
    def every_history_is_a_way_through_the_table(self) -> None:
        for request in self.requests:
            state = "asked"
            for step in request.history[1:]:
                state = WAYS[state, step.deed]
            assert state == request.state


Asking.TestCase.settings = settings(
    max_examples=8, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
)
TestAsking = Asking.TestCase
