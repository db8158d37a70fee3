"""Who could have done it: an honest first count of the team for one span of one day.

Each person falls into the first group that rules them out. The full account, step by step and checked by
solving again, is another matter; this is the plain-language reason beside uncovered demand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.problem import Person, RotaProblem
from planner.domain.rota import ActivityKind, Shift
from planner.domain.time_grid import Span, clock, day_of

# The order in which the groups are told.
BUSY_WORDS: Mapping[ActivityKind, str] = {
    "visit": "already on a visit",
    "duty": "on duty",
    "event": "at a meeting, hearing or training",
    "court_writing": "writing for court",
    "supervision": "in supervision",
    "debrief": "in a debrief",
}


@dataclass(frozen=True, slots=True)
class Candidates:
    """The team sorted by what rules each person out: words → number, and the ids of those left over."""

    people: int
    ruled_out: tuple[tuple[str, int], ...]
    free: tuple[str, ...]

    def sentence(self) -> str:
        """`of 14: 4 on leave or not working, 5 finish before 20:15, 1 free`."""
        parts = [f"{number} {words}" for words, number in self.ruled_out]
        if self.free:
            parts.append(f"{len(self.free)} free then")
        return f"of {self.people}: {', '.join(parts)}" if parts else f"of {self.people}: nobody is left"


def find_candidates(
    problem: RotaProblem,
    shifts: Iterable[Shift],
    span: Span,
    *,
    skills: Sequence[str] = (),
    found: Sequence[str] = (),
) -> Candidates:
    """Sort everyone but `found` for work in the span (travel included) that asks for the skills."""
    by_person: dict[str, list[Shift]] = {}
    for shift in shifts:
        by_person.setdefault(shift.staff, []).append(shift)
    out: Counter[str] = Counter()
    free: list[str] = []
    for person in problem.people:
        if person.id in found:
            continue
        words = _ruled_out_by(problem, person, by_person.get(person.id, []), span, skills)
        if words:
            out[words] += 1
        else:
            free.append(person.id)
    ordered = sorted(out.items(), key=lambda item: (_step(item[0]), -item[1]))
    return Candidates(len(problem.people), tuple(ordered), tuple(free))


_STEPS = ("on leave", "in lockdown", "not qualified", "off that day", "finish", "start")


def _step(words: str) -> int:
    return next((index for index, start in enumerate(_STEPS) if words.startswith(start)), len(_STEPS))


def _ruled_out_by(
    problem: RotaProblem, person: Person, shifts: list[Shift], span: Span, skills: Sequence[str]
) -> str:
    """The words for what rules the person out, or nothing."""
    index = day_of(span.start) - problem.first_day
    if not 0 <= index < len(person.days):
        return ""
    today = person.days[index]
    near = [shift for shift in shifts if shift.day == today.day or shift.span.overlaps(span)]
    if not today.options and not near:
        return "on leave or not working"
    if any(blocked.overlaps(span) for blocked in today.blocked):
        return "on leave or not working"
    if person.weeks and person.weeks[index // 7].is_lockdown:
        return "in lockdown"
    if not set(skills) <= today.skills:
        return "not qualified for it"
    if not near:
        return "off that day in this rota"
    return _busy_words(near, span)


def _busy_words(shifts: list[Shift], span: Span) -> str:
    covering = next((shift for shift in shifts if shift.span.contains(span)), None)
    if covering is None:
        if all(shift.end < span.end for shift in shifts):
            return f"finish before {clock(span.end)}"
        return f"start after {clock(span.start)}"
    for activity in covering.activities:
        if activity.kind in BUSY_WORDS and activity.span.overlaps(span):
            return BUSY_WORDS[activity.kind]
    return ""
