"""What the inspector says of demand that is not met, in words; no widgets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from planner.domain.occurrences import visit_of
from planner.domain.rota import Uncovered
from planner.domain.time_grid import Span, clock, day_label, day_of, hours_label, span_label
from planner.rules.duty_cover import why_uncounted
from ui.item_models.problems_item_model import when_label
from ui.session.shown_rota import ShownRota
from ui.views.shift_words import person_name, visit_need

KIND_TITLES = {
    "visit": "Uncovered visit",
    "duty": "Duty turn short",
    "presence": "Too few at work",
    "shift": "Shift short",
    "court_writing": "Court writing not booked",
    "supervision": "Supervision not booked",
    "event": "Event without its people",
    "handover": "Handover not booked",
}


@dataclass(frozen=True, slots=True)
class UncoveredWords:
    """Texts for the inspector. `found` are the names of workers already on it, `missing` what still lacks.
    `uncounted`: who is on a turn on duty and does not count, and why."""

    kind: str
    title: str
    short: str
    facts: tuple[str, ...]
    is_statutory: bool
    found: tuple[str, ...]
    missing: str
    windows: tuple[str, ...]
    reason: str
    uncounted: tuple[str, ...] = ()


def uncovered_words(shown: ShownRota, entry: Uncovered) -> UncoveredWords:
    """Everything known of one uncovered demand."""
    label = shown.words.of(entry.demand)
    return UncoveredWords(
        kind=KIND_TITLES[entry.kind],
        title=_title(shown, entry, label.label if label else entry.demand),
        short=short_words(shown, entry),
        facts=_facts(shown, entry),
        is_statutory=bool(label and label.is_statutory),
        found=found_names(shown, entry),
        missing=missing_words(entry),
        windows=_windows(shown, entry),
        reason=entry.reason,
        uncounted=tuple(f"{name}: {why}" for name, why in _on_it(shown, entry) if why),
    )


def what_words(shown: ShownRota, entry: Uncovered) -> str:
    """One line for the problems table."""
    visit = visit_need(shown, entry.demand)
    if visit is not None:
        if visit.workers == 2:
            return "Two-worker visit is one short" if entry.missing == 1 else "Two-worker visit has nobody"
        return "Visit has nobody" if not found_names(shown, entry) else "Visit is one short"
    label = shown.words.of(entry.demand)
    return f"{label.label if label else entry.demand}: {missing_words(entry)}"


def case_of(shown: ShownRota, entry: Uncovered) -> str:
    """The case reference, or nothing."""
    label = shown.words.of(entry.demand)
    return label.case if label else ""


def found_words(shown: ShownRota, entry: Uncovered) -> str:
    """`1 of 2: Amira Khan`."""
    visit = visit_need(shown, entry.demand)
    if visit is None:
        return missing_words(entry)
    names = found_names(shown, entry)
    return f"{len(names)} of {visit.workers}{': ' + ', '.join(names) if names else ''}"


def short_words(shown: ShownRota, entry: Uncovered) -> str:
    """`two workers needed – 1 of 2 found`; of other demand what is missing."""
    visit = visit_need(shown, entry.demand)
    if visit is None:
        return missing_words(entry)
    needed = {1: "one worker needed", 2: "two workers needed"}.get(visit.workers, f"{visit.workers} needed")
    found = len(found_names(shown, entry))
    return f"{needed} – {f'{found} of {visit.workers}' if visit.workers > 1 else 'nobody'} found"


def missing_words(entry: Uncovered) -> str:
    """`1 worker missing`, `3.5 h missing`."""
    if entry.unit == "minutes":
        return f"{hours_label(entry.missing)} missing"
    noun = entry.unit.removesuffix("s") if entry.unit == "workers" and entry.missing == 1 else entry.unit
    noun = "person" if noun == "people" and entry.missing == 1 else noun
    return f"{entry.missing} {noun} missing"


def _title(shown: ShownRota, entry: Uncovered, label: str) -> str:
    visit = visit_need(shown, entry.demand)
    if visit is not None:
        weekday = day_label(day_of(entry.start)).split()[0]
        return f"{weekday} {clock(entry.start)} visit, case {visit.case}"
    return label


def found_names(shown: ShownRota, entry: Uncovered) -> tuple[str, ...]:
    """Those on it who count."""
    return tuple(name for name, why in _on_it(shown, entry) if not why)


def _on_it(shown: ShownRota, entry: Uncovered) -> Iterator[tuple[str, str]]:
    """Those on it, and why one does not count; who only writes it up is not on it."""
    turn = shown.problem.turn_by_id.get(entry.demand)
    on_it = (both for both in shown.serving.get(entry.demand, ()) if both[1].kind == entry.kind)
    for shift, activity in {shift.id: (shift, activity) for shift, activity in on_it}.values():
        why = why_uncounted(turn, shift, activity) if turn is not None else ""
        yield person_name(shown, shift.staff), why


def _facts(shown: ShownRota, entry: Uncovered) -> tuple[str, ...]:
    visit = visit_need(shown, entry.demand)
    when = when_label(Span(entry.start, entry.end))
    if visit is None:
        return (when,)
    record = visit_of(shown.team, visit.id)
    due = record.due if record else None
    return (f"{visit.minutes} min", *((f"due {day_label(due.toordinal())}",) if due else ()))


def _windows(shown: ShownRota, entry: Uncovered) -> tuple[str, ...]:
    visit = visit_need(shown, entry.demand)
    if visit is None:
        return ()
    return tuple(f"{span_label(window).rsplit(' ', 1)[0]} {window.times}" for window in visit.windows)
