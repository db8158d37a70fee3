"""Freeze a team and a period into the problem that checker and solver share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from planner.domain.in_steps import Steps, at_once
from planner.domain.occurrences import with_occurrences
from planner.domain.problem import RotaProblem
from planner.domain.remembered import Named, Remembered, SameObjects
from planner.domain.rota import Activity, Rota, Shift
from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.services.days_in_lieu import kept_days, proposed_days, with_days_in_lieu
from planner.services.freeze_breaks import short_breaks_not_planned
from planner.services.freeze_cover import cover_needs
from planner.services.freeze_duty import with_duty_shares
from planner.services.freeze_events import EventFreezer
from planner.services.freeze_handovers import handover_needs
from planner.services.freeze_people import PeopleFreezer
from planner.services.freeze_recording import RecordingFreezer
from planner.services.freeze_requests import requests_not_planned
from planner.services.freeze_rotation import breaks_not_planned, with_rotation
from planner.services.freeze_supervision import SupervisionFreezer
from planner.services.freeze_visits import VisitFreezer
from planner.services.freeze_wishes import wishes_of
from planner.services.freeze_writing import WritingFreezer
from planner.services.rules_in_force import later_rules, under_rules_of
from planner.services.turn_wheel import Turns, turn_wheel, with_turns

# Rules of thumb where a team names no numbers: 0.6 desks a head, one quiet room for eight people.
DESKS_PER_TEN_PEOPLE = 6
PEOPLE_PER_QUIET_ROOM = 8


# The needs that were frozen last, of each kind; of a few teams and weeks in turn.
SAME_NEEDS = SameObjects(48)
# The shifts that were frozen with last; an edit of the team leaves a rota as it is.
BASES: Remembered[tuple[Shift, ...], tuple[tuple[Shift, ...], tuple[Shift, ...]]] = Remembered(8)


def freeze_problem(
    team: Team, first_day: date, weeks: int = 1, base: Rota | None = None, *, is_anew: bool = False
) -> RotaProblem:
    """The problem of planning `weeks` weeks (1–12) from the Monday of `first_day`'s week.

    `base` is the rota at hand: its pins stay, its shifts are where the search starts. It has the turns of the
    wheel that it has; with `is_anew` it is to be planned again, and those that are due are given out. The
    team is taken as valid (`planner.importers.team_checks` has passed it).
    """
    return at_once(problem_in_steps(team, first_day, weeks, base, is_anew=is_anew))


def problem_in_steps(
    team: Team, first_day: date, weeks: int = 1, base: Rota | None = None, *, is_anew: bool = False
) -> Steps[RotaProblem]:
    """The same, in steps of a few milliseconds."""
    monday = monday_of(first_day)
    days = range(monday, monday + 7 * weeks)
    team = under_rules_of(team, monday)
    standing = kept_days(team, days, base)
    mine = tuple(each for each in standing if each.day.toordinal() in days)
    team = with_days_in_lieu(team, standing)
    frozen = yield from _freeze(team, monday, weeks, base, is_anew=is_anew)
    problem = replace(frozen, days_in_lieu=mine)
    # A rota at hand has its days off, or none: whole days are given to weeks that are planned afresh.
    given = proposed_days(problem) if base is None else ()
    if not given:
        return problem
    frozen = yield from _freeze(with_days_in_lieu(team, given), monday, weeks, base, is_anew=is_anew)
    return replace(frozen, days_in_lieu=given)


def _freeze(team: Team, monday: int, weeks: int, base: Rota | None, *, is_anew: bool) -> Steps[RotaProblem]:
    days = range(monday, monday + 7 * weeks)
    asking, team = team, with_occurrences(team, days)
    turns = yield from _wheel_turns(team, monday, weeks, base, is_anew=is_anew)
    team = with_turns(team, turns)
    cover = cover_needs(team, days)
    people = yield from PeopleFreezer(team, monday, weeks).in_steps()
    people = with_rotation(team, people)
    people = with_duty_shares(people, cover.duty_turns)
    by_id = {person.id: person for person in people}
    visits, writing = VisitFreezer(team, days, people), WritingFreezer(team, days, by_id)
    supervision, events = SupervisionFreezer(team, days, by_id), EventFreezer(team, days, by_id)
    recording = RecordingFreezer(asking, days, by_id)
    base_shifts, with_pins = _base_shifts(base, days)
    pins = [shift for shift in (*team.pins, *with_pins) if shift.day in days]
    heads = sum(1 for person in people if any(day.options for day in person.days))
    office = team.office
    # What is asked as before stays the very same, so that nobody looks at it again.
    as_before = partial(_as_before, team, days)
    return RotaProblem(
        team_id=team.id,
        team_name=team.name,
        first_day=monday,
        weeks=weeks,
        people=people,
        settings=team.rules.settings,
        overrides=team.rules.overrides,
        desks=-(-heads * DESKS_PER_TEN_PEOPLE // 10) if office.desks is None else office.desks,
        quiet_rooms=(
            -(-heads // PEOPLE_PER_QUIET_ROOM) if office.quiet_rooms is None else office.quiet_rooms
        ),
        visits=visits.needs(),
        writing=as_before(writing.needs()),
        duty_turns=as_before(cover.duty_turns),
        presence=as_before(cover.presence),
        shift_needs=as_before(cover.shift_needs),
        supervision=supervision.needs(),
        events=as_before(events.needs()),
        handovers=as_before(handover_needs(team, days, by_id)),
        wishes=wishes_of(team, by_id),
        recording=recording.needs(),
        write_up_by=recording.write_up_by(),
        pinned_shifts=_one_a_day([shift for shift in pins if shift.is_pinned]),
        pinned_activities=_once((shift.staff, activity) for shift in pins for activity in shift.pinned),
        # Each freezer knows it once its needs are asked for.
        not_planned=(
            *visits.not_planned,
            *writing.not_planned,
            *supervision.not_planned,
            *events.not_planned,
            *turns.sentences,
            *recording.not_planned,
            *breaks_not_planned(team, people),
            *short_breaks_not_planned(team.rules.settings.breaks, people),
            *requests_not_planned(team, days),
            *later_rules(team, days),
        ),
        base=base_shifts,
        skill_names=tuple((skill.id, skill.name) for skill in team.skills),
        shift_names=tuple((shift.id, shift.name) for shift in team.named_shifts),
        lockdown=turns.weeks,
    )


def _base_shifts(base: Rota | None, days: range) -> tuple[tuple[Shift, ...], tuple[Shift, ...]]:
    """The shifts of the days, and those of them in which something is pinned."""
    if base is None:
        return (), ()
    return BASES.answer((base.team, base.first_day, days), base.shifts, partial(_of_days, base.shifts, days))


def _of_days(shifts: tuple[Shift, ...], days: range) -> tuple[tuple[Shift, ...], tuple[Shift, ...]]:
    inside = tuple(shift for shift in shifts if shift.day in days)
    inside = shifts if len(inside) == len(shifts) else inside
    return inside, tuple(shift for shift in inside if shift.is_pinned or shift.pinned)


def _as_before(team: Team, days: range, needs: tuple[Named, ...]) -> tuple[Named, ...]:
    return SAME_NEEDS.of((team.id, days, type(needs[0])), needs) if needs else needs


def _wheel_turns(team: Team, monday: int, weeks: int, base: Rota | None, *, is_anew: bool) -> Steps[Turns]:
    """The turns of the wheel that are given out with these weeks, where the team asks for that."""
    if team.lockdown is None or not team.lockdown.gives_out_turns:
        return Turns()
    people = yield from PeopleFreezer(team, monday, weeks).in_steps()
    days = range(monday, monday + 7 * weeks)
    visits = VisitFreezer(team, days, people).needs()
    duty = cover_needs(team, days).duty_turns
    return turn_wheel(team, monday, people, visits, duty, base, is_anew=is_anew)


def _once(pins: Iterable[tuple[str, Activity]]) -> tuple[tuple[str, Activity], ...]:
    """Each pinned activity once: a rota built with the team's pins has them too."""
    found = {(who, each.kind, each.start, each.end, each.demand): (who, each) for who, each in pins}
    return tuple(found.values())


def _one_a_day(pinned: list[Shift]) -> tuple[Shift, ...]:
    """Pinned shifts with their pinned activities only; the rota's pin wins over the team file's."""
    latest = {(shift.staff, shift.day): shift for shift in pinned}
    return tuple(shift.model_copy(update={"activities": shift.pinned}) for shift in latest.values())
