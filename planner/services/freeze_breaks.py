"""Agreed hours whose break is shorter than the rules ask for: they cannot be worked, and the plan says so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from planner.domain.person import Person, ShiftOption
from planner.domain.remembered import RememberedOfEach
from planner.domain.rule_pack import Breaks
from planner.domain.time_grid import hours_label
from planner.rules.wording import minutes_text

# Of people who were looked at last.
_FOUND: RememberedOfEach[Person, tuple[str, ...]] = RememberedOfEach()


def short_breaks_not_planned(rule: Breaks, people: Sequence[Person]) -> Iterator[str]:
    """A sentence for each person with such hours in these weeks."""
    for found in _FOUND.of(people, (rule,), partial(_of_person, rule)):
        yield from found


def _of_person(rule: Breaks, person: Person) -> tuple[str, ...]:
    short = [option for day in person.days for option in day.options if _is_short(rule, option)]
    if not short:
        return ()
    least = min(option.break_minutes for option in short)
    what = f"hours of over {hours_label(rule.over_minutes)} with a break of {minutes_text(least)}"
    how = "are not planned" if all(option.is_fixed for option in short) else "are planned shorter"
    asked = minutes_text(rule.least_minutes)
    return (f"{person.name} has agreed {what}; the rules ask for {asked}: they {how}.",)


def _is_short(rule: Breaks, option: ShiftOption) -> bool:
    longest = option.end_earliest - option.start_latest if option.is_fixed else option.longest
    return longest > rule.over_minutes and option.break_minutes < rule.least_minutes
