"""What the screen of the rota shows, and what is done on its board; the choice on it is `rota_choice`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QAction

from ui.board.band import Drawn
from ui.item_models.board_snapshot import BoardSnapshot
from ui.main_window.board_menus import LINE, MENUS, open_new_menu
from ui.main_window.frame_port import PlacesChoice
from ui.main_window.rota_choice import RotaChoice
from ui.main_window.rota_screen import RotaScreen
from ui.views.problem_rows import problem_rows
from ui.widgets.empty_state import NO_PEOPLE

if TYPE_CHECKING:
    from planner.services.put_shifts import RotaEdit
    from ui.main_window.desk import Desk

# What everybody but the manager sees of a week without a rota.
NOT_PUBLISHED = "Nothing is published of this week yet."


class RotaFace(QObject):
    """Lives as long as its frame; `detach` lets go of the desk."""

    # An edit was refused, and the board may have drawn it: everything is to be shown again.
    taken_back = Signal()

    def __init__(self, desk: Desk, screen: RotaScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._screen = desk, screen
        self._board, self._problems = screen.board, screen.problems
        self._bar = screen.filter_bar
        # Parts that are still to be shown anew, behind another screen.
        self._late: list[Callable[[], None]] = []
        self._turns = QTimer(self)
        self._turns.timeout.connect(self._show_next)
        self.choice = RotaChoice(desk, screen, self)
        self._connect()
        self._give_board_its_actions()

    def _give_board_its_actions(self) -> None:
        """The menus of the board, and the keys that act only there."""
        actions = self._desk.actions
        line = QAction(self)
        line.setSeparator(True)
        menus = {
            kind: [line if each == LINE else actions[each] for each in ids] for kind, ids in MENUS.items()
        }
        self._board.set_menus(menus)
        offered = dict.fromkeys(each for ids in MENUS.values() for each in ids if each != LINE)
        arranging = [row.id for row in actions.rows if row.id.startswith(("group.", "sort.", "filter."))]
        self._board.addActions([actions[each] for each in (*offered, *arranging)])
        self._board.set_action_keys({row.board_key: row.id for row in actions.rows if len(row.board_key) > 1})

    def select_places(self, what: PlacesChoice) -> None:
        chosen, snapshot = self._desk.chosen, self._board.snapshot
        shifts = snapshot.shifts if snapshot is not None else ()
        self._board.setFocus()
        self._board.select_places(
            (shift.staff, shift.day)
            for shift in shifts
            if what == "all"
            or (what == "person" and shift.staff == chosen.person)
            or (what == "day" and shift.day == chosen.day)
        )
        number = len(self._board.selection.places)
        self._desk.frame.announce("1 shift selected" if number == 1 else f"{number} shifts selected")

    def open_filter(self) -> None:
        self._desk.board_look.open_bar(is_open=True)
        self._bar.text.setFocus()
        self._bar.text.selectAll()

    @Slot()
    def _close_filter(self) -> None:
        """A closed bar leaves nobody out."""
        self._desk.board_look.is_bar_open = False
        self._desk.board_look.clear_filter()
        self._board.setFocus()

    @Slot(object)
    def _change_look(self, fields: dict[str, Any]) -> None:
        self._desk.board_look.change(**fields)

    @Slot()
    def show_look(self) -> None:
        """Who is shown, in which order, and how much of the time."""
        look = self._desk.board_look
        self._board.arrange(look.arrangement)
        if (self._board.view, self._board.zoom) != (look.view, look.zoom):
            self._board.set_view(look.view, look.zoom)
            self._show_board()
        self._show_filter()
        self.show_empty()
        self._desk.renew_actions()

    @Slot()
    def _show_filter(self) -> None:
        look, snapshot, shown = self._desk.board_look, self._board.snapshot, self._desk.shown
        self._bar.show_team(self._desk.session.team)
        count = len(snapshot.rows) if snapshot is not None else 0
        of = len(shown.problem.people) if shown is not None else 0
        self._bar.show_arrangement(look.arrangement, count, of)
        self._bar.setVisible(look.is_bar_open or look.arrangement.is_filter)

    def offer_new(self) -> None:
        drawn = self._desk.board_work.drawn_here()
        if drawn is not None:
            self._offer_new(drawn)

    @Slot(object)
    def _offer_new(self, drawn: Drawn) -> None:
        open_new_menu(self._desk, drawn, self._board, self._board.new_place(drawn))

    def renew(self, *, is_in_front: bool) -> None:
        """Bring everything up to date: behind another screen a moment later, and each part for itself, for
        nobody is to wait for what is not seen."""
        explanations = self.choice.explanations
        self._late = [
            self._show_board,
            self.show_problems,
            explanations.show_notes,
            explanations.show_clashes,
        ]
        if is_in_front:
            self.catch_up()
        else:
            self._turns.start(0)

    def catch_up(self) -> None:
        """Show now what is late: the screen comes to the front."""
        self._turns.stop()
        while self._late:
            self._late.pop(0)()

    @Slot()
    def _show_next(self) -> None:
        self._late.pop(0)()
        if not self._late:
            self._turns.stop()

    def _show_board(self) -> None:
        self._board.show_snapshot(self.snapshot())

    def show_problems(self) -> None:
        shown = self._desk.shown
        rows = problem_rows(shown) if shown is not None else ()
        is_planned = shown is not None and shown.rota is not None
        self._problems.show_problems(rows, so_far=bool(shown and shown.is_so_far), is_planned=is_planned)
        if shown is not None and shown.is_being_checked:
            self._problems.bar.show_standing("being checked")

    @Slot()
    def _show_reasons(self) -> None:
        """It is known why demand is uncovered: the rest has not changed."""
        self._show_board()
        self.show_problems()
        self.choice.explanations.show_notes()
        self.choice.show_selection()

    def snapshot(self) -> BoardSnapshot | None:
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
            figures_of=self._desk.figures_of,
        )

    def show_empty(self) -> None:
        desk = self._desk
        if not desk.session.is_open:
            self._screen.empty.show_state("No plan is open.", desk.actions["file.new"])
        elif desk.session.team is not None and not desk.session.team.staff:
            self._screen.empty.show_state(NO_PEOPLE, desk.actions["people.add"])
        elif desk.session.rota is None and not desk.builder.is_running:
            sentence = "No rota for this week." if desk.session.caller.is_manager else NOT_PUBLISHED
            self._screen.empty.show_state(sentence, desk.actions["rota.build"])
        elif desk.board_look.arrangement.is_filter and self._board.snapshot and not self._board.snapshot.rows:
            self._screen.empty.show_state("Nobody matches the filter.", desk.actions["filter.clear"])
        else:
            self._screen.empty.hide()

    @Slot(object)
    def _edit(self, edit: RotaEdit) -> None:
        if not self._desk.weeks.edit(edit):
            # The board may have drawn the shift where it was dropped: show what is kept.
            self.taken_back.emit()

    @Slot(str)
    def _act(self, action_id: str) -> None:
        self._desk.actions.trigger(action_id)

    @Slot(str)
    def _press_letter(self, letter: str) -> None:
        action = self._desk.actions.for_board_key(letter)
        if action is not None:
            action.trigger()

    @Slot(str)
    def _tell_refused(self, sentence: str) -> None:
        """What was dropped on the board has gone back."""
        self._desk.frame.show_message("danger", sentence, "Nothing was changed.")

    def pick_up_person(self) -> None:
        self._board.setFocus()
        self._board.pick_up_person()

    def people_in_view(self) -> tuple[str, ...]:
        snapshot = self._board.snapshot
        return tuple(row.id for row in snapshot.rows) if snapshot is not None else ()

    def detach(self) -> None:
        """Another frame takes the place of this one's."""
        self._turns.stop()
        desk = self._desk
        desk.board_look.moved.disconnect(self.show_look)
        desk.session.bus.reasons_found.disconnect(self._show_reasons)
        self.choice.explanations.detach()

    def _connect(self) -> None:
        desk, board = self._desk, self._board
        desk.board_look.moved.connect(self.show_look)
        desk.session.bus.reasons_found.connect(self._show_reasons)
        self._bar.changed.connect(self._change_look)
        self._bar.close_requested.connect(self._close_filter)
        board.rows_changed.connect(self._show_filter)
        board.edit_requested.connect(self._edit)
        board.action_requested.connect(self._act)
        board.letter_pressed.connect(self._press_letter)
        board.draw_requested.connect(self._offer_new)
        board.refused.connect(self._tell_refused)
