"""My leave in hours: what the year gives, what is taken, booked and asked for, and what is left."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from planner.domain.time_grid import hours_label
from planner.services.leave_year import LeaveAccount
from ui.theme import px
from ui.widgets.card import Card


class LeaveCard(Card):
    """One figure large, the others in two columns."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("My leave", parent, spacing=6)
        self.left, self.words = QLabel(self), QLabel(self)
        self.left.setProperty("role", "figure")
        self.words.setObjectName("small")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(12))
        self._grid.setVerticalSpacing(px(3))
        self._cells: list[QLabel] = []
        for row in range(4):
            name, figure = QLabel(self), QLabel(self)
            name.setObjectName("secondary")
            self._cells += [name, figure]
            self._grid.addWidget(name, row, 0)
            self._grid.addWidget(figure, row, 1)
        self._grid.setColumnStretch(0, 1)
        self.box.addWidget(self.left)
        self.box.addWidget(self.words)
        self.box.addLayout(self._grid)

    def show_account(self, account: LeaveAccount | None, year: str) -> None:
        """The account of the leave year; nothing is shown of who has none."""
        self.setVisible(account is not None)
        if account is None:
            return
        self.left.setText(hours_label(account.left))
        self.words.setText(f"left to ask for, {year}")
        rows = (
            ("The year gives, bank holidays in it", account.entitled),
            ("Bank holidays and taken", account.bank_holidays + account.taken),
            ("Booked", account.booked),
            ("Asked for", account.requested),
        )
        for number, (name, minutes) in enumerate(rows):
            self._cells[2 * number].setText(name)
            self._cells[2 * number + 1].setText(hours_label(minutes))
