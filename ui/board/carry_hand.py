"""The hand that carries shifts or work: it holds them over a place and asks what the rules say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from planner.domain.time_grid import DAY, Span, civil, clock, day_of, end_clock
from ui.board.carry import Carry, CarryPart
from ui.board.carry_edits import EXCHANGES, CarryEdit, NoPlace, edit_of
from ui.board.edit_verdict import EditProbe, EditVerdict, make_probe
from ui.item_models.board_marks import BlockMark, ShiftMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.board_words import long_day

PINNED = "This shift is pinned. Unpin it to move it."
GRIPS: dict[CarryPart, str] = {
    "start": "The start is held.",
    "end": "The end is held.",
    "whole": "The whole shift is held.",
}
SAID = {"refused": "Not possible", "policy": "Possible, but", "wish": "Possible, against a wish"}
_Key = tuple[int, int, str, bool, str | None]


class CarryHand:
    """Holds shifts, an edge of one, or work in one. It changes nothing: putting down gives back an edit.

    `moved`: called when something was taken in hand, or let go.
    """

    def __init__(self, moved: Callable[[], None] = lambda: None) -> None:
        self.carry: Carry | None = None
        self._moved = moved
        # Why nothing may be taken in hand at all; nothing where the board can be changed.
        self.closed = ""
        self._snapshot: BoardSnapshot | None = None
        self._probe: EditProbe | None = None
        self._verdicts: dict[_Key, EditVerdict | None] = {}

    @property
    def is_carrying(self) -> bool:
        return self.carry is not None

    def pick_up(
        self,
        snapshot: BoardSnapshot,
        mark: ShiftMark,
        row: int,
        *,
        block: BlockMark | None = None,
        part: CarryPart = "whole",
        others: Sequence[tuple[ShiftMark, int]] = (),
        is_copy: bool = False,
    ) -> str:
        """Take it in hand; returns why not, or nothing. What is pinned stays, but can be copied."""
        refused = self.closed or ("" if is_copy else _why_held(mark, block, others))
        if refused:
            return refused
        self.carry = Carry(mark, row, row, 0, tuple(others), block, part, is_copy)
        self._snapshot, self._verdicts = snapshot, {}
        self._probe = None
        if snapshot.rota is not None:
            from planner.services.edit_rota import LAST

            known = LAST.lent(snapshot.team, snapshot.rota)
            self._probe = make_probe(snapshot.problem, snapshot.rota, known)
        self._moved()
        return ""

    def drop(self) -> None:
        """Let go; everything is where it was."""
        was_carrying = self.is_carrying
        self.carry, self._probe = None, None
        if was_carrying:
            self._moved()

    def move(self, minutes: int, rows: int) -> None:
        """Carry it on by so much."""
        if self.carry is not None and self._snapshot is not None:
            moved = self.carry.moved(minutes, rows, self._last_row, self._limits)
            self.carry = replace(moved, over=None)

    def hold(self, by_minutes: int, row: int, over: str | None = None) -> None:
        """Carry it to a place; `over`: the shift that the pointer is on there."""
        if self.carry is not None and self._snapshot is not None:
            placed = self.carry.placed(by_minutes, row, self._last_row, self._limits)
            self.carry = replace(placed, over=over if over != self.carry.shift.id else None)

    def copy(self, *, is_copy: bool) -> None:
        """Leave what is in hand where it was, too, or not."""
        if self.carry is not None and self.carry.part == "whole" and is_copy != self.carry.is_copy:
            why_not = "" if is_copy else _why_held(self.carry.mark, self.carry.block, self.carry.others)
            if not why_not:
                self.carry = replace(self.carry, is_copy=is_copy)

    def take(self, part: CarryPart) -> None:
        """Hold an edge instead of the whole, or the whole again; begins where it was picked up."""
        if self.carry is not None and not self.carry.others:
            home = replace(self.carry, by_minutes=0, row=self.carry.from_row, over=None)
            self.carry = replace(home, part=part, is_copy=False)

    def put_down(self) -> CarryEdit | None:
        """The edit for where it is held; None when it has not moved or nobody can allow the place."""
        verdict = self.verdict()
        if verdict is not None and verdict.is_final:
            return None
        edit = self._edit(self.carry)
        self.drop()
        return None if isinstance(edit, NoPlace) else edit

    def verdict(self) -> EditVerdict | None:
        """What the rules say of the place; asked once for each place."""
        return self._verdict_of(self.carry)

    @property
    def knows_place(self) -> bool:
        """Whether the rules have been asked about where it is held."""
        return self.carry is None or _key(self.carry) in self._verdicts

    def known_verdict(self) -> EditVerdict | None:
        """What they have said of it, without asking them: a drag does not wait for an answer."""
        return self._verdicts.get(_key(self.carry)) if self.carry is not None else None

    def verdict_on(self, row: int, day: int) -> EditVerdict | None:
        """What they would say if it were held at the same time of day over another row and day."""
        carry = self.carry_on(row, day)
        return self._verdict_of(carry) if carry is not None else None

    def knows(self, row: int, day: int) -> bool:
        """Whether the rules have been asked about that row and day."""
        carry = self.carry_on(row, day)
        return carry is None or _key(carry) in self._verdicts

    def carry_on(self, row: int, day: int) -> Carry | None:
        """What is in hand, held over another row and day; None where it cannot be held."""
        carry = self.carry
        if carry is None or self._snapshot is None:
            return None
        by_minutes = carry.minutes_in_day + (day - carry.home_day) * DAY
        placed = carry.placed(by_minutes, row, self._last_row, self._limits)
        if (placed.row, placed.by_minutes) != (row, by_minutes):
            return None
        return replace(placed, over=None)

    def grip_words(self) -> str:
        """By what it is held, for a screen reader: of several it is always the whole."""
        return GRIPS[self.carry.part] if self.carry is not None and not self.carry.others else ""

    def words(self) -> str:
        """Where it is held, for a screen reader."""
        if self.carry is None or self._snapshot is None:
            return ""
        span, verdict = self.carry.span, self.verdict()
        name = self._snapshot.rows[self.carry.row].name
        said = f"{name}, {long_day(day_of(span.start))}, {clock(span.start)} to {end_clock(span.end)}"
        if self.carry.others:
            said = f"{said}, {len(self.carry.others)} more with it"
        if self.carry.is_copy:
            said = f"Copy: {said}"
        if verdict is None or not verdict.words:
            return said
        return f"{said}. {verdict.words}" if verdict.kind == "fine" else self._with_kind(said, verdict)

    @staticmethod
    def _with_kind(said: str, verdict: EditVerdict) -> str:
        kind = "Not without agreement" if verdict.is_agreeable else SAID[verdict.kind]
        return f"{said}. {kind}: {verdict.words}"

    def _verdict_of(self, carry: Carry | None) -> EditVerdict | None:
        if carry is None or self._probe is None:
            return None
        key = _key(carry)
        if key not in self._verdicts:
            self._verdicts[key] = self._asked(carry)
        return self._verdicts[key]

    def _asked(self, carry: Carry) -> EditVerdict | None:
        edit = self._edit(carry)
        if edit is None or self._probe is None:
            return None
        if isinstance(edit, NoPlace):
            return EditVerdict("refused", edit.words)
        verdict = self._probe(edit)
        if isinstance(edit, EXCHANGES):
            return replace(verdict, words=f"{self._exchange_words(carry)} {verdict.words}".strip())
        return verdict

    def _edit(self, carry: Carry | None) -> CarryEdit | NoPlace | None:
        return edit_of(self._snapshot, carry) if carry is not None and self._snapshot is not None else None

    def _exchange_words(self, carry: Carry) -> str:
        if self._snapshot is None:
            return ""
        if carry.row == carry.from_row:
            return "Exchange the two."
        return f"Exchange with {self._snapshot.rows[carry.row].name}."

    @property
    def _last_row(self) -> int:
        return len(self._snapshot.rows) - 1 if self._snapshot else 0

    @property
    def _limits(self) -> Span:
        if self._snapshot is None:
            return Span(0, 0)
        days = self._snapshot.days
        return Span(civil(days.start), civil(days.stop))


def _key(carry: Carry) -> _Key:
    return carry.by_minutes, carry.row, carry.part, carry.is_copy, carry.over


def _why_held(mark: ShiftMark, block: BlockMark | None, others: Sequence[tuple[ShiftMark, int]]) -> str:
    """Why it stays where it is: it is pinned."""
    if block is not None:
        return "This work is pinned. Unpin it to move it." if block.is_pinned else ""
    if not others:
        return PINNED if mark.shift.is_pinned else ""
    pinned = sum(each.shift.is_pinned for each in (mark, *(other for other, _ in others)))
    if not pinned:
        return ""
    return f"{pinned} of the {len(others) + 1} shifts {'is' if pinned == 1 else 'are'} pinned. Unpin first."
