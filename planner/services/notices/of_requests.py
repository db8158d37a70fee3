"""Notices of requests for time and flexible working: what waits for the manager, what was decided for me."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.flexible_working import FLEXIBLE_STATES, FlexibleRequest
from planner.domain.notices import Notice
from planner.domain.own_requests import STATE_WORDS, OwnRequest
from planner.domain.records import DateRange
from planner.domain.time_grid import Span, civil, day_label, hours_label, instant, span_label
from planner.services.notices.look import Look

# Before the day by which a request for flexible working must be decided.
DAYS_BEFORE = 21
_DEED_WORDS = {"ask": "new", "appeal": "appealed", "withdraw": "withdrawn"}


def request_notices(look: Look) -> Iterator[Notice]:
    """One for each request of the last weeks, of its last step."""
    for request in look.store.own_records(OwnRequest):
        if not request.history or request.history[-1].at < look.since:
            continue
        last, number = request.history[-1], len(request.history)
        if last.who == look.caller.name:
            continue
        if look.caller.is_manager and request.is_open:
            words = f"{look.name(request.staff)} asks for {_what(request)}."
            yield Notice(f"request {request.id} {number}", "asked", last.at, words, "requests", request.id)
        elif request.staff == look.caller.staff and not request.is_open:
            words = f"What you asked for is {STATE_WORDS[request.state]}: {_what(request)}."
            key = f"request {request.id} {number}"
            is_refusal = request.state == "declined"
            yield Notice(
                key, "decided", last.at, words, "requests", request.id, last.note, is_refusal=is_refusal
            )


def flexible_notices(look: Look) -> Iterator[Notice]:
    """New requests and the statutory clock for the manager, the outcome for the person."""
    for request in look.store.own_records(FlexibleRequest):
        if look.caller.is_manager and request.is_open:
            yield from _clock(look, request)
        if not request.history or request.history[-1].at < look.since:
            continue
        last, key = request.history[-1], f"flexible {request.id} {len(request.history)}"
        if last.who == look.caller.name:
            continue
        if look.caller.is_manager and last.deed in ("ask", "appeal", "withdraw"):
            words = f"{look.name(request.staff)}: request for flexible working, {_DEED_WORDS[last.deed]}."
            yield Notice(key, "asked", last.at, words, "requests", request.id)
        elif request.staff == look.caller.staff and last.deed != "evidence":
            words = f"Your request for flexible working: {FLEXIBLE_STATES[request.state]}."
            is_refusal = request.state in ("refused", "dismissed")
            yield Notice(
                key, "decided", last.at, words, "requests", request.id, last.note, is_refusal=is_refusal
            )


def _clock(look: Look, request: FlexibleRequest) -> Iterator[Notice]:
    """The day by which it must be decided draws near, is a week away, or has passed."""
    left = request.days_left(look.at.date())
    if left > DAYS_BEFORE:
        return
    day = request.decide_by.toordinal()
    name = look.name(request.staff)
    words = f"{name}'s request for flexible working must be decided by {day_label(day)}: {_days(left)}."
    stage, begins = ("soon", day - DAYS_BEFORE) if left > 7 else ("week", day - 7)
    if left < 0:
        stage, begins = "late", day + 1
    key = f"flexible {request.id} {stage}"
    yield Notice(key, "deadline", instant(civil(begins)), words, "requests", request.id)


def _days(left: int) -> str:
    if left < 0:
        return f"{-left} day{'s' if left < -1 else ''} late"
    return "today" if left == 0 else f"{left} day{'s' if left > 1 else ''} left"


def _what(request: OwnRequest) -> str:
    """What is asked for, without why."""
    if request.absence is not None:
        return f"time off, {_dates(request.absence.dates)}"
    if request.entry is not None:
        day = day_label(request.entry.on.toordinal())
        return f"{hours_label(request.entry.minutes)} of time owed, {day}"
    if request.later_start is not None:
        later = request.later_start
        return f"a later start, {span_label(Span(later.start, later.end))}"
    return "time"


def _dates(dates: DateRange) -> str:
    first = day_label(dates.first.toordinal())
    if dates.last is None:
        return f"from {first}"
    return first if dates.last == dates.first else f"{first} – {day_label(dates.last.toordinal())}"
