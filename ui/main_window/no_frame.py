"""Stands in until there is a frame: the desk works, and nobody looks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from ui.main_window.frame_port import PlacesChoice, Screen, Tone

if TYPE_CHECKING:
    from ui.forms.typed_steps import Way
    from ui.printing.paper import Printable
    from ui.widgets.message_bar import Act


class NoFrame:
    """Keeps the messages, so that the first frame can show what was said before it was there."""

    def __init__(self) -> None:
        self.messages: list[tuple[Tone, str, str, tuple[str, ...]]] = []
        # What the button of the last one does.
        self.act: Act | None = None
        self.front: Screen = "rota"

    def show_screen(self, screen: Screen, *, takes_focus: bool = False) -> None:
        del takes_focus
        self.front = screen

    def keep_typed(self) -> bool:
        return True

    def typed_step(self, way: Way) -> Callable[[], None] | None:
        del way
        return None

    def open_finder(self) -> None:
        """There is no window."""

    def open_guide(self) -> None:
        """There is no window."""

    def start_new(self, what: str) -> None:
        """There is no screen."""

    def show_message(
        self,
        tone: Tone,
        sentence: str,
        next_step: str = "",
        more: Sequence[str] = (),
        act: Act | None = None,
    ) -> None:
        self.act = act
        self.messages.append((tone, sentence, next_step, tuple(more)))

    def printables(self) -> Sequence[Printable]:
        return ()

    def has_problems(self) -> bool:
        return False

    def step_problem(self, step: int) -> None:
        """There are none."""

    def step_pane(self, step: int) -> None:
        """There are none."""

    def step_week(self, weeks: int) -> bool:
        del weeks
        return False

    def renew_panes(self) -> None:
        """There are none."""

    def show_inspector(self, *, takes_focus: bool) -> None:
        """There is none."""

    def show_reasons(self) -> None:
        """There is no inspector."""

    def pick_up_person(self) -> None:
        """There is no board."""

    def people_in_view(self) -> tuple[str, ...]:
        return ()

    def select_places(self, what: PlacesChoice) -> None:
        """There is no board."""

    def open_filter(self) -> None:
        """There is no board."""

    def offer_new(self) -> None:
        """There is no board."""

    def open_record(self, screen: Screen, kind: str, key: str) -> None:
        """There is no screen; where it would be is known."""
        del kind, key
        self.front = screen

    def announce(self, words: str) -> None:
        """Nobody listens."""

    def show_selection(self) -> None:
        """Nobody looks."""

    def widen_day(self, day: int | None) -> None:
        """There is no board."""

    def open_setting(self, place: str) -> None:
        """There is no screen."""

    def change_look(self, place: str) -> None:
        """There is none to change."""

    def renew_keys(self) -> None:
        """There is no board."""

    def renew_status(self) -> None:
        """There is no line."""

    def close_window(self) -> None:
        """There is none."""
