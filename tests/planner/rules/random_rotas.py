"""Arbitrary shifts for one problem that has something of every kind, for hypothesis."""

from __future__ import annotations

from typing import get_args

from hypothesis import strategies as st

from planner.domain.person import Learning, Limits, Tally, ToilAccount, ToilLot, WorkingTime
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, ActivityKind, ActivityPlace, Shift
from planner.domain.time_grid import DAY, Span, civil
from tests.planner.rules import factory as make

PEOPLE = ("ana", "ben", "cy", "dee", "sue")


def crowded_problem() -> RotaProblem:
    """Two weeks of five people with every kind of demand, pins, wishes, past work and an override."""
    early = make.shift("dee", "Tue 07:00-15:00", name="Early")
    event = make.activity("event", "Wed 10:00-11:00", "meeting")
    limits = Limits(
        longest_run=4,
        shortest_run=2,
        shortest_run_off=2,
        most_weekends=1,
        most_minutes=4000,
        least_minutes=1000,
        most_of_shift=(("Night", 2),),
    )
    return make.problem(
        make.person(
            "ana",
            weeks=2,
            skills=("sw",),
            heavy_weeks_before=4,
            off_front_line=frozenset({make.on("Wed")}),
            cases=21,
            most_cases=18,
            learning=Learning(30, 9, 0, ("Neglect",)),
            toil=_owed_hours(),
            past=(make.worked("Sun-1 12:00-22:30"),),
        ),
        make.person(
            "ben",
            weeks=2,
            week={
                "reserve_minutes": 210,
                "admin_blocks": 2,
                "evenings_most": 1,
                "working_time": WorkingTime(17, 17 * 2880 - 600, (make.on("Tue+1"),), night_days=102),
            },
            days={"Tue": make.day_off(make.on("Tue"), "sick")},
            contract_minutes_per_week=1110,
            past=(make.worked("Fri-1 22:00-06:00"), make.worked("Sun-1 22:00-06:00", 480)),
            tally=Tally(3, 960, 1),
        ),
        make.person("cy", weeks=2, week={"is_lockdown": True, "cpd_minutes_per_day": 180}, skills=("sw",)),
        make.person(
            "dee",
            weeks=2,
            options=("Early 07:00-15:00", "Night 22:00-06:00"),
            works_weekends=True,
            limits=limits,
            week={"evenings_most": None},
            is_evening_contract=True,
        ),
        make.person("sue", weeks=2, days={"Wed": make.working_day(make.on("Wed"), blocked=_morning("Wed"))}),
        weeks=2,
        desks=2,
        quiet_rooms=1,
        visits=(
            make.visit_need("v1", "Tue 10:00-16:00", "Wed 16:00-20:00", allocated="ana", is_statutory=True),
            make.visit_need(
                "v2", "Tue 16:00-20:00", workers=2, is_paired=True, skills=("sw",), needs_debrief=True
            ),
        ),
        writing=(make.writing_need(wants_quiet_room=True),),
        duty_turns=(
            make.duty_turn("Tue 09:00-13:00", least=1, ideal=2, skills=(("sw", 1),)),
            make.duty_turn("Wed 13:00-17:00", state="contactable"),
        ),
        presence=(
            make.presence_need("Tue 09:00-17:00", least=2, ideal=3, skills=(("sw", 1),)),
            make.presence_need("Wed 18:00-06:00", state="contactable"),
        ),
        shift_needs=(make.shift_need("Early", skills=(("sw", 1),)), make.shift_need("Night", "Sun+1")),
        supervision=(make.supervision_need(),),
        events=(make.event_need("meeting", "Wed 10:00-11:00", "ana", "ben", kind="hearing"),),
        handovers=(make.handover_need(),),
        recording=(make.recording_need(),),
        write_up_by=make.write_ups(weeks=2),
        wishes=(
            make.wish("ana", "not_work", "Tue 16:00-20:00"),
            make.wish("dee", "work", "Sat 00:00-24:00", shift="Night"),
            make.wish("sue", "home", "Fri 00:00-24:00"),
        ),
        pinned_shifts=(early,),
        pinned_activities=(("ana", event),),
        overrides=(make.override("evenings", "Tue", "Wed", staff="ana"), make.override("late_finish", "Thu")),
    )


def _owed_hours() -> ToilAccount:
    """Hours over the cap, due in the plan and lost in it."""
    lots = (
        ToilLot(240, make.on("Mon-9"), make.on("Fri-4"), make.on("Wed")),
        ToilLot(720, make.on("Mon-2"), make.on("Fri"), make.on("Mon+9")),
    )
    return ToilAccount(960, lots, (0, 444), (make.on("Fri+1"), make.on("Fri+3")))


