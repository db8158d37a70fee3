"""What explanations are made of: the funnel, fixes with what they cost, clashes, and answers to "why this?".

Frozen records without behaviour beyond their words; the window and the command line show them as they are.
Ids are those of the team file and the frozen problem, times civil minutes, lengths minutes.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Literal

from planner.domain.findings import Finding
from planner.domain.problem import RotaProblem
from planner.domain.rota import Rota, Shift
from planner.domain.time_grid import Span
from planner.services.allow_exceptions import NOTHING_ALLOWED, Allowance
from planner.services.rota_edits import PutShifts, RotaEdit

DemandKind = Literal[
    "visit", "duty", "presence", "shift", "court_writing", "supervision", "event", "handover"
]


@dataclass(frozen=True, slots=True)
class FunnelStep:
    """One rule and the people it removes.

    `rule` is the checker's name; `words` go on from a number ("finish before 20:00"); `people` are the ids
    removed, `reasons` what the checker says of each of them (in the same order); `left` counts those who
    remain after this step.
    """

    rule: str
    words: str
    people: tuple[str, ...]
    left: int
    reasons: tuple[str, ...] = ()

    @property
    def sentence(self) -> str:
        """`5 finish before 20:00`."""
        return f"{len(self.people)} {self.words}"


@dataclass(frozen=True, slots=True)
class Funnel:
    """From everyone in the team down to those left for a demand at one time.

    It adds up: `len(team)` less all people of the steps is `len(found) + len(free)`. `found` serve the demand
    already, `free` could by every rule; those of them in `with_other_hours` if their shift moved within their
    pattern. `span` is the time looked at, travel included.
    """

    demand: str
    kind: DemandKind
    title: str
    span: Span
    wanted: int
    missing: int
    unit: Literal["workers", "people", "minutes"]
    team: tuple[str, ...]
    steps: tuple[FunnelStep, ...]
    found: tuple[str, ...]
    free: tuple[str, ...]
    with_other_hours: tuple[str, ...]
    sentence: str


FixKind = Literal[
    "rearrange",
    "change_shift",
    "other_day",
    "visit_time",
    "other_person",
    "one_worker",
    "give_up_time",
    "override",
    "borrow",
    "sessional",
    "move_leave",
    "combination",
]


@dataclass(frozen=True, slots=True)
class Consequences:
    """What a fix changes beside covering its demand, found by checking the re-solved rota.

    `moved`: people other than those of the fix whose shifts have other times; `shifts_changed`: all shifts
    with other times; `work_moved`: people whose work inside the shift is another. `toil_minutes`: time
    banked beyond the week's hours and reserve. `policies`, `wishes_lost`: new findings, in sentences.
    `rest`: the shortest rest next to a changed shift ("13.5 h rest"), if there is one to tell.
    """

    moved: tuple[str, ...] = ()
    shifts_changed: int = 0
    work_moved: tuple[str, ...] = ()
    toil_minutes: int = 0
    policies: tuple[str, ...] = ()
    wishes_lost: tuple[str, ...] = ()
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Chip:
    """A few words on a card: `good` needs nobody's thought, `ask` does."""

    words: str
    tone: Literal["good", "ask"]


@dataclass(frozen=True, slots=True)
class Fix:
    """One change that covers the demand, tried by solving again with exactly that change.

    `sentence` says the change ("Start Ben Okafor at 12:00 instead of 09:00 on Tue 24 Nov"); `asks` who must
    agree; `risk` what is taken on, if anything. `rota` is the verified rota, `edit` puts it in place together
    with the team records of `allowance`, as one undoable edit (`apply_fix`). `is_proved_cheapest`: no fix of
    its kind can cost less; `proof` says so, or that it is the best found.
    """

    id: str
    demand: str
    kind: FixKind
    sentence: str
    asks: tuple[str, ...]
    risk: str
    people: tuple[str, ...]
    consequences: Consequences
    is_proved_cheapest: bool
    proof: str
    allowance: Allowance
    edit: PutShifts
    rota: Rota
    base: Rota
    problem: RotaProblem
    rank: tuple[int, ...] = ()

    def edit_by(self, who: str, at: datetime) -> PutShifts:
        """The edit, with its exceptions granted by whoever applies it."""
        return replace(self.edit, allowance=self.allowance.granted_by(who, at))

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The consequences in short, for a card."""
        cost = self.consequences
        chips = [Chip("no TOIL", "good") if not cost.toil_minutes else Chip(toil_words(cost), "ask")]
        if cost.moved:
            others = "1 other person moves" if len(cost.moved) == 1 else f"{len(cost.moved)} others move"
            chips.append(Chip(others, "ask"))
        else:
            words = "nobody else moves" if not cost.work_moved else "nobody else's hours change"
            chips.append(Chip(words, "good"))
        if cost.policies:
            number = len(cost.policies)
            chips.append(Chip(f"{number} policy exception{'s' if number > 1 else ''}", "ask"))
        if cost.wishes_lost:
            number = len(cost.wishes_lost)
            chips.append(Chip(f"{number} wish{'es' if number > 1 else ''} lost", "ask"))
        if self.risk:
            chips.append(Chip(self.risk, "ask"))
        return (*chips, *(Chip(words, "ask") for words in self.asks))


def toil_words(cost: Consequences) -> str:
    """`1 h 30 min TOIL`."""
    hours, minutes = divmod(cost.toil_minutes, 60)
    parts = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return f"{' '.join(parts)} TOIL"


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One way out of a clash: what is given up in words, and what that costs. `edit` unpins in the draft;
    without one the team's own records change by the `allowance`. Either is one undoable edit."""

    sentence: str
    cost: str = ""
    edit: RotaEdit | None = None
    allowance: Allowance = NOTHING_ALLOWED


@dataclass(frozen=True, slots=True)
class Clash:
    """A smallest set of pins, leave and rules that cannot stand together: without any one of them it can.

    `parts` are those in words; `relaxations` are sentences of what would do, each tried by solving. `ways`
    are the same relaxations as they can be applied. `shared_parts`: the parts as others than the manager may
    read them, without why somebody is away.
    """

    parts: tuple[str, ...]
    relaxations: tuple[str, ...]
    ways: tuple[Relaxation, ...] = ()
    shared_parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Why:
    """What would happen without a shift or activity: solved with it forbidden.

    `lost`: what would be uncovered or broken, in sentences, gravest first; empty with `is_free`: nothing is
    lost. `is_proved`: the solver has proved that no rota does better without it.
    """

    subject: str
    sentence: str
    is_free: bool
    lost: tuple[str, ...]
    gained: tuple[str, ...]
    is_proved: bool
    # The best rota without it.
    instead: tuple[Shift, ...] | None = None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """A person put onto a demand by hand: what the rules object at once (the checker only, no solving).

    `objections`: laws and policies newly broken, in order; `lost`: demand newly short; `shift`: the person's
    shift as it would be (None: there is no shift that could hold it).
    """

    person: str
    demand: str
    is_lawful: bool
    sentence: str
    objections: tuple[Finding, ...]
    lost: tuple[Finding, ...]
    shift: Shift | None
    span: Span
    notes: tuple[str, ...] = field(default=())
