"""The demand screen: the grid of people needed over three lists, and the form at the right."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from planner.domain.errors import PlannerError
from planner.domain.time_grid import day_label
from planner.reports.demand_grid import need_grid
from planner.services.freeze_problem import freeze_problem
from planner.services.record_form import refused_field
from planner.services.usual_week import differences, usual_change, usual_team
from ui.demand.demand_form import DemandForm, Place
from ui.demand.demand_lists import LEAST_HEIGHT, DemandLists
from ui.demand.effect_chart import effect_sentence, short_spans
from ui.demand.grid_hand import GridHand
from ui.demand.need_card import NeedCard
from ui.demand.need_grid import HEADER_HEIGHT
from ui.demand.record_steps import coming_key, remove_step, week_step, week_words
from ui.demand.side_pane import SidePane
from ui.forms.form_screen import FormScreen
from ui.forms.text_fields import GIVE_TIME, TimeField
from ui.main_window.desk import NOT_KEPT, Desk
from ui.theme import px

if TYPE_CHECKING:
    from planner.domain.team import Team
    from planner.services.edit_team import TeamEdit
    from planner.services.repeat_edits import Scope
    from ui.forms.form_pane import FormPane
    from ui.item_models.asking_rows import AskingRow

# What stands around the rows of the grid in its card, and around the card, in px at 100 %.
AROUND_ROWS = HEADER_HEIGHT + 100


class DemandScreen(FormScreen):
    """What is typed shows its effect at once; it is kept by Save, as one step of undo."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.card = NeedCard(self)
        self.grid, self.item_model = self.card.grid, self.card.item_model
        self.week, self.part = self.card.week, self.card.part
        self.lists = DemandLists(self)
        self.cover, self.visits, self.others = self.lists.cover, self.lists.visits, self.lists.others
        self.other = self.lists.other
        self.pane = SidePane(self)
        self._key = ""
        # The day of what was added last.
        self._last_day: date | None = None
        self.hand = GridHand(self)
        self._lay_out()
        self._connect()

    @property
    def key(self) -> str:
        """The id of the record in the form, or of its occurrence; nothing for a new one."""
        return self._key

    @property
    def form_in_front(self) -> DemandForm | None:
        return self.pane.form

    @property
    def side(self) -> FormPane:
        return self.pane

    @property
    def has_form(self) -> bool:
        return bool(self.pane.kind) or self.pane.close_button.isVisibleTo(self.pane)

    def renew(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        days = range(shown.problem.first_day, shown.problem.first_day + 7)
        found = differences(shown.team, days)
        self.lists.show_week(shown, found, is_usual=self.card.is_usual)
        changes = () if self.card.is_usual or not found else usual_change(shown.team, shown.problem)
        self.card.show_differences(found, changes)
        form = self.pane.form
        if form is not None and self._key and not self._is_there(shown.team):
            self._close()
        elif form is not None and self._key and not form.is_changed:
            self._open(self.pane.kind, self._key)
        self.lists.mark(self._key)
        self.show_effect()

    def start_new(self, what: str) -> None:
        if what == "copy_week":
            self.copy_week()
            return
        self.begin({"visit": "visits", "cover": "cover"}.get(what, what))

    def open_record(self, kind: str, key: str) -> None:
        if kind in ("court_deadlines", "supervision_plans", "events"):
            self.lists.show_other(kind.partition("_")[0])
        self._choose(kind, key)
        form = self.pane.form
        if form is not None and self.pane.kind == kind and self._key:
            form[form.names[0]].begin()

    def panes(self) -> Sequence[QWidget]:
        return (self.grid, self.cover, self.visits, self.others, self.pane)

    def status(self) -> str:
        form = self.pane.form
        if form is None or not (form.is_changed or not self._key):
            return ""
        return f"{form.title} not saved yet · the rota on screen does not know of it"

    # --- forms -------------------------------------------------------------------------------------------

    @Slot(str)
    def begin(self, kind: str, **values: Any) -> None:
        """A form for something new."""
        team = self.desk.session.team
        if team is None:
            return
        form = self.pane.forms[kind]
        self.note_opener()
        self._key = ""
        fresh = {**form.fresh(team, self.desk.session.first_day), **self._day_of_last(form), **values}
        self.pane.show_form(kind, "", team, fresh, is_new=True)
        self.pane.show_scope(None)
        self.pane.show_week_button("")
        self.lists.mark("")
        self.show_effect()
        form[form.names[0]].begin()

    def _day_of_last(self, form: DemandForm) -> dict[str, date]:
        """A week's visits are mostly entered day by day: the next begins on the day of the one before."""
        day, monday = self._last_day, self.desk.session.first_day
        is_known = day is not None and monday <= day < monday + timedelta(days=7)
        return {"on": day} if day is not None and is_known and "on" in form.names else {}

    def _open(self, kind: str, key: str, scope: Scope | None = None) -> None:
        team = self.desk.session.team
        if team is None:
            return
        key = coming_key(team, kind, key, self.desk.session.first_day)
        form = self.pane.forms[kind]
        try:
            values = form.values_of(team, key)
        except LookupError:
            return
        is_same = (kind, key) == (self.pane.kind, self._key)
        kept_scope = self.pane.scope if is_same else scope
        self._key = key
        title = str(values.get("name") or values.get("case") or form.title)
        note, button = week_words(team, kind, key, self.desk.session.first_day)
        self.pane.show_form(kind, title, team, values, is_new=False, note=note)
        self.pane.show_scope(self._first_scope(kind, key, kept_scope))
        self.pane.show_week_button(button)
        form.forget_changes()
        self.lists.mark(key)

    def _first_scope(self, kind: str, key: str, kept: Scope | None) -> Scope | None:
        """What of a repeating record a change is for until somebody says otherwise; None: it comes once."""
        if kind == "cover":
            return kept or ("one" if self._replaces(key) else "all")
        if "@" not in key:
            return None
        return kept or ("all" if self.card.is_usual else "one")

    def _replaces(self, key: str) -> bool:
        team = self.desk.session.team
        return any(each.id == key and each.instead_of for each in team.cover) if team else False

    def _is_there(self, team: Team) -> bool:
        form = self.pane.form
        try:
            return form is not None and form.values_of(team, self._key) is not None
        except LookupError:
            return False

    @Slot(str, str)
    def _choose(self, kind: str, key: str) -> None:
        if not self.keep_opened():
            self.lists.mark(self._key)
            self.desk.frame.show_message("info", *NOT_KEPT)
            return
        self.note_opener()
        self._open(kind, key)
        self.show_effect()

    def show_asking(self, title: str, rows: Sequence[AskingRow]) -> None:
        """What asks in a half-hour, in the place of a form."""
        self.note_opener()
        self._key = ""
        self.pane.show_asking(title, rows)
        self.lists.mark("")
        self.place()

    def keep_typed(self) -> bool:
        form = self.pane.form
        return form is None or not form.is_changed or self.save()

    def keep_opened(self) -> bool:
        return not self._key or self.keep_typed()

    @Slot()
    def save(self) -> bool:
        """Keep what is typed."""
        form, team = self.pane.form, self.desk.session.team
        if form is None or team is None:
            return False
        is_one, kind, key = self.pane.scope == "one", self.pane.kind, self._key
        if not self.keep(form, lambda: self._edit(team), form.by_field):
            return False
        form.forget_changes()
        if not key and "on" in form.names:
            self._last_day = form.values()["on"]
        if not key or kind == "peak" or (kind == "cover" and is_one) or not self._is_there_still():
            self._close()
        else:
            self.renew()
        return True

    def _is_there_still(self) -> bool:
        team = self.desk.session.team
        return team is not None and self._is_there(team)

    def _edit(self, team: Team) -> TeamEdit:
        form = self.pane.form
        if form is None:
            raise PlannerError("Nothing is open.")
        values = form.values()
        for name, value in values.items():
            if value is None and isinstance(form[name], TimeField) and form[name].isVisibleTo(form):
                raise refused_field(name, GIVE_TIME)
        return form.edit(team, Place(self._key, self.pane.scope, self.desk.session.first_day), values)

    @Slot()
    def _remove(self) -> None:
        team, kind, key = self.desk.session.team, self.pane.kind, self._key
        if team is None or not key:
            return
        if self.do(lambda: remove_step(team, kind, key, self.pane.scope)):
            self._close()

    @Slot()
    def _close(self) -> None:
        self._key = ""
        with self.form_put_away():
            self.pane.show_nothing()
        self.grid.unframe()
        self.grid.clearSelection()
        self.lists.mark("")
        self.show_effect()

    @Slot()
    def _toggle_week(self) -> None:
        team, kind, key = self.desk.session.team, self.pane.kind, self._key
        if team is None:
            return
        if self.do(lambda: week_step(team, kind, key, self.desk.session.first_day)):
            after = self.desk.session.team
            if after is not None and self._is_there(after):
                self._open(kind, key)
            else:
                self._close()

    @Slot()
    def copy_week(self) -> None:
        """What comes once in the week, again in the next."""
        from planner.services.copy_week import copy_week

        team = self.desk.session.team
        if team is not None:
            week = self.desk.session.first_day
            if self.do(lambda: copy_week(team, week)):
                self.desk.say(f"Copied to the week of {day_label((week + timedelta(days=7)).toordinal())}.")

    # --- showing -----------------------------------------------------------------------------------------

    @Slot()
    def show_effect(self) -> None:
        """The grid, and the day of the form, with what is typed in it."""
        self.place()
        team, form = self.desk.session.team, self.pane.form
        if team is None:
            return
        if form is not None:
            self.show_changed()
        problem = freeze_problem(self._tried(team), self.desk.session.first_day)
        days = need_grid(problem)
        self.item_model.show_days(days)
        day = self.hand.day_of_form(days)
        self.hand.frame_form()
        if day is None:
            self.pane.hide_effect()
            return
        need = tuple(cell.people for cell in days[day].cells)
        free = days[day].free
        short = max((missing for _, _, missing in short_spans(need, free)), default=0)
        title = f"{day_label(days[day].day).rsplit(' ', 1)[0]} with this"
        self.pane.show_effect(title, need, free, effect_sentence(need, free), short)

    def _tried(self, team: Team) -> Team:
        """The team with what is typed, as far as it is right; in the usual week, with what repeats only."""
        if self.pane.form is not None and (self.pane.form.is_changed or not self._key):
            with contextlib.suppress(PlannerError, ValueError, TypeError, LookupError):
                team, _ = self._edit(team).apply(team)
        return usual_team(team) if self.card.is_usual else team

    @Slot()
    def _scope_chosen(self) -> None:
        """Another reach of the change is a change itself, once something is typed."""
        self.effect_timer.start()

    @Slot()
    def _week_chosen(self) -> None:
        if (self._key and "@" in self._key) or not self.pane.kind:
            self._close()
        self.renew()

    @Slot()
    def _save(self) -> None:
        self.save()

    @Slot()
    def save_and_next(self) -> None:
        """Keep what is new, and begin another of its kind."""
        kind = self.pane.kind
        if self.save():
            self.begin(kind)

    # --- making ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.week.edited.connect(self._week_chosen)
        self.card.copy.clicked.connect(self.copy_week)
        # Of this screen alone: on the board the same keys copy shifts.
        keys = QShortcut(QKeySequence("Ctrl+D"), self)
        keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        keys.activated.connect(self.copy_week)
        self.grid.peak_drawn.connect(self.hand.draw_peak)
        self.grid.cell_chosen.connect(self.hand.ask_cell)
        self.grid.frame_pulled.connect(self.hand.pull_frame)
        self.lists.row_chosen.connect(self._choose)
        self.pane.changed.connect(self.note_typed)
        self.pane.scope_chosen.connect(self._scope_chosen)
        self.pane.save_requested.connect(self._save)
        self.pane.next_requested.connect(self.save_and_next)
        self.pane.cancel_requested.connect(self._close)
        self.pane.remove_requested.connect(self._remove)
        self.pane.begin_requested.connect(self.begin)
        self.pane.record_requested.connect(self._choose)
        self.pane.draw_requested.connect(self.hand.draw_here)
        self.pane.week_requested.connect(self._toggle_week)

    def _lay_out(self) -> None:
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.card)
        column.addWidget(self.lists, 1)
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(self.focusPolicy())
        area.setWidget(inside)
        self.left.addWidget(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.height() - px(AROUND_ROWS) - px(LEAST_HEIGHT) - px(36)
        self.grid.fit_rows(room // 7)
