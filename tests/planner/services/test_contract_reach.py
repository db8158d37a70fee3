"""A change of contract says which published weeks it reaches back into."""

from __future__ import annotations

from datetime import date, timedelta

from planner.domain.rota import Made, Rota
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.services.contract_reach import published_mondays, reach_words, weeks_on_pattern, weeks_reached
from planner.services.staff_edits import change_contract_from
from tests.planner.services.small_office import MONDAY, NOW, small_team, usual_shifts


def published_team(weeks: int = 2) -> Team:
    """The small team with published weeks from the Monday on."""
    made = Made(by="Jo Patel", at=NOW, status="stopped")
    rota = Rota(team="north", first_day=MONDAY, weeks=1, made=made, shifts=usual_shifts())
    rotas = tuple(
        rota.model_copy(update={"first_day": MONDAY + timedelta(weeks=each), "state": "published"})
        for each in range(weeks)
    )
    return small_team().model_copy(update={"rotas": rotas})


def changed_from(team: Team, day: date) -> StaffMember:
    contract = team.staff[0].contracts[0].model_copy(update={"minutes_per_week": 1800})
    dates = contract.dates.model_copy(update={"first": day, "last": None})
    new = contract.model_copy(update={"dates": dates})
    return change_contract_from(team, team.staff[0].id, new).apply(team)[0].staff[0]


def test_a_contract_from_after_the_published_weeks_reaches_none() -> None:
    team = published_team()
    after = changed_from(team, MONDAY + timedelta(weeks=2))
    assert weeks_reached(team, team.staff[0], after) == ()
    assert reach_words(()) == ""


def test_a_change_on_a_wednesday_reaches_that_week_and_what_follows() -> None:
    team = published_team(3)
    after = changed_from(team, MONDAY + timedelta(days=9))
    mondays = weeks_reached(team, team.staff[0], after)
    assert mondays == (MONDAY + timedelta(weeks=1), MONDAY + timedelta(weeks=2))
    assert reach_words(mondays).startswith("Reaches 2 published weeks (from Mon 30 Nov and Mon 7 Dec).")


def test_drafts_are_not_reached() -> None:
    team = published_team()
    drafts = tuple(each.model_copy(update={"state": "draft"}) for each in team.rotas)
    assert published_mondays(team.model_copy(update={"rotas": drafts})) == ()


def test_a_pattern_reaches_the_weeks_in_which_it_was_worked() -> None:
    team = published_team()
    pattern = team.staff[0].contracts[0].pattern
    assert weeks_on_pattern(team, pattern) == published_mondays(team)
    assert weeks_on_pattern(team, "nobody's") == ()


def test_many_weeks_are_counted_not_listed() -> None:
    words = reach_words(MONDAY + timedelta(weeks=each) for each in range(8))
    assert "8 published weeks" in words
    assert "5 more" in words
