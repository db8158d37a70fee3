"""Court writing, supervision and events that are not in the rota as they should be."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.problem import EventNeed, SupervisionNeed, WritingNeed
from planner.domain.rota import Uncovered
from planner.domain.time_grid import Span, civil, clock, day_of, hours_label, moment_label
from planner.services.rota_lookup import RotaLookup


def uncovered_writing(rota: RotaLookup, need: WritingNeed) -> Iterator[Uncovered]:
    """The minutes not booked in time, shown as the last minutes before the writing must be done."""
    shortest = min((need.shortest_block, *need.blocks))
    booked = sum(
        activity.span.minutes
        for shift, activity in rota.serving(need.id)
        if shift.staff == need.author and activity.end <= need.finish_by and activity.span.minutes >= shortest
    )
    missing = need.minutes - booked
    if missing <= 0:
        return
    mine = [shift for shift in rota.shifts if shift.staff == need.author]
    at_work = sum(max(0, min(shift.end, need.finish_by) - shift.start) for shift in mine)
    end = min(need.finish_by, rota.problem.span.end)
    yield Uncovered(
        demand=need.id,
        kind="court_writing",
        start=max(min(civil(rota.problem.first_day), end - 1), end - missing),
        end=end,
        missing=missing,
        unit="minutes",
        reason=(
            f"{hours_label(booked)} of {hours_label(need.minutes)} booked by "
            f"{moment_label(need.finish_by)}; {rota.names([need.author])} is at work "
            f"{hours_label(at_work)} until then."
        ),
    )


def uncovered_supervision(rota: RotaLookup, need: SupervisionNeed) -> Iterator[Uncovered]:
    """The whole window, when the two are not together in it."""
    there = {shift.staff for shift, _ in rota.serving(need.id)}
    missing = [person for person in (need.supervisor, need.worker) if person not in there]
    yield Uncovered(
        demand=need.id,
        kind="supervision",
        start=need.window.start,
        end=need.window.end,
        missing=max(1, len(missing)),
        unit="people",
        reason=(
            f"No {need.minutes} uninterrupted minutes were found for "
            f"{rota.names([need.supervisor, need.worker])} together."
        ),
    )


def uncovered_event(rota: RotaLookup, need: EventNeed) -> Iterator[Uncovered]:
    """The event, when one of its people is not at it, and why each of them is not."""
    there = {shift.staff for shift, part in rota.serving(need.id) if part.span.contains(need.whole)}
    missing = [person for person in need.people if person not in there]
    if not missing:
        return
    reasons = (f"{rota.names([person])} {_why_absent(rota, person, need.whole)}" for person in missing)
    yield Uncovered(
        demand=need.id,
        kind="event",
        start=need.span.start,
        end=need.span.end,
        missing=len(missing),
        unit="people",
        reason=f"{'; '.join(reasons)}.",
    )


def _why_absent(rota: RotaLookup, person: str, span: Span) -> str:
    today = rota.day_of_person(person, day_of(span.start))
    if today is None:
        return "is not planned here"
    if not today.options:
        return f"is off ({today.off_reason or 'not working'})"
    mine = next((shift for shift in rota.starting_on(today.day) if shift.staff == person), None)
    if mine is None:
        return "has no shift that day"
    if mine.span.contains(span):
        return "is busy with something else then"
    return f"works {clock(mine.start)}–{clock(mine.end)} that day"
