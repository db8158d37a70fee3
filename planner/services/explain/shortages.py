"""The asks of each kind of demand, from what the rota has and the need wants."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from planner.domain.errors import PlannerError
from planner.domain.needs import (
    DutyTurn,
    EventNeed,
    HandoverNeed,
    PresenceNeed,
    ShiftNeed,
    SupervisionNeed,
    VisitNeed,
    WritingNeed,
)
from planner.domain.rota import Activity, ActivityKind, ActivityPlace, Shift
from planner.domain.time_grid import (
    COVER_GRID,
    Span,
    civil,
    day_of,
    grid_starts,
    hours_label,
    moment_label,
    span_label,
)
from planner.reports.cover_curve import named_shift_span
from planner.rules.duty_cover import why_uncounted
from planner.rules.made_visits import serves
from planner.rules.wording import counted, minutes_text
from planner.services.explain.asks import Ask, Need
from planner.services.rota_lookup import RotaLookup

# Meetings of two are looked for in office hours and a little beyond.
EARLIEST_MEETING, LATEST_MEETING = 7 * 60, 21 * 60


def shortages(rota: RotaLookup, need: Need) -> list[list[Ask]]:
    """What is missing from the demand: for each shortage the asks that would each answer it, by time.

    Only presence can be short more than once. Empty where the least is met.
    """
    if isinstance(need, PresenceNeed):
        return [[ask] for ask in _presence(rota, need)]
    asks = list(_asks(rota, need))
    return [asks] if asks else []


def first_asks(rota: RotaLookup, need: Need) -> list[Ask]:
    """Of each shortage the first ask."""
    if isinstance(need, PresenceNeed):
        return list(_presence(rota, need))
    return list(islice(_asks(rota, need), 1))


def asks_anyway(rota: RotaLookup, need: Need) -> list[Ask]:
    """The asks of the demand as if one more person were missing, when it is covered, too."""
    short = shortages(rota, need)
    if short:
        return short[0]
    without = RotaLookup(rota.problem, [_without(shift, need.id) for shift in rota.shifts])
    again = shortages(without, need)
    served = {activity.span for _, activity in rota.serving(need.id)}
    if not again:
        raise PlannerError(f"“{need.id}” asks for nobody in particular.", "Choose a visit, turn or event.")
    asks = [ask for each in again for ask in each]
    return [ask for ask in asks if ask.span in served] or asks


def _without(shift: Shift, demand: str) -> Shift:
    kept = tuple(each for each in shift.activities if each.demand != demand)
    return shift if len(kept) == len(shift.activities) else shift.model_copy(update={"activities": kept})


def _asks(rota: RotaLookup, need: Need) -> Iterator[Ask]:
    if isinstance(need, VisitNeed):
        return _visit(rota, need)
    if isinstance(need, WritingNeed):
        return _writing(rota, need)
    if isinstance(need, DutyTurn):
        return _duty(rota, need)
    if isinstance(need, ShiftNeed):
        return _named_shift(rota, need)
    if isinstance(need, SupervisionNeed):
        return _supervision(rota, need)
    if isinstance(need, HandoverNeed):
        return _handover(rota, need)
    assert isinstance(need, EventNeed)
    return _event(rota, need)


def visit_activity(visit: VisitNeed, start: int) -> Activity:
    """The visit with its travel, on site from `start`."""
    return Activity(
        kind="visit",
        start=start - visit.travel_before,
        end=start + visit.minutes + visit.travel_after,
        demand=visit.id,
        travel_before=visit.travel_before,
        travel_after=visit.travel_after,
        place="field",
    )


def _visit(rota: RotaLookup, visit: VisitNeed) -> Iterator[Ask]:
    groups: dict[int, list[str]] = {}
    for shift, activity in rota.serving(visit.id):
        if serves(activity, visit):
            groups.setdefault(activity.span_on_site.start, []).append(shift.staff)
    at, found = max(groups.items(), key=lambda item: (len(item[1]), -item[0]), default=(None, []))
    if len(found) >= visit.workers:
        return
    starts = [at] if at is not None else list(visit_starts(visit))
    named = f" ({rota.names(found)})" if found else ""
    for start in starts:
        activity = visit_activity(visit, start)
        yield Ask(
            need=visit,
            kind="visit",
            title=f"Visit {visit.case}, {span_label(activity.span_on_site)}",
            span=activity.span,
            shown=activity.span_on_site,
            activity=activity,
            wanted=visit.workers,
            missing=visit.workers - len(found),
            unit="workers",
            found=tuple(found),
            opening=f"{len(found)} of {counted(visit.workers, 'worker')} found{named}",
        )


def visit_starts(visit: VisitNeed) -> Iterator[int]:
    """Starts on the half-hour grid inside the windows, each window's first included."""
    for window in visit.windows:
        yield from range(window.start, window.end - visit.minutes + 1, COVER_GRID)


