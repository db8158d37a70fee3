"""What it does to cover that somebody goes on loan, or leaves the team, told before it is kept."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planner.domain.remembered import Remembered
from planner.domain.rota import Rota, Shift
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.services.cover_effect import MOST_DAYS, Gone, cover_effect
from planner.services.published_days import shifts_on

# A form asks at every letter, of days that stay the same.
_EFFECTS: Remembered[tuple[object, ...], tuple[str, ...]] = Remembered(2)


def post_effect(team: Team, after: StaffMember, rota: Rota | None, today: date) -> tuple[str, ...]:
    """What the days from today on, on which the person would not be in the team any more by these loans and
    contracts, do to cover, as `cover_effect` says it; `rota`: the one at hand, in the place of what is
    published of its weeks."""
    before = team.member(after.id)
    days = _days_lost(before, after, today.toordinal()) if before is not None else ()
    if not days:
        return ()
    return _EFFECTS.answer(after.id, (team, days, rota), lambda: _effect(team, after, days, rota))


def _effect(team: Team, after: StaffMember, days: tuple[int, ...], rota: Rota | None) -> tuple[str, ...]:
    staff = tuple(after if each.id == after.id else each for each in team.staff)
    would = team.model_copy(update={"staff": staff})
    return cover_effect(team, would, Gone(after.id, days), tuple(_standing(team, days, rota)))


def _days_lost(before: StaffMember, after: StaffMember, since: int) -> tuple[int, ...]:
    """The days on which the person is in the team as yet and would not be; of many the first weeks'."""
    ends = (since, *_dates(before), *_dates(after))

    def is_lost(day: int) -> bool:
        return before.is_in_team(day) and not after.is_in_team(day)

    first = min((day for day in ends if day >= since and is_lost(day)), default=0)
    return tuple(day for day in range(first, first + MOST_DAYS + 1) if is_lost(day)) if first else ()


def _dates(member: StaffMember) -> Iterator[int]:
    """The days (ordinals) on which it may begin or end that the person is in the team."""
    ranges = [each.dates for each in member.contracts] + [each.dates for each in member.secondments]
    for dates in ranges:
        yield dates.first.toordinal()
        if dates.last is not None:
            yield dates.last.toordinal() + 1


def _standing(team: Team, days: tuple[int, ...], rota: Rota | None) -> Iterator[Shift]:
    """The shifts that stand in rotas of the days."""
    published = shifts_on(team, range(days[0], days[-1] + 1))
    yield from rota.shifts if rota is not None else ()
    yield from (shift for shift in published if rota is None or shift.day not in rota.days)
