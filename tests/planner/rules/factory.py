"""Three lines to a problem: people, shifts and activities of the week of Mon 23 Nov 2026, told as on a board.

    ana = person("ana")
    week = problem(ana, visits=(visit_need("v1", "Tue 16:30-20:30"),))
    late = shift("ana", "Tue 12:00-20:30", activity("visit", "Tue 18:00-19:30", "v1", travel=15))

A moment is written `Tue 18:30`, of a later week `Tue+1 18:30`; a span `Tue 18:30-20:00`, over midnight
`Tue 22:00-06:00`.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from planner.domain.findings import Finding
from planner.domain.needs import (
    DutyTurn,
    EventNeed,
    HandoverNeed,
    PresenceNeed,
    RecordingNeed,
    ShiftNeed,
    SupervisionNeed,
    VisitNeed,
    Wish,
    WritingNeed,
)
from planner.domain.person import OffReason, PastWork, Person, PersonDay, PersonWeek, ShiftOption
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, ActivityKind, ActivityPlace, Shift, ShiftPlace
from planner.domain.rule_pack import Override, RuleSettings
from planner.domain.time_grid import DAY, WEEKDAYS, Span, civil, parse_clock, weekday_of
from planner.rules.catalogue import check

MONDAY = date(2026, 11, 23).toordinal()


def on(text: str, monday: int = MONDAY) -> int:
    """The ordinal of `Tue`, or of a later (earlier) week's: `Tue+1`, `Fri-1`."""
    weeks = int(text[3:] or "0")
    return monday + 7 * weeks + WEEKDAYS.index(text[:3])


def at(text: str, monday: int = MONDAY) -> int:
    """The civil minute of `Tue 18:30` or `Tue+1 18:30`."""
    day, time = text.split()
    return civil(on(day, monday), parse_clock(time))


def span(text: str, monday: int = MONDAY) -> Span:
    """The span of `Tue 18:30-20:00`; an end not after the start is next day."""
    start_text, end_text = text.split("-") if text.count("-") == 1 else text.rsplit("-", 1)
    start = at(start_text, monday)
    end = start - start % DAY + parse_clock(end_text)
    return Span(start, end if end > start else end + DAY)


def flexible_option(day: int, window: str = "07:00-22:00", **changes: Any) -> ShiftOption:
    """Any shift of 4–10 hours inside the window."""
    first, last = (civil(day, parse_clock(text)) for text in window.split("-"))
    option = ShiftOption(
        name=None,
        start_earliest=first,
        start_latest=last - 240,
        end_earliest=first + 240,
        end_latest=last,
        shortest=240,
        longest=600,
        break_minutes=30,
    )
    return replace(option, **changes)


def fixed_option(
    day: int, times: str = "09:00-17:00", name: str | None = None, **changes: Any
) -> ShiftOption:
    """One agreed shift; an end not after the start is next day. With a name: a named shift."""
    start, end = (civil(day, parse_clock(text)) for text in times.split("-"))
    end = end if end > start else end + DAY
    length = end - start
    option = ShiftOption(name, start, start, end, end, length, length, break_minutes=30)
    return replace(option, **changes)


def working_day(day: int, *options: ShiftOption, **changes: Any) -> PersonDay:
    """A day that may be worked (without options given: flexibly), and may be left free."""
    made = PersonDay(day, options or (flexible_option(day),), may_be_off=True, target_minutes=444)
    return replace(made, **changes)


def day_off(day: int, reason: OffReason = "not working", **changes: Any) -> PersonDay:
    """A day that cannot be worked."""
    return replace(PersonDay(day, (), may_be_off=True, off_reason=reason), **changes)


def plain_week(monday: int, **changes: Any) -> PersonWeek:
    """A full-timer's week that asks for nothing but the contracted hours."""
    week = PersonWeek(
        monday=monday,
        contract_minutes=2220,
        credit_minutes=0,
        reserve_minutes=0,
        admin_block_minutes=90,
        admin_blocks=0,
        evenings_most=2,
        home_days_most=0,
        duty_share_minutes=480,
        is_lockdown=False,
    )
    return replace(week, **changes)