def _duty(rota: RotaLookup, turn: DutyTurn) -> Iterator[Ask]:
    found = [
        shift.staff for shift, activity in rota.serving(turn.id) if not why_uncounted(turn, shift, activity)
    ]
    skill, missing = rota.missing_of(day_of(turn.span.start), found, turn.least, turn.skills)
    if missing <= 0:
        return
    yield Ask(
        need=turn,
        kind="duty",
        title=f"{turn.name}, {span_label(turn.span)}",
        span=turn.span,
        shown=turn.span,
        activity=Activity(kind="duty", start=turn.span.start, end=turn.span.end, demand=turn.id),
        wanted=turn.least,
        missing=missing,
        unit="people",
        found=tuple(found),
        opening=f"Nobody on duty holds “{rota.problem.skill_name(skill)}”"
        if skill
        else f"{len(found)} of {turn.least} on duty",
        skill=skill,
        in_office=turn.state == "present",
    )


def _presence(rota: RotaLookup, need: PresenceNeed) -> Iterator[Ask]:
    """One ask for each run of half-hours in which the least is not met, with the worst of the run."""
    runs: list[tuple[Span, int, str, frozenset[str]]] = []
    day = day_of(need.span.start)
    near = [
        (shift, _spans_away(shift, need))
        for each in (day - 1, day, day + 1)
        for shift in rota.starting_on(each)
        if shift.span.overlaps(need.span) and (shift.place == "office" or need.state == "contactable")
    ]
    for start in grid_starts(need.span):
        cell = Span(start, start + COVER_GRID)
        found = [
            shift.staff
            for shift, away in near
            if shift.span.contains(cell) and not any(each.overlaps(cell) for each in away)
        ]
        skill, missing = rota.missing_of(day, found, need.least, need.skills)
        if missing <= 0:
            continue
        if runs and runs[-1][0].end == start:
            run, worst, known, there = runs.pop()
            runs.append((Span(run.start, cell.end), max(worst, missing), known or skill, there & set(found)))
        else:
            runs.append((cell, missing, skill, frozenset(found)))
    for run, missing, skill, there in runs:
        who = f"with “{rota.problem.skill_name(skill)}” " if skill else ""
        yield Ask(
            need=need,
            kind="presence",
            title=f"{need.name}, {span_label(run)}",
            span=run,
            shown=run,
            activity=None,
            wanted=need.least,
            missing=missing,
            unit="people",
            found=tuple(sorted(there)),
            opening=f"{missing} {who}too few {need.state}",
            skill=skill,
            in_office=need.state == "present",
        )


def _spans_away(shift: Shift, need: PresenceNeed) -> list[Span]:
    """When whoever works the shift does not count."""
    if need.state == "contactable":
        return []
    return [each.span for each in shift.activities if each.kind == "visit" or each.place == "field"]


def _named_shift(rota: RotaLookup, need: ShiftNeed) -> Iterator[Ask]:
    people = [shift.staff for shift in rota.starting_on(need.day) if shift.name == need.shift]
    skill, missing = rota.missing_of(need.day, people, need.least, need.skills)
    if missing <= 0:
        return
    span = named_shift_span(rota.problem, need)
    yield Ask(
        need=need,
        kind="shift",
        title=f"{need.name}, {span_label(span)}",
        span=span,
        shown=span,
        activity=None,
        wanted=need.least,
        missing=missing,
        unit="people",
        found=tuple(people),
        opening=f"Nobody on it holds “{rota.problem.skill_name(skill)}”"
        if skill
        else f"{len(people)} of {need.least} people",
        skill=skill,
        named=need.shift,
    )


