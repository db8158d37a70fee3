"""The page of what the team has agreed on lone visits: whose are looked after, and who is told."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.check_ins import CheckInRules
from planner.domain.team import Team
from planner.services.check_in.rules import change_check_in
from planner.services.system_clock import SystemClock
from ui.forms.attempt import DoEdit, attempt
from ui.forms.choice_fields import ChoiceField
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.text_fields import NumberField, TextField, TimeField
from ui.settings.page_card import PageCard
from ui.settings.setting_pages import Page

WHOSE = (
    ("Visits out in the evening", "evening"),
    ("All visits of one worker", "all"),
    ("None", "none"),
)
MOST_MINUTES = 24 * 60


class VisitsPage(PageCard):
    """The minutes are counted from the planned end of the visit."""

    def __init__(self, page: Page, do: DoEdit, parent: QWidget) -> None:
        form = Form()
        form.add("visits", "Which visits are looked after", ChoiceField(WHOSE))
        form.add("evening_from", "The evening begins at", TimeField())
        form.add(
            "since", "Look after visits since", DateField("the plan was made"), "Earlier ones are let go"
        )
        form.add("worker_after", "The worker is reminded after", NumberField(0, MOST_MINUTES, "min"))
        form.add("buddy_after", "The buddy rings after", NumberField(0, MOST_MINUTES, "min"))
        form.add("manager_after", "The duty manager takes over after", NumberField(0, MOST_MINUTES, "min"))
        form.add("policy_after", "The council's own procedure after", NumberField(0, MOST_MINUTES, "min"))
        form.add(
            "local_policy",
            "What the procedure says",
            TextField("Ring the emergency duty team"),
            "Shown to the worker, the buddy and the manager when everything else has failed",
        )
        super().__init__(page.title, form, parent)
        self._do = do
        self._team: Team | None = None
        form.changed.connect(self._changed)
        self.bar.save_requested.connect(self.save)
        self.bar.cancel_requested.connect(self._cancel)

    def show_team(self, team: Team) -> None:
        """What is kept; what is typed stays while the same is kept."""
        is_same = self._team is not None and self._team.check_in == team.check_in
        self._team = team
        if not (is_same and self.form.is_changed):
            self._cancel()

    @Slot()
    def save(self) -> None:
        """Keep what is typed."""
        team, values = self._team, self.form.values()
        if team is not None and not self.form.has_refused():
            today = SystemClock().now().date()
            self.form.show_problems(attempt(self._do, lambda: change_check_in(team, values, today)) or {})
            self._changed()

    @Slot()
    def _cancel(self) -> None:
        if self._team is not None:
            rules = self._team.check_in
            self.form.put({name: getattr(rules, name) for name in CheckInRules.model_fields})
            self._changed()

    @Slot()
    def _changed(self) -> None:
        self.form.show_field("evening_from", is_shown=self.form["visits"].value() == "evening")
        self.bar.show_changed(is_changed=self.form.is_changed)
        self.bar.remove.hide()
