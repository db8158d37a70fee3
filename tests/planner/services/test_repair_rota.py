"""A published rota is repaired near to what it was: the past is fixed, pins stay, the changes are told."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.domain.demand import Visit
from planner.domain.errors import PlannerError
from planner.domain.problem import RotaProblem
from planner.domain.records import DateRange, TimeSpan
from planner.domain.rota import Rota
from planner.domain.staff import Absence, PastShift
from planner.domain.team import Team
from planner.ports import SolveSettings
from planner.services.freeze_repair import freeze_repair
from planner.services.repair_rota import RepairedRota, repair_rota
from solver.rota_solver import CpSatRotaSolver
from tests.planner.rules.factory import activity, at, on, shift
from tests.planner.services.small_office import StillClock, hand_rota, small_team, usual_shifts

TUESDAY = date(2026, 11, 24)


def absent(staff: str, day: date = TUESDAY, **changes: Any) -> Team:
    absence = Absence(id="ill", staff=staff, kind="sick", dates=DateRange(first=day, last=day), **changes)
    return small_team(absences=(absence,))


def repaired(team: Team, moment: str, rota: Rota | None = None) -> RepairedRota:
    return repair_rota(
        team,
        rota or hand_rota(),
        at(moment),
        CpSatRotaSolver(),
        SolveSettings(seconds=30, workers=1),
        who="Jo Patel",
        clock=StillClock(),
    )


def frozen(team: Team, moment: str, rota: Rota | None = None) -> RotaProblem:
    return freeze_repair(team, rota or hand_rota(), at(moment))


def test_what_has_begun_is_fixed_with_what_was_done_in_it() -> None:
    problem = frozen(small_team(), "Tue 12:00")
    assert {(each.staff, each.start) for each in problem.pinned_shifts} == {
        ("ana", at("Tue 10:00")),
        ("ben", at("Tue 09:00")),
    }
    assert {activity.kind for _, activity in problem.pinned_activities} == {"protected_admin", "duty"}


def test_days_that_have_gone_can_no_longer_be_worked_and_today_only_from_now_on() -> None:
    problem = frozen(small_team(), "Tue 12:10")
    cy = problem.person_by_id["cy"]
    assert not cy.days[0].options
    assert cy.days[1].options[0].start_earliest == at("Tue 12:15")
    assert cy.days[2].options[0].start_earliest == at("Wed 07:00")


def test_a_visit_keeps_what_is_left_of_its_window() -> None:
    (visit,) = frozen(small_team(), "Tue 17:00").visits
    assert visit.windows[0].start == at("Tue 16:00")  # Ana has begun it
    (visit,) = frozen(small_team(), "Tue 16:00").visits
    assert visit.windows[0].start == at("Tue 16:15")  # after the way there


def test_who_is_away_all_day_is_not_held_to_the_shift_though_it_was_to_have_begun() -> None:
    problem = frozen(absent("ana"), "Tue 12:00")
    assert [each.staff for each in problem.pinned_shifts] == ["ben"]
    assert problem.repair is not None
    assert problem.repair.uncounted == (("ana", on("Tue")),)


def test_who_went_home_ill_has_worked_until_then() -> None:
    problem = frozen(absent("ben", start=780, end=1440), "Tue 13:00")
    (shift,) = (each for each in problem.pinned_shifts if each.staff == "ben")
    assert (shift.start, shift.end) == (at("Tue 09:00"), at("Tue 13:00"))
    assert [activity.kind for activity in shift.activities] == ["duty"]


def test_a_pin_of_somebody_who_is_away_gives_way_and_is_told() -> None:
    pinned = tuple(each.model_copy(update={"is_pinned": each.staff == "ana"}) for each in usual_shifts())
    problem = frozen(absent("ana"), "Mon 12:00", hand_rota(*pinned))
    assert not problem.pinned_shifts
    assert "Ana Alvi's pinned shift on Tue 24 Nov 10:00 is given up: Ana Alvi is away then." in (
        problem.not_planned
    )


def test_pinned_work_of_somebody_who_is_away_gives_way_and_is_told() -> None:
    ana, *others = usual_shifts()
    work = tuple(each.model_copy(update={"is_pinned": each.kind == "visit"}) for each in ana.activities)
    rota = hand_rota(ana.model_copy(update={"activities": work}), *others)
    problem = frozen(absent("ana"), "Mon 12:00", rota)
    assert not problem.pinned_activities
    assert (
        "A visit pinned for Ana Alvi at Tue 24 Nov 16:15–17:45 is given up: Ana Alvi is away then."
    ) in problem.not_planned


def test_a_rota_that_is_over_cannot_be_repaired() -> None:
    with pytest.raises(PlannerError, match="Nothing of this rota lies after"):
        frozen(small_team(), "Mon+1 00:00")


def test_after_sickness_the_visit_goes_to_others_and_everybody_else_keeps_their_plan() -> None:
    result = repaired(absent("ana"), "Mon 12:00")
    rota = result.planned.rota
    on_visit = [s.staff for s in rota.shifts for a in s.activities if (a.kind, a.demand) == ("visit", "v1")]
    assert len(on_visit) == 2
    assert "ana" not in on_visit
    assert any("fewest" in note for note in rota.made.notes)
    assert result.diff.headline.startswith("Ana Alvi cannot work as planned. ")
    wednesday = [(s.staff, s.start, s.end) for s in rota.shifts if s.day == on("Wed")]
    assert wednesday == [("ben", at("Wed 09:00"), at("Wed 17:00"))]
    assert not any(each.is_pinned for each in rota.shifts)


def test_a_new_visit_is_fitted_in_and_nothing_begins_before_the_moment() -> None:
    new = Visit(id="v2", case="R-2", windows=(TimeSpan(start=at("Tue 09:00"), end=at("Tue 17:00")),))
    team = small_team(visits=(*small_team().visits, new))
    result = repaired(team, "Tue 12:00")
    ((who, visit),) = [
        (s.staff, a)
        for s in result.planned.rota.shifts
        for a in s.activities
        if (a.kind, a.demand) == ("visit", "v2")
    ]
    assert visit.start >= at("Tue 12:00")
    before = [(s.staff, s.start, s.end) for s in usual_shifts() if s.start < at("Tue 12:00")]
    now = [(s.staff, s.start, s.end) for s in result.planned.rota.shifts]
    assert set(before) <= set(now)
    assert who in {each.staff for each in result.diff.people}


def test_a_managers_pin_stays_pinned_and_in_place() -> None:
    pinned = (*usual_shifts(), shift("dee", "Thu 08:00-16:00", is_pinned=True))
    rota = repaired(absent("ana"), "Tue 08:00", hand_rota(*pinned)).planned.rota
    (dee,) = (each for each in rota.shifts if each.staff == "dee" and each.day == on("Thu"))
    assert dee.is_pinned
    assert dee.start == at("Thu 08:00")


def test_released_reserve_stays_free_in_a_repair() -> None:
    block = activity("reserve", "Fri 15:00-17:00").model_copy(update={"is_released": True})
    rota = hand_rota(shift("ben", "Fri 09:00-17:00", block), state="published")
    problem = freeze_repair(small_team(), rota, at("Thu 13:00"))
    assert problem.pinned_activities == (("ben", block.model_copy(update={"is_pinned": True})),)
    away = freeze_repair(absent("ben", date(2026, 11, 27)), rota, at("Thu 13:00"))
    assert away.pinned_activities == ()


def test_who_told_of_a_late_finish_begins_later_and_that_is_nobodys_choice() -> None:
    late = at("Mon 22:45")
    team = small_team(past_shifts=(PastShift(staff="ben", start=at("Mon 12:00"), end=late),))
    problem = frozen(team, "Mon 23:00")
    assert problem.repair is not None
    assert problem.repair.uncounted == (("ben", on("Tue")),)
    assert not problem.person_by_id["ben"].days[1].may_be_off
    (ben,) = (
        s for s in repaired(team, "Mon 23:00").planned.rota.shifts if (s.staff, s.day) == ("ben", on("Tue"))
    )
    assert ben.start >= late + 13 * 60
    # What had begun by then stays as it was.
    assert [each.start for each in frozen(team, "Tue 12:00").pinned_shifts if each.staff == "ben"] == [
        at("Tue 09:00")
    ]
    assert repaired(team, "Tue 12:00").planned.rota
