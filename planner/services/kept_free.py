"""Times that somebody cannot work, week after week or once: their days are frozen without them.

They are no leave (no hours are credited for them, and what is agreed for the week stays agreed), and why they
are kept free nobody is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.person import ShiftOption
from planner.domain.records import WEEKDAY_NAMES
from planner.domain.staff import Preference
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, civil, weekday_of


def without_reasons(team: Team) -> Team:
    """The team as it may be handed on: why somebody's time is kept, or wished, stays with the plan."""
    preferences = tuple(
        each.model_copy(update={"reason": ""}) if each.reason else each for each in team.preferences
    )
    return team.model_copy(update={"preferences": preferences})


def speaks_of(preference: Preference, day: int) -> bool:
    """Whether a preference is about the day (an ordinal)."""
    if preference.day is not None:
        return preference.day.toordinal() == day
    return not preference.weekdays or WEEKDAY_NAMES[weekday_of(day)] in preference.weekdays


def times_kept_free(preferences: Sequence[Preference], day: int) -> tuple[Span, ...]:
    """The parts of the day, or all of it, that cannot be worked. Named shifts are left out on their own."""
    return tuple(
        Span(
            civil(day) + (0 if each.start is None else each.start),
            civil(day) + (DAY if each.end is None else each.end),
        )
        for each in preferences
        if each.wants == "cannot_work" and each.shift is None and speaks_of(each, day)
    )


def without_refused(
    options: Sequence[ShiftOption], preferences: Sequence[Preference], day: int
) -> Iterator[ShiftOption]:
    """The options but for named shifts that cannot be worked on the day."""
    refused = {
        each.shift
        for each in preferences
        if each.wants == "cannot_work" and each.shift is not None and speaks_of(each, day)
    }
    return (option for option in options if option.name is None or option.name not in refused)
