"""Two workers go together on first visits to unassessed addresses, where there is a known risk, and on
removals; and no visit takes more workers than it needs, or is made again by the same one.

One of two found is a shortfall of `visits`; here it is two who come at different times.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import VisitNeed
from planner.domain.time_grid import clock
from planner.rules.made_visits import visit_days
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_VISIT
from planner.rules.wording import counted, listed, moment_text

RULE = "paired_visits"


def findings(view: RotaView, visit: VisitNeed) -> Iterator[Finding]:
    """A paired visit made apart, a visit with more workers than it needs, one that is made twice."""
    services = view.serving(visit.id)
    if len(services) < 2:
        return
    there = [(shift, activity) for shift, activity in services if activity.kind == "visit"]
    if len(there) < 2:
        return
    staff = tuple(dict.fromkeys(shift.staff for shift, _ in there))
    starts = sorted({activity.span_on_site.start for _, activity in there})
    names = listed(view.name(one) for one in staff)
    sentences = []
    if visit.is_paired and len(starts) > 1:
        times = listed([moment_text(starts[0]), *(clock(start) for start in starts[1:])])
        sentences.append(f"{names} come to visit {visit.case} at different times: {times}.")
    if len(staff) > visit.workers:
        needed = counted(visit.workers, "worker")
        sentences.append(f"Visit {visit.case} needs {needed}; {names} are planned for it.")
    if len(there) > len(staff):
        again = listed(view.name(one) for one in staff if sum(shift.staff == one for shift, _ in there) > 1)
        sentences.append(f"Visit {visit.case} is to be made once; it is planned more than once for {again}.")
    for sentence in sentences:
        finding = Finding(
            rule=RULE,
            tier=3,
            sentence=sentence,
            measured=counted(len(staff), "worker"),
            allowed=f"{counted(visit.workers, 'worker')} together",
            price=view.settings.paired_visits.weight,
            people=staff,
            span=there[0][1].span,
            shifts=tuple(shift.id for shift, _ in there),
            demand=visit.id,
        )
        yield view.judged(finding, *visit_days(visit))


PARTS = (EACH_VISIT.part(findings),)
