"""Arbitrary small problems for hypothesis: a few people with a few days of work, and some of everything."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, TypeVar

from hypothesis import strategies as st

from planner.domain.needs import VisitNeed, Wish
from planner.domain.person import (
    Limits,
    OffReason,
    PastWork,
    Person,
    PersonDay,
    ShiftOption,
    Tally,
    ToilAccount,
    ToilLot,
    WorkingTime,
)
from planner.domain.problem import RotaProblem
from planner.domain.repair import Repair
from planner.domain.rota import Activity, Shift
from planner.domain.rule_pack import Override, RuleSettings
from planner.domain.time_grid import Span, civil
from tests.planner.rules import factory as make

NAMES = ("ana", "ben", "cy", "dee")
DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
FIXED = (
    "09:00-17:00",
    "10:00-18:00",
    "12:00-20:30",
    "08:40-16:50",
    "09:00-13:00",
    "14:00-23:30",
    "16:00-01:30",
)
WINDOWS = ("07:00-22:00", "08:00-18:00", "10:00-20:00", "12:00-23:30")
NAMED = ("Early 07:00-15:00", "Late 13:30-21:30", "Night 22:00-06:00")
KINDS = ("fixed", "flexible", "flexible", "named", "mixed")
VISIT_TIMES = ("09:00-11:00", "10:00-16:00", "16:30-20:00", "17:00-18:00", "09:40-10:40", "20:00-22:30")
DUTY_TIMES = ("09:00-13:00", "13:00-17:00", "17:00-20:00", "10:10-12:20", "22:00-06:00")
SWITCHED = (
    *("late_finish", "evenings", "days_in_a_row", "contract_hours", "lieu_reserve", "protected_admin"),
    *("lockdown", "job_share", "court_writing", "supervision", "visits", "paired_visits", "duty_cover"),
    *("presence", "events", "toil_limits", "recording", "safe_return", "debrief", "task_rotation"),
)
OFF: tuple[OffReason, ...] = ("not working", "sick", "annual leave")
Part = TypeVar("Part")


def _some(draw: st.DrawFn, one: st.SearchStrategy[Part], most: int) -> tuple[Part, ...]:
    return tuple(draw(one) for _ in range(draw(st.integers(0, most))))


def _pick(draw: st.DrawFn, *choices: Part) -> Part:
    return draw(st.sampled_from(choices))


def _moments(weeks: int) -> st.SearchStrategy[str]:
    """Days of the plan: `Tue`, `Sat+1`."""
    return st.sampled_from([f"{day}+{week}" if week else day for week in range(weeks) for day in DAYS])


@st.composite
def _fixed(draw: st.DrawFn, day: int) -> ShiftOption:
    place = _pick(draw, "office", "office", "either", "home")
    return make.fixed_option(day, _pick(draw, *FIXED), place=place, break_minutes=_pick(draw, 30, 30, 20, 45))


@st.composite
def _flexible(draw: st.DrawFn, day: int) -> ShiftOption:
    option = make.flexible_option(day, _pick(draw, *WINDOWS))
    core = Span(civil(day, 720), civil(day, 840)) if draw(st.booleans()) else None
    return replace(
        option,
        core=core,
        place=_pick(draw, "office", "office", "either", "home"),
        longest=_pick(draw, 600, 480, 375, 360),
        break_minutes=_pick(draw, 30, 30, 20, 0),
    )


@st.composite
def _named(draw: st.DrawFn, day: int) -> ShiftOption:
    name, times = _pick(draw, *NAMED).split()
    barred = ("Early",) if name != "Early" and draw(st.booleans()) else ()
    return make.fixed_option(day, times, name, never_followed_by=barred)


@st.composite
def _days(draw: st.DrawFn, day: int, kind: str, may_be_off: bool) -> PersonDay:
    if not draw(st.integers(0, 3)):
        return make.day_off(day, _pick(draw, *OFF))
    if kind == "mixed":
        options: tuple[ShiftOption, ...] = (draw(_fixed(day)), draw(_flexible(day)))
    elif kind == "flexible":
        options = (draw(_flexible(day)),)
    else:
        options = tuple(
            draw((_fixed if kind == "fixed" else _named)(day)) for _ in range(_pick(draw, 1, 1, 2))
        )
    if len({(option.name, option.start_earliest, option.end_latest) for option in options}) < len(options):
        options = options[:1]
    blocked = (Span(civil(day, 540), civil(day, 660)),) if not draw(st.integers(0, 7)) else ()
    return make.working_day(
        day,
        *options,
        may_be_off=may_be_off,
        blocked=blocked,
        skills=frozenset({"sw"}) if draw(st.booleans()) else frozenset(),
    )


@st.composite
def _past(draw: st.DrawFn) -> tuple[PastWork, ...]:
    days = sorted({_pick(draw, "Tue-2", "Wed-1", "Fri-1", "Sat-1", "Sun-1") for _ in range(2)}, key=make.on)
    times = ("09:00-17:00", "12:00-20:30", "13:00-23:30", "22:00-02:00")
    return tuple(make.worked(f"{day} {_pick(draw, *times)}") for day in days)


@st.composite
def _told(draw: st.DrawFn, weeks: int) -> tuple[PastWork, ...]:
    """What was told of days of the plan."""
    days = sorted({draw(_moments(weeks)) for _ in range(2)}, key=make.on)
    times = ("09:00-17:00", "12:00-20:30", "13:00-23:30", "22:00-02:00")
    return tuple(make.worked(f"{day} {_pick(draw, *times)}") for day in days)


@st.composite
def _ahead(draw: st.DrawFn, weeks: int) -> tuple[PastWork, ...]:
    """What is settled for the days after the plan."""
    times = ("07:00-15:00", "12:00-20:30", "09:00-17:00", "00:00-08:00", "13:00-22:30")
    days = [f"Mon+{weeks}", f"Tue+{weeks}", f"Wed+{weeks}"][: draw(st.integers(1, 3))]
    later = [f"{day}+{weeks + 1} 12:00-20:00" for day in DAYS[: _pick(draw, 0, 0, 2, 5)]]
    return tuple(make.worked(text) for text in (*(f"{day} {_pick(draw, *times)}" for day in days), *later))


@st.composite
def _limits(draw: st.DrawFn) -> Limits:
    return Limits(
        longest_run=_pick(draw, None, 2, 3),
        shortest_run=_pick(draw, None, 2, 3),
        shortest_run_off=_pick(draw, None, 2),
        most_weekends=_pick(draw, None, 0, 1),
        most_minutes=_pick(draw, None, 900),
        least_minutes=_pick(draw, None, 1500),
        most_of_shift=_pick(draw, (), (("Night", 1), ("Early", 0))),
    )


@st.composite
def _people(draw: st.DrawFn, id: str, weeks: int) -> Person:
    kind = _pick(draw, *KINDS)
    may_be_off = bool(draw(st.integers(0, 4)))
    working = draw(st.sets(_moments(weeks), max_size=4))
    days = {name: make.day_off(make.on(name)) for week in range(weeks) for name in _names_of(week)}
    days.update({name: draw(_days(make.on(name), kind, may_be_off)) for name in sorted(working)})
    week: dict[str, Any] = {
        "contract_minutes": _pick(draw, 2220, 1110, 900),
        "credit_minutes": _pick(draw, 0, 0, 444),
        "reserve_minutes": _pick(draw, 0, 0, 60, 110),
        "admin_blocks": _pick(draw, 0, 0, 1, 2),
        "admin_block_minutes": _pick(draw, 90, 60, 50),
        "evenings_most": _pick(draw, 2, 1, 0, None),
        "home_days_most": _pick(draw, 0, 1, 3),
        "duty_share_minutes": _pick(draw, 480, 240, 0),
        "is_lockdown": not draw(st.integers(0, 5)),
        "cpd_minutes_per_day": _pick(draw, 0, 60, 100),
        "working_time": draw(_working_time()) if draw(st.booleans()) else None,
    }
    return make.person(
        id,
        days=days,
        week=week,
        weeks=weeks,
        contract_minutes_per_week=_pick(draw, 2220, 1110, 1500, 0),
        rest_minutes=_pick(draw, 660, 720),
        is_evening_contract=not draw(st.integers(0, 5)),
        consents_to_evenings_in_a_row=draw(st.booleans()),
        flexi_balance_minutes=_pick(draw, 0, -600, 1000),
        past=draw(_past()) if draw(st.booleans()) else (),
        told=draw(_told(weeks)) if not draw(st.integers(0, 2)) else (),
        ahead=draw(_ahead(weeks)) if not draw(st.integers(0, 2)) else (),
        limits=draw(_limits()) if draw(st.booleans()) else Limits(),
        tally=Tally(_pick(draw, 0, 3), _pick(draw, 0, 485), _pick(draw, 0, 2)),
        is_first_year=not draw(st.integers(0, 3)),
        heavy_weeks_before=_pick(draw, 0, 0, 1, 4),
        heavy_weeks_after=_pick(draw, 0, 0, 1, 3),
        later_averages=_later(draw, weeks) if not draw(st.integers(0, 3)) else (),
        off_front_line=frozenset({make.on(_pick(draw, "Tue", "Wed"))} if not draw(st.integers(0, 4)) else ()),
        cases=_pick(draw, None, 20),
        most_cases=18,
        toil=draw(_toil(weeks)) if draw(st.booleans()) else None,
    )


@st.composite
def _working_time(draw: st.DrawFn) -> WorkingTime:
    """Averages that a few long days can break."""
    weeks = _pick(draw, 2, 17)
    return WorkingTime(
        weeks=weeks,
        past_minutes=2880 * weeks - _pick(draw, 2880, 2220, 1200, 600, 0),
        make_up_days=_pick(draw, (), (), (make.on("Thu"), make.on("Fri"))),
        make_up_minutes=_pick(draw, 0, 0, 444),
        is_opted_out=not draw(st.integers(0, 2)),
        night_days=_pick(draw, None, None, 6 * weeks - 1),
    )


def _later(draw: st.DrawFn, weeks: int) -> tuple[tuple[int, WorkingTime], ...]:
    """A settled week after the plan that ends a period with weeks of it."""
    return ((make.on(f"Mon+{weeks + _pick(draw, 0, 15)}"), draw(_working_time())),)


@st.composite
def _toil(draw: st.DrawFn, weeks: int) -> ToilAccount:
    """Accounts with hours that are due, over the cap or soon lost."""
    days = st.sampled_from([make.on(name) for name in ("Wed-1", "Fri", "Tue+1", "Mon+2")])
    lots = tuple(
        ToilLot(_pick(draw, 30, 120, 240, 900), make.on("Mon-2"), draw(days), draw(days))
        for _ in range(draw(st.integers(0, 2)))
    )
    return ToilAccount(
        balance=sum(lot.minutes for lot in lots) or _pick(draw, 0, -60),
        lots=lots,
        agreed=tuple(_pick(draw, 0, 0, 444) for _ in range(weeks)),
        due_on=tuple(draw(days) for _ in range(weeks)),
        rate_per_mille=_pick(draw, 1000, 1500),
        settled_after=_pick(draw, 0, 0, 120, 900),
    )


def _names_of(week: int) -> list[str]:
    return [f"{day}+{week}" if week else day for day in DAYS]


@st.composite
def _visits(draw: st.DrawFn, id: str, weeks: int) -> VisitNeed:
    windows = {f"{draw(_moments(weeks))} {_pick(draw, *VISIT_TIMES)}" for _ in range(_pick(draw, 1, 1, 2))}
    workers = _pick(draw, 1, 1, 2)
    return make.visit_need(
        id,
        *sorted(windows),
        minutes=_pick(draw, 45, 60, 90, 50),
        travel_before=_pick(draw, 0, 15, 20),
        travel_after=_pick(draw, 0, 15, 25),
        workers=workers,
        is_paired=workers == 2 and draw(st.booleans()),
        skills=_pick(draw, (), (), ("sw",)),
        allocated=_pick(draw, None, "ana", "ben", "nobody"),
        needs_debrief=not draw(st.integers(0, 2)),
        is_statutory=draw(st.booleans()),
        weight=_pick(draw, 100, 40),
    )


@st.composite
def _demands(draw: st.DrawFn, weeks: int) -> dict[str, Any]:
    """The fields of a problem that ask for something."""
    day = _moments(weeks)
    skills = st.sampled_from([(), (), (("sw", 1),)])
    states = st.sampled_from(["present", "contactable"])
    numbers = st.sampled_from([(1, 1), (1, 2), (0, 1), (2, 2)])
    who = st.sets(st.sampled_from([*NAMES, "nobody"]), min_size=1, max_size=3)

    def cover(times: str) -> dict[str, Any]:
        least, ideal = draw(numbers)
        made = {"least": least, "ideal": ideal, "state": draw(states), "skills": draw(skills)}
        return {"times": f"{draw(day)} {times}", **made}

    turns = [make.duty_turn(**cover(_pick(draw, *DUTY_TIMES))) for _ in range(_pick(draw, 0, 1, 2))]
    presence_times = ("09:00-17:00", "12:00-14:00", "16:00-19:00", "20:00-01:00")
    presence = [make.presence_need(**cover(_pick(draw, *presence_times))) for _ in range(_pick(draw, 0, 1))]
    events = [
        make.event_need(
            f"e{number}",
            f"{draw(day)} {_pick(draw, '10:00-11:00', '13:10-14:00', '17:00-19:00')}",
            *sorted(draw(who)),
            kind=_pick(draw, "hearing", "meeting"),
            travel_before=_pick(draw, 0, 30),
            place=_pick(draw, "office", "field", "quiet_room"),
        )
        for number in range(_pick(draw, 0, 0, 1, 2))
    ]
    writing = [
        make.writing_need(
            f"w{number}",
            _pick(draw, *NAMES),
            finish_by=make.at(f"{draw(day)} {_pick(draw, '00:00', '12:00', '17:10')}"),
            blocks=_pick(draw, (120,), (210, 210), (90, 60), (100,)),
            shortest_block=_pick(draw, 60, 120),
            wants_quiet_room=bool(draw(st.integers(0, 2))),
            co_author=_pick(draw, None, *NAMES),
        )
        for number in range(_pick(draw, 0, 0, 1, 2))
    ]
    shift_needs = [
        make.shift_need(
            _pick(draw, "Early", "Late", "Night"),
            draw(day),
            least=_pick(draw, 1, 0, 2),
            ideal=_pick(draw, 1, 2),
            skills=draw(skills),
        )
        for _ in range(_pick(draw, 0, 0, 1, 2))
    ]
    return {
        "visits": tuple(draw(_visits(f"v{number}", weeks)) for number in range(draw(st.integers(0, 3)))),
        "duty_turns": _apart(turns),
        "presence": tuple(presence),
        "events": tuple(events),
        "writing": tuple(writing),
        "shift_needs": _apart(shift_needs),
        "supervision": _some(draw, st.just(make.supervision_need("ana", "ben")), 1),
        "recording": tuple(
            make.recording_need(
                f"r{number}",
                _pick(draw, *NAMES),
                minutes=_pick(draw, 45, 90, 105, 30),
                finish_by=make.at(f"{draw(day)} {_pick(draw, '00:00', '12:00', '17:10')}"),
            )
            for number in range(_pick(draw, 0, 0, 0, 1))
        ),
        "write_up_by": _pick(draw, (), make.write_ups(_pick(draw, 0, 1, 2), weeks)),
        "handovers": _some(
            draw, st.sampled_from([make.handover_need(), make.handover_need(minutes=40, most_together=95)]), 1
        ),
    }


def _apart(needs: Sequence[Any]) -> tuple[Any, ...]:
    """Needs with ids of their own."""
    return tuple({need.id: need for need in needs}.values())


@st.composite
def _wishes(draw: st.DrawFn, weeks: int) -> Wish:
    times = _pick(draw, "00:00-24:00", "09:00-13:00", "17:00-20:00")
    wants = _pick(draw, "work", "not_work", "home")
    named = _pick(draw, None, None, "Early") if wants != "home" else None
    weight = draw(st.integers(1, 3))
    return make.wish(
        _pick(draw, *NAMES), wants, f"{draw(_moments(weeks))} {times}", shift=named, weight=weight
    )


@st.composite
def _settings(draw: st.DrawFn) -> RuleSettings:
    rules: dict[str, dict[str, Any]] = {}
    for rule in draw(st.sets(st.sampled_from(SWITCHED), max_size=3)):
        rules[rule] = {"is_on": False}
    for rule in draw(st.sets(st.sampled_from(SWITCHED[:8]), max_size=3)):
        rules[rule] = {"solver": "price"}
    if not draw(st.integers(0, 5)):
        rules[_pick(draw, *SWITCHED[:8])] = {"solver": "keep"}
    if not draw(st.integers(0, 3)):
        rules["weekly_rest"] = {"every": _pick(draw, "fortnight", "twice_a_fortnight")}
    if draw(st.booleans()):
        rules.setdefault("evenings", {})["allows_two_in_a_row"] = True
        rules["preferences"] = {"tier": 2}
        rules["days_in_a_row"] = {"longest_run": 2, "solver": "price"}
        rules["task_rotation"] = {"heavy_week_minutes": 180, "longest_weeks": _pick(draw, 1, 2, 4)}
    return make.settings(**rules)


@st.composite
def _overrides(draw: st.DrawFn) -> Override:
    first, last = sorted((_pick(draw, *DAYS), _pick(draw, *DAYS)), key=DAYS.index)
    who = _pick(draw, None, "ana", "ben")
    return make.override(_pick(draw, *SWITCHED), first, last, staff=who, demand=_pick(draw, None, None, "v0"))


def _whole(person: Person, day: PersonDay) -> Shift | None:
    """A shift of the day as a pin could have it: its first fixed option."""
    option = next((each for each in day.options if each.is_fixed and each.break_minutes), None)
    if option is None or day.blocked:
        return None
    start, length = option.start_earliest, option.shortest
    rest = (start + 120, start + 120 + option.break_minutes)
    return Shift(
        id=f"pinned-{person.id}-{day.day}",
        staff=person.id,
        start=start,
        end=start + length,
        break_start=rest[0],
        break_end=rest[1],
        place="home" if option.place == "home" else "office",
        name=option.name,
        is_pinned=True,
    )


@st.composite
def _pins(draw: st.DrawFn, people: tuple[Person, ...], demand: dict[str, Any]) -> dict[str, Any]:
    shifts = [whole for person in people for day in person.days if (whole := _whole(person, day))]
    activities = _activities(demand)
    activities += [
        make.activity("protected_admin", "Tue 10:00-11:30"),
        make.activity("reserve", "Wed 14:00-15:10"),
    ]
    activities += [
        make.activity("time_off", "Tue 15:00-17:00"),
        make.activity("cpd", "Tue 13:00-14:00"),
        make.activity("court_writing", "Mon 10:00-12:00", "w0"),
    ]
    pins: dict[str, Any] = {}
    if shifts and not draw(st.integers(0, 2)):
        pins["pinned_shifts"] = (draw(st.sampled_from(shifts)),)
    if not draw(st.integers(0, 5)):
        who, activity = _pick(draw, *people), draw(st.sampled_from(activities))
        # Who is in the first year writes for court only jointly: pinned alone it would break that law.
        if activity.kind != "court_writing" or not who.is_first_year:
            pins["pinned_activities"] = ((who.id, activity),)
    return pins


def _activities(demand: dict[str, Any]) -> list[Activity]:
    """Visits and turns on duty as the demand asks for them, but none that only some may make: pinned for
    somebody else it would break the law that asks for the skill, in the rota as in the pin."""
    activities: list[Activity] = [
        Activity(
            kind="visit",
            start=need.windows[0].start - need.travel_before,
            end=need.windows[0].start + need.minutes + need.travel_after,
            demand=need.id,
            travel_before=need.travel_before,
            travel_after=need.travel_after,
            place="field",
        )
        for need in demand["visits"]
        if need.windows[0].minutes >= need.minutes and not need.skills
    ]
    activities += [
        Activity(kind="duty", start=turn.span.start, end=turn.span.end, demand=turn.id)
        for turn in demand["duty_turns"]
    ]
    return activities


@st.composite
def _repairs(draw: st.DrawFn, people: tuple[Person, ...], demand: dict[str, Any]) -> Repair:
    """Something that was published: fixed shifts of the days as they are now, with some of the demand."""
    shifts: list[Shift] = []
    for person in people:
        for day in person.days:
            published = _whole(person, day)
            if published is not None and draw(st.integers(0, 2)):
                kinds = _activities(demand)[: draw(st.integers(0, 3))]
                mine = tuple(each for each in kinds if each.start // 1440 == day.day)
                shifts.append(published.model_copy(update={"activities": mine, "is_pinned": False}))
    moment = make.at(f"{_pick(draw, 'Mon', 'Mon', 'Tue', 'Wed')} {_pick(draw, '00:00', '12:00')}")
    lost = tuple((each.staff, each.day) for each in shifts if not draw(st.integers(0, 4)))
    return Repair(tuple(shifts), moment, lost)


@st.composite
def problems(
    draw: st.DrawFn, most_people: int = len(NAMES), most_weeks: int = 2, *, always_repair: bool = False
) -> RotaProblem:
    """A problem that the solver does in a fraction of a second; it may have no answer."""
    weeks = min(most_weeks, _pick(draw, 1, 1, 1, 2))
    people = tuple(draw(_people(name, weeks)) for name in NAMES[: draw(st.integers(1, most_people))])
    demand = draw(_demands(weeks))
    is_repair = always_repair or not draw(st.integers(0, 4))
    repair = draw(_repairs(people, demand)) if is_repair else None
    return make.problem(
        *people,
        weeks=weeks,
        settings=draw(_settings()),
        overrides=_some(draw, _overrides(), 2),
        wishes=_some(draw, _wishes(weeks), 3),
        desks=_pick(draw, 1, 2, 10),
        quiet_rooms=_pick(draw, 0, 1, 2),
        repair=repair,
        **demand,
        **draw(_pins(people, demand)),
    )
