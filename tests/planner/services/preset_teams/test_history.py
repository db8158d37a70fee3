"""The past of a standard team: last week as usual, twelve weeks of totals that add up."""

from __future__ import annotations

from collections import Counter
from datetime import date

from planner.domain.time_grid import monday_of
from planner.services.preset_teams.building_blocks import person
from planner.services.preset_teams.family_patterns import family_patterns
from planner.services.preset_teams.history import past_shifts, past_tallies

MONDAY = date(2026, 11, 23)
STAFF = (person("Amira Khan", "flexi"), person("Imran Malik", "twelve-to-eight"))


def test_last_week_was_worked_as_the_patterns_usually_go() -> None:
    shifts = past_shifts(STAFF, family_patterns(), MONDAY, {"amira-khan": 2})
    assert Counter(shift.staff for shift in shifts) == {"amira-khan": 5, "imran-malik": 5}
    assert {monday_of(shift.start // 1440) for shift in shifts} == {MONDAY.toordinal() - 7}
    paid = sum(
        shift.end - shift.start - shift.break_minutes for shift in shifts if shift.staff == "amira-khan"
    )
    assert paid == 37 * 60
    assert [shift.duty_minutes for shift in shifts if shift.staff == "amira-khan"] == [0, 0, 240, 0, 0]


def test_totals_spread_over_twelve_weeks_and_add_up() -> None:
    tallies = past_tallies(
        STAFF,
        MONDAY,
        evenings={"amira-khan": 7},
        duty_turns={"imran-malik": 17},
        weekend_days={"imran-malik": 12},
    )
    assert len(tallies) == 24
    assert all(tally.week.weekday() == 0 and tally.week < MONDAY for tally in tallies)
    assert sum(tally.evenings for tally in tallies) == 7
    assert sum(tally.duty_minutes for tally in tallies) == 17 * 240
    assert {tally.weekend_days for tally in tallies if tally.staff == "imran-malik"} == {1}
    for member in STAFF:
        paid = [tally.paid_minutes - 2220 for tally in tallies if tally.staff == member.id]
        assert sum(paid) == 0
        assert max(map(abs, paid)) <= 30
