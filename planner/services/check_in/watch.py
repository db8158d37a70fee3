"""The watch over lone visits: who is out, how late it is, and who is to do what now.

It follows from the published rota, what people have told and the clock: a program that was closed for an hour
says the same as one that was open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from planner.domain.check_ins import RUNGS, CheckIn, Rung, rung_at
from planner.domain.remembered import Remembered
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil_of, clock, moment_label
from planner.ports import Store
from planner.services.check_in.lone_visits import LoneVisit, lone_visits
from planner.services.published_days import shifts_on

# What is closed is still shown for so long, then looked up in the history.
MINUTES_SHOWN = 24 * 60
# The same to the one who is out, whichever rung is reached.
SAY_IT = "Say that you are out safe, or until when you stay."


@dataclass(frozen=True, slots=True)
class Watched:
    """One lone visit: `stage` in words, `rung` how far up the ladder it is."""

    check_in: CheckIn
    case: str
    rung: Rung
    stage: Literal["ahead", "out", "late", "safe", "closed"]
    late_minutes: int

    @property
    def is_overdue(self) -> bool:
        """Whether somebody is to be told: from the worker's own reminder on."""
        return RUNGS.index(self.rung) >= RUNGS.index("worker")

    @property
    def is_left_open(self) -> bool:
        """Whether it was due more than a day ago."""
        return self.late_minutes >= DAY

    @property
    def is_of_today(self) -> bool:
        """Whether it is late by so little that the hour alone says when."""
        return self.late_minutes < DAY // 2

    @property
    def due_words(self) -> str:
        """`18:45`; of an earlier day `Tue 24 Nov 18:45`."""
        return (clock if self.is_of_today else moment_label)(self.check_in.due)


def watched_in(store: Store, now: datetime) -> tuple[Watched, ...]:
    """The lone visits of a plan, the most pressing first: those of today, those that were closed in the last
    day, and those of any day since the plan was begun that nobody has closed."""
    team, begun = store.team(), store.begun_on()
    since = max(begun, team.check_in.since or begun)
    return watch(team, store.own_records(CheckIn, since), civil_of(now), since)


