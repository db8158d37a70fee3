"""The frame of the window: it joins the parts and tells each what to show; the doing is elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.main_window.desk import NOT_KEPT, Desk
from ui.main_window.found_ways import FoundWays
from ui.main_window.frame_bars import FrameBars
from ui.main_window.frame_port import PlacesChoice, Screen, Tone
from ui.main_window.no_frame import NoFrame
from ui.main_window.panes import PaneRing
from ui.main_window.program_menu import ProgramMenu
from ui.main_window.reading import ONLY_THE_MANAGER
from ui.main_window.repair_offer import RepairOffer
from ui.main_window.rota_face import RotaFace
from ui.main_window.rota_screen import RotaScreen
from ui.main_window.screen_shelf import ScreenShelf
from ui.main_window.whose_screens import first_screen, screen_for
from ui.widgets.message_bar import Act, MessageBar
from ui.widgets.reading_order import read_as_drawn
from ui.widgets.speech import announce

if TYPE_CHECKING:
    from planner.domain.roles import Role
    from ui.forms.typed_steps import Way
    from ui.printing.paper import Printable

LEFT_BEHIND = ("What is typed there cannot be kept yet.", "It stays as it is until you come back.")
# The next step of the message that there is no lawful rota.
UNPIN_ADVICE = "Unpin or change one of them and build again."


class Frame(QWidget):
    """Made anew when theme or scale change; the desk, and with it all that is kept, lives on."""

    # The setting that was changed, to come back to.
    look_chosen = Signal(str)
    close_chosen = Signal()
    # The heading and the lines of a list.
    list_chosen = Signal(str, object)

    def __init__(self, desk: Desk, screen: Screen, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        # Of whom everything was shown last; None: of nobody yet.
        self._role: Role | None = None
        # The screen of which the message bar says so.
        self._left_behind: Screen | None = None
        # The plan that was open when the message was shown.
        self._told_of = desk.session.path
        self.screens = QStackedWidget(self)
        self.screens.setObjectName("screens")
        self.rota_screen = RotaScreen(desk.preferences.problems_height, desk.actions, self.screens)
        self.board, self.problems = self.rota_screen.board, self.rota_screen.problems
        self.inspector = self.rota_screen.inspector
        self.message_bar = MessageBar(self)
        self.menu = ProgramMenu(desk, self)
        self.bars = FrameBars(desk, self.menu, self)
        self.rail, self.top_bar = self.bars.rail, self.bars.top_bar
        self.status_line = self.bars.status_line
        self.found = FoundWays(desk, self)
        self.finder = self.found.finder
        self._lay_out()
        self.rota = RotaFace(desk, self.rota_screen, self)
        self._connect()
        self.shelf = ScreenShelf(desk, self.screens, {"rota": self.rota_screen})
        RepairOffer(desk, self)
        self.panes = PaneRing(self._panes, self._first_panes)
        desk.frame = self
        desk.actions.renew_icons()
        self.filter_bar = self.rota_screen.filter_bar
        self.show_screen(screen)
        self.rota.show_look()
        self.widen_day(desk.preferences.wide_day)
        self.renew_panes()
        self.renew_keys()
        self.show_all()
        desk.renew_actions()

    # --- the desk's side (FramePort) ---------------------------------------------------------------------

    @property
    def front(self) -> Screen:
        """The screen in front."""
        return self.shelf.front

    def show_screen(self, screen: Screen, *, takes_focus: bool = False) -> None:
        screen = screen_for(self._desk.session, screen)
        if screen != self.front:
            # What was said of this screen is past, and of the one that is come back to.
            self.message_bar.withdraw(NOT_KEPT[1])
            self._keep_opened()
            self.message_bar.end_said()
        if screen == self._left_behind:
            self._left_behind = None
            self.message_bar.withdraw(LEFT_BEHIND[1])
        if screen == "rota":
            self.rota.catch_up()
        self.shelf.show(screen)
        self.bars.show_screen(screen)
        self._show_week()
        self._show_state()
        self._desk.renew_actions()
        # New rows of a screen are shown a moment later.
        QTimer.singleShot(0, self, self._begin_anew if takes_focus else self._begin_keys)

    @Slot()
    def _begin_keys(self) -> None:
        self.panes.begin(self.shelf.screen or self.rota_screen)

    @Slot()
    def _begin_anew(self) -> None:
        self.panes.go_to_first()

    def _keep_opened(self) -> None:
        """A record that was changed on the screen that is left is kept; what is not right yet stays there."""
        screen, desk = self.shelf.screen, self._desk
        can_keep = desk.session.is_open and desk.plans and not desk.builder.is_running
        if can_keep and screen is not None and not screen.keep_opened():
            self._left_behind = self.front
            self.show_message("warn", *LEFT_BEHIND)

    def open_guide(self) -> None:
        from ui.guide.guide_window import show_guide

        show_guide(self.window(), self.front)

    def keep_typed(self) -> bool:
        """Keep what is typed on any screen; False, with that screen in front, when it is not right yet."""
        screen = self.shelf.keep_typed()
        if screen is not None:
            self.show_screen(screen)
        return screen is None

    def typed_step(self, way: Way) -> Callable[[], None] | None:
        """What undo or redo does with what is typed on the screen in front and not saved, if anything is."""
        screen = self.shelf.screen
        return screen.typed_step(way) if screen is not None else None

    def open_finder(self) -> None:
        self.found.open()

    def open_setting(self, place: str) -> None:
        """A page of the settings, or `page/setting` on it."""
        self.open_record("settings", "setting", place)

    def start_new(self, what: str) -> None:
        if self.shelf.screen is not None:
            self.shelf.screen.start_new(what)

    def show_message(
        self,
        tone: Tone,
        sentence: str,
        next_step: str = "",
        more: Sequence[str] = (),
        act: Act | None = None,
    ) -> None:
        self._told_of = self._desk.session.path
        self.message_bar.show_message(tone, sentence, next_step, more, act)

    def has_problems(self) -> bool:
        return self.front == "rota" and self.rota.choice.has_problems()

    def step_problem(self, step: int) -> None:
        self.rota.choice.step_problem(step)

    def show_inspector(self, *, takes_focus: bool) -> None:
        self.rota.choice.show_inspector(takes_focus=takes_focus)

    def show_reasons(self) -> None:
        self.rota.choice.show_reasons()

    def show_selection(self) -> None:
        self.rota.choice.show_selection()

    def pick_up_person(self) -> None:
        self.rota.pick_up_person()

    def people_in_view(self) -> tuple[str, ...]:
        return self.rota.people_in_view()

    def select_places(self, what: PlacesChoice) -> None:
        self.rota.select_places(what)

    def open_filter(self) -> None:
        self.rota.open_filter()

    def offer_new(self) -> None:
        self.rota.offer_new()

    def printables(self) -> Sequence[Printable]:
        """What of the screen in front can be printed beside the week."""
        return self.shelf.screen.printables() if self.shelf.screen is not None else ()

    def step_pane(self, step: int) -> None:
        self.panes.step(step)

    def step_week(self, weeks: int) -> bool:
        """True where the screen in front has a week of its own and shows the next one."""
        screen = self.shelf.screen
        if screen is None or screen.monday is None:
            return False
        self._choose_week(screen.monday + timedelta(weeks=weeks))
        return True

    def renew_panes(self) -> None:
        is_worker = self._desk.session.caller.role == "worker"
        self.problems.setVisible(not is_worker)
        self.rota_screen.show_problems(is_open=self._desk.preferences.shows_problems)
        self.rota.choice.renew_inspector_place()

    def open_record(self, screen: Screen, kind: str, key: str) -> None:
        self.show_screen(screen)
        if self.shelf.screen is not None:
            self.shelf.screen.open_record(kind, key)

    def announce(self, words: str) -> None:
        announce(self.board, words)

    def widen_day(self, day: int | None) -> None:
        self.board.set_wide_day(day)
        self.bars.show_keys(self.shelf.screen)

    def change_look(self, place: str) -> None:
        self.look_chosen.emit(place)

    def renew_keys(self) -> None:
        self.board.set_single_letters(is_on=self._desk.preferences.has_single_letters)
        self._show_state()

    @Slot()
    def renew_status(self) -> None:
        self._show_state()

    def close_window(self) -> None:
        self.close_chosen.emit()

    # --- what is shown -----------------------------------------------------------------------------------

    @Slot()
    def _show_meanwhile(self) -> None:
        """The team has changed; what the rules say of the rota is being worked out anew."""
        self._show_who()
        self.shelf.renew()
        self.problems.bar.show_standing("being checked")
        self._show_state()

    @Slot()
    def show_all(self) -> None:
        """Bring every part up to date."""
        session = self._desk.session
        if session.is_locked or session.path != self._told_of:
            self.message_bar.hide()
        if session.is_locked:
            self.finder.hide()
        self.rota.renew(is_in_front=self.front == "rota")
        self._show_week()
        self._show_who()
        if screen_for(session, self.front) != self.front:
            self.show_screen(self.front)
        # Before the line at the foot, which tells of what the screen shows.
        self.shelf.renew()
        self._show_build()
        self.show_selection()

    @Slot()
    def _show_week(self) -> None:
        self.bars.show_week(self.shelf.screen)

    def _show_who(self) -> None:
        session = self._desk.session
        self.bars.show_person()
        if not session.is_open:
            return
        role = session.caller.role
        if self._role not in (None, role) and self.front != "start":
            # Somebody else has come: they begin with what is theirs.
            self.show_screen(first_screen(role))
        self._role = role
        self.board.close_to_edits("" if role == "manager" else ONLY_THE_MANAGER)
        self.renew_panes()

    @Slot()
    def _show_state(self) -> None:
        self.bars.show_state(self.shelf.screen)
        self.rota.show_empty()

    @Slot()
    def _show_build(self) -> None:
        builder = self._desk.builder
        self.top_bar.show_building(is_building=builder.is_running)
        self.inspector.card.show_build(builder, self._returns_to())
        self._show_state()
        self.rota.choice.renew_inspector_place()

    def _returns_to(self) -> str:
        if self._desk.session.rota is None:
            return "Use this one keeps the best rota so far. Stop leaves the week without a rota."
        return "Pinned shifts stay. Stop returns to the rota as it was saved."

    # --- slots -------------------------------------------------------------------------------------------

    @Slot(object)
    def _choose_week(self, day: date) -> None:
        screen = self.shelf.screen
        if screen is None or not screen.choose_week(day):
            self._desk.session.show_week(day)
        self._show_week()
        self._show_state()
        self._desk.renew_actions()

    @Slot()
    def _end_past(self) -> None:
        """Something was kept: what could not be done before is past."""
        self.message_bar.end_past()
        self.message_bar.withdraw(NOT_KEPT[1])

    @Slot()
    def _withdraw_no_rota(self) -> None:
        """The strip says better what the message has said."""
        if self._desk.ways_out.clashes:
            self.message_bar.withdraw(UNPIN_ADVICE)

    @Slot()
    def _choose_story(self) -> None:
        self._desk.actions.trigger("proof.show")

    @Slot()
    def _use_best(self) -> None:
        self._desk.builder.use_best()

    @Slot()
    def _stop(self) -> None:
        self._desk.builder.drop()

    @Slot()
    def _fold_problems(self) -> None:
        self._desk.actions.trigger("pane.problems")

    @Slot(object)
    def _build_ended(self, _end: object) -> None:
        self._show_build()

    def _panes(self) -> tuple[QWidget, ...]:
        return (*self._own_panes(), self.message_bar, self.rail, self.top_bar)

    def _first_panes(self) -> tuple[QWidget, ...]:
        """From an empty screen one goes on to another week, or to another screen."""
        screen = self.shelf.screen
        has_week = screen is not None and screen.monday is not None
        return (
            *self._own_panes(),
            *((self.top_bar.picker,) if has_week else ()),
            self.rail.place_of(self.front),
        )

    def _own_panes(self) -> Sequence[QWidget]:
        screen = self.shelf.screen
        return screen.panes() if screen is not None else self._rota_panes()

    def _rota_panes(self) -> tuple[QWidget, ...]:
        return (self.board, self.problems, self.inspector, self.filter_bar)

    # --- joining -----------------------------------------------------------------------------------------

    def detach(self) -> None:
        """Let go of the desk's signals: another frame takes this one's place."""
        desk = self._desk
        desk.frame = NoFrame()
        desk.shown_changed.disconnect(self.show_all)
        desk.calendar.changed.disconnect(self.renew_status)
        desk.board_look.moved.disconnect(self._show_week)
        desk.session.bus.saved.disconnect(self._end_past)
        desk.session.bus.check_began.disconnect(self._show_meanwhile)
        for signal in (desk.builder.started, desk.builder.progressed, desk.builder.stopping):
            signal.disconnect(self._show_build)
        desk.builder.ended.disconnect(self._build_ended)
        self.rota.detach()
        desk.ways_out.clashes_moved.disconnect(self._withdraw_no_rota)

    def _connect(self) -> None:
        desk = self._desk
        desk.shown_changed.connect(self.show_all)
        desk.calendar.changed.connect(self.renew_status)
        desk.board_look.moved.connect(self._show_week)
        desk.session.bus.saved.connect(self._end_past)
        desk.session.bus.check_began.connect(self._show_meanwhile)
        for signal in (desk.builder.started, desk.builder.progressed, desk.builder.stopping):
            signal.connect(self._show_build)
        desk.builder.ended.connect(self._build_ended)
        desk.ways_out.clashes_moved.connect(self._withdraw_no_rota)
        self.status_line.story_requested.connect(self._choose_story)
        self.top_bar.week_chosen.connect(self._choose_week)
        self.rota.taken_back.connect(self.show_all)
        self.problems.fold_requested.connect(self._fold_problems)
        self.inspector.card.use_this_requested.connect(self._use_best)
        self.inspector.card.stop_requested.connect(self._stop)
        self.message_bar.more_requested.connect(self.list_chosen)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        right.addWidget(self.top_bar)
        right.addWidget(self.screens, 1)
        # Below: a message that comes or goes moves nothing away from under the pointer.
        right.addWidget(self.message_bar)
        right.addWidget(self.status_line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        read_as_drawn(self)
