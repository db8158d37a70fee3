"""What was done to a plan, in sentences: of the audit log, and of the steps that can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.ports import AuditRow

# A shift is named by its person and day: `amira-khan@2026-11-24`.
SHIFT_ID = re.compile(r"^(?P<staff>[^@,\s]+)@(?P<day>\d{4}-\d{2}-\d{2})")
DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
MOST_NAMED = 3
# The step of the log that puts a fix in place; its reason is the sentence of the fix.
FIX = "Apply fix"


@dataclass(frozen=True, slots=True)
class LoggedStep:
    """One row of the log. `version`: the version that it published, of the week that begins on `week`."""

    number: int
    at: datetime
    who: str
    sentence: str
    reason: str = ""
    week: date | None = None
    version: int | None = None


def logged_steps(rows: Iterable[AuditRow], team: Team) -> Iterator[LoggedStep]:
    """The rows of the audit log in words, in their order."""
    last: tuple[object, ...] = ()
    for row in rows:
        # What one step did to the team and to drafts is logged row by row, and told once.
        told = (row.at, row.who, row.what, row.subject)
        if told == last:
            continue
        last = told
        week, version = _published(row)
        sentence, reason = sentence_of(row.what, row.subject, team), row.reason or ""
        if row.what == FIX and reason:
            # What a fix does is its own sentence; the shifts that it moves do not tell it.
            sentence, reason = fix_name(reason), ""
        yield LoggedStep(row.number, row.at, row.who, sentence, reason, week, version)


def fix_name(sentence: str) -> str:
    """`Apply fix: start Ben Boyd at 12:00`."""
    return f"{FIX}: {sentence[:1].lower()}{sentence[1:]}"


def sentence_of(what: str, subject: str, team: Team) -> str:
    """`Move shift: Amira Khan, Tue 24 Nov`; what is said already is not said twice."""
    if what.startswith(f"{FIX}: "):
        return what
    told = subject_words(subject, team)
    if not told or told.lower() in what.lower():
        return what
    return f"{what}: {told}"


def subject_words(subject: str, team: Team) -> str:
    """What a step is about, with names for ids and days as people write them."""
    names = {member.id: member.name for member in team.staff}
    parts = [part.strip() for part in subject.split(", ")]
    shifts = [match for part in parts if (match := SHIFT_ID.match(part)) is not None]
    if shifts and len(shifts) == len(parts):
        told = [
            f"{names.get(each['staff'], each['staff'])}, {_day(each['day'])}" for each in shifts[:MOST_NAMED]
        ]
        more = len(shifts) - len(told)
        return "; ".join((*told, f"and {more} more") if more else told)
    if subject == team.id:
        return team.name
    return DAY.sub(lambda match: _day(match[1]), subject)


def _published(row: AuditRow) -> tuple[date | None, int | None]:
    """`Publish rota` is about `2026-11-23 version 2`."""
    found = re.fullmatch(r"(\d{4}-\d{2}-\d{2}) version (\d+)", row.subject)
    if row.what != "Publish rota" or found is None:
        return None, None
    return date.fromisoformat(found[1]), int(found[2])


def _day(text: str) -> str:
    return day_label(date.fromisoformat(text).toordinal())
