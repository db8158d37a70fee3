"""What the inspector says of a shift, in words; no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.findings import Finding
from planner.domain.needs import VisitNeed
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import Span, day_label, day_of, hours_label, minus
from planner.exporters.demand_words import DemandLookUp
from ui.session.shown_rota import ShownRota

# Icon and colour family of each kind of activity, as on the board.
MARKS: dict[str, tuple[str, str]] = {
    "visit": ("visit", "visit"),
    "duty": ("duty", "duty"),
    "court_writing": ("court", "court"),
    "hearing": ("court", "court"),
    "protected_admin": ("admin", "admin"),
    "recording": ("recording", "admin"),
    "supervision": ("supervision", "superv"),
    "event": ("event", "lock"),
    "debrief": ("debrief", "superv"),
    "cpd": ("cpd", "lock"),
    "reserve": ("clock", "reserve"),
    "handover": ("handover", "lock"),
    "time_off": ("leave", "leave"),
    "break": ("coffee", "office"),
    "casework": ("folder-simple", "office"),
}
NAMES: dict[str, str] = {
    "protected_admin": "Protected admin",
    "reserve": "Reserve, kept for the unplanned",
    "cpd": "Learning (CPD)",
    "debrief": "Debrief",
    "recording": "Write-up",
    "time_off": "Time off in lieu",
}


@dataclass(frozen=True, slots=True)
class ActivityLine:
    """One line of the inspector's list; `mark` looks up icon and colour in `MARKS`. `start` is where its
    activity starts; None of a break and of open casework."""

    mark: str
    times: str
    what: str
    more: str = ""
    demand: str | None = None
    is_pinned: bool = False
    start: int | None = None


def person_name(shown: ShownRota, staff: str) -> str:
    """The name on the board."""
    return shown.problem.name_of(staff)


def shift_day(shift: Shift) -> str:
    """`Tue 24 Nov`."""
    return day_label(shift.day)


def shift_facts(shown: ShownRota, shift: Shift) -> tuple[str, ...]:
    """Short facts for chips: place, paid time, break, what differs from the usual hours."""
    facts = [
        "at home" if shift.place == "home" else "at the office",
        f"{hours_label(shift.paid_minutes)} paid",
    ]
    if shift.break_span is not None:
        facts.append(f"break {shift.break_span.times}")
    usual = usual_span(shown, shift)
    if usual is not None and usual != shift.span:
        facts.append(f"usually {usual.times}")
    return tuple(facts)


def usual_span(shown: ShownRota, shift: Shift) -> Span | None:
    """The person's usual hours on that day, where the pattern knows them."""
    person = shown.problem.person_by_id.get(shift.staff)
    index = shift.day - shown.problem.first_day
    if person is None or not 0 <= index < len(person.days):
        return None
    today = person.days[index]
    if today.usual is not None:
        return today.usual
    option = today.options[0] if len(today.options) == 1 else None
    return (
        Span(option.start_earliest, option.end_earliest) if option is not None and option.is_fixed else None
    )


def activity_lines(shown: ShownRota, shift: Shift) -> tuple[ActivityLine, ...]:
    """Everything in the shift in the order of time, with its break and the open casework between."""
    words = shown.words
    spans = [(activity.span, activity_line(shown, words, shift, activity)) for activity in shift.activities]
    if shift.break_span is not None:
        spans.append((shift.break_span, ActivityLine("break", shift.break_span.times, "Break, unpaid")))
    busy = [span for span, _ in spans]
    for gap in minus(shift.span, busy):
        line = ActivityLine("casework", gap.times, "Casework", "free to take visits")
        spans.append((gap, line))
    return tuple(line for _, line in sorted(spans, key=lambda pair: pair[0]))


def activity_line(shown: ShownRota, words: DemandLookUp, shift: Shift, activity: Activity) -> ActivityLine:
    """One activity of the shift in words."""
    demand = words.of_activity(activity)
    mark = demand.kind if demand is not None and demand.kind == "hearing" else activity.kind
    if activity.is_released:
        mark = "time_off"
    more = [*_visit_facts(shown, shift, activity), *_travel(activity)]
    if demand is not None and demand.is_statutory and activity.kind == "visit":
        more.insert(0, "statutory")
    if activity.place in ("quiet_room", "home") and activity.kind == "court_writing":
        more.append("in a quiet room" if activity.place == "quiet_room" else "at home")
    what = (
        demand.label
        if demand is not None
        else NAMES.get(activity.kind, activity.kind.replace("_", " ").capitalize())
    )
    if activity.kind == "court_writing":
        what = f"Court writing: {what}"
    if activity.is_released:
        what = "Free: reserve released"
    return ActivityLine(
        mark,
        activity.span_on_site.times,
        what,
        " · ".join(more),
        activity.demand,
        activity.is_pinned,
        activity.start,
    )


def _visit_facts(shown: ShownRota, shift: Shift, activity: Activity) -> list[str]:
    visit = visit_need(shown, activity.demand)
    if visit is None or activity.kind == "recording" or (activity.kind == "visit" and visit.workers < 2):
        return []
    others = [
        person_name(shown, other.staff)
        for other in shown.shifts
        if other.id != shift.id
        and any((each.demand, each.kind) == (activity.demand, activity.kind) for each in other.activities)
    ]
    alone = "two workers, one missing" if activity.kind == "visit" else "nobody listens"
    return [f"with {' and '.join(others)}" if others else alone]


def _travel(activity: Activity) -> list[str]:
    before, after = activity.travel_before, activity.travel_after
    if not before and not after:
        return []
    legs = [f"{before} min there"] if before else []
    legs += [f"{after} min back"] if after else []
    return [f"travel {', '.join(legs)}"]


def visit_need(shown: ShownRota, demand: str | None) -> VisitNeed | None:
    """The visit of that id, or None."""
    return shown.problem.visit_by_id.get(demand or "")


def findings_of_shift(shown: ShownRota, shift: Shift) -> tuple[Finding, ...]:
    """What the checker says of the shift, of what is planned in it, or of the person on that day."""
    demands = {activity.demand for activity in shift.activities if activity.demand}
    return tuple(finding for finding in shown.findings if _touches(finding, shift, demands))


def _touches(finding: Finding, shift: Shift, demands: set[str]) -> bool:
    if finding.shifts:
        return shift.id in finding.shifts
    if finding.demand in demands:
        return True
    in_span = finding.span is None or day_of(finding.span.start) <= shift.day <= day_of(finding.span.end - 1)
    return shift.staff in finding.people and in_span
