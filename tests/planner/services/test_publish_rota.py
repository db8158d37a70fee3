"""Publishing: the law without exception, policies with a reason, versions kept and brought back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.errors import PlannerError
from planner.domain.rota import Shift
from planner.domain.rule_pack import DailyRest, RulePack, RuleSettings
from planner.domain.staff import PastShift
from planner.services.edit_rota import ReplaceRota, edit_rota
from planner.services.publish_rota import (
    FOR_ALL,
    ReasonsNeededError,
    UnlawfulRotaError,
    publish_rota,
    reason_key,
)
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import MONDAY, StillClock, hand_rota, small_team

# The usual rota leaves its visit without a write-up.
NO_WRITE_UP = {"recording": "Written up at home on Friday"}
# Keeps the law; the next start breaks `late_finish`.
EARLY_AFTER_LATE = (shift("ana", "Tue 12:00-20:00"), shift("ana", "Wed 08:00-16:00"))

# Three for a visit of two, and nobody whom they could call: exceptions of a visit and of an evening.
ALL_OUT = tuple(
    shift(staff, "Tue 12:00-20:00", activity("visit", "Tue 18:00-19:30", "v1"))
    for staff in ("ana", "ben", "cy")
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    made = SqliteStore.create(tmp_path / "north.rotabene", small_team(), "Jo Patel", StillClock())
    yield made
    made.close()


def put(store: SqliteStore, *shifts: Shift) -> None:
    edit_rota(store, MONDAY, ReplaceRota(hand_rota(*shifts)), "Jo Patel", clock=StillClock())


def test_draft_becomes_the_next_version(store: SqliteStore) -> None:
    for number in (1, 2):
        put(store)
        published = publish_rota(
            store, MONDAY, "Jo Patel", NO_WRITE_UP, note=f"Issue {number}", clock=StillClock()
        )
        assert (published.state, published.version) == ("published", number)
    assert [(each.version, each.note) for each in store.versions(MONDAY)] == [(1, "Issue 1"), (2, "Issue 2")]
    assert store.draft(MONDAY) is None
    assert {entry.demand for entry in published.uncovered} == {"desk@2026-11-24T13:00", "v1"}


def test_broken_law_is_not_published(store: SqliteStore) -> None:
    put(store, shift("ana", "Tue 14:00-22:00"), shift("ana", "Wed 07:00-15:00"))
    with pytest.raises(UnlawfulRotaError) as caught:
        publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "Because I say so"})
    assert [finding.rule for finding in caught.value.findings] == ["daily_rest"]
    assert store.published(MONDAY) is None


def test_policy_exception_needs_a_reason(store: SqliteStore) -> None:
    put(store, *EARLY_AFTER_LATE)
    with pytest.raises(ReasonsNeededError) as caught:
        publish_rota(store, MONDAY, "Jo Patel")
    assert "late_finish" in {finding.rule for finding in caught.value.findings}
    assert store.published(MONDAY) is None
    assert store.team().rules.overrides == ()


def test_reason_too_short_is_none(store: SqliteStore) -> None:
    put(store, *EARLY_AFTER_LATE)
    with pytest.raises(ReasonsNeededError):
        publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: " ok "})


def test_reasons_may_be_given_by_finding_or_rule_and_are_kept(store: SqliteStore) -> None:
    put(store, *EARLY_AFTER_LATE)
    with pytest.raises(ReasonsNeededError) as caught:
        publish_rota(store, MONDAY, "Jo Patel")
    first, *rest = caught.value.findings
    reasons = {reason_key(first): "Court at 9, agreed with Ana"}
    reasons |= {finding.rule: "Short week" for finding in rest}
    publish_rota(store, MONDAY, "Jo Patel", reasons, clock=StillClock())
    overrides = store.team().rules.overrides
    assert {override.reason for override in overrides} == set(reasons.values())
    assert store.audit()[1].what == "Allow exceptions"
    assert "Court at 9, agreed with Ana" in (store.audit()[1].reason or "")


@pytest.mark.parametrize("shifts", [EARLY_AFTER_LATE, ALL_OUT])
def test_same_rota_is_published_again_without_new_reasons(
    store: SqliteStore, shifts: tuple[Shift, ...]
) -> None:
    put(store, *shifts)
    publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "Court at 9"})
    put(store, *shifts)
    assert publish_rota(store, MONDAY, "Jo Patel").version == 2


def test_nothing_to_publish_is_told(store: SqliteStore) -> None:
    with pytest.raises(PlannerError, match="no draft to publish"):
        publish_rota(store, MONDAY, "Jo Patel")


def test_a_rest_that_was_too_short_by_what_was_told_is_no_obstacle_once_it_is_over(tmp_path: Path) -> None:
    told = PastShift(staff="ana", start=at("Tue 09:00"), end=at("Tue 22:30"))
    team = small_team(past_shifts=(told,))
    for hour, is_over in ((8, False), (12, True)):
        clock = StillClock(datetime(2026, 11, 25, hour, tzinfo=UTC))
        with closing(SqliteStore.create(tmp_path / f"{hour}.rotabene", team, "Jo Patel", clock)) as store:
            put(store, shift("ana", "Tue 09:00-17:00"), shift("ana", "Wed 09:00-17:00"))
            if is_over:
                assert (
                    publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "As it was"}, clock=clock).version == 1
                )
            else:
                with pytest.raises(UnlawfulRotaError, match="finishes Tue 24 Nov 22:30"):
                    publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "As it was"}, clock=clock)


def test_each_week_keeps_the_law_as_its_own_rules_have_it(store: SqliteStore) -> None:
    """From the second week on twelve hours of rest are asked for."""
    later = MONDAY + timedelta(weeks=1)
    strict = RuleSettings(daily_rest=DailyRest(minutes=720))
    pack = RulePack(name="Longer rest", in_force_from=later, settings=strict)
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(small_team(visits=(), cover=(), coming_rules=(pack,)), what="Rules", subject="rules")
    monday = later.toordinal()
    short = (shift("ana", "Tue 11:00-19:30", monday=monday), shift("ana", "Wed 07:00-15:00", monday=monday))
    draft = hand_rota(*short).model_copy(update={"weeks": 2})
    edit_rota(store, MONDAY, ReplaceRota(draft), "Jo Patel", clock=StillClock())
    with pytest.raises(UnlawfulRotaError) as refused:
        publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "agreed"}, clock=StillClock())
    assert [finding.rule for finding in refused.value.findings] == ["daily_rest"]
    one_week = draft.model_copy(update={"weeks": 1, "shifts": ()})
    edit_rota(store, MONDAY, ReplaceRota(one_week), "Jo Patel", clock=StillClock())
    assert publish_rota(store, MONDAY, "Jo Patel", {FOR_ALL: "agreed"}, clock=StillClock()).weeks == 1
