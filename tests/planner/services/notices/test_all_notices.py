"""Everybody is told what concerns them, once; nobody is told what is somebody else's affair."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from planner.domain.demand import CourtDeadline
from planner.domain.notices import Notice, NoticeKind, NoticeSettings
from planner.domain.records import DateRange
from planner.domain.roles import Caller
from planner.domain.rota import Shift, Uncovered
from planner.domain.staff import ToilEntry
from planner.domain.swaps import Leg, Proposal, SwapRequest, SwapStep
from planner.services.edit_rota import MoveShift, edit_rota
from planner.services.guarded_store import GuardedStore
from planner.services.notices.all_notices import keep_settings, mark_seen, notices, to_announce
from planner.services.publish_rota import publish_rota
from planner.services.requests.decide import decline_request
from planner.services.requests.own_leave import ask_for_leave
from planner.services.swaps.requests import accept, ask, decline, undo
from planner.services.swaps.takers import part
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.check_in.test_watch import out_late, plan
from tests.planner.services.small_office import MONDAY, NOW, StillClock, hand_rota
from tests.planner.services.swaps.office import ANA, BEN, CY, DEE, JO, LEAD, gives, published, week, work_of

CLOCK = StillClock(NOW + timedelta(hours=1))


def told(
    store: SqliteStore, caller: Caller, kind: NoticeKind | None = None, clock: StillClock = CLOCK
) -> list[str]:
    found = notices(GuardedStore(store, caller), caller, clock).notices
    return [each.sentence for each in found if kind in (None, each.kind)]


def publish(store: SqliteStore, *shifts: Shift, **changes: object) -> None:
    with store.unit_of_work("Jo Patel") as work:
        work.publish(hand_rota(*shifts, **changes))


def test_a_published_week_is_told_with_one_s_own_hours(store: SqliteStore) -> None:
    assert told(store, ANA) == ["The week of Mon 23 Nov is published: you work 1 shift, 7.5 h in all."]
    assert told(store, LEAD) == ["The week of Mon 23 Nov is published, version 1."]
    assert told(store, JO) == []


def test_a_changed_week_is_told_to_those_whose_days_have_changed(store: SqliteStore) -> None:
    edit_rota(store, MONDAY, MoveShift("cy@2026-11-25", to_start=at("Wed 10:00")), "Jo Patel", clock=CLOCK)
    publish_rota(store, MONDAY, "Jo Patel", {"*": "Agreed"}, clock=CLOCK)
    changed = "Your week of Mon 23 Nov has changed: Wed 25 Nov 10:00–18:00, it was 09:00–17:00."
    assert told(store, CY, "changed") == [changed]
    assert told(store, DEE, "changed") == []


def test_new_and_free_days_are_told_the_first_few_by_name(store: SqliteStore) -> None:
    days = [shift("dee", f"{day} 09:00-17:00") for day in ("Mon", "Tue", "Wed", "Fri")]
    publish(store, *week()[:3], *days)
    (sentence,) = told(store, DEE, "changed")
    assert sentence.startswith("Your week of Mon 23 Nov has changed: Mon 23 Nov 09:00–17:00 is new;")
    assert sentence.endswith("And 2 more.")


def test_whoever_is_asked_is_told_what_for(store: SqliteStore) -> None:
    legs = [gives(store, "dee", "cy"), gives(store, "cy", "dee")]
    ask(store, DEE, work_of(store, "dee"), [legs], CLOCK)
    assert told(store, CY, "asked") == [
        "Dee Dunn asks whether you take Thu 26 Nov 12:00–20:00 for your Wed 25 Nov 09:00–17:00."
    ]
    assert told(store, DEE, "asked") == []
    assert told(store, BEN, "asked") == []


def test_an_offer_is_told_to_everybody_but_its_giver(store: SqliteStore) -> None:
    ask(store, DEE, work_of(store, "dee"), [], CLOCK)
    put_up = ["Dee Dunn has put up Thu 26 Nov 12:00–20:00 for whoever may take it."]
    assert [told(store, each, "asked") for each in (ANA, DEE, JO)] == [put_up, [], []]


def test_an_answer_is_told_to_whoever_asked(store: SqliteStore) -> None:
    ways = [[gives(store, "dee", "cy")], [gives(store, "dee", "ben")]]
    request = ask(store, DEE, work_of(store, "dee"), ways, CLOCK)
    decline(store, CY, request.id, CLOCK, note="Away")
    assert told(store, DEE, "answered") == [
        "Cy Clark cannot take your Thu 26 Nov 12:00–20:00; others have still to answer."
    ]
    (declined,) = [each for each in notices(store, DEE, CLOCK).notices if each.kind == "answered"]
    assert declined.detail == "Away"
    assert not declined.is_refusal
    accept(store, BEN, request.id, "way-2", CLOCK)
    assert told(store, DEE, "answered") == ["Your Thu 26 Nov 12:00–20:00 goes to Ben Boyd."]
    undo(store, JO, request.id, "Mistaken", CLOCK)
    assert told(store, BEN, "answered") == [
        "The swap of Dee Dunn's Thu 26 Nov 12:00–20:00 was undone: all work is back where it was."
    ]
    # Cy was asked, but has nothing to do with what was done.
    assert told(store, CY, "answered") == []


def test_a_piece_of_work_is_named_by_what_it_is_and_whose(store: SqliteStore) -> None:
    (visit, duty) = (part(shift, shift.activities[0].start) for shift in week()[:2])
    way = Proposal(id="way-1", legs=(Leg(work=visit, to="ben"), Leg(work=duty, to="ana")))
    done = SwapRequest(
        id="swap-1",
        verb="swap",
        giver="ana",
        work=visit,
        proposals=(way,),
        state="done",
        chosen="way-1",
        expires=NOW + timedelta(days=1),
        history=(SwapStep(deed="approve", who="Jo Patel", at=NOW),),
    )
    with store.unit_of_work("Jo Patel") as work:
        work.save_swap(done, what="approved")
    goes = "Your visit Tue 24 Nov 16:00–17:30 goes to Ben Boyd"
    assert told(store, ANA, "answered") == [f"{goes} and the work Tue 24 Nov 09:00–13:00 is now yours."]
    goes = "Your work Tue 24 Nov 09:00–13:00 goes to Ana Alvi"
    assert told(store, BEN, "answered") == [f"{goes} and the visit Tue 24 Nov 16:00–17:30 is now yours."]


def test_what_a_swap_publishes_is_told_as_the_swap_alone(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    accept(store, JO, request.id, "way-1", CLOCK, staff="cy")
    assert told(store, CY, "answered") == ["Thu 26 Nov 12:00–20:00 is now yours."]
    assert told(store, CY, "changed") == []


def test_the_manager_is_told_what_waits_for_approval(tmp_path: Path) -> None:
    store = published(tmp_path, approval="always")
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    accept(store, CY, request.id, "way-1", CLOCK)
    waits = "Cy Clark and Dee Dunn agree on Thu 26 Nov 12:00–20:00; it waits for you."
    assert told(store, JO, "asked") == [waits]
    assert told(store, DEE, "answered") == [
        "All agree on your Thu 26 Nov 12:00–20:00; it waits for the manager."
    ]
    store.close()


def test_a_request_for_time_off_is_told_without_its_kind_and_its_reason(store: SqliteStore) -> None:
    days = DateRange(first=date(2026, 12, 7), last=date(2026, 12, 9))
    request = ask_for_leave(store, CY, "cy", "study", days, CLOCK, note="Degree in law")
    assert told(store, JO, "asked") == ["Cy Clark asks for time off, Mon 7 Dec – Wed 9 Dec."]
    assert told(store, CY, "decided") == []
    decline_request(store, JO, request.id, "Court that week")
    declined = "What you asked for is declined: time off, Mon 7 Dec – Wed 9 Dec."
    assert told(store, CY, "decided") == [declined]
    (notice,) = [each for each in notices(store, CY, CLOCK).notices if each.kind == "decided"]
    assert notice.is_refusal
    assert told(store, BEN, "asked") == told(store, BEN, "decided") == []


def test_time_owed_that_runs_out_is_told_a_fortnight_before(store: SqliteStore) -> None:
    entry = ToilEntry(id="t1", staff="ana", state="earned", minutes=150, on=date(2026, 8, 30))
    with store.unit_of_work("Jo Patel") as work:
        work.save_team(work.team().model_copy(update={"toil": (entry,)}), what="TOIL", subject="ana")
    words = "2.5 h that you are owed run out from Sun 29 Nov on. Take the time off before."
    assert told(store, ANA, "toil") == [words]
    assert told(store, JO, "toil") == ["Ana Alvi is owed 2.5 h that run out from Sun 29 Nov on."]
    assert told(store, BEN, "toil") == []
    assert told(store, ANA, "toil", StillClock(NOW - timedelta(days=10))) == []


def test_statutory_work_that_lacks_people_is_told_to_the_manager_and_writing_to_its_author(
    tmp_path: Path,
) -> None:
    court = CourtDeadline(id="c1", case="R-0917", author="ben", filing=at("Fri 16:00"), writing_minutes=210)
    store = published(tmp_path, court_deadlines=(court,))
    open_visit = {
        "demand": "v1",
        "kind": "visit",
        "missing": 1,
        "unit": "workers",
        "reason": "Nobody is free.",
    }
    writing = {"demand": "c1", "kind": "court_writing", "missing": 210, "unit": "minutes", "reason": "None."}
    times = {"start": at("Tue 16:00"), "end": at("Tue 17:00")}
    gaps = tuple(Uncovered.model_validate({**each, **times}) for each in (open_visit, writing))
    publish(store, *week(), uncovered=gaps)
    author = "3.5 h of writing are not planned before your court filing of Fri 27 Nov 16:00."
    assert told(store, BEN, "deadline") == [author]
    assert set(told(store, JO, "deadline")) == {
        "A statutory visit of Tue 24 Nov lacks a worker.",
        author.replace("your", "Ben Boyd's"),
    }
    assert told(store, ANA, "deadline") == []
    assert "R-0917" not in str(told(store, JO))
    store.close()


@pytest.mark.parametrize(
    ("minutes", "callers"),
    [(10, []), (20, [ANA]), (35, [ANA, BEN, JO]), (70, [ANA, BEN, JO])],
)
def test_who_is_overdue_after_a_lone_visit_is_told_to_one_after_the_other(
    tmp_path: Path, minutes: int, callers: list[Caller]
) -> None:
    store = plan(tmp_path, *out_late())
    now = StillClock(datetime(2026, 11, 24, 18, 45, tzinfo=UTC) + timedelta(minutes=minutes))
    assert [each for each in (ANA, BEN, CY, JO) if told(store, each, "check_in", now)] == callers
    for caller in callers:
        first = notices(store, caller, now).notices[0]
        assert first.is_urgent
        assert "R-0931" not in first.sentence
    store.close()


def test_visits_that_were_left_open_for_days_are_one_notice(tmp_path: Path) -> None:
    days = (
        shift("ana", f"{day} 12:00-20:00", activity("visit", f"{day} 17:30-19:00", "v2", travel=15))
        for day in ("Mon", "Tue", "Thu")
    )
    store = plan(tmp_path, *days)
    thursday = StillClock(datetime(2026, 11, 26, 19, 5, tzinfo=UTC))
    urgent, earlier = told(store, ANA, "check_in", thursday)
    assert urgent.startswith("You were to be out at 18:45. Say that you are out safe")
    assert earlier == (
        "Nobody has made sure that all are safe after 2 lone visits of earlier days, the last of them on "
        "Tue 24 Nov 18:45."
    )
    store.close()


def test_what_was_seen_is_not_new_again_and_what_is_over_is_forgotten(store: SqliteStore) -> None:
    request = ask(store, DEE, work_of(store, "dee"), [[gives(store, "dee", "cy")]], CLOCK)
    before = notices(store, CY, CLOCK)
    assert before.count == 2
    mark_seen(store, CY, [each.id for each in before.notices], CLOCK)
    assert notices(store, CY, CLOCK).count == 0
    assert notices(store, BEN, CLOCK).count == 1
    accept(store, JO, request.id, "way-1", CLOCK, staff="cy")
    (new,) = [
        each for each in notices(store, CY, CLOCK).notices if each.id in notices(store, CY, CLOCK).unseen
    ]
    assert new.kind == "answered"
    mark_seen(store, CY, ["made up", new.id], CLOCK)
    kept = store.setting("notices/seen/cy")
    assert kept is not None
    assert "made up" not in kept
    assert kept.count("swap ") == 1


def test_a_kind_that_is_not_wanted_is_not_shown(store: SqliteStore) -> None:
    keep_settings(store, ANA, NoticeSettings(hidden=("published",)))
    assert told(store, ANA) == []
    assert len(told(store, BEN)) == 1


def test_quiet_hours_hold_back_all_but_what_is_urgent() -> None:
    settings = NoticeSettings(silent=("published",))
    late, noon = 22 * 60, 12 * 60
    usual = Notice("a", "asked", NOW, "A", "swaps")
    urgent = Notice("b", "check_in", NOW, "B", "my_week", is_urgent=True)
    silent = Notice("c", "published", NOW, "C", "my_week")
    assert [settings.announces_at(each, late) for each in (usual, urgent, silent)] == [False, True, False]
    assert [settings.announces_at(each, noon) for each in (usual, urgent, silent)] == [True, True, False]
    assert [NoticeSettings().is_quiet(hour * 60) for hour in (6, 7, 19, 20)] == [True, False, False, True]
    day = NoticeSettings(quiet_from=12 * 60, quiet_until=13 * 60)
    assert [day.is_quiet(hour * 60) for hour in (11, 12, 13)] == [False, True, False]
    assert not NoticeSettings(quiet_from=60, quiet_until=60).is_quiet(60)
    assert not NoticeSettings(announces=False).announces_at(urgent, noon)


def test_each_notice_is_announced_once_and_after_the_quiet_hours(store: SqliteStore) -> None:
    night = StillClock(NOW.replace(hour=23))
    listed = notices(store, ANA, night)
    assert to_announce(listed, (), night) == ()
    morning = StillClock(NOW + timedelta(days=1))
    (one,) = to_announce(listed, (), morning)
    assert to_announce(listed, (one.id,), morning) == ()


def test_settings_that_cannot_be_read_are_as_if_they_were_not_there(store: SqliteStore) -> None:
    with store.unit_of_work("Jo Patel") as work:
        work.put_setting("notices/settings/ana", "{broken")
        work.put_setting("notices/seen/ana", '{"seen": 3}')
    assert len(told(store, ANA)) == 1


def test_what_is_older_than_four_weeks_is_in_the_history_alone(store: SqliteStore) -> None:
    assert told(store, ANA, None, StillClock(NOW + timedelta(days=29))) == []
