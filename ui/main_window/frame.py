"""The frame of the window: it joins the parts and tells each what to show; the doing is elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui.board import BoardSelection
from ui.board.band import Drawn
from ui.board.speech import announce
from ui.finder.finder import Finder
from ui.finder.found import Found, all_found
from ui.item_models.board_snapshot import BoardSnapshot
from ui.item_models.problems_item_model import Problem
from ui.main_window.board_menus import LINE, MENUS, open_new_menu
from ui.main_window.desk import Desk
from ui.main_window.explanations import Explanations
from ui.main_window.frame_port import PlacesChoice, Screen, Tone
from ui.main_window.no_frame import NoFrame
from ui.main_window.panes import PaneRing, first_focusable
from ui.main_window.program_menu import ProgramMenu
from ui.main_window.rail import Rail
from ui.main_window.rota_screen import RotaScreen
from ui.main_window.screen_shelf import ScreenShelf
from ui.main_window.status_line import StatusLine
from ui.main_window.status_words import moving_words, state_chip, status_words, story_words
from ui.main_window.top_bar import TopBar
from ui.session.chosen import NOTHING, Chosen
from ui.views.activity_words import activity_at
from ui.views.problem_rows import problem_rows
from ui.widgets.message_bar import MessageBar

if TYPE_CHECKING:
    from planner.services.put_shifts import RotaEdit

# The next step of the message that there is no lawful rota.
UNPIN_ADVICE = "Unpin or change one of them and build again."


class Frame(QWidget):
    """Made anew when theme or scale change; the desk, and with it all that is kept, lives on."""

    # The setting that was changed, to come back to.
    look_chosen = Signal(str)
    close_chosen = Signal()
    list_chosen = Signal(object)

    def __init__(self, desk: Desk, screen: Screen, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_telling_board = False
        self.screens = QStackedWidget(self)
        self.screens.setObjectName("screens")
        self.rota_screen = RotaScreen(desk.preferences.problems_height, desk.actions, self.screens)
        self.board, self.problems = self.rota_screen.board, self.rota_screen.problems
        self.inspector = self.rota_screen.inspector
        self.message_bar = MessageBar(self)
        self.status_line = StatusLine(self)
        self.menu = ProgramMenu(desk, self)
        self.rail = Rail(self.menu, desk.actions, self)
        self.top_bar = TopBar(desk.actions, self)
        self.finder = Finder(self)
        self.finder.chosen.connect(self._go_to)
        self._lay_out()
        self.explanations = Explanations(desk, self.rota_screen, self)
        self._connect()
        self.shelf = ScreenShelf(desk, self.screens, {"rota": self.rota_screen})
        self.panes = PaneRing(self._panes)
        desk.frame = self
        self._give_board_its_actions()
        desk.actions.renew_icons()
        self.filter_bar = self.rota_screen.filter_bar
        self.show_screen(screen)
        self._show_look()
        self.widen_day(desk.preferences.wide_day)
        self.renew_panes()
        self.renew_keys()
        self.show_all()
        desk.renew_actions()

    def _give_board_its_actions(self) -> None:
        """The menus of the board, and the keys that act only there."""
        actions = self._desk.actions
        line = QAction(self)
        line.setSeparator(True)
        menus = {
            kind: [line if each == LINE else actions[each] for each in ids] for kind, ids in MENUS.items()
        }
        self.board.set_menus(menus)
        offered = dict.fromkeys(each for ids in MENUS.values() for each in ids if each != LINE)
        arranging = [row.id for row in actions.rows if row.id.startswith(("group.", "sort.", "filter."))]
        self.board.addActions([actions[each] for each in (*offered, *arranging)])
        self.board.set_action_keys({row.board_key: row.id for row in actions.rows if len(row.board_key) > 1})

    # --- the desk's side (FramePort) ---------------------------------------------------------------------

    @property
    def front(self) -> Screen:
        """The screen in front."""
        return self.shelf.front

    def show_screen(self, screen: Screen) -> None:
        # Without a plan there is only the page to begin from.
        is_open = self._desk.session.is_open or screen == "settings"
        self.shelf.show(screen if is_open else "start")
        self.top_bar.show_screen(screen)
        self._show_state()
        self._desk.renew_actions()

    def open_guide(self) -> None:
        from ui.guide.guide_window import show_guide

        show_guide(self.window(), self.front)

    def keep_typed(self) -> bool:
        """Keep what is typed on any screen; False, with that screen in front, when it is not right yet."""
        screen = self.shelf.keep_typed()
        if screen is not None:
            self.show_screen(screen)
        return screen is None

    def open_finder(self) -> None:
        self._desk.renew_actions()
        self.finder.open_over(all_found(self._desk.session.team, self._desk.actions))

    @Slot(object)
    def _go_to(self, found: Found) -> None:
        if found.is_off:
            self._desk.say(f"{found.title}: {found.beside}.")
            return
        if found.kind == "command":
            self._desk.actions.trigger(found.key)
            return
        if found.kind == "setting":
            self.open_setting(found.key)
            return
        self.show_screen("people" if found.kind == "person" else "demand")
        if self.shelf.screen is not None:
            self.shelf.screen.open_record(found.kind, found.key)

    def open_setting(self, place: str) -> None:
        """A page of the settings, or `page/setting` on it."""
        self.show_screen("settings")
        if self.shelf.screen is not None:
            self.shelf.screen.open_record("setting", place)

    def start_new(self, what: str) -> None:
        if self.shelf.screen is not None:
            self.shelf.screen.start_new(what)

    def show_message(
        self, tone: Tone, sentence: str, next_step: str = "", more: Sequence[str] = (), act: str = ""
    ) -> None:
        self.message_bar.show_message(tone, sentence, next_step, more, act)

    @Slot()
    def _give_reason(self) -> None:
        self._desk.actions.trigger("policy.reason")

    def has_problems(self) -> bool:
        return self.front == "rota" and bool(self.problems.problems)

    def step_problem(self, step: int) -> None:
        problem = self.problems.neighbour(step)
        if problem is not None:
            self.problems.choose(problem)
            self._choose_problem(problem)

    def step_pane(self, step: int) -> None:
        self.panes.step(step)

    def renew_panes(self) -> None:
        self.problems.setVisible(self._desk.preferences.shows_problems)
        self._renew_inspector_place()

    def show_inspector(self, *, takes_focus: bool) -> None:
        self.rota_screen.show_inspector(is_wanted=True)
        start = first_focusable(self.inspector.page)
        if takes_focus and start is not None:
            start.setFocus()

    def show_reasons(self) -> None:
        self.rota_screen.show_inspector(is_wanted=True)
        if self._desk.chosen.kind == "uncovered":
            self.inspector.uncovered_page.focus_on_reasons()

    def pick_up_person(self) -> None:
        self.board.setFocus()
        self.board.pick_up_person()

    def people_in_view(self) -> tuple[str, ...]:
        snapshot = self.board.snapshot
        return tuple(row.id for row in snapshot.rows) if snapshot is not None else ()

    def select_places(self, what: PlacesChoice) -> None:
        chosen, snapshot = self._desk.chosen, self.board.snapshot
        shifts = snapshot.shifts if snapshot is not None else ()
        self.board.setFocus()
        self.board.select_places(
            (shift.staff, shift.day)
            for shift in shifts
            if what == "all"
            or (what == "person" and shift.staff == chosen.person)
            or (what == "day" and shift.day == chosen.day)
        )

    def open_filter(self) -> None:
        self._desk.board_look.open_bar(is_open=True)
        self.filter_bar.text.setFocus()
        self.filter_bar.text.selectAll()

    @Slot()
    def _close_filter(self) -> None:
        """A closed bar leaves nobody out."""
        self._desk.board_look.is_bar_open = False
        self._desk.board_look.clear_filter()
        self.board.setFocus()

    @Slot(object)
    def _change_look(self, fields: dict[str, Any]) -> None:
        self._desk.board_look.change(**fields)

    @Slot()
    def _show_look(self) -> None:
        """Who is shown, in which order, and how much of the time."""
        look = self._desk.board_look
        self.board.arrange(look.arrangement)
        if (self.board.view, self.board.zoom) != (look.view, look.zoom):
            self.board.set_view(look.view, look.zoom)
            self.board.show_snapshot(self._snapshot())
        self._show_filter()
        self._show_empty()
        self._desk.renew_actions()

    @Slot()
    def _show_filter(self) -> None:
        look, snapshot, shown = self._desk.board_look, self.board.snapshot, self._desk.shown
        self.filter_bar.show_team(self._desk.session.team)
        count = len(snapshot.rows) if snapshot is not None else 0
        of = len(shown.problem.people) if shown is not None else 0
        self.filter_bar.show_arrangement(look.arrangement, count, of)
        self.filter_bar.setVisible(look.is_bar_open or look.arrangement.is_filter)

    def offer_new(self) -> None:
        drawn = self._desk.board_work.drawn_here()
        if drawn is not None:
            self._offer_new(drawn)

    @Slot(object)
    def _offer_new(self, drawn: Drawn) -> None:
        open_new_menu(self._desk, drawn, self.board, self.board.new_place(drawn))

    def open_record(self, screen: Screen, kind: str, key: str) -> None:
        self.show_screen(screen)
        if self.shelf.screen is not None:
            self.shelf.screen.open_record(kind, key)

    def announce(self, words: str) -> None:
        announce(self.board, words)

    @Slot(str)
    def _tell_refused(self, sentence: str) -> None:
        """What was dropped on the board has gone back."""
        self.show_message("danger", sentence, "Nothing was changed.")

    def show_selection(self) -> None:
        chosen = self._desk.chosen
        self.inspector.show_chosen(self._desk.shown, chosen, can_edit=not self._desk.builder.is_running)
        self.explanations.show_choice()
        self._tell_board(chosen)
        self.problems.choose_subject(demand=chosen.demand, shift=chosen.shift)
        self._renew_inspector_place()

    def widen_day(self, day: int | None) -> None:
        self.board.set_wide_day(day)
        self._show_wide_day()

    def change_look(self, place: str) -> None:
        self.look_chosen.emit(place)

    def renew_keys(self) -> None:
        self.board.set_single_letters(is_on=self._desk.preferences.has_single_letters)
        self._show_state()

    def close_window(self) -> None:
        self.close_chosen.emit()

    # --- what is shown -----------------------------------------------------------------------------------

    @Slot()
    def show_all(self) -> None:
        """Bring every part up to date."""
        desk = self._desk
        self.board.show_snapshot(self._snapshot())
        self._show_problems()
        weeks = desk.shown.problem.weeks if desk.shown is not None else 1
        self.top_bar.show_week(desk.session.first_day, weeks)
        self.rail.show_person(desk.session.who if desk.session.is_open else "")
        self.explanations.show_notes()
        self.explanations.show_clashes()
        self._show_build()
        self.show_selection()
        self.shelf.renew()

    def _show_problems(self) -> None:
        shown = self._desk.shown
        rows = problem_rows(shown) if shown is not None else ()
        is_planned = shown is not None and shown.rota is not None
        self.problems.show_problems(rows, so_far=bool(shown and shown.is_so_far), is_planned=is_planned)

    @Slot()
    def _show_reasons(self) -> None:
        """It is known why demand is uncovered: the rest has not changed."""
        self.board.show_snapshot(self._snapshot())
        self._show_problems()
        self.explanations.show_notes()
        self.show_selection()

    def _snapshot(self) -> BoardSnapshot | None:
        seen = self._desk.weeks.seen
        if seen is None:
            return None
        shown = seen.shown
        return BoardSnapshot(
            team=shown.team,
            problem=shown.problem,
            rota=shown.rota,
            findings=shown.findings,
            published=self._desk.compared or self._desk.session.published,
            moving=shown.still_moving,
            unplanned=seen.unplanned,
        )

    @Slot()
    def _show_state(self) -> None:
        self.top_bar.show_state(*state_chip(self._desk))
        self.status_line.show_text(*status_words(self._desk))
        self.status_line.show_story(story_words(self._desk))
        self._show_wide_day()
        self._show_empty()

    def _show_wide_day(self) -> None:
        self.status_line.show_board_hints(is_shown=self.front == "rota")
        if self.front != "rota":
            return
        moving = moving_words(self._desk)
        preferences = self._desk.preferences
        if moving:
            self.status_line.show_moving(moving)
        else:
            self.status_line.show_wide_day(preferences.wide_day, has_keys=preferences.has_single_letters)

    def _show_empty(self) -> None:
        desk = self._desk
        if not desk.session.is_open:
            self.rota_screen.empty.show_state("No plan is open.", desk.actions["file.new"])
        elif desk.session.rota is None and not desk.builder.is_running:
            self.rota_screen.empty.show_state("No rota for this week.", desk.actions["rota.build"])
        elif desk.board_look.arrangement.is_filter and self.board.snapshot and not self.board.snapshot.rows:
            self.rota_screen.empty.show_state("Nobody matches the filter.", desk.actions["filter.clear"])
        else:
            self.rota_screen.empty.hide()

    @Slot()
    def _show_build(self) -> None:
        builder = self._desk.builder
        self.top_bar.show_building(is_building=builder.is_running)
        self.inspector.card.show_build(builder, self._returns_to())
        self._show_state()
        self._renew_inspector_place()

    def _returns_to(self) -> str:
        if self._desk.session.rota is None:
            return "Use this one keeps the best rota so far. Stop leaves the week without a rota."
        return "Pinned shifts stay. Stop returns to the rota as it was saved."

    def _renew_inspector_place(self) -> None:
        is_wanted = self._desk.chosen.kind != "nothing" or self._desk.builder.is_running
        self.rota_screen.show_inspector(is_wanted=is_wanted)

    def _tell_board(self, chosen: Chosen) -> None:
        """Choose on the board what was chosen elsewhere. A person or a day can be chosen only there."""
        self._is_telling_board = True
        index = self._activity_index(chosen)
        if chosen.shift is not None and index is not None:
            self.board.select_activity(chosen.shift, index)
        elif chosen.shift is not None:
            self.board.select_shift(chosen.shift)
        elif chosen.demand is not None:
            self.board.select_uncovered(chosen.demand)
        elif chosen.kind in ("nothing", "fairness", "proof"):
            self.board.clear_choice()
        self._is_telling_board = False

    def _activity_index(self, chosen: Chosen) -> int | None:
        """The place of the chosen activity in its shift."""
        shown = self._desk.shown
        shift = shown.shift(chosen.shift) if shown is not None else None
        activity = activity_at(shift, chosen.activity) if shift is not None else None
        return shift.activities.index(activity) if shift is not None and activity is not None else None

    # --- slots -------------------------------------------------------------------------------------------

    @Slot(object)
    def _choose_problem(self, problem: Problem) -> None:
        if problem.kind == "uncovered":
            self._desk.select_demand(problem.demand)
        elif problem.rule == "fairness":
            self._desk.choose(Chosen("fairness"))
        elif problem.shifts:
            self._desk.select_shift(problem.shifts[0])
        else:
            self._desk.select_shift(self._shift_of(problem))
        self.problems.choose(problem)

    def _shift_of(self, problem: Problem) -> str | None:
        shown = self._desk.shown
        mine = [shift for shift in shown.shifts if shift.staff in problem.people] if shown else []
        near = sorted(mine, key=lambda shift: abs(shift.start - problem.start))
        return near[0].id if near else None

    @Slot(object)
    def _choose_week(self, day: date) -> None:
        self._desk.session.show_week(day)
        self._desk.renew_actions()

    @Slot(object)
    def _board_selected(self, selection: BoardSelection) -> None:
        """Something was chosen on the board, or nothing."""
        if self._is_telling_board:
            return
        self._desk.choose(self._chosen_of(selection))

    def _chosen_of(self, selection: BoardSelection) -> Chosen:
        """A day without a shift stands for its person."""
        shown = self._desk.shown
        if selection.kind == "uncovered":
            return Chosen("uncovered", demand=selection.demand)
        has_place = selection.staff is not None and selection.day is not None
        place = frozenset({(selection.staff or "", selection.day or 0)}) if has_place else frozenset()
        places = selection.places or place
        shift = shown.shift(selection.shift) if shown is not None else None
        if shift is not None:
            index = selection.activity
            is_part = index is not None and index < len(shift.activities)
            return Chosen(
                "shift",
                shift=shift.id,
                activity=shift.activities[index or 0].start if is_part else None,
                places=places,
            )
        if selection.kind == "day":
            return Chosen("day", day=selection.day)
        if selection.staff is not None:
            return Chosen("person", person=selection.staff, places=places)
        return NOTHING

    @Slot(object)
    def _edit(self, edit: RotaEdit) -> None:
        if not self._desk.weeks.edit(edit):
            # The board may have drawn the shift where it was dropped: show what is kept.
            self.show_all()

    @Slot(str)
    def _act(self, action_id: str) -> None:
        self._desk.actions.trigger(action_id)

    @Slot(str)
    def _press_letter(self, letter: str) -> None:
        action = self._desk.actions.for_board_key(letter)
        if action is not None:
            action.trigger()

    @Slot()
    def _toggle_pin(self) -> None:
        self._desk.actions.trigger("shift.pin")

    @Slot()
    def _withdraw_no_rota(self) -> None:
        """The strip says better what the message has said."""
        if self._desk.ways_out.clashes:
            self.message_bar.withdraw(UNPIN_ADVICE)

    @Slot()
    def _choose_story(self) -> None:
        self._desk.actions.trigger("proof.show")

    @Slot()
    def _clear(self) -> None:
        self._desk.select_nothing()

    @Slot()
    def _use_best(self) -> None:
        self._desk.builder.use_best()

    @Slot()
    def _stop(self) -> None:
        self._desk.builder.drop()

    @Slot()
    def _hide_problems(self) -> None:
        self._desk.actions.trigger("pane.problems")

    @Slot(object)
    def _build_ended(self, _end: object) -> None:
        self._show_build()

    def _panes(self) -> tuple[QWidget, ...]:
        screen = self.shelf.screen
        middle = screen.panes() if screen is not None else self._rota_panes()
        return (*middle, self.rail, self.top_bar)

    def _rota_panes(self) -> tuple[QWidget, ...]:
        return (self.board, self.problems, self.inspector, self.filter_bar)

    # --- joining -----------------------------------------------------------------------------------------

    def detach(self) -> None:
        """Let go of the desk's signals: another frame takes this one's place."""
        desk = self._desk
        desk.frame = NoFrame()
        desk.shown_changed.disconnect(self.show_all)
        desk.board_look.moved.disconnect(self._show_look)
        desk.session.bus.saved.disconnect(self._show_state)
        desk.session.bus.reasons_found.disconnect(self._show_reasons)
        for signal in (desk.builder.started, desk.builder.progressed, desk.builder.stopping):
            signal.disconnect(self._show_build)
        desk.builder.ended.disconnect(self._build_ended)
        self.explanations.detach()
        desk.ways_out.clashes_moved.disconnect(self._withdraw_no_rota)

    def _connect(self) -> None:
        desk = self._desk
        desk.shown_changed.connect(self.show_all)
        desk.board_look.moved.connect(self._show_look)
        bar = self.rota_screen.filter_bar
        bar.changed.connect(self._change_look)
        bar.close_requested.connect(self._close_filter)
        self.board.rows_changed.connect(self._show_filter)
        desk.session.bus.saved.connect(self._show_state)
        desk.session.bus.reasons_found.connect(self._show_reasons)
        for signal in (desk.builder.started, desk.builder.progressed, desk.builder.stopping):
            signal.connect(self._show_build)
        desk.builder.ended.connect(self._build_ended)
        desk.ways_out.clashes_moved.connect(self._withdraw_no_rota)
        self.status_line.story_requested.connect(self._choose_story)
        self.top_bar.week_chosen.connect(self._choose_week)
        self.problems.problem_chosen.connect(self._choose_problem)
        self.problems.collapse_requested.connect(self._hide_problems)
        self.inspector.pin_requested.connect(self._toggle_pin)
        self.inspector.close_requested.connect(self._clear)
        self.inspector.card.use_this_requested.connect(self._use_best)
        self.inspector.card.stop_requested.connect(self._stop)
        self.message_bar.more_requested.connect(self.list_chosen)
        self.message_bar.act_requested.connect(self._give_reason)
        self.board.selection_changed.connect(self._board_selected)
        self.board.edit_requested.connect(self._edit)
        self.board.action_requested.connect(self._act)
        self.board.letter_pressed.connect(self._press_letter)
        self.board.draw_requested.connect(self._offer_new)
        self.board.refused.connect(self._tell_refused)

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.top_bar, self.message_bar):
            right.addWidget(part)
        right.addWidget(self.screens, 1)
        right.addWidget(self.status_line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
