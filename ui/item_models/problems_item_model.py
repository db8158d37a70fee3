"""The list below the board: demand left uncovered, broken law, policy exceptions, wishes not granted.

A row is one problem. What is selected with it on the board is its `subject`: a demand or a shift.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any, Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from planner.domain.findings import Finding
from planner.domain.time_grid import DAY, Span, day_label, day_of, span_label

ProblemKind = Literal["uncovered", "law", "policy", "wish"]
PROBLEM_KINDS: tuple[ProblemKind, ...] = ("uncovered", "law", "policy", "wish")
AnyIndex = QModelIndex | QPersistentModelIndex
PROBLEM_ROLE = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Problem:
    """One row: texts ready to show, and what it is about."""

    kind: ProblemKind
    what: str
    when: str = ""
    who: str = ""
    case: str = ""
    measured: str = ""
    reason: str = ""
    demand: str | None = None
    shifts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    start: int = 0
    rule: str = ""
    # Why it is left as it is, where that was recorded.
    left: str = ""


@dataclass(frozen=True, slots=True)
class FixNote:
    """What is known of the fixes of a demand, in a few words."""

    best: str = ""
    number: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's heading, and the text it shows of a problem, or of what is known of its fixes."""

    heading: str
    text: Callable[[Problem], str] = lambda _: ""
    note: Callable[[FixNote], str] = lambda _: ""


_WHAT = Column("What", lambda problem: problem.what)
_WHEN = Column("When", lambda problem: problem.when)
_WHO = Column("Who", lambda problem: problem.who)
COLUMNS: Mapping[ProblemKind, tuple[Column, ...]] = {
    "uncovered": (
        _WHAT,
        _WHEN,
        Column("Case", lambda problem: problem.case),
        Column("Found so far", lambda problem: problem.measured),
        Column("Best fix", lambda problem: left_label(problem), lambda note: note.best),
        Column("Fixes", note=lambda note: note.number),
    ),
    "law": (_WHAT, _WHEN, _WHO, Column("Measured", lambda problem: problem.measured)),
    "policy": (_WHAT, _WHEN, _WHO, Column("Measured", lambda problem: problem.measured)),
    "wish": (_WHAT, _WHEN, _WHO, Column("Measured", lambda problem: problem.measured)),
}


# What one of a kind is called.
SPOKEN_KINDS: Mapping[ProblemKind, str] = {
    "uncovered": "Uncovered",
    "law": "Broken law",
    "policy": "Policy exception",
    "wish": "Wish not granted",
}
_KINDS: dict[str, ProblemKind] = {"shortfall": "wish", "law": "law", "policy": "policy", "wish": "wish"}


def problem_of(finding: Finding, names: Mapping[str, str]) -> Problem:
    """The row of a finding; `names` of staff by id. Demand not met has rows of its own, so that a shortfall
    given here is one from an ideal, and counts as a wish."""
    return Problem(
        kind=_KINDS[finding.kind],
        what=finding.sentence,
        when=when_label(finding.span),
        who=", ".join(names.get(person, person) for person in finding.people),
        measured=_measured(finding),
        demand=finding.demand,
        shifts=finding.shifts,
        people=finding.people,
        start=finding.span.start if finding.span else 0,
        rule=finding.rule,
    )


def problem_words(problem: Problem, among: Sequence[Problem]) -> str:
    """For somebody who goes from one to the next without seeing the list: which it is, and all of its row."""
    alike = [each for each in among if each.kind == problem.kind]
    place = f"{SPOKEN_KINDS[problem.kind]} {alike.index(problem) + 1} of {len(alike)}"
    beside = (problem.when, problem.who, problem.case, problem.measured, left_label(problem))
    more = (part.rstrip(".") for part in beside if part and part not in problem.what)
    return ". ".join((place, problem.what.rstrip("."), *more)) + "."


def left_label(problem: Problem) -> str:
    """`Left uncovered: the family is away`, or nothing."""
    return f"Left uncovered: {problem.left}" if problem.left else ""


def when_label(span: Span | None) -> str:
    """`Tue 24 Nov 18:30–20:00`; of a day or more the days alone: `Mon 23 Nov – Fri 27 Nov`."""
    if span is None:
        return ""
    if span.minutes < DAY:
        return span_label(span)
    first, last = day_of(span.start), day_of(span.end - 1)
    return day_label(first) if first == last else f"{day_label(first)} – {day_label(last)}"


def _measured(finding: Finding) -> str:
    if finding.measured and finding.allowed:
        return f"{finding.measured} (allowed {finding.allowed})"
    return finding.measured


class ProblemsItemModel(QAbstractTableModel):
    """The problems of one kind, in the order of time."""

    def __init__(self, kind: ProblemKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.kind = kind
        self.columns = COLUMNS[kind]
        self._problems: tuple[Problem, ...] = ()
        # The same, as they were given: to sort them is most of the work.
        self._given: list[Problem] = []
        self._notes: dict[str, FixNote] = {}

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Replace the rows by these, all of the one kind."""
        given = list(problems)
        if given == self._given:
            return
        self._given = given
        rows = tuple(sorted(given, key=attrgetter("start", "what")))
        if rows == self._problems:
            # What is marked in the table stays so.
            return
        self.beginResetModel()
        self._problems = rows
        self.endResetModel()

    def show_note(self, demand: str, note: FixNote) -> None:
        """Tell what is known of the fixes of a demand; the rows stay as they are."""
        self._notes[demand] = note
        for row, problem in enumerate(self._problems):
            if problem.demand == demand:
                self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def show_notes(self, notes: Mapping[str, FixNote]) -> None:
        """The same of many demands."""
        self._notes.update(notes)
        if self._problems:
            last = self.index(len(self._problems) - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def forget_notes(self) -> None:
        """The rota is another."""
        self._notes.clear()

    def _text(self, problem: Problem, column: Column) -> str:
        note = self._notes.get(problem.demand or "", FixNote())
        return column.text(problem) or column.note(note)

    @property
    def problems(self) -> tuple[Problem, ...]:
        return self._problems

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._problems)

    def columnCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        problem = self._problems[index.row()]
        if role == PROBLEM_ROLE:
            return problem
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self._text(problem, self.columns[index.column()])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            column = self.columns[index.column()]
            return f"{column.heading}: {self._text(problem, column)}"
        return None

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        return None
