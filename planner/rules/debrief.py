"""After a flagged visit its workers have half an hour with a colleague or manager who is in the office, or in
the evening on the phone; it begins within an hour of their return.

All have it at one time, and the colleague's time is booked too: somebody who listens does nothing else. Where
workers have it at different times, the time of the largest group counts.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import VisitNeed
from planner.domain.rota import Activity, Shift
from planner.domain.time_grid import DAY, Span
from planner.rules.made_visits import MadeVisit, made_visit, visit_days
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_VISIT
from planner.rules.wording import listed, minutes_text, moment_text

RULE = "debrief"


def findings(view: RotaView, visit: VisitNeed) -> Iterator[Finding]:
    """A flagged visit after which somebody has no debrief."""
    if not visit.needs_debrief:
        return
    made = made_visit(view, visit)
    without = sorted(set(made.workers) - _debriefed(view, visit, made), key=made.workers.index)
    if not without:
        return
    rule = view.settings.debrief
    names = listed(view.name(staff) for staff in without)
    verb = "has" if len(without) == 1 else "have"
    finding = Finding(
        rule=RULE,
        tier=3,
        sentence=(
            f"{names} {verb} no debrief with a colleague after visit {visit.case} on "
            f"{moment_text(made.start)}."
        ),
        measured="not booked",
        allowed=f"{minutes_text(rule.minutes)} with a colleague within {minutes_text(rule.within_minutes)}",
        price=rule.weight * len(without),
        people=tuple(without),
        span=Span(made.end, made.end + rule.within_minutes + rule.minutes),
        demand=visit.id,
    )
    yield view.judged(finding, *visit_days(visit))


def _debriefed(view: RotaView, visit: VisitNeed, made: MadeVisit) -> set[str]:
    """The workers of the largest group that has a debrief together with a colleague."""
    rule = view.settings.debrief
    there: dict[Span, set[str]] = {}
    listening: dict[Span, bool] = {}
    for shift, activity in view.serving(visit.id):
        if activity.kind != "debrief" or activity.end - activity.start < rule.minutes:
            continue
        if not made.end <= activity.start <= made.end + rule.within_minutes:
            continue
        if shift.staff in made.workers:
            there.setdefault(activity.span, set()).add(shift.staff)
        elif _can_listen(view, shift, activity):
            listening[activity.span] = True
    groups = (group for span, group in there.items() if listening.get(span))
    return max(groups, key=len, default=set())


def _can_listen(view: RotaView, shift: Shift, activity: Activity) -> bool:
    return shift.place == "office" or activity.start % DAY >= view.settings.debrief.by_phone_from


PARTS = (EACH_VISIT.part(findings),)
