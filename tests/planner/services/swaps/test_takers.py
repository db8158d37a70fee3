"""Who can take work, for what in return, and by which chain; who cannot, and why."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.domain.demand import Event
from planner.domain.errors import NotPermittedError, PlannerError, RefusedEditError
from planner.domain.records import DateRange
from planner.domain.rota import Shift
from planner.domain.staff import Absence, AbsenceKind
from planner.domain.swaps import Leg
from planner.services.swaps.chains import Chains
from planner.services.swaps.eligible import takers_for
from planner.services.swaps.hand_work import HandWork
from planner.services.swaps.published_weeks import PublishedWeeks
from planner.services.swaps.takers import Outlook, Takers, part, whole
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.small_office import hand_rota, small_team
from tests.planner.services.swaps.office import BEN, DEE, gives, published, work_of

TUESDAY = (at("Tue 12:00"),)


def takers(store: SqliteStore) -> Takers:
    return Takers(PublishedWeeks.around(store.team(), TUESDAY))


def off(staff: str, kind: AbsenceKind, day: date) -> Absence:
    return Absence(id=f"{staff}-off", staff=staff, kind=kind, dates=DateRange(first=day, last=day))


def told(outlooks: tuple[Outlook, ...]) -> dict[str, str]:
    return {each.legs[0].to: each.obstacle for each in outlooks}


def test_everybody_is_told_of_with_the_reason_against_them(store: SqliteStore) -> None:
    found = told(takers(store).all_for(work_of(store, "dee")))
    assert (found["cy"], found["ben"]) == ("", "")
    legs = (Leg(work=work_of(store, "ana"), to="ben"),)
    assert takers(store).outlook(legs).obstacle == "Ben Boyd works Tue 24 Nov 09:00–17:00 already."


def test_whoever_works_on_the_day_can_take_it_against_their_own_shift(store: SqliteStore) -> None:
    (ben,) = [each for each in takers(store).all_for(work_of(store, "ana")) if each.legs[0].to == "ben"]
    assert ben.is_possible
    assert [(leg.work.staff, leg.to) for leg in ben.legs] == [("ana", "ben"), ("ben", "ana")]


def test_whoever_is_away_is_told_of_without_the_reason(tmp_path: Path) -> None:
    sick = off("cy", "sick", date(2026, 11, 26))
    store = published(tmp_path, absences=(sick,))
    found = told(takers(store).all_for(work_of(store, "dee")))
    assert found["cy"] == "Cy Clark is away on Thu 26 Nov."
    store.close()


def test_a_hearing_that_needs_the_giver_stands_in_the_way(tmp_path: Path) -> None:
    hearing = Event(
        id="h1", name="Hearing", kind="hearing", start=at("Thu 13:00"), end=at("Thu 15:00"), people=("dee",)
    )
    dee = shift("dee", "Thu 12:00-20:00", activity("event", "Thu 13:00-15:00", "h1"), rest="Thu 16:00-16:30")
    store = published(tmp_path, dee, shift("cy", "Wed 09:00-17:00"), events=(hearing,), visits=(), cover=())
    found = told(takers(store).all_for(work_of(store, "dee")))
    assert "Hearing" in found["cy"]
    store.close()


def test_hours_outside_a_pattern_are_agreed_by_taking_them(tmp_path: Path) -> None:
    weekend = shift("cy", "Wed 09:00-17:00"), shift("dee", "Thu 12:00-22:30")
    store = published(tmp_path, *weekend, visits=(), cover=())
    (outlook,) = [each for each in takers(store).all_for(work_of(store, "dee")) if each.legs[0].to == "cy"]
    assert (outlook.obstacle, outlook.agrees) == ("", ("cy",))
    store.close()


def test_single_work_goes_to_whoever_is_at_work_then() -> None:
    ana = shift("ana", "Tue 09:00-17:00", activity("duty", "Tue 09:00-11:00", "desk@2026-11-24T09:00"))
    rota = hand_rota(ana, shift("ben", "Tue 08:00-16:00", activity("protected_admin", "Tue 09:30-10:30")))
    duty = part(ana, at("Tue 09:00"))
    after, inverse = HandWork((Leg(work=duty, to="ben"),)).apply(rota)
    (ben,) = [each for each in after.shifts if each.staff == "ben"]
    assert {each.kind for each in ben.activities} == {"duty", "protected_admin"}
    assert {each.staff: each for each in after.shifts}["ana"].activities == ()
    back, _ = inverse.apply(after)
    assert back.shifts == rota.shifts
    with pytest.raises(RefusedEditError, match="cy does not work"):
        HandWork((Leg(work=duty, to="cy"),)).apply(rota)
    with pytest.raises(PlannerError, match="Only visits and turns on duty"):
        part(ana, at("Tue 10:00"))


def test_own_work_stays_with_its_person_and_write_ups_go_with_their_visit() -> None:
    ana = shift(
        "ana",
        "Tue 12:00-20:00",
        activity("visit", "Tue 16:00-17:30", "v1", travel=15),
        activity("recording", "Tue 18:00-18:45", "v1"),
        activity("protected_admin", "Tue 12:00-13:30"),
        rest="Tue 14:30-15:00",
    )
    ben = shift("ben", "Tue 10:00-18:00", activity("supervision", "Tue 14:00-15:30", "s1"))
    legs = (Leg(work=whole(ana), to="ben"), Leg(work=whole(ben), to="ana"))
    after, inverse = HandWork(legs).apply(hand_rota(ana, ben))
    now = {each.staff: {work.kind for work in each.activities} for each in after.shifts}
    assert now == {"ben": {"visit", "recording", "supervision"}, "ana": {"protected_admin"}}
    back, _ = inverse.apply(after)
    assert back.shifts == (ana, ben)


def test_two_exchange_duty_turns_of_one_time() -> None:
    def desk(who: str, demand: str) -> Shift:
        return shift(who, "Tue 09:00-17:00", activity("duty", "Tue 09:00-11:00", demand))

    ana, ben = desk("ana", "first@2026-11-24T09:00"), desk("ben", "second@2026-11-24T09:00")
    legs = (
        Leg(work=part(ana, at("Tue 09:00")), to="ben"),
        Leg(work=part(ben, at("Tue 09:00")), to="ana"),
    )
    after, _ = HandWork(legs).apply(hand_rota(ana, ben))
    assert {each.staff: each.activities[0].demand for each in after.shifts} == {
        "ana": "second@2026-11-24T09:00",
        "ben": "first@2026-11-24T09:00",
    }


def test_a_chain_is_found_where_no_swap_of_two_is_possible(tmp_path: Path) -> None:
    """Ana cannot work on Thursday, so Dee's shift is none for her; Cy can."""
    away = off("ana", "other", date(2026, 11, 26))
    also = off("cy", "other", date(2026, 11, 24))
    store = published(
        tmp_path,
        shift("ana", "Tue 09:00-17:00"),
        shift("cy", "Wed 09:00-17:00"),
        shift("dee", "Thu 09:00-17:00"),
        absences=(away, also),
        visits=(),
        cover=(),
    )
    mine = work_of(store, "ana")
    assert not takers(store).outlook([gives(store, "ana", "dee"), gives(store, "dee", "ana")]).is_possible
    chains = Chains(takers(store)).of_three(mine)
    assert [tuple(leg.to for leg in each.legs) for each in chains] == [("dee", "cy", "ana")]
    store.close()


