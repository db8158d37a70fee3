"""What the desk asks of the frame and of the sheets, so that actions can be tested without a window."""

from __future__ import annotations

from collections.abc import Callable, Mapping, MutableMapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from planner.domain.errors import InputProblem
    from planner.domain.findings import Finding
    from planner.domain.roles import Role
    from planner.domain.rota import Rota
    from planner.domain.staff import StaffMember
    from planner.domain.team import Team
    from planner.services.edit_team import TeamEdit
    from ui.dialogs.why_sheet import Question
    from ui.forms.typed_steps import Way
    from ui.printing.paper import Printable
    from ui.session.shown_rota import ShownRota
    from ui.sign_in.invite_sheet import KeepSignIn
    from ui.widgets.message_bar import Act

Screen = Literal[
    "start",
    "rota",
    "demand",
    "people",
    "leave",
    "wheel",
    "history",
    "my_week",
    "swaps",
    "requests",
    "decide",
    "notices",
    "settings",
    "sign_in",
]
Tone = Literal["info", "warn", "danger"]
# Shifts that are selected together: of the whole board, of the chosen person, of the chosen day.
PlacesChoice = Literal["all", "person", "day"]


class FramePort(Protocol):
    """The window as the desk sees it."""

    @property
    def front(self) -> Screen: ...

    def show_screen(self, screen: Screen, *, takes_focus: bool = False) -> None:
        """`takes_focus`: its first pane has the focus then, whatever had it there before."""

    def start_new(self, what: str) -> None: ...

    def typed_step(self, way: Way) -> Callable[[], None] | None: ...

    def open_finder(self) -> None: ...

    def open_guide(self) -> None: ...

    def show_message(
        self,
        tone: Tone,
        sentence: str,
        next_step: str = "",
        more: Sequence[str] = (),
        act: Act | None = None,
    ) -> None: ...

    def has_problems(self) -> bool: ...

    def step_problem(self, step: int) -> None: ...

    def step_pane(self, step: int) -> None: ...

    def step_week(self, weeks: int) -> bool: ...

    def renew_panes(self) -> None: ...

    def show_inspector(self, *, takes_focus: bool) -> None: ...

    def show_reasons(self) -> None: ...

    def pick_up_person(self) -> None: ...

    def people_in_view(self) -> tuple[str, ...]: ...

    def select_places(self, what: PlacesChoice) -> None: ...

    def open_filter(self) -> None: ...

    def offer_new(self) -> None: ...

    def printables(self) -> Sequence[Printable]: ...

    def open_record(self, screen: Screen, kind: str, key: str) -> None: ...

    def announce(self, words: str) -> None: ...

    def show_selection(self) -> None: ...

    def widen_day(self, day: int | None) -> None: ...

    def open_setting(self, place: str) -> None: ...

    def change_look(self, place: str) -> None: ...

    def renew_keys(self) -> None: ...

    def renew_status(self) -> None: ...

    def close_window(self) -> None: ...

    def keep_typed(self) -> bool: ...


class AskPort(Protocol):
    """What has to be asked of a person; None is "never mind". `over` is the window the sheets lie over."""

    over: QWidget | None

    def file_to_open(self, folder: Path) -> Path | None: ...

    def file_to_save(self, title: str, suggested: Path, kinds: str) -> Path | None: ...

    def folder(self, title: str, suggested: Path) -> Path | None: ...

    def sample(self) -> str | None: ...

    def publish_reasons(
        self,
        shown: ShownRota,
        published: Rota | None,
        typed: MutableMapping[str, str],
        *,
        is_other: bool,
    ) -> Mapping[str, str] | None: ...

    def print_week(self, printables: Sequence[Printable]) -> str: ...

    def reason_to_leave(self, what: str) -> str | None: ...

    def reason_to_decline(self, what: str) -> str | None: ...

    def why(self, question: Question, what: str) -> str | None: ...

    def reason_for(self, findings: Sequence[Finding], costs: Sequence[str] = ()) -> str | None: ...

    def new_record(
        self,
        kind: str,
        team: Team,
        values: Mapping[str, Any],
        keep: Callable[[TeamEdit], tuple[InputProblem, ...] | None],
    ) -> None: ...

    def day(self, title: str, label: str, suggested: date) -> date | None: ...

    def backup(self, lines: Sequence[str]) -> int | None: ...

    def is_sure(self, title: str, what: str, button: str) -> bool: ...

    def show_word(self, title: str, word: str, advice: str) -> None: ...

    def sign_in_of(
        self,
        people: Sequence[StaffMember],
        keep: KeepSignIn,
        present: tuple[str, Role, str | None] | None,
    ) -> object: ...
