"""Days after a late finish that is settled: how they may be worked once the person has rested.

The hours agreed for such a day may begin before anybody can come, or their core time may: the day is worked
from the rested start on, and what it loses is flexed within the week.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.domain.person import PastWork, PersonDay, ShiftOption
from planner.domain.rule_pack import RuleSettings
from planner.domain.time_grid import ACTIVITY_GRID, Span, civil
from planner.rules.late_finish import earliest_start, rested
from planner.services.freeze_days import around


def after_late_finishes(
    days: Iterable[PersonDay], worked: Iterable[PastWork], settings: RuleSettings, rest_minutes: int
) -> tuple[PersonDay, ...]:
    """The days with what may be worked of those that come right after one of the shifts `worked`."""
    ends = {work.day + 1: work for work in worked}
    return tuple(
        _rested(day, ends[day.day], settings, rest_minutes) if day.day in ends else day for day in days
    )


def _rested(day: PersonDay, before: PastWork, settings: RuleSettings, rest_minutes: int) -> PersonDay:
    lawful = wanted = rested(before.end, rest_minutes)
    if settings.late_finish.is_on and not before.is_named:
        wanted = max(wanted, earliest_start(settings, before.day, before.end))
    left = [each for option in day.options for each in _begun_later(day.day, option, wanted)]
    can_rest = any(option.start_latest >= lawful for option in (*day.options, *left))
    return replace(day, options=(*day.options, *left), may_be_off=day.may_be_off or not can_rest)


def _begun_later(day: int, option: ShiftOption, wanted: int) -> Iterator[ShiftOption]:
    """What is left of an option that begins before the rested start; named shifts are worked whole."""
    if option.start_latest < wanted and option.name is None:
        start = -(-wanted // ACTIVITY_GRID) * ACTIVITY_GRID
        yield from around(option, (Span(civil(day), start),))