def watch(team: Team, told: Iterable[CheckIn], now: int, since: date) -> tuple[Watched, ...]:
    """The same of what was told and of the visits since a day."""
    known = {each.id: each for each in told}
    found: dict[str, Watched] = {}
    looked_after = _looked_after(team, range(since.toordinal(), now // DAY + 1))
    for visit in looked_after.visits:
        check_in = known.get(visit.id) or looked_after.untold(visit)
        found[visit.id] = _watched(team, check_in, visit.case, now)
    for each in known.values():
        # Told of a visit that the rota has moved since: whoever is out is still out.
        if each.id not in found and each.state == "out":
            found[each.id] = _watched(team, each, each.demand, now)
    watched = (
        each
        for each in found.values()
        if each.check_in.state == "out" or now - each.check_in.due < MINUTES_SHOWN
    )
    return tuple(sorted(watched, key=_order))


class _LookedAfter:
    """The lone visits of some days, with the check-ins of those of which nothing is told, worked out once."""

    def __init__(self, team: Team, days: range) -> None:
        self.visits = lone_visits(team, days)
        self._team = team
        self._untold: dict[str, CheckIn] = {}

    def untold(self, visit: LoneVisit) -> CheckIn:
        if visit.id not in self._untold:
            self._untold[visit.id] = derived(self._team, visit)
        return self._untold[visit.id]


# The visits of months are asked for at every change of the plan, and few changes are of these.
_LOOKED_AFTER: Remembered[tuple[object, ...], _LookedAfter] = Remembered(2)


def _looked_after(team: Team, days: range) -> _LookedAfter:
    asked = (team.rotas, team.visits, team.check_in, team.staff)
    return _LOOKED_AFTER.answer((team.id, days), asked, lambda: _LookedAfter(team, days))


def overdue_in(store: Store, now: datetime) -> tuple[Watched, ...]:
    """Those for whom somebody is to do something now."""
    return tuple(each for each in watched_in(store, now) if each.is_overdue)


def derived(team: Team, visit: LoneVisit) -> CheckIn:
    """The check-in of a visit of which nothing is told yet."""
    return CheckIn(
        id=visit.id,
        staff=visit.staff,
        demand=visit.demand,
        start=visit.span.start,
        planned_end=visit.span.end,
        due=visit.span.end,
        buddy=buddy_for(team, visit),
    )


def buddy_for(team: Team, visit: LoneVisit) -> str | None:
    """Somebody else who is at work and not out when a buddy would ring: the supervisor first, then whoever is
    on duty, then in the order of the team. None where there is nobody."""
    moment = visit.span.end
    until = moment + team.check_in.buddy_after
    supervisor = next((each.supervisor for each in team.staff if each.id == visit.staff), None)
    free: dict[str, tuple[bool, bool, int]] = {}
    order = {member.id: number for number, member in enumerate(team.staff)}
    day = visit.shift.day
    for shift in shifts_on(team, range(day - 1, day + 2)):
        if shift.staff == visit.staff or not shift.span.contains(Span(moment, until)):
            continue
        kinds = {each.kind for each in shift.activities if each.span.overlaps(Span(moment, until))}
        if kinds & {"visit", "time_off"}:
            continue
        free[shift.staff] = (shift.staff != supervisor, "duty" not in kinds, order.get(shift.staff, 0))
    return min(free, key=lambda staff: free[staff], default=None)


def what_to_do(team: Team, watched: Watched) -> str:
    """The sentence of the ladder for the rung that is reached."""
    names = team.staff_names
    name = names.get(watched.check_in.staff, watched.check_in.staff)
    buddy = names.get(watched.check_in.buddy or "", "")
    due = watched.due_words
    sentences: dict[Rung, str] = {
        "not_due": f"{name} is to be out by {due}.",
        "due": f"{name} was to be out at {due} and has not said so yet.",
        "worker": f"{name} was to be out at {due} and is asked to say that they are safe, "
        "or until when they stay.",
        "buddy": f"{buddy or 'The buddy'} rings {name}, who was to be out at {due}.",
        "duty_manager": f"The duty manager takes over: {name} was to be out at {due} and cannot be reached.",
        "local_policy": f"{name} was to be out {'at' if watched.is_of_today else 'on'} {due}, and nobody has "
        f"made sure. {team.check_in.local_policy}",
    }
    return sentences[watched.rung]


def what_i_do(team: Team, watched: Watched) -> str:
    """The same to the one who is out."""
    buddy = team.staff_names.get(watched.check_in.buddy or "", "")
    due = watched.due_words
    if watched.rung in ("not_due", "due"):
        who = f"{buddy} is your buddy" if buddy else "nobody is at work to be your buddy"
        return f"Say so when you are out, by {due}; {who}."
    if watched.rung == "buddy":
        return f"{buddy or 'Your buddy'} rings you now. {SAY_IT}"
    if watched.rung in ("duty_manager", "local_policy"):
        return f"The duty manager looks for you: you were to be out at {due}. {SAY_IT}"
    return f"You were to be out at {due}. {SAY_IT}"


def ladder(team: Team, check_in: CheckIn) -> Iterator[tuple[Rung, int]]:
    """The rungs with the civil minute at which each is reached."""
    rules = team.check_in
    after = (rules.worker_after, rules.buddy_after, rules.manager_after, rules.policy_after)
    yield "due", check_in.due
    yield from zip(RUNGS[2:], (check_in.due + minutes for minutes in after), strict=True)


def _watched(team: Team, check_in: CheckIn, case: str, now: int) -> Watched:
    rung = rung_at(check_in, team.check_in, now)
    late = max(0, now - check_in.due)
    if check_in.state != "out":
        return Watched(check_in, case, "not_due", check_in.state, 0)
    if rung != "not_due":
        return Watched(check_in, case, rung, "late", late)
    return Watched(check_in, case, rung, "out" if now >= check_in.start else "ahead", 0)


def _order(watched: Watched) -> tuple[int, int, int, str]:
    """Who is out now goes before those of other days, the last of them first, and all before who is safe."""
    due, staff = watched.check_in.due, watched.check_in.staff
    if watched.stage in ("safe", "closed"):
        return 2, 0, due, staff
    if watched.is_left_open:
        return 1, 0, -due, staff
    return 0, -RUNGS.index(watched.rung), due, staff
