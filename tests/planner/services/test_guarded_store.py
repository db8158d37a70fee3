"""What a plan shows and keeps closed to whoever has signed in."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from planner.domain.check_ins import CheckIn
from planner.domain.contracts import FixedShiftDay
from planner.domain.errors import NotPermittedError
from planner.domain.notices import NoticeSettings
from planner.domain.own_records import Step
from planner.domain.plan_settings import LEAVE_DAYS, own_key
from planner.domain.records import DateRange
from planner.domain.roles import Caller
from planner.domain.rota import LeftUncovered
from planner.domain.rule_pack import Override
from planner.domain.staff import Absence, Preference, ToilEntry
from planner.domain.worked_days import WorkedDay
from planner.rules.catalogue import check
from planner.services.freeze_problem import freeze_problem
from planner.services.guarded_store import GuardedStore
from planner.services.my_week.my_week import my_week
from planner.services.notices.all_notices import keep_settings, notices
from planner.services.publish_rota import publish_rota
from planner.services.requests.own_leave import ask_for_leave
from planner.services.seen_by import ALLOWED
from planner.services.swaps.requests import accept, approve, ask, decline
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import (
    MONDAY,
    NOW,
    StillClock,
    hand_rota,
    small_team,
    with_weekdays,
)
from tests.planner.services.swaps.office import BEN, CY, DEE, gives, published, week, work_of

CLOCK = StillClock()
ANA = Caller("Ana Alvi", "worker", "ana")
LEAD = Caller("Li", "service_lead")
JO = Caller("Jo Patel", "manager")
TUESDAY = date(2026, 11, 24)
LATER = DateRange(first=date(2026, 12, 14), last=date(2026, 12, 14))
MUCH_LATER = DateRange(first=date(2027, 1, 18), last=date(2027, 1, 19))


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    team = small_team(
        absences=(
            Absence(id="sick-ben", staff="ben", kind="sick", dates=LATER, note="Back pain"),
            Absence(id="leave-ana", staff="ana", kind="annual_leave", dates=LATER, note="Wedding"),
            Absence(id="ask-cy", staff="cy", kind="annual_leave", dates=LATER, state="requested"),
        ),
        preferences=(
            Preference(
                id="clinic",
                staff="ben",
                wants="cannot_work",
                day=LATER.first,
                reason="Clinic",
                is_private=True,
            ),
            Preference(id="mornings", staff="cy", wants="work", reason="School"),
            Preference(id="late", staff="ana", wants="not_work", reason="Choir"),
        ),
        toil=(
            ToilEntry(id="t1", staff="ben", state="earned", minutes=60, on=date(2026, 11, 2), reason="Court"),
            ToilEntry(id="t2", staff="ana", state="earned", minutes=30, on=date(2026, 11, 2), reason="Late"),
        ),
    )
    kept = SqliteStore.create(tmp_path / "plan.rotabene", team, "Jo Patel", StillClock())
    with kept.unit_of_work("Jo Patel") as unit:
        unit.save_draft(hand_rota(), what="New rota", subject="2026-11-23")
    yield kept
    kept.close()


def test_a_worker_sees_that_others_are_away_and_not_why(store: SqliteStore) -> None:
    absences = GuardedStore(store, ANA).team().absences
    assert [(each.staff, each.kind, each.note) for each in absences] == [
        ("ben", "other", ""),
        ("ana", "annual_leave", "Wedding"),
    ]
    assert "sick" not in absences[0].id


def test_a_worker_sees_no_wishes_and_no_balances_of_others(store: SqliteStore) -> None:
    team = GuardedStore(store, ANA).team()
    assert [(each.staff, each.wants, each.reason) for each in team.preferences] == [
        ("ben", "cannot_work", ""),
        ("ana", "not_work", "Choir"),
    ]
    assert [each.staff for each in team.toil] == ["ana"]


def test_nothing_private_of_others_is_left_anywhere_in_the_team(store: SqliteStore) -> None:
    for caller, words in (
        (ANA, ("Back pain", "Clinic", "clinic", "School", "Court", "sick", "ask-cy")),
        (LEAD, ("Back pain", "Clinic", "clinic", "School", "Court", '"sick"', "Wedding", "Choir", "Late")),
    ):
        document = GuardedStore(store, caller).team().model_dump_json(exclude={"rules": {"settings"}})
        assert [word for word in words if word in document] == [], caller


def test_a_service_lead_sees_balances_and_drafts_without_reasons(store: SqliteStore) -> None:
    guarded = GuardedStore(store, LEAD)
    assert [(each.staff, each.reason) for each in guarded.team().toil] == [("ben", ""), ("ana", "")]
    assert guarded.draft(MONDAY) is not None


def test_a_worker_sees_what_is_published_and_no_draft(store: SqliteStore) -> None:
    guarded = GuardedStore(store, ANA)
    assert guarded.draft(MONDAY) is None
    assert guarded.kept_spans() == ()
    publish_rota(store, MONDAY, "Jo Patel", {"*": "Agreed with all"})
    published = guarded.published(MONDAY)
    assert published is not None
    assert {each.staff for each in published.shifts} == {"ana", "ben"}
    assert all(each.reason == "" for each in published.uncovered)
    assert [each.state for each in guarded.versions(MONDAY)] == ["published"]


@pytest.mark.parametrize("caller", [ANA, LEAD])
def test_plain_writing_is_the_manager_s(store: SqliteStore, caller: Caller) -> None:
    guarded = GuardedStore(store, caller)
    with pytest.raises(NotPermittedError, match="not yours to change the plan"):
        publish_rota(guarded, MONDAY, caller.name, {})
    with pytest.raises(NotPermittedError):
        guarded.put_setting("weeks", "2")
    for deed in (guarded.back_up, guarded.backups, lambda: guarded.take_out_backup(store.back_up())):
        with pytest.raises(NotPermittedError):
            deed()
    assert store.published(MONDAY) is None
    assert store.setting("weeks") is None
    refused = [(row.who, row.subject) for row in store.audit(most=5)]
    assert refused == [
        *([(caller.name, "copy the whole plan")] * 3),
        (caller.name, "change the plan"),
        (caller.name, "change the plan"),
    ]


def test_the_manager_sees_and_changes_all(store: SqliteStore) -> None:
    guarded = GuardedStore(store, JO)
    assert guarded.team() is store.team()
    publish_rota(guarded, MONDAY, JO.name, {"*": "Agreed with all"})
    assert store.audit(most=1)[0].who == JO.name


def test_nobody_writes_in_another_s_name(store: SqliteStore) -> None:
    with (
        pytest.raises(NotPermittedError, match="somebody else's name"),
        GuardedStore(store, JO, edition=1).unit_of_work("Li"),
    ):
        pytest.fail("let through")


def test_a_worker_reads_one_s_own_rows_of_the_log(store: SqliteStore) -> None:
    with store.unit_of_work("Ana Alvi") as unit:
        unit.note(what="Seen", subject="it", reason="Because")
    rows = GuardedStore(store, ANA).audit()
    assert [(row.what, row.reason) for row in rows] == [("Seen", None)]
    assert len(GuardedStore(store, LEAD).audit()) == 3
    assert all(row.before is row.after is row.reason is None for row in GuardedStore(store, LEAD).audit())


def test_time_off_in_lieu_of_others_is_not_told_apart_from_being_off(store: SqliteStore) -> None:
    early = activity("time_off", "Tue 09:00-10:00")
    desk = activity("duty", "Tue 10:00-13:00", "desk@2026-11-24T09:00")
    late = activity("time_off", "Tue 16:00-17:00")
    ben = shift("ben", "Tue 09:00-17:00", early, desk, late, rest="Tue 13:00-13:30")
    ana = shift("ana", "Tue 09:00-17:00", late)
    with store.unit_of_work("Jo Patel") as unit:
        left = LeftUncovered(demand="v1", reason="Ben is in hospital", by="Jo Patel", at=NOW)
        unit.publish(hand_rota(ben, ana, left_uncovered=(left,)))
    rota = GuardedStore(store, ANA).published(MONDAY)
    assert rota is not None
    seen = {each.staff: each for each in rota.shifts}
    assert (seen["ben"].start, seen["ben"].end) == (at("Tue 10:00"), at("Tue 16:00"))
    assert [each.kind for each in seen["ben"].activities] == ["duty"]
    assert seen["ben"].break_start == at("Tue 13:00")
    assert seen["ana"] == ana
    assert "hospital" not in rota.model_dump_json()
    team = GuardedStore(store, ANA).team()
    away = [(each.kind, each.start, each.end) for each in team.absences if each.dates.first == TUESDAY]
    assert away == [("other", 540, 600), ("other", 960, 1020)]
    lead = GuardedStore(store, LEAD).published(MONDAY)
    assert lead is not None
    assert [each.kind for each in lead.shifts[0].activities] == ["time_off", "duty", "time_off"]


def test_what_was_said_about_an_offer_is_for_those_concerned(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as unit:
        unit.publish(hand_rota(*week()))
    offer = ask(store, DEE, work_of(store, "dee"), [], CLOCK)
    named = ask(store, BEN, work_of(store, "ben"), [[gives(store, "ben", "cy")]], CLOCK)
    decline(store, CY, named.id, CLOCK, note="I am at the clinic")
    assert [each.id for each in GuardedStore(store, ANA).swaps()] == [offer.id]
    assert len(GuardedStore(store, BEN).swaps()) == 2
    assert "clinic" in repr(GuardedStore(store, BEN).swaps())
    assert GuardedStore(store, LEAD).swaps() == ()
    assert not any(str(row.record).startswith("swap") for row in GuardedStore(store, LEAD).audit())


def test_why_a_policy_was_set_aside_in_a_swap_is_for_the_manager(tmp_path: Path) -> None:
    store = published(tmp_path, approval="always")
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    accept(store, CY, request.id, "way-1", CLOCK)
    approve(store, JO, request.id, CLOCK, "Her mother is ill")
    for who in (DEE, CY):
        assert "mother" not in repr((GuardedStore(store, who).swaps(), notices(store, who, CLOCK)))
    assert "mother" in repr(GuardedStore(store, JO).swaps())
    store.close()


def test_a_week_that_somebody_else_may_read_has_no_private_reasons_in_it(store: SqliteStore) -> None:
    week_of_ben = my_week(GuardedStore(store, LEAD), LEAD, "ben", MONDAY)
    own = my_week(GuardedStore(store, ANA), ANA, "ana", MONDAY)
    assert "Back pain" not in week_of_ben.team.model_dump_json()
    assert "Back pain" not in own.team.model_dump_json()
    assert "Wedding" in own.team.model_dump_json()


@pytest.mark.parametrize("caller", [ANA, LEAD, JO])
def test_settings_are_the_plan_s_or_one_s_own(store: SqliteStore, caller: Caller) -> None:
    guarded = GuardedStore(store, caller)
    keep_settings(guarded, caller, NoticeSettings(quiet_from=60))
    keep_settings(store, BEN, NoticeSettings(quiet_from=120))
    store.put_setting(LEAVE_DAYS, "30")
    store.put_setting("asked:2026-11-23:1", "mark")
    store.put_setting("of nobody", "hidden")
    assert '"quiet_from":"01:00"' in (guarded.setting(own_key("settings", caller)) or "")
    assert guarded.setting(own_key("settings", BEN)) is None
    assert guarded.setting("of nobody") is None
    assert (guarded.setting(LEAVE_DAYS), guarded.setting("asked:2026-11-23:1")) == ("30", "mark")


def test_the_manager_sets_nothing_for_another_person(store: SqliteStore) -> None:
    with pytest.raises(NotPermittedError, match="no setting of the whole plan"):
        GuardedStore(store, JO).put_setting(own_key("settings", BEN), "{}")
    assert store.setting(own_key("settings", BEN)) is None


def test_nobody_reads_the_settings_of_a_person_by_having_their_id_for_a_name(store: SqliteStore) -> None:
    keep_settings(store, BEN, NoticeSettings(quiet_from=120))
    named_so = Caller("ben", "service_lead")
    assert GuardedStore(store, named_so).setting(own_key("settings", named_so)) is None


def test_why_a_policy_was_set_aside_for_somebody_is_not_told_to_others(store: SqliteStore) -> None:
    def override(staff: str | None, reason: str) -> Override:
        return Override(
            rule="evenings",
            staff=staff,
            first=LATER.first,
            last=LATER.last,
            reason=reason,
            by="Jo Patel",
            at=NOW,
        )

    kept = (override("ben", "Chemotherapy"), override("ana", "Choir trip"), override(None, "Bereaved"))
    with store.unit_of_work("Jo Patel") as unit:
        team = unit.team()
        rules = team.rules.model_copy(update={"overrides": kept})
        unit.save_team(team.model_copy(update={"rules": rules}), what="Allow", subject="ben")
    seen = GuardedStore(store, ANA).team().rules.overrides
    assert [each.reason for each in seen] == [
        ALLOWED,
        "Choir trip",
        ALLOWED,
    ]
    assert {each.reason for each in GuardedStore(store, LEAD).team().rules.overrides} == {ALLOWED}


def test_what_was_said_of_a_day_or_a_visit_is_not_told_to_others(store: SqliteStore) -> None:
    said = (Step(deed="made sure", who="Jo Patel", at=NOW, staff="ben", note="In hospital"),)
    start, end = at("Tue 09:00"), at("Tue 17:00")
    with store.unit_of_work("Jo Patel") as unit:
        for who in ("ana", "ben"):
            unit.save_own(
                WorkedDay(id=f"{who}@day", staff=who, start=start, end=end, history=said), what="Confirm"
            )
        unit.save_own(
            CheckIn(
                id="out",
                staff="ben",
                demand="v1",
                start=start,
                planned_end=end,
                due=end,
                state="closed",
                buddy="cy",
                history=said,
            ),
            what="Made sure",
        )
    ana, lead = GuardedStore(store, ANA), GuardedStore(store, LEAD)
    assert [each.history[0].note for each in ana.own_records(WorkedDay)] == ["In hospital"]
    assert [each.history[0].note for each in lead.own_records(WorkedDay)] == ["", ""]
    assert [each.history[0].note for each in ana.own_records(CheckIn)] == [""]
    assert GuardedStore(store, CY).own_records(CheckIn)[0].history[0].note == "In hospital"
    assert ana.own_record(WorkedDay, "ben@day") is None
    out = ana.own_record(CheckIn, "out")
    assert out is not None
    assert out.history[0].note == ""


def test_the_log_tells_nobody_else_what_was_asked_for_or_why_somebody_is_away(store: SqliteStore) -> None:
    ask_for_leave(store, BEN, "ben", "annual_leave", MUCH_LATER, CLOCK)
    told = [f"{row.what} {row.subject}" for row in GuardedStore(store, LEAD).audit()]
    assert told[0].strip() == "Change who is away or free"
    assert not [words for words in told if "leave" in words.lower() or "Ben" in words]
    for caller in (JO, BEN):
        assert any(row.what == "Ask for leave: Ben Boyd" for row in GuardedStore(store, caller).audit())


def test_a_rota_that_keeps_the_law_keeps_it_for_those_who_see_less_of_it(tmp_path: Path) -> None:
    """Ben works fixed hours, the last of which he has off in lieu."""
    two = small_team().staff[:2]
    team = with_weekdays(
        small_team(staff=two, visits=(), cover=()), "ben", FixedShiftDay(start=540, end=1020)
    )
    with closing(SqliteStore.create(tmp_path / "other.rotabene", team, "Jo Patel", CLOCK)) as kept:
        with kept.unit_of_work("Jo Patel") as unit:
            unit.publish(hand_rota(shift("ben", "Tue 09:00-17:00", activity("time_off", "Tue 16:00-17:00"))))
        for caller in (JO, ANA):
            seen = GuardedStore(kept, caller)
            rota = seen.published(MONDAY)
            assert rota is not None
            problem = freeze_problem(seen.team(), MONDAY, 1, rota)
            assert not [each for each in check(problem, rota.shifts) if each.kind == "law"]
