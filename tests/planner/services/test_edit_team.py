"""Edits of the team: kept with their audit row, refused in sentences, and undone byte for byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.domain.contracts import Contract
from planner.domain.demand import CourtDeadline, Event, Visit
from planner.domain.errors import BadInputError, RefusedEditError
from planner.domain.records import DateRange, TimeSpan
from planner.domain.rule_pack import Override
from planner.domain.staff import Absence, JobShare, LockdownWeek, LockdownWheel, StaffMember
from planner.domain.team import Team
from planner.importers.team_file import write_team
from planner.services.edit_team import TeamEdit, edit_team, may_change_all
from planner.services.record_edits import add_record, change_record, new_id, put_record, remove_record
from planner.services.record_form import changed_record, field_problems, made_record
from planner.services.staff_edits import (
    add_staff,
    archive_staff,
    change_contract_from,
    own_pattern,
    remove_staff,
)
from planner.services.team_changes import FieldChange, TeamField
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.small_office import StillClock, small_team

EVE = StaffMember(
    id="eve",
    name="Eve Ellis",
    contracts=(Contract(dates=DateRange(first=date(2026, 11, 2)), pattern="flexi"),),
)


def rich_team() -> Team:
    """The small team with something in every list that a person has a part in."""
    return small_team(
        job_shares=(JobShare(id="share", name="Post", people=("cy", "dee")),),
        absences=(leave("l1", "ana", 24), leave("l2", "ben", 25), leave("l3", "ana", 27)),
        lockdown=LockdownWheel(
            order=("ana", "ben"),
            weeks=(LockdownWeek(staff="ben", week=date(2026, 11, 23), cover_person="ana"),),
        ),
    )


def leave(leave_id: str, staff: str, day: int) -> Absence:
    on = date(2026, 11, day)
    return Absence(id=leave_id, staff=staff, kind="annual_leave", dates=DateRange(first=on, last=on))


def visit(case: str, **changes: object) -> Visit:
    window = TimeSpan(start=at("Wed 09:00"), end=at("Wed 12:00"))
    return Visit.model_validate({"id": f"visit-{case}", "case": case, "windows": (window,), **changes})


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    store = SqliteStore.create(tmp_path / "t.rotabene", rich_team(), "Jo Patel", StillClock())
    yield store
    store.close()


def test_a_new_person_is_kept_with_who_and_what(store: SqliteStore) -> None:
    edit_team(store, add_staff(store.team(), EVE), "Jo Patel")
    assert store.team().staff[-1] == EVE
    row = store.audit(most=1)[0]
    assert (row.what, row.subject, row.who) == ("Add Eve Ellis", "Eve Ellis", "Jo Patel")
    assert row.after is not None
    assert "Eve Ellis" in row.after


def test_the_inverse_takes_the_edit_back_and_can_itself_be_taken_back(store: SqliteStore) -> None:
    before = write_team(store.team())
    inverse = edit_team(store, add_staff(store.team(), EVE), "Jo Patel")
    after = write_team(store.team())
    again = edit_team(store, inverse, "Jo Patel")
    assert write_team(store.team()) == before
    edit_team(store, again, "Jo Patel")
    assert write_team(store.team()) == after


def test_an_edit_that_brings_a_problem_is_refused_with_its_field(store: SqliteStore) -> None:
    before = store.team()
    bad = EVE.model_copy(update={"supervisor": "nobody"})
    with pytest.raises(BadInputError) as refused:
        edit_team(store, add_staff(before, bad), "Jo Patel")
    assert "There is no staff member" in field_problems(refused.value.problems)["supervisor"].replace(
        "there", "There"
    )
    assert store.team() == before


def test_what_was_wrong_before_does_not_stop_other_edits(tmp_path: Path) -> None:
    team = small_team(absences=(leave("l1", "ana", 24), leave("l2", "ana", 24)))
    store = SqliteStore.create(tmp_path / "t.rotabene", team, "Jo Patel", StillClock())
    edit_team(store, add_staff(team, EVE), "Jo Patel")
    assert store.team().staff[-1] == EVE
    store.close()


def test_an_edit_of_a_record_changed_since_is_refused(store: SqliteStore) -> None:
    team = store.team()
    ours = change_record(team, "staff", team.staff[0].model_copy(update={"note": "ours"}))
    edit_team(store, change_record(team, "staff", team.staff[0].model_copy(update={"note": "theirs"})), "Al")
    with pytest.raises(RefusedEditError):
        edit_team(store, ours, "Jo Patel")


def test_a_pattern_in_use_cannot_be_taken_out(store: SqliteStore) -> None:
    with pytest.raises(BadInputError):
        edit_team(store, remove_record(store.team(), "patterns", "flexi"), "Jo Patel")


def test_a_change_of_contract_on_a_wednesday_ends_the_old_one_on_tuesday() -> None:
    team = small_team()
    contract = Contract(dates=DateRange(first=date(2026, 11, 25)), pattern="flexi", minutes_per_week=1800)
    changed, _ = change_contract_from(team, "ana", contract).apply(team)
    old, new = changed.staff[0].contracts
    assert old.dates.last == date(2026, 11, 24)
    assert new.minutes_per_week == 1800


def test_a_contract_before_a_later_one_ends_where_that_begins() -> None:
    team = small_team()
    later = Contract(dates=DateRange(first=date(2027, 1, 4)), pattern="flexi")
    team, _ = change_contract_from(team, "ana", later).apply(team)
    between = Contract(dates=DateRange(first=date(2026, 12, 1)), pattern="flexi")
    team, _ = change_contract_from(team, "ana", between).apply(team)
    ends = [contract.dates.last for contract in team.staff[0].contracts]
    assert ends == [date(2026, 11, 30), date(2027, 1, 3), None]


def test_who_leaves_keeps_what_was_and_has_no_contract_afterwards() -> None:
    team = small_team()
    after, _ = archive_staff(team, "ana", date(2026, 11, 30)).apply(team)
    assert after.staff[0].contracts[0].dates.last == date(2026, 11, 30)
    with pytest.raises(RefusedEditError):
        archive_staff(team, "ana", date(2025, 1, 1))


def test_removing_a_person_leaves_a_sound_team(store: SqliteStore) -> None:
    for staff in ("ana", "cy"):
        edit_team(store, remove_staff(store.team(), staff), "Jo Patel")
    team = store.team()
    assert [each.id for each in team.absences] == ["l2"]
    assert not team.job_shares
    assert team.lockdown is not None
    assert team.lockdown.order == ("ben",)
    assert team.lockdown.weeks[0].cover_person is None


def test_who_writes_for_court_is_not_removed_and_meetings_go_on_without_who_is() -> None:
    court = CourtDeadline(id="c1", case="R-1", author="ana", filing=at("Fri 12:00"), writing_minutes=60)
    meeting = Event(id="e1", name="Team", start=at("Wed 10:00"), end=at("Wed 11:00"), people=("ana", "ben"))
    team = small_team(court_deadlines=(court,), events=(meeting,))
    with pytest.raises(RefusedEditError, match="R-1"):
        remove_staff(team, "ana")
    after, _ = remove_staff(team, "ben").apply(team)
    assert after.events[0].people == ("ana",)


def test_a_pattern_of_ones_own_leaves_the_others_as_they_are() -> None:
    team = small_team()
    after, _ = own_pattern(team, "ben", 0, team.patterns[0]).apply(team)
    assert after.staff[1].contracts[0].pattern == "pattern-ben"
    assert after.staff[0].contracts[0].pattern == "flexi"


def test_new_ids_are_free_and_made_of_words() -> None:
    team = small_team()
    assert new_id(team, "Visit R/10 42") == "Visit-R-10-42"
    assert new_id(team, "ana") == "ana.2"
    assert new_id(team, "…") == "record"


def test_a_form_says_for_each_field_what_is_not_right() -> None:
    with pytest.raises(BadInputError) as refused:
        made_record(Visit, {"id": "v", "case": "A B", "windows": (), "workers": 3}, "The visit")
    problems = field_problems(refused.value.problems)
    assert problems["workers"] == "2 is the most."
    assert problems["windows"] == "Choose 1 or more."
    assert "never a name" in problems["case"]


def test_a_changed_record_is_checked_as_a_new_one_is() -> None:
    assert changed_record(EVE, {"name": "Eve Ash"}, "Eve").name == "Eve Ash"
    with pytest.raises(BadInputError):
        changed_record(EVE, {"name": ""}, "Eve")


Make = Callable[[Team, str], TeamEdit]
cases = st.sampled_from(["R-1", "R-2", "R-3"])
people = st.sampled_from(["ana", "ben", "cy", "dee", "eve"])


def put_visit(team: Team, case: str) -> TeamEdit:
    return put_record(team, "visits", visit(case, allocated_worker=team.staff[0].id if team.staff else None))


def drop_visit(team: Team, case: str) -> TeamEdit:
    return remove_record(team, "visits", f"visit-{case}")


def drop_person(team: Team, staff: str) -> TeamEdit:
    return remove_staff(team, staff)


def end_person(team: Team, staff: str) -> TeamEdit:
    return archive_staff(team, staff, date(2026, 12, 1))


def add_eve(team: Team, _: str) -> TeamEdit:
    return add_record(team, "staff", EVE)


steps = st.one_of(
    st.tuples(st.sampled_from([put_visit, drop_visit]), cases),
    st.tuples(st.sampled_from([drop_person, end_person, add_eve]), people),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(plan=st.lists(steps, min_size=1, max_size=6))
def test_any_edits_and_their_inverses_give_the_same_team_file_byte_for_byte(
    plan: list[tuple[Make, str]],
) -> None:
    team = rich_team()
    before = write_team(team)
    back = []
    for make, argument in plan:
        try:
            team, inverse = make(team, argument).apply(team)
        except RefusedEditError:
            continue
        back.append(inverse)
    for inverse in reversed(back):
        team, _ = inverse.apply(team)
    assert write_team(team) == before


def test_the_teams_own_parts_and_its_rules_may_change_what_is_said_of_anybody() -> None:
    team = rich_team()
    evenings = team.rules.settings.evenings.model_copy(update={"most_a_week": 4})
    more = team.rules.settings.model_copy(update={"evenings": evenings})
    afters: tuple[tuple[TeamField, object], ...] = (
        ("rules", team.rules.model_copy(update={"settings": more})),
        ("rules", team.rules.model_copy(update={"name": "Other rules"})),
        ("nation", "scotland"),
        ("name", "North"),
    )
    for field, after in afters:
        change = FieldChange(field, getattr(team, field), after)
        assert may_change_all(TeamEdit("Change", "all", (change,)))


def test_exceptions_records_and_turns_of_the_wheel_touch_only_some() -> None:
    team = rich_team()
    granted = Override(
        rule="evenings",
        staff="ana",
        first=date(2026, 11, 23),
        last=date(2026, 11, 29),
        reason="She asked for it",
        by="Jo Patel",
        at=datetime(2026, 11, 20, 10, tzinfo=UTC),
    )
    excepted = team.rules.model_copy(update={"overrides": (granted,)})
    for edit in (
        TeamEdit("Allow", "one", (FieldChange("rules", team.rules, excepted),)),
        TeamEdit("Turn", "the wheel", (FieldChange("lockdown", team.lockdown, None),)),
        TeamEdit("Nothing", "", ()),
        add_eve(team, ""),
    ):
        assert not may_change_all(edit)
