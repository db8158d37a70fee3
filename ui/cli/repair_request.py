"""One run of `repair`: read team and rota, add who is away, search near the rota with a way to stop."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.domain.errors import PlannerError
from planner.domain.records import DateRange
from planner.domain.rota import Rota
from planner.domain.staff import Absence, StaffMember
from planner.domain.team import Team
from planner.domain.time_grid import civil, civil_of, parse_iso_minute
from planner.ports import SolveSettings
from planner.services.repair_rota import RepairedRota, repair_rota
from planner.services.system_clock import SystemClock
from ui.bootstrap import make_solver
from ui.cli.documents import load_rota, load_team, refuse_reading_twice, refuse_unwritable
from ui.cli.plan_progress import progress_for, progress_kind
from ui.cli.plan_request import who
from ui.cli.stop_signal import StopSignal

SICK_STEP = "Write it as PERSON:DAY or PERSON:DAY..DAY, as amira:2026-11-24..2026-11-26."


@dataclass(frozen=True)
class RepairRequest:
    """What was asked for, as given on the command line; `moment` None: from now on."""

    team: str
    rota: str
    moment: str | None
    sick: Sequence[str]
    settings: SolveSettings
    path: str | None
    shows_progress: bool
    as_json: bool

    @cached_property
    def loaded_team(self) -> Team:
        """The team with those who are away as well."""
        team = load_team(self.team)
        taken = {absence.id for absence in team.absences}
        away = tuple(_absence(team, text, number, taken) for number, text in enumerate(self.sick, start=1))
        return team.model_copy(update={"absences": (*team.absences, *away)})

    @cached_property
    def loaded_rota(self) -> Rota:
        return load_rota(self.rota, self.loaded_team)

    def run(self) -> RepairedRota:
        """Repair the rota. Raises PlannerError before the search when input or output cannot be used."""
        refuse_reading_twice([self.team, self.rota])
        refuse_unwritable(self.path)
        team, rota = self.loaded_team, self.loaded_rota
        clock = SystemClock()
        moment = civil_of(clock.now()) if self.moment is None else read_moment(self.moment)
        kind = progress_kind(shows=self.shows_progress, as_json=self.as_json)
        progress = progress_for(team, rota.first_day, rota.weeks, self.settings, kind)
        with StopSignal() as stop, progress:
            return repair_rota(
                team,
                rota,
                moment,
                make_solver(),
                self.settings,
                who=who(),
                clock=clock,
                on_progress=progress.tell,
                should_stop=lambda: stop.is_asked,
            )


def read_moment(text: str) -> int:
    """The civil minute of `2026-11-24T12:00`, or of the beginning of `2026-11-24`."""
    try:
        return parse_iso_minute(text) if "T" in text else civil(date.fromisoformat(text))
    except ValueError:
        raise PlannerError(
            f"“{text}” is no moment.", "Write it as 2026-11-24T12:00, or as 2026-11-24 for the whole day."
        ) from None


def _absence(team: Team, text: str, number: int, taken: set[str]) -> Absence:
    name, _, days = text.rpartition(":")
    member = _member(team, name)
    first_text, _, last_text = days.partition("..")
    try:
        first = date.fromisoformat(first_text)
        last = date.fromisoformat(last_text) if last_text else first
    except ValueError:
        raise PlannerError(f"“{days}” in “{text}” is no day, nor days.", SICK_STEP) from None
    if last < first:
        raise PlannerError(f"“{text}” ends before it begins.", SICK_STEP)
    free_id = next(each for at in range(number, 10_000) if (each := f"away-{at}") not in taken)
    taken.add(free_id)
    return Absence(id=free_id, staff=member.id, kind="sick", dates=DateRange(first=first, last=last))


def _member(team: Team, name: str) -> StaffMember:
    found = [member for member in team.staff if name in (member.id, member.name)]
    if not found:
        found = [member for member in team.staff if member.name.split()[0].lower() == name.lower()]
    if len(found) != 1:
        whom = "nobody" if not found else "more than one person"
        raise PlannerError(f"“{name}” is {whom} of {team.name}.", SICK_STEP)
    return found[0]
