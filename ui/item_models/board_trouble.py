"""Which rule a shift breaks: the gravest finding in a few words, and every sentence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from planner.domain.findings import Finding
from planner.domain.rota import Shift
from planner.domain.time_grid import DAY, day_of
from ui.item_models.board_marks import TroubleKind, TroubleMark

_GRAVITY: Final[dict[TroubleKind, int]] = {"law": 0, "policy": 1, "wish": 2}
_SHORT_WORDS: Final[dict[str, str]] = {
    "daily_rest": "rest",
    "late_finish": "rest",
    "weekly_rest": "week's rest",
    "breaks": "break",
    "availability": "not available",
    "evenings": "evenings",
    "days_in_a_row": "days in a row",
    "contract_hours": "hours",
    "lieu_reserve": "reserve",
    "protected_admin": "admin",
    "paired_visits": "needs two",
    "skills": "skills",
    "pins": "pin moved",
    "lockdown": "lockdown",
    "presence": "presence",
}
MOST_SHORT_LETTERS = 18


class TroubleFinder:
    """Finds what is wrong with a shift among the findings of a rota; demand not met is shown elsewhere."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._by_shift: dict[str, list[tuple[TroubleKind, Finding]]] = {}
        self._by_day: dict[tuple[str, int], list[tuple[TroubleKind, Finding]]] = {}
        for finding in findings:
            kind = finding.kind
            if kind == "shortfall" or finding.is_overridden or not _is_of_days(finding):
                continue
            for shift in finding.shifts:
                self._by_shift.setdefault(shift, []).append((kind, finding))
            if not finding.shifts and finding.span:
                for person in finding.people:
                    key = (person, day_of(finding.span.start))
                    self._by_day.setdefault(key, []).append((kind, finding))

    def of(self, shift: Shift) -> TroubleMark | None:
        """The gravest thing wrong with the shift; None when nothing is."""
        found = self._by_shift.get(shift.id, []) + self._by_day.get((shift.staff, shift.day), [])
        if not found:
            return None
        found.sort(key=lambda each: _GRAVITY[each[0]])
        kind, worst = found[0]
        sentences = tuple(dict.fromkeys(finding.sentence for _, finding in found))
        return TroubleMark(kind, _short_text(worst), sentences)


def broken_law_days(findings: Iterable[Finding], shifts: Mapping[str, Shift]) -> Counter[int]:
    """How many laws are broken on each day (an ordinal); what is broken between two shifts is on both days.

    `shifts`: by id. A law of a whole week is no single day's.
    """
    found: Counter[int] = Counter()
    for finding in findings:
        if finding.kind != "law" or not _is_of_days(finding):
            continue
        days = {shifts[each].day for each in finding.shifts if each in shifts}
        if not days and finding.span is not None:
            days = {day_of(finding.span.start)}
        found.update(days)
    return found


def _is_of_days(finding: Finding) -> bool:
    """Whether the finding is about certain days, not about a whole week that no single shift breaks."""
    return finding.span is None or finding.span.minutes <= 3 * DAY


def _short_text(finding: Finding) -> str:
    words = _SHORT_WORDS.get(finding.rule, finding.rule.replace("_", " "))
    text = f"{words} {finding.measured}".strip()
    return text if len(text) <= MOST_SHORT_LETTERS else words
