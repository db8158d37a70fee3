"""People's records that contradict themselves: loans, shares, leave, agreed changes, lockdown, history."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from planner.domain.errors import InputProblem
from planner.domain.records import DateRange
from planner.domain.remembered import Remembered
from planner.domain.staff import FrontLineBreak, JobShare, PastShift, PastTally, Preference, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, DAY, moment_label, weekday_of
from planner.importers.date_ranges import dates_problem, overlapping
from planner.importers.id_checks import given_twice

History = tuple[tuple[PastShift, ...], tuple[PastTally, ...]]


def staff_problems(team: Team) -> Iterator[InputProblem]:
    """All of them, in the order of the file."""
    for n, person in enumerate(team.staff):
        yield from _person_problems(f"staff[{n}]", person)
    yield from _share_problems(team)
    yield from _absence_problems(team)
    yield from _agreed_change_problems(team)
    for n, each in enumerate(team.front_line_breaks):
        yield from _break_problems(f"front_line_breaks[{n}]", each)
    yield from _lockdown_problems(team)
    for n, wish in enumerate(team.preferences):
        yield from _wish_problems(f"preferences[{n}]", wish)
    for n, entry in enumerate(team.toil):
        if entry.minutes % ACTIVITY_GRID:
            sentence = f"“{entry.id}”: TOIL goes in steps of {ACTIVITY_GRID} min."
            yield InputProblem(f"toil[{n}].minutes", sentence)
    history = (team.past_shifts, team.past_tallies)
    yield from _HISTORIES.answer(team.id, history, lambda: tuple(_history_problems(team)))


# What is wrong with the histories that were looked at last: most edits leave them as they are.
_HISTORIES: Remembered[History, tuple[InputProblem, ...]] = Remembered(4)


def _person_problems(path: str, person: StaffMember) -> Iterator[InputProblem]:
    who = f"“{person.name}”"
    if person.supervisor == person.id:
        yield InputProblem(
            f"{path}.supervisor", f"{who}: nobody is their own supervisor; name another person."
        )
    for s, held in enumerate(person.skills):
        yield from dates_problem(f"{path}.skills[{s}].dates", who, held.dates)
    yield from dates_problem(f"{path}.opt_out_dates", who, person.opt_out_dates)
    for s, secondment in enumerate(person.secondments):
        yield from dates_problem(f"{path}.secondments[{s}].dates", who, secondment.dates)
    dated = ((place, secondment.dates) for place, secondment in enumerate(person.secondments))
    for _, s in overlapping(dated):
        yield InputProblem(
            f"{path}.secondments[{s}].dates.first", f"{who}: two secondments at the same time."
        )


def _break_problems(path: str, each: FrontLineBreak) -> Iterator[InputProblem]:
    who = f"“{each.id}”"
    yield from dates_problem(f"{path}.dates", who, each.dates)
    if each.backfill == each.staff:
        sentence = f"{who}: nobody stands in for themselves; name another person as backfill."
        yield InputProblem(f"{path}.backfill", sentence)


def _share_problems(team: Team) -> Iterator[InputProblem]:
    holders: dict[str, JobShare] = {}
    for n, share in enumerate(team.job_shares):
        path, who = f"job_shares[{n}]", f"“{share.name}”"
        if share.people[0] == share.people[1]:
            sentence = f"{who}: a job share is two people; “{share.people[0]}” stands in it twice."
            yield InputProblem(f"{path}.people", sentence)
        for person in dict.fromkeys(share.people):
            if person in holders:
                sentence = f"{who}: “{person}” already shares the post “{holders[person].name}”."
                yield InputProblem(f"{path}.people", sentence)
            holders.setdefault(person, share)
        if share.handover_minutes_per_week % ACTIVITY_GRID:
            sentence = f"{who}: the handover goes in steps of {ACTIVITY_GRID} min."
            yield InputProblem(f"{path}.handover_minutes_per_week", sentence)


def _absence_problems(team: Team) -> Iterator[InputProblem]:
    names = team.staff_names
    whole_days: dict[tuple[str, str], list[tuple[int, DateRange]]] = {}
    for n, absence in enumerate(team.absences):
        path, who = f"absences[{n}]", f"“{names.get(absence.staff, absence.staff)}”"
        yield from dates_problem(f"{path}.dates", who, absence.dates)
        yield from both_times(path, who, absence.start, absence.end)
        if absence.start is not None and absence.end is not None and absence.end <= absence.start:
            yield InputProblem(f"{path}.end", f"{who}: the absence ends before it starts; correct its times.")
        if absence.start is None and absence.state == "approved":
            whole_days.setdefault((absence.staff, absence.kind), []).append((n, absence.dates))
    for (staff, kind), ranges in whole_days.items():
        for earlier, later in overlapping(ranges):
            who = f"“{names.get(staff, staff)}”"
            sentence = (
                f"{who}: this {kind.replace('_', ' ')} overlaps that of absences[{earlier}]; join them."
            )
            yield InputProblem(f"absences[{later}].dates.first", sentence)


def both_times(path: str, who: str, start: int | None, end: int | None) -> Iterator[InputProblem]:
    """A start without an end or the other way round."""
    if (start is None) != (end is None):
        missing = "start" if start is None else "end"
        yield InputProblem(f"{path}.{missing}", f"{who}: give both start and end, or neither.")


def _agreed_change_problems(team: Team) -> Iterator[InputProblem]:
    first: dict[tuple[str, object], int] = {}
    for n, change in enumerate(team.agreed_changes):
        earlier = first.setdefault((change.staff, change.day), n)
        if earlier != n:
            sentence = (
                f"“{change.staff}” already has hours agreed for {change.day} (agreed_changes[{earlier}])."
            )
            yield InputProblem(f"agreed_changes[{n}].day", sentence)


def _lockdown_problems(team: Team) -> Iterator[InputProblem]:
    if team.lockdown is None:
        return
    for person in given_twice(team.lockdown.order):
        yield InputProblem("lockdown.order", f"Lockdown wheel: “{person}” stands in the order twice.")
    taken: set[tuple[str, object]] = set()
    for n, turn in enumerate(team.lockdown.weeks):
        path = f"lockdown.weeks[{n}]"
        if weekday_of(turn.week.toordinal()) != 0:
            yield InputProblem(
                f"{path}.week", f"Lockdown wheel: {turn.week} is no Monday; give the week's Monday."
            )
        if turn.cover_person == turn.staff:
            sentence = f"Lockdown wheel: “{turn.staff}” cannot be their own cover; name another person."
            yield InputProblem(f"{path}.cover_person", sentence)
        if (turn.staff, turn.week) in taken:
            yield InputProblem(path, f"Lockdown wheel: “{turn.staff}” has the week of {turn.week} twice.")
        taken.add((turn.staff, turn.week))


def _wish_problems(path: str, wish: Preference) -> Iterator[InputProblem]:
    who = f"“{wish.id}”"
    yield from both_times(path, who, wish.start, wish.end)
    if wish.start is not None and wish.end is not None and wish.end <= wish.start:
        yield InputProblem(f"{path}.end", f"{who}: the time ends before it starts; correct it.")
    if wish.day is not None and wish.weekdays:
        yield InputProblem(f"{path}.weekdays", f"{who}: give a day or weekdays, not both.")
    if wish.shift is not None and wish.start is not None:
        yield InputProblem(f"{path}.shift", f"{who}: give times or a named shift, not both.")


def _history_problems(team: Team) -> Iterator[InputProblem]:
    by_person: dict[str, list[tuple[int, int, int]]] = {}
    for n, worked in enumerate(team.past_shifts):
        path, who = f"past_shifts[{n}]", f"Shift of “{worked.staff}” on {moment_label(worked.start)}"
        length = worked.end - worked.start
        if length <= 0:
            yield InputProblem(f"{path}.end", f"{who}: it ends before it starts; correct it.")
        elif length > DAY:
            yield InputProblem(f"{path}.end", f"{who}: it is longer than 24 h; correct its end.")
        elif worked.break_minutes >= length:
            yield InputProblem(f"{path}.break_minutes", f"{who}: its break leaves nothing of it; correct it.")
        by_person.setdefault(worked.staff, []).append((worked.start, worked.end, n))
    for person, spans in by_person.items():
        spans.sort()
        for (_, end, earlier), (start, _, n) in pairwise(spans):
            if start < end:
                sentence = (
                    f"Two shifts of “{person}” overlap (past_shifts[{earlier}] and this one); correct one."
                )
                yield InputProblem(f"past_shifts[{n}].start", sentence)
    seen: set[tuple[str, object]] = set()
    for n, tally in enumerate(team.past_tallies):
        if weekday_of(tally.week.toordinal()) != 0:
            sentence = f"Past week of “{tally.staff}”: {tally.week} is no Monday; give the week's Monday."
            yield InputProblem(f"past_tallies[{n}].week", sentence)
        if (tally.staff, tally.week) in seen:
            yield InputProblem(
                f"past_tallies[{n}]", f"“{tally.staff}” has totals for {tally.week} twice; keep one."
            )
        seen.add((tally.staff, tally.week))
