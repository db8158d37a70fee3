"""Shifts chosen on the board are pinned, removed, copied, cut and pasted, each as one step of undo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtGui import QGuiApplication

from planner.domain.rota import Shift
from planner.domain.time_grid import Span, civil
from planner.services.edit_team import TeamEdit
from planner.services.rota_edits import MoveShift
from planner.services.team_changes import FieldChange
from tests.planner.services.small_office import MONDAY
from tests.ui.desk_factory import GivenAnswers
from ui.board.band import Drawn
from ui.main_window.desk import Desk
from ui.main_window.no_frame import NoFrame
from ui.session.chosen import Chosen

FIRST = MONDAY.toordinal()
TUESDAY, WEDNESDAY = FIRST + 1, FIRST + 2
ANA, BEN_TUE, BEN_WED = "ana@2026-11-24", "ben@2026-11-24", "ben@2026-11-25"


def choose(desk: Desk, *places: tuple[str, int]) -> None:
    desk.choose(Chosen("person", person=places[0][0], places=frozenset(places)))


def choose_shift(desk: Desk, shift_id: str) -> None:
    shift = desk.shown.shift(shift_id) if desk.shown else None
    assert shift is not None
    desk.choose(Chosen("shift", shift=shift_id, places=frozenset({(shift.staff, shift.day)})))


def shifts(desk: Desk) -> dict[str, Shift]:
    return {shift.id: shift for shift in desk.shown.shifts} if desk.shown else {}


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def put_on_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def said(desk: Desk) -> list[str]:
    frame = desk.frame
    assert isinstance(frame, NoFrame)
    return [f"{sentence} {step} {' '.join(more)}" for _, sentence, step, more in frame.messages]


def test_several_shifts_are_removed_as_one_step(desk: Desk) -> None:
    before = shifts(desk)
    choose(desk, ("ana", TUESDAY), ("ben", TUESDAY))
    assert desk.actions["shift.remove"].text() == "Remove 2 shifts"
    desk.actions.trigger("shift.remove")
    assert set(shifts(desk)) == {BEN_WED}
    assert desk.undo_stack.undoText() == "Remove 2 shifts"
    desk.undo_stack.undo()
    assert shifts(desk) == before


def test_several_shifts_are_pinned_as_one_step_and_unpinned_again(desk: Desk) -> None:
    choose(desk, ("ben", TUESDAY), ("ben", WEDNESDAY))
    desk.actions.trigger("shift.pin")
    assert {each.id for each in shifts(desk).values() if each.is_pinned} == {BEN_TUE, BEN_WED}
    assert desk.actions["shift.pin"].text() == "Unpin 2 shifts"
    desk.actions.trigger("shift.pin")
    assert not any(each.is_pinned for each in shifts(desk).values())
    assert desk.undo_stack.count() == 2


def test_work_that_is_chosen_is_taken_out_of_its_shift(desk: Desk) -> None:
    start = shifts(desk)[ANA].activities[0].start
    desk.choose(Chosen("shift", shift=ANA, activity=start, places=frozenset({("ana", TUESDAY)})))
    desk.actions.trigger("shift.remove")
    assert all(each.start != start for each in shifts(desk)[ANA].activities)


def test_a_copy_is_text_and_a_table_for_a_spreadsheet(desk: Desk) -> None:
    choose(desk, ("ben", TUESDAY), ("ben", WEDNESDAY))
    desk.actions.trigger("edit.copy")
    assert clipboard() == "09:00–17:00\t09:00–17:00"
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert "<td>09:00–17:00</td><td>09:00–17:00</td>" in data.html()


def test_a_copied_shift_is_pasted_elsewhere_without_what_is_there_once(desk: Desk) -> None:
    choose_shift(desk, ANA)
    desk.actions.trigger("edit.copy")
    choose(desk, ("cy", WEDNESDAY))
    desk.actions.trigger("edit.paste")
    pasted = shifts(desk)["cy@2026-11-25"]
    assert (pasted.start % 1440, pasted.end % 1440) == (600, 1080)
    assert pasted.activities == ()
    assert ANA in shifts(desk)


def test_a_cut_shift_brings_its_work_along(desk: Desk) -> None:
    choose_shift(desk, ANA)
    work = shifts(desk)[ANA].activities
    desk.actions.trigger("edit.cut")
    assert ANA not in shifts(desk)
    choose(desk, ("ana", TUESDAY))
    desk.actions.trigger("edit.paste")
    assert set(shifts(desk)[ANA].activities) == set(work)


def test_times_from_a_spreadsheet_are_pasted_as_one_step(desk: Desk) -> None:
    before = shifts(desk)
    put_on_clipboard("9-5\t12:00–20:00\r\n\t10.00 - 18.00\r\n")
    choose(desk, ("cy", FIRST + 3))
    desk.actions.trigger("edit.paste")
    new = {
        key: (each.start % 1440, each.end % 1440) for key, each in shifts(desk).items() if key not in before
    }
    assert new == {
        "cy@2026-11-26": (540, 1020),
        "cy@2026-11-27": (720, 1200),
        "dee@2026-11-27": (600, 1080),
    }
    desk.undo_stack.undo()
    assert shifts(desk) == before


def test_one_time_is_pasted_into_every_chosen_day(desk: Desk) -> None:
    put_on_clipboard("11-19")
    choose(desk, ("cy", FIRST + 3), ("cy", FIRST + 4), ("dee", FIRST + 4))
    desk.actions.trigger("edit.paste")
    assert {"cy@2026-11-26", "cy@2026-11-27", "dee@2026-11-27"} <= set(shifts(desk))


def test_bad_cells_are_all_listed_and_nothing_is_pasted(desk: Desk) -> None:
    before = shifts(desk)
    put_on_clipboard("9-5\tlunch\n25-26\t9-5")
    choose(desk, ("cy", FIRST + 2))
    desk.actions.trigger("edit.paste")
    assert shifts(desk) == before
    told = said(desk)[-1]
    assert "Cy Clark, Thu 26 Nov" in told
    assert "Dee Dunn, Wed 25 Nov" in told
    assert "nothing was pasted" in told


def test_pasting_over_the_edge_of_the_board_is_refused_as_a_whole(desk: Desk) -> None:
    before = shifts(desk)
    choose(desk, ("ben", TUESDAY), ("ben", WEDNESDAY))
    desk.actions.trigger("edit.copy")
    choose(desk, ("dee", FIRST + 6))
    desk.actions.trigger("edit.paste")
    assert shifts(desk) == before
    assert "nothing was pasted" in said(desk)[-1]


def test_a_week_is_copied_to_the_next_which_begins_by_hand(desk: Desk) -> None:
    desk.actions.trigger("week.copy_on")
    assert desk.session.first_day == MONDAY + timedelta(weeks=1)
    assert set(shifts(desk)) == {"ana@2026-12-01", "ben@2026-12-01", "ben@2026-12-02"}
    assert "3 shifts copied to the week after" in said(desk)[-1]
    desk.undo_stack.undo()
    assert shifts(desk) == {}
    desk.undo_stack.undo()
    assert desk.session.rota is None


def test_days_that_are_taken_in_the_week_after_stay_as_they_are(desk: Desk) -> None:
    desk.actions.trigger("week.copy_on")
    desk.show_next_week(-1)
    choose(desk, ("ben", TUESDAY), ("ben", WEDNESDAY))
    desk.actions.trigger("week.copy_on")
    assert "nothing to copy" in said(desk)[-1]


def test_a_drawn_shift_has_its_break_and_can_be_undone(desk: Desk) -> None:
    span = Span(civil(WEDNESDAY, 720), civil(WEDNESDAY, 1200))
    desk.board_work.add_shift(Drawn("cy", span))
    made = shifts(desk)["cy@2026-11-25"]
    assert made.span == span
    assert made.break_span is not None
    desk.undo_stack.undo()
    assert "cy@2026-11-25" not in shifts(desk)


def test_drawn_over_days_each_gets_the_usual_hours(desk: Desk) -> None:
    choose(desk, ("cy", FIRST), ("cy", TUESDAY))
    drawn = desk.board_work.drawn_here()
    assert drawn is not None
    desk.board_work.add_shift(drawn)
    assert {"cy@2026-11-23", "cy@2026-11-24"} <= set(shifts(desk))


@pytest.mark.parametrize("kind", ["leave", "visit", "event"])
def test_other_things_drawn_open_their_form_filled_in(desk: Desk, kind: str) -> None:
    desk.board_work.add_record(kind, Drawn("cy", Span(civil(WEDNESDAY, 720), civil(WEDNESDAY, 1200))))
    ask = desk.ask
    assert isinstance(ask, GivenAnswers)
    assert f"new {kind}" in ask.asked[-1]
    assert "cy" in ask.asked[-1]
    assert "720" in ask.asked[-1]


def test_a_shift_drawn_in_a_week_without_a_rota_begins_one(desk: Desk) -> None:
    desk.show_next_week(1)
    monday = FIRST + 7
    desk.board_work.add_shift(Drawn("cy", Span(civil(monday, 540), civil(monday, 1020))))
    assert set(shifts(desk)) == {"cy@2026-11-30"}


def test_an_edit_against_a_policy_asks_for_a_reason_which_is_kept(desk: Desk) -> None:
    desk.ask = GivenAnswers(reason="Agreed in the team meeting")
    team = desk.session.team
    assert team is not None
    settings = team.rules.settings
    priced = settings.late_finish.model_copy(update={"solver": "price"})
    rules = team.rules.model_copy(update={"settings": settings.model_copy(update={"late_finish": priced})})
    assert (
        desk.edit_team(TeamEdit("Price", "late_finish", (FieldChange("rules", team.rules, rules),))) is None
    )
    assert desk.edit(MoveShift(BEN_TUE, by_minutes=240))
    asked = desk.reasons.findings
    assert asked
    assert asked[0].kind == "policy"
    desk.actions.trigger("policy.reason")
    shown = desk.session.shown
    assert shown is not None
    assert {each.reason for each in shown.team.rules.overrides} == {"Agreed in the team meeting"}
    kept = [each for each in shown.findings if each.rule == asked[0].rule]
    assert all(each.is_overridden for each in kept)
    assert not desk.actions["policy.reason"].isEnabled()
    desk.undo_stack.undo()
    assert desk.session.team is not None
    assert desk.session.team.rules.overrides == ()
