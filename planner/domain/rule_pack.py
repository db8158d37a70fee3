"""The numbers of the rules: an editable, dated rule pack (England, NJC "Green Book" defaults).

A rule is `law` (never broken by solver or publishing), `policy` (a manager may override it with a typed
reason) or `wish` (costs a penalty). A policy whose setting has `solver="keep"` is kept by the solver unless
overridden; with `solver="price"` the solver may break it, at a price in tier 3, when demand needs it.
Nothing here is legal advice.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from planner.domain.records import ClockTime, DemandId, Id, Minutes, Name, Record, WeekdayName

RuleKind = Literal["law", "policy", "wish"]
RuleName = Literal[
    "availability",
    "daily_rest",
    "weekly_rest",
    "breaks",
    "working_time_average",
    "skills",
    "pins",
    "late_finish",
    "evenings",
    "days_in_a_row",
    "contract_hours",
    "toil_limits",
    "lieu_reserve",
    "protected_admin",
    "recording",
    "court_writing",
    "lockdown",
    "supervision",
    "job_share",
    "visits",
    "paired_visits",
    "safe_return",
    "debrief",
    "duty_cover",
    "events",
    "presence",
    "task_rotation",
    "caseload",
    "learning",
    "continuity",
    "preferences",
    "fairness",
    "stability",
]
Weight = Annotated[int, Field(ge=0, le=1_000_000)]


class LawSetting(Record):
    """A law: its numbers can be made stricter, it cannot be switched off."""

    source: Name


class PolicySetting(Record):
    """A policy: can be switched off for the team, kept by the solver, or priced."""

    source: Name
    is_on: bool = True
    solver: Literal["keep", "price"] = "price"
    weight: Weight = 10


class WishSetting(Record):
    """A wish: its weight is the price of one unit unmet."""

    source: Name = "Team's own"
    is_on: bool = True
    weight: Weight = 1


class DailyRest(LawSetting):
    source: Name = "Working Time Regulations 1998, reg 10"
    minutes: Annotated[int, Field(ge=660, le=1440)] = 660
    minutes_under_18: Annotated[int, Field(ge=720, le=1440)] = 720


class WeeklyRest(LawSetting):
    source: Name = "Working Time Regulations 1998, reg 11"
    minutes: Annotated[int, Field(ge=1440, le=4320)] = 2100
    # `fortnight`: one long rest in fourteen days instead of one in each week (reg 11(2)(b));
    # `twice_a_fortnight`: two of a week's length in them, wherever they lie (reg 11(2)(a)).
    every: Literal["week", "fortnight", "twice_a_fortnight"] = "week"
    fortnight_minutes: Annotated[int, Field(ge=2880, le=8640)] = 3540


class Breaks(LawSetting):
    source: Name = "Working Time Regulations 1998, reg 12"
    over_minutes: Annotated[int, Field(ge=0, le=360)] = 360
    least_minutes: Annotated[int, Field(ge=20, le=120)] = 20
    # The break starts and ends at least so long from either end of the shift.
    from_ends_minutes: Annotated[int, Field(ge=15, le=180)] = 60


class WorkingTimeAverage(LawSetting):
    source: Name = "Working Time Regulations 1998, regs 4 and 6"
    most_minutes_a_week: Annotated[int, Field(ge=0, le=2880)] = 2880
    # The reference period: 17 weeks, 26 in the cases of reg 21.
    weeks: Annotated[int, Field(ge=17, le=26)] = 17
    # Night workers: average of each 24 hours.
    most_night_worker_minutes_a_day: Annotated[int, Field(ge=0, le=480)] = 480


class Lawful(LawSetting):
    """A law without numbers of its own."""

    source: Name = "Team's records"


class LateFinish(PolicySetting):
    source: Name = "Team agreement on late finishes"
    solver: Literal["keep", "price"] = "keep"
    weight: Weight = 200
    late_after: ClockTime = 1170
    rest_minutes: Minutes = 780
    next_start_from: ClockTime = 600
    very_late_after: ClockTime = 1380
    very_late_start_from: ClockTime = 720
    # Minutes after midnight of the next day.
    night_after: ClockTime = 60
    night_start_from: ClockTime = 780


class Evenings(PolicySetting):
    source: Name = "Team agreement on evenings"
    weight: Weight = 60
    evening_from: ClockTime = 1080
    most_a_week: int = Field(default=2, ge=0, le=7)
    most_in_four_weeks: int = Field(default=6, ge=0, le=28)
    allows_two_in_a_row: bool = False


class DaysInARow(PolicySetting):
    source: Name = "Team agreement on working days"
    solver: Literal["keep", "price"] = "keep"
    weight: Weight = 80
    longest_run: int = Field(default=5, ge=1, le=14)


class ContractHours(PolicySetting):
    source: Name = "NJC Green Book; flexi scheme"
    weight: Weight = 20
    # A wish within the flexi limits: price of 15 minutes off the contracted hours of a week.
    deviation_weight: Weight = 1


class ToilLimits(PolicySetting):
    source: Name = "NJC Green Book; team agreement on time off in lieu"
    # Price of an hour over the cap, not taken back in time, or planned off without being owed.
    weight: Weight = 10
    cap_minutes: Minutes = 900
    # From here on the balance is amber: said, not priced.
    amber_minutes: Minutes = 600
    least_claim_minutes: Annotated[int, Field(ge=15, le=480, multiple_of=15)] = 30
    take_within_weeks: int = Field(default=13, ge=1, le=52)
    take_back_working_days: int = Field(default=10, ge=0, le=60)
    # Whether the day itself is the first of the working days, and whether bank holidays are counted.
    counts_the_day_itself: bool = False
    counts_bank_holidays: bool = False
    # Whole days off in lieu are given before the search, where the team can spare the person.
    gives_whole_days: bool = True
    # Time off is planned in one piece a day, of at least and at most this length, at an end of the shift.
    shortest_time_off_minutes: Annotated[int, Field(ge=15, le=480, multiple_of=15)] = 60
    longest_time_off_minutes: Annotated[int, Field(ge=15, le=480, multiple_of=15)] = 240


class LieuReserve(PolicySetting):
    source: Name = "Team agreement: 10 % reserve in lieu"
    weight: Weight = 8
    # What is not used by then is released as time off, where cover holds without it.
    released_on: WeekdayName = "thu"
    released_from: ClockTime = 720
    shortest_block_minutes: Annotated[int, Field(ge=15, le=480, multiple_of=15)] = 60


class ProtectedAdmin(PolicySetting):
    source: Name = "Contract: protected admin time"
    weight: Weight = 10


class Recording(PolicySetting):
    source: Name = "Recording policy; Working Together"
    # Price of 15 minutes of a write-up without its time.
    weight: Weight = 4
    # The write-up of a visit, in one piece; longer ones may be cut into pieces of at least so much.
    visit_minutes: Annotated[int, Field(ge=15, le=480, multiple_of=15)] = 45
    # A visit is written up by the end of so many working days after its day.
    working_days: int = Field(default=2, ge=0, le=10)


class CourtWriting(PolicySetting):
    source: Name = "FPR Practice Direction 12A; team agreement"
    # Price of 15 minutes of writing not booked in time.
    weight: Weight = 10
    # Price in tier 3 of a block written in the open office when a quiet room is wanted.
    open_office_weight: Weight = 10


class TaskRotation(PolicySetting):
    source: Name = "Team agreement on rotation"
    # Price of a week beyond the longest run.
    weight: Weight = 20
    heavy_tasks: Annotated[tuple[Literal["duty", "court_writing", "visit"], ...], Field(min_length=1)] = (
        "duty",
    )
    # A week is heavy from so many minutes on these tasks on.
    heavy_week_minutes: Annotated[int, Field(ge=15, le=10080)] = 480
    longest_weeks: int = Field(default=4, ge=1, le=26)
    # Price of a visit or a turn on duty in an agreed break from the front line.
    front_line_weight: Weight = 50


class Caseload(PolicySetting):
    source: Name = "Team's promise of 18; ASYE framework"
    weight: Weight = 0
    # Of a full-time post; in the first year of practice so many per cent of it.
    most_cases: int = Field(default=18, ge=1, le=200)
    first_year_per_cent: int = Field(default=90, ge=10, le=100)


class LearningRule(PolicySetting):
    source: Name = "Social Work England, professional standard 4; 70:20:10"
    weight: Weight = 0
    # CPD and training of a full-time post, a week, over the last so many weeks and the plan.
    minutes_per_week: Minutes = 30
    weeks: int = Field(default=12, ge=1, le=52)


class LockdownRule(PolicySetting):
    source: Name = "Team agreement: one week in eight locked down"
    solver: Literal["keep", "price"] = "keep"
    weight: Weight = 100
    # Price of 15 minutes of CPD not booked on a day worked.
    cpd_weight: Weight = 5


class SupervisionRule(PolicySetting):
    source: Name = "Post-qualifying standards; team agreement"
    weight: Weight = 60
    # The newly qualified: weekly in their first weeks in post, then fortnightly up to so many.
    weekly_for_weeks: int = Field(default=6, ge=0, le=52)
    fortnightly_until_week: int = Field(default=26, ge=0, le=104)


class JobShareRule(PolicySetting):
    source: Name = "Job-share agreement"
    weight: Weight = 40


class Visits(PolicySetting):
    source: Name = "Working Together; the child's plan"
    # Price of one worker missing from a visit.
    weight: Weight = 100
    statutory_weight: Weight = 100


class PairedVisits(PolicySetting):
    source: Name = "Lone-working policy"
    solver: Literal["keep", "price"] = "keep"
    weight: Weight = 100


class SafeReturn(PolicySetting):
    source: Name = "Lone-working policy; Management of Health and Safety at Work Regulations 1999, reg 3"
    # Price of half an hour in which somebody is out and nobody can be called.
    weight: Weight = 10
    evening_from: ClockTime = 1080
    # Minutes after the next midnight.
    night_until: ClockTime = 360
    # Who is called from a time on, in place of the team (an emergency duty service); None: the team itself.
    on_call: Name | None = None
    on_call_from: ClockTime = 1170
    # How long after a visit's planned end someone stays contactable.
    wait_minutes: Annotated[int, Field(ge=0, le=240)] = 30


class Debrief(PolicySetting):
    source: Name = "Lone-working policy; supervision policy"
    # Price of one worker without a debrief after a flagged visit.
    weight: Weight = 30
    minutes: Annotated[int, Field(ge=15, le=240, multiple_of=15)] = 30
    # It begins within so long of the return.
    within_minutes: Annotated[int, Field(ge=0, le=480, multiple_of=15)] = 60
    # From this time on the colleague may be anywhere, on the phone.
    by_phone_from: ClockTime = 1080


class DutyCover(PolicySetting):
    source: Name = "Duty rota agreement"
    # Price of one person missing for one turn from the least (tier 1) and from the ideal (tier 2).
    weight: Weight = 60
    ideal_weight: Weight = 10
    # Price in tier 3 of one duty turn over a person's share.
    over_share_weight: Weight = 10
    # A person's share of duty: contracted time / this.
    one_day_in: int = Field(default=8, ge=1, le=30)


class Presence(PolicySetting):
    source: Name = "Office presence agreement"
    # Price of one person missing for half an hour (tier 2), and of one desk or quiet room too few (tier 3).
    weight: Weight = 5
    ideal_weight: Weight = 1
    desk_weight: Weight = 20


class EventsRule(PolicySetting):
    source: Name = "Diary"
    weight: Weight = 80


class Continuity(WishSetting):
    weight: Weight = 6


class Preferences(WishSetting):
    # Multiplied by the wish's own weight.
    weight: Weight = 1
    # 2: requests weigh against cover, as some out-of-hours teams agree; 4: they come last.
    tier: Literal[2, 4] = 4


class Fairness(WishSetting):
    # Price of one unit of spread: an evening, a four-hour duty turn or a weekend day per full-time post.
    weight: Weight = 4
    weeks: int = Field(default=12, ge=1, le=52)


class Stability(WishSetting):
    source: Name = "Team agreement on notice of changes"
    # Price of a changed shift; twice where a day off is lost or the notice is short.
    weight: Weight = 5
    # Price of each person whose plan changes at all.
    person_weight: Weight = 5
    # Price of a visit, a turn on duty or a meeting that is new to a person, or at another time.
    activity_weight: Weight = 1
    # A change is at short notice within so many days from the moment of the repair.
    notice_days: int = Field(default=7, ge=0, le=60)
    # Publishing tells whom a change reaches with less notice than this.
    publish_notice_days: int = Field(default=28, ge=0, le=180)


class RuleSettings(Record):
    """The setting of every rule; leave one out to take its default."""

    availability: Lawful = Lawful()
    daily_rest: DailyRest = DailyRest()
    weekly_rest: WeeklyRest = WeeklyRest()
    breaks: Breaks = Breaks()
    working_time_average: WorkingTimeAverage = WorkingTimeAverage()
    skills: Lawful = Lawful(source="Children Act 1989 s.47; Mental Health Act 1983 s.114")
    pins: Lawful = Lawful(source="The manager's pins")
    late_finish: LateFinish = LateFinish()
    evenings: Evenings = Evenings()
    days_in_a_row: DaysInARow = DaysInARow()
    contract_hours: ContractHours = ContractHours()
    toil_limits: ToilLimits = ToilLimits()
    lieu_reserve: LieuReserve = LieuReserve()
    protected_admin: ProtectedAdmin = ProtectedAdmin()
    recording: Recording = Recording()
    court_writing: CourtWriting = CourtWriting()
    task_rotation: TaskRotation = TaskRotation()
    caseload: Caseload = Caseload()
    learning: LearningRule = LearningRule()
    lockdown: LockdownRule = LockdownRule()
    supervision: SupervisionRule = SupervisionRule()
    job_share: JobShareRule = JobShareRule()
    visits: Visits = Visits()
    paired_visits: PairedVisits = PairedVisits()
    safe_return: SafeReturn = SafeReturn()
    debrief: Debrief = Debrief()
    duty_cover: DutyCover = DutyCover()
    presence: Presence = Presence()
    events: EventsRule = EventsRule()
    continuity: Continuity = Continuity()
    preferences: Preferences = Preferences()
    fairness: Fairness = Fairness()
    stability: Stability = Stability()


class Override(Record):
    """A manager's exception from a policy, with the reason that stays in the audit log."""

    rule: Id
    staff: Id | None = None
    demand: DemandId | None = None
    first: date
    last: date
    reason: Annotated[str, Field(min_length=3, max_length=500)]
    by: Name
    at: AwareDatetime


class RulePack(Record):
    """The rule settings in force from a day on, and where they come from."""

    name: Name = "England, NJC Green Book"
    in_force_from: date = date(2026, 4, 1)
    settings: RuleSettings = RuleSettings()
    overrides: tuple[Override, ...] = ()
