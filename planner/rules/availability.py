"""Nobody is planned on leave, sick, on ring-fenced study time, outside the agreed working pattern, out of
post or while on loan elsewhere; nobody works two shifts a day or does two things at once.

A shift has to be one of the day's options. What cannot belong to this rota at all (a stranger's shift, one
outside the planned weeks, one that ends before it starts) is reported here and seen by no other rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from planner.domain.findings import LAW, Finding
from planner.domain.person import OffReason, Person, PersonDay, ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import Span, hours_label, times_label
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON, WHOLE_TEAM
from planner.rules.wording import day_text, listed, span_text

RULE = "availability"

OFF_SENTENCES: dict[OffReason, str] = {
    "": "cannot work on that day",
    "not working": "does not work on that day",
    "annual leave": "is on annual leave",
    "sick": "is off sick",
    "study leave": "is on study leave",
    "time off in lieu": "is taking time off in lieu",
    "bank holiday": "is off for the bank holiday",
    "away": "is away",
    "out of post": "is out of post",
    "on loan": "is on loan to another team",
}
# Why somebody is away is their own affair: what others may read is only that they are.
PRIVATE_REASONS: tuple[OffReason, ...] = ("annual leave", "sick", "study leave", "time off in lieu", "away")


def shared_off_sentence(reason: OffReason) -> str:
    """Why somebody does not work, as others may read it: `is off sick` becomes `is away`."""
    return OFF_SENTENCES["away" if reason in PRIVATE_REASONS else reason]


ACTIVITY_NAMES = {
    "visit": "a visit",
    "duty": "duty",
    "court_writing": "court writing",
    "protected_admin": "protected admin",
    "recording": "a write-up",
    "supervision": "supervision",
    "event": "an event",
    "debrief": "a debrief",
    "cpd": "CPD",
    "reserve": "lieu reserve",
    "handover": "handover",
    "time_off": "time off in lieu",
}


def person_findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Shifts that are none of the day's options, fall into leave, or stand in each other's way."""
    shifts = view.shifts_of(person.id)
    for shift in shifts:
        day = view.person_day(person, shift.day)
        if day.blocked or not _is_agreed(shift, day):
            yield from _option_findings(person, shift, day)
        if not shift.is_in_order:
            yield from _activity_findings(person, shift)
    yield from _collisions(person, shifts)
    yield from _forbidden_successions(view, person, shifts)


def team_findings(view: RotaView, _: RotaProblem) -> Iterator[Finding]:
    """Shifts that cannot belong to this rota."""
    for shift in view.misfits:
        name = view.name(shift.staff)
        if shift.staff not in view.problem.person_by_id:
            why = f"“{name}” is not planned with {view.problem.team_name} but has a shift on"
        elif shift.day not in view.problem.days:
            why = f"{name} has a shift outside the planned weeks, on"
        elif shift.end <= shift.start:
            why = f"{name} has a shift that ends before it starts, on"
        else:
            why = f"{name} has a shift of more than two days, from"
        yield _broken(f"{why} {day_text(shift.day)}.", shift.staff, shift)


def _broken(
    sentence: str, staff: str, *shifts: Shift, span: Span | None = None, allowed: str = ""
) -> Finding:
    return Finding(
        rule=RULE,
        tier=LAW,
        sentence=sentence,
        allowed=allowed,
        people=(staff,),
        span=span or shifts[-1].span,
        shifts=tuple(shift.id for shift in shifts),
    )


def _is_agreed(shift: Shift, day: PersonDay) -> bool:
    start, end, name = shift.start, shift.end, shift.name
    return bool([each for each in day.options if each.name == name and each.admits(start, end)])


