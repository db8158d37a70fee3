"""How a shared post is kept by the patterns of the two who share it."""

from __future__ import annotations

from datetime import date

from planner.domain.team import Team
from planner.services.new_team import Joiner, new_team
from planner.services.share_overlap import overlap_words, share_overlap

MONDAY = date(2026, 11, 23)
WEEK = ("mon", "tue", "wed", "thu", "fri")


def shared(first: str, second: str) -> Team:
    people = (Joiner("Ana Alvi", first), Joiner("Ben Boyd", second))
    return new_team("N", manager="Jo", nation="england", people=people, cover=(), first_day=MONDAY)


def words(first: str, second: str) -> str:
    overlap = share_overlap(shared(first, second), "ana-alvi", "ben-boyd", WEEK, MONDAY)
    return overlap_words(overlap, 60)


def test_two_halves_of_the_week_meet_for_an_hour_on_wednesday() -> None:
    assert words("share-first", "share-second") == "By their patterns the two are together 1 h a week."


def test_alternate_weeks_never_meet_and_the_handover_is_missed() -> None:
    assert words("share-week-a", "share-week-b") == (
        "By their patterns the two are together 0 h in every week. The handover asks for 1 h."
    )


def test_days_on_which_neither_is_there_are_named() -> None:
    assert "Neither is there on Thu and Fri." in words("three-day", "three-day")


def test_who_is_not_in_post_yet_says_nothing() -> None:
    team = shared("share-first", "share-second")
    assert share_overlap(team, "ana-alvi", "nobody", WEEK, MONDAY) is None
    assert overlap_words(None, 60) == ""
