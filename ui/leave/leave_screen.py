"""The leave and TOIL screen: leave with requests and balances, the TOIL ledger, and the form at the right."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QStackedWidget, QWidget

from planner.domain.errors import PlannerError
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.exporters.unclaimed_table import unclaimed_rows
from planner.services.flexi_period import flexi_periods
from planner.services.freeze_problem import freeze_problem
from planner.services.leave_effect import leave_effect
from planner.services.team_changes import TeamList
from planner.services.toil_curve import toil_curve
from ui.forms.choice_fields import SegmentField
from ui.forms.form import Form
from ui.forms.form_pane import FormPane
from ui.forms.form_screen import FormScreen
from ui.forms.record_pane import KEY_ROLE
from ui.item_models.leave_rows import absence_words, balance_rows, leave_marks, toil_state_rows
from ui.leave.leave_counts import LeaveCounts, forecast_of
from ui.leave.leave_forms import name_of
from ui.leave.leave_page import KIND_ROLE, LeavePage
from ui.leave.leave_pane import LeavePane
from ui.leave.toil_hand import ToilHand
from ui.leave.toil_page import ToilPage
from ui.main_window.desk import Desk
from ui.session.shown_rota import ShownRota
from ui.widgets.empty_state import NO_PEOPLE

WEEKS = 4
PAGES = (("Leave", "leave"), ("TOIL and flexi", "toil"))


class LeaveScreen(FormScreen):
    """Every change is one step of undo; the rota on screen is checked against it at once."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.view = SegmentField(PAGES, self)
        self.view.put("leave")
        self.view.name_parts("Page", "")
        self.page, self.toil = LeavePage(self), ToilPage(self)
        self.grid_model, self.balance_model = self.page.grid_model, self.page.balance_model
        self.grid, self.tabs, self.requests = self.page.grid, self.page.tabs, self.page.requests
        self.balances, self.days, self.add_toil = self.page.balances, self.page.days, self.page.add_toil
        self.stack = QStackedWidget(self)
        self.pane = LeavePane(self)
        self._key = ""
        self._counts, self.toil_hand = LeaveCounts(desk.session), ToilHand(self)
        self._connect()
        self._lay_out()

    @property
    def key(self) -> str:
        """The id of the leave or the entry in the form; nothing for a new one."""
        return self._key

    @property
    def form_in_front(self) -> Form | None:
        if not self.pane.kind:
            return None
        return self.pane.toil if self.pane.kind == "toil" else self.pane.absence

    @property
    def side(self) -> FormPane:
        return self.pane

    @property
    def has_form(self) -> bool:
        return bool(self.pane.kind)

    def renew(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        team = shown.team
        self._show_grid(team)
        self.page.show_requests(team)
        self._show_balances(shown)
        self._show_toil(shown)
        if self.pane.kind == "absence" and self._key:
            if self._absence() is None:
                self._close()
            elif not self.pane.absence.is_changed:
                self.open_absence(self._key)
        elif self.pane.kind == "toil" and self._key:
            if self.toil_hand.entry is None:
                self._close()
            elif not self.pane.toil.is_changed:
                self.toil_hand.open(self._key)
        self.place()

    def start_new(self, what: str) -> None:
        team = self.desk.session.team
        if team is None or not team.staff:
            return
        if what == "toil":
            self.toil_hand.begin()
        else:
            day = self._chosen_day
            self._begin(self.chosen_staff, day, day)

    @property
    def chosen_staff(self) -> str:
        """Whose row is chosen here, or who was chosen on the board; nothing when nobody is: it is asked."""
        chosen, shift = self.desk.chosen, self.desk.selected_shift
        if self.grid.selectedIndexes():
            return self.grid_model.staff(self.grid.currentIndex().row())
        return chosen.person or (shift.staff if shift is not None else "")

    @property
    def _chosen_day(self) -> date:
        """The day that is chosen on the board, or the first of the week."""
        chosen, shift, monday = self.desk.chosen, self.desk.selected_shift, self.desk.session.first_day
        day = shift.day if shift is not None else chosen.day
        return date.fromordinal(day) if day is not None else monday

    def panes(self) -> Sequence[QWidget]:
        if self.view.value() == "toil":
            return (self.toil.chart, self.toil.tabs, self.pane)
        return (self.grid, self.tabs, self.pane)

    # --- forms of leave ----------------------------------------------------------------------------------

    @Slot(int, int, int)
    def draw_days(self, row: int, first: int, last: int) -> None:
        """Days of one person were drawn on the grid."""
        days = self.grid_model.days
        if self.keep_opened():
            self._begin(
                self.grid_model.staff(row), date.fromordinal(days[first]), date.fromordinal(days[last])
            )

    @Slot(str)
    def open_absence(self, absence_id: str) -> None:
        """Show leave that is there."""
        team = self.desk.session.team
        absence = next((each for each in team.absences if each.id == absence_id), None) if team else None
        if team is None or absence is None:
            return
        self.note_opener()
        self._key = absence_id
        form = self.pane.absence
        form.offer(team)
        form.put(form.values_of(absence))
        is_request = absence.state == "requested"
        name = name_of(team, absence.staff)
        self.pane.show_absence(name, absence_words(absence), is_new=False, is_request=is_request)
        self.show_effect()

    def _begin(self, staff: str, first: date, last: date) -> None:
        """A new form; where nobody is chosen yet it begins with who."""
        team = self.desk.session.team
        if team is None:
            return
        self.note_opener()
        self._show_page("leave")
        self._key = ""
        form = self.pane.absence
        form.offer(team)
        form.put(form.fresh(staff, first, last))
        self.pane.show_absence(name_of(team, staff), "", is_new=True, is_request=True)
        self.show_effect()
        form["kind" if staff else "staff"].begin()

    @Slot()
    def approve(self) -> None:
        """Grant the request in the form."""
        self.pane.absence.change({"state": "approved"})
        self.save()

    @Slot()
    def decline(self) -> None:
        """Take the request in the form out, with the reason that is asked for."""
        team, absence = self.desk.session.team, self._absence()
        if team is not None and absence is not None:
            reason = self.desk.ask.reason_to_decline(absence_words(absence, name_of(team, absence.staff)))
            if reason is not None:
                self._take_out(reason)

    @Slot()
    def remove(self) -> None:
        """Take what is in the form out of the plan; it stays in the audit log."""
        self._take_out(None)

    def _take_out(self, reason: str | None) -> None:
        from planner.services.record_edits import remove_record

        team, key = self.desk.session.team, self._key
        if team is None or not key:
            return
        kind: TeamList = "toil" if self.pane.kind == "toil" else "absences"
        if self.do(lambda: remove_record(team, kind, key), reason):
            self._close()

    def _absence(self) -> Absence | None:
        team = self.desk.session.team
        return next((each for each in team.absences if each.id == self._key), None) if team else None

    def show_form(self, key: str) -> None:
        """The form is of another record, or of a new one."""
        self.note_opener()
        self._key = key

    # --- keeping -----------------------------------------------------------------------------------------

    def keep_typed(self) -> bool:
        form = self.form_in_front
        return form is None or not form.is_changed or self.save()

    def keep_opened(self) -> bool:
        return not self._key or self.keep_typed()

    @Slot()
    def save(self) -> bool:
        """Keep what is typed."""
        if not self.save_only():
            return False
        self._close()
        return True

    def save_only(self) -> bool:
        """Keep what is typed; the form stays."""
        team = self.desk.session.team
        if team is None or not self.pane.kind:
            return False
        if self.pane.kind == "toil":
            toil, who = self.pane.toil, self.desk.session.who
            before = self.toil_hand.entry
            if toil.has_refused() or not self.toil_hand.is_meant():
                return False
            return self.keep(toil, lambda: toil.edit(team, before, toil.values(), who), _last_parts)
        absence = self.pane.absence
        return self.keep(absence, lambda: absence.edit(team, self._absence(), absence.values()), _last_parts)

    @Slot()
    def _close(self) -> None:
        self._key = ""
        with self.form_put_away():
            self.pane.show_nothing()
        self.grid.clearSelection()
        self.place()

    # --- showing -----------------------------------------------------------------------------------------

    @Slot()
    def show_effect(self) -> None:
        """What the leave in the form would do to cover, and what it takes from the pot."""
        self.place()
        shown = self.desk.session.shown
        form = self.form_in_front
        if shown is None or form is None:
            return
        staff = form["staff"].value()
        self.pane.show_whose(name_of(shown.team, staff or ""), is_known=bool(staff))
        if self.pane.kind != "absence":
            return
        with contextlib.suppress(PlannerError, ValueError, TypeError):
            absence = self.pane.absence.record(shown.team, self._absence(), self.pane.absence.values())
            cost = self._counts.cost_words(shown.team, absence)
            self.pane.show_effect(leave_effect(shown.team, absence, shown.rota), cost)

    def _show_grid(self, team: Team) -> None:
        problem = freeze_problem(team, self.desk.session.first_day, WEEKS)
        days = range(problem.first_day, problem.first_day + 7 * WEEKS)
        people = [(member.id, member.name) for member in team.staff]
        self.grid_model.show_marks(people, days, leave_marks(team, problem, days))
        self.grid.fit()
        first, last = day_label(days.start), day_label(days.stop - 1)
        note = f"{first} – {last}; drag along a row to enter leave"
        self.page.note.setText(note if people else NO_PEOPLE)

    def _show_balances(self, shown: ShownRota) -> None:
        self.days.show_value(self._counts.full_time_days)
        accounts = self._counts.accounts(shown.team)
        forecast = forecast_of(shown) if shown.rota is not None else None
        self.balance_model.show_rows(
            balance_rows(shown.team, shown.problem, accounts, forecast, shown.shifts)
        )
        self.page.toil_model.show_rows(toil_state_rows(shown.team, shown.problem, forecast))
        self.page.year.setText(self._counts.year_words(shown.team))

    def _show_toil(self, shown: ShownRota) -> None:
        self.toil.show_team(shown.team)
        if self.view.value() != "toil":
            return
        self._show_account()
        forecast = forecast_of(shown)
        self.toil.show_flexi(flexi_periods(shown.team, shown.problem, shown.shifts))
        no_rota = ("Build a rota to see what it does to TOIL.",)
        self.toil.show_forecast(forecast.sentences if shown.rota is not None else no_rota)
        self.toil.show_unclaimed(unclaimed_rows(shown.team, forecast))

    @Slot()
    def _show_account(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        mine = forecast_of(shown).of(self.toil.staff)
        curve = toil_curve(shown.problem, mine) if mine is not None else None
        self.toil.show_account(shown.team, shown.problem, curve)

    def _show_page(self, which: str) -> None:
        self.view.put(which)
        self._page_chosen()

    @Slot()
    def _page_chosen(self) -> None:
        self.stack.setCurrentWidget(self.toil if self.view.value() == "toil" else self.page)
        shown = self.desk.session.shown
        if shown is not None:
            self._show_toil(shown)

    @Slot(int)
    def _days_chosen(self, days: int) -> None:
        self._counts.put_full_time_days(days)
        shown = self.desk.session.shown
        if shown is not None:
            self._show_balances(shown)

    @Slot(QListWidgetItem)
    def _request_chosen(self, item: QListWidgetItem) -> None:
        key = item.data(KEY_ROLE)
        if not isinstance(key, str) or not self.keep_opened():
            return
        if item.data(KIND_ROLE) == "toil":
            self.toil_hand.open(key)
        else:
            self._choose_absence(key)

    @Slot(str)
    def _choose_absence(self, absence_id: str) -> None:
        """Show leave that is there, with the keys in its form: on what decides it, where it is asked for."""
        self.open_absence(absence_id)
        absence = self._absence()
        if absence is not None:
            form = self.pane.absence
            decides = absence.state == "requested"
            (self.pane.approve if decides else form[form.names[0]].target()).setFocus()

    @Slot(QModelIndex)
    def _balance_chosen(self, index: QModelIndex) -> None:
        """The account of the person in the row."""
        is_balance = index.model() is self.balance_model
        team, rows = self.desk.session.team, (self.balance_model if is_balance else self.page.toil_model).rows
        if team is not None and 0 <= index.row() < len(rows):
            self.toil.show_team(team, rows[index.row()].staff)
            self._show_page("toil")

    # --- making ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.view.edited.connect(self._page_chosen)
        self.grid.days_drawn.connect(self.draw_days)
        self.grid.absence_chosen.connect(self._choose_absence)
        self.requests.itemActivated.connect(self._request_chosen)
        self.requests.itemClicked.connect(self._request_chosen)
        for table in (self.balances, self.page.toil_states):
            table.activated.connect(self._balance_chosen)
        self.days.valueChanged.connect(self._days_chosen)
        for button in (self.add_toil, self.toil.add):
            button.clicked.connect(self.toil_hand.begin)
        self.toil.person_chosen.connect(self._show_account)
        self.toil.entry_chosen.connect(self.toil_hand.open)
        self.toil.write_off_requested.connect(self.toil_hand.write_off)
        self.toil.export_requested.connect(self.toil_hand.export)
        self.pane.changed.connect(self.note_typed)
        self.pane.save_requested.connect(self.save)
        self.pane.cancel_requested.connect(self._close)
        self.pane.remove_requested.connect(self.remove)
        self.pane.approve_requested.connect(self.approve)
        self.pane.decline_requested.connect(self.decline)
        self.pane.step_requested.connect(self.toil_hand.take_step)
        self.pane.take_back_requested.connect(self.toil_hand.take_back)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.toil)
        head = QHBoxLayout()
        head.addWidget(self.view)
        head.addStretch(1)
        self.left.addLayout(head)
        self.left.addWidget(self.stack, 1)


def _last_parts(problems: Mapping[str, str]) -> dict[str, str]:
    """`dates.last` is the form's `last`."""
    return {path.rpartition(".")[2]: sentence for path, sentence in problems.items()}
