"""The leave and TOIL screen: four weeks of leave, requests, balances in hours, and the form at the right."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.errors import BadInputError, PlannerError
from planner.domain.staff import Absence
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.reports.toil_forecast import toil_forecast
from planner.services.freeze_problem import freeze_problem
from planner.services.leave_effect import leave_effect
from planner.services.leave_year import FULL_TIME_DAYS, LeaveAccount, leave_accounts, leave_year_of
from planner.services.record_form import field_problems
from ui.forms.record_pane import KEY_ROLE
from ui.forms.text_fields import indent
from ui.item_models.leave_item_models import BalanceItemModel, LeaveGridItemModel
from ui.item_models.leave_rows import absence_words, balance_rows, leave_marks
from ui.leave.leave_grid import LeaveGrid
from ui.leave.leave_pane import WIDTH, LeavePane
from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen
from ui.theme import px
from ui.widgets.elided_label import ElidedLabel

WEEKS = 4
EFFECT_MS = 150
LEAVE_DAYS = "leave.full_time_days"
OVERLAY_BELOW = 1180


class LeaveScreen(DeskScreen):
    """Every change is one step of undo; the rota on screen is checked against it at once."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.grid_model, self.balance_model = LeaveGridItemModel(self), BalanceItemModel(self)
        self.grid = LeaveGrid(self.grid_model, self)
        self.tabs = QTabWidget(self)
        self.requests = QListWidget(self.tabs)
        self.balances = self._make_balances()
        self.unclaimed = QListWidget(self.tabs)
        self.pane = LeavePane(self)
        self.days = QSpinBox(self)
        self.add_toil = QPushButton("Add TOIL", self)
        self._key = ""
        self._counted: tuple[Team, object, tuple[LeaveAccount, ...]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(EFFECT_MS)
        self._timer.timeout.connect(self.show_effect)
        self._connect()
        self._lay_out()

    @property
    def key(self) -> str:
        """The id of the leave in the form; nothing for new leave."""
        return self._key

    def renew(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        team, first_day = shown.team, self.desk.session.first_day
        problem = freeze_problem(team, first_day, WEEKS)
        days = range(problem.first_day, problem.first_day + 7 * WEEKS)
        people = [(member.id, member.name) for member in team.staff]
        self.grid_model.show_marks(people, days, leave_marks(team, problem, days))
        self.grid.fit()
        self.note.setText(
            f"{day_label(days.start)} – {day_label(days.stop - 1)}; drag along a row to enter leave"
        )
        self._show_requests()
        self._show_balances()
        if self._key and self._absence() is None:
            self._close()
        elif self._key and not self.pane.absence.is_changed:
            self.open_absence(self._key)
        self._place()

    def start_new(self, what: str) -> None:
        team = self.desk.session.team
        if team is None or not team.staff:
            return
        if what == "toil":
            self._begin_toil()
        else:
            self._begin(team.staff[0].id, self.desk.session.first_day, self.desk.session.first_day)

    def panes(self) -> Sequence[QWidget]:
        return (self.grid, self.tabs, self.pane)

    # --- forms -------------------------------------------------------------------------------------------

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
        name = next((member.name for member in team.staff if member.id == absence.staff), absence.staff)
        is_request = absence.state == "requested"
        self.pane.show_absence(name, absence_words(absence), is_new=False, is_request=is_request)
        self.show_effect()

    def _begin(self, staff: str, first: date, last: date) -> None:
        team = self.desk.session.team
        if team is None:
            return
        self._key = ""
        form = self.pane.absence
        form.offer(team)
        form.put(form.fresh(staff, first, last))
        self.pane.show_absence("New leave", "", is_new=True, is_request=True)
        self.show_effect()
        form["kind"].target().setFocus()

    @Slot()
    def _begin_toil(self) -> None:
        team = self.desk.session.team
        if team is None or not team.staff or not self._keep_typed():
            return
        self._key = ""
        row = self.balances.currentIndex().row()
        rows = self.balance_model.rows
        staff = rows[row].staff if 0 <= row < len(rows) else team.staff[0].id
        self.pane.toil.offer(team)
        self.pane.toil.put(self.pane.toil.fresh(staff, self.desk.session.first_day))
        self.pane.show_toil("New TOIL entry", "Time off in lieu, in steps of a quarter of an hour.")
        self._place()
        self.pane.toil["minutes"].target().setFocus()

    def _keep_typed(self) -> bool:
        """Keep changed leave before something else is shown; False when it is not right yet."""
        if self._key and self.pane.absence.is_changed:
            return self.save()
        return True

    @Slot()
    def save(self) -> bool:
        """Keep what is typed."""
        team = self.desk.session.team
        if team is None or not self.pane.kind:
            return False
        is_toil = self.pane.kind == "toil"
        form = self.pane.toil if is_toil else self.pane.absence
        try:
            if is_toil:
                edit = self.pane.toil.edit(team, form.values(), self.desk.session.who)
            else:
                edit = self.pane.absence.edit(team, self._absence(), form.values())
            problems = self.desk.edit_team(edit)
        except BadInputError as refused:
            problems = refused.problems
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return False
        if problems is not None:
            named = {path.rpartition(".")[2]: text for path, text in field_problems(problems).items()}
            form.show_problems(named)
            return False
        self._close()
        return True

    @Slot()
    def approve(self) -> None:
        """Grant the request in the form."""
        self.pane.absence["state"].put("approved")
        self.save()

    @Slot()
    def decline(self) -> None:
        """Take the request out; it stays in the audit log."""
        from planner.services.record_edits import remove_record

        team = self.desk.session.team
        if team is None or not self._key:
            return
        try:
            problems = self.desk.edit_team(remove_record(team, "absences", self._key))
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return
        if problems is None:
            self._close()

    @Slot()
    def _close(self) -> None:
        self._key = ""
        self.pane.show_nothing()
        self.grid.clearSelection()
        self._place()

    def _absence(self) -> Absence | None:
        team = self.desk.session.team
        return next((each for each in team.absences if each.id == self._key), None) if team else None

    # --- showing -----------------------------------------------------------------------------------------

    @Slot()
    def show_effect(self) -> None:
        """What the leave in the form would do to cover."""
        self._place()
        shown = self.desk.session.shown
        if shown is None or self.pane.kind != "absence":
            return
        with contextlib.suppress(PlannerError, ValueError, TypeError):
            absence = self.pane.absence.record(shown.team, self._absence(), self.pane.absence.values())
            self.pane.show_effect(leave_effect(shown.team, absence, shown.rota))

    @Slot()
    def _changed(self) -> None:
        self.pane.bar.show_changed(is_changed=True, is_new=not self._key)
        self._timer.start()

    def _show_requests(self) -> None:
        team = self.desk.session.team
        names = {member.id: member.name for member in team.staff} if team else {}
        asked = [each for each in team.absences if each.state == "requested"] if team else []
        self.requests.clear()
        for absence in sorted(asked, key=lambda each: each.dates.first):
            item = QListWidgetItem(absence_words(absence, names.get(absence.staff, "")), self.requests)
            item.setData(KEY_ROLE, absence.id)
        if not asked:
            item = QListWidgetItem("No requests.", self.requests)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
        self.tabs.setTabText(0, f"Requests ({len(asked)})" if asked else "Requests")

    def _show_balances(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        kept = self.desk.session.store.setting(LEAVE_DAYS)
        days = int(kept) if kept is not None and kept.isdecimal() else FULL_TIME_DAYS
        self.days.blockSignals(True)
        self.days.setValue(days)
        self.days.blockSignals(False)
        accounts = self._accounts_of(shown.team, days)
        forecast = toil_forecast(shown.problem, shown.shifts) if shown.rota is not None else None
        self.balance_model.show_rows(
            balance_rows(shown.team, shown.problem, accounts, forecast, shown.shifts)
        )
        first, last = leave_year_of(self.desk.session.first_day)
        self.year.setText(f"leave year {first:%b %Y} to {last:%b %Y}, bank holidays in the same pot of hours")
        self.unclaimed.clear()
        sentences = (
            forecast.sentences if forecast is not None else ("Build a rota to see what it does to TOIL.",)
        )
        self.unclaimed.addItems(list(sentences))

    def _accounts_of(self, team: Team, days: int) -> tuple[LeaveAccount, ...]:
        """A year of everybody's days takes a moment: it is counted again only when something has changed."""
        today = self.desk.session.clock.now().date()
        asked = (leave_year_of(self.desk.session.first_day), today, days)
        if self._counted is None or self._counted[0] is not team or self._counted[1] != asked:
            accounts = leave_accounts(team, self.desk.session.first_day, today=today, full_time_days=days)
            self._counted = (team, asked, accounts)
        return self._counted[2]

    @Slot(int)
    def _days_chosen(self, days: int) -> None:
        self.desk.session.store.put_setting(LEAVE_DAYS, str(days))
        self._show_balances()

    @Slot(QListWidgetItem)
    def _request_chosen(self, item: QListWidgetItem) -> None:
        key = item.data(KEY_ROLE)
        if isinstance(key, str) and self._keep_typed():
            self.open_absence(key)

    @Slot(QModelIndex)
    def _balance_chosen(self, _index: QModelIndex) -> None:
        self._begin_toil()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Where there is little room the form lies over the rest, and only while there is one."""
        width = px(WIDTH)
        is_overlay = self.width() < px(OVERLAY_BELOW)
        self._left.setContentsMargins(px(16), px(12), px(14) + (0 if is_overlay else width), px(12))
        self.pane.setGeometry(self.width() - width, 0, width, self.height())
        self.pane.setVisible(not is_overlay or bool(self.pane.kind))
        self.pane.raise_()

    # --- making ------------------------------------------------------------------------------------------

    def _make_balances(self) -> QTableView:
        table = QTableView(self.tabs)
        table.setAccessibleName("Balances of leave, TOIL and flexi")
        table.setModel(self.balance_model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(px(26))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setAccessibleName("Columns of the balances")
        table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        return table

    def _connect(self) -> None:
        self.grid.days_drawn.connect(self.draw_days)
        self.grid.absence_chosen.connect(self.open_absence)
        self.requests.setAccessibleName("Requests for leave")
        self.requests.itemActivated.connect(self._request_chosen)
        self.requests.itemClicked.connect(self._request_chosen)
        self.unclaimed.setAccessibleName("What the rota does to TOIL, and unclaimed hours")
        self.unclaimed.setWordWrap(True)
        self.balances.activated.connect(self._balance_chosen)
        self.days.setRange(0, 60)
        self.days.setSuffix(" days")
        indent(self.days)
        self.days.setAccessibleName("Days of leave a year, full time")
        self.days.valueChanged.connect(self._days_chosen)
        self.add_toil.setProperty("small", True)
        self.add_toil.clicked.connect(self._begin_toil)
        self.pane.absence.changed.connect(self._changed)
        self.pane.toil.changed.connect(self._changed)
        self.pane.bar.save_requested.connect(self.save)
        self.pane.bar.cancel_requested.connect(self._close)
        self.pane.bar.remove_requested.connect(self.decline)
        self.pane.approve_requested.connect(self.approve)
        self.pane.decline_requested.connect(self.decline)

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("card", True)
        box = QVBoxLayout(card)
        box.setContentsMargins(px(14), px(10), px(14), px(10))
        box.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(10))
        title, note = QLabel("Leave", card), ElidedLabel(card)
        title.setObjectName("title")
        note.setObjectName("secondary")
        self.note = note
        head.addWidget(title)
        head.addWidget(note, 1)
        box.addLayout(head)
        box.addWidget(self.grid, 1)
        below = QFrame(self)
        below.setProperty("card", True)
        inside = QVBoxLayout(below)
        inside.setContentsMargins(1, px(4), 1, px(6))
        inside.setSpacing(px(4))
        self.tabs.setDocumentMode(True)
        for widget, name in (
            (self.requests, "Requests"),
            (self.balances, "Balances"),
            (self.unclaimed, "TOIL forecast and unclaimed hours"),
        ):
            self.tabs.addTab(widget, name)
        self.tabs.setCurrentWidget(self.balances)
        inside.addWidget(self.tabs, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), 0, px(12), 0)
        foot.setSpacing(px(8))
        words = QLabel("Leave a year, full time", below)
        words.setBuddy(self.days)
        self.year = ElidedLabel(below)
        self.year.setObjectName("secondary")
        foot.addWidget(words)
        foot.addWidget(self.days)
        foot.addWidget(self.year, 1)
        foot.addWidget(self.add_toil)
        inside.addLayout(foot)
        self._left = QVBoxLayout(self)
        self._left.setSpacing(px(12))
        self._left.addWidget(card, 6)
        self._left.addWidget(below, 4)
