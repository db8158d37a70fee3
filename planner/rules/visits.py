"""Each visit is made once, in one of its windows, by as many workers together as it needs, with its travel.

Workers count when they are there at the same time for the whole visit; where they are not, the largest group
counts. Statutory visits are demand of the first tier, others of the second. A visit or an event that these
weeks do not ask for (it was moved after the rota was made) is an exception: it takes up somebody's time and
covers nothing.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import VisitNeed
from planner.domain.person import Person
from planner.domain.time_grid import Span
from planner.rules.made_visits import made_visit, serves
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON, EACH_VISIT
from planner.rules.wording import counted, listed, moment_text, span_text

RULE = "visits"


def findings(view: RotaView, visit: VisitNeed) -> Iterator[Finding]:
    """The visit, when workers are missing from it."""
    found = made_visit(view, visit).workers
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
        for activity in shift.away:
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
