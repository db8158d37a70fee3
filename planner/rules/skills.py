"""Whoever makes a visit holds the qualifications it asks for on that day: a registered social worker for a
child-protection visit, an AMHP for a Mental Health Act assessment. In the first year of practice nobody goes
to court, nor writes for it, alone.

A hearing is attended with a colleague who has more experience, a statement has one as joint author.
Children Act 1989 s.47; Mental Health Act 1983 s.114.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import LAW, Finding
from planner.domain.needs import EventNeed, VisitNeed, WritingNeed
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_EVENT, EACH_VISIT, EACH_WRITING
from planner.rules.wording import day_text, listed

RULE = "skills"


def findings(view: RotaView, visit: VisitNeed) -> Iterator[Finding]:
    """Each person on the visit who does not hold all that it asks for."""
    if not visit.skills:
        return
    for shift, activity in view.serving(visit.id):
        if activity.kind != "visit":
            continue
        held = view.skills_of(shift.staff, shift.day)
        if held.issuperset(visit.skills):
            continue
        lacking = [skill for skill in visit.skills if skill not in held]
        asked = listed(f"“{view.problem.skill_name(skill)}”" for skill in lacking)
        yield Finding(
            rule=RULE,
            tier=LAW,
            sentence=(
                f"{view.name(shift.staff)} is planned for visit {visit.case} on {day_text(shift.day)}, "
                f"which asks for {asked}."
            ),
            measured=f"without {asked}",
            allowed=listed(f"“{view.problem.skill_name(skill)}”" for skill in visit.skills),
            people=(shift.staff,),
            span=activity.span,
            shifts=(shift.id,),
            demand=visit.id,
        )


def court_findings(view: RotaView, event: EventNeed) -> Iterator[Finding]:
    """Each person in the first year of practice who is at a hearing without a colleague who is not."""
    if event.kind != "hearing":
        return
    there = {
        shift.staff: shift
        for shift, activity in view.serving(event.id)
        if activity.kind == "event" and activity.span.contains(event.span)
    }
    first_year = [staff for staff in there if view.problem.person_by_id[staff].is_first_year]
    if len(first_year) < len(there):
        return
    for staff in first_year:
        yield Finding(
            rule=RULE,
            tier=LAW,
            sentence=(
                f"{view.name(staff)} is in the first year of practice and at {event.name} on "
                f"{day_text(there[staff].day)} without an experienced colleague."
            ),
            measured="alone",
            allowed="jointly",
            people=(staff,),
            span=event.span,
            shifts=(there[staff].id,),
            demand=event.id,
        )


def writing_findings(view: RotaView, need: WritingNeed) -> Iterator[Finding]:
    """Each block that an author in the first year of practice writes without an experienced joint author."""
    people = view.problem.person_by_id
    author, joint = people.get(need.author), people.get(need.co_author or "")
    if author is None or not author.is_first_year or (joint is not None and not joint.is_first_year):
        return
    for shift, activity in view.serving(need.id):
        if activity.kind != "court_writing" or shift.staff != need.author:
            continue
        yield Finding(
            rule=RULE,
            tier=LAW,
            sentence=(
                f"{author.name} is in the first year of practice and writes for case {need.case} on "
                f"{day_text(shift.day)} without an experienced joint author."
            ),
            measured="alone",
            allowed="jointly",
            people=(need.author,),
            span=activity.span,
            shifts=(shift.id,),
            demand=need.id,
        )


PARTS = (
    EACH_VISIT.part(findings),
    EACH_EVENT.part(court_findings),
    EACH_WRITING.part(writing_findings),
)