def _morning(day: str) -> tuple[Span, ...]:
    return (make.span(f"{day} 09:00-12:00"),)


CROWDED = crowded_problem()
DEMANDS = (
    *(None, "v1", "v2", "w1", "r1", "meeting", "nothing", "sup@2026-11-23", "share@2026-11-23"),
    *(turn.id for turn in CROWDED.duty_turns),
)
FIRST = civil(CROWDED.first_day)


def _quarters(low: int, high: int) -> st.SearchStrategy[int]:
    """Minutes on the grid of 15."""
    return st.integers(low // 15, high // 15).map(lambda quarter: quarter * 15)


STARTS = st.one_of(_quarters(0, 14 * DAY), _quarters(-3 * DAY, 17 * DAY), st.integers(0, 14 * DAY))
LENGTHS = st.one_of(_quarters(240, 600), _quarters(240, 720), st.integers(-60, 3 * DAY))
ACTIVITY_STARTS = st.one_of(_quarters(0, 480), st.integers(-120, 600))
ACTIVITY_LENGTHS = st.one_of(st.sampled_from([60, 90, 210, 240]), st.integers(-60, 3 * DAY))
BREAKS = st.none() | st.tuples(_quarters(0, 480), st.sampled_from([30, 30, 20, 15, 0, -15]))
SERVING = st.sampled_from(
    [
        make.activity("visit", "Tue 10:00-11:30", "v1", travel=15),
        make.activity("visit", "Wed 17:00-18:30", "v1", travel=15),
        make.activity("visit", "Tue 16:30-18:00", "v2", travel=15),
        make.activity("visit", "Tue 17:00-18:30", "v2", travel=15),
        make.activity("court_writing", "Tue 10:00-13:30", "w1"),
        make.activity("court_writing", "Wed 10:00-13:30", "w1", place="quiet_room"),
        make.activity("duty", "Tue 09:00-13:00", CROWDED.duty_turns[0].id),
        make.activity("duty", "Wed 13:00-17:00", CROWDED.duty_turns[1].id),
        make.activity("supervision", "Thu 10:00-11:30", "sup@2026-11-23"),
        make.activity("handover", "Thu 12:00-13:00", "share@2026-11-23"),
        make.activity("event", "Wed 10:00-11:00", "meeting"),
        make.activity("recording", "Tue 13:00-13:45", "v1"),
        make.activity("recording", "Wed 12:00-13:30", "r1"),
        make.activity("debrief", "Tue 18:00-18:30", "v2"),
    ]
)
KINDS, PLACES = st.sampled_from(get_args(ActivityKind)), st.sampled_from(get_args(ActivityPlace))
SERVED, TRAVEL = st.sampled_from(DEMANDS), st.sampled_from([0, 15, 400])
STAFF = st.sampled_from((*PEOPLE, *PEOPLE, "nobody"))
SHIFT_PLACES = st.sampled_from(("office", "home"))
SHIFT_NAMES = st.sampled_from((None, None, None, "Early", "Night", "Unheard"))
ACTIVITY_COUNTS = st.integers(0, 3)
IS_SERVING = st.booleans()


@st.composite
def shifts(draw: st.DrawFn, id: str = "s") -> Shift:
    """A shift of somebody, mostly in the planned weeks; nothing about it needs to make sense."""
    start = FIRST + draw(STARTS)
    pause = draw(BREAKS)
    return Shift(
        id=id,
        staff=draw(STAFF),
        start=start,
        end=start + draw(LENGTHS),
        break_start=start + pause[0] if pause else None,
        break_end=start + sum(pause) if pause else None,
        place=draw(SHIFT_PLACES),
        name=draw(SHIFT_NAMES),
        activities=tuple(
            draw(SERVING) if draw(IS_SERVING) else _activity(draw, start)
            for _ in range(draw(ACTIVITY_COUNTS))
        ),
    )


def _activity(draw: st.DrawFn, near: int) -> Activity:
    """An activity near the moment, and now and then far away or backwards."""
    start = near + draw(ACTIVITY_STARTS)
    return Activity(
        kind=draw(KINDS),
        start=start,
        end=start + draw(ACTIVITY_LENGTHS),
        demand=draw(SERVED),
        travel_before=draw(TRAVEL),
        travel_after=draw(TRAVEL),
        place=draw(PLACES),
    )


ONE_SHIFT = shifts()


def named(shift: Shift, id: str) -> Shift:
    """The shift under another id."""
    return shift.model_copy(update={"id": id})


@st.composite
def rotas(draw: st.DrawFn) -> list[Shift]:
    """Some shifts with ids of their own."""
    return [named(draw(ONE_SHIFT), f"s{number}") for number in range(draw(st.integers(0, 10)))]
