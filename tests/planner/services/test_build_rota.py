"""Building a rota: the checker is trusted, the solver is not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from planner.domain.rota import Rota, Shift, Tier
from planner.ports import SolveResult, SolveSettings
from planner.services.build_rota import (
    BrokenLawError,
    NoRotaError,
    PlannedRota,
    finish_rota,
    kept_at_hand,
    plan_rota,
)
from planner.services.freeze_problem import freeze_problem
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import (
    MONDAY,
    NOW,
    OneAnswerSolver,
    StillClock,
    hand_rota,
    small_team,
    usual_shifts,
)

SETTINGS = SolveSettings(seconds=5, seed=7)


def result(*shifts: Shift, **changes: Any) -> SolveResult:
    return replace(SolveResult("feasible", shifts or usual_shifts(), seconds=1.25), **changes)


def plan(answer: SolveResult, base: Rota | None = None) -> PlannedRota:
    return plan_rota(
        small_team(),
        MONDAY,
        1,
        OneAnswerSolver(answer),
        SETTINGS,
        who="Jo Patel",
        clock=StillClock(),
        base=base,
    )


def test_rota_carries_who_made_it_when_and_how() -> None:
    made = plan(result(first_rota_seconds=0.5, notes=("Kept policies were priced.",))).rota.made
    assert (made.by, made.at, made.seed, made.seconds, made.first_rota_seconds, made.status) == (
        "Jo Patel",
        NOW,
        7,
        1.25,
        0.5,
        "feasible",
    )
    assert "Kept policies were priced." in made.notes


def test_uncovered_demand_is_listed_with_its_reason() -> None:
    entries = {entry.demand: entry for entry in plan(result()).rota.uncovered}
    assert entries["v1"].reason == ("1 of 2 workers found (Ana Alvi); of 4: 3 could come at other hours.")
    assert "desk@2026-11-24T09:00" not in entries
    assert entries["desk@2026-11-24T13:00"].missing == 1


def test_tiers_are_the_checkers_with_the_price_by_rule() -> None:
    tiers = plan(result()).rota.tiers
    assert [tier.name for tier in tiers] == [
        "statutory demand",
        "other demand",
        "policy exceptions",
        "wishes",
    ]
    assert tiers[0].by_rule == {"duty_cover": 60, "visits": 100}
    assert all(sum(tier.by_rule.values()) == tier.value for tier in tiers)


def test_proof_is_kept_where_solver_and_checker_agree() -> None:
    claimed = plan(result()).rota.tiers
    proved = tuple(tier.model_copy(update={"bound": tier.value, "proved": True}) for tier in claimed)
    planned = plan(result(tiers=proved, status="optimal"))
    assert planned.rota.tiers == proved
    assert planned.rota.made.status == "optimal"
    assert planned.rota.made.notes[0].startswith("Proved: no rota covers more visits")


def test_solver_that_counts_otherwise_is_not_believed() -> None:
    wrong = tuple(
        Tier(name=name, value=0, bound=0, proved=True) for name in ("statutory demand", "other demand")
    )
    planned = plan(result(tiers=wrong, status="optimal"))
    assert not any(tier.proved for tier in planned.rota.tiers)
    assert planned.rota.made.status == "feasible"
    assert (
        "The solver counted 0 for statutory demand where the checker counts 160" in planned.rota.made.notes[1]
    )


def test_rota_that_breaks_the_law_is_not_kept() -> None:
    tired = (shift("ana", "Tue 14:00-22:00"), shift("ana", "Wed 07:00-15:00"))
    with pytest.raises(BrokenLawError) as caught:
        plan(result(*tired))
    assert {finding.rule for finding in caught.value.findings} == {"daily_rest"}
    assert "was not kept" in caught.value.sentence
    assert caught.value.next_step


def test_broken_law_that_a_person_has_pinned_is_kept_and_said() -> None:
    tired = (
        shift("ana", "Tue 14:00-22:00").model_copy(update={"is_pinned": True}),
        shift("ana", "Wed 07:00-15:00").model_copy(update={"is_pinned": True}),
    )
    planned = plan(result(*tired), base=hand_rota(*tired))
    assert any(finding.rule == "daily_rest" for finding in planned.findings)
    assert any(note.startswith("Kept because it is pinned: ") for note in planned.rota.made.notes)


def test_lost_pin_is_refused() -> None:
    pinned = shift("ana", "Tue 12:00-20:00").model_copy(update={"is_pinned": True})
    with pytest.raises(BrokenLawError) as caught:
        plan(result(shift("ben", "Wed 09:00-17:00")), base=hand_rota(pinned))
    assert [finding.rule for finding in caught.value.findings] == ["pins"]


def test_no_rota_is_told_with_what_clashes() -> None:
    with pytest.raises(NoRotaError) as caught:
        plan(SolveResult("infeasible", None, conflicts=("Ana's pinned shifts leave 9 h of rest.",)))
    assert "Ana's pinned shifts leave 9 h of rest." in caught.value.sentence
    assert caught.value.result.status == "infeasible"


def test_problem_that_cannot_be_planned_is_told_otherwise() -> None:
    with pytest.raises(NoRotaError, match="cannot be planned"):
        plan(SolveResult("invalid", None, conflicts=("Two pins overlap.",)))


def test_what_was_left_out_of_the_problem_is_said() -> None:
    problem = freeze_problem(small_team(), MONDAY)
    without = replace(problem, not_planned=("Visit v9 falls in no planned week.",))
    planned = finish_rota(without, result(), settings=SETTINGS, who="Jo Patel", at=NOW)
    assert planned.rota.made.notes[-1] == "Not planned: Visit v9 falls in no planned week."


def test_solver_is_asked_for_the_weeks_with_the_base_to_start_from() -> None:
    solver = OneAnswerSolver(result())
    base = hand_rota()
    plan_rota(small_team(), MONDAY, 2, solver, SETTINGS, who="Jo", clock=StillClock(), base=base)
    (problem,) = solver.asked
    assert problem.weeks == 2
    assert problem.base == base.shifts


def test_rota_of_activities_is_whole() -> None:
    busy = shift(
        "ana",
        "Tue 09:00-17:00",
        activity("duty", "Tue 09:00-13:00", "desk@2026-11-24T09:00"),
        rest="Tue 13:00-13:30",
    )
    assert plan(result(busy)).rota.shifts == (busy,)


def test_pinned_activity_that_breaks_a_law_is_kept_and_said() -> None:
    visit = activity("visit", "Tue 16:15-17:45", "v1", travel=15).model_copy(update={"is_pinned": True})
    late = shift("ana", "Tue 10:00-18:00", visit)
    team = small_team(visits=(small_team().visits[0].model_copy(update={"skills": ("amhp",)}),))
    problem = freeze_problem(team, MONDAY, 1, hand_rota(late))
    planned = finish_rota(problem, result(late), settings=SETTINGS, who="Jo Patel", at=NOW)
    assert [finding.rule for finding in planned.findings if finding.kind == "law"] == ["skills"]
    with pytest.raises(BrokenLawError):
        finish_rota(freeze_problem(team, MONDAY), result(late), settings=SETTINGS, who="Jo", at=NOW)


def test_what_is_pinned_is_pinned_in_the_rota_that_was_built_with_it() -> None:
    answer = result()
    assert answer.shifts is not None
    ana = answer.shifts[0]
    visit = next(each for each in ana.activities if each.kind == "visit")
    pin = ana.model_copy(update={"activities": (visit.model_copy(update={"is_pinned": True}),)})
    problem = freeze_problem(small_team(pins=(pin,)), MONDAY)
    built = finish_rota(problem, answer, settings=SETTINGS, who="Jo Patel", at=NOW).rota
    pinned = [each for shift in built.shifts for each in shift.activities if each.is_pinned]
    assert [(each.kind, each.start) for each in pinned] == [("visit", visit.start)]


def test_where_a_build_finds_none_better_no_shift_is_moved_and_what_was_proved_is_kept() -> None:
    hand = plan(result())
    *others, last = usual_shifts()
    later = last.model_copy(update={"break_start": at("Wed 12:00"), "break_end": at("Wed 12:30")})
    proved = Tier(name="statutory demand", value=160, bound=160, proved=True)
    found = plan(result(*others, later, tiers=(proved,)))
    assert found.rota.shifts != hand.rota.shifts
    kept = kept_at_hand(hand.rota, hand.findings, found)
    assert kept is not None
    assert (kept.shifts, kept.uncovered) == (hand.rota.shifts, hand.rota.uncovered)
    assert (kept.tiers, kept.made) == (found.rota.tiers, found.rota.made)
    again = kept_at_hand(kept, hand.findings, plan(result(*others, later)))
    assert again is kept, "less was proved this time"


def test_of_rotas_worth_the_same_the_one_nearer_to_the_usual_hours_is_taken() -> None:
    *others, last = usual_shifts()
    late = last.model_copy(update={"start": last.start + 60, "end": last.end + 60})
    near, far = plan(result()), plan(result(*others, late))
    assert kept_at_hand(far.rota, far.findings, near) is None
    assert kept_at_hand(near.rota, near.findings, far) is near.rota


def test_a_rota_that_is_worth_more_or_less_takes_its_own_way() -> None:
    good, poor = plan(result()), plan(result(*usual_shifts()[:1]))
    assert kept_at_hand(poor.rota, poor.findings, good) is None
    assert kept_at_hand(good.rota, good.findings, poor) is None
    turned = good.rota.model_copy(update={"weeks": 2})
    assert kept_at_hand(turned, good.findings, good) is None
