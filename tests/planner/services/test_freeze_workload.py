"""Cases promised, the warning before another is allocated, and what people have learnt."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.demand import Event, SupervisionPlan
from planner.domain.person import Learning, Person
from planner.domain.records import DateRange
from planner.domain.rule_pack import Caseload
from planner.domain.staff import PastTally
from planner.domain.team import Team
from planner.domain.time_grid import civil
from planner.services.freeze_problem import freeze_problem
from planner.services.freeze_workload import caseload_warning, most_cases
from planner.services.preset_teams.riverside import riverside

MONDAY = date(2026, 11, 23)
DAY = MONDAY.toordinal()


def with_cases(cases: int | None) -> Team:
    team = riverside()
    staff = (team.staff[0].model_copy(update={"caseload": cases}), *team.staff[1:])
    return team.model_copy(update={"staff": staff})


def first(team: Team) -> Person:
    return freeze_problem(team, MONDAY).people[0]


@pytest.mark.parametrize(
    ("minutes", "newly_qualified", "cases"), [(2220, False, 18), (1110, False, 9), (2220, True, 16)]
)
def test_the_promise_is_pro_rata_and_a_tenth_less_in_the_first_year(
    minutes: int, newly_qualified: bool, cases: int
) -> None:
    assert most_cases(Caseload(), minutes, newly_qualified) == cases


def test_who_holds_as_many_as_promised_is_warned_of_before_the_next() -> None:
    assert caseload_warning(with_cases(17), "amira-khan", DAY) is None
    assert caseload_warning(with_cases(None), "amira-khan", DAY) is None
    assert caseload_warning(with_cases(18), "nobody", DAY) is None
    at_most = "Amira Khan holds 18 cases, the most promised."
    assert caseload_warning(with_cases(18), "amira-khan", DAY) == at_most
    assert caseload_warning(with_cases(20), "amira-khan", DAY) == (
        "Amira Khan holds 20 cases, over the 18 promised."
    )


def test_cases_are_frozen_with_the_person() -> None:
    person = first(with_cases(20))
    assert (person.cases, person.most_cases) == (20, 18)


def test_learning_of_the_weeks_before_is_added_up_where_it_is_kept() -> None:
    tally = PastTally(staff="amira-khan", week=date(2026, 11, 9), paid_minutes=2220, learning_minutes=60)
    unkept = PastTally(staff="amira-khan", week=date(2026, 11, 16), paid_minutes=2220)
    team = riverside().model_copy(update={"past_tallies": (tally, unkept)})
    assert first(team).learning == Learning(30, 1, 60)
    assert first(riverside()).learning is None


def test_training_cancelled_for_service_is_counted_and_not_planned() -> None:
    course = Event(
        id="course",
        name="Neglect",
        kind="training",
        start=civil(DAY, 600),
        end=civil(DAY, 720),
        people=("amira-khan",),
        is_cancelled_for_service=True,
    )
    team = riverside().model_copy(update={"events": (course,)})
    assert freeze_problem(team, MONDAY).events == ()
    assert first(team).learning == Learning(30, 0, 0, ("Neglect",))


def test_the_newly_qualified_are_supervised_weekly_then_fortnightly_then_by_their_plan() -> None:
    def weeks_due(began: date) -> int:
        team = with_cases(None)
        contract = team.staff[0].contracts[0].model_copy(update={"dates": DateRange(first=began)})
        new = team.staff[0].model_copy(update={"contracts": (contract,), "is_newly_qualified": True})
        plan = SupervisionPlan(id="s1", worker=new.id, supervisor="niamh-doyle")
        update = {"staff": (new, *team.staff[1:]), "supervision_plans": (plan,), "agreed_changes": ()}
        return len(freeze_problem(team.model_copy(update=update), MONDAY, 4).supervision)

    assert weeks_due(MONDAY) == 4
    assert weeks_due(date(2026, 9, 7)) == 2
    assert weeks_due(date(2026, 1, 5)) == 1
