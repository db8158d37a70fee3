"""One more worker for one demand: lent by another team, or sessional, as records that come with the fix."""

from __future__ import annotations

from datetime import date

from planner.domain.contracts import (
    Contract,
    FixedShiftDay,
    NamedShiftsDay,
    OffDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.person import Person, PersonDay
from planner.domain.records import DateRange
from planner.domain.staff import HeldSkill, Secondment, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil, day_of, monday_of, weekday_of
from planner.services.allow_exceptions import Allowance
from planner.services.explain.asks import Ask
from planner.services.explain.examiner import Examiner
from planner.services.explain.placements import made_shift
from planner.services.explain.ways import Author, Way
from planner.services.team_changes import added

SHORTEST_BOOKING = 120


def one_more(
    team: Team, examiner: Examiner, ask: Ask, name: str, *, is_sessional: bool, author: Author
) -> tuple[Way, Allowance] | None:
    """The new person's way and the records they need: a pattern of the one day and a contract for it."""
    day = day_of(ask.span.start)
    span = _span(ask)
    if ask.named is None and (span.minutes > 600 or day not in examiner.problem.days):
        return None
    taken = {member.id for member in team.staff} | {pattern.id for pattern in team.patterns}
    number = 1
    while (id := f"{'sessional' if is_sessional else 'lent'}-{number}") in taken:
        number += 1
    on = date.fromordinal(day)
    pause = 30 if span.minutes > examiner.problem.settings.breaks.over_minutes else 0
    pattern = WorkingPattern(
        id=id,
        name=f"{name}, one day",
        cycle_starts=date.fromordinal(monday_of(day)),
        weeks=(PatternWeek(days=tuple(_days(day, span, pause, ask.named))),),
    )
    skills = [
        *(getattr(ask.need, "skills", ()) if ask.kind == "visit" else ()),
        *([ask.skill] if ask.skill else []),
    ]
    member = StaffMember(
        id=id,
        name=name,
        role="Sessional worker" if is_sessional else "Lent by another team",
        skills=tuple(HeldSkill(skill=skill) for skill in skills),
        # No contracted hours: they are counted where the person belongs, and evenings are not compared.
        contracts=(
            Contract(
                dates=DateRange(first=on, last=on),
                minutes_per_week=0,
                pattern=id,
                lieu_reserve_per_mille=0,
                is_evening_contract=True,
            ),
        ),
        secondments=()
        if is_sessional
        else (Secondment(dates=DateRange(first=on, last=on), direction="here", other_team="Another team"),),
        is_sessional=is_sessional,
    )
    allowance = Allowance(changes=(added(team, "patterns", pattern), added(team, "staff", member)))
    person = Person(id, name, 0, (PersonDay(day, (), True),), ())
    shift = made_shift(examiner.problem, person, None, ask, span, ask.named, "office", pause)
    way = Way("sessional" if is_sessional else "borrow", name, shift, ask, person, allowance)
    del author
    return way, allowance


def _span(ask: Ask) -> Span:
    if ask.named is not None:
        return ask.span
    return Span(ask.span.start, max(ask.span.end, ask.span.start + SHORTEST_BOOKING))


def _days(day: int, span: Span, pause: int, named: str | None) -> list[PatternDay]:
    off: PatternDay = OffDay()
    worked: PatternDay
    if named is not None:
        worked = NamedShiftsDay(shifts=(named,), may_be_off=False)
    else:
        end = span.end - civil(day)
        worked = FixedShiftDay(
            start=span.start - civil(day), end=end if end <= DAY else end - DAY, break_minutes=pause
        )
    return [worked if weekday_of(day) == number else off for number in range(7)]
