"""Nobody is on a heavy task (the duty desk) for more than four weeks in a row; and who has an agreed break
from the front line, with backfill named for it, makes no visits and takes no duty in it.

A week counts as heavy from a day's work on such tasks on; the weeks before the plan count, and those settled
after it. A break for which no backfill is named, or whose backfill is not in post, is not planned: the person
stays on the front line.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.person import Person, PersonWeek
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import WEEK, Span, civil, hours_label
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import counted, day_text, span_text, week_text

RULE = "task_rotation"
FRONT_LINE = {"visit": "a visit", "duty": "a turn on duty"}
TASK_NAMES = {"duty": "duty", "court_writing": "court writing", "visit": "visits"}


def run_findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Each week on a heavy task beyond the longest run."""
    rule, run = view.settings.task_rotation, person.heavy_weeks_before
    for week in person.weeks:
        minutes = sum(
            max(0, activity.end - activity.start)
            for task in set(rule.heavy_tasks)
            for activity in view.work_in_week(person.id, week.monday, task)
        )
        run = run + 1 if minutes >= rule.heavy_week_minutes else 0
        if run > rule.longest_weeks:
            yield _too_long(view, person, week, run, minutes)
    # What is settled goes on from a run that the plan leaves open; too long by itself it is nobody's choice.
    beyond = [
        number
        for number in range(1, person.heavy_weeks_after + 1)
        if run + number > rule.longest_weeks >= number
    ]
    if run and beyond:
        yield _too_long_after(view, person, run, len(beyond))


def _too_long(view: RotaView, person: Person, week: PersonWeek, run: int, minutes: int) -> Finding:
    rule = view.settings.task_rotation
    tasks = " and ".join(TASK_NAMES[task] for task in rule.heavy_tasks)
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{person.name} is on {tasks} for {hours_label(minutes)} in {week_text(week.monday)}, the "
            f"{_ordinal(run)} week in a row; {counted(rule.longest_weeks, 'week')} is the most."
        ),
        measured=f"{counted(run, 'week')} in a row",
        allowed=counted(rule.longest_weeks, "week"),
        price=rule.weight,
        people=(person.id,),
        span=Span(civil(week.monday), civil(week.monday) + WEEK),
    )
    return view.judged(finding, week.monday, week.monday + 6, person.id)


def _too_long_after(view: RotaView, person: Person, run: int, beyond: int) -> Finding:
    rule, week = view.settings.task_rotation, person.weeks[-1]
    tasks = " and ".join(TASK_NAMES[task] for task in rule.heavy_tasks)
    whole = run + person.heavy_weeks_after
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{person.name} is on {tasks} up to {day_text(week.monday + 6)} and, as settled, in "
            f"{counted(person.heavy_weeks_after, 'week')} after it: {counted(whole, 'week')} in a row; "
            f"{counted(rule.longest_weeks, 'week')} is the most."
        ),
        measured=f"{counted(whole, 'week')} in a row",
        allowed=counted(rule.longest_weeks, "week"),
        price=rule.weight * beyond,
        people=(person.id,),
        span=Span(civil(week.monday), civil(week.monday) + WEEK),
    )
    return view.judged(finding, week.monday, week.monday + 6, person.id)


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def break_findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Visits and duty in a break from the front line."""
    for shift in view.shifts_of(person.id) if person.off_front_line else ():
        if shift.day not in person.off_front_line:
            continue
        for activity in shift.activities:
            if activity.kind in FRONT_LINE:
                yield _on_the_front_line(view, person, shift, activity)


def _on_the_front_line(view: RotaView, person: Person, shift: Shift, activity: Activity) -> Finding:
    what = FRONT_LINE[activity.kind]
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=f"{person.name} has a break from the front line and {what} {span_text(activity.span)}.",
        measured=what,
        allowed="no visits, no duty",
        price=view.settings.task_rotation.front_line_weight,
        people=(person.id,),
        span=activity.span,
        shifts=(shift.id,),
    )
    return view.judged(finding, shift.day, shift.day, person.id)


PARTS = (EACH_PERSON.part(run_findings), EACH_PERSON.part(break_findings))
