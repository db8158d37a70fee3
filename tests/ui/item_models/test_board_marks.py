"""What is drawn for shifts, leave, shortfalls and broken rules."""

from __future__ import annotations

from dataclasses import replace

import pytest

from planner.domain.findings import Finding, TierNumber
from planner.domain.rota import Rota
from planner.domain.time_grid import Span, civil
from planner.services.allow_exceptions import agreed_hours
from tests.planner.rules.factory import day_off, on, person, problem, shift
from tests.ui.board.drawn_week import MONDAY, drawn_rota, drawn_snapshot, riverside
from ui.item_models.board_away import away_marks
from ui.item_models.board_marks import ShiftMark
from ui.item_models.board_snapshot import DAYTIME, ROUND_THE_CLOCK, BoardSnapshot
from ui.item_models.board_uncovered import shown_span
from ui.item_models.board_words import bar_times, brief_times, shift_times
from ui.item_models.why_not import why_not

TUESDAY = MONDAY.toordinal() + 1


def mark_of(snapshot: BoardSnapshot, shift_id: str) -> ShiftMark:
    place = snapshot.place_of(shift_id)
    assert place is not None
    mark = snapshot.cell(*place).shift
    assert mark is not None
    return mark


def broken(rule: str, tier: TierNumber, shift_id: str, measured: str = "") -> Finding:
    whole = Span(civil(TUESDAY), civil(TUESDAY + 1))
    return replace(
        Finding(rule, 0, f"{rule} is broken.", measured, shifts=(shift_id,), span=whole), tier=tier
    )


def test_a_two_worker_visit_counts_who_is_missing() -> None:
    snapshot = drawn_snapshot()
    visit = mark_of(snapshot, "amira-khan@2026-11-24").blocks[2]
    assert (visit.text, visit.workers, visit.missing) == ("1042", 2, 1)
    complete = mark_of(snapshot, "imran-malik@2026-11-24").blocks[1]
    assert (complete.text, complete.workers, complete.missing) == ("0987", 2, 0)


def test_the_last_writing_block_before_its_deadline_is_due() -> None:
    snapshot = drawn_snapshot()
    writing = mark_of(snapshot, "daniel-mensah@2026-11-24").blocks[1]
    assert (writing.look, writing.is_due) == ("court", True)
    assert not mark_of(snapshot, "amira-khan@2026-11-25").blocks[0].is_due


def test_a_hearing_is_not_an_ordinary_event() -> None:
    snapshot = drawn_snapshot()
    assert mark_of(snapshot, "daniel-mensah@2026-11-25").blocks[0].look == "hearing"
    assert mark_of(snapshot, "grace-adeyemi@2026-11-27").blocks[1].look == "event"


def test_short_rest_is_marked_and_tight_rest_more_so() -> None:
    snapshot = drawn_snapshot()
    rest = mark_of(snapshot, "amira-khan@2026-11-24").rest_after
    tight = mark_of(snapshot, "daniel-mensah@2026-11-24").rest_after
    assert rest is not None
    assert tight is not None
    assert (rest.text, rest.is_tight) == ("rest 14 h", False)
    assert (tight.text, tight.is_tight) == ("rest 11.5 h", True)
    assert mark_of(snapshot, "ben-okafor@2026-11-24").rest_after is None


def test_times_that_differ_from_the_pattern_are_unusual() -> None:
    snapshot = drawn_snapshot()
    assert mark_of(snapshot, "niamh-doyle@2026-11-24").is_unusual
    assert not mark_of(snapshot, "ben-okafor@2026-11-24").is_unusual


def test_the_gravest_rule_marks_the_shift() -> None:
    shift = "daniel-mensah@2026-11-25"
    findings = (broken("evenings", 3, shift), broken("daily_rest", 0, shift, "10.5 h"))
    trouble = mark_of(drawn_snapshot(findings=findings), shift).trouble
    assert trouble is not None
    assert (trouble.kind, trouble.text) == ("law", "rest 10.5 h")
    assert len(trouble.sentences) == 2


def test_a_rule_about_the_whole_week_marks_no_single_shift() -> None:
    whole_week = Span(civil(TUESDAY), civil(TUESDAY + 6))
    finding = replace(broken("contract_hours", 3, "ben-okafor@2026-11-24"), span=whole_week)
    assert mark_of(drawn_snapshot(findings=(finding,)), "ben-okafor@2026-11-24").trouble is None


def test_an_overridden_policy_is_not_marked() -> None:
    finding = replace(broken("evenings", 3, "ben-okafor@2026-11-24"), is_overridden=True)
    assert mark_of(drawn_snapshot(findings=(finding,)), "ben-okafor@2026-11-24").trouble is None


def test_only_what_changed_since_publishing_is_marked() -> None:
    rota = drawn_rota()
    earlier = rota.shift("ben-okafor@2026-11-24")
    assert earlier is not None
    moved = earlier.model_copy(update={"start": earlier.start + 30})
    published = rota.model_copy(
        update={"shifts": tuple(moved if each is earlier else each for each in rota.shifts)}
    )
    snapshot = drawn_snapshot(rota, published=published)
    assert mark_of(snapshot, "ben-okafor@2026-11-24").is_changed
    assert not mark_of(snapshot, "amira-khan@2026-11-24").is_changed


