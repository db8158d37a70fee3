"""One run of `plan`: read, check that the result can be written, search with progress and a way to stop."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from planner.domain.errors import PlannerError
from planner.domain.rota import Rota
from planner.domain.team import Team
from planner.domain.time_grid import civil_of, day_of
from planner.ports import SolveSettings
from planner.reports.front_line_hours import front_line_hours
from planner.services.build_rota import NoRotaError, PlannedRota, plan_rota
from planner.services.explain.records import Clash
from planner.services.freeze_problem import freeze_problem
from planner.services.system_clock import SystemClock
from planner.services.week_to_plan import week_to_plan
from ui.bootstrap import make_solver
from ui.cli.documents import load_rota, load_team, refuse_reading_twice, refuse_unwritable
from ui.cli.plan_progress import progress_for, progress_kind
from ui.cli.stop_signal import StopSignal
from ui.cli.streams import is_terminal, note, output


@dataclass(frozen=True)
class PlanRequest:
    """What was asked for; `team`, `base` and `path` as given on the command line."""

    team: str
    first_day: date | None
    weeks: int
    settings: SolveSettings
    base: str | None
    path: str | None
    as_json: bool
    shows_progress: bool

    @cached_property
    def loaded_team(self) -> Team:
        return load_team(self.team)

    @cached_property
    def loaded_base(self) -> Rota | None:
        return load_rota(self.base, self.loaded_team) if self.base else None

    def run(self) -> PlannedRota:
        """Plan the rota. Raises PlannerError before the search when input or output cannot be used."""
        _refuse_far_weeks(self.first_day)
        refuse_reading_twice([self.team, self.base or ""])
        refuse_unwritable(self.path)
        if self.path is None or self.as_json:
            output()
        team, base = self.loaded_team, self.loaded_base
        clock = SystemClock()
        first_day = self.first_day or (base.first_day if base else None)
        monday = first_day or week_to_plan(team, day_of(civil_of(clock.now())))
        if self.shows_progress and not self.as_json and is_terminal(sys.stderr):
            note(
                front_line_hours(team, freeze_problem(team, monday, self.weeks, base, is_anew=True)).sentence
            )
        kind = progress_kind(shows=self.shows_progress, as_json=self.as_json)
        progress = progress_for(team, monday, self.weeks, self.settings, kind)
        with StopSignal() as stop, progress:
            return plan_rota(
                team,
                monday,
                self.weeks,
                make_solver(),
                self.settings,
                who=who(),
                clock=clock,
                base=base,
                on_progress=progress.tell,
                should_stop=lambda: stop.is_asked,
            )

    def clashes(self, error: NoRotaError) -> tuple[Clash, ...]:
        """What cannot stand together, where the law and the pins leave no rota."""
        if error.result.status != "infeasible":
            return ()
        from ui.cli.clash_lines import clashes_of_week

        first_day = date.fromordinal(error.problem.first_day)
        return clashes_of_week(self.loaded_team, first_day, self.weeks, self.loaded_base)


def _refuse_far_weeks(first_day: date | None) -> None:
    if first_day is not None and not 2000 <= first_day.year < 2200:
        raise PlannerError(f"{first_day} is no day of a plan.", "Name a day of the years 2000 to 2199.")


def who() -> str:
    """In whose name the rota is made: the name of the account."""
    import getpass

    try:
        return getpass.getuser()[:120] or "rotabene"
    except (OSError, KeyError, ImportError):
        return "rotabene"
