"""The page of the rule packs: the name and date of each, and which one the rules' pages show and change."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.team import Team
from planner.services.rule_edits import change_pack
from ui.forms.attempt import DoEdit, attempt
from ui.forms.date_field import DateField
from ui.forms.form import Form
from ui.forms.text_fields import TextField
from ui.settings.pack_choice import PackChoice
from ui.settings.page_card import PageCard
from ui.settings.setting_pages import Page


class PackPage(PageCard):
    """Which numbers are in force, since when, and which rules the team has set otherwise; and the packs of
    later days, whose numbers are changed on the rules' own pages while they are chosen here."""

    # The day from which the pack is in force that is to be shown and changed; None: the one in force.
    pack_chosen = Signal(object)

    def __init__(self, page: Page, do: DoEdit, parent: QWidget) -> None:
        form = Form()
        form.add("name", "Name of the rule pack", TextField())
        form.add("in_force_from", "In force from", DateField())
        super().__init__(page.title, form, parent)
        self.tell_about(
            "The numbers of all rules. Each rule has its own page with its source. What the team sets "
            "otherwise needs a reason, which stays in the audit log. Nothing here is legal advice."
        )
        self._do = do
        # As if the chosen pack were in force.
        self._team: Team | None = None
        self.packs = PackChoice(self)
        self.add_below_about(self.packs)
        self.packs.chosen.connect(self.pack_chosen)
        form.changed.connect(self._changed)
        self.bar.save_requested.connect(self.save)
        self.bar.cancel_requested.connect(self._cancel)

    def show_packs(self, team: Team, chosen: date | None) -> None:
        """The packs of the team, and the one that is chosen."""
        self.packs.show_packs(team, chosen)

    def show_team(self, team: Team) -> None:
        """The pack, and what differs from the one the program comes with."""
        is_same = self._team is not None and _of_pack(self._team) == _of_pack(team)
        self._team = team
        if not (is_same and self.form.is_changed):
            self._cancel()
        self.tell_more(otherwise(team))

    @Slot()
    def save(self) -> None:
        """Keep what is typed."""
        team, values = self._team, self.form.values()
        if team is not None and not self.form.has_refused():
            self.form.show_problems(
                attempt(self._do, lambda: change_pack(team, values["name"], values["in_force_from"])) or {}
            )
            self._changed()

    @Slot()
    def _cancel(self) -> None:
        if self._team is not None:
            self.form.put(_of_pack(self._team))
            self._changed()

    @Slot()
    def _changed(self) -> None:
        self.bar.show_changed(is_changed=self.form.is_changed)
        self.bar.remove.hide()


def otherwise(team: Team) -> str:
    """A line for each number that the team has set otherwise; one sentence when there is none."""
    from planner.rules.catalogue import RULES
    from planner.rules.numbers import numbers_of, rule_title
    from planner.services.rule_edits import changes_from_default

    lines = []
    for rule in RULES:
        changed = changes_from_default(team, rule.name)
        setting = rule.setting(team.rules.settings)
        for number in numbers_of(rule):
            if number.name in changed:
                now = number.told(getattr(setting, number.name))
                lines.append(
                    f"{rule_title(rule.name)}: {number.label}: {now}, came with {number.told(number.default)}"
                )
        if "is_on" in changed:
            lines.append(f"{rule_title(rule.name)}: not in force for this team")
        if "solver" in changed:
            kept = getattr(setting, "solver", "") == "keep"
            lines.append(f"{rule_title(rule.name)}: {'kept by the solver' if kept else 'priced'}")
    if not lines:
        return "Every rule stands as it came."
    return "\n".join(("Set otherwise by the team", *lines))


def _of_pack(team: Team) -> dict[str, object]:
    return {"name": team.rules.name, "in_force_from": team.rules.in_force_from}
