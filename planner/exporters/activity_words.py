"""How each kind of activity is named and lettered wherever a rota is written out.

Colour never stands alone: every mark has a letter of its own, and the key says what it means.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MarkWords:
    """One kind of mark: its letter, its word, and the colour family it shares with the board."""

    kind: str
    letter: str
    word: str
    colour: str


MARKS: tuple[MarkWords, ...] = (
    MarkWords("visit", "V", "Visit", "visit"),
    MarkWords("duty", "D", "Duty", "duty"),
    MarkWords("court_writing", "C", "Court writing", "court"),
    MarkWords("hearing", "H", "Court hearing", "court"),
    MarkWords("supervision", "S", "Supervision", "superv"),
    MarkWords("debrief", "B", "Debrief", "superv"),
    MarkWords("meeting", "M", "Meeting", "lock"),
    MarkWords("training", "T", "Training", "lock"),
    MarkWords("other", "E", "Event", "lock"),
    MarkWords("cpd", "L", "Learning (CPD)", "lock"),
    MarkWords("handover", "O", "Handover", "lock"),
    MarkWords("protected_admin", "A", "Protected admin", "admin"),
    MarkWords("recording", "W", "Write-up", "admin"),
    MarkWords("reserve", "R", "Lieu reserve", "reserve"),
    MarkWords("time_off", "F", "Time off in lieu", "reserve"),
    # Lieu reserve that was not used: the person is free.
    MarkWords("released", "X", "Free: reserve released", "reserve"),
)
# A visit that two make together, each with the other: the same kind with a letter of its own.
VISIT_BY_TWO = MarkWords("visit_by_two", "V2", "Visit by two", "visit")
KEY: tuple[MarkWords, ...] = (MARKS[0], VISIT_BY_TWO, *MARKS[1:])
MARK_BY_KIND: dict[str, MarkWords] = {mark.kind: mark for mark in MARKS}

PLACE_WORDS: dict[str, str] = {
    "office": "Office",
    "quiet_room": "Quiet room",
    "home": "Home",
    "field": "Out",
}
