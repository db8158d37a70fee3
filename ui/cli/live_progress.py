"""The search redrawn in place on a terminal, until it ends; then it is gone and the result stands there."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from planner.ports import SolveProgress
from ui.cli.search_story import SearchStory, uncovered_words

_BAR_WIDTH = 34
_DONE, _HERE, _LATER = Text("✓", style="green"), Text("›", style="cyan"), Text("·", style="dim")


class LiveProgress:
    """The title, a bar of the time, a row a tier and the best rota so far."""

    def __init__(self, title: str, seconds: float) -> None:
        self._title = title
        self._seconds = seconds
        self._story = SearchStory()
        self._started = time.monotonic()
        self._spinner = Spinner("dots", style="cyan")
        console = Console(file=sys.stderr, highlight=False, emoji=False, markup=False)
        self._live = Live(get_renderable=self._drawing, console=console, refresh_per_second=8, transient=True)

    def __enter__(self) -> Self:
        self._started = time.monotonic()
        self._live.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._live.stop()

    def tell(self, progress: SolveProgress) -> None:
        self._story.news(progress)

    def _drawing(self) -> RenderableType:
        elapsed = time.monotonic() - self._started
        head = Table.grid(padding=(0, 1))
        head.add_row(self._spinner, Text(f"Building {self._title}", style="bold"))
        clock = Table.grid(padding=(0, 1))
        bar = ProgressBar(total=self._seconds, completed=min(elapsed, self._seconds), width=_BAR_WIDTH)
        clock.add_row(" ", bar, Text(f"{elapsed:.1f} of at most {self._seconds:g} s", style="dim"))
        return Group(head, clock, self._tiers(), self._best())

    def _tiers(self) -> Table:
        table = Table.grid(padding=(0, 1))
        table.add_column(width=1)
        table.add_column(width=19)
        table.add_column(width=7, justify="right")
        table.add_column()
        for number, (name, value, state) in enumerate(self._story.rows(), start=1):
            done = number <= len(self._story.finished)
            here = number == self._story.tier and not done
            sign = (
                Text("✓", style="green")
                if done
                else Text("›" if here else "·", style="cyan" if here else "dim")
            )
            style = "dim" if not value and not here else ""
            table.add_row(sign, Text(name, style=style), value, Text(state, style="green" if done else "dim"))
        return table

    def _best(self) -> Text:
        if not self._story.has_rota:
            return Text("  Looking for a first rota", style="dim")
        words = f"  Best so far: {uncovered_words(self._story.uncovered)}"
        return Text(words).append("   Ctrl+C stops and keeps it", style="dim")
