"""What is chosen on the screen of the rota: board and problems tell the desk, and the desk them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from planner.domain.time_grid import day_of
from ui.board import BoardSelection
from ui.finder.found import Found
from ui.item_models.problems_item_model import Problem, problem_words
from ui.main_window.explanations import Explanations
from ui.main_window.panes import first_focusable
from ui.main_window.rota_screen import RotaScreen
from ui.session.chosen import NOTHING, Chosen
from ui.views.activity_words import activity_at

if TYPE_CHECKING:
    from ui.main_window.desk import Desk


class RotaChoice(QObject):
    """Belongs to the face of the rota."""

    def __init__(self, desk: Desk, screen: RotaScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._screen = desk, screen
        self._board, self._problems = screen.board, screen.problems
        self._inspector = screen.inspector
        self._is_telling_board = False
        self.explanations = Explanations(desk, screen, self)
        self._connect()

    def has_problems(self) -> bool:
        return self._problems.has_problems

    def step_problem(self, step: int) -> None:
        problem = self._problems.neighbour(step)
        if problem is not None:
            self._problems.choose(problem)
            self._choose_problem(problem)
            self._problems.take_keys_along()
            self._desk.frame.announce(problem_words(problem, self._problems.problems))

    def show_inspector(self, *, takes_focus: bool) -> None:
        self._screen.show_inspector(is_wanted=True)
        start = first_focusable(self._inspector.page)
        if takes_focus and start is not None:
            start.setFocus()

    def show_reasons(self) -> None:
        self._screen.show_inspector(is_wanted=True)
        if self._desk.chosen.kind == "uncovered":
            self._inspector.uncovered_page.focus_on_reasons()

    def show_selection(self) -> None:
        chosen = self._desk.chosen
        can_edit = not self._desk.builder.is_running
        goes = chosen == NOTHING and (self._inspector.tells_of_choice or self._is_to_hide())
        was_read = goes and self._inspector.is_read
        self._inspector.show_chosen(
            self._desk.shown, chosen, can_edit=can_edit, reads_only=not self._desk.plans
        )
        self.explanations.show_choice()
        self._tell_board(chosen)
        self._problems.choose_subject(demand=chosen.demand, shift=chosen.shift)
        if was_read:
            # Before it hides: the keys are on the board again, where what was chosen is.
            self._board.setFocus()
        self.renew_inspector_place()

    def _is_to_hide(self) -> bool:
        return self._screen.is_overlay and not self._is_inspector_wanted

    @property
    def _is_inspector_wanted(self) -> bool:
        """Nothing lies over the board while something is carried across it."""
        is_filled = self._desk.chosen.kind != "nothing" or self._desk.builder.is_running
        return is_filled and not self._board.is_hand_full

    @Slot()
    def renew_inspector_place(self) -> None:
        self._screen.show_inspector(is_wanted=self._is_inspector_wanted)

    def _tell_board(self, chosen: Chosen) -> None:
        """Choose on the board what was chosen elsewhere. A person or a day can be chosen only there."""
        self._is_telling_board = True
        index = self._activity_index(chosen)
        if chosen.shift is not None and index is not None:
            self._board.select_activity(chosen.shift, index)
        elif chosen.shift is not None:
            self._board.select_shift(chosen.shift)
        elif chosen.demand is not None:
            self._board.select_uncovered(chosen.demand)
        elif chosen.kind in ("nothing", "fairness", "proof"):
            self._board.clear_choice()
        self._is_telling_board = False

    def _activity_index(self, chosen: Chosen) -> int | None:
        """The place of the chosen activity in its shift."""
        shown = self._desk.shown
        shift = shown.shift(chosen.shift) if shown is not None else None
        activity = activity_at(shift, chosen.activity) if shift is not None else None
        return shift.activities.index(activity) if shift is not None and activity is not None else None

    def choose_found(self, found: Found) -> None:
        """Somebody's first shift, or the first one in which the work is done, on the board."""
        self._desk.frame.show_screen("rota")
        shown = self._desk.shown
        if shown is None:
            return
        of_person = [each for each in shown.shifts if each.staff == found.key]
        of_work = [shift for shift, _ in shown.serving.get(found.key, ())]
        first = min(of_person or of_work, key=lambda each: each.start, default=None)
        self._desk.select_shift(first.id if first is not None else None)
        self._board.setFocus()

    @Slot(object)
    def _choose_problem(self, problem: Problem) -> None:
        if problem.kind == "uncovered":
            self._desk.select_demand(problem.demand)
        elif problem.rule == "fairness":
            self._desk.choose(Chosen("fairness"))
        else:
            self._choose_place(problem)
        self._problems.choose(problem)

    def _choose_place(self, problem: Problem) -> None:
        """The shift it is of, else the nearest one; where a pin was lost the day of the pin."""
        day = day_of(problem.start)
        if problem.rule != "pins" or problem.shifts or self._desk.shown is None:
            self._choose_shift(problem.shifts[0] if problem.shifts else self._shift_of(problem))
            return
        self._show_person(problem.people[0])
        self._board.select_places([(problem.people[0], day)])

    def _choose_shift(self, shift_id: str | None) -> None:
        shift = self._desk.shown.shift(shift_id) if self._desk.shown is not None else None
        if shift is not None:
            self._show_person(shift.staff)
        self._desk.select_shift(shift_id)

    def _show_person(self, staff: str) -> None:
        """Where a filter leaves somebody out, it goes: what is chosen is to be seen."""
        look, snapshot = self._desk.board_look, self._board.snapshot
        if snapshot is not None and staff not in snapshot.row_of and look.arrangement.is_filter:
            look.clear_filter()
            self._desk.say("The filter was taken away: the problem is of somebody it left out.")

    def _shift_of(self, problem: Problem) -> str | None:
        shown = self._desk.shown
        mine = [shift for shift in shown.shifts if shift.staff in problem.people] if shown else []
        near = sorted(mine, key=lambda shift: abs(shift.start - problem.start))
        return near[0].id if near else None

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

    @Slot()
    def _toggle_pin(self) -> None:
        self._desk.actions.trigger("shift.pin")

    @Slot(str)
    def _do(self, action_id: str) -> None:
        self._desk.actions.trigger(action_id)

    @Slot()
    def _clear(self) -> None:
        self._desk.select_nothing()

    def _connect(self) -> None:
        self._problems.problem_chosen.connect(self._choose_problem)
        self._inspector.pin_requested.connect(self._toggle_pin)
        self._inspector.command_requested.connect(self._do)
        self._inspector.close_requested.connect(self._clear)
        self._board.selection_changed.connect(self._board_selected)
        self._board.hand_moved.connect(self.renew_inspector_place)
