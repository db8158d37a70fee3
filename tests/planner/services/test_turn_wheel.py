"""The lockdown wheel over the planned weeks: on time, with cover, round leave; what cannot turn is told."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import Any

import pytest

from planner.domain.contracts import Contract
from planner.domain.demand import CoverRequirement, Visit
from planner.domain.problem import RotaProblem
from planner.domain.records import DateRange, TimeSpan
from planner.domain.staff import HeldSkill, LockdownWeek, LockdownWheel, Skill, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import civil
from planner.services.freeze_problem import freeze_problem
from tests.planner.services.small_office import MONDAY, hand_rota, small_team
from tests.planner.services.wheel.wheels import leave, monday

CONTRACT = Contract(dates=DateRange(first=date(2026, 1, 5)), pattern="flexi")
WHEEL = LockdownWheel(gives_out_turns=True)


def team_of(people: int, **changes: Any) -> Team:
    staff = tuple(
        StaffMember(id=f"p{number}", name=f"Person {number}", contracts=(CONTRACT,))
        for number in range(people)
    )
    return small_team(**({"staff": staff, "visits": (), "cover": (), "lockdown": WHEEL} | changes))


def in_lockdown(problem: RotaProblem) -> list[list[str]]:
    return [
        [person.id for person in problem.people if person.weeks[week].is_lockdown]
        for week in range(problem.weeks)
    ]


def test_eight_people_have_exactly_one_in_each_week() -> None:
    problem = freeze_problem(team_of(8), MONDAY, 8)
    assert [len(locked) for locked in in_lockdown(problem)] == [1] * 8
    assert {locked[0] for locked in in_lockdown(problem)} == {f"p{number}" for number in range(8)}


def test_fewer_have_weeks_with_nobody_and_more_have_weeks_with_two() -> None:
    assert sorted(len(locked) for locked in in_lockdown(freeze_problem(team_of(5), MONDAY, 8))) == [
        *(0, 0, 0),
        *(1, 1, 1, 1, 1),
    ]
    counts = Counter(len(locked) for locked in in_lockdown(freeze_problem(team_of(12), MONDAY, 8)))
    assert counts == {1: 4, 2: 4}


def test_a_turn_comes_eight_weeks_after_the_last_and_the_wheel_turns_on() -> None:
    told = tuple(LockdownWeek(staff=f"p{n}", week=monday(n - 8)) for n in range(8))
    wheel = WHEEL.model_copy(update={"weeks": told})
    problem = freeze_problem(team_of(8, lockdown=wheel), MONDAY, 12)
    assert in_lockdown(problem) == [[f"p{week % 8}"] for week in range(12)]
    assert len(problem.lockdown) == 12


def test_leave_moves_a_turn_to_a_week_beside_it() -> None:
    told = tuple(LockdownWeek(staff=f"p{n}", week=monday(n - 8)) for n in range(8))
    wheel = WHEEL.model_copy(update={"weeks": told})
    problem = freeze_problem(team_of(8, lockdown=wheel, absences=(leave("p2", monday(2)),)), MONDAY, 8)
    locked = in_lockdown(problem)
    assert "p2" not in locked[2]
    assert [len(each) for each in locked] == [1] * 8
    assert any("p2" in locked[week] for week in (1, 3, 4))


def test_turns_given_out_after_the_weeks_are_not_given_twice() -> None:
    told = (LockdownWeek(staff="p0", week=monday(-8)), LockdownWeek(staff="p0", week=monday(1)))
    wheel = WHEEL.model_copy(update={"weeks": told, "order": ("p0",)})
    assert in_lockdown(freeze_problem(team_of(2, lockdown=wheel), MONDAY, 1)) == [[]]


def test_the_cover_of_a_week_holds() -> None:
    skilled = (HeldSkill(skill="amhp"),)
    team = team_of(8, skills=(Skill(id="amhp", name="AMHP"),))
    staff = tuple(
        each.model_copy(update={"skills": skilled if each.id in ("p0", "p1") else ()}) for each in team.staff
    )
    need = CoverRequirement.model_validate(
        {
            "id": "desk",
            "name": "AMHP desk",
            "kind": "duty",
            "least": 1,
            "skills": [{"skill": "amhp", "least": 1}],
        }
    )
    absences = (leave("p1", monday(0)),)
    team = team.model_copy(update={"staff": staff, "cover": (need,), "absences": absences})
    locked = in_lockdown(freeze_problem(team, MONDAY, 8))
    assert "p0" not in locked[0]
    assert any("p0" in each for each in locked)


def test_a_statutory_visit_in_lockdown_goes_to_a_named_person_who_can_make_it() -> None:
    skilled = (HeldSkill(skill="sw"),)
    start = civil(monday(0) + timedelta(days=1), 600)
    visit = Visit(
        id="v1",
        case="R-1",
        windows=(TimeSpan(start=start, end=start + 240),),
        allocated_worker="p0",
        is_statutory=True,
        skills=("sw",),
    )
    team = team_of(8, skills=(Skill(id="sw", name="Social worker"),), visits=(visit,))
    staff = tuple(
        each.model_copy(update={"skills": skilled if each.id in ("p0", "p5") else ()}) for each in team.staff
    )
    told = (LockdownWeek(staff="p0", week=monday(-10)),)
    wheel = WHEEL.model_copy(update={"weeks": told, "order": ("p0",)})
    problem = freeze_problem(team.model_copy(update={"staff": staff, "lockdown": wheel}), MONDAY, 1)
    assert in_lockdown(problem) == [["p0"]]
    assert problem.lockdown[0].cover_person == "p5"
    assert problem.visits[0].allocated == "p5"


def test_a_wheel_that_cannot_turn_says_why() -> None:
    told = (LockdownWeek(staff="p0", week=monday(-7)),)
    wheel = WHEEL.model_copy(update={"weeks": told, "order": ("p0",)})
    away = tuple(leave("p0", monday(week)) for week in range(4))
    problem = freeze_problem(team_of(2, lockdown=wheel, absences=away), MONDAY, 4)
    assert problem.lockdown == ()
    assert (
        "The lockdown wheel cannot turn for Person 0, whose turn is due in the week of Mon 30 Nov: "
        "away in each week that would do."
    ) in problem.not_planned


def test_a_turn_of_a_named_cover_person_in_the_same_week_is_told() -> None:
    told = (
        LockdownWeek(staff="p1", week=monday(0), cover_person="p0"),
        LockdownWeek(staff="p0", week=monday(-8)),
    )
    wheel = WHEEL.model_copy(update={"weeks": told, "order": ("p0",)})
    problem = freeze_problem(team_of(8, lockdown=wheel), MONDAY, 1)
    assert sorted(in_lockdown(problem)[0]) == ["p0", "p1"]
    assert (
        "Person 0 has lockdown in the week of Mon 23 Nov, too: name somebody else for the statutory visits "
        "of Person 1."
    ) in problem.not_planned


def test_who_is_named_for_anothers_visits_has_their_own_turn_in_another_week() -> None:
    told = (
        LockdownWeek(staff="p1", week=monday(2), cover_person="p0"),
        LockdownWeek(staff="p0", week=monday(-6)),
    )
    wheel = WHEEL.model_copy(update={"weeks": told, "order": ("p0", "p1")})
    problem = freeze_problem(team_of(8, lockdown=wheel), MONDAY, 8)
    weeks = [week for week, locked in enumerate(in_lockdown(problem)) if "p0" in locked]
    assert weeks == [3]
    assert not any("name somebody else" in each for each in problem.not_planned)


def test_a_wheel_that_would_leave_the_desk_empty_says_so() -> None:
    told = (LockdownWeek(staff="p0", week=monday(-7)),)
    wheel = WHEEL.model_copy(update={"weeks": told, "order": ("p0",)})
    desk = CoverRequirement(id="desk", name="Duty desk", kind="duty", least=1)
    problem = freeze_problem(team_of(1, lockdown=wheel, cover=(desk,)), MONDAY, 4)
    assert problem.lockdown == ()
    assert any("Duty desk would lack people without them." in each for each in problem.not_planned)


def test_turns_of_the_rota_at_hand_stay() -> None:
    team = team_of(8)
    base = hand_rota(lockdown=(LockdownWeek(staff="p6", week=MONDAY, cover_person="p1"),))
    problem = freeze_problem(team, MONDAY, 1, base)
    assert problem.lockdown == base.lockdown
    assert in_lockdown(problem) == [["p6"]]


def test_the_wheel_gives_out_nothing_unless_it_is_asked_to() -> None:
    problem = freeze_problem(team_of(8, lockdown=LockdownWheel()), MONDAY, 8)
    assert problem.lockdown == ()
    assert not any(in_lockdown(problem))


def test_a_turn_of_the_rota_at_hand_moves_when_leave_has_come_between() -> None:
    base = hand_rota(
        lockdown=(LockdownWeek(staff="p6", week=MONDAY), LockdownWeek(staff="p2", week=monday(1))), weeks=4
    )
    team = team_of(8, absences=(leave("p2", monday(1)),))
    problem = freeze_problem(team, MONDAY, 4, base, is_anew=True)
    assert in_lockdown(problem)[0] == ["p6"]
    assert "p2" in [*in_lockdown(problem)[2], *in_lockdown(problem)[3]]


def test_a_draft_from_before_the_wheel_gets_turns_when_it_is_built_again() -> None:
    draft = hand_rota()
    assert freeze_problem(team_of(8), MONDAY, 1, draft).lockdown == ()
    assert len(freeze_problem(team_of(8), MONDAY, 1, draft, is_anew=True).lockdown) == 1


def test_a_published_rota_is_not_given_turns_afterwards() -> None:
    assert freeze_problem(team_of(8), MONDAY, 1, hand_rota(state="published")).lockdown == ()


@pytest.mark.parametrize("people", range(9, 17))
def test_from_nine_to_sixteen_people_some_weeks_have_two(people: int) -> None:
    locked = in_lockdown(freeze_problem(team_of(people), MONDAY, 8))
    assert Counter(len(week) for week in locked) == Counter({1: 16 - people, 2: people - 8}) - Counter()
    assert Counter(who for week in locked for who in week) == {f"p{number}": 1 for number in range(people)}
