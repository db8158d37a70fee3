"""The ways in which one person could serve an ask, each with what has to be allowed for it.

From the placements that the funnel tries, too; here what the rules object to is turned into what a manager
can decide: other hours to be agreed, an exception from a policy, a day worked for another, leave moved.
What only the law forbids is no way.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from planner.domain.contracts import OffDay
from planner.domain.findings import Finding
from planner.domain.person import Person, PersonDay
from planner.domain.rota import Shift
from planner.domain.staff import AgreedChange
from planner.domain.team import Team
from planner.domain.time_grid import clock, day_iso, day_label, day_of, end_clock
from planner.rules.wording import listed, rule_words
from planner.services.allow_exceptions import (
    NOTHING_ALLOWED,
    Allowance,
    agreed_hours,
    is_kept_policy,
    overrides_for,
)
from planner.services.explain.asks import Ask
from planner.services.explain.examiner import Examiner
from planner.services.explain.moved_leave import leave_moved, leave_taken_on
from planner.services.explain.obstacles import objections
from planner.services.explain.placements import (
    Placement,
    on_other_day,
    placements,
    stretched,
)
from planner.services.explain.records import FixKind
from planner.services.shift_refit import AT_THEIR_TIME

CAN_COME_BACK = {
    "annual_leave": "annual leave",
    "study": "study leave",
    "toil": "time off in lieu",
    "other": "leave",
}
MOST_DAYS_FOR_LEAVE = 2
OVERRIDE_WORDS = {
    "late_finish": "the rest after a late finish",
    "lockdown": "lockdown",
    "evenings": "the evenings agreed",
    "days_in_a_row": "the days in a row",
    "paired_visits": "going in pairs",
    "contract_hours": "the contracted hours",
    "toil_limits": "the cap of time off in lieu",
    "recording": "writing visits up in time",
}


@dataclass(frozen=True, slots=True)
class Author:
    """Who decides, and when: goes into exceptions and agreed hours."""

    who: str
    at: datetime
    reason: str


@dataclass(frozen=True, slots=True)
class Way:
    """One person's way. `effort` orders ways before they are tried: 0 costs nobody anything."""

    kind: FixKind
    sentence: str
    shift: Shift
    ask: Ask
    person: Person
    allowance: Allowance = NOTHING_ALLOWED
    asks: tuple[str, ...] = ()
    risk: str = ""
    effort: int = 0
    # Days given free in exchange, and days next to it whose hours give way.
    days_off: tuple[int, ...] = ()
    days_beside: tuple[int, ...] = ()
    # Whether demand of the old shift finds no place in the new one: others will have to take it.
    loses_work: bool = False


def ways(team: Team, examiner: Examiner, person: Person, ask: Ask, author: Author) -> Iterator[Way]:
    """Every way of the person, roughly the mildest first."""
    if ask.people is not None and person.id not in ask.people:
        return
    day = day_of(ask.span.start)
    index = day - examiner.problem.first_day
    if not 0 <= index < len(person.days) or _lacks(examiner, person, ask, day):
        return
    old = examiner.present_shift(person.id, ask.span)
    today = person.days[index]
    if any(hole.overlaps(ask.span) for hole in today.blocked):
        return
    if not today.options and old is None:
        yield from _from_a_day_off(team, examiner, person, today, ask, author)
        return
    for placement in _placements(examiner, person, old, ask):
        way = _way(team, examiner, placement, ask, author)
        if way is not None:
            beside = _beside(team, examiner, placement, way, author)
            if beside is not None:
                yield beside
            yield way


def _beside(team: Team, examiner: Examiner, placement: Placement, way: Way, author: Author) -> Way | None:
    """Instead of an exception from the rest: the next day starts later, as the pattern admits."""
    if way.kind not in ("combination", "override"):
        return None
    findings = objections(examiner, placement)
    rest = [each for each in findings if each.rule in ("late_finish", "daily_rest") and each.span]
    days = {
        shift.day
        for finding in rest
        for shift in examiner.shifts_of(placement.person.id)
        if shift.id in finding.shifts and shift.day != placement.new.day and _can_move(examiner, shift)
    }
    kept = [each for each in findings if is_kept_policy(examiner.problem, each) and not each.is_overridden]
    if not days or any(each not in rest for each in kept):
        return None
    agreed = NOTHING_ALLOWED
    if not placement.is_agreed:
        agreed = agreed_hours(team, [placement.new], author.reason)
    kind: FixKind = "other_day" if placement.old is None else "change_shift"
    sentence = shift_sentence(placement)
    effort = way.effort - 3
    return replace(
        way, kind=kind, sentence=sentence, allowance=agreed, effort=effort, days_beside=tuple(sorted(days))
    )


def _can_move(examiner: Examiner, shift: Shift) -> bool:
    person = examiner.problem.person_by_id[shift.staff]
    options = examiner.view.person_day(person, shift.day).options
    return not shift.is_pinned and any(not option.is_fixed for option in options)


