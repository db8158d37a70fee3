"""What was done to a plan, in sentences: of the audit log, and of the steps that can be undone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from planner.domain.own_requests import OwnRequest
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.ports import AuditRow
from planner.services.record_words import RecordWords

# A shift is named by its person and day: `amira-khan@2026-11-24`.
SHIFT_ID = re.compile(r"^(?P<staff>[^@,\s]+)@(?P<day>\d{4}-\d{2}-\d{2})")
DAY = re.compile(r"\b(\d{4}-\d{2}-\d{2})\b")
MOST_NAMED = 3
# The step of the log that puts a fix in place; its reason is the sentence of the fix.
FIX = "Apply fix"
PUBLISHED = "published"
# The row of the rules that stands beside the edit that it allows.
EXCEPTION = "Allow exception"


@dataclass(frozen=True, slots=True)
class LoggedStep:
    """A step of the log: one row, or several that one transaction wrote. `number`: of the last of them;
    `version`: the version that it published, of the week that begins on `week`."""

    number: int
    at: datetime
    who: str
    sentence: str
    reason: str = ""
    week: date | None = None
    version: int | None = None


def logged_steps(rows: Iterable[AuditRow], words: RecordWords) -> Iterator[LoggedStep]:
    """The steps of the audit log in words, in their order; `rows` have the latest first."""
    # What one step did to the team, to drafts and to requests is logged row by row, and told once.
    for _, group in groupby(rows, key=lambda row: row.step):
        yield _logged(list(group), words)


def _logged(rows: Sequence[AuditRow], words: RecordWords) -> LoggedStep:
    row = _telling(rows)
    week, version = next((found for each in rows if (found := _published(each))[0]), (None, None))
    # What a version was published for is said by the row of the request.
    said = (each.reason for each in (row, *rows) if each is row or _kind(each) != PUBLISHED)
    reason = words.note(next((each for each in said if each), ""))
    about = words.about(row)
    sentence = sentence_of(row.what, row.subject, words.team) if about is None else _said_of(row.what, about)
    if row.what == FIX and reason:
        # What a fix does is its own sentence; the shifts that it moves do not tell it.
        sentence, reason = fix_name(reason), ""
    # The plan as it was after the step is the plan after the last of its rows.
    return LoggedStep(rows[0].number, row.at, row.who, sentence, reason, week, version)


def _telling(rows: Sequence[AuditRow]) -> AuditRow:
    """The row that says what the step was: a request that changed hands says more than what follows of it."""
    # Of an edit that asked for an exception, the edit tells more.
    rows = [row for row in rows if row.what != EXCEPTION] or rows
    by_kind = {_kind(row): row for row in rows}
    kinds = ["swap", PUBLISHED, "team"]
    if PUBLISHED in by_kind:
        kinds.insert(1, OwnRequest.kind)
    return next((by_kind[kind] for kind in kinds if kind in by_kind), rows[-1])


def _kind(row: AuditRow) -> str:
    return (row.record or "").partition(" ")[0]


def fix_name(sentence: str) -> str:
    """`Apply fix: start Ben Boyd at 12:00`."""
    return f"{FIX}: {sentence[:1].lower()}{sentence[1:]}"


def sentence_of(what: str, subject: str, team: Team) -> str:
    """`Move shift: Amira Khan, Tue 24 Nov`; what is said already is not said twice."""
    if what.startswith(f"{FIX}: "):
        return what
    return _said_of(what, subject_words(subject, team))


def _said_of(what: str, about: str) -> str:
    return f"{what}: {about}" if about and about.lower() not in what.lower() else what


def subject_words(subject: str, team: Team) -> str:
    """What a step is about, with names for ids and days as people write them."""
    names = team.staff_names
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
