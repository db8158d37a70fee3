"""Agreed hours whose break is shorter than the rules ask for: they cannot be worked, and the plan says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.person import Person, ShiftOption
from planner.domain.rule_pack import Breaks
from planner.domain.time_grid import hours_label
from planner.rules.wording import minutes_text


def short_breaks_not_planned(rule: Breaks, people: Sequence[Person]) -> Iterator[str]:
    """A sentence for each person with such hours in these weeks."""
    for person in people:
        short = [option for day in person.days for option in day.options if _is_short(rule, option)]
        if not short:
            continue
        least = min(option.break_minutes for option in short)
        what = f"hours of over {hours_label(rule.over_minutes)} with a break of {minutes_text(least)}"
        how = "are not planned" if all(option.is_fixed for option in short) else "are planned shorter"
        asked = minutes_text(rule.least_minutes)
        yield f"{person.name} has agreed {what}; the rules ask for {asked}: they {how}."


def _is_short(rule: Breaks, option: ShiftOption) -> bool:
    longest = option.end_earliest - option.start_latest if option.is_fixed else option.longest
    return longest > rule.over_minutes and option.break_minutes < rule.least_minutes
