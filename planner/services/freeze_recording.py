"""From visits and write-ups owed to what has to be recorded in the planned weeks, and until when."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from planner.domain.bank_holidays import is_working_day, working_days_after
from planner.domain.demand import RecordingTask
from planner.domain.needs import RecordingNeed
from planner.domain.rota import Activity, Rota
from planner.domain.team import Team
from planner.domain.time_grid import ACTIVITY_GRID, civil, day_iso, day_label, day_of

# An overdue write-up is planned for the first working days of the plan.
OVERDUE_WORKING_DAYS = 2


@dataclass(frozen=True)
class RecordingFreezer:
    """Freezes what one team has to write up in the days of the plan; `person_ids`: who is in post."""

    team: Team
    days: range
    person_ids: Collection[str]
    not_planned: list[str] = field(default_factory=list)

    def write_up_by(self) -> tuple[int, ...]:
        """For each planned day: the end of the last working day on which a visit of it is written up."""
        return tuple(self._deadline(day) for day in self.days)

    def _deadline(self, day: int) -> int:
        count = self.team.rules.settings.recording.working_days
        return civil(working_days_after(self.team.nation, day, count) + 1)

    def needs(self) -> tuple[RecordingNeed, ...]:
        """Write-ups owed that fall due in the planned weeks, and those of visits of the weeks before."""
        tasks = (need for task in self.team.recording_tasks if (need := self._task(task)) is not None)
        return (*tasks, *self._of_earlier_visits())

    def _task(self, task: RecordingTask) -> RecordingNeed | None:
        name = f"The write-up {task.id}" + (f" of case {task.case}" if task.case else "")
        if task.staff not in self.person_ids:
            self.not_planned.append(f"{name} cannot be planned: its writer is not in post these weeks.")
            return None
        due = task.due.toordinal()
        if due < self.days.start:
            due = working_days_after(self.team.nation, self.days.start - 1, OVERDUE_WORKING_DAYS)
            self.not_planned.append(
                f"{name} was due on {day_label(task.due.toordinal())}; it is planned by {day_label(due)}."
            )
        minutes = self._share(task.minutes, due)
        if minutes <= 0:
            return None
        finish_by = civil(min(due, self.days.stop - 1) + 1)
        return RecordingNeed(task.id, task.staff, task.case, minutes, finish_by)

    def _share(self, minutes: int, due: int) -> int:
        """All that is due in the plan; of what is due later the planned weeks' share, by working days."""
        if due in self.days:
            return minutes
        till_due = sum(is_working_day(self.team.nation, day) for day in range(self.days.start, due + 1))
        inside = sum(is_working_day(self.team.nation, day) for day in self.days)
        quarters = -(-minutes * inside // (max(1, till_due) * ACTIVITY_GRID))
        least = self.team.rules.settings.recording.visit_minutes
        share = quarters * ACTIVITY_GRID
        # Less than a useful piece waits for the week in which it is due.
        return share if share >= least and minutes - share >= least else 0

    def _of_earlier_visits(self) -> Iterator[RecordingNeed]:
        """Visits of kept rotas before the plan that nobody has time to write up in their own weeks."""
        for rota in self.team.rotas:
            written = {
                activity.demand
                for shift in rota.shifts
                for activity in shift.activities
                if activity.kind == "recording"
            }
            for visit, (staff, activity) in _visits(rota).items():
                day = day_of(activity.start)
                if visit in written or day >= self.days.start or staff not in self.person_ids:
                    continue
                base = visit.partition("@")[0]
                if self._deadline(day) > civil(self.days.start):
                    yield RecordingNeed(
                        id=f"{visit[:85]}@{day_iso(day)}",
                        staff=staff,
                        case=next((each.case for each in self.team.visits if each.id == base), None),
                        minutes=self.team.rules.settings.recording.visit_minutes,
                        finish_by=min(self._deadline(day), civil(self.days.stop)),
                    )


def _visits(rota: Rota) -> dict[str, tuple[str, Activity]]:
    """The visits of a rota, each with the first of its workers."""
    found: dict[str, tuple[str, Activity]] = {}
    for shift in rota.shifts:
        for activity in shift.activities:
            if activity.kind == "visit" and activity.demand is not None:
                found.setdefault(activity.demand, (shift.staff, activity))
    return found
