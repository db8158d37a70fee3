"""The wheel on paper: who is in lockdown, on duty and in supervision in which week, and the cover below.

It may lie about in the office: every reason for being away reads “Away”.
"""

from __future__ import annotations

from planner.domain.person import Person
from planner.domain.time_grid import WEEKDAYS, clock, day_label, end_clock, weekday_of
from planner.exporters.paper_table import PaperCell, PaperLine, PaperTable, cell
from planner.exporters.rota_sheet import period_label
from planner.services.wheel.turns import WheelTurn, joined
from planner.services.wheel.week_cover import WeekCover
from planner.services.wheel.wheel_view import WheelView
from planner.services.wheel.who_can import days_of_week

_LOOKS = {"lockdown": ("L", "lock"), "duty": ("D", "duty"), "supervision": ("S", "superv")}
_KEY = (
    PaperLine("Lockdown week", "L", "lock"),
    PaperLine("On duty", "D", "duty"),
    PaperLine("Supervision", "S", "superv"),
)
# Days off by pattern and bank holidays are not told.
_NOT_TOLD = ("", "not working", "bank holiday", "out of post", "on loan")


def wheel_table(view: WheelView) -> PaperTable:
    """The weeks of the view, a row a person, the cover of each week in the last row."""
    period = period_label(view.first_day, len(view.mondays))
    heads = tuple((day_label(monday), 1.0) for monday in view.mondays)
    rows = tuple(_row(view, person) for person in view.people)
    cover = (cell("Cover", tone="strong"), *(_cover(each) for each in view.covers))
    return PaperTable(
        title=f"Wheel, {period}",
        under=view.team.name,
        state="",
        foot=f"{view.team.name} · Wheel · {period}",
        columns=(("Name", 1.3), *heads),
        rows=(*rows, cover),
        key=_KEY,
        notes=("A lockdown week that is “due” is not given out yet. Cover is that of the thinnest day.",),
    )


def _row(view: WheelView, person: Person) -> tuple[PaperCell, ...]:
    return (
        cell(person.name, tone="strong"),
        *(_week(view, person, week, monday) for week, monday in enumerate(view.mondays)),
    )


def _week(view: WheelView, person: Person, week: int, monday: int) -> PaperCell:
    turns = view.by_cell.get((person.id, monday), ())
    lines = [PaperLine(_turn(turn), *_LOOKS[turn.kind]) for turn in turns]
    if away := _away(person, week):
        lines.append(PaperLine(away, tone="soft"))
    is_locked = any(turn.kind == "lockdown" and turn.origin != "due" for turn in turns)
    return PaperCell(tuple(lines), "lock" if is_locked else "")


def _turn(turn: WheelTurn) -> str:
    """`Jo`, `Tue 09–13`, or nothing beside the letter; `due` where a lockdown week is not given out yet."""
    told = ""
    if turn.kind == "supervision":
        told = turn.name.split()[0] if turn.name else ""
    elif turn.kind == "duty":
        spans = ", ".join(_span(start, end) for start, end in joined(turn.times))
        told = f"{WEEKDAYS[weekday_of(turn.day or 0)]} {spans}"
    return "due" if turn.kind == "lockdown" and turn.origin == "due" else told


def _span(start: int, end: int) -> str:
    """`09–13`, or `09:30–13:00` where it is not of whole hours."""
    times = clock(start), end_clock(end)
    is_whole = all(each.endswith(":00") for each in times)
    return "–".join(each.removesuffix(":00") if is_whole else each for each in times)


def _away(person: Person, week: int) -> str:
    days = days_of_week(person, week)
    count = sum(day.off_reason not in _NOT_TOLD for day in days)
    for reason in ("out of post", "on loan"):
        if days and all(day.off_reason == reason for day in days):
            return reason.capitalize()
    return f"Away {count} d" if count else ""


def _cover(cover: WeekCover) -> PaperCell:
    day = cover.thinnest
    if not day.free and not day.needed:
        return cell("Nobody works", tone="soft")
    told = f"{day.free} free, {day.needed} needed {day_label(day.day)}"
    if cover.is_short:
        return PaperCell((PaperLine(f"{-day.spare} short", tone="alarm"), PaperLine(told)), "dangerTint")
    return cell(told)
