"""The first page: a team made by keyboard in four steps, and no dead end when a sample is damaged."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.errors import PlannerError
from tests.ui.desk_factory import fake_solver
from ui.first_run.new_team_steps import NewTeamSteps
from ui.first_run.start_screen import StartScreen
from ui.forms.choice_fields import TickField
from ui.main_window.desk import Desk
from ui.main_window.frame import Frame
from ui.main_window.program_menu import ProgramMenu
from ui.main_window.window import MainWindow
from ui.session.plan_files import set_sample_aside
from ui.theme import Mode, apply_theme


@pytest.fixture
def window(qtbot: QtBot, light: QApplication, new_desk: Callable[..., Desk]) -> MainWindow:
    """A window without a plan; its solver answers at once."""
    del light
    desk = new_desk(fake_solver("wait"))
    window = MainWindow(desk.preferences)
    qtbot.addWidget(window)
    window.fill(desk)
    desk.setParent(window)
    desk.frame.show_screen("start")
    return window


def start_of(window: MainWindow) -> StartScreen:
    assert window.frame is not None
    screen = window.frame.shelf.screen
    assert isinstance(screen, StartScreen)
    return screen


def steps_of(window: MainWindow, *people: str) -> NewTeamSteps:
    """The steps of a new team with these people: at the people, or past them where there are any."""
    start = start_of(window)
    start.begin_team()
    steps = start.steps
    steps.team_form.put({"name": "North Moor", "manager": "Jo Patel", "nation": "england"})
    steps.go_on()
    for row, name in zip(steps.people.rows, people, strict=False):
        row.name.put(name)
    if people:
        steps.go_on()
    return steps


def show(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()


def front(desk: Desk) -> str:
    return desk.frame.front


def desk_of(window: MainWindow) -> Desk:
    return start_of(window).desk


def test_without_a_plan_every_screen_leads_to_the_first_page(window: MainWindow) -> None:
    desk = desk_of(window)
    desk.frame.show_screen("rota")
    assert front(desk) == "start"


def test_a_team_is_made_in_four_steps_and_its_rota_is_built(window: MainWindow, tmp_path: Path) -> None:
    start = start_of(window)
    desk, steps = start.desk, start.steps
    start.new_button.click()
    QTest.keyClicks(steps.team_form["name"].target(), "North Moor")
    QTest.keyClicks(steps.team_form["manager"].target(), "Jo Patel")
    steps.next.click()
    for number, name in enumerate(("Ana Alvi", "Ben Boyd", "Cy Clark", "Dee Dunn")):
        QTest.keyClicks(steps.people.rows[number].name.target(), name)
    steps.people.rows[1].pattern.put("share-first")
    steps.people.rows[2].pattern.put("share-second")
    steps.people.rows[3].pattern.put("eleven-seven")
    assert len(steps.people.rows) == 5
    steps.next.click()
    steps.next.click()
    shared = "North Moor: 4 people (among them one job share: Ben Boyd and Cy Clark), managed by Jo Patel."
    assert steps.summary.text().startswith(shared)
    assert "Duty desk 09:00–17:00 (at least 1)" in steps.summary.text()
    steps.file.setText(str(tmp_path / "moor.rotabene"))
    steps.next.click()
    assert desk.session.path == tmp_path / "moor.rotabene"
    team = desk.session.team
    assert team is not None
    assert team.job_shares[0].people == ("ben-boyd", "cy-clark")
    assert team.cover[0].name == "Duty desk"
    # Everybody has a desk until it is said otherwise.
    assert team.office.desks == 4
    assert front(desk) == "rota"
    assert desk.builder.is_running
    # The next team begins with empty fields.
    desk.frame.show_screen("start")
    start.begin_team()
    assert steps.team_form["name"].value() == ""
    assert steps.people.joiners == ()


def test_a_step_that_is_not_right_holds_and_says_why(window: MainWindow) -> None:
    start = start_of(window)
    start.begin_team()
    start.steps.go_on()
    assert start.steps.step == 0
    assert "needs a name" in start.steps.trouble.text()
    start.steps.team_form.put({"name": "N", "manager": "Jo", "nation": "england"})
    start.steps.go_on()
    start.steps.go_on()
    assert start.steps.step == 1
    assert start.steps.trouble.text() == "Name at least one person."
    QTest.keyClicks(start.steps.people.rows[0].name.target(), "Ana")
    assert start.steps.trouble.isHidden()


def test_a_name_that_is_too_long_holds_the_step_it_is_typed_in(window: MainWindow) -> None:
    steps = start_of(window).steps
    start_of(window).begin_team()
    steps.team_form.put({"name": "N" * 121, "manager": "Jo", "nation": "england"})
    steps.go_on()
    assert steps.step == 0
    assert steps.team_form.problem_at("name") == "At most 120 letters."
    steps.team_form.put({"name": "North", "manager": "Jo", "nation": "england"})
    steps.go_on()
    steps.people.rows[0].name.put("Ana " * 40)
    steps.go_on()
    assert steps.step == 1
    assert steps.trouble.text() == f"“{('Ana ' * 6)}…”: at most 120 letters."


def test_job_shares_that_are_made_are_counted_and_nothing_is_said_without_one(window: MainWindow) -> None:
    steps = steps_of(window)
    for number, name in enumerate(("Ana", "Ben", "Cy", "Dee")):
        QTest.keyClicks(steps.people.rows[number].name.target(), name)
    steps.go_on()
    steps.go_on()
    assert steps.summary.text().startswith("North Moor: 4 people, managed by Jo Patel.")
    steps.back.click()
    steps.back.click()
    halves = ("share-first", "share-second", "share-week-a", "share-week-b")
    for row, half in zip(steps.people.rows, halves, strict=False):
        row.pattern.put(half)
    for _ in range(2):
        steps.go_on()
    assert "(among them 2 job shares: Ana and Ben; Cy and Dee)" in steps.summary.text()


def test_each_step_is_read_out_with_what_it_asks_and_no_word_of_the_one_before(
    window: MainWindow, qtbot: QtBot, qapp: QApplication, heard: list[str]
) -> None:
    show(qtbot, window)
    came: list[QWidget] = []

    def note(_before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            came.append(now)

    start = start_of(window)
    qapp.focusChanged.connect(note)
    start.new_button.click()
    steps = start.steps
    assert heard[-1].startswith("Step 1 of 4, Team. What is the team called?")
    assert came[-1] is steps.team_form["name"].target()
    QTest.keyClick(came[-1], Qt.Key.Key_Return)
    assert heard[-1] == "The team needs a name, and somebody who manages it."
    steps.team_form.put({"name": "North Moor", "manager": "Jo Patel", "nation": "england"})
    firsts = (steps.people.rows[0].name.target(), steps.cover_form["desk"].target(), steps.next)
    for number, first in enumerate(firsts):
        if number == 1:
            steps.people.rows[0].name.put("Ana Alvi")
        came.clear()
        steps.go_on()
        assert came == [first]
        assert heard[-1].startswith(f"Step {number + 2} of 4")
    assert "North Moor: 1 person, managed by Jo Patel." in heard[-1]
    qapp.focusChanged.disconnect(note)


def test_how_each_person_works_is_named(window: MainWindow) -> None:
    steps = steps_of(window)
    box = steps.people.rows[1].pattern.target()
    assert isinstance(box, QComboBox)
    assert box.accessibleName() == box.view().accessibleName() == "Working pattern of person 2"


def test_hours_of_the_desk_that_are_not_right_hold_the_step(window: MainWindow) -> None:
    steps = steps_of(window, "Ana")
    for start_text, end_text, name in (("abc", "17:00", "desk_start"), ("18:00", "17:00", "desk_end")):
        for field, text in (("desk_start", start_text), ("desk_end", end_text)):
            box = steps.cover_form[field].target()
            assert isinstance(box, QComboBox)
            box.setCurrentText(text)
        steps.go_on()
        assert steps.step == 2
        assert steps.cover_form.problem_at(name)
    steps.cover_form["desk_start"].put(480)
    steps.go_on()
    assert "Duty desk 08:00–17:00" in steps.summary.text()


def test_desks_follow_the_number_of_people_until_it_is_said_otherwise(window: MainWindow) -> None:
    steps = steps_of(window)
    for number, name in enumerate(("Ana", "Ben", "Cy")):
        steps.people.rows[number].name.put(name)
        steps.go_on()
        assert steps.cover_form["desks"].value() == number + 1
        steps.back.click()
    steps.cover_form["desks"].put(2)
    steps.go_on()
    assert steps.cover_form["desks"].value() == 2


def test_half_a_post_is_remarked_on_while_it_is_typed(window: MainWindow) -> None:
    start = start_of(window)
    start.begin_team()
    row, other = start.steps.people.rows[:2]
    row.pattern.put("share-first")
    QTest.keyClicks(row.name.target(), "Fay Field")
    assert start.steps.people.remark.text().startswith("Fay Field has half of a post")
    # Where the words wrap the rows keep their room.
    people = start.steps.people
    assert people.heightForWidth(300) == people.sizeHint().height()
    other.pattern.put("share-second")
    QTest.keyClicks(other.name.target(), "Gus")
    assert start.steps.people.remark.isHidden()


def test_a_plan_that_is_there_is_never_overwritten(window: MainWindow, plan: Path) -> None:
    steps = steps_of(window, "Ana")
    steps.go_on()
    steps.file.setText(str(plan))
    before = plan.read_bytes()
    steps.go_on()
    assert "already there" in steps.trouble.text()
    assert plan.read_bytes() == before


def test_a_damaged_sample_is_set_aside_and_made_anew(window: MainWindow) -> None:
    desk = desk_of(window)
    broken = desk.session.folder / "samples" / "riverside.rotabene"
    broken.parent.mkdir(parents=True)
    broken.write_bytes(b"no database at all, only words" * 40)
    start = start_of(window)
    start.sample_button.click()
    assert not desk.session.is_open
    assert front(desk) == "start"
    start.renew()
    assert not start.anew_button.isHidden()
    start.anew_button.click()
    assert desk.session.is_sample
    assert front(desk) == "rota"
    assert (broken.parent / "riverside-set-aside-1.rotabene").exists()


def test_a_sample_that_another_window_has_open_is_not_set_aside(window: MainWindow) -> None:
    desk = desk_of(window)
    desk.open_sample("riverside")
    plan = desk.session.path
    assert plan is not None
    with pytest.raises(PlannerError, match="is open in a window"):
        set_sample_aside("riverside", desk.session.folder)
    desk.session.close()
    assert set_sample_aside("riverside", desk.session.folder).exists()
    assert not plan.exists()


def test_opening_a_file_leads_to_its_rota(window: MainWindow, plan: Path) -> None:
    desk = desk_of(window)
    assert desk.open_path(plan)
    assert front(desk) == "rota"
    desk.actions.trigger("file.new")
    assert front(desk) == "start"
    start = start_of(window)
    assert start.pages.currentWidget() is start.steps
    start.steps.cancel.click()
    assert front(desk) == "rota"


def test_enter_presses_the_focused_button_and_in_a_line_of_text_goes_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    start = start_of(window)
    steps = start.steps
    show(qtbot, window)
    start.new_button.setFocus()
    QTest.keyClick(start.new_button, Qt.Key.Key_Return)
    assert start.pages.currentWidget() is steps
    QTest.keyClicks(steps.team_form["name"].target(), "North Moor")
    manager = steps.team_form["manager"].target()
    manager.setFocus()
    QTest.keyClicks(manager, "Jo Patel")
    QTest.keyClick(manager, Qt.Key.Key_Return)
    assert steps.step == 1
    steps.back.setFocus()
    QTest.keyClick(steps.back, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert steps.step == 0


def test_enter_after_a_name_goes_to_the_next_person_and_from_an_empty_row_on(
    window: MainWindow, qtbot: QtBot
) -> None:
    show(qtbot, window)
    steps = steps_of(window)
    for name in ("Amira Khan", "Ben Boyd", "Cat Cole", "Dan Dale", "Eve Ellis"):
        field = window.focusWidget()
        assert field is not None
        QTest.keyClicks(field, name)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert steps.step == 1
    assert [each.name for each in steps.people.joiners][-1] == "Eve Ellis"
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Return)
    assert steps.step == 2


def test_late_in_the_week_the_coming_one_is_offered_and_every_other_can_be_chosen(window: MainWindow) -> None:
    start = start_of(window)
    start.begin_team()
    # It is Friday 20 November.
    assert start.steps.first_day == date(2026, 11, 23)
    start.steps.week.put(date(2026, 11, 16).toordinal())
    assert start.steps.first_day == date(2026, 11, 16)


def test_recent_plans_are_opened_from_the_first_page_and_what_has_gone_says_so(
    window: MainWindow, plan: Path
) -> None:
    desk = desk_of(window)
    gone = plan.with_name("gone.rotabene")
    for path in (gone, plan):
        desk.preferences.add_recent_file(path)
    start = start_of(window)
    start.renew()
    assert [button.text() for button in start.recent_buttons] == ["north", "gone – no longer there"]
    start.recent_buttons[1].click()
    assert not desk.session.is_open
    assert [button.text() for button in start.recent_buttons] == ["north"]
    start.recent_buttons[0].click()
    assert desk.session.path == plan
    assert front(desk) == "rota"


def test_recent_plans_are_in_sight_without_scrolling(qtbot: QtBot, window: MainWindow, plan: Path) -> None:
    desk_of(window).preferences.add_recent_file(plan)
    start_of(window).renew()
    window.resize(1440, 900)
    show(qtbot, window)
    start = start_of(window)
    button = start.recent_buttons[0]
    qtbot.waitUntil(lambda: button.isVisible() and button.visibleRegion().boundingRect() == button.rect())
    assert not start.welcome.verticalScrollBar().isVisible()


def test_without_a_plan_there_is_no_week_to_choose_or_to_build(window: MainWindow, plan: Path) -> None:
    assert window.frame is not None
    bar = window.frame.top_bar
    assert not bar.picker.isEnabled()
    assert not bar.weeks_button.isEnabled()
    desk_of(window).open_path(plan)
    assert bar.picker.isEnabled()
    assert bar.weeks_button.isEnabled()


def test_a_sample_is_shown_while_its_rota_is_built_wherever_it_is_opened(
    window: MainWindow, plan: Path
) -> None:
    desk = desk_of(window)
    desk.open_path(plan)
    desk.frame.show_screen("people")
    desk.open_sample("riverside")
    assert front(desk) == "rota"
    assert desk.builder.is_running


def test_the_menu_lists_recent_plans_but_the_open_one(window: MainWindow, plan: Path) -> None:
    desk = desk_of(window)
    for path in (plan.with_name("gone.rotabene"), plan):
        desk.preferences.add_recent_file(path)
    desk.open_path(plan)
    menu = ProgramMenu(desk)
    menu.renew()
    assert [action.text() for action in menu.recent.actions()] == ["gone – no longer there"]


def test_only_what_is_ticked_asks_for_figures(qtbot: QtBot, light: QApplication) -> None:
    del light
    parent = QWidget()
    qtbot.addWidget(parent)
    steps = NewTeamSteps(parent)
    form = steps.cover_form
    for name, is_asked in (("desk_least", True), ("office_least", False), ("late_least", False)):
        assert form[name].isVisibleTo(form) == is_asked
    tick = form["late"]
    assert isinstance(tick, TickField)
    QTest.keyClick(tick.box, Qt.Key.Key_Space)
    assert form["late_least"].isVisibleTo(form)
    assert [each.name for each in steps.cover] == ["Duty desk", "Evening contact"]


def test_enter_on_how_somebody_works_goes_to_the_next_of_them(window: MainWindow, qtbot: QtBot) -> None:
    show(qtbot, window)
    start = start_of(window)
    start.begin_team()
    start.steps.team_form.put({"name": "N", "manager": "Jo", "nation": "england"})
    start.steps.go_on()
    first, second = start.steps.people.rows[:2]
    QTest.keyClicks(first.name.target(), "Ana")
    works = first.pattern.target()
    works.setFocus()
    QTest.keyClicks(works, "11")
    chosen = first.pattern.value()
    assert chosen != "nine-five"
    QTest.keyClick(works, Qt.Key.Key_Return)
    QTest.keyClicks(second.name.target(), "Ben")
    assert second.name.target().hasFocus()
    assert (first.pattern.value(), start.steps.step) == (chosen, 1)


def test_enter_on_a_tick_or_a_time_goes_on_and_leaves_it(window: MainWindow, qtbot: QtBot) -> None:
    show(qtbot, window)
    steps = steps_of(window, "Ana")
    tick = steps.cover_form["desk"].target()
    assert tick.hasFocus()
    QTest.keyClick(tick, Qt.Key.Key_Return)
    assert steps.cover_form["desk"].value()
    assert steps.step == 3
    # From the last button backwards as they stand in their row.
    QTest.keyClick(steps.next, Qt.Key.Key_Backtab)
    assert steps.back.hasFocus()
    steps.back.click()
    steps.cover_form["desk_end"].begin()
    QTest.keyClick(steps.cover_form["desk_end"].target(), Qt.Key.Key_Return)
    assert steps.cover_form["desk_end"].value() == 1020
    assert steps.step == 3


def test_a_list_of_names_that_is_pasted_has_a_row_each(window: MainWindow) -> None:
    start = start_of(window)
    start.begin_team()
    people = start.steps.people
    people.rows[1].name.put("Jo Hill")
    people.typed_steps.begin()
    line = people.rows[0].name.target()
    assert isinstance(line, QLineEdit)
    QApplication.clipboard().setText("Ana Alvi\tSenior\r\nBen Boyd\n\n  Cy Clark \nDee\nEve\n")
    line.paste()
    names = ["Ana Alvi", "Jo Hill", "Ben Boyd", "Cy Clark", "Dee", "Eve"]
    assert [each.name for each in people.joiners] == names
    assert people.joiners[0].role == "Senior"
    assert people.rows[-1].joiner is None
    people.typed_steps.go("back")
    assert [each.name for each in people.joiners] == ["Jo Hill"]


def test_a_pasted_table_says_how_each_works_and_its_headings_are_nobody(window: MainWindow) -> None:
    start_of(window).begin_team()
    people = start_of(window).steps.people
    line = people.rows[0].name.target()
    assert isinstance(line, QLineEdit)
    table = "Name\tJob title\tHours\tPhone\nAna\tManager\t9-5\t1\nBen\t\t11am-7pm\t2\nCy\tSenior\tNights\n"
    QApplication.clipboard().setText(table)
    line.paste()
    told = [(each.name, each.role, each.pattern) for each in people.joiners]
    assert told == [
        ("Ana", "Manager", "nine-five"),
        ("Ben", "Social worker", "eleven-seven"),
        ("Cy", "Senior", "nine-five"),
    ]
    assert people.remark.text() == "“Nights” is no pattern of the list; Cy has 9–5."
    people.rows[2].pattern.put("flexi")
    people.rows[2].pattern.edited.emit()
    assert people.remark.isHidden()
    people.typed_steps.go("back")
    assert people.joiners == ()
    line.paste()
    assert not people.remark.isHidden()
    people.typed_steps.go("back")
    QTest.keyClicks(people.rows[2].name.target(), "Dee")
    assert people.remark.isHidden()


def test_ctrl_z_takes_back_what_was_typed_of_the_people(window: MainWindow, qtbot: QtBot) -> None:
    start = start_of(window)
    start.begin_team()
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    start.steps.team_form.put({"name": "North Moor", "manager": "Jo Patel", "nation": "england"})
    start.steps.go_on()
    people = start.steps.people
    for number, name in enumerate(("Ana", "Ben")):
        people.rows[number].name.begin()
        QTest.keyClicks(people.rows[number].name.target(), name)
    people.rows[2].role.begin()
    seen = []
    for key in (Qt.Key.Key_Z, Qt.Key.Key_Z, Qt.Key.Key_Y):
        QTest.keyClick(window.focusWidget(), key, Qt.KeyboardModifier.ControlModifier)
        seen.append([joiner.name for joiner in people.joiners])
    assert seen == [["Ana"], [], ["Ana"]]


@pytest.mark.parametrize("step", [1, 2, 3])
def test_a_team_that_is_being_made_is_still_there_in_another_theme(
    qtbot: QtBot, window: MainWindow, light: QApplication, step: int
) -> None:
    """Chosen on the settings, or by the desktop at dusk; there is no plan yet in which it could be kept."""
    desk, people = desk_of(window), ("Ana", "Ben", "Cy")
    steps = steps_of(window, *people)
    steps.people.rows[1].role.put("Student")
    while steps.step < step:
        steps.go_on()
    if steps.step > step:
        steps.back.click()
    steps.cover_form.put({**steps.cover_form.values(), "late": True})
    steps.file.setText("/plans/north.rotabene")
    before = steps.begun
    desk.frame.show_screen("settings")
    tones: tuple[Mode, ...] = ("dark", "light")
    for tone in tones:
        old = window.frame
        apply_theme(light, tone, 100)
        qtbot.waitUntil(partial(_is_new, window, old))
    desk.frame.show_screen("start")
    start = start_of(window)
    assert start.steps is not steps
    assert start.pages.currentWidget() is start.steps
    assert start.steps.begun == before


def _is_new(window: MainWindow, old: Frame | None) -> bool:
    return window.frame not in (None, old)
