"""Each turn on duty and each named shift has its least number of people, with the skills asked for, and
ideally a few more; duty is shared out in proportion to hours, one day in eight.

On a duty turn people do nothing else; where the turn asks for presence they are in the office.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from planner.domain.findings import Finding, TierNumber
from planner.domain.needs import DutyTurn, ShiftNeed
from planner.domain.person import Person
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import WEEK, Span, civil, day_of, hours_label
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_DUTY_TURN, EACH_PERSON, EACH_SHIFT_NEED
from planner.rules.wording import counted, day_text, span_text, week_text

RULE = "duty_cover"
TURN = 240


def turn_findings(view: RotaView, turn: DutyTurn) -> Iterator[Finding]:
    """People or skills missing from the least of a turn, and people missing from its ideal."""
    rule = view.settings.duty_cover
    on_duty = _people_on(view, turn)
    number, where = len(on_duty), f"{turn.name} {span_text(turn.span)}"
    if number < turn.least:
        sentence = f"{where}: {_of(number, turn.least)} on duty."
        yield _turn_finding(view, turn, sentence, 1, rule.weight, turn.least - number, on_duty, turn.least)
    for skill, wanted, held in _short_skills(view, turn.skills, on_duty, day_of(turn.span.start)):
        sentence = f"{where}: {_of(held, wanted)} with “{view.problem.skill_name(skill)}” on duty."
        yield _turn_finding(view, turn, sentence, 1, rule.weight, wanted - held, on_duty, wanted)
    reached = max(number, turn.least)
    if reached < turn.ideal:
        sentence = f"{where}: {counted(number, 'person', 'people')} on duty; {turn.ideal} would be ideal."
        short = turn.ideal - reached
        found = _turn_finding(view, turn, sentence, 2, rule.ideal_weight, short, on_duty, turn.ideal)
        yield replace(found, is_of_ideal=True)


def _of(number: int, wanted: int) -> str:
    return f"{number} of {counted(wanted, 'person', 'people')}"


def _people_on(view: RotaView, turn: DutyTurn) -> tuple[str, ...]:
    staff = (
        shift.staff
        for shift, activity in view.serving(turn.id)
        if activity.kind == "duty" and not why_uncounted(turn, shift, activity)
    )
    return tuple(dict.fromkeys(staff))


def why_uncounted(turn: DutyTurn, shift: Shift, activity: Activity) -> str:
    """Why who is on duty does not count for the turn; empty where they do."""
    if turn.state == "present" and shift.place != "office":
        return "works from home"
    return "" if activity.span.contains(turn.span) else "not for the whole turn"


def _short_skills(
    view: RotaView, skills: Iterable[tuple[str, int]], people: Iterable[str], day: int
) -> Iterator[tuple[str, int, int]]:
    """Each skill of the mix that too few hold: skill, wanted, held."""
    held_by = [view.skills_of(staff, day) for staff in people]
    for skill, wanted in skills:
        held = sum(skill in skills_held for skills_held in held_by)
        if held < wanted:
            yield skill, wanted, held


def _turn_finding(
    view: RotaView,
    turn: DutyTurn,
    sentence: str,
    tier: TierNumber,
    weight: int,
    short: int,
    people: tuple[str, ...],
    wanted: int,
) -> Finding:
    return Finding(
        rule=RULE,
        tier=tier,
        sentence=sentence,
        measured=_of(len(people), wanted),
        allowed=counted(wanted, "person", "people"),
        price=weight * short,
        people=people,
        span=turn.span,
        shifts=tuple(shift.id for shift, _ in view.serving(turn.id)),
        demand=turn.id,
        missing=short,
        unit="people",
    )


def shift_need_findings(view: RotaView, need: ShiftNeed) -> Iterator[Finding]:
    """People or skills missing from a named shift, and people too many on it."""
    there = tuple(dict.fromkeys(each.staff for each in view.shifts_on(need.day) if each.name == need.shift))
    number, where = len(there), f"{need.name} on {day_text(need.day)}"
    if number < need.least:
        sentence = f"{where}: {_of(number, need.least)}."
        yield _shift_finding(need, sentence, need.weight_missing, need.least - number, there)
    if number > need.ideal:
        sentence = f"{where}: {counted(number, 'person', 'people')}, {number - need.ideal} too many."
        yield _shift_finding(need, sentence, need.weight_surplus, need.ideal - number, there)
    for skill, wanted, held in _short_skills(view, need.skills, there, need.day):
        sentence = f"{where}: {_of(held, wanted)} with “{view.problem.skill_name(skill)}”."
        yield _shift_finding(need, sentence, need.weight_missing, wanted - held, there)


def _shift_finding(
    need: ShiftNeed, sentence: str, weight: int, short: int, people: tuple[str, ...]
) -> Finding:
    return Finding(
        rule=RULE,
        tier=2,
        sentence=sentence,
        measured=counted(len(people), "person", "people"),
        allowed=f"{need.least}" if need.least == need.ideal else f"{need.least} to {need.ideal}",
        price=weight * abs(short),
        people=people,
        span=Span(civil(need.day), civil(need.day + 1)),
        demand=need.id,
        missing=max(0, short),
        unit="people",
    )


def person_findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each week with more duty than the person's share."""
    for week in person.weeks:
        on_duty = view.work_in_week(person.id, week.monday, "duty")
        minutes = sum(activity.end - activity.start for activity in on_duty)
        over = minutes - week.duty_share_minutes
        if not on_duty or over <= 0:
            continue
        shifts = view.shifts_in_week(person.id, week.monday)
        finding = Finding(
            rule=RULE,
            tier=3,
            sentence=(
                f"{person.name} is on duty {hours_label(minutes)} in {week_text(week.monday)}; a fair share "
                f"is {hours_label(week.duty_share_minutes)}."
            ),
            measured=hours_label(minutes),
            allowed=f"at most {hours_label(week.duty_share_minutes)}",
            price=view.settings.duty_cover.over_share_weight * -(-over // TURN),
            people=(person.id,),
            span=Span(civil(week.monday), civil(week.monday) + WEEK),
            shifts=tuple(
                dict.fromkeys(
                    each.id for each in shifts if any(work.kind == "duty" for work in each.activities)
                )
            ),
        )
        yield view.judged(finding, week.monday, week.monday + 6, person.id)


PARTS = (
    EACH_DUTY_TURN.part(turn_findings),
    EACH_SHIFT_NEED.part(shift_need_findings),
    EACH_PERSON.part(person_findings),
)