def test_leave_spans_a_weekend_in_one_bar() -> None:
    days = {
        name: day_off(on(name), "not working" if name in ("Sat", "Sun") else "annual leave")
        for name in ("Thu", "Fri", "Sat", "Sun", "Mon+1")
    }
    ana = person("ana", days=days, weeks=2)
    marks = list(away_marks(problem(ana, weeks=2).people[0]))
    assert [(mark.first, mark.last) for mark in marks] == [(on("Thu"), on("Mon+1"))]
    assert marks[0].detail == "Thu 26 – Mon 30 · approved"


def test_the_handover_joins_the_rows_of_the_pair() -> None:
    handovers = drawn_snapshot().handovers
    assert [mark.rows for mark in handovers] == [(4, 5)]


def test_the_lane_says_what_is_missing_in_words() -> None:
    mark = drawn_snapshot().uncovered[0]
    assert (mark.badge, mark.words) == ("−1", "R-1042 needs 1 more worker")


def test_what_may_happen_all_week_is_shown_on_its_last_weekday() -> None:
    week = Span(civil(MONDAY), civil(MONDAY.toordinal() + 7))
    friday = MONDAY.toordinal() + 4
    assert shown_span(week) == Span(civil(friday, 960), civil(friday, 1020))
    evening = Span(civil(TUESDAY, 1110), civil(TUESDAY, 1200))
    assert shown_span(evening) == evening


def with_travel_to(demand: str, minutes: int) -> Rota:
    """The drawn week with the way to a visit put before it: without it the visit is not made."""
    rota = drawn_rota()
    there = {"travel_before": minutes}
    shifts = [
        shift.model_copy(
            update={
                "activities": tuple(
                    each.model_copy(update={"start": each.start - minutes, **there})
                    if each.demand == demand
                    else each
                    for each in shift.activities
                )
            }
        )
        for shift in rota.shifts
    ]
    return rota.model_copy(update={"shifts": tuple(shifts)})


def test_each_row_has_the_first_reason_that_rules_it_out() -> None:
    snapshot = drawn_snapshot(with_travel_to("visit-R-1042", 15))
    reasons = {snapshot.rows[each.row].id: each.icon for each in why_not(snapshot, snapshot.uncovered[0])}
    assert "amira-khan" not in reasons
    assert reasons["ben-okafor"] == "clock"
    assert reasons["daniel-mensah"] == "rest"
    assert reasons["kwame-boateng"] == "not-working"
    assert reasons["imran-malik"] == ""


def test_days_show_daytime_unless_people_work_at_night() -> None:
    assert drawn_snapshot().hours == DAYTIME
    night = drawn_rota("ben-okafor Mon 22:00-07:00")
    assert drawn_snapshot(night).hours == ROUND_THE_CLOCK


def test_narrow_columns_drop_the_full_hours() -> None:
    shift = drawn_rota().shift("imran-malik@2026-11-28")
    assert shift is not None
    assert brief_times(shift) == "10–17:30"


@pytest.mark.parametrize(
    ("staff", "chips"),
    [
        ("ben-okafor", ("9–5", "37 h")),
        ("eilidh-fraser", ("Job share 18.5 h",)),
        ("grace-adeyemi", ("4 days", "30 h")),
        ("lucy-tran", ("Newly qual.", "37 h")),
        ("marcus-bell", ("Senior", "37 h")),
    ],
)
def test_chips_say_what_is_special_about_a_person(staff: str, chips: tuple[str, ...]) -> None:
    snapshot = drawn_snapshot()
    assert snapshot.rows[snapshot.row_of[staff]].chips == chips


def test_the_scale_of_the_cover_strip_stops_at_nine_people_for_a_small_team() -> None:
    rota = drawn_rota()
    assert BoardSnapshot(riverside(), drawn_snapshot().problem, rota).cover_top >= 9


def test_hours_agreed_for_a_day_are_unusual_although_the_day_then_has_no_others() -> None:
    plain = drawn_snapshot()
    ben = next(shift for shift in plain.shifts if shift.id == "ben-okafor@2026-11-24")
    agreed = agreed_hours(plain.team, (ben,), "Agreed by phone").applied(plain.team)
    assert mark_of(replace(plain, team=agreed), ben.id).is_unusual


def test_the_head_of_a_day_says_the_figure_of_the_lane() -> None:
    plain = drawn_snapshot()
    assert plain.rota is not None
    nobody = tuple(each.model_copy(update={"missing": 2}) for each in plain.rota.uncovered)
    snapshot = replace(plain, rota=plain.rota.model_copy(update={"uncovered": nobody}))
    (mark,) = snapshot.uncovered
    assert mark.badge == "−2"
    state = snapshot.day_state(1)
    assert (state.text, state.count) == ("2 short at 18:30", 2)


def test_a_shift_until_midnight_ends_at_24() -> None:
    late = shift("ana", "Tue 16:00-24:00")
    assert bar_times(late) == "16:00–24:00"
    assert brief_times(late) == "16–24"
    assert shift_times(late) == "16:00 to 24:00"
