"""Freezing a team: what each person may do on each day, and which demand falls into the planned weeks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from planner.domain.contracts import (
    Contract,
    FixedShiftDay,
    FlexibleDay,
    NamedShift,
    NamedShiftsDay,
    OffDay,
    PatternDay,
    PatternWeek,
    WorkingPattern,
)
from planner.domain.demand import CourtDeadline, CoverRequirement, Event, SkillMix, SupervisionPlan, Visit
from planner.domain.records import DateRange, TimeSpan
from planner.domain.rule_pack import Override, RulePack
from planner.domain.staff import (
    Absence,
    AgreedChange,
    HeldSkill,
    LockdownWeek,
    LockdownWheel,
    PastShift,
    PastTally,
    Preference,
    Secondment,
    Skill,
    StaffMember,
)
from planner.domain.team import Team
from planner.domain.time_grid import Span, civil
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from tests.planner.rules.factory import shift

MONDAY = date(2026, 11, 23)
FIRST = MONDAY.toordinal()
OFF = OffDay()
NINE_TO_FIVE = FixedShiftDay(start=540, end=1014, break_minutes=30)  # 7.4 h
LONG_DAY = FixedShiftDay(start=540, end=1110, break_minutes=30)  # 9 h
FLEXIBLE = FlexibleDay(
    earliest=420, latest=1230, core_start=600, core_end=900, usual_start=540, usual_end=1014
)


def pattern(pattern_id: str, *weeks: list[PatternDay]) -> WorkingPattern:
    return WorkingPattern(
        id=pattern_id,
        name=pattern_id,
        cycle_starts=MONDAY,
        weeks=tuple(PatternWeek(days=tuple(days + [OFF] * (7 - len(days)))) for days in weeks),
    )


def contract(
    pattern_id: str, first: date = date(2025, 1, 6), last: date | None = None, **more: Any
) -> Contract:
    return Contract(dates=DateRange(first=first, last=last), pattern=pattern_id, **more)


def person(person_id: str, *contracts: Contract, **more: Any) -> StaffMember:
    return StaffMember(id=person_id, name=person_id.title(), contracts=contracts, **more)


def team(**more: Any) -> Team:
    parts: dict[str, Any] = {
        "patterns": (pattern("nine", [NINE_TO_FIVE] * 5), pattern("flexi", [FLEXIBLE] * 5)),
        "staff": (person("ann", contract("nine")), person("bob", contract("flexi"))),
    }
    return Team(id="team", name="Team", **(parts | more))


def test_fixed_days_have_one_option_and_must_be_worked() -> None:
    ann = freeze_problem(team(), MONDAY).person_by_id["ann"]
    monday, saturday = ann.days[0], ann.days[5]
    assert [(each.start_earliest, each.end_latest) for each in monday.options] == [
        (civil(FIRST, 540), civil(FIRST, 1014))
    ]
    assert not monday.may_be_off
    assert saturday.options == ()
    assert saturday.off_reason == "not working"


def test_flexible_days_keep_core_time_inside_the_shift() -> None:
    bob = freeze_problem(team(), MONDAY).person_by_id["bob"]
    option = bob.days[0].options[0]
    assert option.start_latest == civil(FIRST, 600)
    assert option.end_earliest == civil(FIRST, 900)
    assert not option.admits(civil(FIRST, 615), civil(FIRST, 1110))
    assert option.admits(civil(FIRST, 600), civil(FIRST, 1110))


def test_contracted_hours_are_spread_over_the_days_and_leave_credits_its_share() -> None:
    leave = Absence(
        id="l1", staff="ann", kind="annual_leave", dates=DateRange(first=MONDAY, last=date(2026, 11, 24))
    )
    ann = freeze_problem(team(absences=(leave,)), MONDAY).person_by_id["ann"]
    assert ann.weeks[0].contract_minutes == 2220
    assert ann.weeks[0].credit_minutes == 888
    assert ann.weeks[0].reserve_minutes == 120  # 10 % of 1332, down to whole quarters
    assert ann.days[0].off_reason == "annual leave"
    assert ann.days[2].options


def test_requested_leave_does_not_take_the_day_yet() -> None:
    asked = Absence(
        id="l1", staff="ann", kind="annual_leave", dates=DateRange(first=MONDAY), state="requested"
    )
    assert freeze_problem(team(absences=(asked,)), MONDAY).person_by_id["ann"].days[0].options


def test_half_a_day_of_leave_leaves_the_other_half() -> None:
    afternoon = Absence(
        id="l1",
        staff="ann",
        kind="annual_leave",
        dates=DateRange(first=MONDAY, last=MONDAY),
        start=780,
        end=1440,
    )
    day = freeze_problem(team(absences=(afternoon,)), MONDAY).person_by_id["ann"].days[0]
    assert [(each.start_earliest, each.end_latest, each.break_minutes) for each in day.options] == [
        (civil(FIRST, 540), civil(FIRST, 780), 0)
    ]
    assert day.blocked == (Span(civil(FIRST, 780), civil(FIRST, 1440)),)


def test_week_a_and_week_b_alternate_and_the_long_week_is_not_overtime() -> None:
    patterns = (pattern("nine", [NINE_TO_FIVE] * 5), pattern("ab", [LONG_DAY] * 3, [LONG_DAY] * 2))
    staff = (person("ann", contract("ab", minutes_per_week=1350)),)
    ann = freeze_problem(team(patterns=patterns, staff=staff), MONDAY, weeks=2).person_by_id["ann"]
    assert [week.contract_minutes for week in ann.weeks] == [1620, 1080]
    assert [bool(day.options) for day in ann.days] == [True] * 3 + [False] * 4 + [True] * 2 + [False] * 5


def test_a_contract_changed_on_a_wednesday_splits_that_week_by_date() -> None:
    tuesday, wednesday = date(2026, 11, 24), date(2026, 11, 25)
    patterns = (pattern("nine", [NINE_TO_FIVE] * 5), pattern("short", [NINE_TO_FIVE] * 4))
    staff = (
        person(
            "ann",
            contract("nine", last=tuesday),
            contract("short", first=wednesday, minutes_per_week=1776),
        ),
    )
    ann = freeze_problem(team(patterns=patterns, staff=staff), MONDAY).person_by_id["ann"]
    assert ann.weeks[0].contract_minutes == 4 * 444
    assert not ann.days[4].options


def test_christmas_2026_is_credited_and_not_worked_but_named_shifts_go_on() -> None:
    night = NamedShift(id="night", name="Night", start=1320, end=480)
    nights = pattern("nights", [NamedShiftsDay(shifts=("night",))] * 7)
    staff = (person("ann", contract("nine")), person("nat", contract("nights")))
    frozen = freeze_problem(
        team(patterns=(*team().patterns, nights), staff=staff, named_shifts=(night,)), date(2026, 12, 21)
    )
    friday = frozen.person_by_id["ann"].days[4]
    assert (friday.off_reason, friday.credit_minutes, friday.options) == ("bank holiday", 444, ())
    option = frozen.person_by_id["nat"].days[4].options[0]
    assert option.end_latest - option.start_earliest == 600
    assert option.name == "night"


def test_an_agreed_change_stands_in_for_the_pattern_of_that_day() -> None:
    change = AgreedChange(id="c1", staff="ann", day=MONDAY, pattern=FixedShiftDay(start=720, end=1200))
    ann = freeze_problem(team(agreed_changes=(change,)), MONDAY).person_by_id["ann"]
    assert ann.days[0].options[0].start_earliest == civil(FIRST, 720)
    assert [each.start_earliest for each in ann.days[0].of_contract] == [civil(FIRST, 540)]
    assert ann.days[1].of_contract == ()
    assert ann.weeks[0].contract_minutes == 2220


def test_people_on_loan_elsewhere_or_not_here_yet_are_not_planned() -> None:
    away = Secondment(dates=DateRange(first=MONDAY), direction="away", other_team="North")
    here = Secondment(dates=DateRange(first=date(2026, 11, 25)), direction="here", other_team="North")
    staff = (
        person("ann", contract("nine"), secondments=(away,)),
        person("bob", contract("nine"), secondments=(here,)),
        person("cat", contract("nine", first=date(2027, 1, 4))),
    )
    frozen = freeze_problem(team(staff=staff), MONDAY)
    assert [each.id for each in frozen.people] == ["ann", "bob"]
    assert {day.off_reason for day in frozen.person_by_id["ann"].days} == {"on loan"}
    assert [bool(day.options) for day in frozen.person_by_id["bob"].days] == [False] * 2 + [True] * 3 + [
        False
    ] * 2


def visit(visit_id: str, *windows: tuple[int, int, int], **more: Any) -> Visit:
    spans = tuple(
        TimeSpan(start=civil(FIRST + day, start), end=civil(FIRST + day, end)) for day, start, end in windows
    )
    return Visit(id=visit_id, case=f"R-{visit_id}", windows=spans, **more)


def test_visits_outside_the_weeks_are_told_and_statutory_windows_end_with_the_due_date() -> None:
    frozen = freeze_problem(
        team(
            visits=(
                visit("later", (9, 600, 700)),
                visit("both", (0, 600, 700), (3, 600, 700), is_statutory=True, due=date(2026, 11, 24)),
                visit("toolate", (3, 600, 700), is_statutory=True, due=MONDAY),
            )
        ),
        MONDAY,
    )
    assert [(need.id, len(need.windows)) for need in frozen.visits] == [("both", 1)]
    assert [sentence.split(" (")[0] for sentence in frozen.not_planned] == [
        "Visit R-later",
        "Visit R-toolate",
    ]


def test_a_visit_excepted_from_going_in_pairs_needs_one() -> None:
    alone = Override(
        rule="paired_visits",
        demand="a",
        first=MONDAY,
        last=MONDAY,
        reason="Known to the worker",
        by="Jo Patel",
        at=datetime(2026, 11, 20, 9, 0, tzinfo=UTC),
    )
    made = team(visits=(visit("a", (0, 600, 700), risk="known_risk"),))
    excepted = made.model_copy(update={"rules": RulePack(overrides=(alone,))})
    need = freeze_problem(excepted, MONDAY).visits[0]
    assert (need.workers, need.is_paired) == (1, False)


def test_a_visit_with_known_risk_needs_two_together() -> None:
    need = freeze_problem(team(visits=(visit("a", (0, 600, 700), risk="known_risk"),)), MONDAY).visits[0]
    assert (need.workers, need.is_paired) == (2, True)


def test_a_statutory_visit_in_a_lockdown_week_goes_to_the_cover_person() -> None:
    wheel = LockdownWheel(weeks=(LockdownWeek(staff="ann", week=MONDAY, cover_person="bob"),))
    mine = {"allocated_worker": "ann", "is_statutory": True}
    frozen = freeze_problem(team(lockdown=wheel, visits=(visit("a", (0, 600, 700), **mine),)), MONDAY)
    assert frozen.visits[0].allocated == "bob"
    week = frozen.person_by_id["ann"].weeks[0]
    assert (week.is_lockdown, week.reserve_minutes, week.cpd_minutes_per_day) == (True, 0, 180)


@pytest.mark.parametrize(
    ("filing_day", "minutes", "block", "blocks"),
    [
        (4, 840, 210, (210, 210, 210, 210)),  # filed on Friday: all of it this week
        (4, 300, 180, (300,)),  # the rest is too short for a block of its own
        (4, 390, 180, (195, 195)),
        (4, 90, 210, (90,)),
        (16, 840, 210, (210, 210)),  # read-back on 7 December: 5 of 11 working days are this week's
    ],
)
def test_writing_is_cut_into_blocks_and_shared_over_the_weeks_before_filing(
    filing_day: int, minutes: int, block: int, blocks: tuple[int, ...]
) -> None:
    deadline = CourtDeadline(
        id="d",
        case="R-1",
        author="ann",
        filing=civil(FIRST + filing_day, 720),
        writing_minutes=minutes,
        shortest_block_minutes=block,
    )
    need = freeze_problem(team(court_deadlines=(deadline,)), MONDAY).writing[0]
    assert need.blocks == blocks


def test_writing_is_finished_by_the_read_back_day() -> None:
    deadline = CourtDeadline(
        id="d", case="R-1", author="ann", filing=civil(FIRST + 4, 720), writing_minutes=210, read_back_days=2
    )
    assert freeze_problem(team(court_deadlines=(deadline,)), MONDAY).writing[0].finish_by == civil(
        FIRST + 2, 1020
    )


def test_duty_is_cut_into_turns_and_backup_becomes_contactable_people() -> None:
    duty = CoverRequirement(
        id="duty", name="Duty", kind="duty", least=2, ideal=3, backup=1, weekdays=("mon",)
    )
    frozen = freeze_problem(team(cover=(duty,)), MONDAY)
    assert [turn.id for turn in frozen.duty_turns] == ["duty@2026-11-23T09:00", "duty@2026-11-23T13:00"]
    assert [(need.state, need.least) for need in frozen.presence] == [("contactable", 3)]


def test_supervision_falls_due_by_its_interval() -> None:
    plans = (
        SupervisionPlan(id="due", worker="ann", supervisor="bob", last_held=date(2026, 10, 28)),
        SupervisionPlan(id="later", worker="ann", supervisor="bob", last_held=date(2026, 11, 18)),
        SupervisionPlan(id="never", worker="bob", supervisor="ann"),
    )
    frozen = freeze_problem(team(supervision_plans=plans), MONDAY)
    assert [need.id for need in frozen.supervision] == ["due@2026-11-23", "never@2026-11-23"]


def test_events_wishes_and_history_reach_the_problem() -> None:
    hearing = Event(
        id="h",
        name="Hearing",
        kind="hearing",
        start=civil(FIRST, 600),
        end=civil(FIRST, 660),
        people=("ann",),
    )
    wish = Preference(id="p", staff="ann", wants="not_work", weekdays=("mon", "sat"), start=900)
    past = PastShift(staff="ann", start=civil(FIRST - 3, 720), end=civil(FIRST - 3, 1230), duty_minutes=240)
    tally = PastTally(staff="ann", week=date(2026, 11, 9), paid_minutes=2220, evenings=2, weekend_days=1)
    frozen = freeze_problem(
        team(events=(hearing,), preferences=(wish,), past_shifts=(past,), past_tallies=(tally,)), MONDAY
    )
    ann = frozen.person_by_id["ann"]
    assert frozen.events[0].tier == 1
    assert [each.day for each in frozen.wishes] == [FIRST]  # Saturday is not worked at all
    assert ann.past[0].day == FIRST - 3
    assert (ann.tally.evenings, ann.tally.duty_minutes, ann.tally.weekend_days) == (3, 240, 1)


def test_desks_and_quiet_rooms_follow_the_rule_of_thumb() -> None:
    frozen = freeze_problem(team(), MONDAY)
    assert (frozen.desks, frozen.quiet_rooms) == (2, 1)


def test_an_author_in_the_first_year_needs_a_joint_author_and_the_plan_says_so() -> None:
    ann, bob = person("ann", contract("nine"), is_newly_qualified=True), person("bob", contract("flexi"))
    alone = CourtDeadline(id="d", case="R-1", author="ann", filing=civil(FIRST + 4, 720), writing_minutes=210)
    told = freeze_problem(team(staff=(ann, bob), court_deadlines=(alone,)), MONDAY).not_planned
    assert any("name an experienced colleague in post as joint author" in each for each in told)
    joint = alone.model_copy(update={"co_author": "bob"})
    frozen = freeze_problem(team(staff=(ann, bob), court_deadlines=(joint,)), MONDAY)
    assert frozen.not_planned == ()
    assert frozen.writing[0].co_author == "bob"


def test_a_week_with_a_bank_holiday_credits_a_day_pro_rata() -> None:
    """37 h on five days and 22.2 h on three: Christmas Day credits 7.4 h to both, and nothing to whom it is a
    day off anyway."""
    three = pattern("three", [NINE_TO_FIVE] * 3)
    late_three = pattern("late", [OffDay(), OffDay(), *[NINE_TO_FIVE] * 3])
    staff = (
        person("ann", contract("nine")),
        person("bob", contract("late", minutes_per_week=1332)),
        person("cat", contract("three", minutes_per_week=1332)),
    )
    parts = team(staff=staff, patterns=(*team().patterns, three, late_three))
    weeks = [each.weeks[0] for each in freeze_problem(parts, date(2026, 12, 21)).people]
    assert [(week.contract_minutes, week.credit_minutes) for week in weeks] == [
        (2220, 444),
        (1332, 444),
        (1332, 0),
    ]


def test_each_time_of_day_has_its_own_least_present_and_contactable() -> None:
    """Two in the office by day, one of them a manager; in the evening one within reach is enough."""
    by_day = CoverRequirement(
        id="day",
        name="By day",
        kind="presence",
        start=600,
        end=960,
        least=2,
        weekdays=("tue",),
        skills=(SkillMix(skill="manager"),),
    )
    evening = CoverRequirement(
        id="evening",
        name="Evening",
        kind="presence",
        start=960,
        end=1140,
        least=1,
        weekdays=("tue",),
        state="contactable",
    )
    boss = person("ann", contract("nine"), skills=(HeldSkill(skill="manager"),))
    parts = team(
        staff=(boss, person("bob", contract("flexi"))),
        skills=(Skill(id="manager", name="Manager"),),
        cover=(by_day, evening),
    )
    frozen = freeze_problem(parts, MONDAY)
    assert [(need.name, need.state, need.least, need.skills) for need in frozen.presence] == [
        ("By day", "present", 2, (("manager", 1),)),
        ("Evening", "contactable", 1, ()),
    ]
    ann = shift("ann", "Tue 09:00-16:24")
    bob = shift("bob", "Tue 10:00-19:00")
    assert not [each for each in check(frozen, [ann, bob]) if each.rule == "presence"]
    at_home = bob.model_copy(update={"place": "home"})
    (short,) = (each for each in check(frozen, [ann, at_home]) if each.rule == "presence" and each.tier == 2)
    assert short.sentence == "By day Tue 24 Nov 10:00–16:00: 1 of 2 people present."


def test_hours_whose_break_is_too_short_for_the_rules_are_told() -> None:
    stricter = RulePack.model_validate({"settings": {"breaks": {"least_minutes": 45}}})
    told = freeze_problem(team(rules=stricter), MONDAY).not_planned
    assert told == (
        "Ann has agreed hours of over 6 h with a break of 30 min; the rules ask for 45 min: they are not "
        "planned.",
        "Bob has agreed hours of over 6 h with a break of 30 min; the rules ask for 45 min: they are planned "
        "shorter.",
    )
