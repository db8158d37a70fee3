"""How two who share a post meet by their patterns: minutes together, and days on which neither is there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from math import lcm

from planner.domain.contracts import FixedShiftDay, FlexibleDay, PatternDay, WorkingPattern, week_letter
from planner.domain.records import WEEKDAY_NAMES
from planner.domain.team import Team
from planner.domain.time_grid import DAY, WEEKDAYS, Span, hours_label
from planner.rules.wording import listed

# A cycle longer than this is looked at in its first weeks.
MOST_WEEKS = 26


@dataclass(frozen=True, slots=True)
class Overlap:
    """Of the cycle of both patterns: the least minutes together in a week, and uncovered days of the post."""

    least_minutes: int
    weeks: int
    uncovered: tuple[str, ...]


def share_overlap(team: Team, first: str, second: str, days: tuple[str, ...], monday: date) -> Overlap | None:
    """What the patterns in force on the Monday say; None where one of the two has no contract then."""
    one, two = _pattern(team, first, monday), _pattern(team, second, monday)
    if one is None or two is None:
        return None
    weeks = min(lcm(len(one.weeks), len(two.weeks)), MOST_WEEKS)
    together = [0] * weeks
    uncovered: list[str] = []
    for number in range(7 * weeks):
        day = (monday + timedelta(days=number)).toordinal()
        mine, yours = _hours(one.day(day)), _hours(two.day(day))
        if mine is not None and yours is not None and (common := mine.common(yours)) is not None:
            together[number // 7] += common.minutes
        if mine is None and yours is None and WEEKDAY_NAMES[number % 7] in days:
            name = WEEKDAYS[number % 7]
            uncovered.append(f"{name} of week {week_letter(number // 7)}" if weeks > 1 else name)
    return Overlap(min(together), weeks, tuple(dict.fromkeys(uncovered)))


def overlap_words(overlap: Overlap | None, handover_minutes: int) -> str:
    """`By their patterns they are together 1 h a week…`; and what of the post is not kept by them."""
    if overlap is None:
        return ""
    every = "in every week" if overlap.weeks > 1 else "a week"
    words = [f"By their patterns the two are together {hours_label(overlap.least_minutes)} {every}."]
    if overlap.least_minutes < handover_minutes:
        words.append(f"The handover asks for {hours_label(handover_minutes)}.")
    if overlap.uncovered:
        words.append(f"Neither is there on {listed(overlap.uncovered)}.")
    return " ".join(words)


def _pattern(team: Team, staff: str, monday: date) -> WorkingPattern | None:
    member = team.member(staff)
    contracts = member.contracts if member is not None else ()
    in_week = range(monday.toordinal(), monday.toordinal() + 7)
    contract = next((each for each in contracts if any(each.dates.has(day) for day in in_week)), None)
    if contract is None:
        return None
    return next((each for each in team.patterns if each.id == contract.pattern), None)


def _hours(day: PatternDay) -> Span | None:
    """The hours in which the day is worked: the agreed shift, the usual one, or the whole window."""
    if isinstance(day, FixedShiftDay):
        return Span(day.start, day.end if day.end > day.start else day.end + DAY)
    if isinstance(day, FlexibleDay):
        if day.usual_start is not None and day.usual_end is not None:
            return Span(day.usual_start, day.usual_end)
        return Span(day.earliest, day.latest)
    return None
