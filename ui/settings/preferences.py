"""What a person has chosen for the window, kept in `window.ini` in the data folder."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QByteArray, QSettings

from ui.theme import scale_per_cent

ThemeChoice = Literal["system", "light", "dark", "contrast", "contrast_dark"]
THEME_CHOICES: tuple[ThemeChoice, ...] = ("system", "light", "dark", "contrast", "contrast_dark")
SCALE_CHOICES = (100, 115, 130, 150, 200)
LARGEST_SCALE = SCALE_CHOICES[-1]
BUILD_SECONDS_RANGE = (2, 600)
BoardSpan = Literal["day", "week", "weeks4", "weeks8"]
BOARD_VIEWS: tuple[BoardSpan, ...] = ("day", "week", "weeks4", "weeks8")
GroupBy = Literal["none", "share", "role", "skill", "contract", "team"]
GROUPS: tuple[GroupBy, ...] = ("none", "share", "role", "skill", "contract", "team")
SortBy = Literal["team", "name", "hours", "start", "problems"]
SORTS: tuple[SortBy, ...] = ("team", "name", "hours", "start", "problems")
MOST_RECENT_FILES = 8
# With it 14 people fit on the board of a window 900 px high.
PROBLEMS_HEIGHT = 105
INI_NAME = "window.ini"


class Preferences:
    """Reads and writes one choice at a time; what cannot be read falls back to its default."""

    def __init__(self, folder: Path) -> None:
        self._ini = QSettings(str(folder / INI_NAME), QSettings.Format.IniFormat)

    @property
    def theme(self) -> ThemeChoice:
        text = self._text("look/theme")
        return next((choice for choice in THEME_CHOICES if choice == text), "system")

    @theme.setter
    def theme(self, choice: ThemeChoice) -> None:
        self._ini.setValue("look/theme", choice)

    @property
    def scale(self) -> int:
        """Per cent: one of `SCALE_CHOICES`."""
        scale = self._number("look/scale", 100)
        return scale if scale in SCALE_CHOICES else 100

    @scale.setter
    def scale(self, per_cent: int) -> None:
        self._ini.setValue("look/scale", per_cent)

    @property
    def has_single_letters(self) -> bool:
        """Whether letters and figures alone act while the board has the focus (WCAG 2.1.4)."""
        return self._text("keys/single_letters", "yes") == "yes"

    @has_single_letters.setter
    def has_single_letters(self, is_on: bool) -> None:
        self._ini.setValue("keys/single_letters", "yes" if is_on else "no")

    @property
    def build_seconds(self) -> int:
        """The longest a build may search."""
        least, most = BUILD_SECONDS_RANGE
        return min(max(self._number("build/seconds", 30), least), most)

    @build_seconds.setter
    def build_seconds(self, seconds: int) -> None:
        self._ini.setValue("build/seconds", seconds)

    @property
    def wide_day(self) -> int | None:
        """0 (Monday) to 6, or None when all days are equally wide."""
        day = self._number("board/wide_day", 1)
        return day if 0 <= day <= 6 else None

    @wide_day.setter
    def wide_day(self, day: int | None) -> None:
        self._ini.setValue("board/wide_day", -1 if day is None else day)

    @property
    def board_view(self) -> BoardSpan:
        """What fills the board from left to right."""
        text = self._text("board/view")
        return next((view for view in BOARD_VIEWS if view == text), "week")

    @board_view.setter
    def board_view(self, view: BoardSpan) -> None:
        self._ini.setValue("board/view", view)

    @property
    def board_group(self) -> GroupBy:
        """By what people are grouped on the board."""
        text = self._text("board/group")
        return next((group for group in GROUPS if group == text), "none")

    @board_group.setter
    def board_group(self, group: GroupBy) -> None:
        self._ini.setValue("board/group", group)

    @property
    def board_sort(self) -> SortBy:
        """In which order people stand on the board."""
        text = self._text("board/sort")
        return next((sort for sort in SORTS if sort == text), "team")

    @board_sort.setter
    def board_sort(self, sort: SortBy) -> None:
        self._ini.setValue("board/sort", sort)

    @property
    def shows_problems(self) -> bool:
        """Their rows, below the board; at 200 % there is hardly room for both."""
        return self._text("panes/problems", "yes" if scale_per_cent() < LARGEST_SCALE else "no") == "yes"

    @shows_problems.setter
    def shows_problems(self, is_shown: bool) -> None:
        self._ini.setValue("panes/problems", "yes" if is_shown else "no")

    @property
    def problems_height(self) -> int:
        """Of the problems panel, in pixels at 100 %."""
        return min(max(self._number("panes/problems_height", PROBLEMS_HEIGHT), 60), 800)

    @problems_height.setter
    def problems_height(self, height: int) -> None:
        self._ini.setValue("panes/problems_height", height)

    @property
    def settings_page(self) -> str:
        """The page of the settings that was looked at last."""
        return self._text("settings/page", "look")

    @settings_page.setter
    def settings_page(self, page: str) -> None:
        self._ini.setValue("settings/page", page)

    @property
    def last_plan(self) -> Path | None:
        """The plan that was open when the window was last closed."""
        text = self._text("files/last")
        return Path(text) if text else None

    @last_plan.setter
    def last_plan(self, path: Path) -> None:
        self._ini.setValue("files/last", str(path))

    def is_kept_signed_in(self, path: Path) -> bool:
        """Whether somebody asked this computer to keep them signed in to the plan."""
        return self._text(f"kept_signed_in/{_key_of(path)}") == "yes"

    def keep_signed_in(self, path: Path, *, is_kept: bool) -> None:
        """Whether the keyring is to be asked when the plan is opened."""
        self._ini.setValue(f"kept_signed_in/{_key_of(path)}", "yes" if is_kept else "no")

    def last_name(self, path: Path) -> str:
        """Who signed in to the plan last on this computer."""
        return self._text(f"last_name/{_key_of(path)}")

    def keep_last_name(self, path: Path, name: str) -> None:
        self._ini.setValue(f"last_name/{_key_of(path)}", name)

    @property
    def recent_files(self) -> tuple[Path, ...]:
        """Newest first."""
        return tuple(Path(line) for line in self._text("files/recent").split("\n") if line)

    def add_recent_file(self, path: Path) -> None:
        """Put the file at the head of the recent ones."""
        others = [other for other in self.recent_files if other != path]
        self._keep_recent([path, *others])

    def forget_recent_file(self, path: Path) -> None:
        """Take a file that cannot be opened any more off the recent ones."""
        self._keep_recent([other for other in self.recent_files if other != path])

    @property
    def calendar_folder(self) -> Path | None:
        """Where calendar files are kept; None: in the data folder."""
        text = self._text("calendar/folder")
        return Path(text) if text else None

    @calendar_folder.setter
    def calendar_folder(self, folder: Path) -> None:
        self._ini.setValue("calendar/folder", str(folder))

    @property
    def calendar_people(self) -> tuple[tuple[str, str], ...]:
        """Whose calendars are kept on this computer: the plan's file, and the person in it."""
        lines = (line.partition("\t") for line in self._text("calendar/people").split("\n"))
        return tuple((plan, staff) for plan, _, staff in lines if staff)

    @calendar_people.setter
    def calendar_people(self, people: tuple[tuple[str, str], ...]) -> None:
        self._ini.setValue("calendar/people", "\n".join(f"{plan}\t{staff}" for plan, staff in people))

    def bytes_of(self, key: str) -> QByteArray:
        """A kept geometry or splitter state; empty when there is none."""
        value = self._ini.value(f"state/{key}")
        return value if isinstance(value, QByteArray) else QByteArray()

    def keep_bytes(self, key: str, state: QByteArray) -> None:
        self._ini.setValue(f"state/{key}", state)

    def write(self) -> None:
        """Put everything on disk now."""
        self._ini.sync()

    def _keep_recent(self, paths: list[Path]) -> None:
        self._ini.setValue("files/recent", "\n".join(str(path) for path in paths[:MOST_RECENT_FILES]))

    def _text(self, key: str, default: str = "") -> str:
        value = self._ini.value(key, default)
        return value if isinstance(value, str) else default

    def _number(self, key: str, default: int) -> int:
        text = str(self._ini.value(key, default))
        return int(text) if text.lstrip("-").isdecimal() else default


def _key_of(path: Path) -> str:
    """A plan's place as part of a key, which must have no slashes."""
    return hashlib.sha256(str(path.resolve()).encode()).hexdigest()[:16]
