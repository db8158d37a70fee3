"""What somebody typed about a step: words that can be kept, or a sentence why not."""

from __future__ import annotations

from datetime import datetime

from planner.domain.own_records import Step
from planner.services.record_form import made_record, refused_field

LONGEST = 500


def said(note: str) -> str:
    """The words. Raises `BadInputError` where they are too long, or no text at all: the command line hands on
    whatever bytes it was given."""
    if len(note) > LONGEST:
        raise refused_field("note", f"At most {LONGEST} letters.")
    if any("\ud800" <= letter <= "\udfff" for letter in note):
        raise refused_field("note", "This is no text.")
    return note


def said_step(deed: str, who: str, at: datetime, note: str, staff: str | None = None) -> Step:
    """A step of an own record with the words. Raises as `said`."""
    values = {"deed": deed, "who": who, "at": at, "staff": staff, "note": said(note)}
    return made_record(Step, values, "What is said")
