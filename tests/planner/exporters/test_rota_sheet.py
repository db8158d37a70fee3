"""The sheet: people and days in order, marks in words, leave without its reason, hours."""

from __future__ import annotations

import dataclasses

from planner.domain.rota import LeftUncovered
from planner.domain.time_grid import Span
from planner.exporters.activity_words import KEY
from planner.exporters.rota_sheet import missing_label, period_label
from planner.exporters.sheet_records import SheetRow
from planner.exporters.sheet_words import (
    foot_words,
    mark_letter,
    mark_sentence,
    mark_text,
    summary_words,
    used_key,
    when,
)
from tests.planner.exporters.sheets import small_sheet
from tests.planner.exporters.small_team import MONDAY, at, small_rota


def row(name: str) -> SheetRow:
    return next(each for each in small_sheet().weeks[0].rows if each.name == name)


def test_people_stand_in_the_team_s_order() -> None:
    names = [each.name for each in small_sheet().weeks[0].rows]
    assert names == ["Amira Khan", "Ben Okafor", "Carys Hughes", "Dev Malik", "Eve Tran"]


def test_a_sick_person_is_only_away() -> None:
    cells = row("Dev Malik").cells
    assert [cell.off for cell in cells[:3]] == ["Away", "Away", "Away"]
    assert "sick" not in repr(small_sheet()).lower()
    assert "Chemotherapy" not in repr(small_sheet())


def test_notes_on_shifts_are_not_taken_over() -> None:
    assert "hospital" not in repr(small_sheet())


def test_a_weekend_outside_the_pattern_is_not_working() -> None:
    assert [cell.off for cell in row("Amira Khan").cells[5:]] == ["Not working", "Not working"]


def test_a_visit_made_by_two_names_the_other() -> None:
    first, *_ = row("Amira Khan").cells[1].shifts[0].marks
    assert mark_letter(first) == "V2"
    assert mark_sentence(first) == "14:00–15:00 Visit R-0987, with Ben Okafor"
    assert mark_text(first) == "14:00–15:00 R-0987"


def test_a_visit_for_two_says_that_somebody_is_missing_from_it() -> None:
    _, second, debrief = row("Amira Khan").cells[1].shifts[0].marks
    assert mark_letter(second) == "V2"
    assert mark_text(second) == "18:00–19:00 R-1042, 1 of 2"
    assert mark_sentence(second) == "18:00–19:00 Visit R-1042, 1 of 2 workers"
    assert mark_letter(debrief) == "B"


def test_a_loose_page_says_whose_it_is_and_of_when() -> None:
    foot = foot_words(small_sheet())
    assert foot.startswith("Riverside Family Safeguarding · Mon 23 – Sun 29 Nov 2026 · Draft · Made by ")
    assert foot.endswith("Nov 2026 09:30")


def test_a_hearing_is_told_from_a_meeting() -> None:
    mark = row("Carys Hughes").cells[3].shifts[0].marks[0]
    assert (mark.letter, mark.word, mark.case) == ("H", "Court hearing", "R-0944")


def test_duty_is_named_after_its_requirement() -> None:
    mark = row("Dev Malik").cells[3].shifts[0].marks[0]
    assert (mark.letter, mark.label) == ("D", "Duty desk")


def test_hours_count_leave_as_agreed_time() -> None:
    hours = row("Dev Malik").hours
    assert hours.contract == 2220
    assert hours.planned == 450
    assert hours.credit == 3 * 444
    assert hours.difference == 450 + 3 * 444 - 2220


def test_a_lockdown_week_is_marked() -> None:
    assert [each.name for each in small_sheet().weeks[0].rows if each.is_lockdown] == ["Eve Tran"]


def test_uncovered_demand_is_in_words() -> None:
    (line,) = small_sheet().uncovered
    assert (line.label, line.missing, line.is_statutory) == ("Visit R-1042", "1 worker", True)
    assert when(line.span) == "Tue 24 Nov 18:00–19:00"


def test_whole_days_are_told_without_times() -> None:
    assert when(Span(at(0, 0), at(7, 0))) == "Mon 23 Nov – Sun 29 Nov"
    assert when(Span(at(0, 0), at(1, 0))) == "Mon 23 Nov"
    assert when(Span(at(0, 22), at(1, 7))) == "Mon 23 Nov 22:00–07:00"


def test_the_summary_counts_what_a_manager_asks_about() -> None:
    sheet = small_sheet()
    assert summary_words(sheet) == "1 not covered · 1 law broken · 1 policy exception"
    for policy, allowed, words in (
        (1, 1, "with its reason"),
        (3, 3, "each with its reason"),
        (3, 2, "2 with a reason"),
    ):
        counts = dataclasses.replace(sheet.counts, policy=policy, allowed=allowed)
        assert summary_words(dataclasses.replace(sheet, counts=counts)).endswith(f", {words}")
    assert small_sheet().proof.startswith("Proved: no rota covers more")


def test_the_key_lists_only_what_is_used() -> None:
    assert [words.letter for words in used_key(small_sheet())] == ["V", "V2", *"DCHSBMLAR"]


def test_every_mark_has_a_letter_of_its_own() -> None:
    letters = [words.letter for words in KEY]
    assert len(set(letters)) == len(letters)


def test_a_demand_that_is_gone_keeps_its_id() -> None:
    rota = small_rota()
    gone = rota.uncovered[0].model_copy(update={"demand": "v99"})
    sheet = small_sheet(rota=rota.model_copy(update={"uncovered": (gone,)}))
    assert sheet.uncovered[0].label == "v99"


def test_two_weeks_are_two_tables() -> None:
    sheet = small_sheet(rota=small_rota().model_copy(update={"weeks": 2}))
    assert [week.monday for week in sheet.weeks] == [MONDAY.toordinal(), MONDAY.toordinal() + 7]
    assert len({dataclasses.astuple(each)[0] for each in sheet.weeks[1].rows}) == 5


def test_periods_over_months_and_years_name_them() -> None:
    assert period_label(MONDAY.toordinal(), 1) == "Mon 23 – Sun 29 Nov 2026"
    assert period_label(MONDAY.toordinal() + 7, 1) == "Mon 30 Nov – Sun 6 Dec 2026"
    assert period_label(MONDAY.toordinal() + 35, 1) == "Mon 28 Dec 2026 – Sun 3 Jan 2027"


def test_what_is_missing_is_counted_in_words() -> None:
    assert missing_label(1, "workers") == "1 worker"
    assert missing_label(2, "people") == "2 people"
    assert missing_label(210, "minutes") == "3.5 h"


def test_demand_left_uncovered_on_purpose_says_why() -> None:
    rota = small_rota()
    left = LeftUncovered(
        demand=rota.uncovered[0].demand, reason="The family is away", by="Jo Patel", at=rota.made.at
    )
    sheet = small_sheet(rota=rota.model_copy(update={"left_uncovered": (left,)}))
    assert sheet.uncovered[0].reason.endswith(" Left uncovered: The family is away.")