def person(
    id: str = "ana",
    *,
    days: dict[str, PersonDay] | None = None,
    options: tuple[str, ...] = (),
    week: dict[str, Any] | None = None,
    weeks: int = 1,
    monday: int = MONDAY,
    skills: tuple[str, ...] = (),
    works_weekends: bool = False,
    **changes: Any,
) -> Person:
    """A full-timer, flexible from Monday to Friday.

    `days` replaces single days (`{"Tue": day_off(on("Tue"), "sick")}`); `options` makes every day a choice of
    fixed times (`("11:00-19:00",)`) or named shifts (`("Early 07:00-15:00", "Night 22:00-06:00")`); `week`
    changes every PersonWeek; `changes` changes the Person.
    """
    ordinals = range(monday, monday + 7 * weeks)
    made = {day: _usual_day(day, options, works_weekends) for day in ordinals}
    made.update({on(name, monday): given for name, given in (days or {}).items()})
    someone = Person(
        id=id,
        name=id.replace("_", " ").title(),
        contract_minutes_per_week=2220,
        days=tuple(replace(made[day], skills=made[day].skills | set(skills)) for day in ordinals),
        weeks=tuple(plain_week(monday + 7 * number, **(week or {})) for number in range(weeks)),
    )
    return replace(someone, **changes)


def _usual_day(day: int, options: tuple[str, ...], works_weekends: bool) -> PersonDay:
    if weekday_of(day) >= 5 and not works_weekends:
        return day_off(day)
    return working_day(day, *(_option(day, text) for text in options))


def _option(day: int, text: str) -> ShiftOption:
    name, _, times = text.rpartition(" ")
    return fixed_option(day, times, name or None)


def problem(*people: Person, weeks: int = 1, monday: int = MONDAY, **parts: Any) -> RotaProblem:
    """The problem of these people, with desks and quiet rooms for all; `parts` are its other fields."""
    usual: dict[str, Any] = {"desks": 1000, "quiet_rooms": 1000}
    return RotaProblem("team", "The Team", monday, weeks, people, **(usual | parts))


def settings(**rules: dict[str, Any]) -> RuleSettings:
    """The rule pack with some numbers changed: `settings(evenings={"most_a_week": 1})`."""
    return RuleSettings.model_validate(rules)


def override(rule: str, first: str = "Mon", last: str = "Sun", **changes: Any) -> Override:
    """A manager's exception for the days of the week, for everyone unless `staff` or `demand` is given."""
    fields: dict[str, Any] = {
        "rule": rule,
        "first": date.fromordinal(on(first)),
        "last": date.fromordinal(on(last)),
        "reason": "Agreed for this week",
        "by": "Team manager",
        "at": datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    }
    return Override(**(fields | changes))


