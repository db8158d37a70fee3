"""The search as it goes on, at standard error: redrawn on a terminal, a line a change elsewhere."""

from __future__ import annotations

import sys
from datetime import date
from types import TracebackType
from typing import Literal, Protocol, Self

from planner.domain.team import Team
from planner.domain.time_grid import monday_of
from planner.exporters.rota_sheet import period_label
from planner.ports import SolveProgress, SolveSettings
from ui.cli.search_story import SearchStory
from ui.cli.streams import is_terminal, note

ProgressKind = Literal["any", "live only", "none"]


def progress_kind(*, shows: bool, as_json: bool) -> ProgressKind:
    """What suits what is printed: beside JSON no lines that stay."""
    if not shows:
        return "none"
    return "live only" if as_json else "any"


class ProgressDisplay(Protocol):
    """Entered for the time of the search; told of every message of the solver."""

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...

    def tell(self, progress: SolveProgress) -> None: ...


def progress_for(
    team: Team, first_day: date, weeks: int, settings: SolveSettings, kind: ProgressKind
) -> ProgressDisplay:
    """The display that suits where standard error goes."""
    title = f"{team.name}, {period_label(monday_of(first_day), weeks)}"
    if kind != "none" and is_terminal(sys.stderr):
        from ui.cli.live_progress import LiveProgress

        return LiveProgress(title, settings.seconds)
    if kind == "any":
        return PlainProgress(title)
    return NoProgress()


class NoProgress:
    """Says nothing."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def tell(self, progress: SolveProgress) -> None:
        """Nothing is shown."""


class PlainProgress(NoProgress):
    """A line for each change, for logs and pipes."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._story = SearchStory()

    def __enter__(self) -> Self:
        note(f"Building the rota of {self._title}")
        return self

    def tell(self, progress: SolveProgress) -> None:
        for line in self._story.news(progress):
            note(f"{progress.seconds:7.1f} s  {line}")
