"""What a loan or the end of a contract does to cover, told before it is kept."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.domain.demand import CoverRequirement
from planner.domain.records import DateRange
from planner.domain.staff import Secondment, StaffMember
from planner.domain.team import Team
from planner.services.post_effect import post_effect
from tests.planner.rules.factory import activity, shift
from tests.planner.services.small_office import MONDAY, hand_rota, small_team

TUESDAY = MONDAY + timedelta(days=1)
NEEDED = ("In the rota: 1 visit would need somebody else.",)


def ana(team: Team) -> StaffMember:
    return next(each for each in team.staff if each.id == "ana")


def lent(team: Team, first: date, last: date | None = None, direction: str = "away") -> StaffMember:
    fields = {"dates": DateRange(first=first, last=last), "direction": direction, "other_team": "North Moor"}
    return ana(team).model_copy(update={"secondments": (Secondment.model_validate(fields),)})


def ended(team: Team, last: date) -> StaffMember:
    (contract,) = ana(team).contracts
    ending = contract.model_copy(update={"dates": DateRange(first=contract.dates.first, last=last)})
    return ana(team).model_copy(update={"contracts": (ending,)})


def test_a_loan_tells_of_the_work_that_would_need_somebody_else() -> None:
    team = small_team(cover=())
    assert post_effect(team, lent(team, MONDAY), hand_rota(), MONDAY) == NEEDED
    assert post_effect(team, lent(team, TUESDAY, TUESDAY), hand_rota(), MONDAY) == NEEDED
    assert post_effect(team, lent(team, MONDAY + timedelta(days=2)), hand_rota(), MONDAY) == ()


def test_the_end_of_a_contract_and_of_a_secondment_tell_the_same() -> None:
    team = small_team(cover=())
    assert post_effect(team, ended(team, MONDAY), hand_rota(), MONDAY) == NEEDED
    assert post_effect(team, ended(team, TUESDAY), hand_rota(), MONDAY) == ()
    assert post_effect(team, lent(team, date(2026, 1, 5), MONDAY, "here"), hand_rota(), MONDAY) == NEEDED
    here = team.model_copy(update={"staff": (lent(team, date(2026, 1, 5), TUESDAY, "here"), *team.staff[1:])})
    assert post_effect(here, lent(team, date(2026, 1, 5), MONDAY, "here"), hand_rota(), MONDAY) == NEEDED


def test_what_is_published_of_other_weeks_counts_too() -> None:
    rota = hand_rota().model_copy(update={"state": "published", "version": 1})
    team = small_team(cover=(), rotas=(rota,))
    later = hand_rota().model_copy(update={"first_day": MONDAY + timedelta(weeks=1), "shifts": ()})
    assert post_effect(team, lent(team, MONDAY), later, MONDAY) == NEEDED
    emptied = rota.model_copy(update={"state": "draft", "shifts": ()})
    assert post_effect(team, lent(team, MONDAY), emptied, MONDAY) == ()


def test_days_that_have_gone_are_not_told_of() -> None:
    team = small_team(cover=())
    assert post_effect(team, lent(team, MONDAY), hand_rota(), MONDAY + timedelta(days=2)) == ()


def test_of_many_short_days_the_first_are_told_and_the_others_counted() -> None:
    cover = CoverRequirement(id="c", name="In", kind="presence", weekdays=("tue", "wed", "thu"), least=4)
    team = small_team(cover=(cover,), visits=())
    told = post_effect(team, lent(team, MONDAY), None, MONDAY)
    assert told[0] == "Tue 24 Nov: 4 needed at 09:00, 3 could be at work; short for 8 h."
    assert told[8:] == ("4 more days would be short in the first 4 weeks.",)


def test_what_is_pinned_is_told() -> None:
    visit = activity("visit", "Tue 16:15-17:45", "v1", travel=15).model_copy(update={"is_pinned": True})
    team = small_team(cover=(), pins=(shift("ana", "Tue 10:00-18:00", visit),))
    (told,) = post_effect(team, lent(team, MONDAY), None, MONDAY)
    assert told.endswith("a visit Tue 24 Nov 16:15–17:45 pinned. Unpin it, or no rota keeps the law.")


@pytest.mark.parametrize("changes", [{"note": "On the phone"}, {"caseload": 12}])
def test_what_is_of_no_days_tells_nothing(changes: dict[str, object]) -> None:
    team = small_team()
    assert post_effect(team, ana(team).model_copy(update=changes), hand_rota(), MONDAY) == ()
