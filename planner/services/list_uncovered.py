"""Demand not met, from the checker's shortfalls, each with a reason a manager can act on."""

from __future__ import annotations

from collections.abc import Sequence

from planner.domain.findings import Finding
from planner.domain.problem import (
    DutyTurn,
    EventNeed,
    PresenceNeed,
    RotaProblem,
    ShiftNeed,
    SupervisionNeed,
    VisitNeed,
    WritingNeed,
)
from planner.domain.rota import Activity, Shift, Uncovered
from planner.domain.time_grid import (
    COVER_GRID,
    Span,
    civil,
    clock,
    day_of,
    grid_starts,
    hours_label,
    moment_label,
)
from planner.reports.cover_curve import named_shift_span
from planner.services.find_candidates import find_candidates

Need = VisitNeed | WritingNeed | DutyTurn | PresenceNeed | ShiftNeed | SupervisionNeed | EventNeed


def list_uncovered(
    problem: RotaProblem, shifts: Sequence[Shift], findings: Sequence[Finding]
) -> tuple[Uncovered, ...]:
    """One entry a demand whose least is not met, by time. What only falls short of its ideal is left out."""
    needs = _needs_by_id(problem)
    short = dict.fromkeys(
        finding.demand for finding in findings if finding.kind == "shortfall" and finding.demand
    )
    entries = [
        entry for demand in short if demand in needs for entry in _entries(problem, shifts, needs[demand])
    ]
    return tuple(sorted(entries, key=lambda entry: (entry.start, entry.demand)))


def _needs_by_id(problem: RotaProblem) -> dict[str, Need]:
    groups: tuple[Sequence[Need], ...] = (
        problem.visits,
        problem.writing,
        problem.duty_turns,
        problem.presence,
        problem.shift_needs,
        problem.supervision,
        problem.events,
    )
    return {need.id: need for group in groups for need in group}


def _entries(problem: RotaProblem, shifts: Sequence[Shift], need: Need) -> list[Uncovered]:
    if isinstance(need, VisitNeed):
        return _visit(problem, shifts, need)
    if isinstance(need, WritingNeed):
        return _writing(problem, shifts, need)
    if isinstance(need, DutyTurn):
        return _duty(problem, shifts, need)
    if isinstance(need, PresenceNeed):
        return _presence(problem, shifts, need)
    if isinstance(need, ShiftNeed):
        return _named_shift(problem, shifts, need)
    if isinstance(need, SupervisionNeed):
        return _supervision(problem, shifts, need)
    return _event(problem, shifts, need)


def _serving(shifts: Sequence[Shift], demand: str) -> list[tuple[Shift, Activity]]:
    return [
        (shift, activity) for shift in shifts for activity in shift.activities if activity.demand == demand
    ]


def _name(problem: RotaProblem, person: str) -> str:
    known = problem.person_by_id.get(person)
    return known.name if known else person


def _names(problem: RotaProblem, people: Sequence[str]) -> str:
    return ", ".join(_name(problem, person) for person in people)


def _visit(problem: RotaProblem, shifts: Sequence[Shift], visit: VisitNeed) -> list[Uncovered]:
    starts: dict[int, list[str]] = {}
    for shift, activity in _serving(shifts, visit.id):
        starts.setdefault(activity.span_on_site.start, []).append(shift.staff)
    start, found = max(starts.items(), key=lambda item: len(item[1]), default=(None, []))
    if len(found) >= visit.workers:
        return []
    at = start if start is not None else _best_start(problem, shifts, visit)
    whole = Span(at - visit.travel_before, at + visit.minutes + visit.travel_after)
    candidates = find_candidates(problem, shifts, whole, skills=visit.skills, found=found)
    counted = f"{len(found)} of {visit.workers} worker{'s' if visit.workers > 1 else ''} found"
    named = f" ({_names(problem, found)})" if found else ""
    return [
        Uncovered(
            demand=visit.id,
            kind="visit",
            start=at,
            end=at + visit.minutes,
            missing=visit.workers - len(found),
            unit="workers",
            reason=f"{counted}{named}; {candidates.sentence()}.",
        )
    ]


