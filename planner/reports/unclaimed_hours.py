"""Hours in lieu that nobody took in time: listed until somebody decides, never silently deleted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from planner.domain.person import Person, ToilLot
from planner.domain.time_grid import hours_label
from planner.rules.toil_ledger import ToilWeek
from planner.rules.wording import day_text


@dataclass(frozen=True, slots=True)
class UnclaimedHours:
    """Minutes of one person that were earned on a day and may not be taken after another (ordinals)."""

    staff: str
    name: str
    minutes: int
    earned_on: int
    lapsed_on: int

    @property
    def sentence(self) -> str:
        """`Amira Khan: 2.5 h of Thu 29 Oct were not taken by Thu 28 Jan and are unclaimed.`"""
        return (
            f"{self.name}: {hours_label(self.minutes)} of {day_text(self.earned_on)} are not taken by "
            f"{day_text(self.lapsed_on)} and are unclaimed."
        )


def unclaimed_hours(person: Person, weeks: Sequence[ToilWeek], limit_weeks: int) -> Iterator[UnclaimedHours]:
    """What of the person's hours passes its limit of so many weeks before or in the plan, oldest first."""
    lost, _ = _lost_and_left(person, weeks, limit_weeks)
    return (_unclaimed(person, lot) for lot in lost)


def lots_left(person: Person, weeks: Sequence[ToilWeek], limit_weeks: int) -> tuple[ToilLot, ...]:
    """What is still owed after the plan, each lot with the day after which it may not be taken."""
    return tuple(_lost_and_left(person, weeks, limit_weeks)[1])


def _lost_and_left(
    person: Person, weeks: Sequence[ToilWeek], limit_weeks: int
) -> tuple[list[ToilLot], list[ToilLot]]:
    if person.toil is None or not weeks:
        return [], []
    first_day = weeks[0].monday
    lots = sorted(person.toil.lots, key=lambda lot: lot.lapses_on)
    lost = [lot for lot in lots if lot.lapses_on < first_day]
    lots = [lot for lot in lots if lot.lapses_on >= first_day]
    for week in weeks:
        sunday = week.monday + 6
        if week.earned:
            lots.append(ToilLot(week.earned, sunday, sunday, sunday + 7 * limit_weeks))
        lots = _after(lots, week.repaid)
        lost += [lot for lot in lots if lot.lapses_on <= sunday]
        lots = [lot for lot in lots if lot.lapses_on > sunday]
    return lost, lots


def _after(lots: Sequence[ToilLot], repaid: int) -> list[ToilLot]:
    """What is left of the lots when so much is repaid, the oldest first."""
    left = []
    for lot in lots:
        taken = min(repaid, lot.minutes)
        repaid -= taken
        if taken < lot.minutes:
            left.append(replace(lot, minutes=lot.minutes - taken))
    return left


def _unclaimed(person: Person, lot: ToilLot) -> UnclaimedHours:
    return UnclaimedHours(person.id, person.name, lot.minutes, lot.earned_on, lot.lapses_on)
