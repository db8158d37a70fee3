"""Everything that contradicts itself in a team file is a problem with its place and a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from tests.planner.importers.small_team import problems_of, small_team, with_change


def test_a_sound_team_has_no_problems() -> None:
    assert problems_of(small_team()) == {}


def test_a_record_that_has_not_changed_is_told_when_what_it_refers_to_is_gone() -> None:
    assert problems_of(small_team()) == {}
    without_skills = problems_of(with_change("skills", []))
    assert "staff[0].skills[0].skill" in without_skills
    assert "visits[0].skills[0]" in without_skills
    assert problems_of(small_team()) == {}


_DAYS, _PLACE = "patterns.0.weeks.0.days", "patterns[0].weeks[0].days"
UNKNOWN_IDS = (
    ("staff.0.skills.0.skill", "staff[0].skills[0].skill"),
    ("staff.0.contracts.0.pattern", "staff[0].contracts[0].pattern"),
    ("staff.0.supervisor", "staff[0].supervisor"),
    ("staff.0.contracts.0.limits", "staff[0].contracts[0].limits.most_of_shift.ghost"),
    ("job_shares.0.people.1", "job_shares[0].people[1]"),
    ("absences.0.staff", "absences[0].staff"),
    ("agreed_changes.0.staff", "agreed_changes[0].staff"),
    ("lockdown.order", "lockdown.order[0]"),
    ("lockdown.weeks.0.staff", "lockdown.weeks[0].staff"),
    ("lockdown.weeks.0.cover_person", "lockdown.weeks[0].cover_person"),
    ("preferences.0.staff", "preferences[0].staff"),
    ("preferences.0.shift", "preferences[0].shift"),
    ("toil.0.staff", "toil[0].staff"),
    ("cover.0.skills", "cover[0].skills[0].skill"),
    ("visits.0.skills.0", "visits[0].skills[0]"),
    ("visits.0.allocated_worker", "visits[0].allocated_worker"),
    ("court_deadlines.0.author", "court_deadlines[0].author"),
    ("court_deadlines.0.co_author", "court_deadlines[0].co_author"),
    ("supervision_plans.0.worker", "supervision_plans[0].worker"),
    ("supervision_plans.0.supervisor", "supervision_plans[0].supervisor"),
    ("events.0.people.0", "events[0].people[0]"),
    ("recording_tasks.0.staff", "recording_tasks[0].staff"),
    ("pins.0.staff", "pins[0].staff"),
    ("pins.0.name", "pins[0].name"),
    ("past_shifts.0.staff", "past_shifts[0].staff"),
    ("past_tallies.0.staff", "past_tallies[0].staff"),
    ("named_shifts.0.never_followed_by", "named_shifts[0].never_followed_by[0]"),
    (f"{_DAYS}.2.shifts.0", f"{_PLACE}[2].shifts[0]"),
)
_SHAPES: dict[str, Any] = {
    "staff.0.contracts.0.limits": {"most_of_shift": {"ghost": 2}},
    "lockdown.order": ["ghost"],
    "cover.0.skills": [{"skill": "ghost"}],
    "named_shifts.0.never_followed_by": ["ghost"],
}


@pytest.mark.parametrize(("place", "path"), UNKNOWN_IDS)
def test_an_unknown_id_is_named_where_it_stands(place: str, path: str) -> None:
    found = problems_of(with_change(place, _SHAPES.get(place, "ghost")))
    assert "“ghost”" in found[path]
    assert "there is no" in found[path]


CONTRADICTIONS: tuple[tuple[str, Any, str, str], ...] = (
    ("staff.1.id", "amira-khan", "staff[1].id", "already used at staff[0].id"),
    ("events.0.id", "visit-1", "events[0].id", "already used at visits[0].id"),
    ("cover.0.id", "meeting", "cover[0].id", "already used"),
    ("supervision_plans.0.id", "court-1", "supervision_plans[0].id", "already used"),
    ("court_deadlines.0.co_author", "ben-okafor", "court_deadlines[0].co_author", "are the same person"),
    ("visits.0.id", "desk@2026", "visits[0].id", "kept for single days"),
    ("staff.0.supervisor", "amira-khan", "staff[0].supervisor", "their own supervisor"),
    ("staff.0.contracts.0.dates", {"first": "2026-02-01", "last": "2026-01-01"},
     "staff[0].contracts[0].dates.last", "“Amira Khan”: the contract ends on 2026-01-01, before it begins"),
    ("staff.0.contracts.1", {"dates": {"first": "2026-06-01"}, "pattern": "nine-to-five"},
     "staff[0].contracts[1].dates.first", "while contract 0 runs without an end"),
    ("staff.0.contracts.0.minutes_per_week", 10081, "staff[0].contracts[0].minutes_per_week", "a week has"),
    ("patterns.0.cycle_starts", "2026-01-06", "patterns[0].cycle_starts", "no Monday"),
    (f"{_DAYS}.0.end", "09:00", f"{_PLACE}[0].end", "has no length"),
    (f"{_DAYS}.0.break_minutes", 480, f"{_PLACE}[0].break_minutes", "leaves nothing"),
    (f"{_DAYS}.1.latest", "07:00", f"{_PLACE}[1].latest", "ends before it starts"),
    (f"{_DAYS}.1.longest_minutes", 1500, f"{_PLACE}[1].longest_minutes", "24 h"),
    (f"{_DAYS}.1.shortest_minutes", 900, f"{_PLACE}[1].shortest_minutes", "shorter than"),
    (f"{_DAYS}.1.core_start", "10:00", f"{_PLACE}[1].core_end", "both a start and an end"),
    (f"{_DAYS}.1.earliest", "07:10", f"{_PLACE}[1].earliest", "steps of 15"),
    ("job_shares.0.people", ["ben-okafor", "ben-okafor"], "job_shares[0].people", "two people"),
    ("absences.0.dates.last", "2026-11-20", "absences[0].dates.last", "lies before the first"),
    ("absences.0.start", "09:00", "absences[0].end", "both start and end"),
    ("absences.1",
     {"id": "b", "staff": "amira-khan", "kind": "annual_leave", "dates": {"first": "2026-12-01"}},
     "absences[1].dates.first", "overlaps"),
    ("agreed_changes.1",
     {"id": "b", "staff": "ben-okafor", "day": "2026-11-24", "pattern": {"kind": "off"}},
     "agreed_changes[1].day", "already has hours agreed"),
    ("lockdown.weeks.0.week", "2026-11-24", "lockdown.weeks[0].week", "no Monday"),
    ("lockdown.weeks.0.cover_person", "ben-okafor", "lockdown.weeks[0].cover_person", "their own cover"),
    ("preferences.0.day", "2026-11-24", "preferences[0].weekdays", "not both"),
    ("toil.0.minutes", 50, "toil[0].minutes", "steps of 15"),
    ("cover.0.ideal", 0, "cover[0].ideal", "under the least"),
    ("cover.0.kind", "shift", "cover[0].shift", "must name it"),
    ("cover.0.weekdays", [], "cover[0].weekdays", "on no day"),
    ("cover.0.start", "09:10", "cover[0].start", "09:10 is off the grid"),
    ("cover.0.turn_minutes", 0, "cover[0].turn_minutes", "more than 0 min"),
    ("visits.0.minutes", 50, "visits[0].minutes", "50 min is off the grid"),
    ("visits.0.travel_before", 20, "visits[0].travel_before", "off the grid"),
    ("visits.0.windows.0.start", "2026-11-24T18:35", "visits[0].windows[0].start", "18:35 is off the grid"),
    ("visits.0.windows.0.end", "2026-11-24T18:00", "visits[0].windows[0].end", "ends before it starts"),
    ("visits.0.minutes", 105, "visits[0].windows[0]", "shorter than its 105 min"),
    ("visits.0.due", "2026-11-23", "visits[0].due", "every window lies later"),
    ("visits.0.travel_before", 1440, "visits[0].travel_before", "a day has 24 h"),
    ("court_deadlines.0.writing_minutes", 200, "court_deadlines[0].writing_minutes", "off the grid"),
    ("supervision_plans.0.supervisor", "amira-khan", "supervision_plans[0].supervisor", "the same person"),
    ("events.0.end", "2026-11-25T09:00", "events[0].end", "ends before it starts"),
    ("events.0.end", "2026-11-26T11:00", "events[0].end", "it lasts 25 h; a day has 24 h"),
    ("events.0.people", ["amira-khan", "amira-khan"], "events[0].people", "named twice"),
    ("pins.0.end", "2026-11-28T10:00", "pins[0].end", "longer than 24 h"),
    ("pins.0.break_start", "2026-11-27T12:00", "pins[0].break_end", "both a start and an end"),
    ("pins.0.activities",
     [{"kind": "visit", "start": "2026-11-27T09:00", "end": "2026-11-27T10:00", "demand": "ghost"}],
     "pins[0].activities[0].demand", "no demand “ghost”"),
    ("past_shifts.0.end", "2026-11-22T09:00", "past_shifts[0].end", "longer than 24 h"),
    ("past_shifts.1",
     {"staff": "ben-okafor", "start": "2026-11-20T16:00", "end": "2026-11-20T18:00"},
     "past_shifts[1].start", "overlap"),
    ("past_tallies.0.week", "2026-11-10", "past_tallies[0].week", "no Monday"),
    ("rules",
     {"overrides": [{"rule": "evening", "first": "2026-11-24", "last": "2026-11-23", "reason": "Court",
                     "by": "Jo Patel", "at": "2026-11-20T09:00:00Z"}]},
     "rules.overrides[0].rule", "no rule “evening”"),
)  # fmt: skip


@pytest.mark.parametrize(("place", "value", "path", "words"), CONTRADICTIONS)
def test_a_contradiction_is_told_at_its_place(place: str, value: Any, path: str, words: str) -> None:
    found = problems_of(with_change(place, value))
    assert words in found[path]


def test_gaps_between_contracts_are_fine() -> None:
    data = with_change("staff.0.contracts.0.dates.last", "2026-06-30")
    data["staff"][0]["contracts"].append({"dates": {"first": "2026-09-01"}, "pattern": "nine-to-five"})
    assert problems_of(data) == {}


def test_a_contract_that_begins_the_day_after_the_other_ends_does_not_overlap() -> None:
    data = with_change("staff.0.contracts.0.dates.last", "2026-11-24")
    data["staff"][0]["contracts"].append({"dates": {"first": "2026-11-25"}, "pattern": "nine-to-five"})
    assert problems_of(data) == {}


def test_a_break_of_36_minutes_is_allowed() -> None:
    assert problems_of(with_change(f"{_DAYS}.0.break_minutes", 36)) == {}


def test_a_visit_that_nobody_has_the_skill_for_is_no_problem_of_the_file() -> None:
    data = with_change("skills.1", {"id": "bsl", "name": "British Sign Language"})
    data["visits"][0]["skills"] = ["bsl"]
    assert problems_of(data) == {}


def test_an_activity_may_serve_one_day_of_a_cover_requirement() -> None:
    turn = {
        "kind": "duty",
        "start": "2026-11-27T09:00",
        "end": "2026-11-27T13:00",
        "demand": "desk@2026-11-27T09:00",
    }
    assert problems_of(with_change("pins.0.activities", [turn])) == {}


def test_all_problems_come_at_once() -> None:
    data = with_change("visits.0.minutes", 50)
    data["staff"][0]["supervisor"] = "ghost"
    data["patterns"][0]["cycle_starts"] = "2026-01-06"
    data["toil"][0]["minutes"] = 50
    assert len(problems_of(data)) == 4
