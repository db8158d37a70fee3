"""What concerns one person and grows day by day: requests, days worked, check-ins.

They are kept one by one beside the team document, so that confirming a day writes no more than that day.
"""

from __future__ import annotations

from datetime import date
from typing import ClassVar, TypeVar

from pydantic import AwareDatetime

from planner.domain.records import Id, Name, Note, Record


class OwnRecord(Record):
    """A record of one person's own; `kind` tells its list in the store."""

    kind: ClassVar[str] = ""

    id: Id
    staff: Id

    @property
    def on(self) -> date:
        """The day it is about, by which the store finds it."""
        raise NotImplementedError


Own = TypeVar("Own", bound=OwnRecord)


class Step(Record):
    """One thing that was done with a record, by whom and when."""

    deed: Name
    who: Name
    at: AwareDatetime
    # Of whom it is told, where `who` has done it for somebody else.
    staff: Id | None = None
    note: Note = ""
