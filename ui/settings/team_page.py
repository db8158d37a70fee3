"""The page of the team itself: its name, manager, nation and office."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from planner.domain.team import Team
from planner.services.rule_edits import change_team
from ui.first_run.new_team_steps import NATIONS
from ui.forms.attempt import DoEdit, attempt
from ui.forms.choice_fields import ChoiceField, TickField
from ui.forms.form import Form
from ui.forms.text_fields import CountField, TextField
from ui.settings.page_card import PageCard
from ui.settings.setting_pages import Page


class TeamPage(PageCard):
    """Whose plan this is; bank holidays follow the nation."""

    def __init__(self, page: Page, do: DoEdit, parent: QWidget) -> None:
        form = Form()
        form.add("name", "Name of the team", TextField())
        form.add("manager", "Manager", TextField(), "In whose name changes are made")
        form.add("nation", "Nation", ChoiceField(NATIONS), "Bank holidays follow it")
        form.add("office", "Office", TextField())
        form.add_row(
            ("desks", "Desks", CountField(1000, "0.6 a head")),
            ("quiet_rooms", "Quiet rooms", CountField(100, "1 for 8 people")),
        )
        cases = TickField("Case references stand in people's own calendars")
        form.add("with_cases", "Calendars", cases, "Calendar files lie outside the plan")
        super().__init__(page.title, form, parent)
        self._do = do
        self._team: Team | None = None
        form.changed.connect(self._changed)
        self.bar.save_requested.connect(self.save)
        self.bar.cancel_requested.connect(self._cancel)

    def show_team(self, team: Team) -> None:
        """What is kept; what is typed stays while the same is kept."""
        is_same = self._team is not None and _of_team(self._team) == _of_team(team)
        self._team = team
        if not (is_same and self.form.is_changed):
            self._cancel()

    @Slot()
    def save(self) -> None:
        """Keep what is typed."""
        team, values = self._team, self.form.values()
        if team is not None and not self.form.has_refused():
            self.form.show_problems(attempt(self._do, lambda: change_team(team, values)) or {})
            self._changed()

    @Slot()
    def _cancel(self) -> None:
        if self._team is not None:
            self.form.put(_of_team(self._team))
            self._changed()

    @Slot()
    def _changed(self) -> None:
        self.bar.show_changed(is_changed=self.form.is_changed)
        self.bar.remove.hide()


def _of_team(team: Team) -> dict[str, object]:
    return {
        "name": team.name,
        "manager": team.manager,
        "nation": team.nation,
        "office": team.office.name,
        "desks": team.office.desks,
        "quiet_rooms": team.office.quiet_rooms,
        "with_cases": team.calendars.with_cases,
    }
