"""No list of a team grows longer by an edit than its file may have it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.domain.errors import BadInputError
from planner.domain.staff import StaffMember
from planner.importers.list_limits import limit_problems
from planner.services.edit_team import edit_team
from planner.services.record_edits import add_record
from planner.store.sqlite_store import SqliteStore
from tests.planner.services.small_office import StillClock, small_team


def people(count: int) -> tuple[StaffMember, ...]:
    return tuple(person(number) for number in range(count))


SOMEBODY = small_team().staff[0]


def person(number: int) -> StaffMember:
    return SOMEBODY.model_copy(update={"id": f"p{number}", "name": f"Person {number}"})


def test_a_thousand_people_are_a_team_and_one_more_are_not() -> None:
    assert list(limit_problems(small_team(staff=people(1000)))) == []
    (problem,) = limit_problems(small_team(staff=people(1001)))
    assert problem.path == "staff"
    assert problem.sentence == "“staff” has 1,001 entries; a team has 1,000 at most."


def test_a_person_too_many_is_refused_and_the_plan_can_be_read(tmp_path: Path) -> None:
    whole = small_team(staff=people(1000), visits=(), cover=(), job_shares=())
    path = tmp_path / "north.rotabene"
    store = SqliteStore.create(path, whole, "Jo Patel", StillClock())
    with pytest.raises(BadInputError, match="This change has 1 problem"):
        edit_team(store, add_record(whole, "staff", person(1000)), "Jo Patel")
    store.close()
    again = SqliteStore.open(path, StillClock())
    assert len(again.team().staff) == 1000
    again.close()
