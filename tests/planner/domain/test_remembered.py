"""Answers are given again while what they follow from is the same."""

from __future__ import annotations

from dataclasses import dataclass

from planner.domain.remembered import Remembered, RememberedOfEach, SameObjects


def test_the_same_question_is_answered_once() -> None:
    known: Remembered[tuple[int, ...], list[int]] = Remembered(2)
    first = known.answer("a", (1, 2), lambda: [3])
    assert known.answer("a", (1, 2), lambda: [4]) is first


def test_another_question_under_the_key_is_answered_anew() -> None:
    known: Remembered[tuple[int, ...], list[int]] = Remembered(2)
    known.answer("a", (1, 2), lambda: [3])
    assert known.answer("a", (1, 3), lambda: [4]) == [4]
    assert known.answer("a", (1, 2), lambda: [5]) == [5]


def test_what_is_asked_in_turns_under_one_key_is_answered_once_each_where_two_are_kept() -> None:
    known: Remembered[int, list[int]] = Remembered(2, of_each=2)
    one, other = known.answer("a", 1, lambda: [1]), known.answer("a", 2, lambda: [2])
    assert known.answer("a", 1, lambda: [9]) is one
    assert known.answer("a", 2, lambda: [9]) is other
    assert known.answer("a", 1, lambda: [9]) is one
    known.answer("a", 3, lambda: [3])
    assert known.answer("a", 1, lambda: [8]) is one
    assert known.answer("a", 2, lambda: [8]) == [8]


def test_of_more_answers_than_it_keeps_the_one_asked_for_longest_ago_goes() -> None:
    known: Remembered[int, list[int]] = Remembered(2)
    kept = known.answer("a", 1, lambda: [1])
    known.answer("b", 1, lambda: [2])
    known.answer("a", 1, lambda: [0])
    known.answer("c", 1, lambda: [3])
    assert known.answer("a", 1, lambda: [9]) is kept
    assert known.answer("b", 1, lambda: [8]) == [8]


def test_of_items_that_are_the_very_same_nothing_is_made_anew() -> None:
    known: RememberedOfEach[str, list[str]] = RememberedOfEach()
    one, two = known.of(("a", "b"), (), lambda item: [item])
    again = known.of(("b", "c"), (), lambda item: [item])
    assert [*again] == [["b"], ["c"]]
    assert again[0] is two
    assert known.of(("a",), (), lambda item: [item])[0] is not one


def test_items_are_made_anew_when_what_they_follow_from_beside_is_other() -> None:
    known: RememberedOfEach[str, str] = RememberedOfEach()
    beside = {"a": (1,), "b": (2,)}
    known.of("ab", ("x",), lambda item: f"{item} first", beside.__getitem__)
    beside["a"] = (3,)
    assert [*known.of("ab", ("x",), lambda item: f"{item} then", beside.__getitem__)] == ["a then", "b first"]
    assert [*known.of("ab", ("y",), lambda item: f"{item} last", beside.__getitem__)] == ["a last", "b last"]


def test_of_items_that_are_asked_about_in_turn_each_is_made_once() -> None:
    known: RememberedOfEach[str, list[str]] = RememberedOfEach(of_about=2)
    (one,), (other,) = (known.of(("a",), (about,), lambda item: [item]) for about in (1, 2))
    assert known.of(("a",), (1,), lambda item: [item])[0] is one
    assert known.of(("a",), (2,), lambda item: [item])[0] is other
    known.of(("a",), (3,), lambda item: [item])
    assert known.of(("a",), (2,), lambda item: [item])[0] is other
    assert known.of(("a",), (1,), lambda item: [item])[0] is not one


@dataclass(frozen=True)
class Need:
    id: str
    least: int


def test_what_equals_the_item_of_its_id_is_the_very_item() -> None:
    same = SameObjects(1)
    first = same.of("week", (Need("a", 1), Need("b", 1)))
    assert same.of("week", (Need("a", 1), Need("b", 1))) is first
    after = same.of("week", (Need("b", 1), Need("a", 2), Need("c", 1)))
    assert after == (Need("b", 1), Need("a", 2), Need("c", 1))
    assert after[0] is first[1]
    same.of("other", ())
    assert same.of("week", (Need("b", 1),))[0] is not first[1]
