"""What the inspector says of one activity in a shift, in words; no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.findings import Finding
from planner.domain.occurrences import visit_of
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import DAY, day_label, day_of
from ui.session.shown_rota import ShownRota
from ui.views.shift_words import ActivityLine, activity_line, person_name, visit_need

# What an activity is called as the head of its page, and in a button.
KINDS: dict[str, tuple[str, str]] = {
    "visit": ("Visit", "visit"),
    "duty": ("Duty", "duty"),
    "court_writing": ("Court writing", "writing"),
    "protected_admin": ("Protected admin", "admin"),
    "recording": ("Write-up", "write-up"),
    "supervision": ("Supervision", "supervision"),
    "event": ("Event", "event"),
    "debrief": ("Debrief", "debrief"),
    "cpd": ("Learning", "learning"),
    "reserve": ("Reserve", "reserve"),
    "handover": ("Handover", "handover"),
}


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """Texts for the page. `noun` goes into a button ("Pin visit"), `with_people` are the others on it."""

    kind: str
    noun: str
    title: str
    who: str
    line: ActivityLine
    facts: tuple[str, ...]
    with_people: tuple[str, ...]


def activity_at(shift: Shift, start: int | None) -> Activity | None:
    """The activity of the shift that starts then."""
    return next((each for each in shift.activities if each.start == start), None)


def kind_of(shown: ShownRota, activity: Activity) -> tuple[str, str]:
    """`Visit` and `visit`; a hearing is told from other events."""
    words = shown.words.of(activity.demand)
    if activity.kind == "event" and words is not None and words.kind == "hearing":
        return "Court hearing", "hearing"
    return KINDS.get(activity.kind, ("Activity", "activity"))


def activity_words(shown: ShownRota, shift: Shift, activity: Activity) -> ActivityWords:
    """Everything known of one activity."""
    kind, noun = kind_of(shown, activity)
    site = activity.span_on_site
    line = activity_line(shown, shown.words, shift, activity)
    return ActivityWords(
        kind=kind,
        noun=noun,
        title=line.what,
        who=f"{person_name(shown, shift.staff)}, {day_label(shift.day)} {site.times}",
        line=line,
        facts=tuple(_facts(shown, line, activity)),
        with_people=_others(shown, shift, activity),
    )


def _facts(shown: ShownRota, line: ActivityLine, activity: Activity) -> list[str]:
    facts = [part for part in line.more.split(" · ") if part and not part.startswith("with ")]
    visit = visit_need(shown, activity.demand)
    record = visit_of(shown.team, visit.id) if visit else None
    if record is not None and record.due is not None:
        facts.append(f"due {day_label(record.due.toordinal())}")
    return facts


def _others(shown: ShownRota, shift: Shift, activity: Activity) -> tuple[str, ...]:
    if activity.demand is None:
        return ()
    return tuple(
        person_name(shown, other.staff)
        for other in shown.shifts
        if other.id != shift.id
        and any(
            (each.demand, each.kind) == (activity.demand, activity.kind)
            and each.span_on_site.overlaps(activity.span_on_site)
            for each in other.activities
        )
    )


def findings_of_activity(shown: ShownRota, shift: Shift, activity: Activity) -> tuple[Finding, ...]:
    """What the checker says of its demand, or of its person at that time."""
    return tuple(
        finding
        for finding in shown.findings
        if (activity.demand is not None and finding.demand == activity.demand)
        or (_is_of_time(finding, activity) and shift.staff in finding.people and finding.demand is None)
    )


def _is_of_time(finding: Finding, activity: Activity) -> bool:
    """Of a part of that day; what spans days or the week is told with the shift."""
    span = finding.span
    return (
        span is not None
        and span.overlaps(activity.span)
        and span.minutes < DAY
        and day_of(span.start) == day_of(activity.start)
    )
