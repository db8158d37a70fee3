"""Edits of a team such as managers make on the screens, drawn at random: contracts, patterns, leave, skills,
demand of every kind, the wheel, exceptions, settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any, TypeVar

from planner.domain.contracts import FixedShiftDay, FlexibleDay, OffDay, WorkingPattern
from planner.domain.demand import Event, SupervisionPlan
from planner.domain.records import DateRange, Record, TimeSpan
from planner.domain.rule_pack import Override
from planner.domain.staff import (
    Absence,
    AgreedChange,
    FrontLineBreak,
    HeldSkill,
    LockdownWeek,
    LockdownWheel,
    PastTally,
    Preference,
    Secondment,
    StaffMember,
    ToilEntry,
)
from planner.domain.team import Team
from planner.domain.time_grid import civil

MONDAY = date(2026, 11, 23)
NOW = datetime(2026, 11, 20, tzinfo=UTC)
DAYS = (
    OffDay(),
    FixedShiftDay(start=540, end=1020, break_minutes=30),
    FixedShiftDay(start=660, end=1140, break_minutes=30, place="home"),
    FlexibleDay(latest=1320, may_be_off=True),
)
AnyRecord = TypeVar("AnyRecord", bound=Record)
Edit = Callable[[Team, Random], Team]


def edited_at_random(team: Team, seed: int) -> Team:
    """The team after one or two edits."""
    chance = Random(seed)
    for _ in range(chance.choice((1, 1, 2))):
        team = chance.choice(EDITS)(team, chance)
    return team


def _with(record: AnyRecord, **fields: Any) -> AnyRecord:
    """A copy whose fields are checked, as a form's are."""
    return type(record).model_validate({**dict(record), **fields})


def _change(team: Team, name: str, chance: Random, change: Callable[[Any], Record | None]) -> Team:
    """One record of a list put into another form, or taken out."""
    records = list(getattr(team, name))
    if not records:
        return team
    at = chance.randrange(len(records))
    after = change(records[at])
    records[at : at + 1] = [] if after is None else [after]
    return team.model_copy(update={name: tuple(records)})


def _add(team: Team, name: str, record: Record) -> Team:
    return team.model_copy(update={name: (*getattr(team, name), record)})


def _who(team: Team, chance: Random) -> str:
    return chance.choice(team.staff).id


def _day(chance: Random) -> date:
    return MONDAY + timedelta(days=chance.randrange(-10, 24))


def _dates(chance: Random) -> DateRange:
    first = _day(chance)
    return DateRange(first=first, last=first + timedelta(days=chance.randrange(6)))


def _contract(team: Team, chance: Random) -> Team:
    def change(member: StaffMember) -> StaffMember:
        first, *rest = member.contracts
        fields = chance.choice(
            (
                {"minutes_per_week": chance.choice((0, 600, 1320, 2220))},
                {"pattern": chance.choice(team.patterns).id},
                {"protected_admin_minutes": chance.choice((0, 90, 180))},
                {"is_evening_contract": not first.is_evening_contract},
                {"home_days_most": chance.randrange(5)},
                {"lieu_reserve_per_mille": chance.choice((0, 100, 300))},
                {
                    "dates": DateRange(
                        first=first.dates.first, last=MONDAY + timedelta(days=chance.randrange(14))
                    )
                },
            )
        )
        return _with(member, contracts=(_with(first, **fields), *rest))

    return _change(team, "staff", chance, change)


def _person(team: Team, chance: Random) -> Team:
    def change(member: StaffMember) -> StaffMember:
        skills = [HeldSkill(skill=each.id) for each in team.skills if chance.random() < 0.5]
        fields: dict[str, Any] = chance.choice(
            (
                {"skills": tuple(skills)},
                {"name": f"{member.name} the Second"},
                {"is_newly_qualified": not member.is_newly_qualified},
                {"is_under_18": not member.is_under_18},
                {"caseload": chance.choice((None, 5, 40))},
                {"consents_to_evenings_in_a_row": not member.consents_to_evenings_in_a_row},
                {
                    "secondments": (
                        Secondment(
                            dates=_dates(chance),
                            direction=chance.choice(("away", "here")),
                            other_team="East",
                        ),
                    )
                },
            )
        )
        return _with(member, **fields)

    return _change(team, "staff", chance, change)


