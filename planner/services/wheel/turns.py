"""The turns of the wheel as one kind of record, read from a team and its rotas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from planner.domain.needs import DutyTurn
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Rota
from planner.domain.team import Team
from planner.domain.time_grid import DAY, day_label, day_of, monday_of, times_label
from planner.rules.wording import listed, week_text

TurnKind = Literal["lockdown", "supervision", "duty"]
# Where a turn comes from: agreed by hand, given out with a draft, published, or due and not given out yet.
Origin = Literal["agreed", "draft", "published", "due"]


# Kind, person, Monday, record and first minute of duty.
Key = tuple[str, str, int, str, int]


@dataclass(frozen=True, slots=True)
class WheelTurn:
    """One person's turn in one week (`monday`, a day's ordinal); for duty on one `day` of it, at `times`.

    `record`: the supervision plan or the cover requirement. `partner`: the supervisor.
    """

    kind: TurnKind
    staff: str
    monday: int
    origin: Origin
    record: str = ""
    name: str = ""
    day: int | None = None
    # Civil minutes of the turn on duty.
    times: tuple[tuple[int, int], ...] = ()
    partner: str = ""
    # Who makes the statutory visits of a lockdown week.
    cover_person: str | None = None

    @property
    def key(self) -> Key:
        """What names the turn among all."""
        return self.kind, self.staff, self.monday, self.record, self.times[0][0] if self.times else 0

    @property
    def words(self) -> str:
        """`Lockdown week`, `Supervision with Jo Patel`, `Duty desk, Tue 24 Nov 09:00–13:00`."""
        if self.kind == "lockdown":
            return "Lockdown week"
        if self.kind == "supervision":
            return f"Supervision with {self.name}"
        spans = listed(times_label(start, end) for start, end in joined(self.times))
        return f"{self.name}, {day_label(self.day or 0)} {spans}"


def joined(times: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Times that follow each other at once as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(times):
        if found and found[-1][1] == start:
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def lockdown_turns(team: Team, rotas: Sequence[Rota], due: Iterable[WheelTurn] = ()) -> list[WheelTurn]:
    """The turns in the team's wheel, those given out with rotas, and those that are due."""
    found: dict[tuple[str, int], WheelTurn] = {}
    for rota in rotas:
        for turn in rota.lockdown:
            monday = monday_of(turn.week)
            found[turn.staff, monday] = WheelTurn(
                "lockdown", turn.staff, monday, rota.state, cover_person=turn.cover_person
            )
    for turn in team.lockdown.weeks if team.lockdown is not None else ():
        monday = monday_of(turn.week)
        found[turn.staff, monday] = WheelTurn(
            "lockdown", turn.staff, monday, "agreed", cover_person=turn.cover_person
        )
    for each in due:
        found.setdefault((each.staff, each.monday), each)
    return list(found.values())


def supervision_turns(team: Team, problem: RotaProblem) -> Iterator[WheelTurn]:
    """Supervision in the weeks in which it falls due or was agreed, one turn for each worker."""
    names = team.staff_names
    agreed = {plan.id: {monday_of(week) for week in plan.weeks} for plan in team.supervision_plans}
    for need in problem.supervision:
        plan = need.id.partition("@")[0]
        monday = monday_of(day_of(need.window.start))
        yield WheelTurn(
            "supervision",
            need.worker,
            monday,
            "agreed" if monday in agreed.get(plan, ()) else "due",
            plan,
            names.get(need.supervisor, need.supervisor),
            partner=need.supervisor,
        )


def duty_turns_of(team: Team, rotas: Sequence[Rota]) -> list[WheelTurn]:
    """Each turn on duty: agreed beforehand, or in a rota, which then says all there is of its weeks."""
    planned = {day for rota in rotas for day in rota.days}
    names = {cover.id: cover.name for cover in team.cover}
    found = [
        turn
        for pin in team.pins
        if pin.day not in planned
        for turn in _duty_in(pin.staff, pin.activities, "agreed", names)
    ]
    for rota in rotas:
        for shift in rota.shifts:
            found += _duty_in(shift.staff, shift.activities, rota.state, names)
    return found


def _duty_in(
    staff: str, activities: Iterable[Activity], origin: Origin, names: dict[str, str]
) -> Iterator[WheelTurn]:
    for each in activities:
        if each.kind == "duty" and each.demand is not None:
            record, day = each.demand.partition("@")[0], day_of(each.start)
            times = ((each.start, each.end),)
            yield WheelTurn(
                "duty", staff, monday_of(day), origin, record, names.get(record, record), day, times
            )


def turns_of_day(problem: RotaProblem, record: str, day: int) -> list[DutyTurn]:
    """The turns on duty that a cover requirement has on a day."""
    return [
        turn for turn in problem.duty_turns if turn.requirement == record and turn.span.start // DAY == day
    ]


def week_words(monday: int) -> str:
    """`the week of Mon 23 Nov`."""
    return week_text(monday)
