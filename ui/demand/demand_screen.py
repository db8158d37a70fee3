"""The demand screen: the grid of people needed over three lists, and the form at the right."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from planner.domain.demand import CoverRequirement
from planner.domain.errors import BadInputError, InputProblem, PlannerError
from planner.domain.records import WEEKDAY_NAMES
from planner.domain.time_grid import day_label, monday_of
from planner.reports.demand_grid import NeedDay, available_people, need_grid
from planner.services.freeze_problem import freeze_problem
from planner.services.record_form import field_problems
from ui.demand.demand_card import DemandCard
from ui.demand.effect_chart import effect_sentence, short_spans
from ui.demand.need_grid import NeedGrid
from ui.demand.side_pane import WIDTH, SidePane
from ui.demand.swatch_row import SwatchRow
from ui.forms.choice_fields import SegmentField
from ui.item_models.demand_rows import court_rows, cover_rows, event_rows, supervision_rows, visit_rows
from ui.item_models.need_grid_item_model import NeedGridItemModel
from ui.main_window.desk import Desk
from ui.main_window.desk_screen import DeskScreen
from ui.theme import px
from ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from planner.domain.team import Team
    from planner.services.edit_team import TeamEdit

PREVIEW_MS = 120
# Below this width of the screen the form lies over the lists.
OVERLAY_BELOW = 1180
OTHERS = (("Court", "court"), ("Supervision", "supervision"), ("Events", "events"))
OTHER_TITLES = {"court": "Court deadlines", "supervision": "Supervision", "events": "Events"}


class DemandScreen(DeskScreen):
    """What is typed shows its effect at once; it is kept by Save, as one step of undo."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent)
        self.item_model = NeedGridItemModel(self)
        self.grid = NeedGrid(self.item_model, self)
        self.week = SegmentField((("This week", "this"), ("Usual week", "usual")))
        self.part = SegmentField((("Both", "both"), ("Visits", "visits"), ("Cover", "cover")))
        self.cover = DemandCard("Cover", "Nothing to cover yet.", self)
        self.visits = DemandCard("Visits and their windows", "No visits this week.", self)
        self.others = DemandCard("Court deadlines", "No court deadlines.", self)
        self.other = SegmentField(OTHERS)
        self.pane = SidePane(self)
        self._key = ""
        self._values: dict[str, Any] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PREVIEW_MS)
        self._timer.timeout.connect(self.show_effect)
        self._connect()
        self._lay_out()

    @property
    def key(self) -> str:
        """The id of the record in the form; nothing for a new one."""
        return self._key

    def renew(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        monday = shown.problem.first_day
        first_day = date.fromordinal(monday)
        team, rota = shown.team, shown.rota
        is_usual = self.week.value() == "usual"
        self.cover.show_rows(cover_rows(team, monday), str(len(team.cover)))
        visits = () if is_usual else visit_rows(team, first_day, rota)
        nothing = "Visits are of single weeks." if is_usual else "No visits this week."
        self.visits.show_rows(visits, f"{len(visits)} this week", nothing)
        self._show_others()
        if self.pane.kind and self._key and self._record() is None:
            self._close()
        elif self._key and self.pane.form is not None and not self.pane.form.is_changed:
            self._open(self.pane.kind, self._key)
        self._mark()
        self.show_effect()

    def start_new(self, what: str) -> None:
        self.begin({"visit": "visits", "cover": "cover"}.get(what, what))

    def open_record(self, kind: str, key: str) -> None:
        self._choose(kind, key)

    def panes(self) -> Sequence[QWidget]:
        return (self.grid, self.cover, self.visits, self.others, self.pane)

    # --- forms -------------------------------------------------------------------------------------------

    @Slot(str)
    def begin(self, kind: str, **values: Any) -> None:
        """A form for something new."""
        team = self.desk.session.team
        if team is None:
            return
        form = self.pane.forms[kind]
        self._key = ""
        self._values = {**form.fresh(team, self.desk.session.first_day), **values}
        self.pane.show_form(kind, "", team, self._values, is_new=True)
        self.pane.show_week_button("")
        self._mark()
        self.show_effect()
        form[form.names[0]].target().setFocus()

    def _open(self, kind: str, key: str) -> None:
        team = self.desk.session.team
        record = self._find(kind, key)
        if team is None or record is None:
            return
        self._key = key
        form = self.pane.forms[kind]
        title = str(getattr(record, "name", "") or getattr(record, "case", "") or form.title)
        self.pane.show_form(kind, title, team, form.values_of(record), is_new=False)
        self.pane.show_week_button(self._week_words(record))
        self._mark()

    @Slot(str, str)
    def _choose(self, kind: str, key: str) -> None:
        if not self._keep_typed():
            self._mark()
            return
        self._open(kind, key)
        self.show_effect()

    @Slot(int, int, int, int)
    def draw_peak(self, first: int, last: int, start: int, end: int) -> None:
        """A peak was drawn on the grid: its days and times go into the form."""
        days = WEEKDAY_NAMES[first : last + 1]
        if self.pane.kind == "peak":
            values = self._peak_values() | {"weekdays": days, "start": start, "end": end}
            self.begin("peak", **values)
        elif self._keep_typed():
            minutes = min(60, end - start)
            self.begin("peak", weekdays=days, start=start, end=end, minutes=minutes)

    def _peak_values(self) -> dict[str, Any]:
        form = self.pane.form
        return form.values() if form is not None else {}

    def _keep_typed(self) -> bool:
        """Keep a changed record before another is shown; False when it is not right yet."""
        form = self.pane.form
        if form is None or not self._key or not form.is_changed:
            return True
        return self.save()

    @Slot()
    def save(self) -> bool:
        """Keep what is typed."""
        form, team = self.pane.form, self.desk.session.team
        if form is None or team is None:
            return False
        try:
            problems = self.desk.edit_team(self._edit(team))
        except BadInputError as refused:
            problems = refused.problems
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return False
        if problems is not None:
            form.show_problems(_by_field(field_problems(problems)))
            return False
        form.forget_changes()
        if self._key:
            self.renew()
        else:
            self._close()
        return True

    def _edit(self, team: Team) -> TeamEdit:
        form = self.pane.form
        if form is None:
            raise PlannerError("Nothing is open.")
        values = form.values() | {"week": self.desk.session.first_day}
        if "on" in values and values["on"] is None:
            raise BadInputError(form.title, (InputProblem("on", "The day is missing."),), "Give a day.")
        return form.edit(team, self._record(), values)

    @Slot()
    def _remove(self) -> None:
        from planner.services.record_edits import remove_record

        team = self.desk.session.team
        if team is None or not self._key:
            return
        kind, key = self.pane.kind, self._key
        try:
            problems = self.desk.edit_team(remove_record(team, cast(Any, kind), key))
        except PlannerError as trouble:
            self.desk.tell_trouble(trouble)
            return
        if problems:
            self.desk.tell_trouble(BadInputError("This change", problems))
        elif problems is None:
            self._close()

    @Slot()
    def _close(self) -> None:
        self._key = ""
        self.pane.show_nothing()
        self.pane.show_week_button("")
        self.grid.clearSelection()
        self._mark()
        self.show_effect()

    @Slot()
    def _toggle_week(self) -> None:
        from planner.services.cover_edits import hold_cover, rest_cover

        team, record = self.desk.session.team, self._record()
        if team is None or not isinstance(record, CoverRequirement):
            return
        change = hold_cover if self._rests(record) else rest_cover
        self.desk.edit_team(change(team, record.id, self.desk.session.first_day))
        self._open("cover", record.id)

    def _week_words(self, record: Any) -> str:
        if not isinstance(record, CoverRequirement):
            return ""
        return "Hold it again this week" if self._rests(record) else "Leave it out this week"

    def _rests(self, cover: CoverRequirement) -> bool:
        monday = monday_of(self.desk.session.first_day)
        return any(monday <= day.toordinal() < monday + 7 for day in cover.except_dates)

    def _record(self) -> Any:
        return self._find(self.pane.kind, self._key) if self._key else None

    def _find(self, kind: str, key: str) -> Any:
        team = self.desk.session.team
        records = getattr(team, kind, ()) if team is not None else ()
        return next((each for each in records if each.id == key), None)

    # --- showing -----------------------------------------------------------------------------------------

    @Slot()
    def show_effect(self) -> None:
        """The grid, and the day of the form, with what is typed in it."""
        self._place()
        team = self.desk.session.team
        if team is None:
            return
        self.pane.bar.show_changed(
            is_changed=self.pane.form is not None and self.pane.form.is_changed, is_new=not self._key
        )
        self.pane.bar.cancel.setEnabled(True)
        problem = freeze_problem(self._tried(team), self.desk.session.first_day)
        days = need_grid(problem)
        free = tuple(available_people(problem, day.day) for day in days)
        self.item_model.show_days(days, free)
        day = self._day_of_form(days)
        self._frame_peak()
        if day is None:
            self.pane.hide_effect()
            return
        need = tuple(cell.people for cell in days[day].cells)
        short = max((missing for _, _, missing in short_spans(need, free[day])), default=0)
        title = f"{day_label(days[day].day).rsplit(' ', 1)[0]} with this"
        self.pane.show_effect(title, need, free[day], effect_sentence(need, free[day]), short)

    def _tried(self, team: Team) -> Team:
        """The team with what is typed, as far as it is right; in the usual week, with what repeats only."""
        if self.pane.form is not None and (self.pane.form.is_changed or not self._key):
            with contextlib.suppress(PlannerError, ValueError, TypeError):
                team, _ = self._edit(team).apply(team)
        if self.week.value() == "usual":
            cover = tuple(
                each.model_copy(update={"except_dates": ()}) for each in team.cover if each.dates is None
            )
            team = team.model_copy(update={"visits": (), "cover": cover})
        return team

    def _day_of_form(self, days: Sequence[NeedDay]) -> int | None:
        """Which day of the week the form is about: its own, else the first of those it names."""
        form = self.pane.form
        if form is None:
            return None
        values = form.values()
        on = form.day(values)
        if on is not None:
            place = on.toordinal() - days[0].day
            return place if 0 <= place < 7 else None
        named = values.get("weekdays") or ()
        return WEEKDAY_NAMES.index(named[0]) if named else None

    def _frame_peak(self) -> None:
        """The frame in the grid follows the times in the form."""
        form = self.pane.form
        if form is None or self.pane.kind not in ("peak", "visits"):
            return
        values = form.values()
        day = self._day_of_form(self.item_model.days)
        if day is None or values["start"] is None or values["end"] is None:
            return
        last = WEEKDAY_NAMES.index(values["weekdays"][-1]) if self.pane.kind == "peak" else day
        self.grid.select_span(day, last, values["start"], values["end"])

    @Slot()
    def _show_others(self) -> None:
        shown = self.desk.session.shown
        if shown is None:
            return
        kind = self.other.value()
        monday = shown.problem.first_day
        self.others.title.setText(OTHER_TITLES[kind])
        if kind == "court":
            rows = court_rows(shown.team, shown.rota, monday)
            self.others.show_rows(rows, "", "No court deadlines.")
        elif kind == "supervision":
            self.others.show_rows(supervision_rows(shown.team, monday), "", "No supervision is planned.")
        else:
            self.others.show_rows(event_rows(shown.team, monday), "", "No events from this week on.")

    def _mark(self) -> None:
        for card in (self.cover, self.visits, self.others):
            card.choose(self._key)

    @Slot()
    def _changed(self) -> None:
        self._timer.start()
        self.pane.bar.show_changed(is_changed=True, is_new=not self._key)

    @Slot()
    def _part_chosen(self) -> None:
        self.item_model.show_part(self.part.value())

    @Slot()
    def _week_chosen(self) -> None:
        self.renew()

    @Slot()
    def _save(self) -> None:
        self.save()

    # --- making ------------------------------------------------------------------------------------------

    def _connect(self) -> None:
        for segments, label, start in (
            (self.week, "Which week", "this"),
            (self.part, "What is counted", "both"),
            (self.other, "Which list", "court"),
        ):
            segments.put(start)
            segments.name_parts(label, "")
        self.week.edited.connect(self._week_chosen)
        self.part.edited.connect(self._part_chosen)
        self.other.edited.connect(self._show_others)
        self.grid.peak_drawn.connect(self.draw_peak)
        for card in (self.cover, self.visits, self.others):
            card.row_chosen.connect(self._choose)
        self.pane.changed.connect(self._changed)
        self.pane.save_requested.connect(self._save)
        self.pane.cancel_requested.connect(self._close)
        self.pane.remove_requested.connect(self._remove)
        self.pane.begin_requested.connect(self.begin)
        self.pane.week_requested.connect(self._toggle_week)

    def _lay_out(self) -> None:
        card = QFrame(self)
        card.setProperty("card", True)
        box = QVBoxLayout(card)
        box.setContentsMargins(px(14), px(10), px(14), px(10))
        box.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(10))
        title, note = QLabel("People needed", card), ElidedLabel(card)
        note.setText("each half-hour, before anyone is placed")
        title.setObjectName("title")
        note.setObjectName("secondary")
        head.addWidget(title)
        head.addWidget(note, 1)
        head.addWidget(self.week)
        head.addWidget(self.part)
        box.addLayout(head)
        box.addWidget(self.grid)
        box.addWidget(SwatchRow(card))
        self.others.head.insertWidget(0, self.other)
        self.others.title.hide()
        lists = QHBoxLayout()
        lists.setSpacing(px(12))
        lists.addWidget(self.cover, 31)
        lists.addWidget(self.visits, 35)
        lists.addWidget(self.others, 34)
        self._left = QVBoxLayout(self)
        self._left.setSpacing(px(12))
        self._left.addWidget(card)
        self._left.addLayout(lists, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        """Where there is little room the form lies over the lists, and only while there is one."""
        width = px(WIDTH)
        is_overlay = self.width() < px(OVERLAY_BELOW)
        self._left.setContentsMargins(px(16), px(12), px(14) + (0 if is_overlay else width), px(12))
        self.pane.setGeometry(self.width() - width, 0, width, self.height())
        self.pane.setVisible(not is_overlay or bool(self.pane.kind))
        self.pane.raise_()


def _by_field(problems: dict[str, str]) -> dict[str, str]:
    """`windows.0.end` is the form's `end`; what no field has is said above the form."""
    names = {"filing": "on", "windows": "end", "start": "start", "dates": "last"}
    found: dict[str, str] = {}
    for path, sentence in problems.items():
        first, _, rest = path.partition(".")
        field = rest if first == "dates" and rest in ("first", "last") else names.get(first, first)
        found.setdefault(field, sentence)
    return found
