"""What the desk asks of the frame and of the sheets, so that actions can be tested without a window."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.domain.findings import Finding
    from planner.domain.rota import Rota
    from ui.session.shown_rota import ShownRota

Screen = Literal["start", "rota", "demand", "people", "leave", "settings"]
Tone = Literal["info", "warn", "danger"]


class FramePort(Protocol):
    """The window as the desk sees it."""

    @property
    def front(self) -> Screen: ...

    def show_screen(self, screen: Screen) -> None: ...

    def start_new(self, what: str) -> None: ...

    def open_finder(self) -> None: ...

    def show_message(
        self, tone: Tone, sentence: str, next_step: str = "", more: Sequence[str] = ()
    ) -> None: ...

    def has_problems(self) -> bool: ...

    def step_problem(self, step: int) -> None: ...

    def step_pane(self, step: int) -> None: ...

    def renew_panes(self) -> None: ...

    def show_inspector(self, *, takes_focus: bool) -> None: ...

    def show_reasons(self) -> None: ...

    def pick_up_person(self) -> None: ...

    def show_selection(self) -> None: ...

    def widen_day(self, day: int | None) -> None: ...

    def close_window(self) -> None: ...


class AskPort(Protocol):
    """What has to be asked of a person; None is "never mind". `over` is the window the sheets lie over."""

    over: QWidget | None

    def file_to_open(self, folder: Path) -> Path | None: ...

    def file_to_save(self, title: str, suggested: Path, kinds: str) -> Path | None: ...

    def sample(self) -> str | None: ...

    def publish_reasons(self, shown: ShownRota, published: Rota | None) -> Mapping[str, str] | None: ...

    def reason_to_leave(self, what: str) -> str | None: ...

    def reason_for(self, findings: Sequence[Finding]) -> str | None: ...

    def day(self, title: str, label: str, suggested: date) -> date | None: ...
