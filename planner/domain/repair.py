"""A repair: a published rota is planned again from a moment on, with as few changes as can be."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from planner.domain.rota import Activity, ActivityKind, Shift

# What is demand and others rely on. What a person does at the desk may move within the day.
SHARED_KINDS: tuple[ActivityKind, ...] = ("visit", "duty", "supervision")
# An activity as people know it: what it is, what for, and when it starts on site.
Known = tuple[ActivityKind, str | None, int]


def known_as(activity: Activity) -> Known:
    """By what an activity is recognised in another version of the rota."""
    return activity.kind, activity.demand, activity.span_on_site.start


@dataclass(frozen=True)
class Repair:
    """What was published, and the civil minute from which it may change.

    `uncounted`: person-days (staff, ordinal) that cannot be as published, whatever is planned (the person has
    fallen ill, the hours were changed); what becomes of them is nobody's choice and has no price.
    """

    published: tuple[Shift, ...]
    moment: int
    uncounted: tuple[tuple[str, int], ...] = ()

    @cached_property
    def shift_on(self) -> dict[tuple[str, int], Shift]:
        """The published shift by person and day."""
        return {(shift.staff, shift.day): shift for shift in self.published}

    @cached_property
    def known_of(self) -> dict[str, frozenset[Known]]:
        """What each person was to do with others on the days that count."""
        known: dict[str, set[Known]] = {}
        for shift in self.published:
            if not self.is_uncounted(shift.staff, shift.day):
                known.setdefault(shift.staff, set()).update(
                    known_as(each) for each in shift.activities if each.kind in SHARED_KINDS
                )
        return {staff: frozenset(each) for staff, each in known.items()}

    @cached_property
    def _uncounted(self) -> frozenset[tuple[str, int]]:
        return frozenset(self.uncounted)

    def is_uncounted(self, staff: str, day: int) -> bool:
        """Whether a change of that day is nobody's choice."""
        return (staff, day) in self._uncounted
