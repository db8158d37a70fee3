"""The names of what a plan keeps beside its records: settings of the whole plan, and of single people.

Whoever opens the plan may know the settings of the whole plan; those of a person are theirs alone. A name
that is in neither is nobody's.
"""

from __future__ import annotations

from typing import Literal

from planner.domain.roles import Caller

# How many weeks the wheel shows, and a build plans.
WHEEL_WEEKS = "wheel.weeks"
BUILD_WEEKS = "build.weeks"
# Days of leave a year for full-time work.
LEAVE_DAYS = "leave.full_time_days"
# After how many minutes without a touch the plan locks; 0: never.
LOCK_MINUTES = "lock_after_minutes"
PUBLIC = frozenset({WHEEL_WEEKS, BUILD_WEEKS, LEAVE_DAYS, LOCK_MINUTES})
# Marks of what published weeks asked: numbers that tell of nobody.
ASKED = "asked:"
OwnSetting = Literal["seen", "settings"]


def own_key(what: OwnSetting, caller: Caller) -> str:
    """What one person has seen of their notices, or wants to be told of.

    Somebody who is not of the team is known by name, which is never taken for the id of another: no id has
    a slash in it.
    """
    return f"notices/{what}/{caller.staff or f'name/{caller.name}'}"


def may_read_setting(caller: Caller, key: str) -> bool:
    """Whether the setting is the plan's, or the caller's own."""
    return is_of_plan(key) or key in (own_key("seen", caller), own_key("settings", caller))


def is_of_plan(key: str) -> bool:
    """Whether the setting is the whole plan's."""
    return key in PUBLIC or key.startswith(ASKED)
