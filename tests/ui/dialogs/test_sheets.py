"""The sheets: nothing goes on without what is needed, and nobody is shown a traceback unasked."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from planner.domain.findings import Finding
from planner.services.publish_rota import FOR_ALL, NOTE, reason_key
from tests.planner.services.small_office import MONDAY, small_team
from tests.ui.desk_factory import built_rota
from ui.dialogs.ask import Ask
from ui.dialogs.crash_dialog import CrashDialog, crash_report
from ui.dialogs.list_sheet import ListSheet
from ui.dialogs.publish_sheet import CHANGED, PublishSheet
from ui.dialogs.reason_sheet import ReasonSheet
from ui.dialogs.sample_sheet import SampleSheet
from ui.dialogs.sheet import Sheet
from ui.dialogs.sure_sheet import SureSheet
from ui.session.shown_rota import ShownRota, show_rota
from ui.sign_in.word_sheet import WordSheet

# The screenless platform of Qt says this of every dialog with a least size.
pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")

LATE = Finding("late_finish", 3, "Ana starts too early after a late finish.", people=("ana",))
EVENING = Finding("evenings", 3, "Ben works three evenings.", people=("ben",))
REST = Finding("daily_rest", 0, "Ana has 10.5 h of rest.", people=("ana",))


@pytest.fixture(autouse=True)
def themed(light: QApplication) -> None:
    """Sheets are styled as in the window."""
    del light


def shown_with(*findings: Finding) -> ShownRota:
    shown = show_rota(small_team(), MONDAY, built_rota())
    return ShownRota(shown.team, shown.problem, shown.rota, findings)


def test_publishing_waits_for_a_reason_for_each_exception(qtbot: QtBot) -> None:
    sheet = PublishSheet(shown_with(LATE, EVENING), None)
    qtbot.addWidget(sheet)
    assert not sheet.publish.isEnabled()
    for field in sheet.fields:
        field.setText("agreed with her")
    assert sheet.publish.isEnabled()
    assert sheet.reasons == {reason_key(LATE): "agreed with her", reason_key(EVENING): "agreed with her"}


def test_the_sheet_before_publishing_says_which_week_it_is(qtbot: QtBot) -> None:
    sheet = PublishSheet(shown_with(LATE), None)
    qtbot.addWidget(sheet)
    assert sheet.accessibleName() == "Publish Mon 23 – Sun 29 Nov 2026"


def test_one_reason_can_stand_for_all(qtbot: QtBot) -> None:
    sheet = PublishSheet(shown_with(LATE, EVENING), None)
    qtbot.addWidget(sheet)
    sheet.same.setText("team meeting of 9 November")
    assert sheet.publish.isEnabled()


def test_what_was_typed_before_publishing_stands_there_again(qtbot: QtBot) -> None:
    left = PublishSheet(shown_with(LATE, EVENING), None)
    qtbot.addWidget(left)
    left.same.setText("team meeting")
    left.fields[1].setText("his wish")
    left.note.setText("agreed on Monday")
    again = PublishSheet(shown_with(LATE, EVENING), None, kept=left.typed)
    qtbot.addWidget(again)
    assert again.reasons == left.reasons
    assert again.same.text() == "team meeting"
    assert again.publish.isEnabled()


def test_what_was_typed_waits_while_a_law_is_broken_and_goes_with_its_finding(qtbot: QtBot) -> None:
    kept = {LATE.sentence: "her wish", EVENING.sentence: "her wish", FOR_ALL: "her wish"}
    broken = PublishSheet(shown_with(REST, LATE, EVENING), None, kept=kept)
    qtbot.addWidget(broken)
    assert broken.typed == kept
    other = Finding("evenings", 3, "Cy works four evenings.", people=("cy",))
    mended = PublishSheet(shown_with(LATE, other), None, kept=kept)
    qtbot.addWidget(mended)
    assert [field.text() for field in mended.fields] == ["her wish", ""]
    assert mended.typed == {LATE.sentence: "her wish", FOR_ALL: "her wish"}
    gone = PublishSheet(shown_with(other, EVENING), None, kept={LATE.sentence: "her wish", FOR_ALL: "so"})
    qtbot.addWidget(gone)
    assert gone.typed == {}


def test_a_broken_law_cannot_be_published_whatever_is_typed(qtbot: QtBot) -> None:
    sheet = PublishSheet(shown_with(REST, LATE), None)
    qtbot.addWidget(sheet)
    assert sheet.fields == ()
    assert not sheet.publish.isEnabled()
    assert sheet.publish.toolTip() == "A law is broken"


def test_publishing_says_what_changes_and_who_gets_short_notice(qtbot: QtBot) -> None:
    last = built_rota().model_copy(update={"version": 2})
    last = last.model_copy(update={"shifts": last.shifts[:-1]})
    sheet = PublishSheet(shown_with(), last, today=date(2026, 11, 20))
    qtbot.addWidget(sheet)
    assert [row.accessibleName() for row in sheet.people.rows] == [
        "Ben Boyd, 5 days' notice, 28 agreed: Works on Wed 25 Nov, a day off before: 09:00–17:00."
    ]
    texts = [label.text() for label in sheet.findChildren(QLabel)]
    assert any(text.startswith("Since version 2: 1 person changes, 1 shift") for text in texts)
    assert "1 person has new or changed shifts; 1 person gets less notice than agreed." in texts


@pytest.mark.parametrize(
    ("findings", "first"),
    [
        ((), "Note kept with this version"),
        ((LATE,), f"Reason: {LATE.sentence}"),
        ((LATE, EVENING), "One reason for all"),
    ],
)
def test_what_is_typed_first_goes_where_something_is_asked_for(
    qtbot: QtBot, findings: tuple[Finding, ...], first: str
) -> None:
    sheet = PublishSheet(shown_with(*findings), None)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    focused = sheet.focusWidget()
    assert focused is not None
    assert focused.accessibleName() == first


def press_enter(sheet: PublishSheet) -> str:
    """Where the focus is afterwards."""
    held = sheet.focusWidget()
    assert held is not None
    QTest.keyClick(held, Qt.Key.Key_Return)
    now = sheet.focusWidget()
    return now.accessibleName() or now.text() if isinstance(now, QLineEdit | QPushButton) else ""


def test_enter_says_what_is_missing_and_goes_on_but_never_publishes_out_of_a_field(qtbot: QtBot) -> None:
    sheet = PublishSheet(shown_with(LATE, EVENING), None)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    assert press_enter(sheet) == "One reason for all"
    assert sheet.missing.text() == "2 exceptions still need a reason of three letters or more."
    sheet.fields[0].setText("her wish")
    sheet.fields[0].setFocus()
    assert press_enter(sheet) == f"Reason: {EVENING.sentence}"
    assert sheet.missing.text() == "1 exception still needs a reason of three letters or more."
    sheet.fields[1].setText("his wish")
    assert sheet.missing.isHidden()
    assert press_enter(sheet) == "Note kept with this version"
    assert press_enter(sheet) == "Publish"
    assert sheet.isVisible()
    with qtbot.waitSignal(sheet.accepted):
        press_enter(sheet)


def test_enter_says_that_a_law_is_broken(qtbot: QtBot) -> None:
    sheet = PublishSheet(shown_with(REST), None)
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    sheet.note.setFocus()
    press_enter(sheet)
    assert sheet.missing.text() == "A law is broken: mend that first."
    assert sheet.isVisible()


def test_a_note_is_kept_with_the_version(qtbot: QtBot) -> None:
    sheet = PublishSheet(shown_with(), None)
    qtbot.addWidget(sheet)
    sheet.note.setText(" agreed on Monday ")
    assert sheet.reasons == {NOTE: "agreed on Monday"}
    assert sheet.publish.isEnabled()


def test_an_exception_needs_a_reason_of_three_letters(qtbot: QtBot) -> None:
    sheet = ReasonSheet([LATE])
    qtbot.addWidget(sheet)
    assert not sheet.allow.isEnabled()
    sheet.reason.setText("  x ")
    assert not sheet.allow.isEnabled()
    sheet.reason.setText("her wish")
    assert sheet.allow.isEnabled()


def test_what_would_fall_short_is_told_before_the_reason_is_given(qtbot: QtBot) -> None:
    sheet = ReasonSheet([LATE], costs=["Duty desk Tue 24 Nov 09:00–13:00: 0 of 1 person on duty."])
    qtbot.addWidget(sheet)
    told = [each.text() for each in sheet.findChildren(QLabel)]
    assert "It would also leave short: Duty desk Tue 24 Nov 09:00–13:00: 0 of 1 person on duty." in told


def test_a_crash_keeps_its_report_behind_a_button_and_can_be_copied(qtbot: QtBot) -> None:
    try:
        raise ZeroDivisionError("a fault of ours")
    except ZeroDivisionError as error:
        report = crash_report(type(error), error, error.__traceback__)
    dialog = CrashDialog(report)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.details.isVisible()
    dialog.show_details.click()
    assert dialog.details.isVisible()
    layout = dialog.layout()
    assert layout is not None
    assert dialog.height() >= layout.minimumSize().height()
    dialog.copy.click()
    assert "a fault of ours" in QGuiApplication.clipboard().text()
    assert "Qt 6" in report


def test_a_list_shows_every_line(qtbot: QtBot) -> None:
    sheet = ListSheet("All that is wrong", ["staff[0]: no name", "visits[2]: no window"])
    qtbot.addWidget(sheet)
    assert sheet.list.count() == 2


def test_samples_are_chosen_by_name(qtbot: QtBot) -> None:
    sheet = SampleSheet()
    qtbot.addWidget(sheet)
    assert sheet.chosen == "riverside"


def test_a_sheet_is_never_larger_than_the_screen(qtbot: QtBot, light: QApplication) -> None:
    del light
    sheet = Sheet("Far too much", width=9000)
    qtbot.addWidget(sheet)
    sheet.resize(9000, 9000)
    with qtbot.waitExposed(sheet):
        sheet.show()
    room = sheet.screen().availableGeometry()
    assert sheet.width() < room.width()
    assert sheet.height() < room.height()


def test_a_word_that_is_shown_once_goes_by_its_own_button_alone(qtbot: QtBot) -> None:
    sheet = WordSheet("One-time word for Ana", "nise-zefi-gika-duka", "Give it to her.")
    qtbot.addWidget(sheet)
    sheet.show()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    sheet.close()
    assert sheet.isVisible()
    sheet.accept()
    assert not sheet.isVisible()


def test_haste_does_nothing_that_no_undo_takes_back(qtbot: QtBot) -> None:
    sheet = SureSheet("End sign-in", "Ben signs in no more.", "End sign-in")
    qtbot.addWidget(sheet)
    sheet.show()
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.result() == sheet.DialogCode.Rejected


def test_a_long_line_of_a_list_is_seen_to_its_end(qtbot: QtBot, light: QApplication) -> None:
    del light
    sheet = ListSheet("What changes", ["Short.", " ".join(["works 11:30–19:30 instead of 10:00–17:00"] * 4)])
    qtbot.addWidget(sheet)
    with qtbot.waitExposed(sheet):
        sheet.show()
    short, long = (sheet.list.visualItemRect(sheet.list.item(row)).height() for row in (0, 1))
    assert long >= short + sheet.list.fontMetrics().lineSpacing()
    assert not sheet.list.horizontalScrollBar().isVisible()


def test_closing_the_sheet_before_publishing_keeps_what_was_typed(qtbot: QtBot) -> None:
    typed: dict[str, str] = {}
    over = QWidget()
    qtbot.addWidget(over)
    ask = Ask()
    ask.over = over

    def type_and_leave() -> None:
        sheet = over.findChild(PublishSheet)
        assert sheet is not None
        sheet.fields[0].setText("her wish")
        QTest.keyClick(sheet, Qt.Key.Key_Escape)

    QTimer.singleShot(0, type_and_leave)
    assert ask.publish_reasons(shown_with(LATE), None, typed, is_other=False) is None
    assert typed == {LATE.sentence: "her wish"}


def test_a_sheet_that_is_asked_again_says_that_the_plan_is_another(qtbot: QtBot) -> None:
    first, again = (PublishSheet(shown_with(LATE), None, is_other=is_other) for is_other in (False, True))
    for sheet, number in ((first, 0), (again, 1)):
        qtbot.addWidget(sheet)
        assert [each.text() for each in sheet.findChildren(QLabel)].count(CHANGED) == number
