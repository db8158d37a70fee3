"""What a manager does on the wheel: turns given out, moved and taken back, the wheel itself set."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, QTimer, Slot
from PySide6.QtWidgets import QMenu

from planner.domain.errors import PlannerError
from planner.domain.staff import LockdownWheel
from planner.services.edit_team import TeamEdit
from planner.services.wheel.turns import WheelTurn
from planner.services.wheel.wheel_edits import (
    give_duty,
    give_lockdown,
    give_out,
    give_out_duty,
    move_turn,
    name_cover,
    remove_turn,
    set_wheel,
)
from planner.services.wheel.wheel_view import WheelView
from ui.item_models.wheel_item_models import WheelItemModel
from ui.main_window.desk_screen import DeskScreen
from ui.wheel.turn_menu import CellChoice, cell_choices
from ui.wheel.wheel_grid import WheelGrid


class WheelDeeds(DeskScreen):
    """Every deed is one step of undo; the screen above makes the parts and shows them."""

    grid: WheelGrid
    item_model: WheelItemModel

    @property
    def view(self) -> WheelView | None:
        return self.item_model.view

    # --- doing -------------------------------------------------------------------------------------------

    @Slot()
    def turn_wheel(self) -> None:
        """Give out all turns that are due, and say which could not be."""
        view = self.view
        if view is None:
            return
        edit, sentences = give_out(view), view.proposal.sentences
        if edit is None:
            self.desk.frame.show_message("info", "Every turn of these weeks is given out.", "", sentences)
        elif self._do(edit):
            self.desk.frame.show_message(
                "info", f"Given out: {edit.subject}.", "Undo takes them back.", sentences
            )

    @Slot()
    def give_out_duty(self) -> None:
        """Give out the duty of all weeks that have no rota yet, in turn."""
        view = self.view
        edit = give_out_duty(view) if view is not None else None
        if edit is None:
            self.desk.say("Every turn on duty has its people, or is in a rota, or nobody can take it.")
        elif self._do(edit):
            self.desk.frame.show_message("info", f"Duty given out: {edit.subject}.", "Undo takes it back.")

    @Slot(object, str, int)
    def put_turn(self, turn: WheelTurn, staff: str, monday: int) -> None:
        """Move a turn, and keep it chosen where it lies now."""
        view = self.view
        if view is None:
            return
        try:
            edit = move_turn(view, turn, staff, monday)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return
        if self._do(edit):
            self._choose_again(turn.kind, staff, monday)

    @Slot(object, int)
    def _free_cover(self, turn: WheelTurn, monday: int) -> None:
        """Move the turn of who is to stand in to another week; whom they stand in for stays chosen."""
        chosen = self.grid.chosen
        self.put_turn(turn, turn.staff, monday)
        if chosen is not None:
            self._choose_again(chosen.kind, chosen.staff, chosen.monday)
        self.grid.setFocus()

    @Slot(object)
    def take_back(self, turn: WheelTurn) -> None:
        """Take a turn back."""
        view = self.view
        if view is None:
            return
        try:
            edit = remove_turn(view, turn)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return
        self._do(edit)

    def _do(self, edit: TeamEdit) -> bool:
        problems = self.desk.edit_team(edit)
        for problem in problems or ():
            self.desk.say(problem.sentence)
        return problems is None

    def _choose_again(self, kind: str, staff: str, monday: int) -> None:
        view = self.view
        turns = view.by_cell.get((staff, monday), ()) if view is not None else ()
        self.grid.choose(next((turn for turn in turns if turn.kind == kind), None))

    @Slot(object, QPoint)
    def open_menu(self, index: QModelIndex, place: QPoint) -> None:
        """What can be given, moved or taken back in a cell."""
        menu = self.make_menu(index.row(), index.column())
        menu.popup(place)

    def make_menu(self, row: int, column: int) -> QMenu:
        """The menu of a cell; what cannot be done says why."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        view = self.view
        if view is None:
            return menu
        staff, monday = self.item_model.staff(row), self.item_model.monday(column)
        for choice in cell_choices(view, staff, monday):
            words = choice.words if not choice.against else f"{choice.words} – {choice.against}"
            action = menu.addAction(words.replace("&", "&&"))
            action.setEnabled(not choice.against)
            action.triggered.connect(partial(self._choose, choice, staff, monday))
        menu.aboutToHide.connect(partial(QTimer.singleShot, 0, menu.deleteLater))
        return menu

    def _choose(self, choice: CellChoice, staff: str, monday: int, _checked: bool = False) -> None:
        view = self.view
        if view is None:
            return
        if choice.does == "move" and choice.turn is not None:
            self.grid.choose(choice.turn)
            self.grid.setFocus()
            self.grid.hand.pick_up(choice.turn)
        elif choice.does == "remove" and choice.turn is not None:
            self.take_back(choice.turn)
        else:
            self._give(view, choice, staff, monday)

    def _give(self, view: WheelView, choice: CellChoice, staff: str, monday: int) -> None:
        try:
            if choice.duty is not None:
                edit = give_duty(view, choice.duty, staff)
            else:
                edit = give_lockdown(view, staff, monday)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return
        if self._do(edit):
            self._choose_again(choice.does, staff, monday)

    # --- settings of the wheel ---------------------------------------------------------------------------

    @Slot(bool)
    def _toggle_wheel(self, is_on: bool) -> None:
        view = self.view
        if view is not None:
            wheel = LockdownWheel() if is_on else None
            self._do(set_wheel(view.team, wheel, f"Turn the wheel {'on' if is_on else 'off'}"))

    @Slot(bool)
    def _toggle_giving(self, is_on: bool) -> None:
        self._change_wheel({"gives_out_turns": is_on}, "Give turns out with each build")

    @Slot(int)
    def _change_every(self, weeks: int) -> None:
        if 2 <= weeks <= 26:
            self._change_wheel({"every_weeks": weeks}, f"Lockdown one week in {weeks}")

    def _change_wheel(self, update: dict[str, object], what: str) -> None:
        view = self.view
        if view is not None and view.team.lockdown is not None:
            self._do(set_wheel(view.team, view.team.lockdown.model_copy(update=update), what))

    @Slot(object)
    def _name_cover(self, person: str | None) -> None:
        view, turn = self.view, self.grid.chosen
        if view is None or turn is None:
            return
        self._do(name_cover(view, turn, person))
