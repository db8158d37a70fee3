"""How evenings, duty and weekends are shared, in the figures and words that the window shows; no widgets."""

from __future__ import annotations

from dataclasses import dataclass

from planner.reports.fairness_shares import FairnessShares, MeasureShares, Share, fairness_shares
from planner.rules.fairness import DUTY_UNIT, TENTHS
from ui.session.shown_rota import ShownRota

DUTY = "duty hours"


@dataclass(frozen=True, slots=True)
class ShareBar:
    """One person's bar: `before` the rota and in it `now`, as for a full-time post; `figure` are the real
    numbers ("3 + 1"), `words` all of it for a tooltip and a screen reader."""

    person: str
    name: str
    before: float
    now: float
    figure: str
    words: str

    @property
    def whole(self) -> float:
        return self.before + self.now


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """One measure, the longest bar first. `even` is what everybody would have if all had the same."""

    title: str
    sentence: str
    bars: tuple[ShareBar, ...]
    even: float
    even_text: str


def shares_of(shown: ShownRota) -> FairnessShares:
    """The shares of the rota on screen."""
    return fairness_shares(shown.problem, shown.shifts, shown.rota.tiers if shown.rota else ())


def measure_words(measure: MeasureShares, weeks: int) -> MeasureWords:
    """A measure in words and bars."""
    bars = [_bar(measure, share, weeks) for share in measure.shares]
    bars.sort(key=lambda bar: (-bar.whole, bar.name))
    even = sum(bar.whole for bar in bars) / len(bars) if bars else 0.0
    most, least = bars[0], bars[-1]
    spread = most.whole - least.whole
    if spread:
        unit = _unit(measure, spread)
        earlier = max(bar.before for bar in bars) - min(bar.before for bar in bars)
        them = "it" if measure.measure == DUTY or spread == 1 else "them"
        was = f", {_number(earlier)} of {them} from before" if 0 < earlier <= spread else ""
        was = f", and was {_number(earlier)} before this rota" if earlier > spread else was
        sentence = f"Most {most.name}, least {least.name}; the spread is {_number(spread)}{unit}{was}."
    else:
        sentence = "Everybody has the same."
    return MeasureWords(
        measure.measure.capitalize(), sentence, tuple(bars), even, f"even: {_number(even)}{_hours(measure)}"
    )


def person_shares(shares: FairnessShares, person: str) -> tuple[str, ...]:
    """`Evenings: 3 in the last 12 weeks, 2 in this rota`, a line a measure."""
    lines = []
    for measure in shares.measures:
        for share in measure.shares:
            if share.person == person:
                before, now = _real(measure, share.done), _real(measure, share.planned)
                hours = _hours(measure)
                lines.append(
                    f"{measure.measure.capitalize()}: {before}{hours} in the last {shares.weeks} weeks, "
                    f"{now}{hours} in this rota"
                )
    return tuple(lines)


def _bar(measure: MeasureShares, share: Share, weeks: int) -> ShareBar:
    amount = share.done + share.planned
    whole = share.load / TENTHS * (DUTY_UNIT / 60 if measure.measure == DUTY else 1)
    before = whole * share.done / amount if amount else 0.0
    done, planned, hours = _real(measure, share.done), _real(measure, share.planned), _hours(measure)
    words = f"{share.name}: {done}{hours} in the last {weeks} weeks, {planned}{hours} in this rota"
    if _number(whole) != _real(measure, amount):
        words = f"{words}; as for a full-time post {_number(whole)}{hours}"
    return ShareBar(share.person, share.name, before, whole - before, f"{done} + {planned}", words)


def _real(measure: MeasureShares, amount: int) -> str:
    return _number(amount * DUTY_UNIT / 60 if measure.measure == DUTY else amount)


def _hours(measure: MeasureShares) -> str:
    return " h" if measure.measure == DUTY else ""


def _unit(measure: MeasureShares, amount: float) -> str:
    if measure.measure == DUTY:
        return " h"
    noun = measure.measure.removesuffix("s") if amount == 1 else measure.measure
    return f" {noun}"


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
