"""Which rule a shift breaks: the gravest finding in a few words, and every sentence."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from planner.domain.differing import few_differing
from planner.domain.findings import LAW, Finding, TierNumber
from planner.domain.indexed_shifts import renewed
from planner.domain.rota import Shift
from planner.domain.time_grid import DAY, day_of
from planner.rules.wording import rule_words
from ui.item_models.board_marks import TroubleKind, TroubleMark

# Of tiers; demand not met is shown elsewhere.
_KINDS: Final[dict[TierNumber, TroubleKind]] = {0: "law", 3: "policy", 4: "wish"}
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


@dataclass(frozen=True, slots=True)
class TroubleFinder:
    """Finds what is wrong with a shift among the findings of a rota: those of shifts, by id, and those of no
    shift, by person and day."""

    findings: tuple[Finding, ...]
    by_shift: Mapping[str, Sequence[Finding]]
    by_day: Mapping[tuple[str, int], Sequence[Finding]]

    @classmethod
    def of_findings(cls, findings: tuple[Finding, ...]) -> TroubleFinder:
        """The finder of the findings, from that of nearly the same ones where there is one: after an edit
        only what it touches is sorted anew."""
        for known in _LAST:
            if known.findings is findings:
                return known
        near = (known._after(findings) for known in tuple(_LAST))
        found = next((each for each in near if each is not None), None) or cls.anew(findings)
        _LAST.appendleft(found)
        return found

    @classmethod
    def anew(cls, findings: Iterable[Finding]) -> TroubleFinder:
        """The finder from nothing but the findings."""
        listed = tuple(findings)
        return cls(listed, *_sorted_anew(listed))

    def _after(self, findings: tuple[Finding, ...]) -> TroubleFinder | None:
        """That of other findings, where nearly all are these and in the same order."""
        other = few_differing(self.findings, findings)
        if other is None:
            return None
        gone, come = other
        by_shift, by_day = _sorted_anew((*gone, *come))
        near = set(map(id, come))
        near.update(id(each) for key in by_shift for each in self.by_shift.get(key, ()))
        near.update(id(each) for key in by_day for each in self.by_day.get(key, ()))
        of_shift, of_day = _sorted_anew(each for each in findings if id(each) in near)
        return TroubleFinder(
            findings, renewed(self.by_shift, of_shift, by_shift), renewed(self.by_day, of_day, by_day)
        )

    def about(self, shift: Shift) -> Sequence[Finding]:
        """What is wrong with the shift."""
        of_day = self.by_day.get((shift.staff, shift.day), ())
        return (*self.by_shift.get(shift.id, ()), *of_day)

    def of(self, shift: Shift) -> TroubleMark | None:
        """The gravest thing wrong with the shift; None when nothing is."""
        # The law is tier 0: the lower, the graver.
        found = sorted(self.about(shift), key=lambda each: each.tier)
        if not found:
            return None
        sentences = tuple(dict.fromkeys(finding.sentence for finding in found))
        return TroubleMark(_KINDS[found[0].tier], _short_text(found[0]), sentences)


# Those that were asked for last.
_LAST: deque[TroubleFinder] = deque(maxlen=4)


def _sorted_anew(
    findings: Iterable[Finding],
) -> tuple[dict[str, list[Finding]], dict[tuple[str, int], list[Finding]]]:
    """Findings by shift, and those of no shift by person and day."""
    by_shift: dict[str, list[Finding]] = {}
    by_day: dict[tuple[str, int], list[Finding]] = {}
    for finding in findings:
        if finding.tier not in _KINDS or finding.is_overridden or not _is_of_days(finding):
            continue
        for shift in finding.shifts:
            by_shift.setdefault(shift, []).append(finding)
        if not finding.shifts and finding.span:
            for person in finding.people:
                by_day.setdefault((person, day_of(finding.span.start)), []).append(finding)
    return by_shift, by_day


def broken_law_days(findings: Iterable[Finding], shifts: Mapping[str, Shift]) -> Counter[int]:
    """How many laws are broken on each day (an ordinal); what is broken between two shifts is on both days.

    `shifts`: by id. A law of a whole week is no single day's.
    """
    found: Counter[int] = Counter()
    for finding in findings:
        if finding.tier != LAW or not _is_of_days(finding):
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
    words = _SHORT_WORDS.get(finding.rule, rule_words(finding.rule))
    text = f"{words} {finding.measured}".strip()
    return text if len(text) <= MOST_SHORT_LETTERS else words
