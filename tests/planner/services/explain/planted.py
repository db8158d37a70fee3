"""Planted situations: teams in which one demand cannot be covered, with reason and fix known before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.domain.contracts import RunLimits
from planner.domain.demand import SkillMix, SupervisionPlan
from planner.domain.records import DateRange
from planner.domain.rota import Shift
from planner.domain.staff import (
    JobShare,
    LockdownWeek,
    LockdownWheel,
    PastShift,
    Secondment,
    ToilEntry,
)
from planner.domain.team import Office, Team
from planner.services.explain.records import FixKind
from tests.planner.rules.factory import shift, span
from tests.planner.services.explain.small_teams import (
    MONDAY,
    NAMED,
    duty,
    event,
    hearing,
    leave,
    staff,
    team,
    visit,
    writing,
)


@dataclass(frozen=True)
class Planted:
    """A situation: `why` is among the words of the funnel, one of `kinds` among the fixes."""

    name: str
    team: Callable[[], Team]
    demand: str
    why: str
    kinds: tuple[FixKind, ...]


SITUATIONS: list[Planted] = []


def planted(demand: str, why: str, *kinds: FixKind) -> Callable[[Callable[[], Team]], Callable[[], Team]]:
    def keep(made: Callable[[], Team]) -> Callable[[], Team]:
        name = made.__name__.replace("_", " ")
        SITUATIONS.append(Planted(name, made, demand, why, kinds))
        return made

    return keep


IN_HAND: dict[str, Callable[[], tuple[Shift, ...]]] = {}


def in_hand(name: str) -> Callable[[Callable[[], tuple[Shift, ...]]], Callable[[], tuple[Shift, ...]]]:
    """The rota at hand of a situation that the solver would not plan so."""

    def keep(made: Callable[[], tuple[Shift, ...]]) -> Callable[[], tuple[Shift, ...]]:
        IN_HAND[name] = made
        return made

    return keep


DESK = "desk@2026-11-24T09:00"
TEAM_KEEPS: dict[str, Any] = {"evenings": {"solver": "keep", "most_a_week": 1}}


def past(who: str, times: str) -> PastShift:
    whole = span(times)
    return PastShift(staff=who, start=whole.start, end=whole.end)


@planted("v1", "on leave or not working", "move_leave")
def second_worker_is_on_leave() -> Team:
    return team(
        staff("ana"),
        staff("ben"),
        absences=(leave("ben", "tue"),),
        visits=(visit("v1", "Tue 10:00-12:00", workers=2),),
    )


@planted("v1", "on leave or not working", "other_day")
def second_worker_does_not_work_that_day() -> Team:
    return team(
        staff("ana"), staff("ben", days="mon wed thu"), visits=(visit("v1", "Tue 10:00-12:00", workers=2),)
    )


@planted("v1", "not qualified for it", "other_day")
def nobody_at_work_holds_the_skill() -> Team:
    return team(
        staff("ana"),
        staff("sue", days="mon wed", skills="amhp"),
        skills=({"id": "amhp", "name": "AMHP"},),
        visits=(visit("v1", "Tue 10:00-12:00", skills=("amhp",)),),
    )


@planted("v1", "not qualified for it", "borrow", "sessional")
def nobody_of_the_team_holds_the_skill() -> Team:
    return team(
        staff("ana"),
        skills=({"id": "amhp", "name": "AMHP"},),
        visits=(visit("v1", "Tue 10:00-12:00", skills=("amhp",)),),
    )


@planted("v1", "finish before", "combination")
def everybody_finishes_before_the_visit() -> Team:
    return team(staff("ana"), staff("ben"), visits=(visit("v1", "Tue 18:30-19:30"),))


@planted("v1", "start after", "change_shift")
def everybody_starts_after_the_visit() -> Team:
    return team(staff("ana", "10:00-18:00"), visits=(visit("v1", "Tue 08:00-09:00"),))


@planted("v1", "finish before", "change_shift", "visit_time")
def travel_home_does_not_fit_into_the_day() -> Team:
    return team(staff("ana"), visits=(visit("v1", "Tue 16:00-17:00", travel_after=30),))


@planted("v1", "would break 11 h rest before Wed", "visit_time")
def rest_before_an_early_hearing() -> Team:
    return team(
        staff("ana", "07:00~23:00"),
        visits=(visit("v1", "Tue 21:00-22:00", is_statutory=False),),
        events=(hearing("h1", "Wed 08:00-12:00", "ana"),),
    )


@planted("v1", "would start too early after a late finish", "override")
def late_finish_before_a_hearing() -> Team:
    return team(
        staff("ana", "09:00~23:00"),
        visits=(visit("v1", "Tue 19:00-20:00", is_statutory=False),),
        events=(hearing("h1", "Wed 09:00-12:00", "ana"),),
    )


@planted("v1", "already on a visit", "visit_time")
def two_visits_at_one_time() -> Team:
    return team(
        staff("ana"),
        visits=(visit("v0", "Tue 10:00-11:00"), visit("v1", "Tue 10:00-11:00", is_statutory=False)),
    )


@planted(DESK, "already on a visit", "borrow", "sessional")
def visit_takes_the_only_one_from_the_desk() -> Team:
    return team(staff("ana"), visits=(visit("v1", "Tue 10:00-11:00"),), cover=(duty(),))


@planted("v1", "would work too many evenings", "override")
def evenings_of_the_week_are_used_up() -> Team:
    return team(
        staff("ana", "12:00~22:00"),
        rules=TEAM_KEEPS,
        visits=(
            visit("v0", "Mon 18:30-19:30"),
            visit("v1", "Wed 18:30-19:30", is_statutory=False),
        ),
    )


@planted("v1", "would work too many evenings", "override")
def no_two_evenings_in_a_row() -> Team:
    return team(
        staff("ana", "10:00~22:00"),
        rules={"evenings": {"solver": "keep"}},
        visits=(
            visit("v0", "Mon 18:00-19:00"),
            visit("v1", "Tue 18:00-19:00", is_statutory=False),
        ),
    )


@planted("v1", "would work too many days in a row", "override", "other_day")
def sixth_day_in_a_row() -> Team:
    return team(
        staff("ana", days="mon tue wed thu fri", other={"sat": "08:00~13:00"}),
        visits=(visit("v1", "Sat 09:00-11:00"),),
    )


@planted("v1", "in lockdown", "override")
def the_wheel_has_the_only_one() -> Team:
    wheel = LockdownWheel(weeks=(LockdownWeek(staff="ana", week=MONDAY),))
    return team(staff("ana"), lockdown=wheel, visits=(visit("v1", "Tue 10:00-12:00"),))


@planted("office@2026-11-24", "at home that day", "change_shift")
def nobody_is_in_the_office() -> Team:
    return team(
        staff("ana", place="home", contract={"home_days_most": 5}),
        cover=(
            {
                "id": "office",
                "name": "Office",
                "kind": "presence",
                "weekdays": ("tue",),
                "start": "10:00",
                "end": "12:00",
                "least": 1,
            },
        ),
    )


@planted("office@2026-11-24", "finish before", "change_shift")
def nobody_stays_until_seven() -> Team:
    return team(
        staff("ana"),
        staff("ben", "08:00-16:00"),
        cover=(
            {
                "id": "office",
                "name": "Office",
                "kind": "presence",
                "weekdays": ("tue",),
                "start": "17:00",
                "end": "19:00",
                "least": 1,
                "state": "contactable",
            },
        ),
    )


@planted("share@2026-11-23", "not working", "change_shift", "other_day")
def job_share_never_meets() -> Team:
    return team(
        staff("ana", days="mon tue"),
        staff("ben", days="wed thu fri"),
        job_shares=(JobShare(id="share", name="Ana and Ben", people=("ana", "ben")),),
    )


@planted("sup@2026-11-23", "starts after|finishes before", "other_person")
def supervisor_leaves_before_the_worker_comes() -> Team:
    return team(
        staff("ana", "13:00-17:00", days="mon"),
        staff("sue", "08:00-12:00", days="mon tue"),
        staff("tom", "09:00-17:00"),
        supervision_plans=(
            SupervisionPlan(id="sup", worker="ana", supervisor="sue", every_weeks=1),
            SupervisionPlan(id="other", worker="sue", supervisor="tom", every_weeks=26, last_held=MONDAY),
        ),
    )


@planted(DESK, "Nobody on duty holds “Manager”", "other_day")
def no_manager_on_duty() -> Team:
    return team(
        staff("ana"),
        staff("sue", days="wed thu", skills="manager"),
        skills=({"id": "manager", "name": "Manager"},),
        cover=(duty(skills=(SkillMix(skill="manager"),)),),
    )


@planted(DESK, "on leave or not working", "other_day")
def one_too_few_on_duty() -> Team:
    return team(staff("ana"), staff("ben", days="mon wed"), cover=(duty(least=2),))


@planted(DESK, "start after", "change_shift")
def duty_begins_before_anybody() -> Team:
    return team(staff("ana", "11:00-19:00"), cover=(duty(),))


@planted("statement", "is off on", "other_person")
def author_is_on_leave_until_the_filing() -> Team:
    return team(
        staff("ana"),
        staff("ben"),
        absences=(leave("ana", "mon", "thu"),),
        court_deadlines=(writing("ana", 210, "Thu 16:00"),),
    )


@planted("statement", "booked by", "override")
def reading_back_leaves_no_day_to_write() -> Team:
    return team(
        staff("ana", days="wed thu fri"),
        court_deadlines=(writing("ana", 210, "Thu 17:00", read_back_days=2),),
    )


@planted("statement", "booked by", "other_person", "change_shift")
def author_sits_in_a_hearing() -> Team:
    return team(
        staff("ana", days="mon tue"),
        staff("ben"),
        events=(hearing("h1", "Mon 11:00-16:00", "ana"), hearing("h2", "Tue 11:00-16:00", "ana")),
        court_deadlines=(writing("ana", 210, "Tue 17:00"),),
        rules={"court_writing": {"weight": 1}},
    )


@planted("e1", "finishes before", "change_shift")
def meeting_ends_after_the_day() -> Team:
    return team(staff("ana"), events=(event("e1", "Tue 16:30-18:00", "ana"),))


@planted("e1", "is off on", "other_person")
def who_should_meet_is_sick() -> Team:
    return team(
        staff("ana"),
        staff("ben"),
        absences=(leave("ana", "tue", kind="sick"),),
        events=(event("e1", "Tue 10:00-11:00", "ana"),),
    )


@planted("h1", "finishes before", "change_shift")
def hearing_runs_late() -> Team:
    return team(staff("ana"), events=(hearing("h1", "Tue 15:00-17:30", "ana", travel_after=30),))


@planted("early@2026-11-24", "on leave or not working", "borrow", "sessional")
def early_shift_lacks_one() -> Team:
    return team(
        staff("ana", "Early|Late"),
        staff("ben", "Early|Late"),
        absences=(leave("ben", "tue", kind="sick"),),
        named_shifts=NAMED,
        cover=(named("early", "Early", least=2),),
    )


def named(id: str, name: str, least: int = 1, days: tuple[str, ...] = ("tue",)) -> dict[str, Any]:
    return {
        "id": id,
        "name": f"{name} shift",
        "kind": "shift",
        "shift": name,
        "weekdays": days,
        "least": least,
    }


@planted("early@2026-11-24", "cannot work it that day", "other_day", "change_shift", "sessional", "borrow")
def only_late_people_for_the_early_shift() -> Team:
    return team(
        staff("ana", "Late"), staff("ben", "Late"), named_shifts=NAMED, cover=(named("early", "Early"),)
    )


@planted(
    "early@2026-11-24",
    "not there or not free|rest|cannot|other hours|off that day",
    "borrow",
    "sessional",
    "combination",
)
def early_may_not_follow_late() -> Team:
    return team(
        staff("ana", "Early|Late"),
        named_shifts=NAMED,
        cover=(
            named("late", "Late", days=("mon",)) | {"weight_missing": 500},
            named("early", "Early"),
        ),
    )


@planted("v1", "would break 11 h rest", "visit_time")
def rest_after_the_shift_before_the_week() -> Team:
    return team(
        staff("ana", "07:00~19:00"),
        past_shifts=(past("ana", "Sun-1 14:00-22:30"),),
        visits=(visit("v1", "Mon 08:00-09:00"),),
    )


@planted("v1", "would break 12 h rest before Wed", "visit_time")
def young_people_rest_twelve_hours() -> Team:
    return team(
        staff("ana", "07:00~23:00", is_under_18=True),
        rules={"late_finish": {"is_on": False}},
        visits=(visit("v1", "Tue 20:00-21:00", is_statutory=False),),
        events=(hearing("h1", "Wed 09:00-12:00", "ana"),),
    )


@planted("v1", "nobody is left", "one_worker")
def two_must_go_and_one_is_there() -> Team:
    return team(staff("ana"), visits=(visit("v1", "Tue 10:00-11:00", risk="known_risk"),))


@planted("v1", "on leave or not working", "visit_time")
def half_a_day_of_leave() -> Team:
    return team(
        staff("ana", "08:00~18:00"),
        absences=(leave("ana", "tue", start=600, end=780),),
        visits=(visit("v1", "Tue 10:30-12:30"),),
    )


@planted("v1", "on leave or not working", "move_leave")
def study_leave() -> Team:
    return team(
        staff("ana"), absences=(leave("ana", "tue", kind="study"),), visits=(visit("v1", "Tue 10:00-12:00"),)
    )


@planted("v1", "on leave or not working", "borrow", "sessional")
def sickness_is_not_moved() -> Team:
    return team(
        staff("ana"),
        absences=(leave("ana", "mon", "fri", kind="sick"),),
        visits=(visit("v1", "Tue 10:00-12:00"),),
    )


@planted("v1", "on leave or not working", "borrow", "sessional")
def on_loan_to_another_team() -> Team:
    lent = Secondment(dates=DateRange(first=MONDAY), direction="away", other_team="North")
    return team(
        staff("ana", secondments=(lent,)),
        staff("ben", days="wed"),
        visits=(visit("v1", "Tue 10:00-12:00", skills=("amhp",)),),
        skills=({"id": "amhp", "name": "AMHP"},),
    )


@planted("v1", "on leave or not working", "other_day")
def nobody_works_at_the_weekend() -> Team:
    return team(staff("ana", days="mon tue wed thu"), visits=(visit("v1", "Sat 10:00-12:00"),))


@planted("v1", "finish before", "change_shift", "combination")
def two_are_needed_late_and_both_finish_early() -> Team:
    return team(staff("ana"), staff("ben"), visits=(visit("v1", "Tue 18:00-19:00", workers=2),))


@planted("v1", "finish before", "visit_time", "borrow")
def who_is_pinned_stays() -> Team:
    pin = shift("ana", "Tue 09:00-17:00", is_pinned=True)
    return team(staff("ana"), pins=(pin,), visits=(visit("v1", "Tue 18:00-19:00"),))


@planted("v1", "at a meeting, hearing or training", "visit_time")
def hearing_at_the_time_of_the_visit() -> Team:
    return team(
        staff("ana"),
        events=(hearing("h1", "Tue 10:00-12:00", "ana"),),
        visits=(visit("v1", "Tue 10:30-11:30", is_statutory=False),),
    )


@planted("v1", "on duty", "visit_time")
def duty_at_the_time_of_the_visit() -> Team:
    return team(staff("ana"), cover=(duty(),), visits=(visit("v1", "Tue 10:00-11:00", is_statutory=False),))


@planted(
    "v1",
    "would work too many days in a row|on leave or not working",
    "borrow",
    "other_day",
    "combination",
    "override",
)
def longest_run_of_the_contract() -> Team:
    limited = {"limits": RunLimits(longest_run_of_days=3)}
    return team(
        staff("ana", days="mon tue wed", other={"thu": "09:00~17:00"}, contract=limited),
        visits=(visit("v1", "Thu 10:00-12:00", is_statutory=False),),
    )


@planted("h1", "would have no room for a break", "change_shift")
def hearing_leaves_no_room_for_a_break() -> Team:
    return team(staff("ana"), staff("ben"), events=(hearing("h1", "Tue 10:00-16:00", "ana"),))


OFFICE: dict[str, Any] = {
    "id": "office",
    "name": "Office",
    "kind": "presence",
    "weekdays": ("tue",),
    "start": "10:00",
    "end": "12:00",
}


@planted("office@2026-11-24", "over the desks, or at home", "other_person", "change_shift", "override")
def desks_do_not_suffice() -> Team:
    return team(
        staff("ana", "09:00-17:00", days="tue"),
        staff("ben", "09:00-17:00", days="tue", place="either", contract={"home_days_most": 5}),
        office=Office(desks=1),
        rules={"presence": {"desk_weight": 1000}},
        cover=(OFFICE | {"least": 2},),
    )


@in_hand("desks do not suffice")
def one_in_the_office_and_one_at_home() -> tuple[Shift, ...]:
    return shift("ana", "Tue 09:00-17:00"), shift("ben", "Tue 09:00-17:00", place="home")


@planted("share@2026-11-23", "is off on", "move_leave", "other_day")
def job_share_partner_is_absent_on_the_common_day() -> Team:
    return team(
        staff("ana", days="mon tue wed"),
        staff("ben", days="wed thu fri"),
        absences=(leave("ben", "wed"),),
        job_shares=(JobShare(id="share", name="Ana and Ben", people=("ana", "ben")),),
    )


@planted("v1", "on leave or not working", "borrow", "sessional")
def job_share_partner_is_sick_on_the_day_of_the_visit() -> Team:
    return team(
        staff("ana", days="mon tue wed"),
        staff("ben", days="wed thu fri"),
        absences=(leave("ben", "thu", "fri", kind="sick"),),
        job_shares=(JobShare(id="share", name="Ana and Ben", people=("ana", "ben")),),
        visits=(visit("v1", "Thu 10:00-12:00", is_statutory=False),),
    )


@planted("v1", "on leave or not working", "move_leave")
def time_off_in_lieu_falls_on_the_visit() -> Team:
    return team(
        staff("ana"), absences=(leave("ana", "tue", kind="toil"),), visits=(visit("v1", "Tue 10:00-12:00"),)
    )


@planted("v1", "finish before", "combination", "borrow")
def wheel_and_hours_stand_in_the_way() -> Team:
    wheel = LockdownWheel(weeks=(LockdownWeek(staff="ana", week=MONDAY),))
    return team(staff("ana"), staff("ben"), lockdown=wheel, visits=(visit("v1", "Tue 18:00-19:00"),))


@planted(DESK, "in lockdown", "override")
def wheel_takes_the_only_one_from_the_desk() -> Team:
    wheel = LockdownWheel(weeks=(LockdownWeek(staff="ana", week=MONDAY),))
    return team(staff("ana"), lockdown=wheel, cover=(duty(),))


@planted("v1", "needed for other work they would have to leave", "borrow", "sessional")
def court_writing_fills_the_day_of_the_visit() -> Team:
    return team(
        staff("ana", days="mon tue"),
        absences=(leave("ana", "mon"),),
        court_deadlines=(writing("ana", 420, "Tue 18:00"),),
        rules={"court_writing": {"weight": 400}},
        visits=(visit("v1", "Tue 10:00-12:00", is_statutory=False),),
    )


@planted("h1", "starts after", "change_shift")
def hearing_begins_before_the_day() -> Team:
    return team(
        staff("ana", "10:00-18:00"), events=(hearing("h1", "Wed 09:00-10:00", "ana", travel_before=30),)
    )


@planted("v1", "would break 11 h rest", "visit_time")
def late_hearing_and_an_early_visit() -> Team:
    return team(
        staff("ana", "07:00~23:00"),
        rules={"late_finish": {"is_on": False}},
        events=(hearing("h1", "Tue 20:00-22:00", "ana"),),
        visits=(visit("v1", "Wed 07:30-08:30", is_statutory=False),),
    )


@planted("v1", "not qualified for it", "other_day", "change_shift")
def two_workers_and_only_one_is_registered() -> Team:
    return team(
        staff("ana", skills="sw"),
        staff("ben"),
        staff("sue", days="mon wed", skills="sw"),
        skills=({"id": "sw", "name": "Registered"},),
        visits=(visit("v1", "Tue 10:00-12:00", workers=2, skills=("sw",)),),
    )


CAPPED = {"toil_limits": {"solver": "keep", "take_back_working_days": 60}}
# It leaves no room for time off in the same shift.
LONG_VISIT = visit("v1", "Tue 15:00-20:00", minutes=300)


def owed(who: str, minutes: int) -> tuple[ToilEntry, ...]:
    return (ToilEntry(id=f"owed-{who}", staff=who, state="earned", minutes=minutes, on=date(2026, 11, 20)),)


@planted("v1", "would go over the cap of time off in lieu", "override", "visit_time")
def time_owed_in_lieu_is_at_its_cap() -> Team:
    return team(
        staff("ana", "14:15~22:00", days="tue"),
        rules=CAPPED,
        toil=owed("ana", 900),
        visits=(LONG_VISIT,),
    )


@planted("v1", "would go over the cap of time off in lieu", "other_person", "change_shift", "combination")
def time_owed_at_its_cap_and_a_colleague_who_finishes_early() -> Team:
    return team(
        staff("ana", "14:15~22:00", days="tue"),
        staff("ben", "10:00-18:00"),
        rules=CAPPED,
        toil=owed("ana", 900),
        visits=(LONG_VISIT,),
    )
