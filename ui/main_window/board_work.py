"""What a person does with shifts chosen on the board: pin, remove, copy, cut, paste, copy on, draw."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QGuiApplication

from planner.domain.errors import BadInputError, InputProblem, PlannerError, RefusedEditError
from planner.domain.rota import Shift
from planner.domain.time_grid import DAY, Span, civil, date_of, day_label
from ui.session.clip import Clip, clip_of

if TYPE_CHECKING:
    from planner.services.put_shifts import RotaEdit
    from ui.board.band import Drawn
    from ui.main_window.desk import Desk
    from ui.session.shown_rota import ShownRota

USUAL_START, USUAL_END = 9 * 60, 17 * 60
VISIT_MINUTES = 60


class BoardWork(QObject):
    """Belongs to the desk; every step is one edit with its way back."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._clip: Clip | None = None

    # --- what is chosen ----------------------------------------------------------------------------------

    @property
    def _shown(self) -> ShownRota | None:
        """All that is on the board."""
        seen = self._desk.weeks.seen
        return seen.shown if seen is not None else None

    @property
    def people(self) -> tuple[str, ...]:
        """The people in the order of the board."""
        shown = self._shown
        return self._desk.frame.people_in_view() or (
            tuple(person.id for person in shown.problem.people) if shown is not None else ()
        )

    @property
    def places(self) -> list[tuple[str, int]]:
        """The chosen people and days, as they stand on the board."""
        people = self.people
        found = [place for place in self._desk.chosen.places if place[0] in people]
        return sorted(found, key=lambda place: (people.index(place[0]), place[1]))

    @property
    def shifts(self) -> tuple[Shift, ...]:
        """The chosen shifts."""
        desk, shown = self._desk, self._shown
        if shown is None:
            return ()
        places = set(desk.chosen.places)
        if not places and desk.selected_shift is None:
            return ()
        if len(places) > 1 or desk.selected_shift is None:
            return tuple(shift for shift in shown.shifts if (shift.staff, shift.day) in places)
        return (desk.selected_shift,)

    # --- pin, remove -------------------------------------------------------------------------------------

    @property
    def is_pinned(self) -> bool:
        """Whether all that is chosen is pinned."""
        activity = self._desk.selected_activity
        if activity is not None:
            return activity.is_pinned
        return bool(self.shifts) and all(shift.is_pinned for shift in self.shifts)

    @property
    def person_of_lost_pins(self) -> str | None:
        """The chosen person, where the team has pinned what the rota has not kept for them."""
        from planner.services.team_pins import lost_team_pins

        shown, chosen = self._desk.shown, self._desk.chosen
        shift = self._desk.selected_shift
        staff = shift.staff if shift is not None else chosen.person
        if shown is None or staff is None:
            return None
        if not any(each.rule == "pins" and staff in each.people for each in shown.findings):
            # Told at once, and asked whenever something is chosen.
            return None
        return staff if lost_team_pins(shown.team, shown.problem, shown.shifts, staff) else None

    def let_pins_go(self) -> None:
        """Unpin what is pinned for the chosen person and no longer in the rota."""
        from planner.services.team_pins import unpin_lost

        shown, staff = self._desk.shown, self.person_of_lost_pins
        edit = unpin_lost(shown.team, shown.problem, shown.shifts, staff) if shown and staff else None
        if edit is not None and self._desk.edit_team(edit) is None:
            self._desk.say(f"Done: {edit.what}.")

    def toggle_pins(self) -> None:
        """Pin all that is chosen, or, where all is pinned, unpin it."""
        from planner.services.rota_edits import PinShift, UnpinShift
        from planner.services.several_edits import SeveralEdits

        turn = UnpinShift if self.is_pinned else PinShift
        edits = tuple(turn(shift.id) for shift in self.shifts if shift.is_pinned == self.is_pinned)
        verb = "Unpin" if self.is_pinned else "Pin"
        self._desk.weeks.edit(
            edits[0] if len(edits) == 1 else SeveralEdits(edits, f"{verb} {len(edits)} shifts")
        )

    def remove(self) -> None:
        """Take the chosen work out of its shift, or the chosen shifts out of the rota."""
        from planner.services.activity_edits import RemoveActivity

        desk, activity = self._desk, self._desk.selected_activity
        if activity is not None and desk.selected_shift is not None:
            desk.edit(RemoveActivity(desk.selected_shift.id, activity.start))
        elif self.shifts:
            desk.weeks.edit(_removal(self.shifts, "Remove"))

    # --- copy, cut, paste --------------------------------------------------------------------------------

    def copy(self, *, is_cut: bool = False) -> None:
        """Put the chosen shifts on the clipboard, as text and as a table; `is_cut` takes them out."""
        from planner.exporters.copied_table import as_html, as_text

        shifts, people = self.shifts, self.people
        if not shifts:
            return
        rows = sorted({people.index(shift.staff) for shift in shifts if shift.staff in people})
        days = [shift.day for shift in shifts]
        cells = self._cells(shifts, range(rows[0], rows[-1] + 1), range(min(days), max(days) + 1))
        if is_cut and not self._desk.weeks.edit(_removal(shifts, "Cut")):
            return
        text = as_text(cells)
        data = QMimeData()
        data.setText(text)
        data.setHtml(as_html(cells))
        QGuiApplication.clipboard().setMimeData(data)
        self._clip = clip_of(shifts, people, text, is_cut=is_cut, corner=(rows[0], min(days)))
        noun = "1 shift" if len(shifts) == 1 else f"{len(shifts)} shifts"
        self._desk.frame.announce(f"{noun} {'cut' if is_cut else 'copied'}.")
        self._desk.renew_actions()

    def _cells(self, shifts: Sequence[Shift], rows: range, days: range) -> list[list[str]]:
        from planner.exporters.copied_table import cell_words

        words = {(shift.staff, shift.day): cell_words(shift) for shift in shifts}
        people = self.people
        return [[words.get((people[row], day), "") for day in days] for row in rows]

    def paste(self) -> None:
        """Put down what lies on the clipboard from the chosen cell on: shifts copied here, or typed times."""
        desk, shown, places = self._desk, self._shown, self.places
        if shown is None or not places:
            return
        text = QGuiApplication.clipboard().text()
        try:
            if self._clip is not None and text == self._clip.text:
                edit = self._clipped(self._clip, places[0])
            else:
                edit = self._typed(text, places)
        except PlannerError as trouble:
            desk.tell_trouble(trouble)
            return
        self._edit_begun(edit)

    def _clipped(self, clip: Clip, place: tuple[str, int]) -> RotaEdit:
        """The clip's shifts from a place on; a cut one brings its work along."""
        from planner.services.group_edits import copied
        from planner.services.put_days import PutDay, PutDays
        from planner.services.shift_refit import refitted

        people, shown = self.people, self._shown
        assert shown is not None
        days: list[PutDay] = []
        beyond: list[InputProblem] = []
        for each in clip.shifts:
            row, day = people.index(place[0]) + each.down, place[1] + each.across
            if not 0 <= row < len(people) or day not in shown.problem.days:
                where = day_label(each.shift.day)
                beyond.append(InputProblem(where, "This shift would lie beyond the people and days here."))
                continue
            span = each.shift.span.shifted((day - each.shift.day) * DAY)
            shift = (refitted if clip.is_cut else copied)(each.shift, span, people[row])
            days.append(PutDay(people[row], day, shift, has_place=True))
        if beyond:
            raise BadInputError("What was pasted", tuple(beyond), "Choose another cell; nothing was pasted.")
        return PutDays(tuple(days))

    def _typed(self, text: str, places: Sequence[tuple[str, int]]) -> RotaEdit:
        from planner.importers.pasted_table import BoardPlaces, cells_of
        from planner.services.put_days import put_typed

        shown = self._shown
        assert shown is not None
        names = {person.id: person.name for person in shown.problem.people}
        board = BoardPlaces(
            [(staff, names[staff]) for staff in self.people], shown.problem.days, places[0][0], places[0][1]
        )
        return put_typed(shown.team, shown.problem, cells_of(text, board, places))

    # --- a week later ------------------------------------------------------------------------------------

    def copy_on(self) -> None:
        """The chosen shifts, or all of the week, again seven days later; days with a shift stay."""
        from planner.services.group_edits import copied
        from planner.services.put_days import PutDay, PutDays

        desk, shown = self._desk, self._desk.shown
        if shown is None or shown.rota is None:
            return
        chosen = self.shifts or shown.shifts
        seen = self._shown or shown
        if all(shift.day + 7 >= seen.problem.days.stop for shift in chosen):
            desk.show_next_week(1)
        wanted = [copied(shift, shift.span.shifted(7 * DAY), shift.staff) for shift in chosen]
        target = self._shown
        if target is None:
            return
        free = [shift for shift in wanted if _is_free(target.shifts, shift) and self._may_work(shift)]
        if not free:
            desk.tell_trouble(
                RefusedEditError("There is nothing to copy to the week after.", "Its days are taken already.")
            )
            return
        days = tuple(PutDay(shift.staff, shift.day, shift, has_place=True) for shift in free)
        if self._edit_begun(PutDays(days, f"Copy {_counted(len(days))} to the week after")):
            self._tell_copied(len(free), len(wanted) - len(free))

    def _tell_copied(self, done: int, left: int) -> None:
        rest = f" {_counted(left)} left out, where somebody works or is away already." if left else ""
        self._desk.frame.show_message(
            "info", f"{_counted(done).capitalize()} copied to the week after.{rest}", "Undo takes it back."
        )

    def _may_work(self, shift: Shift) -> bool:
        """Whether the person is there at all on that day."""
        shown = self._shown
        person = shown.problem.person_by_id.get(shift.staff) if shown is not None else None
        if shown is None or person is None or shift.day not in shown.problem.days:
            return False
        return bool(person.days[shift.day - shown.problem.first_day].options)

    # --- drawn anew --------------------------------------------------------------------------------------

    def drawn_here(self) -> Drawn | None:
        """The chosen days of the first chosen person, for something new by keyboard."""
        from ui.board.band import Drawn

        places = self.places
        if not places:
            return None
        days = [day for staff, day in places if staff == places[0][0]]
        return Drawn(places[0][0], Span(civil(min(days)), civil(max(days) + 1)))

    def hours_of(self, drawn: Drawn) -> Span:
        """From when to when a shift would be there: as drawn, or the usual hours."""
        from planner.services.new_shift import usual_hours

        if not drawn.is_over_days:
            return drawn.span
        shown = self._shown
        usual = usual_hours(shown.problem, drawn.staff, drawn.first_day) if shown is not None else None
        return usual or Span(civil(drawn.first_day, USUAL_START), civil(drawn.first_day, USUAL_END))

    def add_shift(self, drawn: Drawn) -> None:
        """A shift in the drawn time, or one on each of the drawn days."""
        from planner.services.new_shift import new_shift
        from planner.services.put_days import PutDay, PutDays
        from ui.board.band import Drawn as DrawnTime

        shown = self._shown
        if shown is None:
            return
        days = []
        for day in range(drawn.first_day, drawn.last_day + 1):
            whole = DrawnTime(drawn.staff, Span(civil(day), civil(day + 1)))
            span = self.hours_of(whole) if drawn.is_over_days else drawn.span
            days.append(PutDay(drawn.staff, day, new_shift(shown.problem, drawn.staff, span), has_place=True))
        self._edit_begun(PutDays(tuple(days), f"Add {_counted(len(days))}"))

    def add_record(self, kind: str, drawn: Drawn) -> None:
        """Leave, a visit or an event in the drawn time: a form, filled in beforehand."""
        team = self._desk.session.team
        if team is not None:
            self._desk.ask.new_record(kind, team, _values(kind, drawn), self._desk.edit_team)

    # --- the way of every edit ---------------------------------------------------------------------------

    def _edit_begun(self, edit: RotaEdit) -> bool:
        """Do the edit; a week that has no rota yet gets an empty one to begin from."""
        desk = self._desk
        if desk.session.rota is None and desk.weeks.begin_by_hand(desk.session.first_day) is None:
            return False
        return desk.weeks.edit(edit)


