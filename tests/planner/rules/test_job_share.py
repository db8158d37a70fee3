"""`job_share`: handover together, never both absent by plan."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.rota import Shift
from planner.rules.job_share import RULE
from tests.planner.rules.factory import (
    activity,
    day_off,
    found,
    handover_need,
    on,
    override,
    person,
    prices,
    problem,
    settings,
    shift,
)

NEED = handover_need()
WEEK = problem(person("ana"), person("ben"), handovers=(NEED,))
NO_HANDOVER = replace(WEEK, handovers=(replace(NEED, minutes=0),))


def split_week(*, handover: str = "Wed 12:00-13:00", bens: str = "") -> list[Shift]:
    """Ana until Wednesday, Ben from Wednesday."""
    ana, ben = activity("handover", handover, NEED.id), activity("handover", bens or handover, NEED.id)
    return [
        shift("ana", "Mon 09:00-17:00"),
        shift("ana", "Tue 09:00-17:00"),
        shift("ana", "Wed 09:00-15:00", ana),
        shift("ben", "Wed 11:00-17:00", ben),
        shift("ben", "Thu 09:00-17:00"),
        shift("ben", "Fri 09:00-17:00"),
    ]


def test_a_split_week_with_its_handover_is_fine() -> None:
    assert not found(RULE, WEEK, *split_week())


def test_each_half_hour_of_handover_that_is_missing_costs() -> None:
    (finding,) = found(RULE, WEEK, *split_week(handover="Wed 12:00-12:15"))
    assert (finding.tier, finding.price, finding.missing, finding.unit) == (3, 80, 45, "minutes")
    assert finding.sentence == (
        "Ana and Ben (Shared post) have 15 min of 1 h of handover together, Mon 23 Nov to Sun 29 Nov."
    )
    assert prices(RULE, WEEK, *split_week(handover="Wed 12:00-12:45")) == {3: 40}


def test_handover_is_at_the_same_time_for_both() -> None:
    assert prices(RULE, WEEK, *split_week(bens="Wed 13:00-14:00")) == {3: 80}


def test_a_day_with_neither_of_them_costs() -> None:
    (finding,) = found(RULE, WEEK, *split_week()[:-1])
    assert (finding.price, finding.demand) == (40, NEED.id)
    assert finding.sentence == "Neither of Ana and Ben (Shared post) is at work on Fri 27 Nov."


def test_a_day_outside_the_post_may_be_free() -> None:
    no_friday = replace(WEEK, handovers=(replace(NEED, days=tuple(range(on("Mon"), on("Fri")))),))
    assert not found(RULE, no_friday, *split_week()[:-1])


def test_leave_of_one_of_them_is_nobodys_plan() -> None:
    ben = person("ben", days={"Fri": day_off(on("Fri"), "annual leave")})
    assert not found(RULE, replace(WEEK, people=(WEEK.people[0], ben)), *split_week()[:-1])
    not_working = person("ben", days={"Fri": day_off(on("Fri"))})
    assert found(RULE, replace(WEEK, people=(WEEK.people[0], not_working)), *split_week()[:-1])


def test_overrides_are_looked_for_by_the_day() -> None:
    def overridden(**change: str) -> dict[int, int]:
        return prices(RULE, replace(WEEK, overrides=(override(RULE, **change),)), *split_week()[:-1])

    assert overridden(first="Fri", last="Fri") == {3: 0}
    assert overridden(demand=NEED.id) == {3: 0}
    assert overridden(first="Thu", last="Thu") == {3: 40}


def test_the_rule_can_be_off() -> None:
    assert not found(RULE, replace(WEEK, settings=settings(job_share={"is_on": False})))


def test_without_handover_agreed_none_is_looked_for() -> None:
    assert prices(RULE, NO_HANDOVER) == {3: 200}


def test_the_two_keep_their_split_but_for_the_handover() -> None:
    """Together for an hour on Wednesday; half an hour more is one half-hour too long."""
    need = replace(NEED, most_together=60)
    week = replace(WEEK, handovers=(need,))
    ana, ben = (
        activity("handover", "Wed 12:00-13:00", NEED.id),
        activity("handover", "Wed 12:00-13:00", NEED.id),
    )
    days = [shift("ana", f"{day} 09:00-17:00") for day in ("Mon", "Tue")]
    days += [shift("ben", f"{day} 09:00-17:00") for day in ("Thu", "Fri")]
    kept = [*days, shift("ana", "Wed 09:00-13:00", ana), shift("ben", "Wed 12:00-16:00", ben)]
    assert not found(RULE, week, *kept)
    longer = [*days, shift("ana", "Wed 09:00-13:15", ana), shift("ben", "Wed 12:00-16:00", ben)]
    (finding,) = found(RULE, week, *longer)
    assert finding.price == 40
    assert finding.sentence == (
        "Ana and Ben (Shared post) are at work together for 1 h 15 min, Mon 23 Nov to Sun 29 Nov; 1 h are "
        "agreed for their handover."
    )
    assert not found(RULE, replace(week, handovers=(replace(need, most_together=None),)), *longer)