def _lacks(examiner: Examiner, person: Person, ask: Ask, day: int) -> bool:
    held = examiner.view.skills_of(person.id, day)
    wanted = set(getattr(ask.need, "skills", ())) if ask.kind == "visit" else set()
    return not wanted <= held or bool(ask.skill and ask.skill not in held)


def _placements(examiner: Examiner, person: Person, old: Shift | None, ask: Ask) -> Iterator[Placement]:
    seen: set[tuple[int, int, str | None]] = set()
    found = list(placements(examiner.problem, person, old, ask))
    if not any(each.keeps_hours for each in found) or _lacks_a_break(examiner, found):
        found += stretched(examiner.problem, person, old, ask)
    for placement in found:
        key = placement.new.start, placement.new.end, placement.new.name
        if key not in seen:
            seen.add(key)
            yield placement


def _lacks_a_break(examiner: Examiner, found: list[Placement]) -> bool:
    return all(any(each.rule == "breaks" for each in objections(examiner, placement)) for placement in found)


def _way(team: Team, examiner: Examiner, placement: Placement, ask: Ask, author: Author) -> Way | None:
    if placement.old is not None and placement.old.is_pinned and not placement.keeps_hours:
        return None
    findings = objections(examiner, placement)
    law = [each for each in findings if each.kind == "law" and _counts(each, placement)]
    busy = _is_busy(placement.new, ask)
    if busy and any(each.is_pinned and each.span.overlaps(ask.span) for each in placement.new.activities):
        return None
    if any(each.rule in ("skills", "pins", "breaks") for each in law):
        return None
    kept = [each for each in findings if is_kept_policy(examiner.problem, each) and not each.is_overridden]
    grants = [
        grant
        for finding in kept
        for grant in overrides_for(
            examiner.problem, finding, who=author.who, at=author.at, reason=author.reason
        )
    ]
    allowance = Allowance(tuple(dict.fromkeys(grants)))
    asks: tuple[str, ...] = ()
    first = placement.person.name.split()[0]
    if not placement.is_agreed:
        allowance += agreed_hours(team, [placement.new], author.reason)
        asks = (f"ask {first}",)
    others = [each for each in law if each.rule != "availability"]
    effort = 4 * len(kept) + 3 * (not placement.is_agreed) + 2 * (not placement.keeps_hours)
    lost = _lost(placement)
    effort += 12 * len(others) + 10 * busy + lost + 4 * _is_longer(placement)
    kind: FixKind = "change_shift"
    if placement.old is None and not placement.is_agreed:
        kind = "other_day"
    if placement.keeps_hours and placement.is_agreed:
        kind = "give_up_time" if _own_time_lost(placement) else "other_person"
    sentence = shift_sentence(placement)
    if kept:
        kind = "override" if placement.is_agreed else "combination"
        rules = listed(dict.fromkeys(OVERRIDE_WORDS.get(each.rule, rule_words(each.rule)) for each in kept))
        sentence = f"Make an exception from {rules} for {placement.person.name}: {_lower(sentence)}"
    return Way(
        kind,
        sentence,
        placement.new,
        ask,
        placement.person,
        allowance,
        asks,
        effort=effort,
        loses_work=lost > 0 or busy,
    )


def _is_longer(placement: Placement) -> bool:
    """Whether the person works longer than planned: time to be paid back."""
    before = placement.old.paid_minutes if placement.old else 0
    return placement.new.paid_minutes > before


def _lower(sentence: str) -> str:
    """A sentence after a colon; names keep their capital."""
    verb = sentence.split()[0]
    return sentence[:1].lower() + sentence[1:] if verb in ("Start", "Keep", "Put", "Let") else sentence


def _counts(finding: Finding, placement: Placement) -> bool:
    return placement.is_agreed or finding.rule != "availability"


def _is_busy(new: Shift, ask: Ask) -> bool:
    """Whether other work of fixed time lies in the ask."""
    there = [each for each in new.activities if each.span.overlaps(ask.span) and each.kind in AT_THEIR_TIME]
    return len(there) > (1 if ask.activity is not None else 0)


def _lost(placement: Placement) -> int:
    """Demands that no longer fit into the shift."""
    kept = {each.demand for each in placement.new.activities}
    old = placement.old.activities if placement.old else ()
    return sum(each.demand is not None and each.demand not in kept for each in old)


def _own_time_lost(placement: Placement) -> bool:
    def own(shift: Shift | None) -> int:
        kinds = ("protected_admin", "reserve")
        return sum(each.span.minutes for each in shift.activities if each.kind in kinds) if shift else 0

    return own(placement.new) < own(placement.old)