def test_weeks_too_far_apart_are_not_looked_at_together() -> None:
    with pytest.raises(PlannerError, match="weeks apart"):
        PublishedWeeks.around(small_team(), [at("Tue 09:00"), at("Tue+13 09:00")])


def test_what_is_not_published_cannot_be_offered() -> None:
    with pytest.raises(PlannerError, match="not published yet"):
        Takers(PublishedWeeks.around(small_team(), TUESDAY)).all_for(whole(shift("ana", "Tue 09:00-17:00")))


def test_an_obstacle_says_of_which_kind_it_is(tmp_path: Path) -> None:
    away = off("cy", "annual_leave", date(2026, 11, 24))
    store = published(tmp_path, absences=(away,))
    kinds = {each.legs[0].to: each.because for each in takers(store).all_for(work_of(store, "ana"))}
    assert (kinds["cy"], kinds["ben"]) == ("away", "")
    legs = (Leg(work=work_of(store, "ana"), to="ben"),)
    assert takers(store).outlook(legs).because == "works"
    store.close()


def test_takers_are_only_told_to_whom_it_concerns(store: SqliteStore) -> None:
    assert takers_for(store, DEE, work_of(store, "dee")).all_for(work_of(store, "dee"))
    with pytest.raises(NotPermittedError):
        takers_for(store, BEN, work_of(store, "dee"))
