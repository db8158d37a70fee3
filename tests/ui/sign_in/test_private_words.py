"""What is private to somebody, or written by somebody who means no good, on the screens of everybody else."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from planner.domain.contracts import OffDay
from planner.domain.records import DateRange
from planner.domain.roles import Caller, Role
from planner.domain.rule_pack import Override
from planner.domain.staff import Absence, AgreedChange, Preference, ToilEntry
from planner.domain.time_grid import Span
from planner.services.accounts.people import invite
from planner.services.accounts.sign_in import sign_in
from planner.services.flexible.register import ask_for_flexible_working
from planner.services.requests.own_leave import ask_for_leave
from planner.services.worked.confirm import correct_day
from planner.store.sqlite_store import SqliteStore
from tests.planner.rules.factory import at
from tests.planner.services.small_office import MONDAY, NOW, StillClock
from tests.planner.services.swaps.office import BEN
from tests.ui.desk_factory import GivenAnswers
from tests.ui.sign_in.conftest import ANA, JO, PHRASES, Office
from ui.actions.catalogue import ROWS
from ui.main_window.screen_shelf import MAKERS

NewOffice = Callable[..., Office]
# As bold as a label reads it that takes any text for markup.
SECRET = "<b>Zq</b>"
CLOCK = StillClock()
ENDINGS = {"export.team": "json", "export.wall_html": "html", "export.ics": "zip"}
LEAD = "Li Lead"
THIS_WEEK = DateRange(first=date(2026, 11, 25), last=date(2026, 11, 25))
ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


@pytest.fixture
def secret_plan(signed_plan: Path) -> Path:
    """Ben's sickness, wishes, hours and requests, all with a word of their own."""
    store = SqliteStore.open(signed_plan, CLOCK)
    override = Override(
        rule="evenings",
        staff="ben",
        first=THIS_WEEK.first,
        last=THIS_WEEK.first,
        reason=f"{SECRET} ill",
        by=JO,
        at=NOW,
    )
    day = THIS_WEEK.first
    with store.unit_of_work(JO) as unit:
        team = unit.team()
        fields = {
            "staff": tuple(
                each.model_copy(update={"note": SECRET}) if each.id == "ben" else each for each in team.staff
            ),
            "absences": (Absence(id="sick-ben", staff="ben", kind="sick", dates=THIS_WEEK, note=SECRET),),
            "preferences": (
                Preference(id="clinic", staff="ben", wants="cannot_work", day=day, reason=SECRET),
                Preference(id="tea", staff="ben", wants="not_work", day=day, reason=SECRET),
            ),
            "toil": (
                ToilEntry(
                    id="t1", staff="ben", state="earned", minutes=60, on=date(2026, 11, 2), reason=SECRET
                ),
            ),
            "agreed_changes": (
                AgreedChange(id="c1", staff="ben", day=date(2026, 11, 26), pattern=OffDay(), reason=SECRET),
            ),
            "rules": team.rules.model_copy(update={"overrides": (override,)}),
        }
        unit.save_team(team.model_copy(update=fields), what="Put", subject=team.id, reason=SECRET)
        draft = unit.draft(MONDAY)
        assert draft is not None
        shifts = tuple(each.model_copy(update={"note": SECRET}) for each in draft.shifts)
        unit.publish(draft.model_copy(update={"shifts": tuple(s for s in shifts if s.staff == "ben")}))
    _joins(store, LEAD, "service_lead", None)
    _joins(store, BEN.name, "worker", "ben")
    later = DateRange(first=date(2027, 1, 11), last=date(2027, 1, 11))
    ask_for_leave(store, BEN, "ben", "annual_leave", later, CLOCK, note=SECRET)
    ask_for_flexible_working(store, BEN, "ben", SECRET, date(2027, 3, 1), CLOCK)
    correct_day(store, BEN, "ben", Span(at("Thu-1 09:00"), at("Thu-1 17:00")), CLOCK, note=SECRET)
    store.close()
    return signed_plan


