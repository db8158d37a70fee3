"""What stands around the screens: the bar at the top, the rail, the line at the foot; what each is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from ui.main_window.rail import Rail
from ui.main_window.status_line import StatusLine
from ui.main_window.status_words import moving_words, state_chip, status_words, story_words
from ui.main_window.top_bar import TopBar
from ui.main_window.who_works import title_of
from ui.notices.bell import Bell
from ui.requests.waiting import to_decide, to_tell
from ui.swaps.request_list import waiting_for

if TYPE_CHECKING:
    from ui.main_window.desk import Desk
    from ui.main_window.desk_screen import DeskScreen
    from ui.main_window.frame_port import Screen


class FrameBars:
    """Made with the frame. `screen` is the one in front where it is not the rota."""

    def __init__(self, desk: Desk, menu: QMenu, parent: QWidget) -> None:
        self._desk = desk
        self.rail = Rail(menu, desk.actions, parent)
        self.top_bar = TopBar(desk.actions, parent)
        self.top_bar.add_right(Bell(desk.notices, desk.actions["screen.notices"], self.top_bar))
        self.status_line = StatusLine(parent)

    def show_screen(self, screen: Screen) -> None:
        """Another screen is in front; before signing in it is alone."""
        for part in (self.rail, self.top_bar, self.status_line):
            part.setVisible(screen != "sign_in")
        self.top_bar.show_screen(screen, self._desk.session.caller.role)

    def show_week(self, screen: DeskScreen | None) -> None:
        """The weeks on the board, or the one of a screen that has its own."""
        desk, monday = self._desk, screen.monday if screen is not None else None
        seen = desk.weeks.seen if monday is None else None
        weeks = seen.shown.problem.weeks if seen is not None else 1
        self.top_bar.show_week(monday or desk.session.first_day, weeks)
        self.top_bar.show_open(is_open=desk.session.is_open)

    def show_person(self) -> None:
        """Who works with the plan, and what waits for them."""
        desk, session = self._desk, self._desk.session
        if not session.is_open:
            self.rail.show_person("")
            return
        caller = session.caller
        self.rail.show_person(caller.name, caller.role, title_of(caller, session.team))
        self.rail.show_waiting("screen.swaps", waiting_for(desk))
        self.rail.show_waiting("screen.decide", to_decide(desk))
        self.rail.show_waiting("screen.requests", to_tell(desk))
        self.top_bar.show_role(caller.role)
        self.top_bar.show_team(session.team.name if session.team and caller.role == "worker" else "")

    def show_state(self, screen: DeskScreen | None) -> None:
        """How the rota stands, or what the screen says."""
        self.top_bar.show_state(*state_chip(self._desk))
        said = screen.status_line() if screen is not None else None
        self.status_line.show_text(*(said or status_words(self._desk)))
        self.status_line.show_story(story_words(self._desk))
        self.show_keys(screen)

    def show_keys(self, screen: DeskScreen | None) -> None:
        """What keys do there, at the right of the foot."""
        line, preferences = self.status_line, self._desk.preferences
        line.show_board_hints(is_shown=screen is None)
        moving = moving_words(self._desk) if screen is None else ""
        if screen is not None:
            line.show_key(*(screen.status_key() or ("", "")))
        elif moving:
            line.show_moving(moving)
        else:
            line.show_wide_day(preferences.wide_day, has_keys=preferences.has_single_letters)