def _writing(rota: RotaLookup, need: WritingNeed) -> Iterator[Ask]:
    """A block of writing at each time the author might have before it must be done."""
    shortest = min((need.shortest_block, *need.blocks))
    booked = sum(
        activity.span.minutes
        for shift, activity in rota.serving(need.id)
        if shift.staff == need.author and activity.end <= need.finish_by and activity.span.minutes >= shortest
    )
    missing = need.minutes - booked
    if missing <= 0:
        return
    end = min(need.finish_by, rota.problem.span.end)
    shown = Span(max(min(rota.problem.span.start, end - 1), end - missing), end)
    author = rota.problem.person_by_id[need.author]
    mine = rota.shifts_of(need.author)
    at_work = sum(max(0, min(shift.end, need.finish_by) - shift.start) for shift in mine)
    for span in _spans_on_days([day.day for day in author.days], shortest, end):
        yield Ask(
            need=need,
            kind="court_writing",
            title=f"Court writing {need.case}, by {moment_label(need.finish_by)}",
            span=span,
            shown=shown,
            activity=_meeting("court_writing", span, need.id),
            wanted=need.minutes,
            missing=missing,
            unit="minutes",
            found=(),
            opening=(
                f"{hours_label(booked)} of {hours_label(need.minutes)} booked by "
                f"{moment_label(need.finish_by)}; {author.name} is at work {hours_label(at_work)} until then"
            ),
            people=(need.author,),
        )


def _spans_on_days(days: Sequence[int], minutes: int, latest: int) -> Iterator[Span]:
    for day in days:
        last = min(civil(day, LATEST_MEETING), latest) - minutes
        for start in range(civil(day, EARLIEST_MEETING), last + 1, COVER_GRID):
            yield Span(start, start + minutes)


def _meeting(
    kind: ActivityKind,
    span: Span,
    demand: str,
    place: ActivityPlace = "office",
    travel: tuple[int, int] = (0, 0),
) -> Activity:
    return Activity(
        kind=kind,
        start=span.start,
        end=span.end,
        demand=demand,
        place=place,
        travel_before=travel[0],
        travel_after=travel[1],
    )


def _supervision(rota: RotaLookup, need: SupervisionNeed) -> Iterator[Ask]:
    there = {shift.staff for shift, _ in rota.serving(need.id)}
    pair = (need.supervisor, need.worker)
    missing = [person for person in pair if person not in there]
    if not missing:
        return
    names = rota.names(pair)
    for span in _spans_on_days(need.window.days, need.minutes, need.window.end):
        yield Ask(
            need=need,
            kind="supervision",
            title=f"Supervision of {names}",
            span=span,
            shown=need.window,
            activity=_meeting("supervision", span, need.id),
            wanted=2,
            missing=len(missing),
            unit="people",
            found=(),
            opening=f"No {need.minutes} uninterrupted minutes were found for {names} together",
            people=pair,
        )


def _handover(rota: RotaLookup, need: HandoverNeed) -> Iterator[Ask]:
    first, second = (
        {activity.span for shift, activity in rota.serving(need.id) if shift.staff == who}
        for who in need.people
    )
    missing = need.minutes - sum(span.minutes for span in first & second)
    if missing <= 0:
        return
    names = rota.names(need.people)
    for span in _spans_on_days(need.window.days, missing, need.window.end):
        yield Ask(
            need=need,
            kind="handover",
            title=f"Handover of {names}",
            span=span,
            shown=need.window,
            activity=_meeting("handover", span, need.id),
            wanted=need.minutes,
            missing=missing,
            unit="minutes",
            found=(),
            opening=f"{names} lack {minutes_text(missing)} of handover together",
            people=need.people,
        )


def _event(rota: RotaLookup, need: EventNeed) -> Iterator[Ask]:
    there = {shift.staff for shift, part in rota.serving(need.id) if part.span.contains(need.whole)}
    missing = [person for person in need.people if person not in there]
    if not missing:
        return
    asked = f"{rota.names(missing)} {'is' if len(missing) == 1 else 'are'} missing"
    yield Ask(
        need=need,
        kind="event",
        title=f"{need.name}, {span_label(need.span)}",
        span=need.whole,
        shown=need.span,
        activity=_meeting("event", need.whole, need.id, need.place, (need.travel_before, need.travel_after)),
        wanted=len(need.people),
        missing=len(missing),
        unit="people",
        found=tuple(person for person in need.people if person in there),
        opening=asked,
        people=need.people,
    )
