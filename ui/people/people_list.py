"""The staff list: search, group, sort, and the people below."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from ui.forms.choice_fields import ChoiceField
from ui.item_models.people_item_model import PERSON_ROLE, PeopleItemModel
from ui.item_models.people_rows import Grouping, PersonRow, Sorting
from ui.people.person_delegate import PersonDelegate
from ui.theme import px
from ui.widgets.folding_row import FoldingRow

GROUPS: tuple[tuple[str, Grouping], ...] = (
    ("No groups", "none"),
    ("By role", "role"),
    ("By pattern", "pattern"),
    ("Full and part time", "hours"),
    ("By supervisor", "supervisor"),
)
SORTS: tuple[tuple[str, Sorting], ...] = (
    ("As on the board", "board"),
    ("By name", "name"),
    ("Most hours first", "hours"),
    ("Most TOIL first", "toil"),
)


class ListOfPeople(QListView):
    """Arrow keys go from person to person; headings of groups are passed over."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        before = self.currentIndex()
        super().keyPressEvent(event)
        row = self.currentIndex().data(PERSON_ROLE)
        if isinstance(row, PersonRow) and row.is_group and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            super().keyPressEvent(event)
            row = self.currentIndex().data(PERSON_ROLE)
            if isinstance(row, PersonRow) and row.is_group:
                self.setCurrentIndex(before)


class PeopleList(QFrame):
    """Tells whom a person has chosen, and that other rows are wanted."""

    person_chosen = Signal(str)
    rows_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setAccessibleName("Staff list")
        self.item_model = PeopleItemModel(self)
        self.title, self.count = QLabel("People", self), QLabel(self)
        self.title.setObjectName("title")
        self.count.setObjectName("secondary")
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("Search: name, role or skill")
        self.search.setAccessibleName("Search people")
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._want_rows)
        self.group, self.sort = ChoiceField(GROUPS, self), ChoiceField(SORTS, self)
        for field, label, start in (
            (self.group, "Group people", "none"),
            (self.sort, "Sort people", "board"),
        ):
            field.put(start)
            field.name_parts(label, "")
            field.keep_whole()
            field.edited.connect(self._want_rows)
        self.view = self._make_view()
        self._staff = ""
        self._is_telling = False
        self._lay_out()

    @property
    def grouping(self) -> Grouping:
        chosen: Grouping = self.group.value()
        return chosen

    @property
    def sorting(self) -> Sorting:
        chosen: Sorting = self.sort.value()
        return chosen

    def show_rows(self, rows: tuple[PersonRow, ...], staff: str) -> None:
        """Show the rows with one person chosen."""
        self.item_model.show_rows(rows)
        self.count.setText(str(sum(not row.is_group for row in rows)))
        self.choose(staff)

    def choose(self, staff: str) -> None:
        """Mark a person without telling."""
        self._staff = staff
        row = self.item_model.row_of(staff)
        self._is_telling = True
        if row >= 0:
            index = self.item_model.index(row)
            self.view.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.view.scrollTo(index)
        else:
            self.view.clearSelection()
        self._is_telling = False

    def _make_view(self) -> ListOfPeople:
        view = ListOfPeople(self)
        view.setObjectName("peopleList")
        view.setAccessibleName("People")
        view.setModel(self.item_model)
        view.setItemDelegate(PersonDelegate(view))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.selectionModel().currentChanged.connect(self._current_changed)
        return view

    @Slot(QModelIndex, QModelIndex)
    def _current_changed(self, now: QModelIndex, _before: QModelIndex) -> None:
        row = now.data(PERSON_ROLE)
        if isinstance(row, PersonRow) and not row.is_group and not self._is_telling:
            self._staff = row.staff
            self.person_chosen.emit(row.staff)

    @Slot()
    def _want_rows(self) -> None:
        self.rows_wanted.emit()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.title)
        head.addStretch(1)
        head.addWidget(self.count)
        top = QVBoxLayout()
        top.setContentsMargins(px(14), px(12), px(14), px(10))
        top.setSpacing(px(8))
        top.addLayout(head)
        top.addWidget(self.search)
        top.addWidget(FoldingRow((self.group, self.sort), self, spacing=8))
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 0, 1, px(8))
        column.setSpacing(0)
        column.addLayout(top)
        column.addWidget(self.view, 1)
