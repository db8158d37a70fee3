"""Statutory requests for flexible working, as a register: what was asked, the clock, options, the outcome.

Employment Rights Act 1996, sections 80F and 80G, as amended by the Employment Relations (Flexible Working)
Act 2023: from the first day of employment, two requests in any twelve months and one at a time, a decision
within two months (longer only when both agree), no refusal without a consultation, and only on the grounds of
section 80G(1)(b). Nothing here is legal advice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Literal

from dateutil.relativedelta import relativedelta
from pydantic import AwareDatetime, Field

from planner.domain.contracts import WorkingPattern
from planner.domain.errors import RefusedEditError
from planner.domain.own_records import OwnRecord, Step
from planner.domain.records import Id, Minutes, Name, Note, Record

FlexibleState = Literal["received", "on_trial", "agreed", "refused", "appealed", "dismissed", "withdrawn"]
FlexibleDeed = Literal[
    "ask",
    "consult",
    "extend",
    "option",
    "evidence",
    "try",
    "agree",
    "refuse",
    "appeal",
    "dismiss",
    "withdraw",
]
Ground = Literal[
    "costs", "demand", "reorganise", "recruit", "quality", "performance", "too_little_work", "structure"
]
# Section 80G(1)(b), in its order.
GROUNDS: Mapping[Ground, str] = {
    "costs": "the burden of additional costs",
    "demand": "detrimental effect on the ability to meet customer demand",
    "reorganise": "inability to re-organise work among existing staff",
    "recruit": "inability to recruit additional staff",
    "quality": "detrimental impact on quality",
    "performance": "detrimental impact on performance",
    "too_little_work": "insufficiency of work during the periods the employee proposes to work",
    "structure": "planned structural changes",
}
MOST_IN_A_YEAR = 2
DECISION_MONTHS = 2

FLEXIBLE_TRANSITIONS: Mapping[tuple[FlexibleState, FlexibleDeed], FlexibleState] = {
    **{("received", deed): "received" for deed in ("consult", "extend", "option", "evidence")},
    ("received", "try"): "on_trial",
    ("received", "agree"): "agreed",
    ("received", "refuse"): "refused",
    ("received", "withdraw"): "withdrawn",
    **{("on_trial", deed): "on_trial" for deed in ("consult", "extend", "option", "evidence")},
    ("on_trial", "agree"): "agreed",
    ("on_trial", "refuse"): "refused",
    ("on_trial", "withdraw"): "withdrawn",
    ("refused", "appeal"): "appealed",
    **{("appealed", deed): "appealed" for deed in ("consult", "extend", "option", "evidence")},
    ("appealed", "agree"): "agreed",
    ("appealed", "dismiss"): "dismissed",
    ("appealed", "withdraw"): "withdrawn",
}
FLEXIBLE_STATES: Mapping[FlexibleState, str] = {
    "received": "waits for a decision",
    "on_trial": "on trial",
    "agreed": "agreed",
    "refused": "refused",
    "appealed": "appeal waits for a decision",
    "dismissed": "appeal dismissed",
    "withdrawn": "withdrawn",
}
OPEN_FLEXIBLE: frozenset[FlexibleState] = frozenset({"received", "on_trial", "appealed"})


class CoverFigures(Record):
    """What a solved week comes to: demand not met, policies broken, and the price of each tier."""

    uncovered: int
    policies: int
    # Names of what is uncovered, as the reports have them.
    named: tuple[str, ...] = ()
    tiers: tuple[int, ...] = ()
    # The best that each tier could still have been, by what was proved.
    bounds: tuple[int, ...] = ()
    is_proved: bool = False


class Evidence(Record):
    """A week solved with the contract as it is and with the option, under the same limits."""

    at: AwareDatetime
    first_day: date
    weeks: int
    seconds: float
    before: CoverFigures
    after: CoverFigures


class FlexibleOption(Record):
    """One way to meet the request: the one that was asked for, or another that was talked about."""

    id: Id
    name: Name
    minutes_per_week: Minutes
    pattern: WorkingPattern
    evidence: Evidence | None = None


class FlexibleRequest(OwnRecord):
    """One entry of the register; `asks` in the person's own words."""

    kind = "flexible_request"

    received: date
    wanted_from: date
    asks: Annotated[str, Field(min_length=3, max_length=500)]
    effect: Note = ""
    options: tuple[FlexibleOption, ...] = ()
    # The day by which it must be decided, an appeal included.
    decide_by: date
    state: FlexibleState = "received"
    grounds: tuple[Ground, ...] = ()
    chosen: Id | None = None
    trial_until: date | None = None
    history: tuple[Step, ...] = ()

    @property
    def on(self) -> date:
        return self.received

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_FLEXIBLE

    @property
    def is_consulted(self) -> bool:
        """Whether it was talked about with the person."""
        return any(step.deed == "consult" for step in self.history)

    def option(self, option_id: str | None) -> FlexibleOption | None:
        """The option of that id, or None."""
        return next((each for each in self.options if each.id == option_id), None)

    def days_left(self, today: date) -> int:
        """Days until the decision is due; below 0 when it is late."""
        return (self.decide_by - today).days


def decision_due(received: date) -> date:
    """The last day of two months that begin with the day of the request."""
    return received + relativedelta(months=DECISION_MONTHS) - timedelta(days=1)


def next_request_on(earlier: tuple[FlexibleRequest, ...], today: date) -> date:
    """From when another request may be made: after two in twelve months, a year after the first of them."""
    year_ago = today - relativedelta(years=1)
    recent = sorted(each.received for each in earlier if each.received > year_ago)
    return today if len(recent) < MOST_IN_A_YEAR else recent[-MOST_IN_A_YEAR] + relativedelta(years=1)


def flexibly_stepped(request: FlexibleRequest, deed: FlexibleDeed, step: Step) -> FlexibleRequest:
    """The request after the deed. `RefusedEditError` where the table has none."""
    after = FLEXIBLE_TRANSITIONS.get((request.state, deed))
    if after is None:
        raise RefusedEditError(
            f"This request is in another state: {FLEXIBLE_STATES[request.state]}.", "Look at it again."
        )
    return request.model_copy(update={"state": after, "history": (*request.history, step)})
