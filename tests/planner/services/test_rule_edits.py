"""The rule pack is edited rule by rule; what the team decides otherwise needs a reason."""

from __future__ import annotations

from datetime import date

import pytest

from planner.domain.errors import BadInputError
from planner.services.rule_edits import (
    change_pack,
    change_rule,
    change_team,
    changes_from_default,
    needs_reason,
)
from tests.planner.services.small_office import small_team

TEAM = small_team()


def test_a_rule_changed_and_changed_back_is_the_same_team() -> None:
    edit = change_rule(TEAM, "late_finish", {"rest_minutes": 840}, "Agreed with the union")
    after, inverse = edit.apply(TEAM)
    assert after.rules.settings.late_finish.rest_minutes == 840
    assert changes_from_default(after, "late_finish") == ("rest_minutes",)
    assert inverse.apply(after)[0] == TEAM


def test_a_number_of_the_team_s_own_needs_a_reason_and_going_back_needs_none() -> None:
    with pytest.raises(BadInputError) as refused:
        change_rule(TEAM, "evenings", {"most_a_week": 3}, " ")
    assert refused.value.problems[0].path == "reason"
    own, _ = change_rule(TEAM, "evenings", {"most_a_week": 3}, "A trial until May").apply(TEAM)
    assert not needs_reason(own, "evenings", {"most_a_week": 2})
    back, _ = change_rule(own, "evenings", {"most_a_week": 2}, "").apply(own)
    assert back.rules == TEAM.rules


def test_a_law_is_never_laxer_and_cannot_be_switched_off() -> None:
    with pytest.raises(BadInputError) as refused:
        change_rule(TEAM, "daily_rest", {"minutes": 600}, "We would like to")
    assert refused.value.problems[0].path == "minutes"
    with pytest.raises(BadInputError, match="This change"):
        change_rule(TEAM, "daily_rest", {"is_on": False}, "We would like to")
    stricter, _ = change_rule(TEAM, "daily_rest", {"minutes": 720}, "Twelve hours agreed").apply(TEAM)
    assert stricter.rules.settings.daily_rest.minutes == 720


def test_a_policy_can_be_switched_off_with_a_reason() -> None:
    off, _ = change_rule(TEAM, "caseload", {"is_on": False}, "Cases are kept elsewhere").apply(TEAM)
    assert not off.rules.settings.caseload.is_on


def test_the_pack_has_a_name_and_a_day_from_which_it_is_in_force() -> None:
    after, inverse = change_pack(TEAM, "Wales, 2027", date(2027, 4, 1)).apply(TEAM)
    assert (after.rules.name, after.rules.in_force_from) == ("Wales, 2027", date(2027, 4, 1))
    assert inverse.apply(after)[0] == TEAM


def test_the_team_is_renamed_and_its_office_counted() -> None:
    values = {
        "name": "South",
        "manager": "Jo Patel",
        "nation": "wales",
        "office": "Quay House",
        "desks": 5,
        "quiet_rooms": None,
    }
    after, inverse = change_team(TEAM, values).apply(TEAM)
    assert (after.name, after.nation, after.office.desks) == ("South", "wales", 5)
    assert inverse.apply(after)[0] == TEAM
    with pytest.raises(BadInputError):
        change_team(TEAM, {**values, "name": ""})


def test_a_team_allows_case_references_in_calendars() -> None:
    office = {"office": "Office", "desks": None, "quiet_rooms": None}
    values = {"name": "North", "manager": "Jo Patel", "nation": "wales", **office}
    after, inverse = change_team(TEAM, {**values, "with_cases": True}).apply(TEAM)
    assert after.calendars.with_cases
    assert inverse.apply(after)[0] == TEAM
    left, _ = change_team(after, values).apply(after)
    assert left.calendars.with_cases
