"""From an activity to the block that is drawn for it: look, icon, short text, and the words for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property

from planner.domain.indexed_shifts import Service, indexed
from planner.domain.needs import EventNeed, VisitNeed, WritingNeed
from planner.domain.problem import RotaProblem
from planner.domain.rota import Activity, ActivityKind, Shift
from planner.domain.time_grid import clock, day_of, end_clock, moment_label
from ui.item_models.board_marks import BlockLook, BlockMark

_LOOKS: Mapping[ActivityKind, tuple[BlockLook, str, str, str]] = {
    # kind: look, icon, short text, word
    "visit": ("visit", "visit", "", "Visit"),
    "duty": ("duty", "duty", "Duty", "Duty desk"),
    "court_writing": ("court", "court", "", "Court writing"),
    "protected_admin": ("admin", "admin", "", "Protected admin"),
    "recording": ("recording", "recording", "", "Write-up"),
    "supervision": ("superv", "supervision", "1:1", "Supervision"),
    "event": ("event", "event", "", "Event"),
    "debrief": ("superv", "debrief", "", "Debrief"),
    "cpd": ("cpd", "cpd", "CPD", "CPD and catch-up"),
    "reserve": ("reserve", "", "", "10% reserve"),
    "handover": ("handover", "", "", "Handover"),
    "time_off": ("time_off", "leave", "Off", "Time off in lieu"),
}
_RELEASED: tuple[BlockLook, str, str, str] = ("time_off", "leave", "Free", "Free: reserve released")
# What its block names the others of.
DONE_TOGETHER = frozenset({"supervision", "handover", "debrief"})
# How many are on it, and which of its blocks is the last.
SHOWN_WITH_OTHERS = frozenset({"visit", "court_writing"})
_NUMBERS = {1: "one", 2: "two", 3: "three"}


class BlockMaker:
    """Makes the blocks of one rota. What an activity is for is looked up once."""

    def __init__(self, problem: RotaProblem, shifts: Sequence[Shift]) -> None:
        self._problem = problem
        self._serving = indexed(shifts).serving

    def blocks(self, shift: Shift) -> tuple[BlockMark, ...]:
        """The blocks of a shift in the order of its activities."""
        return tuple(self._block(index, each, shift) for index, each in enumerate(shift.activities))

    def followed_from(self, shift: Shift) -> tuple[object, ...]:
        """All beyond the shift itself that its blocks follow from: while it is the same, so are they."""
        return tuple(
            (
                self._problem.visit_by_id.get(demand),
                self._writing.get(demand),
                self._events.get(demand),
                self._owed.get(demand),
                self._services(demand) if activity.kind in SHOWN_WITH_OTHERS else (),
                self._with_whom(activity, shift),
            )
            for activity in shift.activities
            if (demand := activity.demand) is not None
        )

    def _services(self, demand: str) -> Sequence[Service]:
        return self._serving.get(demand, ())

    def _block(self, index: int, activity: Activity, shift: Shift) -> BlockMark:
        if activity.kind == "visit" and (visit := self._problem.visit_by_id.get(activity.demand or "")):
            return self._visit_block(index, activity, visit)
        if activity.kind == "court_writing" and (need := self._writing.get(activity.demand or "")):
            return self._writing_block(index, activity, need)
        if activity.kind == "event" and (event := self._events.get(activity.demand or "")):
            return self._event_block(index, activity, event)
        look, icon, text, word = _RELEASED if activity.is_released else _LOOKS[activity.kind]
        words = f"{word}{self._of_case(activity)}{self._with_whom(activity, shift)}, {_times(activity)}"
        return BlockMark(index, look, activity.span, icon, text, words, is_pinned=activity.is_pinned)

    def _visit_block(self, index: int, activity: Activity, visit: VisitNeed) -> BlockMark:
        assigned = sum(each.kind == "visit" for _, each in self._services(visit.id))
        missing = max(0, visit.workers - assigned)
        two = ", two workers" if visit.workers > 1 else ""
        lacking = f", {_NUMBERS.get(missing, str(missing))} missing" if missing else ""
        return BlockMark(
            index=index,
            look="visit",
            span=activity.span,
            icon="visit",
            text=last_four(visit.case),
            words=f"Visit {visit.case}, {_times(activity)}{two}{lacking}",
            workers=visit.workers,
            missing=missing,
            is_pinned=activity.is_pinned,
        )

    def _writing_block(self, index: int, activity: Activity, need: WritingNeed) -> BlockMark:
        blocks = (each.end for _, each in self._services(need.id) if each.kind == "court_writing")
        is_last = activity.end == max(blocks, default=None)
        is_due = is_last and day_of(need.finish_by - 1) == day_of(activity.end - 1)
        due = f", due {end_clock(need.finish_by)}" if is_due else f", to file {moment_label(need.filing)}"
        return BlockMark(
            index=index,
            look="court",
            span=activity.span,
            icon="court",
            text=last_four(need.case),
            words=f"Court writing {need.case}, {_times(activity)}{due}",
            is_due=is_due,
            is_pinned=activity.is_pinned,
        )

    def _event_block(self, index: int, activity: Activity, event: EventNeed) -> BlockMark:
        is_hearing = event.kind == "hearing"
        icon = "court" if is_hearing else "study" if event.kind == "training" else "event"
        case = f" {event.case}" if event.case and event.case not in event.name else ""
        named = f"Court hearing, {event.name}" if is_hearing else event.name
        return BlockMark(
            index=index,
            look="hearing" if is_hearing else "event",
            span=activity.span,
            icon=icon,
            text=last_four(event.case) if event.case else "",
            words=f"{named}{case}, {_times(activity)}",
            is_pinned=activity.is_pinned,
        )

    def _of_case(self, activity: Activity) -> str:
        """` R-1042` for the write-up of a visit, ` after R-1042` for a debrief."""
        if activity.kind not in ("recording", "debrief") or activity.demand is None:
            return ""
        visit = self._problem.visit_by_id.get(activity.demand)
        case = visit.case if visit else self._owed.get(activity.demand)
        return f"{' after' if activity.kind == 'debrief' else ''} {case}" if case else ""

    @cached_property
    def _owed(self) -> dict[str, str | None]:
        """Cases of write-ups that are owed."""
        return {need.id: need.case for need in self._problem.recording}

    def _with_whom(self, activity: Activity, shift: Shift) -> str:
        """` with Jo Patel` for what two people do together."""
        if activity.kind not in DONE_TOGETHER or activity.demand is None:
            return ""
        services = self._services(activity.demand)
        together = dict.fromkeys(other.staff for other, each in services if each.kind == activity.kind)
        people = self._problem.person_by_id
        names = [people[each].name for each in together if each != shift.staff and each in people]
        return f" with {' and '.join(names)}" if names else ""

    @cached_property
    def _writing(self) -> dict[str, WritingNeed]:
        return {need.id: need for need in self._problem.writing}

    @cached_property
    def _events(self) -> dict[str, EventNeed]:
        return {event.id: event for event in self._problem.events}


def last_four(case: str) -> str:
    """The last four figures of a case reference: `1042` of `R-1042`, `101` of `H-101`."""
    return case[-4:].lstrip("-/")


def _times(activity: Activity) -> str:
    on_site = activity.span_on_site
    return f"{clock(on_site.start)} to {end_clock(on_site.end)}"
