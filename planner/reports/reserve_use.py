"""What becomes of the lieu reserve, person by person and week by week: used, released, standing by, lost.

used      paid back for evening and weekend work of the week, up to the reserve
released  unused by its day (Thursday 12:00) and free time since
standing  in blocks that can still be released
lost      planned for hours before that day, and neither used nor free: work like any other
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from planner.domain.person import Person, PersonWeek
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import hours_label
from planner.rules.lieu_reserve import outside_minutes, release_moment
from planner.rules.rota_view import RotaView


@dataclass(frozen=True, slots=True)
class ReserveWeek:
    """One person's week, in minutes; `reserve` is what the contract keeps unscheduled in it."""

    staff: str
    name: str
    monday: int
    reserve: int
    used: int
    released: int
    standing: int
    lost: int


@dataclass(frozen=True, slots=True)
class ReserveUse:
    """The weeks of everyone who has a reserve, and the sum in a sentence."""

    weeks: tuple[ReserveWeek, ...]
    sentence: str


def reserve_use(problem: RotaProblem, shifts: Sequence[Shift]) -> ReserveUse:
    """What these shifts do with the reserve."""
    view = RotaView(problem, shifts)
    weeks = tuple(
        _week(view, person, week)
        for person in problem.people
        for week in person.weeks
        if week.reserve_minutes > 0
    )
    return ReserveUse(weeks, _sentence(weeks))


def _week(view: RotaView, person: Person, week: PersonWeek) -> ReserveWeek:
    evening_from = view.settings.evenings.evening_from
    outside = sum(
        outside_minutes(shift, evening_from) for shift in view.shifts_in_week(person.id, week.monday)
    )
    used = 0 if person.is_evening_contract else min(outside, week.reserve_minutes)
    blocks = view.work_in_week(person.id, week.monday, "reserve")
    moment = release_moment(view.settings.lieu_reserve, week.monday)
    released = sum(each.span.minutes for each in blocks if each.is_released)
    standing = sum(each.span.minutes for each in blocks if not each.is_released and each.start >= moment)
    early = sum(each.span.minutes for each in blocks if not each.is_released and each.start < moment)
    # What evening work has used up beside the blocks that stood by for it is not lost.
    lost = max(0, early - max(0, used + early + standing + released - week.reserve_minutes))
    return ReserveWeek(
        person.id, person.name, week.monday, week.reserve_minutes, used, released, standing, lost
    )


def _sentence(weeks: Sequence[ReserveWeek]) -> str:
    if not weeks:
        return "Nobody keeps a lieu reserve in these weeks."
    reserve, used, released, standing, lost = (
        hours_label(sum(amounts))
        for amounts in zip(
            *((each.reserve, each.used, each.released, each.standing, each.lost) for each in weeks),
            strict=True,
        )
    )
    return (
        f"Of {reserve} of lieu reserve {used} are used by evening and weekend work, {released} are released, "
        f"{standing} can still be released and {lost} are lost in blocks before their day."
    )
