"""What the inspector and the problems panel say of a shift and of a gap."""

from __future__ import annotations

import pytest

from planner.domain.findings import Finding
from planner.domain.rota import Shift
from planner.domain.time_grid import Span
from tests.planner.rules.factory import at
from tests.planner.services.small_office import MONDAY, small_team
from tests.ui.desk_factory import built_rota
from ui.item_models.problems_item_model import problem_of
from ui.session.shown_rota import ShownRota, show_rota
from ui.views.problem_rows import problem_rows
from ui.views.shift_words import activity_lines, findings_of_shift, shift_facts
from ui.views.uncovered_words import uncovered_words


@pytest.fixture
def shown() -> ShownRota:
    return show_rota(small_team(), MONDAY, built_rota())


def shift_of(shown: ShownRota, shift_id: str) -> Shift:
    shift = shown.shift(shift_id)
    assert shift is not None
    return shift


def test_a_shift_is_told_in_the_order_of_time_with_its_casework(shown: ShownRota) -> None:
    lines = activity_lines(shown, shift_of(shown, "ana@2026-11-24"))
    assert [line.times for line in lines] == sorted(line.times for line in lines)
    assert [line.mark for line in lines] == [
        "protected_admin",
        "casework",
        "break",
        "casework",
        "visit",
        "casework",
    ]


def test_a_visit_for_two_says_who_is_missing_and_how_far_it_is(shown: ShownRota) -> None:
    lines = activity_lines(shown, shift_of(shown, "ana@2026-11-24"))
    visit = next(line for line in lines if line.mark == "visit")
    assert visit.what == "Visit R-1042"
    assert visit.times == "16:30–17:30"
    assert visit.more == "statutory · two workers, one missing · travel 15 min there, 15 min back"


def test_a_break_stands_in_the_list(shown: ShownRota) -> None:
    lines = activity_lines(shown, shift_of(shown, "ben@2026-11-24"))
    assert ("break", "13:00–13:30") in [(line.mark, line.times) for line in lines]


def test_facts_of_a_shift_name_place_hours_and_break(shown: ShownRota) -> None:
    facts = shift_facts(shown, shift_of(shown, "ben@2026-11-24"))
    assert facts[:3] == ("at the office", "7.5 h paid", "break 13:00–13:30")


def test_an_uncovered_visit_names_who_was_found_and_why_not_more(shown: ShownRota) -> None:
    entry = shown.uncovered_demand("v1")
    assert entry is not None
    words = uncovered_words(shown, entry)
    assert words.kind == "Uncovered visit"
    assert "R-1042" in words.title
    assert words.found == ("Ana Alvi",)
    assert words.short == "two workers needed – 1 of 2 found"
    assert words.missing == "1 worker missing"
    assert words.windows == ("Tue 24 Nov 16:00–19:30",)
    assert words.is_statutory
    assert words.reason


def test_who_is_on_duty_at_home_does_not_count_and_it_is_said_why() -> None:
    ana, ben = (shift for shift in built_rota().shifts if shift.id in ("ana@2026-11-24", "ben@2026-11-24"))
    at_home = ben.model_copy(update={"place": "home"})
    rota = built_rota().model_copy(update={"shifts": (ana, at_home)})
    shown = show_rota(small_team(), MONDAY, rota)
    entry = shown.uncovered_demand("desk@2026-11-24T09:00")
    assert entry is not None
    words = uncovered_words(shown, entry)
    assert (words.found, words.uncounted) == ((), ("Ben Boyd: works from home",))


def test_rows_of_the_panel_hold_every_gap_and_every_finding(shown: ShownRota) -> None:
    rows = problem_rows(shown)
    assert {row.demand for row in rows if row.kind == "uncovered"} == {e.demand for e in shown.uncovered}
    policies = [finding for finding in shown.findings if finding.kind == "policy"]
    assert len([row for row in rows if row.kind == "policy"]) == len(policies)


def test_findings_of_a_shift_leave_others_out(shown: ShownRota) -> None:
    mine = Finding("evenings", 3, "Too many.", shifts=("ana@2026-11-24",), people=("ana",))
    theirs = Finding("evenings", 3, "Too many.", shifts=("ben@2026-11-25",), people=("ben",))
    by_day = Finding("presence", 2, "Few.", people=("ana",), span=Span(at("Wed 09:00"), at("Wed 10:00")))
    with_findings = ShownRota(shown.team, shown.problem, shown.rota, (mine, theirs, by_day))
    assert findings_of_shift(with_findings, shift_of(shown, "ana@2026-11-24")) == (mine,)


def test_a_shortfall_from_an_ideal_counts_as_a_wish() -> None:
    row = problem_of(Finding("duty_cover", 2, "One of two.", measured="1", allowed="2"), {})
    assert row.kind == "wish"
    assert row.measured == "1 (allowed 2)"
