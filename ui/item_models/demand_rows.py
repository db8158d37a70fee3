"""Rows of the lists of demand: cover, visits with their windows, court deadlines, supervision, events."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.domain.demand import CourtDeadline, CoverRequirement, Visit
from planner.domain.records import WEEKDAY_NAMES
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.time_grid import (
    WEEKDAYS,
    Span,
    civil,
    clock,
    date_of,
    day_label,
    hours_label,
    moment_label,
)

Kind = Literal["cover", "visits", "court_deadlines", "supervision_plans", "events"]
DAY_START, DAY_END = 420, 1260
# Keys of rows that stand for no record of demand.
STANDING = "standing:"


@dataclass(frozen=True, slots=True)
class DemandRow:
    """One record, texts ready to show. `window` and `mark` are parts (0–1) of the day 07:00–21:00, `filled`
    the part of a bar; `tone` is of the chip."""

    key: str
    kind: Kind
    title: str
    subtitle: str
    icon: str = ""
    ink: str = "text2"
    ground: str = "sunken"
    figure: str = ""
    chip: str = ""
    tone: Literal["neutral", "accent", "ok", "warn", "danger"] = "neutral"
    beside: str = ""
    window: tuple[float, float] | None = None
    mark: float | None = None
    below: str = ""
    filled: float | None = None

    @property
    def spoken(self) -> str:
        parts = (self.title, self.subtitle, self.below, self.beside, self.figure, self.chip)
        return ", ".join(part for part in parts if part)


def days_words(days: Sequence[str]) -> str:
    """`Mon–Fri`, `Sat`, `Mon, Wed`."""
    numbers = sorted(WEEKDAY_NAMES.index(day) for day in WEEKDAY_NAMES if day in days)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{WEEKDAYS[numbers[0]]}–{WEEKDAYS[numbers[-1]]}"
    return ", ".join(WEEKDAYS[number] for number in numbers)


def cover_rows(team: Team, monday: int) -> tuple[DemandRow, ...]:
    """Cover requirements as they hold in the week."""
    return (*(_cover_row(cover, monday, team) for cover in team.cover), *_standing_rows(team))


def _standing_rows(team: Team) -> Iterator[DemandRow]:
    """What contracts, the wheel and shared posts ask in every week; it is changed with the people."""
    contracts = [contract for member in team.staff for contract in member.contracts[-1:]]
    reserve = sorted({each.lieu_reserve_per_mille for each in contracts} - {0})
    if reserve:
        share = f"{reserve[0] // 10}" if len(reserve) == 1 else f"{reserve[0] // 10}–{reserve[-1] // 10}"
        yield _standing(
            "reserve", "Reserve, each person", "of hours, any day", "clock", f"{share}%", "should"
        )
    admin = sorted({each.protected_admin_minutes for each in contracts} - {0})
    if admin:
        most = hours_label(admin[-1])
        yield _standing("admin", "Protected admin, each", "in whole blocks", "admin", most, "should")
    if team.lockdown is not None:
        every = f"1 in {team.lockdown.every_weeks}"
        yield _standing("lockdown", "Lockdown week, each", "in turn", "lockdown", every, "should")
    for share_of in team.job_shares:
        hours = hours_label(share_of.handover_minutes_per_week)
        yield _standing(share_of.id, "Job-share handover", share_of.name, "handover", hours, "must")


def _standing(key: str, title: str, subtitle: str, icon: str, figure: str, chip: str) -> DemandRow:
    return DemandRow(
        key=f"{STANDING}{key}",
        kind="cover",
        title=title,
        subtitle=subtitle,
        icon=icon,
        ink="adminInk",
        ground="admin",
        figure=figure,
        chip=chip,
        tone="accent" if chip == "must" else "neutral",
    )


def _cover_row(cover: CoverRequirement, monday: int, team: Team) -> DemandRow:
    times = f"{clock(cover.start)}–{clock(cover.end)}"
    if cover.kind == "shift":
        times = next((shift.name for shift in team.named_shifts if shift.id == cover.shift), "shift")
    asked = [monday + number for number in range(7) if WEEKDAY_NAMES[number] in cover.weekdays]
    excepted = {day.toordinal() for day in cover.except_dates}
    is_out = cover.dates is not None and not any(cover.dates.has(day) for day in asked)
    rests = bool(asked) and all(day in excepted for day in asked)
    chip = (
        "not now" if is_out else "left out" if rests else "present" if cover.state == "present" else "reach"
    )
    icons = {"duty": ("duty", "dutyInk", "duty"), "presence": ("buildings", "barInk", "office")}
    icon, ink, ground = icons.get(cover.kind, ("calendar-blank", "barInk", "office"))
    figure = str(cover.least) if cover.ideal in (None, cover.least) else f"{cover.least}–{cover.ideal}"
    return DemandRow(
        key=cover.id,
        kind="cover",
        title=cover.name,
        subtitle=f"{days_words(cover.weekdays)} {times}",
        icon=icon,
        ink=ink,
        ground=ground,
        figure=figure,
        chip=chip,
        tone="neutral" if is_out or rests else "accent",
    )


def visit_rows(team: Team, first_day: date, rota: Rota | None) -> tuple[DemandRow, ...]:
    """The visits with a window in the week, those not placed first, then by time."""
    week = Span(civil(first_day), civil(first_day) + 7 * 1440)
    placed: dict[str, list[int]] = {}
    for shift in rota.shifts if rota else ():
        for activity in shift.activities:
            if activity.kind == "visit" and activity.demand:
                placed.setdefault(activity.demand, []).append(activity.span_on_site.start)
    mine = [visit for visit in team.visits if any(window.span.overlaps(week) for window in visit.windows)]
    rows = [
        (
            _is_met(visit, placed),
            visit.windows[0].start,
            _visit_row(visit, placed, is_planned=rota is not None),
        )
        for visit in mine
    ]
    return tuple(row for _, _, row in sorted(rows, key=lambda each: each[:2]))


def _is_met(visit: Visit, placed: dict[str, list[int]]) -> bool:
    return len(placed.get(visit.id, ())) >= visit.workers


def _visit_row(visit: Visit, placed: dict[str, list[int]], *, is_planned: bool) -> DemandRow:
    window = visit.windows[0]
    starts = placed.get(visit.id, ())
    midnight = window.start - window.start % 1440
    kind = "Statutory" if visit.is_statutory else visit.purpose
    met = _is_met(visit, placed)
    when = moment_label(starts[0]) if starts else day_label(window.start // 1440)
    more = f" +{len(visit.windows) - 1}" if len(visit.windows) > 1 else ""
    return DemandRow(
        key=visit.id,
        kind="visits",
        title=visit.case,
        subtitle=kind,
        figure=str(visit.workers),
        icon="two-workers" if visit.workers > 1 else "user",
        below=f"{clock(window.start)}–{clock(window.end)}{more}",
        beside=f"{when.split(' ')[0]} {when.split(' ')[-1]}" if starts else when.rsplit(" ", 1)[0],
        window=(_part(window.start - midnight), _part(window.end - midnight)),
        mark=_part(starts[0] - midnight) if starts and starts[0] // 1440 == window.start // 1440 else None,
        chip="" if not is_planned else "✓" if met else f"{len(starts)}/{visit.workers}",
        tone="ok" if met else "danger",
    )


def _part(minute: int) -> float:
    """Where a minute of the day lies between 07:00 and 21:00, 0 to 1."""
    return min(1.0, max(0.0, (minute - DAY_START) / (DAY_END - DAY_START)))


def court_rows(team: Team, rota: Rota | None, monday: int) -> tuple[DemandRow, ...]:
    """Court deadlines from the week on, by filing; writing booked against needed."""
    booked: dict[str, int] = {}
    for shift in rota.shifts if rota else ():
        for activity in shift.activities:
            if activity.kind == "court_writing" and activity.demand:
                booked[activity.demand] = booked.get(activity.demand, 0) + activity.span.minutes
    names = {member.id: member.name for member in team.staff}
    coming = [each for each in team.court_deadlines if each.filing >= civil(monday)]
    return tuple(
        _court_row(each, booked.get(each.id, 0), names.get(each.author, each.author))
        for each in sorted(coming, key=lambda each: each.filing)
    )


def _court_row(deadline: CourtDeadline, booked: int, author: str) -> DemandRow:
    left = max(0, deadline.writing_minutes - booked)
    return DemandRow(
        key=deadline.id,
        kind="court_deadlines",
        title=deadline.case,
        beside=author.split(" ")[0],
        subtitle=f"to file {moment_label(deadline.filing)}",
        icon="court",
        ink="courtLine",
        filled=min(1.0, booked / deadline.writing_minutes) if deadline.writing_minutes else 1.0,
        below=f"{hours_label(booked).removesuffix(' h')} of {hours_label(deadline.writing_minutes)}",
        chip="✓" if not left else f"{hours_label(left)} to go",
        tone="ok" if not left else "warn",
    )


def supervision_rows(team: Team, monday: int) -> tuple[DemandRow, ...]:
    """Supervision plans with when each falls due next."""
    names = {member.id: member.name for member in team.staff}
    rows = []
    for plan in team.supervision_plans:
        due = monday if plan.last_held is None else plan.last_held.toordinal() + 7 * plan.every_weeks
        is_now = due < monday + 7
        every = "weekly" if plan.every_weeks == 1 else f"every {plan.every_weeks} weeks"
        rows.append(
            DemandRow(
                key=plan.id,
                kind="supervision_plans",
                title=names.get(plan.worker, plan.worker),
                subtitle=f"with {names.get(plan.supervisor, plan.supervisor)}, {plan.minutes} min {every}",
                icon="supervision",
                ink="supervInk",
                ground="superv",
                chip="due" if is_now else f"due {day_label(due).split(' ', 1)[1]}",
                tone="warn" if is_now else "neutral",
            )
        )
    return tuple(rows)


def event_rows(team: Team, monday: int) -> tuple[DemandRow, ...]:
    """Events of the week and after it, in the order of time."""
    coming = [event for event in team.events if event.end >= civil(monday)]
    return tuple(
        DemandRow(
            key=event.id,
            kind="events",
            title=event.name,
            subtitle=f"{moment_label(event.start)}–{clock(event.end)}",
            icon="court" if event.kind == "hearing" else "event",
            ink="courtLine" if event.kind == "hearing" else "text2",
            figure=str(len(event.people)),
            chip="this week" if date_of(event.start).toordinal() < monday + 7 else "later",
            tone="accent" if date_of(event.start).toordinal() < monday + 7 else "neutral",
        )
        for event in sorted(coming, key=lambda event: event.start)
    )
