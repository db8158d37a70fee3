"""The wheel in words: what a cell says to somebody who hears it, and what a turn is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from planner.domain.person import OffReason, Person
from planner.domain.time_grid import DAY, WEEKDAYS, day_label, weekday_of
from planner.rules.wording import counted, listed
from planner.services.wheel.turns import Origin, WheelTurn
from planner.services.wheel.wheel_view import WheelView
from planner.services.wheel.who_can import days_of_week

# What is worth saying of a week: days off by pattern are not.
TOLD: dict[OffReason, str] = {
    "annual leave": "leave",
    "sick": "sick",
    "study leave": "study",
    "time off in lieu": "TOIL",
    "bank holiday": "bank holiday",
    "away": "away",
}
# Whose days they are not, of the weekend either.
ELSEWHERE: tuple[OffReason, ...] = ("out of post", "on loan")
ORIGINS: dict[Origin, str] = {
    "agreed": "agreed",
    "draft": "given out with the draft",
    "published": "published",
    "due": "falls due, not given out yet",
}


def away_words(view: WheelView, person: Person, week: int) -> str:
    """`leave 3 d`, `on loan`, `from Thu out of post`, or nothing."""
    del view
    days = days_of_week(person, week)
    counts = Counter(TOLD[day.off_reason] for day in days if day.off_reason in TOLD)
    counts.pop("bank holiday", None)
    parts = [_when(reason, [day.off_reason == reason for day in days]) for reason in ELSEWHERE]
    return ", ".join((*filter(None, parts), *(f"{words} {number} d" for words, number in counts.items())))


def _when(reason: str, is_so: Sequence[bool]) -> str:
    """`on loan` for the whole week, `from Thu on loan`, `to Tue on loan`; nothing where no day is so.

    In little room the day is seen first.
    """
    if not any(is_so):
        return ""
    if all(is_so):
        return reason
    places = [place for place, each in enumerate(is_so) if each]
    if places[0]:
        return f"from {WEEKDAYS[places[0]]} {reason}"
    return f"to {WEEKDAYS[places[-1]]} {reason}"


def origin_words(turn: WheelTurn) -> str:
    """Where the turn comes from."""
    if turn.kind == "supervision" and turn.origin == "due":
        return "falls due by its plan"
    return ORIGINS[turn.origin]


def turn_words(view: WheelView, turn: WheelTurn) -> str:
    """`Lockdown week, agreed, covered by Ben Boyd`."""
    cover = f", covered by {view.name(turn.cover_person)}" if turn.cover_person else ""
    return f"{turn.words}, {origin_words(turn)}{cover}"


def cell_words(view: WheelView, person: Person, week: int, turns: Sequence[WheelTurn]) -> str:
    """`Amira Khan, week of Mon 23 Nov: Lockdown week, agreed; leave 1 d`."""
    parts = [turn_words(view, turn) for turn in turns]
    if away := away_words(view, person, week):
        parts.append(away)
    what = "; ".join(parts) or "nothing"
    return f"{person.name}, week of {day_label(view.mondays[week])}: {what}"


def chip_text(turn: WheelTurn) -> str:
    """What stands in a turn's chip: `Lockdown`, `Tue 09`, the first name of a supervisor."""
    if turn.kind == "lockdown":
        return "Lockdown"
    if turn.kind == "duty":
        hour = f" {turn.times[0][0] % DAY // 60:02d}" if turn.times else ""
        return f"{WEEKDAYS[weekday_of(turn.day or 0)][:3]}{hour}"
    return turn.name.split()[0] if turn.name else "Supervision"


def short_text(turn: WheelTurn) -> str:
    """The same where there is little room: `Tu` for a turn on duty on Tuesday, `Lock` for a lockdown week."""
    letters = {"duty": 2, "lockdown": 4}.get(turn.kind)
    return chip_text(turn)[:letters]


def day_text(turn: WheelTurn) -> str:
    """`Tue`, without its hour."""
    return chip_text(turn).split()[0]


def initial(turn: WheelTurn) -> str:
    """The same where there is least room: `T`, where turns on duty stand in the order of their days."""
    return chip_text(turn)[:1]


def locked_words(names: Sequence[str]) -> str:
    """`2 people in lockdown: Ana and Ben`."""
    if not names:
        return "Nobody is in lockdown."
    return f"{counted(len(names), 'person', 'people')} in lockdown: {listed(names)}."
