"""The page of one rule: what it says, its numbers, where it comes from, and what is excepted from it."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from planner.domain.rule_pack import LawSetting, Override, PolicySetting, RuleKind, RulePack
from planner.domain.team import Team
from planner.domain.time_grid import day_label
from planner.rules.catalogue import RULE_BY_NAME
from planner.rules.numbers import RuleNumber, numbers_of, rule_title
from planner.services.rule_edits import change_rule, changes_from_default
from ui.forms.attempt import attempt
from ui.forms.choice_fields import SegmentField, TickField
from ui.forms.form import Form
from ui.forms.text_fields import TextField
from ui.settings.number_fields import field_of
from ui.settings.page_card import PageCard
from ui.settings.reasoned_edit import DoReasonedEdit
from ui.settings.setting_pages import Page

KIND_WORDS: dict[RuleKind, str] = {
    "law": "Law: never broken by the solver or by publishing. It cannot be switched off; its numbers can be "
    "made stricter, never laxer.",
    "policy": "Policy: a manager may make an exception, with a reason that is kept.",
    "wish": "Wish: what is not granted costs its price; wishes come after everything else.",
}
KIND_TONES: dict[RuleKind, tuple[str, str]] = {
    "law": ("Law", "law"),
    "policy": ("Policy", "policy"),
    "wish": ("Wish", "wish"),
}
SOLVER_CHOICES = (("Kept", "keep"), ("Priced", "price"))


class RulePage(PageCard):
    """Made for one rule; shown anew whenever the team has changed."""

    def __init__(self, page: Page, do: DoReasonedEdit, parent: QWidget) -> None:
        self.rule = RULE_BY_NAME[page.id]
        self._numbers = numbers_of(self.rule)
        super().__init__(page.title, self._make_form(), parent)
        self._do = do
        self._team: Team | None = None
        text, icon_name = KIND_TONES[self.rule.kind]
        self.chip.show_state(text, "accent" if self.rule.kind == "law" else "neutral", icon_name)
        self.chip.show()
        self.to_defaults = QPushButton("Back to the numbers it came with", self)
        self.to_defaults.clicked.connect(self._put_defaults)
        row = QHBoxLayout()
        row.addWidget(self.to_defaults)
        row.addStretch(1)
        self.form.add_layout(row)
        self.form.changed.connect(self._changed)
        self.bar.save_requested.connect(self.save)
        self.bar.cancel_requested.connect(self._cancel)

    def show_team(self, team: Team) -> None:
        """The rule as the team has it; what is typed stays while the team's rule is the same."""
        is_same = self._team is not None and self._setting(self._team) == self._setting(team)
        self._team = team
        if is_same and self.form.is_changed:
            return
        self._put(self._setting(team))
        others = changes_from_default(team, self.rule.name)
        self.to_defaults.setVisible(bool(others))
        self._tell_rule(team, others)
        for number in self._numbers:
            came_with = f"Came with {number.told(number.default)}." if number.name in others else ""
            self.form.tell(number.name, came_with)
        mine = [each for each in team.rules.overrides if each.rule == self.rule.name]
        self.tell_more("\n".join(("Exceptions", *(_told(each, team) for each in mine))) if mine else "")

    def _tell_rule(self, team: Team, others: tuple[str, ...]) -> None:
        """Its sentence has the numbers it came with: where the team has others, they are said first."""
        setting = self._setting(team)
        set_so = [
            f"{each.label}: {each.told(getattr(setting, each.name))}"
            for each in self._numbers
            if each.name in others
        ]
        opening = f"The team has set {'; '.join(set_so)}.\n\nAs it came: " if set_so else ""
        note = f"\n\n{plain_note(self.rule.note)}" if self.rule.note else ""
        self.tell_about(f"{opening}{self.rule.sentence}\n\n{KIND_WORDS[self.rule.kind]}{note}")

    def show_since(self, pack: RulePack | None) -> None:
        """Say that these are the numbers of a later day; None: of the rules in force."""
        from planner.services.rules_in_force import pack_day

        title = rule_title(self.rule.name)
        self.heading.setText(f"{title}, from {pack_day(pack)}" if pack is not None else title)

    @Slot()
    def save(self) -> None:
        """Keep the numbers, with the reason where one is needed."""
        team = self._team
        if team is None or self.form.has_refused():
            return
        values = self.form.values()
        reason = values.pop("reason")
        before, held = self._setting(team), self.window().focusWidget()
        changed = next((name for name, value in values.items() if value != getattr(before, name, value)), "")
        problems = attempt(
            lambda edit: self._do(edit, reason), lambda: change_rule(team, self.rule.name, values, reason)
        )
        by_field = {path.rpartition(".")[2]: self._in_words(text) for path, text in (problems or {}).items()}
        self.form.show_problems(by_field)
        if problems is None and self._team is not None:
            # Nothing may have changed at all: then the team has not been shown anew.
            self._put(self._setting(self._team))
        self._changed()
        if problems is None and changed and held is not None and self.isAncestorOf(held):
            # The field of the reason has gone, and the button is off: the keys go on where they began.
            self.focus_on(changed)

    def _in_words(self, sentence: str) -> str:
        """A sentence of the file's checks with the fields called as they are here."""
        for number in self._numbers:
            sentence = sentence.replace(f"“{number.name}”", f"“{number.label}”")
        return sentence

    def _setting(self, team: Team) -> Any:
        return self.rule.setting(team.rules.settings)

    def _put(self, setting: Any) -> None:
        values = {number.name: getattr(setting, number.name) for number in self._numbers}
        for name in ("is_on", "solver", "source"):
            values[name] = getattr(setting, name, None)
        self.form.put({**values, "reason": ""})
        self._changed()

    @Slot()
    def _put_defaults(self) -> None:
        default = self.rule.setting()
        self.form.change({name: getattr(default, name) for name in self.form.names if name != "reason"})

    @Slot()
    def _cancel(self) -> None:
        if self._team is not None:
            self._put(self._setting(self._team))

    @Slot()
    def _changed(self) -> None:
        is_changed = self.form.is_changed
        self.form.show_field("reason", is_shown=is_changed)
        self.bar.show_changed(is_changed=is_changed)
        self.bar.remove.hide()

    def _make_form(self) -> Form:
        form = Form()
        default = self.rule.setting()
        if not isinstance(default, LawSetting):
            form.add("is_on", "", TickField("In force for this team"))
        if isinstance(default, PolicySetting):
            form.add("solver", "When a rota is built it is", SegmentField(SOLVER_CHOICES))
        for pair in zip(self._numbers[::2], (*self._numbers[1::2], None), strict=False):
            row = [each for each in pair if each is not None]
            form.add_row(*((each.name, _label(each), field_of(each)) for each in row))
        form.add("source", "Where it comes from", TextField())
        form.add("reason", "Why the team decides so", TextField("Stays in the audit log"))
        return form


def plain_note(note: str) -> str:
    """The note of a rule's module for people: on one line, rules by their titles."""
    return re.sub(r"`([a-z_]+)`", lambda match: f"“{rule_title(match[1])}”", " ".join(note.split()))


def _label(number: RuleNumber) -> str:
    """Ticks have their words beside them."""
    return "" if number.kind == "yes_no" else number.label


def _told(override: Override, team: Team) -> str:
    """`Amira Khan, Mon 23 Nov to Sun 29 Nov: reason (Jo Patel)`."""
    names = team.staff_names
    subject = names.get(override.staff or "", override.demand or "everybody")
    days = f"{day_label(override.first.toordinal())} to {day_label(override.last.toordinal())}"
    return f"{subject}, {days}: {override.reason} ({override.by})"
