"""Who is to be out alone on a visit, by the published rota and what the team has agreed to look after."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from planner.domain.check_ins import CheckInRules
from planner.domain.rota import Activity, Shift
from planner.domain.team import Team
from planner.domain.time_grid import DAY, Span, iso_minute
from planner.services.published_days import shifts_on


@dataclass(frozen=True, slots=True)
class LoneVisit:
    """A visit that one person makes alone; `span` is the visit itself, its end the planned end."""

    staff: str
    demand: str
    case: str
    span: Span
    shift: Shift

    @property
    def id(self) -> str:
        """The id of its check-in."""
        return check_in_id(self.staff, self.span.start)


def check_in_id(staff: str, start: int) -> str:
    """One check-in a person and beginning of a visit."""
    return f"{staff[:46]}@{iso_minute(start)}"


def lone_visits(team: Team, days: range) -> tuple[LoneVisit, ...]:
    """Visits with one worker on these days that the team looks after, by their planned end."""
    rules = team.check_in
    shifts = tuple(shifts_on(team, days))
    at_it = Counter(
        (each.demand, each.span_on_site.start)
        for shift in shifts
        for each in shift.activities
        if each.kind == "visit"
    )
    cases = {visit.id: visit.case for visit in team.visits}
    found = [
        LoneVisit(shift.staff, each.demand, _case(cases, each.demand), each.span_on_site, shift)
        for shift in shifts
        for each in shift.activities
        if each.kind == "visit" and each.demand is not None
        if at_it[each.demand, each.span_on_site.start] == 1 and is_looked_after(rules, each)
    ]
    return tuple(sorted(found, key=lambda visit: (visit.span.end, visit.staff)))


def is_looked_after(rules: CheckInRules, visit: Activity) -> bool:
    """Whether the team has agreed to look after visits from which somebody is back then."""
    if rules.visits == "evening":
        return visit.end - visit.start // DAY * DAY > rules.evening_from
    return rules.visits == "all"


def _case(cases: dict[str, str], demand: str) -> str:
    return cases.get(demand) or cases.get(demand.partition("@")[0], demand)