def _joins(store: SqliteStore, name: str, role: Role, staff: str | None) -> None:
    word = invite(store, Caller(JO, "manager"), name, role, staff, CLOCK).word
    sign_in(store, name, word, CLOCK, PHRASES[ANA])


def texts_of(widget: QWidget) -> Iterator[str]:
    """All that the widget says, to the eye or to a screen reader."""
    yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
    if isinstance(widget, (QLabel, QLineEdit)):
        yield widget.text()
    elif isinstance(widget, (QPlainTextEdit, QTextEdit)):
        yield widget.toPlainText()
    elif isinstance(widget, QAbstractItemView) and widget.model() is not None:
        yield from _cells(widget.model(), QModelIndex())


def _cells(model: QAbstractItemModel, parent: QModelIndex) -> Iterator[str]:
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)
    for row in range(model.rowCount(parent)):
        for column in range(columns):
            index = model.index(row, column, parent)
            yield from (str(told) for role in ROLES if (told := model.data(index, role)))
            if column == 0:
                yield from _cells(model, index)


def screens_of(office: Office) -> Iterator[tuple[str, QWidget]]:
    """Every widget of every screen that opens, with Ben chosen."""
    for screen in MAKERS:
        office.desk.frame.show_screen(screen)
        rota = office.desk.session.rota
        for shift in rota.shifts if rota is not None else ():
            if shift.staff == "ben":
                office.desk.select_shift(shift.id)
        QApplication.processEvents()
        for widget in office.window.findChildren(QWidget):
            yield screen, widget


@pytest.mark.parametrize("who", [ANA, LEAD])
def test_no_screen_tells_others_what_is_private(new_office: NewOffice, secret_plan: Path, who: str) -> None:
    office = new_office(secret_plan)
    office.desk.session.sign_in(who, PHRASES[ANA])
    told = {
        (screen, type(widget).__name__, text[:80])
        for screen, widget in screens_of(office)
        for text in texts_of(widget)
        if "Zq" in text
    }
    assert told == set()


def test_no_screen_of_the_manager_takes_what_somebody_wrote_for_markup(
    new_office: NewOffice, secret_plan: Path
) -> None:
    office = new_office(secret_plan)
    office.sign_in(JO)
    shown, marked = 0, set()
    for screen, widget in screens_of(office):
        if isinstance(widget, QLabel) and "Zq" in widget.text():
            shown += 1
            if widget.textFormat() != Qt.TextFormat.PlainText and SECRET in widget.text():
                marked.add((screen, widget.objectName(), widget.text()[:60]))
        if SECRET in widget.toolTip():
            marked.add((screen, "tip", widget.toolTip()[:60]))
    assert shown, "nothing of it is shown"
    assert marked == set()


def test_no_file_of_the_service_lead_tells_what_is_private(
    new_office: NewOffice, secret_plan: Path, tmp_path: Path
) -> None:
    office = new_office(secret_plan)
    office.desk.session.sign_in(LEAD, PHRASES[ANA])
    office.desk.frame.show_screen("rota")
    written = [row.id for row in ROWS if row.id.startswith("export.") and not row.id.endswith("pdf")]
    for number, action in enumerate(written):
        target = tmp_path / f"out-{number}.{ENDINGS.get(action, action.rpartition('.')[2])}"
        office.desk.ask = GivenAnswers(save=target)
        office.desk.actions.trigger(action)
        assert "Ben Boyd" in content_of(target), action
        assert "Zq" not in content_of(target), action
    assert len(written) >= 4


def content_of(path: Path) -> str:
    """All text of the file, also of those that are packed together in one."""
    if not zipfile.is_zipfile(path):
        return path.read_text("utf-8")
    with zipfile.ZipFile(path) as packed:
        return "".join(f"{name} {packed.read(name).decode('utf-8', 'replace')}" for name in packed.namelist())
