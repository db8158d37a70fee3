"""Everyone has the time for CPD and training that was agreed, over twelve weeks and the plan together;
training that was cancelled for service is counted.

CPD that is booked and training that is attended count; teams that keep no record of past learning are not
judged. What is missing is told and costs nothing: learning is not paid for with visits. With it goes how the
weeks' learning is shared between job (CPD), peers (supervision, debriefs, handovers) and courses (70:20:10).
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.findings import Finding
from planner.domain.person import Learning, Person
from planner.domain.time_grid import hours_label
from planner.rules.rota_view import RotaView
from planner.rules.scopes import EACH_PERSON
from planner.rules.wording import counted, listed

RULE = "learning"


def learnt_minutes(view: RotaView, person: Person) -> int:
    """Minutes of CPD and training in the person's shifts."""
    training = {event.id for event in view.problem.events if event.kind == "training"}
    return sum(
        max(0, activity.end - activity.start)
        for shift in view.shifts_of(person.id)
        for activity in shift.activities
        if activity.kind == "cpd" or (activity.kind == "event" and activity.demand in training)
    )


def shares(view: RotaView, person: Person) -> tuple[int, int, int]:
    """Of what is learnt in the plan: per cent on the job, with peers and in courses (70:20:10 is the aim)."""
    training = {event.id for event in view.problem.events if event.kind == "training"}
    minutes = {"job": 0, "peers": 0, "courses": 0}
    for shift in view.shifts_of(person.id):
        for activity in shift.activities:
            length = max(0, activity.end - activity.start)
            if activity.kind == "cpd":
                minutes["job"] += length
            elif activity.kind in ("supervision", "debrief", "handover"):
                minutes["peers"] += length
            elif activity.kind == "event" and activity.demand in training:
                minutes["courses"] += length
    whole = max(1, sum(minutes.values()))
    job, peers, courses = (round(100 * part / whole) for part in minutes.values())
    return job, peers, courses


def findings(view: RotaView, person: Person) -> Iterator[Finding]:
    """Too little time to learn, and training that was cancelled for service."""
    problem, learning = view.problem, person.learning
    if learning is None:
        return
    if problem.is_overridden(RULE, problem.days.start, problem.days.stop - 1, person.id):
        return
    if learning.cancelled:
        names = listed(f"“{name}”" for name in learning.cancelled)
        was = "was" if len(learning.cancelled) == 1 else "were"
        number = counted(len(learning.cancelled), "training")
        sentence = f"{person.name}'s training {names} {was} cancelled for service."
        yield _told(view, person, sentence, f"{number} cancelled", "none")
    if learning.past_weeks:
        yield from _too_little(view, person, learning)


def _too_little(view: RotaView, person: Person, learning: Learning) -> Iterator[Finding]:
    weeks = learning.past_weeks + view.problem.weeks
    got, agreed = learning.past_minutes + learnt_minutes(view, person), learning.minutes_per_week * weeks
    if got < agreed:
        sentence = (
            f"{person.name} has {hours_label(got)} of CPD and training in {counted(weeks, 'week')}; "
            f"{hours_label(agreed)} are agreed."
        )
        job, peers, courses = shares(view, person)
        measured = f"{hours_label(got)}; in these weeks {job}:{peers}:{courses} by job, peers and courses"
        yield _told(view, person, sentence, measured, f"at least {hours_label(agreed)}; 70:20:10")


def _told(view: RotaView, person: Person, sentence: str, measured: str, allowed: str) -> Finding:
    return Finding(
        rule=RULE,
        tier=4,
        sentence=sentence,
        measured=measured,
        allowed=allowed,
        people=(person.id,),
        span=view.problem.span,
    )


PARTS = (EACH_PERSON.part(findings),)
