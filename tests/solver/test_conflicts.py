"""When pins and law clash there is no rota, and sentences say which pins; kept policies give way first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.conflicts import STOPPED, find_conflicts
from solver.rota_solver import PATTERNS_NOTE, POLICIES_NOTE, NoRotaYetError
from solver.search import Searched
from solver.status import Outcome
from tests.planner.rules import factory as make
from tests.solver.solved import disagreements, solve

LATE = make.shift("ana", "Mon 14:00-23:30")
EARLY = make.shift("ana", "Tue 07:00-15:00")
WEDNESDAY = make.shift("ana", "Wed 09:00-17:00")


def test_two_pinned_shifts_without_the_daily_rest_between_are_named_with_the_law() -> None:
    result = solve(make.problem(make.person("ana"), pinned_shifts=(LATE, EARLY, WEDNESDAY)))
    assert (result.status, result.shifts) == ("infeasible", None)
    assert result.conflicts[0] == (
        "Ana's pinned shift Mon 23 Nov 14:00–23:30 and Ana's pinned shift Tue 24 Nov 07:00–15:00 cannot all "
        "be kept: no lawful rota holds them together."
    )
    assert any("7.5 h" in sentence for sentence in result.conflicts[1:])
    assert not any("Wed" in sentence for sentence in result.conflicts)


def test_an_activity_pinned_on_a_day_off_is_named_alone() -> None:
    admin = make.activity("protected_admin", "Sat 10:00-11:30")
    result = solve(make.problem(make.person("ana"), pinned_activities=(("ana", admin),)))
    assert result.status == "infeasible"
    assert result.conflicts == (
        "protected admin pinned for Ana at Sat 28 Nov 10:00–11:30 cannot be kept: no lawful rota holds it.",
    )


def test_two_pinned_activities_at_one_time_are_named_together() -> None:
    pins = tuple(("ana", make.activity(kind, "Tue 10:00-11:30")) for kind in ("cpd", "reserve"))
    result = solve(make.problem(make.person("ana"), pinned_activities=pins))
    assert result.status == "infeasible"
    assert len(result.conflicts) == 1
    assert "CPD pinned for Ana" in result.conflicts[0]
    assert "lieu reserve pinned for Ana" in result.conflicts[0]


def test_a_kept_policy_that_no_rota_keeps_is_priced_and_the_notes_say_so() -> None:
    settings = make.settings(protected_admin={"solver": "keep"})
    sick = {day: make.day_off(make.on(day), "sick") for day in ("Mon", "Tue", "Wed", "Thu", "Fri")}
    problem = make.problem(make.person("ana", days=sick, week={"admin_blocks": 1}), settings=settings)
    result = solve(problem)
    assert result.status == "optimal"
    assert POLICIES_NOTE in result.notes
    assert disagreements(problem, result) == []
    assert result.tiers[2].by_rule["protected_admin"] == 60


def test_an_agreed_day_that_the_law_forbids_is_left_free_and_the_notes_say_so() -> None:
    late = make.working_day(
        make.on("Mon"), make.fixed_option(make.on("Mon"), "14:00-23:30"), may_be_off=False
    )
    early = make.working_day(
        make.on("Tue"), make.fixed_option(make.on("Tue"), "07:00-15:00"), may_be_off=False
    )
    problem = make.problem(make.person("ana", days={"Mon": late, "Tue": early}))
    result = solve(problem)
    assert result.status == "optimal"
    assert PATTERNS_NOTE in result.notes
    assert disagreements(problem, result) == []


def test_a_rota_that_keeps_everything_says_nothing_of_exceptions() -> None:
    result = solve(make.problem(make.person("ana")))
    assert not {POLICIES_NOTE, PATTERNS_NOTE} & set(result.notes)


def test_a_past_shift_that_leaves_no_lawful_week_is_said() -> None:
    endless = make.worked("Sun-1 08:00-08:00")
    whole_week = replace(endless, end=make.at("Mon+1 00:00"))
    result = solve(make.problem(make.person("ana", past=(whole_week,))))
    assert result.status == "infeasible"
    assert "worked before" in result.conflicts[0]


def test_too_little_time_for_any_rota_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("solver.tier_search.search", lambda *_: Searched(Outcome.NOTHING_YET, None, 0, 0.0))
    with pytest.raises(
        NoRotaYetError, match=r"No rota was found in the time given\. Give the search more time"
    ):
        solve(make.problem(make.person("ana")))


def test_search_for_the_smallest_clash_that_is_stopped_says_so() -> None:
    problem = make.problem(make.person("ana"), pinned_shifts=(LATE, EARLY, WEDNESDAY))
    clash, *more = find_conflicts(problem, should_stop=lambda: True)
    assert clash.count("pinned shift") == 3
    assert more[-1] == STOPPED
