"""Notices: what somebody has to know, told once. They follow from the plan; only what was seen is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Literal, get_args

from pydantic import AwareDatetime, Field

from planner.domain.records import ClockTime, EndTime, Record
from planner.domain.time_grid import DAY

NoticeKind = Literal[
    # A week was published, or what was published has changed.
    "published",
    "changed",
    # Somebody waits for my answer; others have answered me; my request was decided.
    "asked",
    "answered",
    "decided",
    # Time owed runs out; work with a day in law or court is at risk; a lone visit is overdue.
    "toil",
    "deadline",
    "check_in",
]
NOTICE_KINDS: tuple[NoticeKind, ...] = get_args(NoticeKind)
KIND_WORDS: Mapping[NoticeKind, str] = {
    "published": "A week is published",
    "changed": "A published week has changed",
    "asked": "Somebody asks and waits",
    "answered": "Somebody has answered",
    "decided": "A request is decided",
    "toil": "Time owed runs out",
    "deadline": "A deadline is at risk",
    "check_in": "A lone visit is overdue",
}
# Where a notice is looked into.
NoticePlace = Literal["my_week", "rota", "swaps", "requests", "leave"]


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice. `id` stays the same as long as it tells the same; `at`: since when it is so.

    The sentence names no case, no kind of absence and no reason: it may be read on a locked screen. `key`:
    the record it is about. `detail`: what somebody has written, for the list alone. `is_urgent`: somebody's
    safety, also told in quiet hours. `is_refusal`: what was asked for is not to be.
    """

    id: str
    kind: NoticeKind
    at: datetime
    sentence: str
    place: NoticePlace
    key: str = ""
    detail: str = ""
    is_urgent: bool = False
    is_refusal: bool = False


class NoticeSettings(Record):
    """What one person wants to be told of, and when not."""

    # Kinds that stay out of the list, and kinds that the desktop does not announce.
    hidden: tuple[NoticeKind, ...] = ()
    silent: tuple[NoticeKind, ...] = ()
    announces: bool = True
    has_quiet_hours: bool = True
    quiet_from: ClockTime = 20 * 60
    quiet_until: EndTime = 7 * 60

    def is_quiet(self, minute_of_day: int) -> bool:
        """Whether nothing but urgent notices is announced then; quiet hours may go over midnight."""
        if not self.has_quiet_hours or self.quiet_from == self.quiet_until:
            return False
        since = (minute_of_day - self.quiet_from) % DAY
        return since < (self.quiet_until - self.quiet_from) % DAY

    def announces_at(self, notice: Notice, minute_of_day: int) -> bool:
        """Whether the desktop is to announce the notice then."""
        if not self.announces or notice.kind in self.silent or notice.kind in self.hidden:
            return False
        return notice.is_urgent or not self.is_quiet(minute_of_day)


class SeenNotices(Record):
    """The ids of notices that one person has seen, and when."""

    seen: Annotated[dict[str, AwareDatetime], Field(max_length=2000)] = Field(default_factory=dict)
