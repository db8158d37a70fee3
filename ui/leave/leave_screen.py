"""The leave and TOIL screen: leave with requests and balances, the TOIL ledger, and the form at the right."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QStackedWidget, QWidget

from planner.domain.errors import PlannerError
from planner.domain.staff import Absence, ToilEntry
from planner.domain.team import Team
from planner.domain.time_grid import day_label, hours_label
from planner.exporters.unclaimed_table import unclaimed_rows
from planner.reports.toil_forecast import ToilForecast, toil_forecast
from planner.services.flexi_period import flexi_periods
from planner.services.freeze_problem import freeze_problem
from planner.services.leave_effect import leave_effect
from planner.services.leave_year import (
    FULL_TIME_DAYS,
    LeaveAccount,
    leave_accounts,
    leave_cost,
    leave_year_of,
)
from planner.services.toil_curve import toil_curve
from ui.forms.choice_fields import SegmentField
from ui.forms.form_pane import FormPane
from ui.forms.form_screen import FormScreen
from ui.forms.record_pane import KEY_ROLE
from ui.item_models.leave_rows import absence_words, balance_rows, leave_marks
from ui.leave.leave_page import KIND_ROLE, LeavePage
from ui.leave.leave_pane import LeavePane
from ui.leave.toil_page import ToilPage
from ui.main_window.desk import Desk
from ui.session.shown_rota import ShownRota

WEEKS = 4
LEAVE_DAYS = "leave.full_time_days"
PAGES = (("Leave", "leave"), ("TOIL and flexi", "toil"))
EXPORT_KINDS = "Workbooks (*.xlsx);;Tables (*.csv)"


class LeaveScreen(FormScreen):
    """Every change is one step of undo; the rota on screen is checked against it at once."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.view = SegmentField(PAGES)
        self.view.put("leave")
        self.view.name_parts("Page", "")
        self.page, self.toil = LeavePage(self), ToilPage(self)
        self.grid_model, self.balance_model = self.page.grid_model, self.page.balance_model
        self.grid, self.tabs, self.requests = self.page.grid, self.page.tabs, self.page.requests
        self.balances, self.days, self.add_toil = self.page.balances, self.page.days, self.page.add_toil
        self.stack = QStackedWidget(self)
        self.pane = LeavePane(self)
        self._key = ""
        self._counted: tuple[Team, object, tuple[LeaveAccount, ...]] | None = None
        self._connect()
        self._lay_out()

    @property
    def key(self) -> str:
        """The id of the leave or the entry in the form; nothing for a new one."""
        return self._key

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
            if self._entry() is None:
                self._close()
            elif not self.pane.toil.is_changed:
                self.open_entry(self._key)
        self.place()

    def start_new(self, what: str) -> None:
        team = self.desk.session.team
        if team is None or not team.staff:
            return
        if what == "toil":
            self._begin_toil()
        else:
            self._begin(team.staff[0].id, self.desk.session.first_day, self.desk.session.first_day)

    def panes(self) -> Sequence[QWidget]:
        if self.view.value() == "toil":
            return (self.toil.chart, self.toil.tabs, self.pane)
        return (self.grid, self.tabs, self.pane)

    # --- forms of leave ----------------------------------------------------------------------------------

    @Slot(int, int, int)
    def draw_days(self, row: int, first: int, last: int) -> None:
        """Days of one person were drawn on the grid."""
        days = self.grid_model.days
        if self._keep_typed():
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
        self._key = absence_id
        form = self.pane.absence
        form.offer(team)
        form.put(form.values_of(absence))
        is_request = absence.state == "requested"
        name = _name(team, absence.staff)
        self.pane.show_absence(name, absence_words(absence), is_new=False, is_request=is_request)
        self.show_effect()

    def _begin(self, staff: str, first: date, last: date) -> None:
        team = self.desk.session.team
        if team is None:
            return
        self._show_page("leave")
        self._key = ""
        form = self.pane.absence
        form.offer(team)
        form.put(form.fresh(staff, first, last))
        self.pane.show_absence(_name(team, staff), "", is_new=True, is_request=True)
        self.show_effect()
        form["kind"].target().setFocus()

    @Slot()
    def approve(self) -> None:
        """Grant the request in the form."""
        self.pane.absence["state"].put("approved")
        self.save()

    @Slot()
    def decline(self) -> None:
        """Take the request or the entry out; it stays in the audit log."""
        from planner.services.record_edits import remove_record

        team, key = self.desk.session.team, self._key
        if team is None or not key:
            return
        if self.pane.kind == "toil":
            done = self.do(lambda: remove_record(team, "toil", key))
        else:
            done = self.do(lambda: remove_record(team, "absences", key))
        if done:
            self._close()

    def _absence(self) -> Absence | None:
        team = self.desk.session.team
        return next((each for each in team.absences if each.id == self._key), None) if team else None

    # --- forms of TOIL -----------------------------------------------------------------------------------

    @Slot(str)
    def open_entry(self, entry_id: str) -> None:
        """Show a TOIL entry that is there."""
        team = self.desk.session.team
        entry = next((each for each in team.toil if each.id == entry_id), None) if team else None
        if team is None or entry is None or not (self._key == entry_id or self._keep_typed()):
            return
        self._key = entry_id
        self.pane.toil.offer(team)
        self.pane.toil.put(self.pane.toil.values_of(entry))
        self.pane.show_toil(_name(team, entry.staff), f"Entered by {entry.entered_by}.", entry)
        self.place()

    @Slot()
    def _begin_toil(self) -> None:
        team = self.desk.session.team
        if team is None or not team.staff:
            return
        staff = self.toil.staff if self.view.value() == "toil" else ""
        if not staff:
            row, rows = self.balances.currentIndex().row(), self.balance_model.rows
            staff = rows[row].staff if 0 <= row < len(rows) else team.staff[0].id
        self._begin_entry(staff, self.desk.session.first_day)

    def _begin_entry(self, staff: str, on: date, **values: object) -> None:
        team = self.desk.session.team
        if team is None or not self._keep_typed():
            return
        self._key = ""
        self.pane.toil.offer(team)
        self.pane.toil.put(self.pane.toil.fresh(staff, on, **values))
        note = "Time off in lieu, in steps of a quarter of an hour."
        self.pane.show_toil(_name(team, staff), note, None)
        self.place()
        self.pane.toil["minutes"].target().setFocus()

    @Slot()
    def take_step(self) -> None:
        """The entry in the form is agreed, or earned."""
        from planner.services.toil_entries import take_step

        team, key = self.desk.session.team, self._key
        if team is not None and key and (not self.pane.toil.is_changed or self._save_only()):
            team = self.desk.session.team or team
            self.do(lambda: take_step(team, key))

    @Slot()
    def take_back(self) -> None:
        """An entry for the hours of the one in the form being taken back."""
        entry = self._entry()
        if entry is not None:
            reason = f"Taken back for {day_label(entry.on.toordinal())}"
            today = self.desk.session.clock.now().date()
            self._begin_entry(entry.staff, today, state="repaid", minutes=entry.minutes, reason=reason)

    @Slot(int)
    def write_off(self, number: int) -> None:
        """An entry for unclaimed hours that are given up; it stays in the report."""
        row = self.toil.unclaimed_row(number)
        if row.hours is not None:
            on = date.fromordinal(row.hours.lapsed_on)
            reason = f"Not taken by {row.by}"
            self._begin_entry(row.staff, on, state="expired", minutes=row.minutes, reason=reason)

    @Slot()
    def export(self) -> None:
        """Write the report of unclaimed hours to a file."""
        from planner.exporters.plain_table import export_table
        from planner.exporters.unclaimed_table import unclaimed_table

        shown = self.desk.session.shown
        if shown is None:
            return
        today = self.desk.session.clock.now().date()
        suggested = self.desk.last_folder / f"Unclaimed hours {today.isoformat()}.xlsx"
        path = self.desk.ask.file_to_save("Export the unclaimed hours", suggested, EXPORT_KINDS)
        if path is None:
            return
        try:
            export_table(unclaimed_table(shown.team, self._forecast(shown), today), path)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return
        self.desk.say(f"The unclaimed hours are in “{path.name}”.")

    def _entry(self) -> ToilEntry | None:
        team = self.desk.session.team
        return next((each for each in team.toil if each.id == self._key), None) if team else None

    # --- keeping -----------------------------------------------------------------------------------------

    def keep_typed(self) -> bool:
        form = self.pane.toil if self.pane.kind == "toil" else self.pane.absence
        return not self.pane.kind or not form.is_changed or self.save()

    def _keep_typed(self) -> bool:
        """Keep a changed record before something else is shown; False when it is not right yet."""
        form = self.pane.toil if self.pane.kind == "toil" else self.pane.absence
        if self._key and self.pane.kind and form.is_changed:
            return self.save()
        return True

    @Slot()
    def save(self) -> bool:
        """Keep what is typed."""
        if not self._save_only():
            return False
        self._close()
        return True

    def _save_only(self) -> bool:
        team = self.desk.session.team
        if team is None or not self.pane.kind:
            return False
        if self.pane.kind == "toil":
            toil, who = self.pane.toil, self.desk.session.who
            before = self._entry()
            return self.keep(toil, lambda: toil.edit(team, before, toil.values(), who), _last_parts)
        absence = self.pane.absence
        return self.keep(absence, lambda: absence.edit(team, self._absence(), absence.values()), _last_parts)

    @Slot()
    def _close(self) -> None:
        self._key = ""
        self.pane.show_nothing()
        self.grid.clearSelection()
        self.place()

    # --- showing -----------------------------------------------------------------------------------------

    @Slot()
    def show_effect(self) -> None:
        """What the leave in the form would do to cover, and what it takes from the pot."""
        self.place()
        shown = self.desk.session.shown
        if shown is None or self.pane.kind != "absence":
            return
        with contextlib.suppress(PlannerError, ValueError, TypeError):
            absence = self.pane.absence.record(shown.team, self._absence(), self.pane.absence.values())
            cost = self._cost_words(shown.team, absence)
            self.pane.show_effect(leave_effect(shown.team, absence, shown.rota), cost)

    def _cost_words(self, team: Team, absence: Absence) -> str:
        """`Takes 14.8 h of leave; 32 h are left then.`"""
        today = self.desk.session.clock.now().date()
        cost = leave_cost(team, absence, today=today, full_time_days=self._full_time_days())
        if cost is None:
            return ""
        over = ", more than there is" if cost.left < 0 else ""
        return f"Takes {hours_label(cost.takes)} of leave; {hours_label(cost.left)} are left then{over}."

    @Slot()
    def _changed(self) -> None:
        self.pane.show_changed(is_changed=True, is_new=not self._key)
        self.effect_timer.start()

    def _show_grid(self, team: Team) -> None:
        problem = freeze_problem(team, self.desk.session.first_day, WEEKS)
        days = range(problem.first_day, problem.first_day + 7 * WEEKS)
        people = [(member.id, member.name) for member in team.staff]
        self.grid_model.show_marks(people, days, leave_marks(team, problem, days))
        self.grid.fit()
        first, last = day_label(days.start), day_label(days.stop - 1)
        self.page.note.setText(f"{first} – {last}; drag along a row to enter leave")

    def _show_balances(self, shown: ShownRota) -> None:
        days = self._full_time_days()
        self.days.blockSignals(True)
        self.days.setValue(days)
        self.days.blockSignals(False)
        accounts = self._accounts_of(shown.team, days)
        forecast = self._forecast(shown) if shown.rota is not None else None
        self.balance_model.show_rows(
            balance_rows(shown.team, shown.problem, accounts, forecast, shown.shifts)
        )
        first, last = leave_year_of(self.desk.session.first_day)
        nation = shown.team.nation.replace("_", " ").title()
        self.page.year.setText(
            f"leave year {first:%b %Y} to {last:%b %Y}, bank holidays of {nation} in the same pot of hours"
        )

    def _full_time_days(self) -> int:
        kept = self.desk.session.store.setting(LEAVE_DAYS)
        return int(kept) if kept is not None and kept.isdecimal() else FULL_TIME_DAYS

    def _accounts_of(self, team: Team, days: int) -> tuple[LeaveAccount, ...]:
        """A year of everybody's days takes a moment: it is counted again only when something has changed."""
        today = self.desk.session.clock.now().date()
        asked = (leave_year_of(self.desk.session.first_day), today, days)
        if self._counted is None or self._counted[0] is not team or self._counted[1] != asked:
            accounts = leave_accounts(team, self.desk.session.first_day, today=today, full_time_days=days)
            self._counted = (team, asked, accounts)
        return self._counted[2]

    @staticmethod
    def _forecast(shown: ShownRota) -> ToilForecast:
        return toil_forecast(shown.problem, shown.shifts)

    def _show_toil(self, shown: ShownRota) -> None:
        self.toil.show_team(shown.team)
        if self.view.value() != "toil":
            return
        self._show_account()
        forecast = self._forecast(shown)
        self.toil.show_flexi(flexi_periods(shown.team, shown.problem, shown.shifts))
        no_rota = ("Build a rota to see what it does to TOIL.",)
        self.toil.show_forecast(forecast.sentences if shown.rota is not None else no_rota)
        self.toil.show_unclaimed(unclaimed_rows(shown.team, forecast))

    @Slot()
    def _show_account(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        mine = self._forecast(shown).of(self.toil.staff)
        curve = toil_curve(shown.team, shown.problem, mine) if mine is not None else None
        self.toil.show_account(shown.team, curve)

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
        self.desk.session.store.put_setting(LEAVE_DAYS, str(days))
        shown = self.desk.session.shown
        if shown is not None:
            self._show_balances(shown)

    @Slot(QListWidgetItem)
    def _request_chosen(self, item: QListWidgetItem) -> None:
        key = item.data(KEY_ROLE)
        if not isinstance(key, str) or not self._keep_typed():
            return
        if item.data(KIND_ROLE) == "toil":
            self.open_entry(key)
        else:
            self.open_absence(key)

    @Slot(QModelIndex)
    def _balance_chosen(self, index: QModelIndex) -> None:
        """The account of the person in the row."""
        team, rows = self.desk.session.team, self.balance_model.rows
        if team is not None and 0 <= index.row() < len(rows):
            self.toil.show_team(team, rows[index.row()].staff)
            self._show_page("toil")

    # --- making ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        self.view.edited.connect(self._page_chosen)
        self.grid.days_drawn.connect(self.draw_days)
        self.grid.absence_chosen.connect(self.open_absence)
        self.requests.itemActivated.connect(self._request_chosen)
        self.requests.itemClicked.connect(self._request_chosen)
        self.balances.activated.connect(self._balance_chosen)
        self.days.valueChanged.connect(self._days_chosen)
        for button in (self.add_toil, self.toil.add):
            button.clicked.connect(self._begin_toil)
        self.toil.person_chosen.connect(self._show_account)
        self.toil.entry_chosen.connect(self.open_entry)
        self.toil.write_off_requested.connect(self.write_off)
        self.toil.export_requested.connect(self.export)
        self.pane.changed.connect(self._changed)
        self.pane.save_requested.connect(self.save)
        self.pane.cancel_requested.connect(self._close)
        self.pane.remove_requested.connect(self.decline)
        self.pane.approve_requested.connect(self.approve)
        self.pane.decline_requested.connect(self.decline)
        self.pane.step_requested.connect(self.take_step)
        self.pane.take_back_requested.connect(self.take_back)

    def _lay_out(self) -> None:
        self.stack.addWidget(self.page)
        self.stack.addWidget(self.toil)
        head = QHBoxLayout()
        head.addWidget(self.view)
        head.addStretch(1)
        self.left.addLayout(head)
        self.left.addWidget(self.stack, 1)


def _name(team: Team, staff: str) -> str:
    return next((member.name for member in team.staff if member.id == staff), staff)


def _last_parts(problems: Mapping[str, str]) -> dict[str, str]:
    """`dates.last` is the form's `last`."""
    return {path.rpartition(".")[2]: sentence for path, sentence in problems.items()}
