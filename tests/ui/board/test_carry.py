"""A shift in hand: where it may go and what the rules say of it, before anything is changed."""

from __future__ import annotations

from planner.domain.contracts import FixedShiftDay
from planner.domain.rota import Rota
from planner.services.exchange_shifts import ExchangeShifts
from planner.services.freeze_problem import freeze_problem
from planner.services.rota_edits import MoveShift
from tests.planner.services.small_office import hand_rota, small_team, with_weekdays
from tests.ui.board.drawn_week import drawn_rota, drawn_snapshot, riverside_problem
from ui.board.carry_hand import CarryHand
from ui.board.edit_verdict import make_probe
from ui.item_models.board_snapshot import BoardSnapshot

AMIRA = "amira-khan@2026-11-24"
BEN = "ben-okafor@2026-11-24"


def hand_with(snapshot: BoardSnapshot, shift_id: str) -> CarryHand:
    place = snapshot.place_of(shift_id)
    assert place is not None
    mark = snapshot.cell(*place).shift
    assert mark is not None
    hand = CarryHand()
    assert hand.pick_up(snapshot, mark, place[0]) == ""
    return hand


def test_putting_down_gives_the_edit_and_changes_nothing() -> None:
    snapshot = drawn_snapshot(drawn_rota("amira-khan Tue 12:00-20:00 | break 16:00-16:30"))
    hand = hand_with(snapshot, AMIRA)
    hand.move(-60, 0)
    assert hand.put_down() == MoveShift(AMIRA, by_minutes=-60)
    assert not hand.is_carrying
    assert snapshot.index.by_id[AMIRA].start % 1440 == 720


def test_putting_it_back_where_it_was_is_no_edit() -> None:
    hand = hand_with(drawn_snapshot(), BEN)
    hand.move(30, 0)
    hand.move(-30, 0)
    assert hand.put_down() is None
    assert not hand.is_carrying


def test_a_pinned_shift_stays_and_says_why() -> None:
    snapshot = drawn_snapshot()
    place = snapshot.place_of("niamh-doyle@2026-11-26")
    assert place is not None
    mark = snapshot.cell(*place).shift
    assert mark is not None
    hand = CarryHand()
    assert "pinned" in hand.pick_up(snapshot, mark, place[0])
    assert not hand.is_carrying


def test_it_stays_inside_the_rows_and_the_week() -> None:
    hand = hand_with(drawn_snapshot(), "amira-khan@2026-11-23")
    hand.move(0, -5)
    hand.move(-3 * 1440, 0)
    assert hand.carry is not None
    assert (hand.carry.row, hand.carry.by_minutes) == (0, 0)


def test_a_place_where_the_person_works_already_is_refused_by_name() -> None:
    hand = hand_with(drawn_snapshot(), BEN)
    hand.move(30, 1)
    verdict = hand.verdict()
    assert verdict is not None
    assert verdict.kind == "refused"
    assert "Catrin Hughes already has a shift" in verdict.words
    assert hand.put_down() is None
    assert hand.is_carrying


def test_over_somebody_who_works_that_day_the_two_exchange() -> None:
    hours = "Tue 09:00-17:00 | break 12:00-12:30"
    rota = drawn_rota(f"ben-okafor {hours}\ncatrin-hughes {hours}")
    hand = hand_with(drawn_snapshot(rota), BEN)
    hand.move(0, 1)
    assert "Exchange with Catrin Hughes." in hand.words()
    assert hand.put_down() == ExchangeShifts(BEN, "catrin-hughes@2026-11-24")
    assert not hand.is_carrying


def test_a_pinned_shift_is_not_taken_in_exchange() -> None:
    hand = hand_with(drawn_snapshot(), "marcus-bell@2026-11-26")
    hand.move(0, 1)
    verdict = hand.verdict()
    assert verdict is not None
    assert (verdict.kind, "pinned" in verdict.words) == ("refused", True)
    assert hand.put_down() is None
    assert hand.is_carrying


def test_the_rules_are_asked_once_for_a_place() -> None:
    hand = hand_with(drawn_snapshot(), BEN)
    hand.move(30, 0)
    assert hand.verdict() is hand.verdict()


def test_a_broken_law_is_refused_in_words() -> None:
    lines = ("amira-khan Tue 12:00-20:00 | break 16:00-16:30", "amira-khan Wed 09:00-15:00")
    probe = make_probe(riverside_problem(), drawn_rota("\n".join(lines)))
    verdict = probe(MoveShift("amira-khan@2026-11-25", by_minutes=-120))
    assert (verdict.kind, "outside the agreed hours" in verdict.words) == ("refused", True)


def test_what_nobody_can_agree_to_is_told_before_what_they_can() -> None:
    lines = ("amira-khan Tue 14:00-22:00 | break 17:00-17:30", "amira-khan Wed 09:00-15:00")
    probe = make_probe(riverside_problem(), drawn_rota("\n".join(lines)))
    verdict = probe(MoveShift("amira-khan@2026-11-25", by_minutes=-180))
    assert (verdict.is_agreeable, "rest" in verdict.words) == (False, True)


def test_work_that_would_fall_out_is_named_by_its_case() -> None:
    rota = drawn_rota("amira-khan Tue 12:00-20:00 | visit 18:30-20:00 visit-R-1042 | break 16:00-16:30")
    verdict = make_probe(riverside_problem(), rota)(MoveShift("amira-khan@2026-11-24", by_minutes=-120))
    assert (verdict.kind, verdict.words.split(".")[0]) == ("policy", "Visit R-1042 would no longer fit")


def test_hours_that_can_be_agreed_are_told_with_what_they_cost() -> None:
    team = with_weekdays(small_team(), "ben", FixedShiftDay(start=540, end=1020))
    rota = hand_rota()
    probe = make_probe(freeze_problem(team, rota.first_day, 1, rota), rota)
    verdict = probe(MoveShift("ben@2026-11-24", by_minutes=60))
    assert verdict.is_agreeable
    assert verdict.words.endswith("It can be agreed with the person. Duty would no longer fit.")
    earlier = probe(MoveShift("ben@2026-11-24", by_minutes=-60))
    assert earlier.words.endswith("It can be agreed with the person.")


def test_an_edit_of_a_shift_that_is_gone_is_refused() -> None:
    empty: Rota = drawn_rota("ben-okafor Tue 09:00-17:00")
    verdict = make_probe(riverside_problem(), empty)(MoveShift("nobody@2026-11-24", by_minutes=30))
    assert verdict.kind == "refused"


def test_what_is_in_hand_is_said_with_person_day_and_time() -> None:
    hand = hand_with(drawn_snapshot(), BEN)
    hand.move(30, 0)
    assert hand.words().startswith("Ben Okafor, Tuesday 24 November, 09:30 to 17:30")
