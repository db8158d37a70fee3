"""The hand that carries a shift: it picks up, holds over a place, asks what the rules say, and puts down."""

from __future__ import annotations

from dataclasses import replace

from planner.domain.time_grid import Span, civil, clock, day_of
from planner.services.exchange_shifts import ExchangeShifts
from planner.services.rota_edits import MoveShift
from ui.board.carry import Carry
from ui.board.edit_verdict import EditProbe, EditVerdict, make_probe
from ui.item_models.board_marks import ShiftMark
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.board_words import long_day


class CarryHand:
    """Holds at most one shift. It changes nothing: putting down gives back an edit."""

    def __init__(self) -> None:
        self.carry: Carry | None = None
        self._snapshot: BoardSnapshot | None = None
        self._probe: EditProbe | None = None
        self._verdicts: dict[tuple[int, int], EditVerdict] = {}

    @property
    def is_carrying(self) -> bool:
        return self.carry is not None

    def pick_up(self, snapshot: BoardSnapshot, mark: ShiftMark, row: int) -> str:
        """Take a shift in hand; returns why not, or nothing. A pinned shift stays where it is."""
        if mark.shift.is_pinned:
            return "This shift is pinned. Unpin it to move it."
        self.carry = Carry(mark, row, row)
        self._snapshot, self._verdicts = snapshot, {}
        self._probe = make_probe(snapshot.problem, snapshot.rota) if snapshot.rota else None
        return ""

    def drop(self) -> None:
        """Let go; the shift is where it was."""
        self.carry, self._probe = None, None

    def move(self, minutes: int, rows: int) -> None:
        """Carry it on by so much."""
        if self.carry is not None and self._snapshot is not None:
            self.carry = self.carry.moved(minutes, rows, self._last_row, self._limits)

    def hold(self, by_minutes: int, row: int) -> None:
        """Carry it to a place."""
        if self.carry is not None and self._snapshot is not None:
            self.carry = self.carry.placed(by_minutes, row, self._last_row, self._limits)

    def put_down(self) -> MoveShift | ExchangeShifts | None:
        """The edit for where it is held; None when it has not moved or the rules refuse the place."""
        edit = self._edit()
        is_refused = (verdict := self.verdict()) is not None and verdict.kind == "refused"
        if is_refused:
            return None
        self.drop()
        return edit

    def verdict(self) -> EditVerdict | None:
        """What the rules say of the place; asked once for each place."""
        edit = self._edit()
        if edit is None or self.carry is None or self._probe is None:
            return None
        key = (self.carry.by_minutes, self.carry.row)
        if key not in self._verdicts:
            verdict = self._probe(edit)
            if isinstance(edit, ExchangeShifts):
                verdict = replace(verdict, words=f"{self._exchange_words()} {verdict.words}".strip())
            self._verdicts[key] = verdict
        return self._verdicts[key]

    def words(self) -> str:
        """Where the shift is held, for a screen reader."""
        if self.carry is None or self._snapshot is None:
            return ""
        span, verdict = self.carry.span, self.verdict()
        name = self._snapshot.rows[self.carry.row].name
        said = f"{name}, {long_day(day_of(span.start))}, {clock(span.start)} to {clock(span.end)}"
        if verdict is None or not verdict.words:
            return said
        if verdict.kind == "fine":
            return f"{said}. {verdict.words}"
        return f"{said}. {'Not possible' if verdict.kind == 'refused' else 'Possible, but'}: {verdict.words}"

    def _edit(self) -> MoveShift | ExchangeShifts | None:
        """Over somebody who works that day the two exchange, unless the shift was also moved in time."""
        if self.carry is None or self._snapshot is None:
            return None
        staff = self._snapshot.rows[self.carry.row].id
        other = self._shift_of(staff)
        if other is not None and self.carry.row != self.carry.from_row and not self.carry.by_minutes:
            return ExchangeShifts(self.carry.shift.id, other)
        return self.carry.edit(staff)

    def _shift_of(self, staff: str) -> str | None:
        """What that person works on the day of the shift in hand."""
        if self.carry is None or self._snapshot is None:
            return None
        day = self.carry.shift.day
        return next(
            (each.id for each in self._snapshot.shifts if (each.staff, each.day) == (staff, day)), None
        )

    def _exchange_words(self) -> str:
        if self.carry is None or self._snapshot is None:
            return ""
        return f"Exchange with {self._snapshot.rows[self.carry.row].name}."

    @property
    def _last_row(self) -> int:
        return len(self._snapshot.rows) - 1 if self._snapshot else 0

    @property
    def _limits(self) -> Span:
        if self._snapshot is None:
            return Span(0, 0)
        days = self._snapshot.days
        return Span(civil(days.start), civil(days.stop))
