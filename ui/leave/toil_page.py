"""The TOIL page of the leave screen: a balance over time, entries, flexi, forecast, unclaimed hours."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from planner.domain.problem import RotaProblem
from planner.domain.team import Team
from planner.exporters.unclaimed_table import UnclaimedRow
from planner.services.flexi_period import FlexiPeriod
from planner.services.toil_curve import ToilCurve
from ui.forms.choice_fields import ChoiceField
from ui.item_models.text_table_item_model import TextRow, TextTableItemModel
from ui.item_models.toil_rows import (
    ENTRY_COLUMNS,
    UNCLAIMED_COLUMNS,
    coming_words,
    entry_rows,
    flexi_columns,
    flexi_rows,
    unclaimed_text_rows,
)
from ui.leave.toil_chart import ToilChart
from ui.theme import px
from ui.widgets.card import Card
from ui.widgets.form_area import FormArea
from ui.widgets.text_table import TextTable

EVERYBODY = ""
# Of the lists below the curve, in px at 100 %.
LEAST_HEIGHT = 200


class ToilPage(QWidget):
    """What is chosen is told by signals; `person_chosen` when another person's account is to be shown."""

    person_chosen = Signal()
    entry_chosen = Signal(str)
    write_off_requested = Signal(int)
    export_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.person = ChoiceField()
        self.person.name_parts("Whose account", "")
        self.person.edited.connect(self.person_chosen)
        self.chart = ToilChart(self)
        self.sentence = QLabel(self)
        self.sentence.setWordWrap(True)
        self.sentence.setObjectName("small")
        self.entry_model: TextTableItemModel[TextRow] = TextTableItemModel(
            ENTRY_COLUMNS,
            self,
            warned="State",
            texts=("Who", "State", "To be taken by", "Reason", "Entered by"),
        )
        self.entries = TextTable(self.entry_model, "TOIL entries", self)
        self.flexi_model: TextTableItemModel[TextRow] = TextTableItemModel(("Who",), self)
        self.flexi = TextTable(self.flexi_model, "Flexi balance over the settlement period", self)
        self.forecast = QListWidget(self)
        self.forecast.setAccessibleName("What the rota does to TOIL")
        self.forecast.setWordWrap(True)
        self.unclaimed_model: TextTableItemModel[TextRow] = TextTableItemModel(
            UNCLAIMED_COLUMNS,
            self,
            warned="What became of them",
            texts=("Earned on", "To be taken by", "What became of them"),
        )
        self.unclaimed = TextTable(self.unclaimed_model, "Unclaimed hours", self)
        self.no_unclaimed = QLabel("No unclaimed hours.", self)
        self.no_unclaimed.setObjectName("secondary")
        self.no_unclaimed.setMargin(px(12))
        self.write_off, self.export = QPushButton("Write off…", self), QPushButton("Export…", self)
        self.export.setAccessibleName("Export the unclaimed hours")
        self.add = QPushButton("Add TOIL", self)
        self.tabs = QTabWidget(self)
        self._unclaimed: tuple[UnclaimedRow, ...] = ()
        self._connect()
        self._lay_out()

    @property
    def staff(self) -> str:
        """Whose account is shown."""
        return str(self.person.value() or EVERYBODY)

    def show_team(self, team: Team, staff: str = "") -> None:
        """The people to choose from; `staff` is chosen, else who was, else the first."""
        people = [(member.name, member.id) for member in team.staff]
        self.person.offer([*people, ("Everybody's entries", EVERYBODY)])
        if staff or self.person.value() is None:
            self.person.put(staff or (people[0][1] if people else EVERYBODY))

    def show_account(self, team: Team, problem: RotaProblem, curve: ToilCurve | None) -> None:
        """The chosen person's balance over time and entries."""
        self.chart.setVisible(bool(self.staff))
        self.chart.show_curve(curve)
        said = (curve.sentence, coming_words(team, problem, self.staff)) if curve is not None else ()
        self.sentence.setText(" ".join(said).strip())
        rows = entry_rows(team, problem, self.staff)
        self.entry_model.show_rows(rows)
        self.tabs.setTabText(0, f"Entries ({len(rows)})" if rows else "Entries")

    def show_flexi(self, periods: Sequence[FlexiPeriod]) -> None:
        """The settlement period of everybody."""
        columns = flexi_columns(periods)
        if columns != self.flexi_model.columns:
            texts = [each for each in columns if each.startswith("Within")]
            self.flexi_model = TextTableItemModel(columns, self, warned="Balance", texts=texts)
            self.flexi.setModel(self.flexi_model)
        self.flexi_model.show_rows(flexi_rows(periods))

    def show_forecast(self, sentences: Sequence[str]) -> None:
        """What the rota does to TOIL."""
        self.forecast.clear()
        self.forecast.addItems(list(sentences))

    def show_unclaimed(self, rows: Sequence[UnclaimedRow]) -> None:
        """The report of unclaimed hours."""
        self._unclaimed = tuple(rows)
        self.unclaimed_model.show_rows(unclaimed_text_rows(rows))
        still = sum(row.is_open for row in rows)
        self.tabs.setTabText(3, f"Unclaimed hours ({still})" if still else "Unclaimed hours")
        self.export.setEnabled(bool(rows))
        for widget in (self.unclaimed, self.write_off, self.export):
            widget.setVisible(bool(rows))
        self.no_unclaimed.setHidden(bool(rows))
        self._row_chosen()

    def unclaimed_row(self, number: int) -> UnclaimedRow:
        """A row of the report."""
        return self._unclaimed[number]

    @Slot()
    def _row_chosen(self) -> None:
        row = self.unclaimed.currentIndex().row()
        self.write_off.setEnabled(0 <= row < len(self._unclaimed) and self._unclaimed[row].is_open)

    @Slot()
    def _write_off(self) -> None:
        self.write_off_requested.emit(self.unclaimed.currentIndex().row())

    @Slot(QModelIndex)
    def _entry_activated(self, index: QModelIndex) -> None:
        rows = self.entry_model.rows
        if 0 <= index.row() < len(rows):
            self.entry_chosen.emit(rows[index.row()].key)

    def _connect(self) -> None:
        self.entries.clicked.connect(self._entry_activated)
        self.entries.activated.connect(self._entry_activated)
        self.unclaimed.selectionModel().currentRowChanged.connect(self._row_chosen)
        self.unclaimed_model.modelReset.connect(self._row_chosen)
        self.write_off.clicked.connect(self._write_off)
        self.export.clicked.connect(self.export_requested)
        for button in (self.write_off, self.export, self.add):
            button.setProperty("small", True)

    def _lay_out(self) -> None:
        card, below = Card("TOIL balance over time", self, spacing=6), QFrame(self)
        below.setProperty("card", True)
        self.person.setMinimumWidth(px(180))
        card.head.addStretch(1)
        card.head.addWidget(self.person)
        card.head.addWidget(self.add)
        card.box.addWidget(self.chart, 1)
        card.box.addWidget(self.sentence)
        inside = QVBoxLayout(below)
        inside.setContentsMargins(1, px(4), 1, px(6))
        self.tabs.setDocumentMode(True)
        for widget, name in (
            (self.entries, "Entries"),
            (self.flexi, "Flexi"),
            (self.forecast, "Forecast"),
            (self._unclaimed_tab(), "Unclaimed hours"),
        ):
            self.tabs.addTab(widget, name)
        inside.addWidget(self.tabs)
        below.setMinimumHeight(px(LEAST_HEIGHT))
        page = QWidget()
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(px(12))
        rows.addWidget(card, 5)
        rows.addWidget(below, 5)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(FormArea(page, self))

    def _unclaimed_tab(self) -> QWidget:
        tab = QWidget(self.tabs)
        column = QVBoxLayout(tab)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.no_unclaimed)
        column.addWidget(self.unclaimed, 1)
        column.addStretch(0)
        foot = QHBoxLayout()
        foot.setContentsMargins(px(12), 0, px(12), 0)
        foot.addStretch(1)
        foot.addWidget(self.write_off)
        foot.addWidget(self.export)
        column.addLayout(foot)
        return tab
