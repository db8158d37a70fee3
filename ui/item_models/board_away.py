"""Leave and other absence as bars that span days, and the words for a day that is not worked."""

from __future__ import annotations

from collections.abc import Iterator

from planner.domain.person import OffReason, Person, PersonDay
from planner.domain.time_grid import day_label, times_label
from ui.item_models.board_marks import AwayMark

# What is drawn as a bar, with its icon, what stands behind its words, and a short word for them; the other
# reasons are words in the row.
BARS: dict[OffReason, tuple[str, str, str, str]] = {
    "annual leave": ("Annual leave", "leave", "approved", "Leave"),
    "sick": ("Sick", "sick", "", ""),
    "study leave": ("Study leave", "study", "ring-fenced", "Study"),
    "time off in lieu": ("Time off in lieu", "leave", "", "In lieu"),
    "bank holiday": ("Bank holiday", "leave", "", "Holiday"),
    "away": ("Away", "not-working", "", ""),
}


def away_marks(person: Person) -> Iterator[AwayMark]:
    """One mark for each run of days with the same reason, days off inside it included."""
    run: list[PersonDay] = []
    gap = 0
    for day in person.days:
        if run and day.off_reason == run[0].off_reason:
            run.append(day)
            gap = 0
        elif run and day.off_reason == "not working" and gap < 2:
            # A weekend inside a fortnight's leave is not a return to work.
            gap += 1
        else:
            if run:
                yield _whole_days(run)
            run, gap = ([day] if day.off_reason in BARS else []), 0
    if run:
        yield _whole_days(run)


def _whole_days(run: list[PersonDay]) -> AwayMark:
    words, icon, state, brief = BARS[run[0].off_reason]
    first, last = run[0].day, run[-1].day
    days = day_label(first) if first == last else f"{_short(first)} – {_short(last)}"
    return AwayMark(words, f"{days} · {state}" if state else days, icon, first, last, brief=brief)


def _short(day: int) -> str:
    return day_label(day).rpartition(" ")[0]


def parts_away(day: PersonDay) -> tuple[AwayMark, ...]:
    """Parts of the day that are kept free; for what is their own affair."""
    return tuple(
        AwayMark("Away", times_label(part.start, part.end), "leave", day.day, day.day, part)
        for part in day.blocked
    )


def off_words(day: PersonDay, *, is_planned: bool) -> str:
    """`Not working`, `Out of post`, `Day off`; empty for what is drawn as a bar or not planned yet."""
    if day.off_reason in BARS:
        return ""
    if day.off_reason:
        return day.off_reason[:1].upper() + day.off_reason[1:]
    if not day.options:
        return "Not working"
    return "Day off" if is_planned else ""