def _best_start(problem: RotaProblem, shifts: Sequence[Shift], visit: VisitNeed) -> int:
    """The start at which most people would be free (the earliest of them): where trying again pays most."""
    starts = [
        start
        for window in visit.windows
        for start in range(window.start, window.end - visit.minutes + 1, COVER_GRID)
    ]

    def free_at(start: int) -> int:
        whole = Span(start - visit.travel_before, start + visit.minutes + visit.travel_after)
        return len(find_candidates(problem, shifts, whole, skills=visit.skills).free)

    return max(starts, key=lambda start: (free_at(start), -start), default=visit.windows[0].start)


def _writing(problem: RotaProblem, shifts: Sequence[Shift], need: WritingNeed) -> list[Uncovered]:
    shortest = min((need.shortest_block, *need.blocks))
    booked = sum(
        activity.span.minutes
        for shift, activity in _serving(shifts, need.id)
        if shift.staff == need.author and activity.end <= need.finish_by and activity.span.minutes >= shortest
    )
    missing = need.minutes - booked
    if missing <= 0:
        return []
    at_work = sum(
        max(0, min(shift.end, need.finish_by) - shift.start) for shift in shifts if shift.staff == need.author
    )
    reason = (
        f"{hours_label(booked)} of {hours_label(need.minutes)} booked by {moment_label(need.finish_by)}; "
        f"{_name(problem, need.author)} is at work {hours_label(at_work)} until then."
    )
    start = max(civil(problem.first_day), min(need.finish_by - missing, problem.span.end))
    return [
        Uncovered(
            demand=need.id,
            kind="court_writing",
            start=start,
            end=max(need.finish_by, start + 1),
            missing=missing,
            unit="minutes",
            reason=reason,
        )
    ]


def _duty(problem: RotaProblem, shifts: Sequence[Shift], turn: DutyTurn) -> list[Uncovered]:
    found = [
        shift.staff
        for shift, activity in _serving(shifts, turn.id)
        if activity.span.contains(turn.span) and (turn.state != "present" or shift.place == "office")
    ]
    skill, missing = _missing_of(problem, day_of(turn.span.start), found, turn.least, turn.skills)
    if missing <= 0:
        return []
    candidates = find_candidates(problem, shifts, turn.span, skills=(skill,) if skill else (), found=found)
    asked = f"{len(found)} of {turn.least} on duty" if not skill else f"nobody on duty holds “{skill}”"
    return [
        Uncovered(
            demand=turn.id,
            kind="duty",
            start=turn.span.start,
            end=turn.span.end,
            missing=missing,
            unit="people",
            reason=f"{_capital(asked)}; {candidates.sentence()}.",
        )
    ]


def _missing_of(
    problem: RotaProblem, day: int, found: Sequence[str], least: int, skills: tuple[tuple[str, int], ...]
) -> tuple[str, int]:
    """How many are missing, of all or, where enough are there, of those with a skill (named then)."""
    if len(found) < least:
        return "", least - len(found)
    index = day - problem.first_day
    for skill, wanted in skills:
        people = (problem.person_by_id.get(person) for person in found)
        holding = sum(person is not None and skill in person.days[index].skills for person in people)
        if holding < wanted:
            return skill, wanted - holding
    return "", 0


def _presence(problem: RotaProblem, shifts: Sequence[Shift], need: PresenceNeed) -> list[Uncovered]:
    """The cells in which the least is not met, run by run."""
    runs: list[tuple[Span, int, str]] = []
    for start in grid_starts(need.span):
        cell = Span(start, start + COVER_GRID)
        found = [shift.staff for shift in shifts if _counts(shift, cell, need)]
        skill, missing = _missing_of(problem, day_of(start), found, need.least, need.skills)
        if missing <= 0:
            continue
        if runs and runs[-1][0].end == start:
            run, worst, worst_skill = runs.pop()
            runs.append((Span(run.start, cell.end), max(worst, missing), worst_skill or skill))
        else:
            runs.append((cell, missing, skill))
    return [_presence_entry(problem, shifts, need, *run) for run in runs]


