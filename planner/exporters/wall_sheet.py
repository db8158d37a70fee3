"""The sheet that teams pin up: people and days, big times, who is on duty and who works the evening.

It hangs where anybody can read it. So it holds no reason for being away, no case reference unless the team
wants them, no hours of contracts and nothing of what a person does alone at the desk. Each mark has a letter
of its own, so that a copy in black and white says the same.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.time_grid import civil, clock, day_label, day_of, end_clock, times_label
from planner.exporters.activity_words import MarkWords
from planner.exporters.rota_sheet import missing_label, period_label
from planner.exporters.sheet_records import RotaSheet, SheetCell, SheetMark, SheetRow, SheetShift, SheetWeek
from planner.exporters.sheet_words import made_words, state_words
from planner.services.rules_in_force import settings_on

EVENING = MarkWords("evening", "E", "Evening", "lock")
HOME = MarkWords("home", "H", "Works from home", "admin")
# What others have to know of a person's day: where they are wanted, and when they are out.
WALL_MARKS: tuple[MarkWords, ...] = (
    MarkWords("duty", "D", "On duty", "duty"),
    EVENING,
    HOME,
    MarkWords("visit", "V", "Out on a visit", "visit"),
    MarkWords("hearing", "C", "In court", "court"),
    MarkWords("meeting", "M", "Meeting", "admin"),
    MarkWords("training", "T", "Training", "admin"),
)
_BY_KIND = {words.kind: words for words in WALL_MARKS}


@dataclass(frozen=True, slots=True)
class WallMark:
    """`D` `09:00–13:00`; `words` say it without the letter; `is_short` where somebody is missing."""

    letter: str
    text: str
    colour: str
    words: str
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class WallShift:
    """`start` and `end` are printed large."""

    start: str
    end: str
    name: str
    is_evening: bool
    is_home: bool
    marks: tuple[WallMark, ...]


@dataclass(frozen=True, slots=True)
class WallCell:
    """Shifts, or a word why there is none; `away` are parts of the day in which the person is away."""

    shifts: tuple[WallShift, ...] = ()
    off: str = ""
    away: str = ""


@dataclass(frozen=True, slots=True)
class WallRow:
    """A person's week; `tag` says what is special about all of it."""

    name: str
    tag: str
    cells: tuple[WallCell, ...]


@dataclass(frozen=True, slots=True)
class WallLine:
    """`09:00–13:00 Ben Okafor`; `is_short` where somebody is missing."""

    text: str
    is_short: bool = False


@dataclass(frozen=True, slots=True)
class WallFoot:
    """One row below the people: `On duty` or `Evening`, with its lines by day."""

    title: str
    letter: str
    colour: str
    days: tuple[tuple[WallLine, ...], ...]


@dataclass(frozen=True, slots=True)
class WallWeek:
    """One page. `quiet` says of each day whether nobody works."""

    title: str
    days: tuple[str, ...]
    quiet: tuple[bool, ...]
    rows: tuple[WallRow, ...]
    feet: tuple[WallFoot, ...]

    @property
    def heads(self) -> list[str]:
        """The heads of the days: a quiet day has a narrow column, without room for its month."""
        days = zip(self.days, self.quiet, strict=True)
        return [" ".join(day.split()[:2]) if quiet else day for day, quiet in days]


@dataclass(frozen=True, slots=True)
class WallSheet:
    """The whole sheet, a page a week."""

    team: str
    period: str
    is_published: bool
    state: str
    made: str
    key: tuple[MarkWords, ...]
    weeks: tuple[WallWeek, ...]


def wall_sheet_of(team: Team, rota: Rota, sheet: RotaSheet, *, with_cases: bool = False) -> WallSheet:
    """The wall sheet of `sheet`, which is the sheet of `rota` and `team`."""
    maker = _WallMaker(team, rota, with_cases)
    weeks = tuple(maker.week(week) for week in sheet.weeks)
    used = {mark.letter for mark in _all_marks(weeks)}
    shifts = [shift for week in weeks for row in week.rows for cell in row.cells for shift in cell.shifts]
    used |= {EVENING.letter} if any(shift.is_evening for shift in shifts) else set()
    used |= {HOME.letter} if any(shift.is_home for shift in shifts) else set()
    return WallSheet(
        team=sheet.team_name,
        period=sheet.period,
        is_published=sheet.state == "published",
        state=state_words(sheet),
        made=made_words(sheet),
        key=tuple(words for words in WALL_MARKS if words.letter in used),
        weeks=weeks,
    )


