"""What an edit has changed in a long list is found without comparing what it has not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from planner.domain.differing import differing, few_differing, same_ends, without_same_ends


class Thing:
    """Equal to every other: only which object it is tells it apart."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Thing)

    __hash__ = object.__hash__


THINGS = tuple(Thing() for _ in range(400))
CHOSEN = st.lists(st.integers(0, 399), max_size=400, unique=True)


def ids(things: object) -> list[int]:
    assert isinstance(things, (list, tuple))
    return [id(each) for each in things]


@given(CHOSEN, CHOSEN)
def test_what_is_only_in_the_one_is_found_whatever_the_order(one: list[int], other: list[int]) -> None:
    before, after = tuple(THINGS[n] for n in one), tuple(THINGS[n] for n in other)
    gone, come = differing(before, after)
    assert ids(gone) == [each for each in ids(before) if each not in ids(after)]
    assert ids(come) == [each for each in ids(after) if each not in ids(before)]


@given(st.sets(st.integers(0, 299)), st.sets(st.integers(300, 399)))
def test_edits_that_keep_the_order_are_few_and_their_others_found(taken: set[int], put: set[int]) -> None:
    before = THINGS[:300]
    kept = [(n, THINGS[n]) for n in range(300) if n not in taken]
    # Those that are put in stand here and there between the others.
    between = [((n * 7) % 300 + 0.5, THINGS[n]) for n in put]
    after = tuple(each for _, each in sorted((*kept, *between), key=lambda pair: pair[0]))
    found = few_differing(before, after)
    if len(taken) + len(put) > 0.3 * len(after):
        assert found is None
        return
    assert found is not None
    assert ids(found[0]) == [id(THINGS[n]) for n in sorted(taken)]
    assert sorted(ids(found[1])) == sorted(id(THINGS[n]) for n in put)


def test_another_order_is_not_few() -> None:
    before = THINGS[:300]
    after = (before[200], *before[:200], *before[201:])
    assert few_differing(before, after) is None
    assert differing(before, after) == ([], [])


def test_a_long_row_put_in_the_middle_is_found_as_such() -> None:
    before = (*THINGS[:100], *THINGS[200:])
    gone, come = differing(before, THINGS)
    assert gone == []
    assert ids(come) == ids(THINGS[100:200])


def test_the_same_list_has_the_same_ends() -> None:
    assert same_ends(THINGS, THINGS) == (400, 0)
    assert same_ends(THINGS, (*THINGS[:10], *THINGS[11:])) == (10, 389)
    assert without_same_ends(THINGS[:5], (*THINGS[:2], *THINGS[3:5])) == ((THINGS[2],), ())
