"""What a fix changes beside covering its demand: the present rota and the verified one, held side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import pairwise

from planner.domain.findings import Finding
from planner.domain.person import Person
from planner.domain.problem import RotaProblem
from planner.domain.rota import Shift
from planner.domain.time_grid import DAY, hours_label, outside_hours, overlap_minutes
from planner.rules.rota_view import RotaView
from planner.rules.toil_ledger import ledger
from planner.services.explain.records import Consequences
from planner.services.new_findings import new_findings


def consequences(
    problem: RotaProblem,
    before: Sequence[Shift],
    after: Sequence[Shift],
    found_before: Sequence[Finding],
    found_after: Sequence[Finding],
    subjects: Collection[str],
) -> Consequences:
    """Compare; `subjects` are the people of whom the fix itself speaks."""
    old = {(shift.staff, shift.day): shift for shift in before}
    new = {(shift.staff, shift.day): shift for shift in after}
    changed = [key for key in {**old, **new} if _times(old.get(key)) != _times(new.get(key))]
    moved = dict.fromkeys(staff for staff, _ in changed if staff not in subjects)
    worked = dict.fromkeys(
        key[0]
        for key in {**old, **new}
        if key not in changed and key[0] not in subjects and _work(old.get(key)) != _work(new.get(key))
    )
    known = problem.person_by_id
    was, now = RotaView(problem, before), RotaView(problem, after)
    toil = sum(
        max(0, _banked(now, known[who]) - _banked(was, known[who]))
        for who in dict.fromkeys(staff for staff, _ in changed)
        if who in known and problem.person_by_id[who].contract_minutes_per_week
    )
    # What is said of somebody who comes for this demand alone is no loss to the team.
    new_people = {shift.staff for shift in after} - {shift.staff for shift in before}
    guests = {who for who in new_people if who in known and not known[who].contract_minutes_per_week}
    ours = [each for each in found_after if not each.people or not set(each.people) <= guests]
    return Consequences(
        moved=tuple(moved),
        shifts_changed=len(changed),
        work_moved=tuple(worked),
        toil_minutes=toil,
        policies=_grown(found_before, ours, "policy"),
        wishes_lost=_grown(found_before, ours, "wish"),
        rest=_shortest_rest(after, changed),
    )


def _times(shift: Shift | None) -> tuple[int, int] | None:
    return (shift.start, shift.end) if shift is not None else None


def _work(shift: Shift | None) -> set[tuple[str, str | None, int]]:
    """What others wait for in the shift."""
    found = shift.activities if shift is not None else ()
    return {(each.kind, each.demand, each.start) for each in found if each.demand is not None}


def _banked(view: RotaView, person: Person) -> int:
    """Minutes of the person's weeks beyond contracted hours or earned as time in lieu, whichever is more."""
    total = 0
    earned_in = {week.monday: week.earned for week in ledger(person, view)}
    for week in person.weeks:
        mine = view.shifts_in_week(person.id, week.monday)
        paid = sum(shift.paid_minutes for shift in mine)
        over_hours = paid - (week.contract_minutes - week.credit_minutes)
        evening = view.settings.evenings.evening_from
        outside = sum(overlap_minutes(shift.span, outside_hours(shift.span, evening)) for shift in mine)
        earned = earned_in.get(week.monday, 0)
        if person.toil is None and week.reserve_minutes > 0 and not person.is_evening_contract:
            earned = outside - week.reserve_minutes
        total += max(0, over_hours, earned)
    return total


def _grown(before: Sequence[Finding], after: Sequence[Finding], kind: str) -> tuple[str, ...]:
    """The new findings of rules that cost more than before."""
    price: Counter[str] = Counter()
    for finding in after:
        price[finding.rule] += finding.price * (finding.kind == kind)
    for finding in before:
        price[finding.rule] -= finding.price * (finding.kind == kind)
    new = (each for each in new_findings(before, after) if each.kind == kind and not each.is_overridden)
    return tuple(each.for_sharing.sentence for each in new if price[each.rule] > 0)


def _shortest_rest(shifts: Sequence[Shift], changed: Sequence[tuple[str, int]]) -> str:
    """The shortest rest next to a changed shift, if it is shorter than a day's."""
    keys = set(changed)
    rests: list[int] = []
    by_person: dict[str, list[Shift]] = {}
    for shift in sorted(shifts, key=lambda each: each.start):
        by_person.setdefault(shift.staff, []).append(shift)
    for mine in by_person.values():
        for earlier, later in pairwise(mine):
            if {(each.staff, each.day) for each in (earlier, later)} & keys:
                rests.append(later.start - earlier.end)
    shortest = min(rests, default=DAY)
    return f"{hours_label(shortest)} rest" if shortest < DAY else ""
