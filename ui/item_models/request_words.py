"""Requests, days worked, visits and flexible working in words: what stands in a row, and in which tone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.domain.flexible_working import FLEXIBLE_STATES, GROUNDS, FlexibleRequest
from planner.domain.own_requests import OwnRequest
from planner.domain.time_grid import Span, clock, day_label, hours_label, times_label
from planner.domain.worked_days import WorkedDay
from planner.services.check_in.watch import Watched
from planner.services.worked.toil_claim import Extra
from planner.services.worked.work_days import WorkDay, attended
from ui.item_models.leave_rows import absence_words

# The tone of a chip, and its icon: `neutral`, `accent`, `ok`, `warn`, `danger`.
Look = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class RowWords:
    """An icon, a title, what more there is to say, and a chip of its state (words, tone, icon)."""

    icon: str
    title: str
    detail: str
    chip: Look


STATE_LOOKS: dict[str, tuple[str, str]] = {
    "asked": ("warn", "clock"),
    "approved": ("ok", "tick"),
    "declined": ("danger", "x"),
    "cancelled": ("neutral", "x"),
}


def request_row(request: OwnRequest, decides: str, name: str = "") -> RowWords:
    """One request for leave, TOIL or a later start; `decides`: who it waits for."""
    tone, icon_name = STATE_LOOKS[request.state]
    words = f"waits for {decides}" if request.is_open else request.state
    if request.state == "cancelled":
        words = "taken back"
    return RowWords(_icon(request), what_is_asked(request, name), _said(request), (words, tone, icon_name))


def what_is_asked(request: OwnRequest, name: str = "") -> str:
    """`Annual leave Mon 23 – Wed 25 Nov`, `1.25 h TOIL, Tue 24 Nov`; a name stands before it."""
    before = f"{name}: " if name else ""
    if request.absence is not None:
        words = absence_words(request.absence.model_copy(update={"state": "approved"}))
        return f"{before}{words[0] if name else words[0].upper()}{words[1:]}"
    if request.entry is not None:
        entry = request.entry
        return f"{before}{hours_label(entry.minutes)} TOIL, {day_label(entry.on.toordinal())}"
    if request.later_start is not None:
        later = request.later_start
        at = f"at {clock(later.start)} instead of {clock(later.planned_start)}"
        words = f"{day_label(later.start // 1440)} {at}"
        return f"{before}start {words}" if name else f"Start {words}"
    return before


def _icon(request: OwnRequest) -> str:
    if request.absence is not None:
        return "clock" if request.absence.kind == "toil" else "leave"
    return "clock" if request.entry is not None else "rest"


def _said(request: OwnRequest) -> str:
    """What was said when it was asked and when it was answered."""
    parts = []
    if request.absence is not None and request.absence.note:
        parts.append(f"“{request.absence.note}”")
    if request.entry is not None and request.entry.reason:
        parts.append(f"“{request.entry.reason}”")
    if request.later_start is not None and request.history and request.history[0].note:
        parts.append(request.history[0].note)
    answer = request.answer
    if answer is not None and answer.deed in ("approve", "decline"):
        why = f": {answer.note}" if answer.note else ""
        parts.append(f"{answer.who}, {_day(answer.at.date())}{why}")
    elif request.is_open and request.history:
        parts.append(f"asked {_day(request.history[0].at.date())}")
    return " · ".join(parts)


def _day(day: date) -> str:
    return day_label(day.toordinal())


def day_row(day: WorkDay, extra: Extra | None) -> RowWords:
    """One day worked: as planned and waiting to be confirmed, or as it was told."""
    title, told = day_label(day.day), day.told
    planned = _times(attended(day.shift)) if day.shift is not None else "nothing"
    if told is None:
        return RowWords("calendar-blank", title, f"planned {planned}", ("to confirm", "warn", "clock"))
    if told.state == "confirmed":
        return RowWords("calendar-blank", title, f"worked {_times(told.span)}", ("as planned", "ok", "tick"))
    detail = f"worked {_times(told.span)}, planned {planned}"
    if extra is not None and extra.minutes:
        detail = f"{detail} · {extra.words}"
    return RowWords("calendar-blank", title, detail, ("corrected", "accent", "pencil-simple"))


def _times(span: Span) -> str:
    return times_label(span.start, span.end)


# From here on hours say it better.
LONG = 180
VISIT_LOOKS: dict[str, tuple[str, str]] = {
    "not_due": ("neutral", "clock"),
    "due": ("warn", "clock"),
    "worker": ("warn", "warning"),
    "buddy": ("danger", "warning"),
    "duty_manager": ("danger", "warning"),
    "local_policy": ("danger", "warning-octagon"),
}


def visit_row(watched: Watched, name: str, sentence: str) -> RowWords:
    """One lone visit; `name` of who is out, nothing for oneself."""
    check_in = watched.check_in
    times = times_label(check_in.start, check_in.planned_end)
    title = f"{name}: visit {watched.case}, {times}" if name else f"Visit {watched.case}, {times}"
    if watched.stage == "safe":
        at = check_in.history[-1].at
        chip: Look = (f"out safe, told {clock_of(at.hour, at.minute)}", "ok", "tick")
        return RowWords("visit", title, "", chip)
    if watched.stage == "closed":
        return RowWords("visit", title, check_in.history[-1].note, ("made sure", "ok", "tick"))
    tone, icon_name = VISIT_LOOKS[watched.rung]
    words = _late(watched.late_minutes) if watched.stage == "late" and watched.late_minutes else ""
    words = words or {"ahead": "later today", "out": "out now", "late": "due now"}[watched.stage]
    return RowWords("visit", title, sentence, (words, tone, icon_name))


def _late(minutes: int) -> str:
    """`20 min late`, `3 h late`."""
    return f"{minutes} min late" if minutes < LONG else f"{minutes // 60} h late"


def clock_of(hour: int, minute: int) -> str:
    """`18:05`."""
    return f"{hour:02d}:{minute:02d}"


def flexible_row(request: FlexibleRequest, today: date, name: str = "") -> RowWords:
    """One entry of the register with its clock."""
    title = f"{name}: {request.asks}" if name else request.asks
    state = FLEXIBLE_STATES[request.state]
    if not request.is_open:
        detail = "; ".join(GROUNDS[ground] for ground in request.grounds)
        tone, icon_name = ("ok", "tick") if request.state == "agreed" else ("neutral", "x")
        return RowWords("arrows-clockwise", title, detail, (state, tone, icon_name))
    left = request.days_left(today)
    due = f"to be decided by {_day(request.decide_by)} {request.decide_by.year}"
    if left < 0:
        return RowWords("arrows-clockwise", title, due, (f"{-left} days late", "danger", "warning-octagon"))
    days = f"{left} day{'s' if left != 1 else ''} left"
    tone = "warn" if left <= 14 else "accent"
    return RowWords("arrows-clockwise", title, f"{state}, {due}", (days, tone, "clock"))


def told_by(worked: WorkedDay) -> str:
    """`told by Jo Patel for them`, where it was not the person."""
    step = worked.history[-1] if worked.history else None
    return f"told by {step.who}" if step is not None and step.staff != worked.staff else ""
