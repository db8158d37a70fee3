"""The settings screen: everything is found by its words, kept at once or with a reason, and undone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.staff import HeldSkill, Skill
from planner.importers.team_file import write_team
from planner.rules.catalogue import RULES
from planner.services.record_edits import add_record, change_record
from tests.planner.services.small_office import small_team
from tests.ui.desk_screens import shown_screen
from ui.main_window.desk import Desk
from ui.settings.declared import WINDOW_SETTINGS
from ui.settings.other_words import OF_PAGES, OF_SETTINGS
from ui.settings.pack_page import PackPage
from ui.settings.page_card import PageCard
from ui.settings.preferences import Preferences
from ui.settings.rule_page import RulePage
from ui.settings.setting_pages import TEAM_SETTINGS, Whose, all_pages, all_settings, found_in
from ui.settings.settings_list import PLACE_ROLE
from ui.settings.settings_screen import SettingsScreen
from ui.settings.skills_page import SkillsPage
from ui.settings.team_page import TeamPage


@pytest.fixture
def screen(qtbot: QtBot, desk: Desk) -> Iterator[SettingsScreen]:
    yield from shown_screen(qtbot, desk, SettingsScreen)


def listed(screen: SettingsScreen) -> list[tuple[str, str]]:
    rows = screen.list.list
    places = [rows.item(row).data(PLACE_ROLE) for row in range(rows.count())]
    return [place for place in places if place]


def rule_page(screen: SettingsScreen, rule: str) -> RulePage:
    screen.open_record("setting", rule)
    assert isinstance(screen.page, RulePage)
    return screen.page


def test_every_rule_and_every_setting_of_the_window_has_its_page() -> None:
    listed_pages = [page.id for page in all_pages(small_team())]
    pages = set(listed_pages)
    assert len(pages) == len(listed_pages)
    assert {rule.name for rule in RULES} <= pages
    assert {each.page for each in WINDOW_SETTINGS} <= pages
    assert all(entry.page.id in pages for entry in all_settings(small_team()))


def test_every_declared_setting_is_a_property_that_is_kept(desk: Desk) -> None:
    for each in WINDOW_SETTINGS:
        assert isinstance(getattr(Preferences, each.name), property)
        assert each.make() is not None
    del desk


@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("theme", ("look", "theme")),
        ("dark", ("look", "theme")),
        ("19:30", ("late_finish", "late_after")),
        ("late rest", ("late_finish", "rest_minutes")),
        ("desks", ("team", "desks")),
        ("amhp", ("skill_list", "")),
        ("shortcuts", ("keys", "has_single_letters")),
        ("your sign", ("team", "manager")),
        ("my name", ("team", "manager")),
        ("signature", ("team", "manager")),
        ("bank holidays", ("team", "nation")),
        ("country", ("team", "nation")),
        ("hot desk", ("team", "desks")),
        ("outlook", ("team", "with_cases")),
        ("password", ("sign_ins", "")),
        ("login", ("sign_ins", "")),
        ("bigger", ("look", "scale")),
        ("check in", ("lone_visits", "worker_after")),
        ("lone working", ("lone_visits", "visits")),
        ("lunch", ("breaks", "")),
        ("overtime", ("contract_hours", "")),
        ("working from home", ("presence", "")),
        ("one to one", ("supervision", "")),
        ("nqsw", ("supervision", "")),
        ("front door", ("duty_cover", "")),
        ("case notes", ("recording", "")),
        ("consecutive", ("days_in_a_row", "")),
        ("toil", ("toil_limits", "cap_minutes")),
        ("short notice", ("stability", "notice_days")),
        ("priority evenings", ("evenings", "weight")),
        ("switch off debrief", ("debrief", "")),
        ("qualification", ("skill_list", "")),
        ("green book", ("pack", "name")),
        ("how long is the search", ("build", "build_seconds")),
    ],
)
def test_a_setting_is_found_by_its_words_or_its_number(
    screen: SettingsScreen, typed: str, place: tuple[str, str]
) -> None:
    QTest.keyClicks(screen.list.search, typed)
    assert place in listed(screen)


def test_every_page_and_setting_with_other_words_is_there() -> None:
    pages = {page.id for page in all_pages(small_team(), Whose(is_manager=True, is_signed_in=True))}
    assert set(OF_PAGES) == pages
    assert set(OF_SETTINGS) == {(page, name) for page, name, _ in TEAM_SETTINGS}


def test_what_is_not_there_is_said(screen: SettingsScreen) -> None:
    screen.window().resize(1200, 900)
    QApplication.processEvents()
    place = screen.list.search.geometry()
    QTest.keyClicks(screen.list.search, "unicorn")
    QApplication.processEvents()
    assert screen.list.search.geometry() == place
    assert listed(screen) == []
    assert "unicorn" in screen.list.nothing.text()


def test_enter_in_the_search_goes_to_the_first_setting_found(screen: SettingsScreen) -> None:
    QTest.keyClicks(screen.list.search, "longest search")
    QTest.keyClick(screen.list.search, Qt.Key.Key_Return)
    assert isinstance(screen.page, PageCard)
    assert screen.page.heading.text() == "Building"


def test_the_arrow_keys_walk_what_was_found_and_change_nothing_and_enter_goes_there(
    screen: SettingsScreen, desk: Desk
) -> None:
    theme, before = desk.preferences.theme, write_team(desk.session.store.team())
    screen.list.search.setFocus()
    QTest.keyClicks(screen.list.search, "evening")
    QTest.keyClick(screen.list.search, Qt.Key.Key_Down)
    held, rows = screen.list.list, screen.list.list.count()
    passed = [held.currentItem().data(PLACE_ROLE)]
    for _ in range(rows):
        assert screen.window().focusWidget() is held
        QTest.keyClick(held, Qt.Key.Key_Down)
        passed.append(held.currentItem().data(PLACE_ROLE))
    assert list(dict.fromkeys(passed)) == listed(screen)[listed(screen).index(passed[0]) :]
    assert (desk.preferences.theme, write_team(desk.session.store.team())) == (theme, before)
    page, name = next(place for place in reversed(passed) if place[1])
    while held.currentItem().data(PLACE_ROLE) != (page, name):
        QTest.keyClick(held, Qt.Key.Key_Up)
    QTest.keyClick(held, Qt.Key.Key_Return)
    assert isinstance(screen.page, PageCard)
    focused = screen.window().focusWidget()
    assert focused is not None
    assert focused in {screen.page.form[name].target(), *screen.page.form[name].findChildren(QWidget)}


def test_without_a_plan_there_are_the_settings_of_the_window() -> None:
    assert {page.group for page, _ in found_in(None, "")} == {"Window"}


def test_after_a_rule_was_changed_the_keys_are_in_its_field_and_its_sentence_says_the_number(
    screen: SettingsScreen, desk: Desk
) -> None:
    page = rule_page(screen, "late_finish")
    assert "The team has set" not in page.about.text()
    page.form["rest_minutes"].put(14 * 60)
    page.form["rest_minutes"].edited.emit()
    reason = page.form["reason"].target()
    reason.setFocus()
    QTest.keyClicks(reason, "Agreed in May")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert desk.session.store.team().rules.settings.late_finish.rest_minutes == 14 * 60
    held = screen.window().focusWidget()
    assert held is not None
    assert page.form["rest_minutes"].isAncestorOf(held)
    assert page.about.text().startswith("The team has set After a late finish, rest at least: 14 h.")
    assert "As it came: Whoever finishes after 19:30" in page.about.text()


def test_a_rule_is_changed_with_a_reason_and_undone(screen: SettingsScreen, desk: Desk) -> None:
    before = write_team(desk.session.store.team())
    page = rule_page(screen, "evenings")
    page.form["most_a_week"].put(3)
    page.form["most_a_week"].edited.emit()
    page.save()
    assert "Say why" in page.form.problem_at("reason")
    QTest.keyClicks(page.form["reason"].target(), "A trial until May")
    page.bar.save.click()
    assert desk.session.store.team().rules.settings.evenings.most_a_week == 3
    assert "A trial until May" in [row.reason for row in desk.session.store.audit()]
    desk.actions.trigger("edit.undo")
    assert write_team(desk.session.store.team()) == before
    assert page.form["most_a_week"].value() == 2


def test_a_law_has_no_switch_and_its_field_goes_no_lower_than_the_law(screen: SettingsScreen) -> None:
    page = rule_page(screen, "daily_rest")
    assert "is_on" not in page.form.names
    page.form["minutes"].put(60)
    assert page.form["minutes"].value() == 660


def test_a_rule_goes_back_to_the_numbers_it_came_with(screen: SettingsScreen, desk: Desk) -> None:
    page = rule_page(screen, "evenings")
    page.form["most_a_week"].put(3)
    page.form["reason"].put("A trial")
    page.save()
    page.to_defaults.click()
    page.save()
    assert desk.session.store.team().rules == small_team().rules


def test_what_is_typed_and_not_right_holds_its_page(screen: SettingsScreen) -> None:
    page = rule_page(screen, "evenings")
    page.form["most_a_week"].put(3)
    screen.open_record("setting", "look")
    assert screen.page is page


def test_every_page_keeps_what_is_right_beside_one_that_is_not(screen: SettingsScreen, desk: Desk) -> None:
    wrong = rule_page(screen, "evenings")
    screen.open_record("setting", "team/desks")
    team_page = screen.page
    assert isinstance(team_page, TeamPage)
    wrong.form["most_a_week"].put(3)
    team_page.form["name"].put("South")
    assert not screen.keep_typed()
    assert desk.session.store.team().name == "South"
    assert screen.page is wrong


def test_the_team_s_name_and_office_are_changed_as_one_step(screen: SettingsScreen, desk: Desk) -> None:
    before = write_team(desk.session.store.team())
    screen.open_record("setting", "team/desks")
    page = screen.page
    assert isinstance(page, TeamPage)
    page.form["desks"].put(7)
    page.form["name"].put("South")
    page.save()
    team = desk.session.store.team()
    assert (team.name, team.office.desks, team.office.quiet_rooms) == ("South", 7, None)
    desk.actions.trigger("edit.undo")
    assert write_team(desk.session.store.team()) == before


def test_a_skill_is_added_and_one_that_is_held_stays(screen: SettingsScreen, desk: Desk) -> None:
    screen.open_record("setting", "skill_list")
    page = screen.page
    assert isinstance(page, SkillsPage)
    page.begin_new()
    page.form["name"].put("AMHP")
    page.save()
    assert desk.session.store.team().skills[-1].name == "AMHP"
    page.bar.remove.click()
    assert all(skill.name != "AMHP" for skill in desk.session.store.team().skills)


def test_the_page_looked_at_last_is_there_again(screen: SettingsScreen, desk: Desk) -> None:
    screen.open_record("setting", "build")
    assert Preferences(desk.session.folder).settings_page in ("look", "build")
    assert desk.preferences.settings_page == "build"


def test_a_rule_is_found_changed_and_saved_by_keys_alone(screen: SettingsScreen, desk: Desk) -> None:
    QTest.keyClicks(screen.list.search, "evenings a week")
    QTest.keyClick(screen.list.search, Qt.Key.Key_Return)
    page = screen.page
    assert isinstance(page, RulePage)
    number = page.form["most_a_week"].target()
    QTest.keyClick(number, Qt.Key.Key_Up)
    reason = page.form["reason"].target()
    QTest.keyClicks(reason, "A trial until May")
    QTest.keyClick(reason, Qt.Key.Key_Return)
    assert desk.session.store.team().rules.settings.evenings.most_a_week == 3


@pytest.mark.parametrize("rule", [rule.name for rule in RULES])
def test_every_rule_opens_on_its_own_page_and_saving_nothing_leaves_nothing_open(
    screen: SettingsScreen, rule: str
) -> None:
    page = rule_page(screen, rule)
    assert page.rule.name == rule
    page.form["reason"].put("For no reason")
    page.save()
    assert not page.is_changed


def test_numbers_that_contradict_one_another_are_told_by_the_words_of_the_form(
    screen: SettingsScreen,
) -> None:
    page = rule_page(screen, "toil_limits")
    page.form["amber_minutes"].put(1200)
    page.form["reason"].put("A trial")
    page.save()
    assert "“Balance is amber from” (20 h) is more than “Balance, at most” (15 h)" in page.form.problem_at(
        "amber_minutes"
    )


def test_a_skill_that_somebody_holds_is_not_taken_out(screen: SettingsScreen, desk: Desk) -> None:
    team = desk.session.store.team()
    desk.edit_team(add_record(team, "skills", Skill(id="amhp", name="AMHP")))
    ana = team.staff[0].model_copy(update={"skills": (HeldSkill(skill="amhp"),)})
    desk.edit_team(change_record(desk.session.store.team(), "staff", ana))
    screen.open_record("setting", "skill_list")
    page = screen.page
    assert isinstance(page, SkillsPage)
    page.bar.remove.click()
    assert page.form.trouble.text() == "It is held by Ana Alvi. Change that first."


def test_the_rule_pack_opens_with_what_is_kept_and_can_be_left(screen: SettingsScreen, desk: Desk) -> None:
    screen.open_record("setting", "pack")
    page, team = screen.page, desk.session.team
    assert isinstance(page, PackPage)
    assert team is not None
    assert page.form.values() == {"name": team.rules.name, "in_force_from": team.rules.in_force_from}
    assert not page.is_changed
    screen.open_record("setting", "team")
    assert isinstance(screen.page, TeamPage)
