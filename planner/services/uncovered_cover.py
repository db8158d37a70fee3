"""Cover requirements whose least is not met: duty turns, presence, named shifts."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.problem import DutyTurn, PresenceNeed, ShiftNeed
from planner.domain.rota import Shift, Uncovered
from planner.domain.time_grid import COVER_GRID, Span, day_of, grid_starts
from planner.reports.cover_curve import named_shift_span
from planner.services.rota_lookup import RotaLookup


def uncovered_duty(rota: RotaLookup, turn: DutyTurn) -> Iterator[Uncovered]:
    """The turn, when people or a skill are missing from its least."""
    found = [
        shift.staff
        for shift, activity in rota.serving(turn.id)
        if activity.span.contains(turn.span) and (turn.state != "present" or shift.place == "office")
    ]
    skill, missing = rota.missing_of(day_of(turn.span.start), found, turn.least, turn.skills)
    if missing <= 0:
        return
    candidates = rota.candidates.find(turn.span, skills=(skill,) if skill else (), found=found)
    asked = f"Nobody on duty holds “{skill}”" if skill else f"{len(found)} of {turn.least} on duty"
    yield Uncovered(
        demand=turn.id,
        kind="duty",
        start=turn.span.start,
        end=turn.span.end,
        missing=missing,
        unit="people",
        reason=f"{asked}; {candidates.sentence()}.",
    )


def uncovered_presence(rota: RotaLookup, need: PresenceNeed) -> Iterator[Uncovered]:
    """One entry for each run of half-hours in which the least is not met, with the worst of the run."""
    runs: list[tuple[Span, int, str]] = []
    day = day_of(need.span.start)
    near = [*rota.starting_on(day - 1), *rota.starting_on(day), *rota.starting_on(day + 1)]
    for start in grid_starts(need.span):
        cell = Span(start, start + COVER_GRID)
        found = [shift.staff for shift in near if _counts(shift, cell, need)]
        skill, missing = rota.missing_of(day, found, need.least, need.skills)
        if missing <= 0:
            continue
        if runs and runs[-1][0].end == start:
            run, worst, known_skill = runs.pop()
            runs.append((Span(run.start, cell.end), max(worst, missing), known_skill or skill))
        else:
            runs.append((cell, missing, skill))
    for run, missing, skill in runs:
        candidates = rota.candidates.find(run, skills=(skill,) if skill else ())
        who = f"with “{skill}” " if skill else ""
        yield Uncovered(
            demand=need.id,
            kind="presence",
            start=run.start,
            end=run.end,
            missing=missing,
            unit="people",
            reason=f"{missing} {who}too few {need.state}; {candidates.sentence()}.",
        )


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


def uncovered_shift(rota: RotaLookup, need: ShiftNeed) -> Iterator[Uncovered]:
    """The named shift of a day, when people or a skill are missing from its least."""
    today = rota.starting_on(need.day)
    people = [shift.staff for shift in today if shift.name == need.shift]
    skill, missing = rota.missing_of(need.day, people, need.least, need.skills)
    if missing <= 0:
        return
    span = named_shift_span(rota.problem, need)
    index = need.day - rota.problem.first_day
    others = [person for person in rota.problem.people if person.id not in people]
    cannot = sum(all(option.name != need.shift for option in person.days[index].options) for person in others)
    elsewhere = sum(shift.name != need.shift for shift in today)
    asked = f"Nobody on it holds “{skill}”" if skill else f"{len(people)} of {need.least} people"
    yield Uncovered(
        demand=need.id,
        kind="shift",
        start=span.start,
        end=span.end,
        missing=missing,
        unit="people",
        reason=(
            f"{asked}; of {len(rota.problem.people)}: {cannot} cannot work it that day, "
            f"{elsewhere} on another shift."
        ),
    )