def _option_findings(person: Person, shift: Shift, day: PersonDay) -> Iterator[Finding]:
    if not day.options:
        planned = f"{person.name} is planned {span_text(shift.span)} but"
        broken = _broken(f"{planned} {OFF_SENTENCES[day.off_reason]}.", person.id, shift)
        yield replace(broken, shared=f"{planned} {shared_off_sentence(day.off_reason)}.")
        return
    if not _is_agreed(shift, day):
        allowed = _options_text(day.options)
        sentence = f"{person.name}'s shift {span_text(shift.span)} is {_not_agreed(shift, day, allowed)}."
        yield _broken(sentence, person.id, shift, allowed=allowed)
    for hole in day.blocked:
        if not hole.overlaps(shift.span):
            continue
        sentence = f"{person.name} is away {span_text(hole)} and planned {span_text(shift.span)}."
        yield _broken(sentence, person.id, shift, span=hole)


def _not_agreed(shift: Shift, day: PersonDay, allowed: str) -> str:
    """What is wrong with the times: a part of a fixed shift is not outside of it."""
    if day.of_contract:
        return f"not the agreed {allowed}, nor the contract's {_options_text(day.of_contract)}"
    within = (
        each.is_fixed and Span(each.start_earliest, each.end_latest).contains(shift.span)
        for each in day.options
    )
    return f"not the agreed {allowed}" if any(within) else f"outside the agreed hours: {allowed}"


def is_option(shift: Shift, option: ShiftOption) -> bool:
    """Whether the shift works the option, its place aside."""
    return option.name == shift.name and option.admits(shift.start, shift.end)


def _options_text(options: Iterable[ShiftOption]) -> str:
    return listed(map(_option_text, options), last="or")


def _option_text(option: ShiftOption) -> str:
    times = times_label(option.start_earliest, option.end_latest)
    if option.is_fixed:
        return f"{option.name} {times}" if option.name else times
    lengths = dict.fromkeys(hours_label(each) for each in (option.shortest, option.longest))
    length = f"{' to '.join(lengths)} within {times}"
    core = f", there {option.core.times}" if option.core else ""
    return f"{length}{core}"


def _activity_findings(person: Person, shift: Shift) -> Iterator[Finding]:
    for activity in shift.activities:
        if not shift.start <= activity.start < activity.end <= shift.end:
            what = f"{ACTIVITY_NAMES[activity.kind]} {span_text(activity.span)}"
            sentence = f"{person.name} has {what}, outside the shift {span_text(shift.span)}."
            yield _broken(sentence, person.id, shift, span=activity.span)
    if len(shift.activities) < 2:
        return
    latest: Activity | None = None
    for activity in sorted(shift.activities, key=_in_time):
        if latest is not None and activity.start < latest.end:
            names = f"{ACTIVITY_NAMES[latest.kind]} and {ACTIVITY_NAMES[activity.kind]}"
            sentence = f"{person.name} has {names} at the same time, {span_text(activity.span)}."
            yield _broken(sentence, person.id, shift, span=activity.span)
        if latest is None or activity.end > latest.end:
            latest = activity


def _in_time(activity: Activity) -> tuple[int, int, str]:
    return activity.start, activity.end, activity.kind


def _collisions(person: Person, shifts: Sequence[Shift]) -> Iterator[Finding]:
    latest: Shift | None = None
    for shift in shifts:
        if latest is not None and shift.start < latest.end:
            both = f"{span_text(latest.span)} and {span_text(shift.span)}"
            yield _broken(f"{person.name} has two shifts at once, {both}.", person.id, latest, shift)
        elif latest is not None and shift.day == latest.day:
            both = f"{span_text(latest.span)} and {span_text(shift.span)}"
            yield _broken(f"{person.name} has two shifts on one day, {both}.", person.id, latest, shift)
        if latest is None or shift.end > latest.end:
            latest = shift


def _forbidden_successions(view: RotaView, person: Person, shifts: Sequence[Shift]) -> Iterator[Finding]:
    for before, after in pairwise(shifts):
        if before.name is None or after.name is None or after.day != before.day + 1:
            continue
        options = view.person_day(person, before.day).options
        if any(is_option(before, option) and after.name in option.never_followed_by for option in options):
            sentence = (
                f"{person.name} works {before.name} on {day_text(before.day)} and {after.name} on the day "
                f"after; this team never plans {after.name} after {before.name}."
            )
            yield _broken(sentence, person.id, before, after)


PARTS = (EACH_PERSON.part(person_findings), WHOLE_TEAM.part(team_findings))