def shift(
    staff: str,
    times: str,
    *activities: Activity,
    rest: str | None = "",
    place: ShiftPlace = "office",
    name: str | None = None,
    monday: int = MONDAY,
    **changes: Any,
) -> Shift:
    """A shift of `Tue 09:00-17:00`. `rest` is its break (`Tue 13:00-13:30`); left out, a shift of more than
    six hours has 30 minutes from its fourth hour on; None: no break."""
    whole = span(times, monday)
    middle = Span(whole.start + 240, whole.start + 270) if whole.minutes > 360 else None
    pause = middle if rest == "" else span(rest, monday) if rest else None
    day = date.fromordinal(whole.start // DAY)
    fields: dict[str, Any] = {
        "id": f"{staff}@{day}",
        "staff": staff,
        "start": whole.start,
        "end": whole.end,
        "break_start": pause.start if pause else None,
        "break_end": pause.end if pause else None,
        "place": place,
        "name": name,
        "activities": activities,
    }
    return Shift(**(fields | changes))


def activity(
    kind: ActivityKind,
    times: str,
    demand: str | None = None,
    *,
    travel: int = 0,
    place: ActivityPlace | None = None,
    monday: int = MONDAY,
) -> Activity:
    """An activity of `Tue 18:00-19:30`, `travel` minutes of it at either end; visits are in the field."""
    whole = span(times, monday)
    where = place or ("field" if kind == "visit" else "office")
    return Activity(
        kind=kind,
        start=whole.start,
        end=whole.end,
        demand=demand,
        travel_before=travel,
        travel_after=travel,
        place=where,
    )


def worked(times: str, duty_minutes: int = 0) -> PastWork:
    """A shift worked before the horizon: `Sun-1 12:00-22:30`."""
    whole = span(times)
    return PastWork(whole.start, whole.end, duty_minutes)


def visit_need(id: str, *windows: str, monday: int = MONDAY, **changes: Any) -> VisitNeed:
    """A visit of an hour by one worker, 15 minutes of travel each way; without windows Tue 10:00–16:00."""
    need = VisitNeed(
        id=id,
        case=f"C-{id}",
        minutes=60,
        travel_before=15,
        travel_after=15,
        windows=tuple(span(text, monday) for text in windows or ("Tue 10:00-16:00",)),
        workers=1,
        skills=(),
        allocated=None,
        is_statutory=False,
        is_paired=False,
        needs_debrief=False,
        weight=100,
    )
    return replace(need, **changes)


def writing_need(id: str = "w1", author: str = "ana", **changes: Any) -> WritingNeed:
    """Two blocks of 3.5 h, done by Thu 00:00 for a filing on Fri 16:00."""
    need = WritingNeed(
        id=id,
        case="C-100",
        author=author,
        filing=at("Fri 16:00"),
        finish_by=at("Thu 00:00"),
        blocks=(210, 210),
        shortest_block=210,
        wants_quiet_room=False,
    )
    return replace(need, **changes)


def recording_need(id: str = "r1", staff: str = "ana", **changes: Any) -> RecordingNeed:
    """A write-up of 90 minutes, owed by the end of Wednesday."""
    return replace(RecordingNeed(id, staff, "C-200", 90, at("Thu 00:00")), **changes)


def write_ups(working_days: int = 2, weeks: int = 1, monday: int = MONDAY) -> tuple[int, ...]:
    """By when the visits of each day are written up, with no bank holiday near."""
    days = []
    for day in range(monday, monday + 7 * weeks):
        last, left = day, working_days
        while left:
            last += 1
            left -= weekday_of(last) < 5
        days.append(civil(last + 1))
    return tuple(days)


def duty_turn(times: str = "Tue 09:00-13:00", **changes: Any) -> DutyTurn:
    """A turn on the duty desk for one, ideally one, in the office."""
    whole = span(times)
    start = date.fromordinal(whole.start // DAY)
    clock = f"{whole.start % DAY // 60:02d}:{whole.start % 60:02d}"
    turn = DutyTurn(f"duty@{start}T{clock}", "duty", "Duty desk", whole, least=1, ideal=1, state="present")
    return replace(turn, **changes)


def presence_need(times: str = "Tue 09:00-17:00", **changes: Any) -> PresenceNeed:
    """One person in the office, ideally one."""
    whole = span(times)
    start = date.fromordinal(whole.start // DAY)
    need = PresenceNeed(f"office@{start}", "office", "Office", whole, least=1, ideal=1, state="present")
    return replace(need, **changes)


def shift_need(shift: str = "Early", day: str = "Tue", **changes: Any) -> ShiftNeed:
    """One person on the named shift; 100 for one missing, 1 for one too many."""
    when = on(day)
    need = ShiftNeed(
        id=f"{shift.lower()}@{date.fromordinal(when)}",
        requirement=shift.lower(),
        name=f"{shift} shift",
        shift=shift,
        day=when,
        least=1,
        ideal=1,
        weight_missing=100,
        weight_surplus=1,
    )
    return replace(need, **changes)


def supervision_need(supervisor: str = "sue", worker: str = "ana", **changes: Any) -> SupervisionNeed:
    """90 minutes together in the week."""
    window = Span(at("Mon 00:00"), at("Mon+1 00:00"))
    return replace(
        SupervisionNeed(f"sup@{date.fromordinal(MONDAY)}", supervisor, worker, 90, window), **changes
    )


def event_need(id: str, times: str, *people: str, **changes: Any) -> EventNeed:
    """A meeting in the office."""
    need = EventNeed(id, "Strategy meeting", "meeting", span(times), 0, 0, people, "office")
    return replace(need, **changes)


def handover_need(first: str = "ana", second: str = "ben", **changes: Any) -> HandoverNeed:
    """60 minutes together in the week; one of the two at work on each weekday."""
    window = Span(at("Mon 00:00"), at("Mon+1 00:00"))
    need = HandoverNeed(
        f"share@{date.fromordinal(MONDAY)}",
        "share",
        "Shared post",
        (first, second),
        60,
        window,
        tuple(range(MONDAY, MONDAY + 5)),
    )
    return replace(need, **changes)


def wish(person: str, wants: str, times: str, **changes: Any) -> Wish:
    """A wish of weight 3 on the day of the span."""
    whole = span(times)
    made = Wish("wish", person, whole.start // DAY, "work", whole, None, 3)
    return replace(made, **({"wants": wants} | changes))


def found(rule: str, problem: RotaProblem, *shifts: Shift) -> list[Finding]:
    """What the checker finds of one rule."""
    return [finding for finding in check(problem, shifts) if finding.rule == rule]


def prices(rule: str, problem: RotaProblem, *shifts: Shift) -> dict[int, int]:
    """The prices of one rule's findings by tier; a tier without findings is left out."""
    totals: dict[int, int] = {}
    for finding in found(rule, problem, *shifts):
        totals[finding.tier] = totals.get(finding.tier, 0) + finding.price
    return totals