def _pattern(team: Team, chance: Random) -> Team:
    def change(pattern: WorkingPattern) -> WorkingPattern:
        week = pattern.weeks[0]
        days = list(week.days)
        days[chance.randrange(7)] = chance.choice(DAYS)
        return _with(pattern, weeks=(_with(week, days=tuple(days)), *pattern.weeks[1:]))

    return _change(team, "patterns", chance, change)


def _leave(team: Team, chance: Random) -> Team:
    kind = chance.choice(("annual_leave", "sick", "study", "toil", "other"))
    part = chance.choice(({}, {"start": 540, "end": 780}))
    state = chance.choice(("approved", "approved", "requested"))
    leave = Absence(
        id=f"leave-{chance.randrange(10**6)}",
        staff=_who(team, chance),
        kind=kind,
        dates=_dates(chance),
        state=state,
        **part,
    )
    return _add(team, "absences", leave)


def _less_leave(team: Team, chance: Random) -> Team:
    return _change(team, "absences", chance, lambda _: None)


def _agreed(team: Team, chance: Random) -> Team:
    agreed = AgreedChange(
        id=f"agreed-{chance.randrange(10**6)}",
        staff=_who(team, chance),
        day=_day(chance),
        pattern=chance.choice(DAYS),
    )
    return _add(team, "agreed_changes", agreed)


def _cover(team: Team, chance: Random) -> Team:
    return _change(
        team,
        "cover",
        chance,
        lambda each: _with(
            each,
            **chance.choice(
                (
                    {"least": chance.randrange(4), "ideal": None},
                    {"start": each.start + 60},
                    {"weekdays": ("mon", "wed")},
                    {"skills": ()},
                    {"name": "Another name"},
                )
            ),
        ),
    )


def _visit(team: Team, chance: Random) -> Team:
    start = civil(_day(chance), 600)
    return _change(
        team,
        "visits",
        chance,
        lambda each: chance.choice(
            (
                None,
                _with(each, minutes=chance.choice((30, 60, 90))),
                _with(each, windows=(TimeSpan(start=start, end=start + 240),)),
                _with(each, allocated_worker=_who(team, chance)),
                _with(each, workers=chance.choice((1, 2)), needs_debrief=not each.needs_debrief),
                _with(each, risk=chance.choice(("none", "first_visit", "known_risk"))),
            )
        ),
    )


def _court(team: Team, chance: Random) -> Team:
    return _change(
        team,
        "court_deadlines",
        chance,
        lambda each: chance.choice(
            (
                None,
                _with(each, writing_minutes=chance.choice((0, 210, 600))),
                _with(each, author=_who(team, chance)),
            )
        ),
    )


def _supervision(team: Team, chance: Random) -> Team:
    worker, supervisor = chance.sample([each.id for each in team.staff], 2)
    plan = SupervisionPlan(id=f"plan-{chance.randrange(10**6)}", worker=worker, supervisor=supervisor)
    return _add(team, "supervision_plans", plan)


def _event(team: Team, chance: Random) -> Team:
    start = civil(_day(chance), chance.choice((540, 780, 900)))
    event = Event(
        id=f"event-{chance.randrange(10**6)}",
        name="Training day",
        kind=chance.choice(("meeting", "hearing", "training")),
        start=start,
        end=start + 90,
        people=tuple(chance.sample([each.id for each in team.staff], 2)),
        is_cancelled_for_service=chance.random() < 0.3,
    )
    return _add(team, "events", event)


def _less_event(team: Team, chance: Random) -> Team:
    return _change(team, "events", chance, lambda _: None)


def _wish(team: Team, chance: Random) -> Team:
    wish = Preference(
        id=f"wish-{chance.randrange(10**6)}",
        staff=_who(team, chance),
        wants=chance.choice(("work", "not_work", "home")),
        day=chance.choice((None, _day(chance))),
    )
    return _add(team, "preferences", wish)