def shift_sentence(placement: Placement) -> str:
    """What changes for the person, as a manager would say it."""
    old, new, name = placement.old, placement.new, placement.person.name
    day = day_label(new.day)
    if old is None:
        as_named = f" {new.name}" if new.name else ""
        return f"Let {name} work{as_named} {new.span.times} on {day}"
    if new.name != old.name and new.name is not None:
        return f"Let {name} work {new.name} instead of {old.name or clock(old.start)} on {day}"
    if (old.start, old.end) == (new.start, new.end):
        if old.place != new.place:
            return f"Let {name} work in the office on {day}"
        return f"Put {name} on it, within the planned hours of {day}"
    if old.start == new.start:
        return f"Keep {name} until {end_clock(new.end)} instead of {end_clock(old.end)} on {day}"
    return f"Start {name} at {clock(new.start)} instead of {clock(old.start)} on {day}"


def _from_a_day_off(
    team: Team, examiner: Examiner, person: Person, today: PersonDay, ask: Ask, author: Author
) -> Iterator[Way]:
    if today.off_reason in ("", "not working"):
        yield from _other_day(team, examiner, person, ask, author)
    else:
        yield from _back_from_leave(team, examiner, person, today, ask, author)


def _other_day(team: Team, examiner: Examiner, person: Person, ask: Ask, author: Author) -> Iterator[Way]:
    """The day worked for another one of the week, or in addition to them."""
    for placement in placements(examiner.problem, person, None, ask):
        extra = _way(team, examiner, placement, ask, author)
        if extra is None:
            continue
        kind: FixKind = "other_day" if extra.kind == "change_shift" else extra.kind
        extra = replace(extra, kind=kind, effort=extra.effort + 2)
        given = _day_to_give(examiner, person, placement.new)
        swap = on_other_day(examiner.problem, person, ask, given) if given is not None else None
        way = _way(team, examiner, swap, ask, author) if swap is not None else None
        if given is not None and way is not None:
            exchange = AgreedChange(
                id=f"agreed-{person.id[:30]}-{day_iso(given.day)}-off",
                staff=person.id,
                day=date.fromordinal(given.day),
                pattern=OffDay(),
                reason=author.reason,
            )
            yield replace(
                way,
                kind="other_day" if way.kind == "change_shift" else way.kind,
                sentence=f"{way.sentence} instead of {day_label(given.day)}",
                allowance=way.allowance + Allowance((exchange,)),
                effort=way.effort + 1 + 3 * sum(each.demand is not None for each in given.activities),
                days_off=(given.day,),
            )
        yield extra


def _day_to_give(examiner: Examiner, person: Person, new: Shift) -> Shift | None:
    """The shift of the week that is missed least: unpinned, with the least demand in it."""
    week = examiner.view.shifts_in_week(person.id, new.day - (new.day - 1) % 7)
    free = [
        each
        for each in week
        if not each.is_pinned and each.day != new.day and not any(work.is_pinned for work in each.activities)
    ]
    return min(
        free,
        key=lambda each: (sum(work.demand is not None for work in each.activities), abs(each.day - new.day)),
        default=None,
    )


def _back_from_leave(
    team: Team, examiner: Examiner, person: Person, today: PersonDay, ask: Ask, author: Author
) -> Iterator[Way]:
    """Leave can only be asked to move; sickness, loans and bank holidays cannot."""
    absence = next(
        (
            each
            for each in team.absences
            if each.staff == person.id
            and each.state == "approved"
            and each.start is None
            and each.dates.has(today.day)
            and each.kind in CAN_COME_BACK
        ),
        None,
    )
    if absence is None:
        return
    without = leave_moved(team, absence, today.day)
    for placement in placements(examiner.problem, person, None, ask):
        way = _way(team, examiner, placement, ask, author)
        if way is None:
            continue
        first, what = person.name.split()[0], CAN_COME_BACK[absence.kind]
        way = replace(way, kind="move_leave", asks=(f"only if {first} offers",), effort=way.effort + 20)
        times = way.shift.span.times
        days = _days_for_leave(examiner, person, today.day)
        for given in days:
            yield replace(
                way,
                sentence=(
                    f"Ask {person.name} to take the {what} of {day_label(today.day)} on "
                    f"{day_label(given.day)} instead and work {times}"
                ),
                allowance=way.allowance + without + leave_taken_on(team, absence, given.day),
                effort=way.effort + 3 * sum(each.demand is not None for each in given.activities),
                days_off=(given.day,),
            )
        if days:
            return
        # None of the days planned here will do; of other weeks nothing can be verified, as the sentence says.
        yield replace(
            way,
            sentence=(
                f"Ask {person.name} to move the {what} of {day_label(today.day)} to another week and work "
                f"{times}"
            ),
            allowance=way.allowance + without,
        )
        return


def _days_for_leave(examiner: Examiner, person: Person, day: int) -> list[Shift]:
    """Shifts that could become the day of leave: unpinned, those with the least demand in them first."""
    free = [
        each
        for each in examiner.shifts_of(person.id)
        if each.day != day and not each.is_pinned and not any(work.is_pinned for work in each.activities)
    ]
    free.sort(
        key=lambda each: (sum(work.demand is not None for work in each.activities), abs(each.day - day))
    )
    return free[:MOST_DAYS_FOR_LEAVE]
