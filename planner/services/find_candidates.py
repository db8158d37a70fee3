"""Who could have done it: an honest first count of the team for one span of one day.

Each person falls into the first group that rules them out. The full account, step by step and checked by
solving again, is another matter; this is the plain-language reason beside uncovered demand.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.domain.problem import Person, RotaProblem
from planner.domain.rota import ActivityKind, Shift
from planner.domain.time_grid import Span, clock, day_of

BUSY_WORDS: Mapping[ActivityKind, str] = {
    "visit": "already on a visit",
    "duty": "on duty",
    "event": "at a meeting, hearing or training",
    "court_writing": "writing for court",
    "supervision": "in supervision",
    "debrief": "in a debrief",
}
# The order in which the groups are told; those after it are told by size.
STEPS = ("on leave or not working", "in lockdown", "not qualified for it", "off that day in this rota")
AWAY, IN_LOCKDOWN, NOT_QUALIFIED, OFF = STEPS


@dataclass(frozen=True, slots=True)
class Candidates:
    """The team sorted by what rules each person out: words → number, and the ids of those left over."""

    people: int
    ruled_out: tuple[tuple[str, int], ...]
    free: tuple[str, ...]

    def sentence(self) -> str:
        """`of 14: 4 on leave or not working, 5 finish before 20:15, 1 free then`."""
        parts = [f"{number} {words}" for words, number in self.ruled_out]
        if self.free:
            parts.append(f"{len(self.free)} free then")
        return f"of {self.people}: {', '.join(parts)}" if parts else f"of {self.people}: nobody is left"


class CandidateFinder:
    """Sorts the people of a problem, with the shifts of a rota at hand by person and day."""

    def __init__(self, problem: RotaProblem, shifts: Iterable[Shift]) -> None:
        self.problem = problem
        self._shifts: dict[tuple[str, int], list[Shift]] = {}
        self._by_day: dict[int, list[Shift]] = {}
        for shift in shifts:
            self._shifts.setdefault((shift.staff, shift.day), []).append(shift)
            self._by_day.setdefault(shift.day, []).append(shift)

    def find(self, span: Span, *, skills: Sequence[str] = (), found: Sequence[str] = ()) -> Candidates:
        """Sort everyone but `found` for work in the span (travel included) that asks for the skills."""
        out: Counter[str] = Counter()
        free: list[str] = []
        for person in self.problem.people:
            if person.id in found:
                continue
            words = self._ruled_out_by(person, span, skills)
            if words:
                out[words] += 1
            else:
                free.append(person.id)
        told = sorted(out.items(), key=_order)
        return Candidates(len(self.problem.people), tuple(told), tuple(free))

    def free(self, span: Span, skills: Sequence[str] = ()) -> int:
        """How many have a shift over the span and nothing else to do in it."""
        day = day_of(span.start)
        return sum(
            shift.start <= span.start
            and span.end <= shift.end
            and not self._ruled_out_by(self.problem.person_by_id[shift.staff], span, skills)
            for shift in (*self._by_day.get(day - 1, ()), *self._by_day.get(day, ()))
            if shift.staff in self.problem.person_by_id
        )

    def _near(self, person: str, day: int, span: Span) -> Iterator[Shift]:
        """The person's shifts of the day, and one of the day before that reaches into the span."""
        yield from (each for each in self._shifts.get((person, day - 1), ()) if each.end > span.start)
        yield from self._shifts.get((person, day), ())

    def _ruled_out_by(self, person: Person, span: Span, skills: Sequence[str]) -> str:
        """The words for what rules the person out, or nothing."""
        index = day_of(span.start) - self.problem.first_day
        if not 0 <= index < len(person.days):
            return AWAY
        today = person.days[index]
        near = list(self._near(person.id, today.day, span))
        if not today.options and not near:
            return AWAY
        if any(blocked.overlaps(span) for blocked in today.blocked):
            return AWAY
        if person.weeks[index // 7].is_lockdown:
            return IN_LOCKDOWN
        if not set(skills) <= today.skills:
            return NOT_QUALIFIED
        return _busy_words(near, span) if near else OFF


def _busy_words(shifts: list[Shift], span: Span) -> str:
    covering = next((each for each in shifts if each.start <= span.start and span.end <= each.end), None)
    if covering is None:
        if all(each.end < span.end for each in shifts):
            return f"finish before {clock(span.end)}"
        return f"start after {clock(span.start)}"
    for activity in covering.activities:
        if activity.start < span.end and span.start < activity.end and activity.kind in BUSY_WORDS:
            return BUSY_WORDS[activity.kind]
    return ""


def _order(told: tuple[str, int]) -> tuple[int, int, str]:
    words, number = told
    return STEPS.index(words) if words in STEPS else len(STEPS), -number, words
