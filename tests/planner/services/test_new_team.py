"""A team from a few answers: sound, with shared posts, and refused by the field that is not right."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.errors import BadInputError
from planner.importers.team_checks import team_problems
from planner.importers.team_file import parse_team, write_team
from planner.services.freeze_problem import freeze_problem
from planner.services.new_team import FirstCover, Joiner, new_team, remarks
from planner.services.pattern_templates import template_called

DAY = date(2026, 11, 25)
EIGHT = (
    Joiner("Ana Alvi", "eleven-seven"),
    Joiner("Ben Boyd", "share-first"),
    Joiner("Cy Clark", "share-second"),
    Joiner("Dee Dunn"),
    Joiner("Dee Dunn", "flexi"),
    Joiner("Flo Ford", "nine-day"),
    Joiner("Gus Gray", "three-day"),
    Joiner("Hal Hart", "twelve-eight", "Senior practitioner"),
)
DESK = FirstCover("Duty desk", 2)


def test_a_team_of_eight_is_sound_and_can_be_written_and_planned() -> None:
    team = new_team("North Moor", manager="Jo", nation="wales", people=EIGHT, cover=(DESK,), first_day=DAY)
    assert not team_problems(team)
    assert parse_team(write_team(team), "it") == team
    problem = freeze_problem(team, DAY)
    assert len(problem.people) == 8
    assert len(problem.duty_turns) == 10


@pytest.mark.parametrize(("people", "share"), [(4, 720), (12, 480)])
def test_a_small_team_shares_out_the_whole_desk(people: int, share: int) -> None:
    joiners = [Joiner(f"Person {number}") for number in range(people)]
    desk = FirstCover("Duty desk", 1)
    team = new_team("N", manager="Jo", nation="england", people=joiners, cover=(desk,), first_day=DAY)
    week = freeze_problem(team, DAY).people[0].weeks[0]
    assert week.duty_share_minutes == share


def test_two_halves_after_one_another_share_a_post() -> None:
    team = new_team("N", manager="Jo", nation="england", people=EIGHT, cover=(), first_day=DAY)
    (share,) = team.job_shares
    assert share.people == ("ben-boyd", "cy-clark")
    assert share.handover_minutes_per_week == 60


def test_namesakes_have_ids_of_their_own() -> None:
    team = new_team("N", manager="Jo", nation="england", people=EIGHT, cover=(), first_day=DAY)
    assert [member.id for member in team.staff][3:5] == ["dee-dunn", "dee-dunn.2"]


def test_contracts_begin_with_the_leave_year_and_have_the_hours_of_the_pattern() -> None:
    team = new_team("N", manager="Jo", nation="england", people=EIGHT, cover=(), first_day=DAY)
    contract = team.staff[6].contracts[0]
    # Who is there already has leave for the whole year.
    assert contract.dates.first == date(2026, 4, 1)
    assert contract.minutes_per_week == 1332


def test_a_team_without_people_or_name_is_refused_by_the_field() -> None:
    with pytest.raises(BadInputError) as refused:
        new_team("N", manager="Jo", nation="england", people=(), cover=(), first_day=DAY)
    assert refused.value.problems[0].path == "people"
    with pytest.raises(BadInputError) as refused:
        new_team("", manager="Jo", nation="england", people=EIGHT, cover=(), first_day=DAY)
    assert refused.value.problems[0].path == "name"


def test_who_works_eleven_to_seven_has_a_contract_of_evenings() -> None:
    team = new_team(
        "Harbour",
        manager="Sam Reed",
        nation="england",
        people=(Joiner("Ada Bell"), Joiner("Ben Cole", "eleven-seven"), Joiner("Cat Dunn", "nine-five")),
        cover=(),
        first_day=date(2026, 11, 23),
    )
    assert [member.contracts[0].is_evening_contract for member in team.staff] == [False, True, False]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("9-5", "nine-five"),
        ("9 to 5", "nine-five"),
        ("11am – 7pm", "eleven-seven"),
        ("12:00-20:00", "twelve-eight"),
        ("12.30-8.30", "half-twelve"),
        ("job share: first half · 18.5 h", "share-first"),
        ("8-4", None),
        ("25:00-9", None),
        ("", None),
    ],
)
def test_a_pattern_is_known_by_its_name_and_by_its_hours(words: str, expected: str | None) -> None:
    meant = template_called(words)
    assert (None if meant is None else meant.id) == expected


def test_a_half_without_the_other_and_namesakes_are_remarked_on() -> None:
    assert remarks(EIGHT) == ("Two people are called Dee Dunn.",)
    alone = (Joiner("Fay Field", "share-first"), Joiner("Gus Gray"), Joiner("Hal Hart", "share-second"))
    assert [each.split()[0] for each in remarks(alone)] == ["Fay", "Hal"]
