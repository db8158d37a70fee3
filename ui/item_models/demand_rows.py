"""One row of the lists of demand, texts ready to show; and a week that begins on a Monday as days."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from planner.domain.records import WEEKDAY_NAMES
from planner.domain.time_grid import WEEKDAYS

Kind = Literal["cover", "visits", "court_deadlines", "supervision_plans", "events"]
# Keys of rows that stand for no record of demand.
STANDING = "standing:"


@dataclass(frozen=True, slots=True)
class DemandRow:
    """One record. `window` and `mark` are parts (0–1) of the day 07:00–21:00, `filled` the part of a bar;
    `tone` is of the chip; `differs` says in what the week is not as usual. `figure_says` and `chip_says`: for
    somebody who hears them, where a bare figure or a sign would say nothing."""

    key: str
    kind: Kind
    title: str
    subtitle: str
    icon: str = ""
    ink: str = "text2"
    ground: str = "sunken"
    figure: str = ""
    chip: str = ""
    tone: Literal["neutral", "accent", "ok", "warn", "danger"] = "neutral"
    beside: str = ""
    window: tuple[float, float] | None = None
    mark: float | None = None
    below: str = ""
    filled: float | None = None
    differs: str = ""
    figure_says: str = ""
    chip_says: str = ""

    @property
    def spoken(self) -> str:
        parts = (
            *(self.title, self.subtitle, self.below, self.beside),
            *(self.figure_says or self.figure, self.chip_says or self.chip),
            f"not as usual: {self.differs}" if self.differs else "",
        )
        return ", ".join(part for part in parts if part)


def days_words(days: Sequence[str]) -> str:
    """`Mon–Fri`, `Sat`, `Mon, Wed`."""
    numbers = sorted(WEEKDAY_NAMES.index(day) for day in WEEKDAY_NAMES if day in days)
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        return f"{WEEKDAYS[numbers[0]]}–{WEEKDAYS[numbers[-1]]}"
    return ", ".join(WEEKDAYS[number] for number in numbers)
