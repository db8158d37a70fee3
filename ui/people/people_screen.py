"""The people screen: the staff list at the left, one person or a new one at the right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QWidget

from planner.domain.errors import BadInputError, PlannerError
from planner.domain.staff import StaffMember
from planner.services.record_form import field_problems
from ui.forms.list_screen import ListScreen
from ui.item_models.people_rows import people_rows
from ui.main_window.desk import NOT_KEPT, Desk
from ui.people.new_person import NewPerson, person_of
from ui.people.people_list import PeopleList
from ui.people.person_page import PersonPage
from ui.widgets.empty_state import NO_PEOPLE, EmptyState
from ui.widgets.refilled import give_focus_on

if TYPE_CHECKING:
    from planner.domain.team import Team
    from planner.services.edit_team import TeamEdit

LIST_WIDTH = 330
ENDS = "End the contract"


class PeopleScreen(ListScreen):
    """Everything that is changed here is an edit of the team, one step of undo each."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.list = PeopleList(self)
        self.page = PersonPage(desk.edit_team, self._effect_of, self.pages)
        self.new = NewPerson(self.pages)
        self.empty = EmptyState(self.pages)
        for page in (self.page, self.new, self.empty):
            self.pages.addWidget(page)
        self._staff = ""
        self.list.person_chosen.connect(self._choose)
        self.list.rows_wanted.connect(self._show_rows)
        self.page.archive_requested.connect(self._archive)
        self.page.remove_requested.connect(self._remove)
        self.page.skills_requested.connect(self._open_skills)
        self.new.add_requested.connect(self._add)
        self.new.cancelled.connect(self._cancel_new)
        self.set_list(self.list, LIST_WIDTH)

    @property
    def staff(self) -> str:
        """The id of the person that is shown."""
        return self._staff

    def renew(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        chosen = self.desk.chosen.person
        if not self._staff and chosen is not None:
            self._staff = chosen
        self._show_rows()
        member = self._member(self._staff) or next(iter(shown.team.staff), None)
        self._staff = member.id if member is not None else ""
        if member is not None:
            self.page.show_person(shown.team, member, self.desk.session.first_day)
            self.list.choose(member.id)
        if self.pages.currentWidget() is not self.new:
            self.pages.setCurrentWidget(self.page if member is not None else self.empty)
        if member is None:
            self.empty.show_state(NO_PEOPLE, self.desk.actions["people.add"])

    def start_new(self, what: str) -> None:
        del what
        team = self.desk.session.team
        if team is not None and self._may_leave():
            self.new.begin(team, self.desk.session.first_day)
            self.pages.setCurrentWidget(self.new)
            self.new.form["name"].begin()

    def panes(self) -> Sequence[QWidget]:
        return (self.list, self.pages)

    def open_record(self, kind: str, key: str) -> None:
        del kind
        self._choose(key)
        if self._staff == key:
            self.list.view.setFocus()

    def choose(self, staff: str) -> None:
        """Show a person."""
        self._choose(staff)

    def keep_typed(self) -> bool:
        if self.pages.currentWidget() is self.new and self.new.form.is_changed:
            self._add(self.new.form.values())
            return self.pages.currentWidget() is not self.new
        return self.page.is_left_in_order()

    def _effect_of(self, member: StaffMember) -> tuple[str, ...]:
        """What it would do to cover that the person is in the team on these days."""
        from planner.services.post_effect import post_effect

        session = self.desk.session
        today = session.clock.now().date()
        return post_effect(session.team, member, session.rota, today) if session.team else ()

    def _member(self, staff: str) -> StaffMember | None:
        team = self.desk.session.team
        return team.member(staff) if team else None

    def keep_opened(self) -> bool:
        return self.pages.currentWidget() is self.new or self.page.is_left_in_order()

    def _may_leave(self) -> bool:
        """Whether what is typed is kept; says so and stays when it cannot be."""
        is_kept = self.keep_opened()
        if not is_kept:
            self.desk.frame.show_message("info", *NOT_KEPT)
        return is_kept

    @Slot()
    def _show_rows(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        rows = people_rows(
            shown.team,
            shown.problem,
            shown.shifts,
            search=self.list.search.text(),
            group_by=self.list.grouping,
            sort_by=self.list.sorting,
        )
        self.list.show_rows(rows, self._staff)

    @Slot(str)
    def _choose(self, staff: str) -> None:
        if not self._may_leave():
            # The click that was refused selects its row only after this.
            QTimer.singleShot(0, self, self._choose_shown)
            return
        team, member = self.desk.session.team, self._member(staff)
        if team is not None and member is not None:
            self._staff = staff
            self.page.show_person(team, member, self.desk.session.first_day)
            self.pages.setCurrentWidget(self.page)
            self.list.choose(staff)

    @Slot()
    def _choose_shown(self) -> None:
        self.list.choose(self._staff)

    @Slot(dict)
    def _add(self, values: dict[str, Any]) -> None:
        team = self.desk.session.team
        if team is None:
            return
        try:
            staff, edit = person_of(team, values)
            problems = self.desk.edit_team(edit)
        except BadInputError as refused:
            problems = refused.problems
        if problems is not None:
            self.new.form.show_problems(_by_form_field(field_problems(problems)))
            return
        self._staff = staff
        self.pages.setCurrentWidget(self.page)
        self.renew()

    @Slot()
    def _cancel_new(self) -> None:
        give_focus_on(self.new, self.list.view)
        self.pages.setCurrentWidget(self.page if self._staff else self.empty)

    @Slot()
    def _open_skills(self) -> None:
        if self._may_leave():
            self.desk.frame.open_setting("skill_list")

    @Slot(str)
    def _archive(self, staff: str) -> None:
        from planner.services.staff_edits import archive_staff

        team, member = self.desk.session.team, self._member(staff)
        if team is None or member is None:
            return
        last_day = self.desk.ask.day(
            f"{member.name} leaves the team", "Last day in post", _next_month_end(self.desk.session.first_day)
        )
        if last_day is not None:
            self._edit(lambda: archive_staff(team, staff, last_day), is_meant=self._may_go)

    @Slot(str)
    def _remove(self, staff: str) -> None:
        from planner.services.staff_edits import remove_staff

        team = self.desk.session.team
        if team is not None:
            self._edit(lambda: remove_staff(team, staff))

    def _may_go(self, after: Team) -> bool:
        """Whether the person shown is to leave all the same, where that has an effect on cover."""
        member = after.member(self._staff)
        words = self._effect_of(member) if member is not None else ()
        if member is None or not words:
            return True
        return self.desk.ask.is_sure(f"{member.name} leaves the team?", "\n".join(words), ENDS)

    def _edit(self, make: Callable[[], TeamEdit], is_meant: Callable[[Team], bool] = lambda _: True) -> None:
        """Do an edit, where the team that it leads to is meant."""
        try:
            edit, team = make(), self.desk.session.team
            if team is not None and not is_meant(edit.apply(team)[0]):
                return
            problems = self.desk.edit_team(edit)
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return
        if problems:
            self.desk.tell_trouble(BadInputError("This change", problems))


def _by_form_field(problems: dict[str, str]) -> dict[str, str]:
    """`contracts.0.dates.last` is the form's `last`."""
    return {path.rpartition(".")[2] or path: sentence for path, sentence in problems.items()}


def _next_month_end(day: date) -> date:
    """The last day of the month in which the day lies."""
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1) - timedelta(days=1)
