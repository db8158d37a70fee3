"""Each visit is written up by one of its workers, in one piece, after the visit and within two working days;
other write-ups that are owed have their time before they are due.

A visit whose two working days reach beyond the planned weeks is left to the next plan, which is told of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import RecordingNeed, VisitNeed
from planner.domain.time_grid import Span, civil, day_of
from planner.rules.made_visits import MadeVisit, made_visit, visit_days
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_RECORDING, EACH_VISIT
from planner.rules.wording import day_text, listed, minutes_text, moment_text

RULE = "recording"
QUARTER = 15


def visit_findings(view: RotaView, visit: VisitNeed) -> Iterator[Finding]:
    """The visit, when it is made and not written up in time."""
    if not view.problem.write_up_by:
        return
    made = made_visit(view, visit)
    if not made.workers:
        return
    finish_by = view.problem.write_up_by[day_of(made.start) - view.problem.first_day]
    if finish_by > view.problem.span.end or _is_written_up(view, visit, made, finish_by):
        return
    minutes = view.settings.recording.visit_minutes
    names = listed((view.name(staff) for staff in made.workers), last="or")
    last_day = day_text(day_of(finish_by - 1))
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"Visit {visit.case} on {moment_text(made.start)} has no time to be written up: {names} needs "
            f"{minutes_text(minutes)} by the end of {last_day}."
        ),
        measured="not booked",
        allowed=f"{minutes_text(minutes)} by the end of {last_day}",
        price=view.settings.recording.weight * -(-minutes // QUARTER),
        people=made.workers,
        span=Span(made.end, max(made.end, finish_by)),
        demand=visit.id,
    )
    yield view.judged(finding, *visit_days(visit))


def _is_written_up(view: RotaView, visit: VisitNeed, made: MadeVisit, finish_by: int) -> bool:
    for shift, activity in view.serving(visit.id):
        if activity.kind == "recording" and made.end <= activity.start and activity.end <= finish_by:
            is_long_enough = activity.end - activity.start >= view.settings.recording.visit_minutes
            if is_long_enough and shift.staff in made.workers:
                return True
    return False


def task_findings(view: RotaView, need: RecordingNeed) -> Iterator[Finding]:
    """A write-up that is owed and has not its time."""
    rule = view.settings.recording
    useful = min(need.minutes, rule.visit_minutes)
    lengths = (
        activity.end - activity.start
        for shift, activity in view.serving(need.id)
        if activity.kind == "recording" and shift.staff == need.staff and activity.end <= need.finish_by
    )
    got = sum(length for length in lengths if length >= useful)
    short = need.minutes - got
    if short <= 0:
        return
    start = civil(view.problem.first_day)
    of_case = f" of case {need.case}" if need.case else ""
    last_day = day_of(need.finish_by - 1)
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{view.name(need.staff)} has {minutes_text(got)} of {minutes_text(need.minutes)} for the "
            f"write-up{of_case}, due by the end of {day_text(last_day)}."
        ),
        measured=minutes_text(got),
        allowed=minutes_text(need.minutes),
        price=rule.weight * -(-short // QUARTER),
        people=(need.staff,),
        span=Span(start, max(start, need.finish_by)),
        demand=need.id,
    )
    yield view.judged(finding, view.problem.first_day, last_day, need.staff)


PARTS = (EACH_VISIT.part(visit_findings), EACH_RECORDING.part(task_findings))
