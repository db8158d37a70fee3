"""Where a turn may go: a reason against each place that will not do, a warning where it is unwise."""

from __future__ import annotations

import pytest

from planner.domain.staff import LockdownWeek, LockdownWheel
from planner.domain.team import Team
from planner.services.wheel.may_go import Verdict, may_go
from planner.services.wheel.turns import TurnKind
from planner.services.wheel.wheel_edits import give_duty
from tests.planner.services.wheel.wheels import duty_at, leave, monday, turn_of, view_of, wheel_team


def verdict(team: Team, kind: TurnKind, staff: str, to: str, week: int) -> Verdict:
    view = view_of(team)
    return may_go(view, turn_of(view, kind, staff), to, monday(week).toordinal())


def with_duty(team: Team, staff: str, day: int, turn: int = 0) -> Team:
    view = view_of(team)
    return give_duty(view, duty_at(view, day, turn), staff).apply(team)[0]


def test_a_lockdown_week_goes_to_another_week() -> None:
    assert verdict(wheel_team(("p0", 0)), "lockdown", "p0", "p0", 1) == Verdict()


def test_who_takes_anothers_week_over_gives_their_own_back() -> None:
    found = verdict(wheel_team(("p0", 0), ("p1", 2)), "lockdown", "p0", "p1", 0)
    assert found.may_go
    assert found.exchanged is not None
    assert found.exchanged.staff == "p1"


@pytest.mark.parametrize(
    ("team", "to", "week", "words"),
    [
        (wheel_team(("p0", 0), absences=(leave("p0", monday(1)),)), "p0", 1, "works too little"),
        (wheel_team(("p0", 0), ("p0", 4)), "p0", 4, "in lockdown in the week of Mon 21 Dec already"),
    ],
)
def test_a_lockdown_week_does_not_go_where_the_person_is_away_or_locked_down(
    team: Team, to: str, week: int, words: str
) -> None:
    assert words in verdict(team, "lockdown", "p0", to, week).against


def test_duty_agreed_in_a_week_of_lockdown_is_taken_back_and_that_is_said() -> None:
    team = with_duty(wheel_team(("p0", 2)), "p0", 1)
    found = verdict(team, "lockdown", "p0", "p0", 0)
    assert found.may_go
    assert found.warning == "Duty desk, Tue 24 Nov 09:00–13:00 is taken back."


def test_a_crowded_week_and_a_short_interval_are_warned_of() -> None:
    crowded = verdict(wheel_team(("p0", 0), ("p1", 1)), "lockdown", "p0", "p0", 1)
    assert crowded.may_go
    assert "2 people in lockdown at once" in crowded.warning
    near = verdict(wheel_team(("p0", 0), ("p0", 7)), "lockdown", "p0", "p0", 5)
    assert near.may_go
    assert "Only 2 weeks from another turn" in near.warning


def test_cover_that_would_lack_people_is_warned_of() -> None:
    team = wheel_team(("p0", 2), people=1, supervision_plans=())
    assert "Duty desk on Mon 23 Nov would lack people" in verdict(team, "lockdown", "p0", "p0", 0).warning


def test_supervision_moves_by_half_its_interval_and_to_nobody_else() -> None:
    team = wheel_team()
    assert verdict(team, "supervision", "p1", "p1", 2).may_go
    assert "More than 2 weeks" in verdict(team, "supervision", "p1", "p1", 3).against
    assert "own supervision" in verdict(team, "supervision", "p1", "p2", 0).against
    away = wheel_team(absences=(leave("p0", monday(1)),))
    assert "share no working day" in verdict(away, "supervision", "p1", "p1", 1).against


def test_duty_goes_to_whoever_works_that_day_and_is_free() -> None:
    team = with_duty(wheel_team(("p3", 0)), "p0", 1)
    assert verdict(team, "duty", "p0", "p1", 0).may_go
    assert "in lockdown" in verdict(team, "duty", "p0", "p3", 0).against
    away = team.model_copy(update={"absences": (leave("p2", monday(0)),)})
    assert "away on Tue 24 Nov" in verdict(away, "duty", "p0", "p2", 0).against


def test_a_turn_that_has_its_people_takes_no_more() -> None:
    team = with_duty(with_duty(wheel_team(), "p0", 1), "p1", 8)
    assert "has its 1 already" in verdict(team, "duty", "p0", "p0", 1).against


def test_there_is_no_duty_on_a_bank_holiday() -> None:
    # Boxing Day 2026 is a Saturday: Monday 28 December is the bank holiday.
    team = with_duty(wheel_team(), "p0", 0)
    assert "no such turn" in verdict(team, "duty", "p0", "p0", 5).against


def test_more_duty_than_a_fair_share_is_warned_of() -> None:
    team = with_duty(with_duty(with_duty(wheel_team(), "p0", 1), "p0", 3), "p1", 2)
    found = verdict(team, "duty", "p1", "p0", 0)
    assert found.may_go
    assert "fair share" in found.warning


def test_nobody_is_put_on_duty_for_longer_than_without_a_break() -> None:
    team = with_duty(with_duty(wheel_team(), "p0", 1), "p1", 1, turn=1)
    found = verdict(team, "duty", "p0", "p1", 0)
    assert found.against == "Person 1 would be on duty 09:00–17:00 on Tue 24 Nov without a break."


def test_a_week_in_which_somebody_stands_in_for_another_is_warned_of() -> None:
    wheel = LockdownWheel(
        weeks=(
            LockdownWeek(staff="p0", week=monday(2), cover_person="p1"),
            LockdownWeek(staff="p1", week=monday(4)),
        )
    )
    team = wheel_team(lockdown=wheel)
    own = verdict(team, "lockdown", "p1", "p1", 2)
    assert own.may_go
    assert "Person 1 makes the statutory visits of Person 0's lockdown in that week" in own.warning
    covered = verdict(team, "lockdown", "p0", "p0", 4)
    assert covered.may_go
    assert "Person 1, who makes its statutory visits, is in lockdown too" in covered.warning
