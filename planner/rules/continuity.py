"""The allocated worker makes the visit."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.needs import VisitNeed
from planner.rules.made_visits import made_visit
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_VISIT
from planner.rules.wording import listed

RULE = "continuity"


def findings(view: RotaView, visit: VisitNeed) -> Iterator[Finding]:
    """The visit, when its allocated worker is not on it."""
    if visit.allocated is None or visit.allocated not in view.problem.person_by_id:
        return
    found = made_visit(view, visit).workers
    if visit.allocated in found:
        return
    wanted = view.name(visit.allocated)
    makers = listed(view.name(staff) for staff in found)
    yield Finding(
        rule=RULE,
        tier=4,
        sentence=(
            f"Visit {visit.case} {f'is made by {makers}' if found else 'is not made'}; "
            f"its allocated worker is {wanted}."
        ),
        measured=makers or "nobody",
        allowed=wanted,
        price=view.settings.continuity.weight,
        people=(visit.allocated, *found),
        span=visit.windows[0],
        demand=visit.id,
    )


PARTS = (EACH_VISIT.part(findings),)
