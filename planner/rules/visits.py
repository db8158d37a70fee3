"""Each visit is made once, in one of its windows, by as many workers together as it needs, with its travel.

Workers count when they are there at the same time for the whole visit; where they are not, the largest group
counts. Statutory visits are demand of the first tier, others of the second. A visit or an event that these
weeks do not ask for (it was moved after the rota was made) is an exception: it takes up somebody's time and
covers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from planner.domain.findings import Finding
from planner.domain.problem import Person, VisitNeed
from planner.domain.rota import Activity
from planner.domain.time_grid import Span, day_of
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON, EACH_VISIT
from planner.rules.wording import counted, listed, moment_text, span_text

RULE = "visits"


class Group(NamedTuple):
    """People who make a visit together from `start` on; nobody where it is not made."""

    workers: tuple[str, ...] = ()
    start: int = 0


def workers_counted(view: RotaView, visit: VisitNeed) -> tuple[str, ...]:
    """The largest group that makes the visit together; of equal ones that of the allocated worker, then the
    earliest."""
    return group_counted(view, visit).workers


def group_counted(view: RotaView, visit: VisitNeed) -> Group:
    """The same, with when it begins."""
    return view.of_demand(visit, _largest_group) if view.serving(visit.id) else _NOBODY


_NOBODY = Group()


def _largest_group(view: RotaView, visit: VisitNeed) -> Group:
    groups: dict[int, dict[str, None]] = {}
    for shift, activity in view.serving(visit.id):
        # Write-ups serve the visit, too, and are not it.
        if activity.kind == "visit" and serves(activity, visit):
            groups.setdefault(activity.span_on_site.start, {})[shift.staff] = None
    if not groups:
        return _NOBODY
    if len(groups) == 1:
        ((start, workers),) = groups.items()
    else:
        start, workers = max(
            groups.items(), key=lambda item: (len(item[1]), visit.allocated in item[1], -item[0])
        )
    return Group(tuple(workers), start)


def serves(activity: Activity, visit: VisitNeed) -> bool:
    """Whether the activity is the whole visit with its travel, inside one of its windows."""
    on_site = activity.span_on_site
    return (
        activity.kind == "visit"
        and on_site.minutes == visit.minutes
        and activity.travel_before >= visit.travel_before
        and activity.travel_after >= visit.travel_after
        and any(window.contains(on_site) for window in visit.windows)
    )


def visit_days(visit: VisitNeed) -> tuple[int, int]:
    """The first and the last day on which the visit may be made."""
    return (
        min(day_of(window.start) for window in visit.windows),
        max(day_of(window.end - 1) for window in visit.windows),
    )


def findings(view: RotaView, visit: VisitNeed) -> Iterator[Finding]:
    """The visit, when workers are missing from it."""
    found = workers_counted(view, visit)
    missing = visit.workers - len(found)
    if missing <= 0:
        return
    if found:
        who = listed(view.name(staff) for staff in found)
        when = moment_text(_span(view, visit).start)
        needed = counted(visit.workers, "worker")
        sentence = f"Visit {visit.case} on {when} needs {needed}; only {who} is found."
    else:
        windows = listed((span_text(window) for window in visit.windows), last="or")
        sentence = f"Visit {visit.case} has no worker; it can be made {windows}."
    yield Finding(
        rule=RULE,
        tier=visit.tier,
        sentence=sentence,
        measured=f"{len(found)} of {counted(visit.workers, 'worker')}",
        allowed=counted(visit.workers, "worker"),
        price=visit.weight * missing,
        people=found,
        span=_span(view, visit),
        shifts=tuple(shift.id for shift, _ in view.serving(visit.id)),
        demand=visit.id,
        missing=missing,
        unit="workers",
    )


def unasked_findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """The person's visits and events that these weeks do not ask for."""
    asked = view.problem.asked_for
    for shift in view.shifts_of(person.id):
        for activity in shift.activities:
            if activity.demand in asked or activity.demand is None:
                continue
            if activity.kind not in ("visit", "event"):
                continue
            what = f"{activity.kind} “{activity.demand}”"
            when = span_text(activity.span_on_site)
            finding = Finding(
                rule=RULE,
                tier=3,
                sentence=f"{person.name} has {what} {when}, not asked for in these weeks; take it off.",
                measured="planned",
                allowed="not asked for",
                price=view.settings.visits.weight,
                people=(person.id,),
                span=activity.span,
                shifts=(shift.id,),
                demand=activity.demand,
            )
            yield view.judged(finding, shift.day, shift.day, person.id)


def _span(view: RotaView, visit: VisitNeed) -> Span:
    """Where to look for it on the board: where it is half made, else the first of its windows."""
    made = (activity.span_on_site for _, activity in view.serving(visit.id) if serves(activity, visit))
    return min(made, default=visit.windows[0])


PARTS = (EACH_VISIT.part(findings), EACH_PERSON.part(unasked_findings))