def _counts(shift: Shift, cell: Span, need: PresenceNeed) -> bool:
    if not shift.span.contains(cell):
        return False
    if need.state == "contactable":
        return True
    out = any(
        activity.span.overlaps(cell) and (activity.kind == "visit" or activity.place == "field")
        for activity in shift.activities
    )
    return shift.place == "office" and not out


def _presence_entry(
    problem: RotaProblem, shifts: Sequence[Shift], need: PresenceNeed, span: Span, missing: int, skill: str
) -> Uncovered:
    candidates = find_candidates(problem, shifts, span, skills=(skill,) if skill else ())
    who = f"with “{skill}” " if skill else ""
    return Uncovered(
        demand=need.id,
        kind="presence",
        start=span.start,
        end=span.end,
        missing=missing,
        unit="people",
        reason=f"{missing} {who}too few {need.state}; {candidates.sentence()}.",
    )


def _named_shift(problem: RotaProblem, shifts: Sequence[Shift], need: ShiftNeed) -> list[Uncovered]:
    found = [shift for shift in shifts if shift.name == need.shift and shift.day == need.day]
    people = [shift.staff for shift in found]
    skill, missing = _missing_of(problem, need.day, people, need.least, need.skills)
    if missing <= 0:
        return []
    span = named_shift_span(problem, need)
    index = need.day - problem.first_day
    elsewhere = sum(shift.day == need.day and shift.name != need.shift for shift in shifts)
    cannot = sum(
        all(option.name != need.shift for option in person.days[index].options) for person in problem.people
    )
    asked = f"{len(found)} of {need.least} people" if not skill else f"Nobody holds “{skill}”"
    reason = (
        f"{asked}; of {len(problem.people)}: {cannot} cannot work this shift on the day, "
        f"{elsewhere} on another shift."
    )
    return [
        Uncovered(
            demand=need.id,
            kind="shift",
            start=span.start,
            end=span.end,
            missing=missing,
            unit="people",
            reason=reason,
        )
    ]


def _supervision(problem: RotaProblem, shifts: Sequence[Shift], need: SupervisionNeed) -> list[Uncovered]:
    there = {shift.staff for shift, _ in _serving(shifts, need.id)}
    missing = [person for person in (need.supervisor, need.worker) if person not in there]
    pair = _names(problem, (need.supervisor, need.worker)).replace(", ", " and ")
    return [
        Uncovered(
            demand=need.id,
            kind="supervision",
            start=need.window.start,
            end=need.window.end,
            missing=max(1, len(missing)),
            unit="people",
            reason=f"No {need.minutes} uninterrupted minutes were found for {pair} together.",
        )
    ]


def _event(problem: RotaProblem, shifts: Sequence[Shift], need: EventNeed) -> list[Uncovered]:
    there = {
        shift.staff for shift, activity in _serving(shifts, need.id) if activity.span.contains(need.whole)
    }
    missing = [person for person in need.people if person not in there]
    if not missing:
        return []
    whys = [
        f"{_name(problem, person)} {_why_absent(problem, shifts, person, need.whole)}" for person in missing
    ]
    return [
        Uncovered(
            demand=need.id,
            kind="event",
            start=need.span.start,
            end=need.span.end,
            missing=len(missing),
            unit="people",
            reason=f"{'; '.join(whys)}.",
        )
    ]


def _why_absent(problem: RotaProblem, shifts: Sequence[Shift], person_id: str, span: Span) -> str:
    person = problem.person_by_id.get(person_id)
    index = day_of(span.start) - problem.first_day
    if person is None or not 0 <= index < len(person.days):
        return "is not planned here"
    today = person.days[index]
    if not today.options:
        return f"is off ({today.off_reason or 'not working'})"
    mine = [shift for shift in shifts if shift.staff == person_id and shift.day == today.day]
    if not mine:
        return "has no shift that day"
    if mine[0].span.contains(span):
        return "is busy with something else then"
    return f"works {clock(mine[0].start)}–{clock(mine[0].end)} that day"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