class _WallMaker:
    def __init__(self, team: Team, rota: Rota, with_cases: bool) -> None:
        self._team = team
        self._with_cases = with_cases
        self._short = [each for each in rota.uncovered if each.kind == "duty"]
        self._short_visits = {each.demand: each for each in rota.uncovered if each.kind == "visit"}

    def week(self, week: SheetWeek) -> WallWeek:
        return WallWeek(
            title=period_label(week.monday, 1),
            days=tuple(day_label(day) for day in week.days),
            quiet=tuple(not any(row.cells[at].shifts for row in week.rows) for at in range(7)),
            rows=tuple(self._row(row) for row in week.rows),
            feet=tuple(foot for foot in (self._duty(week), self._evenings(week)) if any(foot.days)),
        )

    def _row(self, row: SheetRow) -> WallRow:
        tag = "Lockdown week" if row.is_lockdown else ""
        return WallRow(row.name, tag, tuple(self._cell(cell) for cell in row.cells))

    def _cell(self, cell: SheetCell) -> WallCell:
        shifts = tuple(self._shift(shift, cell.day) for shift in cell.shifts)
        # Why somebody does not work on a day is not for the wall, apart from what all know.
        off = cell.off if cell.off in ("Away", "Bank holiday") else "Off"
        away = ", ".join(span.times for span in cell.away)
        return WallCell(shifts, "" if shifts else off, f"Away {away}" if shifts and away else "")

    def _shift(self, shift: SheetShift, day: int) -> WallShift:
        return WallShift(
            start=clock(shift.span.start),
            end=end_clock(shift.span.end),
            name=shift.name,
            is_evening=self._is_evening(shift, day),
            is_home=shift.place == "home",
            marks=tuple(self._mark(mark, shift) for mark in shift.marks if mark.kind in _BY_KIND),
        )

    def _mark(self, mark: SheetMark, shift: SheetShift) -> WallMark:
        words = _BY_KIND[mark.kind]
        is_all_day = mark.on_site == shift.span
        at = "" if is_all_day else mark.on_site.times
        case = mark.case if self._with_cases else ""
        gap = self._short_visits.get(mark.demand or "") if mark.kind == "visit" else None
        short = f"{missing_label(gap.missing, gap.unit)} short" if gap is not None else ""
        text = " ".join(part for part in (at, case, short) if part)
        return WallMark(words.letter, text, words.colour, f"{words.word} {text}".strip(), bool(short))

    def _is_evening(self, shift: SheetShift, day: int) -> bool:
        return shift.span.end > civil(day, settings_on(self._team, day).evenings.evening_from)

    def _duty(self, week: SheetWeek) -> WallFoot:
        words = _BY_KIND["duty"]
        found: list[list[tuple[int, WallLine]]] = [[] for _ in range(7)]
        for row, at, shift in _worked(week):
            for mark in shift.marks:
                if mark.kind == "duty":
                    line = WallLine(f"{mark.on_site.times} {row.name}")
                    found[at].append((mark.on_site.start, line))
        for gap in self._short:
            at = day_of(gap.start) - week.monday
            if 0 <= at < 7:
                told = f"{times_label(gap.start, gap.end)} {missing_label(gap.missing, gap.unit)} short"
                found[at].append((gap.start, WallLine(told, is_short=True)))
        return WallFoot(words.word, words.letter, words.colour, tuple(_in_order(day) for day in found))

    def _evenings(self, week: SheetWeek) -> WallFoot:
        found: list[list[tuple[int, WallLine]]] = [[] for _ in range(7)]
        for row, at, shift in _worked(week):
            if self._is_evening(shift, week.monday + at):
                line = WallLine(f"until {end_clock(shift.span.end)} {row.name}")
                found[at].append((shift.span.end, line))
        days = tuple(_in_order(day) for day in found)
        return WallFoot(EVENING.word, EVENING.letter, EVENING.colour, days)


def _worked(week: SheetWeek) -> Iterable[tuple[SheetRow, int, SheetShift]]:
    return (
        (row, at, shift) for row in week.rows for at, cell in enumerate(row.cells) for shift in cell.shifts
    )


def _in_order(lines: list[tuple[int, WallLine]]) -> tuple[WallLine, ...]:
    return tuple(dict.fromkeys(line for _, line in sorted(lines, key=lambda each: (each[0], each[1].text))))


def _all_marks(weeks: Iterable[WallWeek]) -> Iterable[WallMark]:
    return (
        mark
        for week in weeks
        for row in week.rows
        for cell in row.cells
        for shift in cell.shifts
        for mark in shift.marks
    )
