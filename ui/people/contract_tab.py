"""The tab of contracts with their dates, and of the pattern that the chosen contract is worked in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from planner.domain.contracts import Contract, WorkingPattern
from planner.domain.records import DateRange
from planner.domain.staff import StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import MONTHS, hours_label
from ui.forms.attempt import DoEdit
from ui.forms.choice_fields import ChoiceField, TickField
from ui.forms.date_field import DateField
from ui.forms.editing_pane import last_part
from ui.forms.form import Form
from ui.forms.record_pane import NEW, Entry, RecordPane
from ui.forms.text_fields import CountField, HoursField, NumberField
from ui.item_models.people_rows import contract_on
from ui.people.pattern_editor import PatternEditor
from ui.people.person_tab import Foretold, PersonTab
from ui.theme import px
from ui.widgets.form_area import FormArea

if TYPE_CHECKING:
    from planner.services.edit_team import TeamEdit

PANE_WIDTH = 284
# Below this width of the tab the two stand one above the other.
NARROW = 800


class ContractTab(PersonTab):
    """A new contract ends the one before it; contracts are not changed for days that have gone."""

    def __init__(self, do: DoEdit, parent: QWidget) -> None:
        super().__init__(do, parent)
        self.pattern = ChoiceField()
        self.hours = HoursField(80)
        self.pane = RecordPane("Contract", "Change from…", self._make_form(), self)
        self.pane.add_button.setToolTip(
            "Begin a new contract on a day; the one before it ends the day before"
        )
        self.editor = PatternEditor(self)
        self.pane.save_requested.connect(self._save)
        self.pane.remove_requested.connect(self._remove)
        self.pane.entry_chosen.connect(self._show_pattern)
        self.pane.form.changed.connect(self._show_pattern)
        self.pane.form.changed.connect(self._show_reach)
        self.pane.entry_chosen.connect(self._show_reach)
        self.editor.changed.connect(self._show_pattern_reach)
        self.editor.save_requested.connect(self._save_pattern)
        inside = QWidget()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._box.setContentsMargins(px(14), px(14), px(14), px(14))
        self._box.setSpacing(px(12))
        self._box.addWidget(self.pane)
        self._box.addWidget(self.editor, 1)
        area = FormArea(inside, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both side by side, the pattern stands below the contract."""
        super().resizeEvent(event)
        is_narrow = event.size().width() < px(NARROW)
        directions = QBoxLayout.Direction
        self._box.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        # One above the other they scroll together: no bar within another.
        self.pane.show_whole(is_whole=is_narrow)
        self.editor.show_whole(is_whole=is_narrow)
        self.pane.setMaximumWidth(px(PANE_WIDTH * 4 if is_narrow else PANE_WIDTH))
        self.pane.setMinimumWidth(0 if is_narrow else px(PANE_WIDTH))

    def panes(self) -> tuple[RecordPane, ...]:
        return (self.pane,)

    @property
    def is_changed(self) -> bool:
        return super().is_changed or self.editor.is_changed

    def save_now(self) -> bool:
        super().save_now()
        self.editor.save()
        return not self.is_changed

    def show_person(self, team: Team, member: StaffMember, day: date) -> None:
        is_other = self._member is None or self._member.id != member.id
        super().show_person(team, member, day)
        self.pattern.offer([(pattern.name, pattern.id) for pattern in team.patterns])
        entries = [
            Entry(str(number), contract_label(each, team), _values(each))
            for number, each in enumerate(member.contracts)
        ]
        now = contract_on(member, day)
        place = str(member.contracts.index(now)) if now is not None else "0"
        fresh = {**(_values(now) if now is not None else {}), "first": day + timedelta(days=7), "last": None}
        self.pane.show_entries(entries, fresh, place if is_other else "")
        # The only contract ends on a day instead.
        self.pane.bar.remove.setVisible(len(member.contracts) > 1)
        self._show_pattern()

    def _make_form(self) -> Form:
        form = Form()
        form.add_row(("first", "In force from", DateField()))
        form.add_row(("last", "Until", DateField("open end")))
        # Beside what it follows from, where it is seen without scrolling.
        self.reach = Foretold(form)
        form.add_widget(self.reach)
        form.add("minutes_per_week", "Hours a week", self.hours)
        form.add("pattern", "Working pattern", self.pattern)
        form.add_row(
            ("home_days_most", "Home days a week", NumberField(0, 7)),
            ("settlement_weeks", "Settled over", NumberField(1, 52, "weeks")),
        )
        form.add_row(
            ("flexi_credit_minutes", "Flexi: most over", HoursField(100)),
            ("flexi_debit_minutes", "most under", HoursField(100)),
        )
        form.add_row(
            ("protected_admin_minutes", "Protected admin", HoursField(40)),
            ("protected_admin_block_minutes", "in blocks of", HoursField(8, 0.25)),
        )
        form.add_row(
            ("lieu_reserve_per_mille", "Reserve in lieu", _PerCentField()),
            ("toil_rate_per_mille", "TOIL is earned", _RateField()),
        )
        form.add("leave_days", "Leave a year, full time", CountField(60, "the team's days"))
        form.add("is_evening_contract", "", TickField("An evening contract"))
        return form

    @Slot()
    def _show_pattern(self, *_: object) -> None:
        """Show the pattern of the contract in the form, chosen and not yet kept ones included."""
        team, values = self._team, self.pane.form.values()
        if team is None:
            return
        pattern = next((each for each in team.patterns if each.id == values["pattern"]), None)
        if pattern is None:
            return
        from planner.services.staff_edits import users_of_pattern

        sharers = [member.name for member in users_of_pattern(team, pattern.id)]
        if self.editor.pattern is not None and self.editor.pattern.id == pattern.id:
            self.editor.show_contract(values["minutes_per_week"])
        self._advise_evenings(pattern, is_evening=values["is_evening_contract"])
        self.editor.show_pattern(pattern, values["minutes_per_week"], team.named_shifts, sharers)

    def _advise_evenings(self, pattern: WorkingPattern, *, is_evening: bool) -> None:
        """Say where the agreed hours are evenings and the contract is not one of evenings."""
        from planner.services.pattern_templates import evening_days

        team = self.known()[0]
        days = evening_days(pattern, team.rules.settings.evenings.evening_from)
        note = ""
        if days and not is_evening:
            note = (
                f"{days} {'day' if days == 1 else 'days'} of the pattern end in the evening: tick this, or "
                "each counts as an evening worked and earns time off."
            )
        self.pane.form.tell("is_evening_contract", note)

    @Slot(str, dict)
    def _save(self, key: str, values: dict[str, Any]) -> None:
        problems = self.attempt(lambda: self._edit_of(key, values))
        self.pane.show_problems({last_part(path): text for path, text in (problems or {}).items()})
        self._show_reach()

    def _edit_of(self, key: str, values: dict[str, Any]) -> TeamEdit:
        """The edit that keeps the values as a contract. BadInputError by the form's fields."""
        from planner.services.record_edits import change_record
        from planner.services.record_form import changed_record, made_record
        from planner.services.staff_edits import change_contract_from

        team, member = self.known()
        dates = made_record(DateRange, {"first": values["first"], "last": values["last"]}, "The dates")
        others = {name: value for name, value in values.items() if name not in ("first", "last")}
        if key == NEW:
            base = contract_on(member, self._day) or member.contracts[0]
            contract = changed_record(base, {**others, "dates": dates}, "The contract")
            return change_contract_from(team, member.id, contract)
        contracts = list(member.contracts)
        number = int(key)
        contracts[number] = changed_record(contracts[number], {**others, "dates": dates}, "The contract")
        after = member.model_copy(update={"contracts": tuple(contracts)})
        return change_record(team, "staff", after)

    @Slot()
    def _show_reach(self, *_: object) -> None:
        """Say which published weeks the contract would reach back into, and what it does to cover where the
        person leaves, before it is kept."""
        from planner.services.contract_reach import reach_words, weeks_reached

        words: list[str] = []
        if self.pane.key and (self.pane.is_changed or self.pane.key == NEW) and self._team is not None:
            team, member = self.known()
            after = self.after(lambda: self._edit_of(self.pane.key, self.pane.form.values()))
            reached = reach_words(weeks_reached(team, member, after))
            words = [*([reached] if reached else []), *self.effect_of(after)]
        self.reach.show_words(words, self.pane.bar.save)

    @Slot()
    def _show_pattern_reach(self) -> None:
        """Say which published weeks were planned with the pattern that is being changed."""
        from planner.services.contract_reach import reach_words, weeks_on_pattern

        pattern = self.editor.pattern
        is_changed = self.editor.is_changed and pattern is not None and self._team is not None
        weeks = weeks_on_pattern(self.known()[0], pattern.id) if is_changed and pattern is not None else ()
        self.editor.show_reach(reach_words(weeks))

    @Slot(str)
    def _remove(self, key: str) -> None:
        from planner.services.staff_edits import remove_contract

        team, member = self.known()
        problems = self.attempt(lambda: remove_contract(team, member.id, int(key)))
        self.pane.show_problems({"": " ".join(problems.values())} if problems else {})

    @Slot(object, bool)
    def _save_pattern(self, pattern: WorkingPattern, for_all: bool) -> None:
        from planner.services.record_edits import change_record
        from planner.services.staff_edits import own_pattern

        team, member = self._team, self._member
        if team is None or member is None:
            return
        place = int(self.pane.key) if self.pane.key.isdigit() else 0
        problems = self.attempt(
            lambda: (
                change_record(team, "patterns", pattern)
                if for_all
                else own_pattern(team, member.id, place, pattern)
            )
        )
        self.editor.show_problems(problems or {})


class _PerCentField(NumberField):
    """Parts in a thousand, shown in per cent."""

    def __init__(self) -> None:
        super().__init__(0, 50, "%")

    def value(self) -> int:
        return super().value() * 10

    def put(self, value: Any) -> None:
        super().put((value or 0) // 10)


class _RateField(ChoiceField):
    """Parts in a thousand, shown as the rates that there are."""

    def __init__(self) -> None:
        super().__init__((("hour for hour", 1000), ("time and a third", 1333), ("time and a half", 1500)))


def contract_label(contract: Contract, team: Team) -> str:
    """`37 h · Flexi · from 1 Sep 2025`."""
    pattern = next((each.name for each in team.patterns if each.id == contract.pattern), "")
    last = f" to {_day(contract.dates.last)}" if contract.dates.last else ""
    return f"{hours_label(contract.minutes_per_week)} · {pattern} · from {_day(contract.dates.first)}{last}"


def _day(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _values(contract: Contract) -> dict[str, Any]:
    fields = {name: getattr(contract, name) for name in Contract.model_fields}
    return {**fields, "first": contract.dates.first, "last": contract.dates.last}
