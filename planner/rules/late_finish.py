"""Whoever finishes after 19:30 starts again at least 13 hours later and not before 10:00; after 23:00 not
before 12:00; after 01:00 not before 13:00, and has no evening work that day.

The start of the next day is moved, not its hours: they are flexed within the week. The 11 hours of
`daily_rest` alone would allow a start at 07:30 after a finish at 20:30. Named shifts, whose order the team
has agreed, are left out; the last shift before the planned weeks counts, and the first settled after them;
and of a day that has been worked, what was told of it.
The 13 hours are counted as they really pass, in the nights of a clock change too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.domain.findings import Finding
from planner.domain.person import PastWork, Person
from planner.domain.rota import Shift
from planner.domain.rule_pack import RuleSettings
from planner.domain.time_grid import DAY, Span, civil, clock, day_of, end_clock, hours_label, worked_minutes
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import end_text, moment_text

RULE = "late_finish"


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each next shift that starts too early, or runs into the evening after a night."""
    shifts = view.shifts_of(person.id)
    if not shifts:
        return
    rule = view.settings.late_finish
    late = min(rule.late_after, DAY + rule.night_after)
    for before, after in _pairs(view, person, shifts):
        if before.end - before.day * DAY <= late:
            continue
        if _is_named(after) or (isinstance(before, Shift) and before.name is not None):
            continue
        if after.day - before.day in (0, 1):
            yield from _pair_findings(view, person, before, after)


def _pairs(
    view: RotaView, person: Person, shifts: Sequence[Shift]
) -> Iterator[tuple[PastWork | Shift, PastWork | Shift]]:
    """Each shift with the work before it."""
    before: PastWork | Shift | None = person.past[-1] if person.past else None
    for shift in shifts:
        work = view.problem.told_before(person, shift.day) or before
        if work is not None:
            yield work, shift
        before = shift
    if before is not None and person.ahead:
        yield before, person.ahead[0]


def _is_named(work: PastWork | Shift) -> bool:
    return work.is_named if isinstance(work, PastWork) else work.name is not None


def earliest_start(settings: RuleSettings, day: int, end: int) -> int:
    """The earliest start after a shift that began on `day` and ended at `end` (civil minutes)."""
    rule = settings.late_finish
    time, next_day = end - civil(day), civil(day + 1)
    if time <= rule.late_after:
        return end
    earliest = max(rested(end, rule.rest_minutes), next_day + rule.next_start_from)
    if time > rule.very_late_after:
        earliest = max(earliest, next_day + rule.very_late_start_from)
    if time > DAY + rule.night_after:
        earliest = max(earliest, next_day + rule.night_start_from)
    return earliest


def rested(end: int, minutes: int) -> int:
    """The moment at which so many minutes have really passed since the end of work."""
    plain = end + minutes
    return plain + minutes - worked_minutes(Span(end, plain))


def _pair_findings(
    view: RotaView, person: Person, before: PastWork | Shift, after: PastWork | Shift
) -> Iterator[Finding]:
    rule, settings = view.settings.late_finish, view.settings
    earliest = earliest_start(settings, before.day, before.end)
    ends_before = civil(before.day + 1, settings.evenings.evening_from)
    is_too_early = after.start < earliest and before.end - civil(before.day) > rule.late_after
    is_night = before.end - civil(before.day) > DAY + rule.night_after
    runs_late = is_night and after.day == before.day + 1 and after.end > ends_before
    if not (is_too_early or runs_late):
        return
    told = f"{person.name} finishes {end_text(before.end)} and"
    if is_too_early:
        when = clock(earliest) if day_of(earliest) == after.day else moment_text(earliest)
        sentence = f"{told} starts {moment_text(after.start)}; after so late a finish not before {when}."
        rest = worked_minutes(Span(before.end, after.start)) if after.start > before.end else 0
        measured, allowed = f"{hours_label(rest)} later", f"not before {when}"
    else:
        sentence = f"{told} works until {end_text(after.end)}; after a night there is no evening work."
        measured, allowed = f"until {end_clock(after.end)}", f"until {end_clock(ends_before)}"
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=sentence,
        measured=measured,
        allowed=allowed,
        price=rule.weight,
        people=(person.id,),
        span=Span(min(before.end, after.start), max(before.end, after.start)),
        shifts=tuple(each.id for each in (before, after) if isinstance(each, Shift)),
    )
    yield view.judged(finding, before.day, after.day, person.id)


PARTS = (EACH_PERSON.part(findings),)
