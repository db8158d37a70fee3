"""The people screen: the list, the forms, patterns; everything kept as one step of undo."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from planner.domain.contracts import FixedShiftDay, OffDay
from planner.domain.staff import Skill
from planner.importers.team_file import write_team
from planner.services.record_edits import add_record
from tests.planner.services.small_office import small_team
from tests.ui.desk_factory import GivenAnswers
from tests.ui.desk_screens import shown_screen, team_of
from tests.ui.forms.typed import type_into
from ui.forms.text_fields import HiddenField, TimeField
from ui.item_models.people_item_model import PeopleItemModel
from ui.item_models.people_rows import PersonRow, people_rows
from ui.main_window.desk import Desk
from ui.main_window.window import MainWindow
from ui.people.contract_tab import ContractTab
from ui.people.details_tab import DetailsTab
from ui.people.people_screen import PeopleScreen
from ui.people.secondments_tab import SecondmentsTab
from ui.people.share_tab import ShareTab
from ui.people.skills_tab import SkillsTab
from ui.people.wishes_tab import WishesTab
from ui.widgets.empty_state import NO_PEOPLE


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[PeopleScreen]:
    yield from shown_screen(qtbot, desk, PeopleScreen)


def names(screen: PeopleScreen) -> list[str]:
    return [row.title for row in screen.list.item_model.rows]


def test_the_list_has_everyone_in_the_order_of_the_board(screen: PeopleScreen) -> None:
    assert names(screen) == ["Ana Alvi", "Ben Boyd", "Cy Clark", "Dee Dunn"]
    assert screen.staff == "ana"


def test_the_list_is_searched_grouped_and_sorted(screen: PeopleScreen) -> None:
    screen.list.search.setText("b")
    assert names(screen) == ["Ben Boyd"]
    screen.list.search.setText("")
    screen.list.group.put("role")
    screen.list.group.edited.emit()
    assert names(screen)[0] == "Social worker"
    assert screen.list.item_model.rows[0].is_group


def test_escape_closes_the_form_of_a_new_person_and_the_keys_are_in_the_list(
    window: MainWindow, desk: Desk
) -> None:
    desk.actions.trigger("screen.people")
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, PeopleScreen)
    screen.start_new("person")
    held = window.focusWidget()
    assert held is screen.new.form["name"].target()
    QTest.keyClick(held, Qt.Key.Key_Escape)
    assert screen.pages.currentWidget() is screen.page
    assert window.focusWidget() is screen.list.view


def test_what_tells_people_apart_comes_first_below_their_names(screen: PeopleScreen) -> None:
    row = screen.list.item_model.rows[0]
    assert row.subtitle == f"{row.pattern} · Social worker"
    assert "h planned" in row.spoken


def test_headings_of_groups_cannot_be_chosen(qtbot: QtBot) -> None:
    model = PeopleItemModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows((PersonRow("Senior"), PersonRow("Ana", "ana")))
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.flags(model.index(1)) & Qt.ItemFlag.ItemIsSelectable
    model.show_rows((PersonRow("Senior"), PersonRow("Ana", "ana", toil="+2 h")))
    assert "TOIL +2 h" in model.data(model.index(1), Qt.ItemDataRole.AccessibleTextRole)
    del qtbot


def test_who_joins_leaves_or_is_elsewhere_is_said(desk: Desk) -> None:
    from planner.services.staff_edits import archive_staff

    desk.edit_team(archive_staff(team_of(desk), "ben", date(2026, 11, 30)))
    shown = desk.session.shown
    assert shown is not None
    rows = people_rows(shown.team, shown.problem, shown.shifts)
    assert rows[1].state == "leaves Mon 30 Nov"


def test_a_person_is_changed_by_keyboard_and_the_change_is_undone(screen: PeopleScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    details = screen.page.tabs.tab(DetailsTab)
    QTest.keyClicks(details.form["name"].target(), " Ash")
    assert details.bar.save.isEnabled()
    QTest.keyClick(details.bar.save, Qt.Key.Key_Space)
    assert team_of(desk).staff[0].name == "Ana Alvi Ash"
    assert names(screen)[0] == "Ana Alvi Ash"
    assert not details.bar.save.isEnabled()
    desk.actions.trigger("edit.undo")
    assert write_team(team_of(desk)) == before
    assert details.form.values()["name"] == "Ana Alvi"


def test_what_is_not_right_is_said_at_its_field_and_nothing_is_kept(screen: PeopleScreen, desk: Desk) -> None:
    before = team_of(desk)
    details = screen.page.tabs.tab(DetailsTab)
    details.form["name"].put("")
    details.save()
    assert details.form.problem_at("name") == "Give a name."
    assert team_of(desk) == before


def test_going_to_another_person_keeps_what_was_typed(screen: PeopleScreen, desk: Desk) -> None:
    QTest.keyClicks(screen.page.tabs.tab(DetailsTab).form["note"].target(), "Carer")
    screen.choose("cy")
    assert team_of(desk).staff[0].note == "Carer"
    assert screen.staff == "cy"


def test_what_cannot_be_kept_holds_the_screen_at_its_person(screen: PeopleScreen) -> None:
    screen.page.tabs.tab(DetailsTab).form["name"].put("")
    screen.choose("cy")
    assert screen.staff == "ana"
    assert screen.page.tabs.currentWidget() is screen.page.tabs.tab(DetailsTab)


def test_what_is_typed_of_a_person_stays_while_another_tab_keeps_something(
    screen: PeopleScreen, desk: Desk
) -> None:
    screen.choose("ana")
    page = screen.page
    QTest.keyClicks(page.tabs.tab(DetailsTab).form["name"].target(), " Ash")
    page.tabs.tab(ContractTab).pane.form["minutes_per_week"].put(1800)
    assert page.tabs.tab(ContractTab).save_now()
    assert page.tabs.tab(DetailsTab).form["name"].value() == "Ana Alvi Ash"
    assert page.is_left_in_order()
    ana = team_of(desk).staff[0]
    assert (ana.name, ana.contracts[0].minutes_per_week) == ("Ana Alvi Ash", 1800)


def test_what_is_right_in_one_tab_is_kept_beside_what_is_not_in_another(
    screen: PeopleScreen, desk: Desk
) -> None:
    screen.choose("ana")
    page = screen.page
    page.tabs.tab(DetailsTab).form["name"].put("")
    page.tabs.tab(ContractTab).pane.form["minutes_per_week"].put(1800)
    assert not page.is_left_in_order()
    assert page.tabs.currentWidget() is page.tabs.tab(DetailsTab)
    assert page.tabs.tab(DetailsTab).form["name"].value() == ""
    assert team_of(desk).staff[0].contracts[0].minutes_per_week == 1800


def test_a_click_that_is_refused_leaves_its_own_person_marked(screen: PeopleScreen, qtbot: QtBot) -> None:
    screen.page.tabs.tab(DetailsTab).form["name"].put("")
    view = screen.list.view
    with qtbot.waitExposed(screen.window()):
        screen.window().resize(900, 600)
        screen.resize(900, 600)
        screen.window().show()
    index = screen.list.item_model.index(1, 0)
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=view.visualRect(index).center())
    qtbot.waitUntil(lambda: [each.row() for each in view.selectedIndexes()] == [0])
    assert screen.staff == "ana"


def test_a_new_contract_ends_the_one_before_it(screen: PeopleScreen, desk: Desk) -> None:
    tab = screen.page.tabs.tab(ContractTab)
    tab.pane.begin_new()
    tab.pane.form["first"].put(date(2026, 12, 2))
    tab.pane.form["minutes_per_week"].put(1800)
    tab.pane.save()
    old, new = team_of(desk).staff[0].contracts
    assert old.dates.last == date(2026, 12, 1)
    assert new.minutes_per_week == 1800
    assert tab.pane.list.count() == 2


def test_the_pattern_says_what_it_comes_to_and_warns_of_37_and_a_half_for_37(screen: PeopleScreen) -> None:
    editor = screen.page.tabs.tab(ContractTab).editor
    editor.put_template("eleven-seven")
    assert "37 h a week, as in the contract" in editor.advice.text
    editor.choose_day(0, 0)
    rest = editor.day_form.form["break_minutes"]
    rest.put(30)
    rest.edited.emit()
    editor.to_weekdays.click()
    assert "30 min a week over the contract of 37 h" in editor.advice.text
    assert "Breaks of 36 min instead of 30" in editor.advice.text
    assert "Week: 37.5 h paid (40 h less 2.5 h of breaks)" in editor.sums.text()


def test_a_pattern_changed_for_one_person_leaves_the_others(screen: PeopleScreen, desk: Desk) -> None:
    editor = screen.page.tabs.tab(ContractTab).editor
    editor.put_template("twelve-eight")
    editor.for_whom.put(False)
    editor.save()
    team = team_of(desk)
    assert team.staff[0].contracts[0].pattern != "flexi"
    assert team.staff[1].contracts[0].pattern == "flexi"
    day = team.patterns[-1].weeks[0].days[0]
    assert isinstance(day, FixedShiftDay)
    assert (day.start, day.end) == (720, 1200)
    desk.actions.trigger("edit.undo")
    assert len(team_of(desk).patterns) == 1


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Give a name."), ("x" * 300, "At most 120 letters."), ("\u0007", "characters that cannot be seen")],
)
def test_a_pattern_without_a_sound_name_is_not_kept(
    screen: PeopleScreen, desk: Desk, typed: str, said: str
) -> None:
    editor = screen.page.tabs.tab(ContractTab).editor
    line = editor.head["name"].target()
    assert isinstance(line, QLineEdit)
    line.setText(typed)
    line.textEdited.emit(typed)
    assert not screen.keep_typed()
    assert said in editor.head.problem_at("name")
    assert team_of(desk).patterns[0].name != typed


def test_a_pattern_of_ones_own_is_kept_once_where_the_contract_is_not_right_yet(
    screen: PeopleScreen, desk: Desk
) -> None:
    tab = screen.page.tabs.tab(ContractTab)
    days = tab.pane.form["home_days_most"]
    days.put(2)
    days.edited.emit()
    type_into(tab.pane.form, "minutes_per_week", "24/11/2026")
    tab.editor.put_template("twelve-eight")
    tab.editor.for_whom.put(False)
    for _ in range(3):
        assert not screen.keep_typed()
    assert [pattern.id for pattern in team_of(desk).patterns] == ["flexi", "pattern-ana"]
    # What is right is mended, and the contract still has its new pattern.
    type_into(tab.pane.form, "minutes_per_week", "36")
    tab.pane.save()
    contract = team_of(desk).staff[0].contracts[0]
    assert (contract.minutes_per_week, contract.home_days_most) == (2160, 2)
    assert contract.pattern == "pattern-ana"


def test_a_pattern_changed_for_all_changes_it_for_all(screen: PeopleScreen, desk: Desk) -> None:
    editor = screen.page.tabs.tab(ContractTab).editor
    editor.choose_day(0, 4)
    QTest.keyClick(editor.day_form.kind.buttons[0], Qt.Key.Key_Space)
    editor.save()
    assert isinstance(team_of(desk).patterns[0].weeks[0].days[4], OffDay)


def test_a_pattern_is_not_kept_while_a_time_of_it_is_none(screen: PeopleScreen, desk: Desk) -> None:
    editor = screen.page.tabs.tab(ContractTab).editor
    editor.put_template("twelve-eight")
    editor.choose_day(0, 0)
    start = editor.day_form.form["start"]
    assert isinstance(start, TimeField)
    start.box.setCurrentText("noon")
    editor.save()
    assert "“noon” is no time of day." in editor.day_form.form.problem_at("start")
    assert [pattern.id for pattern in team_of(desk).patterns] == ["flexi"]
    assert not screen.keep_opened()
    # Somebody else changes something meanwhile.
    screen.renew()
    assert start.box.currentText() == "noon"
    start.box.setCurrentText("12:30")
    editor.save()
    day = team_of(desk).patterns[-1].weeks[0].days[0]
    assert isinstance(day, FixedShiftDay)
    assert day.start == 750


def test_a_second_week_makes_a_cycle(screen: PeopleScreen) -> None:
    editor = screen.page.tabs.tab(ContractTab).editor
    cycle = editor.head["cycle"]
    cycle.put(2)
    cycle.edited.emit()
    assert editor.pattern is not None
    assert len(editor.pattern.weeks) == 2
    editor.choose_day(1, 0)
    QTest.keyClick(editor.day_form.kind.buttons[0], Qt.Key.Key_Space)
    assert "Week B" in editor.sums.text()
    assert "on average" in editor.sums.text()


def test_a_loan_away_tells_its_effect_on_cover_before_it_is_kept(screen: PeopleScreen, desk: Desk) -> None:
    tab = screen.page.tabs.tab(SecondmentsTab)
    tab.pane.begin_new()
    assert not tab.effect.isVisibleTo(tab)
    tab.pane.form["other_team"].put("North Moor")
    tab.pane.form["direction"].put("away")
    tab.pane.form["first"].put(desk.session.first_day)
    tab.pane.form["first"].edited.emit()
    assert "In the rota: 1 visit would need somebody else." in tab.effect.text()
    assert "1 visit would need" in tab.pane.bar.save.accessibleDescription()
    tab.pane.save()
    assert not tab.effect.isVisibleTo(tab)


def test_the_end_of_a_contract_tells_its_effect_on_cover_before_it_is_kept(
    screen: PeopleScreen, desk: Desk
) -> None:
    tab = screen.page.tabs.tab(ContractTab)
    tab.pane.form["last"].put(desk.session.first_day)
    tab.pane.form["last"].edited.emit()
    assert "In the rota: 1 visit would need somebody else." in tab.reach.text()
    tab.pane.cancel()
    assert not tab.reach.isVisibleTo(tab)


def test_a_wish_a_loan_and_a_shared_post_are_added_and_taken_out(screen: PeopleScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    wishes, loans, share = (
        screen.page.tabs.tab(WishesTab).pane,
        screen.page.tabs.tab(SecondmentsTab).pane,
        screen.page.tabs.tab(ShareTab).pane,
    )
    wishes.begin_new()
    wishes.form["weekdays"].put(("fri",))
    wishes.form["is_private"].put(True)
    wishes.save()
    assert team_of(desk).preferences[0].is_private
    assert "private" in wishes.list.item(0).text()
    loans.begin_new()
    loans.save()
    assert loans.form.problem_at("other_team") == "Give the other team or authority."
    loans.form["other_team"].put("North Moor")
    loans.form["second_supervisor"].put("Al Ash")
    loans.save()
    assert team_of(desk).staff[0].secondments[0].second_supervisor == "Al Ash"
    share.begin_new()
    share.form["partner"].put("dee")
    share.save()
    assert team_of(desk).job_shares[0].people == ("ana", "dee")
    for pane in (share, loans, wishes):
        pane.bar.remove.click()
    assert write_team(team_of(desk)) == before


def test_a_shared_post_needs_a_partner(screen: PeopleScreen) -> None:
    share = screen.page.tabs.tab(ShareTab).pane
    share.begin_new()
    share.save()
    assert "Choose" in share.form.problem_at("partner")


def test_a_new_person_comes_with_a_template_as_one_step(screen: PeopleScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    screen.start_new("person")
    form = screen.new.form
    QTest.keyClicks(form["name"].target(), "Eve Ellis")
    form["pattern"].put("template:three-day")
    screen.new.pattern.edited.emit()
    assert form.values()["minutes_per_week"] == 1332
    screen.new.bar.save.click()
    team = team_of(desk)
    assert team.staff[-1].name == "Eve Ellis"
    assert team.patterns[-1].name == "3 days a week"
    assert screen.staff == team.staff[-1].id
    assert screen.pages.currentWidget() is screen.page
    desk.actions.trigger("edit.undo")
    assert write_team(team_of(desk)) == before


def test_a_new_person_without_a_name_is_told(screen: PeopleScreen) -> None:
    screen.start_new("person")
    screen.new.bar.save.click()
    assert screen.new.form.problem_at("name") == "Give a name."


def test_who_leaves_is_asked_for_the_last_day(screen: PeopleScreen, desk: Desk) -> None:
    assert isinstance(desk.ask, GivenAnswers)
    desk.ask.last_day = date(2026, 12, 31)
    screen.page.archive.trigger()
    assert team_of(desk).staff[0].contracts[0].dates.last == date(2026, 12, 31)


def test_who_leaves_with_work_in_the_rota_is_asked_about_once_more(screen: PeopleScreen, desk: Desk) -> None:
    assert isinstance(desk.ask, GivenAnswers)
    desk.ask.last_day, desk.ask.sure = desk.session.first_day, False
    before = team_of(desk)
    screen.page.archive.trigger()
    assert "In the rota: 1 visit would need somebody else." in desk.ask.asked[-1]
    assert team_of(desk) == before
    desk.ask.sure = True
    screen.page.archive.trigger()
    assert team_of(desk).staff[0].contracts[0].dates.last == desk.session.first_day


def test_a_person_entered_by_mistake_is_taken_out(screen: PeopleScreen, desk: Desk) -> None:
    screen.choose("dee")
    screen.page.remove.trigger()
    assert [member.id for member in team_of(desk).staff] == ["ana", "ben", "cy"]
    assert screen.staff == "ana"


def test_a_team_without_people_says_what_to_do(screen: PeopleScreen) -> None:
    for member in small_team().staff:
        screen.choose(member.id)
        screen.page.remove.trigger()
    assert screen.pages.currentWidget() is screen.empty
    line, button = screen.empty.findChildren(QLabel)[0], screen.empty.findChildren(QPushButton)[0]
    screen.window().show()
    # One below the other in the middle of the page, not one at each of its ends.
    assert line.text() == NO_PEOPLE
    assert button.y() - line.y() < screen.empty.height() / 4


def test_a_contract_that_reaches_published_weeks_says_so_before_it_is_kept(
    screen: PeopleScreen, desk: Desk
) -> None:
    desk.session.publish({"*": "as agreed with the team"})
    tab = screen.page.tabs.tab(ContractTab)
    tab.pane.begin_new()
    first = tab.pane.form["first"]
    first.put(date(2026, 11, 25))
    tab.pane.form["minutes_per_week"].put(1800)
    first.edited.emit()
    assert tab.reach.text().startswith("Reaches 1 published week (from Mon 23 Nov)")
    first.put(date(2026, 12, 2))
    first.edited.emit()
    assert tab.reach.text() == ""


def test_a_pattern_worked_in_published_weeks_says_so_before_it_is_kept(
    screen: PeopleScreen, desk: Desk
) -> None:
    desk.session.publish({"*": "as agreed with the team"})
    editor = screen.page.tabs.tab(ContractTab).editor
    editor.put_template("twelve-eight")
    assert "1 published week" in editor.reach.text()
    editor.bar.cancel.click()
    assert editor.reach.text() == ""


def test_a_contract_yet_to_come_can_be_taken_out(screen: PeopleScreen, desk: Desk) -> None:
    tab = screen.page.tabs.tab(ContractTab)
    assert tab.pane.bar.remove.isHidden()
    tab.pane.begin_new()
    tab.pane.form["first"].put(date(2026, 12, 2))
    tab.pane.save()
    assert not tab.pane.bar.remove.isHidden()
    tab.pane.bar.remove.click()
    # The one before it goes on.
    assert team_of(desk).staff[0].contracts == small_team().staff[0].contracts


def test_why_a_time_is_kept_free_is_hidden_until_it_is_asked_for(screen: PeopleScreen, desk: Desk) -> None:
    pane = screen.page.tabs.tab(WishesTab).pane
    pane.begin_new()
    pane.form["wants"].put("cannot_work")
    pane.form["wants"].edited.emit()
    assert not pane.form["weight"].isVisibleTo(pane.form)
    pane.form["weekdays"].put(("mon",))
    pane.form["start"].put(900)
    pane.form["end"].put(990)
    pane.form["is_private"].put(value=True)
    pane.form["reason"].put("School run")
    pane.save()
    kept = team_of(desk).preferences[0]
    assert (kept.wants, kept.reason) == ("cannot_work", "School run")
    assert "School run" not in pane.list.item(0).text()
    field = pane.form["reason"]
    assert isinstance(field, HiddenField)
    assert field.is_hidden
    QTest.keyClick(field.show_button, Qt.Key.Key_Space)
    assert not field.is_hidden
    assert field.value() == "School run"
    screen.choose("cy")
    screen.choose("ana")
    assert field.is_hidden


def test_a_wish_with_nothing_chosen_asks_when(screen: PeopleScreen, desk: Desk) -> None:
    pane = screen.page.tabs.tab(WishesTab).pane
    pane.begin_new()
    pane.bar.save.click()
    assert pane.form.problem_at("weekdays").startswith("Choose days, one day or a time")
    assert team_of(desk).preferences == ()
    pane.form["weekdays"].put(("fri",))
    pane.bar.save.click()
    assert [wish.weekdays for wish in team_of(desk).preferences] == [("fri",)]


def test_a_pattern_of_evenings_asks_for_an_evening_contract(screen: PeopleScreen, desk: Desk) -> None:
    screen.start_new("person")
    form = screen.new.form
    QTest.keyClicks(form["name"].target(), "Eve Ellis")
    form["pattern"].put("template:eleven-seven")
    screen.new.bar.save.click()
    assert team_of(desk).staff[-1].contracts[0].is_evening_contract
    tab = screen.page.tabs.tab(ContractTab)
    assert tab.pane.form.problem_at("is_evening_contract") == ""
    tick = tab.pane.form["is_evening_contract"]
    tick.put(value=False)
    tick.edited.emit()
    assert "5 days of the pattern end in the evening" in tab.pane.form.problem_at("is_evening_contract")


def test_a_skill_has_the_days_on_which_it_is_held(screen: PeopleScreen, desk: Desk) -> None:
    before = write_team(team_of(desk))
    pane = screen.page.tabs.tab(SkillsTab).pane
    assert not pane.add_button.isEnabled()
    desk.edit_team(add_record(team_of(desk), "skills", Skill(id="amhp", name="AMHP")))
    screen.choose("ben")
    pane.begin_new()
    pane.form["skill"].put("amhp")
    pane.form["last"].put(date(2027, 3, 31))
    pane.save()
    assert "from when" in pane.form.problem_at("first")
    pane.form["first"].put(date(2026, 12, 1))
    pane.save()
    held = team_of(desk).staff[1].skills[0]
    assert held.dates is not None
    assert held.dates.last == date(2027, 3, 31)
    assert "not in force this week" in pane.list.item(0).text()
    while desk.undo_stack.canUndo():
        desk.actions.trigger("edit.undo")
    assert write_team(team_of(desk)) == before


def test_a_shared_post_says_how_the_patterns_keep_it(screen: PeopleScreen) -> None:
    pane = screen.page.tabs.tab(ShareTab).pane
    pane.begin_new()
    pane.form["partner"].put("dee")
    pane.form["partner"].edited.emit()
    assert "the two are together" in pane.form.problem_at("days")


def test_enter_in_a_field_saves_what_is_typed(screen: PeopleScreen, desk: Desk) -> None:
    name = screen.page.tabs.tab(DetailsTab).form["name"].target()
    QTest.keyClicks(name, " Ash")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert team_of(desk).staff[0].name == "Ana Alvi Ash"
    screen.start_new("person")
    new = screen.new.form["name"].target()
    QTest.keyClicks(new, "Eve Ellis")
    QTest.keyClick(new, Qt.Key.Key_Return)
    assert team_of(desk).staff[-1].name == "Eve Ellis"


def test_undo_takes_back_what_is_typed_before_it_takes_back_a_step(screen: PeopleScreen, desk: Desk) -> None:
    details = screen.page.tabs.tab(DetailsTab)
    details.form["role"].put("Senior practitioner")
    details.save()
    kept = team_of(desk)
    details.form.change({"name": "Ana Ash"})
    typed = screen.typed_step("back")
    assert typed is not None
    typed()
    assert details.form["name"].value() == "Ana Alvi"
    assert team_of(desk) == kept
    assert screen.typed_step("back") is None