def _toil(team: Team, chance: Random) -> Team:
    entry = ToilEntry(
        id=f"toil-{chance.randrange(10**6)}",
        staff=_who(team, chance),
        state=chance.choice(("earned", "repaid")),
        minutes=chance.choice((60, 480, 960)),
        on=MONDAY - timedelta(days=chance.randrange(1, 60)),
    )
    return _add(team, "toil", entry)


def _history(team: Team, chance: Random) -> Team:
    tally = PastTally(
        staff=_who(team, chance),
        week=MONDAY - timedelta(weeks=chance.randrange(1, 9)),
        paid_minutes=chance.choice((0, 2220, 3300)),
        evenings=chance.randrange(3),
        learning_minutes=chance.choice((None, 0, 120)),
    )
    return _add(team, "past_tallies", tally)


def _wheel(team: Team, chance: Random) -> Team:
    who, cover = chance.sample([each.id for each in team.staff], 2)
    week = LockdownWeek(staff=who, week=MONDAY + timedelta(weeks=chance.randrange(2)), cover_person=cover)
    wheel = team.lockdown or LockdownWheel()
    if chance.random() < 0.2:
        return team.model_copy(update={"lockdown": _with(wheel, gives_out_turns=not wheel.gives_out_turns)})
    return team.model_copy(update={"lockdown": _with(wheel, weeks=(*wheel.weeks, week))})


def _break_from_front_line(team: Team, chance: Random) -> Team:
    who, backfill = chance.sample([each.id for each in team.staff], 2)
    away = FrontLineBreak(
        id=f"break-{chance.randrange(10**6)}", staff=who, dates=_dates(chance), backfill=backfill
    )
    return _add(team, "front_line_breaks", away)


def _office(team: Team, chance: Random) -> Team:
    office = _with(team.office, desks=chance.choice((None, 1, 5)), quiet_rooms=chance.choice((None, 0, 1)))
    return team.model_copy(update={"office": office})


def _exception(team: Team, chance: Random) -> Team:
    rule = chance.choice(
        ("evenings", "late_finish", "paired_visits", "contract_hours", "presence", "lockdown")
    )
    demand = chance.choice(team.visits).id if team.visits and rule == "paired_visits" else None
    first = _day(chance)
    override = Override(
        rule=rule,
        staff=None if demand else chance.choice((None, _who(team, chance))),
        demand=demand,
        first=first,
        last=first + timedelta(days=chance.randrange(10)),
        reason="agreed with all",
        by="manager",
        at=NOW,
    )
    rules = team.rules.model_copy(update={"overrides": (*team.rules.overrides, override)})
    return team.model_copy(update={"rules": rules})


def _setting(team: Team, chance: Random) -> Team:
    name = chance.choice(("fairness", "continuity", "evenings", "paired_visits", "visits", "daily_rest"))
    setting = getattr(team.rules.settings, name)
    field = {"visits": "weight", "daily_rest": "minutes"}.get(name)
    changed = (
        _with(setting, **{field: getattr(setting, field) + 30})
        if field
        else _with(setting, is_on=not setting.is_on)
    )
    settings = team.rules.settings.model_copy(update={name: changed})
    return team.model_copy(update={"rules": team.rules.model_copy(update={"settings": settings})})


def _order(team: Team, chance: Random) -> Team:
    staff = list(team.staff)
    chance.shuffle(staff)
    return team.model_copy(update={"staff": tuple(staff)})


def _no_share(team: Team, chance: Random) -> Team:
    return _change(team, "job_shares", chance, lambda _: None)


EDITS: tuple[Edit, ...] = (
    _contract,
    _contract,
    _person,
    _pattern,
    _leave,
    _leave,
    _less_leave,
    _agreed,
    _cover,
    _visit,
    _visit,
    _court,
    _supervision,
    _event,
    _less_event,
    _wish,
    _toil,
    _history,
    _wheel,
    _break_from_front_line,
    _office,
    _exception,
    _setting,
    _order,
    _no_share,
)