def _removal(shifts: Sequence[Shift], verb: str) -> RotaEdit:
    from planner.services.rota_edits import RemoveShift
    from planner.services.several_edits import SeveralEdits

    edits = tuple(RemoveShift(shift.id) for shift in shifts)
    return SeveralEdits(edits, f"{verb} {_counted(len(edits))}")


def _counted(number: int) -> str:
    return "a shift" if number == 1 else f"{number} shifts"


def _is_free(shifts: Sequence[Shift], new: Shift) -> bool:
    return not any((shift.staff, shift.day) == (new.staff, new.day) for shift in shifts)


def _values(kind: str, drawn: Drawn) -> dict[str, Any]:
    """What the form begins with; see `ui.leave.leave_forms` and `ui.demand.demand_forms` for the names."""
    start, end = drawn.span.start, drawn.span.end
    midnight = civil(drawn.first_day)
    if kind == "leave":
        values: dict[str, Any] = {
            "staff": drawn.staff,
            "first": date_of(start),
            "last": date_of(end - 1),
            "state": "approved",
        }
        part = {"part": "hours", "start": start - midnight, "end": end - midnight}
        return values if drawn.is_over_days else {**values, **part}
    times = {} if drawn.is_over_days else {"start": start - midnight, "end": end - midnight}
    if kind == "event":
        hours = {"from": times["start"], "to": times["end"]} if times else {}
        return {"on": date_of(start), "people": (drawn.staff,), **hours}
    length = min(VISIT_MINUTES, drawn.span.minutes)
    return {"on": date_of(start), "minutes": length, "allocated_worker": drawn.staff, **times}
