"""My hours and balance: planned against the contract, TOIL, flexi, how TOIL went, and what runs out next."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from planner.domain.time_grid import day_label, hours_label
from planner.services.my_week.my_hours import MyHours, signed_hours
from ui.my_week.balance_line import BalanceLine
from ui.theme import px
from ui.widgets.card import Card
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.icon_label import IconLabel


class HoursCard(Card):
    """`take_requested`: the hours that run out next are to be taken off."""

    take_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("My hours and balance", parent, spacing=6)
        self.contract = QLabel(self)
        self.contract.setObjectName("secondary")
        self.contract.setWordWrap(True)
        self.box.addWidget(self.contract)
        self.planned, self.toil, self.flexi = _Figure(self), _Figure(self), _Figure(self)
        self.past = QLabel("TOIL, last four weeks", self)
        self.line = BalanceLine(self)
        self.runs_out = QLabel(self)
        self.take = QPushButton("Take it", self)
        self._foot = QWidget(self)
        self._lay_out()

    def show_hours(self, hours: MyHours) -> None:
        """The figures of a week."""
        self.contract.setText(hours.contract_words)
        self.planned.show_figure(hours_label(hours.planned), f"planned of {hours_label(hours.contract)}")
        has_toil = hours.toil is not None
        self.toil.setVisible(has_toil)
        self.past.setVisible(has_toil)
        self.line.setVisible(has_toil)
        if hours.toil is not None:
            words = "TOIL owed to me" if hours.toil >= 0 else "TOIL, I owe"
            self.toil.show_figure(signed_hours(hours.toil), words)
            self.line.show_hours(hours)
        self.flexi.setVisible(hours.flexi is not None)
        if hours.flexi is not None:
            words = "flexi, I owe" if hours.flexi < 0 else "flexi, in credit" if hours.flexi else "flexi"
            self.flexi.show_figure(signed_hours(hours.flexi), words)
        self._foot.setVisible(hours.runs_out is not None)
        if hours.runs_out is not None:
            minutes, day = hours.runs_out
            self.runs_out.setText(f"{hours_label(minutes)} of it runs out on {day_label(day)}")

    @Slot()
    def _ask_to_take(self) -> None:
        self.take_requested.emit()

    def _lay_out(self) -> None:
        figures = QHBoxLayout()
        figures.setSpacing(px(4))
        for figure, share in ((self.planned, 9), (self.toil, 10), (self.flexi, 9)):
            figures.addWidget(figure, share)
        self.box.addLayout(figures)
        self.past.setObjectName("small")
        self.box.addWidget(self.past)
        self.box.addWidget(self.line)
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(px(6))
        foot.addWidget(IconLabel("clock", "warnInk", 14))
        self.runs_out.setProperty("role", "warn")
        foot.addWidget(self.runs_out, 1)
        self.take.setProperty("link", True)
        self.take.setToolTip("Ask to take these hours off")
        self.take.clicked.connect(self._ask_to_take)
        foot.addWidget(self.take)
        self.box.addWidget(self._foot)


class _Figure(QWidget):
    """A large figure over what it is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._figure, self._words = QLabel(self), ElidedLabel(self)
        self._figure.setObjectName("page")
        self._words.setObjectName("small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._figure)
        column.addWidget(self._words)

    def show_figure(self, figure: str, words: str) -> None:
        self._figure.setText(figure)
        self._words.setText(words)
        self.setAccessibleName(f"{figure} {words}")
