"""Who is out alone, how late it is and who is to ring, by the published rota, what was told and a clock."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.domain.check_ins import CheckIn, CheckInRules, Rung
from planner.domain.demand import Visit
from planner.domain.errors import BadInputError
from planner.domain.records import TimeSpan
from planner.domain.rota import Shift
from planner.domain.team import Team
from planner.domain.time_grid import instant
from planner.services.check_in.lone_visits import lone_visits
from planner.services.check_in.rules import change_check_in
from planner.services.check_in.tell import close_check_in, i_am_safe
from planner.services.check_in.watch import ladder, overdue_in, watch, watched_in, what_to_do
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import activity, at, shift
from tests.planner.services.swaps.office import ANA, JO, published

TUESDAY = at("Tue 00:00") // 1440
BEGUN = date(2026, 11, 20)


def evening_visit(**changes: object) -> Visit:
    fields = {
        "id": "v2",
        "case": "R-0931",
        "windows": (TimeSpan(start=at("Tue 17:00"), end=at("Tue 20:00")),),
    }
    return Visit.model_validate({**fields, **changes})


def out_late() -> tuple[Shift, ...]:
    """Ana alone with a family until 18:45, back at 19:00; Ben and Cy at the office until eight, Dee off."""
    visit = activity("visit", "Tue 17:30-19:00", "v2", travel=15)
    return (
        shift("ana", "Tue 12:00-20:00", visit, rest="Tue 14:00-14:30"),
        shift("ben", "Tue 12:00-20:00", activity("duty", "Tue 18:00-20:00", "desk@2026-11-24T18:00")),
        shift("cy", "Tue 12:30-20:30"),
    )


def plan(folder: Path, *shifts: Shift, **changes: object) -> SqliteStore:
    fields = {"visits": (evening_visit(),), "cover": (), **changes}
    return published(folder, *(shifts or out_late()), **fields)


def team_of(folder: Path, *shifts: Shift, **changes: object) -> Team:
    store = plan(folder, *shifts, **changes)
    team = store.team()
    store.close()
    return team


def test_a_visit_of_one_worker_in_the_evening_is_looked_after(tmp_path: Path) -> None:
    (visit,) = lone_visits(team_of(tmp_path), range(TUESDAY, TUESDAY + 1))
    assert (visit.staff, visit.case, visit.id) == ("ana", "R-0931", "ana@2026-11-24T17:45")
    # The visit itself: without the way there and back.
    assert (visit.span.start, visit.span.end) == (at("Tue 17:45"), at("Tue 18:45"))


@pytest.mark.parametrize(("which", "found"), [("none", 0), ("evening", 1), ("all", 2)])
def test_a_team_chooses_whose_visits_are_looked_after(tmp_path: Path, which: str, found: int) -> None:
    noon = shift("dee", "Tue 09:00-17:00", activity("visit", "Tue 11:00-12:30", "v3", travel=15))
    visits = (evening_visit(), evening_visit(id="v3", case="R-0932"))
    rules = CheckInRules.model_validate({"visits": which})
    team = team_of(tmp_path, *out_late(), noon, visits=visits, check_in=rules)
    assert len(lone_visits(team, range(TUESDAY, TUESDAY + 1))) == found


def test_two_at_one_visit_look_after_each_other(tmp_path: Path) -> None:
    visit = activity("visit", "Tue 17:30-19:00", "v2", travel=15)
    both = (shift("ana", "Tue 12:00-20:00", visit), shift("ben", "Tue 12:00-20:00", visit))
    assert lone_visits(team_of(tmp_path, *both), range(TUESDAY, TUESDAY + 1)) == ()


@pytest.mark.parametrize(
    ("moment", "stage", "rung", "late"),
    [
        ("Tue 12:00", "ahead", "not_due", 0),
        ("Tue 18:00", "out", "not_due", 0),
        ("Tue 18:45", "late", "due", 0),
        ("Tue 18:59", "late", "due", 14),
        ("Tue 19:00", "late", "worker", 15),
        ("Tue 19:15", "late", "buddy", 30),
        ("Tue 19:30", "late", "duty_manager", 45),
        ("Tue 19:45", "late", "local_policy", 60),
        ("Wed 08:00", "late", "local_policy", 795),
    ],
)
def test_the_ladder_is_climbed_by_the_clock(
    tmp_path: Path, moment: str, stage: str, rung: Rung, late: int
) -> None:
    (watched,) = watch(team_of(tmp_path), (), at(moment), BEGUN)
    assert (watched.stage, watched.rung, watched.late_minutes) == (stage, rung, late)
    assert watched.is_overdue is (rung not in ("not_due", "due"))


def test_what_nobody_has_closed_stays_overdue_for_weeks_and_says_of_which_day(tmp_path: Path) -> None:
    store = plan(tmp_path)
    (watched,) = overdue_in(store, instant(at("Tue 19:45") + 30 * 1440))
    assert (watched.rung, watched.check_in.staff) == ("local_policy", "ana")
    assert what_to_do(store.team(), watched).startswith(
        "Ana Alvi was to be out on Tue 24 Nov 18:45, and nobody has made sure. Follow the lone-working"
    )
    close_check_in(store, JO, "ana", at("Tue 17:45"), "She rang on Wednesday")
    assert watched_in(store, instant(at("Tue 19:45") + 30 * 1440)) == ()
    store.close()


def test_who_is_out_now_goes_before_what_nobody_has_closed(tmp_path: Path) -> None:
    days = [
        shift(who, f"{day} 12:00-20:00", activity("visit", f"{day} 17:30-19:00", visit, travel=15))
        for who, day, visit in (("ana", "Mon", "v2"), ("ben", "Tue", "v3"), ("cy", "Thu", "v4"))
    ]
    visits = tuple(evening_visit(id=each, case=f"R-09{each[1]}1") for each in ("v2", "v3", "v4"))
    team = team_of(tmp_path, *days, visits=visits)
    found = watch(team, (), at("Thu 19:00"), BEGUN)
    assert [(each.check_in.staff, each.rung) for each in found] == [
        ("cy", "worker"),
        ("ben", "local_policy"),
        ("ana", "local_policy"),
    ]


def test_visits_to_come_are_not_let_go(tmp_path: Path) -> None:
    team, today = team_of(tmp_path), date(2026, 11, 24)
    with pytest.raises(BadInputError) as refused:
        change_check_in(team, {"since": date(2026, 11, 25)}, today)
    assert [problem.path for problem in refused.value.problems] == ["since"]
    let_go, _ = change_check_in(team, {"since": today}, today).apply(team)
    assert let_go.check_in.since == today


def test_what_is_closed_is_shown_for_a_day(tmp_path: Path) -> None:
    store = plan(tmp_path)
    i_am_safe(store, ANA, "ana", at("Tue 17:45"))
    assert [each.stage for each in watched_in(store, instant(at("Wed 18:44")))] == ["safe"]
    assert watched_in(store, instant(at("Wed 18:45"))) == ()
    store.close()


def test_visits_of_before_the_plan_or_before_the_day_that_was_set_are_nobody_s(tmp_path: Path) -> None:
    team, now = team_of(tmp_path), at("Fri 12:00")
    assert watch(team, (), now, date(2026, 11, 25)) == ()
    (tmp_path / "late").mkdir()
    late = plan(tmp_path / "late", check_in=CheckInRules(since=date(2026, 11, 25)))
    assert watched_in(late, instant(now)) == ()
    late.close()


def test_a_team_that_begins_to_look_after_visits_begins_today(tmp_path: Path) -> None:
    team, today = team_of(tmp_path, check_in=CheckInRules(visits="none")), date(2026, 12, 7)
    begun, _ = change_check_in(team, {"visits": "evening"}, today).apply(team)
    assert begun.check_in.since == today
    more, _ = change_check_in(begun, {"visits": "all", "buddy_after": 20}, date(2026, 12, 9)).apply(begun)
    assert more.check_in.since == today


def test_who_is_safe_is_on_no_rung(tmp_path: Path) -> None:
    team = team_of(tmp_path)
    (watched,) = watch(team, (), at("Tue 19:30"), BEGUN)
    safe = watched.check_in.model_copy(update={"state": "safe"})
    (after,) = watch(team, (safe,), at("Tue 19:30"), BEGUN)
    assert (after.stage, after.rung) == ("safe", "not_due")
    assert not after.is_overdue


def test_the_buddy_is_the_supervisor_if_there_else_whoever_is_on_duty(tmp_path: Path) -> None:
    team = team_of(tmp_path)
    (watched,) = watch(team, (), at("Tue 18:00"), BEGUN)
    assert watched.check_in.buddy == "ben"
    staff = tuple(
        each.model_copy(update={"supervisor": "cy"}) if each.id == "ana" else each for each in team.staff
    )
    (watched,) = watch(team.model_copy(update={"staff": staff}), (), at("Tue 18:00"), BEGUN)
    assert watched.check_in.buddy == "cy"


def test_whoever_is_out_or_gone_home_is_no_buddy(tmp_path: Path) -> None:
    alone = (out_late()[0], shift("ben", "Tue 09:00-17:00"))
    team = team_of(tmp_path, *alone)
    (watched,) = watch(team, (), at("Tue 19:20"), BEGUN)
    assert watched.check_in.buddy is None
    assert what_to_do(team, watched).startswith("The buddy rings Ana Alvi")


def test_each_rung_says_who_does_what(tmp_path: Path) -> None:
    rules = CheckInRules(local_policy="Ring 020 and say the address.")
    team = team_of(tmp_path, check_in=rules)
    said = [what_to_do(team, watch(team, (), at(moment), BEGUN)[0]) for moment in ("Tue 19:00", "Tue 19:15")]
    said += [what_to_do(team, watch(team, (), at(moment), BEGUN)[0]) for moment in ("Tue 19:30", "Tue 19:45")]
    assert said == [
        "Ana Alvi was to be out at 18:45 and is asked to say that they are safe, or until when they stay.",
        "Ben Boyd rings Ana Alvi, who was to be out at 18:45.",
        "The duty manager takes over: Ana Alvi was to be out at 18:45 and cannot be reached.",
        "Ana Alvi was to be out at 18:45, and nobody has made sure. Ring 020 and say the address.",
    ]


def test_rungs_are_told_with_their_times(tmp_path: Path) -> None:
    team = team_of(tmp_path)
    check_in = watch(team, (), at("Tue 18:00"), BEGUN)[0].check_in
    assert [(rung, moment - at("Tue 18:45")) for rung, moment in ladder(team, check_in)] == [
        ("due", 0),
        ("worker", 15),
        ("buddy", 30),
        ("duty_manager", 45),
        ("local_policy", 60),
    ]


def test_whoever_said_that_they_stay_is_watched_though_the_rota_has_moved_the_visit(tmp_path: Path) -> None:
    team = team_of(tmp_path)
    told = CheckIn(
        id="dee@2026-11-24T16:00",
        staff="dee",
        demand="v9",
        start=at("Tue 16:00"),
        planned_end=at("Tue 17:00"),
        due=at("Tue 19:00"),
    )
    assert [each.check_in.staff for each in watch(team, (told,), at("Tue 19:05"), BEGUN)] == ["ana", "dee"]


def test_the_most_pressing_comes_first_and_the_safe_last(tmp_path: Path) -> None:
    early = shift("dee", "Tue 12:00-20:00", activity("visit", "Tue 17:00-18:15", "v3"))
    visits = (evening_visit(), evening_visit(id="v3", case="R-0932"))
    team = team_of(tmp_path, *out_late(), early, visits=visits)
    now = at("Tue 18:50")
    found = watch(team, (), now, BEGUN)
    assert [(each.check_in.staff, each.rung) for each in found] == [("dee", "buddy"), ("ana", "due")]
    safe = found[0].check_in.model_copy(update={"state": "safe"})
    assert [each.check_in.staff for each in watch(team, (safe,), now, BEGUN)] == ["ana", "dee"]
