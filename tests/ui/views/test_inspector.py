"""The inspector shows what was chosen, and the key to the marks for everything else."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from planner.domain.time_grid import hours_label
from planner.services.allow_exceptions import agreed_hours
from tests.planner.rules.factory import at
from tests.planner.services.small_office import MONDAY, small_team
from tests.ui.desk_factory import built_rota
from ui.session.chosen import NOTHING, Chosen
from ui.session.shown_rota import ShownRota, show_rota
from ui.views.inspector import Inspector
from ui.views.mark_samples import MarkSample
from ui.views.several_details import PersonRow
from ui.widgets.chip import Chip

TUESDAY = MONDAY.toordinal() + 1


@pytest.fixture
def shown() -> ShownRota:
    return show_rota(small_team(), MONDAY, built_rota())


@pytest.fixture
def inspector(qtbot: QtBot, light: QApplication) -> Inspector:
    del light
    inspector = Inspector()
    qtbot.addWidget(inspector)
    return inspector


def words_of(inspector: Inspector) -> str:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return "\n".join(label.text() for label in inspector.page.findChildren(QLabel))


def test_nothing_chosen_shows_the_key(inspector: Inspector, shown: ShownRota) -> None:
    inspector.show_chosen(shown, NOTHING, can_edit=True)
    assert "What the marks mean" in words_of(inspector)


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Chosen("shift", shift="ana@2026-11-24"), ("Ana Alvi, Tue 24 Nov", "Visit R-1042", "10:00–18:00")),
        (
            Chosen("uncovered", demand="v1"),
            ("Uncovered visit", "two workers needed – 1 of 2 found", "Why not?"),
        ),
        (Chosen("person", person="ben"), ("Ben Boyd", "Tue 24 Nov  09:00–17:00", "planned")),
        (
            Chosen("shift", shift="ana@2026-11-24", activity=at("Tue 16:15")),
            ("Visit", "Visit R-1042", "Ana Alvi, Tue 24 Nov 16:30–17:30", "Its shift"),
        ),
        (
            Chosen("fairness"),
            ("How work is shared", "Evenings", "What is proved"),
        ),
        (Chosen("proof"), ("What was proved", "Under these hours and rules", "Not looked at")),
        (Chosen("day", day=TUESDAY), ("Tue 24 Nov", "At work: 2", "10:00–18:00  Ana Alvi")),
    ],
)
def test_what_was_chosen_is_told(
    inspector: Inspector, shown: ShownRota, chosen: Chosen, expected: tuple[str, ...]
) -> None:
    inspector.show_chosen(shown, chosen, can_edit=True)
    words = words_of(inspector)
    assert [each for each in expected if each not in words] == []


@pytest.mark.parametrize(
    "gone", [Chosen("shift", shift="x"), Chosen("uncovered", demand="x"), Chosen("person", person="x")]
)
def test_what_is_no_longer_there_gives_way_to_the_key(
    inspector: Inspector, shown: ShownRota, gone: Chosen
) -> None:
    inspector.show_chosen(shown, gone, can_edit=True)
    assert "What the marks mean" in words_of(inspector)


def test_while_a_build_runs_the_pin_waits(inspector: Inspector, shown: ShownRota) -> None:
    inspector.show_chosen(shown, Chosen("shift", shift="ana@2026-11-24"), can_edit=False)
    assert not inspector.shift_page.pin_button.isEnabled()


def test_a_week_without_a_rota_can_be_looked_at(inspector: Inspector) -> None:
    empty = show_rota(small_team(), MONDAY, None)
    inspector.show_chosen(empty, Chosen("day", day=TUESDAY), can_edit=True)
    assert "Not planned yet." in words_of(inspector)
    inspector.show_chosen(empty, Chosen("person", person="ana"), can_edit=True)
    assert "Ana Alvi" in words_of(inspector)


def test_several_shifts_have_a_page_with_their_sum_and_what_can_be_done(
    inspector: Inspector, shown: ShownRota, qtbot: QtBot
) -> None:
    places = frozenset((shift.staff, shift.day) for shift in shown.shifts)
    inspector.show_chosen(shown, Chosen("shift", shift=shown.shifts[0].id, places=places), can_edit=True)
    people = len({shift.staff for shift in shown.shifts})
    hours = hours_label(sum(shift.paid_minutes for shift in shown.shifts))
    words = words_of(inspector)
    assert f"{len(shown.shifts)} shifts of {people} people" in words
    assert f"{hours} paid" in "\n".join(chip.text for chip in inspector.page.findChildren(Chip))
    assert "Ana Alvi" in words
    assert "Visit: 1," in words
    with qtbot.waitSignal(inspector.command_requested) as told:
        inspector.several_page.buttons["shift.remove"].click()
    assert told.args == ["shift.remove"]
    row = inspector.page.findChildren(PersonRow)[0]
    with qtbot.waitSignal(inspector.person_requested) as asked:
        QTest.keyClick(row, Qt.Key.Key_Return)
    assert asked.args == ["ana"]


def test_places_with_a_single_shift_show_that_shift(inspector: Inspector, shown: ShownRota) -> None:
    first = shown.shifts[0]
    places = frozenset({(first.staff, first.day), ("nobody", first.day)})
    inspector.show_chosen(shown, Chosen("shift", shift=first.id, places=places), can_edit=True)
    assert inspector.page is inspector.shift_page


def test_commands_for_several_wait_for_a_build(inspector: Inspector, shown: ShownRota) -> None:
    places = frozenset((shift.staff, shift.day) for shift in shown.shifts)
    inspector.show_chosen(shown, Chosen("shift", shift=shown.shifts[0].id, places=places), can_edit=False)
    assert not any(button.isEnabled() for button in inspector.several_page.buttons.values())


def test_the_key_tells_every_mark_that_the_board_draws(inspector: Inspector, shown: ShownRota) -> None:
    inspector.show_chosen(shown, NOTHING, can_edit=True)
    words = words_of(inspector)
    for mark in (
        "Changed",
        "Write-up",
        "Breaks the law",
        "Breaks a policy",
        "Unmet wish",
        "Handover",
        "Short rest",
    ):
        assert mark in words
    for sample in inspector.page.findChildren(MarkSample):
        image = sample.grab().toImage()
        corner = image.pixelColor(0, image.height() - 1)
        assert any(
            image.pixelColor(x, y) != corner for x in range(image.width()) for y in range(image.height())
        )


def test_hours_agreed_for_the_day_are_told_with_their_reason(inspector: Inspector, shown: ShownRota) -> None:
    shift = shown.shift("ana@2026-11-24")
    assert shift is not None
    agreed = agreed_hours(shown.team, (shift,), "Childcare, agreed by phone")
    inspector.show_chosen(
        replace(shown, team=agreed.applied(shown.team)), Chosen("shift", shift=shift.id), can_edit=True
    )
    assert "Other hours are agreed for this day: Childcare, agreed by phone" in words_of(inspector)
